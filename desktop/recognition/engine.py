"""One model pack, loaded on one device: upright pixels in, faces and templates out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.faces import DetectedFace, FaceQuality
from desktop.recognition.agreement import Agreement
from desktop.recognition.alignment import face_chip
from desktop.recognition.detector import FaceDetector, landmarks_are_usable
from desktop.recognition.embedder import DEFAULT_BATCH
from desktop.recognition.guarded_models import GuardedDetector, GuardedEmbedder, TemplateMaker
from desktop.recognition.kept_agreement import KeptAgreements
from desktop.recognition.model_opener import ModelOpener
from desktop.recognition.packs import ModelPack
from desktop.recognition.providers import CPU, DeviceChoice, choose_device, usable_cores
from desktop.recognition.quality import measure_quality
from desktop.recognition.running_device import FailureObserver, RunningDevice, tell_nobody

Reopen = Callable[[int, int], "FaceEngine"]
"""(threads of a call, rows of a batch) -> the engine, opened like that."""


@dataclass(frozen=True, slots=True)
class EngineSetting:
    """How an engine works: so many `calls` of a model at once, each on so many `threads` of the processor,
    with `batch` chips at a time in the embedder."""

    threads: int
    calls: int
    batch: int


class FaceEngine:
    """Detector and embedder of `pack`. Calls from several threads take turns; `turns` of them run at the
    same time.

    A device that fails is left for the CPU: the caller gets what it asked for all the same, and whoever was
    named to `open` hears of it.
    """

    def __init__(
        self,
        pack: ModelPack,
        device: DeviceChoice | RunningDevice,
        detector: FaceDetector,
        embedder: TemplateMaker,
        *,
        threads: int | None = None,
        turns: int = 1,
        batch: int = DEFAULT_BATCH,
        reopen: Reopen | None = None,
        searching: RunningDevice | None = None,
        agreement: Agreement | None = None,
    ) -> None:
        """`reopen` opens the same again with other threads and another batch."""
        self.pack = pack
        self.running = device if isinstance(device, RunningDevice) else RunningDevice(device)
        self.searching = searching or RunningDevice(self.running.choice)
        """Where searches with this pack run; a device may fail for them alone."""
        self.agreement = agreement
        """What came of comparing the device with the CPU, also where that is why it is not used; None where
        there was no other device."""
        self.threads = threads or usable_cores()
        """Of one call, on the processor."""
        self.turns = turns
        self._detector = detector
        self._embedder = embedder
        self._batch = batch
        self._turn = threading.Semaphore(turns)
        self._reopen = reopen
        self._bulk: FaceEngine | None = None
        self._opening = threading.Lock()

    @property
    def device(self) -> DeviceChoice:
        """What both models run on now."""
        return self.running.choice

    @property
    def batch(self) -> int:
        """Chips that the embedder is given at once."""
        return self.pack.embedder.fixed_batch or self._batch

    @property
    def setting(self) -> EngineSetting:
        return EngineSetting(self.threads, self.turns, self.batch)

    @property
    def rows_a_face(self) -> int:
        """Of a batch: a face and its mirror image are two."""
        return 2 if self.pack.embedder.mirror else 1

    @property
    def faces_at_once(self) -> int:
        """Faces that fill a batch."""
        return max(1, self.batch // self.rows_a_face)

    @property
    def can_reopen(self) -> bool:
        """Whether `reopened` may be called; not where the models were given."""
        return self._reopen is not None

    def reopened(self, threads: int, batch: int) -> FaceEngine:
        """Another engine of the same pack on the same device; see `open`. Where the device fails for one of
        them, both leave it."""
        if self._reopen is None:
            raise RuntimeError("the models were given, nothing is known of their files")
        return self._reopen(threads, batch)

    def in_bulk(self, threads: int, batch: int) -> FaceEngine:
        """As `reopened`; the last one is kept, for the next folder."""
        with self._opening:
            kept = self._bulk
            if kept is None or (kept.threads, kept._batch) != (threads, batch):
                kept = self._bulk = self.reopened(threads, batch)
            return kept

    @classmethod
    def open(
        cls,
        pack: ModelPack,
        preference: str | None = None,
        *,
        threads: int | None = None,
        batch: int | None = None,
        on_failure: FailureObserver = tell_nobody,
        agreements: KeptAgreements | None = None,
    ) -> FaceEngine:
        """Loads both models on the preferred or best device, falling back where a model does not run, or
        does not give what it gives on the CPU (`recognition/agreement`; found out once for `agreements`).

        `threads` a call runs on, all cores where it is None; on the CPU as many calls run at the same time
        as that leaves cores for. `batch`: chips that the embedder is given at once. `device` then says what
        is in use: the one both models run on. `on_failure` is called once, on a working thread, when the
        device fails later on. Raises `PackRefused` when a file is missing or is not the file of the
        manifest.
        """
        kept = agreements if agreements is not None else KeptAgreements()
        return cls._opened(pack, choose_device(preference), threads, batch, on_failure, kept, None)

    @classmethod
    def _opened(
        cls,
        pack: ModelPack,
        choice: DeviceChoice,
        threads: int | None,
        batch: int | None,
        on_failure: FailureObserver,
        agreements: KeptAgreements,
        shared: tuple[RunningDevice, RunningDevice] | None,
    ) -> FaceEngine:
        """`shared`: the devices of the models and of the searches of an engine that is opened once more."""
        rows = batch or DEFAULT_BATCH
        opener = ModelOpener(pack, threads, rows)
        models = opener.open(choice, agreements)
        used = models.device
        running, searching = shared or (RunningDevice(used, on_failure), RunningDevice(used, on_failure))
        if running.choice.provider != used.provider:
            running = RunningDevice(used, on_failure)
        on_cpu = used.provider == CPU
        turns = max(1, usable_cores() // threads) if threads and on_cpu else 1
        return cls(
            pack,
            running,
            GuardedDetector(pack.id, running, models.detector, opener.cpu_detector, is_on_cpu=on_cpu),
            GuardedEmbedder(pack.id, running, models.embedder, opener.cpu_embedder, is_on_cpu=on_cpu),
            threads=threads,
            turns=turns,
            batch=rows,
            reopen=lambda threads, batch: cls._opened(
                pack, running.choice, threads, batch, on_failure, agreements, (running, searching)
            ),
            searching=searching,
            agreement=models.agreement,
        )

    def faces(self, pixels: NDArray[np.uint8]) -> list[DetectedFace]:
        """Faces in `pixels` (uint8 [h, w, 3] RGB, upright) that can be aligned, largest first.

        Raises `ModelFailed` where not even the CPU can look for them.
        """
        with self._turn:
            found = self._detector.detect(pixels)
        usable = [face for face in found if landmarks_are_usable(face)]
        return sorted(usable, key=lambda f: f.box.width * f.box.height, reverse=True)

    def chip(self, pixels: NDArray[np.uint8], face: DetectedFace) -> NDArray[np.uint8]:
        """The aligned chip that the embedder sees: uint8 [size, size, 3] RGB."""
        spec = self.pack.embedder
        return face_chip(pixels, face.landmarks, spec.alignment, spec.size)

    def templates(self, chips: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Unit-length templates float32 [n, length] of chips from `chip`.

        Raises `ModelFailed` where not even the CPU can make them, and `ValueError` for chips of another
        size (a bug).
        """
        if not chips:
            return np.empty((0, self.pack.embedder.length), np.float32)
        size = self.pack.embedder.size
        stacked = np.stack(chips)
        if stacked.shape[1:] != (size, size, 3):
            raise ValueError(f"chips of {size} x {size} are needed, not {stacked.shape}")
        with self._turn:
            return self._embedder.templates(stacked)

    @staticmethod
    def quality(
        pixels: NDArray[np.uint8], face: DetectedFace, all_faces: Sequence[DetectedFace]
    ) -> FaceQuality:
        """See `measure_quality`."""
        return measure_quality(pixels, face, all_faces)
