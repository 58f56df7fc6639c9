"""Whoever can write to the database can put any value anywhere: there is an answer, never a traceback."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.verifier import check as checking
from desktop.verifier.__main__ import run
from desktop.workflow.checkpoints import sign_checkpoint


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("hostile")
    with Workspace.create(base / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        (base / "note.txt").write_text(sign_checkpoint(made).note, encoding="utf-8")
    return base


def rewritten(database: Path, table: str, statement: str) -> None:
    """The table takes any value; the guards are put back."""
    with closing(sqlite3.connect(database, isolation_level=None)) as raw:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("PRAGMA writable_schema = ON")
        loose = "replace(replace(sql, ') STRICT', ')'), 'NOT NULL', '')"
        raw.execute(f"UPDATE sqlite_master SET sql = {loose} WHERE name = ?", (table,))
    with closing(sqlite3.connect(database, isolation_level=None)) as raw:
        assert raw.execute(statement).rowcount
        for _, sql in guards:
            raw.execute(sql)


CASES = {
    "note blob": ("checkpoint", "UPDATE checkpoint SET note = CAST(note AS BLOB)"),
    "note null": ("checkpoint", "UPDATE checkpoint SET note = NULL"),
    "note number": ("checkpoint", "UPDATE checkpoint SET note = 7"),
    "root text": ("checkpoint", "UPDATE checkpoint SET root = 'x'"),
    "body null": ("log_entry", "UPDATE log_entry SET body = NULL WHERE seq = 2"),
    "body number": ("log_entry", "UPDATE log_entry SET body = 5 WHERE seq = 2"),
    "first body null": ("log_entry", "UPDATE log_entry SET body = NULL WHERE seq = 1"),
    "link text": ("log_entry", "UPDATE log_entry SET link = 'x' WHERE seq = 2"),
    "kind null": ("log_entry", "UPDATE log_entry SET kind = NULL WHERE seq = 2"),
    "kind blob": ("log_entry", "UPDATE log_entry SET kind = x'00' WHERE seq = 2"),
    "node null": ("log_node", "UPDATE log_node SET hash = NULL"),
    "node text": ("log_node", "UPDATE log_node SET position = 'x'"),
    "subject text": ("entry_subject", "INSERT INTO entry_subject VALUES ('case_id', 'x', 'y')"),
    "workspace number": ("workspace", "UPDATE workspace SET workspace_id = 5"),
    "workspace other": ("workspace", "UPDATE workspace SET workspace_id = 'deadbeef'"),
    "workspace empty": ("workspace", "DELETE FROM workspace"),
    "token number": (
        "checkpoint_delivery",
        "INSERT INTO checkpoint_delivery (size, destination, at, token) VALUES "
        "((SELECT max(size) FROM checkpoint), 'tsa', 'x', 99999999999)",
    ),
    "token text": (
        "checkpoint_delivery",
        "INSERT INTO checkpoint_delivery (size, destination, at, token) VALUES "
        "((SELECT max(size) FROM checkpoint), 'tsa', 'x', 'abc')",
    ),
    "delivery null": (
        "checkpoint_delivery",
        "INSERT INTO checkpoint_delivery (size, destination, at, token) VALUES ('x', 'tsa', 'x', x'00')",
    ),
    "case null": ("case_file", "INSERT INTO case_file VALUES ('a', '1', 'p', 'a', 'o', 'b', NULL)"),
    "case text": ("case_file", "INSERT INTO case_file VALUES ('a', '1', 'p', 'a', 'o', 'b', 'x')"),
}


@pytest.mark.parametrize("case", CASES)
def test_values_of_other_types_get_an_answer(
    small: Path, tmp_path: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(small / "w", tmp_path / "w")
    rewritten(tmp_path / "w" / "workspace.db", *CASES[case])
    assert run([str(tmp_path / "w"), "--checkpoint", str(small / "note.txt")]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("The log is NOT intact.")
    assert said.err == ""


def test_another_name_of_the_workspace_is_told_before_a_checkpoint_is_called_foreign(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(small / "w", tmp_path / "w")
    rewritten(tmp_path / "w" / "workspace.db", *CASES["workspace other"])
    assert run([str(tmp_path / "w"), "--checkpoint", str(small / "note.txt")]) == 1
    said = capsys.readouterr().out
    assert "Entry 1 speaks of another workspace than the database does." in said
    assert "of which entry 1 speaks; the record calls itself second-look/deadbeef" in said


@pytest.mark.parametrize("error", [TypeError("odd"), MemoryError(), RecursionError("deep")])
def test_whatever_else_goes_wrong_is_a_sentence(
    small: Path, error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(checking, "check", fail)
    assert run([str(small / "w")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("second-look-verify: The verifier itself failed (")
    assert "please report this" in said.err
    assert said.err.count("\n") == 1
