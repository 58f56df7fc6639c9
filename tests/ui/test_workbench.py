"""The comparison workbench as a person uses it."""

from __future__ import annotations

import gc
import itertools
import time
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.annotations import Annotation
from desktop.domain.features import FacialComponent
from desktop.jobs.queue import JobQueue
from desktop.ui.comparison.capture_dates import CaptureDates
from desktop.ui.comparison.hand_tools import Tool
from desktop.ui.comparison.view_state import CANDIDATE, PROBE, ViewMode
from desktop.ui.comparison.workbench import Workbench
from tests.ui.test_access import controls_of, spoken_name

PROBE_POINTS = ((80.0, 100.0), (120.0, 100.0), (100.0, 120.0), (85.0, 140.0), (115.0, 140.0))
# Three times as large and leaning to one side.
CANDIDATE_POINTS = ((240.0, 300.0), (354.0, 337.0), (300.0, 370.0), (240.0, 420.0), (330.0, 440.0))
NO_KEYS = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def picture(width: int, height: int, colour: str) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


@pytest.fixture
def bench(qtbot) -> Iterator[Workbench]:
    bench = Workbench()
    qtbot.addWidget(bench)
    bench.resize(900, 700)
    bench.set_probe(picture(200, 240, "#c00000"), PROBE_POINTS, "frame.png")
    bench.set_candidate(picture(600, 720, "#0000c0"), CANDIDATE_POINTS, "S1012")
    bench.show()
    qtbot.waitExposed(bench)
    bench.activateWindow()
    qtbot.waitUntil(bench.isActiveWindow)
    yield bench
    gc.collect()


def colour_in(pane: QWidget, share: float) -> str:
    """A pixel of a stacked pane at a share of the width, a little under the middle."""
    image = pane.grab().toImage()
    ratio = image.devicePixelRatio()
    area = pane.picture_rect()
    x, y = pane.width() * share, area.top() + area.height() * 0.6
    return image.pixelColor(int(x * ratio), int(y * ratio)).name()


