"""Ends something that takes too long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LOOKS_EVERY = 0.25


class Watchdog:
    """A thread that calls `end` once for each block that does not end in time. `stop` lets it go.

    One thread for all blocks, which looks at the clock now and then: a timer for each would cost a good
    part of what a small picture takes.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._changed = threading.Condition()
        self._until: float | None = None
        self._asleep = False
        self._stopped = False
        self._expired = False
        threading.Thread(target=self._run, name="watchdog", daemon=True).start()

    @property
    def expired(self) -> bool:
        """Whether the last block took too long."""
        return self._expired

    @contextmanager
    def watching(self, seconds: float) -> Iterator[None]:
        """A block that may take so long; not inside another one."""
        with self._changed:
            self._expired = False
            self._until = time.monotonic() + seconds
            if self._asleep:
                self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._until = None

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _run(self) -> None:
        with self._changed:
            while not self._stopped:
                if self._until is None:
                    self._asleep = True
                    self._changed.wait()
                    self._asleep = False
                    continue
                left = self._until - time.monotonic()
                if left > 0:
                    self._changed.wait(min(left, _LOOKS_EVERY))
                    continue
                self._until, self._expired = None, True
                self._end()
