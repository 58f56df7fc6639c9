"""Chips in, templates out."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.recognition.alignment import mirrored
from desktop.recognition.packs import EmbedderSpec

DEFAULT_BATCH = 8


class Embedder:
    """Runs a pack's embedder on aligned chips, `batch` rows at a time (two a face with `mirror`).

    With `pad` the last batch of a call is filled up with zeros, for providers that compile a graph for
    each input shape.
    """

    def __init__(
        self, session: Any, spec: EmbedderSpec, *, batch: int = DEFAULT_BATCH, pad: bool = False
    ) -> None:
        if batch < 1:
            raise ValueError("a batch has at least one row")
        self._session = session
        self._spec = spec
        self._batch = spec.fixed_batch or batch
        self._pad = pad or bool(spec.fixed_batch)
        self._input = session.get_inputs()[0].name

    @property
    def batch(self) -> int:
        """Rows that go through the network at a time."""
        return self._batch

    def smaller(self) -> Embedder | None:
        """The same with half the batch; None where it is one already or the model fixes it."""
        if self._spec.fixed_batch or self._batch == 1:
            return None
        return Embedder(self._session, self._spec, batch=self._batch // 2, pad=self._pad)

    def templates(self, chips: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Unit-length templates float32 [n, length] of RGB chips uint8 [n, size, size, 3].

        With `mirror` in the pack, the template is the normalised mean of the normalised outputs for the
        face and its mirror image. Raises `ValueError` when the model returns something that is not a
        template (not finite, or zero).
        """
        size = self._spec.size
        if chips.ndim != 4 or chips.shape[1:] != (size, size, 3):
            raise ValueError(f"chips of {size} x {size} are needed, not {chips.shape}")
        if not len(chips):
            return np.empty((0, self._spec.length), np.float32)
        if not self._spec.mirror:
            return _unit(self._run(chips))
        both = self._run(np.concatenate([chips, mirrored(chips)]))
        n = len(chips)
        return _unit(_unit(both[:n]) + _unit(both[n:]))

    def _run(self, chips: NDArray[np.uint8]) -> NDArray[np.float32]:
        ordered = chips if self._spec.colour == "rgb" else chips[..., ::-1]
        mean = np.array(self._spec.mean, np.float32)
        outputs = []
        for start in range(0, len(ordered), self._batch):
            part = ordered[start : start + self._batch]
            values = (part.astype(np.float32) - mean) / np.float32(self._spec.scale)
            batch = np.ascontiguousarray(values.transpose(0, 3, 1, 2))
            missing = self._batch - len(part) if self._pad else 0
            if missing:
                batch = np.concatenate([batch, np.zeros((missing, *batch.shape[1:]), np.float32)])
            result = self._session.run(None, {self._input: batch})[0]
            outputs.append(result.reshape(len(batch), -1)[: len(part)])
        return np.concatenate(outputs).astype(np.float32, copy=False)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    if not np.isfinite(norms).all() or (norms <= 0).any():
        raise ValueError("the embedder returned a vector that is not a template")
    return np.asarray(rows / norms, dtype=np.float32)
