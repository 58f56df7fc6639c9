"""Galleries of the same people and pictures, enrolled with different model packs, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from desktop.domain.common_captures import CommonCaptures, SideCaptures
from desktop.domain.error_rates import MINIMUM_MATED, ErrorRates
from desktop.domain.group_rates import GroupCurves, GroupRate
from desktop.domain.measurements import MeasuredScores, ScoreHistogram
from desktop.domain.paired_finding import PairedFinding, PairedSearches, paired_finding
from desktop.domain.rates import FpirCurve, Rate, wilson_rate
from desktop.domain.score_kinds import ScoreKind

MOST_SIDES = 4

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """How the mated searches are counted.

    With `any_rank` a mate is found wherever it stands at or above the threshold, else at rank 1 alone.
    With `refused_missed` captures that the pack refused count as misses: the searches with them, and those
    for people of whom nothing else was enrolled.
    """

    any_rank: bool = False
    refused_missed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SideSearches:
    """Leave-one-out searches of one side on one set of captures.

    `at_rank_1` and `anywhere` float32 [m] are scores of the mates, -inf where no threshold finds them; the
    m people are those of the other sides, in their order.
    """

    best: Floats
    curve: FpirCurve
    at_rank_1: Floats
    anywhere: Floats

    @classmethod
    def of(cls, rates: ErrorRates, place: NDArray[np.int64] | None = None, people: int = 0) -> SideSearches:
        """`place` int64 [mated] says which of the `people` each mated search is for, -1 for none of them;
        whoever has no search is missed. Without it the searches are for all, in their order."""
        scores = rates.scores
        mated = scores.mated.astype(np.float32)
        first = np.where(scores.mated_ranks == 1, mated, np.float32(-np.inf)).astype(np.float32)
        if place is None:
            return cls(scores.best, rates.curve, first, mated)
        at_rank_1 = np.full(people, -np.inf, np.float32)
        anywhere = at_rank_1.copy()
        known = place >= 0
        at_rank_1[place[known]], anywhere[place[known]] = first[known], mated[known]
        return cls(scores.best, rates.curve, at_rank_1, anywhere)

    def paired(self, any_rank: bool, design_effect: float) -> PairedSearches:
        return PairedSearches(
            self.best, self.curve, self.anywhere if any_rank else self.at_rank_1, design_effect
        )


@dataclass(frozen=True, slots=True, eq=False)
class SingleComparisons:
    """1:1, by the raw score: one mated comparison a person, the first capture with the second.

    `mated` float32 [m] ascending. `others` counts the comparisons of first captures with everybody else's.
    """

    mated: Floats
    others: ScoreHistogram

    @property
    def enough(self) -> bool:
        return len(self.mated) >= MINIMUM_MATED

    def fnmr(self, threshold: float) -> Rate:
        """Share of mated comparisons below `threshold`. Raises `ValueError` where there are none."""
        below = int(np.searchsorted(self.mated, np.float32(threshold), side="left"))
        return wilson_rate(below, len(self.mated))

    def points(self, limit: int = 160) -> list[tuple[float, float, Rate]]:
        """(threshold, FMR, FNMR), lowest threshold first, at edges of the histogram's bins, spread evenly
        over the logarithm of the FMR; empty under `MINIMUM_MATED` comparisons."""
        if not self.enough or not self.others.total:
            return []
        share = self.others.share_at_or_above()
        seen = np.flatnonzero(share > 0)
        wanted = np.geomspace(1.0, max(share[seen[-1]], 1e-12), limit)
        # `share` falls from left to right.
        at = np.unique(np.searchsorted(-share[seen], -wanted, side="left").clip(0, len(seen) - 1))
        edges = self.others.edges
        return [(float(edges[i]), float(share[i]), self.fnmr(float(edges[i]))) for i in seen[at].tolist()]

    def threshold_for(self, fmr: float) -> float:
        """The lowest edge of a bin whose FMR is at most `fmr`."""
        share = self.others.share_at_or_above()
        inside = np.flatnonzero(share <= fmr)
        return float(self.others.edges[inside[0]]) if len(inside) else self.others.high


@dataclass(frozen=True, slots=True)
class SidePack:
    """What is said of the pack beside its rates. `template_bytes` of one template; `templates_per_second`
    as measured on this machine now, None where it was not."""

    pack_id: str
    pack_hash: str
    name: str
    licence: str
    training_data: str
    template_bytes: int
    templates_per_second: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ComparedSide:
    """One gallery with one score; `content` is (newest face, faces expunged) as it was compared. `rates`
    and `shared` are of the captures that all sides enrolled, `pool` of those that all were given, with what
    this side refused counted as missed."""

    gallery_id: int
    gallery_name: str
    snapshot_hash: str
    content: tuple[int, int]
    kind: ScoreKind
    pack: SidePack
    captures: SideCaptures
    rates: ErrorRates
    shared: SideSearches
    pool: SideSearches
    single: SingleComparisons
    groups: tuple[GroupCurves, ...]

    def searches(self, reading: Reading) -> PairedSearches:
        chosen = self.pool if reading.refused_missed else self.shared
        effect = self.rates.design.at(chosen.curve.threshold_for(0.01))
        return chosen.paired(reading.any_rank, effect)

    def worst_group(self, threshold: float) -> GroupRate | None:
        """The recorded group with the highest FPIR, over all groupings; None where none has enough data."""
        worst = [table.worst for curves in self.groups if (table := curves.at(threshold)).worst is not None]
        return max(
            (row for row in worst if row is not None and row.rate is not None),
            key=lambda row: (row.rate.value, row.rate.high) if row.rate is not None else (0.0, 0.0),
            default=None,
        )


@dataclass(frozen=True, slots=True)
class SideFigures:
    """One side where it lets at most `wanted` of non-mated searches return somebody."""

    wanted: float
    threshold: float
    fpir: Rate
    fnir: Rate | None
    worst: GroupRate | None


@dataclass(frozen=True, slots=True, eq=False)
class PackComparison:
    """`people` have mated searches on shared captures; with those whom some side refused, `pool_people`."""

    sides: tuple[ComparedSide, ...]
    common: CommonCaptures
    people: int
    pool_people: int
    measured_at: datetime
    seconds: float

    @property
    def enough(self) -> bool:
        """Whether any figure about found and missed can be given at all."""
        return self.people >= MINIMUM_MATED

    def figures(self, side: ComparedSide, wanted: float, reading: Reading) -> SideFigures:
        searches = side.searches(reading)
        threshold = searches.curve.threshold_for(wanted)
        worst = side.worst_group(side.shared.curve.threshold_for(wanted))
        return SideFigures(
            wanted, threshold, searches.curve.rate(threshold), searches.missed(threshold), worst
        )

    def pairs(self, wanted: float, reading: Reading) -> Iterator[tuple[int, int, PairedFinding]]:
        """(first side, second side, who was found) of each pair; nothing with too few people."""
        places = list(combinations(range(len(self.sides)), 2))
        searches = [side.searches(reading) for side in self.sides]
        for first, second in places:
            found = paired_finding(searches[first], searches[second], wanted, pairs=len(places))
            if found is not None:
                yield first, second, found


def single_comparisons(mated: Floats, scores: MeasuredScores) -> SingleComparisons:
    """`scores` are raw; `mated` float32 [m] in any order."""
    return SingleComparisons(np.sort(mated.astype(np.float32)), scores.comparisons)
