"""Leave-one-out with the cohort-normalised score: the second pass over the first faces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.measurements import Cells, MeasuredScores
from desktop.domain.score_kinds import ScoreKind
from desktop.recognition.gathered_scores import GatheredScores, Searches, Steps
from desktop.recognition.score_scan import Floats, Layout, Places, ScoreScan


@dataclass(frozen=True, slots=True)
class CohortLists:
    """Best other subjects of every column by raw score, best first: `scores` float32 [faces, K + 1],
    `subjects` int64 [faces, K + 1]."""

    scores: Floats
    subjects: Places

    @classmethod
    def empty(cls, faces: int, size: int) -> CohortLists:
        return cls(np.empty((faces, size + 1), np.float32), np.empty((faces, size + 1), np.int64))

    @classmethod
    def gathering(cls, faces: int, size: int) -> CohortLists:
        """To be filled by `offer`, face by face of the cohort, and then put in `ordered`."""
        return cls(
            np.full((faces, size + 1), -np.inf, np.float32), np.full((faces, size + 1), -1, np.int64)
        )

    def offer(self, subject: int, scores: Floats, columns: slice, least: Floats) -> None:
        """One face of a subject of the cohort with its `scores` float32 [columns] against the faces of
        `columns`, -inf for the subject's own. `least` float32 [faces] is the lowest score of each list and
        is kept so. Of several faces of a subject the best counts."""
        hits = np.flatnonzero(scores > least[columns])
        if not len(hits):
            return
        places, offered = hits + columns.start, scores[hits]
        listed, subjects = self.scores[places], self.subjects[places]
        again = subjects == subject
        known = again.any(axis=1)
        at = np.where(known, again.argmax(axis=1), listed.argmin(axis=1))
        row = np.arange(len(hits))
        better = offered > listed[row, at]
        row, at, places = row[better], at[better], places[better]
        self.scores[places, at], self.subjects[places, at] = offered[better], subject
        least[places] = self.scores[places].min(axis=1)

    def ordered(self) -> CohortLists:
        """The same, best first."""
        order = np.argsort(-self.scores, axis=1, kind="stable")
        return CohortLists(
            np.take_along_axis(self.scores, order, axis=1),
            np.take_along_axis(self.subjects, order, axis=1),
        )

    def fill(self, columns: Places, scores: Floats, subjects: Places) -> None:
        """The best of `columns`, in order; more than K + 1 may be given."""
        self.scores[columns] = scores[:, : self.size + 1]
        self.subjects[columns] = subjects[:, : self.size + 1]

    @property
    def size(self) -> int:
        """K."""
        return int(self.scores.shape[1]) - 1

    @property
    def means(self) -> Floats:
        """`mu_g` of every column, float32 [faces]."""
        means: NDArray[np.float64] = self.scores[:, : self.size].mean(axis=1, dtype=np.float64)
        return means.astype(np.float32)


def cohort_pass(
    scan: ScoreScan,
    cells: Cells,
    lists: CohortLists,
    searches: Searches,
    raw: GatheredScores,
    steps: Steps,
) -> MeasuredScores:
    """The normalised scores of a gallery whose raw scores are known, for the same searches.

    The scan's offsets are `-mu_g / 2`; here the rest of the formula is added. `mu_g` leaves out the subject
    that plays the probe, as it would be were that subject not enrolled. Raises `Cancelled`.
    """
    layout, size = scan.layout, lists.size
    # mu_p: the best is left out, as it is in a search, where it may be the mate.
    probe = raw.top[:, 1 : size + 1].mean(axis=1, dtype=np.float64).astype(np.float32)
    means = lists.means
    corrections = _Corrections(layout, lists, means)
    # No mean that is taken off, the best left out or not, is smaller than this one.
    smallest = float(lists.scores[:, 1:].mean(axis=1, dtype=np.float64).min())
    gathered = GatheredScores(
        scan, cells, searches, scan.highest - smallest, taken_off=float(probe.max()) / 2
    )
    for subjects in (searches.sample, searches.more):
        for rows, scores in scan.blocks(layout.first_columns(subjects)):
            steps.check()
            scores -= probe[gathered.row_of[layout.subject_of[rows]], None] / 2
            gathered.mates(rows, scores)
            corrections.apply(rows, scores)
            scan.leave_out(rows, scores)
            best, at = scan.nearest(rows, scores, gathered.k)
            if subjects is searches.sample:
                gathered.take(rows, best, at, scores)
            else:
                gathered.note(rows, best, at)
            steps.done(len(rows))
    mated_rows = gathered.mated_rows
    # In a search for an enrolled person the mate stands among the subjects from whom mu_p is taken.
    mated = gathered.mated[mated_rows] + (probe[mated_rows] - _mated_means(raw, size)) / np.float32(2)
    return gathered.result(ScoreKind.NORMALISED, mated, gathered.mated_ranks())


def _mated_means(raw: GatheredScores, size: int) -> Floats:
    """`mu_p` of the mated searches, float32 [m]: the mate's score is one of those that are ordered."""
    mates = raw.mated_rows
    with_mate = np.concatenate([raw.top[mates, : size + 1], raw.mated[mates, None]], axis=1)
    ordered = -np.sort(-with_mate, axis=1)
    means: NDArray[np.float64] = ordered[:, 1 : size + 1].mean(axis=1, dtype=np.float64)
    return means.astype(np.float32)


class _Corrections:
    """Where the probe's subject stands in the cohort of a face, that face's mean is taken without it."""

    def __init__(self, layout: Layout, lists: CohortLists, means: Floats) -> None:
        size = lists.size
        column = np.repeat(np.arange(layout.faces), size)
        subject = lists.subjects[:, :size].ravel()
        without = (lists.scores.sum(axis=1, dtype=np.float64)[:, None] - lists.scores[:, :size]) / size
        delta = ((means[:, None] - without) / 2).astype(np.float32).ravel()
        order = np.argsort(subject, kind="stable")
        self._layout = layout
        self._column, self._delta = column[order], delta[order]
        self._ends = np.searchsorted(subject[order], np.arange(layout.subjects + 1))

    def apply(self, rows: Places, scores: Floats) -> None:
        """`scores` float32 [rows, faces] of the first faces in `rows`."""
        for row, subject in enumerate(self._layout.subject_of[rows].tolist()):
            part = slice(int(self._ends[subject]), int(self._ends[subject + 1]))
            scores[row, self._column[part]] += self._delta[part]
