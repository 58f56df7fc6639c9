"""What leave-one-out searches are worth."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.domain.design_effect import PAIRS, DesignEffect, design_effect
from desktop.domain.group_rates import GroupCurves
from desktop.domain.rates import FpirCurve, wilson_rate

Lists = tuple[NDArray[np.float32], NDArray[np.int32]]


def lists(scores: NDArray[np.float32]) -> Lists:
    """The nearest four others of each row of a symmetric square."""
    scores = scores.copy()
    np.fill_diagonal(scores, -2)
    nearest = np.argsort(-scores, axis=1)[:, :4].astype(np.int32)
    return np.take_along_axis(scores, nearest, axis=1), nearest


def with_links(n: int, links: list[tuple[int, int]]) -> Lists:
    """People who reach each other at 0.9; everybody else at 0.1."""
    scores = np.full((n, n), 0.1, np.float32)
    for i, j in links:
        scores[i, j] = scores[j, i] = 0.9
    return lists(scores)


def jackknife(n: int, links: list[tuple[int, int]]) -> float:
    """By its definition: events when one or two are left out, relative to independent searches."""

    def events(left: set[int]) -> int:
        here = [(i, j) for i, j in links if i not in left and j not in left]
        return len({i for link in here for i in link})

    whole = events(set())
    one = np.array([whole - events({i}) for i in range(n)], float)
    pairs = [(i, j) for i in range(n) for j in range(i) if one[i] and one[j]]
    shared = sum((one[i] + one[j] - (whole - events({i, j}))) ** 2 for i, j in pairs)
    p = whole / n
    return (((one - one.mean()) ** 2).sum() - shared) / (n * p * (1 - p))


@pytest.mark.parametrize(
    "links",
    [
        [(0, 1)],
        [(0, 1), (2, 3), (4, 5)],
        [(0, 1), (1, 2), (5, 6)],
        [(0, 1), (1, 2), (0, 2), (7, 8)],
        [(0, 1), (1, 2), (2, 3), (3, 0)],
        [(0, k) for k in range(1, 8)],
    ],
)
def test_it_is_the_jackknife_of_its_definition(links: list[tuple[int, int]]) -> None:
    expected = max(1.0, jackknife(40, links))
    assert design_effect(*with_links(40, links), 0.5) == pytest.approx(expected)


def test_pairs_are_worth_half() -> None:
    pairs = [(2 * i, 2 * i + 1) for i in range(5)]
    assert design_effect(*with_links(1000, pairs), 0.5) == pytest.approx(2, rel=0.02)


def test_one_face_that_many_resemble_is_worth_less_than_pairs() -> None:
    top, other = with_links(400, [(0, k) for k in range(1, 20)])
    curve = DesignEffect(top, other)
    assert curve.at(0.5) > 5
    assert FpirCurve(top[:, 0], curve).rate(0.5).high > wilson_rate(20, 400, PAIRS).high


def test_between_thresholds_it_is_read_and_never_less_than_pairs() -> None:
    rng = np.random.default_rng(3)
    vectors = rng.standard_normal((500, 12))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    top, other = lists((vectors @ vectors.T).astype(np.float32))
    curve = DesignEffect(top, other)
    for quantile in (0.02, 0.3, 0.7, 0.9, 0.97, 0.995):
        threshold = float(np.quantile(top[:, 0], quantile))
        direct = max(PAIRS, design_effect(top, other, threshold))
        assert curve.at(threshold) == pytest.approx(direct, rel=0.15)
    assert curve.at(-1) == PAIRS
    assert curve.at(2) >= PAIRS


def test_two_people_have_one_too() -> None:
    curve = DesignEffect(np.full((2, 1), 0.4, np.float32), np.array([[1], [0]], np.int32))
    assert curve.at(0.3) == PAIRS
    assert FpirCurve(np.full(2, 0.4, np.float32), curve).highest_supported_confidence == 0


def test_the_scale_ends_where_pairs_end() -> None:
    top, other = with_links(600, [(0, 1)])
    curve = FpirCurve(top[:, 0], DesignEffect(top, other))
    assert curve.highest_supported_confidence == pytest.approx(0.99)
    assert FpirCurve(top[:, 0]).highest_supported_confidence == pytest.approx(0.995)


def test_groups_are_as_wide_as_the_searches_are_worth() -> None:
    links = [(2 * i, 2 * i + 1) for i in range(30)]
    top, other = with_links(400, links)
    names = ["a" if i < 40 or i >= 340 else "b" for i in range(400)]
    wide = GroupCurves("by", names, top[:, 0], DesignEffect(top, other)).at(0.5)
    narrow = GroupCurves("by", names, top[:, 0]).at(0.5)
    for one, other_row in zip(wide.rows, narrow.rows, strict=True):
        assert one.rate is not None
        assert other_row.rate is not None
        assert one.rate.value == other_row.rate.value
        assert one.rate.high > other_row.rate.high
        assert one.ratio_low is not None
        assert other_row.ratio_low is not None
        assert one.ratio_low < other_row.ratio_low
