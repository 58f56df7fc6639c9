"""The opened picture with a frame around each face; one of them is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.faces import DetectedFace
from desktop.ui.theme import OnPicture, colours


class FacePicker(QWidget):
    """Left and right arrows, Tab-free: one control, faces numbered by size, chosen by click or keys."""

    face_chosen = Signal(int)

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a picture is evidence, in every language
        self._image = QImage()
        self._faces: tuple[DetectedFace, ...] = ()
        self._chosen = 0
        self._empty_text = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 220)
        self.setAccessibleName(self.tr("Probe picture"))

    def sizeHint(self) -> QSize:
        return QSize(520, 460)

    @property
    def chosen(self) -> int:
        return self._chosen

    def set_empty_text(self, text: str) -> None:
        self._empty_text = text
        self.update()

    def clear(self) -> None:
        self._image, self._faces, self._chosen = QImage(), (), 0
        self.setAccessibleDescription(self._empty_text)
        self.update()

    def show_picture(self, image: QImage, faces: tuple[DetectedFace, ...], chosen: int = 0) -> None:
        self._image, self._faces, self._chosen = image, faces, chosen
        self._describe()
        self.update()

    def choose(self, index: int) -> None:
        """Chooses a face, counted from 0; out of range does nothing."""
        if 0 <= index < len(self._faces) and index != self._chosen:
            self._chosen = index
            self._describe()
            self.update()
            self.face_chosen.emit(index)

    def face_rect(self, index: int) -> QRectF:
        """Where a face's frame is on the widget."""
        box, (scale, corner) = self._faces[index].box, self._placing()
        return QRectF(
            corner.x() + box.x * scale, corner.y() + box.y * scale, box.width * scale, box.height * scale
        )

    def _describe(self) -> None:
        if len(self._faces) == 1:
            text = self.tr("One face was found.")
        else:
            text = self.tr("{count} faces were found; face {number} is chosen. Arrow keys choose.").format(
                count=len(self._faces), number=self._chosen + 1
            )
        self.setAccessibleDescription(text)
        self.setToolTip(text)

    def _placing(self) -> tuple[float, QPointF]:
        width, height = max(1, self._image.width()), max(1, self._image.height())
        scale = min(self.width() / width, self.height() / height)
        return scale, QPointF((self.width() - width * scale) / 2, (self.height() - height * scale) / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._faces)):
            if self.face_rect(index).contains(event.position()):
                self.choose(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not self._faces:
            super().keyPressEvent(event)
            return
        self.choose((self._chosen + step) % len(self._faces))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        c = colours()
        painter.fillRect(self.rect(), QColor(c.surface_sunken))
        if self._image.isNull():
            painter.setPen(QPen(QColor(c.outline), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(12, 12, -12, -12), 6, 6)
            painter.setPen(QColor(c.text_muted))
            inner = QRectF(self.rect()).adjusted(32, 32, -32, -32)
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty_text
            )
        else:
            scale, corner = self._placing()
            target = QRectF(
                corner.x(), corner.y(), self._image.width() * scale, self._image.height() * scale
            )
            painter.drawImage(target, self._image)
            for index in range(len(self._faces)):
                self._paint_frame(painter, index)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_frame(self, painter: QPainter, index: int) -> None:
        chosen = index == self._chosen
        rect = self.face_rect(index)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A dark line under a light one is seen on every picture.
        painter.setPen(QPen(OnPicture.shade(170), 4.5 if chosen else 3.0))
        painter.drawRect(rect)
        style = Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(OnPicture.LIGHT), 2.5 if chosen else 1.2, style))
        painter.drawRect(rect)
        if len(self._faces) > 1:
            label = self.tr("{number} chosen").format(number=index + 1) if chosen else str(index + 1)
            metrics = painter.fontMetrics()
            tag = QRectF(
                rect.left(),
                rect.top() - metrics.height() - 6,
                metrics.horizontalAdvance(label) + 12,
                metrics.height() + 4,
            )
            if tag.top() < 0:
                tag.moveTop(rect.top() + 2)
            painter.fillRect(tag, OnPicture.shade(200))
            painter.setPen(QColor(OnPicture.LIGHT))
            painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, label)
