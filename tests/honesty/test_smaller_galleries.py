"""FPIR of smaller galleries: the formula against drawing them, one by one or all there are."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.domain.error_rates import ErrorRates
from desktop.domain.gallery_size import modelled_fpir, smaller_fpir
from tests.honesty.galleries import from_matrix, on_sphere


def scores_of(n: int, length: int, seed: int) -> NDArray[np.float32]:
    """Of people some of whom resemble many: one direction is stronger than the others."""
    rng = np.random.default_rng(seed)
    templates = on_sphere(rng, n, length) + np.float32(0.4) * rng.random((n, 1), np.float32)
    templates /= np.linalg.norm(templates, axis=1, keepdims=True)
    return (templates @ templates.T).astype(np.float32)


@pytest.mark.parametrize("seed", range(5))
def test_all_galleries_there_are_give_the_formula(seed: int) -> None:
    cross = scores_of(8, 4, seed)
    scores = from_matrix(cross)
    for threshold in np.quantile(scores.top, (0.2, 0.6, 0.9)).tolist():
        for size in range(1, 8):
            outcomes = [
                bool((cross[i, list(chosen)] >= np.float32(threshold)).any())
                for i in range(8)
                for chosen in combinations([j for j in range(8) if j != i], size)
            ]
            assert smaller_fpir(scores, threshold, [size])[0] == pytest.approx(np.mean(outcomes), abs=1e-12)


@pytest.mark.parametrize("share", [0.02, 0.2, 0.6])
def test_random_galleries_agree_within_their_error(share: float) -> None:
    n, rounds = 400, 60
    cross = scores_of(n, 32, 7)
    scores = from_matrix(cross, listed=n)
    rates = ErrorRates(scores)
    threshold = rates.curve.threshold_for(share)
    over = cross >= np.float32(threshold)
    np.fill_diagonal(over, False)
    rng = np.random.default_rng(int(share * 100))
    for size in (20, 100, 300):
        seen = []
        for _ in range(rounds):
            drawn = np.argsort(rng.random((n, n)) + 2 * np.eye(n), axis=1)[:, :size]
            seen.append(np.take_along_axis(over, drawn, axis=1).any(axis=1).mean())
        (expected,) = smaller_fpir(scores, threshold, [size])
        error = np.std(seen, ddof=1) / np.sqrt(rounds)
        assert abs(expected - np.mean(seen)) <= 4 * error
        assert error < 0.01


def test_the_model_is_off_where_some_people_resemble_many() -> None:
    rates = ErrorRates(from_matrix(scores_of(400, 32, 7)))
    threshold = rates.curve.threshold_for(0.2)
    (exact,) = smaller_fpir(rates.scores, threshold, [399])
    assert exact == pytest.approx(rates.fpir(threshold).value)
    assert modelled_fpir(rates, threshold, 399) > 1.05 * exact
