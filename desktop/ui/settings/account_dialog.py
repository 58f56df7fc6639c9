"""Dialogs of whoever manages accounts: a new person, other roles, a new password."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.people import Account
from desktop.errors import UserFacingError
from desktop.storage.workspace import Workspace
from desktop.ui.shell.messages import sentence_of
from desktop.ui.sign_in.password_field import PasswordField
from desktop.ui.sign_in.role_choice import RoleChoice
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.accounts import LONGEST_NAME, MINIMUM_PASSWORD_LENGTH, change_account, create_account


class _Dialog(QDialog):
    """Stays open, with the sentence in it, until what is asked for can be done."""

    def __init__(self, workspace: Workspace, title: str, action: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(Spacing.M)
        self.form = QFormLayout()
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setMargin(Spacing.S)
        set_role(self.message, "danger")
        self.message.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.ok_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok_button.setText(action)
        set_role(self.ok_button, "primary")
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        self.fill()
        self.column.addWidget(self.message)
        self.column.addWidget(buttons)

    def fill(self) -> None:
        raise NotImplementedError

    def apply(self) -> None:
        """Does it, or raises a `UserFacingError`."""
        raise NotImplementedError

    def note(self, text: str) -> None:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, "muted")
        self.column.addWidget(label)

    def add_passwords(self) -> None:
        self.password = PasswordField(self.tr("Password"), self)
        self.again = PasswordField(self.tr("Password once more"), self)
        self.form.addRow(self.tr("&Password"), self.password)
        self.form.addRow(self.tr("Password &once more"), self.again)
        hint = QLabel(
            self.tr(
                "At least {count} characters. Whoever gets it should change it when they sign in first."
            ).format(count=MINIMUM_PASSWORD_LENGTH),
            self,
        )
        hint.setWordWrap(True)
        set_role(hint, "caption")
        self.form.addRow("", hint)

    def passwords_agree(self) -> bool:
        if self.password.text() == self.again.text():
            return True
        self.say(self.tr("The two passwords differ. Type the same one twice."))
        return False

    def say(self, sentence: str) -> None:
        self.message.setText(f"⚠ {sentence}")
        self.message.show()

    def _try(self) -> None:
        if hasattr(self, "password") and not self.passwords_agree():
            return
        try:
            self.apply()
        except UserFacingError as error:
            self.say(sentence_of(error))
            return
        self.accept()


class AccountDialog(_Dialog):
    """A new person."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, "", "", parent)
        self.setWindowTitle(self.tr("Add a person"))
        self.ok_button.setText(self.tr("Add the person"))

    def fill(self) -> None:
        self.full_name = QLineEdit(self)
        self.name = QLineEdit(self)
        for field in (self.full_name, self.name):
            field.setMaxLength(LONGEST_NAME)
        self.form.addRow(self.tr("&Full name"), self.full_name)
        self.form.addRow(self.tr("&Name to sign in with"), self.name)
        self.add_passwords()
        self.column.addLayout(self.form)
        self.roles = RoleChoice(parent=self)
        self.column.addWidget(self.roles)

    def apply(self) -> None:
        create_account(
            self.workspace,
            self.name.text(),
            self.full_name.text(),
            self.roles.roles,
            self.password.text(),
        )


class RolesDialog(_Dialog):
    """Other roles; they count from the next thing that the person does."""

    def __init__(self, workspace: Workspace, account: Account, parent: QWidget | None = None) -> None:
        self._account = account
        super().__init__(workspace, "", "", parent)
        self.setWindowTitle(self.tr("Roles of {person}").format(person=account.full_name))
        self.ok_button.setText(self.tr("Change the roles"))

    def fill(self) -> None:
        self.note(self.tr("They count from the next thing that the person does."))
        self.roles = RoleChoice(self._account.roles, parent=self)
        self.column.addWidget(self.roles)

    def apply(self) -> None:
        change_account(self.workspace, self._account.account_id, roles=self.roles.roles)


class NewPasswordDialog(_Dialog):
    """For somebody who forgot theirs; it is in the log who gave it."""

    def __init__(self, workspace: Workspace, account: Account, parent: QWidget | None = None) -> None:
        self._account = account
        super().__init__(workspace, "", "", parent)
        self.setWindowTitle(self.tr("New password for {person}").format(person=account.full_name))
        self.ok_button.setText(self.tr("Give the new password"))

    def fill(self) -> None:
        self.note(
            self.tr("The log says that you gave {person} a new password.").format(
                person=self._account.full_name
            )
        )
        self.add_passwords()
        self.column.addLayout(self.form)

    def apply(self) -> None:
        change_account(self.workspace, self._account.account_id, password=self.password.text())
