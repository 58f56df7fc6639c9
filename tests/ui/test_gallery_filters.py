"""Filtering and sorting the gallery in the real window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.face_filters import NOT_RECORDED, FaceFilter, FaceOrder, FaceSorting
from desktop.ui.gallery import gallery_contents
from desktop.ui.gallery.face_list import FaceList
from desktop.ui.gallery.filter_bar import FilterBar
from desktop.ui.shell import thumbnail_feed
from desktop.workflow.enrol import EnrolmentRequest
from desktop.workflow.gallery_register import FilterChoices
from desktop.workflow.metadata_table import guess_mapping, read_table
from tests.ui.conftest import GALLERY_FACES, Driver

Open = Callable[..., Driver]


@pytest.fixture
def driver(tmp_path: Path, few_faces: Path, open_session: Open) -> Driver:
    """A gallery of 48 faces on the screen."""
    driver = open_session(tmp_path / "workspace")
    table = few_faces / "metadata.csv"
    request = EnrolmentRequest(
        "Few people", few_faces, metadata_file=table, mapping=guess_mapping(read_table(table))
    )
    driver.session.window.go_to("gallery")
    driver.session.window.gallery_page.start_enrolment(request)
    driver.settle()
    for dialog in QApplication.topLevelWidgets():
        if dialog.isModal():
            dialog.close()
    return driver


def subjects(faces: FaceList) -> list[str]:
    tiles = faces.tiles
    return [tiles.face_at(n).record.subject_id for n in range(tiles.total) if tiles.face_at(n) is not None]


def all_of(driver: Driver, faces: FaceList) -> list[str]:
    driver.wait(lambda: len(subjects(faces)) == GALLERY_FACES)
    return subjects(faces)


def wait_for(driver: Driver, faces: FaceList, expected: list[str]) -> None:
    """Until these subjects are shown, in this order, and nothing else is looked for."""
    driver.wait(lambda: not faces.filters.is_waiting and not faces.contents.busy)
    driver.wait(lambda: faces.tiles.total == len(expected) and subjects(faces) == expected)


def test_filters_leave_the_faces_that_fit_and_say_how_many(driver: Driver) -> None:
    faces = driver.session.window.gallery_page.faces
    everybody = all_of(driver, faces)
    filters = faces.filters
    assert not faces.count.isVisible()
    # Ctrl+F from anywhere on the page goes to the field.
    driver.qtbot.keyClick(faces.grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.keyClicks(filters.find, everybody[3])
    wait_for(driver, faces, [everybody[3]])
    assert faces.count.text() == f"1 of 48 faces: with “{everybody[3]}”"
    filters.filters_button.click()
    sex = filters.sex.itemData(1)
    filters.sex.setCurrentIndex(filters.sex.findData(NOT_RECORDED))
    wait_for(driver, faces, [])
    assert filters.filters_button.text() == "Fi&lters (1)"
    assert "No face fits all of this" in faces.grid._empty_text
    assert "sex: Not recorded" in faces.grid._empty_text
    driver.qtbot.mouseClick(faces.clear_button, Qt.MouseButton.LeftButton)
    wait_for(driver, faces, everybody)
    filters.sex.setCurrentIndex(1)
    driver.wait(lambda: 0 < faces.tiles.total < GALLERY_FACES)
    driver.wait(lambda: len(subjects(faces)) == faces.tiles.total)
    shown = [faces.tiles.face_at(n) for n in range(faces.tiles.total)]
    assert {face.record.sex for face in shown} == {sex}
    # Another page and back: what was chosen is still so.
    driver.session.window.go_to("settings")
    driver.session.window.go_to("gallery")
    driver.settle()
    assert filters.wanted == FaceFilter(sex=sex)
    assert faces.tiles.total == len(shown)


def test_an_order_can_be_chosen_and_keeps_the_face_that_is_looked_at(driver: Driver) -> None:
    faces = driver.session.window.gallery_page.faces
    enrolled = all_of(driver, faces)
    faces.grid.go_to_tile(5)
    looked_at = faces.grid.current_face()
    for sorting, expected in (
        (FaceSorting(FaceOrder.SUBJECT), sorted(enrolled)),
        (FaceSorting(FaceOrder.SUBJECT, True), sorted(enrolled, reverse=True)),
        (FaceSorting(descending=True), enrolled[::-1]),
    ):
        places = [n for n in range(faces.filters.sort.count()) if faces.filters.sort.itemData(n) == sorting]
        faces.filters.sort.setCurrentIndex(places[0])
        wait_for(driver, faces, expected)
        driver.wait(lambda: faces.grid.current_face() == looked_at)
    place = faces.filters.sort.findText("Poorest quality first")
    before = faces.tiles.ids
    faces.filters.sort.setCurrentIndex(place)
    driver.wait(lambda: faces.tiles.ids is not before and len(subjects(faces)) == GALLERY_FACES)
    shown = [faces.tiles.face_at(n) for n in range(faces.tiles.total)]
    weakest = [min(measure.value for measure in face.quality.measures) for face in shown]
    assert weakest == sorted(weakest)


def test_the_former_faces_stay_until_others_are_found_and_the_last_letter_counts(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    faces = driver.session.window.gallery_page.faces
    everybody = all_of(driver, faces)
    go_on = threading.Event()
    asked: list[str] = []
    real = gallery_contents.chosen_faces

    def slow(workspace, gallery_id, wanted, sorting, *, cancel):
        asked.append(wanted.text)
        while not go_on.wait(0.01):
            cancel.raise_if_cancelled()
        return real(workspace, gallery_id, wanted, sorting, cancel=cancel)

    monkeypatch.setattr(gallery_contents, "chosen_faces", slow)
    try:
        faces.filters.find.setText("nobody at all")
        driver.wait(lambda: "Looking" in faces.count.text() and faces.count.isVisible())
        assert subjects(faces) == everybody
        faces.filters.find.setText(everybody[0])
        driver.wait(lambda: asked == ["nobody at all", everybody[0]])
        assert subjects(faces) == everybody
    finally:
        go_on.set()
    wait_for(driver, faces, [everybody[0]])
    assert not faces.contents.busy


def test_thumbnails_come_in_the_size_of_the_tiles(driver: Driver) -> None:
    faces = driver.session.window.gallery_page.faces
    tile = faces.tiles.index_of(0)
    driver.wait(lambda: tile.data(Qt.ItemDataRole.DecorationRole) is not None)
    image = tile.data(Qt.ItemDataRole.DecorationRole)
    assert image.width() == image.height() == faces.grid.picture_pixels
    driver.session.window.resize(1180, 900)
    driver.wait(lambda: faces.tiles.index_of(0).data(Qt.ItemDataRole.DecorationRole) is not None)
    image = faces.tiles.index_of(0).data(Qt.ItemDataRole.DecorationRole)
    assert image.width() == min(160, faces.grid.picture_pixels)


def test_wishes_that_were_scrolled_past_are_dropped(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnail_feed, "_WAITING", 3)
    feed = thumbnail_feed.ThumbnailFeed(driver.session.services, "test-thumbnails", driver.session.window)
    feed.set_pixels(64)
    arrived: list[int] = []
    dropped: list[int] = []
    feed.arrived.connect(lambda found: arrived.extend(face_id for face_id, _ in found))
    feed.dropped.connect(dropped.extend)
    ids = driver.session.window.gallery_page.tiles.ids.tolist()
    feed.want(ids[:5])
    driver.wait(lambda: len(arrived) + len(dropped) == 5)
    assert (arrived, dropped) == (ids[:3], ids[3:5])


def test_choices_of_another_gallery_take_the_place_of_the_former(qtbot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.set_choices(FilterChoices([("female", 3), ("male", 2)], [("Asian", 1)], [1950], {}))
    bar.sex.setCurrentIndex(bar.sex.findData("male"))
    bar.born.setCurrentIndex(1)
    assert bar.wanted == FaceFilter(sex="male", born=(1950, 1959))
    assert bar.description == "sex: male, born: 1950–1959"
    changes = []
    bar.changed.connect(lambda: changes.append(bar.wanted))
    bar.set_choices(FilterChoices([("male", 9)], [], [1950], {}))
    assert (bar.wanted.sex, changes) == ("male", [])
    bar.set_choices(FilterChoices([("F", 9)], [], [1960], {}))
    assert changes == [FaceFilter()], "nobody here is recorded as that"
    bar.born.setCurrentIndex(bar.born.count() - 1)
    assert bar.wanted == FaceFilter(birth_not_recorded=True)
    for control in (bar.find, bar.sort, bar.sex, bar.race, bar.born, bar.quality, bar.eyes):
        assert control.accessibleName()
