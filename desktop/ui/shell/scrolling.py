"""Content that scrolls up and down on the ground it stands on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_WIDEST = 480
"""No area asks its neighbours for more; what is wider scrolls sideways."""


class _Area(QScrollArea):
    """As wide as its content needs: other languages need more than English."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        content = self.widget()
        if content is None:
            return hint
        wanted = content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), min(wanted, _WIDEST)), hint.height())


def scrolled(content: QWidget, parent: QWidget) -> QScrollArea:
    """Wraps `content`: no frame, the parent's ground shining through."""
    area = _Area(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
