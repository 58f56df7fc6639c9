"""The two panes as a person uses them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from desktop.jobs.queue import JobQueue
from desktop.ui.comparison.image_pyramid import build_pyramid
from desktop.ui.comparison.synchronised_view import SynchronisedView

PROBE_POINTS = ((80.0, 100.0), (120.0, 100.0), (100.0, 120.0), (85.0, 140.0), (115.0, 140.0))
CANDIDATE_POINTS = tuple((x * 3, y * 3) for x, y in PROBE_POINTS)


def picture(width: int, height: int, colour: str = "#808080") -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


@pytest.fixture
def view(qtbot) -> SynchronisedView:
    view = SynchronisedView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.set_probe(picture(200, 240), PROBE_POINTS, "frame.png")
    view.set_candidate(picture(600, 720), CANDIDATE_POINTS, "S1012")
    view.show()
    qtbot.waitExposed(view)
    return view


def test_both_faces_have_the_same_size_and_say_their_scale(view):
    one, two = (view.viewport.magnification(i) for i in (0, 1))
    assert one == pytest.approx(3 * two)
    assert view.panes[0].scale_caption() == f"shown at {one * 100:.0f}% of its pixels"
    assert view.panes[0].accessibleName() == "Probe"
    assert "% of its pixels" in view.panes[1].accessibleDescription()


def test_keys(view, qtbot):
    pane = view.panes[0]
    pane.setFocus()
    fitted = view.viewport.view(0)
    qtbot.keyClick(pane, Qt.Key.Key_1)
    assert view.viewport.magnification(0) == pytest.approx(1 / 1)
    qtbot.keyClick(pane, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.viewport.magnification(0) == pytest.approx(1.25)
    qtbot.keyClick(pane, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    before = view.viewport.view(0).centre
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    assert view.viewport.view(0).centre[0] > before[0]
    assert view.viewport.view(0) == view.viewport.view(1)
    qtbot.keyClick(pane, Qt.Key.Key_0)
    assert view.viewport.view(0) == fitted
    qtbot.keyClick(pane, Qt.Key.Key_L)
    assert not view.linked
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    assert view.viewport.view(0) != view.viewport.view(1)
    qtbot.keyClick(pane, Qt.Key.Key_L)
    assert view.viewport.view(0) == view.viewport.view(1)


def test_dragging_moves_both(view, qtbot):
    pane = view.panes[1]
    before = view.viewport.view(0).centre
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseMove(pane, QPoint(130, 120))
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=QPoint(130, 120))
    after, scale = view.viewport.view(0).centre, view.viewport.view(0).scale
    assert before[0] - after[0] == pytest.approx(30 / scale)
    assert before[1] - after[1] == pytest.approx(20 / scale)


def test_crosshair_stands_at_the_same_feature(view, qtbot):
    qtbot.keyClick(view.panes[0], Qt.Key.Key_C)
    assert view.crosshair_shown
    qtbot.mouseMove(view.panes[0], QPoint(150, 200))
    assert view.panes[0]._crosshair == view.panes[1]._crosshair
    view.grab()
    view.set_crosshair_shown(False)
    assert view.panes[1]._crosshair is None


def test_missing_landmarks_and_missing_pictures_are_shown(view):
    view.set_candidate(picture(300, 100), None)
    assert "Candidate" in view._note.text()
    view.set_candidate(None, None)
    assert view.viewport.magnification(1) is None
    assert view.panes[1].accessibleDescription() == "No picture"
    view.grab()


def test_the_pyramid_halves_and_never_shows_less_than_the_screen_can(qtbot):
    pyramid = build_pyramid(picture(4000, 3000))
    assert [level.width() for level in pyramid.levels] == [4000, 2000, 1000, 500]
    for magnification in (2.0, 1.0, 0.6, 0.5, 0.3, 0.2, 0.01):
        level = pyramid.level_for(magnification)
        assert level.width() >= min(4000 * magnification, 4000) or level is pyramid.levels[-1]
    assert pyramid.level_for(0.5).width() == 2000


def test_large_pictures_are_prepared_beside_the_window_and_the_newest_wins(view, qtbot):
    queue = JobQueue()
    view._jobs = queue
    view.set_probe(picture(2400, 1800, "#ff0000"), None, "old")
    view.set_probe(picture(2000, 1500, "#00ff00"), None, "new")
    qtbot.waitUntil(lambda: view.viewport.frame(0) is not None)
    qtbot.waitUntil(lambda: not queue.active())
    assert view.viewport.frame(0).width == 2000
    view.set_probe(picture(2400, 1800), None, "old")
    view.set_probe(picture(100, 100), None, "small")
    qtbot.waitUntil(lambda: not queue.active())
    assert queue.stop(10)
    assert view.viewport.frame(0).width == 100
