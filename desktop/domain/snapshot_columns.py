"""The snapshot hash of faces that are at hand as columns, in a fraction of the time that it takes face by
face."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_PIECE = 20_000
"""Faces at a time."""
_WIDEST = 256
"""Bytes of a text in a table: one that is longer would make every row of it as long."""
_POWERS = 10 ** np.arange(1, 19, dtype=np.int64)


class Texts:
    """Texts as UTF-8: of each row of `table` uint8 [texts, width] the first `lengths` int64 [texts]."""

    def __init__(self, table: NDArray[np.uint8], lengths: NDArray[np.int64]) -> None:
        self.table = table
        self.lengths = lengths

    @classmethod
    def none(cls) -> Texts:
        return cls(np.empty((0, 0), np.uint8), np.empty(0, np.int64))

    @classmethod
    def joined(cls, joined: str, between: str, count: int) -> Texts | None:
        """`count` texts that were joined with the ASCII character `between`; None where that is not to be
        told, since one of them holds it, or where one is too long for a table."""
        flat = np.frombuffer((joined + between).encode(), np.uint8)
        ends = np.flatnonzero(flat == ord(between))
        starts = np.concatenate([[0], ends[:-1] + 1])
        lengths = ends - starts
        width = int(lengths.max())
        if len(ends) != count or width > _WIDEST:
            return None
        if (lengths == width).all():
            return cls(flat.reshape(count, width + 1)[:, :width], lengths)
        places = np.minimum(starts[:, None] + np.arange(width), len(flat) - 1)
        return cls(flat[places], lengths)

    def extend(self, more: Texts) -> None:
        """Puts `more` behind; nothing else may look at the table meanwhile."""
        before, width = len(self), max(self.table.shape[1], more.table.shape[1])
        if before and width == self.table.shape[1]:
            # In place: of a million texts every copy costs as much as reading them.
            self.table.resize((before + len(more), width), refcheck=False)
        else:
            wider = np.zeros((before + len(more), width), np.uint8)
            wider[:before, : self.table.shape[1]] = self.table
            self.table = wider
        self.table[before:, : more.table.shape[1]] = more.table
        self.lengths = np.concatenate([self.lengths, more.lengths])

    def __getitem__(self, places: NDArray[np.integer] | NDArray[np.bool_]) -> Texts:
        return Texts(self.table[places], self.lengths[places])

    def __len__(self) -> int:
        return len(self.lengths)


@dataclass(frozen=True, slots=True)
class TextColumn:
    """One text of each face: `texts[places[i]]`, `places` int32 [faces]."""

    texts: Texts
    places: NDArray[np.int32]


def hash_of_columns(
    pack_hash: str, face_ids: NDArray[np.int64], subject_ids: TextColumn, image_hashes: TextColumn
) -> str:
    """What `snapshots.snapshot_hash` gives for them face by face. `face_ids` are numbers from 0."""
    pack = pack_hash.encode()
    digest = hashlib.sha256(len(pack).to_bytes(4, "big") + pack)
    for start in range(0, len(face_ids), _PIECE):
        part = slice(start, start + _PIECE)
        fields = [_decimals(face_ids[part])]
        fields += [column.texts[column.places[part]] for column in (subject_ids, image_hashes)]
        digest.update(_framed(fields).data)
    return digest.hexdigest()


def _framed(fields: list[Texts]) -> NDArray[np.uint8]:
    """Row by row the text of each field behind its length (four bytes, big-endian), without the padding."""
    parts = [part for field in fields for part in (_big_endian(field.lengths), field.table)]
    rows = np.concatenate(parts, axis=1)
    if all((field.lengths == field.table.shape[1]).all() for field in fields):
        return rows.ravel()
    counting = np.concatenate([part for field in fields for part in _counting(field)], axis=1)
    counted: NDArray[np.uint8] = rows[counting]
    return counted


def _big_endian(lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
    return lengths.astype(">u4").view(np.uint8).reshape(len(lengths), 4)


def _counting(field: Texts) -> Iterator[NDArray[np.bool_]]:
    """Which bytes of a length and of its text count."""
    yield np.ones((len(field), 4), np.bool_)
    yield np.arange(field.table.shape[1]) < field.lengths[:, None]


def _decimals(numbers: NDArray[np.int64]) -> Texts:
    lengths = np.searchsorted(_POWERS, numbers, side="right") + 1
    width = int(lengths.max())
    table = np.empty((len(numbers), width), np.uint8)
    for length in np.unique(lengths).tolist():
        rows = lengths == length
        rest = numbers[rows]
        for place in range(length - 1, -1, -1):
            rest, shorter = rest // 10, rest
            table[rows, place] = shorter - rest * 10 + ord("0")
    return Texts(table, lengths)
