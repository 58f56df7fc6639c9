"""Ranked candidates of one search. A candidate is a lead at most, never an identification."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row of a candidate list: the subject's best face. `score` is the score in use."""

    rank: int
    subject_id: str
    face_id: int
    score: float
    raw_score: float


def _no_scores() -> NDArray[np.float32]:
    return np.empty(0, np.float32)


@dataclass(frozen=True, slots=True)
class CandidateList:
    """The outcome of one search, best first.

    `ascending` holds the best score of every subject of the snapshot, float32 [subjects], ascending, so
    that the number at or above a threshold is known beyond the rows that are listed. It is empty for a
    search that was read back from the record; the counts then speak of the listed rows only, but for
    `counted`: the threshold that the search ran with and how many subjects reached it.
    """

    rows: tuple[Candidate, ...]
    subjects_searched: int
    faces_searched: int
    ascending: NDArray[np.float32] = field(default_factory=_no_scores)
    counted: tuple[float, int] | None = None
    probe_mean: float | None = None
    """`mu_p` of a search with normalised scores."""

    def count_at_or_above(self, threshold: float) -> int:
        """How many subjects score `threshold` or more; at least, unless `count_is_exact`."""
        if len(self.ascending):
            # A float32 key: a Python float would convert the whole array first (DESIGN section 10).
            key = np.float32(threshold)
            return int(len(self.ascending) - np.searchsorted(self.ascending, key, side="left"))
        if self.counted is not None and np.float32(threshold) == np.float32(self.counted[0]):
            return self.counted[1]
        return sum(1 for row in self.rows if np.float32(row.score) >= np.float32(threshold))

    def count_is_exact(self, threshold: float) -> bool:
        """Whether `count_at_or_above` knows of every subject, also of those that are not listed."""
        if len(self.ascending) or len(self.rows) >= self.subjects_searched:
            return True
        key = np.float32(threshold)
        if self.counted is not None and key == np.float32(self.counted[0]):
            return True
        # Nobody who is not listed scores more than the last who is.
        return bool(self.rows) and bool(key > np.float32(self.rows[-1].score))

    def at_or_above(self, threshold: float) -> tuple[Candidate, ...]:
        """The listed rows that score `threshold` or more."""
        key = np.float32(threshold)
        return tuple(row for row in self.rows if np.float32(row.score) >= key)
