"""When one pack is said to find more people than another."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest

from desktop.domain.paired_finding import PairedSearches, exact_mcnemar, paired_finding
from desktop.domain.rates import FpirCurve

MINUS = np.float32(-np.inf)


def searches(best: np.ndarray, found: np.ndarray, effect: float = 2.0) -> PairedSearches:
    best = best.astype(np.float32)
    return PairedSearches(best, FpirCurve(best), found.astype(np.float32), effect)


def noisy(
    rng: np.random.Generator, n: int, people: int, skill: tuple[float, float]
) -> tuple[PairedSearches, PairedSearches]:
    """Two packs that see the same faces with errors of their own; mates stand `skill` above strangers."""
    strangers, mates = rng.normal(0, 0.7, n), rng.normal(0, 0.7, people)
    return tuple(  # type: ignore[return-value]
        searches(strangers + rng.normal(0, 0.7, n), mates + one + rng.normal(0, 0.7, people))
        for one in skill
    )


@pytest.mark.parametrize(("one", "two"), [(0, 0), (3, 9), (9, 3), (0, 6), (1, 1), (40, 71), (5, 6)])
def test_the_chance_is_that_of_a_fair_coin(one: int, two: int) -> None:
    n, k = one + two, min(one, two)
    exact = min(1.0, 2 * sum(comb(n, i) for i in range(k + 1)) / 2**n)
    assert exact_mcnemar(one, two) == pytest.approx(exact, rel=1e-9)


def test_thousands_of_people_are_no_trouble() -> None:
    assert 0 < exact_mcnemar(49_000, 51_000) < 1e-9
    assert exact_mcnemar(50_000, 50_000) == 1.0
    with pytest.raises(ValueError, match="-1"):
        exact_mcnemar(-1, 2)


def test_who_is_found_is_counted_at_the_threshold_of_each_side() -> None:
    best = np.linspace(0, 1, 100)
    found = np.array([2.0] * 30 + [0.5] * 10)
    other = np.array([20.0] * 25 + [5.0] * 10 + [20.0] * 5)
    result = paired_finding(searches(best, found), searches(best * 10, other), 0.01)
    assert result is not None
    assert (result.n, result.both, result.first_only, result.second_only, result.neither) == (
        40,
        25,
        5,
        5,
        5,
    )
    assert result.difference == 0.0
    assert not result.differs


def test_a_mate_behind_somebody_else_is_found_at_no_threshold() -> None:
    best = np.linspace(0, 1, 100)
    found = np.full(40, 3.0)
    behind = np.where(np.arange(40) < 30, MINUS, 3.0)
    result = paired_finding(searches(best, found), searches(best, behind), 0.9)
    assert result is not None
    assert (result.first_only, result.second_only) == (30, 0)
    assert result.differs
    assert result.first_finds_more
    assert result.low > 0


def test_under_thirty_people_there_is_no_answer() -> None:
    best = np.linspace(0, 1, 100)
    assert paired_finding(searches(best, np.ones(29)), searches(best, np.ones(29)), 0.01) is None
    with pytest.raises(ValueError, match="mated searches"):
        paired_finding(searches(best, np.ones(30)), searches(best, np.ones(31)), 0.01)


def test_equal_packs_are_rarely_said_to_differ() -> None:
    rng = np.random.default_rng(5)
    said = 0
    for _ in range(120):
        first, second = noisy(rng, 300, 120, (2.6, 2.6))
        result = paired_finding(first, second, 0.01)
        assert result is not None
        said += result.differs
    # 5% of 120 are 6; with 11 the chance is 2%.
    assert said <= 11


def test_where_thresholds_are_doubtful_the_counts_alone_do_not_decide() -> None:
    rng = np.random.default_rng(8)
    counts_alone = both = 0
    for _ in range(60):
        first, second = noisy(rng, 200, 400, (2.6, 2.6))
        result = paired_finding(first, second, 0.01)
        assert result is not None
        counts_alone += result.chance < 0.05
        both += result.differs
    # The thresholds rest on two false candidates; four hundred people see every accident of them.
    assert counts_alone > 12
    assert both <= 6


def test_a_pack_that_is_much_better_is_said_to_be() -> None:
    rng = np.random.default_rng(6)
    first, second = noisy(rng, 1500, 300, (2.2, 3.6))
    result = paired_finding(first, second, 0.01)
    assert result is not None
    assert result.differs
    assert not result.first_finds_more
    assert result.low <= result.difference <= result.high < 0


def test_the_more_pairs_are_looked_at_the_more_each_has_to_show() -> None:
    best = np.linspace(0, 1, 2000)
    found, other = np.full(200, 3.0), np.full(200, 3.0)
    other[:8] = MINUS
    one = paired_finding(searches(best, found), searches(best, other), 0.05)
    six = paired_finding(searches(best, found), searches(best, other), 0.05, pairs=6)
    assert one is not None
    assert six is not None
    assert (one.differs, six.differs) == (True, True)
    other[1:8] = 3.0
    other[:6] = MINUS
    assert paired_finding(searches(best, found), searches(best, other), 0.05).differs  # type: ignore[union-attr]
    assert not paired_finding(  # type: ignore[union-attr]
        searches(best, found), searches(best, other), 0.05, pairs=6
    ).differs
