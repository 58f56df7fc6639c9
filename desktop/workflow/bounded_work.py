"""Work that may hang in the system (a dead share, a name that is looked up for ever) gets so much time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from desktop.domain.progress import CancelToken

T = TypeVar("T")

_LOOK_SECONDS = 0.05
"""How often it is looked whether somebody wants to stop."""


class TookTooLong(Exception):
    """It did not end in its time and was left behind."""


class _Work(Generic[T]):
    def __init__(self, function: Callable[[], T]) -> None:
        self._function = function
        self._ended = threading.Event()
        self._result: list[T] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._result.append(self._function())
        except BaseException as error:
            self._error = error
        self._ended.set()

    def ended(self, seconds: float) -> bool:
        return self._ended.wait(seconds)

    def outcome(self) -> T:
        if self._error is not None:
            raise self._error
        return self._result[0]


def within(seconds: float, function: Callable[[], T], cancel: CancelToken) -> T:
    """What `function` returns or raises, if it ends within `seconds`.

    It runs in a thread of its own, which is left behind when the time is over or somebody cancels, and
    ends with the process at the latest: it may touch nothing that is closed later, the workspace least of
    all. Raises `TookTooLong`, `Cancelled`.
    """
    cancel.raise_if_cancelled()
    work, until = _Work(function), time.monotonic() + seconds
    threading.Thread(target=work.run, name="bounded work", daemon=True).start()
    while not work.ended(max(0.0, min(_LOOK_SECONDS, until - time.monotonic()))):
        cancel.raise_if_cancelled()
        if time.monotonic() >= until:
            raise TookTooLong
    return work.outcome()
