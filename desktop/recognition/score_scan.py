"""Blocks of scores of a gallery against itself: computing, ordering and counting them."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from desktop.domain.measurements import Cells
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import TemplatesDamaged

HISTOGRAM_BINS = 2048
_BLOCK_BYTES = 64 * 2**20
_MOST_ROWS = 1024
_COUNTED_AT_ONCE = 2**17
"""Scores that are binned together: they stay in a core's cache."""
_GROUP = 16
"""Faces of which only the best is looked at where the k-th best score is bounded."""
WORKERS = max(1, min(8, os.cpu_count() or 1))
_MINUS = np.float32(-np.inf)

T = TypeVar("T")
Floats = NDArray[np.float32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Layout:
    """Faces put in the order of (cell, subject, enrolment), so that cells and subjects are slices.

    `face_of[c]` is the place of column c in the snapshot, `subject_of[c]` its subject, `first` int64 [n]
    the columns of the first faces in this order, `start`/`end` int64 [n] the columns of each subject (by
    its place in the snapshot), `cell_ends` int64 [cells + 1] the columns of each cell.
    """

    face_of: Places
    subject_of: Places
    first: Places
    start: Places
    end: Places
    cell_of_subject: NDArray[np.int32]
    cell_ends: Places

    @property
    def faces(self) -> int:
        return len(self.face_of)

    @property
    def subjects(self) -> int:
        return len(self.start)

    @classmethod
    def of(cls, snapshot: GallerySnapshot, cells: Cells) -> Layout:
        subject = snapshot.subject_index.astype(np.int64)
        order = np.lexsort((np.arange(snapshot.faces), subject, cells.of[subject]))
        subject_of = subject[order]
        first = np.flatnonzero(np.diff(subject_of, prepend=-1))
        start = np.empty(snapshot.subjects, np.int64)
        end = np.empty(snapshot.subjects, np.int64)
        start[subject_of[first]] = first
        end[subject_of[first]] = np.append(first[1:], snapshot.faces)
        cell_ends = np.searchsorted(cells.of[subject_of], np.arange(len(cells.values) + 1))
        return cls(order, subject_of, first, start, end, cells.of, cell_ends.astype(np.int64))

    def first_columns(self, subjects: Places) -> Places:
        """Columns of the first faces of `subjects`, ascending."""
        return np.sort(self.start[subjects])

    def templates(self, snapshot: GallerySnapshot) -> Floats:
        """The snapshot's templates in this order, float32 [faces, d]; a copy unless it is theirs already.

        Raises `TemplatesDamaged` where one is no number.
        """
        templates = np.ascontiguousarray(snapshot.templates, np.float32)
        if not np.array_equal(self.face_of, np.arange(self.faces)):
            templates = templates[self.face_of]
        # A sum is finite only where all its terms are; looking at each costs eight times the time.
        broken = int((~np.isfinite(np.einsum("ij,ij->i", templates, templates))).sum())
        if broken:
            raise TemplatesDamaged(name=snapshot.gallery_name, count=broken)
        return templates


class ScoreScan:
    """Scores of some columns against all, block by block: one pass over the gallery.

    A block holds at most 1024 probes and 64 MiB, never less than one probe.
    """

    def __init__(
        self, layout: Layout, templates: Floats, comparator: str, pool: ThreadPoolExecutor
    ) -> None:
        self.layout, self._templates = layout, templates
        self._offsets: Floats | None = None
        self._euclidean = comparator == "euclidean"
        self._squares = np.einsum("ij,ij->i", templates, templates) if self._euclidean else None
        self._pool = pool
        self._rows = max(1, min(_MOST_ROWS, _BLOCK_BYTES // (4 * layout.faces)))
        self._block = np.empty((min(self._rows, layout.faces), layout.faces), np.float32)

    def with_offsets(self, offsets: Floats) -> ScoreScan:
        """The same with `offsets` float32 [faces] added to every score of a column; the block is shared,
        so that only one of the two may be in use."""
        other = copy.copy(self)
        other._offsets = offsets
        return other

    @property
    def highest(self) -> float:
        """No raw score of this comparator is higher."""
        return 0.0 if self._euclidean else 1.0

    def blocks(self, columns: Places) -> Iterator[tuple[Places, Floats]]:
        """(columns, their scores against every column, float32 [rows, faces]); the scores are overwritten
        by the next block. A block never crosses the border of a cell."""
        cell = self.layout.cell_of_subject[self.layout.subject_of[columns]]
        borders = np.flatnonzero(np.diff(cell)) + 1
        for part in np.split(columns, borders):
            for start in range(0, len(part), self._rows):
                rows = part[start : start + self._rows]
                yield rows, self._scores(rows)

    def _scores(self, rows: Places) -> Floats:
        scores = np.matmul(self._templates[rows], self._templates.T, out=self._block[: len(rows)])

        def finish(part: slice) -> None:
            own = scores[part]
            if self._squares is not None:
                own *= 2.0
                own -= self._squares[rows[part], None]
                own -= self._squares
            if self._offsets is not None:
                own += self._offsets

        self._in_parts(finish, len(rows))
        return scores

    def _in_parts(self, work: Callable[[slice], T], rows: int) -> list[T]:
        """One slice of the rows a worker."""
        ends = np.linspace(0, rows, min(WORKERS, rows) + 1).astype(int).tolist()
        return list(self._pool.map(work, [slice(begin, end) for begin, end in pairwise(ends)]))

    def by_columns(self, work: Callable[[slice], None]) -> None:
        """One slice of the columns a worker."""
        faces = self.layout.faces
        ends = np.linspace(0, faces, min(WORKERS, faces) + 1).astype(int).tolist()
        list(self._pool.map(work, [slice(begin, end) for begin, end in pairwise(ends)]))

    def leave_out(self, rows: Places, scores: Floats) -> None:
        """Takes the own faces of each row's subject out of it."""
        subjects = self.layout.subject_of[rows]
        for row, (begin, end) in enumerate(
            zip(self.layout.start[subjects].tolist(), self.layout.end[subjects].tolist(), strict=True)
        ):
            scores[row, begin:end] = _MINUS

    def nearest(self, rows: Places, scores: Floats, k: int) -> tuple[Floats, Places]:
        """The k best other subjects of each row: scores float32 [rows, k] descending, and the columns of
        their best faces int64 [rows, k]. `k` is at most the number of other subjects."""
        parts = self._in_parts(lambda part: self._nearest(scores[part], k), len(rows))
        return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])

    def _nearest(self, scores: Floats, k: int) -> tuple[Floats, Places]:
        layout = self.layout
        one_each = layout.faces == layout.subjects
        by_subject = scores if one_each else np.maximum.reduceat(scores, layout.first, axis=1)
        bound = _bound(by_subject, k)
        flat = np.flatnonzero(by_subject >= bound[:, None])
        row, which = np.divmod(flat, layout.subjects)
        values = by_subject.ravel()[flat]
        column = which if one_each else self._best_columns(scores, row, which, values)
        # Best first, ties by enrolment. All that reach the bound are there, so the k-th place is exact too.
        order = np.lexsort((layout.face_of[column], -values, row))
        begins = np.searchsorted(row, np.arange(len(scores)))
        kept = order[(begins[:, None] + np.arange(k)).ravel()]
        return values[kept].reshape(-1, k), column[kept].reshape(-1, k)

    def _best_columns(self, scores: Floats, row: Places, which: Places, values: Floats) -> Places:
        """The first column of each pick's subject (`which`, in the order of columns) that has its value."""
        begin = self.layout.first[which]
        faces = np.append(self.layout.first[1:], self.layout.faces)[which] - begin
        column = begin.copy()
        several = np.flatnonzero(faces > 1)
        # In pieces: written out face by face, the picks of a block may be all of its scores.
        pieces = np.cumsum(faces[several]) // _COUNTED_AT_ONCE
        for piece in np.split(several, np.flatnonzero(np.diff(pieces)) + 1):
            starts = np.cumsum(faces[piece]) - faces[piece]
            pick = np.repeat(np.arange(len(piece)), faces[piece])
            place = np.arange(len(pick)) - starts[pick]
            at = piece[pick]
            equal = np.flatnonzero(scores[row[at], begin[at] + place] == values[at])
            first = np.unique(pick[equal], return_index=True)[1]
            column[piece] += place[equal[first]]
        return column

    def count(self, scores: Floats, low: float, high: float) -> NDArray[np.int64]:
        """Counts int64 [cells, bins] of a block by the cell of the column; `scores` is used up.

        What was left out is -inf and counts in the first bin, as does whatever lies below it.
        """
        parts = self._in_parts(lambda part: self._count(scores[part], low, high), len(scores))
        counts: NDArray[np.int64] = np.sum(parts, axis=0)
        return counts

    def _count(self, scores: Floats, low: float, high: float) -> NDArray[np.int64]:
        ends = self.layout.cell_ends.tolist()
        counts = np.zeros((len(ends) - 1, HISTOGRAM_BINS), np.int64)
        # With many cells each piece is short: more at once, or adding up would cost more than counting.
        rows = max(1, _COUNTED_AT_ONCE * max(1, len(ends) // 16) // scores.shape[1])
        for start in range(0, len(scores), rows):
            part = scores[start : start + rows]
            part -= np.float32(low)
            part *= np.float32(HISTOGRAM_BINS / (high - low))
            np.clip(part, 0, HISTOGRAM_BINS - 1, out=part)
            for cell, (begin, end) in enumerate(pairwise(ends)):
                if end > begin:
                    bins = part[:, begin:end].astype(np.int64).ravel()
                    counts[cell] += np.bincount(bins, minlength=HISTOGRAM_BINS)
        return counts


def _bound(scores: Floats, k: int) -> Floats:
    """For each row a score that at least k of it reach, float32 [rows], and rarely many more.

    The k-th best of the best scores of groups: each of these groups holds one that reaches it.
    """
    faces = scores.shape[1]
    groups = faces // _GROUP
    if groups >= 4 * k:
        # Neighbouring columns fall into different groups, and the maximum runs along the memory.
        tops = scores[:, : groups * _GROUP].reshape(len(scores), _GROUP, groups).max(axis=1)
    else:
        groups, tops = faces, scores
    kth: Floats = np.partition(tops, groups - k, axis=1)[:, groups - k]
    return kth
