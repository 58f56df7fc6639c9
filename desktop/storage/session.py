"""One reading or recording of the workspace: a connection within a transaction, and what it may do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop.domain.people import Person
from desktop.storage.row_digest import COVERED_COLUMNS, Value, leaves_digest, row_leaf


class Session:
    """What the stores of one `with` block share.

    Rows of the tables in `row_digest.COVERED_COLUMNS` go in through `record`: they get the number of the
    next log entry, and that entry takes up their digest. A block that recorded such rows and ended without
    an entry is a bug, and nothing of it is kept.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        actor: str,
        *,
        recording: bool,
        person: Person | None = None,
    ) -> None:
        self.connection = connection
        self.actor = actor
        self.person = person
        """Who is signed in; `actor` is then their name."""
        self._recording = recording
        self._pending: list[bytes] = []
        self.checkpoint_occasion: str | None = None
        """Kind of the last entry that calls for a checkpoint, None while there is none."""

    def require_recording(self) -> None:
        """Raises `RuntimeError` (a bug) when this is a reading, or a recording that has ended."""
        if not self._recording:
            raise RuntimeError("the record is only written inside `with workspace.recording()`")

    def end(self) -> None:
        """After this nothing can be written through the stores."""
        self._recording = False

    @property
    def has_pending(self) -> bool:
        """Whether rows were recorded that no log entry speaks for yet."""
        return bool(self._pending)

    def take_pending(self) -> str | None:
        """The digest of the rows since the last entry, None when there are none; then starts anew."""
        if not self._pending:
            return None
        digest = leaves_digest(self._pending)
        self._pending.clear()
        return digest

    @property
    def next_seq(self) -> int:
        """The number that the next log entry gets (certain only inside a recording)."""
        return int(self.value("SELECT coalesce(max(seq), 0) + 1 FROM log_entry"))

    def rows(
        self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()
    ) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, parameters).fetchall()

    def row(
        self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()
    ) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self.connection.execute(sql, parameters).fetchone()
        return found

    def value(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> Any:
        """First column of the first row, None when there is no row."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def write(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Executes one statement; returns the last row id. Raises `RuntimeError` outside a recording."""
        self.require_recording()
        return int(self.connection.execute(sql, parameters).lastrowid or 0)

    def write_many(self, sql: str, parameters: Iterable[Sequence[Value]]) -> None:
        """Executes one statement for each tuple. Raises `RuntimeError` outside a recording."""
        self.require_recording()
        self.connection.executemany(sql, parameters)

    def next_id(self, table: str) -> int:
        """The number that the next row of an AUTOINCREMENT table gets; numbers are never used again."""
        used = self.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return int(used or 0) + 1

    def record(self, table: str, rows: Sequence[Mapping[str, Value]]) -> None:
        """Adds rows of a covered table. Raises `RuntimeError` outside a recording.

        Each row must name exactly the columns of `COVERED_COLUMNS[table]`.
        """
        self.require_recording()
        columns = COVERED_COLUMNS[table]
        seq = self.next_seq
        values = []
        for row in rows:
            if row.keys() != set(columns):
                raise RuntimeError(f"the columns of {table} are {', '.join(columns)}")
            values.append(tuple(row[name] for name in columns))
        leaves = [row_leaf(table, one) for one in values]
        marks = ", ".join("?" * (len(columns) + 1))
        self.connection.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}, log_seq) VALUES ({marks})",  # noqa: S608
            ((*one, seq) for one in values),
        )
        self._pending.extend(leaves)
