"""FPIR of the same people in a smaller or larger gallery (DESIGN section 6), at a threshold of raw scores.

Not of normalised ones: their cohorts come from the gallery, and with fewer people enrolled all means fall
and every score rises. At the threshold where 5% of the 2,954 people of LFW-dev got a candidate, 23% of 301
drawn from them did; the formula below says 0.5%.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from desktop.domain.error_rates import ErrorRates
from desktop.domain.measurements import MeasuredScores

LARGEST = 1_000_000


def lists_reach(scores: MeasuredScores, threshold: float) -> bool:
    """Whether the kept scores of every subject reach down to `threshold`, so that counting is exact."""
    k = scores.top.shape[1]
    return k >= scores.enrolled - 1 or not bool((scores.top[:, -1] >= np.float32(threshold)).any())


def smaller_fpir(scores: MeasuredScores, threshold: float, sizes: Iterable[int]) -> list[float]:
    """Expected FPIR at `threshold` in a gallery of M of the N other subjects, drawn at random.

    `mean_i (1 - C(N - c_i, M) / C(N, M))`, with `c_i` the number of subjects at or above the threshold in
    search i: the chance that a draw of M without replacement leaves all of them out is hypergeometric. At
    M = N it is the measured FPIR. Where `lists_reach` says no, a lower bound; of normalised scores it holds
    at M = N alone. Raises `ValueError` unless
    1 <= M <= N.
    """
    n, k = scores.top.shape
    others = scores.enrolled - 1
    searches = np.bincount((scores.top >= np.float32(threshold)).sum(axis=1), minlength=k + 1)
    steps = np.arange(k, dtype=np.float64)
    found = []
    for size in sizes:
        if not 1 <= size <= others:
            raise ValueError(f"{size} of {others} subjects")
        # C(N-c, M) / C(N, M) is the product of (N-M-j) / (N-j) for j < c: at most k factors, no rounding
        # of large logarithms; factor N - M is 0, as no draw misses more than N - M subjects.
        missed = np.cumprod(np.append(1.0, (others - size - steps) / (others - steps)))
        found.append(float(((1.0 - missed) * searches).sum() / n))
    return found


def modelled_fpir(rates: ErrorRates, threshold: float, size: int) -> float:
    """`1 - (1 - FMR(T))^M`, as if all comparisons of a search were independent of each other.

    M counts comparisons: `size` subjects with as many enrolled faces each as in the measured gallery. They
    are not independent (some people resemble many), hence it is too high for most galleries.
    """
    fmr = rates.fmr(threshold)
    if fmr >= 1.0:
        return 1.0
    faces = rates.scores.comparisons.total / (rates.n * (rates.scores.enrolled - 1))
    return -math.expm1(size * faces * math.log1p(-fmr))
