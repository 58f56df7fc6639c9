"""Groups against counting, the tail against enumeration and scipy, exposure against its definition."""

from __future__ import annotations

from math import comb, exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from desktop.domain.error_rates import ErrorRates
from desktop.domain.group_rates import GroupCurves, GroupTable, group_exposure, relabelling_tail
from desktop.domain.measurements import MeasuredScores
from desktop.domain.rates import MINIMUM_GROUP, wilson_rate
from tests.honesty.galleries import from_matrix, measure, on_sphere


def table(groups: dict[str, tuple[int, int]], threshold: float = 0.5) -> GroupTable:
    """Of group: (subjects, of these at the threshold)."""
    names = [name for name, (n, _) in groups.items() for _ in range(n)]
    best = [0.5 if i < over else 0.25 for n, over in groups.values() for i in range(n)]
    return GroupCurves("sex", names, np.array(best, np.float32)).at(threshold)


PEOPLE = st.lists(
    st.tuples(st.sampled_from(["f", "m", "x", ""]), st.integers(0, 10)), min_size=1, max_size=200
)


@given(PEOPLE, st.integers(0, 11))
def test_rates_are_counted_within_the_group(people: list[tuple[str, int]], tenths: int) -> None:
    best = np.array([score / 10 for _, score in people], np.float32)
    found = GroupCurves("sex", [name for name, _ in people], best).at(tenths / 10)
    over = [bool(s >= np.float32(tenths / 10)) for s in best]
    assert found.whole == wilson_rate(sum(over), len(over))
    assert found.unrecorded == sum(not name for name, _ in people)
    assert [row.group for row in found.rows] == sorted({name for name, _ in people if name})
    for row in found.rows:
        own = [o for (name, _), o in zip(people, over, strict=True) if name == row.group]
        assert (row.by, row.n) == ("sex", len(own))
        if len(own) < MINIMUM_GROUP:
            assert (row.rate, row.ratio, row.ratio_low, row.ratio_high) == (None, None, None, None)
            assert not row.flagged
            continue
        assert row.rate == wilson_rate(sum(own), len(own))
        if not any(over):
            assert (row.ratio, row.ratio_low, row.ratio_high) == (None, None, None)
            continue
        assert row.ratio is not None
        assert row.ratio_low is not None
        assert row.ratio_high is not None
        assert row.ratio == pytest.approx(np.mean(own) / np.mean(over))
        assert 0 <= row.ratio_low <= row.ratio * (1 + 1e-9)
        assert row.ratio <= row.ratio_high * (1 + 1e-9)


def test_the_curve_does_not_depend_on_the_order_of_subjects() -> None:
    rng = np.random.default_rng(1)
    names, best = rng.choice(["a", "b", ""], 500), rng.random(500, np.float32)
    order = rng.permutation(500)
    first = GroupCurves("x", names.tolist(), best).at(0.9)
    assert GroupCurves("x", names[order].tolist(), best[order]).at(0.9) == first


def test_the_whole_is_that_of_the_curve_beside_it() -> None:
    rng = np.random.default_rng(5)
    scores, _ = measure(on_sphere(rng, 400, 5), np.arange(400))
    rates = ErrorRates(scores)
    curves = GroupCurves("x", rng.choice(["a", "b"], 400).tolist(), scores.best, rates.design)
    effects = set()
    for fpir in (0.5, 0.2, 0.05, 0.01, 0.0):
        threshold = rates.curve.threshold_for(fpir)
        assert curves.at(threshold).whole == rates.fpir(threshold)
        effects.add(rates.design.at(threshold))
    assert any(effect % 0.25 for effect in effects), "every design effect is a whole number of quarters"


def test_thirty_subjects_are_enough_and_twenty_nine_are_not() -> None:
    found = table({"a": (30, 3), "b": (29, 29)})
    a, b = found.rows
    assert a.rate == wilson_rate(3, 30)
    assert b.rate is None
    assert found.worst is a


def test_the_interval_of_a_ratio_is_that_of_a_long_bootstrap() -> None:
    groups = {"a": (200, 20), "b": (700, 35), "": (100, 5)}
    found = table(groups)
    rng = np.random.default_rng(8)
    code = np.repeat([0, 1, 2], [200, 700, 100])
    over = np.concatenate([np.arange(n) < k for n, k in groups.values()])
    ratios = []
    for _ in range(4000):
        drawn = rng.integers(0, 1000, 1000)
        whole = over[drawn].mean()
        ratios.append([over[drawn][code[drawn] == g].mean() / whole for g in (0, 1)])
    for row, expected in zip(found.rows, np.quantile(ratios, (0.025, 0.975), axis=0).T, strict=True):
        assert (row.ratio_low, row.ratio_high) == pytest.approx(tuple(expected), rel=0.06)


