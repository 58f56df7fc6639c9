"""What may arrive from a process that decodes hostile bytes, and what is made of it."""

from __future__ import annotations

import io
import json
import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.refusals import RefusalReason
from desktop.recognition.decode_messages import (
    Broken,
    Decoded,
    read_reply,
    read_request,
    send_decoded,
    send_refused,
    send_request,
)
from desktop.recognition.image_reader import MAXIMUM_BYTES, SUPPORTED_FORMATS, ImageRefused, UprightImage


class Sluggish(io.BytesIO):
    """Takes three bytes at a time, as a full pipe may."""

    def write(self, data: Any, /) -> int:
        return super().write(bytes(memoryview(data)[:3]))


def reply(head: object, width: int = 0, height: int = 0, pixels: bytes = b"", raw: bytes = b"") -> bytes:
    text = raw or json.dumps(head).encode()
    return struct.pack(">III", len(text), width, height) + text + pixels


def test_requests_and_replies_survive_the_way() -> None:
    pipe = Sluggish()
    send_request(pipe, b"the bytes of a picture")
    send_request(pipe, b"")
    pipe.seek(0)
    assert read_request(pipe) == b"the bytes of a picture"
    assert read_request(pipe) == b""
    assert read_request(pipe) is None
    pixels = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)
    pipe = Sluggish()
    send_decoded(pipe, UprightImage(pixels, "", "PNG", ("Turned upright.", "Größe")))
    send_refused(pipe, ImageRefused(RefusalReason.ANIMATED, "Three pictures."))
    pipe.seek(0)
    read = read_reply(pipe)
    assert isinstance(read, Decoded)
    assert (read.pixels == pixels).all()
    assert (read.format, read.notes) == ("PNG", ("Turned upright.", "Größe"))
    refused = read_reply(pipe)
    assert isinstance(refused, ImageRefused)
    assert (refused.reason, refused.sentence) == (RefusalReason.ANIMATED, "Three pictures.")


@pytest.mark.parametrize("size", [1, 7, 10])
def test_half_a_request_is_none(size: int) -> None:
    pipe = io.BytesIO()
    send_request(pipe, b"abcdef")
    with pytest.raises(Broken):
        read_request(io.BytesIO(pipe.getvalue()[:size]))


def test_a_request_beyond_all_bounds_is_not_waited_for() -> None:
    with pytest.raises(Broken):
        read_request(io.BytesIO(struct.pack(">Q", MAXIMUM_BYTES + 1)))


GOOD = {"format": "PNG", "notes": []}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 11,
        struct.pack(">III", 2**32 - 1, 1, 1),
        reply(GOOD, 2**16, 2**16),
        reply(GOOD, 2**32 - 1, 2**32 - 1),
        reply(GOOD, 0, 1),
        reply(GOOD, 2, 2, bytes(11)),
        reply({"format": "EXE", "notes": []}, 1, 1, bytes(3)),
        reply({"format": ["PNG"], "notes": []}, 1, 1, bytes(3)),
        reply({"format": "PNG", "notes": "many"}, 1, 1, bytes(3)),
        reply({"format": "PNG", "notes": [1]}, 1, 1, bytes(3)),
        reply({"format": "PNG", "notes": ["a"] * 1000}, 1, 1, bytes(3)),
        reply({"format": "PNG"}, 1, 1, bytes(3)),
        reply([GOOD], 1, 1, bytes(3)),
        reply("PNG", 1, 1, bytes(3)),
        reply({"reason": "duplicate", "sentence": "It is here already."}),
        reply({"reason": "expunged", "sentence": ""}),
        reply({"reason": "whatever", "sentence": ""}),
        reply({"reason": "unreadable"}),
        reply({"reason": 1, "sentence": ""}),
        reply({}),
        reply(None, raw=b"[" * 16_000),
        reply(None, raw=b"\xff\xfe"),
        reply(None, raw=b'{"a": 1'),
        reply(None, raw=b"1" * 16_000),
    ],
)
def test_what_is_no_answer_is_refused(data: bytes) -> None:
    with pytest.raises(Broken):
        read_reply(io.BytesIO(data))


def test_text_is_cut_and_holds_nothing_that_cannot_be_shown() -> None:
    sentence = "\x1b[31mred\n\u202egnp.exe" + "x" * 1000
    refused = read_reply(io.BytesIO(reply({"reason": "unreadable", "sentence": sentence})))
    assert isinstance(refused, ImageRefused)
    assert refused.sentence.startswith("\ufffd[31mred\ufffd\ufffdgnp.exe")
    assert len(refused.sentence) == 400


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 4), st.integers(0, 4))
def test_no_bytes_at_all_do_more_than_that(head: bytes, width: int, height: int) -> None:
    for data in (head, struct.pack(">III", len(head), width, height) + head):
        try:
            read = read_reply(io.BytesIO(data))
        except Broken:
            continue
        if isinstance(read, Decoded):
            assert read.format in SUPPORTED_FORMATS
