"""Whether one of two ways to search really finds more people than another: the same probes under both.

A difference is called one only where two tests agree. The exact McNemar test (1947, Psychometrika 12:153)
asks whether those found by one way alone fall as unevenly as they do by chance. It takes the two thresholds
as given, yet they are read from as few false candidates as the gallery has; so a bootstrap over subjects
(Efron & Tibshirani 1993, chapter 13) draws the non-mated searches again, sets both thresholds anew in every
draw, and draws the mated searches in pairs. Subjects who resemble each other return each other, which makes
the non-mated searches worth fewer (`DesignEffect`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.error_rates import MINIMUM_MATED
from desktop.domain.rates import FpirCurve, Rate, wilson_rate

ERROR = 0.05
"""Chance that any pair of a comparison is said to differ where none does."""
_DRAWS = 1000
_FEWER_DRAWS = 200
_LARGE = 20_000
_SEED = 19_470_612
_REGION = 64
"""How far beyond four times the wanted events the bootstrap looks: no draw needs more, in practice."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class PairedSearches:
    """Searches of one side; those of the other side are for the same people in the same order.

    `best` float32 [n] is the best score of each non-mated search, with the `curve` over it; `found`
    float32 [m] the score of the mate in each mated search, -inf where it was out of reach of any
    threshold: behind somebody else, or no template was made. `design_effect` is what the non-mated
    searches are divided by.
    """

    best: Floats
    curve: FpirCurve
    found: Floats
    design_effect: float

    def found_at(self, threshold: float) -> NDArray[np.bool_]:
        """bool [m]"""
        at: NDArray[np.bool_] = self.found >= np.float32(threshold)
        return at

    def missed(self, threshold: float) -> Rate | None:
        """FNIR; None under `MINIMUM_MATED` mated searches."""
        n = len(self.found)
        if n < MINIMUM_MATED:
            return None
        return wilson_rate(n - int(self.found_at(threshold).sum()), n)


@dataclass(frozen=True, slots=True)
class PairedFinding:
    """Of `n` people in the gallery, how many each side finds at its own threshold.

    `chance`: two-sided exact p of McNemar's test. `low`..`high` is the interval of the share that the
    second side misses less the share that the first one misses, thresholds drawn anew. `differs` where
    both say so, corrected for the number of pairs that are looked at.
    """

    n: int
    both: int
    first_only: int
    second_only: int
    chance: float
    low: float
    high: float
    differs: bool

    @property
    def neither(self) -> int:
        return self.n - self.both - self.first_only - self.second_only

    @property
    def difference(self) -> float:
        """Share missed by the second less share missed by the first: above 0 the first finds more."""
        return (self.first_only - self.second_only) / self.n

    @property
    def first_finds_more(self) -> bool:
        return self.first_only > self.second_only


def paired_finding(
    first: PairedSearches, second: PairedSearches, fpir: float, *, pairs: int = 1
) -> PairedFinding | None:
    """Both at the lowest threshold whose measured FPIR is at most `fpir`; `pairs` are looked at in all.

    None under `MINIMUM_MATED` mated searches. Raises `ValueError` for different numbers of searches.
    """
    if len(first.found) != len(second.found):
        raise ValueError(f"{len(first.found)} and {len(second.found)} mated searches")
    n = len(first.found)
    if n < MINIMUM_MATED:
        return None
    one, two = (side.found_at(side.curve.threshold_for(fpir)) for side in (first, second))
    first_only, second_only = int((one & ~two).sum()), int((two & ~one).sum())
    chance = exact_mcnemar(first_only, second_only)
    level = ERROR / max(1, pairs)
    low, high = _interval(first, second, fpir, level)
    differs = chance < level and (low > 0 or high < 0)
    return PairedFinding(n, int((one & two).sum()), first_only, second_only, chance, low, high, differs)


def exact_mcnemar(first_only: int, second_only: int) -> float:
    """Two-sided p: chance that so uneven a split, or a more uneven one, comes of throwing a fair coin.

    Raises `ValueError` below 0.
    """
    if min(first_only, second_only) < 0:
        raise ValueError(f"{first_only} and {second_only} people")
    thrown, fewer = first_only + second_only, min(first_only, second_only)
    if 2 * fewer >= thrown:
        return 1.0
    # From the largest term of the tail downwards; each is the one before times k / (n - k + 1).
    top = math.lgamma(thrown + 1) - math.lgamma(fewer + 1) - math.lgamma(thrown - fewer + 1)
    k = np.arange(fewer, 0, -1, dtype=np.float64)
    tail = 1.0 + float(np.cumprod(k / (thrown - k + 1)).sum())
    return min(1.0, 2.0 * math.exp(top - thrown * math.log(2)) * tail)


def _interval(
    first: PairedSearches, second: PairedSearches, fpir: float, level: float
) -> tuple[float, float]:
    n = len(first.found)
    rng = np.random.default_rng(_SEED)
    draws = _DRAWS if len(first.best) <= _LARGE and n <= _LARGE else _FEWER_DRAWS
    over_first, over_second = _drawn_limits(first, second, fpir, draws, rng)
    differences = np.empty(draws)
    for draw in range(draws):
        # Found is what lies above the highest score that the draw does not allow.
        better = (first.found > over_first[draw]).astype(np.float64) - (second.found > over_second[draw])
        moved = np.flatnonzero(better)
        # Only people whom one side finds alone move the difference; the rest are drawn as one.
        chances = np.full(len(moved) + 1, 1 / n)
        chances[-1] = max(0.0, 1 - len(moved) / n)
        differences[draw] = float(rng.multinomial(n, chances)[:-1] @ better[moved]) / n
    low, high = np.quantile(differences, [level / 2, 1 - level / 2])
    return float(low), float(high)


def _drawn_limits(
    first: PairedSearches, second: PairedSearches, fpir: float, draws: int, rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each draw of subjects and each side the highest best score that lies below its threshold.

    A subject is drawn with its search on both sides. Only subjects near the top of either side matter; the
    others are drawn as one.
    """
    n = len(first.best)
    worth = max(2, round(n / max(first.design_effect, second.design_effect)))
    reach = min(n, int(4 * fpir * n) + _REGION)
    near = np.union1d(*(np.argsort(-side.best, kind="stable")[:reach] for side in (first, second)))
    chances = np.full(len(near) + 1, 1 / n)
    chances[-1] = max(0.0, 1 - len(near) / n)
    weights = rng.multinomial(worth, chances, size=draws)[:, :-1]
    # As large a share as the thresholds of the whole gallery allow: rounding down twice would raise them.
    allowed = round(first.curve.events(first.curve.threshold_for(fpir)) / n * worth)
    limits = []
    for side in (first, second):
        order = np.argsort(-side.best[near], kind="stable")
        ordered = side.best[near][order]
        over = np.cumsum(weights[:, order], axis=1) > allowed
        place = np.where(over.any(axis=1), over.argmax(axis=1), len(ordered) - 1)
        limits.append(ordered[place].astype(np.float32))
    return limits[0], limits[1]
