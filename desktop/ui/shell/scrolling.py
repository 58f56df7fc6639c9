"""Content that scrolls up and down on the ground it stands on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.ui.theme import set_role

_WIDEST = 480
"""No area asks its neighbours for more; what is wider scrolls sideways."""


class _Area(QScrollArea):
    """As wide as its content needs: other languages need more than English.

    Tab stops here only while there is something to scroll to, with the arrow and the page keys.
    """

    spoken_role = QAccessible.Role.Grouping

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.rangeChanged.connect(self._let_keys_scroll)
        self._let_keys_scroll()

    def _let_keys_scroll(self) -> None:
        scrolls = self.verticalScrollBar().maximum() > 0 or self.horizontalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        content = self.widget()
        if content is None:
            return hint
        wanted = content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), min(wanted, _WIDEST)), hint.height())


def scrolled(content: QWidget, parent: QWidget, name: str = "") -> QScrollArea:
    """Wraps `content`: no frame, the parent's ground shining through. Screen readers say `name`."""
    area = _Area(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    set_role(area, "scrolled")
    area.setAccessibleName(name or QCoreApplication.translate("scrolling", "Part of the page that scrolls"))
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