def test_a_group_that_saw_nothing_still_has_an_upper_end() -> None:
    found = table({"a": (40, 0), "b": (960, 48)})
    row = found.row("a")
    assert row is not None
    assert (row.ratio, row.ratio_low) == (0.0, 0.0)
    assert row.ratio_high == pytest.approx((1 - 0.05 ** (1 / 40)) / 0.048)


def test_everybody_in_one_group_is_the_whole_without_doubt() -> None:
    (row,) = table({"a": (100, 7)}).rows
    assert (row.ratio, row.ratio_low, row.ratio_high) == pytest.approx((1, 1, 1))
    assert not row.flagged


def test_one_event_leaves_out_the_draws_without_any() -> None:
    (a, b) = table({"a": (50, 1), "b": (50, 0)}).rows
    assert a.ratio == pytest.approx(2)
    # Of one event the group has all or there is no ratio; what the others may have bounds it from below.
    assert a.ratio_low == pytest.approx((1 / 50) / ((1 + 50 * (1 - 0.05 ** (1 / 50))) / 100))
    assert b.ratio_high == pytest.approx((1 - 0.05 ** (1 / 50)) / 0.01)


def test_the_worst_of_equal_rates_is_the_one_that_may_be_higher() -> None:
    found = table({"a": (400, 40), "b": (40, 4), "c": (400, 20)})
    assert found.worst is found.row("b")
    assert table({"a": (29, 5)}).worst is None


def test_the_highest_rate_to_the_geometric_mean() -> None:
    found = table({"a": (100, 20), "b": (100, 10), "c": (100, 5), "d": (5, 5), "": (40, 40)})
    assert found.max_over_geometric_mean == pytest.approx(0.2 / exp((log(0.2) + log(0.1) + log(0.05)) / 3))
    assert table({"a": (100, 20), "b": (100, 0)}).max_over_geometric_mean is None
    assert table({"a": (100, 20), "b": (20, 1)}).max_over_geometric_mean is None


def test_a_row_is_found_by_its_name() -> None:
    found = table({"a": (40, 2), "b": (40, 3), "": (3, 0)})
    assert found.row("b") is found.rows[1]
    assert found.row("c") is None
    assert found.row("") is None


# Fisher's exact test, one-sided, scipy: 9/100 against 1/100 has p = 0.0092, 6/100 against 4/100 has 0.37.
@pytest.mark.parametrize(("own", "others", "flagged"), [(9, 1, True), (6, 4, False), (1, 9, False)])
def test_flagged_is_higher_than_the_others_beyond_chance(own: int, others: int, flagged: bool) -> None:
    row = table({"a": (100, own), "b": (100, others), "": (500, 400)}).row("a")
    assert row is not None
    assert row.flagged is flagged


def test_more_groups_need_more_evidence_and_holm_spends_what_is_left() -> None:
    # p = 0.0188 for "a": enough of two groups (limit .025), not of five (limit .01).
    two = {"a": (100, 10), "b": (400, 16)}
    assert hypergeom.sf(9, 500, 26, 100) == pytest.approx(0.0189, abs=2e-3)
    assert table(two).rows[0].flagged
    five = {"a": (100, 10), **dict.fromkeys("bcde", (100, 4))}
    assert not any(row.flagged for row in table(five).rows)
    # "b" passes Holm's second step (.05 / 4) and would not pass Bonferroni's limit (.05 / 5).
    chance = {"a": (100, 60), "b": (100, 32), "c": (100, 10), "d": (100, 8), "e": (100, 4)}
    assert 0.01 < hypergeom.sf(31, 500, 114, 100) < 0.0125
    assert {row.group for row in table(chance).rows if row.flagged} == {"a", "b"}


@given(st.integers(1, 30).flatmap(lambda n: st.tuples(st.just(n), *[st.integers(0, n)] * 3)))
def test_the_tail_is_what_counting_gives(counts: tuple[int, int, int, int]) -> None:
    n, events, group, inside = counts
    ways = sum(comb(events, x) * comb(n - events, group - x) for x in range(inside, min(events, group) + 1))
    assert relabelling_tail(inside, n, events, group) == pytest.approx(ways / comb(n, group), abs=1e-12)


