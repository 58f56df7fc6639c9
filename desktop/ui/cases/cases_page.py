"""Home: what waits for whoever is signed in, the list of cases, and one case."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.cases import CaseFile, CaseState
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.cases.case_form import CaseForm, case_form
from desktop.ui.cases.case_list_model import CaseListModel
from desktop.ui.cases.case_view import CaseView
from desktop.ui.cases.tables import lined_table
from desktop.ui.cases.waiting_model import WaitingModel
from desktop.ui.history.history import History
from desktop.ui.icons import icon
from desktop.ui.shell.empty_state import EmptyState
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.rights import offer
from desktop.ui.shell.rows import choose_row
from desktop.ui.shell.said import said
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.access import may, why_not
from desktop.workflow.case_record import case_count
from desktop.workflow.cases import case_file
from desktop.workflow.search import SearchResult
from desktop.workflow.today import today_of
from desktop.workflow.waiting import WaitingItem, WaitingKind, waiting_for_me


class CasesPage(QWidget):
    """Leads to where a thing is done; what is done to a case itself is done here."""

    open_probe = Signal(str)
    """probe id"""
    open_search = Signal(str)
    """search id"""
    open_look = Signal(str)
    """look id"""
    open_case = Signal(str)
    """case id; shown here, whoever else listens may follow"""
    take_in_asked = Signal(object)
    """CaseFile that a probe is to be taken in for"""
    report_asked = Signal(str)
    """case id"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        self.stack = QStackedWidget(self)
        self.overview = self._overview()
        self.view = CaseView(services, self)
        self.stack.addWidget(self.overview)
        self.stack.addWidget(self.view)
        layout.addWidget(self.stack)
        self.view.left.connect(self.show_overview)
        self.view.open_probe.connect(self.open_probe)
        self.view.open_search.connect(self.open_search)
        self.view.take_in_asked.connect(self.take_in_asked)
        self.view.report_asked.connect(self.report_asked)
        find = QShortcut(QKeySequence.StandardKey.Find, self.overview)
        find.setWhatsThis(self.tr("Find a case"))
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.find.setFocus)
        self._filters = History(self._read_filter, self._put_filter, self._filter_step, self)
        self.undo_stack = self._filters.stack
        services.state.search_changed.connect(self._follow_search)

    def _overview(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.M)
        splitter = QSplitter(Qt.Orientation.Vertical, page)
        splitter.setObjectName("cases-parts")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._waiting_side(splitter))
        splitter.addWidget(self._list_side(splitter))
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setHandleWidth(Spacing.L)
        splitter.setSizes([240, 480])
        column.addWidget(splitter, 1)
        return page

    def _waiting_side(self, parent: QWidget) -> QWidget:
        side = QWidget(parent)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        row = QHBoxLayout()
        title = QLabel(self.tr("What waits for me"), side)
        set_role(title, "subtitle")
        self.waiting_count = QLabel(side)
        set_role(self.waiting_count, "muted")
        self.go_button = QPushButton(icon("chevron-right"), self.tr("Go there"), side)
        self.go_button.setToolTip(self.tr("Go to where the chosen thing is done (Return)"))
        self.go_button.clicked.connect(lambda: self._activate(self.waiting_table.currentIndex()))
        row.addWidget(title)
        row.addWidget(self.waiting_count)
        row.addStretch(1)
        row.addWidget(self.go_button)
        column.addLayout(row)
        self.waiting = WaitingModel(self)
        self.waiting_table = lined_table(
            self.waiting, self.tr("What waits for me"), side, (210, 120, 300), key="waiting"
        )
        self.waiting_table.activated.connect(self._activate)
        self.waiting_table.setMinimumHeight(110)
        self.nothing = QLabel(side)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.nothing, "muted")
        column.addWidget(self.waiting_table, 1)
        column.addWidget(self.nothing, 1)
        return side

    def _list_side(self, parent: QWidget) -> QWidget:
        side = QWidget(parent)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        title = QLabel(self.tr("Cases"), side)
        set_role(title, "subtitle")
        self.which = QComboBox(side)
        self.which.setAccessibleName(self.tr("Which cases"))
        for text, state in (
            (self.tr("Open"), CaseState.OPEN),
            (self.tr("Closed"), CaseState.CLOSED),
            (self.tr("All"), ""),
        ):
            self.which.addItem(text, state)
        self.which.currentIndexChanged.connect(self._filter)
        self.find = QLineEdit(side)
        self.find.setPlaceholderText(self.tr("Find a number, a purpose, a requester"))
        self.find.setAccessibleName(self.tr("Find a case"))
        self.find.setClearButtonEnabled(True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(200)
        self._delay.timeout.connect(self._filter)
        self.find.textChanged.connect(lambda: self._delay.start())
        self.new_button = QPushButton(icon("add", "on_accent"), self.tr("New case…"), side)
        set_role(self.new_button, "primary")
        self.new_button.clicked.connect(lambda: self.new_case())
        row.addWidget(title)
        row.addWidget(self.which)
        row.addWidget(self.find, 1)
        row.addWidget(self.new_button)
        column.addLayout(row)
        self.model = CaseListModel(self._services.workspace, self)
        self.table = lined_table(
            self.model,
            self.tr("Cases, newest first"),
            side,
            (110, 200, 90, 120, 130, 56, 74, 92),
            key="cases",
        )
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(120)
        self.table.activated.connect(self._open_row)
        self.none = EmptyState(side)
        self.first_button = self.none.add_button("add", self.tr("New case…"), self.new_case)
        self.all_button = self.none.add_button("cancel", self.tr("Show every case"), self._show_all)
        column.addWidget(self.table, 1)
        column.addWidget(self.none, 1)
        return side

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Reads anew what waits, the list, and the case that is shown."""
        workspace = self._services.workspace
        offer(
            self.new_button,
            workspace,
            Right.OPEN_CASES,
            self.tr("Everything is done for a case (Ctrl+N)"),
        )
        self._filter()
        if self.stack.currentWidget() is self.view:
            self.view.reload()
        self.read_waiting()

    def read_waiting(self) -> Job:
        """Beside the window: a year of cases takes a moment."""
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> list[WaitingItem]:
            return waiting_for_me(workspace)

        job = self._services.jobs.submit(
            self.tr("Reading what waits"), work, key="waiting", supersede=True, lane="quick", owner=self
        )
        job.succeeded.connect(self._show_waiting)
        job.failed.connect(lambda error: show_error(self, error))
        return job

    def _show_waiting(self, items: list[WaitingItem]) -> None:
        workspace = self._services.workspace
        self.waiting.set_items(items, today_of(workspace))
        refused = said(why_not(workspace, Right.VIEW_CASES))
        self.nothing.setText(refused or self.tr("Nothing waits for you. A new case begins below."))
        self.nothing.setVisible(not items)
        self.waiting_table.setVisible(bool(items))
        self.go_button.setVisible(bool(items))
        self.waiting_count.setText(f"({len(items)})" if items else "")
        if items:
            choose_row(self.waiting_table, 0)

    def _read_filter(self) -> tuple[int, str]:
        return self.which.currentIndex(), self.find.text().strip()

    def _put_filter(self, kept: tuple[int, str]) -> None:
        """Undone, or done again."""
        which, wanted = kept
        with QSignalBlocker(self.which), QSignalBlocker(self.find):
            self.which.setCurrentIndex(which)
            self.find.setText(wanted)
        self._filter()

    def _filter_step(self, before: tuple[int, str], after: tuple[int, str]) -> str:
        return self.tr("find cases") if before[0] == after[0] else self.tr("choose which cases")

    def _filter(self) -> None:
        self._filters.follow()
        state = self.which.currentData()
        self.model.reload(CaseState(state) if state else None, self.find.text().strip())
        some = self.model.rowCount() > 0
        self.none.setVisible(not some)
        self.table.setVisible(some)
        if not some:
            self._say_none(CaseState(state) if state else None)

    def _say_none(self, state: CaseState | None) -> None:
        """Why the list is empty, and the way on from there."""
        workspace = self._services.workspace
        refused = said(why_not(workspace, Right.VIEW_CASES))
        wanted = bool(self.find.text().strip())
        others = not refused and (wanted or state is not None) and case_count(workspace) > 0
        if wanted:
            text = self.tr("No case holds all of these words.")
        elif others:
            text = self.tr("No case is open.") if state is CaseState.OPEN else self.tr("No case is closed.")
        else:
            text = self.tr("There is no case here yet.")
        self.none.setText(refused or text)
        self.first_button.setVisible(not refused and not wanted and may(workspace, Right.OPEN_CASES))
        self.all_button.setVisible(others)

    def _show_all(self) -> None:
        self.find.clear()
        self.which.setCurrentIndex(self.which.findData(""))
        self._filter()

    def unfinished(self) -> tuple[str, str]:
        """The case that is shown, and what is looked for in the list."""
        shown = self.stack.currentWidget() is self.view
        return self.view.file.case_id if shown else "", self.find.text()

    def go_on_with(self, kept: tuple[str, str]) -> None:
        case_id, wanted = kept
        self.find.setText(wanted)
        if case_id:
            self.show_case(case_id)

    def show_overview(self) -> None:
        self.stack.setCurrentWidget(self.overview)
        self.reload()
        self.table.setFocus()

    def show_case(self, case_id: str, search_id: str = "", face_id: int | None = None) -> None:
        """One case; with ids the candidate that something is to be done about is chosen."""
        if self.view.show_case(case_id):
            self.stack.setCurrentWidget(self.view)
            self.open_case.emit(case_id)
            if search_id:
                self.view.choose(search_id, face_id)

    def _follow_search(self, result: SearchResult | None) -> None:
        """The case in hand is that of the search on the screen."""
        state = self._services.state
        if result is None or (state.case is not None and state.case.case_id == result.record.case_id):
            return
        try:
            state.set_case(case_file(self._services.workspace, result.record.case_id))
        except UserFacingError as error:
            show_error(self, error)

    # Where it leads

    def _open_row(self, index: QModelIndex) -> None:
        row = self.model.case(index.row())
        if row is not None:
            self.show_case(row.file.case_id)

    def _activate(self, index: QModelIndex) -> None:
        item = self.waiting.item(index.row())
        if item is not None:
            self.go_to_item(item)

    def go_to_item(self, item: WaitingItem) -> None:
        """Where it is done: a probe, a search, a blind look, or the case itself."""
        kind = WaitingKind
        if item.kind in (kind.ANALYSE, kind.SEARCH):
            self.open_probe.emit(item.probe_id)
        elif item.kind in (kind.CONCLUDE, kind.ASK_LOOK):
            self.open_search.emit(item.search_id)
        elif item.kind is kind.TAKE_LOOK:
            self.open_look.emit(item.look_id)
        else:
            self.show_case(item.case_id, item.search_id, item.face_id)

    def new_case(self) -> CaseForm | None:
        """Opens the form; the new case is shown once it is recorded."""
        form = case_form(self._services, None, self)
        if form is None:
            return None
        form.saved.connect(self._opened)
        form.open()
        return form

    def _opened(self, case: CaseFile) -> None:
        self._services.state.stage_done.emit("case_opened")
        self.show_case(case.case_id)
