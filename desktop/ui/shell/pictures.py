"""Between arrays, bytes and Qt's images."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage


def to_qimage(pixels: NDArray[np.uint8]) -> QImage:
    """A copy of RGB pixels uint8 [h, w, 3]."""
    height, width = pixels.shape[:2]
    data = np.ascontiguousarray(pixels)
    return QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def from_jpeg(data: bytes | None) -> QImage:
    """A thumbnail; a null image where there is none or it is damaged."""
    image = QImage()
    if data is not None:
        image.loadFromData(data)
    return image


def middle_square(image: QImage, pixels: int) -> QImage:
    """The middle of a thumbnail as a square of at most `pixels` a side, never made larger."""
    if image.isNull():
        return image
    edge = min(image.width(), image.height())
    left, top = (image.width() - edge) // 2, (image.height() - edge) // 2
    cut = image.copy(left, top, edge, edge) if image.width() != image.height() else image
    if edge <= pixels:
        return cut
    return cut.scaled(
        pixels, pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def square(image: QImage, side: int, ratio: float = 2.0) -> QImage:
    """The middle of a thumbnail as a square of `side` logical pixels, sharp up to `ratio` times that."""
    if image.isNull():
        return image
    edge = min(image.width(), image.height())
    left, top = (image.width() - edge) // 2, (image.height() - edge) // 2
    pixels = round(side * ratio)
    cut = image.copy(left, top, edge, edge).scaled(
        pixels, pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    cut.setDevicePixelRatio(ratio)
    return cut
