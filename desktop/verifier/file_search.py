"""Which entries speak of a file that somebody has: a report, an image, a template file, an export.

A template file grows with its gallery and no entry has the hash of the whole; entries have the hashes of
the rows that each batch wrote, and of what an expungement left of them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.domain.log_entries import EntryKind
from desktop.storage.files import reading_from
from desktop.storage.template_digests import digest_like
from desktop.storage.template_rows import HEADER_BYTES, read_length, read_rows
from desktop.verifier.answer import FileAnswer, Mention

_SHA256 = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
_CHUNK = 1 << 20


@dataclass(slots=True)
class _Batch:
    """Rows of a template file that an entry speaks of, with every digest that they were said to have."""

    seq: int
    kind: str
    first: int
    rows: int
    digests: list[str] = field(default_factory=list)


class FileSearch:
    """Is told of the entries in order."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Hashes the files. Raises `FileNotReadable`."""
        self._files = [(path, _sha256(path)) for path in paths]
        self._wanted: dict[str, list[Mention]] = {sha256: [] for _, sha256 in self._files}
        self._templates = [path for path in paths if _is_template_file(path)]
        self._batches: dict[int, _Batch] = {}

    def entry(self, seq: int, kind: str, data: Mapping[str, Any]) -> None:
        if not self._wanted:
            return
        for where, text in _texts(data, ""):
            if _SHA256.fullmatch(text) and text.lower() in self._wanted:
                mention = Mention(seq, kind, where)
                found = self._wanted[text.lower()]
                if mention not in found[-1:]:
                    found.append(mention)
        if self._templates:
            self._note_templates(seq, kind, data)

    def _note_templates(self, seq: int, kind: str, data: Mapping[str, Any]) -> None:
        try:
            if kind == EntryKind.ENROLMENT_BATCH:
                batch = _Batch(seq, kind, int(data["first_row"]), int(data["rows"]))
                batch.digests.append(str(data["templates_sha256"]))
                self._batches[seq] = batch
            elif kind == EntryKind.SUBJECT_EXPUNGED:
                for claim in data["templates"]:
                    self._batches[int(claim["seq"])].digests.append(str(claim["after"]))
        except (KeyError, TypeError, ValueError):
            return  # an entry of an older format

    def answers(self) -> tuple[FileAnswer, ...]:
        """After the last entry. Raises `FileNotReadable`."""
        return tuple(
            FileAnswer(path.name, sha256, (*self._wanted[sha256], *self._rows_of(path)))
            for path, sha256 in self._files
        )

    def _rows_of(self, path: Path) -> Iterator[Mention]:
        if path not in self._templates:
            return
        with reading_from(path):
            there = (path.stat().st_size - HEADER_BYTES) // (read_length(path) * 4)
            for batch in self._batches.values():
                end = batch.first + batch.rows
                if not 0 <= batch.first < end <= there:
                    continue
                raw = read_rows(path, batch.first, batch.rows)
                if digest_like(batch.digests[0], raw, batch.rows) in batch.digests:
                    yield Mention(batch.seq, batch.kind, f"templates {batch.first} to {end - 1}")


def _sha256(path: Path) -> str:
    found = hashlib.sha256()
    with reading_from(path), path.open("rb") as file:
        while piece := file.read(_CHUNK):
            found.update(piece)
    return found.hexdigest()


def _is_template_file(path: Path) -> bool:
    with reading_from(path):
        try:
            return read_length(path) > 0
        except ValueError:
            return False


def _texts(value: object, where: str) -> Iterator[tuple[str, str]]:
    """Every text in it with the name of the field that holds it."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{where}.{name}" if where else str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, where)
