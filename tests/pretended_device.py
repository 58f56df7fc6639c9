"""CUDA, played by the CPU: it can be off by a little, run out of memory, and be taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.recognition import model_opener, onnx_scan, providers
from desktop.recognition.provider_table import provider_of
from desktop.recognition.providers import CPU, CUDA, DeviceChoice


class PretendedDevice:
    """What it does next is set from outside."""

    def __init__(self) -> None:
        self.off = 0.0
        """By how much of their largest value every other value of a template is off."""
        self.room = 10**6
        """Rows that it has memory for."""
        self.gone = ""
        """Why nothing runs on it any more; empty while it is there."""
        self.batches: list[int] = []
        """Rows of every run."""

    def run(self, session: Any, names: Sequence[str] | None, feed: Mapping[str, NDArray[Any]]) -> list[Any]:
        rows = len(next(iter(feed.values())))
        self.batches.append(rows)
        if self.gone:
            raise RuntimeError(self.gone)
        if rows > self.room:
            raise RuntimeError("out of memory")
        outputs: list[NDArray[Any]] = session.run(names, feed)
        if self.off and len(outputs) == 1:  # of the embedder
            every_other = (np.arange(outputs[0].shape[1]) % 2).astype(np.float32)
            outputs = [outputs[0] + np.float32(self.off) * np.abs(outputs[0]).max() * every_other]
        return outputs


class _OnDevice:
    def __init__(self, session: Any, device: PretendedDevice) -> None:
        self._session, self._device = session, device
        self.get_inputs, self.get_outputs = session.get_inputs, session.get_outputs
        self.io_binding = session.io_binding

    def get_providers(self) -> list[str]:
        return [CUDA, CPU]

    def run(self, names: Sequence[str] | None, feed: Mapping[str, NDArray[Any]]) -> list[Any]:
        return self._device.run(self._session, names, feed)

    def run_with_iobinding(self, binding: Any) -> None:
        if self._device.gone:
            raise RuntimeError(self._device.gone)
        self._session.run_with_iobinding(binding)


def pretend_cuda(monkeypatch: pytest.MonkeyPatch) -> PretendedDevice:
    """From now on this computer has it."""
    device, really, create = PretendedDevice(), providers.open_session, providers.create_session

    def created(model: Path | bytes, provider: str, threads: int | None) -> Any:
        session = create(model, CPU, threads)
        return session if provider == CPU else _OnDevice(session, device)

    def opened(path: Path, choice: DeviceChoice, **given: Any) -> Any:
        return really(path, choice, factory=created, available=[CUDA, CPU], **given)

    monkeypatch.setattr(model_opener, "open_session", opened)
    monkeypatch.setattr(providers, "available_providers", lambda: [CUDA, CPU])
    monkeypatch.setattr(onnx_scan, "create_session", created)
    monkeypatch.setattr(onnx_scan, "provider_of", lambda name: provider_of(CPU))  # where its tensors lie
    return device
