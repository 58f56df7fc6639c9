"""Thumbnails of enrolled faces. They can be made again from the originals, so nothing is synced.

So a loss of power may leave one that is cut short or has holes; it counts as none.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from pathlib import Path

from desktop.storage.files import erase_file, make_private_folder, open_private, write_all, writing_to
from desktop.storage.workspace_layout import TEMPORARY, thumbnail_path

_END = b"\xff\xd9"
"""Of every JPEG file."""

_HOLE = bytes(512)
"""A sector that was never written. No JPEG file has one: its tables hold no zeros, its data hardly any."""


class ThumbnailStore:
    """Files `thumbnails/<face id / 1000>/<face id>.jpg`."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        self._temporary = workspace / TEMPORARY

    def _path(self, face_id: int) -> Path:
        return thumbnail_path(self._workspace, face_id)

    def put(self, face_id: int, jpeg: bytes) -> None:
        """Keeps or replaces it; a reader sees the old or the new one.

        Call it after the recording that gave the face its id has committed.
        Raises `StorageFull`, `FolderNotWritable`.
        """
        target = self._path(face_id)
        make_private_folder(target.parent)
        temporary = self._temporary / f"thumbnail-{uuid.uuid4().hex}"
        with writing_to(self._workspace):
            try:
                descriptor = open_private(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
                try:
                    write_all(descriptor, jpeg)
                finally:
                    os.close(descriptor)
                temporary.replace(target)
            except BaseException:
                with contextlib.suppress(OSError):  # the next opening tries again
                    temporary.unlink(missing_ok=True)
                raise

    def erase(self, face_id: int) -> bool:
        """Overwrites and removes it; False where there is none."""
        return erase_file(self._path(face_id))

    def get(self, face_id: int) -> bytes | None:
        """JPEG bytes, None when there is none that is whole (make it again)."""
        try:
            data = self._path(face_id).read_bytes()
        except OSError:
            return None
        return data if data.endswith(_END) and _HOLE not in data else None
