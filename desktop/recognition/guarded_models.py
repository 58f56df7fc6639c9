"""Detector and embedder on a device that may fail: the caller gets what it asked for all the same.

What fails is tried again with half the batch, down to one, then on the CPU. A smaller batch stays, because
a device's memory does not grow; on the CPU the next call is whole again. Which device is in use, and whether
it was given up, is the matter of a `RunningDevice` that both share: a device that fails for one is left by
both, so that a face's template never comes from another device than its landmarks for long.
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
    """A `FaceDetector`. `on_cpu` opens the same detector on the CPU, when it is needed."""

    def __init__(
        self, pack_id: str, device: RunningDevice, detector: FaceDetector, on_cpu: Callable[[], FaceDetector]
    ) -> None:
        self._pack_id = pack_id
        self._device = device
        self._detector = detector
        self._open_on_cpu = on_cpu
        self._on_cpu = device.is_cpu
        self._turn = threading.Lock()

    def detect(self, pixels: NDArray[np.uint8]) -> list[DetectedFace]:
        """See `FaceDetector.detect`. Raises `ModelFailed` where the CPU fails as well."""
        with self._turn:
            if not self._on_cpu and not self._device.is_cpu:
                try:
                    return self._detector.detect(pixels)
                except Exception as error:  # onnxruntime raises a different type for every provider
                    self._device.give_up(Part.DETECTOR, one_line(error))
            try:
                self._go_over()
                return self._detector.detect(pixels)
            except UserFacingError:
                raise
            except Exception as error:
                raise ModelFailed(
                    part="detector", pack=self._pack_id, reason=one_line(error)
                ) from error

    def _go_over(self) -> None:
        if not self._on_cpu:
            self._detector = self._open_on_cpu()
            self._on_cpu = True


class GuardedEmbedder:
    """A `TemplateMaker`. `on_cpu` opens the same embedder on the CPU, when it is needed."""

    def __init__(
        self, pack_id: str, device: RunningDevice, embedder: TemplateMaker, on_cpu: Callable[[], TemplateMaker]
    ) -> None:
        self._pack_id = pack_id
        self._device = device
        self._embedder = embedder
        self._open_on_cpu = on_cpu
        self._on_cpu = device.is_cpu
        self._turn = threading.Lock()

    @property
    def batch(self) -> int:
        """Rows that go through the network at a time at present."""
        return self._embedder.batch

    def templates(self, chips: NDArray[np.uint8]) -> NDArray[np.float32]:
        """See `Embedder.templates`; `chips` are of the right size. Raises `ModelFailed` where the CPU fails as
        well, even with one row at a time."""
        with self._turn:
            if not self._on_cpu and not self._device.is_cpu:
                made = self._on_device(chips)
                if made is not None:
                    return made
            try:
                self._go_over()
            except UserFacingError:
                raise
            except Exception as error:
                raise self._failed(error) from error
            return self._on_the_cpu(chips)

    def _on_device(self, chips: NDArray[np.uint8]) -> NDArray[np.float32] | None:
        while True:
            try:
                return self._embedder.templates(chips)
            except Exception as error:
                smaller = self._embedder.smaller()
                if smaller is None:
                    self._device.give_up(Part.EMBEDDER, one_line(error), self._embedder.batch)
                    return None
                self._embedder = smaller

    def _on_the_cpu(self, chips: NDArray[np.uint8]) -> NDArray[np.float32]:
        embedder = self._embedder
        while True:
            try:
                return embedder.templates(chips)
            except Exception as error:
                smaller = embedder.smaller()
                if smaller is None:
                    raise self._failed(error) from error
                embedder = smaller

    def _failed(self, error: Exception) -> ModelFailed:
        return ModelFailed(part="embedder", pack=self._pack_id, reason=one_line(error))

    def _go_over(self) -> None:
        if not self._on_cpu:
            self._embedder = self._open_on_cpu()
            self._on_cpu = True
