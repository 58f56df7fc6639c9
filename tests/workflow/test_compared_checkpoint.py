"""A checkpoint that was held elsewhere, however it comes back: as a file, by QR code, through a mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.checkpoints import parse_note
from desktop.domain.people import Role
from desktop.errors import AccessRefused, FileNotReadable, WrongUse
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.checkpoints import SignedCheckpoint, sign_checkpoint
from desktop.workflow.held_checkpoint import as_a_note, compare_with_held, read_note_file
from tests.people import sign_in_as


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        sign_in_as(made, "sam", Role.SUPERVISOR)
        yield made


@pytest.fixture
def signed(workspace: Workspace) -> SignedCheckpoint:
    return sign_checkpoint(workspace)


def grow(workspace: Workspace, times: int = 3) -> None:
    for _ in range(times):
        with workspace.recording() as stores:
            stores.log.append("x", {})


@pytest.mark.parametrize(
    "copied",
    [
        lambda note: note,
        lambda note: note.rstrip("\n"),
        lambda note: note.replace("\n", "\r\n"),
        lambda note: "\ufeff\n\n" + note + "\n\n",
        lambda note: "\n".join(f"   {line}  " for line in note.split("\n")),
        lambda note: parse_note(note).text,
        lambda note: parse_note(note).text.strip(),
    ],
    ids=["whole", "without its end", "Windows", "blank lines", "indented", "its text", "its text stripped"],
)
def test_it_is_found_however_it_was_copied(workspace: Workspace, signed: SignedCheckpoint, copied) -> None:
    grow(workspace)
    found = compare_with_held(workspace, copied(signed.note))
    assert found.ok
    assert found.size == signed.checkpoint.size
    assert found.entries == found.size + 3
    assert found.signed_at is not None
    assert not found.key_checked


def test_its_signature_is_checked_with_the_key(workspace: Workspace, signed: SignedCheckpoint) -> None:
    assert compare_with_held(workspace, signed.note, signed.verifier_key).key_checked
    with pytest.raises(WrongUse, match="no signature"):
        compare_with_held(workspace, parse_note(signed.note).text, signed.verifier_key)


def test_another_root_a_longer_log_and_another_workspace_are_told_apart(
    workspace: Workspace, signed: SignedCheckpoint
) -> None:
    origin, size, root = parse_note(signed.note).text.splitlines()
    other = compare_with_held(workspace, f"{origin}\n{size}\n{'A' * 43}=\n")
    assert not other.ok
    assert other.signed_at is None
    assert "not those" in other.detail
    longer = compare_with_held(workspace, f"{origin}\n{int(size) + 100}\n{root}\n")
    assert not longer.ok
    assert "removed from its end" in longer.detail
    with pytest.raises(WrongUse, match="another workspace"):
        compare_with_held(workspace, f"second-look/elsewhere\n{size}\n{root}\n")
    with pytest.raises(WrongUse, match="cannot be used"):
        compare_with_held(workspace, "a text of no sort")


def test_who_may_not_read_the_log_compares_nothing(workspace: Workspace, signed: SignedCheckpoint) -> None:
    sign_in_as(workspace, "tom", Role.TRAINER)
    with pytest.raises(AccessRefused):
        compare_with_held(workspace, signed.note)


def test_a_file_is_read_if_it_is_a_small_text(tmp_path: Path, signed: SignedCheckpoint) -> None:
    path = tmp_path / "note.txt"
    path.write_text(signed.note, encoding="utf-8")
    assert as_a_note(read_note_file(path)) == signed.note
    path.write_bytes(b"\xff\xfe\x00picture")
    with pytest.raises(WrongUse, match="not a text"):
        read_note_file(path)
    path.write_bytes(b"a" * 100_000)
    with pytest.raises(WrongUse, match="too large"):
        read_note_file(path)
    with pytest.raises(FileNotReadable):
        read_note_file(tmp_path / "none.txt")
