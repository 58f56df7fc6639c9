"""What may be on a disk after the power went: a model of what POSIX promises, and of nothing more.

- `fsync` (or `fdatasync`) of a file makes its data and its size durable, not its name. Some file systems
  (ext4) also write the name of a new file then; nobody may rely on it, so it is not done here.
- `fsync` of a folder makes the names in it durable. A folder's own name is a name in the folder above it.
- A rename happens as a whole or not at all, also from one folder to another; a sync of either folder makes
  it durable.
- Of data that was not synced any 512-byte sector may be there or not, in any order; what was never written
  reads as zeros. Bytes beside those that were written never change (what SQLite calls powersafe overwrite).
- Of names that were not synced any may be there or not, in any order (`Names.ANY`), or only the first few
  of them, and all that are older than the last sync of anything (`Names.IN_ORDER`: a file system with a
  journal, such as ext4, XFS or NTFS).

What was there when the recording began counts as durable. A process that is killed takes nothing with it:
its unsynced data goes on waiting for the next sync or the next loss of power. A sync that failed made
nothing durable; the next that succeeds does (some systems forget the data instead, which is not modelled).
"""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from tests.torture import journal
from tests.torture.journal import Operation

SECTOR = 512


class Names(Enum):
    """What is left of names that were not synced."""

    ANY = "any of them"
    IN_ORDER = "the first of them"


class Data(Enum):
    """What is left of the data of one file that was not synced."""

    NOTHING = "nothing"
    ALL = "all of it"
    FIRST = "the first of it, torn"
    SECTORS = "any sectors"


@dataclass(eq=False, slots=True)
class File:
    durable: bytes = b""
    live: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """(offset, data) of writes since the last sync; (size, None) of truncations."""

    def write(self, offset: int, data: bytes) -> None:
        _write(self.live, offset, data)
        self.pending.append((offset, data))

    def truncate(self, size: int) -> None:
        _truncate(self.live, size)
        self.pending.append((size, None))

    def sync(self) -> None:
        if self.pending:
            self.durable, self.pending = bytes(self.live), []

    def after_a_cut(self, rng: random.Random) -> bytes:
        kept = rng.choice(list(Data)) if self.pending else Data.NOTHING
        if kept is Data.NOTHING:
            return self.durable
        if kept is Data.ALL:
            return bytes(self.live)
        found = bytearray(self.durable)
        if kept is Data.FIRST:
            whole = rng.randrange(len(self.pending))
            for offset, data in self.pending[:whole]:
                _apply(found, offset, data)
            offset, data = self.pending[whole]
            if data is not None:
                end = offset + rng.randrange(len(data) + 1)
                _apply(found, offset, data[: max(0, end - end % SECTOR - offset)])
            return bytes(found)
        for offset, data in self.pending:
            if data is None:
                if rng.random() < 0.5:
                    _truncate(found, offset)
                continue
            for start, piece in _sectors(offset, data):
                if rng.random() < 0.5:
                    _write(found, start, piece)
        return bytes(found)


@dataclass(eq=False, slots=True)
class Folder:
    live: dict[str, Folder | File] = field(default_factory=dict)


@dataclass(slots=True)
class _Naming:
    """A change of names that happens as a whole."""

    changes: list[tuple[Folder, str, Folder | File | None]]
    durable: bool = False


