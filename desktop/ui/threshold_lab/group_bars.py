"""A rate split by recorded group: one line of text with a bar for each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.error_panel.rate_view import percent_text
from desktop.ui.icons import paint_icon
from desktop.ui.theme import Spacing, TypeScale, colours, scaled_font, theme_notifier
from desktop.ui.threshold_lab.replay_model import GroupBar, GroupBars


class GroupBarsView(QWidget):
    """Name and numbers above, the bar with its interval below; an upright line marks everybody's rate."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a scale runs one way, in every language
        self._bars: GroupBars | None = None
        self._scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_notifier().changed.connect(self.update)

    def set_bars(self, bars: GroupBars | None) -> None:
        self._bars = bars
        self.setAccessibleName(bars.title if bars is not None else "")
        self.setAccessibleDescription("; ".join(b.sentence for b in bars.bars) if bars is not None else "")
        self.setToolTip("\n".join(b.sentence for b in bars.bars) if bars is not None else "")
        self.updateGeometry()
        self.update()

    def set_type_scale(self, scale: float) -> None:
        self._scale = scale
        self.updateGeometry()
        self.update()

    def _font(self):
        return scaled_font(self.font(), TypeScale.BODY * self._scale)

    def _line(self) -> int:
        return round(self.fontMetrics().height() * self._scale)

    def _row(self) -> int:
        return self._line() + round(12 * self._scale) + Spacing.S

    def sizeHint(self) -> QSize:
        rows = len(self._bars.bars) if self._bars is not None else 0
        axis = self._line() + Spacing.XS if rows else 0
        return QSize(260, rows * self._row() + axis)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        bars = self._bars
        if bars is None or not bars.bars:
            return
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        width = self.width() - 2.0
        for number, bar in enumerate(bars.bars):
            self._paint_row(painter, bar, QRectF(1, number * self._row(), width, self._row()))
        foot = len(bars.bars) * self._row()
        if any(bar.share is not None for bar in bars.bars):
            x = 1 + bars.whole * width
            painter.setPen(QPen(QColor(c.text), 1, Qt.PenStyle.DashLine))
            for number, bar in enumerate(bars.bars):
                if bar.share is not None:
                    top = number * self._row() + self._line()
                    painter.drawLine(QPointF(x, top), QPointF(x, top + 12 * self._scale))
            painter.setFont(scaled_font(self.font(), TypeScale.CAPTION * self._scale))
            painter.setPen(QColor(c.text_muted))
            room = QRectF(1, foot, width, self._line())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, "0%")
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, percent_text(bars.top))
            text = self.tr("dashed: everybody")
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, text)
        painter.end()

    def _paint_row(self, painter: QPainter, bar: GroupBar, room: QRectF) -> None:
        c = colours()
        line = QRectF(room.left(), room.top(), room.width(), self._line())
        name_width = room.width() * 0.5
        sign = 0.0
        if bar.flagged:
            side = self._line() * 0.8
            paint_icon(painter, QRectF(line.left(), line.top() + 1, side, side), "warning", "caution")
            sign = side + Spacing.XS
        painter.setPen(QColor(c.text))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(bar.group, Qt.TextElideMode.ElideRight, int(name_width - sign))
        painter.drawText(line.adjusted(sign, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
        taken = metrics.horizontalAdvance(name) + sign + Spacing.S
        text = metrics.elidedText(bar.text, Qt.TextElideMode.ElideRight, int(room.width() - taken))
        painter.setPen(QColor(c.text if bar.share is not None else c.text_muted))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, int(flags), text)
        track = QRectF(room.left(), line.bottom(), room.width(), 12 * self._scale)
        painter.fillRect(track, QColor(c.surface_sunken))
        if bar.share is None or bar.low is None or bar.high is None:
            painter.fillRect(track, Qt.BrushStyle.BDiagPattern)
            return
        body = QRectF(track.left(), track.top(), track.width() * bar.share, track.height())
        ground, edge = (c.caution_surface, c.caution) if bar.flagged else (c.accent_soft, c.accent)
        painter.fillRect(body, QColor(ground))
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.drawRect(body.adjusted(0.5, 0.5, -0.5, -0.5))
        middle = track.center().y()
        low, high = track.left() + track.width() * bar.low, track.left() + track.width() * bar.high
        painter.setPen(QPen(QColor(c.text), 1.5))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for x in (low, high):
            painter.drawLine(QPointF(x, middle - 4 * self._scale), QPointF(x, middle + 4 * self._scale))
