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
    search that was read back from the record; the counts then speak of the listed rows only.
    """

    rows: tuple[Candidate, ...]
    subjects_searched: int
    faces_searched: int
    ascending: NDArray[np.float32] = field(default_factory=_no_scores)

    def count_at_or_above(self, threshold: float) -> int:
        """How many subjects score `threshold` or more."""
        if len(self.ascending):
            # A float32 key: a Python float would convert the whole array first (DESIGN section 10).
            key = np.float32(threshold)
            return int(len(self.ascending) - np.searchsorted(self.ascending, key, side="left"))
        return sum(1 for row in self.rows if np.float32(row.score) >= np.float32(threshold))

    def at_or_above(self, threshold: float) -> tuple[Candidate, ...]:
        """The listed rows that score `threshold` or more."""
        key = np.float32(threshold)
        return tuple(row for row in self.rows if np.float32(row.score) >= key)
