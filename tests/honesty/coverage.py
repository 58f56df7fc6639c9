"""How often the intervals hold what is true, by simulation and where possible by summation."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.design_effect import DesignEffect
from desktop.domain.group_rates import GroupCurves
from desktop.domain.rates import FpirCurve, Rate, wilson_rate
from tests.honesty.galleries import on_sphere

THRESHOLD = 0.5
BINOMIAL = ((100, 0.01), (100, 0.05), (300, 0.01), (300, 0.2), (1000, 0.01), (1000, 0.05), (3000, 0.01))
SPHERES = ((300, 0.01), (300, 0.05), (300, 0.2), (300, 0.5))


@dataclass(frozen=True, slots=True)
class Coverage:
    """`held` of `draws` intervals contained the true value; `expected` where it can be computed."""

    held: int
    draws: int
    expected: float | None = None

    @property
    def share(self) -> float:
        return self.held / self.draws

    @property
    def error(self) -> float:
        """Standard error of the share."""
        p = self.expected if self.expected is not None else self.share
        return math.sqrt(max(p * (1 - p), 1 / self.draws) / self.draws)


def holds(rate: Rate, truth: float) -> bool:
    return rate.low <= truth <= rate.high


def best_scores(over: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Scores at (not only above) the threshold for searches that return somebody."""
    return np.where(over, np.float32(THRESHOLD), np.float32(THRESHOLD - 0.25))


def exact_coverage(n: int, p: float) -> float:
    """Of the interval of `wilson_rate` at a known p: the sum of the binomial weights of covering counts."""
    k = np.arange(n + 1)
    logs = np.array([math.lgamma(n + 1) - math.lgamma(i + 1) - math.lgamma(n - i + 1) for i in k])
    weights = np.exp(logs + k * math.log(p) + (n - k) * math.log1p(-p))
    return float(sum(w for i, w in zip(k.tolist(), weights, strict=True) if holds(wilson_rate(i, n), p)))


def binomial_coverage(n: int, p: float, draws: int = 2000) -> Coverage:
    """Independent searches through the curve, as a gallery with a known FPIR would give them."""
    rng = np.random.default_rng([n, round(p * 1e6)])
    held = sum(holds(FpirCurve(best_scores(rng.random(n) < p)).rate(THRESHOLD), p) for _ in range(draws))
    return Coverage(held, draws, exact_coverage(n, p))


@dataclass(frozen=True, slots=True)
class GroupCase:
    """Groups by their share of the population and their FPIR; the rest of the shares is unrecorded."""

    name: str
    n: int
    shares: tuple[float, ...]
    rates: tuple[float, ...]
    unrecorded_rate: float = 0.05

    @property
    def whole(self) -> float:
        rest = 1 - sum(self.shares)
        return (
            sum(s * r for s, r in zip(self.shares, self.rates, strict=True)) + rest * self.unrecorded_rate
        )


GROUP_CASES = (
    GroupCase("two equal groups, many events", 1000, (0.5, 0.5), (0.1, 0.05)),
    GroupCase("small group, few events", 1000, (0.1, 0.6), (0.04, 0.02)),
    GroupCase("small group, hardly any event", 1000, (0.1, 0.6), (0.01, 0.02)),
    GroupCase("four groups, 5 to 20%", 2000, (0.05, 0.15, 0.3, 0.4), (0.2, 0.1, 0.05, 0.05)),
)


def ratio_coverage(case: GroupCase, draws: int = 400) -> list[Coverage]:
    """Of the interval of each group's ratio, over populations of which subjects are drawn."""
    rng = np.random.default_rng(len(case.name))
    shares = np.append(case.shares, max(0.0, 1 - sum(case.shares)))
    rates = np.append(case.rates, case.unrecorded_rate)
    labels = [*(f"g{i}" for i in range(len(case.shares))), ""]
    held, seen = [0] * len(case.shares), [0] * len(case.shares)
    for _ in range(draws):
        group = rng.choice(len(shares), case.n, p=shares / shares.sum())
        over = rng.random(case.n) < rates[group]
        table = GroupCurves("g", [labels[g] for g in group], best_scores(over)).at(THRESHOLD)
        for place, rate in enumerate(case.rates):
            row = table.row(labels[place])
            if row is None or row.ratio_low is None or row.ratio_high is None:
                continue
            seen[place] += 1
            held[place] += row.ratio_low <= rate / case.whole <= row.ratio_high
    return [Coverage(h, s) for h, s in zip(held, seen, strict=True)]


