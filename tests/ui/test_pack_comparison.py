"""Packs in the window: enrolled again, stopped and gone on with, set side by side, advised on."""

from __future__ import annotations

import csv
import math
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.domain.log_entries import EntryKind
from desktop.domain.score_kinds import ScoreKind
from desktop.jobs.job import Job
from desktop.recognition.packs import ModelPack
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.settings.pack_advice import PackAdvice
from desktop.ui.threshold_lab.plot_export import csv_bytes, default_name, png_bytes, svg_bytes
from desktop.workflow.browse import log_count
from desktop.workflow.demo import demo_folder
from desktop.workflow.enrol import EnrolmentRequest
from desktop.workflow.metadata_table import guess_mapping, read_table
from tests.second_pack import SECOND_PACK_ID, second_pack
from tests.ui.conftest import Driver

PEOPLE = 32


@pytest.fixture
def two_captures(tmp_path: Path) -> Path:
    """A folder of synthetic people with two pictures each, and its table."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    with (demo_folder() / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by.setdefault(row["subject_id"], []).append(row)
    chosen = [row for own in by.values() if len(own) > 1 and "CCTV" not in str(own) for row in own[:2]]
    chosen = chosen[: 2 * PEOPLE]
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["file", "subject_id", "sex"])
        writer.writeheader()
        for row in chosen:
            name = row["file"].replace("/", "-")
            shutil.copy(demo_folder() / row["file"], folder / name)
            writer.writerow({"file": name, "subject_id": row["subject_id"], "sex": row["sex"]})
    return folder


@pytest.fixture
def driver(
    own_home: Path,
    default_pack: ModelPack,
    two_captures: Path,
    tmp_path: Path,
    open_session: Callable[..., Driver],
) -> Driver:
    """A casework window with the gallery `People`, and a second pack beside the default one."""
    second_pack(default_pack, own_home / "models")
    driver = open_session(tmp_path / "workspace", WorkspaceKind.CASEWORK)
    table = two_captures / "metadata.csv"
    mapping = guess_mapping(read_table(table))
    page = driver.session.window.gallery_page
    driver.session.window.go_to("gallery")
    page.start_enrolment(EnrolmentRequest("People", two_captures, table, mapping))
    driver.settle()
    return driver


def names(driver: Driver) -> list[str]:
    combo = driver.session.window.gallery_page._choice
    return [combo.itemText(place) for place in range(combo.count())]


def ask_and_accept(driver: Driver) -> Job:
    page = driver.session.window.gallery_page
    dialog = page.again.ask()
    driver.settle()
    assert dialog.pack_id == SECOND_PACK_ID
    assert dialog.name == f"People ({SECOND_PACK_ID})"
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
    assert names(driver) == ["People", f"People ({SECOND_PACK_ID})"]
    assert driver.session.services.state.gallery.name == "People"
    assert "was enrolled again as" in page.again.text.text()
    assert page.again.compare_button.isVisible()
    assert page.enrol_button.isEnabled()
    dialog = page.again.compare()
    driver.settle()
    chosen = [(one.gallery.name, one.kind) for one in dialog.view.choice.wanted]
    assert chosen == [("People", ScoreKind.RAW), (f"People ({SECOND_PACK_ID})", ScoreKind.RAW)]
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
def compared(driver: Driver) -> Driver:
    """On the page of error rates, where whoever does casework finds it."""
    job = ask_and_accept(driver)
    driver.wait(lambda: job.is_over)
    driver.settle()
    window = driver.session.window
    window.go_to("rates")
    window.rates_page.tabs.setCurrentIndex(4)
    driver.settle()
    view = window.rates_page.packs
    assert "Scores of different packs are never compared" in view.message.text()
    view.choice.compare_button.click()
    driver.settle()
    assert view.model is not None
    return driver


def test_the_comparison_is_there_in_casework_with_words_plots_and_table(compared: Driver) -> None:
    view = compared.session.window.rates_page.packs
    assert f"Of {PEOPLE} people with two pictures" in view.verdict.text()
    assert "within chance" in view.verdict.text() or "beyond chance" in view.verdict.text()
    assert f"{2 * PEOPLE} pictures of {PEOPLE} people" in view.basis.text()
    figure = view.search_plot.figure
    assert len(figure.lines) == 2 or figure.points, "each pack has a line or stands at its bound"
    dashes = [line.dash for line in (*figure.lines, *view.single_plot.figure.lines)]
    assert all(label.text for label in figure.labels)
    assert len(set(dashes)) >= min(2, len(figure.lines))
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


def test_settings_advise_only_from_what_was_measured(driver: Driver) -> None:
    window = driver.session.window
    window.go_to("settings")
    driver.settle()
    advice = window.settings_page.findChild(PackAdvice)
    assert advice.cards == []
    assert advice.nothing.isVisible()
    job = ask_and_accept(driver)
    driver.wait(lambda: job.is_over)
    driver.settle()
    dialog = advice.open_comparison()
    driver.settle()
    dialog.view.compare()
    driver.settle()
    (card,) = advice.cards
    text = " ".join(card.texts)
    assert "“People”" in text
    assert f"Of {PEOPLE} people with two pictures" in text
    assert ("Recommended:" in text) != ("No pack is recommended" in text)
    assert "Licence:" in text
    assert "99" not in text, "no published figure is advice"
    assert advice.nothing.isHidden()
    assert card.accessibleDescription() == text
    assert [b for b in dialog.findChildren(QPushButton) if b.isVisible()]
    dialog.reject()


def test_the_lab_has_its_tab_and_makes_room_for_it(
    own_home: Path,
    default_pack: ModelPack,
    two_captures: Path,
    tmp_path: Path,
    open_session: Callable[..., Driver],
) -> None:
    driver = open_session(tmp_path / "lab", WorkspaceKind.DEMO)
    window = driver.session.window
    window.go_to("gallery")
    table = two_captures / "metadata.csv"
    window.gallery_page.start_enrolment(
        EnrolmentRequest("People", two_captures, table, guess_mapping(read_table(table)))
    )
    driver.settle()
    window.go_to("lab")
    driver.settle()
    page = window.lab_page
    assert page.slider.isVisible()
    page.tabs.setCurrentWidget(page._packs_area)
    driver.settle()
    assert not page.slider.isVisible()
    assert not page.headline.isVisible()
    view = page.packs
    assert "Enrol again…" in view.message.text()
    assert [one.kind for one in view.choice.wanted] == [ScoreKind.RAW, ScoreKind.NORMALISED]
    view.compare()
    driver.settle()
    assert "raw score" in view.verdict.text()
    page.tabs.setCurrentIndex(0)
    assert page.slider.isVisible()
    assert page.headline.isVisible()
