"""FPIR by recorded group, and who is returned by mistake (DESIGN section 6).

Two sides of one risk: a group can be safe as probes (`GroupCurves`) and exposed as candidates
(`group_exposure`). Nothing here infers a group; it is what was recorded.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from desktop.domain.design_effect import DesignEffect
from desktop.domain.measurements import MeasuredScores
from desktop.domain.rates import MINIMUM_GROUP, Rate, wilson_rate

FAMILY_ERROR = 0.05
"""Chance that any group of a grouping is flagged where none differs from the others."""
_DRAWS = 1000
_BLOCKS = 1000
_SEED = 20_170_331
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class GroupRate:
    """FPIR over the subjects of one recorded group.

    `rate` and everything after it are None under `MINIMUM_GROUP` subjects: not enough data. `ratio` is
    the group's FPIR to that of all subjects of the gallery, those without a record included, with a 95%
    interval; None where the whole is 0. `flagged`: higher than among the other recorded subjects, beyond
    what chance explains (see `GroupCurves`).
    """

    by: str
    group: str
    n: int
    rate: Rate | None
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    flagged: bool


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The groups of one grouping at one threshold, by name.

    `whole` counts all subjects, `unrecorded` of them have no group. `worst` is the group with the highest
    measured rate, of equal ones that with the higher upper end; None where no group has enough data.

    `max_over_geometric_mean` is the highest rate to the geometric mean of all measured ones (NISTIR 8429,
    summary measures). None with fewer than two measured groups, and where one saw no event: the mean is 0
    then, and any constant put in its place would decide the figure.
    """

    by: str
    threshold: float
    whole: Rate
    rows: tuple[GroupRate, ...]
    unrecorded: int
    worst: GroupRate | None
    max_over_geometric_mean: float | None

    def row(self, group: str) -> GroupRate | None:
        """The row of a group; None for a name that is not recorded in this gallery, and for no name."""
        return next((row for row in self.rows if row.group == group), None)


