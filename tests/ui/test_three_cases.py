"""Three cases of the demo in the real window, by several people: released, disagreed about, nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop.domain.conclusions import Conclusion
from desktop.domain.disclosure_records import disclosure_from_json
from desktop.domain.disclosures import Outcome
from desktop.domain.standings import Standing
from desktop.storage.workspace import WorkspaceKind
from desktop.workflow import demo
from desktop.workflow.demo import DEMO_GALLERY, demo_probes
from desktop.workflow.enrol import EnrolmentRequest
from desktop.workflow.metadata_table import guess_mapping, read_table
from desktop.workflow.standings import standings_in
from desktop.workflow.verify_audit import verify_workspace
from tests import tab_walk
from tests.access_walk import missing
from tests.private_files import open_to_others
from tests.review_walk import ANALYST, SECOND, SUPERVISOR, ReviewWalk, close_dialogs
from tests.ui.conftest import Driver

Open = Callable[..., Driver]


def walk_in(driver: Driver, trouble: list[str]) -> ReviewWalk:
    """`trouble` is told what somebody without a mouse would meet on each screen."""

    def look_at(name: str, widget: QWidget | None) -> None:
        root = widget or driver.session.window
        trouble.extend(f"{name}: {line}" for line in (*missing(root), *tab_walk.problems(root)))

    return ReviewWalk(driver.session, driver.wait, driver.settle, look_at)


def standing_of(walk: ReviewWalk, search_id: str) -> Standing:
    with walk.session.workspace.reading() as stores:
        (standing,) = standings_in(stores, search_id)
    return standing.standing


def test_one_is_released_one_disagreed_about_and_one_is_nobody(
    tmp_path: Path, few_faces: Path, open_session: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = read_table(few_faces / "metadata.csv")
    request = EnrolmentRequest(DEMO_GALLERY, few_faces, table.path, guess_mapping(table))
    monkeypatch.setattr(demo, "demo_enrolment_request", lambda: request)
    driver = open_session(tmp_path / "demo", WorkspaceKind.DEMO)
    driver.wait(lambda: driver.session.services.state.measurement is not None)
    trouble: list[str] = []
    walk = walk_in(driver, trouble)
    workspace = driver.session.workspace
    first, nobody, disputed = demo_probes()

    # The first case, by the analyst: a lead, and no report of it for anybody yet.
    walk.become(ANALYST)
    walk.search(first)
    record = walk.session.services.state.search.record
    walk.conclude(0, Conclusion.LEAD)
    lead = record.candidates[0]
    refused = walk.window.routes.ask_report(record.case_id)
    assert not refused.pdf_button.isEnabled()
    assert "has not come through its reviews" in refused.state_text
    close_dialogs()
    look = walk.ask_second_look()
    assert standing_of(walk, record.search_id) is Standing.WAITS_FOR_LOOK
    walk.window.go_to("second_look")
    driver.settle()
    assert not walk.window.second_look_page.waiting.buttons

    # The second person, blind.
    walk.become(SECOND)
    walk.look_blind(look, Conclusion.LEAD)
    assert standing_of(walk, record.search_id) is Standing.WAITS_FOR_CORROBORATION
    walk.corroborate(record.case_id, record.search_id, lead.face_id)

    # The supervisor releases, and the pack leaves as pages and as JSON.
    walk.become(SUPERVISOR)
    walk.release(record.case_id, record.search_id, lead.face_id)
    assert standing_of(walk, record.search_id) is Standing.RELEASED
    for name in ("first.pdf", "first.json"):
        dialog = walk.report(record.case_id, tmp_path / name)
        assert name in dialog.state_text, dialog.state_text
        close_dialogs()
    assert (tmp_path / "first.pdf").read_bytes().startswith(b"%PDF")
    released = disclosure_from_json((tmp_path / "first.json").read_bytes())
    assert released.outcome is Outcome.RELEASED_LEADS
    assert {p.name for p in released.participants} == {ANALYST, SECOND, SUPERVISOR}

    # The second case ends in a disagreement.
    walk.become(ANALYST)
    walk.search(disputed)
    walk.show_somebody()
    other = walk.session.services.state.search.record
    walk.conclude(0, Conclusion.LEAD)
    look = walk.ask_second_look()
    walk.become(SECOND)
    walk.look_blind(look, Conclusion.EXCLUDED)
    assert standing_of(walk, other.search_id) is Standing.DISAGREEMENT
    walk.become(SUPERVISOR)
    walk.window.go_to("oversight")
    driver.settle()
    assert len(walk.window.oversight_page.ask_buttons) == 1
    walk.report(other.case_id, tmp_path / "second.json")
    close_dialogs()
    assert disclosure_from_json((tmp_path / "second.json").read_bytes()).outcome is Outcome.DISAGREEMENT

    # The third one has no candidate.
    walk.become(ANALYST)
    walk.search(nobody)
    third, third_probe = walk.session.services.state.search.record, walk.session.services.state.search.probe
    dialog = walk.window.candidates_page.ask_no_candidate()
    dialog.reason.setPlainText("Nobody resembles the probe in nose and brow.")
    dialog.record.click()
    driver.settle()
    walk.report(third.case_id, tmp_path / "third.pdf")
    close_dialogs()
    with workspace.reading() as stores:
        (report,) = stores.releases.reports(third.case_id)
    assert report.sha256 == hashlib.sha256((tmp_path / "third.pdf").read_bytes()).hexdigest()

    # Its time is over: the case is closed, and the picture of its probe goes for good.
    walk.become(SUPERVISOR)
    walk.open_case("", third.case_id)
    view = walk.window.cases_page.view
    view.table.selectRow(0)
    assert not view.expunge_button.isEnabled()
    reason = view.close_or_reopen()
    reason.reason.setPlainText("Retention is over, nobody was found.")
    reason.record.click()
    driver.settle()
    view.table.selectRow(0)
    assert view.expunge_button.isEnabled()
    question = view.ask_expungement()
    question.reference.setText("Retention schedule, line 4.")
    question.expunge_button.click()
    driver.wait(lambda: not workspace.images.has(third_probe.image_sha256))
    driver.settle()
    verification = verify_workspace(workspace, deep=True)
    assert verification.ok, verification.problem
    assert open_to_others(workspace.folder) == []
    assert trouble == []
