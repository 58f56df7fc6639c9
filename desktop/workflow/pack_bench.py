"""How fast a model pack is on this machine, and where that is kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from desktop import paths
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.recognition.device_timing import Timed, rates
from desktop.recognition.engine import FaceEngine
from desktop.recognition.machine_file import read_findings, write_findings
from desktop.recognition.packs import ModelPack
from desktop.recognition.providers import CPU
from desktop.recognition.search import comparison_scores

_FILE = "pack-bench.json"
_RESULTS = "results"
_KEPT = 200
_CHIPS = 16
_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class BenchResult:
    """Speed of one pack on one device of this machine."""

    pack_id: str
    device: str
    detections_per_second: float
    templates_per_second: float
    searches_per_second: float
    searched_faces: int
    pack_hash: str = ""
    measured_at: str = ""
    """ISO 8601, UTC, to the second."""


def bench_pack(
    engine: FaceEngine,
    *,
    seconds: float = 2.0,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> BenchResult:
    """Times detection (one 640 x 480 picture), templates and a single search of 100,000 random rows.

    Each for `seconds` after one run that is not counted, by the median of its calls. Raises `Cancelled`.
    """
    cancel = cancel or CancelToken()
    noise = np.random.default_rng(1)
    picture = noise.integers(0, 256, (480, 640, 3), dtype=np.uint8)
    spec = engine.pack.embedder
    chips = [noise.integers(0, 256, (spec.size, spec.size, 3), dtype=np.uint8) for _ in range(_CHIPS)]
    rows = noise.standard_normal((_ROWS, spec.length), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    work = (
        Timed(lambda: engine.faces(picture)),
        Timed(lambda: engine.templates(chips), len(chips)),
        Timed(lambda: comparison_scores(rows, rows[0], engine.pack.comparator)),
    )
    measured = []
    for number, one in enumerate(work):
        on_progress(Progress(number, len(work), "steps"))
        measured += rates([one], seconds=seconds, look=cancel.raise_if_cancelled)
    on_progress(Progress(len(work), len(work), "steps"))
    detections, templates, searches = measured
    return BenchResult(
        pack_id=engine.pack.id,
        device=engine.device.device,
        detections_per_second=detections,
        templates_per_second=templates,
        searches_per_second=searches,
        searched_faces=len(rows),
        pack_hash=engine.pack.hash,
        measured_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def bench_devices(
    pack: ModelPack,
    preference: str | None = None,
    *,
    seconds: float = 2.0,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> list[BenchResult]:
    """The pack on the preferred or best device, and on the CPU where that is another one."""
    first = FaceEngine.open(pack, preference)
    results = [bench_pack(first, seconds=seconds, on_progress=on_progress, cancel=cancel)]
    if first.device.provider != CPU:
        cpu = FaceEngine.open(pack, "cpu")
        results.append(bench_pack(cpu, seconds=seconds, on_progress=on_progress, cancel=cancel))
    return results


class KeptBenches:
    """The last result of every pack on every device, in the person's own folder; of this machine only."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or paths.settings_dir()) / _FILE

    def all(self) -> list[BenchResult]:
        """Oldest first; empty where nothing was measured, or what lies there cannot be read."""
        try:
            return [BenchResult(**one) for one in read_findings(self._path).get(_RESULTS, [])]
        except TypeError:
            return []

    def of(self, pack_hash: str) -> list[BenchResult]:
        """Of one pack, a result for every device."""
        return [one for one in self.all() if one.pack_hash == pack_hash]

    def keep(self, result: BenchResult) -> None:
        """In the place of an earlier one of the same pack and device. A disk that refuses is no matter."""
        others = [
            one for one in self.all() if (one.pack_hash, one.device) != (result.pack_hash, result.device)
        ]
        listed = [asdict(one) for one in [*others, result][-_KEPT:]]
        write_findings(self._path, {_RESULTS: listed})
