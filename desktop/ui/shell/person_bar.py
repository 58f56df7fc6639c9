"""Who works here, in the status bar, with what concerns them: lock, another person, their password."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from desktop.ui.icons import icon
from desktop.ui.shell.role_words import roles_text
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.access import account_of


class PersonBar(QWidget):
    """In training nobody signs in: then it only says whose name the log carries."""

    lock_asked = Signal()
    switch_asked = Signal()
    password_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Spacing.XS, 0)
        row.setSpacing(Spacing.XS)
        self.button: QToolButton | None = None
        account = account_of(services.workspace)
        if services.is_training or account is None:
            label = QLabel(
                self.tr("Entries are written as {person}").format(person=services.workspace.actor), self
            )
            label.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(label)
            return
        self.button = QToolButton(self)
        self.button.setIcon(icon("person"))
        self.button.setText(
            self.tr("{person} · {roles}").format(
                person=account.full_name.replace("&", "&&"), roles=roles_text(account.roles)
            )
        )
        self.button.setAccessibleName(
            self.tr("Signed in: {person}, {roles}").format(
                person=account.full_name, roles=roles_text(account.roles)
            )
        )
        self.button.setToolTip(
            self.tr("The log carries the name {name}. Lock, switch person, change the password.").format(
                name=account.name
            )
        )
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setAutoRaise(True)
        set_role(self.button, "status")
        menu = QMenu(self.button)
        menu.addAction(icon("lock"), self.tr("&Lock (Ctrl+L)"), self.lock_asked.emit)
        menu.addAction(icon("person"), self.tr("&Switch person…"), self.switch_asked.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Change my &password…"), self.password_asked.emit)
        self.button.setMenu(menu)
        row.addWidget(self.button)
        if services.is_demo:
            # In the demo one person does what takes several: the way to the next must be seen.
            self.switch_button = QToolButton(self)
            self.switch_button.setText(self.tr("Switch person…"))
            self.switch_button.setToolTip(self.tr("Sign in as another of the people of the demo"))
            self.switch_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            set_role(self.switch_button, "button")
            self.switch_button.clicked.connect(self.switch_asked)
            row.addWidget(self.switch_button)
