"""The key of a workspace: published example, file, and what a signature is worth."""

from __future__ import annotations

import base64
import os

import pytest

from desktop.domain.checkpoints import Checkpoint, format_checkpoint, origin_of, parse_checkpoint
from desktop.errors import FolderNotWritable, WorkspaceDamaged
from desktop.storage.files import make_private_folder
from desktop.storage.signing_key import FILE_NAME, SigningKey, verify_note

# golang.org/x/mod/sumdb/note, ExampleSign and ExampleOpen: a key that is public on purpose.
PETER_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PETER_VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_TEXT = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
)
PETER_NOTE = (
    PETER_TEXT + "\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
NAME = origin_of("0123456789abcdef")


@pytest.fixture
def keys(tmp_path):
    folder = tmp_path / "keys"
    make_private_folder(folder)
    return folder


def test_the_published_note_is_signed_byte_for_byte():
    peter = SigningKey("PeterNeumann", base64.b64decode(PETER_SECRET)[1:])
    assert peter.verifier_key == PETER_VERIFIER
    assert peter.sign(PETER_TEXT) == PETER_NOTE


def test_the_published_note_is_verified():
    assert verify_note(PETER_NOTE, PETER_VERIFIER) == PETER_TEXT


def test_the_published_key_file_is_read(keys):
    (keys / FILE_NAME).write_text(f"PRIVATE+KEY+PeterNeumann+c74f20a3+{PETER_SECRET}\n")
    assert SigningKey.load_or_create(keys, "PeterNeumann").verifier_key == PETER_VERIFIER


def test_a_key_is_created_once_and_stays(keys):
    first = SigningKey.load_or_create(keys, NAME)
    again = SigningKey.load_or_create(keys, NAME)
    assert again.verifier_key == first.verifier_key
    assert again.sign("text\n") == first.sign("text\n")
    assert [entry.name for entry in keys.iterdir()] == [FILE_NAME]


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_only_the_owner_may_read_the_key(keys):
    SigningKey.load_or_create(keys, NAME)
    path = keys / FILE_NAME
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    SigningKey.load_or_create(keys, NAME)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_checkpoint_goes_into_a_note_and_comes_out_of_it(keys):
    key = SigningKey.load_or_create(keys, NAME)
    checkpoint = Checkpoint(NAME, 41, bytes(range(32)))
    note = key.sign(format_checkpoint(checkpoint))
    assert parse_checkpoint(verify_note(note, key.verifier_key)) == checkpoint


def test_another_text_signature_or_key_is_refused(keys, tmp_path):
    key = SigningKey.load_or_create(keys, NAME)
    note = key.sign("one\ntwo\n")
    with pytest.raises(ValueError, match="not one of this text"):
        verify_note(note.replace("two", "too"), key.verifier_key)
    with pytest.raises(ValueError, match="did not sign"):
        verify_note(note, SigningKey.load_or_create(tmp_path / "other", NAME).verifier_key)
    body, line = note.split("\n\n")
    bad = base64.b64decode(line.split()[2])
    forged = base64.b64encode(bad[:-1] + bytes([bad[-1] ^ 1])).decode()
    with pytest.raises(ValueError, match="not one of this text"):
        verify_note(f"{body}\n\n— {NAME} {forged}\n", key.verifier_key)


def test_signatures_of_others_are_passed_over(keys, tmp_path):
    key = SigningKey.load_or_create(keys, NAME)
    witness = SigningKey.load_or_create(tmp_path / "other", "witness.example")
    both = key.sign("text\n") + witness.sign("text\n").split("\n\n")[1]
    assert verify_note(both, key.verifier_key) == verify_note(both, witness.verifier_key) == "text\n"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"PRIVATE+KEY+PeterNeumann+c74f20a3+AYEK\n",
        f"PRIVATE+KEY+PeterNeumann+c74f20a4+{PETER_SECRET}\n".encode(),
        f"PRIVATE+KEY+PeterNeumann+c74f20a3+{PETER_SECRET}".encode(),
    ],
)
def test_a_damaged_key_file_is_told_and_never_replaced(keys, content):
    (keys / FILE_NAME).write_bytes(content)
    with pytest.raises(WorkspaceDamaged, match="holds no key"):
        SigningKey.load_or_create(keys, "PeterNeumann")
    assert (keys / FILE_NAME).read_bytes() == content


def test_the_key_of_another_workspace_is_told(keys):
    SigningKey.load_or_create(keys, NAME)
    with pytest.raises(WorkspaceDamaged, match="not of second-look/other"):
        SigningKey.load_or_create(keys, "second-look/other")


def test_nothing_half_written_stays_when_the_disk_refuses(keys, monkeypatch):
    def refuse(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("desktop.storage.signing_key.sync_file", refuse)
    with pytest.raises(FolderNotWritable):
        SigningKey.load_or_create(keys, NAME)
    assert list(keys.iterdir()) == []


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb"])
def test_a_name_that_no_key_can_have_is_refused(keys, name):
    with pytest.raises(ValueError, match="name of a key"):
        SigningKey.load_or_create(keys, name)
    assert list(keys.iterdir()) == []