def press(qtbot, bench: Workbench, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
    side = bench.mode is ViewMode.SIDE_BY_SIDE
    pane = bench.view.panes[bench.view.state.active] if side else bench.stacked
    qtbot.keyClick(pane, key, modifier)


# Modes


def test_keys_choose_the_mode_and_its_name_stands_on_a_button(bench, qtbot):
    bench.view.panes[0].setFocus()
    for key, mode, name in (
        (Qt.Key.Key_3, ViewMode.SWIPE, "Swipe"),
        (Qt.Key.Key_4, ViewMode.BLINK, "Blink"),
        (Qt.Key.Key_5, ViewMode.OVERLAY, "Overlay"),
        (Qt.Key.Key_2, ViewMode.SIDE_BY_SIDE, "Side by side"),
    ):
        press(qtbot, bench, key)
        assert bench.mode is mode
        checked = [b.text() for b in bench.modes.buttons.values() if b.isChecked()]
        assert checked == [name]
        assert bench.words.startswith(name)
        assert bench.stacked.isVisible() == (mode is not ViewMode.SIDE_BY_SIDE)
        focused = bench.view.panes[0] if mode is ViewMode.SIDE_BY_SIDE else bench.stacked
        assert focused.hasFocus()


def test_swipe_shows_the_probe_left_of_the_line_and_the_candidate_right(bench, qtbot):
    bench.set_mode(ViewMode.SWIPE)
    assert colour_in(bench.stacked, 0.45) == "#c00000"
    assert colour_in(bench.stacked, 0.55) == "#0000c0"
    bench.stacked.setFocus()
    press(qtbot, bench, Qt.Key.Key_PageDown)
    press(qtbot, bench, Qt.Key.Key_PageDown)
    press(qtbot, bench, Qt.Key.Key_PageDown)
    assert bench.view.state.divider == pytest.approx(0.65)
    assert colour_in(bench.stacked, 0.55) == "#c00000"
    press(qtbot, bench, Qt.Key.Key_Home)
    assert bench.view.state.divider == 0


def test_the_line_is_dragged_and_the_pictures_stay(bench, qtbot):
    bench.set_mode(ViewMode.SWIPE)
    pane, view = bench.stacked, bench.view.viewport.view(0)
    y = pane.height() // 2
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=QPoint(pane.width() // 2 + 3, y))
    qtbot.mouseMove(pane, QPoint(pane.width() // 4, y))
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=QPoint(pane.width() // 4, y))
    assert bench.view.state.divider == pytest.approx(0.25, abs=0.01)
    assert bench.view.viewport.view(0) == view


def test_overlay_blends_and_its_ends_show_one_picture_alone(bench, qtbot):
    bench.set_mode(ViewMode.OVERLAY)
    middle = QColor(colour_in(bench.stacked, 0.45))
    assert 0 < middle.red() < 0xC0
    assert 0 < middle.blue() < 0xC0
    bench.stacked.setFocus()
    press(qtbot, bench, Qt.Key.Key_Home)
    assert colour_in(bench.stacked, 0.45) == "#c00000"
    assert "Probe alone" in bench.words
    press(qtbot, bench, Qt.Key.Key_End)
    assert colour_in(bench.stacked, 0.45) == "#0000c0"
    bench.modes.blend.setValue(50)
    assert "equally strong" in bench.words
    assert "%" not in bench.words


def test_blink_never_starts_by_itself_and_goes_on_by_hand(bench, qtbot):
    bench.set_mode(ViewMode.BLINK)
    assert not bench.modes.is_running
    assert colour_in(bench.stacked, 0.45) == "#c00000"
    assert "In front: Probe" in bench.words
    bench.stacked.setFocus()
    press(qtbot, bench, Qt.Key.Key_B)
    assert colour_in(bench.stacked, 0.45) == "#0000c0"
    assert "In front: Candidate" in bench.words
    assert not bench.modes.is_running


def test_blink_runs_when_asked_and_stops_by_key_by_hand_and_out_of_sight(bench, qtbot):
    bench.set_mode(ViewMode.BLINK)
    bench.modes.speed.setValue(bench.modes.speed.maximum())
    bench.stacked.setFocus()
    press(qtbot, bench, Qt.Key.Key_Space)
    assert bench.modes.is_running
    qtbot.waitUntil(lambda: bench.view.state.active == CANDIDATE)
    qtbot.waitUntil(lambda: bench.view.state.active == PROBE)
    press(qtbot, bench, Qt.Key.Key_Space)
    assert not bench.modes.is_running
    bench.modes.start()
    press(qtbot, bench, Qt.Key.Key_B)
    assert not bench.modes.is_running
    bench.modes.start()
    bench.hide()
    assert not bench.modes.is_running
    bench.show()
    qtbot.waitExposed(bench)
    assert not bench.modes.is_running
    bench.modes.start()
    bench.set_candidate(None, None)
    assert not bench.modes.is_running
    bench.modes.start()
    bench.set_mode(ViewMode.OVERLAY)
    assert not bench.modes.is_running
    bench.modes.start()
    assert not bench.modes.is_running


@pytest.mark.parametrize("mode", list(ViewMode))
def test_both_titles_and_captions_are_said_in_every_mode(bench, mode):
    bench.set_mode(mode)
    bench.set_titles("Image A", "Image B")
    panes = bench.view.panes if mode is ViewMode.SIDE_BY_SIDE else (bench.stacked,)
    said = " ".join(f"{p.accessibleName()} {p.accessibleDescription()}" for p in panes)
    for words in ("Image A", "Image B", "frame.png", "S1012"):
        assert words in said
    assert "Probe" not in said
    assert "Candidate" not in said
    assert not [label for label in bench.findChildren(QLabel) if "Candidate" in label.text()]


def test_a_window_drawn_before_it_is_shown_keeps_the_pictures_in_the_middle(qtbot):
    bench = Workbench()
    qtbot.addWidget(bench)
    bench.resize(700, 600)
    bench.set_probe(picture(200, 240, "#c00000"), PROBE_POINTS)
    bench.grab()
    area = bench.view.panes[0].picture_rect()
    assert bench.view.viewport.size(0) == pytest.approx((area.width(), area.height()))


# Turning


def test_the_eyes_of_both_are_level_and_the_turn_is_said(bench, qtbot):
    assert bench.view.level
    for pane, points in enumerate((PROBE_POINTS, CANDIDATE_POINTS)):
        left, right = (bench.view.viewport.placement(pane).to_screen(p) for p in points[:2])
        assert left[1] == pytest.approx(right[1])
    assert "turned" in bench.view.panes[1].scale_caption()
    assert "turned" not in bench.view.panes[0].scale_caption()
    press(qtbot, bench, Qt.Key.Key_E)
    assert not bench.view.level
    assert "turned" not in bench.view.panes[1].scale_caption()


def test_keys_turn_both_while_linked_and_one_otherwise_and_fit_resets(bench, qtbot):
    viewport = bench.view.viewport
    press(qtbot, bench, Qt.Key.Key_T)
    press(qtbot, bench, Qt.Key.Key_T)
    assert [viewport.view(i).angle for i in (0, 1)] == pytest.approx([2, 2])
    press(qtbot, bench, Qt.Key.Key_T, SHIFT)
    press(qtbot, bench, Qt.Key.Key_L)
    bench.view.set_active(CANDIDATE)
    press(qtbot, bench, Qt.Key.Key_T)
    assert [viewport.view(i).angle for i in (0, 1)] == pytest.approx([1, 2])
    bench.view._turn.setValue(30)
    assert [viewport.view(i).angle for i in (0, 1)] == pytest.approx([1, 30])
    press(qtbot, bench, Qt.Key.Key_0)
    assert [viewport.view(i).angle for i in (0, 1)] == pytest.approx([1, 0])


# Marks


def test_marks_are_set_with_the_mouse_in_one_picture_and_then_in_the_other(bench, qtbot):
    changed = []
    bench.annotations_changed.connect(lambda: changed.append(len(bench.annotations())))
    press(qtbot, bench, Qt.Key.Key_M)
    assert bench.controller.tool is Tool.MARK
    assert bench.marks.isVisible()
    for pane, points in zip(bench.view.panes, (PROBE_POINTS, CANDIDATE_POINTS), strict=True):
        x, y = bench.view.viewport.placement(bench.view.panes.index(pane)).to_screen(points[2])
        at = QPoint(round(x), round(y + pane.picture_rect().top()))
        qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=at)
    (mark,) = bench.annotations()
    assert mark.number == 1
    assert mark.probe == pytest.approx(PROBE_POINTS[2], abs=1)
    assert mark.candidate == pytest.approx(CANDIDATE_POINTS[2], abs=2)
    assert changed == [1, 1]


def test_marks_are_set_described_moved_and_deleted_with_keys_alone(bench, qtbot):
    press(qtbot, bench, Qt.Key.Key_M)
    press(qtbot, bench, Qt.Key.Key_Return)
    assert "Candidate" in bench.marks.hint
    press(qtbot, bench, Qt.Key.Key_X)
    assert bench.view.state.active == CANDIDATE
    press(qtbot, bench, Qt.Key.Key_Right, SHIFT)
    press(qtbot, bench, Qt.Key.Key_Return)
    (mark,) = bench.annotations()
    frames = [bench.view.viewport.frame(i) for i in (0, 1)]
    apart = frames[1].to_face(mark.candidate)[0] - frames[0].to_face(mark.probe)[0]
    assert apart * bench.view.viewport.view(0).scale == pytest.approx(12)
    bench.marks.component.setCurrentIndex(bench.marks.component.findData(FacialComponent.EARS))
    bench.marks.component.activated.emit(bench.marks.component.currentIndex())
    bench.marks.note.setFocus()
    qtbot.keyClicks(bench.marks.note, "glob x")
    assert bench.annotations()[0].component is FacialComponent.EARS
    assert bench.annotations()[0].note == "glob x"
    assert bench.mode is ViewMode.SIDE_BY_SIDE
    bench.view.panes[CANDIDATE].setFocus()
    press(qtbot, bench, Qt.Key.Key_Down, SHIFT)
    press(qtbot, bench, Qt.Key.Key_Return, SHIFT)
    assert bench.annotations()[0].candidate[1] > mark.candidate[1]
    press(qtbot, bench, Qt.Key.Key_Delete)
    assert bench.annotations() == ()
    press(qtbot, bench, Qt.Key.Key_Return)
    assert [m.number for m in bench.annotations()] == [2]


def test_a_mark_is_taken_hold_of_and_dragged_and_escape_lets_go(bench, qtbot):
    bench.set_annotations([Annotation(3, None, PROBE_POINTS[2], None)])
    press(qtbot, bench, Qt.Key.Key_M)
    pane = bench.view.panes[0]
    x, y = bench.view.viewport.placement(0).to_screen(PROBE_POINTS[2])
    at = QPoint(round(x) + 4, round(y + pane.picture_rect().top()))
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=at)
    assert bench.controller.tools.marks.selected.number == 3
    qtbot.mouseMove(pane, at + QPoint(30, 0))
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=at + QPoint(30, 0))
    (mark,) = bench.annotations()
    assert mark.probe[0] > PROBE_POINTS[2][0] + 1
    press(qtbot, bench, Qt.Key.Key_Escape)
    assert bench.controller.tools.marks.selected is None
    press(qtbot, bench, Qt.Key.Key_Escape)
    assert bench.controller.tool is Tool.MOVE
    assert not bench._mark_button.isChecked()
    press(qtbot, bench, Qt.Key.Key_Down, CONTROL)
    assert bench.controller.tools.marks.selected.number == 3


def test_swipe_marks_the_picture_under_the_crosshair(bench, qtbot):
    bench.set_mode(ViewMode.SWIPE)
    bench.stacked.setFocus()
    press(qtbot, bench, Qt.Key.Key_M)
    area, y = bench.stacked, bench.stacked.height() // 2
    for share in (0.45, 0.55):
        qtbot.mouseClick(area, Qt.MouseButton.LeftButton, pos=QPoint(round(area.width() * share), y))
    (mark,) = bench.annotations()
    assert mark.probe is not None
    assert mark.candidate is not None
    press(qtbot, bench, Qt.Key.Key_Escape)
    qtbot.mouseMove(area, QPoint(round(area.width() * 0.4), y))
    assert bench.controller.picture_for_keys() == PROBE
    press(qtbot, bench, Qt.Key.Key_Return)
    assert bench.annotations()[1].candidate is None


def test_no_mark_stands_beside_a_picture(bench, qtbot):
    press(qtbot, bench, Qt.Key.Key_M)
    for _ in range(3):
        bench.view.zoom_out()
    qtbot.mouseClick(bench.view.panes[0], Qt.MouseButton.LeftButton, pos=QPoint(5, 60))
    assert bench.annotations() == ()


def test_recorded_marks_are_seen_and_not_changed(bench, qtbot):
    bench.set_annotations([Annotation(1, FacialComponent.NOSE, PROBE_POINTS[2], None)])
    press(qtbot, bench, Qt.Key.Key_M)
    bench.set_editable(False)
    assert bench.controller.tool is Tool.MOVE
    press(qtbot, bench, Qt.Key.Key_M)
    press(qtbot, bench, Qt.Key.Key_Return)
    bench.select_mark(1)
    bench.marks.delete_selected()
    assert len(bench.annotations()) == 1
    assert bench.marks.isVisible()
    assert not bench.marks.component.isEnabled()


@pytest.mark.parametrize("mode", list(ViewMode))
def test_marks_grid_and_ruler_are_drawn_in_every_mode(bench, qtbot, mode):
    bench.set_mode(mode)
    pane = bench.view.panes[0] if mode is ViewMode.SIDE_BY_SIDE else bench.stacked
    plain = pane.grab().toImage()
    bench.set_annotations([Annotation(1, FacialComponent.NOSE, PROBE_POINTS[2], CANDIDATE_POINTS[2])])
    marked = pane.grab().toImage()
    assert marked != plain
    press(qtbot, bench, Qt.Key.Key_G)
    assert pane.grab().toImage() != marked


def test_titles_and_note_fields_keep_their_letters(bench, qtbot):
    press(qtbot, bench, Qt.Key.Key_M)
    press(qtbot, bench, Qt.Key.Key_Return)
    bench.marks.note.setFocus()
    qtbot.keyClicks(bench.marks.note, "bgmorxlcte 012345")
    assert bench.marks.note.text() == "bgmorxlcte 012345"
    assert bench.controller.tool is Tool.MARK


def test_letters_and_figures_in_the_bars_do_not_change_the_view(bench, qtbot):
    press(qtbot, bench, Qt.Key.Key_M)
    press(qtbot, bench, Qt.Key.Key_Return)
    box = bench.marks.component
    box.setFocus()
    qtbot.keyClicks(box, "mo")
    assert box.currentText() == "Mouth"
    assert bench.annotations()[0].component is FacialComponent.MOUTH
    assert bench.controller.tool is Tool.MARK
    assert not bench.original_shown
    turn = bench.view._turn
    turn.setFocus()
    turn.selectAll()
    qtbot.keyClicks(turn, "25")
    qtbot.keyClick(turn, Qt.Key.Key_Return)
    assert bench.view.viewport.view(0).angle == pytest.approx(25)
    assert bench.mode is ViewMode.SIDE_BY_SIDE


def test_nothing_speaks_of_marks_rulers_or_modes_before_they_are_used(qtbot):
    bench = Workbench()
    qtbot.addWidget(bench)
    bench.show()
    qtbot.waitExposed(bench)
    assert not bench.marks.isVisible()
    assert bench.measure_caution == ""
    assert not bench.original.isVisible()
    assert not bench.dates.isVisible()


# Grid and ruler


def test_a_ruler_shows_in_both_pictures_with_its_length_and_the_caution(bench, qtbot):
    assert bench.measure_caution == ""
    press(qtbot, bench, Qt.Key.Key_R)
    assert "never a ground" in bench.measure_caution
    pane = bench.view.panes[0]
    left, right = (
        QPoint(round(x), round(y + pane.picture_rect().top()))
        for x, y in (bench.view.viewport.placement(0).to_screen(p) for p in PROBE_POINTS[:2])
    )
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=left)
    qtbot.mouseMove(pane, right)
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=right)
    assert bench.controller.tools.ruler.length == pytest.approx(1, abs=0.02)
    assert bench.measure_caution.startswith(("1.00 ", "0.99 ", "1.01 "))
    assert "not recorded" in bench.measure_caution
    assert bench.annotations() == ()
    press(qtbot, bench, Qt.Key.Key_Escape)
    assert bench.controller.tools.ruler is None
    press(qtbot, bench, Qt.Key.Key_Escape)
    assert bench.measure_caution == ""
    press(qtbot, bench, Qt.Key.Key_G)
    assert "never a ground" in bench.measure_caution


