"""A picture that fills its pane without being enlarged smoothly, with a title and what it measures."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import OnPicture, Spacing, TypeScale, colours, scaled_font


class PicturePane(QWidget):
    """`size` of the picture is in its own pixels; the image shown may have fewer."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a picture is evidence, in every language
        self._title = title
        self._image = QImage()
        self._picture_size = QSize(1, 1)
        self._outline = QPolygonF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 220)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        return QSize(380, 420)

    @property
    def picture_size(self) -> QSize:
        return self._picture_size

    def show_picture(self, image: QImage, size: QSize) -> None:
        self._image, self._picture_size = image, size
        self.setAccessibleDescription(self.caption())
        self.update()

    def show_outline(self, corners: list[QPointF]) -> None:
        """A frame in pixels of the picture; none for an empty list."""
        self._outline = QPolygonF(corners)
        self.update()

    def caption(self) -> str:
        return self.tr("{width} × {height} pixels").format(
            width=self._picture_size.width(), height=self._picture_size.height()
        )

    # Where things are

    def picture_rect(self) -> QRectF:
        """Where the picture is on the widget."""
        area = self._area()
        width, height = max(1, self._picture_size.width()), max(1, self._picture_size.height())
        scale = min(area.width() / width, area.height() / height)
        ratio = self.devicePixelRatioF()
        if scale * ratio > 1:
            # Every pixel becomes the same square; nothing is made up between them.
            scale = math.floor(scale * ratio) / ratio
        shown = QRectF(0, 0, width * scale, height * scale)
        shown.moveCenter(area.center())
        # On whole pixels of the screen.
        shown.moveTo(round(shown.x() * ratio) / ratio, round(shown.y() * ratio) / ratio)
        return shown

    def to_widget(self, point: QPointF) -> QPointF:
        """From pixels of the picture."""
        rect = self.picture_rect()
        scale = rect.width() / max(1, self._picture_size.width())
        return rect.topLeft() + point * scale

    def to_picture(self, point: QPointF) -> QPointF:
        """To pixels of the picture; may lie outside it."""
        rect = self.picture_rect()
        return (point - rect.topLeft()) * (self._picture_size.width() / max(1e-6, rect.width()))

    def _area(self) -> QRectF:
        head = self.fontMetrics().height() + 2 * Spacing.S
        return QRectF(self.rect()).adjusted(1, head, -1, -1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, area = colours(), self._area()
        painter.fillRect(self.rect(), QColor(c.surface_raised))
        painter.fillRect(area, QColor(c.surface_sunken))
        if not self._image.isNull():
            rect = self.picture_rect()
            reduced = rect.width() * self.devicePixelRatioF() < self._picture_size.width()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, reduced)
            painter.drawImage(rect, self._image)
            painter.save()
            painter.setClipRect(rect.adjusted(-3.5, -3.5, 3.5, 3.5) & area)
            self.paint_over(painter)
            painter.restore()
        self._paint_title(painter)
        focused = self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(c.focus if focused else c.border), 2 if focused else 1))
        inset = 1 if focused else 0.5
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """On the picture."""
        if self._outline.isEmpty():
            return
        shape = QPolygonF([self.to_widget(point) for point in self._outline])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A dark line under a light one is seen on every picture.
        painter.setPen(QPen(OnPicture.shade(170), 3.5))
        painter.drawPolygon(shape)
        painter.setPen(QPen(QColor(OnPicture.LIGHT), 1.5, Qt.PenStyle.DashLine))
        painter.drawPolygon(shape)

    def _paint_title(self, painter: QPainter) -> None:
        c, head = colours(), self.fontMetrics().height() + 2 * Spacing.S
        bold = scaled_font(self.font(), TypeScale.BODY, bold=True)
        painter.setFont(bold)
        painter.setPen(QColor(c.text))
        inner = self.width() - 2 * Spacing.M
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(QRectF(Spacing.M, 0, inner, head), flags | Qt.AlignmentFlag.AlignLeft, self._title)
        taken = QFontMetrics(bold).horizontalAdvance(self._title) + Spacing.M
        painter.setFont(self.font())
        painter.setPen(QColor(c.text_muted))
        room = max(0, inner - taken)
        text = self.fontMetrics().elidedText(self.caption(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRectF(Spacing.M + taken, 0, room, head), flags | Qt.AlignmentFlag.AlignRight, text
        )
