"""The numbers behind the four plots of the lab. No widget, no text.

Each class is built once for a measurement and a score kind and holds what no threshold changes; `at`
reads it at one threshold and is cheap enough for every step of a slider. All scores are on the scale of
`GalleryErrors.kind`, all rates are shares 0..1. Curves that are drawn over a score are steps: a rate
changes at measured scores and nowhere else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.error_rates import MINIMUM_MATED
from desktop.domain.gallery_size import LARGEST, lists_reach, modelled_fpir, smaller_fpir
from desktop.domain.group_rates import GroupCurves
from desktop.domain.rates import MINIMUM_GROUP, Rate, wilson_rate
from desktop.domain.trade_off import TradeOffPoint, trade_off
from desktop.ui.threshold_lab.size_basis import SizeBasis
from desktop.workflow.gallery_errors import GalleryErrors

Floats = NDArray[np.float64]

BINS = 72
"""About as many as an eye can follow; a bin is a whole number of the measured histogram's."""
CURVE_POINTS = 300
WHAT_IF_SIZES = (25_000, 1_000_000)
_TAIL = 0.0005


@dataclass(frozen=True, slots=True)
class Distribution:
    """`shares` float64 [bins]: share of `n` scores in each bin. `reached` is the share at or above the
    threshold; None where there is no score at all. `interval` is its rate where the scores are one a
    person, and None for comparisons, which are not independent of each other."""

    n: int
    shares: Floats
    reached: float | None
    interval: Rate | None


@dataclass(frozen=True, slots=True)
class ScoreHistogramView:
    """`edges` float64 [bins + 1] are common to all three.

    `comparisons`: every enrolled face against every face of every other subject. `best`: the best of them
    in each search for a person who is not enrolled. `mated`: two captures of one subject; may be empty.
    """

    threshold: float
    edges: Floats
    comparisons: Distribution
    best: Distribution
    mated: Distribution


