"""Packs in the window: enrolled again, stopped and gone on with, set side by side, advised on."""

from __future__ import annotations

import csv
import math
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.log_entries import EntryKind
from desktop.domain.score_kinds import ScoreKind
from desktop.jobs.job import Job
from desktop.jobs.queue import JobQueue
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack, PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.settings.pack_advice import PackAdvice
from desktop.ui.shell.services import CaseworkState, Services
from desktop.ui.theme import apply_theme
from desktop.ui.threshold_lab.lab_page import LabPage
from desktop.ui.threshold_lab.plot_export import csv_bytes, default_name, png_bytes, svg_bytes
from desktop.workflow.browse import log_count
from desktop.workflow.demo import demo_folder
from desktop.workflow.engines import Engines
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.metadata_table import guess_mapping, read_table
from desktop.workflow.re_enrol import re_enrol
from tests.access_walk import missing
from tests.people import sign_in_as
from tests.second_pack import SECOND_PACK_ID, second_pack
from tests.ui.conftest import Driver

PEOPLE = 32
AGAIN = f"People ({SECOND_PACK_ID})"


@pytest.fixture(scope="module")
def two_captures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of synthetic people with two pictures each, and its table."""
    folder = tmp_path_factory.mktemp("pictures")
    with (demo_folder() / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by.setdefault(row["subject_id"], []).append(row)
    chosen = [row for own in by.values() if len(own) > 1 and "CCTV" not in str(own) for row in own[:2]]
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["file", "subject_id", "sex"])
        writer.writeheader()
        for row in chosen[: 2 * PEOPLE]:
            name = row["file"].replace("/", "-")
            shutil.copy(demo_folder() / row["file"], folder / name)
            writer.writerow({"file": name, "subject_id": row["subject_id"], "sex": row["sex"]})
    return folder


@pytest.fixture(scope="module")
def workspaces(
    tmp_path_factory: pytest.TempPathFactory, two_captures: Path, default_pack: ModelPack
) -> dict[str, Path]:
    """Closed workspaces, only to be copied: `one` with the gallery `People`, `two` also with the same
    again for the second pack."""
    base = tmp_path_factory.mktemp("workspaces")
    table = two_captures / "metadata.csv"
    request = EnrolmentRequest("People", two_captures, table, guess_mapping(read_table(table)))
    with Workspace.create(base / "one", WorkspaceKind.CASEWORK, "A. Examiner") as workspace:
        sign_in_as(workspace, "A. Examiner")
        enrol(workspace, FaceEngine.open(default_pack, "cpu"), request)
    shutil.copytree(base / "one", base / "two")
    other = second_pack(default_pack, base / "models")
    with Workspace.open(base / "two", "A. Examiner") as workspace:
        sign_in_as(workspace, "A. Examiner")
        with workspace.reading() as stores:
            people = stores.galleries.by_name("People")
        re_enrol(workspace, FaceEngine.open(other, "cpu"), people, AGAIN)
    return {"one": base / "one", "two": base / "two", "models": base / "models"}


def opened(
    which: str,
    workspaces: dict[str, Path],
    own_home: Path,
    tmp_path: Path,
    open_session: Callable[..., Driver],
) -> Driver:
    shutil.copytree(workspaces["models"] / SECOND_PACK_ID, own_home / "models" / SECOND_PACK_ID)
    shutil.copytree(workspaces[which], tmp_path / "workspace")
    return open_session(tmp_path / "workspace", WorkspaceKind.CASEWORK)


@pytest.fixture
def driver(
    workspaces: dict[str, Path], own_home: Path, tmp_path: Path, open_session: Callable[..., Driver]
) -> Driver:
    """A casework window with the gallery `People`, and a second pack beside the default one."""
    driver = opened("one", workspaces, own_home, tmp_path, open_session)
    driver.session.window.go_to("gallery")
    driver.settle()
    return driver


@pytest.fixture
def with_two(
    workspaces: dict[str, Path], own_home: Path, tmp_path: Path, open_session: Callable[..., Driver]
) -> Driver:
    """The same, and the gallery enrolled again."""
    return opened("two", workspaces, own_home, tmp_path, open_session)


def names(driver: Driver) -> list[str]:
    combo = driver.session.window.gallery_page._choice
    return [combo.itemText(place) for place in range(combo.count())]


def ask_and_accept(driver: Driver) -> Job:
    page = driver.session.window.gallery_page
    dialog = page.again.ask()
    driver.settle()
    assert dialog.pack_id == SECOND_PACK_ID
    assert dialog.name == AGAIN
    assert "pictures a second, tried on" in dialog.cost.text()
    assert dialog.problem.isHidden()
    started: list[Job] = []
    page.again.started.connect(started.append)
    dialog.enrol_button.click()
    (job,) = started
    return job


def test_a_gallery_is_enrolled_again_and_the_casework_stays_with_the_old_one(driver: Driver) -> None:
    window = driver.session.window
    page = window.gallery_page
    job = ask_and_accept(driver)
    assert not page.enrol_button.isEnabled()
    assert not page.again.button.isEnabled()
    assert not page.strip.isHidden()
    driver.wait(lambda: job.is_over)
    driver.settle()
    assert names(driver) == ["People", AGAIN]
    assert driver.session.services.state.gallery.name == "People"
    assert "was enrolled again as" in page.again.text.text()
    assert page.again.compare_button.isVisible()
    assert page.enrol_button.isEnabled()
    dialog = page.again.compare()
    driver.settle()
    chosen = [(one.gallery.name, one.kind) for one in dialog.view.choice.wanted]
    assert chosen == [("People", ScoreKind.RAW), (AGAIN, ScoreKind.RAW)]
    dialog.reject()
    page.again.close_button.click()
    assert page.again.isHidden()


def test_what_was_stopped_is_offered_from_both_galleries_and_gone_on_with(driver: Driver) -> None:
    page = driver.session.window.gallery_page
    job = ask_and_accept(driver)
    job.progressed.connect(lambda progress: progress.done >= 33 and job.cancel())
    driver.wait(lambda: job.is_over)
    driver.settle()
    driver.wait(lambda: page.again.isVisible())
    assert "was interrupted after" in page.again.text.text()
    assert f"of {2 * PEOPLE} pictures" in page.again.text.text()
    assert page._interrupted.isHidden(), "it is no folder"
    page._choice.setCurrentIndex(1)
    driver.settle()
    driver.wait(lambda: page.again.isVisible())
    resumed = page.again.resume()
    driver.wait(lambda: resumed.is_over)
    driver.settle()
    assert f"{2 * PEOPLE} of {2 * PEOPLE} pictures" in page.again.text.text()
    assert page.again.resume_button.isHidden()
    services = driver.session.services
    assert log_count(services.workspace, kind_prefix=EntryKind.ENROLMENT_STOPPED.value) == 1


def test_it_can_be_left_as_it_is(driver: Driver) -> None:
    page = driver.session.window.gallery_page
    job = ask_and_accept(driver)
    job.progressed.connect(lambda progress: progress.done >= 33 and job.cancel())
    driver.wait(lambda: job.is_over)
    driver.wait(lambda: page.again.isVisible())
    page.again.leave_button.click()
    driver.settle()
    assert page.again.isHidden()


def test_a_name_that_is_taken_is_spoken_of_before(driver: Driver) -> None:
    dialog = driver.session.window.gallery_page.again.ask()
    dialog.new_name.setText("People")
    assert "the gallery itself" in dialog.problem.text()
    dialog.new_name.setText("  ")
    assert not dialog.enrol_button.isEnabled()
    driver.settle()
    dialog.reject()


def test_without_another_pack_the_dialog_says_where_to_get_one(
    own_home: Path, few_faces: Path, tmp_path: Path, open_session: Callable[..., Driver]
) -> None:
    driver = open_session(tmp_path / "workspace", WorkspaceKind.CASEWORK)
    page = driver.session.window.gallery_page
    driver.session.window.go_to("gallery")
    assert page.again.ask() is None, "nobody is enrolled"
    page.start_enrolment(EnrolmentRequest("People", few_faces))
    driver.settle()
    dialog = page.again.ask()
    assert "Settings can add one" in dialog.problem.text()
    assert not dialog.enrol_button.isEnabled()
    dialog.reject()


@pytest.fixture
def compared(with_two: Driver) -> Driver:
    """On the page of error rates, where whoever does casework finds it."""
    window = with_two.session.window
    window.go_to("rates")
    with_two.wait(lambda: window.rates_page.tabs.isVisible())
    window.rates_page.tabs.setCurrentIndex(4)
    with_two.settle()
    view = window.rates_page.packs
    with_two.wait(lambda: len(view.choice.wanted) == 2)
    assert "Scores of different packs are never compared" in view.message.text()
    view.choice.compare_button.click()
    with_two.wait(lambda: view.model is not None)
    with_two.settle()
    return with_two


def test_the_comparison_is_there_in_casework_with_words_plots_and_table(compared: Driver) -> None:
    view = compared.session.window.rates_page.packs
    assert f"Of {PEOPLE} people with two pictures" in view.verdict.text()
    assert "within chance" in view.verdict.text() or "beyond chance" in view.verdict.text()
    assert f"{2 * PEOPLE} pictures of {PEOPLE} people" in view.basis.text()
    figure = view.search_plot.figure
    assert len(figure.points) == 2
    assert len(figure.labels) == 2
    named = [label.sample for label in figure.labels if label.sample is not None]
    assert all(label.text for label in figure.labels)
    assert len({(line.dash, line.symbol) for line in named}) == len(named), "told apart without colour"
    assert view.minimumSizeHint().width() <= 720, "the narrowest window has no more room"
    rows = view.table.texts()
    assert [len(row) for row in rows] == [3] * len(rows)
    by_name = {row[0]: row[1:] for row in rows}
    assert by_name["One template"] == ["512 bytes", "512 bytes"]
    assert by_name["Pictures refused (failure to enrol)"][0].startswith("0 of")
    assert all("CC0" in licence for licence in by_name["Licence"])
    assert view.table.accessibleName()


def test_what_is_counted_can_be_changed_without_measuring_again(compared: Driver) -> None:
    view = compared.session.window.rates_page.packs
    services = compared.session.services
    before = log_count(services.workspace)
    first = view.search_plot.figure
    view.any_rank.setChecked(True)
    view.wanted.setCurrentIndex(1)
    assert view.search_plot.figure is not first
    assert "floor" in view.wanted.currentText()
    assert not services.jobs.active()
    assert log_count(services.workspace) == before


def test_plots_are_exported_with_their_sides(compared: Driver) -> None:
    view = compared.session.window.rates_page.packs
    figure, source = view.single_plot.figure, view.source()
    text = csv_bytes(figure, source).decode("utf-8-sig")
    assert text.count("# compared") == 2
    assert "nan" not in text.split("\r\n\r\n")[0]
    assert default_name(figure, source, "png").endswith(".png")
    assert math.isnan(figure.threshold)
    if not figure.empty:
        assert png_bytes(figure, source).startswith(b"\x89PNG")
        assert SECOND_PACK_ID in svg_bytes(figure, source).decode()


def test_more_than_two_can_stand_side_by_side(compared: Driver) -> None:
    view = compared.session.window.rates_page.packs
    view.choice.more_button.click()
    third = view.choice.combos[2]
    assert third.isVisible()
    assert third.currentData() is None
    keys = {(one.gallery.gallery_id, one.kind) for one in view.choice.wanted}
    place = next(
        place
        for place in range(1, third.count())
        if (third.itemData(place).gallery.gallery_id, third.itemData(place).kind) not in keys
    )
    third.setCurrentIndex(place)
    view.choice.compare_button.click()
    compared.settle()
    assert len(view.model.sides) == 3
    assert view.verdict.text().count("Of 32 people") == 3


def test_settings_advise_only_from_what_was_measured(with_two: Driver) -> None:
    window = with_two.session.window
    window.go_to("settings")
    with_two.settle()
    advice = window.settings_page.findChild(PackAdvice)
    with_two.wait(lambda: advice.nothing.isVisible())
    assert advice.cards == []
    dialog = advice.open_comparison()
    with_two.wait(lambda: len(dialog.view.choice.wanted) == 2)
    dialog.view.compare()
    with_two.wait(lambda: len(advice.cards) == 1)
    (card,) = advice.cards
    text = " ".join(card.texts)
    assert "“People”" in text
    assert f"Of {PEOPLE} people with two pictures" in text
    assert ("Recommended:" in text) != ("No pack is recommended" in text)
    assert "Labeled Faces" not in text, "no published figure is advice"
    assert advice.nothing.isHidden()
    assert card.accessibleDescription() == text
    assert missing(dialog) == []
    dialog.reject()


def test_the_lab_has_its_tab_and_makes_room_for_it(
    workspaces: dict[str, Path], own_home: Path, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    shutil.copytree(workspaces["one"], tmp_path / "lab")
    apply_theme(qapp, "light")
    workspace = Workspace.open(tmp_path / "lab", "A. Examiner")
    sign_in_as(workspace, "A. Examiner")
    catalogue = PackCatalogue()
    services = Services(workspace, catalogue, Engines(workspace, catalogue), JobQueue(), CaseworkState())
    page = LabPage(services)
    qtbot.addWidget(page)
    page.resize(1200, 850)
    page.show()

    def settle() -> None:
        qtbot.waitUntil(lambda: not services.jobs.active(), timeout=60_000)

    qtbot.waitUntil(lambda: page.errors is not None, timeout=60_000)
    settle()
    assert page.slider.isVisible()
    page.tabs.setCurrentWidget(page._packs_area)
    qtbot.waitUntil(lambda: len(page.packs.choice.wanted) == 2, timeout=60_000)
    assert not page.slider.isVisible()
    assert not page.headline.isVisible()
    view = page.packs
    assert "Enrol again…" in view.message.text()
    assert [one.kind for one in view.choice.wanted] == [ScoreKind.RAW, ScoreKind.NORMALISED]
    view.compare()
    qtbot.waitUntil(lambda: view.model is not None, timeout=60_000)
    assert "raw score" in view.verdict.text()
    page.tabs.setCurrentIndex(0)
    assert page.slider.isVisible()
    assert page.headline.isVisible()
    services.jobs.stop()
    workspace.close()
