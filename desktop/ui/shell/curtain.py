"""Takes every window but one off the screen and keeps it off, also what opens meanwhile."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
"""What would be gone by itself; it does not come back."""


class Curtain(QObject):
    """Work that runs behind it can fail and say so: that is shown when the curtain is opened."""

    def __init__(self, front: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._front = front
        self._hidden: list[QWidget] = []
        self._drawn = False

    @property
    def is_drawn(self) -> bool:
        return self._drawn

    def draw(self) -> None:
        """`front` has to be on the screen already."""
        if self._drawn:
            return
        self._drawn = True
        QCoreApplication.instance().installEventFilter(self)
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and self._is_behind(window):
                self._hide(window)

    def open(self) -> None:
        """What was there comes back, the oldest first."""
        hidden = self.drop()
        for window in sorted(hidden, key=_depth):
            if shiboken6.isValid(window):
                window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
                window.show()

    def drop(self) -> list[QWidget]:
        """Ends it without showing anything: what is behind is going to be closed."""
        if self._drawn:
            self._drawn = False
            QCoreApplication.instance().removeEventFilter(self)
        hidden, self._hidden = self._hidden, []
        return hidden

    def _is_behind(self, window: QWidget) -> bool:
        while window is not None:
            if window is self._front:
                return False
            window = window.parentWidget()
        return True

    def _hide(self, window: QWidget) -> None:
        passing = window.windowType() in _PASSING
        if isinstance(window, QFileDialog):
            window.reject()  # somebody waits for its answer: nothing was chosen
            return
        window.hide()
        if not passing and window not in self._hidden:
            self._hidden.append(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            self._drawn
            and event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and self._is_behind(watched)
        ):
            # Before it is on the screen; hiding it has to wait until it would have been.
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, True)
            QTimer.singleShot(0, watched, lambda: self._hide_late(watched))
        return False

    def _hide_late(self, window: QWidget) -> None:
        if self._drawn:
            self._hide(window)


def _depth(window: QWidget) -> int:
    parent, depth = window.parentWidget(), 0
    while parent is not None:
        parent, depth = parent.parentWidget(), depth + 1
    return depth
