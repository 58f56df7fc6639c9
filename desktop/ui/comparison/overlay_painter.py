"""What is drawn over a picture: grid, crosshair, ruler and numbered marks, the same in every mode."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.domain.annotations import Annotation
from desktop.domain.faces import Point
from desktop.ui.comparison.hand_tools import HandTools
from desktop.ui.comparison.linked_viewport import LinkedViewport
from desktop.ui.comparison.marks import point_in
from desktop.ui.comparison.measures import grid_lines, grid_step
from desktop.ui.comparison.view_state import PROBE
from desktop.ui.theme import OnPicture, TypeScale, scaled_font

LIGHT, DARK, CHOSEN = OnPicture.LIGHT, OnPicture.DARK, OnPicture.CHOSEN
RING = 6.0
GAP = 10.0
TAG_AWAY = 12.0


class OverlayPainter:
    """Draws in the coordinates of the viewport's panes; knows what is set from the tools."""

    def __init__(self, viewport: LinkedViewport, tools: HandTools) -> None:
        self._viewport = viewport
        self._tools = tools
        self.grid_shown = False

    def paint(
        self, painter: QPainter, picture: int, area: QRectF, font: QFont, *, places: bool = True
    ) -> None:
        """What belongs to one picture; `area` is what can be seen of it. Grid and ruler are `places`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.grid_shown and places:
            self._grid(painter, picture, area)
        if self._tools.ruler is not None and places:
            start, end = (self._at(picture, p) for p in (self._tools.ruler.start, self._tools.ruler.end))
            self._ruler(painter, start, end)
        for mark in self._tools.marks.all():
            self._mark(painter, picture, mark, area, font)
        painter.restore()

    def _at(self, picture: int, face: Point) -> QPointF:
        return QPointF(*self._viewport.screen_of(picture, face))

    def _grid(self, painter: QPainter, picture: int, area: QRectF) -> None:
        view = self._viewport
        corners = [
            view.face_at(picture, (x, y))
            for x in (area.left(), area.right())
            for y in (area.top(), area.bottom())
        ]
        for line in grid_lines(corners, grid_step(view.view(picture).scale)):
            stretch = QLineF(self._at(picture, line.start), self._at(picture, line.end))
            for colour, alpha, width in ((LIGHT, 70, 2.6), (DARK, 130, 1.0)):
                ink = QColor(colour)
                ink.setAlpha(alpha if line.main else alpha * 2 // 3)
                painter.setPen(QPen(ink, width if line.main else width * 0.7))
                painter.drawLine(stretch)

    def _ruler(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        along = QLineF(start, end)
        normal = along.normalVector()
        if along.length() < 1:
            return
        normal.setLength(7)
        half = QPointF(normal.dx(), normal.dy())
        for colour, width in ((LIGHT, 4), (DARK, 1.6)):
            painter.setPen(QPen(QColor(colour), width, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(along)
            for place in (start, end):
                painter.drawLine(place - half, place + half)

    def _mark(self, painter: QPainter, picture: int, mark: Annotation, area: QRectF, font: QFont) -> None:
        pixel, frame = point_in(mark, picture), self._viewport.frame(picture)
        if pixel is None or frame is None:
            return
        at = self._at(picture, frame.to_face(pixel))
        chosen = self._tools.marks.selected is not None and self._tools.marks.selected.number == mark.number
        self._shape(painter, picture, at, chosen)
        bold = scaled_font(font, TypeScale.CAPTION, bold=True)
        text = str(mark.number)
        metrics = QFontMetricsF(bold)
        width = max(metrics.horizontalAdvance(text) + 8, metrics.height())
        tag = QRectF(0, 0, width, metrics.height() + 2)
        # Beside the place, not on it: what is marked stays in sight. The probe's stand on the other side
        # than the candidate's, so that both can be read where the pictures lie on one another.
        if picture == PROBE:
            right = at.x() - TAG_AWAY - width < area.left()
        else:
            right = at.x() + TAG_AWAY + width < area.right()
        above = at.y() - TAG_AWAY - tag.height() > area.top()
        tag.moveLeft(at.x() + TAG_AWAY if right else at.x() - TAG_AWAY - width)
        tag.moveTop(at.y() - TAG_AWAY - tag.height() if above else at.y() + TAG_AWAY)
        edge = QPointF(tag.left() if right else tag.right(), tag.bottom() if above else tag.top())
        near = at + (edge - at) * (RING / max(1.0, QLineF(at, edge).length()))
        for colour, thick in ((LIGHT, 3), (DARK, 1.2)):
            painter.setPen(QPen(QColor(colour), thick))
            painter.drawLine(near, edge)
        painter.setPen(QPen(QColor(LIGHT), 1.5))
        painter.setBrush(QColor(CHOSEN if chosen else DARK))
        if picture == PROBE:
            painter.drawRoundedRect(tag, tag.height() / 2, tag.height() / 2)
        else:
            painter.drawRect(tag)
        painter.setFont(bold)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _shape(self, painter: QPainter, picture: int, at: QPointF, chosen: bool) -> None:
        """A ring in the probe, a square in the candidate: shape tells them apart in an overlay."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (
            (LIGHT, 4.5 if chosen else 3.5),
            (CHOSEN if chosen else DARK, 2 if chosen else 1.4),
        ):
            painter.setPen(QPen(QColor(colour), width))
            box = QRectF(at.x() - RING, at.y() - RING, 2 * RING, 2 * RING)
            if picture == PROBE:
                painter.drawEllipse(box)
            else:
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_crosshair(painter: QPainter, at: Point, area: QRectF) -> None:
    """Two lines with a gap, across the whole pane; `area` begins at 0, 0."""
    x, y = at
    for colour, width in ((LIGHT, 3), (DARK, 1)):
        painter.setPen(QPen(QColor(colour), width))
        for line in (
            (QPointF(x, 0), QPointF(x, y - GAP)),
            (QPointF(x, y + GAP), QPointF(x, area.height())),
            (QPointF(0, y), QPointF(x - GAP, y)),
            (QPointF(x + GAP, y), QPointF(area.width(), y)),
        ):
            painter.drawLine(*line)
