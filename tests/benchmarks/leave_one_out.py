"""Leave-one-out over a gallery of random unit templates, beside a plain numpy loop that finds the same.

    python -m tests.benchmarks.leave_one_out [--faces N] [--length D] [--cells N] [--without-plain] [--json]

Second Look: `leave_one_out`, raw and normalised scores, lists of 64, histograms by pairs of cells. Plain
numpy: block by block one product, `np.partition` for the 64 best and `np.histogram`, once for the raw and
once for the normalised scores; no pairs of cells, no names of those who scored. The best scores of both are
compared. "Products alone" is what nobody can do without: the same matrix products and nothing else. The
bar is 25,000 faces x 128 in under 15 s on 2 cores (DESIGN section 11). CPU seconds are of all threads:
what to look at when the machine has other work to do. Memory is the peak of anonymous memory beside the
templates.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.domain.cohorts import COHORT_SIZE
from desktop.domain.measurements import TOP_NON_MATED, Cells
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition.leave_one_out import leave_one_out
from tests.benchmarks.memory import Peak, anonymous

BAR = 15.0
_BLOCK = 512
Scores = NDArray[np.float32]


def random_gallery(faces: int, length: int) -> GallerySnapshot:
    """One face per subject."""
    templates = np.random.default_rng(0).standard_normal((faces, length), np.float32)
    templates /= np.linalg.norm(templates, axis=1, keepdims=True)
    return GallerySnapshot(
        gallery_id=1,
        gallery_name="benchmark",
        pack_id="none",
        pack_hash="",
        templates=templates,
        face_ids=np.arange(faces, dtype=np.int64),
        subject_index=np.arange(faces, dtype=np.int32),
        subject_ids=tuple(str(face) for face in range(faces)),
        hash="",
    )


def plain_numpy(templates: Scores) -> tuple[Scores, Scores]:
    """The best raw and the best normalised score of each face, float32 [n] each."""
    n, means = len(templates), np.empty(len(templates), np.float32)
    raw, normalised, kth = np.empty(n, np.float32), np.empty(n, np.float32), n - TOP_NON_MATED
    # The best of each face's cohort with one more: without a person the next one takes the place.
    lists = np.empty((n, COHORT_SIZE + 1), np.float32)
    for start in range(0, n, _BLOCK):
        rows = slice(start, start + _BLOCK)
        scores = templates[rows] @ templates.T
        np.fill_diagonal(scores[:, start:], -np.inf)
        top = np.sort(np.partition(scores, kth, axis=1)[:, kth:], axis=1)[:, ::-1]
        raw[rows], lists[rows] = top[:, 0], top[:, : COHORT_SIZE + 1]
        np.histogram(scores[np.isfinite(scores)], 2048, (-1.0, 1.0))
    means[:] = lists[:, :-1].mean(axis=1)
    for start in range(0, n, _BLOCK):
        rows = slice(start, start + _BLOCK)
        scores = templates[rows] @ templates.T
        np.fill_diagonal(scores[:, start:], -np.inf)
        top = np.sort(np.partition(scores, kth, axis=1)[:, kth:], axis=1)[:, ::-1]
        own = top[:, 1 : COHORT_SIZE + 1].mean(axis=1)
        others = np.repeat(means[None], len(scores), axis=0)
        # A product and its transpose differ in the last bit.
        probe, face = np.nonzero(scores >= lists[:, COHORT_SIZE - 1] - np.float32(1e-6))
        gone = (scores[probe, face] - lists[face, COHORT_SIZE]) / np.float32(COHORT_SIZE)
        others[probe, face] -= gone
        scores -= (own[:, None] + others) / np.float32(2)
        normalised[rows] = np.partition(scores, kth, axis=1)[:, kth:].max(axis=1)
        np.histogram(scores[np.isfinite(scores)], 2048, (-2.0, 2.0))
    return raw, normalised


def products_alone(templates: Scores) -> None:
    """Both passes' products, into one block of memory."""
    out = np.empty((_BLOCK, len(templates)), np.float32)
    for _ in ("raw", "normalised"):
        for start in range(0, len(templates), _BLOCK):
            part = templates[start : start + _BLOCK]
            np.matmul(part, templates.T, out=out[: len(part)])


def timed(name: str, work: Callable[[], Any], results: dict[str, dict[str, float]]) -> Any:
    before = anonymous()
    with Peak() as peak:
        wall, cpu = time.perf_counter(), time.process_time()
        found = work()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    held = max(0, peak.most - before) / 2**20
    results[name] = {"seconds": wall, "cpu_seconds": cpu, "memory_mib": held}
    return found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.leave_one_out")
    parser.add_argument("--faces", type=int, default=25_000)
    parser.add_argument("--length", type=int, default=128)
    parser.add_argument("--cells", type=int, default=12, help="combinations of recorded values")
    parser.add_argument("--without-plain", action="store_true", help="leave the numpy loop out")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of the table")
    chosen = parser.parse_args(arguments)
    snapshot = random_gallery(chosen.faces, chosen.length)
    of = np.random.default_rng(1).integers(0, chosen.cells, chosen.faces).astype(np.int32)
    cells = Cells(("benchmark",), tuple((str(cell),) for cell in range(chosen.cells)), of)
    results: dict[str, dict[str, float]] = {}
    found = timed("Second Look", lambda: leave_one_out(snapshot, cells), results)
    timed("products alone", lambda: products_alone(snapshot.templates), results)
    if not chosen.without_plain:
        raw, normalised = timed("plain numpy", lambda: plain_numpy(snapshot.templates), results)
        for ours, theirs in ((found.raw, raw), (found.normalised, normalised)):
            if ours is not None and np.abs(ours.top[:, 0] - theirs).max() > 1e-5:
                raise RuntimeError("the best scores differ")
    ours = results["Second Look"]["seconds"]
    document = {
        "faces": chosen.faces,
        "length": chosen.length,
        "cells": chosen.cells,
        "results": results,
        "gflop": 2 * 2e-9 * chosen.faces**2 * chosen.length,
    }
    if chosen.json:
        print(json.dumps(document))
    else:
        print(f"{chosen.faces} faces x {chosen.length}, {chosen.cells} cells, numpy {np.__version__}")
        for name, one in results.items():
            print(
                f"{name:<16}{one['seconds']:8.2f} s {one['cpu_seconds']:8.2f} CPU s "
                f"{one['memory_mib']:8.0f} MiB {one['seconds'] / ours:7.2f} x"
            )
        is_bar = (chosen.faces, chosen.length) == (25_000, 128)
        print(f"bar {BAR:.0f} s: {'kept' if ours < BAR else 'NOT kept'}" if is_bar else "")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
