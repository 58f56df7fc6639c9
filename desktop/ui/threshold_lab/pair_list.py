"""The list of a replay: each person beside the people who were found in their place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.icons import paint_icon
from desktop.ui.theme import Radius, Spacing, TypeScale, colours, scaled_font, theme_notifier
from desktop.ui.threshold_lab.replay_model import PAIR_ROLE, Pair, PairModel, ShownFace

_LETTERS = 13
"""Room for what is written beside a picture, in letters of the font."""


class PairDelegate(QStyledItemDelegate):
    """Picture and record of the person, a sign, then as many candidates as there is room for."""

    def side(self, metrics: QFontMetrics) -> int:
        return max(72, metrics.height() * 5)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(420, self.side(option.fontMetrics) + 2 * Spacing.S + Spacing.S)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        pair = index.data(PAIR_ROLE)
        if not isinstance(pair, Pair):
            return
        c = colours()
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        side = self.side(option.fontMetrics)
        block = side + Spacing.S + option.fontMetrics.averageCharWidth() * _LETTERS
        card = QRectF(option.rect).adjusted(1, Spacing.XS, -1, -Spacing.XS)
        painter.save()
        painter.fillRect(option.rect, QColor(c.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(c.surface_raised))
        painter.setPen(QPen(QColor(c.focus if current else c.border), 2 if current else 1))
        painter.drawRoundedRect(card, Radius.MEDIUM, Radius.MEDIUM)
        left, top = card.left() + Spacing.S, card.top() + (card.height() - side) / 2
        self._face(
            painter, QRectF(left, top, block, side), side, pair.person, option.font, self.tr("searched")
        )
        left += block + Spacing.S
        paint_icon(painter, QRectF(left, card.center().y() - 10, 20, 20), "chevron-right", "text_muted")
        left += 20 + Spacing.S
        room = int((card.right() - Spacing.S - left + Spacing.M) // (block + Spacing.M))
        shown = pair.candidates[: max(1, room)]
        for candidate in shown:
            score = self._locale().toString(candidate.score or 0.0, "f", 4)
            self._face(painter, QRectF(left, top, block, side), side, candidate, option.font, score)
            left += block + Spacing.M
        rest = pair.hidden + len(pair.candidates) - len(shown)
        if rest:
            words = self.tr("at least {count} more") if pair.more else self.tr("{count} more")
            text = words.format(count=self._locale().toString(rest))
            painter.setPen(QColor(c.text_muted))
            painter.setFont(scaled_font(option.font, TypeScale.CAPTION))
            corner = card.adjusted(0, 0, -Spacing.S, -Spacing.XS)
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)
        painter.restore()

    def _locale(self):
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return parent.locale()

    def _face(
        self, painter: QPainter, room: QRectF, side: int, face: ShownFace, font: QFont, last: str
    ) -> None:
        c = colours()
        picture = QRectF(room.left(), room.top(), side, side)
        clip = QPainterPath()
        clip.addRoundedRect(picture, Radius.SMALL, Radius.SMALL)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(picture, QColor(c.surface_sunken))
        if face.image is not None and not face.image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            edge = min(face.image.width(), face.image.height())
            source = QRectF((face.image.width() - edge) / 2, (face.image.height() - edge) / 2, edge, edge)
            painter.drawImage(picture, face.image, source)
        else:
            sign = "person" if face.image is None else "cancel"
            middle = picture.center()
            paint_icon(painter, QRectF(middle.x() - 14, middle.y() - 14, 28, 28), sign, "disabled")
        painter.restore()
        texts = room.adjusted(side + Spacing.S, 0, 0, 0)
        small = scaled_font(font, TypeScale.CAPTION)
        bold = scaled_font(font, TypeScale.BODY, bold=True)
        line = QFontMetrics(font).height()
        self._line(painter, texts, 0, face.label, bold, c.text)
        self._line(painter, texts, 1, last, small, c.text)
        recorded = QRectF(texts.left(), texts.top() + 2 * line, texts.width(), texts.height() - 2 * line)
        painter.setFont(small)
        painter.setPen(QColor(c.text_muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(recorded, int(flags), face.recorded)

    def _line(
        self, painter: QPainter, texts: QRectF, row: int, text: str, font: QFont, colour: str
    ) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        place = QRectF(texts.left(), texts.top() + row * metrics.height(), texts.width(), metrics.height())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(texts.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class PairList(QListView):
    """Thousands of pairs stay smooth: rows are all of one height and painted when they are seen."""

    def __init__(self, model: PairModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_text = ""
        self.setModel(model)
        self.setItemDelegate(PairDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("People with a false candidate, and who was found"))
        theme_notifier().changed.connect(self.viewport().update)

    def set_empty_text(self, text: str) -> None:
        """What stands here while there is nobody."""
        self._empty_text = text
        self.viewport().update()

    @property
    def empty_text(self) -> str:
        return self._empty_text

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours().surface))
        if self.model().rowCount():
            painter.end()
            super().paintEvent(event)
            return
        c, area = colours(), self.viewport().rect()
        middle = area.center()
        paint_icon(painter, QRectF(middle.x() - 20, middle.y() - 56, 40, 40), "person", "disabled")
        painter.setPen(QColor(c.text_muted))
        width = min(area.width() - 2 * Spacing.XL, self.fontMetrics().averageCharWidth() * 60)
        room = QRect(middle.x() - width // 2, middle.y(), width, area.height() // 2)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._empty_text)
