"""Notices that nobody touches the window, whichever part of it; work that runs is no sign of a person."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

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
    """An event filter of the application while it watches; `idle` comes once, then it has to begin anew."""

    idle = Signal()

    def __init__(
        self, parent: QObject | None = None, *, clock: Callable[[], float] = steady_seconds
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minutes = 0
        self._touched = 0.0
        self._watching = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

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
            QCoreApplication.instance().installEventFilter(self)
            self._timer.start()

    def stop(self) -> None:
        if self._watching:
            self._watching = False
            self._timer.stop()
            QCoreApplication.instance().removeEventFilter(self)

    def look(self) -> bool:
        """Whether it was too long; then it says so and stops."""
        if not self._watching or self._clock() - self._touched < 60 * self._minutes:
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
