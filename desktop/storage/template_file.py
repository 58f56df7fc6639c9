"""The templates of one gallery and pack: an append-only file of float32 rows, mapped to be read.

64 bytes of header, then rows of `length` little-endian float32. The database says how many rows count;
what lies behind them was left by a crash and is overwritten by the next append.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.errors import WorkspaceDamaged
from desktop.storage.files import (
    make_private_folder,
    open_private,
    reading_from,
    sync_file,
    sync_folder,
    write_all,
    writing_to,
)
from desktop.storage.template_digests import digest_of_hashes, row_hashes
from desktop.storage.template_rows import HEADER_BYTES, header, length_of


def templates_digest(templates: NDArray[np.float32]) -> str:
    """Digest of rows as they stand in the file, by way of the digest of each.

    An `enrolment.batch` entry that carries it as `templates_sha256`, with `gallery_id`, `first_row` and
    `rows` beside it, lets a deep verification find changed templates. An expungement names the digests of
    the rows that it takes, so that those that stay can be shown to be what they were. Before that it was
    the SHA-256 over the bytes of all rows.
    """
    rows = np.ascontiguousarray(templates, dtype="<f4")
    return digest_of_hashes(row_hashes(rows.tobytes(), len(rows)))


class TemplateFile:
    """`length` is the number of float32 of one template. One thread appends; any may view."""

    def __init__(self, path: Path, length: int) -> None:
        if length <= 0:
            raise ValueError("a template has at least one number")
        self._path = path
        self._length = length

    @property
    def path(self) -> Path:
        return self._path

    @property
    def length(self) -> int:
        return self._length

    def append(self, valid_rows: int, templates: NDArray[np.float32]) -> int:
        """Writes `templates`, float32 [rows, length], behind the first `valid_rows` rows; returns that row.

        Whatever a crash left there goes. On return the rows are durable, so that the caller may commit
        them; call it inside the recording that adds the faces, so that nobody else appends in between.
        Raises `ValueError` for another shape or numbers that are not finite, `WorkspaceDamaged` when the
        file is shorter than `valid_rows` or is no such file, `StorageFull`, `FolderNotWritable`.
        """
        rows = np.ascontiguousarray(templates, dtype="<f4")
        if rows.ndim != 2 or rows.shape[1] != self._length:
            raise ValueError(f"templates of shape {rows.shape}, expected [rows, {self._length}]")
        if not np.isfinite(rows).all():
            raise ValueError("a template holds a number that is not finite")
        make_private_folder(self._path.parent)
        with writing_to(self._path):
            descriptor = open_private(self._path, os.O_RDWR | os.O_CREAT)
            try:
                self._write(descriptor, valid_rows, rows)
                sync_file(descriptor)
            finally:
                os.close(descriptor)
            # Also of a file that was there: whoever made it may have been killed before this.
            sync_folder(self._path.parent)
            sync_folder(self._path.parent.parent)
        return valid_rows

    def _write(self, descriptor: int, valid_rows: int, rows: NDArray[np.float32]) -> None:
        if valid_rows == 0:  # nothing counts yet, not even the header
            os.lseek(descriptor, 0, os.SEEK_SET)
            write_all(descriptor, header(self._length))
        else:
            os.lseek(descriptor, 0, os.SEEK_SET)
            self._check(os.read(descriptor, HEADER_BYTES), os.fstat(descriptor).st_size, valid_rows)
        end = os.lseek(descriptor, self._offset(valid_rows), os.SEEK_SET) + rows.nbytes
        if rows.nbytes:
            write_all(descriptor, rows.data)
        if os.fstat(descriptor).st_size > end:
            # Windows refuses to shorten a mapped file; rows that nobody vouches for do no harm there.
            with contextlib.suppress(PermissionError):
                os.ftruncate(descriptor, end)

    def view(self, rows: int) -> NDArray[np.float32]:
        """The first `rows` rows, float32 [rows, length], read-only, mapped from the file.

        Stays valid while others append. Raises `WorkspaceDamaged` when the file is missing, shorter than
        that, or is no such file; `FileNotReadable`.
        """
        if rows == 0:
            empty = np.empty((0, self._length), np.float32)
            empty.setflags(write=False)
            return empty
        with reading_from(self._path):
            try:
                with self._path.open("rb") as file:
                    self._check(file.read(HEADER_BYTES), os.fstat(file.fileno()).st_size, rows)
                    return np.memmap(
                        file, dtype="<f4", mode="r", offset=HEADER_BYTES, shape=(rows, self._length)
                    )
            except FileNotFoundError:
                raise self._damaged("it is missing") from None

    def _offset(self, rows: int) -> int:
        return HEADER_BYTES + rows * self._length * 4

    def _check(self, found: bytes, size: int, rows: int) -> None:
        try:
            length = length_of(found)
        except ValueError as error:
            raise self._damaged(str(error)) from None
        if length != self._length:
            raise self._damaged(f"its templates have {length} numbers, the model pack makes {self._length}")
        if size < self._offset(rows):
            present = max(0, (size - HEADER_BYTES) // (self._length * 4))
            raise self._damaged(f"it holds {present} of {rows} templates")

    def _damaged(self, detail: str) -> WorkspaceDamaged:
        workspace = self._path.parent.parent.parent
        name = self._path.relative_to(workspace).as_posix()
        return WorkspaceDamaged(path=workspace, detail=f"the template file {name} cannot be used: {detail}")
