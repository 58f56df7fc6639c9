"""The timeline of a case, drawn: the hour, a picture of the stage on a line, and what was done."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.cases.timeline_model import StepRole, StepRow, TimelineModel
from desktop.ui.icons import paint_icon
from desktop.ui.theme import Radius, Spacing, TypeScale, colours, scaled_font

_Index = QModelIndex | QPersistentModelIndex

_TIME = 56
_DISC = 26
_MOST_LINES = 6
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)


class TimelineView(QListView):
    def __init__(self, model: TimelineModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_StepDelegate(self))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.setUniformItemSizes(False)
        self.setMinimumWidth(320)

    def choose(self, row: int) -> None:
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # texts wrap anew


class _StepDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        row = index.data(StepRole)
        metrics = QFontMetrics(option.font)
        if not isinstance(row, StepRow):
            return QSize(width, metrics.height() + Spacing.XL)
        texts = _texts_rect(QRect(0, 0, width, 10_000))
        height = _caption_metrics(option).height() + metrics.height()
        height += _wrapped(metrics, texts.width(), row.sentence) - metrics.height()
        if row.detail:
            height += 2 + min(
                _wrapped(metrics, texts.width(), row.detail), _MOST_LINES * metrics.lineSpacing()
            )
        return QSize(width, max(height, _DISC) + Spacing.M + Spacing.XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(StepRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, StepRow):
            self._paint_step(painter, option, row)
        else:
            _paint_day(painter, option, str(index.data()))
        painter.restore()

    def _paint_step(self, painter: QPainter, option: QStyleOptionViewItem, row: StepRow) -> None:
        c = colours()
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent_soft))
            painter.drawRoundedRect(
                rect.adjusted(Spacing.XS, 1, -Spacing.XS, -1), Radius.MEDIUM, Radius.MEDIUM
            )
        metrics = QFontMetrics(option.font)
        _paint_line(painter, rect, row)
        disc = QRectF(_disc_left(rect), rect.top() + Spacing.S, _DISC, _DISC)
        painter.setPen(QPen(QColor(c.accent), 1.4))
        painter.setBrush(QColor(c.surface_raised))
        painter.drawEllipse(disc)
        paint_icon(painter, disc.adjusted(6, 6, -6, -6), row.stage.icon, "accent")
        painter.setPen(QColor(c.text_muted))
        hour = QRect(rect.left() + Spacing.M, rect.top() + Spacing.S, _TIME, _DISC)
        painter.drawText(hour, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), row.time)
        texts = _texts_rect(rect)
        caption = _caption_metrics(option)
        painter.setFont(scaled_font(option.font, TypeScale.CAPTION))
        painter.setPen(QColor(c.text_muted))
        painter.drawText(texts, _WRAPPED, row.stage.word)
        texts.setTop(texts.top() + caption.height())
        painter.setFont(option.font)
        painter.setPen(QColor(c.text))
        painter.drawText(texts, _WRAPPED, row.sentence)
        texts.setTop(texts.top() + _wrapped(metrics, texts.width(), row.sentence) + 2)
        if row.detail:
            painter.setPen(QColor(c.text_muted))
            whole = _wrapped(metrics, texts.width(), row.detail)
            room = _MOST_LINES * metrics.lineSpacing()
            texts.setHeight(min(whole, room))
            painter.setClipRect(texts)
            painter.drawText(texts, _WRAPPED, row.detail)


def _paint_line(painter: QPainter, rect: QRect, row: StepRow) -> None:
    """From the disc of the step before to that of the next, within a day."""
    x = _disc_left(rect) + _DISC / 2
    middle = rect.top() + Spacing.S + _DISC / 2
    painter.setPen(QPen(QColor(colours().border), 2))
    top = middle if row.is_first else rect.top()
    bottom = middle if row.is_last else rect.bottom() + 1
    if bottom > top:
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def _paint_day(painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
    c = colours()
    rect = option.rect.adjusted(Spacing.M, Spacing.S, -Spacing.M, 0)
    painter.setFont(scaled_font(option.font, TypeScale.BODY, bold=True))
    painter.setPen(QColor(c.text))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title)
    used = painter.fontMetrics().horizontalAdvance(title) + Spacing.M
    painter.setPen(QPen(QColor(c.border), 1))
    middle = rect.center().y()
    painter.drawLine(rect.left() + used, middle, rect.right(), middle)


def _disc_left(rect: QRect) -> int:
    return rect.left() + Spacing.M + _TIME


def _texts_rect(rect: QRect) -> QRect:
    left = _disc_left(rect) + _DISC + Spacing.M
    return QRect(left, rect.top() + Spacing.S - 2, max(80, rect.right() - left - Spacing.M), rect.height())


def _caption_metrics(option: QStyleOptionViewItem) -> QFontMetrics:
    return QFontMetrics(scaled_font(option.font, TypeScale.CAPTION))


def _wrapped(metrics: QFontMetrics, width: int, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, text).height()
