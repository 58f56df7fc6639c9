"""Tampering by raw SQL and on disk: each is found, and the entry is named."""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from contextlib import closing

import pytest

from desktop.domain.checkpoints import parse_checkpoint, parse_note
from desktop.domain.merkle import leaf_hash
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.errors import WorkspaceMissing
from desktop.storage import log_tree
from desktop.storage.log_format import link_hash
from desktop.storage.log_verification import verify_log
from desktop.storage.schema import TRIGGERS
from desktop.storage.signing_key import SigningKey
from desktop.storage.workspace import Workspace


def test_an_untouched_workspace_verifies(filled):
    for deep in (False, True):
        result = verify_log(filled.database, deep=deep)
        assert result.ok, result.problem
        assert result.entries == filled.entries() == 9
    assert verify_log(filled.folder).root == result.root


def test_a_workspace_in_use_verifies(workspace, build):
    build.enrol(workspace, build.gallery(workspace), ["s1"])
    seen: list[Progress] = []
    result = verify_log(workspace.database, on_progress=seen.append)
    assert result.ok
    assert seen[-1].done == seen[-1].total == result.entries
    with workspace.reading() as stores:
        assert verify_log(stores.log._session.connection).ok
        assert stores.log.tree_head() == (result.entries, result.root)


def test_there_must_be_a_workspace(tmp_path):
    with pytest.raises(WorkspaceMissing):
        verify_log(tmp_path / "nothing")


def test_what_is_no_database_gets_an_answer(tmp_path):
    (tmp_path / "workspace.db").write_bytes(b"no database at all" * 400)
    assert not verify_log(tmp_path).ok


def test_a_dropped_log_gets_an_answer(filled):
    filled.tamper("ALTER TABLE log_entry RENAME TO elsewhere", keep_triggers=True)
    assert not verify_log(filled.database).ok


def test_it_can_be_cancelled(filled):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        verify_log(filled.database, cancel=cancel)


def test_every_edited_body_is_named(filled):
    for seq in range(1, filled.entries() + 1):
        copy = type(filled)(filled.folder.with_name(f"edited-{seq}"))
        shutil.copytree(filled.folder, copy.folder)
        copy.tamper(
            "UPDATE log_entry SET body = CAST(replace(CAST(body AS TEXT), '\"v\":1', '\"v\":2') AS BLOB)"
            f" WHERE seq = {seq}"
        )
        problem = verify_log(copy.database).problem
        assert problem is not None
        assert problem.seq == seq


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        # In body and column alike: only the link tells.
        (
            "UPDATE log_entry SET actor = 'B. Analyst', body = CAST(replace(CAST(body AS TEXT),"
            " 'A. Analyst', 'B. Analyst') AS BLOB) WHERE seq = 3",
            3,
        ),
        ("UPDATE log_entry SET actor = 'nobody' WHERE seq = 4", 4),
        ("UPDATE log_entry SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 4", 4),
        ("UPDATE log_entry SET kind = 'other' WHERE seq = 2", 2),
        ("UPDATE log_entry SET body = CAST(' ' || CAST(body AS TEXT) AS BLOB) WHERE seq = 5", 5),
        ("UPDATE log_entry SET body = x'ff' WHERE seq = 5", 5),
        ("UPDATE log_entry SET link = zeroblob(32) WHERE seq = 6", 6),
        ("DELETE FROM log_entry WHERE seq = 4", 4),
        ("DELETE FROM log_entry WHERE seq IN (3, 4, 5)", 3),
        ("DELETE FROM log_entry WHERE seq = 1", 1),
        ("DELETE FROM log_entry WHERE seq >= 8", 8),
        ("INSERT INTO log_entry SELECT 99, at, actor, kind, body, link FROM log_entry WHERE seq = 2", 10),
        ("INSERT INTO log_entry SELECT 10, at, actor, kind, body, link FROM log_entry WHERE seq = 2", 10),
        ("INSERT OR REPLACE INTO log_entry SELECT 5, at, actor, kind, body, link FROM log_entry"
         " WHERE seq = 2", 5),
    ],
)  # fmt: skip
def test_changed_entries_are_named(filled, statement, seq):
    filled.tamper(statement)
    problem = verify_log(filled.database).problem
    assert problem is not None
    assert problem.seq == seq, problem.detail
    assert str(seq) in problem.detail


