"""Both error rates at the same threshold, and who is found at a given FPIR."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.error_rates import MINIMUM_MATED, ErrorRates
from desktop.domain.rates import wilson_rate
from desktop.domain.trade_off import tpir_at_fpir, trade_off
from tests.honesty.galleries import from_matrix


def rates(mates: int, seed: int = 0, n: int = 80) -> ErrorRates:
    rng = np.random.default_rng(seed)
    cross = (rng.integers(0, 60, (n, n)) / 100).astype(np.float32)
    mated = (rng.integers(40, 90, mates) / 100).astype(np.float32)
    return ErrorRates(from_matrix(cross, mated, np.arange(mates, dtype=np.int32)))


def test_too_few_mates_give_nothing() -> None:
    assert trade_off(rates(MINIMUM_MATED - 1)) == []
    assert tpir_at_fpir(rates(MINIMUM_MATED - 1), [0.01]) == []
    assert trade_off(rates(MINIMUM_MATED))


@given(st.integers(0, 1000), st.integers(2, 60))
def test_points_run_from_everybody_to_nobody(seed: int, limit: int) -> None:
    own = rates(50, seed)
    points = trade_off(own, limit)
    assert 2 <= len(points) <= limit
    thresholds = [p.threshold for p in points]
    assert thresholds == sorted(set(thresholds))
    assert points[0].fpir.value == 1.0
    assert (points[-1].fpir.value, points[-1].fnir.value) == (0.0, 1.0)
    for point in points:
        over = own.scores.best >= np.float32(point.threshold)
        found = (own.scores.mated >= np.float32(point.threshold)) & (own.scores.mated_ranks == 1)
        assert point.fpir == wilson_rate(int(over.sum()), 80, own.design.at(point.threshold))
        assert point.fnir == wilson_rate(int((~found).sum()), 50)


def test_low_rates_are_drawn_as_closely_as_high_ones() -> None:
    rng = np.random.default_rng(2)
    cross = rng.random((2000, 2000), np.float32)[:, :200]
    wide = np.zeros((2000, 2000), np.float32)
    wide[:, :200] = cross * np.float32(0.9)
    own = ErrorRates(from_matrix(wide, np.full(40, 0.95, np.float32), np.arange(40, dtype=np.int32)))
    events = [p.fpir.events for p in trade_off(own, 100)]
    assert {1, 2, 3} <= set(events)
    assert sum(e <= 45 for e in events) >= 20


def test_found_at_a_target() -> None:
    own = rates(60)
    points = tpir_at_fpir(own, [0.5, 0.05, 0.0])
    assert [p.target for p in points] == [0.5, 0.05, 0.0]
    for point in points:
        assert point.threshold == own.curve.threshold_for(point.target)
        assert point.fpir.value <= point.target
        found = (own.scores.mated >= np.float32(point.threshold)) & (own.scores.mated_ranks == 1)
        assert point.found == wilson_rate(int(found.sum()), 60)
    assert points[0].found.value >= points[2].found.value > 0
    assert points[2].fpir == own.fpir(points[2].threshold)
    assert points[2].fpir.events == 0
    assert own.fpir(points[1].threshold).value == pytest.approx(points[1].fpir.value)
