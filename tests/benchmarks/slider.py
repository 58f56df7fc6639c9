"""What one move of the slider costs with a gallery of a million faces.

    python -m tests.benchmarks.slider [--subjects N] [--moves N] [--json]

A synthetic measurement of N subjects is put before the real panel (no model, no picture). The confidence
handle and the threshold handle are moved in turn, and each move is timed twice: until every number of the
panel is set, and until what changed is laid out and painted again. The panel is tall enough to show all of
it. Beside it stands the plain way to read one rate, a mean over all best scores. The bar is 5 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from tests.benchmarks.memory import anonymous

BAR_MS = 5.0
LISTED = 64


def measurement(subjects: int, seed: int = 20, listed: int = LISTED):
    """Best scores like those of an extreme value, the others below them; float32 [n, listed]."""
    from desktop.domain.measurements import (
        Cells,
        MeasuredScores,
        Measurement,
        PairHistograms,
        ScoreHistogram,
    )
    from desktop.domain.score_kinds import ScoreKind

    random = np.random.default_rng(seed)
    top = np.empty((subjects, listed), np.float32)
    top[:, 0] = random.gumbel(0.55, 0.03, subjects)
    for column in range(1, listed):
        top[:, column] = top[:, column - 1] - random.exponential(0.02 / column, subjects).astype(np.float32)
    # Only the nearest three are read (what the searches are worth); the rest need not exist.
    nobody = np.broadcast_to(np.zeros(1, np.int32), top.shape)
    nearest = random.integers(0, subjects, (subjects, 3), dtype=np.int32)
    mated = random.normal(0.8, 0.1, subjects // 10).astype(np.float32)
    counts = np.histogram(top, bins=4096, range=(-1.0, 1.0))[0].astype(np.int64)
    scores = MeasuredScores(
        kind=ScoreKind.RAW,
        top=top,
        other=nearest,
        other_face=nobody,
        mated=mated,
        mated_subjects=np.arange(len(mated), dtype=np.int32),
        mated_ranks=np.ones(len(mated), np.int32),
        comparisons=ScoreHistogram(-1.0, 1.0, counts),
        pairs=PairHistograms(
            Cells((), ((),), np.zeros(subjects, np.int32)), -1.0, 1.0, np.zeros((1, 1, 1), np.int64)
        ),
    )
    return Measurement(
        gallery_id=1,
        snapshot_hash="",
        pack_hash="",
        measured_at=datetime.now(UTC),
        seconds=0.0,
        subject_ids=tuple(str(number) for number in range(subjects)),
        face_ids=np.arange(subjects, dtype=np.int64),
        first_faces=np.arange(subjects, dtype=np.int32),
        raw=scores,
        normalised=None,
        cohort=None,
    )


def in_words(name: str, milliseconds: list[float]) -> str:
    ordered = sorted(milliseconds)
    return (
        f"{name:<42} min {ordered[0]:7.3f}   median {statistics.median(ordered):7.3f}   "
        f"95% {ordered[int(0.95 * len(ordered))]:7.3f}   max {ordered[-1]:7.3f} ms"
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.slider")
    parser.add_argument("--subjects", type=int, default=1_000_000)
    parser.add_argument("--moves", type=int, default=300)
    parser.add_argument("--json", action="store_true", help="one JSON document instead of the table")
    chosen = parser.parse_args(arguments)
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from desktop.domain.error_rates import ErrorRates
    from desktop.domain.galleries import Gallery
    from desktop.domain.score_kinds import ScoreKind
    from desktop.jobs.queue import JobQueue
    from desktop.recognition.packs import PackCatalogue
    from desktop.storage.workspace import Workspace, WorkspaceKind
    from desktop.ui.error_panel.error_panel import ErrorPanel
    from desktop.ui.shell.services import CaseworkState, Services
    from desktop.ui.theme import apply_theme
    from desktop.workflow.engines import Engines
    from desktop.workflow.gallery_errors import GalleryErrors

    app = QApplication.instance() or QApplication(sys.argv[:1])
    apply_theme(app, "light")
    begun = time.perf_counter()
    measured = measurement(chosen.subjects)
    made = time.perf_counter()
    errors = GalleryErrors(measured, ScoreKind.RAW, ErrorRates(measured.raw), (), (), {})
    ready = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="second-look-bench-") as temporary:
        workspace = Workspace.create(Path(temporary) / "workspace", WorkspaceKind.CASEWORK, "benchmark")
        catalogue, jobs, state = PackCatalogue(), JobQueue(), CaseworkState()
        services = Services(workspace, catalogue, Engines(workspace, catalogue), jobs, state)
        panel = ErrorPanel(services)
        state.set_gallery(
            Gallery(1, "Benchmark", "none", "", datetime.now(UTC), chosen.subjects, chosen.subjects)
        )
        state.set_errors(errors)
        panel.resize(panel.width(), 1600)
        panel.show()
        app.processEvents()

        class Paints(QObject):
            count = 0

            def eventFilter(self, watched, event):
                Paints.count += event.type() == QEvent.Type.Paint
                return False

        watcher = Paints()
        panel.confidence._track.installEventFilter(watcher)
        confidences = np.linspace(0.955, 0.99999, chosen.moves)
        set_ms, painted_ms, plain_ms = [], [], []
        best = np.ascontiguousarray(measured.raw.best)
        for number, confidence in enumerate(confidences):
            before = state.threshold
            start = time.perf_counter()
            if number % 2:
                panel.confidence.threshold_wanted.emit(panel.confidence.scale.threshold_for(confidence))
            else:
                panel.slider.threshold_changed.emit(errors.curve.threshold_for(1 - confidence) + 1e-5)
            is_set = time.perf_counter()
            app.processEvents()  # layout and paint
            painted = time.perf_counter()
            if state.threshold == before or Paints.count <= number:
                raise RuntimeError("the threshold did not move, or nothing was painted")
            set_ms.append((is_set - start) * 1000)
            painted_ms.append((painted - start) * 1000)
            start = time.perf_counter()
            share = float(np.mean(best >= np.float32(state.threshold)))
            plain_ms.append((time.perf_counter() - start) * 1000)
            if share != errors.curve.rate(state.threshold).value:
                raise RuntimeError("the two readings differ")
        read_ms = []
        for confidence in confidences:
            threshold = 0.5 + 0.2 * float(confidence)
            start = time.perf_counter()
            errors.curve.rate(threshold)
            read_ms.append((time.perf_counter() - start) * 1000)
        panel.close()
        jobs.stop()
        workspace.close()
    middle = statistics.median(painted_ms)
    if chosen.json:
        medians = {"set": set_ms, "painted": painted_ms, "one_rate": read_ms, "one_rate_plain": plain_ms}
        ms = {name: statistics.median(values) for name, values in medians.items()}
        ms["worst_painted"] = max(painted_ms)
        held = anonymous() / 2**20
        print(
            json.dumps({"subjects": chosen.subjects, "moves": chosen.moves, "ms": ms, "memory_mib": held})
        )
        return 0 if middle < BAR_MS else 1
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(
        f"{chosen.subjects:,} subjects x {LISTED} listed; made in {made - begun:.1f} s, "
        f"sorted once in {ready - made:.1f} s; {chosen.moves} moves"
    )
    print(in_words("one move, all numbers set", set_ms))
    print(in_words("one move, laid out and painted", painted_ms))
    print(in_words("FPIR alone, sorted once (the panel's way)", read_ms))
    print(in_words("FPIR alone, a mean over all (the plain way)", plain_ms))
    ratio = statistics.median(plain_ms) / statistics.median(read_ms)
    print(f"the plain way takes {ratio:,.0f} times as long for one rate")
    under = sum(one < BAR_MS for one in painted_ms) / len(painted_ms)
    kept = "kept" if middle < BAR_MS else "NOT kept"
    print(f"bar {BAR_MS} ms: {kept} (median {middle:.2f} ms, {under:.0%} of moves under the bar)")
    return 0 if middle < BAR_MS else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
