"""What is dear to make out of the record, kept in memory while a workspace is open."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

T = TypeVar("T")


@runtime_checkable
class Forgetful(Protocol):
    """Holds on to templates in a way of its own, or is still making something of them."""

    def forget(self) -> None: ...


class Kept:
    """One thing of each name, for the version of what it was made of.

    Nothing here is on disk. `forget` lets go of all of it: when the workspace is closed, and whenever
    something is erased, so that nobody who was expunged lives on in memory.
    """

    def __init__(self) -> None:
        self._things: dict[Hashable, tuple[Hashable, Any]] = {}
        self._times = 0
        self._turn = threading.Lock()

    def get(self, name: Hashable, version: Hashable, make: Callable[[], T]) -> T:
        """The thing of that version, made now where it is not there. Raises what `make` raises."""
        with self._turn:
            known = self._things.get(name)
            times = self._times
        if known is not None and known[0] == version:
            return cast(T, known[1])
        made = make()
        with self._turn:
            if self._times == times:  # else it was made of what has been erased meanwhile
                self._things[name] = (version, made)
        return made

    def drop(self, name: Hashable) -> None:
        with self._turn:
            self._things.pop(name, None)

    def forget(self) -> None:
        with self._turn:
            self._times += 1
            things, self._things = list(self._things.values()), {}
        for _, thing in things:
            if isinstance(thing, Forgetful):
                thing.forget()
