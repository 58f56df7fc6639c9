"""The adjusted picture, on which a rectangle to keep is drawn with the mouse or moved with keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from desktop.domain.adjustment_checks import MINIMUM_SIDE
from desktop.ui.probe.picture_pane import PicturePane
from desktop.ui.theme import OnPicture

_NEAR = 8
"""Logical pixels within which an edge is taken hold of."""
_CLICK = 4
_FAR_STEP = 10
_EDGES = {
    Qt.CursorShape.SizeHorCursor: ({"left"}, {"right"}),
    Qt.CursorShape.SizeVerCursor: ({"top"}, {"bottom"}),
    Qt.CursorShape.SizeFDiagCursor: ({"left", "top"}, {"right", "bottom"}),
    Qt.CursorShape.SizeBDiagCursor: ({"right", "top"}, {"left", "bottom"}),
}


class CropPane(PicturePane):
    """`selection` is in pixels of the picture, null for none. Nothing is cropped here."""

    selection_changed = Signal(QRect)
    crop_asked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._selection = QRect()
        self._pressed: QPointF | None = None
        self._at_press = QRect()
        self._held: set[str] = set()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setToolTip(
            self.tr(
                "Draw a rectangle to crop. Arrow keys move it, with Ctrl they move its lower right corner, "
                "with Shift by ten pixels; Return crops, Escape takes it away."
            )
        )

    @property
    def selection(self) -> QRect:
        return QRect(self._selection)

    def show_picture(self, image: QImage, size: QSize) -> None:
        if size != self.picture_size:
            self.select(QRect())
        super().show_picture(image, size)

    def select(self, wanted: QRect) -> None:
        """Made to fit the picture; too small a rectangle grows. A null one takes the selection away."""
        chosen = QRect() if wanted.isNull() else self._fitted(wanted)
        if chosen != self._selection:
            self._selection = chosen
            self.update()
            self.selection_changed.emit(chosen)

    def _fitted(self, wanted: QRect) -> QRect:
        size = self.picture_size
        if min(size.width(), size.height()) < MINIMUM_SIDE:
            return QRect()
        width = min(max(wanted.width(), MINIMUM_SIDE), size.width())
        height = min(max(wanted.height(), MINIMUM_SIDE), size.height())
        x = min(max(0, wanted.x()), size.width() - width)
        y = min(max(0, wanted.y()), size.height() - height)
        return QRect(x, y, width, height)

    def _on_widget(self) -> QRectF:
        chosen = self._selection
        return QRectF(
            self.to_widget(QPointF(chosen.x(), chosen.y())),
            self.to_widget(QPointF(chosen.x() + chosen.width(), chosen.y() + chosen.height())),
        )

    # Mouse

    def _edges_at(self, place: QPointF) -> set[str]:
        if self._selection.isNull():
            return set()
        rect = self._on_widget()
        if not rect.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(place):
            return set()
        near = set()
        if min(abs(place.x() - rect.left()), abs(place.x() - rect.right())) <= _NEAR:
            near.add("left" if place.x() < rect.center().x() else "right")
        if min(abs(place.y() - rect.top()), abs(place.y() - rect.bottom())) <= _NEAR:
            near.add("top" if place.y() < rect.center().y() else "bottom")
        return near or {"left", "right", "top", "bottom"}

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position()
        self._at_press = self.selection
        self._held = self._edges_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._show_cursor(self._edges_at(event.position()))
            return
        start, here = self.to_picture(self._pressed), self.to_picture(event.position())
        if not self._held:
            if (event.position() - self._pressed).manhattanLength() >= _CLICK:
                self.select(self._between(start, here))
            return
        moved = here - start
        right, down = round(moved.x()), round(moved.y())
        if len(self._held) == 4:
            self.select(self._at_press.translated(right, down))
            return
        rect = QRect(self._at_press)
        if "left" in self._held:
            rect.setLeft(min(max(0, rect.left() + right), rect.right() + 1 - MINIMUM_SIDE))
        if "right" in self._held:
            rect.setRight(
                max(
                    min(self.picture_size.width() - 1, rect.right() + right), rect.left() + MINIMUM_SIDE - 1
                )
            )
        if "top" in self._held:
            rect.setTop(min(max(0, rect.top() + down), rect.bottom() + 1 - MINIMUM_SIDE))
        if "bottom" in self._held:
            rect.setBottom(
                max(
                    min(self.picture_size.height() - 1, rect.bottom() + down), rect.top() + MINIMUM_SIDE - 1
                )
            )
        self.select(rect)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if not self._held and (event.position() - self._pressed).manhattanLength() < _CLICK:
            self.select(QRect())
        self._pressed = None
        self._show_cursor(self._edges_at(event.position()))

    def _between(self, start: QPointF, end: QPointF) -> QRect:
        """Whole pixels between two places, cut to the picture."""
        size = self.picture_size
        xs = sorted(min(max(0, round(p.x())), size.width()) for p in (start, end))
        ys = sorted(min(max(0, round(p.y())), size.height()) for p in (start, end))
        return QRect(xs[0], ys[0], max(1, xs[1] - xs[0]), max(1, ys[1] - ys[0]))

    def _show_cursor(self, edges: set[str]) -> None:
        if len(edges) == 4:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
            return
        for shape, sides in _EDGES.items():
            if edges in sides:
                self.setCursor(shape)
                return
        self.setCursor(Qt.CursorShape.CrossCursor)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = _FAR_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        right, down = {
            Qt.Key.Key_Left: (-step, 0),
            Qt.Key.Key_Right: (step, 0),
            Qt.Key.Key_Up: (0, -step),
            Qt.Key.Key_Down: (0, step),
        }.get(key, (0, 0))
        if right or down:
            rect = self.selection
            if rect.isNull():
                rect = QRect(0, 0, self.picture_size.width(), self.picture_size.height())
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                size = self.picture_size
                rect.setWidth(min(max(MINIMUM_SIDE, rect.width() + right), size.width() - rect.x()))
                rect.setHeight(min(max(MINIMUM_SIDE, rect.height() + down), size.height() - rect.y()))
            else:
                rect.translate(right, down)
            self.select(rect)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._selection.isNull():
            self.crop_asked.emit()
        elif key == Qt.Key.Key_Escape and not self._selection.isNull():
            self.select(QRect())
        else:
            super().keyPressEvent(event)

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        super().paint_over(painter)
        if self._selection.isNull():
            return
        rect, shade = self._on_widget(), QPainterPath()
        shade.addRect(self.picture_rect())
        shade.addRect(rect)
        painter.fillPath(shade, OnPicture.shade(130))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(OnPicture.shade(200), 3.5))
        painter.drawRect(rect)
        painter.setPen(QPen(QColor(OnPicture.LIGHT), 1.5))
        painter.drawRect(rect)
        for x in (rect.left(), rect.center().x(), rect.right()):
            for y in (rect.top(), rect.center().y(), rect.bottom()):
                if QPointF(x, y) != rect.center():
                    painter.setPen(QPen(OnPicture.shade(200), 1))
                    painter.setBrush(QColor(OnPicture.LIGHT))
                    painter.drawRect(QRectF(x - 3, y - 3, 6, 6))
