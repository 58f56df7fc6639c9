"""How a log entry is written as bytes, and how entries are linked.

The body is the RFC 8785 canonical JSON of the whole entry. Beside it stands a link,
`SHA-256(0x02 || link of the entry before || leaf hash)`, 32 bytes, which lets verification name the first
entry that was changed; what proves the log to others is the tree over the leaf hashes, not the link.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime
from typing import Any

import rfc8785

from desktop.domain.log_entries import LogEntry, entry_document, parse_instant
from desktop.domain.merkle import leaf_hash

FIRST_LINK = bytes(32)
"""What stands for the link before the first entry."""

_SAFE_INTEGER = 2**53
_LONG_NUMBER = re.compile(rb"\d{16}")
_LONG_INTEGER = re.compile(rb"(?<![\d.])\d{16}")
"""Without one, every integer is less than 2^53."""


class LogUnreadable(ValueError):
    """Something in the log is not what this program writes there."""


def entry_body(seq: int, at: datetime, actor: str, kind: str, data: dict[str, Any]) -> bytes:
    """Canonical JSON of an entry.

    Raises `ValueError` for what JSON cannot hold exactly: numbers that are not finite, integers beyond
    2^53 - 1, text that is not Unicode, other types than JSON's.
    """
    return rfc8785.dumps(entry_document(seq, at, actor, kind, data))


def link_hash(previous: bytes, leaf: bytes) -> bytes:
    """The link of an entry, 32 bytes."""
    return hashlib.sha256(b"\x02" + previous + leaf).digest()


def parse_body(body: bytes) -> dict[str, Any]:
    """The document of a body. Raises `ValueError` when it is not a JSON object in UTF-8."""
    # Asking Python about each of the thousands of numbers of a long entry takes most of the time.
    long = _LONG_INTEGER.search(body) is not None
    document = json.loads(body.decode("utf-8"), parse_int=_number if long else None)
    if not isinstance(document, dict):
        raise ValueError("not an object")
    return document


def parse_canonical_body(body: bytes) -> dict[str, Any]:
    """As `parse_body`, and raises `ValueError` unless the bytes are the canonical form of the document."""
    document, ours = _plain(body)
    if ours != body:
        document = parse_body(body)
        if rfc8785.dumps(document) != body:
            raise ValueError("not in canonical form")
    return document


def entry_from_body(body: bytes) -> LogEntry:
    """The entry that a body holds. Raises `LogUnreadable` for a body that is none."""
    try:
        document = parse_body(body)
        return LogEntry(
            seq=int(document["seq"]),
            at=parse_instant(document["at"]),
            actor=document["actor"],
            kind=document["kind"],
            data=document["data"],
            leaf=leaf_hash(body).hex(),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LogUnreadable("a body of the log is none") from error


def _number(text: str) -> int | float:
    """RFC 8785 writes 1e16 as 10000000000000000: beyond 2^53 digits stand for a double."""
    value = int(text)
    return value if -_SAFE_INTEGER < value < _SAFE_INTEGER else float(text)


class _HasFloat(Exception):
    pass


def _refuse_float(text: str) -> float:
    raise _HasFloat


_PLAIN_DECODER = json.JSONDecoder(parse_float=_refuse_float, parse_constant=_refuse_float)
_PLAIN_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(body: bytes) -> tuple[dict[str, Any], bytes | None]:
    """Short cut for most bodies, ten times faster: ASCII, no fractions, no long integers.

    There Python's own sorted, compact JSON is the canonical form. None where it cannot tell.
    """
    if not body.isascii() or _LONG_NUMBER.search(body):
        return {}, None
    try:
        document = _PLAIN_DECODER.decode(body.decode("ascii"))
    except (_HasFloat, ValueError):
        return {}, None
    if not isinstance(document, dict):
        return {}, None
    return document, _PLAIN_ENCODER.encode(document).encode("ascii")
