"""The log: what happened, and whether anything was changed since."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QModelIndex, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.log_entries import LogVerification
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.audit.entry_model import EntryModel, entry_json
from desktop.ui.icons import icon
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.services import Services
from desktop.ui.shell.wording import entry_kind_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.browse import log_kinds
from desktop.workflow.verify_audit import CANNOT_SEE, verify_workspace


class AuditPage(QWidget):
    """Reads the log each time it is shown."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._verification: LogVerification | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        layout.setSpacing(Spacing.M)
        layout.addLayout(self._head())
        self.strip = JobStrip(self)
        layout.addWidget(self.strip)
        self._outcome = QFrame(self)
        inner = QVBoxLayout(self._outcome)
        inner.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        self.outcome_text = QLabel(self._outcome)
        self.outcome_text.setWordWrap(True)
        self.outcome_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._limits = QLabel(self.tr(CANNOT_SEE), self._outcome)
        self._limits.setWordWrap(True)
        set_role(self._limits, "caption")
        self.copy_button = QPushButton(icon("copy"), self.tr("Copy fingerprint"), self._outcome)
        self.copy_button.setToolTip(
            self.tr("Kept elsewhere, with the number of entries, it shows later whether these were changed")
        )
        self.copy_button.clicked.connect(self._copy_root)
        row = QHBoxLayout()
        row.addWidget(self.outcome_text, 1)
        row.addWidget(self.copy_button)
        inner.addLayout(row)
        inner.addWidget(self._limits)
        self._outcome.hide()
        layout.addWidget(self._outcome)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        self.model = EntryModel(services.workspace, self)
        self.table = QTableView(splitter)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Log entries, newest first"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, width in enumerate((80, 160, 100, 170)):
            self.table.setColumnWidth(column, width)
        self.table.selectionModel().currentRowChanged.connect(self._show_entry)
        self._detail = QPlainTextEdit(splitter)
        self._detail.setReadOnly(True)
        self._detail.setAccessibleName(self.tr("The chosen entry"))
        self._detail.setPlaceholderText(self.tr("Choose an entry to read all of it."))
        self._detail.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        splitter.addWidget(self.table)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        layout.addWidget(splitter, 1)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(200)
        self._delay.timeout.connect(self._filter)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        self._kind = QComboBox(self)
        self._kind.setAccessibleName(self.tr("Kind of entry"))
        self._kind.setMinimumContentsLength(18)
        self._kind.currentIndexChanged.connect(self._filter)
        self._find = QLineEdit(self)
        self._find.setPlaceholderText(self.tr("Find a case, a hash, a word"))
        self._find.setAccessibleName(self.tr("Find in the log"))
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(lambda: self._delay.start())
        self.deep = QCheckBox(self.tr("Also check every image (slow)"), self)
        self.deep.setToolTip(
            self.tr("Reads every stored original and the templates and compares their hashes")
        )
        self.verify_button = QPushButton(icon("shield", "on_accent"), self.tr("Verify the log"), self)
        set_role(self.verify_button, "primary")
        self.verify_button.clicked.connect(lambda: self.verify())
        row.addWidget(self._kind)
        row.addWidget(self._find, 1)
        row.addWidget(self.deep)
        row.addWidget(self.verify_button)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        chosen = self._kind.currentData() or ""
        self._kind.blockSignals(True)
        self._kind.clear()
        self._kind.addItem(self.tr("All entries"), "")
        for kind in log_kinds(self._services.workspace):
            self._kind.addItem(entry_kind_text(kind), kind)
        self._kind.setCurrentIndex(max(0, self._kind.findData(chosen)))
        self._kind.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        self.model.reload(self._kind.currentData() or "", self._find.text().strip())

    def _show_entry(self, current: QModelIndex, previous: QModelIndex) -> None:
        entry = self.model.entry(current.row()) if current.isValid() else None
        self._detail.setPlainText(entry_json(entry) if entry is not None else "")

    def verify(self) -> Job:
        """Checks the whole record in the background; says what it found, and that it cannot see all."""
        workspace, deep = self._services.workspace, self.deep.isChecked()

        def work(cancel: CancelToken, progress: ProgressSink) -> LogVerification:
            return verify_workspace(workspace, deep=deep, on_progress=progress, cancel=cancel)

        job = self._services.jobs.submit(
            self.tr("Verifying the log"), work, key="verify", supersede=True, lane="quick", owner=self
        )
        # An older answer says nothing about the check that runs now.
        self._outcome.hide()
        self.verify_button.setEnabled(False)
        self.strip.watch(job)
        job.succeeded.connect(self._verified)
        job.failed.connect(lambda error: show_error(self, error))
        job.finished.connect(lambda: self.verify_button.setEnabled(True))
        return job

    def _copy_root(self) -> None:
        if self._verification is not None:
            text = f"{self._verification.entries} {self._verification.root}"
            QGuiApplication.clipboard().setText(text)

    def _verified(self, result: LogVerification) -> None:
        self._verification = result
        self.copy_button.setVisible(result.problem is None)
        if result.problem is None:
            set_role(self._outcome, "card")
            set_role(self.outcome_text, "good")
            self.outcome_text.setText(
                self.tr(
                    "✓ The log is intact: none of the entries 1 to {count} was changed. Fingerprint: {root}"
                ).format(count=QLocale().toString(result.entries), root=result.root)
            )
        else:
            set_role(self._outcome, "danger")
            set_role(self.outcome_text, "danger")
            where = (
                self.tr("First bad entry: {number}.").format(number=result.problem.seq)
                if result.problem.seq
                else ""
            )
            self.outcome_text.setText(
                self.tr("⚠ The log is NOT intact. {where} {detail}").format(
                    where=where, detail=result.problem.detail
                )
            )
        self._outcome.show()
        self.model.mark_bad(result.problem.seq if result.problem else 0)
        self.reload()
        self._services.state.stage_done.emit("verified")
