"""Seconds until the next attempt, on the screen while they pass."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal


class Countdown(QObject):
    """`ticked` comes with the seconds that are left, at last with 0."""

    ticked = Signal(int)

    def __init__(
        self, parent: QObject | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._tick)
        self._told = 0

    @property
    def left(self) -> int:
        return max(0, math.ceil(self._until - self._clock()))

    def start(self, seconds: int) -> None:
        """Starts anew; 0 ends it."""
        self._until = self._clock() + seconds
        self._told = -1
        self._timer.start()
        self._tick()

    def _tick(self) -> None:
        left = self.left
        if left == 0:
            self._timer.stop()
        if left != self._told:
            self._told = left
            self.ticked.emit(left)
