"""The confidence of a search as a handle on its scale, coupled with the threshold."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolTip, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.domain.rates import FpirCurve
from desktop.ui.error_panel.confidence_scale import (
    ConfidenceScale,
    confidence_sentence,
    room_for,
    short_percent,
)
from desktop.ui.error_panel.number_field import NumberField
from desktop.ui.error_panel.steady_label import SteadyLabel
from desktop.ui.shell.context_help import HelpButton
from desktop.ui.shell.spoken import say_value
from desktop.ui.theme import Spacing, TypeScale, colours, scaled_font, set_role, theme_notifier

POSITIONS = 1000
"""Of the slider, for assistive technology; the handle itself stands at the measured confidence."""
BAND = 12
RING = 4
"""Room for the mark of the focus"""
HANDLE = 7
_PAGE_KEYS = {Qt.Key.Key_PageUp: True, Qt.Key.Key_PageDown: False}
_STEP_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class ConfidenceTrack(QSlider):
    """Paints the scale with its marks and the policy's floor, and asks to be moved."""

    position_wanted = Signal(float)
    """0..1 along the scale"""
    step_wanted = Signal(int)
    page_wanted = Signal(bool)

    spoken_role = QAccessible.Role.Slider

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a scale runs one way, in every language
        self._scale: ConfidenceScale | None = None
        self._position = 0.0
        self._floor = 0.0
        self.setRange(0, POSITIONS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda value: self.position_wanted.emit(value / POSITIONS))

    def set_scale(self, scale: ConfidenceScale | None) -> None:
        self._scale = scale
        self.update()

    def set_floor(self, floor: float) -> None:
        self._floor = floor
        self.update()

    def set_position(self, position: float) -> None:
        """Moves the handle without a signal."""
        self._position = position
        with QSignalBlocker(self):
            self.setValue(round(position * POSITIONS))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 2 * self._label_height() + BAND + 2 * HANDLE + 2 * RING + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _label_height(self) -> int:
        return self.fontMetrics().height()

    def _band(self) -> QRectF:
        side = HANDLE + RING
        return QRectF(side, self._label_height() + RING, self.width() - 2 * side, BAND)

    def _x_of(self, position: float) -> float:
        band = self._band()
        return band.left() + position * band.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        c, band, scale = colours(), self._band(), self._scale
        painter = QPainter(self)
        painter.setFont(scaled_font(self.font(), TypeScale.CAPTION))
        painter.fillRect(band, QColor(c.surface_sunken))
        painter.setPen(QPen(QColor(c.outline), 1))
        painter.drawLine(band.bottomLeft(), band.bottomRight())
        if scale is not None and scale.usable:
            self._paint_floor(painter, band, scale)
            self._paint_marks(painter, band, scale)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_handle(painter, band)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def _paint_floor(self, painter: QPainter, band: QRectF, scale: ConfidenceScale) -> None:
        """Hatched below the floor, with its name above: not told by the colour alone."""
        if self._floor <= 0:
            return
        c, x = colours(), self._x_of(scale.position_of(self._floor))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.caution))
        painter.setOpacity(0.55)
        hatch = painter.brush()
        hatch.setStyle(Qt.BrushStyle.BDiagPattern)
        painter.fillRect(QRectF(band.left(), band.top(), x - band.left(), band.height()), hatch)
        painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(c.caution), 2))
        painter.drawLine(QPointF(x, band.top() - 3), QPointF(x, band.bottom()))
        text = self.tr("reason needed below {floor}").format(floor=short_percent(self._floor))
        metrics = painter.fontMetrics()
        left = min(max(band.left(), x - metrics.horizontalAdvance(text)), band.right())
        painter.drawText(QPointF(left, band.top() - 4 - metrics.descent()), text)

    def _paint_marks(self, painter: QPainter, band: QRectF, scale: ConfidenceScale) -> None:
        c, metrics = colours(), painter.fontMetrics()
        ends = [(0.0, short_percent(0.0)), (1.0, scale.text_of(scale.top))]
        marks = [(mark.position, mark.text) for mark in scale.marks if mark.position < 0.999]
        painter.setPen(QPen(QColor(c.outline), 1))
        for position, _ in (*ends, *marks):
            x = self._x_of(position)
            painter.drawLine(QPointF(x, band.top()), QPointF(x, band.bottom() + 3))
        # The ends and the marks that people ask for have room first.
        first = [m for m in marks if m[1] in {short_percent(0.8), short_percent(0.95)}]
        order = [ends[1], *first, *(m for m in marks if m not in first), ends[0]]
        wanted = [(self._x_of(p), float(metrics.horizontalAdvance(t))) for p, t in order]
        painter.setPen(QColor(c.text_muted))
        base = band.bottom() + 2 * HANDLE + 2 + metrics.ascent()
        for (_, text), left in zip(order, room_for(wanted, RING, self.width() - RING), strict=True):
            if left is not None:
                painter.drawText(QPointF(left, base), text)

    def _paint_handle(self, painter: QPainter, band: QRectF) -> None:
        c, at = colours(), self._x_of(self._position)
        colour = QColor(c.accent if self.isEnabled() else c.disabled)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(at, band.top() - 1), QPointF(at, band.bottom()))
        painter.setPen(QPen(QColor(c.surface_raised), 1))
        painter.setBrush(colour)
        foot = band.bottom()
        corners = ((0, 1), (HANDLE, HANDLE), (HANDLE, 2 * HANDLE), (-HANDLE, 2 * HANDLE), (-HANDLE, HANDLE))
        painter.drawPolygon(QPolygonF([QPointF(at + x, foot + y) for x, y in corners]))

    def _share(self, position: QPointF) -> float:
        band = self._band()
        return min(max((position.x() - band.left()) / band.width(), 0.0), 1.0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.position_wanted.emit(self._share(event.position()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.position_wanted.emit(self._share(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEP_KEYS:
            self.step_wanted.emit(_STEP_KEYS[key])
        elif key in _PAGE_KEYS:
            self.page_wanted.emit(_PAGE_KEYS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.position_wanted.emit(float(key == Qt.Key.Key_End))
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            return True  # the style's own handle is elsewhere
        if (
            event.type() == QEvent.Type.ToolTip
            and isinstance(event, QHelpEvent)
            and self._scale is not None
        ):
            mark = self._scale.near(self._share(QPointF(event.pos())), 0.05)
            note = mark.note if mark is not None else ""
            QToolTip.showText(event.globalPos(), note or self.toolTip(), self)
            return True
        return super().event(event)


class ConfidenceSlider(QWidget):
    """Handle and number for 1 - FPIR. Whoever owns it decides whether the threshold may go there."""

    threshold_wanted = Signal(float)
    """Only when the person asked for it; the handle waits for `set_threshold`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: ConfidenceScale | None = None
        self._threshold = 0.0
        self._field = NumberField(steps_itself=False)
        self._field.setSuffix(" %")
        self._field.setAccessibleName(self.tr("Search confidence, in percent"))
        self._field.setToolTip(
            self.tr("1 - FPIR, as measured. The nearest confidence that was measured is taken.")
        )
        label = QLabel(self.tr("Search &confidence"))
        set_role(label, "subtitle")
        label.setBuddy(self._field)
        label.setWordWrap(True)  # it is twice as long in other languages
        self._sentence = SteadyLabel()
        self._end = SteadyLabel("caption")
        self._track = ConfidenceTrack()
        self._track.setAccessibleName(self.tr("Search confidence"))
        self._track.setToolTip(
            self.tr(
                "How many searches for people who are not in this gallery return nobody. It says nothing "
                "about a candidate. Arrow keys: small steps; Page Up and Page Down: to the marks."
            )
        )
        head = QHBoxLayout()
        head.addWidget(label, 1)
        help_button = HelpButton(Topic.CONFIDENCE, Topic.FLOOR, Topic.PEOPLE_MEASURED)
        head.addWidget(help_button.explain(self._field, self._track))
        head.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        column.addLayout(head)
        for part in (self._sentence, self._track, self._end):
            column.addWidget(part)
        self.setFocusProxy(self._track)
        self._track.position_wanted.connect(self._to_position)
        self._track.step_wanted.connect(self._step)
        self._track.page_wanted.connect(self._page)
        self._field.stepped.connect(self._step)
        self._field.valueChanged.connect(self._typed)
        theme_notifier().changed.connect(self._track.update)
        self.set_curve(None)

    @property
    def is_dragged(self) -> bool:
        return self._track.isSliderDown()

    @property
    def scale(self) -> ConfidenceScale | None:
        """None where nothing was measured."""
        return self._scale

    def set_curve(self, curve: FpirCurve | None) -> None:
        """Another measurement; None where there is none."""
        self._scale = ConfidenceScale(curve) if curve is not None and curve.n else None
        usable = self._scale is not None and self._scale.usable
        self._track.set_scale(self._scale)
        self.setEnabled(usable)
        with QSignalBlocker(self._field):
            decimals = self._scale.decimals if self._scale is not None else 1
            self._field.setDecimals(decimals)
            self._field.setRange(0.0, self._scale.top * 100 if self._scale is not None else 0.0)
        self.set_threshold(self._threshold)

    def set_floor(self, floor: float) -> None:
        """The policy's floor, 0..1; 0 is none."""
        self._track.set_floor(floor)

    def set_threshold(self, threshold: float) -> None:
        """Moves the handle to the confidence measured at `threshold`, without a signal."""
        self._threshold = threshold
        scale = self._scale
        if scale is None or not scale.usable:
            self._track.set_position(0.0)
            self._sentence.setText(
                self.tr("How many searches return nobody is not known: nothing is measured here.")
                if scale is None
                else ""
            )
            self._sentence.setVisible(scale is None)
            self._end.setText(scale.end_text(False) if scale is not None else "")
            self._end.setVisible(scale is not None)
            self._describe()
            return
        reading = scale.reading(threshold)
        self._track.set_position(reading.position)
        with QSignalBlocker(self._field):
            self._field.setValue(reading.confidence * 100)
        self._sentence.setText(confidence_sentence(reading.confidence, reading.beyond))
        mark = scale.near(reading.position)
        self._end.setText(mark.note if mark is not None and mark.note else scale.end_text(reading.at_top))
        self._sentence.show()
        self._end.show()
        self._describe()

    def _describe(self) -> None:
        parts = [self._field.text()] if self.isEnabled() else []
        words = " ".join([*parts, self._sentence.text(), self._end.text()]).strip()
        self._track.setAccessibleDescription(words)
        said = ""
        if self._scale is not None and self._scale.usable:
            said = self.tr("Confidence {confidence}, threshold {threshold}").format(
                confidence=self._field.text(), threshold=self.locale().toString(self._threshold, "f", 4)
            )
        say_value(self._track, said)

    def _want(self, threshold: float) -> None:
        self.threshold_wanted.emit(threshold)
        # Whatever was decided: the handle stands where the threshold is.
        self.set_threshold(self._threshold)

    def _to_position(self, position: float) -> None:
        if self._scale is not None and self._scale.usable:
            self._want(self._scale.threshold_at(position, self._threshold))

    def _step(self, steps: int) -> None:
        if self._scale is not None and self._scale.usable:
            self._want(self._scale.stepped(self._threshold, steps))

    def _page(self, up: bool) -> None:
        if self._scale is not None and self._scale.usable:
            self._want(self._scale.paged(self._threshold, up))

    def _typed(self, percent: float) -> None:
        if self._scale is not None and self._scale.usable:
            self._want(self._scale.threshold_for(percent / 100))
