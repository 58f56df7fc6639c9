"""How fast a piece of work runs, several ways in turn: other programs disturb them all alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timed:
    """One call of `run` does `units` of something."""

    run: Callable[[], object]
    units: int = 1


def rates(
    works: Sequence[Timed],
    *,
    seconds: float,
    rounds: int = 3,
    look: Callable[[], None] = lambda: None,
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Units a second of each, by the median time of its calls.

    In each round every work has its share of `seconds`, one call at least; one call of each before that is
    not counted. `look` is called between calls, and may raise to end it all.
    """
    taken: list[list[float]] = [[] for _ in works]
    for work in works:
        look()
        work.run()
    for _ in range(rounds):
        for work, times in zip(works, taken, strict=True):
            until = clock() + seconds / rounds
            while True:
                look()
                begun = clock()
                work.run()
                ended = clock()
                times.append(ended - begun)
                if ended >= until:
                    break
    return [
        work.units / max(statistics.median(times), 1e-9) for work, times in zip(works, taken, strict=True)
    ]