@pytest.mark.parametrize(
    ("inside", "subjects", "events", "group"),
    [
        (60, 10_000, 400, 1000),
        (5200, 1_000_000, 50_000, 100_000),
        (250_500, 1_000_000, 500_000, 500_000),
        (249_000, 1_000_000, 500_000, 500_000),
        (9, 1_000_000, 20, 100_000),
        (99, 1_000_000, 999_900, 100),
        (40, 2954, 148, 700),
    ],
)
def test_the_tail_agrees_with_scipy(inside: int, subjects: int, events: int, group: int) -> None:
    expected = hypergeom.sf(inside - 1, subjects, events, group)
    assert relabelling_tail(inside, subjects, events, group) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(("subjects", "events", "group"), [(10, 11, 5), (10, 5, 11), (10, -1, 5)])
def test_impossible_counts_are_refused(subjects: int, events: int, group: int) -> None:
    with pytest.raises(ValueError, match="among 10"):
        relabelling_tail(1, subjects, events, group)


def test_names_and_scores_belong_together() -> None:
    with pytest.raises(ValueError, match="1 names for 2"):
        GroupCurves("sex", ["a"], np.zeros(2, np.float32))
    with pytest.raises(ValueError, match="nothing was measured"):
        GroupCurves("sex", [], np.empty(0, np.float32))


def gallery(n: int = 120, length: int = 6, seed: int = 3) -> MeasuredScores:
    templates = on_sphere(np.random.default_rng(seed), n, length)
    return from_matrix((templates @ templates.T).astype(np.float32), listed=n)


@pytest.mark.parametrize("threshold", [0.3, 0.7, 0.8])
def test_exposure_is_what_counting_gives(threshold: float) -> None:
    scores = gallery()
    names = ["a"] * 50 + ["b"] * 35 + [""] * 15 + ["c"] * 20
    a, b, c = group_exposure(scores, names, threshold)
    counts = {"a": 0, "b": 0, "c": 0, "": 0}
    for row, others in zip(scores.top, scores.other, strict=True):
        for score, other in zip(row, others, strict=True):
            counts[names[other]] += bool(score >= np.float32(threshold))
    total = sum(counts.values())
    for found, n in ((a, 50), (b, 35)):
        assert (found.n, found.per_search) == (n, pytest.approx(counts[found.group] / 120))
        assert found.per_member_ratio == pytest.approx((counts[found.group] / n) / (total / 120))
        assert found.low is not None
        assert found.high is not None
        assert found.low <= found.per_member_ratio <= found.high
    assert (c.group, c.n, c.per_search, c.per_member_ratio, c.low, c.high) == ("c", 20, *[None] * 4)


def test_the_interval_of_exposure_is_that_of_a_bootstrap_over_probes() -> None:
    scores = gallery(1500, 8)
    names = ["a", "b", "b"] * 500
    a = group_exposure(scores, names, 0.85)[0]
    own = ((scores.top >= np.float32(0.85)) & (scores.other % 3 == 0)).sum(axis=1)
    everybody = (scores.top >= np.float32(0.85)).sum(axis=1)
    rng = np.random.default_rng(1)
    # Half as many: each resemblance is seen from both sides.
    drawn = [rng.integers(0, 1500, 750) for _ in range(3000)]
    ratios = [own[d].sum() / everybody[d].sum() * 3 for d in drawn]
    low, high = np.quantile(ratios, (0.025, 0.975))
    assert a.low is not None
    assert a.high is not None
    assert a.high - a.low == pytest.approx(high - low, rel=0.15)
    assert (a.low + a.high) / 2 == pytest.approx((low + high) / 2, rel=0.05)


def test_exposure_where_nobody_or_none_of_a_group_is_returned() -> None:
    cross = np.full((80, 80), 0.1, np.float32)
    cross[0, 79] = cross[79, 1] = 0.9
    names = ["a"] * 40 + ["b"] * 40
    cross[79, 1] = 0.1
    scores = from_matrix(cross)
    a, b = group_exposure(scores, names, 0.5)
    assert (a.per_search, a.per_member_ratio, a.low) == (0, 0, 0)
    assert a.high == pytest.approx((1 - 0.05 ** (2 / 80)) / 40 / (1 / 80 / 80))
    assert b.per_member_ratio == pytest.approx(2)
    nobody = group_exposure(scores, names, 0.95)[0]
    assert (nobody.per_search, nobody.per_member_ratio, nobody.high) == (0, None, None)
    with pytest.raises(ValueError, match="1 names for 80"):
        group_exposure(scores, ["a"], 0.5)
