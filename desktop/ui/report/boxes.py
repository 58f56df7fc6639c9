"""Framed sentences: what must not be overlooked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from desktop.ui.report.page_style import BODY, CAUTION, TextStyle, colour
from desktop.ui.report.strips import Line, Strip, height_of, line_strips, paint_lines, text_of, wrapped

PAD = 9.0
BAR = 4.0
WHOLE = 260.0
"""A box up to this height is not parted."""


@dataclass(frozen=True, slots=True)
class Box:
    """A title and sentences on a tinted ground with a bar at the left. `ground` and `bar` are colours."""

    title: str
    sentences: tuple[str, ...]
    ground: str = "caution_surface"
    bar: str = "caution"
    title_style: TextStyle = CAUTION
    style: TextStyle = BODY
    after: float = 10.0

    def strips(self, width: float) -> list[Strip]:
        inside = width - 2 * PAD - BAR
        lines = wrapped(self.title, self.title_style, inside)
        for sentence in self.sentences:
            lines += wrapped(sentence, self.style, inside)
        height = height_of(lines) + 2 * PAD
        if height <= WHOLE:
            return [self._whole(lines, width, height), Strip(self.after, blank=True)]
        parts = [self._framed(strip, width) for strip in line_strips(lines, BAR + PAD)]
        edge = self._framed(Strip(PAD), width)
        first, last = replace(edge, keep=True), replace(parts[-1], keep=True)
        return [first, *parts[:-1], last, edge, Strip(self.after, blank=True)]

    def _whole(self, lines: list[Line], width: float, height: float) -> Strip:
        def paint(painter: QPainter, x: float, y: float) -> None:
            self._paint_ground(painter, x, y, width, height)
            paint_lines(painter, lines, x + BAR + PAD, y + PAD)

        return Strip(height, paint, text_of(lines))

    def _framed(self, strip: Strip, width: float) -> Strip:
        def paint(painter: QPainter, x: float, y: float) -> None:
            self._paint_ground(painter, x, y, width, strip.height)
            strip.paint(painter, x, y)

        return replace(strip, paint=paint)

    def _paint_ground(self, painter: QPainter, x: float, y: float, width: float, height: float) -> None:
        painter.fillRect(QRectF(x, y, width, height), colour(self.ground))
        painter.fillRect(QRectF(x, y, BAR, height), colour(self.bar))


class Band(StrEnum):
    """The ground of the line that stands on each page, told apart in a black and white copy as well."""

    LEAD = "lead"
    """Dark: a lead was released."""
    NO_LEAD = "no_lead"
    """Hollow, with a double line below."""
    OTHER = "other"
    """A line below: not about a case."""


def paint_band(painter: QPainter, rect: QRectF, band: Band) -> None:
    if band is Band.LEAD:
        painter.fillRect(rect, colour("accent"))
        return
    if band is Band.OTHER:
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), colour("accent"))
        return
    painter.setPen(QPen(colour("outline"), 1.2))
    painter.drawRect(rect)
    painter.drawLine(QPointF(rect.left(), rect.bottom() - 3), QPointF(rect.right(), rect.bottom() - 3))
