"""Writes a folder so that it appears whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import FolderNotWritable, StorageFull


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A temporary sibling of `target` to write files into; it takes `target`'s place when all went well.

    What was in `target` before is replaced. On any exception nothing of the new folder stays. Raises
    `StorageFull` or `FolderNotWritable` when the disk refuses.
    """
    draft = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    try:
        draft.mkdir(parents=True)
        yield draft
        _sync(draft)
        _take_place(draft, target)
    except OSError as error:
        raise disk_error(error, target.parent) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def disk_error(error: OSError, path: Path) -> StorageFull | FolderNotWritable:
    """The sentence for a disk that would not take what was written to `path`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageFull(path=path)
    return FolderNotWritable(path=path, reason=error.strerror or str(error))


def _sync(folder: Path) -> None:
    for path in folder.iterdir():
        with path.open("rb+") as file:  # Windows syncs only what is open for writing
            os.fsync(file.fileno())
    _sync_entries(folder)


def _sync_entries(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _take_place(draft: Path, target: Path) -> None:
    former = draft.with_name(draft.name + "-former")
    if target.exists():
        target.rename(former)
    try:
        draft.rename(target)
    except OSError:
        if former.exists() and not target.exists():
            former.rename(target)
        raise
    finally:
        shutil.rmtree(former, ignore_errors=True)
    _sync_entries(target.parent)
