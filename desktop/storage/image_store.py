"""Originals by their SHA-256, never changed once they are there."""

from __future__ import annotations

import hashlib
import os
import threading
import uuid
from collections.abc import Sequence
from pathlib import Path

from desktop.errors import WorkspaceDamaged
from desktop.storage.files import (
    ORIGINAL_MODE,
    erase_file,
    make_private_folder,
    open_private,
    reading_from,
    sync_file,
    sync_folder,
    write_all,
    writing_to,
)
from desktop.storage.workspace_layout import IMAGES, TEMPORARY, image_path


class ImageStore:
    """Files `images/ab/cdef...`: the first two and the other 62 digits of the hash, no extension."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        self._images = workspace / IMAGES
        self._temporary = workspace / TEMPORARY
        self._placing = threading.Lock()
        self._unsynced: set[Path] = set()
        """Folders with new names that are not on the disk yet, because somebody is at it or it failed."""

    def put(self, data: bytes) -> str:
        """Keeps the bytes durably; returns their SHA-256 (hex).

        Raises `StorageFull`, `FolderNotWritable`.
        """
        return self.put_many([data])[0]

    def put_many(self, images: Sequence[bytes]) -> list[str]:
        """As `put` for several, with one round of syncs; when it returns all of them are durable."""
        hashes = [hashlib.sha256(data).hexdigest() for data in images]
        new = {sha256: data for sha256, data in zip(hashes, images, strict=True) if not self.has(sha256)}
        if new:
            self._write(new)
        self.sync_names()  # also of what was there already: it may be another thread's, or failed before
        return hashes

    def sync_names(self) -> None:
        """Makes every name durable that was given so far. Raises `StorageFull`, `FolderNotWritable`."""
        with self._placing, writing_to(self._workspace):
            for folder in tuple(self._unsynced):
                sync_folder(folder)
                self._unsynced.discard(folder)

    def _write(self, new: dict[str, bytes]) -> None:
        temporary: dict[str, Path] = {}
        descriptors: list[int] = []
        with writing_to(self._workspace):
            try:
                for sha256, data in new.items():
                    temporary[sha256] = self._temporary / f"image-{uuid.uuid4().hex}"
                    descriptors.append(
                        open_private(temporary[sha256], os.O_WRONLY | os.O_CREAT | os.O_EXCL)
                    )
                    write_all(descriptors[-1], data)
                for descriptor in descriptors:
                    sync_file(descriptor)
                while descriptors:
                    os.close(descriptors.pop())
                with self._placing:
                    self._place(temporary)
            finally:
                for descriptor in descriptors:
                    os.close(descriptor)
                for path in temporary.values():
                    _discard(path)

    def _place(self, temporary: dict[str, Path]) -> None:
        for sha256, path in temporary.items():
            target = self.path(sha256)
            if not target.parent.is_dir():
                self._unsynced.add(self._images)
                make_private_folder(target.parent)
            path.chmod(ORIGINAL_MODE)
            self._unsynced.add(target.parent)
            if not target.exists():  # another thread may have been faster
                path.replace(target)

    def path(self, sha256: str) -> Path:
        """Where the original lies or would lie. Raises `ValueError` for anything but 64 hex digits."""
        return image_path(self._workspace, sha256)

    def has(self, sha256: str) -> bool:
        """Whether a file of that name is there; its content is checked by `read`."""
        return self.path(sha256).is_file()

    def erase(self, sha256: str) -> bool:
        """Overwrites and removes the original; False where it is gone already. Only for what nobody refers
        to any more, inside a recording: `put_many` in another one then sees that it is gone."""
        return erase_file(self.path(sha256))

    def read(self, sha256: str) -> bytes:
        """The original.

        Raises `WorkspaceDamaged` when it is gone or is not what it was, `FileNotReadable`.
        """
        path = self.path(sha256)
        with reading_from(path):
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                raise WorkspaceDamaged(
                    path=self._workspace, detail=f"the original image {sha256[:12]}… is missing"
                ) from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise WorkspaceDamaged(
                path=self._workspace, detail=f"the original image {sha256[:12]}… is not what was stored"
            )
        return data


def _discard(path: Path) -> None:
    """Removes a temporary file if it is still there; Windows wants it writable first."""
    if path.exists():
        path.chmod(0o600)
        path.unlink()
