"""The window is covered: only its owner's password brings back what is under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.errors import SignInDelayed, SignInFailed, UserFacingError
from desktop.storage.workspace import Workspace
from desktop.ui.shell.messages import sentence_of
from desktop.ui.sign_in.card_page import CardPage
from desktop.ui.sign_in.countdown import Countdown
from desktop.ui.sign_in.password_field import PasswordField
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.sign_in import unlock

_WIDTH = 460


class LockPage(CardPage):
    """Somebody else can sign in instead, which signs the owner out."""

    unlocked = Signal()
    other_person = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Locked"), _WIDTH, parent, mark="lock")
        self._workspace = workspace
        self.person = QLabel(self.frame)
        self.person.setTextFormat(Qt.TextFormat.PlainText)
        self.person.setWordWrap(True)
        set_role(self.person, "subtitle")
        self.card.addWidget(self.person)
        self.card.addWidget(
            self.note(self.tr("Work that was begun goes on behind this page. Nothing of it is shown."))
        )
        self.password = PasswordField(self.tr("Password"), self.frame)
        self.card.addSpacing(Spacing.XS)
        self.card.addWidget(self.label(self.tr("&Password"), self.password))
        self.card.addWidget(self.password)
        self.card.addWidget(self.message)
        row = QHBoxLayout()
        self.other_button = QPushButton(self.tr("Sign in as somebody else…"), self.frame)
        self.other_button.setToolTip(self.tr("Signs this person out; work that runs is stopped in order"))
        self.other_button.clicked.connect(self.other_person)
        self.button = QPushButton(self.tr("Unlock"), self.frame)
        set_role(self.button, "primary")
        self.button.setDefault(True)
        self.button.clicked.connect(self._unlock)
        row.addStretch(1)
        row.addWidget(self.button)
        self.card.addLayout(row)
        self.card.addSpacing(Spacing.S)
        self.card.addWidget(self.other_button)  # below: its words take the whole width in other languages
        self.password.returnPressed.connect(self._unlock)
        self.countdown = Countdown(self)
        self.countdown.ticked.connect(self._ticked)
        self.setFocusProxy(self.password)

    def reload(self) -> None:
        person = self._workspace.person
        self.person.setText(person.full_name if person is not None else "")
        self.password.forget()
        self.say("")

    def _unlock(self) -> None:
        if not self.button.isEnabled():
            return
        try:
            unlock(self._workspace, self.password.take())
        except UserFacingError as error:
            self.say(sentence_of(error))
            self.password.setFocus()
            if isinstance(error, SignInFailed | SignInDelayed) and error.wait:
                self.countdown.start(error.wait)
            return
        self.say("")
        self.unlocked.emit()

    def _ticked(self, left: int) -> None:
        self.button.setEnabled(left == 0)
        self.button.setText(
            self.tr("Unlock") if left == 0 else self.tr("Wait {seconds} s").format(seconds=left)
        )
