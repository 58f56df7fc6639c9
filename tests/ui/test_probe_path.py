"""The path of a probe in the real window: declaration, analysis, search, each recorded and gone on with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.adjustments import Crop, Recipe
from desktop.domain.people import Role
from desktop.domain.probe_analysis import Suitability
from desktop.domain.probes import Intake, ProbeType
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.probe.path_steps import Step
from desktop.workflow.cases import CaseDraft, open_case
from desktop.workflow.demo import demo_probes
from tests.examination import analysis_of
from tests.people import sign_in_as
from tests.ui.conftest import Driver

Open = Callable[..., Driver]
INTAKE = Intake("2026-0001", "Testing the path", ProbeType.PHOTOGRAPH, "Made for this test (synthetic)")


@pytest.fixture
def driver(tmp_path: Path, open_session: Open) -> Driver:
    opened = open_session(tmp_path / "workspace", WorkspaceKind.CASEWORK)
    sign_in_as(opened.session.services.workspace, "A. Examiner")
    opened.session.window.go_to("probe")
    return opened


def take_in(driver: Driver, intake: Intake = INTAKE) -> None:
    page = driver.session.window.probe_page
    page.open_source(demo_probes()[0].path)
    driver.settle()
    page.form.set_intake(intake)
    page.search_button.click()
    driver.settle()


def entries(driver: Driver) -> list[str]:
    with driver.session.services.workspace.reading() as stores:
        return [e.kind for e in stores.log.page(0, 500, newest_first=False)]


def test_each_step_is_recorded_before_the_next_is_reached(driver: Driver) -> None:
    page = driver.session.window.probe_page
    assert page.step is Step.DECLARE
    assert not page.search_button.isEnabled()
    take_in(driver)
    assert page.step is Step.ANALYSE
    assert not page.search_button.isEnabled()
    assert not page.steps.buttons[Step.SEARCH].isEnabled()
    page.analysis.restore(analysis_of())
    page.search_button.click()
    driver.settle()
    assert page.step is Step.SEARCH
    assert "no gallery" in page._missing.text()
    logged = entries(driver)
    assert logged.index("case.opened") < logged.index("probe.intake") < logged.index("probe.examined")


def test_insufficient_quality_ends_the_path_until_it_is_analysed_again(driver: Driver) -> None:
    page = driver.session.window.probe_page
    take_in(driver)
    page.analysis.restore(analysis_of(Suitability.INSUFFICIENT))
    page.search_button.click()
    driver.settle()
    assert page.step is Step.ANALYSE
    assert "not searched" in page.outcome_text.text()
    assert page.search_button.isHidden()
    page.again_button.click()
    page.analysis.restore(analysis_of())
    page.search_button.click()
    driver.settle()
    assert page.step is Step.SEARCH


def test_a_recorded_probe_is_taken_up_where_it_was_left(driver: Driver) -> None:
    page = driver.session.window.probe_page
    take_in(driver)
    assert page.file is not None
    probe_id = page.file.probe.probe_id
    page.start_over()
    assert page.step is Step.DECLARE
    page.open_probe(probe_id)
    driver.settle()
    assert page.step is Step.ANALYSE
    assert page.form.intake.provenance == INTAKE.provenance
    assert not page.form.provenance.isEnabled()
    assert not page.picture.adjust_button.isEnabled()


def test_the_original_stays_in_sight_beside_an_adjusted_picture(driver: Driver) -> None:
    page = driver.session.window.probe_page
    page.open_source(demo_probes()[0].path)
    driver.settle()
    assert page.picture.before_card.isHidden()
    page._adjusted(Recipe((Crop(20, 10, 260, 300),)))
    driver.settle()
    assert not page.picture.before_card.isHidden()
    assert "Cropped" in page.picture.recipe_text.text()
    page.form.set_intake(INTAKE)
    page.search_button.click()
    driver.settle()
    assert page.file is not None
    assert page.file.recipe == Recipe((Crop(20, 10, 260, 300),))


def test_the_case_in_hand_fills_the_declaration(driver: Driver) -> None:
    workspace, window = driver.session.services.workspace, driver.session.window
    case = open_case(workspace, CaseDraft("C-7", "Theft"))
    window.probe_page.take_in_for(case)
    assert window.probe_page.form.case.currentData().case_number == "C-7"
    assert "C-7" in window.probe_page.case_in_hand.accessibleName()


def test_what_a_person_may_not_do_is_disabled_with_the_reason(driver: Driver) -> None:
    page = driver.session.window.probe_page
    sign_in_as(driver.session.services.workspace, "S. Supervisor", Role.SUPERVISOR)
    page.reload()
    assert not page.open_button.isEnabled()
    assert "needs the role" in page.open_button.toolTip()
