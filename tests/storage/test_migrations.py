"""An older workspace is copied, then brought up to date; the log stays byte for byte."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Migrations

from desktop.storage import database, migrations
from desktop.storage.log_verification import verify_log
from desktop.storage.schema import TABLES_BY_FORMAT, TRIGGERS
from desktop.storage.workspace import Workspace

NEXT = database.FORMAT + 1


@pytest.fixture
def next_format(monkeypatch):
    """As if the next version of the program had one migration more."""
    later = Migrations(migrations.workspace_migrations.name)
    later._migrations = list(migrations.workspace_migrations._migrations)

    statement = "ALTER TABLE enrolment ADD COLUMN note TEXT NOT NULL DEFAULT ''"

    @later(name=f"{NEXT:04}_note")
    def _note(db):
        db.execute(statement)
        db.execute(f"PRAGMA user_version = {NEXT}")

    monkeypatch.setitem(TABLES_BY_FORMAT, NEXT, (statement,))
    monkeypatch.setattr(migrations, "workspace_migrations", later)
    monkeypatch.setattr(migrations.migrate, "__defaults__", (later,))
    monkeypatch.setattr(database, "FORMAT", NEXT)
    return later


def log_of(path):
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT * FROM log_entry ORDER BY seq").fetchall()


def test_the_number_of_the_last_migration_is_the_format(workspace):
    with closing(sqlite3.connect(workspace.database)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone()[0] == database.FORMAT
        assert raw.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == database.FORMAT
        found = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    assert found == TRIGGERS
    assert len(migrations.workspace_migrations._migrations) == database.FORMAT


def test_an_older_workspace_is_copied_and_migrated(filled, next_format):
    before = log_of(filled.database)
    with Workspace.open(filled.folder, "a"):
        pass
    assert log_of(filled.folder / f"workspace-format-{database.FORMAT - 1}.backup.db") == before
    assert log_of(filled.database)[: len(before)] == before
    with closing(sqlite3.connect(filled.database)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone()[0] == NEXT
        assert raw.execute("SELECT note FROM enrolment").fetchall() == []
    assert verify_log(filled.database).ok


def test_a_migration_that_fails_leaves_the_old_format(filled, next_format):
    @next_format(name=f"{NEXT + 1:04}_broken")
    def _broken(db):
        db.execute("ALTER TABLE enrolment ADD COLUMN other TEXT")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Workspace.open(filled.folder, "a")
    with closing(sqlite3.connect(filled.database)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone()[0] == NEXT
    with Workspace.open(filled.folder, "a"):
        pass
    assert verify_log(filled.database).ok
