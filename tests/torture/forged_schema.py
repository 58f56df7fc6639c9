"""Forging by raw SQL: rows past the guards, the guards themselves, tables, indexes, numbers."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from contextlib import closing

from desktop.storage.schema import COVERED_SINCE, TRIGGERS_BY_FORMAT
from tests.torture.forgeries import Forged, Scene, forgery, other_value

SQL = "raw SQL"
OUR_INDEXES = "type = 'index' AND sql NOT NULL AND tbl_name <> '_sqlite_migrations'"


@forgery(SQL, weight=2)
def insert_or_replace(scene: Scene) -> Forged:
    """Gets round the guards where recursive triggers are off, as they are by default."""
    with scene.raw() as raw:
        what = scene.random.choice(["conclusion", "entry", "checkpoint", "look_answer"])
        if what == "entry":
            seq, at, actor, kind, body, link = scene.random.choice(
                raw.execute("SELECT * FROM log_entry").fetchall()
            )
            raw.execute("DROP TRIGGER log_entry_no_replace")
            guard = _guard(scene, "log_entry_no_replace")
            raw.execute("INSERT OR REPLACE INTO log_entry VALUES (?, ?, ?, ?, ?, ?)",
                        (seq, at, actor + " jr", kind, body, link))  # fmt: skip
            raw.execute(guard)
            return Forged(f"entry {seq} replaced", seq)
        rows = raw.execute(f"SELECT rowid, * FROM {what}").fetchall()
        rowid, *row = scene.random.choice(rows)
        guard = _guard(scene, f"{what}_no_replace")
        raw.execute(f"DROP TRIGGER {what}_no_replace")
        names = [name for _, name, *_ in raw.execute(f"PRAGMA table_info({what})").fetchall()]
        column = {"conclusion": "reason", "checkpoint": "root", "look_answer": "reason"}[what]
        row[names.index(column)] = other_value(scene, row[names.index(column)])
        marks = ", ".join("?" * (len(row) + 1))
        raw.execute(
            f"INSERT OR REPLACE INTO {what} (rowid, {', '.join(names)}) VALUES ({marks})", (rowid, *row)
        )
        raw.execute(guard)
        seq = row[names.index("log_seq" if "log_seq" in names else "size")]
    return Forged(f"a row of {what} replaced", seq)


def _guard(scene: Scene, name: str) -> str:
    with closing(sqlite3.connect(scene.rich.database)) as raw:
        sql: str = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    return sql


@forgery(SQL, weight=2)
def a_guard_is_dropped(scene: Scene) -> Forged:
    with scene.raw() as raw:
        (name,) = scene.random.choice(
            raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        )
        raw.execute(f"DROP TRIGGER {name}")
    return Forged(f"{name} dropped")


@forgery(SQL, weight=2)
def a_guard_is_weakened(scene: Scene) -> Forged:
    with scene.raw() as raw:
        name, sql = scene.random.choice(
            raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        )
        raw.execute(f"DROP TRIGGER {name}")
        silent = re.sub(r"RAISE\(ABORT, '[^']*'\)", "RAISE(IGNORE)", sql)
        never = (
            sql.replace("WHEN ", "WHEN 0 AND ")
            if "WHEN " in sql
            else sql.replace("BEGIN", "WHEN 0 BEGIN", 1)
        )
        forged = scene.random.choice([silent, never, sql.replace("is never", "is seldom"), sql + " "])
        if forged.strip() == sql:
            forged = silent
        raw.execute(forged)
    return Forged(f"{name} weakened")


@forgery(SQL, weight=2)
def a_trigger_that_acts_later(scene: Scene) -> Forged:
    act = scene.random.choice(
        [
            "AFTER INSERT ON log_entry BEGIN UPDATE setting SET value = '0.0' WHERE name > 'p'; END",
            "AFTER INSERT ON conclusion BEGIN UPDATE setting SET value = 'general'; END",
            "AFTER INSERT ON setting BEGIN DELETE FROM refusal; END",
            "AFTER INSERT ON sign_in_delay BEGIN DELETE FROM sign_in_delay; END",
        ]
    )
    with scene.raw() as raw:
        raw.execute(f"CREATE TRIGGER helper {act}")
    return Forged(act)


@forgery(SQL, weight=2)
def a_table_becomes_a_view(scene: Scene) -> Forged:
    """Verification and the program could be shown different rows."""
    table = scene.random.choice(
        ["conclusion", "setting", "candidate", "face", "account_state", "log_entry", "refusal"]
    )
    with scene.raw() as raw:
        raw.execute("PRAGMA legacy_alter_table = ON")
        triggers = raw.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchall()
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(f"ALTER TABLE {table} RENAME TO real_{table}")
        rowid = "" if table == "setting" else "rowid, "
        raw.execute(f"CREATE VIEW {table} AS SELECT {rowid}* FROM real_{table} WHERE "
                    "(SELECT count(*) FROM pragma_query_only) > 0")  # fmt: skip
        for (sql,) in triggers:
            raw.execute(
                sql.replace("BEFORE", "INSTEAD OF", 1).replace(f" {table}\nWHEN", f" {table}\nWHEN")
            )
    return Forged(f"{table} is a view")


@forgery(SQL)
def something_that_does_not_belong_there(scene: Scene) -> Forged:
    statement = scene.random.choice(
        [
            "CREATE VIEW leads AS SELECT * FROM conclusion WHERE conclusion = 'lead'",
            "CREATE TABLE conclusion_2 AS SELECT * FROM conclusion",
            "CREATE INDEX another ON face (sex)",
            "CREATE TABLE helper (x)",
        ]
    )
    with scene.raw() as raw:
        raw.execute(statement)
    return Forged(statement)


@forgery(SQL, weight=4)
def the_definition_of_a_table_is_edited(scene: Scene) -> Forged | None:
    """In the schema itself: a CHECK, a UNIQUE, a type, STRICT go, without a word about the rows."""
    with scene.raw() as raw:
        tables = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT NULL"
        ).fetchall()
        table, sql = scene.random.choice(
            [row for row in tables if not row[0].startswith(("sqlite_", "_sqlite"))]
        )
        before, after = scene.random.choice(
            [
                (") STRICT", ")"),
                (" NOT NULL", ""),
                (" TEXT", " BLOB"),
                (" REAL", " INTEGER"),
                (" BLOB NOT NULL", " ANY"),
                (" UNIQUE", ""),
                (" CHECK (id = 1)", ""),
                (" REFERENCES ", " /* REFERENCES */ -- "),
                (" TEXT NOT NULL", " TEXT NOT NULL DEFAULT 'x'"),
                (" INTEGER NOT NULL", " INTEGER NOT NULL CHECK (1)"),
            ]
        )
        forged = sql.replace(before, after, 1)
        if forged == sql:
            return None
        edit_schema(raw, table, forged)
    return Forged(f"{table}: {before!r} made {after!r}")


def edit_schema(raw: sqlite3.Connection, table: str, sql: str) -> None:
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute(
        "UPDATE sqlite_master SET sql = ? WHERE name = ? AND type IN ('table', 'index')", (sql, table)
    )
    (version,) = raw.execute("PRAGMA schema_version").fetchone()
    raw.execute(f"PRAGMA schema_version = {version + 1}")
    raw.execute("PRAGMA writable_schema = OFF")


@forgery(SQL, weight=3)
def a_value_of_another_type(scene: Scene) -> Forged | None:
    """With STRICT edited away: a number as text, text as bytes, 1 as 1.0, bytes as their own hash."""
    table, column, kind = scene.random.choice(
        [
            ("candidate", "rank", "real"),
            ("candidate", "score", "text"),
            ("face", "row", "real"),
            ("face", "subject_id", "blob"),
            ("probe", "template", "hash"),
            ("probe", "provenance", "blob"),
            ("conclusion", "conclusion", "blob"),
            ("look_answer", "seconds", "text"),
            ("look_item", "is_filler", "real"),
            ("account_state", "active", "text"),
            ("log_entry", "body", "text"),
            ("checkpoint", "root", "text"),
        ]
    )
    with scene.unguarded() as raw:
        raw.execute("COMMIT")
        (sql,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        for name in ("INTEGER", "REAL", "TEXT", "BLOB"):
            sql = sql.replace(f"{column} {name}", f"{column} ANY")
        edit_schema(raw, table, sql)
        raw.execute("BEGIN")
        key = "rowid"
        rows = raw.execute(f"SELECT {key}, {column} FROM {table} WHERE {column} NOT NULL").fetchall()
        row, value = scene.random.choice(rows)
        forged = {
            "real": lambda: float(value),
            "text": lambda: value.decode("latin-1") if isinstance(value, bytes) else repr(value),
            "blob": lambda: value.encode(),
            "hash": lambda: hashlib.sha256(value).hexdigest(),
        }[kind]()
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (forged, row))
    return Forged(f"{table}.{column} as {kind}")


@forgery(SQL)
def an_index_is_dropped(scene: Scene) -> Forged:
    with scene.raw() as raw:
        names = raw.execute(f"SELECT name FROM sqlite_master WHERE {OUR_INDEXES}").fetchall()
        (name,) = scene.random.choice(names)
        raw.execute(f"DROP INDEX {name}")
    return Forged(f"the index {name} dropped")


@forgery(SQL, weight=2)
def an_index_leaves_rows_out(scene: Scene) -> Forged:
    """What is looked up by the index is not found, what is read through is."""
    with scene.raw() as raw:
        names = raw.execute(f"SELECT name, sql FROM sqlite_master WHERE {OUR_INDEXES}").fetchall()
        name, sql = scene.random.choice(names)
        raw.execute(f"DROP INDEX {name}")
        raw.execute(f"{sql} WHERE rowid > 2")
        if scene.random.random() < 0.7:
            edit_schema(raw, name, sql)
    return Forged(f"the index {name} without rows")


@forgery(SQL, weight=2)
def what_the_file_calls_itself(scene: Scene) -> Forged:
    name, value = scene.random.choice(
        [("user_version", n) for n in (0, 1, 2, 3, 5, 99, -1)]
        + [("application_id", n) for n in (0, 1, 0x5EC0100D)]
    )
    with scene.raw() as raw:
        raw.execute(f"PRAGMA {name} = {value}")
    return Forged(f"{name} {value}")


@forgery(SQL, weight=2)
def an_older_format_with_all_that_belongs_to_it(scene: Scene) -> Forged:
    """The tables that a later format brought are gone, with their guards and their number."""
    number = scene.random.choice([1, 2, 3])
    with scene.raw() as raw:
        raw.execute("BEGIN")
        for since, triggers in TRIGGERS_BY_FORMAT.items():
            for name in triggers if since > number else ():
                raw.execute(f"DROP TRIGGER {name}")
        tables = [t for t, since in COVERED_SINCE.items() if since > number]
        tables += ["log_node", "entry_subject", "checkpoint_delivery", "checkpoint"]
        for table in tables:
            raw.execute(f"DROP TABLE {table}")
        if number < 3:
            raw.execute("DROP TABLE sign_in_delay")
        for index in ("log_entry_kind", "log_entry_actor", "log_entry_at"):
            raw.execute(f"DROP INDEX {index}")
        raw.execute("DELETE FROM _sqlite_migrations WHERE substr(name, 1, 4) > ?", (f"{number:04}",))
        raw.execute(f"PRAGMA user_version = {number}")
        raw.execute("COMMIT")
    return Forged(f"made a database of format {number}")
