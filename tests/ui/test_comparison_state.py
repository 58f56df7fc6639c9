"""What the workbench remembers, without a window."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.annotations import Annotation
from desktop.domain.features import FacialComponent
from desktop.ui.comparison.date_gap import DateGap
from desktop.ui.comparison.marks import Marks, open_picture
from desktop.ui.comparison.measures import CLOSEST_LINES, Ruler, grid_lines, grid_step
from desktop.ui.comparison.view_state import CANDIDATE, FASTEST_MS, PROBE, ViewMode, ViewState

DAYS = st.dates(date(1950, 1, 1), date(2060, 1, 1))


# Modes


def test_swipe_says_which_picture_is_under_the_pointer():
    state = ViewState()
    state.mode = ViewMode.SWIPE
    state.set_divider(0.3)
    assert [state.picture_at(x) for x in (0.0, 0.29, 0.3, 1.0)] == [PROBE, PROBE, CANDIDATE, CANDIDATE]


@given(st.lists(st.floats(-30, 30), max_size=10), st.sampled_from([ViewMode.SWIPE, ViewMode.OVERLAY]))
def test_divider_and_blend_stay_within_the_pane(steps, mode):
    state = ViewState()
    state.mode = mode
    for step in steps:
        assert state.step(step)
    assert 0 <= state.divider <= 1
    assert 0 <= state.blend <= 1
    assert (state.divider if mode is ViewMode.OVERLAY else state.blend) == 0.5


def test_blink_shows_one_picture_and_exchanges_them():
    state = ViewState()
    state.mode = ViewMode.BLINK
    assert [state.opacity(p) for p in (PROBE, CANDIDATE)] == [1, 0]
    state.exchange()
    assert [state.opacity(p) for p in (PROBE, CANDIDATE)] == [0, 1]
    assert not state.step(1)
    state.set_interval(1)
    assert state.interval == FASTEST_MS


def test_the_ends_of_the_blend_show_one_picture_alone():
    state = ViewState()
    state.mode = ViewMode.OVERLAY
    state.set_blend(0)
    assert [state.opacity(p) for p in (PROBE, CANDIDATE)] == [1, 0]
    state.set_blend(1)
    assert [state.opacity(p) for p in (PROBE, CANDIDATE)] == [0, 1]


# Marks


def test_a_mark_is_set_in_one_picture_and_then_in_the_other():
    marks = Marks()
    marks.component = FacialComponent.NOSE
    marks.place(PROBE, (1.0, 2.0))
    assert marks.waits_for(CANDIDATE)
    assert open_picture(marks.selected) == CANDIDATE
    marks.place(CANDIDATE, (3.0, 4.0))
    assert marks.all() == (Annotation(1, FacialComponent.NOSE, (1.0, 2.0), (3.0, 4.0)),)
    assert open_picture(marks.selected) is None
    marks.place(CANDIDATE, (5.0, 6.0))
    assert [m.number for m in marks.all()] == [1, 2]
    assert marks.all()[1].probe is None


def test_a_mark_may_stay_open():
    marks = Marks()
    marks.place(PROBE, (1.0, 1.0))
    marks.select(None)
    marks.place(CANDIDATE, (2.0, 2.0))
    assert [(m.probe, m.candidate) for m in marks.all()] == [((1.0, 1.0), None), (None, (2.0, 2.0))]


@given(st.lists(st.sampled_from(["probe", "candidate", "delete", "leave"]), max_size=30))
def test_no_number_is_ever_given_twice(acts):
    marks, given_numbers, before = Marks(), [], set()
    for act in acts:
        if act == "delete" and marks.selected is not None:
            marks.delete(marks.selected.number)
        elif act == "leave":
            marks.select(None)
        elif act in ("probe", "candidate"):
            marks.place(PROBE if act == "probe" else CANDIDATE, (0.0, 0.0))
        now = {m.number for m in marks.all()}
        given_numbers += sorted(now - before)
        before = now
    assert given_numbers == list(range(1, len(given_numbers) + 1))


def test_other_marks_bring_their_numbers():
    marks = Marks()
    marks.place(PROBE, (0.0, 0.0))
    marks.replace_all([Annotation(4, None, (1.0, 1.0), None)])
    assert marks.selected is None
    assert marks.next_number == 5
    marks.replace_all([Annotation(4, None, (1.0, 1.0), None)], next_number=9)
    assert marks.place(PROBE, (0.0, 0.0)).number == 9


def test_selecting_goes_round_and_knows_its_numbers():
    marks = Marks()
    marks.replace_all([Annotation(n, FacialComponent.EARS, (1.0, 1.0), None) for n in (2, 5)])
    seen = []
    for _ in range(4):
        marks.select_next(1)
        seen.append(marks.selected.number if marks.selected else None)
    assert seen == [2, 5, None, 2]
    assert marks.numbers_for(FacialComponent.EARS) == (2, 5)
    assert marks.numbers_for(FacialComponent.NOSE) == ()
    with pytest.raises(KeyError):
        marks.select(3)


def test_a_mark_is_described_and_moved():
    marks = Marks()
    number = marks.place(PROBE, (0.0, 0.0)).number
    marks.describe(number, FacialComponent.EARS, "lobe attached")
    marks.move(number, PROBE, (7.0, 8.0))
    assert marks.all() == (Annotation(1, FacialComponent.EARS, (7.0, 8.0), None, "lobe attached"),)


# Grid and ruler


def test_a_ruler_speaks_in_distances_of_the_eyes():
    assert Ruler((-0.5, 0.0), (0.5, 0.0)).length == 1.0


@given(st.floats(5, 4000))
def test_lines_of_the_grid_never_crowd(scale):
    step = grid_step(scale)
    assert step * scale >= CLOSEST_LINES or step == 1.0


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(0.2, 6), st.sampled_from([0.1, 0.25, 0.5, 1.0]))
def test_the_grid_covers_what_is_seen_and_goes_through_the_eyes(left, top, extent, step):
    lines = grid_lines([(left, top), (left + extent, top + extent)], step)
    upright = sorted(line.start[0] for line in lines if line.start[0] == line.end[0])
    assert all(left - 1e-9 <= x <= left + extent + 1e-9 for x in upright)
    assert all(b - a == pytest.approx(step) for a, b in itertools.pairwise(upright))
    if left < 0 < left + extent:
        assert any(x == 0 for x in upright)
        assert any(line.main for line in lines)


# Dates


@given(DAYS, DAYS)
def test_the_gap_is_the_same_both_ways(one, other):
    first, second = DateGap(one, other), DateGap(other, one)
    assert (first.years, first.months, first.days) == (second.years, second.months, second.days)
    assert first.is_caution == second.is_caution
    assert 365 * first.years <= first.days < 367 * (first.years + 1)


def test_more_than_ten_years_or_an_unknown_date_is_a_caution():
    taken = date(2010, 5, 4)
    assert not DateGap(taken, date(2020, 5, 4)).is_caution
    assert DateGap(taken, date(2020, 5, 4) + timedelta(days=1)).is_caution
    assert DateGap(taken, date(2020, 5, 3)).years == 9
    assert DateGap(taken, None).is_caution
    assert DateGap(None, None).years is None
