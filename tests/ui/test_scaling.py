"""A screen of 1920 x 1080 at 200 % has 960 x 540 logical pixels: everything can be reached there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from desktop.ui.shell.fitting import SMALLEST_SCREEN, fitted
from desktop.ui.shell.short_label import ShortLabel
from desktop.ui.theme import apply_theme
from tests import tab_walk
from tests.access_walk import controls_of, spoken_name
from tests.ui.conftest import Driver
from tests.ui.test_whole_path import INTAKE, enrol_through_dialog, mated_probe

Open = Callable[..., Driver]
_EDGE = 40
"""Logical pixels that a bar of the desktop takes."""


def cut_off(root: QWidget) -> list[str]:
    """Controls of which a part lies where nobody can scroll to."""
    lines = []
    for control in controls_of(root):
        if not control.isVisible():
            continue
        at: QWidget = control
        while at is not root and at.parentWidget() is not None:
            parent = at.parentWidget()
            scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea)
            here = QRect(at.mapTo(parent, QPoint()), at.size())
            if not scrolls and not parent.rect().adjusted(-2, -2, 2, 2).contains(here):
                name, inside = type(at).__name__, type(parent).__name__
                lines.append(f"“{spoken_name(control)}”: {name} {here} in {inside} {parent.size()}")
                break
            at = parent
        if control.width() < min(control.minimumSizeHint().width(), 24):
            lines.append(f"“{spoken_name(control)}” is pressed to {control.width()} pixels")
    return lines


@pytest.mark.parametrize("points", [1.0, 1.25])
def test_every_page_can_be_used_on_the_smallest_screen(
    points: float, tmp_path: Path, few_faces: Path, open_session: Open, qapp: QApplication
) -> None:
    """Also with letters a quarter larger than the system's."""
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    enrol_through_dialog(driver, few_faces)
    usual = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(usual.pointSizeF() * points)
    try:
        qapp.setFont(larger)
        apply_theme(qapp, "light")
        assert window.minimumWidth() <= SMALLEST_SCREEN.width()
        assert window.minimumHeight() <= SMALLEST_SCREEN.height() - _EDGE
        window.resize(SMALLEST_SCREEN.width(), SMALLEST_SCREEN.height() - _EDGE)
        driver.wait(lambda: window.width() == SMALLEST_SCREEN.width())
        driver.search_for(mated_probe(few_faces)[0], INTAKE)
        window.candidates_page.list.choose(0)
        driver.settle()
        trouble = []
        for name in window.navigation.buttons:
            window.go_to(name)
            driver.settle()
            for _ in range(3):  # heights follow widths, rows follow heights
                QApplication.processEvents()
            trouble += [f"{name}: {line}" for line in (*cut_off(window), *tab_walk.problems(window))]
    finally:
        qapp.setFont(usual)
        apply_theme(qapp, "light")
    assert not trouble, "\n".join(trouble)


def test_what_takes_the_focus_is_scrolled_to(tmp_path: Path, open_session: Open) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    window.resize(SMALLEST_SCREEN)
    window.go_to("settings")
    driver.settle()
    for widget in tab_walk.walk(window):
        if isinstance(widget, QScrollArea):
            continue
        widget.setFocus()
        window.focusNextPrevChild(True)
        there = window.focusWidget()
        top = there.mapTo(window, QPoint())
        middle = QRect(top, there.size()).center()
        assert window.rect().contains(middle), tab_walk.where(there)
        assert not there.visibleRegion().isEmpty() or there.height() == 0, tab_walk.where(there)


def test_a_window_is_no_larger_than_its_screen() -> None:
    room = QSize(SMALLEST_SCREEN.width(), SMALLEST_SCREEN.height() - _EDGE)
    inside = fitted(QSize(1140, 660), room)
    assert inside.width() < room.width()
    assert inside.height() < room.height()
    assert fitted(QSize(500, 320), room) == QSize(500, 320)


def test_a_label_without_room_ends_in_dots_and_keeps_its_words(qtbot) -> None:
    label = ShortLabel()
    qtbot.addWidget(label)
    label.setText("Measuring error rates on this gallery: 1,200 of 24,000, 3 minutes left")
    label.resize(label.minimumSizeHint())
    label.show()
    assert label.width() < 100
    assert label.toolTip() == label.text()
    label.setText("Done")
    assert label.toolTip() == "Done"
