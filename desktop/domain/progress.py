"""Progress and cancellation of long work, free of Qt so that every workflow can speak of them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """Raised inside work that was asked to stop; what was committed before stays."""


class CancelToken:
    """A flag that one thread sets and the working thread looks at."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        self._event.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raises `Cancelled` once `cancel` was called."""
        if self._event.is_set():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far work is: `done` of `total` units (`total` 0 when unknown); `unit` in the plural."""

    done: int
    total: int
    unit: str
    rate: float = 0.0
    """Units per second over the whole run so far; 0 when not known yet."""

    @property
    def seconds_left(self) -> float | None:
        """Remaining time at the present rate, or None when it cannot be told."""
        if self.rate <= 0 or self.total <= 0:
            return None
        return max(0.0, (self.total - self.done) / self.rate)


ProgressSink = Callable[[Progress], None]


def ignore_progress(progress: Progress) -> None:
    """A sink for callers that do not watch."""
