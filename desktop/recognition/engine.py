"""One model pack, loaded on one device: upright pixels in, faces and templates out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.faces import DetectedFace, FaceQuality
from desktop.recognition.alignment import face_chip
from desktop.recognition.detector import CenterFaceDetector, FaceDetector, landmarks_are_usable
from desktop.recognition.embedder import DEFAULT_BATCH, Embedder
from desktop.recognition.packs import ModelPack
from desktop.recognition.providers import DeviceChoice, choose_device, open_session, usable_cores
from desktop.recognition.quality import measure_quality
from desktop.recognition.yunet import YuNetDetector

CPU_PROVIDER = "CPUExecutionProvider"

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
    """Detector and embedder of `pack` on `device`. Calls from several threads take turns; `turns` of them
    run at the same time."""

    def __init__(
        self,
        pack: ModelPack,
        device: DeviceChoice,
        detector: FaceDetector,
        embedder: Embedder,
        *,
        threads: int | None = None,
        turns: int = 1,
        batch: int = DEFAULT_BATCH,
        reopen: Reopen | None = None,
    ) -> None:
        """`reopen` opens the same again with other threads and another batch."""
        self.pack = pack
        self.device = device
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
        """Another engine of the same pack on the same device; see `open`."""
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
    ) -> FaceEngine:
        """Loads both models on the preferred or best device, falling back where a model does not run.

        `threads` a call runs on, all cores where it is None; on the CPU as many calls run at the same time
        as that leaves cores for. `batch`: chips that the embedder is given at once. `device` then says what
        is in use: the one both models run on. Raises `PackRefused` when a file is missing or is not the
        file of the manifest.
        """
        choice = choose_device(preference)
        detector_session, first = open_session(pack.detector_path, choice, threads=threads)
        embedder_session, used = open_session(pack.embedder_path, first, threads=threads)
        if used.provider != first.provider:
            detector_session, used = open_session(pack.detector_path, used, threads=threads)
        kind = YuNetDetector if pack.detector.kind == "yunet" else CenterFaceDetector
        detector = kind(detector_session, pack.detector, fixed_size=used.provider != CPU_PROVIDER)
        embedder = Embedder(embedder_session, pack.embedder, batch=batch or DEFAULT_BATCH)
        turns = max(1, usable_cores() // threads) if threads and used.provider == CPU_PROVIDER else 1
        return cls(
            pack,
            used,
            detector,
            embedder,
            threads=threads,
            turns=turns,
            batch=batch or DEFAULT_BATCH,
            reopen=lambda threads, batch: cls.open(pack, used.provider, threads=threads, batch=batch),
        )

    def faces(self, pixels: NDArray[np.uint8]) -> list[DetectedFace]:
        """Faces in `pixels` (uint8 [h, w, 3] RGB, upright) that can be aligned, largest first."""
        with self._turn:
            found = self._detector.detect(pixels)
        usable = [face for face in found if landmarks_are_usable(face)]
        return sorted(usable, key=lambda f: f.box.width * f.box.height, reverse=True)

    def chip(self, pixels: NDArray[np.uint8], face: DetectedFace) -> NDArray[np.uint8]:
        """The aligned chip that the embedder sees: uint8 [size, size, 3] RGB."""
        spec = self.pack.embedder
        return face_chip(pixels, face.landmarks, spec.alignment, spec.size)

    def templates(self, chips: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Unit-length templates float32 [n, length] of chips from `chip`."""
        if not chips:
            return np.empty((0, self.pack.embedder.length), np.float32)
        with self._turn:
            return self._embedder.templates(np.stack(chips))

    @staticmethod
    def quality(
        pixels: NDArray[np.uint8], face: DetectedFace, all_faces: Sequence[DetectedFace]
    ) -> FaceQuality:
        """See `measure_quality`."""
        return measure_quality(pixels, face, all_faces)
