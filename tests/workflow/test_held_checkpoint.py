"""A checkpoint from a report, held against the log."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.checkpoints import Checkpoint, format_checkpoint, origin_of
from desktop.domain.log_entries import EntryKind
from desktop.errors import WorkspaceDamaged, WrongUse
from desktop.storage.log_verification import verify_log
from desktop.storage.signing_key import SigningKey
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.verify_audit import compare_held, read_held, read_held_text, verify_workspace


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


def test_a_text_that_was_pasted_is_read_as_a_file_is(workspace: Workspace) -> None:
    signed = sign_checkpoint(workspace)
    wanted = (signed.checkpoint.size, signed.checkpoint.root.hex())
    bare = signed.note.split("\n\n")[0]
    for text in (signed.note, bare, f"\n{bare}\n\n", signed.note.replace("\n", "\r\n"), f"\ufeff{bare}"):
        assert read_held_text(text, workspace.workspace_id) == wanted
    assert read_held_text(signed.note, workspace.workspace_id, signed.verifier_key) == wanted
    with pytest.raises(WrongUse, match="bears no signature"):
        read_held_text(bare, workspace.workspace_id, signed.verifier_key)
    for text in ("", "nothing", bare.replace("second-look", "other")):
        with pytest.raises(WrongUse):
            read_held_text(text, workspace.workspace_id)


def test_a_text_is_compared_at_once(workspace: Workspace) -> None:
    signed = sign_checkpoint(workspace)
    with workspace.recording() as stores:
        stores.log.append("device.chosen", {"device": "CPU"})
    found = compare_held(workspace, signed.note)
    assert (found.ok, found.size) == (True, signed.checkpoint.size)
    assert found.root == signed.checkpoint.root.hex()
    assert "begins with" in found.detail
    assert compare_held(workspace, signed.note, signed.verifier_key).ok
    bare = compare_held(workspace, signed.note.split("\n\n")[0])
    assert bare.ok
    assert "no signature" in bare.detail


def test_what_does_not_agree_is_told_why(workspace: Workspace) -> None:
    signed = sign_checkpoint(workspace)
    size, root = signed.checkpoint.size, signed.checkpoint.root
    origin = origin_of(workspace.workspace_id)
    stranger = SigningKey.generate(origin)

    def why(checkpoint: Checkpoint, key: SigningKey = stranger) -> str:
        found = compare_held(workspace, key.sign(format_checkpoint(checkpoint)))
        assert not found.ok
        return found.detail

    assert "removed from its end" in why(Checkpoint(origin, size + 50, root))
    assert "are not those" in why(Checkpoint(origin, size, bytes(32)))
    assert "not signed with the key" in why(Checkpoint(origin, size, root))
    with workspace.recording() as stores:
        stores.log.append("device.chosen", {"device": "CPU"})
    with workspace.reading() as stores:
        now_size, now_root = stores.log.tree_head()
        assert stores.checkpoints.of_size(now_size) is None
        assert not stores.log.names_checkpoints(1)
    sign_checkpoint_of_a_kind(workspace)
    lost = Checkpoint(origin, now_size + 2, _root(workspace, now_size + 2))
    assert "removed from the record" in why(lost, workspace.signing.require())
    assert _root(workspace, now_size) == bytes.fromhex(now_root)


def sign_checkpoint_of_a_kind(workspace: Workspace) -> None:
    """An entry that names the checkpoint before it, and one behind it without a checkpoint."""
    with workspace.recording() as stores:
        stores.log.append(EntryKind.CASE_CLOSED, {})
    with workspace.recording() as stores:
        stores.log.append("device.chosen", {"device": "CPU"})
        assert stores.log.names_checkpoints(stores.log.next_seq - 1)


def _root(workspace: Workspace, size: int) -> bytes:
    with workspace.reading() as stores:
        return bytes.fromhex(stores.log.tree_head(size)[1])