class Disk:
    """Begins with the content of a folder; follows a journal; says what a loss of power may leave."""

    def __init__(self, start: Path, root: Path) -> None:
        """`start` holds what lay in `root`, the folder of the journal's paths, when it began."""
        self._root_name = os.fsencode(root)
        self._base: dict[Folder, dict[str, Folder | File]] = {}
        self._root = self._load(start)
        self._open: dict[int, Folder | File] = {}
        self._namings: list[_Naming] = []
        self._in_order = 0
        """So many of the namings are older than the last sync of anything."""
        self.operations = 0

    def _load(self, folder: Path) -> Folder:
        found = Folder()
        for path in sorted(folder.iterdir()):
            if path.is_dir():
                found.live[path.name] = self._load(path)
            else:
                data = path.read_bytes()
                found.live[path.name] = File(data, bytearray(data))
        self._base[found] = dict(found.live)
        return found

    # ---- following

    def follow(self, operation: Operation) -> None:
        """Raises `RuntimeError` for what the model does not know."""
        self.operations += operation.kind not in (journal.START, journal.CLOSE, journal.ACKNOWLEDGED)
        kind, fd = operation.kind, operation.fd
        if kind == journal.START:
            self._open.clear()
        elif kind == journal.OPEN:
            self._opened(operation)
        elif kind == journal.CLOSE:
            self._open.pop(fd, None)
        elif kind == journal.WRITE:
            self._file(fd).write(operation.offset, operation.first)
        elif kind == journal.TRUNCATE:
            self._file(fd).truncate(operation.offset)
        elif kind == journal.SYNC:
            self._synced(self._open[fd])
        elif kind == journal.MKDIR:
            parent, name = self._place(operation.first)
            made = Folder()
            self._base[made] = {}
            self._name((parent, name, made))
        elif kind in (journal.UNLINK, journal.RMDIR):
            self._name((*self._place(operation.first), None))
        elif kind == journal.RENAME:
            parent, name = self._place(operation.first)
            moved = parent.live[name]
            self._name((parent, name, None), (*self._place(operation.second), moved))
        elif kind == journal.LINK:
            parent, name = self._place(operation.second)
            self._name((*self._place(operation.first), parent.live[name]))
        elif kind == journal.NOT_FOLLOWED:
            raise RuntimeError(f"the model does not know {operation.first.decode()}")

    def _opened(self, operation: Operation) -> None:
        if operation.first == self._root_name:
            self._open[operation.fd] = self._root
            return
        parent, name = self._place(operation.first)
        if operation.made:
            self._name((parent, name, File()))
        found = parent.live[name]
        if operation.cut and isinstance(found, File):
            found.truncate(0)
        self._open[operation.fd] = found

    def _synced(self, what: Folder | File) -> None:
        if isinstance(what, File):
            what.sync()
        else:
            for naming in self._namings:
                naming.durable |= any(folder is what for folder, _, _ in naming.changes)
        self._in_order = len(self._namings)

    def _file(self, fd: int) -> File:
        found = self._open[fd]
        if not isinstance(found, File):
            raise RuntimeError("a folder was written to")
        return found

    def _name(self, *changes: tuple[Folder, str, Folder | File | None]) -> None:
        self._namings.append(_Naming(list(changes)))
        for folder, name, what in changes:
            _set(folder.live, name, what)

    def _place(self, path: bytes) -> tuple[Folder, str]:
        parts = os.fsdecode(path[len(self._root_name) + 1 :]).split("/")
        folder = self._root
        for part in parts[:-1]:
            found = folder.live[part]
            if not isinstance(found, Folder):
                raise RuntimeError(f"{part} is no folder")
            folder = found
        return folder, parts[-1]

    # ---- what is left

    @property
    def waiting(self) -> int:
        """Changes that no sync has made durable yet: names, and files with unsynced data."""
        files = {what for folder in self._base for what in folder.live.values() if isinstance(what, File)}
        return sum(not n.durable for n in self._namings) + sum(bool(file.pending) for file in files)

    def write_live(self, target: Path) -> None:
        """As a process sees it: nothing is lost."""
        self._write(self._root, target, lambda f: f.live, lambda f: bytes(f.live))

    def cut(self, target: Path, rng: random.Random, names: Names) -> None:
        """Writes what the next start finds, if the power goes now, into the new folder `target`."""
        kept = {folder: dict(entries) for folder, entries in self._base.items()}
        sure = self._in_order
        few = rng.randint(sure, len(self._namings))
        for number, naming in enumerate(self._namings):
            stays = number < few if names is Names.IN_ORDER else naming.durable or rng.random() < 0.5
            if stays:
                for folder, name, what in naming.changes:
                    _set(kept[folder], name, what)
        contents: dict[File, bytes] = {}

        def content(file: File) -> bytes:
            if file not in contents:
                contents[file] = file.after_a_cut(rng)
            return contents[file]

        self._write(self._root, target, lambda folder: kept[folder], content)

    def _write(self, folder: Folder, target: Path, entries: object, content: object) -> None:
        target.mkdir(mode=0o700)
        for name, what in entries(folder).items():  # type: ignore[operator]
            if isinstance(what, Folder):
                self._write(what, target / name, entries, content)
            else:
                path = target / name
                path.write_bytes(content(what))  # type: ignore[operator]
                path.chmod(0o600)


def _set(entries: dict[str, Folder | File], name: str, what: Folder | File | None) -> None:
    if what is None:
        entries.pop(name, None)
    else:
        entries[name] = what


def _write(data: bytearray, offset: int, piece: bytes) -> None:
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset : offset + len(piece)] = piece


def _truncate(data: bytearray, size: int) -> None:
    if size < len(data):
        del data[size:]
    else:
        data.extend(bytes(size - len(data)))


def _apply(data: bytearray, offset: int, piece: bytes | None) -> None:
    if piece is None:
        _truncate(data, offset)
    else:
        _write(data, offset, piece)


def _sectors(offset: int, data: bytes) -> list[tuple[int, bytes]]:
    """Pieces that do not cross the borders of sectors."""
    found, at = [], 0
    while at < len(data):
        size = min(SECTOR - (offset + at) % SECTOR, len(data) - at)
        found.append((offset + at, data[at : at + size]))
        at += size
    return found
