"""One picture of a comparison, painted at the place a `LinkedViewport` says."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.faces import FivePoints, Point
from desktop.ui.comparison.linked_viewport import FaceFrame, LinkedViewport
from desktop.ui.theme import Spacing, TypeScale, colours, scaled_font

SMALLEST_LEVEL = 256
PAN_STEP = 24
WHEEL_NOTCH = 120
WHEEL_FACTOR = 1.2


@dataclass(frozen=True, slots=True)
class ImagePyramid:
    """An image and its halves, largest first. May be built and passed between threads."""

    levels: tuple[QImage, ...]

    @property
    def width(self) -> int:
        return self.levels[0].width()

    @property
    def height(self) -> int:
        return self.levels[0].height()

    def level_for(self, magnification: float) -> QImage:
        """The smallest level that still has a pixel for every pixel of the screen."""
        index = 0
        while index + 1 < len(self.levels) and magnification <= 0.5 ** (index + 1):
            index += 1
        return self.levels[index]


def build_pyramid(image: QImage) -> ImagePyramid:
    """Halves the image until it is small. No widget is touched: fit for a worker thread."""
    wanted = QImage.Format.Format_ARGB32_Premultiplied
    if not image.hasAlphaChannel():
        wanted = QImage.Format.Format_RGB32
    levels = [image.convertToFormat(wanted)]
    levels[0].setDevicePixelRatio(1.0)
    while max(levels[-1].width(), levels[-1].height()) > 2 * SMALLEST_LEVEL:
        last = levels[-1]
        levels.append(
            last.scaled(
                max(1, last.width() // 2),
                max(1, last.height() // 2),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
    return ImagePyramid(tuple(levels))


class ImagePane(QWidget):
    """Paints one picture with a title above and its scale below; moving it is reported, not done, here."""

    dragged = Signal(QPointF)
    """by how much, in logical pixels"""
    zoom_asked = Signal(QPointF, float)
    """where in the pane, and the factor"""
    pointer_moved = Signal(QPointF)
    pointer_left = Signal()
    became_active = Signal()
    resized = Signal()
    key_asked = Signal(QKeyEvent)

    def __init__(
        self, index: int, viewport: LinkedViewport, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._index = index
        self._viewport = viewport
        self._title = title
        self._caption = ""
        self._pyramid: ImagePyramid | None = None
        self._crosshair: Point | None = None
        self._grabbed_at: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 180)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._name_it()

    def sizeHint(self) -> QSize:
        return QSize(420, 480)

    def set_pyramid(
        self, pyramid: ImagePyramid | None, landmarks: FivePoints | None, caption: str = ""
    ) -> None:
        """Shows a picture, or nothing. `landmarks` are in pixels of the picture."""
        self._pyramid = pyramid
        self._caption = caption
        frame = None if pyramid is None else FaceFrame.of(pyramid.width, pyramid.height, landmarks)
        self._viewport.set_frame(self._index, frame)
        self._name_it()
        self.update()

    @property
    def title(self) -> str:
        return self._title

    def set_title(self, title: str) -> None:
        self._title = title
        self._name_it()
        self.update()

    def set_crosshair(self, face: Point | None) -> None:
        """A place in face coordinates, the same in both panes."""
        if face != self._crosshair:
            self._crosshair = face
            self.update()

    def view_changed(self) -> None:
        """The viewport moved: paint again and tell screen readers."""
        self._name_it()
        self.update()

    def scale_caption(self) -> str:
        """How large the picture's pixels are shown, in words."""
        magnification = self._viewport.magnification(self._index)
        if magnification is None or self._pyramid is None:
            return ""
        percent = magnification * 100
        figure = self.locale().toString(percent, "f", 0 if percent >= 10 else 1)
        return self.tr("shown at {percent}% of its pixels").format(percent=figure)

    def picture_rect(self) -> QRectF:
        """The part of the pane in which the picture shows."""
        head, foot = self._heights()
        return QRectF(0, head, self.width(), max(1, self.height() - head - foot))

    def to_viewport(self, position: QPointF) -> Point:
        """From the pane's coordinates to those of the viewport."""
        return (position.x(), position.y() - self.picture_rect().top())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, area = colours(), self.picture_rect()
        painter.fillRect(self.rect(), QColor(c.surface_raised))
        painter.fillRect(area, QColor(c.surface_sunken))
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        if self._pyramid is None:
            painter.setPen(QColor(c.text_muted))
            painter.drawText(
                QRectF(0, 0, area.width(), area.height()),
                Qt.AlignmentFlag.AlignCenter,
                self.tr("No picture"),
            )
        else:
            self._paint_picture(painter, area)
            if self._crosshair is not None:
                self._paint_crosshair(painter, area)
        painter.restore()
        self._paint_texts(painter)
        pen = QPen(QColor(c.focus if self.hasFocus() else c.border))
        width = 2 if self.hasFocus() else 1
        pen.setWidth(width)
        painter.setPen(pen)
        inset = width / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def _paint_picture(self, painter: QPainter, area: QRectF) -> None:
        rect = self._viewport.image_rect(self._index)
        magnification = self._viewport.magnification(self._index)
        if rect is None or magnification is None or self._pyramid is None:
            return
        whole = QRectF(*rect)
        seen = whole.intersected(QRectF(0, 0, area.width(), area.height()))
        if seen.isEmpty():
            return
        level = self._pyramid.level_for(magnification)
        # Whole source pixels, so that the picture does not shimmer while it moves.
        fx, fy = level.width() / whole.width(), level.height() / whole.height()
        left = max(0, int((seen.left() - whole.left()) * fx) - 1)
        top = max(0, int((seen.top() - whole.top()) * fy) - 1)
        right = min(level.width(), int((seen.right() - whole.left()) * fx) + 2)
        bottom = min(level.height(), int((seen.bottom() - whole.top()) * fy) + 2)
        source = QRectF(left, top, right - left, bottom - top)
        target = QRectF(
            whole.left() + left / fx, whole.top() + top / fy, source.width() / fx, source.height() / fy
        )
        smooth = self._viewport.is_smooth(self._index)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, level, source)

    def _paint_crosshair(self, painter: QPainter, area: QRectF) -> None:
        assert self._crosshair is not None
        x, y = self._viewport.screen_of(self._index, self._crosshair)
        # A dark line in a light one shows on every ground.
        for colour, width in (("#ffffff", 3), ("#10181e", 1)):
            painter.setPen(QPen(QColor(colour), width))
            for line in (
                (QPointF(x, 0), QPointF(x, y - 10)),
                (QPointF(x, y + 10), QPointF(x, area.height())),
                (QPointF(0, y), QPointF(x - 10, y)),
                (QPointF(x + 10, y), QPointF(area.width(), y)),
            ):
                painter.drawLine(*line)

    def _heights(self) -> tuple[int, int]:
        line = self.fontMetrics().height()
        return line + 2 * Spacing.S, line + 2 * Spacing.S

    def _paint_texts(self, painter: QPainter) -> None:
        c, (head, foot) = colours(), self._heights()
        inner = self.width() - 2 * Spacing.M
        bold = scaled_font(self.font(), TypeScale.BODY, bold=True)
        painter.setFont(bold)
        painter.setPen(QColor(c.text))
        start = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(Spacing.M, 0, inner, head), start, self._title)
        taken = QFontMetrics(bold).horizontalAdvance(self._title) + Spacing.M
        painter.setFont(self.font())
        painter.setPen(QColor(c.text_muted))
        room = max(0, inner - taken)
        caption = self.fontMetrics().elidedText(self._caption, Qt.TextElideMode.ElideMiddle, room)
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(Spacing.M + taken, 0, room, head), end, caption)
        magnification = self._viewport.magnification(self._index)
        if magnification is not None and magnification > 1.005:
            painter.setPen(QColor(c.caution))
            text = self.tr("{scale} · enlarged: pixels in between are not evidence")
        else:
            text = "{scale}"
        whole = text.format(scale=self.scale_caption())
        if self.fontMetrics().horizontalAdvance(whole) > inner:
            whole = self.tr("{scale} · enlarged").format(scale=self.scale_caption())
            if magnification is None or magnification <= 1.005:
                whole = self.scale_caption()
        line = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, inner)
        painter.drawText(QRectF(Spacing.M, self.height() - foot, inner, foot), start, line)

    def _name_it(self) -> None:
        self.setAccessibleName(self._title)
        if self._pyramid is None:
            self.setAccessibleDescription(self.tr("No picture"))
        else:
            self.setAccessibleDescription(" · ".join(t for t in (self._caption, self.scale_caption()) if t))

    # What a person does

    def resizeEvent(self, event: QResizeEvent) -> None:
        area = self.picture_rect()
        self._viewport.set_size(self._index, area.width(), area.height())
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            area = self.picture_rect()
            self._viewport.set_size(self._index, area.width(), area.height())
        super().changeEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        self.became_active.emit()
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._grabbed_at = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed_at is not None:
            here = event.position().toPoint()
            step, self._grabbed_at = here - self._grabbed_at, here
            self.dragged.emit(QPointF(step))
        self.pointer_moved.emit(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed_at = None
        self.unsetCursor()

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
