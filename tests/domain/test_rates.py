"""Intervals against published values, and the FPIR curve against its definition."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.domain.rates import FpirCurve, wilson_rate


def scores(values: list[float]) -> NDArray[np.float32]:
    return np.array(values, np.float32)


# Few distinct values, so that ties are common.
TIED = st.lists(st.integers(-20, 20).map(lambda v: v / 20), min_size=1, max_size=60)
FLOATS = st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=60)
SHARES = st.one_of(
    st.floats(0, 1),
    st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda v: min(1.0, v[0] / v[1])),
)


# Newcombe 1998, Statistics in Medicine 17:857, table I, method 3 (score, no continuity correction).
@pytest.mark.parametrize(
    ("events", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_is_the_published_interval(events: int, n: int, low: float, high: float) -> None:
    rate = wilson_rate(events, n)
    assert rate.low == pytest.approx(low, abs=5e-5)
    assert rate.high == pytest.approx(high, abs=5e-5)
    assert rate.value == events / n


# statsmodels 0.15.0, proportion_confint(events, n, method="wilson").
@pytest.mark.parametrize(
    ("events", "n", "low", "high"),
    [
        (3, 10, 0.10779126740630104, 0.6032218525388546),
        (57, 2954, 0.01492353287663853, 0.02491682383662429),
        (248, 24999, 0.008764950351474034, 0.011226435813331496),
        (999, 1000, 0.9943574414020421, 0.9998234536293739),
    ],
)
def test_wilson_agrees_with_statsmodels(events: int, n: int, low: float, high: float) -> None:
    rate = wilson_rate(events, n)
    assert (rate.low, rate.high) == pytest.approx((low, high), rel=1e-9)


@pytest.mark.parametrize("n", [1, 3, 59, 1000, 25_000])
def test_no_event_gives_the_exact_one_sided_bound(n: int) -> None:
    rate = wilson_rate(0, n)
    assert rate.low == 0.0
    # At the bound, seeing nothing in n searches has a probability of 5%.
    assert (1 - rate.high) ** n == pytest.approx(0.05)
    mirror = wilson_rate(n, n)
    assert (mirror.low, mirror.high) == pytest.approx((1 - rate.high, 1.0))


def test_the_bound_follows_the_rule_of_three() -> None:
    assert wilson_rate(0, 300).high == pytest.approx(3 / 300, rel=0.01)


@pytest.mark.parametrize(("events", "n"), [(0, 0), (1, 0), (-1, 5), (6, 5)])
def test_impossible_counts_are_refused(events: int, n: int) -> None:
    with pytest.raises(ValueError, match="events of"):
        wilson_rate(events, n)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_rate_lies_in_its_interval(counts: tuple[int, int]) -> None:
    rate = wilson_rate(*counts)
    assert 0.0 <= rate.low <= rate.value <= rate.high <= 1.0


@given(st.one_of(TIED, FLOATS), st.floats(-1.5, 1.5))
def test_events_are_the_scores_at_or_above(values: list[float], threshold: float) -> None:
    best = scores(values)
    naive = sum(1 for value in best if value >= np.float32(threshold))
    assert FpirCurve(best).events(threshold) == naive
    assert FpirCurve(best).rate(threshold) == wilson_rate(naive, len(best))


@given(st.one_of(TIED, FLOATS))
def test_a_measured_score_counts_itself(values: list[float]) -> None:
    best = scores(values)
    curve = FpirCurve(best)
    for value in best:
        assert curve.events(float(value)) == int((best >= value).sum()) >= 1


def test_a_threshold_is_rounded_to_float32_before_it_is_compared() -> None:
    # In float32 0.3 lies above and 0.7 below its double: compared as doubles, 0.7 would not reach itself.
    assert float(np.float32(0.7)) < 0.7
    for value in (0.3, 0.7):
        assert FpirCurve(scores([value])).events(value) == 1


@given(st.one_of(TIED, FLOATS), SHARES)
def test_the_threshold_for_a_rate_is_the_lowest_that_keeps_it(values: list[float], fpir: float) -> None:
    best = scores(values)
    curve = FpirCurve(best)
    threshold = curve.threshold_for(fpir)
    assert curve.rate(threshold).value <= fpir
    assert np.float32(threshold) == threshold
    if fpir < 1:
        below = float(np.nextafter(np.float32(threshold), np.float32(-np.inf)))
        assert curve.rate(below).value > fpir


def test_a_rate_of_one_gives_the_lowest_score() -> None:
    curve = FpirCurve(scores([0.5, 0.25, 0.75]))
    assert curve.threshold_for(1.0) == curve.lowest == 0.25
    assert curve.highest == 0.75


def test_products_that_round_do_not_cost_an_event() -> None:
    curve = FpirCurve(np.arange(100, dtype=np.float32))
    for events in range(100):
        assert curve.events(curve.threshold_for(events / 100)) == events


def test_a_share_just_below_a_step_does_not_reach_it() -> None:
    curve = FpirCurve(np.arange(10, dtype=np.float32))
    assert curve.events(curve.threshold_for(math.nextafter(0.3, 0))) == 2


def test_what_n_searches_can_support() -> None:
    assert FpirCurve(np.zeros(300, np.float32)).highest_supported_confidence == pytest.approx(0.99)
    assert FpirCurve(np.zeros(2, np.float32)).highest_supported_confidence == 0.0
    assert FpirCurve(np.empty(0, np.float32)).highest_supported_confidence == 0.0


def test_an_empty_curve_has_no_rate() -> None:
    empty = FpirCurve(np.empty(0, np.float32))
    with pytest.raises(ValueError, match="0 events of 0"):
        empty.rate(0.5)
    with pytest.raises(ValueError, match="nothing was measured"):
        empty.threshold_for(0.01)


def test_the_curve_keeps_its_own_order() -> None:
    best = scores([0.5, 0.1, 0.3])
    curve = FpirCurve(best)
    best[:] = 9
    assert [curve.events(t) for t in (0.1, 0.2, 0.4, 0.6)] == [3, 2, 1, 0]
