"""Signed checkpoints of the log, and where copies of them went: added and read, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.checkpoints import note_hash
from desktop.domain.log_entries import format_instant, parse_instant
from desktop.storage.columns import now
from desktop.storage.session import Session


@dataclass(frozen=True, slots=True)
class StoredCheckpoint:
    """`root` (hex) is that of the first `size` entries; `note` is the signed text; `occasion` is the kind
    of the entry that called for it, or `ASKED`."""

    size: int
    root: str
    note: str
    occasion: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """The checkpoint of `size` entries reached `destination`; `token` is what came back, if anything."""

    size: int
    destination: str
    at: datetime
    token: bytes | None


ASKED = "asked"
"""The occasion of a checkpoint that somebody wanted without anything being recorded."""

_COLUMNS = "size, root, note, occasion, made_at"


class CheckpointStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, size: int, root: str, note: str, occasion: str) -> StoredCheckpoint:
        """Raises `RuntimeError` outside a recording."""
        at = now()
        self._session.write(
            f"INSERT INTO checkpoint ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
            (size, bytes.fromhex(root), note, occasion, format_instant(at)),
        )
        return StoredCheckpoint(size, root, note, occasion, at)

    def all(self) -> list[StoredCheckpoint]:
        """Oldest first."""
        return self._where("1")

    def newest(self, limit: int, offset: int = 0) -> list[StoredCheckpoint]:
        """Newest first."""
        sql = f"SELECT {_COLUMNS} FROM checkpoint ORDER BY size DESC LIMIT ? OFFSET ?"  # noqa: S608
        return [_checkpoint(row) for row in self._session.rows(sql, (limit, offset))]

    def ask(self) -> None:
        """The recording signs the head of the log when it ends, though no entry calls for it."""
        self._session.require_recording()
        self._session.checkpoint_occasion = self._session.checkpoint_occasion or ASKED

    def count(self) -> int:
        return int(self._session.value("SELECT count(*) FROM checkpoint"))

    def latest(self) -> StoredCheckpoint | None:
        found = self.newest(1)
        return found[0] if found else None

    def of_size(self, size: int) -> StoredCheckpoint | None:
        found = self._where("size = ?", size)
        return found[0] if found else None

    def covering(self, seq: int) -> StoredCheckpoint | None:
        """The first one that speaks for entry `seq`."""
        found = self._where("size = (SELECT min(size) FROM checkpoint WHERE size >= ?)", seq)
        return found[0] if found else None

    def undelivered(self, destination: str) -> list[StoredCheckpoint]:
        """Those that did not reach `destination` yet, oldest first."""
        return self._where(
            "size NOT IN (SELECT size FROM checkpoint_delivery WHERE destination = ?)", destination
        )

    def after(self, size: int) -> list[StoredCheckpoint]:
        """Those of more entries than that, oldest first."""
        return self._where("size > ?", size)

    def tokens_missing_from(self, destination: str) -> list[Delivery]:
        """Deliveries whose token did not reach `destination` yet, oldest checkpoint first."""
        sql = (
            "SELECT size, destination, at, token FROM checkpoint_delivery WHERE token IS NOT NULL"
            " AND size NOT IN (SELECT size FROM checkpoint_delivery WHERE destination = ?)"
            " ORDER BY size, delivery_id"
        )
        return [_delivery(row) for row in self._session.rows(sql, (destination,))]

    def newest_delivery(self, destination: str) -> Delivery | None:
        """The one of most entries that reached `destination`."""
        sql = (
            "SELECT size, destination, at, token FROM checkpoint_delivery WHERE destination = ?"
            " ORDER BY size DESC, delivery_id DESC LIMIT 1"
        )
        found = self._session.row(sql, (destination,))
        return None if found is None else _delivery(found)

    def add_delivery(self, size: int, destination: str, token: bytes | None = None) -> None:
        """Raises `RuntimeError` outside a recording."""
        self._session.write(
            "INSERT INTO checkpoint_delivery (size, destination, at, token) VALUES (?, ?, ?, ?)",
            (size, destination, format_instant(now()), token),
        )

    def deliveries(self) -> list[Delivery]:
        """In the order in which they were made."""
        sql = "SELECT size, destination, at, token FROM checkpoint_delivery ORDER BY delivery_id"
        return [_delivery(row) for row in self._session.rows(sql)]

    def _where(self, condition: str, *parameters: int | str) -> list[StoredCheckpoint]:
        sql = f"SELECT {_COLUMNS} FROM checkpoint WHERE {condition} ORDER BY size"  # noqa: S608
        return [_checkpoint(row) for row in self._session.rows(sql, parameters)]


def newest_note_hash(session: Session) -> str | None:
    """Of the newest checkpoint stored so far, None where there is none."""
    note = session.value("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
    return None if note is None else note_hash(note)


def _delivery(row: tuple[int, str, str, bytes | None]) -> Delivery:
    size, destination, at, token = row
    return Delivery(int(size), destination, parse_instant(at), token)


def _checkpoint(row: tuple[int, bytes, str, str, str]) -> StoredCheckpoint:
    size, root, note, occasion, made_at = row
    return StoredCheckpoint(int(size), bytes(root).hex(), note, occasion, parse_instant(made_at))
