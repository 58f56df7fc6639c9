"""Home in the real window: what waits, the list of cases, the form, one case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.cases import FlagKind
from desktop.domain.people import Role
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.cases.case_list_model import CaseListModel
from desktop.ui.cases.case_texts import flag_text
from desktop.ui.cases.unblinding import ask_before_unblinding
from desktop.workflow.case_record import case_rows
from desktop.workflow.cases import CaseDraft, open_case
from desktop.workflow.waiting import WaitingKind
from tests.people import sign_in_as
from tests.ui.conftest import Driver

Open = Callable[..., Driver]


@pytest.fixture
def driver(tmp_path: Path, open_session: Open) -> Driver:
    opened = open_session(tmp_path / "workspace", WorkspaceKind.CASEWORK)
    sign_in_as(opened.session.services.workspace, "A. Examiner")
    opened.session.window.go_to("cases")
    opened.session.window.cases_page.reload()
    opened.settle()
    return opened


def test_the_form_says_beside_each_field_what_is_missing(driver: Driver) -> None:
    form = driver.session.window.cases_page.new_case()
    form.policy.setCurrentIndex(form.policy.findData("eu-ai-act"))
    assert "offence" in form._missing.text()
    assert not form.errors["requester"].text()
    form.save()
    for name in ("case_number", "purpose", "requester", "offence"):
        assert form.errors[name].text()
    assert "two examiners" in form.card.text.lower()
    form.reject()


def test_a_new_case_is_shown_listed_and_in_hand(driver: Driver) -> None:
    page, state = driver.session.window.cases_page, driver.session.services.state
    form = page.new_case()
    form.number.setText("C-1")
    form.purpose.setText("Theft")
    form.save()
    driver.settle()
    assert page.stack.currentWidget() is page.view
    assert page.view.head.title.text().endswith("C-1")
    assert state.case is not None
    assert state.case.case_number == "C-1"
    again = page.new_case()
    again.number.setText("C-1")
    assert "already" in again.errors["case_number"].text()
    again.reject()


def test_a_case_is_closed_with_a_reason_and_reopened(driver: Driver) -> None:
    page, workspace = driver.session.window.cases_page, driver.session.services.workspace
    case = open_case(workspace, CaseDraft("C-1", "Theft"))
    page.show_case(case.case_id)
    dialog = page.view.close_or_reopen()
    assert not dialog.record.isEnabled()
    dialog.reason.setPlainText("Nothing more is to be done.")
    dialog.record.click()
    assert not page.view.file.is_open
    assert not page.view.take_in_button.isEnabled()
    dialog = page.view.close_or_reopen()
    dialog.reason.setPlainText("Something new was found.")
    dialog.record.click()
    assert page.view.file.is_open
    assert {"case.closed", "case.reopened"} <= {step.kind for step in page.view.record.timeline}


def test_what_waits_leads_to_the_case(driver: Driver) -> None:
    page, workspace = driver.session.window.cases_page, driver.session.services.workspace
    today = page.model._today
    open_case(workspace, CaseDraft("C-9", "Fraud", deadline=today))
    page.reload()
    driver.settle()
    item = page.waiting.item(0)
    assert item.kind is WaitingKind.AUTHORISATION
    page.go_button.click()
    assert page.view.file.case_number == "C-9"


def test_who_may_not_open_cases_is_told_why(driver: Driver) -> None:
    page = driver.session.window.cases_page
    sign_in_as(driver.session.services.workspace, "T. Trainer", Role.TRAINER)
    page.reload()
    driver.settle()
    assert not page.new_button.isEnabled()
    assert "needs the role" in page.new_button.toolTip()
    assert page.table.isHidden()


def test_the_list_reads_only_the_pages_that_are_looked_at(driver: Driver) -> None:
    workspace = driver.session.services.workspace
    for number in range(300):
        open_case(workspace, CaseDraft(f"C-{number}", "Theft"))
    model = CaseListModel(workspace)
    model.reload(None)
    assert model.rowCount() == 300
    assert model.pages_read == 0
    assert model.case(299).file == case_rows(workspace, 299, 1)[0].file
    assert model.pages_read == 1


def test_staying_blind_is_what_return_does(driver: Driver) -> None:
    dialog = ask_before_unblinding(driver.session.window)
    assert dialog.keep.isDefault()
    dialog.keep.click()
    assert dialog.result() == 0


def test_every_reason_to_flag_a_case_has_its_own_words() -> None:
    assert len({flag_text(kind) for kind in FlagKind}) == len(FlagKind)
