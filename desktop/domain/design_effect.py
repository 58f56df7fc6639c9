"""What leave-one-out searches are worth: they are no independent trials.

Scores are symmetric: where i reaches j, j reaches i. False candidates therefore come in pairs, and at low
FPIR n searches tell no more than n / 2 independent ones would. An interval that overlooks this holds the
truth in 76% of galleries where it says 95% (`python -m tests.honesty.report`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

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

    def __init__(self, top: NDArray[np.float32], other: NDArray[np.int32]) -> None:
        """`top` float32 and `other` int32 [n, k] as in `MeasuredScores`."""
        ascending = np.sort(top[:, 0])
        n = len(ascending)
        events = np.unique(np.geomspace(1, max(1, n - 1), _GRID).astype(np.int64))
        thresholds = ascending[n - np.minimum(events, n)]
        # Ascending, as `np.interp` wants it.
        self._at = np.unique(thresholds)
        self._effects = np.array([design_effect(top, other, float(t)) for t in self._at])

    def at(self, threshold: float) -> float:
        """At least `PAIRS`."""
        return max(PAIRS, float(np.interp(threshold, self._at, self._effects)))


def design_effect(top: NDArray[np.float32], other: NDArray[np.int32], threshold: float) -> float:
    """Variance of a leave-one-out FPIR relative to as many independent searches; at least 1.

    The jackknife over subjects (leaving j out takes away its own search and each that returned j alone)
    counts what two subjects share twice; after Efron & Stein 1981, "The jackknife estimate of variance"
    (Annals of Statistics 9:586). 1 where nobody or everybody has an event, and under four subjects.
    """
    n = len(top)
    if top.shape[1] < _READ:
        return 1.0
    counts = (top[:, :_READ] >= np.float32(threshold)).sum(axis=1)
    p = float((counts > 0).mean())
    if p in (0.0, 1.0):
        return 1.0
    one, two = np.flatnonzero(counts == 1), np.flatnonzero(counts == 2)
    influence = (counts > 0) + np.bincount(other[one, 0], minlength=n)
    # What two subjects share: searches of one that return the other alone, less those returning just both.
    first = np.concatenate([one, other[two, 0]]).astype(np.int64)
    second = np.concatenate([other[one, 0], other[two, 1]]).astype(np.int64)
    pair = np.minimum(first, second) * n + np.maximum(first, second)
    _, place = np.unique(pair, return_inverse=True)
    shared = np.bincount(place, weights=np.repeat([1.0, -1.0], [len(one), len(two)]))
    variance = float(((influence - influence.mean()) ** 2).sum() - (shared**2).sum())
    return max(1.0, variance / (n * p * (1 - p)))
