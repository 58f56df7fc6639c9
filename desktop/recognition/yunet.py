"""Finds faces: YuNet (Wu, Peng & Yu 2023, Machine Intelligence Research 20:656) decoded in numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.domain.faces import DetectedFace
from desktop.recognition.detector import (
    as_face,
    capped,
    padded_batch,
    require_finite,
    suppress_overlaps,
)
from desktop.recognition.packs import DetectorSpec

_STRIDES = (8, 16, 32)


class YuNetDetector:
    """Runs a YuNet session; see `CenterFaceDetector` for the shape of its input and for `finite`."""

    def __init__(self, session: Any, spec: DetectorSpec, *, finite: bool = False) -> None:
        self._session = session
        self._spec = spec
        self._finite = finite
        # The file of 2023 takes one size only.
        self._square = isinstance(session.get_inputs()[0].shape[2], int)
        self._input = session.get_inputs()[0].name
        self._names = [output.name for output in session.get_outputs()]

    def detect(self, pixels: NDArray[np.uint8]) -> list[DetectedFace]:
        """See `FaceDetector.detect`."""
        height, width = pixels.shape[:2]
        scaled, factor = capped(pixels, self._spec.long_side)
        batch = padded_batch(scaled, self._spec, square=self._square)
        found = self._session.run(None, {self._input: batch})
        if self._finite:
            require_finite(found)
        outputs = dict(zip(self._names, found, strict=True))
        rows = decode_yunet(outputs, batch.shape[2:], self._spec.score_threshold)
        kept = suppress_overlaps(rows[:, :4], rows[:, 14], self._spec.nms_threshold)
        return [as_face(row, factor, width, height) for row in rows[kept]]


def decode_yunet(
    outputs: dict[str, NDArray[np.float32]], size: tuple[int, int], threshold: float
) -> NDArray[np.float32]:
    """Rows float32 [faces, 15] as `decode_centerface` gives them; `size` is the input (h, w).

    Per stride s: `cls_s`, `obj_s` [1, cells, 1], `bbox_s` [1, cells, 4] (centre offset, log size in cells),
    `kps_s` [1, cells, 10] (offsets in cells). The confidence is the geometric mean of cls and obj.
    """
    found = [np.empty((0, 15), np.float32)]
    for stride in _STRIDES:
        across = size[1] // stride
        cls = np.clip(outputs[f"cls_{stride}"][0, :, 0], 0, 1)
        obj = np.clip(outputs[f"obj_{stride}"][0, :, 0], 0, 1)
        score = np.sqrt(cls * obj)
        cells = np.flatnonzero(score > threshold)
        grid = np.stack([cells % across, cells // across], 1).astype(np.float32)
        box = outputs[f"bbox_{stride}"][0, cells]
        centre = (grid + box[:, :2]) * stride
        half = np.exp(np.clip(box[:, 2:4], -20, 8)) * stride / 2
        points = outputs[f"kps_{stride}"][0, cells].reshape(-1, 5, 2)
        points = (points + grid[:, None]) * stride
        found.append(
            np.concatenate(
                [centre - half, centre + half, points.reshape(-1, 10), score[cells, None]], 1
            ).astype(np.float32)
        )
    rows = np.concatenate(found)
    finite = rows[np.isfinite(rows).all(1)]
    return finite[np.argsort(-finite[:, 14], kind="stable")]
