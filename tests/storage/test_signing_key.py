"""The key of a workspace: published example, its texts, and what a signature is worth."""

from __future__ import annotations

import base64

import pytest

from desktop.domain.checkpoints import Checkpoint, format_checkpoint, origin_of, parse_checkpoint
from desktop.storage.signing_key import SigningKey, sign_note, verify_note

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
def key():
    return SigningKey.generate(NAME)


def test_the_published_note_is_signed_byte_for_byte():
    peter = SigningKey("PeterNeumann", base64.b64decode(PETER_SECRET)[1:])
    assert peter.verifier_key == PETER_VERIFIER
    assert peter.sign(PETER_TEXT) == PETER_NOTE


def test_the_published_note_is_verified():
    assert verify_note(PETER_NOTE, PETER_VERIFIER) == PETER_TEXT


def test_the_published_key_is_read():
    text = f"PRIVATE+KEY+PeterNeumann+c74f20a3+{PETER_SECRET}\n"
    peter = SigningKey.from_text(text)
    assert (peter.verifier_key, peter.text()) == (PETER_VERIFIER, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEK\n",
        f"PRIVATE+KEY+PeterNeumann+c74f20a4+{PETER_SECRET}\n",
        f"PRIVATE+KEY+PeterNeumann+c74f20a3+{PETER_SECRET}",
    ],
)
def test_a_damaged_text_holds_no_key(text):
    with pytest.raises(ValueError, match="private key"):
        SigningKey.from_text(text)


def test_with_the_passphrase_and_only_with_it_the_encrypted_key_comes_back(key):
    text = key.encrypted_text("correct horse battery")
    assert key.text().split("+")[-1].strip() not in text
    assert SigningKey.from_encrypted_text(text, NAME, "correct horse battery").text() == key.text()
    for wrong in ("correct horse", "", "Correct horse battery"):
        with pytest.raises(ValueError, match="passphrase"):
            SigningKey.from_encrypted_text(text, NAME, wrong)


def test_a_checkpoint_goes_into_a_note_and_comes_out_of_it(key):
    checkpoint = Checkpoint(NAME, 41, bytes(range(32)))
    note = key.sign(format_checkpoint(checkpoint))
    assert parse_checkpoint(verify_note(note, key.verifier_key)) == checkpoint


def test_another_text_signature_or_key_is_refused(key):
    note = key.sign("one\ntwo\n")
    with pytest.raises(ValueError, match="not one of this text"):
        verify_note(note.replace("two", "too"), key.verifier_key)
    with pytest.raises(ValueError, match="did not sign"):
        verify_note(note, SigningKey.generate(NAME).verifier_key)
    body, line = note.split("\n\n")
    bad = base64.b64decode(line.split()[2])
    forged = base64.b64encode(bad[:-1] + bytes([bad[-1] ^ 1])).decode()
    with pytest.raises(ValueError, match="not one of this text"):
        verify_note(f"{body}\n\n— {NAME} {forged}\n", key.verifier_key)


def test_signatures_of_others_are_passed_over(key):
    witness = SigningKey.generate("witness.example")
    both = sign_note("text\n", [key, witness])
    assert verify_note(both, key.verifier_key) == verify_note(both, witness.verifier_key) == "text\n"


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb"])
def test_a_name_that_no_key_can_have_is_refused(name):
    with pytest.raises(ValueError, match="name of a key"):
        SigningKey.generate(name)
