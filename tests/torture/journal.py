"""What `faults.c` wrote down: every operation below a folder, in order, with its data."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADER = struct.Struct("<cBHiqII")

START, OPEN, WRITE, TRUNCATE, SYNC, CLOSE = "P", "O", "W", "T", "S", "C"
RENAME, UNLINK, RMDIR, MKDIR, LINK, ACKNOWLEDGED, NOT_FOLLOWED = "R", "U", "D", "M", "L", "A", "X"


@dataclass(frozen=True, slots=True)
class Operation:
    """`first` and `second` are paths, or the data of a write, or what was acknowledged."""

    kind: str
    fd: int
    offset: int
    """Of a write; the new size of a truncation."""
    made: bool
    """An opening that made the file."""
    cut: bool
    """An opening that emptied it."""
    first: bytes
    second: bytes


def read_journal(path: Path) -> Iterator[Operation]:
    """A last record that a death cut short is left out."""
    data = path.read_bytes()
    at = 0
    while at + _HEADER.size <= len(data):
        kind, flags, _, fd, offset, n1, n2 = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        if at + n1 + n2 > len(data):
            return
        first, second = data[at : at + n1], data[at + n1 : at + n1 + n2]
        at += n1 + n2
        yield Operation(kind.decode(), fd, offset, bool(flags & 1), bool(flags & 2), first, second)
