"""Rows of a template file as bytes: what reading, checking and erasing need, without numpy.

64 bytes of header, then rows of `length` little-endian float32; see `template_file`.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.errors import WorkspaceDamaged
from desktop.storage.files import open_private, sync_file, write_all, writing_to

HEADER_BYTES = 64
_HEADER = struct.Struct("<8sII16s32x")
_MAGIC = b"2ndlook\x00"
_VERSION = 1
_DTYPE = b"float32-le"


def header(length: int) -> bytes:
    """Of a file whose rows have `length` numbers."""
    return _HEADER.pack(_MAGIC, _VERSION, length, _DTYPE)


def read_length(path: Path) -> int:
    """Numbers per row of the file at `path`. Raises `ValueError` for a wrong header, `OSError`."""
    with path.open("rb") as file:
        return length_of(file.read(HEADER_BYTES))


def read_rows(path: Path, first: int, count: int) -> bytes:
    """The bytes of `count` rows from `first`, fewer where the file ends. Raises `ValueError`, `OSError`."""
    with path.open("rb") as file:
        row_bytes = length_of(file.read(HEADER_BYTES)) * 4
        file.seek(HEADER_BYTES + first * row_bytes)
        return file.read(count * row_bytes)


def with_zero_rows(raw: bytes, first: int, count: int, rows: Iterable[int]) -> bytes:
    """What `read_rows` gave, with those of `rows` that are among them zeroed."""
    found = bytearray(raw)
    length = len(raw) // count if count else 0
    for row in rows:
        if first <= row < first + count:
            found[(row - first) * length : (row - first + 1) * length] = bytes(length)
    return bytes(found)


def erase_rows(path: Path, rows: Sequence[int]) -> int:
    """Overwrites these rows with zeros and syncs; returns how many held anything else.

    Rows behind the end of the file, or a file that is gone, hold nothing. Raises `WorkspaceDamaged`,
    `FolderNotWritable`.
    """
    if not path.exists():
        return 0
    erased = 0
    with writing_to(path):
        descriptor = open_private(path, os.O_RDWR)
        try:
            try:
                row_bytes = length_of(os.read(descriptor, HEADER_BYTES)) * 4
            except ValueError as error:
                raise WorkspaceDamaged(
                    path=path.parent.parent.parent, detail=f"a template file cannot be used: {error}"
                ) from None
            for row in rows:
                offset = HEADER_BYTES + row * row_bytes
                os.lseek(descriptor, offset, os.SEEK_SET)
                length = len(found := os.read(descriptor, row_bytes))
                if any(found):
                    os.lseek(descriptor, offset, os.SEEK_SET)
                    write_all(descriptor, bytes(length))
                    erased += 1
            sync_file(descriptor)
        finally:
            os.close(descriptor)
    return erased


def length_of(raw: bytes) -> int:
    """Numbers per row, of a header. Raises `ValueError` for what is none."""
    if len(raw) < HEADER_BYTES:
        raise ValueError("it ends within its header")
    magic, version, length, dtype = _HEADER.unpack(raw)
    if magic != _MAGIC or dtype.rstrip(b"\x00") != _DTYPE:
        raise ValueError("it is not a template file")
    if version != _VERSION:
        raise ValueError(f"it is of format {version}, this program reads {_VERSION}")
    return int(length)
