"""One row of the palette: a picture, the title with what was found in it, its group and its keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.commands.palette_model import Row
from desktop.ui.icons import paint_icon
from desktop.ui.theme import IconSize, Radius, Spacing, TypeScale, colours, scaled_font

ROW_ROLE = Qt.ItemDataRole.UserRole


class PaletteDelegate(QStyledItemDelegate):
    """A command that cannot be used says why below its title."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(ROW_ROLE)
        height = QFontMetrics(option.font).height() + 2 * Spacing.S
        if row.command.why_not:
            height += QFontMetrics(scaled_font(option.font, TypeScale.CAPTION)).height() + Spacing.XS
        return QSize(option.rect.width(), height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().accent_soft))
            painter.drawRoundedRect(QRectF(option.rect), Radius.SMALL, Radius.SMALL)
        line = option.rect.adjusted(Spacing.M, 0, -Spacing.M, 0)
        line.setHeight(QFontMetrics(option.font).height() + 2 * Spacing.S)
        possible = not row.command.why_not
        picture = QRect(0, 0, IconSize.MEDIUM, IconSize.MEDIUM)
        picture.moveCenter(line.center())
        picture.moveLeft(line.left())
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if row.command.icon:
            at = self._placed(picture, option.rect, mirrored)
            paint_icon(painter, QRectF(at), row.command.icon, "text" if possible else "text_muted")
        line.setLeft(picture.right() + Spacing.M)
        line.setRight(self._keys(painter, option, line, row.command.shortcut, mirrored))
        line.setRight(self._group(painter, option, line, row, mirrored))
        self._title(painter, option, self._placed(line, option.rect, mirrored), row, possible)
        if not possible:
            self._reason(painter, option, line, row.command.why_not, mirrored)
        painter.restore()

    @staticmethod
    def _placed(rect: QRect, whole: QRect, mirrored: bool) -> QRect:
        """Where it stands when texts go from right to left."""
        if not mirrored:
            return rect
        placed = QRect(rect)
        placed.moveLeft(whole.left() + whole.right() - rect.right())
        return placed

    def _keys(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, keys: str, mirrored: bool
    ) -> int:
        if not keys:
            return line.right()
        font = scaled_font(option.font, TypeScale.CAPTION)
        metrics = QFontMetrics(font)
        cap = QRect(0, 0, metrics.horizontalAdvance(keys) + 2 * Spacing.S, metrics.height() + Spacing.XS)
        cap.moveCenter(line.center())
        cap.moveRight(line.right())
        shown = self._placed(cap, option.rect, mirrored)
        painter.setPen(QPen(QColor(colours().outline)))
        painter.setBrush(QColor(colours().surface))
        outline = QRectF(shown).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, Radius.SMALL, Radius.SMALL)
        painter.setPen(QColor(colours().text))
        painter.setFont(font)
        painter.drawText(shown, Qt.AlignmentFlag.AlignCenter, keys)
        return cap.left() - Spacing.M

    def _group(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, row: Row, mirrored: bool
    ) -> int:
        """What it is, and what stands beside it; at most half of the line."""
        command = row.command
        used = self.tr("used last") if row.was_used else ""
        text = " · ".join(part for part in (used, command.detail, command.group) if part)
        font = scaled_font(option.font, TypeScale.CAPTION)
        metrics = QFontMetrics(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, line.width() // 2)
        place = QRect(line)
        place.setLeft(line.right() - metrics.horizontalAdvance(text))
        painter.setFont(font)
        painter.setPen(QColor(colours().text_muted))
        painter.drawText(
            self._placed(place, option.rect, mirrored),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine,
            text,
        )
        return place.left() - Spacing.M

    def _title(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, row: Row, possible: bool
    ) -> None:
        """In runs: letters that the query found are bold. Elided where it is too long."""
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.Bold)
        painter.setPen(QColor(colours().text if possible else colours().text_muted))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        title = QFontMetrics(bold).elidedText(
            row.command.title, Qt.TextElideMode.ElideRight, max(0, line.width())
        )
        if option.direction == Qt.LayoutDirection.RightToLeft:
            painter.setFont(option.font)
            painter.drawText(line, flags | Qt.AlignmentFlag.AlignRight, title)
            return
        left = line.left()
        for text, found in _runs(title, set(row.letters)):
            font = bold if found else option.font
            painter.setFont(font)
            painter.drawText(QRect(left, line.top(), line.width(), line.height()), flags, text)
            left += QFontMetrics(font).horizontalAdvance(text)

    def _reason(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, why: str, mirrored: bool
    ) -> None:
        font = scaled_font(option.font, TypeScale.CAPTION)
        metrics = QFontMetrics(font)
        below = QRect(line.left(), line.bottom() - Spacing.XS, 0, metrics.height())
        below.setRight(option.rect.right() - Spacing.M)
        painter.setFont(font)
        painter.setPen(QColor(colours().text_muted))
        text = metrics.elidedText(why, Qt.TextElideMode.ElideRight, below.width())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            self._placed(below, option.rect, mirrored), side | Qt.AlignmentFlag.AlignVCenter, text
        )


def _runs(text: str, letters: set[int]) -> list[tuple[str, bool]]:
    """Parts of `text`, and whether the query found them."""
    runs: list[tuple[str, bool]] = []
    for place, letter in enumerate(text):
        found = place in letters
        if runs and runs[-1][1] == found:
            runs[-1] = (runs[-1][0] + letter, found)
        else:
            runs.append((letter, found))
    return runs
