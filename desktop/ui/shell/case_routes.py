"""How one page of a case leads to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from desktop.domain.cases import CaseFile
from desktop.errors import UserFacingError
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.pages import Pages
from desktop.ui.shell.services import Services
from desktop.workflow.cases import case_file

if TYPE_CHECKING:
    from desktop.ui.audit.audit_page import AuditPage
    from desktop.ui.candidates.candidates_page import CandidatesPage
    from desktop.ui.cases.cases_page import CasesPage
    from desktop.ui.probe.probe_page import ProbePage
    from desktop.ui.report.report_dialog import ReportDialog
    from desktop.ui.second_look.second_look_page import SecondLookPage
    from desktop.workflow.search import SearchResult


class CaseRoutes(QObject):
    """Connects pages as they are made; a person without a right simply has fewer of them."""

    def __init__(
        self, services: Services, window: QMainWindow, pages: Pages, go_to: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._pages = pages
        self._go_to = go_to
        state = services.state
        pages.when_made("probe", lambda page: page.searched.connect(self._searched))
        pages.when_made("cases", self._follow_cases)
        if "cases" in pages:
            pages.when_made("audit", self._follow_audit)
        pages.when_made(
            "second_look",
            lambda page: page.look_completed.connect(lambda _: state.stage_done.emit("look_completed")),
        )
        pages.when_made(
            "oversight",
            lambda page: page.third_look_asked.connect(lambda _: state.conclusions_changed.emit()),
        )

    def _follow_cases(self, cases: CasesPage) -> None:
        cases.open_probe.connect(self._go_on_with_probe)
        cases.open_search.connect(self.open_search)
        cases.open_look.connect(self._open_look)
        cases.take_in_asked.connect(self._take_in)
        cases.report_asked.connect(self.ask_report)

    def _follow_audit(self, audit: AuditPage) -> None:
        audit.case_asked.connect(self.open_case)
        audit.offer_case(may_open=True)

    def _searched(self, result: SearchResult) -> None:
        self._go_to("candidates")
        candidates: CandidatesPage | None = self._pages.get("candidates")
        if candidates is not None:
            candidates.table.setFocus()

    def _go_on_with_probe(self, probe_id: str) -> None:
        probe: ProbePage | None = self._pages.get("probe")
        if probe is not None:
            self._go_to("probe")
            probe.open_probe(probe_id)

    def _take_in(self, case: CaseFile) -> None:
        probe: ProbePage | None = self._pages.get("probe")
        if probe is not None:
            self._go_to("probe")
            probe.take_in_for(case)

    def open_search(self, search_id: str) -> None:
        """A recorded search, unless the person would rather stay blind."""

        from desktop.ui.cases.unblinding import open_recorded_search

        def show(result: SearchResult) -> None:
            self._services.state.set_search(result)
            self._go_to("candidates")

        open_recorded_search(self._services, search_id, self._window, show)

    def open_case(self, case_id: str) -> None:
        """The page of a case, as whoever is signed in may see it."""
        cases: CasesPage | None = self._pages.get("cases")
        if cases is not None:
            self._go_to("cases")
            cases.show_case(case_id)

    def _open_look(self, look_id: str) -> None:
        looks: SecondLookPage | None = self._pages.get("second_look")
        if looks is not None:
            self._go_to("second_look")
            looks.open_look(look_id)

    def ask_report(self, case_id: str) -> ReportDialog | None:
        """The disclosure pack of a case, or why there is none yet."""
        try:
            case = case_file(self._services.workspace, case_id)
        except UserFacingError as error:
            show_error(self._window, error)
            return None
        from desktop.ui.report.report_dialog import ReportDialog

        dialog = ReportDialog(self._services, case, self._window)
        dialog.open()
        return dialog
