"""Which measurement files the workspace vouches for. Rates can be measured again: no part of the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.log_entries import format_instant, parse_instant
from desktop.storage.session import Session


@dataclass(frozen=True, slots=True)
class KnownMeasurement:
    """A measurement as the database knows it; `file` and `sha256` as `MeasurementFiles.write` gave them."""

    gallery_id: int
    snapshot_hash: str
    pack_hash: str
    measured_at: datetime
    seconds: float
    file: str
    sha256: str


_COLUMNS = "gallery_id, snapshot_hash, pack_hash, measured_at, seconds, file, file_sha256"


class MeasurementStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, known: KnownMeasurement) -> None:
        """Keeps it; one of the same gallery, snapshot and pack is replaced."""
        key = (int(known.gallery_id), known.snapshot_hash, known.pack_hash)
        self._session.write(
            "DELETE FROM measurement WHERE gallery_id = ? AND snapshot_hash = ? AND pack_hash = ?", key
        )
        self._session.write(
            f"INSERT INTO measurement ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (*key, format_instant(known.measured_at), float(known.seconds), known.file, known.sha256),
        )

    def find(self, gallery_id: int, snapshot_hash: str, pack_hash: str) -> KnownMeasurement | None:
        """What was measured on exactly this content with exactly this pack."""
        row = self._session.row(
            f"SELECT {_COLUMNS} FROM measurement"  # noqa: S608
            " WHERE gallery_id = ? AND snapshot_hash = ? AND pack_hash = ?",
            (int(gallery_id), snapshot_hash, pack_hash),
        )
        return None if row is None else _known(*row)

    def latest(self, gallery_id: int) -> KnownMeasurement | None:
        """The newest of a gallery, whatever its content was then."""
        row = self._session.row(
            f"SELECT {_COLUMNS} FROM measurement WHERE gallery_id = ?"  # noqa: S608
            " ORDER BY measurement_id DESC LIMIT 1",
            (int(gallery_id),),
        )
        return None if row is None else _known(*row)

    def files(self, gallery_id: int) -> set[str]:
        """The files of a gallery that count."""
        rows = self._session.rows("SELECT file FROM measurement WHERE gallery_id = ?", (int(gallery_id),))
        return {file for (file,) in rows}

    def drop_all(self, gallery_id: int) -> None:
        """Forgets everything that was measured on a gallery."""
        self._session.write("DELETE FROM measurement WHERE gallery_id = ?", (int(gallery_id),))

    def drop_unused(self, gallery_id: int) -> None:
        """Forgets all of a gallery but the two newest and those that a search was done with.

        The one before the newest may be what a search that is not recorded yet is done with.
        """
        where = """gallery_id = ? AND measurement_id NOT IN (
            SELECT measurement_id FROM measurement AS newest WHERE newest.gallery_id = ?
            ORDER BY measurement_id DESC LIMIT 2
        ) AND NOT EXISTS (
            SELECT 1 FROM search WHERE search.gallery_id = measurement.gallery_id
            AND search.snapshot_hash = measurement.snapshot_hash
            AND search.pack_hash = measurement.pack_hash
        )"""
        key = (int(gallery_id), int(gallery_id))
        self._session.write(f"DELETE FROM measurement WHERE {where}", key)  # noqa: S608


def _known(
    gallery_id: int, snapshot: str, pack: str, at: str, seconds: float, file: str, sha256: str
) -> KnownMeasurement:
    return KnownMeasurement(gallery_id, snapshot, pack, parse_instant(at), seconds, file, sha256)