def test_a_ruler_is_drawn_with_keys_and_goes_with_the_picture(bench, qtbot):
    press(qtbot, bench, Qt.Key.Key_R)
    press(qtbot, bench, Qt.Key.Key_Return)
    for _ in range(3):
        press(qtbot, bench, Qt.Key.Key_Right, SHIFT)
    press(qtbot, bench, Qt.Key.Key_Return)
    ruler = bench.controller.tools.ruler
    assert ruler.length * bench.view.viewport.view(0).scale == pytest.approx(36)
    press(qtbot, bench, Qt.Key.Key_Right, SHIFT)
    assert bench.controller.tools.ruler == ruler
    bench.set_candidate(picture(300, 300, "#00c000"), None)
    assert bench.controller.tools.ruler is None
    bench.controller.choose(Tool.RULER)
    press(qtbot, bench, Qt.Key.Key_Return)
    press(qtbot, bench, Qt.Key.Key_Right)
    assert "No length" in bench.measure_caution


def test_the_crosshair_of_a_tool_takes_the_pictures_along_at_the_edge(bench, qtbot):
    press(qtbot, bench, Qt.Key.Key_M)
    before = bench.view.viewport.view(0).centre[0]
    for _ in range(40):
        press(qtbot, bench, Qt.Key.Key_Right, SHIFT)
    x, _ = bench.view.viewport.screen_of(0, bench.controller.tools.cursor)
    assert bench.view.viewport.view(0).centre[0] > before
    assert 0 <= x <= bench.view.viewport.size(0)[0] + 1e-6