def test_swapped_entries_are_named(filled):
    filled.tamper(
        "UPDATE log_entry SET seq = -3 WHERE seq = 3",
        "UPDATE log_entry SET seq = 3 WHERE seq = 6",
        "UPDATE log_entry SET seq = 6 WHERE seq = -3",
    )
    assert verify_log(filled.database).problem.seq == 3


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE conclusion SET conclusion = 'excluded'", "conclusion"),
        ("UPDATE conclusion SET reason = reason || ' Not.'", "conclusion"),
        ("DELETE FROM conclusion", "conclusion"),
        ("UPDATE conclusion SET log_seq = log_seq - 1", "search.done"),
        ("UPDATE candidate SET score = score + 1e-9 WHERE rank = 2", "search.done"),
        ("UPDATE candidate SET subject_id = 's3' WHERE rank = 1", "search.done"),
        ("DELETE FROM candidate WHERE rank = 2", "search.done"),
        (
            "INSERT INTO candidate SELECT search_id, 3, 's3', 3, 0.1, 0.1, log_seq FROM candidate"
            " WHERE rank = 1",
            "search.done",
        ),
        ("UPDATE search SET threshold = 0.2", "search.done"),
        ("UPDATE search SET fpir_n = 1000", "search.done"),
        ("UPDATE gallery SET pack_hash = 'other'", "gallery.created"),
        ("UPDATE face SET subject_id = 's9' WHERE face_id = 2", "enrolment.batch"),
        ("UPDATE face SET sex = '' WHERE face_id = 2", "enrolment.batch"),
        ("DELETE FROM face WHERE face_id = 3", "enrolment.batch"),
        ("UPDATE probe SET template = zeroblob(32)", "probe.intake"),
        ("UPDATE probe SET provenance = ''", "probe.intake"),
        ("UPDATE case_file SET authority = 'none'", "case.opened"),
    ],
)
def test_changed_records_name_their_entry(filled, statement, kind):
    filled.tamper(statement)
    problem = verify_log(filled.database).problem
    assert problem is not None
    assert problem.seq == filled.seq_of(kind), problem.detail


def test_a_record_of_an_entry_that_never_was(filled):
    filled.tamper("INSERT INTO gallery VALUES (9, 'other', 'p', 'h', '2026-01-01T00:00:00.000000Z', 77)")
    assert verify_log(filled.database).problem.seq == 77


@pytest.mark.parametrize("name", sorted(TRIGGERS))
def test_every_trigger_is_missed(filled, name):
    filled.tamper(f"DROP TRIGGER {name}", keep_triggers=True)
    problem = verify_log(filled.database).problem
    assert problem is not None
    assert problem.seq == 0
    assert name in problem.detail


def test_a_weakened_and_a_foreign_trigger_are_found(filled):
    filled.tamper(
        "DROP TRIGGER log_entry_no_update",
        "CREATE TRIGGER log_entry_no_update BEFORE UPDATE ON log_entry BEGIN SELECT 1; END",
        keep_triggers=True,
    )
    assert "was changed" in verify_log(filled.database).problem.detail
    filled.tamper(
        "DROP TRIGGER log_entry_no_update",
        TRIGGERS["log_entry_no_update"],
        "CREATE TRIGGER extra AFTER INSERT ON log_entry BEGIN DELETE FROM setting; END",
        keep_triggers=True,
    )
    assert "extra" in verify_log(filled.database).problem.detail


def test_sqlite_utils_transform_drops_the_guards_and_is_found(filled):
    from sqlite_utils import Database

    with closing(sqlite3.connect(filled.database)) as raw:
        Database(raw)["conclusion"].transform(rename={"reason": "reason"})
    assert not verify_log(filled.database).ok


def rewrite(filled, seq: int, old: str, new: str) -> None:
    """A forger who knows the format: changes a body, every link after it and the tree beside the log."""
    with closing(sqlite3.connect(filled.database)) as raw:
        rows = raw.execute("SELECT seq, body, link FROM log_entry ORDER BY seq").fetchall()
    link, statements = bytes(32), []
    for number, body, _ in rows:
        changed = body.replace(old.encode(), new.encode()) if number == seq else body
        link = link_hash(link, leaf_hash(changed))
        statements.append(
            f"UPDATE log_entry SET body = x'{changed.hex()}', link = x'{link.hex()}' WHERE seq = {number}"
        )
    filled.tamper(*statements, "DELETE FROM log_node")
    with closing(sqlite3.connect(filled.database)) as raw, raw:
        log_tree.fill(raw)


def test_a_changed_entry_no_longer_fits_the_tree_beside_the_log(filled):
    with closing(sqlite3.connect(filled.database)) as raw:
        tree = raw.execute("SELECT level, position, hex(hash) FROM log_node").fetchall()
    rewrite(filled, 4, '"rows":3', '"rows":2')
    back = [f"INSERT INTO log_node VALUES ({level}, {at}, x'{node}')" for level, at, node in tree]
    filled.tamper("DELETE FROM log_node", *back)
    assert verify_log(filled.database).problem.seq == 4


def test_a_forger_who_mends_links_and_tree_is_found_by_the_next_checkpoint(filled):
    rewrite(filled, 4, '"rows":3', '"rows":2')
    concluded = filled.seq_of("conclusion")
    problem = verify_log(filled.database).problem
    assert problem.seq == concluded
    assert "not one of these entries" in problem.detail


