"""Rates with intervals, and FPIR by leave-one-out over a gallery (DESIGN section 6)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.design_effect import DesignEffect

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


def wilson_rate(events: int, n: int, design_effect: float = 1.0) -> Rate:
    """95% Wilson score interval (Wilson 1927, JASA 22:209).

    With no event the upper end is the exact one-sided 95% bound `1 - 0.05^(1/n)` (DESIGN section 6), and
    with nothing but events the lower end is its mirror. Trials that are not independent are worth
    n / `design_effect` of them (Kish 1965, "Survey Sampling", section 8.2).
    Raises `ValueError` unless 0 <= events <= n, n > 0, design_effect >= 1.
    """
    if n <= 0 or not 0 <= events <= n or design_effect < 1:
        raise ValueError(f"{events} events of {n}, design effect {design_effect}")
    worth = n / design_effect
    if events == 0:
        return Rate(0, n, 0.0, 1.0 - 0.05 ** (1.0 / worth))
    if events == n:
        return Rate(n, n, 0.05 ** (1.0 / worth), 1.0)
    p, z2 = events / n, _Z95 * _Z95
    centre = (p + z2 / (2 * worth)) / (1 + z2 / worth)
    half = _Z95 / (1 + z2 / worth) * math.sqrt(p * (1 - p) / worth + z2 / (4 * worth * worth))
    return Rate(events, n, max(0.0, centre - half), min(1.0, centre + half))


class FpirCurve:
    """FPIR(N, T) as a function of T; every reading costs one binary search.

    `design` is for leave-one-out; without it the searches are taken as independent.
    """

    def __init__(self, best: NDArray[np.float32], design: DesignEffect | None = None) -> None:
        self._design = design
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
        effect = self._design.at(threshold) if self._design is not None else 1.0
        return wilson_rate(self.events(threshold), self.n, effect)

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
        """Beyond it n searches cannot tell (rule of three): 1 - 3/n, where events come in pairs 1 - 6/n."""
        worth = self.n / (self._design.least if self._design is not None else 1.0)
        return max(0.0, 1.0 - 3.0 / worth) if self.n else 0.0
