"""One line of text that ends in dots where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

_LEAST = 6
"""Letters that are always shown."""


class ShortLabel(QLabel):
    """`text` is the whole of it, for a screen reader and, where no other was set, as a tooltip."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        margins = self.contentsMargins()
        least = _LEAST * self.fontMetrics().averageCharWidth() + margins.left() + margins.right()
        return QSize(min(hint.width(), least), hint.height())

    def setText(self, text: str) -> None:
        if self.toolTip() == self.text():
            self.setToolTip(text)
        super().setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, int(self.alignment()) | int(Qt.AlignmentFlag.AlignAbsolute), shown)
        painter.end()