def test_a_forger_who_mends_all_of_that_is_found_by_the_root_in_the_closing_entry(filled):
    rewrite(filled, 4, '"rows":3', '"rows":2')
    filled.tamper("DELETE FROM checkpoint")
    with closing(sqlite3.connect(filled.database)) as raw:
        bodies = dict(raw.execute("SELECT seq, body FROM log_entry WHERE kind = 'session.closed'"))
    (closing_seq,) = bodies
    named = json.loads(bodies[closing_seq])["data"]["checkpoint_sha256"]
    rewrite(filled, closing_seq, f'"{named}"', "null")
    problem = verify_log(filled.database).problem
    assert problem.seq == closing_seq
    assert "differs from what that entry was made for" in problem.detail


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE checkpoint SET root = zeroblob(32) WHERE size = {size}", "not one of these entries"),
        ("UPDATE checkpoint SET note = replace(note, '=', '') WHERE size = {size}", "checkpoint"),
        ("UPDATE checkpoint SET note = '' WHERE size = {size}", "not written as checkpoints are"),
        ("DELETE FROM checkpoint WHERE size = {size}", "is not the one that the entry names"),
        ("UPDATE checkpoint SET size = size - 1 WHERE size = {size}", "not one of these entries"),
        ("DELETE FROM log_node WHERE level = 1", "The tree kept beside the log"),
        ("UPDATE log_node SET hash = zeroblob(32) WHERE level = 2", "The tree kept beside the log"),
        ("INSERT INTO log_node VALUES (1, 99, zeroblob(32))", "holds more than belongs"),
        ("INSERT INTO log_node VALUES (0, 0, zeroblob(32))", "holds more than belongs"),
        ("DELETE FROM entry_subject WHERE field = 'case_id'", "taken out of the index"),
        ("INSERT INTO entry_subject VALUES ('case_id', 'x', 2)", "do not speak of what it says"),
    ],
)
def test_what_stands_beside_the_log_is_checked_against_it(filled, statement, says):
    filled.tamper(statement.format(size=filled.seq_of("conclusion")))
    assert says in verify_log(filled.database).problem.detail


def test_a_checkpoint_signed_with_another_key_is_found(filled):
    with closing(sqlite3.connect(filled.database)) as raw:
        size, note = raw.execute("SELECT size, note FROM checkpoint ORDER BY size DESC").fetchone()
    text = parse_note(note).text
    forged = SigningKey.generate(parse_checkpoint(text).origin).sign(text)
    filled.tamper(f"UPDATE checkpoint SET note = '{forged}' WHERE size = {size}")
    problem = verify_log(filled.database).problem
    assert (problem.seq, "not signed with the key" in problem.detail) == (size, True)


def test_the_newest_checkpoint_is_missed_where_it_is_held_elsewhere(filled):
    honest = verify_log(filled.database)
    filled.tamper(f"DELETE FROM checkpoint WHERE size = {honest.entries}")
    held = {honest.entries: honest.root}
    assert verify_log(filled.database, held=held).ok  # a root alone need not have been signed
    problem = verify_log(filled.database, held=held, signed=held).problem
    assert "was removed here" in problem.detail


def test_roots_held_elsewhere_find_a_forged_and_a_shortened_log(filled):
    with Workspace.open(filled.folder, "A. Analyst"):
        pass
    honest = verify_log(filled.database)
    held = {honest.entries: honest.root}
    checked = verify_log(filled.database, held=held)
    assert checked.ok
    assert checked.checkpoints == 1
    last = honest.entries
    filled.tamper(
        f"DELETE FROM log_entry WHERE seq = {last}",
        f"DELETE FROM checkpoint WHERE size = {last}",
        f"DELETE FROM log_node WHERE (position + 1) << level = {last}",
    )
    assert verify_log(filled.database).ok  # nothing in the folder can tell
    assert verify_log(filled.database, held=held).problem.seq == last
    assert not verify_log(filled.database, held={2: "00" * 32}).ok


def test_missing_and_changed_files_are_found(filled):
    (image,) = (p for p in (filled.folder / "images").rglob("*") if p.is_file() and b"s2" in p.read_bytes())
    image.chmod(0o600)
    content = image.read_bytes()
    image.write_bytes(b"another picture")
    assert verify_log(filled.database).ok
    assert verify_log(filled.database, deep=True).problem.seq == filled.seq_of("enrolment.batch")
    image.unlink()
    assert "missing" in verify_log(filled.database).problem.detail
    image.write_bytes(content)

    (templates,) = (filled.folder / "templates").rglob("*.f32")
    raw = templates.read_bytes()
    templates.write_bytes(raw[:-4])
    assert "2 of 3" in verify_log(filled.database).problem.detail
    templates.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    assert verify_log(filled.database).ok
    assert "templates" in verify_log(filled.database, deep=True).problem.detail
    templates.unlink()
    assert not verify_log(filled.database).ok


def test_twenty_thousand_entries_take_seconds(workspace):
    with workspace.recording() as stores:
        for number in range(20_000):
            stores.log.append("candidate.examined", {"n": number, "score": 0.125 + number, "id": "é" * 8})
    began = time.perf_counter()
    result = verify_log(workspace.database)
    assert result.ok
    assert result.entries == 20_002
    assert time.perf_counter() - began < 20
