"""Python's cyclic garbage is collected on the main thread only.

A collection runs on whatever thread happens to allocate. On a worker it would destroy Qt objects that
belong to the main thread, which Qt does not allow: at worst the program hangs.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class MainThreadCollector(QObject):
    """Switches automatic collection off and collects from a timer; `stop` puts it back as it was."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """As much as the interpreter would have done by itself: a generation when it is due."""
        thresholds = gc.get_threshold()
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if thresholds[generation] and counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """More than once does nothing more."""
        if self._timer.isActive():
            self._timer.stop()
            if self._was_enabled:
                gc.enable()
