"""The log: what happened, whether anything was changed since, and how others can tell."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.log_entries import LogVerification
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.audit.checkpoint_panel import CheckpointPanel
from desktop.ui.audit.compare_dialog import CompareDialog
from desktop.ui.audit.entries_view import EntriesView
from desktop.ui.audit.export_dialog import ExportDialog
from desktop.ui.audit.follow_view import FollowView
from desktop.ui.audit.verification_card import VerificationCard
from desktop.ui.icons import icon
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.verify_audit import verify_workspace


class AuditPage(QWidget):
    """Reads the log each time it is shown."""

    case_asked = Signal(str)
    """case id, to be opened where cases are worked on"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.setAccessibleName(self.tr("Audit log"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        layout.setSpacing(Spacing.S)
        layout.addLayout(self._head())
        self.strip = JobStrip(self)
        layout.addWidget(self.strip)
        self.card = VerificationCard(self)
        layout.addWidget(self.card)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Parts of this page"))
        self.entries = EntriesView(services, self.tabs)
        self.undo_stack = self.entries.filters.history.stack
        self.follow = FollowView(services, self.tabs)
        self.checkpoints = CheckpointPanel(services, self.tabs)
        self.tabs.addTab(self.entries, self.tr("Entries"))
        if not services.is_training:
            self.tabs.addTab(self.follow, self.tr("Follow one case"))
        self.tabs.addTab(self.checkpoints, self.tr("Checkpoints"))
        self.tabs.currentChanged.connect(lambda _: self._reload_tab())
        layout.addWidget(self.tabs, 1)
        self.entries.follow_asked.connect(lambda case_id, seq: self.follow_case(case_id, seq))
        for part in (self.entries, self.follow):
            part.case_asked.connect(self.case_asked)
        self.follow.export_asked.connect(lambda case_id: self.ask_export(case_id))
        self.offer_case(may_open=False)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        title = QLabel(self.tr("Audit log"), self)
        set_role(title, "title")
        self.export_button = QPushButton(icon("report"), self.tr("Export…"), self)
        self.export_button.setToolTip(
            self.tr("The log or one case, as a file that others can verify or as pages; this is logged")
        )
        self.export_button.clicked.connect(lambda: self.ask_export())
        self.compare_button = QPushButton(icon("compare"), self.tr("Compare…"), self)
        self.compare_button.setToolTip(self.tr("With a checkpoint that was held elsewhere"))
        self.compare_button.clicked.connect(lambda: self.ask_comparison())
        self.deep = QCheckBox(self.tr("Also check every image (slow)"), self)
        self.deep.setToolTip(
            self.tr("Reads every stored original and the templates and compares their hashes")
        )
        self.verify_button = QPushButton(icon("shield", "on_accent"), self.tr("Verify the log"), self)
        self.verify_button.setToolTip(self.tr("Whether any entry, or what it speaks of, was changed"))
        set_role(self.verify_button, "primary")
        self.verify_button.clicked.connect(lambda: self.verify())
        row.addWidget(title)
        row.addStretch(1)
        for widget in (self.export_button, self.compare_button):
            row.addWidget(widget)
        row.addSpacing(Spacing.M)
        row.addWidget(self.deep)
        row.addWidget(self.verify_button)
        return row

    @property
    def table(self) -> QWidget:
        """Of the entries."""
        return self.entries.table

    @property
    def outcome_text(self) -> QLabel:
        """What the last verification found."""
        return self.card.text

    def offer_case(self, may_open: bool) -> None:
        """Whether there is a page of cases that one can be opened on."""
        may_follow = self._services.may(Right.VIEW_CASES) and not self._services.is_training
        self.entries.pane.offer_case(follow=may_follow, open_it=may_open)
        self.follow.offer_case(may_open)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()
        self.tabs.currentWidget().setFocus()

    def reload(self) -> None:
        """Reads everything that is looked at anew."""
        self.entries.reload()
        self._reload_tab()

    def _reload_tab(self) -> None:
        current = self.tabs.currentWidget()
        if current is self.follow:
            self.follow.reload()
        elif current is self.checkpoints:
            self.checkpoints.reload()

    def follow_case(self, case_id: str, seq: int = 0) -> Job | None:
        """Shows the timeline of a case, with one entry of it chosen."""
        self.tabs.setCurrentWidget(self.follow)
        job = self.follow.follow(case_id, seq)
        self.follow.view.setFocus()
        return job

    def ask_export(self, case_id: str = "") -> ExportDialog:
        dialog = ExportDialog(self._services, self.entries.shown, case_id, self)
        dialog.finished.connect(lambda _: self.reload())
        dialog.open()
        return dialog

    def ask_comparison(self) -> CompareDialog:
        dialog = CompareDialog(self._services, self)
        dialog.verify_asked.connect(lambda size, root: self.verify({size: root}))
        dialog.open()
        return dialog

    def verify(self, held: Mapping[int, str] | None = None) -> Job:
        """Checks the whole record in the background; says what it found, and that it cannot see all."""
        workspace, deep = self._services.workspace, self.deep.isChecked()

        def work(cancel: CancelToken, progress: ProgressSink) -> LogVerification:
            return verify_workspace(workspace, deep=deep, held=held, on_progress=progress, cancel=cancel)

        job = self._services.jobs.submit(
            self.tr("Verifying the log"), work, key="verify", supersede=True, lane="quick", owner=self
        )
        # An older answer says nothing about the check that runs now.
        self.card.hide()
        self.verify_button.setEnabled(False)
        self.strip.watch(job)
        job.succeeded.connect(self._verified)
        job.failed.connect(lambda error: show_error(self, error))
        job.finished.connect(lambda: self.verify_button.setEnabled(True))
        return job

    def _verified(self, result: LogVerification) -> None:
        self.card.show_result(result)
        bad = result.problem.seq if result.problem else 0
        self.entries.model.mark_bad(bad)
        reading = self.entries.reload()
        self._reload_tab()
        if bad:
            self.tabs.setCurrentWidget(self.entries)
            if reading is not None:
                reading.succeeded.connect(lambda _: self.entries.choose(bad))
        self._services.state.stage_done.emit("verified")