# The original of an adjusted probe


def test_the_original_is_offered_only_where_there_is_one(bench, qtbot):
    assert not bench._original_button.isVisible()
    press(qtbot, bench, Qt.Key.Key_O)
    assert not bench.original_shown
    bench.set_probe_original(picture(200, 240, "#00c000"))
    assert bench._original_button.isVisible()
    press(qtbot, bench, Qt.Key.Key_O)
    assert bench.original.isVisible()
    assert bench.original.accessibleName() == "Probe, original"
    assert "untouched" in bench.original.accessibleDescription()
    bench.set_probe(picture(200, 240, "#c00000"), PROBE_POINTS)
    assert not bench.original.isVisible()
    bench.set_probe_original(picture(200, 240, "#00c000"))
    bench.set_probe_original(None)
    assert not bench.original.isVisible()
    assert not bench._original_button.isVisible()


def test_the_original_shows_the_same_place_of_the_face(bench, qtbot):
    moved = tuple((x + 50, y + 20) for x, y in PROBE_POINTS)
    bench.set_probe_original(picture(300, 300, "#00c000"), moved)
    bench.set_original_shown(True)
    bench.view.zoom_in()
    own, main = bench.original.viewport_of_original, bench.view.viewport
    middle = main.middle(0)
    shown = own.frame(0).to_pixel(own.middle(0))
    probe = main.frame(0).to_pixel(middle)
    assert shown == pytest.approx((probe[0] + 50, probe[1] + 20))
    bench.original.zoom_asked.emit(QPointF(50, 80), 1.5)
    assert main.view(0).scale == pytest.approx(own.view(0).scale)
    bench.original.dragged.emit(QPointF(20, 10))
    assert main.view(0).centre == pytest.approx(own.view(0).centre)
    bench.original.setFocus()
    qtbot.keyClick(bench.original, Qt.Key.Key_Left)
    assert main.view(0).centre == pytest.approx(own.view(0).centre)


