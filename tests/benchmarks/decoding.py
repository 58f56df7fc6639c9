"""What it costs to decode pictures in processes of their own.

    python -m tests.benchmarks.decoding [--runs N]

Prints the median time of each size here and there and their ratio, what two threads read together, how long
a process takes to start, and what a picture's pixels take through a pipe and through shared memory.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import shared_memory

import numpy as np
from PIL import Image

from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.image_reader import read_image

SIZES = ((250, 250), (1000, 1500), (4000, 3000))
PIXELS = 36_000_000
"""Bytes of twelve megapixels."""

# Fills a pipe, or a shared block, whenever it is told to.
SENDER = """
import os, sys
import numpy as np
from multiprocessing import resource_tracker, shared_memory
pixels = np.random.default_rng(1).integers(0, 256, int(sys.argv[1]), dtype=np.uint8)
if len(sys.argv) > 2:
    block = shared_memory.SharedMemory(sys.argv[2])
    resource_tracker.unregister(block._name, "shared_memory")
    shared = np.frombuffer(block.buf, np.uint8, len(pixels))
while os.read(0, 1):
    if len(sys.argv) > 2:
        shared[:] = pixels
        os.write(1, b"x")
        continue
    rest = memoryview(pixels)
    while rest:
        rest = rest[os.write(1, rest):]
"""


def jpeg(width: int, height: int) -> bytes:
    """As busy as a photograph: smooth areas and some grain."""
    noise = np.random.default_rng(width)
    coarse = noise.integers(0, 256, (height // 16 + 1, width // 16 + 1, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(coarse).resize((width, height)).save(out, "JPEG", quality=90)
    return out.getvalue()


def median_ms(runs: int, *functions: Callable[[], object]) -> list[float]:
    """Of each function, called in turns so that whatever else the machine does hits all alike."""
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(runs):
        for function, taken in zip(functions, times, strict=True):
            begun = time.perf_counter()
            function()
            taken.append((time.perf_counter() - begun) * 1000)
    return [statistics.median(taken) for taken in times]


def sizes(runs: int) -> None:
    with DecodePool() as pool:
        begun = time.perf_counter()
        pool.read(jpeg(16, 16))
        print(f"start of a process                {(time.perf_counter() - begun) * 1000:8.1f} ms")
        print(f"{'JPEG':>12} {'here':>10} {'process':>10} {'ratio':>7} {'two threads, a picture':>24}")
        for width, height in SIZES:
            data = jpeg(width, height)
            count = max(5, min(runs, runs * 250 * 250 * 20 // (width * height)))
            here, there = median_ms(count, lambda d=data: read_image(d), lambda d=data: pool.read(d))
            with ThreadPoolExecutor(2) as threads:
                list(threads.map(pool.read, [data] * 2))
                begun = time.perf_counter()
                list(threads.map(pool.read, [data] * count))
                both = (time.perf_counter() - begun) * 1000 / count
            size = f"{width}x{height}"
            print(f"{size:>12} {here:7.2f} ms {there:7.2f} ms {there / here:7.2f} {both:21.2f} ms")


def transports() -> None:
    """Pixels of twelve megapixels from one process to another, into an array of our own."""
    command = [sys.executable, "-c", SENDER, str(PIXELS)]
    pipe = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "bufsize": 0}
    block = shared_memory.SharedMemory(create=True, size=PIXELS)
    try:
        with (
            subprocess.Popen(command, **pipe) as piped,
            subprocess.Popen([*command, block.name], **pipe) as sharing,
        ):
            if sys.platform == "linux":
                import fcntl

                fcntl.fcntl(piped.stdout.fileno(), 1031, 2**20)
            replies = io.BufferedReader(piped.stdout)

            def through_the_pipe() -> None:
                pixels = np.empty(PIXELS, np.uint8)
                piped.stdin.write(b"x")
                assert replies.readinto(pixels.data) == PIXELS

            def through_shared_memory() -> None:
                sharing.stdin.write(b"x")
                assert sharing.stdout.read(1) == b"x"
                # Ours alone: who decoded it could change the other after it was looked at.
                np.frombuffer(block.buf, np.uint8, PIXELS).copy()

            through_the_pipe(), through_shared_memory()
            by_pipe, by_memory = median_ms(11, through_the_pipe, through_shared_memory)
            piped.kill(), sharing.kill()
        print(f"36 MB of pixels: pipe {by_pipe:.1f} ms, shared memory and a copy {by_memory:.1f} ms")
    finally:
        block.close()
        block.unlink()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200, help="of the smallest size")
    options = parser.parse_args(arguments)
    print(f"{os.cpu_count()} processors, {sys.platform}")
    sizes(options.runs)
    transports()


if __name__ == "__main__":
    main()
