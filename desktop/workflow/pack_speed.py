"""How fast a pack is on this machine, measured in a moment."""

from __future__ import annotations

import time

import numpy as np

from desktop.recognition.engine import FaceEngine

_CHIPS = 32


def templates_per_second(engine: FaceEngine, seconds: float = 0.5) -> float:
    """Of aligned faces, detection not included; takes about `seconds` and one run to warm up."""
    size = engine.pack.embedder.size
    noise = np.random.default_rng(1)
    chips = [noise.integers(0, 256, (size, size, 3), dtype=np.uint8) for _ in range(_CHIPS)]
    engine.templates(chips)
    done, started = 0, time.perf_counter()
    while (passed := time.perf_counter() - started) < seconds:
        engine.templates(chips)
        done += len(chips)
    return done / passed
