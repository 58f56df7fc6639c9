"""How many threads and how large a batch make the most faces a second: tried out, not assumed.

On the processor it is settled first how many calls run at once and on how many threads each, then the
batch. Any other device takes one call at a time, and only the batch is tried. No template depends on what
comes of it beyond `TEMPLATE_TOLERANCE`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from desktop.recognition.engine import EngineSetting, FaceEngine, Reopen
from desktop.recognition.providers import CPU, usable_cores

TEMPLATE_TOLERANCE = 1e-5
"""No number of a template differs by more, whatever is chosen: float32 sums in another order."""

CPU_BATCHES = (4, 8, 16)
DEVICE_BATCHES = (8, 16, 32, 64, 128)
"""Rows of the embedder. The largest embedders in use keep some 3 MB a row while they run, so that all that
is tried stays below half a gigabyte."""
MOST_CALLS = 16
"""At once: more threads of Python would wait for each other."""

_TRIAL_SECONDS = 0.15
_MOST_SECONDS = 4.0
"""After that, the best so far is taken."""
_GAIN = 0.97
"""A batch is taken for a gain of 3% at least over a smaller one, which leaves less to do at the end."""
_SIDE = 320  # pixels of the picture that is tried: about a portrait


def thread_splits(cores: int) -> list[tuple[int, int]]:
    """Ways to share cores out, as (calls at once, threads of each): all x 1, half x 2, ... 1 x all."""
    threads = [2**n for n in range(cores.bit_length()) if 2**n < cores] + [cores]
    return [(cores // n, n) for n in threads if cores // n <= MOST_CALLS]


class Tuner:
    """Tries one pack on the device that `engine` runs on. `told(done, total)` before each trial."""

    def __init__(
        self,
        engine: FaceEngine,
        reopen: Reopen,
        *,
        cores: int | None = None,
        told: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        self._on_cpu = engine.device.provider == CPU
        self._reopen = reopen
        self._told = told
        cores = cores or usable_cores()
        self._splits = thread_splits(cores) if self._on_cpu else [(1, cores)]
        fixed = engine.pack.embedder.fixed_batch
        self._batches = (fixed,) if fixed else CPU_BATCHES if self._on_cpu else DEVICE_BATCHES
        self._trials = len(self._splits) * self._on_cpu + (len(self._batches) if not fixed else 0)
        self._done = 0
        self._until = 0.0
        noise = np.random.default_rng(1)
        size = engine.pack.embedder.size
        self._picture = noise.integers(0, 256, (_SIDE, _SIDE, 3), dtype=np.uint8)
        self._chip = noise.integers(0, 256, (size, size, 3), dtype=np.uint8)

    def tune(self) -> EngineSetting:
        """What made the most faces a second. Raises what the models raise where they do not run at all."""
        self._until = time.monotonic() + _MOST_SECONDS
        (calls, threads), engine = self._best_split()
        batch = self._best_batch(calls, threads, engine)
        self._told(self._trials, self._trials)
        return EngineSetting(threads, calls, batch)

    def _best_split(self) -> tuple[tuple[int, int], FaceEngine | None]:
        if not self._on_cpu:
            return self._splits[0], None
        best, chosen, opened = 0.0, self._splits[0], None
        for calls, threads in self._splits:
            if not self._another():
                break
            engine = self._reopen(threads, self._batches[-1])
            rate = self._rate(calls, lambda engine=engine: self._face(engine))  # type: ignore[misc]
            if rate > best:
                best, chosen, opened = rate, (calls, threads), engine
        return chosen, opened

    def _best_batch(self, calls: int, threads: int, opened: FaceEngine | None) -> int:
        best, chosen = 0.0, self._batches[0]
        for batch in self._batches if len(self._batches) > 1 else ():
            if not self._another():
                break
            try:
                # The processor takes fewer rows than it was opened for as they are; others fill them up.
                engine = opened or self._reopen(threads, batch)
                faces = max(1, batch // engine.rows_a_face)
                rate = faces * self._rate(calls, lambda n=faces, e=engine: e.templates([self._chip] * n))  # type: ignore[misc]
            except Exception:  # onnxruntime raises a different type for every provider
                if not best:
                    raise
                break  # more than its memory takes
            if rate * _GAIN > best:
                best, chosen = rate, batch
        return chosen

    def _face(self, engine: FaceEngine) -> None:
        """As much as one picture of an enrolment asks of the models, but for the batch."""
        engine.faces(self._picture)
        engine.templates([self._chip])

    def _another(self) -> bool:
        self._told(self._done, self._trials)
        self._done += 1
        return self._done == 1 or time.monotonic() < self._until

    def _rate(self, calls: int, work: Callable[[], object]) -> float:
        """How often a second `work` is done when `calls` threads do it at once; the first time is not
        counted, in which memory is laid out."""

        def repeat(until: float) -> int:
            done = 0
            while time.perf_counter() < until or not done:
                work()
                done += 1
            return done

        with ThreadPoolExecutor(calls, thread_name_prefix="speed-trial") as pool:
            list(pool.map(lambda _: work(), range(calls)))
            started = time.perf_counter()
            done = sum(pool.map(repeat, [started + _TRIAL_SECONDS] * calls))
            return done / (time.perf_counter() - started)
