"""Black point, white point and gamma, over the histogram of what they are applied to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.adjustment_checks import GAMMA_RANGE
from desktop.domain.adjustments import Levels
from desktop.ui.error_panel.number_field import NumberField
from desktop.ui.theme import Spacing, colours, set_role

FIELD_WIDTH = 70
"""Logical pixels for five digits; several fields stand in a row."""
_HANDLE = 6.0


class HistogramView(QWidget):
    """Heights by luma, and two handles that the mouse can take; keys use the fields below it."""

    handles_moved = Signal(int, int)
    """Black, white"""
    released = Signal()

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a scale runs one way, in every language
        self._heights: NDArray[np.float64] = np.zeros(256)
        self._black, self._white = 0, 255
        self._held: str = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(84)
        self.setAccessibleName(self.tr("Histogram"))
        self.setToolTip(
            self.tr("How many pixels have each brightness, dark on the left. Drag the two handles.")
        )

    def sizeHint(self) -> QSize:
        return QSize(280, 84)

    def show_counts(self, counts: NDArray[np.int64]) -> None:
        """int64 [256]. The two ends are left out of the scale: a border of black would flatten the rest."""
        inner = counts[1:-1].max()
        self._heights = np.minimum(1.0, counts / max(1, inner if inner else counts.max()))
        dark, bright = counts[:64].sum() / max(1, counts.sum()), counts[192:].sum() / max(1, counts.sum())
        self.setAccessibleDescription(
            self.tr("{dark}% of the pixels in the darkest quarter, {bright}% in the brightest.").format(
                dark=round(100 * dark), bright=round(100 * bright)
            )
        )
        self.update()

    def show_handles(self, black: int, white: int) -> None:
        self._black, self._white = black, white
        self.update()

    def place_of(self, value: int) -> float:
        """Where a brightness is, in logical pixels from the left."""
        return _HANDLE + value / 255 * (self.width() - 2 * _HANDLE)

    def _value_at(self, x: float) -> int:
        share = (x - _HANDLE) / max(1.0, self.width() - 2 * _HANDLE)
        return round(255 * min(1.0, max(0.0, share)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            x = event.position().x()
            nearer = abs(x - self.place_of(self._black)) <= abs(x - self.place_of(self._white))
            self._held = "black" if nearer else "white"
            self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        value = self._value_at(event.position().x())
        if self._held == "black":
            self.handles_moved.emit(min(value, self._white - 1), self._white)
        elif self._held == "white":
            self.handles_moved.emit(self._black, max(value, self._black + 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = ""
            self.released.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, c = QPainter(self), colours()
        foot = 2 * _HANDLE
        area = QRectF(_HANDLE, 0, self.width() - 2 * _HANDLE, self.height() - foot)
        painter.fillRect(area, QColor(c.surface_sunken))
        step = area.width() / 256
        for value, height in enumerate(self._heights):
            kept = self._black < value < self._white
            bar = QRectF(area.left() + value * step, 0, step + 0.5, height * (area.height() - 2))
            bar.moveBottom(area.bottom())
            painter.fillRect(bar, QColor(c.text_muted if kept else c.outline))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for value, fill in ((self._black, c.text), (self._white, c.surface_raised)):
            x = self.place_of(value)
            painter.setPen(QPen(QColor(c.accent), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, area.bottom()))
            painter.setPen(QPen(QColor(c.accent), 1.5))
            painter.setBrush(
                QColor(fill) if not c.dark else QColor(c.surface if value == self._black else c.text)
            )
            tip, base = area.bottom() + 1, self.height() - 1
            painter.drawPolygon(
                QPolygonF([QPointF(x, tip), QPointF(x + _HANDLE - 1, base), QPointF(x - _HANDLE + 1, base)])
            )
        painter.end()


class LevelsControl(QWidget):
    """`asked` carries the levels wanted and whether a handle is still held."""

    asked = Signal(Levels, bool)
    released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        self.histogram = HistogramView(self)
        column.addWidget(self.histogram)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Spacing.S)
        grid.setVerticalSpacing(Spacing.XXS)
        self.black = self._field(grid, 0, self.tr("&Black"), 0, 254, 0, 1)
        self.white = self._field(grid, 1, self.tr("&White"), 1, 255, 0, 1)
        self.gamma = self._field(grid, 2, self.tr("&Gamma"), *GAMMA_RANGE, 2, 0.05)
        self.black.setToolTip(self.tr("This brightness and all that is darker becomes black."))
        self.white.setToolTip(self.tr("This brightness and all that is brighter becomes white."))
        self.gamma.setToolTip(self.tr("Above 1 brightens what is between, below 1 darkens it."))
        column.addLayout(grid)
        self.histogram.handles_moved.connect(self._handles_moved)
        self.histogram.released.connect(self.released)
        self.show_levels(Levels())

    def _field(
        self, grid: QGridLayout, place: int, text: str, low: float, high: float, decimals: int, step: float
    ) -> NumberField:
        label, field = QLabel(text, self), NumberField(self)
        set_role(label, "caption")
        label.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        field.setDecimals(decimals)
        field.setMinimumWidth(FIELD_WIDTH)
        field.setRange(low, high)
        field.setSingleStep(step)
        field.valueChanged.connect(self._typed)
        grid.addWidget(label, 0, place)
        grid.addWidget(field, 1, place)
        grid.setColumnStretch(place, 1)
        return field

    def show_levels(self, levels: Levels) -> None:
        """Shows them without asking for them."""
        with QSignalBlocker(self.black), QSignalBlocker(self.white), QSignalBlocker(self.gamma):
            self.black.setMaximum(levels.white - 1)
            self.white.setMinimum(levels.black + 1)
            self.black.setValue(levels.black)
            self.white.setValue(levels.white)
            self.gamma.setValue(levels.gamma)
        self.histogram.show_handles(levels.black, levels.white)

    def _typed(self) -> None:
        self.asked.emit(
            Levels(int(self.black.value()), int(self.white.value()), round(self.gamma.value(), 2)), False
        )

    def _handles_moved(self, black: int, white: int) -> None:
        self.asked.emit(Levels(black, white, round(self.gamma.value(), 2)), True)
