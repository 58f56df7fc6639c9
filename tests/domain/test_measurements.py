"""Points of the curve against counting them one by one."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.domain.measurements import Measurement, ScoreHistogram
from desktop.domain.rates import NonMatedScores

BINS = 64


def measured(cross: NDArray[np.float32], bins: int = BINS) -> Measurement:
    """Of a square of cross-subject scores, one row for each non-mated search; -1..1."""
    n = len(cross)
    others = cross[~np.eye(n, dtype=bool)].reshape(n, n - 1)
    counts = np.histogram(others.astype(np.float64), bins, (-1.0, 1.0))[0].astype(np.int64)
    return Measurement(
        1,
        "snapshot",
        "pack",
        datetime(2026, 1, 1, tzinfo=UTC),
        0.1,
        NonMatedScores(tuple(f"s{i}" for i in range(n)), others.max(1).astype(np.float32)),
        ScoreHistogram(-1.0, 1.0, counts),
    )


@given(st.integers(2, 12), st.integers(0, 2**32 - 1))
def test_points_are_what_counting_gives(n: int, seed: int) -> None:
    cross = np.random.default_rng(seed).uniform(-0.9, 0.9, (n, n)).astype(np.float32)
    others = cross[~np.eye(n, dtype=bool)].reshape(n, n - 1).astype(np.float64)
    points = measured(cross).curve_points(limit=1000)
    for point in points:
        over = others >= point.threshold
        assert point.fpir.events == int(over.any(1).sum())
        assert point.fpir.n == n
        assert point.fmr == pytest.approx(over.mean())
        assert point.sel == pytest.approx(over.sum(1).mean())
    assert points[0].fpir.value == 1.0
    assert points[-1].fpir.value == 0.0
    thresholds = [point.threshold for point in points]
    assert thresholds == sorted(set(thresholds))


@given(st.integers(1, 30))
def test_the_number_of_points_is_limited_and_the_ends_stay(limit: int) -> None:
    cross = np.random.default_rng(limit).uniform(-0.9, 0.9, (40, 40)).astype(np.float32)
    points = measured(cross, 2048).curve_points(limit)
    assert 2 <= len(points) <= limit + 1
    assert points[0].fpir.value == 1.0
    assert points[-1].fpir.value == 0.0


def test_equal_templates_at_the_end_of_the_scale_do_no_harm() -> None:
    points = measured(np.ones((3, 3), np.float32)).curve_points()
    assert all(point.fpir.value == 1.0 and point.fmr == 1.0 for point in points)


def test_a_histogram_knows_its_edges_and_shares() -> None:
    histogram = ScoreHistogram(0.0, 1.0, np.array([1, 0, 2, 1], np.int64))
    assert histogram.total == 4
    assert histogram.edges.tolist() == [0.0, 0.25, 0.5, 0.75]
    assert histogram.share_at_or_above().tolist() == [1.0, 0.75, 0.75, 0.25]


def test_an_empty_histogram_has_no_share() -> None:
    assert ScoreHistogram(0.0, 1.0, np.zeros(3, np.int64)).share_at_or_above().tolist() == [0.0, 0.0, 0.0]
