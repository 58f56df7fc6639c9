"""Pictures on pages: as they are, side by side, with numbered marks; and the code of a checkpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import segno
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPen

from desktop.domain.disclosures import Picture
from desktop.ui.report.page_style import RESOLUTION, SMALL, SMALL_MUTED, SMALL_STRONG, colour
from desktop.ui.report.strips import Line, Strip, height_of, paint_lines, text_of, wrapped

GAP = 16.0
HIGHEST = 250.0
DOTS_PER_INCH = 300
MODULE = 8
"""Dots a module of a code, so that no viewer blurs its edges."""
QUIET = 4
"""Modules of white around a code, as its standard wants it."""
_FORMATS = {"image/png": "png", "image/jpeg": "jpeg"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at a point of the picture, in pixels of the image that it stands on."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with the words below it. `image` is null where it could not be read."""

    image: QImage
    caption: str
    size: tuple[float, float]
    marks: tuple[Mark, ...] = ()


def shown(picture: Picture, caption: str, unreadable: str, marks: Sequence[Mark] = ()) -> Shown:
    """`unreadable` is said in its place where it is no picture; safe in any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS.get(picture.media_type, "png").encode()))
    reader.setAutoTransform(True)
    image = reader.read()
    size = (float(max(1, picture.width)), float(max(1, picture.height)))
    if image.isNull():
        return Shown(QImage(), f"{caption} {unreadable}", size)
    return Shown(_opaque(image), caption, size, tuple(marks))


def _opaque(image: QImage) -> QImage:
    """On white: printed pages have no transparency."""
    if not image.hasAlphaChannel():
        return image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


@dataclass(frozen=True, slots=True)
class PictureRow:
    """Pictures beside each other, all of one height, never parted."""

    pictures: tuple[Shown, ...]
    highest: float = HIGHEST
    places: int = 2
    """Into how many the width is parted, also where there are fewer pictures."""
    after: float = 10.0
    keep: bool = False

    def strips(self, width: float) -> list[Strip]:
        wide = (width - GAP * (self.places - 1)) / self.places
        height = min([self.highest, *(wide * s.size[1] / s.size[0] for s in self.pictures)])
        captions = [wrapped(one.caption, SMALL_MUTED, wide) for one in self.pictures]
        below = max((height_of(lines) for lines in captions), default=0.0)

        def paint(painter: QPainter, x: float, y: float) -> None:
            left = x
            for one, lines in zip(self.pictures, captions, strict=True):
                target = QRectF(left, y, height * one.size[0] / one.size[1], height)
                _paint_picture(painter, one, target)
                paint_lines(painter, lines, left, y + height + 4)
                left += max([target.width(), *(line.width for line in lines)]) + GAP

        text = " | ".join(text_of(lines) for lines in captions)
        strip = Strip(height + 4 + below, paint, text, keep=self.keep)
        return [strip, Strip(self.after, blank=True, keep=self.keep)]


def _paint_picture(painter: QPainter, one: Shown, target: QRectF) -> None:
    if one.image.isNull():
        painter.setPen(QPen(colour("outline"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(target)
        return
    painter.drawImage(target, _for_print(one.image, target))
    painter.setPen(QPen(colour("border"), 0.8))
    painter.drawRect(target)
    scale = target.width() / one.size[0]
    for mark in one.marks:
        point = QPointF(target.left() + mark.x * scale, target.top() + mark.y * scale)
        paint_mark(painter, mark.number, point, target)


def _for_print(image: QImage, target: QRectF) -> QImage:
    """No more dots than paper shows."""
    most = target.size() * (DOTS_PER_INCH / RESOLUTION)
    if image.width() <= most.width() or image.height() <= most.height():
        return image
    return image.scaled(
        most.toSize(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def paint_mark(painter: QPainter, number: int, point: QPointF, bounds: QRectF) -> None:
    """A small ring at the point and its number beside it, dark on white whatever is below; the number
    stays in `bounds`."""
    for width, ring in ((3.0, QColor("white")), (1.3, colour("text"))):
        painter.setPen(QPen(ring, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, 3.2, 3.2)
    (line,) = wrapped(str(number), SMALL_STRONG, 60)
    tag = QRectF(point.x() + 5, point.y() - 6 - line.height, line.width + 5, line.height)
    if tag.right() > bounds.right():
        tag.moveRight(point.x() - 5)
    if tag.top() < bounds.top():
        tag.moveTop(point.y() + 6)
    painter.fillRect(tag, QColor("white"))
    painter.setPen(QPen(colour("text"), 0.8))
    painter.drawRect(tag)
    line.paint(painter, tag.left() + 2.5, tag.top())


def code_image(text: str) -> QImage:
    """The QR code of `text` (2,331 bytes at most) with its quiet zone, medium error correction."""
    code = segno.make(text, error="m", encoding="utf-8", micro=False)
    side = (code.symbol_size(scale=1, border=0)[0] + 2 * QUIET) * MODULE
    image = QImage(QSize(side, side), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for row, modules in enumerate(code.matrix):
        for place, dark in enumerate(modules):
            if dark:
                painter.fillRect(
                    (place + QUIET) * MODULE, (row + QUIET) * MODULE, MODULE, MODULE, Qt.GlobalColor.black
                )
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Mono)


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code beside lines of text, in one piece."""

    note: str
    lines: tuple[tuple[str, str], ...]
    """What stands beside it: small headings and texts."""
    side: float = 132.0
    after: float = 8.0

    def strips(self, width: float) -> list[Strip]:
        image = code_image(self.note)
        left = self.side + GAP
        beside: list[Line] = []
        for title, text in self.lines:
            beside += wrapped(title, SMALL_STRONG, width - left)
            beside += wrapped(text, SMALL, width - left)
        height = max(self.side, height_of(beside))

        def paint(painter: QPainter, x: float, y: float) -> None:
            painter.drawImage(QRectF(x, y, self.side, self.side), image)
            paint_lines(painter, beside, x + left, y)

        return [Strip(height, paint, text_of(beside)), Strip(self.after, blank=True)]
