"""Connections for as many threads as read or record at once; none is ever used by two."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.storage.database import connect


class ConnectionPool:
    """A thread has a connection for the length of one `with`; it is then kept for the next one.

    Lent by block rather than owned by thread, so that threads that end leave nothing open.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # Re-entrant: a generator that is collected inside gives its connection back inside.
        self._guard = threading.RLock()
        self._free: list[sqlite3.Connection] = []
        self._lent: set[sqlite3.Connection] = set()
        self._closed = False

    @contextmanager
    def lend(self) -> Iterator[sqlite3.Connection]:
        """Raises `sqlite3.Error`, and `RuntimeError` after `close`."""
        connection = self._take()
        try:
            yield connection
        finally:
            self._give_back(connection)

    def _take(self) -> sqlite3.Connection:
        with self._guard:
            if self._closed:
                raise RuntimeError("the workspace is closed")
            connection = self._free.pop() if self._free else connect(self._path)
            self._lent.add(connection)
            return connection

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._guard:
            self._lent.discard(connection)
            if self._closed:
                connection.close()
            else:
                self._free.append(connection)

    def close(self) -> None:
        """Closes every connection; one that is lent is closed when it comes back."""
        with self._guard:
            self._closed = True
            while self._free:
                self._free.pop().close()
