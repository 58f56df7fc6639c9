"""Reads the files of a folder ahead of whoever works through them, in order and in bounded memory."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_THREADS = 2
_AHEAD = 24
MOST_BYTES = 256 * 2**20
"""What lies read and is not taken yet, but for what the threads are reading."""

_Read = TypeVar("_Read")


def read_ahead(
    read: Callable[[str], _Read], size: Callable[[_Read], int], names: Sequence[str]
) -> Iterator[tuple[str, _Read]]:
    """Each name with what `read` makes of it, `size` bytes large. `read` is called in threads; whoever
    closes the iterator waits for what they are at."""
    room = _Room()

    def read_into_room(number: int, name: str) -> _Read:
        room.wait(number)
        result = read(name)
        room.put(size(result))
        return result

    pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="read-ahead")
    queue: list[tuple[str, Future[_Read]]] = []
    upcoming = enumerate(names)
    try:
        for number, name in itertools.islice(upcoming, _AHEAD):
            queue.append((name, pool.submit(read_into_room, number, name)))
        while queue:
            name, future = queue.pop(0)
            result = future.result()
            room.take(size(result))
            yield name, result
            del result, future  # not held while the next is waited for
            following = next(upcoming, None)
            if following is not None:
                queue.append((following[1], pool.submit(read_into_room, *following)))
    finally:
        room.open()
        pool.shutdown(wait=True, cancel_futures=True)


class _Room:
    """Counts what is read. The next in order always has room: whoever takes waits for that one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._bytes = 0
        self._next = 0
        self._is_open = False

    def wait(self, number: int) -> None:
        with self._changed:
            self._changed.wait_for(
                lambda: self._is_open or self._bytes < MOST_BYTES or number <= self._next
            )

    def put(self, size: int) -> None:
        with self._changed:
            self._bytes += size

    def take(self, size: int) -> None:
        with self._changed:
            self._bytes -= size
            self._next += 1
            self._changed.notify_all()

    def open(self) -> None:
        """Nobody takes any more: nobody is to wait either."""
        with self._changed:
            self._is_open = True
            self._changed.notify_all()
