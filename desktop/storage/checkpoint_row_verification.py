"""Verification of what stands beside a checkpoint's note that no signature covers: occasion and time.

Pages show them, so they have to fit the entries, which are covered.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta

from desktop.domain.log_entries import CHECKPOINT_KINDS, LogProblem, parse_instant
from desktop.storage.checkpoint_store import ASKED
from desktop.storage.log_format import parse_body

_SINCE = 4
_TOLERANCE = timedelta(hours=1)
"""For a clock that was set while the key was asked for."""

_ROWS = """SELECT c.size, c.occasion, c.made_at, e.at, n.at, n.body
FROM checkpoint AS c JOIN log_entry AS e ON e.seq = c.size LEFT JOIN log_entry AS n ON n.seq = c.size + 1
ORDER BY c.size"""


def checkpoint_row_problems(connection: sqlite3.Connection) -> list[LogProblem]:
    """An occasion that is not the entry which called for the checkpoint, and a time before its last entry
    or after the one that follows. Raises `ValueError` for what is no time."""
    if int(connection.execute("PRAGMA user_version").fetchone()[0]) < _SINCE:
        return []
    return list(_problems(connection))


def _problems(connection: sqlite3.Connection) -> Iterator[LogProblem]:
    kinds = sorted(CHECKPOINT_KINDS)
    marks = ", ".join("?" * len(kinds))
    calling = f"SELECT kind FROM log_entry WHERE seq <= ? AND kind IN ({marks}) ORDER BY seq DESC LIMIT 1"  # noqa: S608
    for size, occasion, made_at, at, following, body in connection.execute(_ROWS).fetchall():
        called = connection.execute(calling, (size, *kinds)).fetchone()
        if occasion != ASKED and (called is None or called[0] != occasion):
            yield LogProblem(size, f"The checkpoint of {size} entries was not made for “{occasion}”.")
        if not _fits(made_at, at, following, body):
            yield LogProblem(size, f"The checkpoint of {size} entries was not made at {made_at}.")


def _fits(made_at: str, at: str, following: str | None, body: bytes | None) -> bool:
    made, last, back = parse_instant(made_at), parse_instant(at), timedelta(0)
    if following is not None and body is not None:
        # Somebody set the clock back between the two: the entry that follows says by how much.
        back = timedelta(seconds=float(parse_body(body)["data"].get("clock_behind_seconds", 0)))
        if made > max(last, parse_instant(following)) + _TOLERANCE:
            return False
    return made >= last - back - _TOLERANCE
