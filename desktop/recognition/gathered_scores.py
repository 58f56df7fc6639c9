"""What one pass over the first faces of a gallery gathers, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Searches:
    """Whom a pass searches for: `sample` int64 [n] and `more` int64 [e], ascending places of subjects; the
    latter for their best scores alone. `everybody` says that the sample is all there are."""

    sample: Places
    more: Places
    everybody: bool

    @classmethod
    def of(cls, subjects: int, sample: Places | None, more: Places | None) -> Searches:
        """None is everybody, and nobody more."""
        chosen = np.arange(subjects) if sample is None else np.asarray(sample, np.int64)
        added = np.empty(0, np.int64) if more is None else np.setdiff1d(more, chosen)
        return cls(chosen, added, sample is None)

    def __len__(self) -> int:
        return len(self.sample) + len(self.more)


class GatheredScores:
    """By row, one for each search of the sample and then one for each of the others (`row_of` says which,
    int64 [subjects], -1 for none): `top` float32 [rows, k] and `at` int64 [rows, k] (columns) of the best
    other subjects, `mated` float32 [rows] (0 where a subject has one face). `mated_subjects` int32 [m] are
    those of the sample with several faces. `highest` is the upper end of the histograms; `taken_off` is the
    most that is still taken off the scan's scores before they come here."""

    def __init__(
        self,
        scan: ScoreScan,
        cells: Cells,
        searches: Searches,
        highest: float,
        *,
        taken_off: float = 0.0,
    ) -> None:
        layout, rows = scan.layout, len(searches)
        self._scan, self._cells, self._searches = scan, cells, searches
        self.k = min(TOP_NON_MATED, layout.subjects - 1)
        self.row_of = np.full(layout.subjects, -1, np.int64)
        self.row_of[np.concatenate([searches.sample, searches.more])] = np.arange(rows)
        self.top = np.empty((rows, self.k), np.float32)
        self.at = np.empty((rows, self.k), np.int64)
        self.mated = np.zeros(rows, np.float32)
        several = (layout.end - layout.start)[searches.sample] > 1
        self.mated_subjects = searches.sample[several].astype(np.int32)
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
            place = self.row_of[subjects[row]]
            self.mated[place] = scores[row, begin[row] + 1 : end[row]].max()

    def note(self, rows: Places, best: Floats, at: Places) -> None:
        """The best others of `rows`."""
        places = self.row_of[self._scan.layout.subject_of[rows]]
        self.top[places], self.at[places] = best, at

    def take(self, rows: Places, best: Floats, at: Places, scores: Floats) -> None:
        """The best others of `rows` (all of one cell) and all their scores, which are used up."""
        self.note(rows, best, at)
        layout = self._scan.layout
        subjects = layout.subject_of[rows]
        cell = int(layout.cell_of_subject[subjects[0]])
        counts = self._scan.count(scores, self._low, self._high)
        # What was left out was counted in the first bin.
        counts[cell, 0] -= (layout.end[subjects] - layout.start[subjects]).sum()
        self._all += counts.sum(axis=0)
        self._pairs[cell] += counts.reshape(len(counts), PAIR_BINS, -1).sum(axis=2)

    @property
    def mated_rows(self) -> Places:
        """Rows of `mated_subjects`, int64 [m]."""
        return self.row_of[self.mated_subjects]

    def result(self, kind: ScoreKind, mated: Floats, ranks: NDArray[np.int32]) -> MeasuredScores:
        layout, searches = self._scan.layout, self._searches
        n = len(searches.sample)
        at = self.at[:n]
        return MeasuredScores(
            kind=kind,
            top=self.top[:n],
            other=layout.subject_of[at].astype(np.int32),
            other_face=layout.face_of[at].astype(np.int32),
            mated=mated,
            mated_subjects=self.mated_subjects,
            mated_ranks=ranks,
            comparisons=ScoreHistogram(self._low, self._high, self._all),
            pairs=PairHistograms(self._cells, self._low, self._high, self._pairs),
            searched=None if searches.everybody else searches.sample.astype(np.int32),
            more=searches.more.astype(np.int32) if len(searches.more) else None,
            more_best=self.top[n:, 0].copy() if len(searches.more) else None,
        )

    def mated_ranks(self) -> NDArray[np.int32]:
        """Rank of each mate: one more than the subjects that score as much or more; k + 1 is k or more.

        A tie counts against the mate: who is returned first of equal scores is an accident of enrolment.
        """
        top, mated = self.top[self.mated_rows], self.mated[self.mated_rows]
        before: NDArray[np.int32] = (top >= mated[:, None]).sum(axis=1, dtype=np.int32)
        return before + np.int32(1)


def _range_of(scan: ScoreScan, highest: float, taken_off: float) -> tuple[float, float]:
    """From somewhat below the lowest of a sample of scores to the highest there can be."""
    columns = scan.layout.first
    sample = columns[:: -(-len(columns) // _SAMPLE)]
    lowest = min(float(scores.min()) for _, scores in scan.blocks(sample)) - taken_off
    low = lowest - 0.05 * max(highest - lowest, 1e-3)
    return low, highest
