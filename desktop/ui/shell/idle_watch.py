"""Notices that nobody touches the window, whichever part of it; work that runs is no sign of a person."""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.HoverMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)
_LOOK_MS = 5000


def steady_seconds() -> float:
    """Goes on while the computer sleeps, where the system can say so, and is never set."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class IdleWatch(QObject):
    """An event filter of every window while it watches; `idle` comes once, then it has to begin anew.

    Whatever a person does arrives at a window of the screen before any part of it. A filter of the whole
    application would be called for each of the thousands of events that a page is built and painted with,
    and wait for the interpreter each time.
    """

    idle = Signal()

    def __init__(
        self, parent: QObject | None = None, *, clock: Callable[[], float] = steady_seconds
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minutes = 0
        self._touched = 0.0
        self._watching = False
        self._windows: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        QGuiApplication.instance().focusWindowChanged.connect(self._focus_changed)

    @property
    def is_watching(self) -> bool:
        return self._watching

    @property
    def seconds_untouched(self) -> float:
        """For how long nobody has touched the window; 0 while nobody watches."""
        return self._clock() - self._touched if self._watching else 0.0

    def begin(self, minutes: int) -> None:
        """From now on; 0 minutes never end."""
        self.stop()
        self._minutes = minutes
        self._touched = self._clock()
        if minutes > 0:
            self._watching = True
            self._watch_windows()
            self._timer.start()

    def stop(self) -> None:
        if self._watching:
            self._watching = False
            self._timer.stop()
            for window in self._windows:
                if shiboken6.isValid(window):
                    window.removeEventFilter(self)
            self._windows.clear()

    def _focus_changed(self) -> None:
        if self._watching:
            self._watch_windows()

    def _watch_windows(self) -> None:
        """Those that there are by now. A filter that is set again stays one."""
        self._windows = list(QGuiApplication.allWindows())
        for window in self._windows:
            window.installEventFilter(self)

    def look(self) -> bool:
        """Whether it was too long; then it says so and stops."""
        if not self._watching:
            return False
        if self._clock() - self._touched < 60 * self._minutes:
            self._watch_windows()  # one may have opened without being typed into
            return False
        self.stop()
        self.idle.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._watching and event.type() in _TOUCHES:
            # Whoever wakes a computer that slept must not be taken for the one who left it.
            if self.look():
                return True
            self._touched = self._clock()
        return False
