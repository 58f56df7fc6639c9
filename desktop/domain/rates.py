"""Rates with intervals, and FPIR by leave-one-out over a gallery (DESIGN section 6)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MINIMUM_GROUP = 30
"""Fewer subjects than this give no rate: "not enough data"."""

_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """`events` of `n`, with a 95% interval `low`..`high`."""

    events: int
    n: int
    low: float
    high: float

    @property
    def value(self) -> float:
        return self.events / self.n if self.n else math.nan


def wilson_rate(events: int, n: int) -> Rate:
    """95% Wilson score interval (Wilson 1927, JASA 22:209).

    With no event the upper end is the exact one-sided 95% bound `1 - 0.05^(1/n)` (DESIGN section 6), and
    with nothing but events the lower end is its mirror. Raises `ValueError` unless 0 <= events <= n, n > 0.
    """
    if n <= 0 or not 0 <= events <= n:
        raise ValueError(f"{events} events of {n}")
    if events == 0:
        return Rate(0, n, 0.0, 1.0 - 0.05 ** (1.0 / n))
    if events == n:
        return Rate(n, n, 0.05 ** (1.0 / n), 1.0)
    p, z2 = events / n, _Z95 * _Z95
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z95 / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Rate(events, n, max(0.0, centre - half), min(1.0, centre + half))


@dataclass(frozen=True, slots=True)
class NonMatedScores:
    """Best non-mated score of each subject, from leave-one-out.

    `best[i]` (float32, [n]) is the highest score of subject i's face against every face of every other
    subject: one non-mated search against N = n - 1 subjects each.
    """

    subject_ids: tuple[str, ...]
    best: NDArray[np.float32]

    def __post_init__(self) -> None:
        if self.best.shape != (len(self.subject_ids),):
            raise ValueError("one best score per subject is needed")

    @property
    def n(self) -> int:
        return len(self.subject_ids)


class FpirCurve:
    """FPIR(N, T) as a function of T; every reading costs one binary search."""

    def __init__(self, best: NDArray[np.float32]) -> None:
        self._ascending = np.sort(np.ascontiguousarray(best, dtype=np.float32))

    @property
    def n(self) -> int:
        return len(self._ascending)

    @property
    def lowest(self) -> float:
        return float(self._ascending[0])

    @property
    def highest(self) -> float:
        return float(self._ascending[-1])

    def events(self, threshold: float) -> int:
        """How many of the n non-mated searches return a candidate at or above `threshold`."""
        key = np.float32(threshold)
        return int(self.n - np.searchsorted(self._ascending, key, side="left"))

    def rate(self, threshold: float) -> Rate:
        """FPIR(N, threshold) with its interval. Raises `ValueError` for an empty curve."""
        return wilson_rate(self.events(threshold), self.n)

    def threshold_for(self, fpir: float) -> float:
        """The lowest threshold whose measured FPIR is at most `fpir` (0..1).

        It lies one float32 step above a measured score, so that `rate(threshold).value <= fpir` holds
        exactly. Raises `ValueError` for an empty curve.
        """
        if self.n == 0:
            raise ValueError("nothing was measured")
        allowed = math.floor(fpir * self.n)
        # The product is rounded; the quotient decides, as in `Rate.value`.
        if (allowed + 1) / self.n <= fpir:
            allowed += 1
        elif allowed / self.n > fpir:
            allowed -= 1
        if allowed >= self.n:
            return self.lowest
        over = self._ascending[self.n - 1 - allowed]
        return float(np.nextafter(over, np.float32(np.inf), dtype=np.float32))

    @property
    def highest_supported_confidence(self) -> float:
        """1 - 3/n: beyond it n searches cannot tell (rule of three)."""
        return max(0.0, 1.0 - 3.0 / self.n) if self.n else 0.0


@dataclass(frozen=True, slots=True)
class GroupRate:
    """FPIR over the subjects of one recorded group; `rate` is None under `MINIMUM_GROUP` subjects."""

    by: str
    group: str
    n: int
    rate: Rate | None
    ratio: float | None
    """To the FPIR of all subjects; None when either is not known or the whole is 0."""


def group_rates(
    by: str, groups: list[str], best: NDArray[np.float32], threshold: float
) -> tuple[GroupRate, ...]:
    """FPIR per recorded group; `groups[i]` belongs to `best[i]`, empty text means not recorded."""
    over = best >= np.float32(threshold)
    whole = float(over.mean()) if len(over) else 0.0
    names = np.array(groups, dtype=object)
    rows = []
    for group in sorted({g for g in groups if g}):
        inside = names == group
        n = int(inside.sum())
        rate = wilson_rate(int(over[inside].sum()), n) if n >= MINIMUM_GROUP else None
        ratio = rate.value / whole if rate is not None and whole > 0 else None
        rows.append(GroupRate(by, group, n, rate, ratio))
    return tuple(rows)
