"""The database has to be made as the program makes it: what rows say is worth no more than their tables."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing

import pytest

from desktop.errors import FileNotReadable
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace
from tests.torture.forged_pages import write_journal
from tests.torture.forged_schema import edit_schema


def detail(filled, **options):
    found = verify_log(filled.folder, **options)
    assert found.problem is not None
    return found.problem.detail


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("CREATE VIEW leads AS SELECT * FROM conclusion", "view leads that does not belong"),
        ("CREATE TABLE helper (x)", "table helper that does not belong"),
        ("CREATE INDEX helper ON face (sex)", "index helper that does not belong"),
        ("DROP INDEX conclusion_search", "index conclusion_search is missing"),
        ("ALTER TABLE setting RENAME TO real_setting", "table setting is missing"),
        ("ALTER TABLE refusal ADD COLUMN x TEXT", "table refusal is not defined as"),
        ("PRAGMA user_version = 99", "of format 99"),
        ("PRAGMA user_version = 0", "does not call itself"),
        ("PRAGMA application_id = 1", "does not call itself"),
    ],
)
def test_what_is_not_ours_is_found(filled, statement, said):
    filled.tamper(statement, keep_triggers=True)
    assert said in detail(filled)


def test_a_view_that_hides_rows_from_one_reader_is_found(filled):
    """The program would be shown other settings than verification."""
    filled.tamper(
        "ALTER TABLE setting RENAME TO real_setting",
        "CREATE VIEW setting AS SELECT * FROM real_setting WHERE (SELECT 1 FROM pragma_query_only)",
        keep_triggers=True,
    )
    assert "view setting" in detail(filled)


def test_bytes_are_not_replaced_by_their_hash(filled):
    """Without STRICT a column of bytes takes the text by which bytes stand in the digest of a row."""
    with closing(sqlite3.connect(filled.database, isolation_level=None)) as raw:
        (sql,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'probe'").fetchone()
        edit_schema(raw, "probe", sql.replace("template BLOB", "template ANY"))
        (template,) = raw.execute("SELECT template FROM probe").fetchone()
        raw.execute("UPDATE probe SET template = ?", (hashlib.sha256(template).hexdigest(),))
    assert "table probe is not defined" in detail(filled)


def test_an_index_that_leaves_rows_out_is_found_whatever_it_says_of_itself(filled):
    with closing(sqlite3.connect(filled.database, isolation_level=None)) as raw:
        (sql,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'face_image'").fetchone()
        raw.execute("DROP INDEX face_image")
        raw.execute(f"{sql} WHERE face_id > 1")
        edit_schema(raw, "face_image", sql)
    assert "damaged" in detail(filled, deep=True)


@pytest.mark.parametrize("table", ["face", "gallery", "conclusion"])
def test_numbers_in_use_are_not_given_out_again(filled, table):
    filled.tamper(f"UPDATE sqlite_sequence SET seq = 0 WHERE name = '{table}'")
    assert f"Numbers of {table}" in detail(filled)


def test_rows_of_an_entry_with_the_highest_number_there_can_be_are_found(filled):
    filled.tamper(
        "INSERT INTO gallery VALUES (9, 'x', 'p', 'h', '2026-01-01T00:00:00.000000Z', 9223372036854775807)"
    )
    found = verify_log(filled.database)
    assert found.problem is not None
    assert found.problem.seq == 2**63 - 1


def test_rows_of_other_types_than_declared_get_an_answer(filled):
    """Pages of two tables exchanged: the values are there, and are not what the columns hold."""
    with closing(sqlite3.connect(filled.database)) as raw:
        pages = dict(
            raw.execute("SELECT name, rootpage FROM sqlite_master WHERE name IN ('face', 'conclusion')")
        )
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    data = bytearray(filled.database.read_bytes())
    one, two = ((n - 1) * size for n in pages.values())
    data[one : one + size], data[two : two + size] = data[two : two + size], data[one : one + size]
    filled.database.write_bytes(data)
    for deep in (False, True):
        assert not verify_log(filled.folder, deep=deep).ok


def test_a_journal_that_waits_is_not_passed_over(filled, tmp_path):
    """SQLite would roll the database back to what the journal says, when it is opened the next time."""
    honest = filled.database.read_bytes()
    other = type(filled)(tmp_path / "other")
    shutil.copytree(filled.folder, other.folder)
    other.tamper("UPDATE conclusion SET conclusion = 'excluded'")
    write_journal(filled.database, honest, other.database.read_bytes())
    with pytest.raises(FileNotReadable):
        verify_log(filled.folder)
    with Workspace.open(filled.folder, "A. Analyst"):
        pass
    found = verify_log(filled.folder)
    assert found.problem is not None
    assert found.problem.seq == filled.seq_of("conclusion")
