"""The signed checkpoints of the log, and whether the key that signs them is at hand."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.domain.signing import KeyState, KeyStatus
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.audit.checkpoint_model import CheckpointModel
from desktop.ui.audit.note_card import NoteCard
from desktop.ui.cases.tables import lined_table
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.icons import icon
from desktop.ui.settings.key_dialogs import UnlockKeyDialog
from desktop.ui.settings.key_words import state_text
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.rows import choose_row
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.checkpoint_list import ListedCheckpoint, listed_checkpoints
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.signing import key_status


class CheckpointPanel(QWidget):
    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.status: KeyStatus | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Spacing.M, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(self._key_card())
        column.addLayout(self._head())
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("checkpoint-parts")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(Spacing.M)
        self.model = CheckpointModel(self)
        self.table = lined_table(
            self.model,
            self.tr("Checkpoints, newest first"),
            splitter,
            (72, 130, 165, 132),
            key="checkpoints",
        )
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.card = NoteCard(splitter)
        splitter.addWidget(self.table)
        splitter.addWidget(self.card)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([640, 420])
        column.addWidget(splitter, 1)
        self.setFocusProxy(self.table)
        services.state.checkpoints_delivered.connect(self._delivered)

    def _key_card(self) -> QFrame:
        self.key_card = QFrame(self)
        row = QHBoxLayout(self.key_card)
        row.setContentsMargins(Spacing.M, Spacing.S, Spacing.S, Spacing.S)
        row.setSpacing(Spacing.S)
        self.key_text = text_label(self.key_card)
        self.unlock_button = QPushButton(icon("lock"), self.tr("Unlock…"), self.key_card)
        self.unlock_button.setToolTip(self.tr("With the passphrase of the key"))
        self.unlock_button.clicked.connect(lambda: self.ask_passphrase())
        self.copy_key_button = QPushButton(icon("copy"), self.tr("Copy verifier key"), self.key_card)
        self.copy_key_button.setToolTip(
            self.tr("What others need to verify the signatures; with it nobody can sign")
        )
        self.copy_key_button.clicked.connect(self._copy_key)
        row.addWidget(self.key_text, 1)
        row.addWidget(self.unlock_button)
        row.addWidget(self.copy_key_button)
        return self.key_card

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        self.count = text_label(self, "muted")
        self.sign_button = QPushButton(icon("shield"), self.tr("Sign now"), self)
        self.sign_button.setToolTip(self.tr("Signs the log as it stands and keeps the checkpoint"))
        self.sign_button.clicked.connect(lambda: self.sign())
        row.addLayout(beside(self.count, HelpButton(Topic.CHECKPOINT, Topic.LOG_ROOT)), 1)
        row.addWidget(self.sign_button)
        return row

    def reload(self) -> Job:
        """Reads the list and the state of the key, which may ask the key store of the system."""
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> tuple[list[ListedCheckpoint], KeyStatus]:
            return listed_checkpoints(workspace), key_status(workspace)

        job = self._services.jobs.submit(
            self.tr("Reading the checkpoints"),
            work,
            key="checkpoints",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(lambda found: self._show(*found))
        job.failed.connect(lambda error: show_error(self, error))
        return job

    def _show(self, rows: list[ListedCheckpoint], status: KeyStatus) -> None:
        before = self.card.shown.stored.size if self.card.shown is not None else 0
        self.model.show(rows)
        self.status = status
        ready = status.is_ready
        set_role(self.key_card, "card" if ready or status.state is KeyState.NONE else "caution")
        set_role(self.key_text, "good" if ready else "")
        self.key_text.setText(state_text(status))
        self.unlock_button.setVisible(status.state is KeyState.LOCKED)
        self.copy_key_button.setEnabled(bool(status.verifier_key))
        self.sign_button.setEnabled(ready or status.state is KeyState.NONE)
        if rows:
            waiting = sum(1 for row in rows if not row.receipts)
            text = self.tr("Checkpoints: {count}, of which delivered nowhere yet: {waiting}").format(
                count=QLocale().toString(len(rows)), waiting=QLocale().toString(waiting)
            )
        else:
            text = self.tr(
                "There is no checkpoint yet. One is signed at every conclusion, release, export and end of "
                "a session."
            )
        self.count.setText(text)
        if rows:
            choose_row(self.table, max(0, self.model.row_of(before)))
        else:
            self.card.show_checkpoint(None)

    def _delivered(self) -> None:
        if self.isVisible():
            self.reload()

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.card.show_checkpoint(self.model.row(current.row()))

    def _copy_key(self) -> None:
        if self.status is not None:
            QGuiApplication.clipboard().setText(self.status.verifier_key)

    def ask_passphrase(self) -> UnlockKeyDialog:
        dialog = UnlockKeyDialog(self._services, self)
        dialog.done_with_key.connect(self.reload)
        dialog.open()
        return dialog

    def sign(self) -> None:
        """Signs the log as it stands."""
        try:
            signed = sign_checkpoint(self._services.workspace)
        except UserFacingError as error:
            show_error(self, error)
            return
        job = self.reload()
        job.succeeded.connect(
            lambda _: choose_row(self.table, max(0, self.model.row_of(signed.checkpoint.size)))
        )
