"""One model pack, loaded on one device: upright pixels in, faces and templates out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.domain.faces import DetectedFace, FaceQuality
from desktop.errors import PackRefused
from desktop.recognition.agreement import Agreement, compare
from desktop.recognition.alignment import face_chip
from desktop.recognition.detector import CenterFaceDetector, FaceDetector, landmarks_are_usable
from desktop.recognition.embedder import DEFAULT_BATCH, Embedder
from desktop.recognition.guarded_models import GuardedDetector, GuardedEmbedder, TemplateMaker
from desktop.recognition.kept_agreement import KeptAgreements
from desktop.recognition.packs import ModelPack
from desktop.recognition.provider_table import CPU, provider_of
from desktop.recognition.providers import (
    DeviceChoice,
    Session,
    choose_device,
    one_line,
    open_session,
)
from desktop.recognition.quality import measure_quality
from desktop.recognition.running_device import FailureObserver, RunningDevice, tell_nobody
from desktop.recognition.yunet import YuNetDetector


class FaceEngine:
    """Detector and embedder of `pack`. Calls of each from several threads take turns.

    A device that fails is left for the CPU: the caller gets what it asked for, and whoever `open` was told
    of hears about it.
    """

    def __init__(
        self,
        pack: ModelPack,
        device: DeviceChoice | RunningDevice,
        detector: FaceDetector,
        embedder: TemplateMaker,
        *,
        searching: RunningDevice | None = None,
        agreement: Agreement | None = None,
    ) -> None:
        self.pack = pack
        self.running = device if isinstance(device, RunningDevice) else RunningDevice(device)
        self.searching = searching or RunningDevice(self.running.choice)
        """Where searches with this pack run; a device may fail for them alone."""
        self.agreement = agreement
        """What was found when the device was compared with the CPU; None on the CPU."""
        self._detector = detector
        self._embedder = embedder

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
        does not give what it gives on the CPU (see `agreement`).

        `device` then says what is in use: the one both models run on. `threads` and `batch` (rows that the
        embedder takes at a time) are those of the device and of the CPU that may take over. `on_failure`
        is called once, on the working thread, when the device fails later on. Raises `PackRefused` when a
        file is missing or is not the file of the manifest.
        """
        opener = _Opener(pack, threads, batch or DEFAULT_BATCH)
        used, sessions = opener.sessions(choose_device(preference))
        agreement = None
        if used.provider != CPU:
            try:
                models = opener.models(used.provider, sessions)
                agreement = _agreement(opener, used.provider, models, agreements)
                why = "" if agreement.agrees else agreement.sentence
                reason = f"{used.device} does not give what the CPU gives"
            except PackRefused:
                raise
            except Exception as error:  # onnxruntime raises a different type for every provider
                why, reason = one_line(error), f"{used.device} did not work"
            if why:
                used, sessions = opener.sessions(used.instead(why, reason))
        detector, embedder = opener.models(used.provider, sessions)
        running = RunningDevice(used, on_failure)
        return cls(
            pack,
            running,
            GuardedDetector(pack.id, running, detector, opener.cpu_detector),
            GuardedEmbedder(pack.id, running, embedder, opener.cpu_embedder),
            searching=RunningDevice(used, on_failure),
            agreement=agreement,
        )

    @property
    def device(self) -> DeviceChoice:
        """What both models run on now."""
        return self.running.choice

    @property
    def batch(self) -> int:
        """Rows that the embedder takes at a time at present."""
        return self._embedder.batch

    def faces(self, pixels: NDArray[np.uint8]) -> list[DetectedFace]:
        """Faces in `pixels` (uint8 [h, w, 3] RGB, upright) that can be aligned, largest first.

        Raises `ModelFailed` where not even the CPU can look for them.
        """
        found = self._detector.detect(pixels)
        usable = [face for face in found if landmarks_are_usable(face)]
        return sorted(usable, key=lambda f: f.box.width * f.box.height, reverse=True)

    def chip(self, pixels: NDArray[np.uint8], face: DetectedFace) -> NDArray[np.uint8]:
        """The aligned chip that the embedder sees: uint8 [size, size, 3] RGB."""
        spec = self.pack.embedder
        return face_chip(pixels, face.landmarks, spec.alignment, spec.size)

    def templates(self, chips: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Unit-length templates float32 [n, length] of chips from `chip`.

        Raises `ModelFailed` where not even the CPU can make them, and `ValueError` for chips of another size
        (a bug).
        """
        if not chips:
            return np.empty((0, self.pack.embedder.length), np.float32)
        size = self.pack.embedder.size
        stacked = np.stack(chips)
        if stacked.shape[1:] != (size, size, 3):
            raise ValueError(f"chips of {size} x {size} are needed, not {stacked.shape}")
        return self._embedder.templates(stacked)

    @staticmethod
    def quality(
        pixels: NDArray[np.uint8], face: DetectedFace, all_faces: Sequence[DetectedFace]
    ) -> FaceQuality:
        """See `measure_quality`."""
        return measure_quality(pixels, face, all_faces)


def _agreement(
    opener: _Opener,
    provider: str,
    models: tuple[FaceDetector, Embedder],
    agreements: KeptAgreements | None,
) -> Agreement:
    """As it was kept for these versions, or found now."""
    opener.settle(provider, models[0])
    kept = agreements if agreements is not None else KeptAgreements()
    known = kept.find(opener.pack.hash, provider)
    if known is not None:
        return known
    found = compare(opener.pack.embedder, models, opener.cpu_models())
    kept.keep(opener.pack.hash, provider, found)
    return found


class _Opener:
    """Opens the two models of one pack, on any device."""

    def __init__(self, pack: ModelPack, threads: int | None, batch: int) -> None:
        self.pack = pack
        self._threads = threads
        self._batch = batch

    def sessions(self, choice: DeviceChoice) -> tuple[DeviceChoice, tuple[Session, Session]]:
        """Of the detector and the embedder, both on the device that is returned."""
        detector, first = open_session(self.pack.detector_path, choice, threads=self._threads)
        embedder, used = open_session(self.pack.embedder_path, first, threads=self._threads)
        if used.provider != first.provider:
            detector, used = open_session(self.pack.detector_path, used, threads=self._threads)
        return used, (detector, embedder)

    def models(self, provider: str, sessions: tuple[Session, Session]) -> tuple[FaceDetector, Embedder]:
        return self._detector(provider, sessions[0]), self._embedder(provider, sessions[1])

    def settle(self, provider: str, detector: FaceDetector) -> None:
        """Has a device compile for every shape that will come, where that takes long."""
        if provider_of(provider).widens:
            spec = self.pack.detector
            for side in (spec.pad_multiple, spec.long_side):
                detector.detect(np.zeros((side, side, 3), np.uint8))

    def cpu_models(self) -> tuple[FaceDetector, Embedder]:
        return self.cpu_detector(), self.cpu_embedder()

    def cpu_detector(self) -> FaceDetector:
        session, _ = open_session(self.pack.detector_path, choose_device(CPU), threads=self._threads)
        return self._detector(CPU, session)

    def cpu_embedder(self) -> Embedder:
        session, _ = open_session(self.pack.embedder_path, choose_device(CPU), threads=self._threads)
        return self._embedder(CPU, session)

    def _detector(self, provider: str, session: Session) -> FaceDetector:
        kind = YuNetDetector if self.pack.detector.kind == "yunet" else CenterFaceDetector
        return kind(session, self.pack.detector, finite=provider != CPU)

    def _embedder(self, provider: str, session: Session) -> Embedder:
        pads = provider_of(provider).pads_batches
        return Embedder(session, self.pack.embedder, batch=self._batch, pad=pads)
