"""Verification of what the database is made of: tables, indexes and guards have to be ours to the letter.

Rows are only what they seem where the tables are: a view in the place of one can show verification other
rows than the program, a table without STRICT holds the hash of some bytes as well as the bytes, an index
that leaves rows out hides them from whoever looks them up.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache

from desktop.domain.log_entries import LogProblem
from desktop.storage import database
from desktop.storage.expungement_verification import known_here as expungements_known
from desktop.storage.schema import APPLICATION_ID, TABLES_BY_FORMAT, triggers_of

_OF_THE_LIBRARY = "_sqlite_migrations"
"""The table in which sqlite-utils notes what was migrated; it and its index are as that library's version
makes them."""


def schema_problems(connection: sqlite3.Connection) -> list[LogProblem]:
    """Of the database as a whole: none of them names an entry."""
    found = format_of(connection)
    texts = [*_numbers_of_the_file(connection, found), *_definitions(connection, found)]
    texts += _trigger_texts(connection, found)
    return [LogProblem(0, text) for text in texts]


def format_of(connection: sqlite3.Connection) -> int:
    """Older than this program's in a workspace that it has not opened yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _numbers_of_the_file(connection: sqlite3.Connection, found: int) -> Iterator[str]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID or found < 1:
        yield "The database does not call itself one of Second Look."
    elif found > database.FORMAT:
        yield (
            f"The database calls itself of format {found}, this program reads up to {database.FORMAT}: "
            "verify it with the program that wrote it."
        )


def _definitions(connection: sqlite3.Connection, found: int) -> Iterator[str]:
    expected = _expected(tuple(_statements(min(found, database.FORMAT))))
    there = _read(connection)
    for key, text in expected.items():
        kind, name = key
        if key not in there:
            yield f"The {kind} {name} is missing."
        elif there[key] != text:
            yield f"The {kind} {name} is not defined as this program defines it."
    for kind, name in sorted(there.keys() - expected.keys()):
        yield f"There is a {kind} {name} that does not belong here."


def _statements(format_number: int) -> Iterator[str]:
    for brought, statements in sorted(TABLES_BY_FORMAT.items()):
        if brought <= format_number:
            yield from statements


@cache
def _expected(statements: tuple[str, ...]) -> dict[tuple[str, str], tuple[str, str | None]]:
    """What SQLite keeps of these definitions."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        return _read(connection)


def _read(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, str | None]]:
    """(kind, name) -> (table, definition); without triggers."""
    rows: Iterable[tuple[str, str, str, str | None]] = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type <> 'trigger'"
    )
    return {
        (kind, name): (table, sql)
        for kind, name, table, sql in rows
        if table != _OF_THE_LIBRARY or kind == "view"
    }


def _trigger_texts(connection: sqlite3.Connection, found: int) -> Iterator[str]:
    there = dict(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    )
    expected = triggers_of(found)
    for name, sql in expected.items():
        if name not in there:
            yield f"The trigger {name}, which guards the record, was removed."
        elif there[name] != sql:
            yield f"The trigger {name}, which guards the record, was changed."
    for name in there.keys() - expected.keys():
        yield f"There is a trigger {name} that does not belong here."


def number_problems(connection: sqlite3.Connection) -> list[LogProblem]:
    """Numbers that would be given out twice: a new face would stand in the old searches that list one which
    was expunged."""
    given_out = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    texts = [
        f"Numbers of {table} that were in use would be given out again."
        for table, highest in _used_numbers(connection)
        if highest > int(given_out.get(table) or 0)
    ]
    return [LogProblem(0, text) for text in texts]


def _used_numbers(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """(table, highest number of it that is known) for each that counts with AUTOINCREMENT."""
    numbered = "SELECT name FROM sqlite_master WHERE type = 'table' AND instr(sql, 'AUTOINCREMENT')"
    for (table,) in connection.execute(numbered).fetchall():
        sources = (
            [table, "expunged_face"] if table == "face" and expungements_known(connection) else [table]
        )
        key = "face_id" if table == "face" else "rowid"
        found = [connection.execute(f"SELECT max({key}) FROM {source}").fetchone()[0] for source in sources]  # noqa: S608
        yield table, max(int(highest or 0) for highest in found)
