"""Verification of the settings that are policy. No digest covers their rows: the newest entry about each
says what it has to be."""

from __future__ import annotations

import sqlite3

from desktop.domain.log_entries import LogProblem
from desktop.domain.logged_settings import KINDS, as_stated, is_logged, stated_settings
from desktop.storage.log_format import parse_body


def setting_problems(connection: sqlite3.Connection) -> list[LogProblem]:
    """What is set and nobody logged, or logged and is not set; the entry named is the newest about it."""
    stated = _stated(connection)
    there = dict(connection.execute("SELECT name, value FROM setting").fetchall())
    problems = []
    for name, (seq, value) in sorted(stated.items()):
        found = as_stated(name, str(there[name])) if name in there else None
        if found != value:
            text = f"The setting {name} is “{found or ''}”, entry {seq} made it “{value}”."
            problems.append(LogProblem(seq, text))
    for name in sorted(there.keys() - stated.keys()):
        if is_logged(name):
            problems.append(
                LogProblem(0, f"The setting {name} is “{there[name]}”, and no entry made it so.")
            )
    return problems


def _stated(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    marks = ", ".join("?" * len(KINDS))
    entries = connection.execute(
        f"SELECT seq, kind, body FROM log_entry WHERE kind IN ({marks}) ORDER BY seq",  # noqa: S608
        [kind.value for kind in KINDS],
    )
    found: dict[str, tuple[int, str]] = {}
    for seq, kind, body in entries:
        try:
            stated = stated_settings(kind, parse_body(body)["data"])
        except (KeyError, TypeError, ValueError):
            continue  # reading the log has found it, or a program before this one wrote it so
        found |= {name: (seq, value) for name, value in stated.items()}
    return found
