"""A case driven through the real window, by one person after another. For the test of the whole review and
for the pictures of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from desktop.domain.conclusions import Conclusion
from desktop.domain.looks import Look
from desktop.session import Session
from desktop.ui.report.report_dialog import ReportDialog
from desktop.workflow.accounts import DEMO_PASSWORD, DEMO_PEOPLE
from desktop.workflow.demo import DemoProbe
from tests.examination import analysis_of, features_for

ANALYST, SECOND, THIRD, SUPERVISOR = (name for name, _, _ in DEMO_PEOPLE[:4])
REASON = "Brow line, nose bridge and the set of the mouth were compared; hair differs."

Draw = Callable[[str, QWidget | None], None]


def nothing_drawn(name: str, widget: QWidget | None) -> None:
    """Where nobody wants pictures."""


class ReviewWalk:
    """`wait` lets the window live until something is so; `draw` is told of each screen by its name."""

    def __init__(
        self,
        session: Session,
        wait: Callable[[Callable[[], bool]], object],
        settle: Callable[[], object],
        draw: Draw = nothing_drawn,
        size: tuple[int, int] = (1440, 900),
    ) -> None:
        self.session = session
        self.size = size
        self.wait, self.settle, self.draw = wait, settle, draw

    @property
    def window(self):
        return self.session.window

    def become(self, name: str) -> None:
        """Whoever sits there signs out; the person of that name of the demo signs in."""
        self.session.switch_person()
        self.wait(lambda: self.session.desk is None and self.session.gate is not None)
        self.draw("sign-in", self.session.gate)
        self.session.gate.sign_in_page.demo_buttons[name].click()
        self.wait(lambda: self.session.desk is not None)
        self.window.resize(*self.size)
        self.settle()

    def search(self, demo: DemoProbe) -> None:
        """Declaration, analysis, search: each step with the one button that does it."""
        self.window.go_to("probe")
        page = self.window.probe_page
        page.open_demo(demo)
        self.settle()
        self.draw("probe", None)
        page.search_button.click()
        self.settle()
        self.draw("probe-analysis-begun", None)
        page.analysis.restore(analysis_of())
        self.draw("probe-analysis", None)
        page.search_button.click()
        self.settle()
        self.draw("probe-search", None)
        page.search_button.click()
        self.settle()

    def show_somebody(self) -> None:
        """Where the threshold leaves nobody it is lowered, above the policy's floor."""
        state = self.session.services.state
        if not self.window.candidates_page.model.count_at_or_above:
            state.set_threshold(state.search.candidates.rows[0].score - 1e-4)
            self.settle()
            card = self.window.error_panel.floor_card
            if not card.isHidden():
                card.reason.setPlainText("Practice: nobody reaches the usual threshold.")
                card.record.click()
            self.settle()

    def conclude(self, row: int, conclusion: Conclusion) -> None:
        page = self.window.candidates_page
        page.list.choose(row)
        self.settle()
        page.form.set_features(features_for(conclusion))
        self.draw("features", None)
        page.form.choices[conclusion].click()
        page.form.reason.setPlainText(REASON)
        page.form.tabs.setCurrentIndex(1)
        self.draw("conclusion", None)
        assert page.form.record.isEnabled(), page.form._hint.text()
        page.form.record.click()
        self.settle()

    def ask_second_look(self) -> Look:
        page = self.window.candidates_page
        assert page.look_button.isEnabled()
        look = page.ask_second_look()
        assert look is not None
        (box,) = [w for w in page.findChildren(QMessageBox) if w.isVisible()]
        self.draw("second-look-asked", box)
        box.accept()
        self.settle()
        return look

    def look_blind(self, look: Look, says: Conclusion) -> None:
        """`says` of each candidate; whoever is a filler is excluded. Only a test knows which is which."""
        self.window.go_to("second_look")
        page = self.window.second_look_page
        self.settle()
        self.draw("second-look-waiting", None)
        next(iter(page.waiting.buttons.values())).click()
        view = page.examination
        self.wait(lambda: view.clock._place is not None and view._probe is not None)
        self.settle()
        drawn = False
        while view.look is not None and view.look.open_places:
            item = next(i for i in look.items if i.place == view.places.place)
            conclusion = Conclusion.EXCLUDED if item.is_filler else says
            view.form.features.set_features(features_for(conclusion))
            view.form.choices[conclusion].setChecked(True)
            view.form.reason.setPlainText("Compared feature by feature, see the list.")
            if not drawn:
                self.settle()
                self.draw("second-look-face", None)
                drawn = True
            assert view.form.record.isEnabled()
            view.form.record.click()
            self.settle()
        view.complete()
        self.settle()
        self.draw("second-look-outcome", None)
        page.outcome.close_button.click()

    def open_case(self, search_id: str, case_id: str, face_id: int | None = None) -> None:
        self.window.go_to("cases")
        self.window.cases_page.show_case(case_id, search_id, face_id)
        self.settle()

    def corroborate(self, case_id: str, search_id: str, face_id: int) -> None:
        self.open_case(search_id, case_id, face_id)
        dialog = self.window.cases_page.view.ask_corroboration()
        assert dialog is not None
        dialog.text.setPlainText("A receipt in that name was found in the parcel.")
        dialog.source.setText("Evidence list 12, item 3")
        self.draw("corroborate", dialog)
        dialog.record.click()
        self.settle()

    def release(self, case_id: str, search_id: str, face_id: int) -> None:
        self.open_case(search_id, case_id, face_id)
        self.draw("case-before-release", None)
        dialog = self.window.cases_page.view.ask_release()
        assert dialog is not None
        self.settle()
        dialog.password.setText(DEMO_PASSWORD)
        self.draw("release", dialog)
        dialog.release_button.click()
        self.settle()
        self.draw("case-released", None)

    def report(self, case_id: str, target: Path, name: str = "report") -> ReportDialog:
        dialog = self.window.routes.ask_report(case_id)
        assert dialog is not None
        dialog.save(target, target.suffix.removeprefix("."))
        self.settle()
        self.draw(name, dialog)
        return dialog


def close_dialogs() -> None:
    """Whatever stands open."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
