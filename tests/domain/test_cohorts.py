"""Cohort means against plain sorting."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cohorts import COHORT_SIZE, MINIMUM_SUBJECTS, Cohort, probe_means


@given(st.integers(1, 12), st.integers(0, 20), st.integers(1, 4), st.integers(0, 2**32 - 1), st.booleans())
def test_the_mean_of_the_second_to_the_last_of_the_cohort(
    size: int, more: int, probes: int, seed: int, tied: bool
) -> None:
    rng = np.random.default_rng(seed)
    best = rng.uniform(-1, 1, (probes, size + 1 + more)).astype(np.float32)
    if tied:
        best = np.round(best, 1)
    expected = [sorted(row.tolist(), reverse=True)[1 : size + 1] for row in best]
    found = probe_means(best, size)
    assert (found.dtype, found.shape) == (np.float32, (probes,))
    assert found == pytest.approx(np.mean(expected, axis=1), abs=1e-6)


def test_the_best_is_left_out_however_good_it_is() -> None:
    best = np.array([[0.1, 0.2, 0.3, 0.4]], np.float32)
    mate = best.copy()
    mate[0, 3] = 0.99
    assert probe_means(best, 2).tolist() == probe_means(mate, 2).tolist() == pytest.approx([0.25])


@pytest.mark.parametrize("subjects", [0, 1, 8])
def test_a_cohort_needs_one_more_than_its_size(subjects: int) -> None:
    with pytest.raises(ValueError, match="a cohort of 8 needs 9 subjects"):
        probe_means(np.zeros((1, subjects), np.float32), 8)
    with pytest.raises(ValueError, match="needs 9"):
        Cohort(8, np.zeros(3, np.float32)).probe_mean(np.zeros(subjects, np.float32))


def test_a_cohort_reads_one_probe_and_offsets_each_face() -> None:
    cohort = Cohort(2, np.array([0.5, -0.25, 0.0], np.float32))
    assert cohort.probe_mean(np.array([0.1, 0.3, 0.9], np.float32)) == pytest.approx(0.2)
    assert isinstance(cohort.probe_mean(np.zeros(3, np.float32)), float)
    assert cohort.offsets.dtype == np.float32
    assert cohort.offsets.tolist() == [-0.25, 0.125, 0.0]


def test_the_settled_values() -> None:
    # What they rest on stands in tests/benchmarks; a change of them changes every default.
    assert (COHORT_SIZE, MINIMUM_SUBJECTS) == (8, 300)
