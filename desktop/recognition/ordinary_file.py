"""Opens files from outside: ordinary ones only, without ever waiting for one."""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path


class TooLong(OSError):
    """A file that holds more than anybody wants to read."""

    def __init__(self) -> None:
        super().__init__(errno.EFBIG, "it is too large")


class NotOrdinary(OSError):
    """A folder, a pipe, a device."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, "it is not an ordinary file")


def open_ordinary(path: Path) -> io.BufferedReader:
    """Opened for reading. Raises `OSError`, of which `NotOrdinary`.

    Looked at before, as opening some of them does something, and once it is open, as it may be another
    file by then.
    """
    _refuse(path.stat())
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 -- whoever asked closes it
    try:
        _refuse(os.fstat(file.fileno()))
    except BaseException:
        file.close()
        raise
    return file


def read_ordinary(path: Path, most: int) -> bytes:
    """All of a file. Raises `OSError`, of which `TooLong` where it has more than `most` bytes."""
    with open_ordinary(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > most:
            raise TooLong()
        data = file.read(size + 1)
    if len(data) != size:
        raise OSError(errno.EAGAIN, "it changed while it was read")
    return data


def _refuse(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotOrdinary()


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
