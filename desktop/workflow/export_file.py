"""A file that a person asked for, outside the workspace: all of it, or nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from desktop.storage.files import sync_file, sync_folder, write_all, writing_to


def write_export(path: Path, data: bytes) -> None:
    """As `write_export_from`, of what is in memory."""
    write_export_from(path, [data])


def write_export_from(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes `pieces` beside `path` and moves that there once the disk has it.

    A file that was there is replaced in one step and is whole until then; its folder must exist. The new
    file has the modes that the person's own programs give to theirs. Raises `FolderNotWritable` or
    `StorageFull`.
    """
    with writing_to(path):
        descriptor, name = tempfile.mkstemp(prefix=".export-", suffix=".part", dir=path.parent)
        try:
            try:
                for piece in pieces:
                    write_all(descriptor, piece)
                sync_file(descriptor)
            finally:
                os.close(descriptor)
            if os.name == "posix":
                os.chmod(name, 0o666 & ~_umask())
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
        sync_folder(path.parent)


def _umask() -> int:
    """The process's mask; reading it means setting it for a moment."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
