"""The small picture of a face that lists show."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.domain.faces import DetectedFace

_SIDE = 160


def face_thumbnail(pixels: NDArray[np.uint8], face: DetectedFace, side: int = _SIDE) -> bytes:
    """JPEG of the face with some surroundings, `side` pixels square, from upright RGB pixels."""
    height, width = pixels.shape[:2]
    reach = 0.75 * max(face.box.width, face.box.height)
    cx, cy = face.box.centre
    left, top = max(0, int(cx - reach)), max(0, int(cy - reach))
    right, bottom = min(width, int(cx + reach) + 1), min(height, int(cy + reach) + 1)
    crop = Image.fromarray(np.ascontiguousarray(pixels[top:bottom, left:right]))
    crop.thumbnail((side, side), Image.Resampling.BILINEAR, reducing_gap=2.0)
    out = io.BytesIO()
    crop.save(out, "JPEG", quality=85)
    return out.getvalue()
