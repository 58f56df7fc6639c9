"""What one pass over the first faces of a gallery gathers, and how far it has come."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from desktop.domain.measurements import (
    TOP_NON_MATED,
    Cells,
    MeasuredScores,
    PairHistograms,
    ScoreHistogram,
)
from desktop.domain.progress import CancelToken, Progress, ProgressSink
from desktop.domain.score_kinds import ScoreKind
from desktop.recognition.score_scan import HISTOGRAM_BINS, Floats, Places, ScoreScan

PAIR_BINS = 512
_SAMPLE = 64
"""First faces whose scores say how far down the histogram has to reach."""


class Steps:
    """Progress in rows of scores; the place where work is given up when it is asked to stop."""

    def __init__(self, total: int, on_progress: ProgressSink, cancel: CancelToken | None) -> None:
        self._total, self._sink, self._cancel = total, on_progress, cancel
        self._done = 0

    def check(self) -> None:
        """Raises `Cancelled` when asked to stop."""
        if self._cancel is not None:
            self._cancel.raise_if_cancelled()

    def done(self, rows: int) -> None:
        self._done += rows
        self._sink(Progress(self._done, self._total, "faces"))


class GatheredScores:
    """In the snapshot's order of subjects: `top` float32 [n, k] and `at` int64 [n, k] (columns) of the
    best other subjects, `mated` float32 [n] (0 where a subject has one face), `mated_subjects` int32 [m].
    `highest` is the upper end of the histograms; `taken_off` is the most that is still taken off the
    scan's scores before they come here."""

    def __init__(self, scan: ScoreScan, cells: Cells, highest: float, *, taken_off: float = 0.0) -> None:
        layout = scan.layout
        self._scan, self._cells = scan, cells
        self.k = min(TOP_NON_MATED, layout.subjects - 1)
        self.top = np.empty((layout.subjects, self.k), np.float32)
        self.at = np.empty((layout.subjects, self.k), np.int64)
        self.mated = np.zeros(layout.subjects, np.float32)
        self.mated_subjects = np.flatnonzero(layout.end - layout.start > 1).astype(np.int32)
        self._low, self._high = _range_of(scan, highest, taken_off)
        number = len(cells.values)
        self._all = np.zeros(HISTOGRAM_BINS, np.int64)
        self._pairs = np.zeros((number, number, PAIR_BINS), np.int64)

    def mates(self, rows: Places, scores: Floats) -> None:
        """Before own faces are left out: the best of each first face against the others of its subject."""
        layout = self._scan.layout
        subjects = layout.subject_of[rows]
        begin, end = layout.start[subjects], layout.end[subjects]
        for row in np.flatnonzero(end - begin > 1).tolist():
            self.mated[subjects[row]] = scores[row, begin[row] + 1 : end[row]].max()

    def take(self, rows: Places, best: Floats, at: Places, scores: Floats) -> None:
        """The best others of `rows` (all of one cell) and all their scores, which are used up."""
        layout = self._scan.layout
        subjects = layout.subject_of[rows]
        self.top[subjects], self.at[subjects] = best, at
        cell = int(layout.cell_of_subject[subjects[0]])
        counts = self._scan.count(scores, self._low, self._high)
        # What was left out was counted in the first bin.
        counts[cell, 0] -= (layout.end[subjects] - layout.start[subjects]).sum()
        self._all += counts.sum(axis=0)
        self._pairs[cell] += counts.reshape(len(counts), PAIR_BINS, -1).sum(axis=2)

    def result(self, kind: ScoreKind, mated: Floats, ranks: NDArray[np.int32]) -> MeasuredScores:
        layout = self._scan.layout
        return MeasuredScores(
            kind=kind,
            top=self.top,
            other=layout.subject_of[self.at].astype(np.int32),
            other_face=layout.face_of[self.at].astype(np.int32),
            mated=mated,
            mated_subjects=self.mated_subjects,
            mated_ranks=ranks,
            comparisons=ScoreHistogram(self._low, self._high, self._all),
            pairs=PairHistograms(self._cells, self._low, self._high, self._pairs),
        )

    def mated_ranks(self) -> NDArray[np.int32]:
        """Rank of each mate: one more than the subjects that score as much or more; k + 1 is k or more.

        A tie counts against the mate: who is returned first of equal scores is an accident of enrolment.
        """
        top, mated = self.top[self.mated_subjects], self.mated[self.mated_subjects]
        before: NDArray[np.int32] = (top >= mated[:, None]).sum(axis=1, dtype=np.int32)
        return before + np.int32(1)


def _range_of(scan: ScoreScan, highest: float, taken_off: float) -> tuple[float, float]:
    """From somewhat below the lowest of a sample of scores to the highest there can be."""
    columns = scan.layout.first
    sample = columns[:: -(-len(columns) // _SAMPLE)]
    lowest = min(float(scores.min()) for _, scores in scan.blocks(sample)) - taken_off
    low = lowest - 0.05 * max(highest - lowest, 1e-3)
    return low, highest
