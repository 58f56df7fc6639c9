"""One case followed through the log: who did what, when, in what stage."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.log_entries import LogEntry
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.audit.case_chooser import CaseChooser
from desktop.ui.audit.entry_pane import EntryPane
from desktop.ui.audit.entry_words import detail_in_case
from desktop.ui.cases.timeline_model import TimelineModel
from desktop.ui.cases.timeline_view import TimelineView
from desktop.ui.icons import icon
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.access import why_not
from desktop.workflow.followed_case import FollowedCase, follow_case


class FollowView(QWidget):
    """Reads the case anew each time it is asked for."""

    case_asked = Signal(str)
    """case id, to be opened where cases are worked on"""
    export_asked = Signal(str)
    """case id"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.followed: FollowedCase | None = None
        self._choosing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Spacing.M, 0, 0)
        column.setSpacing(Spacing.S)
        column.addLayout(self._head())
        self.notice = QFrame(self)
        set_role(self.notice, "card")
        inner = QHBoxLayout(self.notice)
        inner.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        words = QLabel(
            self.tr(
                "Conclusions and looks of this case are kept from you while you could still look at it "
                "blind."
            ),
            self.notice,
        )
        words.setWordWrap(True)
        inner.addWidget(words)
        self.notice.hide()
        column.addWidget(self.notice)
        self.model = TimelineModel(self, detail_of=detail_in_case)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("followed-case-parts")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(Spacing.M)
        self.view = TimelineView(self.model, self.tr("Timeline of the case"), splitter)
        self.pane = EntryPane(services.workspace, splitter)
        self.pane.case_asked.connect(self.case_asked)
        splitter.addWidget(self.view)
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([640, 420])
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.empty, "muted")
        self._either = QStackedWidget(self)
        self._either.addWidget(self.empty)
        self._either.addWidget(splitter)
        column.addWidget(self._either, 1)
        self.setFocusProxy(self.case)
        self._show(None)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        label = QLabel(self.tr("Ca&se"), self)
        self.case = CaseChooser(self._services.workspace, self)
        self.case.setPlaceholderText(self.tr("Number of a case"))
        self.case.setFixedWidth(220)
        self.case.changed.connect(self._case_changed)
        label.setBuddy(self.case)
        self.count = QLabel(self)
        set_role(self.count, "muted")
        self.export_button = QPushButton(icon("report"), self.tr("Export this case…"), self)
        self.export_button.setToolTip(
            self.tr("Its entries as pages, or as a file to be verified elsewhere")
        )
        self.export_button.clicked.connect(lambda: self.export_asked.emit(self._case_id))
        self.open_button = QPushButton(icon("open"), self.tr("Open the case"), self)
        self.open_button.setToolTip(self.tr("Where the case is worked on"))
        self.open_button.clicked.connect(lambda: self.case_asked.emit(self._case_id))
        row.addWidget(label)
        row.addWidget(self.case)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.export_button)
        row.addWidget(self.open_button)
        return row

    @property
    def _case_id(self) -> str:
        return self.followed.case.case_id if self.followed is not None else ""

    def offer_case(self, may_open: bool) -> None:
        """Whether there is a page of cases to open it on."""
        self.open_button.setVisible(may_open)
        self.pane.offer_case(follow=False, open_it=may_open)

    def follow(self, case_id: str, seq: int = 0) -> Job | None:
        """Reads a case; with a number that entry of it is chosen. None where that case is shown already."""
        if self.case.case is not None and self.case.case.case_id == case_id:
            return self._read(case_id, seq)
        self._choosing = True
        self.case.choose(case_id)
        self._choosing = False
        return self._read(case_id, seq)

    def reload(self) -> None:
        if self._case_id:
            current = self.pane.entry
            self._read(self._case_id, current.seq if current is not None else 0)
        else:
            self._show(self.followed)

    def _case_changed(self) -> None:
        if self._choosing:
            return
        if self.case.case is not None:
            self._read(self.case.case.case_id, 0)
        else:
            self._show(None)

    def _read(self, case_id: str, seq: int) -> Job:
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> FollowedCase:
            return follow_case(workspace, case_id)

        job = self._services.jobs.submit(
            self.tr("Reading the case"), work, key="follow", supersede=True, lane="quick", owner=self
        )
        job.succeeded.connect(lambda found: self._show(found, seq))
        job.failed.connect(self._failed)
        return job

    def _failed(self, error: BaseException) -> None:
        self._show(None)
        show_error(self, error)

    def _show(self, found: FollowedCase | None, seq: int = 0) -> None:
        self.followed = found
        self.model.set_steps(found.entries if found is not None else ())
        self.notice.setVisible(found is not None and not found.told)
        for button in (self.export_button, self.open_button):
            button.setEnabled(found is not None)
        self.pane.show_entry(None)
        if found is None:
            self.count.clear()
            self.empty.setText(self._why_empty())
            self._either.setCurrentIndex(0)
            return
        count = len(found.entries)
        people = len({entry.actor for entry in found.entries})
        self.count.setText(
            self.tr("entries: {count}, people: {people}").format(
                count=QLocale().toString(count), people=QLocale().toString(people)
            )
        )
        self._either.setCurrentIndex(1)
        row = self.model.row_of(seq) if seq else -1
        self.view.choose(row if row >= 0 else 1)

    def _why_empty(self) -> str:
        refused = said(why_not(self._services.workspace, Right.VIEW_CASES))
        if refused:
            return refused
        if self.case.is_unknown:
            return self.tr("There is no case “{number}”. Choose one of the list.").format(
                number=self.case.text().strip()
            )
        return self.tr(
            "Choose a case above, or an entry of one in the list of entries, to see everything that was "
            "done in it, day by day."
        )

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        step = self.model.step(current.row())
        self.pane.show_entry(step if isinstance(step, LogEntry) else None)
