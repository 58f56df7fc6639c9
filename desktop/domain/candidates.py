"""Ranked candidates of one search. A candidate is a lead at most, never an identification."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

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


class ScoresOnDemand(Protocol):
    """The best score of every subject of a snapshot, which a search need not know to list the best."""

    def ascending(self) -> NDArray[np.float32]:
        """float32 [subjects], ascending; waits until they are there. Raises `TemplatesDamaged`."""
        ...

    def start(self) -> None:
        """Begins to find them in the background."""
        ...


def _no_scores() -> NDArray[np.float32]:
    return np.empty(0, np.float32)


@dataclass(frozen=True, slots=True)
class CandidateList:
    """The outcome of one search, best first.

    `everybody` holds the best score of every subject of the snapshot, float32 [subjects], ascending, or
    gets them when they are asked for, so that the number at or above a threshold is known beyond the rows
    that are listed. It is empty for a search that was read back from the record; the counts then speak of
    the listed rows only, but for `counted`: the threshold that the search ran with and how many subjects
    reached it.
    """

    rows: tuple[Candidate, ...]
    subjects_searched: int
    faces_searched: int
    everybody: NDArray[np.float32] | ScoresOnDemand = field(default_factory=_no_scores)
    counted: tuple[float, int] | None = None
    probe_mean: float | None = None
    """`mu_p` of a search with normalised scores."""

    @property
    def ascending(self) -> NDArray[np.float32]:
        """Of every subject, or empty for a search from the record."""
        return self.everybody if isinstance(self.everybody, np.ndarray) else self.everybody.ascending()

    def start_counting(self) -> None:
        """Lets the scores of everybody be found in the background, before a threshold asks for them."""
        if not isinstance(self.everybody, np.ndarray):
            self.everybody.start()

    def count_at_or_above(self, threshold: float) -> int:
        """How many subjects score `threshold` or more; at least, unless `count_is_exact`."""
        # A float32 key: a Python float would convert the whole array first (DESIGN section 10).
        key = np.float32(threshold)
        if self.counted is not None and key == np.float32(self.counted[0]):
            return self.counted[1]
        if not self._is_among_rows(key):
            scores = self.ascending
            if len(scores):
                return int(len(scores) - np.searchsorted(scores, key, side="left"))
        return sum(1 for row in self.rows if np.float32(row.score) >= key)

    def count_is_exact(self, threshold: float) -> bool:
        """Whether `count_at_or_above` knows of every subject, also of those that are not listed."""
        key = np.float32(threshold)
        if self._is_among_rows(key) or (self.counted is not None and key == np.float32(self.counted[0])):
            return True
        return not isinstance(self.everybody, np.ndarray) or len(self.everybody) > 0

    def _is_among_rows(self, key: np.float32) -> bool:
        """Whether whoever reaches `key` is listed: nobody who is not scores more than the last who is."""
        if isinstance(self.everybody, np.ndarray) and len(self.everybody):
            return False  # known anyway, and faster to count there
        if len(self.rows) >= self.subjects_searched:
            return True
        return bool(self.rows) and bool(key > np.float32(self.rows[-1].score))

    def at_or_above(self, threshold: float) -> tuple[Candidate, ...]:
        """The listed rows that score `threshold` or more."""
        key = np.float32(threshold)
        return tuple(row for row in self.rows if np.float32(row.score) >= key)
