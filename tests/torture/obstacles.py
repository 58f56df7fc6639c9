"""What else is in the way of a child: locks on the database, files that may not be written, small disks."""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_NOBODY = 65534
_NEW_NAMESPACE, _PRIVATE, _REMOUNT = 0x20000, 0x44000, 32  # CLONE_NEWNS, MS_REC | MS_PRIVATE, MS_REMOUNT


class Locker:
    """Another process that takes a lock on a database and lets go of it when it is told to."""

    def __init__(self, database: Path, statements: tuple[str, ...]) -> None:
        self._told, self._tell = os.pipe()
        self._heard, self._hear = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                os.close(self._tell)
                os.close(self._heard)
                self._serve(database, statements)
            finally:
                os._exit(0)
        os.close(self._told)
        os.close(self._hear)

    def _serve(self, database: Path, statements: tuple[str, ...]) -> None:
        connection = None
        while word := os.read(self._told, 1):
            if word == b"l":
                connection = sqlite3.connect(database, isolation_level=None)
                for statement in statements:
                    connection.execute(statement).fetchone()
            elif connection is not None:
                connection.close()
            os.write(self._hear, b".")

    def lock(self) -> None:
        self._say(b"l")

    def let_go(self) -> None:
        self._say(b"u")

    def _say(self, word: bytes) -> None:
        os.write(self._tell, word)
        os.read(self._heard, 1)

    def end(self) -> None:
        """In the parent, once the child has ended."""
        os.close(self._tell)
        os.close(self._heard)
        os.waitpid(self._pid, 0)


def become_nobody(folder: Path) -> None:
    """From now on this process has no more rights than anybody; the folder becomes its own. Root only."""
    if os.geteuid() != 0:
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, _NOBODY, _NOBODY)
    os.setgroups([])
    os.setgid(_NOBODY)
    os.setuid(_NOBODY)


@dataclass(slots=True)
class ReadOnly:
    """A file, or a folder with all that is in it, that may not be written."""

    path: Path

    def forbid(self) -> None:
        self._set(0o500, 0o400)

    def allow(self) -> None:
        self._set(0o700, 0o600)

    def _set(self, folders: int, files: int) -> None:
        for path in (self.path, *self.path.rglob("*")):
            if not path.is_symlink():
                path.chmod(folders if path.is_dir() else files)


@dataclass(slots=True)
class SmallDisk:
    """A tmpfs of so many KiB over a folder, for this process alone; it goes with it."""

    folder: Path
    kilobytes: int

    def mount(self, content: Path) -> None:
        """With a copy of `content` in it. Raises `OSError` where that is not allowed."""
        libc = ctypes.CDLL(None, use_errno=True)
        _checked(libc.unshare(_NEW_NAMESPACE))
        _checked(libc.mount(b"none", b"/", None, ctypes.c_ulong(_PRIVATE), None))
        self._mount(0)
        shutil.copytree(content, self.folder, dirs_exist_ok=True)

    def grow(self) -> None:
        self.kilobytes = 200_000
        self._mount(_REMOUNT)

    def _mount(self, flags: int) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        options = f"size={self.kilobytes}k,mode=0700".encode()
        target = os.fsencode(self.folder)
        _checked(libc.mount(b"tmpfs", target, b"tmpfs", ctypes.c_ulong(flags), options))


def _checked(status: int) -> None:
    if status != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def why_no_small_disk(folder: Path) -> str:
    """Empty where a small disk can be mounted."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "mounting needs root on Linux"
    (folder / "mounted").mkdir(parents=True, exist_ok=True)
    (folder / "content").mkdir(exist_ok=True)
    return _in_a_child(lambda: SmallDisk(folder / "mounted", 100).mount(folder / "content"))


def _in_a_child(action: Callable[[], None]) -> str:
    """What it raised, or nothing."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            action()
        except BaseException as error:
            os.write(into, str(error).encode())
        finally:
            os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as file:
        text = file.read().decode()
    os.waitpid(pid, 0)
    return text
