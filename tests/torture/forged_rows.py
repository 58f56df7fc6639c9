"""Forging rows: of the tables that the log covers, and of those that it does not."""

from __future__ import annotations

import math
import sqlite3
import unicodedata
from typing import Any

from desktop.storage.row_digest import COVERED_COLUMNS
from tests.torture.forgeries import Forged, Scene, forgery, other_value

ROWS, BESIDE = "covered rows", "other rows"


def _row(scene: Scene, raw: sqlite3.Connection) -> tuple[str, int, int]:
    """A table that the log covers, a row of it, and its entry."""
    table = scene.random.choice(sorted(COVERED_COLUMNS))
    rows = raw.execute(f"SELECT rowid, log_seq FROM {table}").fetchall()
    rowid, seq = scene.random.choice(rows)
    return table, rowid, seq


def _value(raw: sqlite3.Connection, table: str, rowid: int, column: str) -> Any:
    return raw.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (rowid,)).fetchone()[0]


def _set(raw: sqlite3.Connection, table: str, rowid: int, column: str, value: object) -> None:
    raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, rowid))


@forgery(ROWS, weight=10)
def a_column_is_changed(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        table, rowid, seq = _row(scene, raw)
        column = scene.random.choice(COVERED_COLUMNS[table])
        _set(raw, table, rowid, column, other_value(scene, _value(raw, table, rowid, column)))
    return Forged(f"{table}.{column} of a row of entry {seq}", seq)


@forgery(ROWS, weight=2)
def a_number_is_changed_in_its_last_digit(scene: Scene) -> Forged | None:
    with scene.unguarded() as raw:
        table, rowid, seq = _row(scene, raw)
        column = scene.random.choice(COVERED_COLUMNS[table])
        value = _value(raw, table, rowid, column)
        if not isinstance(value, float):
            return None
        _set(raw, table, rowid, column, scene.random.choice([math.nextafter(value, 9), -value]))
    return Forged(f"{table}.{column} of a row of entry {seq} by one digit", seq)


@forgery(ROWS, weight=2)
def a_text_is_replaced_by_one_that_looks_the_same(scene: Scene) -> Forged | None:
    with scene.unguarded() as raw:
        table, rowid, seq = _row(scene, raw)
        column = scene.random.choice(COVERED_COLUMNS[table])
        value = _value(raw, table, rowid, column)
        if not isinstance(value, str):
            return None
        alike = {
            "a": "\u0430",
            "e": "\u0435",
            "o": "\u043e",
            " ": "\u00a0",
            "-": "\u2010",
            "1": "l",
            "0": "O",
        }
        places = [n for n, letter in enumerate(value) if letter in alike]
        if not places:
            return None
        at = scene.random.choice(places)
        forged = value[:at] + alike[value[at]] + value[at + 1 :]
        _set(raw, table, rowid, column, unicodedata.normalize("NFC", forged))
    return Forged(f"a letter that looks alike in {table}.{column} of entry {seq}", seq)


@forgery(ROWS, weight=3)
def a_value_is_taken_from_another_row(scene: Scene) -> Forged | None:
    with scene.unguarded() as raw:
        table, rowid, seq = _row(scene, raw)
        column = scene.random.choice(COVERED_COLUMNS[table])
        value = _value(raw, table, rowid, column)
        others = raw.execute(
            f"SELECT {column} FROM {table} WHERE {column} IS NOT ?",
            (value,),
        ).fetchall()
        if not others:
            return None
        _set(raw, table, rowid, column, scene.random.choice(others)[0])
    return Forged(f"{table}.{column} of a row of entry {seq} is that of another row", seq)


@forgery(ROWS, weight=3)
def values_are_swapped_between_two_rows(scene: Scene) -> Forged | None:
    with scene.unguarded() as raw:
        table, one, _ = _row(scene, raw)
        rows = raw.execute(f"SELECT rowid FROM {table} WHERE rowid <> ?", (one,)).fetchall()
        if not rows:
            return None
        two = scene.random.choice(rows)[0]
        column = scene.random.choice([*COVERED_COLUMNS[table][1:], "log_seq"])
        first, second = _value(raw, table, one, column), _value(raw, table, two, column)
        if first == second:
            return None
        seqs = [_value(raw, table, row, "log_seq") for row in (one, two)]
        _set(raw, table, one, column, second)
        _set(raw, table, two, column, first)
        if seqs[0] == seqs[1] and set(COVERED_COLUMNS[table][1:]) == {column}:
            return None
    return Forged(f"{table}.{column} swapped between rows of entries {seqs}", min(seqs))


@forgery(ROWS, weight=5)
def rows_are_removed(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        table, rowid, seq = _row(scene, raw)
        if scene.random.random() < 0.6:
            raw.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
            return Forged(f"a row of {table} of entry {seq} removed", seq)
        (seq,) = raw.execute(f"SELECT min(log_seq) FROM {table}").fetchone()
        raw.execute(f"DELETE FROM {table}")
    return Forged(f"all rows of {table} removed", seq)


@forgery(ROWS, weight=5)
def a_row_is_added(scene: Scene) -> Forged | None:
    """A copy of a row with another key, for an entry that there is or for one that there is not."""
    with scene.unguarded() as raw:
        table, rowid, seq = _row(scene, raw)
        columns = list(COVERED_COLUMNS[table])
        row = dict(
            zip(
                columns,
                raw.execute(
                    f"SELECT {', '.join(columns)} FROM {table} WHERE rowid = ?",
                    (rowid,),
                ).fetchone(),
                strict=True,
            )
        )
        for key in columns[:2] if table in ("look_item", "look_answer", "candidate") else columns[:1]:
            if isinstance(row[key], int):
                row[key] = 5000 + scene.random.randrange(1000)
            elif table not in ("look_item", "look_answer", "candidate"):
                row[key] = f"{scene.random.getrandbits(128):032x}"
        for unique in ("row", "case_number", "folded_name", "name"):
            if unique in row:
                row[unique] = 7000 if unique == "row" else f"{row[unique]} 2"
        last = raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
        named = scene.random.choice(
            [seq, seq, scene.random.randrange(1, last + 1), last + 1, 0, -3, 2**40, 2**62, 2**63 - 1]
        )
        marks = ", ".join("?" * (len(columns) + 1))
        raw.execute(f"INSERT INTO {table} ({', '.join(columns)}, log_seq) VALUES ({marks})",
                    (*row.values(), named))  # fmt: skip
    return Forged(f"a row of {table} added for entry {named}", named if named > 0 else None)


@forgery(ROWS, weight=3)
def a_row_names_another_entry(scene: Scene) -> Forged:
    with scene.unguarded() as raw:
        table, rowid, seq = _row(scene, raw)
        last = raw.execute("SELECT max(seq) FROM log_entry").fetchone()[0]
        other = scene.random.choice([seq - 1, seq + 1, last + 1, 0, -1, 2**62 + 1, 2**63 - 1])
        _set(raw, table, rowid, "log_seq", other)
    return Forged(
        f"a row of {table} moved from entry {seq} to {other}", min(seq, other) if other > 0 else seq
    )


@forgery(ROWS, weight=2)
def a_conclusion_is_turned_round(scene: Scene) -> Forged:
    """What this is all about: who was a lead becomes excluded, and the other way."""
    with scene.unguarded() as raw:
        table = scene.random.choice(["conclusion", "look_answer"])
        rows = raw.execute(f"SELECT rowid, log_seq, conclusion FROM {table}").fetchall()
        rowid, seq, said = scene.random.choice(rows)
        other = scene.random.choice(
            [c for c in ("lead", "excluded", "inconclusive", "insufficient_quality") if c != said]
        )
        _set(raw, table, rowid, "conclusion", other)
    return Forged(f"{said} of entry {seq} made {other}", seq)


@forgery(ROWS, weight=2)
def rows_of_an_earlier_time_are_put_back(scene: Scene) -> Forged | None:
    """From a copy of the database that was attached: what an expungement took, or blanked, is back."""
    with scene.unguarded() as raw:
        raw.execute("COMMIT")
        raw.execute("ATTACH ? AS earlier", (str(scene.rich.middle),))
        raw.execute("BEGIN")
        table = scene.random.choice(["face", "probe", "search_rates", "conclusion_rates"])
        columns = ", ".join((*COVERED_COLUMNS[table], "log_seq"))
        changed = raw.execute(
            f"SELECT min(log_seq) FROM (SELECT {columns} FROM earlier.{table}"
            f" EXCEPT SELECT {columns} FROM main.{table})"
        ).fetchone()[0]
        raw.execute(
            f"INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM earlier.{table}"
        )
        raw.execute("COMMIT")
        raw.execute("DETACH earlier")
        raw.execute("BEGIN")
        taken = "SELECT max(seq) FROM main.log_entry WHERE kind IN ('subject.expunged', 'probe.expunged')"
        last = raw.execute(taken).fetchone()[0]
    if changed is None:
        return None
    # Its own entry is right again; the one that says that it is gone is not.
    return Forged(f"{table} as it was before the expungement", changed, last)


# --- rows that no digest covers


@forgery(
    BESIDE,
    limit="the library's own note of what was migrated: it is read when a newer program brings the "
    "database up to date, which then fails on tables that are there already",
)
def which_migrations_were_applied(scene: Scene) -> Forged:
    with scene.raw() as raw:
        raw.execute("DELETE FROM _sqlite_migrations")
    return Forged("the rows of _sqlite_migrations removed")


@forgery(BESIDE, weight=3)
def a_setting_that_is_policy(scene: Scene) -> Forged:
    name, values = scene.random.choice(
        [
            ("policy_floor_confidence", ["0.0", "0.5", "0.8999", "x", None]),
            ("policy_profile", ["general", "training", "", None]),
            ("lock_minutes", ["120", "0", None]),
            ("score_kind.1", ["normalised", "", None]),
            ("score_kind.2", ["raw"]),
            ("device_preference", ["cuda"]),
            ("delivery.folder", ["/tmp/elsewhere", "", None]),
            ("delivery.authority_root", ["-----BEGIN CERTIFICATE-----"]),
        ]
    )
    value = scene.random.choice(values)
    with scene.raw() as raw:
        if value is None:
            raw.execute("DELETE FROM setting WHERE name = ?", (name,))
        else:
            raw.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
    return Forged(f"the setting {name} is {value!r}")


@forgery(
    BESIDE, limit="a preference of whoever sits there (colours, the guide); nothing is concluded from it"
)
def another_setting(scene: Scene) -> Forged:
    with scene.raw() as raw:
        raw.execute("INSERT OR REPLACE INTO setting VALUES ('theme', 'dark')")
    return Forged("the setting theme")


@forgery(BESIDE)
def what_the_workspace_is(scene: Scene) -> Forged:
    column, value = scene.random.choice(
        [("kind", "demo"), ("kind", "training"), ("workspace_id", "0" * 32)]
    )
    with scene.raw() as raw:
        raw.execute(f"UPDATE workspace SET {column} = ?", (value,))
    return Forged(f"workspace.{column}", 1)


@forgery(
    BESIDE,
    limit="nothing reads it: entry 1 says when the workspace was made",
)
def when_the_workspace_was_made(scene: Scene) -> Forged:
    with scene.raw() as raw:
        raw.execute("UPDATE workspace SET created_at = '2020-01-01T00:00:00.000000Z'")
    return Forged("workspace.created_at")


@forgery(BESIDE)
def a_measurement_that_nobody_made(scene: Scene) -> Forged:
    column, value = scene.random.choice(
        [
            ("file_sha256", "0" * 64),
            ("snapshot_hash", "0" * 64),
            ("pack_hash", "0" * 64),
            ("gallery_id", 1000),
        ]
    )
    with scene.raw() as raw:
        raw.execute(f"UPDATE measurement SET {column} = ?", (value,))
    return Forged(f"measurement.{column}")


@forgery(BESIDE)
def numbers_that_will_be_used_again(scene: Scene) -> Forged:
    """The next face would get the number of one that was expunged, and stand in the old searches."""
    with scene.raw() as raw:
        table, used = scene.random.choice(
            raw.execute("SELECT name, seq FROM sqlite_sequence WHERE name <> 'measurement'").fetchall()
        )
        if scene.random.random() < 0.3:
            raw.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        else:
            raw.execute(
                "UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (scene.random.randrange(used), table)
            )
    return Forged(f"the next number of {table}")


@forgery(
    BESIDE,
    weight=2,
    limit="these rows say how far an enrolment is, not who is enrolled: a file that is skipped for "
    "them is missing from the gallery, whose faces and snapshot hashes are covered; each "
    "batch's entry has the images it took and refused",
)
def how_far_an_enrolment_is(scene: Scene) -> Forged:
    statement = scene.random.choice(
        [
            "UPDATE enrolment SET finished_at = NULL WHERE enrolment_id = 1",
            "UPDATE enrolment SET total = total + 1",
            "DELETE FROM enrolment_done WHERE enrolment_id = 1",
            "UPDATE refusal SET reason = 'no_face' WHERE refusal_id = 1",
            "UPDATE refusal SET sentence = 'None.'",
            "DELETE FROM refusal",
            "INSERT INTO enrolment_done VALUES (1, 'somebody.jpg', 'x')",
        ]
    )
    with scene.raw() as raw:
        raw.execute(statement)
    return Forged(statement)


@forgery(
    BESIDE,
    limit="how long somebody who guesses passwords has to wait; who can write it can read the database",
)
def how_long_a_guesser_waits(scene: Scene) -> Forged:
    with scene.raw() as raw:
        raw.execute("INSERT INTO sign_in_delay VALUES ('b. second', 9, '2030-01-01T00:00:00.000000Z')")
    return Forged("a row of sign_in_delay")


@forgery(
    BESIDE,
    limit="rates that are gone are measured again; a search has its own in its covered row",
)
def a_measurement_is_forgotten(scene: Scene) -> Forged:
    with scene.raw() as raw:
        raw.execute("DELETE FROM measurement")
    return Forged("the rows of measurement removed")
