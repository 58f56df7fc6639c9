"""A picture at several sizes, so that a large one is painted as fast as a small one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

SMALLEST_LEVEL = 256


@dataclass(frozen=True, slots=True)
class ImagePyramid:
    """An image and its halves, largest first. May be built and passed between threads."""

    levels: tuple[QImage, ...]

    @property
    def width(self) -> int:
        return self.levels[0].width()

    @property
    def height(self) -> int:
        return self.levels[0].height()

    def level_for(self, magnification: float) -> QImage:
        """The smallest level that still has a pixel for every pixel of the screen."""
        index = 0
        while index + 1 < len(self.levels) and magnification <= 0.5 ** (index + 1):
            index += 1
        return self.levels[index]


def build_pyramid(image: QImage) -> ImagePyramid:
    """Halves the image until it is small. No widget is touched: fit for a worker thread."""
    wanted = QImage.Format.Format_ARGB32_Premultiplied
    if not image.hasAlphaChannel():
        wanted = QImage.Format.Format_RGB32
    levels = [image.convertToFormat(wanted)]
    levels[0].setDevicePixelRatio(1.0)
    while max(levels[-1].width(), levels[-1].height()) > 2 * SMALLEST_LEVEL:
        last = levels[-1]
        levels.append(
            last.scaled(
                max(1, last.width() // 2),
                max(1, last.height() // 2),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
    return ImagePyramid(tuple(levels))
