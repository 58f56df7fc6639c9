"""The texts of an export are read as they were written, and only then."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.checkpoints import VerifierKey, parse_checkpoint
from desktop.domain.log_exports import (
    LARGEST_NOTE,
    LARGEST_TOKEN,
    ConsistencyLine,
    ExportManifest,
    InclusionLine,
    KeySince,
    NoteLine,
    Scope,
    TimestampLine,
    format_consistency_line,
    format_inclusion_line,
    format_keys,
    format_manifest,
    format_note_line,
    format_timestamp_line,
    manifest_claim,
    parse_consistency_line,
    parse_inclusion_line,
    parse_keys,
    parse_manifest,
    parse_note_line,
    parse_timestamp_line,
)

MANIFEST = ExportManifest(
    origin="second-look/ab",
    workspace_id="ab",
    workspace_kind="casework",
    scope=Scope.CASE,
    case_id="c",
    case_number="26-100 Å",
    size=7,
    root="0f" * 32,
    entries=3,
    made_at="2026-01-31T09:30:00.123456Z",
    made_by="É. Examiner",
    program="1.0",
    files={"log.jsonl": "a0" * 32},
)


def changed(**changes: Any) -> bytes:
    document = json.loads(format_manifest(MANIFEST)) | changes
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def test_a_manifest_is_read_as_it_was_written() -> None:
    assert parse_manifest(format_manifest(MANIFEST)) == MANIFEST
    assert changed() == format_manifest(MANIFEST)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        format_manifest(MANIFEST)[:-1],
        format_manifest(MANIFEST) + b"\n",
        format_manifest(MANIFEST).replace(b"  ", b" "),
        changed(format="other"),
        changed(version=2),
        changed(version="1"),
        changed(more=1),
        changed(scope="half"),
        changed(size=0),
        changed(size=True),
        changed(size="7"),
        changed(size=7.0),
        changed(entries=-1),
        changed(root="0F" * 32),
        changed(root="0f"),
        changed(origin=None),
        changed(files=[]),
        changed(files={"a": 1}),
        changed(files={"a": "b"}),
    ],
)
def test_anything_else_is_no_manifest(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"manifest|newer|Scope"):
        parse_manifest(data)


def test_what_is_signed_for_a_manifest_is_no_checkpoint() -> None:
    claim = manifest_claim(MANIFEST.origin, format_manifest(MANIFEST))
    with pytest.raises(ValueError, match="not the size"):
        parse_checkpoint(claim)
    assert claim != manifest_claim("second-look/other", format_manifest(MANIFEST))
    assert claim != manifest_claim(MANIFEST.origin, format_manifest(MANIFEST) + b" ")


KEYS = [KeySince(1, VerifierKey("second-look/ab", bytes(32))), KeySince(9, VerifierKey("n", b"k" * 32))]


def test_keys_are_read_as_they_were_written() -> None:
    assert parse_keys(format_keys(KEYS)) == KEYS
    assert parse_keys(b"") == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: b" " + text,
        lambda text: text.replace(b"1 second", b"01 second"),
        lambda text: text.replace(b"1 second", b"second"),
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.replace(b"+AQAA", b"+AQBA"),
        lambda text: text + b"\n",
        lambda text: b"\xff" + text,
    ],
)
def test_anything_else_holds_no_keys(change: Any) -> None:
    text = format_keys(KEYS)
    assert change(text) != text
    with pytest.raises(ValueError):  # noqa: PT011 -- of several kinds
        parse_keys(change(text))


nodes = st.lists(st.binary(min_size=32, max_size=32), max_size=5).map(tuple)
numbers = st.integers(0, 2**53)
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@given(numbers, texts, st.binary(max_size=40), nodes)
def test_lines_are_read_as_they_were_written(
    number: int, text: str, token: bytes, proof: tuple[bytes, ...]
) -> None:
    lines: list[tuple[Any, Any, Any]] = [
        (NoteLine(number, text), format_note_line, parse_note_line),
        (TimestampLine(number, text, token), format_timestamp_line, parse_timestamp_line),
        (InclusionLine(number, proof), format_inclusion_line, parse_inclusion_line),
        (ConsistencyLine(number, proof), format_consistency_line, parse_consistency_line),
    ]
    for line, write, read in lines:
        raw = write(line)
        assert b"\n" not in raw
        assert read(raw) == line
        for other in (raw + b" ", raw[:-1], raw.replace(b":", b": ", 1), b"[" + raw + b"]"):
            with pytest.raises(ValueError):  # noqa: PT011 -- JSON's own among them
                read(other)


@pytest.mark.parametrize(
    ("read", "raw"),
    [
        (parse_note_line, b'{"note":"x","size":true}'),
        (parse_note_line, b'{"note":"x","size":"1"}'),
        (parse_note_line, b'{"note":"x"}'),
        (parse_note_line, b'{"more":1,"note":"x","size":1}'),
        (parse_note_line, b'{"note":"x","size":1,"size":1}'),
        (parse_timestamp_line, b'{"at":"","size":1,"token":"%%%"}'),
        (parse_timestamp_line, b'{"at":"","size":1,"token":"QQ"}'),
        (parse_inclusion_line, b'{"proof":["zz"],"seq":1}'),
        (parse_inclusion_line, b'{"proof":[1],"seq":1}'),
        (parse_inclusion_line, b'{"proof":["00"],"seq":1}'),
        (parse_consistency_line, b'{"first":1.5,"proof":[]}'),
        (parse_consistency_line, b"[" * 100_000),
        (parse_consistency_line, b""),
    ],
)
def test_other_lines_are_refused(read: Any, raw: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read(raw)


@pytest.mark.parametrize(
    ("read", "line"),
    [
        (parse_note_line, format_note_line(NoteLine(1, "x" * (LARGEST_NOTE + 1)))),
        (parse_note_line, format_note_line(NoteLine(1, "\n" * (LARGEST_NOTE + 1)))),
        (parse_timestamp_line, format_timestamp_line(TimestampLine(1, "x", bytes(LARGEST_TOKEN + 1)))),
        (parse_timestamp_line, format_timestamp_line(TimestampLine(1, "x" * 2 * LARGEST_TOKEN, b""))),
        (parse_inclusion_line, format_inclusion_line(InclusionLine(1, (bytes(32),) * 500))),
        (parse_consistency_line, format_consistency_line(ConsistencyLine(1, (bytes(32),) * 500))),
    ],
)
def test_lines_that_are_too_large_to_be_true_are_refused(read: Any, line: bytes) -> None:
    with pytest.raises(ValueError, match=r"too large|more than"):
        read(line)


def test_the_largest_that_can_be_are_read() -> None:
    note = NoteLine(1, "x" * LARGEST_NOTE)
    assert parse_note_line(format_note_line(note)) == note
    stamp = TimestampLine(1, "2026-01-31T09:30:00.000000Z", bytes(LARGEST_TOKEN))
    assert parse_timestamp_line(format_timestamp_line(stamp)) == stamp
    proof = InclusionLine(2**53, (bytes(32),) * 128)
    assert parse_inclusion_line(format_inclusion_line(proof)) == proof
