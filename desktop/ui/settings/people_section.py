"""Who has an account: for whoever manages accounts, a list and what can be changed in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.people import Account, Right
from desktop.errors import UserFacingError
from desktop.ui.icons import icon
from desktop.ui.settings.account_dialog import AccountDialog, NewPasswordDialog, RolesDialog
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.page_rights import allow
from desktop.ui.shell.role_words import roles_text
from desktop.ui.shell.rows import choose_row
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing
from desktop.workflow.access import account_of
from desktop.workflow.accounts import accounts, change_account
from desktop.workflow.idle_lock import LONGEST_MINUTES, lock_minutes, set_lock_minutes, shortest_minutes

_ROWS = 6
"""Rows that are seen at once; more are scrolled."""


class PeopleSection(QWidget):
    """Everybody may change their own password here; the rest is shown to whoever manages accounts."""

    password_asked = Signal()
    lock_chosen = Signal()
    """After how many minutes the window is locked was changed."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._accounts: list[Account] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(self._own())
        self.managing = QWidget(self)
        inner = QVBoxLayout(self.managing)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Spacing.S)
        inner.addWidget(self._list())
        inner.addLayout(self._buttons())
        self.managing.setVisible(services.may(Right.MANAGE_ACCOUNTS))
        column.addWidget(self.managing)
        column.addLayout(self._lock_form())
        self.reload()

    def _own(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.M)
        account = account_of(self._services.workspace)
        said = (
            self._services.workspace.actor
            if account is None
            else self.tr("{full_name} ({name}): {roles}").format(
                full_name=account.full_name, name=account.name, roles=roles_text(account.roles)
            )
        )
        self.own = QLabel(said, holder)
        self.own.setTextFormat(Qt.TextFormat.PlainText)
        self.own.setWordWrap(True)
        self.password_button = QPushButton(self.tr("Change my password…"), holder)
        self.password_button.clicked.connect(self.password_asked)
        row.addWidget(self.own, 1)
        row.addWidget(self.password_button)
        return holder

    def _list(self) -> QTableWidget:
        self.table = QTableWidget(0, 4, self.managing)
        self.table.setAccessibleName(self.tr("Accounts"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Full name"), self.tr("Name"), self.tr("Roles"), self.tr("State")]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for section, mode in enumerate(
            (
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
            )
        ):
            header.setSectionResizeMode(section, mode)
        self.table.itemSelectionChanged.connect(self._show_choice)
        return self.table

    def _buttons(self) -> QHBoxLayout:
        self.add_button = QPushButton(icon("add"), self.tr("Add a person…"), self.managing)
        self.roles_button = QPushButton(self.tr("Change roles…"), self.managing)
        self.new_password_button = QPushButton(self.tr("New password…"), self.managing)
        self.state_button = QPushButton(self.managing)
        self.add_button.clicked.connect(self._add)
        self.roles_button.clicked.connect(self._change_roles)
        self.new_password_button.clicked.connect(self._give_password)
        self.state_button.clicked.connect(self._change_state)
        row = QHBoxLayout()
        for button in (self.add_button, self.roles_button, self.new_password_button, self.state_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _lock_form(self) -> QFormLayout:
        workspace = self._services.workspace
        self.minutes = QSpinBox(self)
        self.minutes.setRange(shortest_minutes(workspace), LONGEST_MINUTES)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setSpecialValueText(self.tr("Never") if shortest_minutes(workspace) == 0 else "")
        self.minutes.setKeyboardTracking(False)
        self.minutes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.minutes.setMaximumWidth(120)
        self.minutes.setValue(lock_minutes(workspace))
        self.minutes.setToolTip(self.tr("Work that runs goes on while the window is locked"))
        self.minutes.editingFinished.connect(self._minutes_chosen)
        allow(self._services, Right.MANAGE_ACCOUNTS, self.minutes)
        form = QFormLayout()
        form.addRow(self.tr("Loc&k when nobody has touched it for"), self.minutes)
        return form

    def reload(self) -> None:
        """Reads the accounts anew; who was chosen stays chosen."""
        chosen = self.chosen
        self._accounts = accounts(self._services.workspace)
        self.table.setRowCount(len(self._accounts))
        for row, account in enumerate(self._accounts):
            texts = (
                account.full_name,
                account.name,
                roles_text(account.roles),
                self.tr("Active") if account.active else self.tr("Closed"),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        height = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        rows = max(2, min(_ROWS, len(self._accounts)))
        self.table.setFixedHeight(height + rows * self.table.verticalHeader().defaultSectionSize())
        if chosen is not None:
            self.choose(chosen.account_id)
        self._show_choice()

    @property
    def chosen(self) -> Account | None:
        rows = self.table.selectionModel().selectedRows() if self._accounts else []
        row = rows[0].row() if rows else -1
        return self._accounts[row] if 0 <= row < len(self._accounts) else None

    def choose(self, account_id: str) -> None:
        for row, account in enumerate(self._accounts):
            if account.account_id == account_id:
                choose_row(self.table, row)

    def _show_choice(self) -> None:
        account, person = self.chosen, self._services.workspace.person
        own = account is not None and person is not None and account.account_id == person.account_id
        for button in (self.roles_button, self.new_password_button, self.state_button):
            button.setEnabled(account is not None)
            button.setToolTip("" if account is not None else self.tr("Choose somebody in the list first"))
        self.new_password_button.setEnabled(account is not None and not own)
        if own:
            self.new_password_button.setToolTip(self.tr("Your own takes the old one: Change my password"))
        closed = account is not None and not account.active
        self.state_button.setText(self.tr("Open the account") if closed else self.tr("Close the account"))
        if account is not None and not closed:
            self.state_button.setToolTip(
                self.tr("Nobody signs in with it any more; what was done with it stays in the record")
            )

    def _add(self) -> None:
        dialog = AccountDialog(self._services.workspace, self)
        dialog.accepted.connect(self.reload)
        dialog.open()

    def _change_roles(self) -> None:
        if self.chosen is not None:
            dialog = RolesDialog(self._services.workspace, self.chosen, self)
            dialog.accepted.connect(self.reload)
            dialog.open()

    def _give_password(self) -> None:
        if self.chosen is not None:
            NewPasswordDialog(self._services.workspace, self.chosen, self).open()

    def _change_state(self) -> None:
        account = self.chosen
        if account is None:
            return
        if not account.active:
            self._set_active(account, True)
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Close the account"))
        box.setText(self.tr("Close the account of {person}?").format(person=account.full_name))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(
            self.tr("Nobody signs in with it any more. What was done with it stays in the record.")
        )
        close = box.addButton(self.tr("Close the account"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.finished.connect(
            lambda _: self._set_active(account, False) if box.clickedButton() is close else None
        )
        box.open()

    def _set_active(self, account: Account, active: bool) -> None:
        try:
            change_account(self._services.workspace, account.account_id, active=active)
        except UserFacingError as error:
            show_error(self, error)
        self.reload()

    def _minutes_chosen(self) -> None:
        workspace, wanted = self._services.workspace, self.minutes.value()
        if wanted == lock_minutes(workspace):
            return
        try:
            set_lock_minutes(workspace, wanted)
        except UserFacingError as error:
            self.minutes.setValue(lock_minutes(workspace))
            show_error(self, error)
            return
        self.lock_chosen.emit()
