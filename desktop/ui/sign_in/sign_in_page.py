"""Who works here now: a name, a password, and the wait after attempts that failed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SignInDelayed, SignInFailed, UserFacingError
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.shell.messages import sentence_of
from desktop.ui.shell.role_words import roles_text
from desktop.ui.sign_in.card_page import CardPage
from desktop.ui.sign_in.countdown import Countdown
from desktop.ui.sign_in.password_field import PasswordField
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.accounts import DEMO_PASSWORD, DEMO_PEOPLE, LONGEST_NAME, accounts
from desktop.workflow.sign_in import sign_in, sign_in_to_demo

_WIDTH = 460


class SignInPage(CardPage):
    """In a demo its people stand above, one press each."""

    done = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Sign in"), _WIDTH, parent)
        self._workspace = workspace
        self.demo_buttons: dict[str, QPushButton] = {}
        if workspace.kind is WorkspaceKind.DEMO:
            self._add_demo_people()
        self.name = QComboBox(self.frame)
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.lineEdit().setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setToolTip(self.tr("Choose a name, or type it"))
        self.full_name = QLabel(self.frame)
        self.full_name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.full_name, "caption")
        self.password = PasswordField(self.tr("Password"), self.frame)
        fields = QVBoxLayout()
        fields.setSpacing(Spacing.XS)
        fields.addWidget(self.label(self.tr("&Name"), self.name))
        fields.addWidget(self.name)
        fields.addWidget(self.full_name)
        fields.addSpacing(Spacing.S)
        fields.addWidget(self.label(self.tr("&Password"), self.password))
        fields.addWidget(self.password)
        self.card.addLayout(fields)
        self.card.addWidget(self.message)
        row = QHBoxLayout()
        self.button = QPushButton(self.tr("Sign in"), self.frame)
        set_role(self.button, "primary")
        self.button.setDefault(True)
        self.button.clicked.connect(self._sign_in)
        row.addStretch(1)
        row.addWidget(self.button)
        self.card.addLayout(row)
        self.password.returnPressed.connect(self._sign_in)
        self.name.lineEdit().returnPressed.connect(self.password.setFocus)
        self.name.editTextChanged.connect(self._name_changed)
        self.countdown = Countdown(self)
        self.countdown.ticked.connect(self._ticked)
        self._full_names: dict[str, str] = {}
        self.reload()
        self.setFocusProxy(self.password)

    def _add_demo_people(self) -> None:
        self.card.addWidget(
            self.note(
                self.tr(
                    "These are people of the demo, who do not exist: change between them to see that one "
                    "does not see what another concluded. All have the password “{password}”."
                ).format(password=DEMO_PASSWORD)
            )
        )
        for name, full_name, roles in DEMO_PEOPLE:
            button = QPushButton(
                self.tr("{person}: {roles}").format(person=full_name, roles=roles_text(roles)), self.frame
            )
            button.setToolTip(self.tr("Sign in as {name}").format(name=name))
            button.clicked.connect(lambda _=False, one=name: self._sign_in_to_demo(one))
            self.card.addWidget(button)
            self.demo_buttons[name] = button
        line = QFrame(self.frame)
        set_role(line, "rule")
        self.card.addSpacing(Spacing.XS)
        self.card.addWidget(line)
        self.card.addWidget(self.note(self.tr("Or with an account that you made:")))

    def reload(self) -> None:
        """Reads the accounts anew and forgets what was typed."""
        active = [account for account in accounts(self._workspace) if account.active]
        self._full_names = {account.name: account.full_name for account in active}
        self.name.clear()
        self.name.addItems(list(self._full_names))
        self.name.setCurrentIndex(0 if len(active) == 1 else -1)
        if len(active) != 1:
            self.name.clearEditText()
        self.password.forget()
        self.say("")
        self._name_changed()

    def _name_changed(self) -> None:
        typed = self.name.currentText().strip()
        full_name = self._full_names.get(typed, "")
        self.full_name.setText(full_name if full_name != typed else "")
        self.full_name.setVisible(bool(self.full_name.text()))
        if self.countdown.left:
            self.countdown.start(0)  # the wait is the other name's
            self.say("")

    def _sign_in(self) -> None:
        if not self.button.isEnabled():
            return
        name = self.name.currentText()
        self._try(lambda: sign_in(self._workspace, name, self.password.take()))

    def _sign_in_to_demo(self, name: str) -> None:
        self._try(lambda: sign_in_to_demo(self._workspace, name))

    def _try(self, attempt: object) -> None:
        try:
            attempt()
        except UserFacingError as error:
            self.say(sentence_of(error))
            self.password.setFocus()
            if isinstance(error, SignInFailed | SignInDelayed) and error.wait:
                self.countdown.start(error.wait)
            return
        self.say("")
        self.done.emit()

    def _ticked(self, left: int) -> None:
        self.button.setEnabled(left == 0)
        self.button.setText(
            self.tr("Sign in") if left == 0 else self.tr("Wait {seconds} s").format(seconds=left)
        )
