"""What leave-one-out measured on one snapshot with one pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from desktop.domain.rates import FpirCurve, NonMatedScores, Rate


@dataclass(frozen=True, slots=True)
class ScoreHistogram:
    """Counts of scores in equal bins from `low` to `high`: int64 [bins]."""

    low: float
    high: float
    counts: NDArray[np.int64]

    @property
    def total(self) -> int:
        return int(self.counts.sum())

    @property
    def edges(self) -> NDArray[np.float64]:
        """Lower edge of each bin, float64 [bins]."""
        return np.linspace(self.low, self.high, len(self.counts) + 1)[:-1]

    def share_at_or_above(self) -> NDArray[np.float64]:
        """Share of all scores at or above each lower edge, float64 [bins]; zeros when empty."""
        from_top = np.cumsum(self.counts[::-1])[::-1].astype(np.float64)
        return from_top / self.total if self.total else from_top


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The rates at one threshold."""

    threshold: float
    fpir: Rate
    sel: float
    fmr: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """`non_mated` as in `NonMatedScores`; `cross_subject` are all 1:1 scores across subjects."""

    gallery_id: int
    snapshot_hash: str
    pack_hash: str
    measured_at: datetime
    seconds: float
    non_mated: NonMatedScores
    cross_subject: ScoreHistogram

    @property
    def curve(self) -> FpirCurve:
        """Sorted anew at each call: keep it."""
        return FpirCurve(self.non_mated.best)

    def curve_points(self, limit: int = 200) -> list[CurvePoint]:
        """FPIR, SEL and FMR over the thresholds where something happens, lowest first.

        Thresholds are lower edges of the histogram's bins, from the last at which every search returns
        somebody to the first at which none does; at most `limit` + 1 of them. SEL is the mean number of
        other subjects' faces at or above the threshold per non-mated search, FMR the share of all
        cross-subject scores (ISO/IEC 19795-1).
        """
        curve, edges = self.curve, self.cross_subject.edges
        shares = self.cross_subject.share_at_or_above()
        per_search = self.cross_subject.total / max(1, self.non_mated.n)
        width = (self.cross_subject.high - self.cross_subject.low) / len(edges)
        inside = np.flatnonzero((edges >= curve.lowest - width) & (edges <= curve.highest + width))
        step = max(1, -(-len(inside) // limit))
        chosen = inside[::step]
        if len(inside) and chosen[-1] != inside[-1]:
            chosen = np.append(chosen, inside[-1])
        return [
            CurvePoint(
                float(edges[i]),
                curve.rate(float(edges[i])),
                float(shares[i] * per_search),
                float(shares[i]),
            )
            for i in chosen
        ]
