"""Asks for the written reason that a threshold below the policy's floor needs."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, reason_is_enough
from desktop.ui.error_panel.confidence_scale import short_percent
from desktop.ui.theme import Spacing, set_role


class FloorCard(QFrame):
    """Stands under the handles while somebody wants to go lower than the floor."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "caution")
        self.title = QLabel(self)
        set_role(self.title, "subtitle")
        self._wanted = QLabel(self)
        for label in (self.title, self._wanted):
            label.setWordWrap(True)
        self.reason = QPlainTextEdit(self)
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(self.tr("Reason for going below the floor"))
        self.reason.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 2 * Spacing.S)
        self.reason.setPlaceholderText(self.tr("Why people who are not here may be returned more often"))
        self._hint = QLabel(
            self.tr("At least {count} characters and two words. It goes into the log.").format(
                count=MINIMUM_REASON_LENGTH
            ),
            self,
        )
        self._hint.setWordWrap(True)
        set_role(self._hint, "caption")
        self.record = QPushButton(self.tr("Record and lower"), self)
        self.record.setToolTip(self.tr("Writes the reason into the log, then moves the threshold"))
        set_role(self.record, "primary")
        self.record.setEnabled(False)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setToolTip(self.tr("Stay at the floor (Esc)"))
        buttons = QHBoxLayout()
        buttons.setSpacing(Spacing.S)
        buttons.addWidget(self.record, 1)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.M)
        column.setSpacing(Spacing.S)
        for part in (self.title, self._wanted, self.reason, self._hint):
            column.addWidget(part)
        column.addLayout(buttons)
        self.reason.textChanged.connect(
            lambda: self.record.setEnabled(reason_is_enough(self.reason.toPlainText()))
        )
        self.record.clicked.connect(lambda: self.given.emit(self.reason.toPlainText()))
        self.cancel.clicked.connect(self.cancelled)
        self.hide()

    def ask(self, floor: float, confidence: str, threshold: float, decimals: int) -> None:
        """Shows the card for a wanted threshold; what was written already stays."""
        title = self.tr("Below {floor} needs a written reason").format(floor=short_percent(floor))
        self.title.setText(title)
        self._wanted.setText(
            self.tr("Asked for: confidence {confidence}, T = {threshold}.").format(
                confidence=confidence, threshold=QLocale().toString(threshold, "f", decimals)
            )
        )
        self.setAccessibleName(title)
        self.reason.setAccessibleName(title)
        self.reason.setAccessibleDescription(self._wanted.text())
        self.show()

    def put_away(self) -> None:
        """Empty again."""
        self.reason.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.accept()
            return
        super().keyPressEvent(event)
