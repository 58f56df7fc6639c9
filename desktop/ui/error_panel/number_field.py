"""A number beside a slider."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget


class NumberField(QDoubleSpinBox):
    """Takes a number when it is finished. The wheel scrolls the panel and never changes the number."""

    stepped = Signal(int)
    """Arrow and page keys or the small buttons, where `steps_itself` is False."""

    def __init__(self, parent: QWidget | None = None, *, steps_itself: bool = True) -> None:
        super().__init__(parent)
        self._steps_itself = steps_itself
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def stepBy(self, steps: int) -> None:
        if self._steps_itself:
            super().stepBy(steps)
        else:
            self.stepped.emit(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
