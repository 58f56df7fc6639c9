"""Enrolments: runs over a folder, what each has dealt with, and which images it refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.domain.galleries import Enrolment, Refusal
from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.refusals import RefusalReason
from desktop.errors import WrongUse
from desktop.storage.columns import now
from desktop.storage.row_digest import Value
from desktop.storage.session import Session

_SELECT = """SELECT enrolment_id, gallery_id, folder, metadata_file, total, started_at, finished_at,
    (SELECT count(*) FROM enrolment_done AS d WHERE d.enrolment_id = e.enrolment_id AND NOT EXISTS (
        SELECT 1 FROM refusal AS r
        WHERE r.enrolment_id = d.enrolment_id AND r.relative_path = d.relative_path)),
    (SELECT count(*) FROM refusal AS r WHERE r.enrolment_id = e.enrolment_id),
    options
FROM enrolment AS e"""


class EnrolmentStore:
    """These rows may change and no log digest covers them: they say how far work is, not what is true."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def start(
        self, gallery_id: int, folder: str, metadata_file: str | None, total: int, options: str = "{}"
    ) -> Enrolment:
        """`total` in images; `options` is JSON text, kept as it is."""
        enrolment_id = self._session.write(
            "INSERT INTO enrolment (gallery_id, folder, metadata_file, total, options, started_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (int(gallery_id), folder, metadata_file, int(total), options, format_instant(now())),
        )
        return self.get(enrolment_id)

    def get(self, enrolment_id: int) -> Enrolment:
        """Raises `WrongUse` for a number that no enrolment has."""
        found = self._one("WHERE enrolment_id = ?", (int(enrolment_id),))
        if found is None:
            raise WrongUse(detail=f"There is no enrolment with the number {enrolment_id}.")
        return found

    def note_done(self, enrolment_id: int, images: Iterable[tuple[str, str]]) -> None:
        """Images that were enrolled, as (relative path, SHA-256)."""
        self._session.write_many(
            "INSERT INTO enrolment_done (enrolment_id, relative_path, image_sha256) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET image_sha256 = excluded.image_sha256",
            [(int(enrolment_id), path, sha256) for path, sha256 in images],
        )

    def refuse(self, enrolment_id: int, refusals: Sequence[Refusal]) -> None:
        """Images that were not enrolled; a later refusal of the same path takes the place of the former."""
        self._session.write_many(
            "INSERT INTO refusal (enrolment_id, relative_path, image_sha256, reason, sentence)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (enrolment_id, relative_path) DO UPDATE SET"
            " image_sha256 = excluded.image_sha256, reason = excluded.reason, sentence = excluded.sentence",
            [
                (int(enrolment_id), r.relative_path, r.image_sha256, r.reason.value, r.sentence)
                for r in refusals
            ],
        )

    def done_paths(self, enrolment_id: int) -> set[str]:
        """Relative paths that need not be looked at again: enrolled or refused."""
        rows = self._session.rows(
            "SELECT relative_path FROM enrolment_done WHERE enrolment_id = :id"
            " UNION SELECT relative_path FROM refusal WHERE enrolment_id = :id",
            {"id": int(enrolment_id)},
        )
        return {path for (path,) in rows}

    def done_images(self, enrolment_id: int) -> set[str]:
        """SHA-256 of the images of `done_paths`, where they were read at all."""
        rows = self._session.rows(
            "SELECT image_sha256 FROM enrolment_done WHERE enrolment_id = :id UNION"
            " SELECT image_sha256 FROM refusal WHERE enrolment_id = :id AND image_sha256 IS NOT NULL",
            {"id": int(enrolment_id)},
        )
        return {sha256 for (sha256,) in rows}

    def finish(self, enrolment_id: int) -> Enrolment:
        """Marks it finished now."""
        self._session.write(
            "UPDATE enrolment SET finished_at = ? WHERE enrolment_id = ?",
            (format_instant(now()), int(enrolment_id)),
        )
        return self.get(enrolment_id)

    def unfinished(self, gallery_id: int) -> Enrolment | None:
        """The latest that runs or was cut short."""
        return self._one("WHERE gallery_id = ? AND finished_at IS NULL", (int(gallery_id),))

    def unfinished_in(self, gallery_id: int, folder: str) -> list[Enrolment]:
        """Those over one folder, the latest first."""
        return self._read(
            "WHERE gallery_id = ? AND folder = ? AND finished_at IS NULL ORDER BY enrolment_id DESC",
            (int(gallery_id), folder),
        )

    def all_in(self, gallery_id: int, folder: str) -> list[Enrolment]:
        """Those over one folder, finished or not, the latest first."""
        return self._read(
            "WHERE gallery_id = ? AND folder = ? ORDER BY enrolment_id DESC", (int(gallery_id), folder)
        )

    def latest(self, gallery_id: int) -> Enrolment | None:
        """The latest, finished or not."""
        return self._one("WHERE gallery_id = ?", (int(gallery_id),))

    def refusals(self, enrolment_id: int) -> list[Refusal]:
        """In the order they were noted."""
        return self._refusals("WHERE enrolment_id = ?", enrolment_id)

    def refusals_of_gallery(self, gallery_id: int) -> list[Refusal]:
        """Of all its enrolments, in the order they were noted."""
        return self._refusals(
            "WHERE enrolment_id IN (SELECT enrolment_id FROM enrolment WHERE gallery_id = ?)", gallery_id
        )

    def _refusals(self, where: str, number: int) -> list[Refusal]:
        rows = self._session.rows(
            "SELECT relative_path, image_sha256, reason, sentence FROM refusal "  # noqa: S608
            f"{where} ORDER BY refusal_id",
            (int(number),),
        )
        return [Refusal(path, sha256, RefusalReason(reason), text) for path, sha256, reason, text in rows]

    def _one(self, where: str, parameters: Sequence[Value]) -> Enrolment | None:
        found = self._read(f"{where} ORDER BY enrolment_id DESC LIMIT 1", parameters)
        return found[0] if found else None

    def _read(self, where: str, parameters: Sequence[Value]) -> list[Enrolment]:
        return [_enrolment(*row) for row in self._session.rows(f"{_SELECT} {where}", parameters)]


def _enrolment(
    enrolment_id: int,
    gallery_id: int,
    folder: str,
    metadata_file: str | None,
    total: int,
    started_at: str,
    finished_at: str | None,
    enrolled: int,
    refused: int,
    options: str,
) -> Enrolment:
    return Enrolment(
        enrolment_id=enrolment_id,
        gallery_id=gallery_id,
        folder=folder,
        metadata_file=metadata_file,
        total=total,
        started_at=parse_instant(started_at),
        finished_at=None if finished_at is None else parse_instant(finished_at),
        enrolled=enrolled,
        refused=refused,
        options=options,
    )
