"""The key that signs the log: its state, the verifier key for others, and what can be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.domain.signing import KeyState, KeyStatus, Protection
from desktop.ui.icons import icon
from desktop.ui.settings.key_dialogs import KeepKeyDialog, UnlockKeyDialog
from desktop.ui.settings.key_words import state_text
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.page_rights import allow
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.signing import key_status, ways_to_keep


class KeySection(QWidget):
    """Asks for the state in the background each time it is shown: a key store may be slow."""

    changed = Signal()
    """The key, or the way it is kept, is another one; or it was unlocked."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._present = Protection.FILE
        self._offered = [Protection.FILE, Protection.PASSPHRASE]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        what = QLabel(
            self.tr(
                "Signs the log at every conclusion, release, export and close. Whoever holds such a "
                "checkpoint and the verifier key can show later whether anything before it was changed."
            ),
            self,
        )
        what.setWordWrap(True)
        set_role(what, "muted")
        column.addWidget(what)
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        column.addWidget(self.state)
        column.addLayout(self._verifier())
        column.addLayout(self._buttons())
        self._show(None)

    def _verifier(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        label = QLabel(self.tr("&Verifier key"), self)
        self.verifier = QLineEdit(self)
        self.verifier.setReadOnly(True)
        self.verifier.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.verifier.setAccessibleName(self.tr("Verifier key"))
        label.setBuddy(self.verifier)
        self.copy_button = QPushButton(icon("copy"), self.tr("Copy"), self)
        self.copy_button.setAccessibleName(self.tr("Copy the verifier key"))
        self.copy_button.setToolTip(self.tr("Give it to whoever receives your reports: it can only verify"))
        self.copy_button.clicked.connect(self._copy)
        row.addWidget(label)
        row.addWidget(self.verifier, 1)
        row.addWidget(self.copy_button)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        self.unlock_button = QPushButton(self.tr("Unlock…"), self)
        set_role(self.unlock_button, "primary")
        self.unlock_button.clicked.connect(lambda: self.ask_passphrase())
        self.keep_button = QPushButton(self.tr("Keep it elsewhere…"), self)
        self.keep_button.setToolTip(self.tr("Key store of the system, a passphrase, or a plain file"))
        self.keep_button.clicked.connect(lambda: self._ask(rotate=False))
        self.rotate_button = QPushButton(self.tr("Start a new key…"), self)
        self.rotate_button.setToolTip(self.tr("When the key was lost or somebody else may have it"))
        self.rotate_button.clicked.connect(lambda: self._ask(rotate=True))
        for button in (self.unlock_button, self.keep_button, self.rotate_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> tuple[KeyStatus, list[Protection]]:
            return key_status(workspace), ways_to_keep(workspace)

        job = self._services.jobs.submit(
            self.tr("Looking for the signing key"),
            work,
            key="key",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(self._found)
        job.failed.connect(lambda error: show_error(self, error))

    def _found(self, found: tuple[KeyStatus, list[Protection]]) -> None:
        status, self._offered = found
        self._present = status.protection
        self._show(status)

    def ask_passphrase(self, parent: QWidget | None = None) -> UnlockKeyDialog:
        dialog = UnlockKeyDialog(self._services, parent or self)
        self._open(dialog)
        return dialog

    def _ask(self, *, rotate: bool) -> None:
        self._open(KeepKeyDialog(self._services, self._present, self._offered, rotate=rotate, parent=self))

    def _open(self, dialog: UnlockKeyDialog | KeepKeyDialog) -> None:
        dialog.done_with_key.connect(self.reload)
        dialog.done_with_key.connect(self.changed)
        dialog.open()

    def _show(self, status: KeyStatus | None) -> None:
        state = KeyState.NONE if status is None else status.state
        self.state.setText(self.tr("Looking for the key…") if status is None else state_text(status))
        set_role(self.state, "" if status is None else "good" if status.is_ready else "danger")
        self.verifier.setText("" if status is None else status.verifier_key)
        self.verifier.setCursorPosition(0)
        self.copy_button.setEnabled(status is not None and bool(status.verifier_key))
        self.unlock_button.setVisible(state is KeyState.LOCKED)
        if allow(self._services, Right.MANAGE_KEYS, self.keep_button, self.rotate_button):
            self.keep_button.setEnabled(state is KeyState.READY)
            self.rotate_button.setEnabled(status is not None)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.verifier.text())