class GroupCurves:
    """FPIR of each group as a function of T; sorted once, a reading costs about a millisecond.

    The interval of the ratio is a percentile bootstrap over subjects (Efron & Tibshirani 1993, section
    13.3; 1000 draws, fixed seed: the same threshold always shows the same interval). At one threshold a
    subject is no more than its group and whether its search returned somebody, so that drawing n subjects
    is a multinomial draw over these cells; it is made in two steps, the sizes of the groups (drawn once,
    no threshold changes them) and the events within them. Draws in which nobody has an event have no ratio
    and are left out. A group without any event has no event in any draw either: the percentile would claim
    a ratio of 0 without doubt, so its upper end is that of its rate (exact one-sided bound) over the whole;
    a group that has every event gets its lower end from the same bound of all others.

    A group is flagged where so many of all events among the recorded subjects, or more, would fall upon it
    by chance too rarely: upper tail of the hypergeometric distribution, which is the distribution of
    relabelling the subjects (Fisher's exact test, one-sided). Holm's step-down (1979) over the groups with
    enough data keeps the chance of any false flag in the grouping at `FAMILY_ERROR` or less.

    Leave-one-out searches are worth fewer independent ones (`DesignEffect`), most of all within a group,
    since people who resemble each other are often of one group. With a `design` the intervals are those of
    so many fewer subjects, and the test counts resemblances, not the searches that saw them.

    Where a sample was searched for, further members of small groups may have been searched in addition
    (`rate_samples`): they count for the rate of their group, in the bootstrap as a second draw of so many
    of them, and in the test on the side of their group. The whole and the other groups do without them.
    """

    def __init__(
        self,
        by: str,
        names: Sequence[str],
        best: NDArray[np.float32],
        design: DesignEffect | None = None,
        more: Mapping[str, NDArray[np.float32]] | None = None,
    ) -> None:
        """`names[i]` is the group of the subject of `best[i]` (float32 [n]), empty where not recorded;
        `more` are the best scores of members of a group that were searched for its rate alone.

        Raises `ValueError` for different lengths and for no subject at all.
        """
        if len(names) != len(best):
            raise ValueError(f"{len(names)} names for {len(best)} scores")
        if len(best) == 0:
            raise ValueError("nothing was measured")
        self.by = by
        more = more or {}
        self._groups = tuple(sorted((set(names) | set(more)) - {""}))
        code = _codes(names, self._groups)
        # The unrecorded come last: they count for the whole alone.
        self._sorted = [
            np.sort(np.asarray(best, np.float32)[code == c]) for c in (*range(len(self._groups)), -1)
        ]
        self._sizes = np.array([len(part) for part in self._sorted], np.int64)
        nobody = np.empty(0, np.float32)
        self._more = [np.sort(np.asarray(more.get(name, nobody), np.float32)) for name in self._groups]
        self._more_sizes = np.array([len(part) for part in self._more], np.int64)
        self._design = design
        self._drawn: dict[float, NDArray[np.int64]] = {}

    @property
    def groups(self) -> tuple[str, ...]:
        """Names of all recorded groups, sorted, those without enough data included."""
        return self._groups

    def best_of(self, group: str) -> NDArray[np.float32]:
        """Best scores of those who were searched for in a recorded group, ascending, float32 [its n]."""
        place = self._groups.index(group)
        return np.sort(np.concatenate([self._sorted[place], self._more[place]]))

    def at(self, threshold: float) -> GroupTable:
        """All groups at one threshold."""
        over, more = _reaching(self._sorted, threshold), _reaching(self._more, threshold)
        sizes = self._sizes[:-1] + self._more_sizes
        effect = self._design.at(threshold) if self._design is not None else 1.0
        whole = wilson_rate(int(over.sum()), int(self._sizes.sum()), effect)
        enough = np.flatnonzero(sizes >= MINIMUM_GROUP)
        # In quarters, so that few draws of sizes serve all thresholds.
        quarters = math.ceil(effect * 4) / 4
        intervals = self._ratio_intervals(over, more, enough, quarters) if whole.events else None
        flagged = self._flagged(over, more, enough, effect)
        rows = []
        for place, group in enumerate(self._groups):
            n = int(sizes[place])
            if n < MINIMUM_GROUP:
                rows.append(GroupRate(self.by, group, n, None, None, None, None, False))
                continue
            rate = wilson_rate(int(over[place] + more[place]), n, effect)
            ratio = low = high = None
            if intervals is not None:
                ratio = rate.value / whole.value
                low, high = intervals[place]
                if rate.events == 0:
                    high = rate.high / whole.value
                elif over[place] == whole.events and n < whole.n:
                    # The same from the other side: the others may have a rate, too.
                    others = wilson_rate(0, whole.n - n, effect).high * (whole.n - n)
                    low = min(low, rate.value * whole.n / (int(over[place]) + others))
            rows.append(GroupRate(self.by, group, n, rate, ratio, low, high, place in flagged))
        return GroupTable(
            self.by, threshold, whole, tuple(rows), int(self._sizes[-1]), _worst(rows), _max_over_mean(rows)
        )

    def _ratio_intervals(
        self,
        over: NDArray[np.int64],
        more: NDArray[np.int64],
        enough: NDArray[np.int64],
        effect: float,
    ) -> dict[int, tuple[float, float]]:
        drawn = self._drawn_sizes(effect)
        shares = over / np.maximum(self._sizes, 1)
        events = np.random.default_rng(_SEED + 1).binomial(drawn, shares)
        wholes = events.sum(axis=1) / drawn[0].sum()
        sizes, inside = drawn[:, enough], events[:, enough]
        added = np.maximum(np.round(self._more_sizes[enough] / effect), self._more_sizes[enough] > 0)
        if added.any():
            shares = more[enough] / np.maximum(self._more_sizes[enough], 1)
            again = np.random.default_rng(_SEED + 2).binomial(
                added.astype(np.int64), shares, size=(_DRAWS, len(enough))
            )
            sizes, inside = sizes + added.astype(np.int64), inside + again
        usable = (wholes > 0) & (sizes > 0).all(axis=1)
        ratios = inside[usable] / sizes[usable] / wholes[usable, None]
        low, high = _interval(ratios)
        return {int(p): (float(a), float(b)) for p, a, b in zip(enough.tolist(), low, high, strict=True)}

    def _drawn_sizes(self, effect: float) -> NDArray[np.int64]:
        """Of the groups among as many subjects as the searches are worth, int64 [draws, groups + 1]."""
        if effect not in self._drawn:
            n = int(self._sizes.sum())
            rng = np.random.default_rng(_SEED)
            self._drawn[effect] = rng.multinomial(max(1, round(n / effect)), self._sizes / n, size=_DRAWS)
        return self._drawn[effect]

    def _flagged(
        self,
        over: NDArray[np.int64],
        more: NDArray[np.int64],
        enough: NDArray[np.int64],
        effect: float,
    ) -> set[int]:
        chances = []
        for p in enough.tolist():
            recorded = round((self._sizes[:-1].sum() + self._more_sizes[p]) / effect)
            events = round((over[:-1].sum() + more[p]) / effect)
            inside = min(int((over[p] + more[p]) / effect), events)
            size = round((self._sizes[p] + self._more_sizes[p]) / effect)
            chances.append((relabelling_tail(inside, recorded, events, size), p))
        chances.sort()
        found: set[int] = set()
        for place, (chance, group) in enumerate(chances):
            if chance > FAMILY_ERROR / (len(chances) - place):
                break
            found.add(group)
        return found


