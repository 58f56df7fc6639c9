"""Hands things to a thread of their own that writes them, one after the other, while the next are made."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Generic, Self, TypeVar

T = TypeVar("T")


class BackgroundWriter(Generic[T]):
    """One thing is written and one waits; who brings a third waits too.

    After an error nothing more is written: it is raised by every `put` and by `finish`. As a context it
    ends its thread however the block ends, and raises its own error only where the block did not.
    """

    def __init__(self, write: Callable[[T], None], name: str) -> None:
        self._write = write
        self._waiting: queue.Queue[T | None] = queue.Queue(maxsize=1)
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name=name)

    def _run(self) -> None:
        # After an error too, so that nobody who brings something waits for ever.
        while (thing := self._waiting.get()) is not None:
            if self._error is None:
                try:
                    self._write(thing)
                except BaseException as error:
                    self._error = error
            del thing  # not held while the next is waited for

    def put(self, thing: T) -> None:
        """Returns when it is next. Raises what an earlier one raised."""
        self._raise()
        self._waiting.put(thing)

    def finish(self) -> None:
        """Waits until everything is written. Raises what writing raised; nothing is brought afterwards."""
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()
        self._raise()

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self.finish()
        except BaseException:
            if kind is None:
                raise