def test_an_original_without_known_points_is_shown_whole_by_itself(bench):
    bench.set_probe_original(picture(300, 300, "#00c000"))
    bench.set_original_shown(True)
    assert not bench.original.follows
    before = bench.view.viewport.view(0)
    bench.original.zoom_asked.emit(QPointF(50, 80), 1.5)
    assert bench.view.viewport.view(0) == before
    bench.set_probe_original(picture(200, 240, "#00c000"))
    assert bench.original.follows


# Dates


@pytest.mark.parametrize(
    ("probe", "candidate", "words", "caution"),
    [
        (date(2023, 2, 24), date(2011, 3, 1), "Taken 11 years apart", True),
        (date(2012, 3, 1), date(2011, 3, 1), "Taken 1 year apart", False),
        (date(2011, 9, 1), date(2011, 3, 1), "Taken 6 months apart", False),
        (date(2011, 4, 2), date(2011, 3, 1), "Taken 1 month apart", False),
        (date(2011, 3, 9), date(2011, 3, 1), "Taken within a month", False),
        (date(2011, 3, 1), date(2011, 3, 1), "Taken on the same day", False),
        (None, date(2011, 3, 1), "Capture date of the probe not recorded", True),
        (date(2011, 3, 1), None, "Capture date of the candidate not recorded", True),
        (None, None, "Neither capture date recorded", True),
    ],
)
def test_dates_say_how_far_apart_the_pictures_were_taken(qtbot, probe, candidate, words, caution):
    dates = CaptureDates()
    qtbot.addWidget(dates)
    dates.set_dates(probe, candidate)
    assert dates.headline == words
    assert dates.is_caution == caution
    assert dates.property("role") == ("caution" if caution else "card")
    assert words in dates.accessibleDescription()
    dates.set_titles("Image A", "Image B")
    assert "robe" not in dates.accessibleDescription()
    assert "andidate" not in dates.accessibleDescription()


