"""The first account of a workspace: whoever makes it administers it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.people import Role
from desktop.errors import UserFacingError
from desktop.storage.workspace import Workspace
from desktop.ui.shell.messages import sentence_of
from desktop.ui.sign_in.card_page import CardPage
from desktop.ui.sign_in.password_field import PasswordField
from desktop.ui.sign_in.role_choice import RoleChoice
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.accounts import LONGEST_NAME, MINIMUM_PASSWORD_LENGTH, create_first_account
from desktop.workflow.sign_in import sign_in

_WIDTH = 880


class FirstRunPage(CardPage):
    """Makes the account and signs its owner in."""

    done = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Create the first account"), _WIDTH, parent)
        self._workspace = workspace
        self.card.addWidget(
            self.note(
                self.tr(
                    "Everybody who works here signs in with an account of their own, kept in this "
                    "workspace alone. The first one administers it and makes the others."
                )
            )
        )
        columns = QHBoxLayout()
        columns.setSpacing(Spacing.XXL)
        columns.addLayout(self._who(), 1)
        columns.addLayout(self._roles(), 1)
        self.card.addSpacing(Spacing.S)
        self.card.addLayout(columns)
        self.card.addWidget(self.message)
        row = QHBoxLayout()
        self.create_button = QPushButton(self.tr("Create the account and begin"), self.frame)
        set_role(self.create_button, "primary")
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self._create)
        row.addStretch(1)
        row.addWidget(self.create_button)
        self.card.addLayout(row)
        for field in (self.name, self.full_name, self.password, self.again):
            field.returnPressed.connect(self._create)
        self.setFocusProxy(self.full_name)

    def _who(self) -> QVBoxLayout:
        self.full_name = QLineEdit(self.frame)
        self.full_name.setMaxLength(LONGEST_NAME)
        self.name = QLineEdit(self.frame)
        self.name.setMaxLength(LONGEST_NAME)
        self.password = PasswordField(self.tr("Password"), self.frame)
        self.again = PasswordField(self.tr("Password once more"), self.frame)
        hint = self.note(
            self.tr(
                "At least {count} characters; several words are good. Nobody can read it back: an "
                "administrator can only give a new one."
            ).format(count=MINIMUM_PASSWORD_LENGTH)
        )
        short = self.note(self.tr("Stands in every entry of the log and is never changed."))
        for label in (hint, short):
            set_role(label, "caption")
        column = QVBoxLayout()
        column.setSpacing(Spacing.XS)
        for text, field, under in (
            (self.tr("&Full name"), self.full_name, None),
            (self.tr("&Name to sign in with"), self.name, short),
            (self.tr("&Password"), self.password, hint),
            (self.tr("Password &once more"), self.again, None),
        ):
            column.addWidget(self.label(text, field))
            column.addWidget(field)
            if under is not None:
                column.addWidget(under)
            column.addSpacing(Spacing.S)
        column.addStretch(1)
        return column

    def _roles(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Spacing.XS)
        heading = self.note(self.tr("What you do here"))
        set_role(heading, "")
        column.addWidget(heading)
        column.addSpacing(Spacing.XS)
        self.roles = RoleChoice(fixed=[Role.ADMINISTRATOR], parent=self.frame)
        column.addWidget(self.roles, 1)
        return column

    def _create(self) -> None:
        name, full_name = self.name.text(), self.full_name.text()
        if self.password.text() != self.again.text():
            self.say(self.tr("The two passwords differ. Type the same one twice."))
            self.again.setFocus()
            return
        password = self.password.text()
        try:
            create_first_account(self._workspace, name, full_name, password, self.roles.roles)
            self.password.forget()
            self.again.forget()
            sign_in(self._workspace, name, password)
        except UserFacingError as error:
            self.say(sentence_of(error))
            return
        self.say("")
        self.done.emit()
