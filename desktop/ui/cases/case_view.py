"""One case: its terms, how its candidates stand, and everything that was done in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.cases import CaseFile
from desktop.domain.people import Right
from desktop.domain.standings import Standing
from desktop.errors import UserFacingError
from desktop.ui.cases.case_form import CaseForm, case_form
from desktop.ui.cases.case_head import CaseHead
from desktop.ui.cases.corroborate_dialog import CorroborateDialog
from desktop.ui.cases.reason_dialog import ReasonDialog
from desktop.ui.cases.release_dialog import ReleaseDialog
from desktop.ui.cases.standing_model import StandingModel, StandingRow
from desktop.ui.cases.tables import lined_table
from desktop.ui.cases.timeline_model import TimelineModel
from desktop.ui.cases.timeline_view import TimelineView
from desktop.ui.cases.unblinding import UnblindingDialog, ask_before_unblinding
from desktop.ui.gallery.expunge_probe_dialog import ExpungeProbeDialog, ask_expunge_probe
from desktop.ui.icons import icon
from desktop.ui.shell.empty_state import EmptyState
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.rights import offer
from desktop.ui.shell.rows import choose_row
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.case_record import CaseRecord, open_case_record
from desktop.workflow.cases import close_case, reopen_case
from desktop.workflow.today import today_of

_CORROBORABLE = (Standing.WAITS_FOR_CORROBORATION, Standing.WAITS_FOR_RELEASE)


class CaseView(QWidget):
    """Shows the case that `show_case` names, as whoever is signed in may see it."""

    left = Signal()
    """Back to the list."""
    changed = Signal()
    """Something of the case was recorded."""
    open_probe = Signal(str)
    open_search = Signal(str)
    take_in_asked = Signal(object)
    """CaseFile"""
    report_asked = Signal(str)
    """case id"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.record: CaseRecord | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.M)
        self.back_button = QPushButton(icon("home"), self.tr("All cases"), self)
        self.back_button.setToolTip(self.tr("Back to what waits and to the list of cases (Alt+Left)"))
        self.back_button.setShortcut(QKeySequence.StandardKey.Back)
        self.back_button.clicked.connect(self.left)
        column.addWidget(self._buttons())
        self.head = CaseHead(self)
        column.addWidget(self.head)
        column.addWidget(self._blind_notice())
        column.addWidget(self._tabs(), 1)

    def _buttons(self) -> QWidget:
        bar = QWidget(self)
        flow = FlowLayout(bar, Spacing.S)
        flow.addWidget(self.back_button)
        self.take_in_button = QPushButton(icon("probe"), self.tr("Take in a probe"), bar)
        self.terms_button = QPushButton(icon("calendar"), self.tr("Change terms…"), bar)
        self.report_button = QPushButton(icon("report"), self.tr("Report…"), bar)
        self.close_button = QPushButton(icon("lock"), self.tr("Close case…"), bar)
        self.take_in_button.clicked.connect(self._take_in)
        self.terms_button.clicked.connect(lambda: self.change_terms())
        self.report_button.clicked.connect(self._report)
        self.close_button.clicked.connect(lambda: self.close_or_reopen())
        for button in (self.take_in_button, self.terms_button, self.report_button, self.close_button):
            flow.addWidget(button)
        return bar

    def _blind_notice(self) -> QFrame:
        self.blind_notice = QFrame(self)
        set_role(self.blind_notice, "card")
        row = QHBoxLayout(self.blind_notice)
        row.setContentsMargins(Spacing.M, Spacing.S, Spacing.M, Spacing.S)
        words = QLabel(
            self.tr(
                "Searches, conclusions and looks of this case are kept from you while you could still look "
                "at it blind."
            ),
            self.blind_notice,
        )
        words.setWordWrap(True)
        self.show_button = QPushButton(self.tr("Show them…"), self.blind_notice)
        self.show_button.setToolTip(self.tr("Asks first: it takes the blind look away from you"))
        self.show_button.clicked.connect(lambda: self.ask_to_show())
        row.addWidget(words, 1)
        row.addWidget(self.show_button)
        self.blind_notice.hide()
        return self.blind_notice

    def _tabs(self) -> QTabWidget:
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        standing = QWidget(self.tabs)
        column = QVBoxLayout(standing)
        column.setContentsMargins(0, Spacing.S, 0, 0)
        column.setSpacing(Spacing.S)
        self.model = StandingModel(self)
        self.table = lined_table(
            self.model, self.tr("Probes, searches and candidates"), standing, (300, 190), key="standing"
        )
        self.table.activated.connect(self._activate)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        column.addWidget(self.table, 1)
        self.none = EmptyState(standing)
        self.first_button = self.none.add_button("probe", self.tr("Take in a probe"), self._take_in)
        column.addWidget(self.none, 1)
        row = QWidget(standing)
        flow = FlowLayout(row, Spacing.S)
        self.open_button = QPushButton(icon("open"), self.tr("Open"), row)
        self.corroborate_button = QPushButton(icon("add"), self.tr("Corroborate…"), row)
        self.release_button = QPushButton(icon("release"), self.tr("Release…"), row)
        self.open_button.clicked.connect(lambda: self._activate(self.table.currentIndex()))
        self.corroborate_button.clicked.connect(lambda: self.ask_corroboration())
        self.release_button.clicked.connect(lambda: self.ask_release())
        self.expunge_button = QPushButton(self.tr("Expunge probe…"), row)
        self.expunge_button.clicked.connect(lambda: self.ask_expungement())
        for button in (
            self.open_button,
            self.corroborate_button,
            self.release_button,
            self.expunge_button,
        ):
            flow.addWidget(button)
        column.addWidget(row)
        self.timeline = TimelineModel(self)
        self.timeline_view = TimelineView(self.timeline, self.tr("Timeline of the case"), self.tabs)
        self.tabs.addTab(standing, self.tr("Where it stands"))
        self.tabs.addTab(self.timeline_view, self.tr("Timeline"))
        return self.tabs

    @property
    def file(self) -> CaseFile | None:
        return self.record.file if self.record is not None else None

    def show_case(self, case_id: str, *, unblind: bool = False) -> bool:
        """Reads the case anew; whether it could be read. What is refused is said."""
        try:
            self.record = open_case_record(self._services.workspace, case_id, unblind=unblind)
        except UserFacingError as error:
            show_error(self, error)
            return False
        chosen = self._row()
        record = self.record
        self.head.show_case(record.file, today_of(self._services.workspace))
        self.blind_notice.setVisible(not record.told)
        self.model.show_record(record)
        self.timeline.set_steps(record.timeline)
        self._services.state.set_case(record.file)
        self._choose_again(chosen)
        self._refresh()
        return True

    def reload(self) -> None:
        if self.record is not None:
            self.show_case(self.record.file.case_id)

    def choose(self, search_id: str, face_id: int | None) -> None:
        """The row of a candidate, or of a search."""
        number = self.model.find(search_id, face_id)
        if number >= 0:
            self.tabs.setCurrentIndex(0)
            choose_row(self.table, number)
            self.table.setFocus()

    def _choose_again(self, before: StandingRow | None) -> None:
        number = 0
        if before is not None and before.search is not None:
            face = before.candidate.face_id if before.candidate is not None else None
            number = max(0, self.model.find(before.search.search_id, face))
        if self.model.rowCount():
            choose_row(self.table, number)

    def _row(self) -> StandingRow | None:
        return self.model.row(self.table.currentIndex().row())

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._refresh()

    def _refresh(self) -> None:
        file, workspace = self.file, self._services.workspace
        if file is None:
            return
        some = self.model.rowCount() > 0
        self.table.setVisible(some)
        self.none.setVisible(not some)
        row = self._row()
        standing = row.candidate.standing if row is not None and row.candidate is not None else None
        is_open = file.is_open
        closed = self.tr("The case is closed; reopen it first.")

        def say(text: str) -> str:
            return text if is_open else closed

        offer(
            self.take_in_button,
            workspace,
            Right.TAKE_IN,
            say(self.tr("A picture under investigation, for this case")),
            when=is_open and not file.authorisation_is_over(today_of(workspace)),
        )
        offer(
            self.terms_button,
            workspace,
            Right.OPEN_CASES,
            say(self.tr("Authorisation, requester, offence, retention; earlier terms stay in the record")),
            when=is_open,
        )
        offer(
            self.report_button,
            workspace,
            Right.DISCLOSE,
            self.tr("Everything that was done in this case, for disclosure"),
            when=self.record is not None and self.record.told,
        )
        self.close_button.setText(self.tr("Close case…") if is_open else self.tr("Reopen case…"))
        offer(
            self.close_button,
            workspace,
            Right.OPEN_CASES,
            self.tr("Ends the work on it, with a reason") if is_open else self.tr("With a reason"),
        )
        # What is kept from somebody may be there.
        told = self.record is not None and self.record.told
        self.none.setText(
            self.tr("No probe was taken in for this case yet.")
            if told
            else self.tr("Nothing of this case can be shown to you yet.")
        )
        self.first_button.setVisible(told and self.take_in_button.isEnabled())
        self.open_button.setEnabled(row is not None)
        self.open_button.setToolTip(self.tr("Go to the probe, or to the search (Return)"))
        offer(
            self.corroborate_button,
            workspace,
            Right.CORROBORATE,
            say(self.tr("For a lead that the examiners agree on: what else speaks for it")),
            when=is_open and standing in _CORROBORABLE,
        )
        offer(
            self.release_button,
            workspace,
            Right.RELEASE,
            say(self.tr("For a lead with everything that the policy asks for")),
            when=is_open and standing is Standing.WAITS_FOR_RELEASE,
        )
        offer(
            self.expunge_button,
            workspace,
            Right.EXPUNGE,
            self.tr("Close the case first: picture and template of its probes can be removed then")
            if is_open
            else self.tr("Removes picture and template of the probe; what was done with it stays recorded"),
            when=not is_open and row is not None and row.probe is not None and row.search is None,
        )

    # What is done from here

    def _activate(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is None:
            return
        if row.search is not None:
            self.open_search.emit(row.search.search_id)
        elif row.probe is not None:
            self.open_probe.emit(row.probe.probe_id)

    def _take_in(self) -> None:
        if self.file is not None:
            self.take_in_asked.emit(self.file)

    def _report(self) -> None:
        if self.file is not None:
            self.report_asked.emit(self.file.case_id)

    def _recorded(self) -> None:
        self.reload()
        self.changed.emit()

    def ask_to_show(self) -> UnblindingDialog | None:
        """Asks before the conclusions of the case are shown to somebody who could look blind."""
        file = self.file
        if file is None:
            return None
        dialog = ask_before_unblinding(self)
        dialog.accepted.connect(lambda: self.show_case(file.case_id, unblind=True))
        return dialog

    def change_terms(self) -> CaseForm | None:
        if self.file is None:
            return None
        form = case_form(self._services, self.file, self)
        if form is None:
            return None
        form.saved.connect(lambda _: self._recorded())
        form.open()
        return form

    def close_or_reopen(self) -> ReasonDialog | None:
        """Asks for the reason; a case with a look by another person is closed only along with it."""
        record = self.record
        if record is None:
            return None
        case_id, workspace = record.file.case_id, self._services.workspace
        if record.file.is_open:
            dialog = ReasonDialog(
                self.tr("Close the case {number}").format(number=record.file.case_number),
                self.tr("Nothing is taken in, searched or released in a closed case. It can be reopened."),
                self.tr("Close the case"),
                self,
            )
            if record.open_looks:
                dialog.offer(self.tr("Withdraw the look by another person that is still open"))
        else:
            dialog = ReasonDialog(
                self.tr("Reopen the case {number}").format(number=record.file.case_number),
                self.tr("The work on it goes on where it stood."),
                self.tr("Reopen the case"),
                self,
            )

        def do() -> None:
            reason = dialog.reason.toPlainText()
            try:
                if record.file.is_open:
                    close_case(workspace, case_id, reason, withdraw_looks=dialog.option.isChecked())
                else:
                    reopen_case(workspace, case_id, reason)
            except UserFacingError as error:
                dialog.show_refusal(error)
                return
            dialog.accept()
            self._recorded()

        dialog.record.clicked.connect(do)
        dialog.open()
        return dialog

    def ask_corroboration(self) -> CorroborateDialog | None:
        row = self._row()
        if row is None or row.candidate is None or row.search is None:
            return None
        dialog = CorroborateDialog(self._services.workspace, row.search.search_id, row.candidate, self)
        dialog.done.connect(self._recorded)
        dialog.done.connect(lambda: self._services.state.stage_done.emit("corroborated"))
        dialog.open()
        return dialog

    def ask_expungement(self) -> ExpungeProbeDialog | None:
        row = self._row()
        if row is None or row.probe is None:
            return None
        dialog = ask_expunge_probe(self._services, row.probe.probe_id, self)
        dialog.expunged.connect(self._recorded)
        return dialog

    def ask_release(self) -> ReleaseDialog | None:
        row, file = self._row(), self.file
        if row is None or row.candidate is None or row.search is None or file is None:
            return None
        dialog = ReleaseDialog(self._services.workspace, file, row.search, row.candidate, self)
        dialog.done.connect(self._recorded)
        dialog.done.connect(lambda: self._services.state.stage_done.emit("released"))
        dialog.open()
        return dialog
