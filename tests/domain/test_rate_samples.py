"""Who is drawn, and that what is measured on them speaks for everybody."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.design_effect import PAIRS, DesignEffect, design_effect
from desktop.domain.group_rates import GroupCurves
from desktop.domain.rate_samples import RateSample
from desktop.domain.rates import FpirCurve

SAMPLES = st.builds(
    lambda seed, of, share, group: RateSample(seed, max(1, round(share * of)), of, group),
    st.integers(0, 2**48 - 1),
    st.integers(1, 300),
    st.floats(0, 1),
    st.integers(1, 50),
)


def split_mix(seed: int, place: int) -> int:
    """As the paper has it, with whole numbers."""
    low = 2**64 - 1
    state = (seed + (place + 1) * 0x9E3779B97F4A7C15) & low
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & low
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & low
    return state ^ (state >> 31)


def test_the_same_snapshot_has_the_same_people_on_every_computer_and_for_ever() -> None:
    sample = RateSample.of_snapshot("0123456789abcdef" * 4, 1000, 8, 5)
    assert sample == RateSample(0x0123456789AB, 8, 1000, 5)
    assert sample.drawn().tolist() == sorted(
        sorted(range(1000), key=lambda i: split_mix(sample.seed, i))[:8]
    )
    assert RateSample.of_snapshot("ff" * 32, 1000, 8, 5).drawn().tolist() != sample.drawn().tolist()
    assert RateSample.of_snapshot("ff" * 32, 3, 8, 5).drawn().tolist() == [0, 1, 2]


@given(SAMPLES)
def test_so_many_different_people_are_drawn_in_their_order(sample: RateSample) -> None:
    assert sorted(sample.ranks().tolist()) == list(range(sample.of))
    drawn = sample.drawn().tolist()
    assert len(drawn) == sample.size
    assert drawn == sorted(set(drawn))


@given(SAMPLES, st.integers(0, 2**32 - 1))
def test_of_a_group_those_count_who_come_first_in_the_order_and_all_of_the_sample(
    sample: RateSample, seed: int
) -> None:
    members = np.flatnonzero(np.random.default_rng(seed).random(sample.of) < 0.3)
    ranks = sample.ranks()
    counted = sample.of_group(members, ranks)
    assert set(counted.tolist()) <= set(members.tolist())
    assert set(members.tolist()) & set(sample.drawn().tolist()) <= set(counted.tolist())
    assert len(counted) >= min(len(members), sample.group_size)
    left = np.setdiff1d(members, counted)
    assert not len(left) or not len(counted) or ranks[counted].max() < ranks[left].min()


def test_everybody_is_as_likely_to_be_drawn_and_so_is_every_pair() -> None:
    of, size, draws = 40, 10, 4000
    drawn = np.zeros((draws, of), np.int64)
    for seed in range(draws):
        drawn[seed, RateSample(seed * 1_000_003, size, of, 1).drawn()] = 1
    share = size / of
    assert abs(drawn.mean(axis=0) - share).max() < 4.5 * np.sqrt(share * (1 - share) / draws)
    together = drawn.T @ drawn / draws
    pair = size * (size - 1) / (of * (of - 1))
    apart = together[~np.eye(of, dtype=bool)]
    assert abs(apart - pair).max() < 5.5 * np.sqrt(pair * (1 - pair) / draws)


def searches(n: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Best scores of `n` people against each other, the three best: (scores, others, group)."""
    random = np.random.default_rng(seed)
    rows = random.normal(size=(n, 6))
    group = (random.random(n) < 0.06).astype(int)
    rows[group == 1] += [1.0, 0, 0, 0, 0, 0]  # they resemble each other
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    scores = rows @ rows.T
    np.fill_diagonal(scores, -np.inf)
    other = np.argsort(-scores, axis=1)[:, :3]
    return np.take_along_axis(scores, other, axis=1).astype(np.float32), other.astype(np.int32), group


def test_the_rates_of_samples_lie_about_those_of_everybody_within_their_intervals() -> None:
    top, other, group = searches(800, 3)
    whole = FpirCurve(top[:, 0], DesignEffect(top, other))
    at = whole.threshold_for(0.2)
    truth = whole.rate(at).value
    names = np.array(["rest", "few"])[group]
    members = np.flatnonzero(group == 1)
    truth_of_few = float((top[members, 0] >= at).mean())
    values, held, few, few_held = [], 0, [], 0
    for seed in range(300):
        sample = RateSample(seed * 7919, 200, 800, 30)
        drawn = sample.drawn()
        ranks = sample.ranks()
        design = DesignEffect(top[drawn], other[drawn], drawn.astype(np.int32), 800)
        rate = FpirCurve(top[drawn, 0], design).rate(at)
        values.append(rate.value)
        held += rate.low <= truth <= rate.high
        counted = sample.of_group(members, ranks)
        more = top[counted[ranks[counted] >= sample.size], 0]
        table = GroupCurves("g", names[drawn].tolist(), top[drawn, 0], design, {"few": more}).at(at)
        assert table.whole.events == rate.events, "who was added does not count for the whole"
        row = table.row("few")
        assert row is not None
        assert row.rate is not None
        assert row.n == max(30, len(counted))
        few.append(row.rate.value)
        few_held += row.rate.low <= truth_of_few <= row.rate.high
        assert row.ratio == pytest.approx(row.rate.value / rate.value)
    spread = np.sqrt(truth * (1 - truth) / 200 * (1 - 200 / 800))
    assert abs(np.mean(values) - truth) < 4 * spread / np.sqrt(300)
    assert abs(np.std(values) - spread) < 0.2 * spread
    assert held >= 285
    spread = np.sqrt(truth_of_few * (1 - truth_of_few) / 30)
    assert abs(np.mean(few) - truth_of_few) < 4 * spread / np.sqrt(300)
    assert few_held >= 285


def test_a_sample_of_everybody_has_the_design_effect_of_everybody() -> None:
    top, other, _ = searches(120, 5)
    places = np.arange(120, dtype=np.int32)
    for threshold in np.quantile(top[:, 0], [0.2, 0.6, 0.95]).tolist():
        assert design_effect(top, other, threshold, places, 120) == pytest.approx(
            design_effect(top, other, threshold)
        )
    assert DesignEffect(top, other, places, 120).least == DesignEffect(top, other).least == PAIRS


def test_searches_of_a_small_sample_are_nearly_independent_ones() -> None:
    """In pairs, each seen from both sides: the effect is 1 + n/N, as far as n says it."""
    enrolled = 20_000
    partner = np.arange(enrolled) ^ 1
    score = np.random.default_rng(2).random(enrolled // 2).astype(np.float32).repeat(2)
    top = np.stack([score, np.zeros(enrolled, np.float32), np.zeros(enrolled, np.float32)], 1)
    other = np.stack([partner, (partner + 2) % enrolled, (partner + 4) % enrolled], 1).astype(np.int32)
    for share in (0.02, 0.25, 0.5):
        drawn = RateSample(11, int(share * enrolled), enrolled, 1).drawn()
        found = design_effect(top[drawn], other[drawn], 0.95, drawn.astype(np.int32), enrolled)
        assert found == pytest.approx(1 + share, abs=0.12)
    few = RateSample(11, 400, enrolled, 1).drawn()
    curve = FpirCurve(top[few, 0], DesignEffect(top[few], other[few], few.astype(np.int32), enrolled))
    assert curve.highest_supported_confidence == pytest.approx(1 - 3 * 1.02 / 400)
