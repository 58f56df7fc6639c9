"""What a threshold costs either way: people found against people wrongly returned (ISO/IEC 19795-1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.error_rates import MINIMUM_MATED, ErrorRates
from desktop.domain.rates import FpirCurve, Rate, wilson_rate


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
    """Points of the DET curve at rank 1, lowest threshold first, at most `limit` (2 or more).

    Half the thresholds are spread evenly over the logarithm of the FPIR, where the curve is read, half
    over the mates' scores. Both ends are there: everybody returned, and nobody. Empty under
    `MINIMUM_MATED` mated searches.
    """
    scores = rates.scores
    at_rank_1 = np.where(scores.mated_ranks == 1, scores.mated, np.float32(-np.inf))
    return trade_off_of(rates.curve, at_rank_1, limit, lowest_mate=scores.mated)


def trade_off_of(
    curve: FpirCurve,
    found: NDArray[np.float32],
    limit: int = 200,
    *,
    lowest_mate: NDArray[np.float32] | None = None,
) -> list[TradeOffPoint]:
    """As `trade_off`; `found` float32 [m] are the mates' scores, -inf where no threshold finds them.

    `lowest_mate` are scores that say over which range the thresholds go, those of `found` by default.
    """
    if len(found) < MINIMUM_MATED:
        return []
    n = curve.n
    ascending = np.sort(found)
    spread = np.sort(found if lowest_mate is None else lowest_mate)
    spread = spread[np.isfinite(spread)]
    ends = [curve.lowest, curve.highest]
    if len(spread):
        ends = [min(curve.lowest, float(spread[0])), max(curve.highest, float(spread[-1]))]
    ends[1] = float(np.nextafter(np.float32(ends[1]), np.float32(np.inf)))
    each = max(0, limit - 2) // 2
    events = np.unique(np.geomspace(1, n, each).round().astype(np.int64)) if each else np.empty(0, np.int64)
    by_fpir = [curve.threshold_for(int(e) / n) for e in events]
    places = np.linspace(0, max(0, len(spread) - 1), each).round().astype(np.int64)
    by_fnir = spread[places] if len(spread) else spread
    points = []
    for threshold in sorted({*ends, *by_fpir, *map(float, by_fnir)}):
        missed = int(np.searchsorted(ascending, np.float32(threshold), side="left"))
        points.append(TradeOffPoint(threshold, curve.rate(threshold), wilson_rate(missed, len(ascending))))
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
