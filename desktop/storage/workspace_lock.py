"""One process owns a workspace: a lock of the operating system on `workspace.lock`.

The lock goes with its process however that ends; the process number in the file is only for the message.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from desktop.errors import WorkspaceInUse
from desktop.storage.files import open_private, writing_to

_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_LOCKED_BYTE = 1 << 30
"""On Windows a locked byte cannot be read by others, so it lies far behind the process number."""


class WorkspaceLock:
    """Held from construction to `release`. Raises `WorkspaceInUse`, `FolderNotWritable`."""

    def __init__(self, folder: Path) -> None:
        path = folder / "workspace.lock"
        with writing_to(folder):
            self._descriptor = open_private(path, os.O_RDWR | os.O_CREAT)
        try:
            with writing_to(folder):
                if not _try_lock(self._descriptor):
                    raise WorkspaceInUse(path=folder, process=self._read_owner())
                os.ftruncate(self._descriptor, 0)
                os.lseek(self._descriptor, 0, os.SEEK_SET)
                os.write(self._descriptor, str(os.getpid()).encode())
        except BaseException:
            os.close(self._descriptor)
            raise

    def _read_owner(self) -> str:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return os.read(self._descriptor, 32).decode("ascii", "replace").strip() or "unknown"

    def release(self) -> None:
        """Lets the next process in. The file stays: removing it would race with that process."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _try_lock(descriptor: int) -> bool:
    """False when another process (or another descriptor of this one) holds the lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        raise
    return True
