"""Enrolled faces: what is recorded about each, and its row in the template file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from desktop.domain.faces import DetectedFace
from desktop.domain.galleries import EnrolledFace, NewFace
from desktop.domain.subjects import CaptureRecord
from desktop.storage.columns import (
    RECORD_COLUMNS,
    face_columns,
    face_from_columns,
    record_columns,
    record_from_columns,
)
from desktop.storage.face_columns import FaceColumns, read_columns
from desktop.storage.gallery_sizes import GallerySizes
from desktop.storage.row_digest import Value
from desktop.storage.session import Session

_COLUMNS = (
    "face_id, gallery_id, row, image_sha256, relative_path, box, landmarks, confidence, quality, "
    + RECORD_COLUMNS
)
_CHUNK = 500


class FaceStore:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._sizes = GallerySizes(session)

    def add_batch(self, gallery_id: int, first_row: int, faces: Sequence[NewFace]) -> list[int]:
        """Adds faces whose templates already lie, synced, in rows `first_row`... of the template file.

        Returns their face ids, in order. Needs a log entry (one for the batch).
        Raises `ValueError` unless `first_row` is `valid_rows(gallery_id)`.
        """
        if first_row != self.valid_rows(gallery_id):
            raise ValueError(
                f"row {first_row} does not follow the {self.valid_rows(gallery_id)} rows so far"
            )
        first_id = self._session.next_id("face")
        rows: list[dict[str, Value]] = [
            {
                "face_id": first_id + index,
                "gallery_id": int(gallery_id),
                "row": first_row + index,
                "image_sha256": face.image_sha256,
                "relative_path": face.relative_path,
                **record_columns(face.record),
                **face_columns(face.face, face.quality),
            }
            for index, face in enumerate(faces)
        ]
        if rows:
            size = self._sizes.with_faces(gallery_id, [face.record for face in faces])
            self._session.record("face", rows)
            self._sizes.keep(gallery_id, size)
        return [first_id + index for index in range(len(rows))]

    def get_many(self, face_ids: Iterable[int]) -> dict[int, EnrolledFace]:
        """By face id; ids that no face has are left out."""
        wanted = [int(face_id) for face_id in face_ids]
        found: dict[int, EnrolledFace] = {}
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            marks = ", ".join("?" * len(part))
            sql = f"SELECT {_COLUMNS} FROM face WHERE face_id IN ({marks})"  # noqa: S608
            for row in self._session.rows(sql, part):
                found[row[0]] = _face(*row)
        return found

    def page(self, gallery_id: int, first_row: int, limit: int) -> list[EnrolledFace]:
        """Faces in the order of their enrolment, from a row of the template file on."""
        sql = f"SELECT {_COLUMNS} FROM face WHERE gallery_id = ? AND row >= ? ORDER BY row LIMIT ?"  # noqa: S608
        rows = self._session.rows(sql, (int(gallery_id), int(first_row), int(limit)))
        return [_face(*row) for row in rows]

    def count(self, gallery_id: int) -> int:
        return self._sizes.of(gallery_id).faces

    def columns(self, gallery_id: int) -> FaceColumns:
        """Every face of a gallery in the order of enrolment, as a snapshot needs it."""
        return read_columns(self._session, gallery_id)

    def pictures(self, gallery_id: int) -> list[tuple[int, str, str]]:
        """(face id, path of the file, image SHA-256) of every face in the order of enrolment."""
        return self._session.rows(
            "SELECT face_id, relative_path, image_sha256 FROM face WHERE gallery_id = ? ORDER BY row",
            (int(gallery_id),),
        )

    def content_version(self, gallery_id: int) -> tuple[int, int]:
        """Differs whenever faces were enrolled or removed: ids are never used again, rows never change."""
        return self._sizes.version(gallery_id)

    def image_hashes(self, gallery_id: int) -> set[str]:
        """SHA-256 of every image that a face of the gallery was enrolled from."""
        sql = "SELECT DISTINCT image_sha256 FROM face WHERE gallery_id = ?"
        return {sha256 for (sha256,) in self._session.rows(sql, (int(gallery_id),))}

    def common_images(self, gallery_id: int, other_id: int) -> int:
        """How many pictures two galleries have in common."""
        sql = """SELECT count(*) FROM face AS one WHERE one.gallery_id = ? AND EXISTS (
            SELECT 1 FROM face AS two
            WHERE two.gallery_id = ? AND two.image_sha256 = one.image_sha256)"""
        return int(self._session.value(sql, (int(gallery_id), int(other_id))))

    def is_enrolled_image(self, image_sha256: str) -> bool:
        """Whether a face of any gallery comes from the picture."""
        return self._session.row("SELECT 1 FROM face WHERE image_sha256 = ?", (image_sha256,)) is not None

    def has_image(self, gallery_id: int, sha256: str) -> bool:
        """Whether a face of the gallery was enrolled from exactly this file."""
        sql = "SELECT 1 FROM face WHERE gallery_id = ? AND image_sha256 = ? LIMIT 1"
        return self._session.row(sql, (int(gallery_id), sha256)) is not None

    def valid_rows(self, gallery_id: int) -> int:
        """How many rows of the gallery's template file the database vouches for.

        Rows of faces that were expunged count: they hold zeros, and digests of earlier batches cover them.
        """
        sql = """SELECT max(
            coalesce((SELECT max(row) FROM face WHERE gallery_id = :id), -1),
            coalesce((SELECT max(row) FROM expunged_face WHERE gallery_id = :id), -1)
        ) + 1"""
        return int(self._session.value(sql, {"id": int(gallery_id)}))

    def records(self, gallery_id: int) -> dict[str, CaptureRecord]:
        """What is recorded with the first face of each subject."""
        # SQLite gives the bare columns of a min() the values of the row that has the minimum.
        sql = f"SELECT {RECORD_COLUMNS}, min(row) FROM face WHERE gallery_id = ? GROUP BY subject_id"  # noqa: S608
        rows = self._session.rows(sql, (int(gallery_id),))
        return {row[0]: record_from_columns(*row[:-1]) for row in rows}


def _face(
    face_id: int,
    gallery_id: int,
    row: int,
    image_sha256: str,
    relative_path: str,
    box: str,
    landmarks: str,
    confidence: float,
    quality: str,
    *record: Any,
) -> EnrolledFace:
    face: DetectedFace
    face, measured = face_from_columns(box, landmarks, confidence, quality)
    return EnrolledFace(
        face_id=face_id,
        gallery_id=gallery_id,
        record=record_from_columns(*record),
        image_sha256=image_sha256,
        file_name=relative_path.rsplit("/", 1)[-1],
        face=face,
        quality=measured,
        row=row,
    )
