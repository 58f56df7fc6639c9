"""Signed notes and their time stamps in a folder that others keep: whole or not at all, none replaced."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import uuid
from pathlib import Path

from desktop.errors import CheckpointNotDelivered
from desktop.storage.files import sync_file, sync_folder, write_all, writing_to

_NO_LINKS = {
    errno.EPERM,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
    getattr(errno, "ENOTSUP", errno.EOPNOTSUPP),
    errno.EMLINK,
    errno.EINVAL,
}
"""What file systems without hard links (FAT, some shares) answer."""


class NameTaken(CheckpointNotDelivered):
    """The name of one file holds something else; others can still be written."""


def note_name(workspace_id: str, size: int) -> str:
    """Of the file that holds the checkpoint of `size` entries."""
    return f"second-look-{workspace_id[:8]}-{size:012d}.txt"


def token_name(workspace_id: str, size: int) -> str:
    """Of the file beside it with what a time-stamp authority answered about it (TimeStampResp, DER)."""
    return note_name(workspace_id, size).removesuffix(".txt") + ".tsr"


def put_file(folder: Path, name: str, data: bytes) -> None:
    """Writes the file, unless one with exactly this content is there already.

    Raises `NameTaken` where the name holds something else; about the folder `CheckpointNotDelivered` where
    it is not there (it is not made: it may be a share that is away), `FolderNotWritable`, `StorageFull`.
    """
    path = folder / name
    try:
        if not stat.S_ISDIR(os.stat(folder).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, "it is no folder")
    except OSError as error:
        raise CheckpointNotDelivered(
            detail=f"The folder {folder} for checkpoints is not there ({error.strerror}). "
            "Connect it, or choose another one."
        ) from error
    if _is_there(path, data):
        return
    with writing_to(folder):
        unfinished = folder / f".{name}.{uuid.uuid4().hex[:8]}.part"
        try:
            _write_new(unfinished, data)
            _give_name(unfinished, path, data)
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink()
        with contextlib.suppress(PermissionError):  # a share that may be written to and not read
            sync_folder(folder)


def _is_there(path: Path, data: bytes) -> bool:
    """Whether the file holds this. Raises `NameTaken` where it holds something else."""
    try:
        if stat.S_ISREG(os.lstat(path).st_mode):
            with path.open("rb") as file:
                if file.read(len(data) + 1) == data:
                    return True
    except FileNotFoundError:
        return False
    except OSError as error:
        raise NameTaken(
            detail=f"{path} is there and cannot be read ({error.strerror}). It was not replaced."
        ) from error
    raise NameTaken(
        detail=f"{path} holds something else than what belongs there. It was not replaced: find out who "
        "wrote it."
    )


def _write_new(path: Path, data: bytes) -> None:
    """A new file that the disk has, with the modes of the person's own files. Raises `OSError`."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        write_all(descriptor, data)
        sync_file(descriptor)
    finally:
        os.close(descriptor)


def _give_name(unfinished: Path, path: Path, data: bytes) -> None:
    """Moves it there if nothing is there. Raises `OSError`, `NameTaken`."""
    try:
        if os.name == "nt":
            os.rename(unfinished, path)  # replaces nothing there
        else:
            os.link(unfinished, path)
    except FileExistsError:
        if not _is_there(path, data):
            raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _write_in_place(path, data)


def _write_in_place(path: Path, data: bytes) -> None:
    """Without hard links: under its own name, and gone again where it was not finished."""
    try:
        _write_new(path, data)
    except FileExistsError:
        if not _is_there(path, data):
            raise
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