@dataclass(frozen=True, slots=True)
class OutsideProbes:
    """Leave-one-out in galleries of random templates against probes that nobody enrolled.

    `measured` and `outside` are the mean FPIR of either kind. The intervals: `as_shown` by the tool, with
    the design effect, and `naive`, as if the searches were independent.
    `spread` is the variance of the measured FPIR relative to that of independent searches.
    """

    n: int
    measured: float
    outside: float
    standard_error: float
    as_shown: Coverage
    naive: Coverage
    spread: float
    none_seen: int


def outside_probes(
    n: int, fpir: float, length: int = 16, draws: int = 300, probes: int = 4000
) -> OutsideProbes:
    """Every gallery has its own truth: what `probes` fresh people see in it (n - 1 of its subjects)."""
    rng = np.random.default_rng([n, length])
    # Scores of one probe are independent on a sphere: the threshold follows from their distribution.
    pairs = np.sort(on_sphere(rng, 400_000, length)[:, 0])
    threshold = float(pairs[int(len(pairs) * (1 - fpir) ** (1 / (n - 1)))])
    measured, outside, shown, naive, none_seen = [], [], 0, 0, 0
    for _ in range(draws):
        templates = on_sphere(rng, n, length)
        scores = templates @ templates.T
        np.fill_diagonal(scores, -2)
        nearest = np.argsort(-scores, axis=1)[:, :3].astype(np.int32)
        top = np.take_along_axis(scores, nearest, 1)
        rate = FpirCurve(top[:, 0], DesignEffect(top, nearest)).rate(threshold)
        fresh = (on_sphere(rng, probes, length) @ templates[1:].T).max(axis=1)
        truth = float((fresh >= np.float32(threshold)).mean())
        measured.append(rate.value)
        outside.append(truth)
        shown += holds(rate, truth)
        none_seen += rate.events == 0
        naive += holds(FpirCurve(top[:, 0]).rate(threshold), truth)
    values = np.array(measured)
    error = float((values - np.array(outside)).std(ddof=1)) / math.sqrt(draws)
    spread = float(values.var(ddof=1) / (values.mean() * (1 - values.mean()) / n))
    return OutsideProbes(
        n,
        float(values.mean()),
        float(np.mean(outside)),
        error,
        Coverage(shown, draws),
        Coverage(naive, draws),
        spread,
        none_seen,
    )


def pairs_of(n: int, events: int) -> DesignEffect:
    """Subjects 2i and 2i + 1 reach each other and nobody else, the first `events` at the threshold."""
    partner = (np.arange(n) ^ 1).astype(np.int32)
    top = np.full((n, 3), THRESHOLD - 0.5, np.float32)
    top[:, 0] = best_scores(np.arange(n) < events)
    return DesignEffect(top, np.stack([partner, (partner + 2) % n, (partner + 4) % n], 1).astype(np.int32))


def flagged_shares(paired: bool, draws: int = 1000, n: int = 1000, events: int = 60) -> Coverage:
    """Galleries in which no group differs: in how many some group of three is flagged all the same.

    Subjects are relabelled at random; `paired`: two whose faces reach each other are of one group, as
    people who resemble each other often are.
    """
    rng = np.random.default_rng([draws, paired])
    names = np.repeat(["a", "b", "c"], [n // 2, n * 3 // 10, n - n // 2 - n * 3 // 10])
    best = best_scores(np.arange(n) < events)
    flagged = 0
    for _ in range(draws):
        # Neighbours in a list of pairs get the same label: subjects 2i and 2i + 1 reach each other.
        labels = np.repeat(rng.permutation(names[::2]), 2) if paired else rng.permutation(names)
        rows = GroupCurves("g", labels.tolist(), best, pairs_of(n, events)).at(THRESHOLD).rows
        flagged += any(row.flagged for row in rows)
    return Coverage(flagged, draws)


def planted(rate: float, draws: int = 200, n: int = 1000, rest: float = 0.04) -> list[tuple[bool, bool]]:
    """Whether the group (30% of the subjects) with the planted FPIR is flagged, and any other."""
    rng = np.random.default_rng(draws)
    names = np.repeat(["planted", "b", "c"], [n * 3 // 10, n // 2, n - n // 2 - n * 3 // 10])
    p = np.where(names == "planted", rate, rest)
    found = []
    for _ in range(draws):
        table = GroupCurves("g", names.tolist(), best_scores(rng.random(n) < p)).at(THRESHOLD)
        flags = {row.group for row in table.rows if row.flagged}
        found.append(("planted" in flags, bool(flags - {"planted"})))
    return found
