"""Smaller galleries against binomial coefficients, what is only a bound, and the model."""

from __future__ import annotations

from dataclasses import replace
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.error_rates import ErrorRates
from desktop.domain.gallery_size import lists_reach, modelled_fpir, smaller_fpir
from desktop.domain.measurements import MeasuredScores
from tests.honesty.galleries import from_matrix


def counted(counts: list[int]) -> MeasuredScores:
    """Search i finds `counts[i]` subjects at 0.5, the others at 0.25."""
    n = len(counts)
    cross = np.full((n, n), 0.25, np.float32)
    for i, count in enumerate(counts):
        cross[i, [j for j in range(n) if j != i][:count]] = 0.5
    return from_matrix(cross)


@given(st.integers(2, 12).flatmap(lambda n: st.lists(st.integers(0, n - 1), min_size=n, max_size=n)))
def test_the_formula_in_whole_numbers(counts: list[int]) -> None:
    n = len(counts) - 1
    scores = counted(counts)
    found = smaller_fpir(scores, 0.5, range(1, n + 1))
    for size, fpir in enumerate(found, start=1):
        expected = sum(1 - comb(n - c, size) / comb(n, size) for c in counts) / len(counts)
        assert fpir == pytest.approx(expected, abs=1e-12)
    assert found == sorted(found)
    assert found[-1] == pytest.approx(sum(c > 0 for c in counts) / len(counts))


def test_a_draw_too_large_to_miss_and_nobody_to_find() -> None:
    scores = counted([4, 0, 0, 0, 0])
    assert smaller_fpir(scores, 0.5, [1]) == [0.2]
    assert smaller_fpir(counted([2, 0, 0, 0, 0]), 0.5, [3]) == [0.2]
    assert smaller_fpir(scores, 0.6, [1, 4]) == [0.0, 0.0]


@pytest.mark.parametrize("size", [0, -1, 5])
def test_other_sizes_are_refused(size: int) -> None:
    with pytest.raises(ValueError, match="of 4 subjects"):
        smaller_fpir(counted([1, 0, 0, 0, 0]), 0.5, [size])


def test_at_the_measured_size_it_is_what_was_measured() -> None:
    scores = counted([2, 1, 0, 0, 0])
    assert smaller_fpir(scores, 0.5, [1, 4]) == pytest.approx([(2 / 4 + 1 / 4) / 5, 2 / 5])
    assert smaller_fpir(scores, 0.5, [4]) == [ErrorRates(scores).fpir(0.5).value]


def test_the_model_takes_every_comparison_for_itself() -> None:
    rates = ErrorRates(counted([2, 1, 0, 0, 0]))
    for size in (1, 4, 10):
        assert modelled_fpir(rates, 0.5, size) == pytest.approx(1 - (1 - 3 / 20) ** size)


def test_several_faces_a_subject_are_as_many_comparisons() -> None:
    scores = counted([2, 1, 0, 0, 0])
    twice = replace(scores, comparisons=replace(scores.comparisons, counts=2 * scores.comparisons.counts))
    assert modelled_fpir(ErrorRates(twice), 0.5, 10) == pytest.approx(1 - (1 - 3 / 20) ** 20)


def test_everything_at_the_threshold_is_certain() -> None:
    assert modelled_fpir(ErrorRates(counted([4] * 5)), 0.25, 100) == 1.0


def test_lists_that_end_too_early_give_a_lower_bound_and_say_so() -> None:
    counts = [70] + [0] * 99
    scores = counted(counts)
    assert scores.top.shape == (100, 64)
    assert not lists_reach(scores, 0.5)
    assert lists_reach(scores, 0.51)
    assert lists_reach(counted([63] + [0] * 99), 0.5)
    (bound,) = smaller_fpir(scores, 0.5, [1])
    assert bound == pytest.approx(64 / 99 / 100)
    assert bound < 70 / 99 / 100
    # A list that ends with the gallery is complete however full it is.
    assert lists_reach(counted([64] * 65), 0.5)
