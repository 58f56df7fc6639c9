"""Checkpoints and notes against the examples of their specifications, and against themselves."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.checkpoints import (
    Checkpoint,
    NoteSignature,
    SignedNote,
    VerifierKey,
    format_checkpoint,
    format_note,
    format_verifier_key,
    origin_of,
    parse_checkpoint,
    parse_note,
    parse_verifier_key,
)

# C2SP tlog-checkpoint.md, the example of its introduction.
BEHIND_THE_SOFA = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/"
    "Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)
# C2SP signed-note.md, the example of its introduction: a text that has an empty line itself.
QUASIMODO = (
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
    "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMc"
    "Xxj99ihAQwaqP3ZekRwNtIc=\n"
)
# golang.org/x/mod/sumdb/note, ExampleOpen.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
ROOT = base64.b64encode(bytes(32)).decode()


def test_the_published_checkpoint_is_read_and_written_byte_for_byte():
    note = parse_note(BEHIND_THE_SOFA)
    checkpoint = parse_checkpoint(note.text)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.root_base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    assert checkpoint.short_root == "0ac5186a91863e8e"
    assert format_checkpoint(checkpoint) == note.text
    assert format_note(note) == BEHIND_THE_SOFA
    assert [(s.name, len(s.signature)) for s in note.signatures] == [("example.com/behind-the-sofa", 64)]


def test_the_last_empty_line_parts_text_and_signatures():
    note = parse_note(QUASIMODO)
    assert note.text.endswith("sole:\n\ned è subito sera.\n")
    assert format_note(note) == QUASIMODO


def test_the_published_verifier_key_has_the_key_id_of_the_specification():
    key = parse_verifier_key(PETER)
    assert (key.name, key.key_id.hex()) == ("PeterNeumann", "c74f20a3")
    assert format_verifier_key(key) == PETER


def test_the_origin_names_the_workspace():
    assert origin_of("abc") == "second-look/abc"


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1),
    st.integers(0, 10**19 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1), max_size=3),
)
def test_what_is_formatted_is_parsed_again(origin, size, root, extensions):
    checkpoint = Checkpoint(origin, size, root, tuple(extensions))
    assert parse_checkpoint(format_checkpoint(checkpoint)) == checkpoint


@pytest.mark.parametrize(
    "body",
    [
        "",
        "a\n1\n",
        f"a\n1\n{ROOT}",  # no end
        f"\n1\n{ROOT}\n",
        f"a\n01\n{ROOT}\n",
        f"a\n-1\n{ROOT}\n",
        f"a\n1 \n{ROOT}\n",
        f"a\n١\n{ROOT}\n",
        f"a\n{'9' * 20}\n{ROOT}\n",
        f"a\n1\n{ROOT[:-1]}\n",
        f"a\n1\n{ROOT[:-2]}B=\n",  # the same bytes, written otherwise
        "a\n1\nAAAA\n",
        f"a\n1\n{ROOT}\n\n",
        f"a\n1\n{ROOT}\n\nmore\n",
        f"a\r\n1\r\n{ROOT}\r\n",
        f"a\t\n1\n{ROOT}\n",
        f"a\ud800\n1\n{ROOT}\n",
    ],
)
def test_a_malformed_checkpoint_is_refused(body):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_checkpoint(body)


@pytest.mark.parametrize(
    "checkpoint",
    [
        Checkpoint("a\n2", 1, bytes(32)),
        Checkpoint("", 1, bytes(32)),
        Checkpoint("a", -1, bytes(32)),
        Checkpoint("a", 1, bytes(31)),
        Checkpoint("a", 1, bytes(32), ("",)),
        Checkpoint("a", 1, bytes(32), ("b\nc",)),
    ],
)
def test_nothing_is_written_that_would_be_read_as_something_else(checkpoint):
    with pytest.raises(ValueError):  # noqa: PT011
        format_checkpoint(checkpoint)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "text\n",
        "text\n\n",
        "\n\n— a AAAAAAA=\n",
        "text\n— a AAAAAAA=\n",  # no empty line
        "text\n\n— a AAAAAAA=",
        "text\n\n- a AAAAAAA=\n",
        "text\n\n—a AAAAAAA=\n",
        "text\n\n— a\n",
        "text\n\n— a  AAAAAAA=\n",
        "text\n\n— a+b AAAAAAA=\n",
        "text\n\n— a\u00a0b AAAAAAA=\n",
        "text\n\n— a AAAAAA==\n",  # a key id and nothing behind it
        "text\n\n— a AAAAAAA\n",
        "text\n\n— a AAAA AAA=\n",
        "text\x07\n\n— a AAAAAAA=\n",
        "text\n\n" + "— a AAAAAAA=\n" * 101,
    ],
)
def test_a_malformed_note_is_refused(note):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_note(note)


def test_sixteen_signatures_are_accepted():
    many = tuple(NoteSignature(f"w{n}", b"abcd", b"x" * 64) for n in range(16))
    assert parse_note(format_note(SignedNote("text\n", many))).signatures == many


@pytest.mark.parametrize(
    "note", [SignedNote("no end", (NoteSignature("a", b"abcd", b"x"),)), SignedNote("text\n", ())]
)
def test_no_note_is_written_that_cannot_be_read(note):
    with pytest.raises(ValueError):  # noqa: PT011
        format_note(note)


def test_every_mangling_of_the_published_key_is_refused():
    for place in range(len(PETER)):
        changed = PETER[:place] + chr(ord(PETER[place]) + 1) + PETER[place + 1 :]
        for wrong in (changed, PETER[:place], PETER[place + 1 :]):
            with pytest.raises(ValueError):  # noqa: PT011
                parse_verifier_key(wrong)


@pytest.mark.parametrize(
    "key",
    [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ],
)
def test_other_lengths_and_kinds_of_key_are_refused(key):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_verifier_key(key)


@pytest.mark.parametrize("key", [VerifierKey("a b", bytes(32)), VerifierKey("a", bytes(31))])
def test_no_verifier_key_is_written_that_cannot_be_read(key):
    with pytest.raises(ValueError):  # noqa: PT011
        format_verifier_key(key)
