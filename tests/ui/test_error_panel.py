"""The threshold slider, the panel beside it, and the numbers they draw."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from desktop.domain.error_rates import ErrorRates
from desktop.domain.progress import Progress
from desktop.domain.rates import wilson_rate
from desktop.ui.error_panel.rate_view import (
    decimals_for,
    false_candidates_sentence,
    frequency_sentence,
    headline,
    interval_scale,
    lowered_sentence,
    mean_text,
    percent_text,
    rate_view,
    score_histogram,
    strip_heights,
)
from desktop.ui.error_panel.rates_panel import RatesPanel
from desktop.ui.error_panel.threshold_slider import ThresholdSlider
from tests.ui.test_confidence_slider import measured

CAVEAT = (
    "Gallery portraits are easier than operational probes: this rate is a floor. Expect more errors in "
    "casework."
)


def view(events: int = 6, n: int = 298, **more):
    best = np.concatenate([np.full(events, 0.8), np.full(n - events, 0.2)]).astype(np.float32)
    wanted = {"candidates_count": 3, "gallery_name": "County", "pack": "default"} | more
    return rate_view(0.5, ErrorRates(measured(best).raw), **wanted)


def test_natural_frequencies(qapp):
    assert frequency_sentence(wilson_rate(6, 298)) == (
        "Of 100 people who are not in this gallery, about 2 (0 to 5) would get a candidate here. "
        "FPIR 2.0%, 95% interval 0.9% to 4.3%, measured by leaving out each of 298 people."
    )
    assert frequency_sentence(wilson_rate(0, 298)) == (
        "Of 100 people who are not in this gallery, at most 2 would get a candidate here: none of the 298 "
        "that were tried did. FPIR at most 1.0% (one-sided 95% bound), measured by leaving out each of 298 "
        "people."
    )
    assert "FPIR at least 99.0%" in frequency_sentence(wilson_rate(298, 298))
    assert (headline(wilson_rate(6, 298)), headline(wilson_rate(0, 298))) == ("2.0%", "≤ 1.0%")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0%"),
        (1, "100%"),
        (0.43, "43.0%"),
        (0.01, "1.0%"),
        (0.003, "0.3%"),
        (0.9999, "> 99.9%"),
        (0.00004, "0.0040%"),
    ],
)
def test_percent(qapp, share, text):
    assert percent_text(share) == text


@given(st.integers(1, 2_000_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_fits_its_axis(pair):
    scale = interval_scale(wilson_rate(*pair))
    assert 0 <= scale.low <= scale.value <= scale.high <= 1
    assert scale.ticks[0] == (0, "0%")
    assert scale.ticks[-1][0] == 1
    assert all(len(text) <= 8 for _, text in scale.ticks)


@pytest.mark.parametrize(("span", "decimals"), [(1.2, 4), (0.4, 4), (0.2, 5), (0.05, 5), (0.02, 6), (0, 4)])
def test_narrow_scores_get_more_decimals(span, decimals):
    assert decimals_for(span) == decimals


def test_false_candidates_in_words(qapp):
    assert [mean_text(v) for v in (0, 0.0034, 0.11, 2.34, 56.7)] == ["0", "0.0034", "0.11", "2.3", "57"]
    assert "returns 0.11 candidates on average" in false_candidates_sentence(0.11)
    assert false_candidates_sentence(0.0).endswith("returned a candidate (SEL 0).")


def test_histogram_counts_everybody_and_heights_are_linear():
    counts = score_histogram(np.array([-1, 0, 0.5, 0.5, 2], np.float32), 0, 1, 4)
    assert counts.tolist() == [2, 0, 2, 1]
    assert strip_heights(counts).tolist() == [1, 0, 1, 0.5]
    assert strip_heights(np.zeros(3, np.int64)).tolist() == [0, 0, 0]
    assert len(strip_heights(np.empty(0, np.int64))) == 0


def test_without_a_curve_nothing_is_known(qapp):
    empty = rate_view(0.5, None, candidates_count=None, gallery_name="g", pack="p")
    assert (empty.fpir, empty.n, empty.sel, empty.fnir) == (None, 0, None, None)


@pytest.fixture
def panel(qtbot) -> RatesPanel:
    panel = RatesPanel()
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def words(panel: RatesPanel) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_the_caveat_is_always_there(panel):
    for show in (
        lambda: panel.show_rate(view()),
        lambda: panel.show_rate(view(demo=True, stale=True)),
        lambda: panel.show_empty("Nothing yet."),
        lambda: panel.show_measuring(None),
        lambda: panel.show_measuring(Progress(5, 10, "people", 1.0)),
    ):
        show()
        panel.grab()
        assert CAVEAT in words(panel)


def test_the_panel_says_what_it_shows(panel):
    panel.show_rate(view(demo=True, stale=True))
    assert "Synthetic faces; the error rates shown are properties of this demo set" in words(panel)
    assert "The gallery changed" in words(panel)
    assert "Candidates at or above T = 0.5000: 3." in words(panel)
    assert panel.accessibleDescription() == panel.sentence()
    panel.show_rate(view(candidates_count=None))
    assert "The gallery changed" not in words(panel)
    assert "Candidates at or above" not in words(panel)
    panel.show_measuring(Progress(5, 10, "people", 1.0))
    assert "5 of 10. About 5 s left." in words(panel)
    assert panel.sentence() == ""
    panel.show_empty("Nothing yet.")
    assert "Nothing yet." in words(panel)
    panel.show_rate(rate_view(0.5, None, candidates_count=2, gallery_name="g", pack="p"))
    assert "is not known" in words(panel)


@pytest.fixture
def slider(qtbot) -> ThresholdSlider:
    slider = ThresholdSlider()
    qtbot.addWidget(slider)
    slider.set_range(-0.2, 0.8)
    slider.set_histogram(np.arange(96))
    slider.set_threshold(0.3)
    slider.resize(400, 120)
    slider.show()
    qtbot.waitExposed(slider)
    return slider


def test_keys_move_the_threshold(slider, qtbot):
    heard = []
    slider.threshold_changed.connect(heard.append)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Left,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    ):
        qtbot.keyClick(slider._track, key)
    assert heard == pytest.approx([0.301, 0.302, 0.301, 0.311, 0.301, -0.2, 0.8])
    assert slider._track.accessibleDescription() == "Threshold 0.8000"


def test_setting_is_silent_and_exact(slider):
    heard = []
    slider.threshold_changed.connect(heard.append)
    slider.set_threshold(0.432156789)
    assert slider.threshold == 0.432156789
    assert slider._spin.text() == "0.4322"
    slider.set_range(0.0, 0.4)
    assert slider.threshold == 0.4
    assert heard == []


def test_spin_box_and_mouse_move_it_too(slider, qtbot):
    with qtbot.waitSignal(slider.threshold_changed) as moved:
        slider._spin.setValue(0.1234)
    assert moved.args == [pytest.approx(0.1234)]
    assert slider._track.value() == 1234
    with qtbot.waitSignal(slider.threshold_changed) as moved:
        qtbot.mouseClick(
            slider._track, Qt.MouseButton.LeftButton, pos=QPoint(slider._track.width() // 2, 20)
        )
    assert moved.args == [pytest.approx(0.3, abs=0.005)]


def test_range_is_widened_to_hundredths(slider):
    slider.set_range(-0.123, 0.777)
    assert slider.range() == (-0.13, 0.78)
    slider.set_range(0.5, 0.5)
    low, high = slider.range()
    assert low < high
    slider.set_histogram(np.empty(0, np.int64))
    slider.grab()


def test_a_lowered_threshold_says_what_it_costs(qapp):
    lowered = view(60, default_threshold=0.7)
    assert lowered_sentence(lowered).startswith("Lowered from the default 0.7000: about 1 in 5 people")
    assert lowered_sentence(view(60, default_threshold=0.5)) == ""
    assert lowered_sentence(view(60)) == ""
    assert lowered_sentence(view(0, default_threshold=0.7)) == ""