def test_dates_can_be_hidden(bench):
    assert not bench.dates.isVisible()
    bench.set_dates(date(2020, 1, 1), None)
    assert bench.dates.isVisible()
    bench.hide_dates()
    assert not bench.dates.isVisible()


# The whole


def test_every_control_has_a_name_and_is_reached_by_tab(bench):
    bench.set_probe_original(picture(200, 240, "#00c000"))
    for mode in ViewMode:
        bench.set_mode(mode)
        bench.controller.choose(Tool.MARK)
        for control in controls_of(bench):
            assert spoken_name(control).strip(), control
            if control.isVisible() and control not in bench.modes.buttons.values():
                assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
                assert control.toolTip() or control.accessibleName()
        assert bench.modes.buttons[mode].focusPolicy() & Qt.FocusPolicy.TabFocus


def test_arrows_go_from_mode_to_mode(bench, qtbot):
    bench.modes.buttons[ViewMode.SIDE_BY_SIDE].setFocus()
    for mode in (ViewMode.SWIPE, ViewMode.BLINK, ViewMode.OVERLAY):
        qtbot.keyClick(bench.focusWidget(), Qt.Key.Key_Right)
        assert bench.mode is mode
        assert bench.focusWidget() is bench.modes.buttons[mode]


def test_tab_goes_from_top_to_bottom(bench, qtbot):
    bench.set_mode(ViewMode.SWIPE)
    bench.set_annotations([Annotation(1, None, PROBE_POINTS[2], None)])
    bench.controller.choose(Tool.MARK)
    bench.select_mark(1)
    bench.modes.buttons[ViewMode.SWIPE].setFocus()
    rows = []
    for _ in range(40):
        now = bench.focusWidget()
        rows.append(now.mapTo(bench, now.rect().center()).y())
        if now is bench.marks.note:
            break
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    assert now is bench.marks.note
    assert len(rows) > 15
    assert all(below >= above - 12 for above, below in itertools.pairwise(rows))


