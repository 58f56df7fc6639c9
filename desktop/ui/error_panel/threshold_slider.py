"""The threshold T as a handle on the scores that people outside the gallery reached."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.ui.error_panel.number_field import NumberField
from desktop.ui.error_panel.rate_view import DECIMALS, decimals_for, strip_heights
from desktop.ui.shell.context_help import HelpButton
from desktop.ui.shell.spoken import say_value
from desktop.ui.theme import Spacing, TypeScale, colours, scaled_font, set_role, theme_notifier

FINE = 10
"""Arrow keys, in units of the last decimal: 0.001 where four are shown"""
COARSE = 100
"""Page keys: 0.01"""
STRIP_HEIGHT = 44
HANDLE = 7


class ScoreTrack(QSlider):
    """A QSlider in units of the last decimal shown (ten-thousandths of a cosine), over a histogram."""

    spoken_role = QAccessible.Role.Slider

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a scale runs one way, in every language
        self._heights: NDArray[np.float64] = np.empty(0)
        self._drawn: tuple[QRectF, list[QRectF]] | None = None
        self._exact = 0.0
        self._lowest = -np.inf
        self.steps = 10**DECIMALS
        """Units of the slider in a score of 1."""
        self.setSingleStep(FINE)
        self.setPageStep(COARSE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_heights(self, heights: NDArray[np.float64]) -> None:
        """Bars 0..1 in equal bins over the range of the slider."""
        self._heights = heights
        self._drawn = None
        self.update()

    def set_exact(self, threshold: float) -> None:
        """The threshold itself, which may lie between two steps."""
        self._exact = threshold
        self.update()

    def set_lowest(self, threshold: float) -> None:
        """The policy's floor as a threshold: a dashed line; minus infinity for none."""
        self._lowest = threshold
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, STRIP_HEIGHT + 3 * HANDLE + self._label_height() + Spacing.XS)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _label_height(self) -> int:
        return self.fontMetrics().height()

    def _strip(self) -> QRectF:
        return QRectF(HANDLE + 2, HANDLE, self.width() - 2 * HANDLE - 4, STRIP_HEIGHT)

    def _span(self) -> int:
        return max(1, self.maximum() - self.minimum())

    def _x_of(self, value: float) -> float:
        strip = self._strip()
        share = (value * self.steps - self.minimum()) / self._span()
        return strip.left() + min(max(share, 0.0), 1.0) * strip.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        c, strip = colours(), self._strip()
        painter = QPainter(self)
        painter.fillRect(strip, QColor(c.surface_sunken))
        at = self._x_of(self._exact)
        self._paint_bars(painter, strip, at)
        base = QPointF(strip.left(), strip.bottom()), QPointF(strip.right(), strip.bottom())
        painter.setPen(QPen(QColor(c.outline), 1))
        painter.drawLine(*base)
        self._paint_labels(painter, strip)
        if np.isfinite(self._lowest):
            floor = self._x_of(self._lowest)
            painter.setPen(QPen(QColor(c.caution), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(floor, strip.top()), QPointF(floor, strip.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(c.accent if self.isEnabled() else c.disabled)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(at, strip.top() - 1), QPointF(at, strip.bottom()))
        painter.setPen(QPen(QColor(c.surface_raised), 1))
        painter.setBrush(colour)
        foot = strip.bottom()
        handle = QPolygonF(
            [
                QPointF(at, foot + 1),
                QPointF(at + HANDLE, foot + HANDLE),
                QPointF(at + HANDLE, foot + 2 * HANDLE),
                QPointF(at - HANDLE, foot + 2 * HANDLE),
                QPointF(at - HANDLE, foot + HANDLE),
            ]
        )
        painter.drawPolygon(handle)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def _paint_bars(self, painter: QPainter, strip: QRectF, at: float) -> None:
        """Above the threshold filled, below it pale: the line parts them without the colour too."""
        count = len(self._heights)
        if count == 0:
            return
        c = colours()
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        for clip, colour in (
            (QRectF(strip.left(), strip.top(), at - strip.left(), strip.height()), c.disabled),
            (QRectF(at, strip.top(), strip.right() - at, strip.height()), c.caution),
        ):
            painter.setClipRect(clip)
            painter.setBrush(QColor(colour))
            painter.drawRects(self._bars(strip))
        painter.restore()

    def _bars(self, strip: QRectF) -> list[QRectF]:
        """Made once for each width: painting follows every step of a handle."""
        if self._drawn is None or self._drawn[0] != strip:
            width = strip.width() / len(self._heights)
            gap = 1.0 if width > 4 else 0.0
            bars = []
            for number in np.flatnonzero(self._heights):
                height = max(2.0, float(self._heights[number]) * (strip.height() - 4))
                # Whole pixels, so that neighbours leave no seam.
                left = round(strip.left() + float(number) * width)
                right = round(strip.left() + float(number + 1) * width)
                bars.append(QRectF(left, strip.bottom() - height, max(1.0, right - left - gap), height))
            self._drawn = (strip, bars)
        return self._drawn[1]

    def _paint_labels(self, painter: QPainter, strip: QRectF) -> None:
        painter.setFont(scaled_font(self.font(), TypeScale.CAPTION))
        painter.setPen(QColor(colours().text_muted))
        room = QRectF(strip.left(), strip.bottom() + 2 * HANDLE + 1, strip.width(), self._label_height())
        for number, side in (
            (self.minimum(), Qt.AlignmentFlag.AlignLeft),
            (self.maximum(), Qt.AlignmentFlag.AlignRight),
        ):
            text = self.locale().toString(number / self.steps, "f", round(np.log10(self.steps)) - 2)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute, text)

    def _go_to(self, position: QPointF) -> None:
        strip = self._strip()
        share = (position.x() - strip.left()) / strip.width()
        self.setValue(round(self.minimum() + min(max(share, 0.0), 1.0) * self._span()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position())
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -FINE,
            Qt.Key.Key_Down: -FINE,
            Qt.Key.Key_Right: FINE,
            Qt.Key.Key_Up: FINE,
            Qt.Key.Key_PageUp: COARSE,
            Qt.Key.Key_PageDown: -COARSE,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.setValue(self.value() + step)
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            return True  # the style's own handle is elsewhere
        return super().event(event)


class ThresholdSlider(QWidget):
    """Handle and number for T. Arrow keys move by 10 units of the last decimal shown (0.001 for cosines),
    page keys by 100, Home and End to the ends."""

    threshold_changed = Signal(float)
    """Only when the person moved it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._threshold = 0.0
        self._decimals = DECIMALS
        self._track = ScoreTrack()
        self._spin = NumberField()
        self._spin.setAccessibleName(self.tr("Score threshold, as a number"))
        self._spin.setToolTip(self.tr("Candidates with this score or more are shown."))
        label = QLabel(self.tr("&Threshold T"))
        label.setBuddy(self._spin)
        self._legend = QLabel()
        set_role(self._legend, "caption")
        self._legend.setWordWrap(True)
        self._track.setAccessibleName(self.tr("Score threshold"))
        head = QHBoxLayout()
        head.addWidget(label)
        head.addStretch(1)
        head.addWidget(HelpButton(Topic.THRESHOLD).explain(self._spin, self._track))
        head.addWidget(self._spin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        column.addLayout(head)
        column.addWidget(self._track)
        column.addWidget(self._legend)
        self.setFocusProxy(self._track)
        self._track.valueChanged.connect(self._track_moved)
        self._spin.valueChanged.connect(self._spin_moved)
        theme_notifier().changed.connect(self._track.update)
        self.set_range(0.0, 1.0)
        self.set_histogram(np.empty(0, np.int64))

    @property
    def threshold(self) -> float:
        """Exactly as it was set; on the screen it stands rounded."""
        return self._threshold

    def set_range(self, low: float, high: float) -> None:
        """The scale, widened to whole coarse steps. How fine it is follows from its span: scores that
        spread over 0.03 get more decimals than cosines. The threshold is kept, at the nearest end if need
        be."""
        self._decimals = decimals_for(high - low)
        steps = 10**self._decimals
        first = int(np.floor(low * steps / COARSE + 1e-9)) * COARSE
        last = max(first + COARSE, int(np.ceil(high * steps / COARSE - 1e-9)) * COARSE)
        with QSignalBlocker(self._track), QSignalBlocker(self._spin):
            self._track.steps = steps
            self._track.setRange(first, last)
            self._spin.setDecimals(self._decimals)
            self._spin.setSingleStep(FINE / steps)
            self._spin.setRange(first / steps, last / steps)
        self._track.setToolTip(
            self.tr(
                "Drag, or use the arrow keys ({fine}), Page Up and Page Down ({coarse}), Home and End."
            ).format(
                fine=self.locale().toString(FINE / steps, "f", self._decimals - 1),
                coarse=self.locale().toString(COARSE / steps, "f", self._decimals - 2),
            )
        )
        self.set_threshold(self._threshold)

    @property
    def decimals(self) -> int:
        """Of the threshold as it is shown here."""
        return self._decimals

    @property
    def is_dragged(self) -> bool:
        return self._track.isSliderDown()

    def set_lowest(self, threshold: float) -> None:
        """Where the policy's floor stands; minus infinity for none."""
        self._track.set_lowest(threshold)

    def range(self) -> tuple[float, float]:
        """As widened by `set_range`: the edges for `set_histogram`."""
        return self._track.minimum() / self._track.steps, self._track.maximum() / self._track.steps

    def set_histogram(self, counts: NDArray[np.int64]) -> None:
        """Counts of non-mated best scores in equal bins over `range()`; empty when not measured."""
        self._track.set_heights(strip_heights(counts))
        self._legend.setText(
            self.tr("Bars: best score of each person left out.")
            if len(counts) and int(np.sum(counts))
            else self.tr("No error rate has been measured for this gallery yet.")
        )

    def set_threshold(self, threshold: float) -> None:
        """Moves the handle without a signal."""
        low, high = self.range()
        self._threshold = min(max(threshold, low), high)
        with QSignalBlocker(self._track), QSignalBlocker(self._spin):
            self._track.setValue(round(self._threshold * self._track.steps))
            self._spin.setValue(self._threshold)
        self._track.set_exact(self._threshold)
        self._describe()

    def _track_moved(self, value: int) -> None:
        self._moved(value / self._track.steps)

    def _spin_moved(self, value: float) -> None:
        self._moved(round(value * self._track.steps) / self._track.steps)

    def _moved(self, threshold: float) -> None:
        self.set_threshold(threshold)
        self.threshold_changed.emit(self._threshold)

    def _describe(self) -> None:
        value = self.locale().toString(self._threshold, "f", self._decimals)
        text = self.tr("Threshold {value}").format(value=value)
        self._track.setAccessibleDescription(text)
        say_value(self._track, text)
