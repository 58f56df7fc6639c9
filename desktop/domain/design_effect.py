"""What leave-one-out searches are worth: they are no independent trials.

Scores are symmetric: where i reaches j, j reaches i. False candidates therefore come in pairs, and at low
FPIR n searches tell no more than n / 2 independent ones would. An interval that overlooks this holds the
truth in 76% of galleries where it says 95% (`python -m tests.honesty.report`).

Where a sample of n of N people was searched for, a pair counts twice only where both were drawn: the least
effect is then 1 + n/N, and no more than a little over 1 in a sample of a very large gallery. What many of
the sample share is counted as ever (`design_effect`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from desktop.domain.measurements import MeasuredScores

PAIRS = 2.0
"""The least by which intervals are widened: each resemblance is seen from both sides."""
_GRID = 16
_READ = 3
"""How many of the nearest subjects decide it."""


class DesignEffect:
    """Variance of a leave-one-out rate relative to as many independent searches, at any threshold.

    Estimated at thresholds that part the best scores evenly on a logarithmic scale of events, and read
    between them by interpolation, so that a reading costs a binary search.
    """

    def __init__(
        self,
        top: NDArray[np.float32],
        other: NDArray[np.int32],
        searched: NDArray[np.int32] | None = None,
        enrolled: int = 0,
    ) -> None:
        """`top` float32, `other` int32 [n, k] and `searched` int32 [n] as in `MeasuredScores`; `enrolled`
        is how many subjects there are where not all were searched for."""
        ascending = np.sort(top[:, 0])
        n = len(ascending)
        events = np.unique(np.geomspace(1, max(1, n - 1), _GRID).astype(np.int64))
        thresholds = ascending[n - np.minimum(events, n)]
        # Ascending, as `np.interp` wants it.
        self._at = np.unique(thresholds)
        self._effects = np.array(
            [design_effect(top, other, float(t), searched, enrolled) for t in self._at]
        )
        self.least = PAIRS if searched is None else 1.0 + (PAIRS - 1.0) * n / enrolled
        """No threshold has a smaller effect."""

    @classmethod
    def of(cls, scores: MeasuredScores) -> DesignEffect:
        return cls(scores.top, scores.other, scores.searched, scores.enrolled)

    def at(self, threshold: float) -> float:
        """At least `least`."""
        return max(self.least, float(np.interp(threshold, self._at, self._effects)))


def design_effect(
    top: NDArray[np.float32],
    other: NDArray[np.int32],
    threshold: float,
    searched: NDArray[np.int32] | None = None,
    enrolled: int = 0,
) -> float:
    """Variance of a leave-one-out FPIR relative to as many independent searches; at least 1.

    The jackknife over subjects (leaving j out takes away its own search and each that returned j alone)
    counts what two subjects share twice; after Efron & Stein 1981, "The jackknife estimate of variance"
    (Annals of Statistics 9:586). 1 where nobody or everybody has an event, and under four subjects.
    Of a sample (`searched`, of `enrolled`) those who were not drawn take away what returned them alone.
    """
    n = len(top)
    places = np.arange(n, dtype=np.int64) if searched is None else searched.astype(np.int64)
    everybody = n if searched is None else enrolled
    if top.shape[1] < _READ:
        return 1.0
    counts = (top[:, :_READ] >= np.float32(threshold)).sum(axis=1)
    p = float((counts > 0).mean())
    if p in (0.0, 1.0):
        return 1.0
    one, two = np.flatnonzero(counts == 1), np.flatnonzero(counts == 2)
    influence = np.bincount(other[one, 0], minlength=everybody).astype(np.float64)
    influence[places] += (counts > 0) - p
    # What two subjects share: searches of one that return the other alone, less those returning just both.
    first = np.concatenate([places[one], other[two, 0]]).astype(np.int64)
    second = np.concatenate([other[one, 0], other[two, 1]]).astype(np.int64)
    pair = np.minimum(first, second) * everybody + np.maximum(first, second)
    _, place = np.unique(pair, return_inverse=True)
    shared = np.bincount(place, weights=np.repeat([1.0, -1.0], [len(one), len(two)]))
    variance = float(((influence - influence.mean()) ** 2).sum() - (shared**2).sum())
    return max(1.0, variance / (n * p * (1 - p)))
