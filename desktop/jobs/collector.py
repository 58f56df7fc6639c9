"""Python's cyclic garbage is collected on the main thread only, and mostly where nobody waits for it.

A collection runs on whatever thread happens to allocate. On a worker it would destroy Qt objects that
belong to the main thread, which Qt does not allow: at worst the program hangs.

A collection of everything goes through all that is alive, the modules of the program for the most part, and
takes longer than a picture on the screen should: what lived for long is left out until nobody touches the
window. So is what workers make: a collection looks at every name in a tuple of a million (0.2 s), and no
count says that it will. It goes with its last reference, as nearly everything does.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000
IDLE_SECONDS = 20.0
"""So long nobody touched the window: now it may take its time."""
THOROUGH_SECONDS = 120.0
"""Between two collections that leave nothing out, where somebody pauses now and then."""
LONGEST_SECONDS = 3600.0
"""So long at most, pauses or not."""

MANY_NEW = 40_000
"""Going through more than so many new objects takes longer than a frame."""


class MainThreadCollector(QObject):
    """Switches automatic collection off and collects from a timer; `stop` puts it back as it was."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        untouched: Callable[[], float] = lambda: 0.0,
        working: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`untouched`: for how many seconds nobody has touched the window; `working`: whether workers are
        making something. When they end, `leave_out` has to be called."""
        super().__init__(parent)
        self._untouched, self._working, self._clock = untouched, working, clock
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._thorough = clock()
        self._all_due = False
        self.leave_out()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """What is young when it is due, as the interpreter would have done by itself; all in a pause."""
        passed = self._clock() - self._thorough
        paused = passed > THOROUGH_SECONDS and self._untouched() > IDLE_SECONDS
        if self._all_due or paused or passed > LONGEST_SECONDS:
            self._thorough, self._all_due = self._clock(), False
            gc.unfreeze()
            gc.collect()
            self.leave_out()
            return
        thresholds = gc.get_threshold()
        counts = gc.get_count()
        if self._working() or counts[0] > MANY_NEW:
            self.leave_out()
            return
        due = [bool(limit) and count > limit for limit, count in zip(thresholds, counts, strict=True)]
        if due[2] or due[1]:
            gc.collect(1)
        elif due[0]:
            gc.collect(0)
        if due[2]:
            self.leave_out()

    def leave_out(self) -> None:
        """What is there now is not gone through again until the next thorough collection: what came with
        the program, with its models, with a window. Not before what somebody left behind is gone."""
        if not self._all_due:
            gc.freeze()

    def take_in(self) -> None:
        """Nothing is left out from here on, and the next collection is of everything: somebody left, and
        nothing of theirs may stay."""
        gc.unfreeze()
        self._all_due = True

    def stop(self) -> None:
        """More than once does nothing more."""
        if self._timer.isActive():
            self._timer.stop()
            gc.unfreeze()
            if self._was_enabled:
                gc.enable()
