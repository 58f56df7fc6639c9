"""How fast every device of this machine is, whether it agrees with the processor, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import UserFacingError
from desktop.recognition.agreement import Agreement
from desktop.recognition.device_timing import Timed, rates
from desktop.recognition.device_versions import machine_versions
from desktop.recognition.engine import FaceEngine
from desktop.recognition.first_pass import Disagreement
from desktop.recognition.kept_agreement import KeptAgreements
from desktop.recognition.onnx_scan import OnnxScan
from desktop.recognition.packs import ModelPack
from desktop.recognition.provider_table import PROVIDERS, Provider, why_absent
from desktop.recognition.providers import CPU, device_label
from desktop.recognition.search_engine import SearchEngine, search_with

SEARCHED = 100_000
PROBES = 64
_DEVICE_BATCH = 64
"""Rows at a time on anything but the CPU: enough to keep it busy."""
_CHIPS = 32
_TOP = 20
CLEARLY = 1.1
"""A device is recommended before the CPU where it is this many times as fast; else it is not worth it."""


@dataclass(frozen=True, slots=True)
class DeviceSpeed:
    """Of one device. Where it could not be measured the figures are None and `problem` says why."""

    provider: str
    device: str
    agreement: Agreement | None
    problem: str
    detections: float | None
    """Pictures of 640 x 480 pixels a second in which faces are found."""
    templates: float | None
    """Templates a second."""
    searches: float | None
    """Single searches a second of 100,000 faces."""
    batched: float | None
    """The same with 64 probes at a time."""

    @property
    def pictures(self) -> float | None:
        """Pictures with one face a second: finding it, then its template."""
        if not self.detections or not self.templates:
            return None
        return 1 / (1 / self.detections + 1 / self.templates)


@dataclass(frozen=True, slots=True)
class DeviceMeasurement:
    """Every device that is there, with one pack."""

    pack_id: str
    pack_hash: str
    at: datetime
    versions: dict[str, str]
    faces: int
    length: int
    speeds: tuple[DeviceSpeed, ...]

    @property
    def cpu(self) -> DeviceSpeed | None:
        return next((speed for speed in self.speeds if speed.provider == CPU), None)

    @property
    def best_other(self) -> DeviceSpeed | None:
        """The fastest of the others that agree with the CPU."""
        usable = [
            speed
            for speed in self.speeds
            if speed.provider != CPU
            and speed.pictures is not None
            and speed.agreement is not None
            and speed.agreement.agrees
        ]
        return max(usable, key=lambda speed: speed.pictures or 0.0, default=None)

    @property
    def recommended(self) -> DeviceSpeed | None:
        """What to use here; never a device that does not agree with the CPU."""
        cpu, other = self.cpu, self.best_other
        if other is None or cpu is None or cpu.pictures is None:
            return cpu or other
        return other if (other.pictures or 0.0) >= CLEARLY * cpu.pictures else cpu

    @property
    def times(self) -> float | None:
        """How many times as fast as the CPU the best of the others is."""
        cpu, other = self.cpu, self.best_other
        if cpu is None or other is None or not cpu.pictures or not other.pictures:
            return None
        return other.pictures / cpu.pictures

    def is_stale(self, versions: dict[str, str]) -> bool:
        """Whether a library, a driver or the system has changed since."""
        return versions != self.versions


def measure_devices(
    pack: ModelPack,
    *,
    seconds: float = 2.0,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
    agreements: KeptAgreements | None = None,
    providers: Sequence[Provider] | None = None,
) -> DeviceMeasurement:
    """Opens `pack` on every device that is there, compares it with the CPU anew, and times them in turn.

    `seconds` for each figure of each device. `providers` is for tests. Raises `Cancelled`, and
    `PackRefused` where not even the CPU runs the pack.
    """
    return _Measuring(pack, seconds, on_progress, cancel or CancelToken()).run(
        agreements or KeptAgreements(),
        providers if providers is not None else [one for one in PROVIDERS if why_absent(one) is None],
    )


class _Measuring:
    def __init__(
        self, pack: ModelPack, seconds: float, on_progress: ProgressSink, cancel: CancelToken
    ) -> None:
        self._pack = pack
        self._seconds = seconds
        self._on_progress = on_progress
        self._cancel = cancel
        self._done = self._total = 0
        self._problems: dict[str, str] = {}
        self._figures: dict[str, list[float | None]] = {}
        noise = np.random.default_rng(1)
        size = pack.embedder.size
        self._picture = noise.integers(0, 256, (480, 640, 3), dtype=np.uint8)
        self._chips = list(noise.integers(0, 256, (_CHIPS, size, size, 3), dtype=np.uint8))

    def run(self, agreements: KeptAgreements, providers: Sequence[Provider]) -> DeviceMeasurement:
        self._total = len(providers) + 5
        engines: dict[str, FaceEngine] = {}
        found: dict[str, Agreement | None] = {}
        for provider in providers:
            self._step()
            engine = self._opened(provider, agreements)
            found[provider.name] = engine.agreement if engine is not None else None
            if engine is not None and provider.name not in self._problems:
                engines[provider.name] = engine
        self._step()
        self._time(engines, lambda engine: Timed(lambda: engine.faces(self._picture)))
        self._step()
        self._time(engines, lambda engine: Timed(lambda: engine.templates(self._chips), _CHIPS))
        self._step()
        snapshot = _gallery(self._pack)
        scans = self._scans(engines, snapshot)
        single = {name: self._with(scan, snapshot, 1) for name, scan in scans.items()}
        if CPU in single:
            single[CPU] = _on_the_cpu(snapshot, self._pack.comparator)
        self._search(single, 1)
        self._step()
        self._search({name: self._with(scan, snapshot, PROBES) for name, scan in scans.items()}, PROBES)
        self._step()
        speeds = [self._speed(provider, found[provider.name]) for provider in providers]
        return DeviceMeasurement(
            self._pack.id,
            self._pack.hash,
            datetime.now(UTC).replace(microsecond=0),
            machine_versions(),
            SEARCHED,
            self._pack.embedder.length,
            tuple(speeds),
        )

    def _step(self) -> None:
        self._cancel.raise_if_cancelled()
        self._on_progress(Progress(self._done, self._total, "steps"))
        self._done += 1

    def _opened(self, provider: Provider, agreements: KeptAgreements) -> FaceEngine | None:
        batch = None if provider.name == CPU else _DEVICE_BATCH
        try:
            engine = FaceEngine.open(
                self._pack, provider.name, batch=batch, agreements=agreements.checked_again()
            )
        except UserFacingError as error:
            if provider.name == CPU:
                raise
            self._problems[provider.name] = error.sentence
            return None
        if engine.device.provider != provider.name:
            whys = [why for name, why in engine.device.skipped if name == provider.name]
            self._problems[provider.name] = whys[-1] if whys else "it did not run"
        return engine

    def _time(self, engines: dict[str, FaceEngine], work: Callable[[FaceEngine], Timed]) -> None:
        names = [name for name in engines if name not in self._problems]
        measured = rates(
            [work(engines[name]) for name in names],
            seconds=self._seconds,
            look=self._cancel.raise_if_cancelled,
        )
        for name, rate in zip(names, measured, strict=True):
            failure = engines[name].running.failure
            if failure is not None:  # what was measured then is the CPU
                self._problems[name] = failure.why
            self._figures.setdefault(name, []).append(None if failure is not None else rate)

    def _scans(self, engines: dict[str, FaceEngine], snapshot: GallerySnapshot) -> dict[str, OnnxScan]:
        scans: dict[str, OnnxScan] = {}
        for name in engines:
            if name not in self._problems:
                try:
                    scans[name] = OnnxScan(snapshot.templates, self._pack.comparator, name)
                except Disagreement as disagreement:
                    self._problems[name] = str(disagreement)
        return scans

    def _with(self, scan: OnnxScan, snapshot: GallerySnapshot, probes: int) -> Callable[[], object]:
        wanted = snapshot.templates[:probes]
        comparator = self._pack.comparator
        return lambda: search_with(scan, snapshot, wanted, comparator=comparator, top=_TOP)

    def _search(self, searches: dict[str, Callable[[], object]], probes: int) -> None:
        works: dict[str, Timed] = {}
        for name, search in searches.items():
            if name not in self._problems:
                try:
                    search()
                    works[name] = Timed(search, probes)
                except Disagreement as disagreement:
                    self._problems[name] = str(disagreement)
        measured = rates(list(works.values()), seconds=self._seconds, look=self._cancel.raise_if_cancelled)
        for name, rate in zip(works, measured, strict=True):
            self._figures.setdefault(name, []).append(rate)

    def _speed(self, provider: Provider, agreement: Agreement | None) -> DeviceSpeed:
        figures: list[float | None] = [*self._figures.get(provider.name, []), None, None, None, None][:4]
        return DeviceSpeed(
            provider.name,
            device_label(provider.name),
            agreement,
            self._problems.get(provider.name, ""),
            *figures,
        )


def _on_the_cpu(snapshot: GallerySnapshot, comparator: str) -> Callable[[], object]:
    """As the program searches there once it is prepared."""
    engine = SearchEngine()
    engine.prepare(snapshot, comparator)
    engine.wait()
    return lambda: engine.search(snapshot, snapshot.templates[0], comparator=comparator, top=_TOP)


def _gallery(pack: ModelPack) -> GallerySnapshot:
    noise = np.random.default_rng(2)
    rows: NDArray[np.float32] = noise.standard_normal((SEARCHED, pack.embedder.length), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return GallerySnapshot(
        gallery_id=0,
        gallery_name="",
        pack_id=pack.id,
        pack_hash=pack.hash,
        templates=rows,
        face_ids=np.arange(SEARCHED, dtype=np.int64),
        subject_index=np.arange(SEARCHED, dtype=np.int32),
        subject_ids=tuple(map(str, range(SEARCHED))),
        hash="",
    )
