"""What is not recorded yet can be undone; what is recorded cannot, and the menu says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.domain.adjustments import Crop, Levels, Recipe
from desktop.domain.conclusions import Conclusion
from desktop.domain.features import Appearance
from desktop.domain.probes import Intake, ProbeType
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.comparison.finding_model import COMPONENTS
from desktop.workflow.demo import demo_probes
from tests.examination import features_for
from tests.review_walk import REASON
from tests.ui.conftest import Driver
from tests.ui.test_whole_path import enrol_through_dialog, mated_probe

Open = Callable[..., Driver]
INTAKE = Intake("2026-0001", "Testing undo", ProbeType.PHOTOGRAPH, "Made for this test (synthetic)")
CROPPED = Recipe((Crop(20, 10, 260, 300),))


def test_adjustments_of_a_probe_until_it_is_recorded(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace", WorkspaceKind.CASEWORK)
    window = driver.session.window
    window.go_to("probe")
    page, undo, redo = (
        window.probe_page,
        window.menus.actions["edit.undo"],
        window.menus.actions["edit.redo"],
    )
    page.open_source(demo_probes()[0].path)
    driver.settle()
    assert not undo.isEnabled()
    both = Recipe((*CROPPED.steps, Levels(black=10)))
    for recipe in (CROPPED, both):
        page.picture.adjusted.emit(recipe)
        driver.settle()
    assert undo.text() == "&Undo: levels"
    undo.trigger()
    driver.settle()
    assert page.draft.recipe == CROPPED
    assert undo.text() == "&Undo: crop"
    undo.trigger()
    driver.settle()
    assert page.draft.recipe == Recipe()
    assert page.picture.before_card.isHidden()
    redo.trigger()
    driver.settle()
    assert page.draft.recipe == CROPPED
    page.form.set_intake(INTAKE)
    page.search_button.click()
    driver.settle()
    assert page.file is not None
    assert not undo.isEnabled()
    assert "stays recorded" in undo.toolTip()


def test_another_picture_has_nothing_of_the_one_before(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace", WorkspaceKind.CASEWORK)
    page = driver.session.window.probe_page
    page.open_source(demo_probes()[0].path)
    driver.settle()
    page.picture.adjusted.emit(CROPPED)
    driver.settle()
    assert page.undo_stack.canUndo()
    page.open_source(demo_probes()[1].path)
    driver.settle()
    assert not page.undo_stack.canUndo()


def test_an_adjustment_in_which_no_face_is_found_is_no_step(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace", WorkspaceKind.CASEWORK)
    page = driver.session.window.probe_page
    page.open_source(demo_probes()[0].path)
    driver.settle()
    page.picture.adjusted.emit(Recipe((Crop(0, 0, 24, 24),)))
    driver.settle()
    assert page.draft.recipe == Recipe()
    assert not page.undo_stack.canUndo()


def test_a_description_until_the_conclusion_is_recorded(
    open_session: Open, tmp_path: Path, few_faces: Path
) -> None:
    driver = open_session(tmp_path / "workspace", WorkspaceKind.CASEWORK)
    window, state = driver.session.window, driver.session.services.state
    enrol_through_dialog(driver, few_faces)
    driver.search_for(mated_probe(few_faces)[0], INTAKE)
    page, undo = window.candidates_page, window.menus.actions["edit.undo"]
    state.set_threshold(float(page.model._list.rows[3].score))
    assert page.model.count_at_or_above > 1
    page.list.choose(0)
    driver.settle()
    assert not undo.isEnabled()
    panel = page.form.features
    panel.focus_component(COMPONENTS[2])
    panel.model.describe(COMPONENTS[2], Appearance.SIMILAR)
    assert undo.isEnabled()
    undo.trigger()
    assert panel.features().findings == ()
    assert panel.component is COMPONENTS[2]
    window.menus.actions["edit.redo"].trigger()
    assert panel.model.appearance_of(COMPONENTS[2]) is Appearance.SIMILAR
    # Another candidate has nothing of this one to be undone, and this one's draft is there again.
    page.list.choose(1)
    driver.settle()
    assert not undo.isEnabled()
    page.list.choose(0)
    driver.settle()
    assert panel.model.appearance_of(COMPONENTS[2]) is Appearance.SIMILAR
    state.set_threshold(state.search.record.threshold)
    driver.settle()
    page.form.set_features(features_for(Conclusion.INCONCLUSIVE))
    panel.model.describe(COMPONENTS[0], Appearance.DIFFERENT)
    assert undo.isEnabled()
    page.form.choices[Conclusion.INCONCLUSIVE].click()
    page.form.reason.setPlainText(REASON)
    assert page.form.record.isEnabled(), page.form._hint.text()
    page.form.record.click()
    driver.settle()
    assert page.form._history.text(), "it is recorded"
    assert not undo.isEnabled(), undo.text()
    assert "stays recorded" in undo.toolTip()
