"""The part of the bounds that quantisation hides: float32 sums in any order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.recognition.score_bounds import (
    ProbeSize,
    before_shift,
    norm_of,
    product_slack,
    quantised_slack,
    shifted_slack,
)
from tests.recognition.search_galleries import vectors

KIND = st.sampled_from(["unit", "cluster", "border", "one-hot", "whole", "near"])
SEED = st.integers(0, 2**32 - 1)


def slack(norm: float, size: ProbeSize, length: int, comparator: str) -> float:
    """Nothing left over by quantisation, no centre."""
    return quantised_slack(norm, 0.0, 0.0, size, centre=0.0, length=length, comparator=comparator)


def sums(terms: np.ndarray) -> list[float]:
    """In float32: from front to back, from back to front, by halves, and as numpy likes."""
    orders = [terms, terms[::-1], np.sort(terms), terms[np.argsort(-np.abs(terms))]]
    return [float(np.add.accumulate(order, dtype=np.float32)[-1]) for order in orders] + [
        float(terms.sum(dtype=np.float32)),
        float(np.float32(terms[::2].sum(dtype=np.float32)) + np.float32(terms[1::2].sum(dtype=np.float32))),
    ]


@given(KIND, KIND, st.sampled_from([1, 2, 17, 128, 1024]), SEED)
def test_a_sum_in_any_order_lies_within_the_bound(one: str, other: str, length: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    row, probe = vectors(one, 1, length, random)[0], vectors(other, 1, length, random)[0]
    exact = float(row.astype(np.float64) @ probe.astype(np.float64))
    size = ProbeSize(norm_of(probe), norm_of(probe))
    bound = slack(norm_of(row), size, length, "cosine")
    found = sums(row * probe)
    assert all(abs(value - exact) <= bound for value in found)
    spread = max(found) - min(found)
    assert spread <= product_slack(norm_of(row), 0.0, size, length, "cosine")
    delta = row - probe
    exact = float(np.square(row.astype(np.float64) - probe.astype(np.float64)).sum())
    bound = slack(norm_of(row), size, length, "euclidean")
    assert all(abs(value - exact) <= bound for value in sums(delta * delta))
    # Of use: a hundred-thousandth of what is bounded, not a tenth.
    assert bound <= (2 * length + 30) * 2.0**-22 * (norm_of(row) + norm_of(probe)) ** 2 + 2.0**-90


def test_a_sum_that_loses_as_much_as_it_can_lies_within_the_bound() -> None:
    """One and many halves of its last bit: from front to back all of them are lost."""
    row = np.full(1024, 2.0**-24, np.float32)
    row[0] = 1
    probe = np.ones(1024, np.float32)
    exact = float(row.astype(np.float64).sum())
    lost = exact - sums(row)[0]
    assert lost == pytest.approx(1023 * 2.0**-24)
    assert lost <= slack(norm_of(row), ProbeSize(norm_of(probe)), 1024, "cosine")


@given(st.floats(-100, 100, width=32), st.floats(-100, 100, width=32), st.floats(-100, 100, width=32))
def test_offsets_and_shifts_are_rounded_within_their_bounds(a: float, offset: float, shift: float) -> None:
    score, added, taken = np.float32(a), np.float32(offset), np.float32(shift)
    near = np.nextafter(score, np.float32(1000))
    apart = abs(float(score + added) - float(near + added)) - abs(float(near) - float(score))
    assert apart <= shifted_slack(abs(float(near)), abs(float(added)))
    level = score - taken
    assert before_shift(float(level), float(taken)) <= float(score)
    below = np.float32(before_shift(float(level), float(taken)) - 1e-4)
    assert below - taken <= level
