"""Private, durable files: modes, syncs, and what the operating system's refusals mean to a person."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import FileNotReadable, FolderNotWritable, StorageFull

FOLDER_MODE = 0o700
FILE_MODE = 0o600
ORIGINAL_MODE = 0o400

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Turns an `OSError` of the block into `StorageFull` or `FolderNotWritable` about `path`."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull(path=path) from error
        raise FolderNotWritable(path=path, reason=error.strerror or error) from error


@contextmanager
def reading_from(path: Path) -> Iterator[None]:
    """Turns an `OSError` of the block into `FileNotReadable` about `path`."""
    try:
        yield
    except OSError as error:
        raise FileNotReadable(path=path, reason=error.strerror or error) from error


def make_private_folder(folder: Path) -> None:
    """Creates `folder` and its parents, each durably and with mode 0700 if it was not there.

    Whoever may write to the parent of a folder can put another one in its place, so the parents are not
    left to the process's mask. Raises `FolderNotWritable`, `StorageFull`.
    """
    with writing_to(folder):
        missing: list[Path] = []
        for one in (folder, *folder.parents):
            if one.is_dir():
                break
            missing.append(one)
        for one in reversed(missing):
            one.mkdir(mode=FOLDER_MODE, exist_ok=True)
            if os.name == "posix":
                one.chmod(FOLDER_MODE)
            with contextlib.suppress(PermissionError):  # a folder of others, that may not be read
                sync_folder(one.parent)


def open_private(path: Path, flags: int) -> int:
    """A file descriptor for `path`; a file that is created gets mode 0600. Raises `OSError`."""
    return os.open(path, flags | getattr(os, "O_BINARY", 0), FILE_MODE)


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Writes every byte; `os.write` may take fewer. Raises `OSError`."""
    rest = memoryview(data).cast("B")
    while rest:
        rest = rest[os.write(descriptor, rest[: 1 << 24]) :]


def sync_file(descriptor: int) -> None:
    """Returns once the disk has the file (on macOS also past the drive's cache). Raises `OSError`."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError:  # file systems without it
            pass
    os.fsync(descriptor)


def erase_file(path: Path) -> bool:
    """Overwrites the file with zeros, syncs, removes it; False where there is none.

    On return it is gone for good, also where somebody else removed it. Raises `FolderNotWritable`,
    `StorageFull`.
    """
    with writing_to(path):
        try:
            if os.name == "posix" or path.stat().st_mode & 0o200 == 0:
                path.chmod(FILE_MODE)
            descriptor = open_private(path, os.O_RDWR)
        except FileNotFoundError:
            if path.parent.is_dir():  # a killed process may have removed it and not synced that
                sync_folder(path.parent)
            return False
        try:
            left = os.fstat(descriptor).st_size
            while left > 0:
                left -= os.write(descriptor, bytes(min(left, 1 << 20)))
            sync_file(descriptor)
        finally:
            os.close(descriptor)
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    return True


def empty_folder(folder: Path) -> None:
    """Removes all that is in `folder`; links go, what they lead to stays. Raises `FolderNotWritable`."""
    with writing_to(folder):
        for path in folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
                continue
            if not path.is_symlink():
                path.chmod(FILE_MODE)  # Windows removes no file that is read-only
            path.unlink()


def sync_folder(folder: Path) -> None:
    """Makes new names in `folder` durable; Windows has no such call. Raises `OSError`."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folders_below(folder: Path, names: Iterable[str]) -> None:
    """Makes names durable that a process did not come to sync before it was killed: those in `folder` and
    of itself, those in its folders `names`, and those in each folder of these. Raises `FolderNotWritable`.
    """
    with writing_to(folder):
        with contextlib.suppress(PermissionError):  # a folder of others, that may not be read
            sync_folder(folder.parent)
        sync_folder(folder)
        for name in names:
            sync_folder(folder / name)
            for path in (folder / name).iterdir():
                if path.is_dir() and not path.is_symlink():
                    sync_folder(path)
