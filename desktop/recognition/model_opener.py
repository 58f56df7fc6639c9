"""Opens the two models of a pack on a device that runs both and gives what the processor gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desktop.errors import PackRefused
from desktop.recognition.agreement import Agreement, compare
from desktop.recognition.detector import CenterFaceDetector, FaceDetector
from desktop.recognition.embedder import Embedder
from desktop.recognition.kept_agreement import KeptAgreements
from desktop.recognition.packs import ModelPack
from desktop.recognition.provider_table import provider_of
from desktop.recognition.providers import (
    CPU,
    DeviceChoice,
    Session,
    choose_device,
    one_line,
    open_session,
)
from desktop.recognition.yunet import YuNetDetector


@dataclass(frozen=True, slots=True)
class OpenedModels:
    """`agreement` is None where there was no device but the CPU."""

    device: DeviceChoice
    detector: FaceDetector
    embedder: Embedder
    agreement: Agreement | None


class ModelOpener:
    """Of one pack, with `threads` and rows of a `batch` as for `FaceEngine.open`."""

    def __init__(self, pack: ModelPack, threads: int | None, batch: int) -> None:
        self._pack = pack
        self._threads = threads
        self._batch = batch

    def open(self, choice: DeviceChoice, agreements: KeptAgreements) -> OpenedModels:
        """Both on one device: the chosen one, or what is left after what does not run or does not agree.

        Raises `PackRefused`.
        """
        used, sessions = self._sessions(choice)
        agreement = None
        if used.provider != CPU:
            why, reason = "", f"{used.device} does not give what the CPU gives"
            try:
                agreement = self._agreement(
                    used.provider, self._models(used.provider, sessions), agreements
                )
                if not agreement.agrees:
                    why = agreement.sentence
            except PackRefused:
                raise
            except Exception as error:  # onnxruntime raises a different type for every provider
                why, reason = one_line(error), f"{used.device} did not work"
            if why:
                used, sessions = self._sessions(used.instead(why, reason))
        detector, embedder = self._models(used.provider, sessions)
        return OpenedModels(used, detector, embedder, agreement)

    def cpu_detector(self) -> FaceDetector:
        session, _ = open_session(self._pack.detector_path, choose_device(CPU), threads=self._threads)
        return self._detector(CPU, session)

    def cpu_embedder(self) -> Embedder:
        session, _ = open_session(self._pack.embedder_path, choose_device(CPU), threads=self._threads)
        return self._embedder(CPU, session)

    def _sessions(self, choice: DeviceChoice) -> tuple[DeviceChoice, tuple[Session, Session]]:
        """Of the detector and the embedder, both on the device that is returned."""
        detector, first = open_session(self._pack.detector_path, choice, threads=self._threads)
        embedder, used = open_session(self._pack.embedder_path, first, threads=self._threads)
        if used.provider != first.provider:
            detector, used = open_session(self._pack.detector_path, used, threads=self._threads)
        return used, (detector, embedder)

    def _models(self, provider: str, sessions: tuple[Session, Session]) -> tuple[FaceDetector, Embedder]:
        return self._detector(provider, sessions[0]), self._embedder(provider, sessions[1])

    def _agreement(
        self, provider: str, models: tuple[FaceDetector, Embedder], agreements: KeptAgreements
    ) -> Agreement:
        """As it was kept for these versions, or found now."""
        self._settle(provider, models[0])
        known = agreements.find(self._pack.hash, provider)
        if known is not None:
            return known
        found = compare(self._pack.embedder, models, (self.cpu_detector(), self.cpu_embedder()))
        agreements.keep(self._pack.hash, provider, found)
        return found

    def _settle(self, provider: str, detector: FaceDetector) -> None:
        """Has a device compile for the smallest and the largest picture, where each change takes long."""
        if provider_of(provider).widens:
            for side in (self._pack.detector.pad_multiple, self._pack.detector.long_side):
                detector.detect(np.zeros((side, side, 3), np.uint8))

    def _detector(self, provider: str, session: Session) -> FaceDetector:
        kind = YuNetDetector if self._pack.detector.kind == "yunet" else CenterFaceDetector
        return kind(session, self._pack.detector, finite=provider != CPU)

    def _embedder(self, provider: str, session: Session) -> Embedder:
        pads = provider_of(provider).pads_batches
        return Embedder(session, self._pack.embedder, batch=self._batch, pad=pads)