def test_it_fits_a_narrow_column_and_shows_names_where_there_is_room(bench, qtbot):
    assert bench.minimumSizeHint().width() <= 480
    bench.resize(QSize(1300, 700))
    style = Qt.ToolButtonStyle
    qtbot.waitUntil(lambda: bench._grid_button.toolButtonStyle() == style.ToolButtonTextBesideIcon)
    bench.resize(QSize(480, 700))
    qtbot.waitUntil(lambda: bench._grid_button.toolButtonStyle() == style.ToolButtonIconOnly)
    assert "Grid" in bench._grid_button.toolTip()


def test_a_large_picture_moves_smoothly_in_every_mode(qtbot):
    queue = JobQueue()
    bench = Workbench(queue)
    qtbot.addWidget(bench)
    bench.resize(1000, 800)
    points = tuple((x * 20, y * 15) for x, y in PROBE_POINTS)
    bench.set_probe(picture(4000, 3000, "#c00000"), points)
    bench.set_candidate(picture(4000, 3000, "#0000c0"), points)
    bench.show()
    qtbot.waitExposed(bench)
    qtbot.waitUntil(lambda: not queue.active())
    assert queue.stop(10)
    bench.view.turn(7)
    canvas = QImage(1000, 800, QImage.Format.Format_RGB32)
    for mode in ViewMode:
        bench.set_mode(mode)
        pane = bench.view.panes[0] if mode is ViewMode.SIDE_BY_SIDE else bench.stacked
        best = min(_seconds_to_move(bench, pane, canvas) for _ in range(5))
        assert best < 0.15, mode


def _seconds_to_move(bench: Workbench, pane: QWidget, canvas: QImage) -> float:
    bench.view.viewport.pan(0, 3, 2)
    painter = QPainter(canvas)
    began = time.perf_counter()
    pane.render(painter, QPoint())
    passed = time.perf_counter() - began
    painter.end()
    return passed
