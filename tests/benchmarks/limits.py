"""What this machine can do at most: what the figures of the other benchmarks are held against.

    python -m tests.benchmarks.limits [--seconds S] [--json]

Memory: the largest 64-bit word of 512 MiB, on all cores, the best of the rounds. Multiplying: float32
products of two matrices of 1024 x 1024 by numpy's BLAS, the best. Convolution: 3 x 3 over 64 channels of
56 x 56 pixels, eight at a time, by onnxruntime on the CPU, the best. Decoding: a JPEG of 2 megapixels by
Pillow on one core. Disk: 4 KiB written and synced, the median.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnx
from onnx import TensorProto, helper
from PIL import Image

from desktop.recognition.providers import CPU, create_session, usable_cores

_SIDE = 1024
_CHANNELS, _EXTENT, _BATCH = 64, 56, 8


def durations(work: Callable[[], object], seconds: float) -> list[float]:
    """At least five, after one that is not counted."""
    work()
    took: list[float] = []
    until = time.perf_counter() + seconds
    while len(took) < 5 or time.perf_counter() < until:
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return took


def reading(seconds: float) -> float:
    """GiB/s."""
    words = np.ones(2**26, np.int64)
    with ThreadPoolExecutor(usable_cores()) as pool:
        pieces = np.array_split(words, usable_cores())
        return words.nbytes / 2**30 / min(durations(lambda: list(pool.map(np.max, pieces)), seconds))


def multiplying(seconds: float) -> float:
    """GFLOP/s."""
    left, right = np.random.default_rng(0).standard_normal((2, _SIDE, _SIDE), np.float32)
    out = np.empty_like(left)
    best = min(durations(lambda: np.matmul(left, right, out=out), seconds))
    return 2e-9 * _SIDE**3 / best


def convolving(seconds: float) -> float:
    """GFLOP/s, counted as direct convolution."""
    shape = [_BATCH, _CHANNELS, _EXTENT, _EXTENT]
    weights = np.random.default_rng(0).standard_normal((_CHANNELS, _CHANNELS, 3, 3)).astype(np.float32)
    graph = helper.make_graph(
        [helper.make_node("Conv", ["x", "w"], ["y"], pads=[1, 1, 1, 1])],
        "convolution",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        [onnx.numpy_helper.from_array(weights, "w")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    session = create_session(model.SerializeToString(), CPU, None)
    feed = {"x": np.random.default_rng(1).standard_normal(shape).astype(np.float32)}
    best = min(durations(lambda: session.run(None, feed), seconds))
    return 2e-9 * _BATCH * _EXTENT**2 * _CHANNELS**2 * 9 / best


def decoding(seconds: float) -> float:
    """Megapixels a second."""
    small = np.random.default_rng(0).integers(0, 256, (60, 80, 3), np.uint8)
    picture = Image.fromarray(small).resize((1632, 1224), Image.Resampling.BICUBIC)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90)
    best = min(durations(lambda: np.asarray(Image.open(io.BytesIO(file.getvalue()))), seconds))
    return picture.width * picture.height / 1e6 / best


def syncing(seconds: float) -> float:
    """Milliseconds."""
    with tempfile.TemporaryFile() as file:

        def write() -> None:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())

        return 1000 * statistics.median(durations(write, seconds))


def limits(seconds: float) -> dict[str, float]:
    return {
        "memory_gib_per_s": reading(seconds),
        "multiplying_gflop_per_s": multiplying(seconds),
        "convolving_gflop_per_s": convolving(seconds),
        "jpeg_megapixels_per_s": decoding(seconds),
        "sync_ms": syncing(seconds),
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.limits")
    parser.add_argument("--seconds", type=float, default=2.0, help="for each")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    found = limits(chosen.seconds)
    if chosen.json:
        print(json.dumps(found))
        return 0
    for name, value in found.items():
        print(f"{name:<28}{value:10.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
