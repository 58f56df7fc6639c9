"""The readings of a gallery against counting, and the border where the kept lists end."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.domain.error_rates import MINIMUM_MATED, ErrorRates
from desktop.domain.measurements import TOP_NON_MATED
from desktop.domain.rates import wilson_rate
from tests.honesty.galleries import from_matrix


def tied(n: int, seed: int) -> NDArray[np.float32]:
    """Few different scores, in 1/64: exact in float32 and on the edges of the histogram's bins."""
    return (np.random.default_rng(seed).integers(-20, 40, (n, n)) / 64).astype(np.float32)


def others(cross: NDArray[np.float32]) -> NDArray[np.float32]:
    n = len(cross)
    return cross[~np.eye(n, dtype=bool)].reshape(n, n - 1)


@given(st.integers(2, 90), st.integers(0, 1000), st.integers(-22, 42))
def test_readings_are_what_counting_gives(n: int, seed: int, step: int) -> None:
    cross = tied(n, seed)
    rates = ErrorRates(from_matrix(cross))
    over = others(cross) >= np.float32(step / 64)
    effect = rates.design.at(step / 64)
    assert rates.fpir(step / 64) == wilson_rate(int(over.any(axis=1).sum()), n, effect)
    assert rates.sel(step / 64) == pytest.approx(over.sum() / n)
    assert rates.fmr(step / 64) == pytest.approx(over.mean())


def test_counting_ends_where_the_first_list_does() -> None:
    n = 100
    rng = np.random.default_rng(4)
    cross = rng.uniform(0, 0.5, (n, n)).astype(np.float32)
    cross[7] = rng.uniform(0.6, 0.9, n)  # resembles everybody: its list of 64 ends at a high score
    scores = from_matrix(cross)
    rates = ErrorRates(scores)
    border = float(scores.top[7, -1])
    assert scores.top.shape[1] == TOP_NON_MATED

    def exact(threshold: float) -> float:
        return float((others(cross) >= np.float32(threshold)).sum() / n)

    above = float(np.nextafter(np.float32(border), np.float32(1)))
    # Above the border scores are counted one by one, between the edges of two bins, too.
    assert rates.sel(above) == exact(above) == pytest.approx(63 / 100)
    width = 2 / len(scores.comparisons.counts)
    for threshold in (border, border - 0.05, 0.4, 0.1):
        assert rates.sel(threshold) >= exact(threshold) - 1e-12
        assert rates.sel(threshold) <= exact(threshold - width) + 1e-12
    # What the lists alone would say there: too little.
    listed = float((scores.top >= np.float32(0.4)).sum() / n)
    assert listed < exact(0.4) <= rates.sel(0.4)


def test_equal_scores_at_the_end_of_a_list_are_not_lost() -> None:
    # 80 equal scores, 64 of which are kept: at that score the list is not complete.
    cross = np.full((100, 100), 0.25, np.float32)
    cross[0, 1:81] = 0.5
    rates = ErrorRates(from_matrix(cross))
    assert rates.sel(0.5) == pytest.approx(80 / 100)
    assert rates.sel(0.51) == 0.0


@pytest.mark.parametrize("n", [2, TOP_NON_MATED, TOP_NON_MATED + 1])
def test_small_galleries_are_listed_to_the_end(n: int) -> None:
    cross = np.random.default_rng(n).uniform(-0.9, 0.9, (n, n)).astype(np.float32)
    rates = ErrorRates(from_matrix(cross))
    lowest = float(np.nextafter(np.sort(others(cross), axis=None)[min(n, 5) - 1], np.float32(1)))
    for threshold in (-0.95, lowest, 0.0, 0.300123):
        assert rates.sel(threshold) == pytest.approx(
            (others(cross) >= np.float32(threshold)).sum() / n, abs=0
        )


def test_a_mate_is_missed_below_the_threshold_or_behind_somebody() -> None:
    cross = np.full((40, 40), 0.3, np.float32)
    cross[:5, 39] = 0.8
    mated = np.array([0.7] * 5 + [0.7] * 15 + [0.5] * 20, np.float32)
    rates = ErrorRates(from_matrix(cross, mated, np.arange(40, dtype=np.int32)))
    assert rates.mated_searches == 40
    assert rates.fnir(0.1) == wilson_rate(5, 40)
    assert rates.fnir(0.5) == wilson_rate(5, 40)
    assert rates.fnir(0.6) == wilson_rate(25, 40)
    assert rates.fnir(0.7) == wilson_rate(25, 40)
    assert rates.fnir(0.75) == wilson_rate(40, 40)


def test_a_mate_as_alike_as_another_is_missed() -> None:
    """Which of the two would come first is an accident of enrolment."""
    cross = np.full((40, 40), 0.5, np.float32)
    mated = np.full(40, 0.5, np.float32)
    rates = ErrorRates(from_matrix(cross, mated, np.arange(40, dtype=np.int32)))
    assert rates.fnir(0.5) == wilson_rate(40, 40)


def test_too_few_mated_searches_give_no_rate() -> None:
    cross = np.zeros((40, 40), np.float32)
    for mates in (MINIMUM_MATED - 1, MINIMUM_MATED):
        mated = np.full(mates, 0.5, np.float32)
        rates = ErrorRates(from_matrix(cross, mated, np.arange(mates, dtype=np.int32)))
        assert (rates.fnir(0.1) is None) is (mates < MINIMUM_MATED)


def test_scores_outside_the_histogram_do_no_harm() -> None:
    rates = ErrorRates(from_matrix(tied(20, 1)))
    assert rates.fmr(-5.0) == 1.0
    assert rates.fmr(5.0) == 0.0
    assert rates.sel(5.0) == 0.0


@given(st.integers(0, 100), st.integers(1, 40))
def test_points_run_from_everybody_to_nobody(seed: int, limit: int) -> None:
    cross = np.random.default_rng(seed).uniform(-0.9, 0.9, (30, 30)).astype(np.float32)
    rates = ErrorRates(from_matrix(cross))
    points = rates.points(limit)
    assert 2 <= len(points) <= limit + 1
    assert (points[0].fpir.value, points[-1].fpir.value) == (1.0, 0.0)
    thresholds = [p.threshold for p in points]
    assert thresholds == sorted(set(thresholds))
    for point in points:
        over = others(cross).astype(np.float64) >= point.threshold
        assert point.fpir.events == int(over.any(axis=1).sum())
        assert (point.sel, point.fmr) == pytest.approx((over.sum() / 30, over.mean()))
