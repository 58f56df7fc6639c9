"""Zip files of one plain shape: every program that reads zip files reads them, and we read nothing else.

Members follow each other without a gap in the order of the directory; no comments, no extra fields, no
encryption, one date, names of a few plain letters, no zip64. So every byte of such a file means something,
a change of any of them is noticed, and nothing in it can make a reader write outside a folder, read a file
twice or unpack without end.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

MOST_MEMBERS = 100
MOST_BYTES = 2**32 - 2**20
"""Of the file and of each member: what fits without zip64."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", re.ASCII)
_LOCAL = struct.Struct("<4s5HIIIHH")
_CENTRAL = struct.Struct("<4s6HIIIHHHHHII")
_END = struct.Struct("<4s4HIIH")
_LOCAL_MAGIC, _CENTRAL_MAGIC, _END_MAGIC = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_MADE_BY, _NEEDED = 3 << 8 | 20, 20  # on Unix, format 2.0
_DATE, _TIME = 1 << 5 | 1, 0  # the first day of 1980: when it was made is said inside
_MODE = 0o100644 << 16
_STORED, _DEFLATED = 0, 8
_CHUNK = 1 << 18


class NotPlain(ValueError):
    """The file is no zip file of this shape, and why."""


class TooLarge(ValueError):
    """More than a zip file without zip64 holds."""


@dataclass(frozen=True, slots=True)
class Member:
    """`size` and `packed` are bytes without and with compression; `offset` is that of its local header."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class PlainZipWriter:
    """Writes to a file that can seek. `add` member after member, then `close`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._members: list[Member] = []
        self._open: MemberWriter | None = None

    def add(self, name: str, data: bytes) -> None:
        """A small member, as it is. Raises `OSError`, `TooLarge`."""
        member = self.begin(name, compressed=False)
        member.write(data)
        member.end()

    def begin(self, name: str, *, compressed: bool) -> MemberWriter:
        """A member that is written piece by piece; `end` it before the next. Raises `OSError`."""
        if not _NAME.fullmatch(name) or name in (member.name for member in self._members):
            raise ValueError(f"{name!r} cannot be the name of a member")
        if self._open is not None:
            raise RuntimeError("a member is still open")
        self._open = MemberWriter(self, self._file, name, _DEFLATED if compressed else _STORED)
        return self._open

    def ended(self, member: Member) -> None:
        """For `MemberWriter`."""
        self._members.append(member)
        self._open = None

    def close(self) -> None:
        """Writes the directory. The file stays open. Raises `OSError`, `TooLarge`."""
        if len(self._members) > MOST_MEMBERS:
            raise TooLarge(f"more than {MOST_MEMBERS} members")
        start = self._file.tell()
        directory = b"".join(_central(member) for member in self._members)
        self._file.write(directory + _end(len(self._members), len(directory), start))


class MemberWriter:
    """Made by `PlainZipWriter.begin`."""

    def __init__(self, parent: PlainZipWriter, file: BinaryIO, name: str, method: int) -> None:
        self._parent, self._file, self._name, self._method = parent, file, name, method
        self._offset = file.tell()
        self._packer = zlib.compressobj(6, zlib.DEFLATED, -15) if method == _DEFLATED else None
        self._crc = self._size = self._packed = 0
        file.write(bytes(_LOCAL.size) + name.encode())  # filled in at the end

    def write(self, data: bytes) -> None:
        self._crc = zlib.crc32(data, self._crc)
        self._size += len(data)
        self._put(data if self._packer is None else self._packer.compress(data))
        if max(self._size, self._offset + self._packed) > MOST_BYTES:
            raise TooLarge(f"more than {MOST_BYTES} bytes")

    def end(self) -> None:
        if self._packer is not None:
            self._put(self._packer.flush())
        member = Member(self._name, self._method, self._crc, self._packed, self._size, self._offset)
        after = self._file.tell()
        self._file.seek(self._offset)
        self._file.write(_local(member))
        self._file.seek(after)
        self._parent.ended(member)

    def _put(self, data: bytes) -> None:
        self._packed += len(data)
        self._file.write(data)


