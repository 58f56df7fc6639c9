"""Whoever is signed in gives themselves another password; that takes the old one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.errors import SignInDelayed, SignInFailed, UserFacingError
from desktop.storage.workspace import Workspace
from desktop.ui.shell.messages import sentence_of
from desktop.ui.sign_in.countdown import Countdown
from desktop.ui.sign_in.password_field import PasswordField
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.accounts import MINIMUM_PASSWORD_LENGTH, change_own_password


class OwnPasswordDialog(QDialog):
    """A wrong old password counts like a sign-in that failed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change my password"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setSpacing(Spacing.M)
        hint = QLabel(
            self.tr("At least {count} characters; several words are good.").format(
                count=MINIMUM_PASSWORD_LENGTH
            ),
            self,
        )
        set_role(hint, "muted")
        column.addWidget(hint)
        self.old = PasswordField(self.tr("Present password"), self)
        self.new = PasswordField(self.tr("New password"), self)
        self.again = PasswordField(self.tr("New password once more"), self)
        form = QFormLayout()
        form.addRow(self.tr("&Present password"), self.old)
        form.addRow(self.tr("&New password"), self.new)
        form.addRow(self.tr("New password &once more"), self.again)
        column.addLayout(form)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setMargin(Spacing.S)
        set_role(self.message, "danger")
        self.message.hide()
        column.addWidget(self.message)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Change the password"))
        set_role(self._ok, "primary")
        self.buttons.accepted.connect(self._change)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self.countdown = Countdown(self)
        self.countdown.ticked.connect(lambda left: self._ok.setEnabled(left == 0))

    def _change(self) -> None:
        if self.new.text() != self.again.text():
            self._say(self.tr("The two new passwords differ. Type the same one twice."))
            return
        try:
            change_own_password(self._workspace, self.old.text(), self.new.text())
        except UserFacingError as error:
            self._say(sentence_of(error))
            if isinstance(error, SignInFailed | SignInDelayed):
                self.old.forget()
                self.old.setFocus()
                self.countdown.start(error.wait)
            return
        for field in (self.old, self.new, self.again):
            field.forget()
        self.accept()

    def _say(self, sentence: str) -> None:
        self.message.setText(f"⚠ {sentence}")
        self.message.show()
