"""FPIR of the same people in a smaller or larger gallery (DESIGN section 6)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from desktop.domain.error_rates import ErrorRates
from desktop.domain.measurements import MeasuredScores

LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class SizePoint:
    """Expected FPIR against `size` other subjects.

    Up to the measured size `fpir` is exact, and `modelled` beside it shows how far off the model is where
    it can be checked; beyond, `model` is True and `fpir` is the modelled value. `complete` is False where
    so many scores reach the threshold that the kept lists end before they do: `fpir` is then a lower bound
    at sizes below the measured one.
    """

    size: int
    fpir: float
    modelled: float
    model: bool
    complete: bool


def lists_reach(scores: MeasuredScores, threshold: float) -> bool:
    """Whether the kept scores of every subject reach down to `threshold`, so that counting is exact."""
    n, k = scores.top.shape
    return k >= n - 1 or not bool((scores.top[:, -1] >= np.float32(threshold)).any())


def smaller_fpir(scores: MeasuredScores, threshold: float, sizes: Iterable[int]) -> list[float]:
    """Expected FPIR at `threshold` in a gallery of M of the N = n - 1 other subjects, drawn at random.

    `mean_i (1 - C(N - c_i, M) / C(N, M))`, with `c_i` the number of subjects at or above the threshold in
    search i: the chance that a draw of M without replacement leaves all of them out is hypergeometric. At
    M = N it is the measured FPIR. Where `lists_reach` says no, a lower bound. Raises `ValueError` unless
    1 <= M <= N.
    """
    n, k = scores.top.shape
    others = n - 1
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
    faces = rates.scores.comparisons.total / (rates.n * (rates.n - 1))
    return -math.expm1(size * faces * math.log1p(-fmr))


def size_curve(rates: ErrorRates, threshold: float, sizes: Iterable[int]) -> list[SizePoint]:
    """FPIR over the number of enrolled others, in the order of `sizes`. Raises `ValueError` below 1."""
    others = rates.n - 1
    complete = lists_reach(rates.scores, threshold)
    points = []
    for size in sizes:
        modelled = modelled_fpir(rates, threshold, size)
        if size > others:
            points.append(SizePoint(size, modelled, modelled, True, True))
            continue
        exact = smaller_fpir(rates.scores, threshold, [size])[0]
        points.append(SizePoint(size, exact, modelled, False, complete or size == others))
    return points


def default_sizes(n: int, largest: int = LARGEST) -> list[int]:
    """1, 2 and 5 times the powers of ten up to `largest`, with the measured size n - 1 among them.

    Raises `ValueError` with fewer than two subjects: there is nobody else to search.
    """
    if n < 2:
        raise ValueError("two subjects are needed")
    round_sizes = (lead * 10**power for power in range(len(str(largest))) for lead in (1, 2, 5))
    return sorted({size for size in round_sizes if size <= largest} | {n - 1})
