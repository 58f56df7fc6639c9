"""A checkpoint from a report, held against the log."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import WorkspaceDamaged, WrongUse
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.verify_audit import read_held, verify_workspace


def test_a_note_that_was_kept_is_compared(workspace: Workspace, tmp_path: Path) -> None:
    signed = sign_checkpoint(workspace)
    note = tmp_path / "note.txt"
    note.write_text(signed.note, encoding="utf-8")
    size, root = read_held(note, workspace.workspace_id, signed.verifier_key)
    assert (size, root) == (signed.checkpoint.size, signed.checkpoint.root.hex())
    found = verify_workspace(workspace, held={size: root})
    assert (found.ok, found.checkpoints) == (True, 1)
    # The text of the QR code alone does as well, without its signature.
    note.write_text(signed.note.split("\n\n")[0] + "\n", encoding="utf-8")
    assert read_held(note, workspace.workspace_id) == (size, root)


def test_entries_that_were_cut_off_are_found(workspace: Workspace) -> None:
    signed = sign_checkpoint(workspace)
    held = {signed.checkpoint.size: signed.checkpoint.root.hex()}
    workspace.close()
    cut(workspace, "log_entry WHERE seq > 1", "checkpoint", "log_node", "entry_subject")
    with Workspace.open(workspace.folder, "A. Auditor") as again:
        assert not verify_workspace(again, held=held).ok


def test_a_log_that_was_cut_off_without_its_tree_is_not_opened(workspace: Workspace) -> None:
    sign_checkpoint(workspace)
    workspace.close()
    cut(workspace, "log_entry WHERE seq > 1")
    for _ in range(2):
        with pytest.raises(WorkspaceDamaged, match="were taken away"):
            Workspace.open(workspace.folder, "A. Auditor")
    assert not verify_log(workspace.database).ok


def cut(workspace: Workspace, *what: str) -> None:
    """Takes rows away, and what guards them; the guards of other tables stay."""
    with closing(sqlite3.connect(workspace.database)) as raw, raw:
        for rows in what:
            raw.execute(f"DROP TRIGGER {rows.split()[0]}_no_delete")
            raw.execute(f"DELETE FROM {rows}")


def test_what_is_no_checkpoint_of_this_workspace_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    signed = sign_checkpoint(workspace)
    path = tmp_path / "note.txt"
    with Workspace.create(tmp_path / "other", WorkspaceKind.CASEWORK, "A") as other:
        foreign = sign_checkpoint(other)
    for text, key, why in (
        ("not a note", "", "cannot be used"),
        (signed.note.replace("second-look", "another"), signed.verifier_key, "cannot be used"),
        (foreign.note, "", "another workspace"),
        (foreign.note, signed.verifier_key, "cannot be used"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(WrongUse, match=why):
            read_held(path, workspace.workspace_id, key)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(WrongUse, match="cannot be used"):
        read_held(path, workspace.workspace_id)
