"""A figure on pyqtgraph's axes. The only file that imports pyqtgraph: import it when a plot is shown."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QFont,
    QFontInfo,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop.ui.theme import TypeScale
from desktop.ui.threshold_lab.figure import Axis, Figure
from desktop.ui.threshold_lab.figure_painter import axis_ends, drawn_value, paint_figure
from desktop.ui.threshold_lab.plot_style import PlotStyle


class _Marks(pg.GraphicsObject):
    """Everything between the axes, painted in the pixels of the view box."""

    def __init__(self, box: pg.ViewBox) -> None:
        super().__init__()
        self._box = box
        self.figure: Figure | None = None
        self.style: PlotStyle | None = None
        self.font = QFont()
        self.scale_of_marks = 1.0
        self.setParentItem(box)
        box.sigResized.connect(self._resized)

    def _resized(self, *_: object) -> None:
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(self._box.rect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self.figure is not None and self.style is not None:
            paint_figure(
                painter, self.boundingRect(), self.figure, self.style, self.font, self.scale_of_marks
            )


class PlotCanvas(pg.PlotWidget):
    """Axes and marks of one figure. The mouse moves nothing; the wheel scrolls the page around it."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a scale runs one way, in every language
        plot = self.getPlotItem()
        plot.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(False, False)
        plot.hideButtons()
        self._box = plot.getViewBox()
        self._box.setDefaultPadding(0)
        self._box.disableAutoRange()
        self._axes = {side: plot.getAxis(side) for side in ("bottom", "left")}
        for axis in self._axes.values():
            axis.enableAutoSIPrefix(False)
        plot.showAxis("right", False)
        plot.showAxis("top", False)
        self._marks = _Marks(self._box)
        self._shown: tuple[Axis, Axis] | None = None
        self._style: PlotStyle | None = None
        self._scale = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)

    def set_figure(self, figure: Figure) -> None:
        """Only the marks are painted again where the axes stay as they are."""
        self._marks.figure = figure
        if self._shown != (figure.x, figure.y):
            self._shown = (figure.x, figure.y)
            self._show_axes()
        self._marks.update()

    def set_style(self, style: PlotStyle, scale: float = 1.0) -> None:
        """`scale` multiplies the widget's own font, lines and symbols."""
        self._style, self._scale = style, scale
        self._marks.style = style
        self._marks.font = self._font(scale * TypeScale.CAPTION)
        self._marks.scale_of_marks = 1.0 + 0.6 * (scale - 1.0)
        self.setBackground(QColor(style.ground))
        self._show_axes()
        self._marks.update()

    def _font(self, scale: float) -> QFont:
        """In pixels: axes are recorded pictures, which would scale points by another resolution."""
        font = QFont(self.font())
        font.setPixelSize(max(7, round(QFontInfo(self.font()).pixelSize() * scale)))
        return font

    def _show_axes(self) -> None:
        style = self._style
        if self._shown is None or style is None:
            return
        font = self._font(self._scale * TypeScale.CAPTION)
        titles = {"color": style.text, "font-size": f"{font.pixelSize()}px"}
        for side, axis in zip(("bottom", "left"), self._shown, strict=True):
            item = self._axes[side]
            item.setPen(QPen(QColor(style.muted), 1))
            item.setTextPen(QColor(style.text))
            item.setTickPen(QPen(QColor(style.grid), 1))
            item.setStyle(tickFont=font, tickTextOffset=4, tickLength=-4, hideOverlappingLabels=False)
            item.setGrid(255 if side == "left" else False)
            item.setZValue(-1000)  # the grid lies behind the marks
            item.setLabel(axis.title, **titles)
            item.setTicks(_ticks(axis))
        x, y = (axis_ends(axis) for axis in self._shown)
        self._box.setRange(xRange=x, yRange=y, padding=0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._style is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(self.palette().accent().color()), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._style is not None:
            self.set_style(self._style, self._scale)


def _ticks(axis: Axis) -> list[list[tuple[float, str]]]:
    named = [(drawn_value(axis, value), text) for value, text in axis.ticks if text]
    return [named, []]


def paint_canvas(painter: QPainter, target: QRectF, figure: Figure, style: PlotStyle, font: QFont) -> None:
    """Axes and marks as vectors into `target`, in the painter's units; `font` has a size in pixels."""
    canvas = PlotCanvas()
    try:
        canvas.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        canvas.setFont(font)
        canvas.set_style(style)
        canvas.set_figure(figure)
        canvas.resize(round(target.width()), round(target.height()))
        canvas.show()  # lays the axes out
        canvas.getPlotItem().layout.activate()
        canvas.scene().render(painter, target, QRectF(canvas.rect()))
    finally:
        canvas.close()
        canvas.deleteLater()
