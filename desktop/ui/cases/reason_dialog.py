"""Asks for a written reason before a case is closed or reopened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, reason_is_enough
from desktop.errors import UserFacingError
from desktop.ui.shell.fitting import open_at_size
from desktop.ui.shell.messages import sentence_of
from desktop.ui.theme import Spacing, set_role


class ReasonDialog(QDialog):
    """Whoever opens it does the work when `record` is clicked, and accepts it or shows what was refused."""

    def __init__(self, title: str, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        open_at_size(self, 500, 320)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        what = QLabel(text, self)
        what.setWordWrap(True)
        label = QLabel(self.tr("&Reason (required)"), self)
        self.reason = QPlainTextEdit(self)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setTabChangesFocus(True)
        label.setBuddy(self.reason)
        hint = QLabel(
            self.tr("A reason of at least {count} characters and two words.").format(
                count=MINIMUM_REASON_LENGTH
            ),
            self,
        )
        set_role(hint, "caption")
        self.option = QCheckBox(self)
        self.option.hide()
        self._refused = QLabel(self)
        self._refused.setWordWrap(True)
        set_role(self._refused, "danger")
        self._refused.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.record = QPushButton(action, self)
        set_role(self.record, "primary")
        self.record.setEnabled(False)
        buttons.addButton(self.record, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(
            lambda: self.record.setEnabled(reason_is_enough(self.reason.toPlainText()))
        )
        for widget in (what, label, self.reason, hint, self.option, self._refused, buttons):
            column.addWidget(widget)
        self.reason.setFocus()

    def offer(self, text: str) -> None:
        """One thing to choose along with it."""
        self.option.setText(text)
        self.option.show()

    def show_refusal(self, error: UserFacingError) -> None:
        self._refused.setText(sentence_of(error))
        self._refused.show()
