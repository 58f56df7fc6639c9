"""What the program and the process that reads pictures for it say to each other.

Lengths come first and everything is plain bytes: nothing that arrives is unpickled or run. The program
believes nothing it is told without looking: whoever decodes hostile bytes may be in hostile hands.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.domain.refusals import RefusalReason
from desktop.recognition.image_reader import (
    MAXIMUM_BYTES,
    MAXIMUM_PIXELS,
    SUPPORTED_FORMATS,
    ImageRefused,
    UprightImage,
)

HELLO = b"second-look reads pictures 1\n"
"""The first bytes of the child, once it is ready."""
_REQUEST = struct.Struct(">Q")
_REPLY = struct.Struct(">III")  # bytes of the head, width, height; a refusal has no pixels
_COPIED = 2**20
_MAXIMUM_HEAD = 16_384
_MAXIMUM_NOTES = 20
_MAXIMUM_TEXT = 400
_SAID_BY_A_DECODER = frozenset(
    (
        RefusalReason.UNREADABLE,
        RefusalReason.UNSUPPORTED_FORMAT,
        RefusalReason.ANIMATED,
        RefusalReason.TOO_LARGE,
        RefusalReason.TOO_MUCH_MEMORY,
    )
)


class BytesIn(Protocol):
    """`read` gives fewer bytes than asked for, and `readinto` fills less, only at the end."""

    def read(self, size: int, /) -> bytes: ...
    def readinto(self, buffer: memoryview, /) -> int: ...


class BytesOut(Protocol):
    """May take less than it is given, as a raw file does."""

    def write(self, data: memoryview, /) -> int | None: ...


class Broken(Exception):
    """The other side ended in the middle, or said what may not be said."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a decoder makes of a file: an `UprightImage` but for the hash, which it is not asked for."""

    pixels: NDArray[np.uint8]
    format: str
    notes: tuple[str, ...]


def send_request(pipe: BytesOut, data: bytes) -> None:
    """A picture file to decode."""
    _write_together(pipe, _REQUEST.pack(len(data)), data)


def read_request(pipe: BytesIn) -> bytes | None:
    """The next file to decode; None when the program has gone."""
    head = pipe.read(_REQUEST.size)
    if not head:
        return None
    if len(head) < _REQUEST.size:
        raise Broken("half a request")
    (length,) = _REQUEST.unpack(head)
    if length > MAXIMUM_BYTES:
        raise Broken("a request beyond all bounds")
    data = pipe.read(length)
    if len(data) < length:
        raise Broken("half a request")
    return data


def send_decoded(pipe: BytesOut, image: UprightImage) -> None:
    """The pixels of the last request."""
    head = _head_of({"format": image.format, "notes": list(image.notes)}, image.width, image.height)
    _write_together(pipe, head, np.ascontiguousarray(image.pixels).data.cast("B"))


def send_refused(pipe: BytesOut, refused: ImageRefused) -> None:
    """Why the last request is not opened."""
    _write_all(pipe, _head_of({"reason": refused.reason.value, "sentence": refused.sentence}, 0, 0))


def _head_of(head: dict[str, object], width: int, height: int) -> bytes:
    text = json.dumps(head).encode("ascii")
    return _REPLY.pack(len(text), width, height) + text


def read_reply(pipe: BytesIn) -> Decoded | ImageRefused:
    """The answer to a request. Raises `Broken` for everything that is not one."""
    length, width, height = _REPLY.unpack(_exactly(pipe, _REPLY.size))
    if length > _MAXIMUM_HEAD:
        raise Broken("a head beyond all bounds")
    head = _head(_exactly(pipe, length))
    if width == 0 and height == 0:
        return _refused(head)
    if not 0 < width * height <= MAXIMUM_PIXELS:
        raise Broken("a size that no picture has")
    name, notes = head.get("format"), head.get("notes")
    if not isinstance(notes, list) or len(notes) > _MAXIMUM_NOTES or name not in SUPPORTED_FORMATS:
        raise Broken("a picture of no known kind")
    said = tuple(_text(note) for note in notes)
    pixels = np.empty((height, width, 3), np.uint8)
    if pipe.readinto(pixels.data.cast("B")) < pixels.nbytes:
        raise Broken("half a picture")
    return Decoded(pixels, str(name), said)


def _refused(head: dict[str, object]) -> ImageRefused:
    try:
        reason = RefusalReason(_text(head.get("reason")))
    except ValueError:
        raise Broken("a reason that nobody knows") from None
    if reason not in _SAID_BY_A_DECODER:
        raise Broken("a reason that is not a decoder's to give")
    return ImageRefused(reason, _text(head.get("sentence")))


def _head(data: bytes) -> dict[str, object]:
    try:
        head = json.loads(data)
    except (ValueError, RecursionError):
        raise Broken("a head that cannot be read") from None
    if not isinstance(head, dict):
        raise Broken("a head that is none")
    return head


def _text(value: object) -> str:
    """Signs that can be shown, and no more of them than a sentence needs."""
    if not isinstance(value, str):
        raise Broken("something that is no text")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in value[:_MAXIMUM_TEXT])


def _exactly(pipe: BytesIn, size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise Broken("an end in the middle")
    return data


def _write_together(pipe: BytesOut, head: bytes, data: bytes | memoryview) -> None:
    if len(data) <= _COPIED:  # waking the other side twice costs more than a copy
        _write_all(pipe, head + bytes(data))
        return
    _write_all(pipe, head)
    _write_all(pipe, data)


def _write_all(pipe: BytesOut, data: bytes | memoryview) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[pipe.write(rest) or 0 :]
