"""How long each face was on the screen of somebody who could look at it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable


class FaceClock:
    """Runs for one place at a time, and only while nothing hides it (another page, a lock)."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._spent: dict[int, float] = defaultdict(float)
        self._place: int | None = None
        self._since: float | None = None
        self._running = False

    def show(self, place: int | None) -> None:
        """Another face is on the screen from now on."""
        self._settle()
        self._place = place

    def run(self, running: bool) -> None:
        """Whether the screen can be seen."""
        self._settle()
        self._running = running

    def seconds(self, place: int) -> float:
        self._settle()
        return self._spent[place]

    def clear(self) -> None:
        """For another look."""
        self._settle()
        self._spent.clear()
        self._place = None

    def _settle(self) -> None:
        moment = self._now()
        if self._running and self._place is not None and self._since is not None:
            self._spent[self._place] += moment - self._since
        self._since = moment
