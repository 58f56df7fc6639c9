"""What a threshold costs either way: people found against people wrongly returned (ISO/IEC 19795-1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from desktop.domain.error_rates import MINIMUM_MATED, ErrorRates
from desktop.domain.rates import Rate, wilson_rate


@dataclass(frozen=True, slots=True)
class TradeOffPoint:
    """Both error rates at one threshold: a point of the DET curve."""

    threshold: float
    fpir: Rate
    fnir: Rate


@dataclass(frozen=True, slots=True)
class FoundPoint:
    """`found`: share of mated searches whose mate stands at rank 1 at or above `threshold`.

    `threshold` is the lowest whose measured FPIR is at most `target`; `fpir` is what it is there. Where
    its number of events is 0 the target lies below what this gallery can tell.
    """

    target: float
    threshold: float
    fpir: Rate
    found: Rate


def trade_off(rates: ErrorRates, limit: int = 200) -> list[TradeOffPoint]:
    """Points of the DET curve, lowest threshold first, at most `limit` (2 or more).

    Half the thresholds are spread evenly over the logarithm of the FPIR, where the curve is read, half
    over the mates' scores. Both ends are there: everybody returned, and nobody. Empty under
    `MINIMUM_MATED` mated searches.
    """
    if rates.mated_searches < MINIMUM_MATED:
        return []
    n = rates.n
    lowest = min(rates.curve.lowest, float(rates.scores.mated.min()))
    highest = max(rates.curve.highest, float(rates.scores.mated.max()))
    ends = [lowest, float(np.nextafter(np.float32(highest), np.float32(np.inf)))]
    each = max(0, limit - 2) // 2
    events = np.unique(np.geomspace(1, n, each).round().astype(np.int64)) if each else np.empty(0, np.int64)
    by_fpir = [rates.curve.threshold_for(int(e) / n) for e in events]
    mated = np.sort(rates.scores.mated)
    by_fnir = mated[np.linspace(0, len(mated) - 1, each).round().astype(np.int64)]
    points = []
    for threshold in sorted({*ends, *by_fpir, *map(float, by_fnir)}):
        fnir = rates.fnir(threshold)
        if fnir is not None:
            points.append(TradeOffPoint(threshold, rates.fpir(threshold), fnir))
    return points


def tpir_at_fpir(rates: ErrorRates, targets: Iterable[float]) -> list[FoundPoint]:
    """Share of mates found at rank 1 at each FPIR of `targets` (0..1), in their order.

    Empty under `MINIMUM_MATED` mated searches.
    """
    points = []
    for target in targets:
        threshold = rates.curve.threshold_for(target)
        fnir = rates.fnir(threshold)
        if fnir is not None:
            found = wilson_rate(fnir.n - fnir.events, fnir.n)
            points.append(FoundPoint(target, threshold, rates.fpir(threshold), found))
    return points
