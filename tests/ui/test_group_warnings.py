"""What is known about error for the groups of probe and candidate stays beside list and form."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.domain.conclusions import Conclusion
from desktop.domain.error_notes import Basis, note_for
from desktop.domain.groups import Grouping
from desktop.domain.log_entries import EntryKind
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.candidates.candidate_model import Column
from desktop.ui.candidates.error_banner import ErrorBanner
from desktop.ui.probe.declared_groups import DeclaredGroups
from desktop.ui.shell.context_help import HelpButton
from desktop.workflow.browse import conclusions_of, log_page
from desktop.workflow.demo import demo_folder
from tests.examination import features_for
from tests.ui.conftest import Driver
from tests.ui.test_whole_path import INTAKE, enrol_through_dialog

Open = Callable[..., Driver]
FEMALE = 33
"""Of 48; the 15 others are too few for a rate of their own."""


def record_sex(folder: Path, known: int = FEMALE) -> None:
    """Writes a table in which the first `known` of 48 people are female, then males, the last unknown."""
    with (folder / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["Picture", "Person", "Gender"])
        writer.writeheader()
        for number, row in enumerate(rows):
            sex = "female" if number < known else "male" if number < len(rows) - 2 else ""
            writer.writerow({"Picture": row["Picture"], "Person": row["Person"], "Gender": sex})


def open_probe(driver: Driver) -> None:
    page = driver.session.window.probe_page
    page.open_source(sorted((demo_folder() / "probes").glob("*.jpg"))[0])
    driver.settle()
    page.form.set_intake(INTAKE)


def search(driver: Driver) -> None:
    driver.search_on()


@pytest.fixture
def enrolled(tmp_path: Path, few_faces: Path, open_session: Open) -> Driver:
    """A window with a gallery of which sex is recorded, and a probe that can be searched."""
    driver = open_session(tmp_path / "workspace")
    record_sex(few_faces)
    enrol_through_dialog(driver, few_faces)
    open_probe(driver)
    return driver


def entries(driver: Driver, kind: EntryKind) -> list[dict]:
    found = log_page(driver.session.services.workspace, 0, 500)
    return [entry.data for entry in found if entry.kind == kind]


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()


def test_the_declared_group_is_said_in_the_list_and_logged(enrolled: Driver) -> None:
    groups = enrolled.session.window.probe_page.form.groups
    assert groups.isVisibleTo(enrolled.session.window.probe_page)
    assert list(groups.choices) == ["sex"]
    sex = groups.choices["sex"]
    assert [sex.itemText(n) for n in range(sex.count())] == ["Not declared", "female", "male"]
    sex.setCurrentText("female")
    search(enrolled)
    page, state = enrolled.session.window.candidates_page, enrolled.session.services.state
    assert state.search.record.declared == {"sex": "female"}
    # Nobody is filtered by it.
    assert {c.subject_id for c in state.search.candidates.rows} == set(state.measurement.subject_ids)
    assert page.banner.isVisible()
    assert "Probe, as declared. People recorded as female (sex)" in page.banner.text
    (logged,) = entries(enrolled, EntryKind.SEARCH_DONE)
    note = page.notes.probe
    assert logged["probe_note"] == note.as_record()
    assert logged["probe_note"]["rate"]["n"] == FEMALE
    of_female = next(row for row in logged["groups"] if row["group"] == "female")
    assert of_female["fpir"] == logged["probe_note"]["rate"]
    assert next(row for row in logged["groups"] if row["group"] == "male")["fpir"] is None


def test_without_a_declaration_the_worst_group_speaks(enrolled: Driver) -> None:
    search(enrolled)
    page, state = enrolled.session.window.candidates_page, enrolled.session.services.state
    assert "the worst measured one is shown" in page.banner.text
    state.set_threshold(0.0)
    page.notes.refresh()
    recorded = state.errors.groups_by_subject
    own = worst = 0
    for number in range(page.model.rowCount()):
        cell = page.model.index(number, Column.GROUP_ERROR).data()
        if recorded[page.model.candidate_at(number).subject_id].get("sex") == "female":
            assert cell.startswith("female: ")
            own += 1
        else:
            assert cell.startswith("worst group: female: ")
            worst += 1
    assert (own, worst) == (FEMALE, 48 - FEMALE)


def test_both_sentences_stand_in_the_form_and_are_recorded(enrolled: Driver) -> None:
    search(enrolled)
    page, state = enrolled.session.window.candidates_page, enrolled.session.services.state
    page.list.choose(0)
    enrolled.settle()
    candidate = page.model.candidate_at(0)
    said = page.model.index(0, Column.GROUP_ERROR).data(Qt.ItemDataRole.ToolTipRole)
    assert page.form.notes.text.splitlines() == [page.banner.text.splitlines()[0], said]
    # The threshold is moved and the conclusion recorded before the numbers had time to follow.
    moved = state.curve.threshold_for(0.05)
    assert moved != state.threshold
    state.set_threshold(moved)
    page.form.choices[Conclusion.INCONCLUSIVE].click()
    page.form.reason.setPlainText("The ears cannot be seen in the probe.")
    page.form.record.click()
    tables = state.errors.tables(moved)
    expected = [
        note_for({}, tables),
        note_for(state.errors.groups_by_subject[candidate.subject_id], tables),
    ]
    assert expected[0].rate != state.search.record.notes.probe.rate
    (logged,) = entries(enrolled, EntryKind.CONCLUSION)
    assert logged["threshold"] == moved
    assert [row["events"] for row in logged["group_rates"]] == [note.rate.events for note in expected]
    assert [row["n"] for row in logged["group_rates"]] == [note.rate.n for note in expected]
    assert len(conclusions_of(enrolled.session.services.workspace, state.search.record.search_id)) == 1
    with enrolled.session.services.workspace.reading() as stores:
        assert stores.rates.of_conclusion(1) == expected


def test_no_candidate_carries_the_sentence_of_the_probe(enrolled: Driver) -> None:
    search(enrolled)
    page = enrolled.session.window.candidates_page
    dialog = page.ask_no_candidate()
    assert dialog.notes.isVisible()
    assert dialog.notes.text == page.banner.text.splitlines()[0]
    dialog.reason.setPlainText("Nobody here is worth following up.")
    dialog.record.click()
    with enrolled.session.services.workspace.reading() as stores:
        assert stores.rates.of_conclusion(1) == [page.notes.probe]


def test_numbers_follow_the_threshold(enrolled: Driver) -> None:
    search(enrolled)
    page, state = enrolled.session.window.candidates_page, enrolled.session.services.state
    before = page.banner.text
    readings = []
    page.notes.changed.connect(lambda: readings.append(state.threshold))
    low = state.curve.threshold_for(0.9)
    for step in range(20):
        state.set_threshold(low + step * 1e-6)
    # A slider is not held up: nothing was read yet.
    assert readings == []
    enrolled.wait(lambda: page.banner.text != before)
    assert readings == [state.threshold]
    assert page.model.index(0, Column.GROUP_ERROR).data().splitlines()[0] != ""
    assert page.notes.probe == state.errors.probe_note(state.threshold, {})


def test_below_the_floor_a_conclusion_waits_for_the_reason(enrolled: Driver) -> None:
    search(enrolled)
    page, state = enrolled.session.window.candidates_page, enrolled.session.services.state
    state.set_threshold(state.curve.threshold_for(0.9))
    page.list.choose(0)
    enrolled.settle()
    page.form.set_features(features_for(Conclusion.LEAD))
    page.form.choices[Conclusion.LEAD].click()
    page.form.reason.setPlainText("Ear shape and brow agree.")
    page.form.record.click()
    (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
    assert "policy's floor" in box.text()
    assert not conclusions_of(enrolled.session.services.workspace, state.search.record.search_id)
    assert page.form.draft == (Conclusion.LEAD, "Ear shape and brow agree.")
    close_dialogs()


def test_nothing_puts_the_warnings_away(enrolled: Driver) -> None:
    search(enrolled)
    window = enrolled.session.window
    page, state = window.candidates_page, enrolled.session.services.state
    page.list.choose(0)
    enrolled.settle()
    page.form.tabs.setCurrentIndex(1)  # where the conclusion is written
    for banner in (page.banner, page.form.notes):
        assert isinstance(banner, ErrorBanner)
        for button in banner.findChildren(QAbstractButton):
            assert isinstance(button, HelpButton)  # explains, and puts nothing away
        assert not banner.actions()
    for widget in (page.banner, page.form.notes, page.form, page):
        enrolled.qtbot.keyClick(widget, Qt.Key.Key_Escape)
    page.enlarge_button.click()
    assert page.banner.isVisible()
    assert page.form.notes.isVisible()
    page.enlarge_button.click()
    window.resize(1180, 700)
    state.set_threshold(1.0)
    enrolled.settle()
    assert page.model.rowCount() == 0
    assert page.banner.isVisible()
    assert "People recorded as female" in page.banner.text


def test_what_is_not_recorded_is_said_with_what_it_hides(enrolled: Driver) -> None:
    search(enrolled)
    _, nobody, some = enrolled.session.window.candidates_page.banner.text.splitlines()
    assert "any of 48 people: race or ethnicity, age at capture." in nobody
    assert "part of 48 people only: sex (46)." in some


def test_a_gallery_without_metadata_says_so(tmp_path: Path, few_faces: Path, open_session: Open) -> None:
    driver = open_session(tmp_path / "workspace")
    (few_faces / "metadata.csv").unlink()
    enrol_through_dialog(driver, few_faces)
    open_probe(driver)
    form = driver.session.window.probe_page.form
    assert not form.groups.isVisibleTo(driver.session.window.probe_page)
    assert form.declared == {}
    search(driver)
    page = driver.session.window.candidates_page
    probe, gap = page.banner.text.splitlines()
    assert page.notes.probe.basis is Basis.NOT_MEASURED
    assert "does not mean that they do not" in probe
    assert "sex, race or ethnicity, age at capture" in gap
    assert page.model.index(0, Column.GROUP_ERROR).data() == "not enough data"


def test_scrolling_past_a_choice_declares_nothing(qtbot: QtBot) -> None:
    groups = DeclaredGroups()
    qtbot.addWidget(groups)
    groups.set_groupings([Grouping("sex", ("female", "male")), Grouping("county", ("Kent", "Kent"))])
    sex = groups.choices["sex"]
    down = QWheelEvent(
        QPointF(5, 5),
        sex.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(sex, down)
    assert groups.declared == {}
    qtbot.keyClick(sex, Qt.Key.Key_Down)
    assert groups.declared == {"sex": "female"}
    # Another gallery that knows no such group takes the choice away with it.
    groups.set_groupings([Grouping("sex", ("male", "male"))])
    assert groups.declared == {}
    groups.set_groupings(())
    assert groups.isHidden()


def test_another_picture_is_another_declaration(enrolled: Driver) -> None:
    page = enrolled.session.window.probe_page
    page.form.groups.choices["sex"].setCurrentText("male")
    # Measured again, or read again for another pack: what was declared of this picture stays.
    enrolled.session.services.state.measurement_changed.emit()
    page.open_source(page.draft.data, page.draft.file_name)
    enrolled.settle()
    assert page.form.declared == {"sex": "male"}
    page.open_source(sorted((demo_folder() / "probes").glob("*.jpg"))[1])
    enrolled.settle()
    assert page.form.declared == {}


def test_without_a_measurement_the_notes_of_the_record_speak_at_its_threshold(enrolled: Driver) -> None:
    search(enrolled)
    page, state = enrolled.session.window.candidates_page, enrolled.session.services.state
    result = state.search
    state.set_search(replace(result, errors=None))
    enrolled.settle()
    assert page.notes.notes == result.record.notes
    assert "People recorded as female" in page.banner.text
    state.set_threshold(result.record.threshold - 0.01)
    page.notes.refresh()
    assert "not known at this threshold" in page.banner.text
    assert page.notes.shown(None).notes == ()
    # Rates by another score say nothing about this search.
    other = replace(result.errors, kind=ScoreKind.NORMALISED)
    state.set_errors(other)
    assert page.notes.rate() is None
    assert "not known at this threshold" in page.banner.text


def test_a_search_that_is_opened_again_names_the_score_it_was_done_with(enrolled: Driver) -> None:
    search(enrolled)
    page, state = enrolled.session.window.candidates_page, enrolled.session.services.state
    raw = state.search

    def columns() -> tuple[str, bool]:
        title = page.model.headerData(Column.SCORE, Qt.Orientation.Horizontal)
        return title, not page.table.isColumnHidden(Column.RAW_SCORE)

    assert columns() == ("Score (raw)", False)
    other = replace(raw.record, score_kind=ScoreKind.NORMALISED, cohort_size=8, probe_mean=0.9)
    state.set_search(replace(raw, record=other, errors=None))
    assert columns() == ("Score (normalised)", True)
    page.earlier.setCurrentIndex(0)
    page.earlier.activated.emit(0)
    enrolled.settle()
    assert columns() == ("Score (raw)", False)
