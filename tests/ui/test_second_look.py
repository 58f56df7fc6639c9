"""The second look as a person does it: what is shown, what is kept, when the outcome is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QLabel

from desktop.domain.conclusions import Conclusion
from desktop.domain.features import FacialComponent, FeatureList
from desktop.jobs.queue import JobQueue
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.second_look.face_clock import FaceClock
from desktop.ui.second_look.oversight_page import OversightPage
from desktop.ui.second_look.second_look_page import SecondLookPage
from desktop.workflow.demo import demo_folder
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.metadata_table import guess_mapping, read_table
from desktop.workflow.second_look import ask_second_look, withdraw_look
from tests.examination import features_for
from tests.looks import FIRST, REASON, SECOND, Opened, examiner, open_search, supervisor
from tests.people import sign_in_as


@pytest.fixture
def asked(few_faces: Path, default_pack: ModelPack, tmp_path: Path) -> Iterator[Opened]:
    """A look waits; “B. Second” is signed in."""
    engine = FaceEngine.open(default_pack, "cpu")
    table = few_faces / "metadata.csv"
    with Workspace.create(tmp_path / "work", WorkspaceKind.CASEWORK, FIRST) as workspace:
        sign_in_as(workspace, FIRST)
        mapping = guess_mapping(read_table(table))
        enrol(
            workspace, engine, EnrolmentRequest("People", few_faces, metadata_file=table, mapping=mapping)
        )
        probe = shutil.copy(sorted((demo_folder() / "probes").glob("*.jpg"))[0], tmp_path / "probe.jpg")
        opened = open_search(workspace, engine, Path(probe))
        opened.lead(1)
        ask_second_look(workspace, opened.search_id)
        examiner(workspace, SECOND)
        yield opened


@pytest.fixture
def page(asked: Opened, qtbot, qapp) -> Iterator[SecondLookPage]:
    jobs = JobQueue()
    services = SimpleNamespace(workspace=asked.workspace, jobs=jobs)
    made = SecondLookPage(services)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    assert jobs.stop()


def _begin(page: SecondLookPage, qtbot) -> None:
    (button,) = page.waiting.buttons.values()
    button.click()
    view = page.examination
    qtbot.waitUntil(lambda: view.clock._place is not None and view._probe is not None, timeout=20_000)


def _answer(page: SecondLookPage, qtbot, conclusion: Conclusion) -> None:
    view = page.examination
    place = view.places.place
    view.form.features.set_features(features_for(conclusion))
    view.form.choices[conclusion].setChecked(True)
    view.form.reason.setPlainText(REASON)
    assert view.form.record.isEnabled()
    view.form.record.click()
    assert place not in view.look.open_places


def test_a_look_is_done_from_the_list_to_the_outcome(page: SecondLookPage, asked: Opened, qtbot) -> None:
    enlarged: list[bool] = []
    page.enlarged.connect(enlarged.append)
    _begin(page, qtbot)
    view = page.examination
    with asked.workspace.reading() as stores:
        (look,) = stores.looks.of_search(asked.search_id)
        faces = stores.faces.get_many([item.face_id for item in look.items])
    assert not view.complete_button.isEnabled()
    spoken = " ".join(
        f"{label.text()} {label.toolTip()} {label.accessibleName()}" for label in page.findChildren(QLabel)
    )
    for face in faces.values():
        assert face.record.subject_id not in spoken
        assert face.file_name not in spoken
    assert FIRST not in spoken
    while view.look.open_places:
        item = next(i for i in look.items if i.place == view.places.place)
        _answer(page, qtbot, Conclusion.EXCLUDED if item.is_filler else Conclusion.LEAD)
    assert view.complete_button.isEnabled()
    box = view.ask_to_complete()
    assert "final" in box.text()
    box.reject()
    view.complete()
    assert "agree" in page.outcome.text()
    assert FIRST in page.outcome.text()
    assert enlarged == [True, False]
    page.outcome.close_button.click()
    assert "No look waits for you" in page.waiting.text()


def test_what_was_written_is_kept_while_other_faces_are_looked_at(page: SecondLookPage, qtbot) -> None:
    _begin(page, qtbot)
    view = page.examination
    view.form.reason.setPlainText(REASON)
    view.form.choices[Conclusion.INCONCLUSIVE].setChecked(True)
    view.places.forward.click()
    assert (view.form.chosen, view.form.reason.toPlainText()) == (None, "")
    view.places.back.click()
    assert (view.form.chosen, view.form.reason.toPlainText()) == (Conclusion.INCONCLUSIVE, REASON)
    view.form.record.click()
    view.places.choose(1)
    assert view.form.reason.isReadOnly()
    assert not view.form.record.isVisible()
    view.leave_button.click()
    assert "1 of" in page.waiting.text()
    qtbot.waitUntil(lambda: not page._services.jobs.active())


def test_a_note_without_a_state_waits_with_its_face(page: SecondLookPage, qtbot) -> None:
    _begin(page, qtbot)
    view = page.examination
    view.form.features.set_features(FeatureList(), {FacialComponent.EARS: "a notch"})
    view.places.forward.click()
    assert view.form.features.waiting_notes() == {}
    view.places.back.click()
    assert view.form.features.waiting_notes() == {FacialComponent.EARS: "a notch"}
    qtbot.waitUntil(lambda: not page._services.jobs.active())


def test_a_look_that_is_withdrawn_in_the_middle_leaves_the_screen(
    page: SecondLookPage, asked: Opened, qtbot
) -> None:
    _begin(page, qtbot)
    look_id = page.examination.look.look_id
    supervisor(asked.workspace)
    withdraw_look(asked.workspace, look_id, "The probe was taken in twice.")
    examiner(asked.workspace, SECOND)
    with qtbot.waitSignal(page.examination.ended) as ended:
        page.examination.places.forward.click()
    assert "withdrawn" in ended.args[0]
    assert not page.is_looking
    assert page.examination.look is None


def test_the_list_says_why_a_look_is_for_somebody_else(page: SecondLookPage, asked: Opened) -> None:
    sign_in_as(asked.workspace, FIRST)
    page.person_changed()
    assert "You did the search" in page.waiting.text()
    assert not page.waiting.buttons
    supervisor(asked.workspace)
    page.person_changed()
    assert "for examiners" in page.waiting.text()


def test_a_supervisor_sees_both_conclusions_and_asks_for_a_third(asked: Opened, qtbot, qapp) -> None:
    from tests.looks import look_through

    with asked.workspace.reading() as stores:
        (look,) = stores.looks.of_search(asked.search_id)
    look_through(asked.workspace, look, SECOND, Conclusion.EXCLUDED)
    supervisor(asked.workspace)
    page = OversightPage(SimpleNamespace(workspace=asked.workspace))
    qtbot.addWidget(page)
    page.show()
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert FIRST in said
    assert SECOND in said
    assert "Examiners disagree" in said
    assert page.table.rowCount() == 1
    assert "of 5" in page.table.item(0, 2).text()
    (key,) = page.ask_buttons
    assert not page.ask_buttons[key].isEnabled()
    page.reasons[key].setText("The ears are seen differently.")
    with qtbot.waitSignal(page.third_look_asked):
        page.ask_buttons[key].click()
    assert not page.ask_buttons


def test_time_runs_for_the_face_that_can_be_seen() -> None:
    moment = [0.0]
    clock = FaceClock(lambda: moment[0])

    def after(seconds: float, then: Callable[[], None]) -> None:
        moment[0] += seconds
        then()

    clock.run(True)
    clock.show(1)
    after(5, lambda: clock.show(2))
    after(3, lambda: clock.run(False))
    after(100, lambda: clock.run(True))
    after(2, lambda: clock.show(1))
    after(1, lambda: None)
    assert (clock.seconds(1), clock.seconds(2)) == (6, 5)
    clock.clear()
    assert clock.seconds(1) == 0
