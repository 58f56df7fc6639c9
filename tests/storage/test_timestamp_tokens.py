"""Time stamps: what is accepted, what is not, and that foreign bytes are never more than refused."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from desktop.storage.timestamp_tokens import (
    LARGEST_TOKEN,
    TimestampQuestion,
    TimestampRefused,
    ask_for_timestamp,
    read_timestamp,
    verify_timestamp,
)
from tests.storage import openssl_timestamp as made
from tests.timestamp_responder import GRANTED_WITH_MODS, REJECTION, Authority, refusal

NOTE = "second-look/test\n3\nAAAA\n\n— second-look/test AAAA\n"


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.make()


@pytest.fixture(scope="module")
def question() -> TimestampQuestion:
    return ask_for_timestamp(NOTE)


def test_what_was_granted_is_verified_and_says_when_and_by_whom(
    authority: Authority, question: TimestampQuestion
) -> None:
    at = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    token = authority.answer(question.der, at=at)
    found = verify_timestamp(token, NOTE, authority.root_pem, question.nonce)
    assert (found.at, found.authority) == (at, "Test Authority")
    assert read_timestamp(token, NOTE) == found
    assert verify_timestamp(token, NOTE, authority.root_pem + Authority.make("B").root_pem) == found


def test_two_questions_differ_in_their_nonce() -> None:
    assert ask_for_timestamp(NOTE).nonce != ask_for_timestamp(NOTE).nonce


def test_certificates_are_judged_at_the_time_of_the_stamp(question: TimestampQuestion) -> None:
    expired = Authority.make(until=datetime.now(UTC) - timedelta(days=10))
    before = datetime.now(UTC) - timedelta(days=20)
    token = expired.answer(question.der, at=before)
    assert verify_timestamp(token, NOTE, expired.root_pem).authority == "Test Authority"
    with pytest.raises(TimestampRefused, match="certificate has expired"):
        verify_timestamp(expired.answer(question.der), NOTE, expired.root_pem)


def test_another_root_another_note_or_another_purpose_is_refused(
    authority: Authority, question: TimestampQuestion
) -> None:
    token = authority.answer(question.der)
    with pytest.raises(TimestampRefused, match="could not be verified"):
        verify_timestamp(token, NOTE, Authority.make("B").root_pem)
    for changed in (NOTE + "\n", NOTE.replace("3", "4"), ""):
        with pytest.raises(TimestampRefused, match="something else than this checkpoint"):
            verify_timestamp(token, changed, authority.root_pem)
    other = Authority.make(for_timestamps=False)
    with pytest.raises(TimestampRefused, match="purpose"):
        verify_timestamp(other.answer(question.der), NOTE, other.root_pem)


def test_an_authority_that_answers_wrongly_is_refused_even_without_a_root(
    authority: Authority, question: TimestampQuestion
) -> None:
    for token, why in (
        (authority.answer(question.der, nonce=question.nonce + 1), "answers another question"),
        (authority.answer(question.der, imprint=bytes(64)), "something else"),
        (authority.answer(question.der, status=REJECTION), r"rejected it \(not on a Sunday\)"),
        (refusal("ask again"), r"rejected it \(ask again\)"),
        (authority.answer(question.der, status=GRANTED_WITH_MODS), "with modifications"),
        (authority.answer(question.der, with_certificate=False), "certificate of its signer"),
        (b"", "not a time stamp"),
        (b"<html>sign in to the network</html>", "not a time stamp"),
        (bytes(LARGEST_TOKEN + 1), "too large"),
    ):
        with pytest.raises(TimestampRefused, match=why):
            read_timestamp(token, NOTE, question.nonce)
        with pytest.raises(TimestampRefused, match=why):
            verify_timestamp(token, NOTE, authority.root_pem, question.nonce)


def test_a_signature_by_another_key_is_refused(authority: Authority, question: TimestampQuestion) -> None:
    forged = Authority(authority.root, authority.certificate, Authority.make("B").key)
    token = forged.answer(question.der)
    assert read_timestamp(token, NOTE).authority == "Test Authority", "which is why it is called unverified"
    with pytest.raises(TimestampRefused, match="could not be verified"):
        verify_timestamp(token, NOTE, authority.root_pem)


@pytest.mark.filterwarnings("default::cryptography.utils.CryptographyDeprecationWarning")
def test_mutants_are_refused_or_say_the_same(authority: Authority, question: TimestampQuestion) -> None:
    token = authority.answer(question.der)
    real, rng, refused = verify_timestamp(token, NOTE, authority.root_pem), random.Random(5), 0
    for _ in range(1500):
        mutant = bytearray(token)
        for _ in range(rng.choice((1, 1, 2, 5))):
            at, how = rng.randrange(len(mutant)), rng.randrange(3)
            if how == 0:
                mutant[at] ^= 1 << rng.randrange(8)
            elif how == 1:
                del mutant[at : at + rng.randrange(1, 9)]
            else:
                mutant[at:at] = rng.randbytes(rng.randrange(1, 5))
        try:
            assert verify_timestamp(bytes(mutant), NOTE, authority.root_pem) == real
        except TimestampRefused:
            refused += 1
    assert refused > 1400


def test_what_is_no_certificate_is_the_callers_mistake(
    authority: Authority, question: TimestampQuestion
) -> None:
    with pytest.raises(ValueError, match="PEM") as raised:
        verify_timestamp(authority.answer(question.der), NOTE, b"no certificate")
    assert not isinstance(raised.value, TimestampRefused)


def test_a_token_of_openssl_is_verified() -> None:
    found = verify_timestamp(made.TOKEN, made.NOTE, made.ROOT_PEM)
    assert (found.at, found.authority) == (made.AT, "OpenSSL Test Authority")
    with pytest.raises(TimestampRefused):
        verify_timestamp(made.TOKEN, made.NOTE + " ", made.ROOT_PEM)


def test_the_verifier_can_import_it_without_qt_numpy_or_sqlite() -> None:
    source = (
        "import sys, desktop.storage.timestamp_tokens;"
        "heavy = ('PySide6', 'numpy', 'sqlite3', 'rfc3161_client', 'cryptography');"
        "print([m for m in heavy if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
