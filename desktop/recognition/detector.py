"""Finds faces: CenterFace (Xu et al. 2019, arXiv:1911.03599) decoded in numpy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.domain.faces import Box, DetectedFace
from desktop.recognition.packs import DetectorSpec

_STRIDE = 4


class FaceDetector(Protocol):
    """Finds every face in upright RGB pictures."""

    def detect(self, pixels: NDArray[np.uint8]) -> list[DetectedFace]:
        """Faces in `pixels` uint8 [h, w, 3] RGB, most confident first, in its coordinates."""
        ...


class CenterFaceDetector:
    """Runs a CenterFace session.

    The input has the same shape on every device, also on those that compile a graph for each shape: padding
    to one square instead moves landmarks by up to 1.7 pixels (the networks take black for a part of the
    picture) and comparison scores by up to 0.007, a thousand times what float32 does.

    With `finite` it raises `ValueError` where the network gives values that are no numbers, as a device
    that is broken does; without, what is no number is no face.
    """

    def __init__(self, session: Any, spec: DetectorSpec, *, finite: bool = False) -> None:
        self._session = session
        self._spec = spec
        self._finite = finite
        self._input = session.get_inputs()[0].name

    def detect(self, pixels: NDArray[np.uint8]) -> list[DetectedFace]:
        """See `FaceDetector.detect`."""
        height, width = pixels.shape[:2]
        scaled, factor = capped(pixels, self._spec.long_side)
        h, w = scaled.shape[:2]
        batch = padded_batch(scaled, self._spec)
        outputs = self._session.run(None, {self._input: batch})
        if self._finite:
            require_finite(outputs)
        heatmap, scale, offset, landmarks = outputs
        rows = decode_centerface(
            heatmap[0, 0], scale[0], offset[0], landmarks[0], self._spec.score_threshold
        )
        # Nothing can be centred in the padding.
        centre_x, centre_y = (rows[:, 0] + rows[:, 2]) / 2, (rows[:, 1] + rows[:, 3]) / 2
        rows = rows[(centre_x < w) & (centre_y < h)]
        kept = suppress_overlaps(rows[:, :4], rows[:, 14], self._spec.nms_threshold)
        return [as_face(row, factor, width, height) for row in rows[kept]]


def require_finite(outputs: Sequence[NDArray[np.float32]]) -> None:
    """Raises `ValueError` where a value of a network's outputs is no number."""
    if not all(np.isfinite(output).all() for output in outputs):
        raise ValueError("the detector returned values that are no numbers")


def capped(pixels: NDArray[np.uint8], long_side: int) -> tuple[NDArray[np.uint8], tuple[float, float]]:
    """Reduced so that the longer side is at most `long_side`; never enlarged. Factor per axis."""
    height, width = pixels.shape[:2]
    if max(height, width) <= long_side:
        return pixels, (1.0, 1.0)
    shrink = long_side / max(height, width)
    size = (max(1, round(width * shrink)), max(1, round(height * shrink)))
    small = Image.fromarray(pixels).resize(size, Image.Resampling.BOX, reducing_gap=3.0)
    return np.asarray(small, dtype=np.uint8), (size[0] / width, size[1] / height)


