"""Detector and embedder on a device that may fail: the caller gets what it asked for all the same.

What fails is tried again with half the batch, down to one, then on the CPU. A smaller batch stays, because
a device's memory does not grow; on the CPU the next call is whole again. Which device is in use, and
whether it was given up, is the matter of a `RunningDevice` that both share: one that fails for one of them
is left by both.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.domain.faces import DetectedFace
from desktop.errors import ModelFailed, UserFacingError
from desktop.recognition.detector import FaceDetector
from desktop.recognition.providers import one_line
from desktop.recognition.running_device import Part, RunningDevice


class TemplateMaker(Protocol):
    """Makes templates of aligned chips; see `Embedder`."""

    @property
    def batch(self) -> int: ...

    def templates(self, chips: NDArray[np.uint8]) -> NDArray[np.float32]: ...

    def smaller(self) -> TemplateMaker | None:
        """The same with half the batch; None where it cannot be smaller."""
        ...


class GuardedDetector:
    """A `FaceDetector`. `on_cpu` opens the same detector on the CPU, when it is needed;
    `is_on_cpu` says that the first one is. Calls may run at the same time.
    """

    def __init__(
        self,
        pack_id: str,
        device: RunningDevice,
        detector: FaceDetector,
        on_cpu: Callable[[], FaceDetector],
        *,
        is_on_cpu: bool,
    ) -> None:
        self._pack_id = pack_id
        self._device = device
        self._detector = detector
        self._open_on_cpu = on_cpu
        self._on_cpu = is_on_cpu
        self._turn = threading.Lock()

    def detect(self, pixels: NDArray[np.uint8]) -> list[DetectedFace]:
        """See `FaceDetector.detect`. Raises `ModelFailed` where the CPU fails as well."""
        detector = self._detector
        if not self._on_cpu and not self._device.is_cpu:
            try:
                return detector.detect(pixels)
            except Exception as error:  # onnxruntime raises a different type for every provider
                self._device.give_up(Part.DETECTOR, one_line(error))
        try:
            return self._of_cpu().detect(pixels)
        except UserFacingError:
            raise
        except Exception as error:
            raise ModelFailed(part="detector", pack=self._pack_id, reason=one_line(error)) from error

    def _of_cpu(self) -> FaceDetector:
        with self._turn:
            if not self._on_cpu:
                self._detector = self._open_on_cpu()
                self._on_cpu = True
            return self._detector


class GuardedEmbedder:
    """A `TemplateMaker`. `on_cpu` opens the same embedder on the CPU, when it is needed;
    `is_on_cpu` says that the first one is. Calls may run at the same time.
    """

    def __init__(
        self,
        pack_id: str,
        device: RunningDevice,
        embedder: TemplateMaker,
        on_cpu: Callable[[], TemplateMaker],
        *,
        is_on_cpu: bool,
    ) -> None:
        self._pack_id = pack_id
        self._device = device
        self._embedder = embedder
        self._open_on_cpu = on_cpu
        self._on_cpu = is_on_cpu
        self._turn = threading.Lock()

    @property
    def batch(self) -> int:
        """Rows that go through the network at a time at present."""
        return self._embedder.batch

    def smaller(self) -> TemplateMaker | None:
        """None: it makes itself smaller."""
        return None

    def templates(self, chips: NDArray[np.uint8]) -> NDArray[np.float32]:
        """See `Embedder.templates`; `chips` are of the right size. Raises `ModelFailed` where the CPU fails
        as well, even with one row at a time."""
        made = self._on_device(chips)
        if made is not None:
            return made
        try:
            embedder = self._of_cpu()
        except UserFacingError:
            raise
        except Exception as error:
            raise self._failed(error) from error
        while True:
            try:
                return embedder.templates(chips)
            except Exception as error:
                smaller = embedder.smaller()
                if smaller is None:
                    raise self._failed(error) from error
                embedder = smaller

    def _on_device(self, chips: NDArray[np.uint8]) -> NDArray[np.float32] | None:
        while not self._on_cpu and not self._device.is_cpu:
            embedder = self._embedder
            try:
                return embedder.templates(chips)
            except Exception as error:  # onnxruntime raises a different type for every provider
                self._step_down(embedder, error)
        return None

    def _step_down(self, failed: TemplateMaker, error: Exception) -> None:
        with self._turn:
            if self._embedder is not failed:
                return  # another call saw it first
            smaller = failed.smaller()
            if smaller is not None:
                self._embedder = smaller
                return
        self._device.give_up(Part.EMBEDDER, one_line(error), failed.batch)

    def _of_cpu(self) -> TemplateMaker:
        with self._turn:
            if not self._on_cpu:
                self._embedder = self._open_on_cpu()
                self._on_cpu = True
            return self._embedder

    def _failed(self, error: Exception) -> ModelFailed:
        return ModelFailed(part="embedder", pack=self._pack_id, reason=one_line(error))
