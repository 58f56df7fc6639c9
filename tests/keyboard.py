"""A person with a keyboard and no mouse: every key goes to the window in front, as the system sends it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QMenu, QWidget

from tests.access_walk import spoken_name
from tests.tab_walk import where

_MOST = 200
_CTRL = Qt.KeyboardModifier.ControlModifier


class Keyboard:
    """`wait` lets the window live until something is so."""

    def __init__(self, wait: Callable[[Callable[[], bool]], object]) -> None:
        self._wait = wait

    @property
    def at(self) -> QWidget:
        """What has the focus. Only read here: nothing is done to it but by keys."""
        self._wait(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def _window(self) -> QWindow:
        self.hand_focus_back()
        self._wait(lambda: QGuiApplication.focusWindow() is not None)
        window = QGuiApplication.focusWindow()
        assert window is not None
        return window

    def hand_focus_back(self) -> None:
        """What a desktop does when a window is gone, and the offscreen platform does not."""
        if QApplication.activeWindow() is not None or QApplication.activePopupWidget() is not None:
            return
        there = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
        modal = [window for window in there if window.isModal()]
        for window in (modal or there)[-1:]:
            window.activateWindow()

    def words(self) -> str:
        """What can be read in the window in front, for a failure."""
        window = QApplication.activeWindow()
        labels = window.findChildren(QLabel) if window is not None else []
        return "; ".join(label.text() for label in labels if label.isVisible() and label.text())

    def press(self, *keys: Qt.Key, ctrl: bool = False, alt: bool = False, shift: bool = False) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for on, modifier in (
            (ctrl, _CTRL),
            (alt, Qt.KeyboardModifier.AltModifier),
            (shift, Qt.KeyboardModifier.ShiftModifier),
        ):
            modifiers |= modifier if on else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(self._window(), key, modifiers)

    def type(self, text: str) -> None:
        """What stood in a field of text is written over."""
        self.press(Qt.Key.Key_A, ctrl=True)
        for letter in text:
            QTest.keyClick(self._window(), letter)

    def to(self, *names: str) -> QWidget:
        """Tabs until what is called so, or one of them, has the focus, or says what was met instead."""
        met: list[QWidget] = []
        for _ in range(_MOST):
            at = QApplication.focusWidget()
            if at is not None:
                if spoken_name(at).replace("&", "").startswith(names):
                    return at
                if len(met) > 1 and at is met[0] and met.count(at) > 2:
                    break
                met.append(at)
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"No key leads to {names}, only to {[where(one) for one in met]}")

    def push(self, name: str) -> None:
        """To a button, and Space."""
        self.to(name)
        self.press(Qt.Key.Key_Space)

    def pick(self, group: tuple[str, ...], name: str) -> None:
        """One of several buttons of which one is chosen: Tab meets one, arrows go on, Space chooses."""
        self.to(*group)
        key = Qt.Key
        for arrow in 2 * (key.Key_Left, key.Key_Up, key.Key_Right, key.Key_Down):
            if spoken_name(self.at).startswith(name):
                self.press(key.Key_Space)
                return
            self.press(arrow)
        raise AssertionError(f"Arrows do not lead from {group} to “{name}”")

    def choose(self, name: str, text: str) -> None:
        """To a list that drops down, and down in it to what is called `text`."""
        box = self.to(name)
        assert isinstance(box, QComboBox)
        self.press(Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentText().startswith(text):
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"“{name}” does not offer “{text}”")

    def write(self, name: str, text: str) -> None:
        """To a field, and into it."""
        self.to(name)
        self.type(text)

    def answer_file_dialog(self, path: str) -> None:
        """Types a path into the dialog of files that the next key opens, and Return."""

        def answered() -> bool:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog) or not dialog.isActiveWindow():
                return False
            self.write("File name", path)
            self.press(Qt.Key.Key_Return)
            return True

        _as_soon_as(answered)

    def answer_menu(self, key: Qt.Key) -> None:
        """Presses the letter of an entry of the menu that the next key opens."""

        def answered() -> bool:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                return False
            self.press(key)
            return True

        _as_soon_as(answered)


def _as_soon_as(answered: Callable[[], bool]) -> None:
    """What opens a dialog or a menu comes back only once it is closed: somebody has to answer meanwhile."""
    patience = QTimer(QApplication.instance())
    patience.setInterval(20)
    begun: list[bool] = []

    def look() -> None:
        if not begun:
            begun.append(True)
            if answered():
                patience.stop()
                patience.deleteLater()
            else:
                begun.clear()

    patience.timeout.connect(look)
    patience.start()
