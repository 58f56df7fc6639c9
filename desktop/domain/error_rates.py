"""All rates of one gallery, read at any threshold (DESIGN section 6, ISO/IEC 19795-1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desktop.domain.design_effect import DesignEffect
from desktop.domain.measurements import TOP_NON_MATED, MeasuredScores
from desktop.domain.rates import FpirCurve, Rate, wilson_rate

MINIMUM_MATED = 30
"""Fewer mated searches than this give no FNIR."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The rates at one threshold."""

    threshold: float
    fpir: Rate
    sel: float
    fmr: float


class ErrorRates:
    """Sorted once; every reading afterwards costs a few binary searches, whatever the gallery's size."""

    def __init__(self, scores: MeasuredScores) -> None:
        self.scores = scores
        self.design = DesignEffect.of(scores)
        self.curve = FpirCurve(scores.best, self.design)
        k = scores.top.shape[1]
        # Above this every row's list is complete: counting its entries counts all there are.
        is_cut = k >= TOP_NON_MATED and scores.enrolled - 1 > k
        complete = float(scores.top[:, -1].max()) if is_cut else -np.inf
        self._complete_above = np.float32(complete)
        self._listed = np.sort(scores.top[scores.top > self._complete_above], axis=None)
        self._fmr = scores.comparisons.share_at_or_above()
        # A mate behind somebody else is missed at rank 1 at every threshold.
        self._found = np.sort(np.where(scores.mated_ranks == 1, scores.mated, np.float32(-np.inf)))

    @property
    def n(self) -> int:
        """How many searches there are."""
        return self.scores.n

    def fpir(self, threshold: float) -> Rate:
        """Share of non-mated searches that return somebody at `threshold`."""
        return self.curve.rate(threshold)

    def sel(self, threshold: float) -> float:
        """SEL(N, T): mean number of candidates of a non-mated search. Exact where the kept scores reach.
        Below, from the histogram: to the width of a bin, and counting faces, hence never too small."""
        key = np.float32(threshold)
        if key > self._complete_above:
            return float(len(self._listed) - np.searchsorted(self._listed, key, side="left")) / self.n
        return self.fmr(threshold) * self.scores.comparisons.total / self.n

    def fmr(self, threshold: float) -> float:
        """Share of all cross-subject comparisons at or above `threshold`, to the width of a bin."""
        histogram = self.scores.comparisons
        return float(self._fmr[_bin(threshold, histogram.low, histogram.high, len(self._fmr))])

    @property
    def mated_searches(self) -> int:
        return len(self._found)

    def fnir(self, threshold: float) -> Rate | None:
        """FNIR(N, 1, T): share of mated searches whose mate is not at rank 1 at or above `threshold`.

        None under `MINIMUM_MATED` subjects with several captures.
        """
        n = len(self._found)
        if n < MINIMUM_MATED:
            return None
        missed = int(np.searchsorted(self._found, np.float32(threshold), side="left"))
        return wilson_rate(missed, n)

    def points(self, limit: int = 200) -> list[CurvePoint]:
        """FPIR, SEL and FMR over the thresholds where something happens, lowest first.

        Thresholds are lower edges of the histogram's bins, from the last at which every search returns
        somebody to the first at which none does; at most `limit` + 1 of them.
        """
        histogram = self.scores.comparisons
        edges = histogram.edges
        width = (histogram.high - histogram.low) / len(edges)
        inside = np.flatnonzero(
            (edges >= self.curve.lowest - width) & (edges <= self.curve.highest + width)
        )
        step = max(1, -(-len(inside) // limit))
        chosen = inside[::step]
        if len(inside) and chosen[-1] != inside[-1]:
            chosen = np.append(chosen, inside[-1])
        thresholds = [float(edges[i]) for i in chosen]
        return [CurvePoint(t, self.fpir(t), self.sel(t), self.fmr(t)) for t in thresholds]


def _bin(threshold: float, low: float, high: float, bins: int) -> int:
    # A bin's own edge, computed, may come out a rounding error below it.
    return int(min(max((threshold - low) / (high - low) * bins + 1e-6, 0), bins - 1))
