"""Every control has a name a screen reader can say, and can be reached with keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.ui.gallery.enrol_dialog import EnrolDialog
from tests.access_walk import controls_of, spoken_name
from tests.ui.conftest import Driver


def test_every_control_of_the_window_has_a_name(
    tmp_path: Path, open_session: Callable[..., Driver]
) -> None:
    window = open_session(tmp_path / "workspace").session.window
    for page in window.navigation.buttons:
        window.go_to(page)
        assert window.pages.made(page) is not None
    nameless = [
        (type(w).__name__, w.parentWidget().__class__.__name__, w.objectName())
        for w in controls_of(window)
        if not spoken_name(w).strip()
    ]
    assert not nameless


def test_every_control_of_the_enrol_dialog_has_a_name(qtbot: object) -> None:
    dialog = EnrolDialog(["One"], "One")
    qtbot.addWidget(dialog)
    nameless = [type(w).__name__ for w in controls_of(dialog) if not spoken_name(w).strip()]
    assert not nameless


def test_a_narrow_window_keeps_the_names_of_its_pages(
    tmp_path: Path, open_session: Callable[..., Driver]
) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    wide = window.navigation.width()
    window.resize(window.minimumWidth(), 760)
    driver.wait(lambda: window.navigation.width() < wide)
    for button in window.navigation.buttons.values():
        assert spoken_name(button)
        assert button.toolTip()
    window.resize(1440, 900)
    driver.wait(lambda: window.navigation.width() == wide)


def test_every_page_is_reached_by_keys_and_takes_the_focus(
    tmp_path: Path, open_session: Callable[..., Driver]
) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    window.activateWindow()
    driver.wait(window.isActiveWindow)
    for number, (_page, button) in enumerate(window.navigation.buttons.items(), start=1):
        if number > 10:
            continue  # there are no more digits; the View menu has them all
        key = Qt.Key(Qt.Key.Key_0 + number % 10)
        driver.qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        driver.wait(button.isChecked)
        for control in controls_of(window.stack.currentWidget()):
            if control.isVisible() and control.isEnabled():
                assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
    driver.settle()
