"""From five landmarks to an upright face chip: least-squares similarity and a warp."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Affine = NDArray[np.float64]
"""float64 [2, 3]: maps (x, y, 1) of one image to (x, y) of another."""


def similarity_transform(
    source: Sequence[tuple[float, float]], target: Sequence[tuple[float, float]]
) -> Affine:
    """Rotation, uniform scale and shift that map `source` to `target` with least squared error.

    Closed form for the plane (Umeyama 1991, IEEE PAMI 13:376, without reflection). Raises `ValueError`
    when the source points all fall together.
    """
    src, dst = np.asarray(source, np.float64), np.asarray(target, np.float64)
    src_mean, dst_mean = src.mean(0), dst.mean(0)
    s, d = src - src_mean, dst - dst_mean
    norm = float((s**2).sum())
    if norm <= 0 or not math.isfinite(norm):
        raise ValueError("landmarks fall together")
    a = float((s * d).sum()) / norm
    b = float((s[:, 0] * d[:, 1] - s[:, 1] * d[:, 0]).sum()) / norm
    turn = np.array([[a, -b], [b, a]])
    return np.hstack([turn, (dst_mean - turn @ src_mean)[:, None]])


def face_chip(
    pixels: NDArray[np.uint8],
    landmarks: Sequence[tuple[float, float]],
    template: Sequence[tuple[float, float]],
    size: int,
) -> NDArray[np.uint8]:
    """Upright chip uint8 [size, size, 3] of one face, RGB as the input; outside the picture is black.

    `pixels` uint8 [h, w, 3]; `landmarks` in its pixels; `template` the five points in the chip. Large faces
    are reduced by a box filter first, so that the bilinear warp does not alias.
    """
    forward = similarity_transform(landmarks, template)
    scale = math.hypot(forward[0, 0], forward[1, 0])
    turn, shift = forward[:, :2], forward[:, 2]
    inverse = np.linalg.inv(turn)
    corners = np.array([[0, 0], [size, 0], [0, size], [size, size]], np.float64)
    in_image = (corners - shift) @ inverse.T
    margin = 2.0 / scale + 2.0
    height, width = pixels.shape[:2]
    left = int(np.clip(math.floor(in_image[:, 0].min() - margin), 0, width - 1))
    top = int(np.clip(math.floor(in_image[:, 1].min() - margin), 0, height - 1))
    right = int(np.clip(math.ceil(in_image[:, 0].max() + margin), left + 1, width))
    bottom = int(np.clip(math.ceil(in_image[:, 1].max() + margin), top + 1, height))
    region = Image.fromarray(np.ascontiguousarray(pixels[top:bottom, left:right]))
    reduce = max(1, int(1.0 / scale)) if scale < 0.5 else 1
    if reduce > 1:
        region = region.reduce(reduce)
    # chip pixel centre -> region pixel centre: undo similarity, crop and reduction.
    offset = inverse @ -shift - np.array([left, top])
    matrix = np.hstack([inverse, offset[:, None]])
    matrix = matrix / reduce
    warped = region.transform(
        (size, size),
        Image.Transform.AFFINE,
        tuple(float(v) for v in matrix.ravel()),
        resample=Image.Resampling.BILINEAR,
    )
    return np.asarray(warped, dtype=np.uint8)


def mirrored(chips: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Chips uint8 [n, size, size, 3] turned left to right."""
    return np.ascontiguousarray(chips[:, :, ::-1])
