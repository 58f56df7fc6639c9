"""The entries that the filters leave, and one of them in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.glossary_term import Topic
from desktop.domain.log_filters import LogFilter
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.audit.entry_model import EntryModel
from desktop.ui.audit.entry_pane import EntryPane
from desktop.ui.audit.export_dialog import Shown
from desktop.ui.audit.filter_bar import FilterBar
from desktop.ui.cases.tables import lined_table
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.empty_state import EmptyState
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.rows import choose_row
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.browse import log_kinds, log_numbers, log_people

_PATIENCE_MS = 250
"""What takes longer shows how far it is."""


class EntriesView(QWidget):
    """Filters beside the window: a text is looked for in every entry that the other filters leave."""

    follow_asked = Signal(str, int)
    """case id, and the number of the entry from which it was asked"""
    case_asked = Signal(str)
    shown_changed = Signal()
    """Other entries are shown."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.shown = Shown()
        self._reading: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Spacing.M, 0, 0)
        column.setSpacing(Spacing.S)
        self.filters = FilterBar(services.workspace, self)
        self.filters.changed.connect(lambda: self.filter())
        self.filters.case_field.setVisible(not services.is_training)
        column.addWidget(self.filters)
        row = QHBoxLayout()
        self.count = QLabel(self)
        set_role(self.count, "caption")
        row.addLayout(beside(self.count, HelpButton(Topic.LOG_ENTRIES, Topic.LOG_ROOT)))
        row.addStretch(1)
        row.addWidget(self.filters.clear_button)
        column.addLayout(row)
        self.strip = JobStrip(self)
        column.addWidget(self.strip)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("log-parts")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(Spacing.M)
        self._either = QStackedWidget(splitter)
        self.model = EntryModel(services.workspace, self)
        self.table = lined_table(
            self.model, self.tr("Log entries, newest first"), self._either, (84, 150, 128, 200), key="log"
        )
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.activated.connect(lambda _: self.pane.focus_content())
        self.setFocusProxy(self.table)
        self.empty = EmptyState(self._either)
        self.all_button = self.empty.add_button(
            "cancel", self.tr("Clear filters"), self.filters.clear_button.click
        )
        self._either.addWidget(self.table)
        self._either.addWidget(self.empty)
        self._either.setMinimumWidth(360)
        self.pane = EntryPane(services.workspace, splitter)
        self.pane.follow_asked.connect(self._follow)
        self.pane.case_asked.connect(self.case_asked)
        splitter.addWidget(self._either)
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([740, 400])
        column.addWidget(splitter, 1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_strip)

    def reload(self) -> Job | None:
        """Reads anew what there is to choose from, and the entries."""
        workspace = self._services.workspace
        self.filters.set_choices(log_kinds(workspace), log_people(workspace))
        return self.filter()

    def filter(self) -> Job | None:
        """Looks for the entries that are wanted; None where nothing can be."""
        wanted, about = self.filters.wanted, self.filters.description
        if wanted is None:
            if self._reading is not None:
                self._reading.cancel()
            self._show((), LogFilter(), about)
            return None
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> Sequence[int]:
            return log_numbers(workspace, wanted, on_progress=progress, cancel=cancel)

        job = self._services.jobs.submit(
            self.tr("Looking through the log"),
            work,
            key="audit-filter",
            supersede=True,
            lane="quick",
            owner=self,
        )
        self._reading = job
        job.succeeded.connect(lambda numbers: self._show(numbers, wanted, about))
        job.cancelled.connect(self._stopped)
        job.failed.connect(lambda error: show_error(self, error))
        self._patience.start()
        return job

    def _show_strip(self) -> None:
        if self._reading is not None and not self._reading.is_over:
            self.strip.watch(self._reading)

    def _stopped(self) -> None:
        if self._reading is None or self._reading.is_over:
            self.count.setText(self.tr("Stopped looking: what is shown is what was shown before."))

    def _show(self, numbers: Sequence[int], wanted: LogFilter, about: str) -> None:
        before = self.pane.entry
        self.shown = Shown(wanted, about, len(numbers))
        self.model.show(numbers)
        count = QLocale().toString(len(numbers))
        words = self.tr("{count} entries") if len(numbers) != 1 else self.tr("{count} entry")
        found = words.format(count=count)
        self.count.setText(pair(found, about) if about else found)
        self.pane.setVisible(len(numbers) > 0)
        if len(numbers):
            self._either.setCurrentWidget(self.table)
            row = self.model.row_of(before.seq) if before is not None else -1
            choose_row(self.table, max(0, row))
        else:
            self.count.clear()
            self.empty.setText(self._why_empty(about))
            self.all_button.setVisible(self.filters.clear_button.isEnabled())
            self._either.setCurrentWidget(self.empty)
            self.pane.show_entry(None)
        self.shown_changed.emit()

    def _why_empty(self, about: str) -> str:
        if self.filters.problem:
            return self.filters.problem
        if about:
            return self.tr(
                "No entry fits all of this: {about}.\n“Clear filters” shows every entry again."
            ).format(about=about)
        return self.tr("There is no entry.")

    def choose(self, seq: int) -> None:
        """The row of an entry, where it is shown."""
        row = self.model.row_of(seq)
        if row >= 0:
            choose_row(self.table, row)
            self.table.scrollTo(self.model.index(row, 0))

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        entry = self.model.entry(current.row()) if current.isValid() else None
        self.pane.show_entry(entry)
        self.pane.say_bad(entry is not None and entry.seq == self.model.first_bad)

    def _follow(self, case_id: str) -> None:
        entry = self.pane.entry
        self.follow_asked.emit(case_id, entry.seq if entry is not None else 0)
