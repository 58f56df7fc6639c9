"""A pane that shows pictures: what a person does in it is reported, not done, here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.faces import Point
from desktop.ui.comparison.linked_viewport import LinkedViewport
from desktop.ui.comparison.overlay_painter import OverlayPainter
from desktop.ui.theme import Spacing, TypeScale, colours, scaled_font

WHEEL_NOTCH = 120
WHEEL_FACTOR = 1.2
FULL_SIZE = 1.005
"""Above this magnification there are more pixels on the screen than in the picture."""
SMALLEST_TURN = 0.05


class PicturePane(QWidget):
    """Head and foot with words, the pictures between them."""

    dragged = Signal(QPointF)
    """by how much, in logical pixels"""
    zoom_asked = Signal(QPointF, float)
    """where in the pane, and the factor"""
    pointer_moved = Signal(QPointF)
    pointer_left = Signal()
    became_active = Signal()
    resized = Signal()
    key_asked = Signal(QKeyEvent)
    tool_pressed = Signal(QPointF)
    tool_dragged = Signal(QPointF)
    tool_released = Signal()

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, viewport: LinkedViewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a picture is evidence, in every language
        self._viewport = viewport
        self._crosshair: Point | None = None
        self._grabbed_at: QPoint | None = None
        self._pressed = False
        self.tool_active = False
        """The left button sets and draws instead of moving; the middle one still moves."""
        self.in_use = True
        """Stands for its part of the viewport; a pane in waiting must not say how large it is."""
        self.overlays: OverlayPainter | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 180)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:
        return QSize(420, 480)

    def picture_rect(self) -> QRectF:
        """The part of the pane in which the pictures show."""
        head, foot = self._heights()
        return QRectF(0, head, self.width(), max(1, self.height() - head - foot))

    def to_viewport(self, position: QPointF) -> Point:
        """From the pane's coordinates to those of the viewport."""
        return (position.x(), position.y() - self.picture_rect().top())

    def set_crosshair(self, face: Point | None) -> None:
        """A place in face coordinates, the same in every pane."""
        if face != self._crosshair:
            self._crosshair = face
            self.update()

    def view_changed(self) -> None:
        """The viewport moved: paint again and tell screen readers."""
        self._name_it()
        self.update()

    # What a pane adds

    def indexes(self) -> tuple[int, ...]:
        """The panes of the viewport that this one stands for."""
        raise NotImplementedError

    def _paint_area(self, painter: QPainter, area: QRectF) -> None:
        """Between head and foot; the painter's origin is the top left corner of `area`."""
        raise NotImplementedError

    def _paint_texts(self, painter: QPainter) -> None:
        raise NotImplementedError

    def _name_it(self) -> None:
        raise NotImplementedError

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, area = colours(), self.picture_rect()
        painter.fillRect(self.rect(), QColor(c.surface_raised))
        painter.fillRect(area, QColor(c.surface_sunken))
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        self._paint_area(painter, QRectF(0, 0, area.width(), area.height()))
        painter.restore()
        self._paint_texts(painter)
        pen = QPen(QColor(c.focus if self.hasFocus() else c.border))
        width = 2 if self.hasFocus() else 1
        pen.setWidth(width)
        painter.setPen(pen)
        inset = width / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def _heights(self) -> tuple[int, int]:
        line = self.fontMetrics().height()
        return line + 2 * Spacing.S, line + 2 * Spacing.S

    def _paint_nothing(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QColor(colours().text_muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tr("No picture"))

    def _paint_title(
        self, painter: QPainter, rect: QRectF, title: str, caption: str, *, mirrored: bool = False
    ) -> None:
        """The title in bold at one end, the caption in the room that is left; `mirrored`: at the right."""
        c = colours()
        bold = scaled_font(self.font(), TypeScale.BODY, bold=True)
        near = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        far = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        if len(self.indexes()) > 1:
            far = near  # beside its own title, not beside the other picture's caption
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        metrics = QFontMetrics(bold)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.setFont(bold)
        painter.setPen(QColor(c.text))
        painter.drawText(rect, middle | near, shown)
        taken = metrics.horizontalAdvance(shown) + Spacing.M
        room = max(0, int(rect.width()) - taken)
        painter.setFont(self.font())
        painter.setPen(QColor(c.text_muted))
        text = self.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideMiddle, room)
        left = rect.left() if mirrored else rect.left() + taken
        painter.drawText(QRectF(left, rect.top(), room, rect.height()), middle | far, text)

    def _paint_scale(self, painter: QPainter, rect: QRectF, index: int, *, mirrored: bool = False) -> None:
        """The first wording that has room; an enlargement is a caution."""
        magnification = self._viewport.magnification(index)
        scale = self._scale_words(index)
        enlarged = magnification is not None and magnification > FULL_SIZE
        painter.setFont(self.font())
        painter.setPen(QColor(colours().caution if enlarged else colours().text_muted))
        short = self._scale_words(index, short=True)
        wordings = [scale, short]
        if enlarged:
            wordings = [
                self.tr("{scale} · enlarged: pixels in between are not evidence").format(scale=scale),
                self.tr("{scale} · enlarged").format(scale=scale),
                self.tr("{scale} · enlarged").format(scale=short),
            ]
        metrics = self.fontMetrics()
        text = next((w for w in wordings if metrics.horizontalAdvance(w) <= rect.width()), wordings[-1])
        line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        near = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | near, line)

    def _scale_words(self, index: int, *, short: bool = False) -> str:
        magnification = self._viewport.magnification(index)
        if magnification is None:
            return ""
        percent, turn = magnification * 100, self._viewport.shown_turn(index)
        figure = self.locale().toString(percent, "f", 0 if percent >= 10 else 1)
        words = self.tr("shown at {percent}% of its pixels").format(percent=figure)
        if short:
            words = self.tr("{percent}% of its pixels").format(percent=figure)
        if abs(turn) < SMALLEST_TURN:
            return words
        degrees = self.locale().toString(turn, "f", 1)
        if short:
            return self.tr("{scale}, {degrees}°").format(scale=words, degrees=degrees)
        return self.tr("{scale}, turned {degrees}°").format(scale=words, degrees=degrees)

    # What a person does

    def measure(self) -> None:
        """Tells the viewport the size of what shows."""
        if not self.in_use:
            return
        area = self.picture_rect()
        for index in self.indexes():
            self._viewport.set_size(index, area.width(), area.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.measure()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.measure()
        super().changeEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        self.became_active.emit()
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.tool_active:
            self._pressed = True
            self.tool_pressed.emit(event.position())
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._grabbed_at = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed_at is not None:
            here = event.position().toPoint()
            step, self._grabbed_at = here - self._grabbed_at, here
            self.dragged.emit(QPointF(step))
        if self._pressed:
            self.tool_dragged.emit(event.position())
        else:
            self.pointer_moved.emit(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = False
            self.tool_released.emit()
            return
        self._grabbed_at = None
        self._rest_cursor()

    def _rest_cursor(self) -> None:
        if self.tool_active:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()

    def set_tool_active(self, active: bool) -> None:
        self.tool_active = active
        self._rest_cursor()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointer_left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / WHEEL_NOTCH
        if notches:
            self.zoom_asked.emit(event.position(), WHEEL_FACTOR**notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_asked.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)
