"""Leave-one-out over a gallery of random unit templates, beside a plain numpy version of its first half.

    python -m tests.benchmarks.leave_one_out [--faces N] [--length D] [--cells N] [--without-plain]

Second Look: `leave_one_out`, raw and normalised scores, lists of 64, histograms by pairs of cells. Plain
numpy: raw scores only, block by block one product, `np.partition` for the 64 best and `np.histogram`. The
bar is 25,000 faces x 128 in under 15 s on 2 cores (DESIGN section 11). CPU seconds are of all threads:
what to look at when the machine has other work to do. Peak memory is that of the process so far.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from desktop.domain.measurements import TOP_NON_MATED, Cells
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition.leave_one_out import leave_one_out


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


def plain_numpy(templates: NDArray[np.float32], block: int = 512) -> NDArray[np.int64]:
    """Raw scores only: the best of every face (not kept) and one histogram, int64 [2048]."""
    counts = np.zeros(2048, np.int64)
    for start in range(0, len(templates), block):
        part = templates[start : start + block]
        scores = part @ templates.T
        np.fill_diagonal(scores[:, start:], -np.inf)
        np.partition(scores, len(templates) - TOP_NON_MATED, axis=1)
        counts += np.histogram(scores[np.isfinite(scores)], 2048, (-1.0, 1.0))[0]
    return counts


def timed(name: str, work: Callable[[], object]) -> float:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 2**20
    )
    print(f"{name:<32}{wall:8.2f} s {cpu:8.2f} CPU s {peak:8.0f} MiB peak", flush=True)
    return wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--faces", type=int, default=25_000)
    parser.add_argument("--length", type=int, default=128)
    parser.add_argument("--cells", type=int, default=12, help="combinations of recorded values")
    parser.add_argument("--without-plain", action="store_true", help="leave the numpy version out")
    chosen = parser.parse_args()
    snapshot = random_gallery(chosen.faces, chosen.length)
    of = np.random.default_rng(1).integers(0, chosen.cells, chosen.faces).astype(np.int32)
    cells = Cells(("benchmark",), tuple((str(cell),) for cell in range(chosen.cells)), of)
    print(f"{chosen.faces} faces x {chosen.length}, {chosen.cells} cells, numpy {np.__version__}")
    ours = timed("Second Look, raw + normalised", lambda: leave_one_out(snapshot, cells))
    if not chosen.without_plain:
        theirs = timed("plain numpy, raw only", lambda: plain_numpy(snapshot.templates))
        print(f"plain numpy takes {theirs / ours:.2f} times as long for half of the work")


if __name__ == "__main__":
    main()
