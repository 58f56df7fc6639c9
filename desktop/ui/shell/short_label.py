"""One line of text that has dots in it where there is no room for the whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

_LEAST = 6
"""Letters that are always shown."""


class ShortLabel(QLabel):
    """`text` is the whole of it, for a screen reader and, where no other was set, as a tooltip.

    `elide`: where the dots stand.
    """

    def __init__(
        self, parent: QWidget | None = None, *, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        super().__init__(parent)
        self._elide = elide

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
        shown = self.fontMetrics().elidedText(self.text(), self._elide, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, int(self.alignment()) | int(Qt.AlignmentFlag.AlignAbsolute), shown)
        painter.end()