def padded_batch(
    pixels: NDArray[np.uint8], spec: DetectorSpec, *, square: bool = False
) -> NDArray[np.float32]:
    """BGR float32 [1, 3, H, W], 0..255, padded right and bottom with black to the spec's multiple.

    `square` pads to one square of the longest side, for a file that takes no other size.
    """
    h, w = pixels.shape[:2]
    multiple, side = spec.pad_multiple, -(-spec.long_side // spec.pad_multiple) * spec.pad_multiple
    padded_h = side if square else -(-h // multiple) * multiple
    padded_w = side if square else -(-w // multiple) * multiple
    batch = np.zeros((1, 3, padded_h, padded_w), np.float32)
    batch[0, :, :h, :w] = pixels[:, :, ::-1].transpose(2, 0, 1)
    return batch


def decode_centerface(
    heatmap: NDArray[np.float32],
    scale: NDArray[np.float32],
    offset: NDArray[np.float32],
    landmarks: NDArray[np.float32],
    threshold: float,
) -> NDArray[np.float32]:
    """Rows float32 [faces, 15]: x1, y1, x2, y2, five (x, y), confidence; most confident first.

    `heatmap` [h, w] after the sigmoid; `scale` [2, h, w] log of box height and width in cells of 4 pixels;
    `offset` [2, h, w] (y, x); `landmarks` [10, h, w] five (y, x) as shares of the box.
    Boxes may reach out of the picture: the makers' code cuts them at 0 first, which shifts the landmarks of
    a face at the left or upper border.
    """
    r, c = np.nonzero(heatmap > threshold)
    # exp is bounded, so that a poisoned file cannot overflow.
    box_h = np.exp(np.clip(scale[0, r, c], -20, 8)) * _STRIDE
    box_w = np.exp(np.clip(scale[1, r, c], -20, 8)) * _STRIDE
    x1 = (c + offset[1, r, c] + 0.5) * _STRIDE - box_w / 2
    y1 = (r + offset[0, r, c] + 0.5) * _STRIDE - box_h / 2
    points = landmarks[:, r, c].T.reshape(-1, 5, 2)
    px = points[:, :, 1] * box_w[:, None] + x1[:, None]
    py = points[:, :, 0] * box_h[:, None] + y1[:, None]
    rows = np.concatenate(
        [
            np.stack([x1, y1, x1 + box_w, y1 + box_h], 1),
            np.stack([px, py], 2).reshape(-1, 10),
            heatmap[r, c][:, None],
        ],
        axis=1,
    ).astype(np.float32)
    finite = rows[np.isfinite(rows).all(1)]
    return finite[np.argsort(-finite[:, 14], kind="stable")]


def suppress_overlaps(
    boxes: NDArray[np.float32], scores: NDArray[np.float32], threshold: float
) -> NDArray[np.intp]:
    """Greedy non-maximum suppression: indices kept, by falling score.

    `boxes` float32 [n, 4] as x1, y1, x2, y2; a box goes when its intersection over union with a kept one
    is above `threshold`.
    """
    order = np.argsort(-scores, kind="stable")
    area = np.maximum(boxes[:, 2] - boxes[:, 0], 0) * np.maximum(boxes[:, 3] - boxes[:, 1], 0)
    kept: list[int] = []
    while len(order):
        best, rest = order[0], order[1:]
        kept.append(int(best))
        w = np.minimum(boxes[best, 2], boxes[rest, 2]) - np.maximum(boxes[best, 0], boxes[rest, 0])
        h = np.minimum(boxes[best, 3], boxes[rest, 3]) - np.maximum(boxes[best, 1], boxes[rest, 1])
        shared = np.maximum(w, 0) * np.maximum(h, 0)
        union = area[best] + area[rest] - shared
        order = rest[shared <= threshold * np.maximum(union, 1e-9)]
    return np.array(kept, dtype=np.intp)


def as_face(row: NDArray[np.float32], factor: tuple[float, float], width: int, height: int) -> DetectedFace:
    """A decoded row in the coordinates of the picture, its box kept inside."""
    fx, fy = factor
    x1, y1 = max(float(row[0]) / fx, 0.0), max(float(row[1]) / fy, 0.0)
    x2, y2 = min(float(row[2]) / fx, float(width)), min(float(row[3]) / fy, float(height))
    points = [(float(row[4 + 2 * i]) / fx, float(row[5 + 2 * i]) / fy) for i in range(5)]
    return DetectedFace(
        Box(x1, y1, max(x2 - x1, 0.0), max(y2 - y1, 0.0)),
        (points[0], points[1], points[2], points[3], points[4]),
        min(1.0, max(0.0, float(row[14]))),
    )


def landmarks_are_usable(face: DetectedFace) -> bool:
    """Whether the five points can be aligned at all: finite and not fallen together."""
    flat = [v for point in face.landmarks for v in point]
    return all(math.isfinite(v) for v in flat) and face.inter_eye_distance > 1.0
