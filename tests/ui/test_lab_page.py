"""The threshold lab in a training workspace: one slider, presets, a replay, the teaching view."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.log_entries import EntryKind
from desktop.domain.score_kinds import ScoreKind
from desktop.jobs.queue import JobQueue
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import PackCatalogue
from desktop.ui.shell.services import CaseworkState, Services
from desktop.ui.theme import Mode, apply_theme
from desktop.ui.threshold_lab.lab_page import LabPage
from desktop.ui.threshold_lab.size_basis import SizeBasis
from desktop.ui.threshold_lab.what_if import what_if_text
from desktop.workflow.browse import log_count
from desktop.workflow.demo import demo_folder
from desktop.workflow.engines import Engines
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.metadata_table import guess_mapping, read_table
from desktop.workflow.score_choice import chosen_score
from desktop.workflow.training import open_training
from tests.focus_marks import FocusMarks


@pytest.fixture(scope="module")
def lab_folder(tmp_path_factory, default_pack) -> Path:
    """A closed training workspace: 40 people, and 6 strangers."""
    base = tmp_path_factory.mktemp("lab")
    with (demo_folder() / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    gallery = [r for r in rows if r["role"] == "gallery"][:40]
    inside = {r["subject_id"] for r in rows if r["role"] == "gallery"}
    strangers = [r for r in rows if r["role"] == "probe" and r["subject_id"] not in inside][:6]
    engine = FaceEngine.open(default_pack, "cpu")
    with open_training(base / "workspace", "T. Trainer") as workspace:
        for name, chosen in (("People", gallery), ("Strangers", strangers)):
            folder = base / name
            folder.mkdir()
            for row in chosen:
                shutil.copy(demo_folder() / row["file"], folder)
            table = folder / "metadata.csv"
            with table.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, ["file", "subject_id", "sex"])
                writer.writeheader()
                for row in chosen:
                    writer.writerow(
                        {
                            "file": Path(row["file"]).name,
                            "subject_id": row["subject_id"],
                            "sex": row["sex"],
                        }
                    )
            request = EnrolmentRequest(name, folder, table, guess_mapping(read_table(table)))
            assert enrol(workspace, engine, request).enrolled == len(chosen)
    return base / "workspace"


@dataclass
class Lab:
    page: LabPage
    services: Services
    qtbot: object

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.services.jobs.active(), timeout=60_000)


@pytest.fixture
def lab(lab_folder: Path, tmp_path: Path, own_home: Path, qtbot, qapp: QApplication) -> Iterator[Lab]:
    shutil.copytree(lab_folder, tmp_path / "lab")
    apply_theme(qapp, "light")
    workspace = open_training(tmp_path / "lab", "T. Trainer")
    catalogue = PackCatalogue()
    services = Services(workspace, catalogue, Engines(workspace, catalogue), JobQueue(), CaseworkState())
    page = LabPage(services)
    page.resize(1200, 850)
    page.show()
    lab = Lab(page, services, qtbot)
    qtbot.waitUntil(lambda: page.errors is not None, timeout=60_000)
    lab.settle()
    yield lab
    page.close()
    services.jobs.stop()
    workspace.close()
    page.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_one_slider_moves_everything_and_nothing_of_the_casework(lab: Lab) -> None:
    page, state = lab.page, lab.services.state
    assert page.threshold == page.errors.default_threshold
    assert page.errors.n == 40
    before = state.threshold
    threshold = page.errors.curve.threshold_for(0.5)
    page.slider._by_score._spin.setValue(threshold)
    assert page.threshold == pytest.approx(threshold, abs=1e-4)
    figures = [plot.figure for plot in page.plots.all]
    shown = [figure.threshold for figure in figures if figure is not None]
    assert shown == [page.threshold] * len(shown)
    assert len(shown) >= 3
    assert "Of 100 people who are not in this gallery" in page.headline.text()
    assert "takes 30 people with two pictures" in page._missed.text()
    assert state.threshold == before
    assert state.errors is None


def test_a_preset_takes_the_slider_along_and_tells_its_story(lab: Lab) -> None:
    page = lab.page
    lab.qtbot.mouseClick(page.presets.buttons["confidence-80"], Qt.MouseButton.LeftButton)
    curve = page.errors.curve
    assert page.threshold == curve.threshold_for(0.2)
    assert 5 <= curve.events(page.threshold) <= 8  # 8 of 40, or fewer where two have one score
    assert "28 of the 535" in page.presets.story.text()
    assert page.presets.buttons["confidence-80"].isChecked()
    page.set_threshold(page.errors.curve.threshold_for(0.5))
    assert not any(button.isChecked() for button in page.presets.buttons.values())
    assert page.presets.story.isHidden()
    assert "40 people can tell no more than" in page.presets.reasons["confidence-99"].text()
    lab.qtbot.mouseClick(page.presets.buttons["everybody"], Qt.MouseButton.LeftButton)
    assert page.errors.rates.fpir(page.threshold).events == 40


def test_the_other_score_is_for_the_lab_alone_and_keeps_the_confidence(lab: Lab) -> None:
    page = lab.page
    page.set_threshold(page.errors.curve.threshold_for(0.25))
    before = page.errors.rates.fpir(page.threshold).value
    dlib = page.presets.buttons["dlib-0.6"]
    assert dlib.isEnabled()
    lab.qtbot.mouseClick(page.head.normalised_button, Qt.MouseButton.LeftButton)
    assert page.errors.kind is ScoreKind.NORMALISED
    assert page.threshold == page.errors.curve.threshold_for(before)
    assert 0.1 < page.errors.rates.fpir(page.threshold).value <= before
    assert not dlib.isEnabled()
    assert "raw score only" in page.presets.reasons["dlib-0.6"].text()
    gallery = page.head.choice.currentData()
    assert chosen_score(lab.services.workspace, gallery.gallery_id) is None


def test_what_if_the_gallery_were_larger(lab: Lab) -> None:
    page = lab.page
    page.set_threshold(page.errors.curve.threshold_for(0.25))
    assert "among 39 others" in page.what_if.sentence.text()
    lab.qtbot.mouseClick(page.what_if.buttons[25_000], Qt.MouseButton.LeftButton)
    assert "A model" in page.what_if.sentence.text()
    assert "about 100 would get a candidate" in page.what_if.sentence.text()
    above = page.errors.curve.highest + 0.5
    basis, others = SizeBasis(page.errors), page.errors.n - 1
    assert "nothing can be said about a larger one" in what_if_text(basis, others, above, 25_000)
    assert "Counted exactly" in what_if_text(basis, others, page.threshold, 10)


def test_a_replay_of_strangers_with_their_pictures(lab: Lab) -> None:
    page, panel = lab.page, lab.page.replay
    page.tabs.setCurrentIndex(1)
    assert panel.replay is None
    assert "ACLU" in panel.view.pairs.empty_text
    panel._probes.setCurrentIndex(1)
    lab.qtbot.mouseClick(panel.run_button, Qt.MouseButton.LeftButton)
    assert not panel.run_button.isEnabled()
    lab.settle()
    assert panel.run_button.isEnabled()
    assert panel.replay.n == 6
    page.set_threshold(-1.0)
    assert panel.view.headline.text().startswith("6 of 6 people who are not in this gallery")
    lab.qtbot.waitUntil(lambda: panel.view.model.pair(0).candidates[0].image is not None)
    lab.settle()
    lab.qtbot.waitUntil(lambda: panel.view.model.pair(0).candidates[0].label.startswith("S"))
    assert not panel.view.model.pair(0).person.image.isNull()
    page.set_threshold(2.0)
    assert panel.view.headline.text().startswith("0 of 6")
    assert "nobody gets a false candidate" in panel.view.pairs.empty_text
    # Another score has another scale: its replay has to be run, and the first is there again afterwards.
    first = panel.replay
    lab.qtbot.mouseClick(page.head.normalised_button, Qt.MouseButton.LeftButton)
    assert panel.replay is None
    lab.qtbot.mouseClick(page.head.raw_button, Qt.MouseButton.LeftButton)
    assert panel.replay is first
    assert log_count(lab.services.workspace, EntryKind.REPLAY_DONE) == 1


def test_a_replay_can_be_stopped(lab: Lab) -> None:
    panel = lab.page.replay
    job = panel.run()
    job.cancel()
    lab.settle()
    assert panel.replay is None
    assert panel.run_button.isEnabled()
    assert "ACLU" in panel.view.pairs.empty_text


def test_the_teaching_view_is_led_by_the_keyboard(lab: Lab) -> None:
    page = lab.page
    page.set_threshold(page.errors.curve.threshold_for(0.25))
    view = page.teach()
    view.showNormal()
    view.activateWindow()
    lab.qtbot.waitUntil(view.isActiveWindow)
    assert view.stack.currentIndex() == 0
    assert view.headline.text() == page.headline.text()
    for _ in range(9):
        lab.qtbot.keyClick(view.focusWidget(), Qt.Key.Key_PageDown)
    assert view.stack.currentIndex() == view.stack.count() - 1 == 4
    assert not view.next_button.isEnabled()
    lab.qtbot.keyClick(view.focusWidget(), Qt.Key.Key_PageUp)
    assert view.stack.currentIndex() == 3
    view.slider._by_score._spin.setValue(page.errors.curve.threshold_for(0.5))
    assert page.threshold == view.slider.threshold
    page.set_threshold(page.errors.curve.threshold_for(0.1))
    assert view.slider.threshold == pytest.approx(page.threshold)
    assert view.headline.text() == page.headline.text()
    lab.qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Escape)
    lab.qtbot.waitUntil(lambda: page.teaching is None)


def test_the_handout_is_a_page(lab: Lab, tmp_path: Path) -> None:
    lab.page.save_handout(tmp_path / "handout.pdf")
    assert (tmp_path / "handout.pdf").read_bytes().startswith(b"%PDF")
    source = lab.page.source()
    assert (source.gallery_name, source.n, source.synthetic) == ("People", 40, False)


def test_another_gallery_is_measured_when_it_is_chosen(lab: Lab) -> None:
    page = lab.page
    page.head.choice.setCurrentText("Strangers")
    assert page.errors is None
    assert not page.head.teach_button.isEnabled()
    lab.qtbot.waitUntil(lambda: page.errors is not None, timeout=60_000)
    assert page.errors.n == 6
    assert not page.head.normalised_button.isEnabled()
    assert page.replay.replay is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_focus_is_seen_on_plots_and_scales(lab: Lab, theme: Mode, qapp: QApplication) -> None:
    apply_theme(qapp, theme)
    marks = FocusMarks()
    assert marks.problems(lab.page) == []
    assert {kind[0] for kind in marks.seen} >= {"PlotCanvas", "ConfidenceTrack", "ScoreTrack"}
    apply_theme(qapp, "light")
