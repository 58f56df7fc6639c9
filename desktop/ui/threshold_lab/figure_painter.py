"""Draws the marks of a figure into a rectangle of pixels with any painter: screen, picture, SVG, PDF."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from desktop.ui.threshold_lab.figure import (
    Axis,
    Dash,
    Figure,
    Floats,
    Guide,
    Ink,
    Label,
    Line,
    Point,
    Side,
    Symbol,
)
from desktop.ui.threshold_lab.plot_style import PlotStyle

# In widths of the line.
_DASHES = {
    Dash.DASHED: [5.0, 3.0],
    Dash.DOTTED: [1.2, 2.2],
    Dash.DASH_DOT: [6.0, 2.5, 1.2, 2.5],
    Dash.LONG: [10.0, 4.0],
}
GAP = 6.0
SAMPLE = 26.0


def axis_ends(axis: Axis) -> tuple[float, float]:
    """The drawn range in drawn units (powers of ten on a logarithmic axis), the margin included."""
    low, high = (math.log10(v) if axis.log else v for v in (axis.low, axis.high))
    return low, high + axis.margin * (high - low)


def drawn(axis: Axis, values: Floats) -> Floats:
    """Data to drawn units; what cannot stand on a logarithmic axis lies far below it."""
    if not axis.log:
        return values
    return np.log10(np.maximum(values, axis.low * 1e-6))


def drawn_value(axis: Axis, value: float) -> float:
    return float(drawn(axis, np.array([value]))[0])


@dataclass(frozen=True, slots=True)
class _Frame:
    rect: QRectF
    x: Axis
    y: Axis

    def across(self, values: Floats) -> Floats:
        low, high = axis_ends(self.x)
        return self.rect.left() + (drawn(self.x, values) - low) / (high - low) * self.rect.width()

    def up(self, values: Floats) -> Floats:
        low, high = axis_ends(self.y)
        return self.rect.bottom() - (drawn(self.y, values) - low) / (high - low) * self.rect.height()

    def point(self, x: float, y: float) -> QPointF:
        return QPointF(float(self.across(np.array([x]))[0]), float(self.up(np.array([y]))[0]))

    def line(self, x: Floats, y: Floats) -> QPolygonF:
        # Far outside is cut: painters lose precision with huge numbers.
        across = np.clip(self.across(x), self.rect.left() - 4e3, self.rect.right() + 4e3)
        up = np.clip(self.up(y), self.rect.top() - 4e3, self.rect.bottom() + 4e3)
        return QPolygonF([QPointF(a, b) for a, b in zip(across.tolist(), up.tolist(), strict=True)])


def paint_figure(
    painter: QPainter, rect: QRectF, figure: Figure, style: PlotStyle, font: QFont, scale: float = 1.0
) -> None:
    """Areas, lines, guides, points and labels of `figure` within `rect`, without its axes.

    `scale` widens lines and symbols. Labels move up or down where they would stand upon each other.
    """
    frame = _Frame(rect, figure.x, figure.y)
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for area in figure.areas:
        outline = frame.line(np.append(area.x, area.x[::-1]), np.append(area.high, area.low[::-1]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_mixed(style.ink(area.ink), QColor(style.ground), area.strength))
        painter.drawPolygon(outline)
    for line in figure.lines:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(style.ink(line.ink), line.weight * scale, line.dash))
        points = frame.line(line.x, line.y)
        painter.drawPolyline(points)
        for mark in line.marks if line.symbol is not None else ():
            _symbol(
                painter, points[mark], line.symbol, style.ink(line.ink), QColor(style.ground), 3.6 * scale
            )
    for guide in figure.guides:
        painter.setPen(_pen(style.ink(guide.ink), 1.5 * scale, guide.dash))
        painter.drawLine(_guide_line(guide, frame))
    for point in figure.points:
        _paint_point(painter, point, frame, style, scale)
    _paint_labels(painter, figure, frame, style, font, scale)
    painter.restore()


def _mixed(ink: QColor, ground: QColor, strength: float) -> QColor:
    """Opaque, since transparency is where SVG and PDF readers differ."""
    parts = zip(ink.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(strength * a + (1 - strength) * b for a, b in parts))


def _pen(colour: QColor, width: float, dash: Dash) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash in _DASHES:
        pen.setDashPattern(_DASHES[dash])
    return pen


def _guide_line(guide: Guide, frame: _Frame) -> QLineF:
    x = frame.point(guide.at, frame.y.low).x()
    return QLineF(x, frame.rect.top(), x, frame.rect.bottom())


def _paint_point(painter: QPainter, point: Point, frame: _Frame, style: PlotStyle, scale: float) -> None:
    colour, cap = style.ink(point.ink), 3.0 * scale
    painter.setPen(_pen(colour, 1.5 * scale, Dash.SOLID))
    if point.x_interval is not None:
        a, b = (frame.point(end, point.y) for end in point.x_interval)
        painter.drawLine(a, b)
        for end in (a, b):
            painter.drawLine(end - QPointF(0, cap), end + QPointF(0, cap))
    if point.y_interval is not None:
        a, b = (frame.point(point.x, end) for end in point.y_interval)
        painter.drawLine(a, b)
        for end in (a, b):
            painter.drawLine(end - QPointF(cap, 0), end + QPointF(cap, 0))
    fill = colour if point.filled else QColor(style.ground)
    _symbol(painter, frame.point(point.x, point.y), point.symbol, colour, fill, 5.0 * scale)


def _symbol(
    painter: QPainter, at: QPointF, symbol: Symbol, colour: QColor, fill: QColor, size: float
) -> None:
    painter.setPen(QPen(colour, max(1.2, size * 0.36)))
    painter.setBrush(fill)
    x, y, s = at.x(), at.y(), size
    if symbol is Symbol.CIRCLE:
        painter.drawEllipse(at, s, s)
    elif symbol in (Symbol.CROSS, Symbol.PLUS, Symbol.STAR):
        spokes = {Symbol.CROSS: (45, 135), Symbol.PLUS: (0, 90), Symbol.STAR: (0, 60, 120)}[symbol]
        for angle in spokes:
            d = QPointF(s * math.cos(math.radians(angle)), s * math.sin(math.radians(angle)))
            painter.drawLine(at - d, at + d)
    else:
        corners = {
            Symbol.SQUARE: ((-1, -1), (1, -1), (1, 1), (-1, 1)),
            Symbol.TRIANGLE: ((0, -1.2), (1.1, 0.9), (-1.1, 0.9)),
            Symbol.DOWN: ((0, 1.2), (1.1, -0.9), (-1.1, -0.9)),
            Symbol.DIAMOND: ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
        }[symbol]
        painter.drawPolygon(QPolygonF([QPointF(x + a * s, y + b * s) for a, b in corners]))


def _paint_labels(
    painter: QPainter, figure: Figure, frame: _Frame, style: PlotStyle, font: QFont, scale: float
) -> None:
    guides = [Label(g.at, frame.y.high, g.text, g.ink, Side.RIGHT, True) for g in figure.guides if g.text]
    taken: list[QRectF] = []
    for label in (*guides, *figure.labels):
        own = QFont(font)
        if label.bold:
            own.setWeight(QFont.Weight.DemiBold)
        room = _room(label, frame.point(label.x, label.y), QFontMetricsF(own), frame.rect, scale)
        place = _free_place(room, taken, frame.rect)
        taken.append(place)
        painter.fillRect(place, _veil(QColor(style.ground)))
        text = place.adjusted(1, 0, -1, 0)
        if label.sample is not None:
            _paint_sample(painter, label, label.sample, place, frame, style, scale)
            text.setLeft(text.left() + (SAMPLE + GAP) * scale)
        painter.setFont(own)
        painter.setPen(QColor(style.muted) if label.ink is Ink.MUTED else style.ink(label.ink))
        centred = label.side in (Side.ABOVE, Side.BELOW)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        painter.drawText(text, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, label.text)


def _paint_sample(
    painter: QPainter,
    label: Label,
    line: Line,
    place: QRectF,
    frame: _Frame,
    style: PlotStyle,
    scale: float,
) -> None:
    left, y = place.left(), place.center().y()
    if label.leader:
        end = frame.point(float(line.x[-1]), float(line.y[-1]))
        painter.setPen(QPen(QColor(style.muted), 0.7 * scale))
        painter.drawLine(end, QPointF(left, y))
    painter.setPen(_pen(style.ink(line.ink), line.weight * scale, line.dash))
    painter.drawLine(QPointF(left, y), QPointF(left + SAMPLE * scale, y))
    if line.symbol is not None:
        ink = style.ink(line.ink)
        middle = QPointF(left + SAMPLE * scale / 2, y)
        _symbol(painter, middle, line.symbol, ink, QColor(style.ground), 3.6 * scale)


def _veil(ground: QColor) -> QColor:
    veil = QColor(ground)
    veil.setAlphaF(0.8)
    return veil


def _room(label: Label, at: QPointF, metrics: QFontMetricsF, rect: QRectF, scale: float) -> QRectF:
    lines, gap = label.text.split("\n"), GAP * scale
    width = max(metrics.horizontalAdvance(line) for line in lines) + 4
    width += (SAMPLE + GAP) * scale if label.sample is not None else 0
    height = metrics.height() * len(lines)
    left, top = {
        Side.RIGHT: (at.x() + gap, at.y() - height / 2),
        Side.LEFT: (at.x() - gap - width, at.y() - height / 2),
        Side.ABOVE: (at.x() - width / 2, at.y() - gap - height),
        Side.BELOW: (at.x() - width / 2, at.y() + gap),
        Side.ABOVE_RIGHT: (at.x() + gap, at.y() - gap - height),
        Side.BELOW_RIGHT: (at.x() + gap, at.y() + gap),
    }[label.side]
    # To the other side of its point rather than over the edge.
    rightwards = label.side in (Side.RIGHT, Side.ABOVE_RIGHT)
    if rightwards and label.sample is None and left + width > rect.right():
        left = at.x() - gap - width
    elif label.side is Side.LEFT and left < rect.left():
        left = at.x() + gap
    left = min(max(left, rect.left() + 2), max(rect.left() + 2, rect.right() - width - 2))
    top = min(max(top, rect.top() + 2), max(rect.top() + 2, rect.bottom() - height - 2))
    return QRectF(left, top, width, height)


def _free_place(room: QRectF, taken: list[QRectF], rect: QRectF) -> QRectF:
    """The nearest free place above or below; where all is full, its own."""
    step = max(2.0, room.height() / 4)
    for number in range(2 * math.ceil(rect.height() / step)):
        shift = step * ((number + 1) // 2) * (-1 if number % 2 else 1)
        place = room.translated(0, shift)
        inside = place.top() >= rect.top() and place.bottom() <= rect.bottom()
        if (inside or number == 0) and not any(place.intersects(other) for other in taken):
            return place
    return room
