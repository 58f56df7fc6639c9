"""How one page of a case leads to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from desktop.domain.cases import CaseFile
from desktop.errors import UserFacingError
from desktop.ui.audit.audit_page import AuditPage
from desktop.ui.candidates.candidates_page import CandidatesPage
from desktop.ui.cases.cases_page import CasesPage
from desktop.ui.cases.unblinding import open_recorded_search
from desktop.ui.probe.probe_page import ProbePage
from desktop.ui.report.report_dialog import ReportDialog
from desktop.ui.second_look.oversight_page import OversightPage
from desktop.ui.second_look.second_look_page import SecondLookPage
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.services import Services
from desktop.workflow.cases import case_file
from desktop.workflow.search import SearchResult


class CaseRoutes(QObject):
    """Connects the pages that are there; a person without a right simply has fewer of them."""

    def __init__(
        self, services: Services, window: QMainWindow, pages: dict, go_to: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._go_to = go_to
        self._probe: ProbePage | None = pages.get("probe")
        self._candidates: CandidatesPage | None = pages.get("candidates")
        self._looks: SecondLookPage | None = pages.get("second_look")
        cases: CasesPage | None = pages.get("cases")
        oversight: OversightPage | None = pages.get("oversight")
        if self._probe is not None:
            self._probe.searched.connect(self._searched)
        if cases is not None:
            cases.open_probe.connect(self._go_on_with_probe)
            cases.open_search.connect(self.open_search)
            cases.open_look.connect(self._open_look)
            cases.take_in_asked.connect(self._take_in)
            cases.report_asked.connect(self.ask_report)
        audit: AuditPage | None = pages.get("audit")
        self._cases = cases
        if audit is not None and cases is not None:
            audit.case_asked.connect(self.open_case)
            audit.offer_case(may_open=True)
        if self._looks is not None:
            self._looks.look_completed.connect(lambda _: services.state.stage_done.emit("look_completed"))
        if oversight is not None:
            oversight.third_look_asked.connect(lambda _: services.state.conclusions_changed.emit())

    def _searched(self, result: SearchResult) -> None:
        self._go_to("candidates")
        if self._candidates is not None:
            self._candidates.table.setFocus()

    def _go_on_with_probe(self, probe_id: str) -> None:
        if self._probe is not None:
            self._go_to("probe")
            self._probe.open_probe(probe_id)

    def _take_in(self, case: CaseFile) -> None:
        if self._probe is not None:
            self._go_to("probe")
            self._probe.take_in_for(case)

    def open_search(self, search_id: str) -> None:
        """A recorded search, unless the person would rather stay blind."""

        def show(result: SearchResult) -> None:
            self._services.state.set_search(result)
            self._go_to("candidates")

        open_recorded_search(self._services, search_id, self._window, show)

    def open_case(self, case_id: str) -> None:
        """The page of a case, as whoever is signed in may see it."""
        if self._cases is not None:
            self._go_to("cases")
            self._cases.show_case(case_id)

    def _open_look(self, look_id: str) -> None:
        if self._looks is not None:
            self._go_to("second_look")
            self._looks.open_look(look_id)

    def ask_report(self, case_id: str) -> ReportDialog | None:
        """The disclosure pack of a case, or why there is none yet."""
        try:
            case = case_file(self._services.workspace, case_id)
        except UserFacingError as error:
            show_error(self._window, error)
            return None
        dialog = ReportDialog(self._services, case, self._window)
        dialog.open()
        return dialog
