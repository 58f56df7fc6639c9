"""An exported log, opened: nothing of it is unpacked to disk, and nothing of unbounded size to memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self, TypeVar

from desktop.domain.checkpoints import origin_of
from desktop.domain.log_exports import (
    FILES,
    KEPT,
    LARGEST_TEXT,
    LONGEST_LINE,
    LONGEST_LINES,
    MANIFEST,
    MANIFEST_NOTE,
    TIGHTEST_PACKING,
    ExportManifest,
    parse_manifest,
)
from desktop.errors import ExportNotReadable
from desktop.storage.files import reading_from
from desktop.storage.plain_zip import NotPlain, PlainZip

T = TypeVar("T")


class ExportSource:
    """A context manager. What its files hold may be anything; their number, names and sizes are checked."""

    def __init__(self, path: Path) -> None:
        """Raises `ExportNotReadable` for what is no export at all, `FileNotReadable`."""
        self.path = path
        with reading_from(path):
            try:
                self._zip = PlainZip(path)
            except NotPlain as error:
                raise ExportNotReadable(path=path, detail=error) from None
        try:
            self.manifest_bytes, self.manifest = self._read_manifest()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def _read_manifest(self) -> tuple[bytes, ExportManifest]:
        try:
            if MANIFEST not in self._zip.members:
                raise NotPlain(f"it has no {MANIFEST}")
            data = self._zip.read(MANIFEST, LARGEST_TEXT)
            manifest = parse_manifest(data)
        except ValueError as error:
            raise ExportNotReadable(path=self.path, detail=error) from None
        expected = {*FILES[manifest.scope], MANIFEST, MANIFEST_NOTE}
        found = self._zip.members.keys()
        if found != expected:
            odd = ", ".join(sorted(found ^ expected))
            detail = f"its files are not those of an export of its kind ({odd})"
            raise ExportNotReadable(path=self.path, detail=detail)
        for name in KEPT:
            member = self._zip.members[name]
            if member.size > TIGHTEST_PACKING * member.packed:  # a small file that would fill the memory
                detail = f"{name} is packed more tightly than any export's"
                raise ExportNotReadable(path=self.path, detail=detail)
        if manifest.origin != origin_of(manifest.workspace_id):
            raise ExportNotReadable(path=self.path, detail="its manifest speaks of two workspaces")
        return data, manifest

    def text(self, name: str) -> str:
        """A small file. Raises `ValueError` where it is damaged, too large or not UTF-8, `OSError`."""
        return self._zip.read(name, LARGEST_TEXT).decode("utf-8")

    def lines(self, name: str) -> Iterator[bytes]:
        """Without line feeds. Raises `ValueError` where it is damaged or has too long a line, `OSError`."""
        return self._zip.lines(name, LONGEST_LINES.get(name, LONGEST_LINE))

    def parsed(self, name: str, parse: Callable[[bytes], T]) -> Iterator[T]:
        """Lines as `parse` reads them. Raises `ValueError` as `lines` and `parse` do, `OSError`."""
        return map(parse, self.lines(name))

    def sha256(self, name: str) -> str:
        """Raises as `lines`."""
        found = hashlib.sha256()
        for piece in self._zip.pieces(name):
            found.update(piece)
        return found.hexdigest()
