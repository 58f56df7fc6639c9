"""Numbered migrations. `PRAGMA user_version` is the number of the last one applied.

None may ever touch `log_entry`, and none may call sqlite-utils' `transform()` on a table that has triggers:
it drops them. Imported only when there is something to migrate, because the library takes long to load.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from desktop.storage import entry_subjects, log_tree, review_schema, schema, trust_schema

workspace_migrations = Migrations("second_look_workspace")


@workspace_migrations(name="0001_first")
def _first(db: Database) -> None:
    for statement in (*schema.FIRST_TABLES, *schema.FIRST_TRIGGERS.values()):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@workspace_migrations(name="0002_rates")
def _rates(db: Database) -> None:
    for statement in (*schema.RATES_TABLES, *schema.RATES_TRIGGERS.values()):
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


@workspace_migrations(name="0003_review")
def _review(db: Database) -> None:
    for statement in (*review_schema.REVIEW_TABLES, *schema.REVIEW_TRIGGERS.values()):
        db.execute(statement)
    db.execute("PRAGMA user_version = 3")


@workspace_migrations(name="0004_trust")
def _trust(db: Database) -> None:
    for statement in (*trust_schema.TRUST_TABLES, *schema.TRUST_TRIGGERS.values()):
        db.execute(statement)
    log_tree.fill(db.conn)
    entry_subjects.fill(db.conn)
    db.execute("PRAGMA user_version = 4")


def migrate(connection: sqlite3.Connection, migrations: Migrations = workspace_migrations) -> None:
    """Applies what is pending, each in its own transaction. Raises `sqlite3.Error`."""
    migrations.apply(Database(connection, execute_plugins=False))
