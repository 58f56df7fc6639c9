"""Which entries speak of a case, a search or a probe: an index beside the log.

It can be made again from the entries alone, and verification does: what is missing from it would be missing
from a case's timeline and from its disclosure pack.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from desktop.storage.log_format import parse_body

INDEXED_FIELDS = ("case_id", "search_id", "probe_id", "look_id")

OF_CASE = """SELECT seq FROM entry_subject WHERE field = 'case_id' AND value = :case
UNION SELECT seq FROM entry_subject WHERE field = 'search_id'
    AND value IN (SELECT search_id FROM search WHERE case_id = :case)
UNION SELECT seq FROM entry_subject WHERE field = 'probe_id'
    AND value IN (SELECT probe_id FROM probe WHERE case_id = :case)"""
"""SQL: the entries of the case `:case`, of its searches and of its probes."""

Subject = tuple[str, str, int]
"""Field, value, entry: a row of `entry_subject`."""


def subjects_of(seq: int, data: Mapping[str, Any]) -> list[Subject]:
    """The rows that belong to entry `seq` with these data."""
    return [(name, data[name], seq) for name in INDEXED_FIELDS if isinstance(data.get(name), str)]


def add_subjects(connection: sqlite3.Connection, subjects: Iterable[Subject]) -> None:
    connection.executemany("INSERT INTO entry_subject (field, value, seq) VALUES (?, ?, ?)", subjects)


def fill(connection: sqlite3.Connection) -> None:
    """Makes the index of a log that has none yet; a body that is none is passed over."""
    for seq, body in connection.execute("SELECT seq, body FROM log_entry ORDER BY seq"):
        try:
            data = parse_body(body)["data"]
        except (ValueError, KeyError, TypeError):
            continue
        if isinstance(data, dict):
            add_subjects(connection, subjects_of(seq, data))
