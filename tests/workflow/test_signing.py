"""The key that signs the log, through the workflows: every occasion, every state of the key, a new key."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager

import pytest

from desktop.domain.checkpoints import parse_note
from desktop.domain.log_entries import CHECKPOINT_KINDS, EntryKind
from desktop.domain.people import Role
from desktop.domain.signing import KeyState, Protection
from desktop.errors import (
    AccessRefused,
    ReasonRequired,
    SigningKeyNotAtHand,
    StorageFull,
    WorkspaceDamaged,
    WrongUse,
)
from desktop.storage.key_cabinet import KeyCabinet
from desktop.storage.key_files import FILE_NAME
from desktop.storage.log_verification import verify_log
from desktop.storage.signing_key import verify_note
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow import signing
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.signing import keep_key, key_status, rotate_key, unlock_key, ways_to_keep
from desktop.workflow.verify_audit import what_it_cannot_see
from tests.people import sign_in_as

REASON = "the old key was copied to a notebook"
PASSPHRASE = "nine blind mice"


def checkpoints_of(workspace):
    with workspace.reading() as stores:
        return stores.checkpoints.all()


def append(workspace, kind=EntryKind.CONCLUSION):
    with workspace.recording() as stores:
        return stores.log.append(kind, {"reason": "x"})


def _fail_after_a_conclusion(workspace):
    with workspace.recording() as stores:
        stores.log.append(EntryKind.CONCLUSION, {})
        raise ZeroDivisionError


@pytest.mark.parametrize("kind", sorted(CHECKPOINT_KINDS))
def test_whatever_calls_for_a_checkpoint_gets_one_in_the_same_step(workspace, kind):
    before = checkpoints_of(workspace)
    entry = append(workspace, kind)
    added = checkpoints_of(workspace)[len(before) :]
    assert [(one.size, one.occasion) for one in added] == [(entry.seq, kind)]
    verify_note(added[0].note, key_status(workspace).verifier_key)


def test_what_is_not_kept_has_no_checkpoint(workspace):
    before = checkpoints_of(workspace)
    with pytest.raises(ZeroDivisionError):
        _fail_after_a_conclusion(workspace)
    assert checkpoints_of(workspace) == before


def test_a_checkpoint_that_is_asked_for_is_kept_once(workspace):
    append(workspace, EntryKind.DEVICE_CHOSEN)
    first, again = sign_checkpoint(workspace), sign_checkpoint(workspace)
    assert first == again
    newest = checkpoints_of(workspace)[-1]
    assert (newest.note, newest.size) == (first.note, first.checkpoint.size)


def test_a_new_key_takes_over_and_the_old_one_vouches_for_it(workspace):
    old = key_status(workspace).verifier_key
    sign_in_as(workspace, "Ada", Role.ADMINISTRATOR)
    new = rotate_key(workspace, REASON).verifier_key
    rotation = checkpoints_of(workspace)[-1]
    assert verify_note(rotation.note, old) == verify_note(rotation.note, new)
    append(workspace)
    later = checkpoints_of(workspace)[-1]
    verify_note(later.note, new)
    with pytest.raises(ValueError, match="did not sign"):
        verify_note(later.note, old)
    folder = workspace.folder
    workspace.close()
    with Workspace.open(folder, "a") as again:
        assert key_status(again).verifier_key == new
    result = verify_log(folder, deep=True)
    assert result.ok, result.problem


def test_a_reason_and_the_right_are_needed_for_a_new_key(workspace):
    sign_in_as(workspace, "Ada", Role.ADMINISTRATOR)
    old = key_status(workspace).verifier_key
    with pytest.raises(ReasonRequired):
        rotate_key(workspace, " lost ")
    sign_in_as(workspace, "Eve", Role.EXAMINER)
    with pytest.raises(AccessRefused, match="administrator"):
        rotate_key(workspace, REASON)
    with pytest.raises(AccessRefused, match="administrator"):
        keep_key(workspace, Protection.PASSPHRASE, PASSPHRASE)
    assert key_status(workspace).verifier_key == old
    append(workspace)
    verify_note(checkpoints_of(workspace)[-1].note, old)


def test_casework_goes_on_under_a_locked_key_and_is_signed_for_later(workspace):
    sign_in_as(workspace, "Ada", Role.ADMINISTRATOR)
    with pytest.raises(WrongUse, match="10 characters"):
        keep_key(workspace, Protection.PASSPHRASE, "short")
    keep_key(workspace, Protection.PASSPHRASE, PASSPHRASE)
    folder = workspace.folder
    workspace.close()
    with Workspace.open(folder, "a") as again:
        before = checkpoints_of(again)
        entry = append(again)
        assert (key_status(again).state, checkpoints_of(again)) == (KeyState.LOCKED, before)
        with pytest.raises(SigningKeyNotAtHand, match="Unlock it"):
            sign_checkpoint(again)
        with pytest.raises(WrongUse, match="does not open"):
            unlock_key(again, "nine blind rats")
        unlock_key(again, PASSPHRASE)
        assert checkpoints_of(again)[-1].size == entry.seq
    assert verify_log(folder).ok


def test_a_lost_key_is_replaced_and_the_record_says_that_nobody_vouches(workspace):
    old = key_status(workspace).verifier_key
    folder = workspace.folder
    workspace.close()
    (folder / "keys" / FILE_NAME).unlink()
    with Workspace.open(folder, "a") as again:
        assert key_status(again).state is KeyState.AWAY
        sign_in_as(again, "Ada", Role.ADMINISTRATOR)
        new = rotate_key(again, REASON).verifier_key
        with again.reading() as stores:
            (rotated,) = stores.log.page(0, 5, kind_prefix="key.rotated")
        assert rotated.data["old_key_signs"] is False
        assert rotated.data["old_verifier_key"] == old
        (signature,) = parse_note(checkpoints_of(again)[-1].note).signatures
        verify_note(checkpoints_of(again)[-1].note, new)
        assert signature.key_id != bytes.fromhex(old.split("+")[1])
    result = verify_log(folder)
    assert result.ok, result.problem


def test_demo_and_training_keep_their_key_in_their_folder(tmp_path):
    with Workspace.create(tmp_path / "d", WorkspaceKind.DEMO, "a") as demo:
        assert ways_to_keep(demo) == [Protection.FILE, Protection.PASSPHRASE]


def test_a_first_key_that_could_not_be_recorded_signs_nothing(tmp_path, monkeypatch):
    """A workspace of an older program, on a disk that is full just then."""
    folder = tmp_path / "old"
    with monkeypatch.context() as old:
        old.setattr(Workspace, "_find_key", lambda opened: None)
        old.setattr(KeyCabinet, "create", lambda cabinet: type("None", (), {"verifier_key": None}))
        Workspace.create(folder, WorkspaceKind.CASEWORK, "a").close()
    with monkeypatch.context() as full:
        full.setattr(Workspace, "recording", _full_for_keys(Workspace.recording))
        with Workspace.open(folder, "a") as opened:
            assert key_status(opened).state is KeyState.NONE
            append(opened)
            assert checkpoints_of(opened) == []
    with Workspace.open(folder, "a") as opened:
        append(opened)
        verify_note(checkpoints_of(opened)[-1].note, key_status(opened).verifier_key)
    result = verify_log(folder)
    assert result.ok, result.problem


def _full_for_keys(recording):
    @contextmanager
    def refusing(workspace):
        with recording(workspace) as stores:
            yield stores
            if stores.log.page(0, 1)[0].kind == EntryKind.KEY_CREATED:
                raise StorageFull(path=workspace.folder)

    return refusing


def test_a_rotation_that_was_committed_and_then_interrupted_leaves_the_new_key(workspace, monkeypatch):
    sign_in_as(workspace, "Ada", Role.ADMINISTRATOR)
    recorded = signing._record_rotation

    def interrupted(*arguments):
        recorded(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as once:
        once.setattr(signing, "_record_rotation", interrupted)
        with pytest.raises(KeyboardInterrupt):
            rotate_key(workspace, REASON)
    with workspace.reading() as stores:
        named = stores.log.verifier_key()
    assert key_status(workspace).is_ready
    assert key_status(workspace).verifier_key == named
    append(workspace)
    folder = workspace.folder
    workspace.close()
    with Workspace.open(folder, "a") as again:
        assert key_status(again).is_ready
    result = verify_log(folder)
    assert result.ok, result.problem


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_entry SET body = x'00' WHERE seq = 1",
        "UPDATE log_entry SET at = 'yesterday' WHERE seq = (SELECT max(seq) FROM log_entry)",
    ],
)
def test_a_damaged_log_is_told_in_a_sentence(workspace, statement):
    folder = workspace.folder
    workspace.close()
    with closing(sqlite3.connect(workspace.database)) as raw, raw:
        raw.execute("DROP TRIGGER log_entry_no_update")
        raw.execute(statement)
    with pytest.raises(WorkspaceDamaged, match="taken away or changed"):
        Workspace.open(folder, "a")


def test_an_end_that_was_cut_off_below_a_checkpoint_is_told_when_it_is_reached_again(workspace):
    append(workspace)
    newest = checkpoints_of(workspace)[-1].size
    with workspace._pool.lend() as raw:
        for table, last in (("log_entry", "seq"), ("log_node", "(position + 1) << level")):
            raw.execute(f"DROP TRIGGER {table}_no_delete")
            raw.execute(f"DELETE FROM {table} WHERE {last} = {newest}")
    for _ in range(2):
        with pytest.raises(WorkspaceDamaged, match="taken away or changed"):
            append(workspace)


def test_what_was_not_signed_when_a_session_began_is_told_for_ever(workspace):
    """The key signs for what is there: the record says what that was, for whoever asks later."""
    sign_in_as(workspace, "Ada", Role.ADMINISTRATOR)
    keep_key(workspace, Protection.PASSPHRASE, PASSPHRASE)
    folder = workspace.folder
    workspace.close()
    with Workspace.open(folder, "a") as locked:
        first = append(locked).seq
    assert verify_log(folder).signed_late == ()
    with Workspace.open(folder, "a") as again:
        with again.reading() as stores:
            (opened,) = stores.log.page(0, 1, kind_prefix="session.opened")
        assert opened.data["unsigned_since"] == first
        unlock_key(again, PASSPHRASE)
    with Workspace.open(folder, "a") as again:
        with again.reading() as stores:
            (later,) = stores.log.page(0, 1, kind_prefix="session.opened")
        assert "unsigned_since" not in later.data
    result = verify_log(folder)
    assert result.ok, result.problem
    assert result.signed_late == ((first, opened.seq - 1),)
    assert f"Entries {first} to {opened.seq - 1} were not signed" in what_it_cannot_see(result)
