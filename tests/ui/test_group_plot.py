"""The numbers of the plot by group, and that what is drawn is what is said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from desktop.domain.group_rates import GroupCurves, GroupTable
from desktop.domain.groups import SEX
from desktop.domain.rates import wilson_rate
from desktop.ui.error_rates.group_texts import (
    plot_sentence,
    ratio_number,
    row_lines,
    summary_sentence,
    tick_text,
    unknown_sentence,
    worst_sentence,
)
from desktop.ui.error_rates.group_view import GroupView, axis_ticks, axis_top, group_view
from desktop.ui.theme import DARK, LIGHT, apply_theme

SIZES = {"F": (200, 60), "M": (200, 10), "X": (12, 12), "": (20, 2)}
"""group -> people, of whom so many get a false candidate at 0.5"""


def table(sizes=SIZES, threshold: float = 0.5) -> GroupTable:
    names, best = [], []
    for group, (n, events) in sizes.items():
        names += [group] * n
        best += [0.9] * events + [0.1] * (n - events)
    return GroupCurves(SEX, names, np.array(best, np.float32)).at(threshold)


def view(sizes=SIZES, threshold: float = 0.5) -> GroupView:
    made = table(sizes, threshold)
    return group_view(made, made.whole)


def test_measured_groups_come_first_and_keep_their_order_at_every_threshold():
    for threshold in (0.0, 0.5, 0.95):
        assert [row.group for row in view(threshold=threshold).rows] == ["F", "M", "X"]
    assert [row.group for row in view({"A": (5, 5), "B": (40, 0)}).rows] == ["B", "A"]


def test_the_numbers_are_those_of_the_table():
    made, shown = table(), view()
    for row in shown.rows:
        known = made.row(row.group)
        assert known is not None
        assert (row.rate, row.ratio, row.ratio_low, row.ratio_high) == (
            known.rate,
            known.ratio,
            known.ratio_low,
            known.ratio_high,
        )
    assert shown.rows[0].rate == wilson_rate(60, 200)
    assert [row.flagged for row in shown.rows] == [True, False, False]
    assert [row.worst for row in shown.rows] == [True, False, False]
    assert (shown.unrecorded, shown.max_over_geometric_mean) == (20, made.max_over_geometric_mean)


def test_the_whole_is_the_rate_of_the_panel():
    panel = wilson_rate(84, 432, 3.0)
    shown = group_view(table(), panel)
    assert shown.whole is panel
    assert shown.top >= panel.high


def test_nobody_is_worst_where_nothing_happened():
    shown = view(threshold=0.95)
    assert shown.worst is None
    assert not any(row.worst for row in shown.rows)


def test_few_people_get_no_number_and_no_place_on_the_axis():
    shown = view()
    few = shown.rows[2]
    assert (few.n, few.rate, few.ratio) == (12, None, None)
    # All 12 of them have an event, which would reach to 100%.
    assert shown.top == 0.5


@given(
    st.lists(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1)
)
def test_the_axis_holds_every_interval_and_its_ticks_are_few(pairs):
    rates = [wilson_rate(events, n) for events, n in pairs]
    top = axis_top(rates)
    assert all(rate.high <= top for rate in rates)
    ticks = axis_ticks(top)
    assert 3 <= len(ticks) - 1 <= 5
    assert (ticks[0], ticks[-1]) == (0, top)


def test_words_of_a_row(qapp):
    shown = view()
    rate, ratio, flag = row_lines(shown.rows[0])
    assert rate == "30.0% (24.1% to 36.7%)"
    assert ratio.startswith("1.5 times everybody’s rate (1.")
    assert flag == "▲ more often than the others, beyond chance"
    assert row_lines(shown.rows[1])[2] == ""
    assert row_lines(shown.rows[2])[0] == "not enough data (n=12)"
    assert row_lines(view(threshold=0.95).rows[0])[:2] == ("none (at most 1.5%)", "")


def test_everything_stands_in_the_description(qapp):
    said = plot_sentence(view())
    assert said.startswith("FPIR by sex. Whole gallery: 19.4% (")
    assert "F: FPIR 30.0% (24.1% to 36.7%) of 200 people, 1.5 times everybody’s rate" in said
    assert "beyond chance, the worst measured group." in said
    assert said.endswith("X: not enough data (n=12).")


def test_sentences_below_the_plot(qapp):
    shown = view()
    assert worst_sentence(shown) == "Worst measured group: F, 30.0% (24.1% to 36.7%)."
    assert ": 2.45 (1 would mean no difference" in summary_sentence(shown)  # sqrt(0.30 / 0.05)
    assert unknown_sentence(shown).startswith("Of 20 of 432 people nothing is recorded here")
    assert unknown_sentence(shown).endswith("the worst measured one counts: F.")
    unrecorded_do_worst = view({"F": (100, 5), "M": (100, 4), "": (100, 40)})
    assert "the rate of everybody counts" in unknown_sentence(unrecorded_do_worst)
    nothing = view(threshold=0.95)
    assert "not defined" in summary_sentence(nothing)
    assert worst_sentence(nothing) == "No group had a false candidate at this threshold."
    small = view({"F": (10, 1), "M": (12, 2)})
    assert "which does not mean that they do not" in worst_sentence(small)
    assert "fewer than two" in summary_sentence(small)


@pytest.mark.parametrize(
    ("ratio", "text"), [(0, "0"), (0.04, "0.04"), (0.994, "0.99"), (0.996, "1.0"), (12.34, "12.3")]
)
def test_ratios(qapp, ratio, text):
    assert ratio_number(ratio) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0, "0%"), (0.1, "10%"), (0.025, "2.5%"), (0.0001, "0.01%"), (1, "100%")]
)
def test_ticks(qapp, share, text):
    assert tick_text(share) == text


@pytest.fixture
def plot(qtbot, qapp):
    from desktop.ui.error_rates.group_plot import GroupPlot

    apply_theme(qapp, "light")
    made = GroupPlot()
    qtbot.addWidget(made)
    made.resize(760, 400)
    made.set_view(view())
    made.show()
    qtbot.waitExposed(made)
    yield made
    apply_theme(qapp, "light")


def marks(plot) -> list[tuple[float, float, str]]:
    return [(spot.pos().x(), spot.pos().y(), spot.symbol()) for spot in plot._marks.points()]


def test_marks_stand_where_the_rates_are_and_differ_in_shape(plot):
    shown = view()
    assert marks(plot) == [
        (shown.whole.value, 0.5, "s"),
        (pytest.approx(0.30), 1.5, "t1"),
        (pytest.approx(0.05), 2.5, "d"),
    ]
    xs, _ = plot._flagged.getData()
    assert (min(xs), max(xs)) == (shown.rows[0].rate.low, shown.rows[0].rate.high)
    assert plot._whole_line.value() == shown.whole.value


def test_a_mark_is_level_with_its_words(plot):
    for number, (_, y, _) in enumerate(marks(plot)):
        words = plot._lines[number][0].parentWidget()
        centre = words.mapTo(plot, words.rect().center()).y()
        scene = plot.plot.getViewBox().mapViewToScene(QPointF(0.0, y))
        drawn = plot.plot.mapTo(plot, plot.plot.mapFromScene(scene)).y()
        assert abs(drawn - centre) <= 2


def test_the_plot_follows_the_threshold_and_the_number_of_groups(plot, qtbot):
    assert plot.row_texts()[1].startswith("F | 200 people | Worst measured group | 30.0%")
    plot.set_view(view(threshold=0.95))
    assert plot.row_texts()[1] == "F | 200 people | none (at most 1.5%)"
    assert "none (at most 1.5%) of 200 people" in plot.accessibleDescription()
    plot.set_view(view({"A": (40, 4)}))
    assert len(plot.row_texts()) == 2
    assert len(marks(plot)) == 2

    def seen() -> list[str]:
        return [label.text() for label in plot.findChildren(QLabel) if label.isVisible()]

    assert "F" not in seen()
    qtbot.waitUntil(lambda: "A" in seen())
    assert "F" not in seen()


def test_a_long_name_gets_a_second_line(plot):
    height = plot.row_height
    name = "Black or African American"
    plot.set_view(view({name: (40, 4), "White": (50, 5)}))
    assert plot.row_height > height
    assert plot.row_texts()[1].startswith(name)
    plot.set_view(view())
    assert plot.row_height == height


def test_it_can_be_reached_and_cannot_be_dragged(plot):
    assert plot.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert plot.accessibleName()
    assert not any(plot.plot.getViewBox().state["mouseEnabled"])
    assert not plot.plot.getViewBox().menuEnabled()


def test_both_themes_reach_the_drawing(plot, qapp):
    for mode, scheme in (("light", LIGHT), ("dark", DARK)):
        apply_theme(qapp, mode)
        assert plot._intervals.opts["pen"].color() == QColor(scheme.accent)
        assert plot._flagged.opts["pen"].color() == QColor(scheme.caution)
        assert plot.plot.getAxis("bottom").textPen().color() == QColor(scheme.text_muted)
        pixel = plot.grab().toImage().pixelColor(plot.plot.x() + plot.plot.width() - 3, 10)
        assert pixel == QColor(scheme.surface)