def _reaching(parts: Sequence[NDArray[np.float32]], threshold: float) -> NDArray[np.int64]:
    """How many of each ascending part are at or above the threshold."""
    key = np.float32(threshold)
    return np.array([len(part) - np.searchsorted(part, key, side="left") for part in parts], np.int64)


def relabelling_tail(inside: int, subjects: int, events: int, group: int) -> float:
    """Chance that `inside` or more of `events` fall upon `group` subjects drawn from `subjects`.

    Upper tail of the hypergeometric distribution, relative precision about 1e-8 for a million subjects.
    Raises `ValueError` for counts that cannot be.
    """
    if not (0 <= events <= subjects and 0 <= group <= subjects):
        raise ValueError(f"{events} events and a group of {group} among {subjects}")
    least, most = max(0, group + events - subjects), min(group, events)
    if inside <= least:
        return 1.0
    if inside > most:
        return 0.0
    mean = group * events / subjects
    if inside < mean:
        # The other tail is the short one: the same question about the searches that return nobody.
        below = relabelling_tail(group - inside + 1, subjects, subjects - events, group)
        return 1.0 - below
    spread = math.sqrt(mean * (1 - events / subjects) * (1 - group / subjects))
    # From the mean upwards the terms fall faster than those of a normal distribution of this width, or
    # of a Poisson distribution where there are few: what is cut off is below the precision.
    last = min(most, inside + int(8 * spread) + 100)
    x = np.arange(inside, last, dtype=np.float64)
    steps = (events - x) * (group - x) / ((x + 1) * (subjects - events - group + x + 1))
    first = _log_choose(events, inside) + _log_choose(subjects - events, group - inside)
    chance = math.exp(first - _log_choose(subjects, group)) * (1.0 + float(np.cumprod(steps).sum()))
    return min(1.0, chance)