class ScoreHistograms:
    """Zooms on where the data is: from the lowest 0.05% of comparisons to the highest score of all."""

    def __init__(self, errors: GalleryErrors) -> None:
        self._errors = errors
        scores = errors.rates.scores
        self._mated = np.sort(scores.mated)
        histogram = scores.comparisons
        from_bottom = np.cumsum(histogram.counts)
        ends = (
            [errors.curve.lowest, errors.curve.highest, *map(float, self._mated[[0, -1]])]
            if len(self._mated)
            else [errors.curve.lowest, errors.curve.highest]
        )
        width = (histogram.high - histogram.low) / len(histogram.counts)
        first = int(np.searchsorted(from_bottom, _TAIL * histogram.total, side="right"))
        first = min(first, math.floor((min(ends) - histogram.low) / width))
        last = math.floor((max(ends) - histogram.low) / width) + 1
        first, last = max(0, first), min(len(histogram.counts), last)
        each = max(1, -(-(last - first) // BINS))
        bins = max(1, -(-(last - first) // each))
        self.edges = histogram.low + width * (first + each * np.arange(bins + 1, dtype=np.float64))
        padded = np.zeros(bins * each)
        padded[: last - first] = histogram.counts[first:last]
        # What lies outside is counted in the end bins, so that the shares add up to 1.
        padded[0] += histogram.counts[:first].sum()
        padded[last - first - 1] += histogram.counts[last:].sum()
        self._comparisons = _shares(padded.reshape(bins, each).sum(axis=1))
        self._best = self._binned(scores.best)
        self._mated_shares = self._binned(self._mated)

    def _binned(self, scores: NDArray[np.float32]) -> Floats:
        inside = np.clip(scores.astype(np.float64), self.edges[0], self.edges[-1])
        return _shares(np.histogram(inside, self.edges)[0].astype(np.float64))

    def at(self, threshold: float) -> ScoreHistogramView:
        rates, mated = self._errors.rates, self._mated
        found = len(mated) - int(np.searchsorted(mated, np.float32(threshold), side="left"))
        reached = wilson_rate(found, len(mated)) if len(mated) else None
        fpir = rates.fpir(threshold)
        total = rates.scores.comparisons.total
        return ScoreHistogramView(
            threshold,
            self.edges,
            Distribution(total, self._comparisons, rates.fmr(threshold) if total else None, None),
            Distribution(rates.n, self._best, fpir.value, fpir),
            Distribution(len(mated), self._mated_shares, reached.value if reached else None, reached),
        )


def _shares(counts: Floats) -> Floats:
    total = counts.sum()
    return counts / total if total else counts


@dataclass(frozen=True, slots=True)
class TradeOffView:
    """`points` by rising threshold; those with no event in one of the rates have no place on log axes.

    Empty with fewer than `needed` mated searches; `fnir` is None then.
    """

    threshold: float
    points: tuple[TradeOffPoint, ...]
    fpir: Rate
    fnir: Rate | None
    mated_searches: int
    needed: int


class TradeOff:
    """The DET curve: FPIR against FNIR over all thresholds."""

    def __init__(self, errors: GalleryErrors) -> None:
        self._rates = errors.rates
        self.points = tuple(trade_off(errors.rates, CURVE_POINTS))

    def at(self, threshold: float) -> TradeOffView:
        rates = self._rates
        return TradeOffView(
            threshold,
            self.points,
            rates.fpir(threshold),
            rates.fnir(threshold),
            rates.mated_searches,
            MINIMUM_MATED,
        )


@dataclass(frozen=True, slots=True)
class SizeGuess:
    """`fpir` at `size` others; `modelled` is what the model says there, None where nothing reached the
    threshold and the model has nothing to go on. `model` tells that `fpir` is the modelled value."""

    size: int
    fpir: float | None
    modelled: float | None
    model: bool


@dataclass(frozen=True, slots=True)
class GallerySizeView:
    """FPIR against the number of others enrolled, at one threshold.

    `exact` float64 [s] belongs to `sizes` int64 [s], the last of which is the measured size; `complete` is
    False where the kept scores end before the threshold, so that `exact` is a lower bound below it.
    `modelled` float64 [m] belongs to `model_sizes` int64 [m], from 1 to `largest`; empty where no
    comparison reached the threshold. `known` compares the two where both are known; `what_if` is the size
    that was asked for. `by_raw`: counted with raw scores, see `SizeBasis`.
    """

    threshold: float
    measured: Rate
    others: int
    sizes: NDArray[np.int64]
    exact: Floats
    complete: bool
    model_sizes: NDArray[np.int64]
    modelled: Floats
    known: tuple[SizeGuess, ...]
    what_if: SizeGuess | None
    by_raw: bool = False


class GallerySizes:
    """Exact up to the measured size, a model beyond (DESIGN section 6)."""

    def __init__(self, errors: GalleryErrors, largest: int = LARGEST) -> None:
        self._basis = SizeBasis(errors)
        self.others = errors.enrolled - 1
        self.sizes = _spaced(1, self.others, 40)
        self.model_sizes = np.unique(np.append(_spaced(1, largest, 60), self.others))
        halves = (self.others // 4, self.others // 2, self.others)
        self._known = tuple(sorted({size for size in halves if size >= 1}))

    def at(self, threshold: float, what_if: int | None = None) -> GallerySizeView:
        """Raises `ValueError` for a `what_if` below 1."""
        rates, known = self._basis.rates, self._known
        shown, threshold = threshold, self._basis.threshold(threshold)
        asked = [what_if] if what_if is not None and what_if <= self.others else []
        exact = smaller_fpir(rates.scores, threshold, [*map(int, self.sizes), *known, *asked])
        drawn, beside = len(self.sizes), len(self.sizes) + len(known)
        can_model = rates.fmr(threshold) > 0
        modelled = [modelled_fpir(rates, threshold, int(size)) for size in self.model_sizes]
        guess = None
        if what_if is not None:
            value = modelled_fpir(rates, threshold, what_if) if can_model else None
            guess = SizeGuess(what_if, exact[beside] if asked else value, value, not asked)
        return GallerySizeView(
            shown,
            rates.fpir(threshold),
            self.others,
            self.sizes,
            np.array(exact[:drawn]),
            lists_reach(rates.scores, threshold),
            self.model_sizes if can_model else self.model_sizes[:0],
            np.array(modelled if can_model else [], np.float64),
            tuple(
                SizeGuess(size, fpir, modelled_fpir(rates, threshold, size) if can_model else None, False)
                for size, fpir in zip(known, exact[drawn:beside], strict=True)
            ),
            guess,
            self._basis.by_raw,
        )


def _spaced(first: int, last: int, count: int) -> NDArray[np.int64]:
    return np.unique(np.geomspace(first, last, count).round().astype(np.int64))


@dataclass(frozen=True, slots=True)
class GroupLine:
    """FPIR of one recorded group: `fpir[i]` (float64 [p]) holds from just above `thresholds[i - 1]` up to
    and including `thresholds[i]` (float64 [p], rising). No event is left above the last. `ratio` is its
    rate at the threshold to that of everybody."""

    group: str
    n: int
    thresholds: Floats
    fpir: Floats
    rate: Rate
    ratio: float | None


@dataclass(frozen=True, slots=True)
class GroupCurvesView:
    """`left_out`: groups with fewer than `needed` subjects, with their numbers. `by` is empty where the
    gallery records nothing. `worst` is the group with the highest rate at the threshold."""

    threshold: float
    by: str
    lines: tuple[GroupLine, ...]
    left_out: tuple[tuple[str, int], ...]
    unrecorded: int
    whole: Rate
    worst: str
    needed: int


class GroupLines:
    """The curves of one grouping; the rates at the threshold are those of `GroupCurves`."""

    def __init__(self, errors: GalleryErrors, by: str) -> None:
        """`by` is one of the names in `errors.groupings`; any other gives a view without lines."""
        self._curve, self.by = errors.curve, by
        self._curves = next((one for one in errors.group_curves if one.by == by), None)
        self._steps = {}
        if self._curves is not None:
            self._steps = {name: _steps(self._curves.best_of(name)) for name in self._curves.groups}

    def at(self, threshold: float) -> GroupCurvesView:
        if self._curves is None:
            whole = self._curve.rate(threshold)
            return GroupCurvesView(threshold, "", (), (), whole.n, whole, "", MINIMUM_GROUP)
        table = self._curves.at(threshold)
        return GroupCurvesView(
            threshold,
            self.by,
            tuple(
                GroupLine(row.group, row.n, *self._steps[row.group], row.rate, row.ratio)
                for row in table.rows
                if row.rate is not None
            ),
            tuple((row.group, row.n) for row in table.rows if row.rate is None),
            table.unrecorded,
            table.whole,
            table.worst.group if table.worst is not None else "",
            MINIMUM_GROUP,
        )


def _steps(ascending: NDArray[np.float32]) -> tuple[Floats, Floats]:
    """Thresholds and FPIR, dense where few events are left: that is where a log axis shows them."""
    n = len(ascending)
    events = np.unique(np.geomspace(1, n, min(n, CURVE_POINTS)).round().astype(np.int64))[::-1]
    return ascending[n - events].astype(np.float64), events / n


def first_grouping(errors: GalleryErrors) -> str:
    """The grouping to begin with: the first of which two groups have enough data, else the first of all;
    empty where nothing is recorded."""
    enough = [c.by for c in errors.group_curves if _measured_groups(c, errors) >= 2]
    return enough[0] if enough else (errors.groupings[0].by if errors.groupings else "")


def _measured_groups(curves: GroupCurves, errors: GalleryErrors) -> int:
    names = next(one.names for one in errors.groupings if one.by == curves.by)
    return sum(1 for group in curves.groups if names.count(group) >= MINIMUM_GROUP)


def lab_range(errors: GalleryErrors) -> tuple[float, float]:
    """Scores that a slider should reach: from where everybody outside gets a candidate to past the last."""
    low, high = errors.curve.lowest, errors.curve.highest
    mated = errors.rates.scores.mated
    if len(mated):
        high = max(high, float(np.quantile(mated, 0.9)))
    return low, high + 0.02 * (high - low)


def score_histogram_view(errors: GalleryErrors, threshold: float) -> ScoreHistogramView:
    return ScoreHistograms(errors).at(threshold)


def trade_off_view(errors: GalleryErrors, threshold: float) -> TradeOffView:
    return TradeOff(errors).at(threshold)


def gallery_size_view(
    errors: GalleryErrors, threshold: float, what_if: int | None = None
) -> GallerySizeView:
    return GallerySizes(errors).at(threshold, what_if)


def group_curves_view(errors: GalleryErrors, by: str, threshold: float) -> GroupCurvesView:
    return GroupLines(errors, by).at(threshold)
