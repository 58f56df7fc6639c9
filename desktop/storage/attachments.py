"""What work on a workspace shares and what ends with it, such as the processes that decode pictures."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol, TypeVar


class Closable(Protocol):
    """Something that ends with the workspace."""

    def close(self) -> None: ...


Attached = TypeVar("Attached", bound=Closable)


class Attachments:
    """At most one of each kind."""

    def __init__(self) -> None:
        self._found: dict[type[Closable], Closable] = {}
        self._turn = threading.Lock()
        self._closed = False

    def of(self, kind: type[Attached], make: Callable[[], Attached] | None = None) -> Attached:
        """Raises `RuntimeError` (a bug) after `close`."""
        with self._turn:
            if self._closed:
                raise RuntimeError("nothing is attached to a workspace that is closed")
            found = self._found.get(kind)
            if not isinstance(found, kind):
                self._found[kind] = found = (make or kind)()
            return found

    def close(self) -> None:
        with self._turn:
            self._closed = True
            found = list(self._found.values())
        for one in found:
            one.close()