def _interval(draws: NDArray[np.floating]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Ordered values that leave 2.5% of the draws (float [draws, columns]) out at either end."""
    ordered = np.sort(np.ascontiguousarray(draws.T), axis=1)
    out = int(_TAIL * len(draws))
    return ordered[:, out], ordered[:, len(draws) - 1 - out]


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _worst(rows: Sequence[GroupRate]) -> GroupRate | None:
    measured = [(row.rate.value, row.rate.high, row) for row in rows if row.rate is not None]
    return max(measured, key=lambda m: m[:2])[2] if measured else None


def _max_over_mean(rows: Sequence[GroupRate]) -> float | None:
    values = [row.rate.value for row in rows if row.rate is not None]
    if len(values) < 2 or min(values) == 0.0:
        return None
    return max(values) / math.exp(math.fsum(map(math.log, values)) / len(values))


def _codes(names: Sequence[str], groups: Sequence[str]) -> NDArray[np.int64]:
    place = {group: number for number, group in enumerate(groups)} | {"": -1}
    return np.fromiter((place[name] for name in names), np.int64, len(names))


@dataclass(frozen=True, slots=True)
class GroupExposure:
    """The risk of being enrolled: how often members of one group are returned in non-mated searches.

    `per_search` is the mean number of them per search, `per_member_ratio` how often a member is returned
    relative to all members (1 = like everybody), with a 95% interval `low`..`high`. All are None under
    `MINIMUM_GROUP` members; the ratio is None where nobody is returned.
    """

    group: str
    n: int
    per_search: float | None
    per_member_ratio: float | None
    low: float | None
    high: float | None


def group_exposure(
    scores: MeasuredScores, names: Sequence[str], threshold: float
) -> tuple[GroupExposure, ...]:
    """Exposure of every recorded group at `threshold`, by name; `names[j]` is the group of subject j.

    Counts the entries of `scores.top` at or above the threshold by the group of `scores.other`. Where a
    list is full of them (`gallery_size.lists_reach` says) only its nearest subjects count. Every subject is
    enrolled in all searches but its own, so that members of all groups had the same number of occasions.

    The interval is a percentile bootstrap over the subjects that played the probe, with the members as they
    are. The probes are put into at most 1000 blocks at random, and blocks are drawn (1000 times, fixed
    seed), half as many as there are, since each resemblance is seen from both sides (nearly as many in a
    sample of a large gallery, where few are): the sums vary as those of as many probes do, at a cost that
    does not grow with the gallery. A group nobody of which is returned gets the exact one-sided bound for
    searches that return one of it as its upper end.

    Raises `ValueError` unless there is one name per subject.
    """
    n, enrolled = scores.n, scores.enrolled
    if len(names) != enrolled:
        raise ValueError(f"{len(names)} names for {enrolled} subjects")
    # Both sides of a resemblance are seen where both were searched for.
    seen_twice = 1.0 + n / enrolled
    groups = tuple(sorted(set(names) - {""}))
    code = _codes(names, groups)
    code[code < 0] = len(groups)
    row, column = np.nonzero(scores.top >= np.float32(threshold))
    returned = code[scores.other[row, column]]
    blocks = min(n, _BLOCKS)
    block = np.random.default_rng(_SEED).permutation(n) % blocks
    width = len(groups) + 1
    counts = np.bincount(block[row] * width + returned, minlength=blocks * width)
    counts = counts.reshape(blocks, width)
    totals = counts.sum(axis=0)
    everybody = int(totals.sum())
    sizes = np.bincount(code, minlength=width)
    found = []
    for place, group in enumerate(groups):
        members = int(sizes[place])
        if members < MINIMUM_GROUP:
            found.append(GroupExposure(group, members, None, None, None, None))
            continue
        per_search = int(totals[place]) / n
        if everybody == 0:
            found.append(GroupExposure(group, members, per_search, None, None, None))
            continue
        scale = enrolled / members
        drawn = _block_weights(blocks, max(1, round(blocks / seen_twice))) @ np.stack(
            [counts[:, place], counts.sum(axis=1)], axis=1
        )
        drawn = drawn[drawn[:, 1] > 0]
        low, high = (float(end[0]) * scale for end in _interval(drawn[:, :1] / drawn[:, 1:]))
        if totals[place] == 0:
            high = wilson_rate(0, n, seen_twice).high * n / everybody * scale
        ratio = int(totals[place]) / everybody * scale
        found.append(GroupExposure(group, members, per_search, ratio, low, high))
    return tuple(found)


@lru_cache(maxsize=2)
def _block_weights(blocks: int, worth: int) -> NDArray[np.float32]:
    """How often each block is drawn where `worth` are, float32 [draws, blocks]."""
    rng = np.random.default_rng(_SEED)
    return rng.multinomial(worth, np.full(blocks, 1 / blocks), size=_DRAWS).astype(np.float32)
