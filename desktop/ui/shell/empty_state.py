"""What stands where a list or a chart has nothing to show: why, what to do next, and the button for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Spacing, set_role


class EmptyState(QWidget):
    """A sentence in the middle; buttons below it, each there while `offer` says that it leads anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.label, "muted")
        self._row = QHBoxLayout()
        self._row.setSpacing(Spacing.S)
        self._row.addStretch(1)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.M)
        column.setSpacing(Spacing.M)
        column.addStretch(1)
        column.addWidget(self.label)
        column.addLayout(self._row)
        column.addStretch(1)

    def text(self) -> str:
        return self.label.text()

    def setText(self, text: str) -> None:
        self.label.setText(text)
        self.setAccessibleName(text)

    def add_button(self, icon_name: str, text: str, clicked: Callable[[], object]) -> QPushButton:
        """Hidden until it is offered."""
        button = QPushButton(icon(icon_name), text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: clicked())
        button.hide()
        self._row.insertWidget(self._row.count() - 1, button)
        return button
