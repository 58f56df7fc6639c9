"""Works on pictures ahead of whoever takes the results, several at once, in order and in bounded memory."""

from __future__ import annotations

import itertools
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_AHEAD = 24
MOST_BYTES = 256 * 2**20
"""What lies finished and is not taken yet, but for what the threads are at."""

_Result = TypeVar("_Result")


def work_ahead(
    work: Callable[[str], _Result], size: Callable[[_Result], int], names: Sequence[str], threads: int = 2
) -> Iterator[tuple[str, _Result]]:
    """Each name with what `work` makes of it, `size` bytes large, in the order of `names`.

    `work` is called in `threads` threads; what it raises is raised here when its name's turn comes, so that
    everything before it was taken. Whoever closes the iterator waits for what the threads are at.
    """
    room = _Room()

    def work_into_room(number: int, name: str) -> _Result:
        room.wait(number)
        result = work(name)
        room.put(size(result))
        return result

    pool = ThreadPoolExecutor(threads, thread_name_prefix="work-ahead")
    queue: deque[tuple[str, Future[_Result]]] = deque()
    upcoming = enumerate(names)
    try:
        for number, name in itertools.islice(upcoming, _AHEAD):
            queue.append((name, pool.submit(work_into_room, number, name)))
        while queue:
            name, future = queue.popleft()
            result = future.result()
            room.take(size(result))
            yield name, result
            del result, future  # not held while the next is waited for
            following = next(upcoming, None)
            if following is not None:
                queue.append((following[1], pool.submit(work_into_room, *following)))
    finally:
        room.open()
        pool.shutdown(wait=True, cancel_futures=True)


class _Room:
    """Counts what is finished. The next in order always has room: whoever takes waits for that one."""

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