class PlainZip:
    """A file of this shape, opened to be read; a context manager. Raises `NotPlain`, `OSError`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("rb")
        try:
            self.members = {member.name: member for member in _read_directory(self._file)}
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()

    def read(self, name: str, most: int) -> bytes:
        """All of a member. Raises `NotPlain` where it is larger than `most` bytes or damaged."""
        if self.members[name].size > most:
            raise NotPlain(f"{name} is larger than {most} bytes")
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member in pieces of a bounded size; several can be read at once.

        Raises `NotPlain` at the end where its length or its checksum is another, or before it.
        """
        member = self.members[name]
        crc = size = 0
        with self._path.open("rb") as file:
            file.seek(member.offset + _LOCAL.size + len(member.name))
            for piece in _unpacked(file, member):
                size += len(piece)
                if size > member.size:
                    raise NotPlain(f"{name} is larger than it says")
                crc = zlib.crc32(piece, crc)
                yield piece
        if size != member.size or crc != member.crc:
            raise NotPlain(f"{name} is damaged")

    def lines(self, name: str, longest: int) -> Iterator[bytes]:
        """The lines of a member, without their line feeds.

        Raises `NotPlain` as `pieces`, for a line of more than `longest` bytes, and where the last line has
        no end.
        """
        rest = b""
        for piece in self.pieces(name):
            *whole, rest = (rest + piece).split(b"\n")
            if max(len(rest), *map(len, whole), 0) > longest:
                raise NotPlain(f"{name} has a line of more than {longest} bytes")
            yield from whole
        if rest:
            raise NotPlain(f"the last line of {name} has no end")


def _unpacked(file: BinaryIO, member: Member) -> Iterator[bytes]:
    left = member.packed
    unpacker = None if member.method == _STORED else zlib.decompressobj(-15)
    while left:
        data = file.read(min(left, _CHUNK))
        if not data:
            raise NotPlain(f"{member.name} ends too soon")
        left -= len(data)
        if unpacker is None:
            yield data
            continue
        while data:
            try:
                yield unpacker.decompress(data, _CHUNK)
            except zlib.error:
                raise NotPlain(f"{member.name} is damaged") from None
            data = unpacker.unconsumed_tail
    if unpacker is not None:
        yield unpacker.flush()  # what the limit held back, less than a piece
        if not unpacker.eof or unpacker.unused_data:
            raise NotPlain(f"{member.name} is damaged")


def _read_directory(file: BinaryIO) -> list[Member]:
    """Every byte outside the members' contents is read here and has to be the one that we would write."""
    length = file.seek(0, 2)
    if not _END.size <= length <= MOST_BYTES + 2**20:
        raise NotPlain("it is no zip file")
    file.seek(length - _END.size)
    magic, _, _, _, count, size, start, _ = _END.unpack(file.read(_END.size))
    if magic != _END_MAGIC or count > MOST_MEMBERS or start + size + _END.size != length:
        raise NotPlain("it is no zip file, or not one of the shape of an export")
    file.seek(start)
    directory = file.read(size)
    members = _parse_directory(directory, count)
    expected = 0
    for member in members:
        header = _local(member)
        file.seek(expected)
        if member.offset != expected or file.read(len(header)) != header:
            raise NotPlain(f"{member.name} is not where the directory says, or not as it says")
        expected += len(header) + member.packed
    if expected != start or directory != b"".join(map(_central, members)):
        raise NotPlain("its directory holds something else than members")
    file.seek(length - _END.size)
    if file.read() != _end(count, size, start):
        raise NotPlain("it does not end as an export does")
    return members


def _parse_directory(directory: bytes, count: int) -> list[Member]:
    members: list[Member] = []
    place = 0
    for _ in range(count):
        if len(directory) < place + _CENTRAL.size:
            raise NotPlain("its directory ends too soon")
        fields = _CENTRAL.unpack_from(directory, place)
        method, crc, packed, size, name_length, offset = (*fields[4:5], *fields[7:11], fields[16])
        raw = directory[place + _CENTRAL.size : place + _CENTRAL.size + name_length]
        name = raw.decode("ascii", "replace")
        if not _NAME.fullmatch(name) or len(raw) != name_length:
            raise NotPlain(f"it has a member with the name {name!r}")
        if name in (member.name for member in members):
            raise NotPlain(f"it has two members called {name}")
        if method not in (_STORED, _DEFLATED) or (method == _STORED and packed != size):
            raise NotPlain(f"{name} is packed in another way")
        members.append(Member(name, method, crc, packed, size, offset))
        place += _CENTRAL.size + name_length
    return members


def _local(member: Member) -> bytes:
    name = member.name.encode()
    fields = (_NEEDED, 0, member.method, _TIME, _DATE, member.crc, member.packed, member.size, len(name), 0)
    return _LOCAL.pack(_LOCAL_MAGIC, *fields) + name


def _central(member: Member) -> bytes:
    name = member.name.encode()
    fields = (_NEEDED, 0, member.method, _TIME, _DATE, member.crc, member.packed, member.size, len(name))
    return _CENTRAL.pack(_CENTRAL_MAGIC, _MADE_BY, *fields, 0, 0, 0, 0, _MODE, member.offset) + name


def _end(count: int, size: int, start: int) -> bytes:
    return _END.pack(_END_MAGIC, 0, 0, count, count, size, start, 0)
