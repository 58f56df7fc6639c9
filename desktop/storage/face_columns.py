"""What a snapshot is made of, read by columns.

A row of faces is about a thousand bytes and becomes a tuple of Python objects: with a million of them that
alone takes seconds. Everything a snapshot needs stands in the indexes of the table as well; SQLite runs
through these and joins whole columns into one text each, so that Python handles columns, not faces.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress, islice, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.domain.snapshot_columns import TextColumn, Texts, hash_of_columns
from desktop.domain.snapshots import snapshot_hash
from desktop.storage.session import Session

_PIECE = 50_000
"""Faces at a time: no step keeps other threads waiting for longer than some milliseconds."""
_DRAWN = 4
"""Subjects to choose a bound of a piece from."""
_BETWEEN = "\x1f"

_BY_ROW = "SELECT face_id, subject_id, image_sha256, row FROM face WHERE gallery_id = ? ORDER BY row"

# What stands between is written out: char(31) would be worked out for every face.
_SUBJECTS = """SELECT group_concat(subject_id, '\x1f'), group_concat(face_id), group_concat(row)
FROM face WHERE gallery_id = :gallery AND subject_id >= :low"""
_IMAGES = """SELECT group_concat(image_sha256, '\x1f'), group_concat(face_id)
FROM face WHERE gallery_id = :gallery AND image_sha256 >= :low"""
_BELOW = {_SUBJECTS: " AND subject_id < :high", _IMAGES: " AND image_sha256 < :high"}

_HASH_BOUNDS = tuple(f"{number:02x}" for number in range(8, 256, 8))
"""Hashes are evenly spread."""


@dataclass(frozen=True, slots=True)
class FaceColumns:
    """The faces of a gallery in the order of enrolment.

    `face_ids` and `rows` (of the template file) int64 [faces], `subject_index` int32 [faces] into
    `subject_ids`, which stand in the order of their first face.
    """

    face_ids: NDArray[np.int64]
    rows: NDArray[np.int64]
    subject_index: NDArray[np.int32]
    subject_ids: tuple[str, ...]
    content_hash: Callable[[str], str]
    """The snapshot hash, of the hash of a pack."""

    def __len__(self) -> int:
        return len(self.face_ids)


def read_columns(session: Session, gallery_id: int) -> FaceColumns:
    """All faces of a gallery; empty columns where there are none."""
    by_index = _by_index(session, int(gallery_id))
    return by_index if by_index is not None else _by_row(session, int(gallery_id))


def _by_index(session: Session, gallery_id: int) -> FaceColumns | None:
    """None where texts cannot be told apart once they are joined, or SQLite does not go through an index in
    its order."""
    subjects = _read_subjects(session, gallery_id)
    images = _read_images(session, gallery_id) if subjects is not None else None
    if subjects is None or images is None:
        return None
    order, by_image = _order(subjects.rows), _order(images.face_ids)
    face_ids = subjects.face_ids[order]
    # Whoever was enrolled later has the higher number: the order of the one is that of the other.
    if not np.array_equal(face_ids, images.face_ids[by_image]):
        return None
    appearance = _order(subjects.rows[subjects.begins])
    number = np.empty(len(appearance), np.int32)
    number[appearance] = np.arange(len(appearance), dtype=np.int32)
    place = (np.cumsum(subjects.begins) - 1).astype(np.int32)[order]
    names: list[str] = []
    for start in range(0, len(appearance), _PIECE):
        places = appearance[start : start + _PIECE].tolist()
        names.extend(map(subjects.names.__getitem__, places))
    content_hash = partial(
        hash_of_columns,
        face_ids=face_ids,
        subject_ids=TextColumn(subjects.texts, place),
        image_hashes=TextColumn(images.hashes, by_image.astype(np.int32)),
    )
    return FaceColumns(face_ids, subjects.rows[order], number[place], tuple(names), content_hash)


@dataclass(frozen=True, slots=True)
class _Subjects:
    """Faces by subject, those of one subject by row; `begins` where another one does. Of each subject the
    name, also in `texts`."""

    rows: NDArray[np.int64]
    face_ids: NDArray[np.int64]
    begins: NDArray[np.bool_]
    names: list[str]
    texts: Texts


def _read_subjects(session: Session, gallery_id: int) -> _Subjects | None:
    rows, face_ids, begins = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0, np.bool_)]
    names: list[str] = []
    texts = Texts.none()
    bounds = _some_subjects(session, gallery_id)
    for joined, ids, places in _joined(session, gallery_id, _SUBJECTS, bounds):
        face_ids.append(_numbers(ids))
        rows.append(_numbers(places))
        found = Texts.joined(joined, _BETWEEN, len(rows[-1]))
        if found is None:
            return None
        subjects = joined.split(_BETWEEN)
        another = np.ones(len(subjects), np.bool_)
        another[1:] = np.fromiter(map(operator.lt, subjects, islice(subjects, 1, None)), np.bool_)
        same = np.flatnonzero(~another)
        before = same - 1
        if (rows[-1][same] <= rows[-1][before]).any():
            return None
        if any(map(operator.ne, _chosen(subjects, same), _chosen(subjects, before))):
            return None
        names.extend(compress(subjects, another.tolist()))
        texts.extend(found[another])
        begins.append(another)
    return _Subjects(np.concatenate(rows), np.concatenate(face_ids), np.concatenate(begins), names, texts)


@dataclass(frozen=True, slots=True)
class _Images:
    """Faces by the hash of their image."""

    hashes: Texts
    face_ids: NDArray[np.int64]


def _read_images(session: Session, gallery_id: int) -> _Images | None:
    hashes, face_ids = Texts.none(), [np.empty(0, np.int64)]
    for joined, ids in _joined(session, gallery_id, _IMAGES, _HASH_BOUNDS):
        face_ids.append(_numbers(ids))
        found = Texts.joined(joined, _BETWEEN, len(face_ids[-1]))
        if found is None:
            return None
        hashes.extend(found)
    return _Images(hashes, np.concatenate(face_ids))


def _some_subjects(session: Session, gallery_id: int) -> list[str]:
    """Subjects that stand apart from each other by about a piece, in their order."""
    last = session.value("SELECT max(row) FROM face WHERE gallery_id = ?", (gallery_id,)) or 0
    found = sorted(
        session.value(
            "SELECT subject_id FROM face WHERE gallery_id = ? AND row >= ? ORDER BY row LIMIT 1",
            (gallery_id, row),
        )
        for row in range(0, last + 1, max(1, _PIECE // _DRAWN))
    )
    return list(dict.fromkeys(found[_DRAWN::_DRAWN]))


def _joined(
    session: Session, gallery_id: int, sql: str, bounds: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """The answers of `sql` for what lies between one bound and the next, the first from the beginning and
    the last to the end."""
    for low, high in pairwise(["", *bounds, None]):
        found = session.rows(
            sql if high is None else sql + _BELOW[sql], {"gallery": gallery_id, "low": low, "high": high}
        )[0]
        if found[0] is not None:  # nothing lies there
            yield found


def _numbers(joined: str) -> NDArray[np.int64]:
    return np.fromstring(joined, np.int64, sep=",")


def _chosen(texts: list[str], places: NDArray[np.int64]) -> Iterator[str]:
    return map(texts.__getitem__, places.tolist())


def _order(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """As `np.argsort` of different numbers, in one pass where they lie close together."""
    if not len(values):
        return np.empty(0, np.int64)
    low, high = int(values.min()), int(values.max())
    if high - low < 4 * len(values):
        place = np.full(high - low + 1, -1, np.int64)
        place[values - low] = np.arange(len(values))
        found: NDArray[np.int64] = place[place >= 0]
        if len(found) == len(values):
            return found
    return np.argsort(values, kind="stable")


def _by_row(session: Session, gallery_id: int) -> FaceColumns:
    """Face by face: whatever stands in the table."""
    rows = session.rows(_BY_ROW, (gallery_id,))
    numbers = {subject: number for number, subject in enumerate(dict.fromkeys(row[1] for row in rows))}
    return FaceColumns(
        np.array([row[0] for row in rows], np.int64),
        np.array([row[3] for row in rows], np.int64),
        np.array([numbers[row[1]] for row in rows], np.int32),
        tuple(numbers),
        partial(snapshot_hash, rows=[row[:3] for row in rows]),
    )
