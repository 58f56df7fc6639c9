"""The rows of the record by the entry they belong to, for verification, which goes through both at once."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from desktop.storage.redigest import Row
from desktop.storage.row_digest import COVERED_COLUMNS
from desktop.storage.schema import COVERED_SINCE


class RecordReader:
    """Asked for one entry after the other, in ascending order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._groups = _rows_by_entry(connection)
        self._waiting: tuple[int, list[Row]] | None = None

    def before(self, seq: int | None) -> Iterator[int]:
        """Entries that rows name, up to but not including `seq`, which the log has passed; None: all that
        are left."""
        while True:
            if self._waiting is None:
                self._waiting = next(self._groups, None)
            if self._waiting is None or (seq is not None and self._waiting[0] >= seq):
                return
            yield self._waiting[0]
            self._waiting = None

    def of(self, seq: int) -> list[Row]:
        """The rows of entry `seq`; call after `before(seq)` is used up."""
        if self._waiting is None or self._waiting[0] != seq:
            return []
        rows = self._waiting[1]
        self._waiting = None
        return rows


def _rows_by_entry(connection: sqlite3.Connection) -> Iterator[tuple[int, list[Row]]]:
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    streams = [
        _rows(connection, table) for table in COVERED_COLUMNS if COVERED_SINCE.get(table, 1) <= found
    ]
    for seq, rows in groupby(heapq.merge(*streams, key=itemgetter(0)), key=itemgetter(0)):
        yield seq, [row for _, row in rows]


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[int, Row]]:
    columns = ", ".join(COVERED_COLUMNS[table])
    sql = f"SELECT log_seq, {columns} FROM {table} ORDER BY log_seq"  # noqa: S608
    for seq, *values in connection.execute(sql):
        yield seq, (table, tuple(values))
