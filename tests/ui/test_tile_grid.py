"""Tiles: pages and thumbnails on demand, keyboard, a million rows."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.faces import Box, DetectedFace, FaceQuality
from desktop.domain.galleries import EnrolledFace
from desktop.domain.subjects import CaptureRecord, YearOfBirth
from desktop.ui.gallery import tile_model
from desktop.ui.gallery.tile_grid import TileGrid
from desktop.ui.gallery.tile_model import FACE_ROLE, PAGE_SIZE, THUMBNAIL_ROLE, TileModel

POINTS = ((1.0, 1.0), (2.0, 1.0), (1.5, 2.0), (1.0, 3.0), (2.0, 3.0))
QUALITY = FaceQuality(())
DETECTED = DetectedFace(Box(0, 0, 4, 4), POINTS, 0.9)


def face(number: int) -> EnrolledFace:
    record = CaptureRecord(f"S{number}", "female", "", YearOfBirth(1974, 1974), date(2019, 4, 30))
    return EnrolledFace(number + 1000, 1, record, "0" * 64, f"{number}.jpg", DETECTED, QUALITY, number)


def faces(offset: int, limit: int) -> list[EnrolledFace]:
    return [face(n) for n in range(offset, offset + limit)]


@pytest.fixture
def model(qtbot) -> TileModel:
    model = TileModel()
    answer_pages(model)
    return model


def page_of(model: TileModel, offset: int) -> list[EnrolledFace]:
    if model.ids is None:
        return faces(offset, min(PAGE_SIZE, model.total - offset))
    return [face(one - 1000) for one in model.ids[offset : offset + PAGE_SIZE].tolist()]


def answer_pages(model: TileModel) -> None:
    model.pages_needed.connect(
        lambda offsets: [model.page_arrived(offset, page_of(model, offset)) for offset in offsets]
    )


@pytest.fixture
def grid(qtbot, model) -> TileGrid:
    grid = TileGrid(model)
    qtbot.addWidget(grid)
    grid.resize(900, 600)
    return grid


def filled(total: int) -> TileModel:
    """With its first pages there."""
    model = TileModel()
    model.show_number(total)
    for offset in range(0, total, PAGE_SIZE):
        model.page_arrived(offset, faces(offset, min(PAGE_SIZE, total - offset)))
    return model


def test_the_model_keeps_the_rules_of_qt(qtbot):
    model = TileModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_columns(4)
    model.show_number(10)
    model.page_arrived(0, faces(0, 10))
    assert (model.rowCount(), model.columnCount()) == (3, 4)
    assert model.index(2, 1).data() == "S9"
    assert model.index(2, 2).data() is None
    assert model.flags(model.index(2, 2)) == Qt.ItemFlag.NoItemFlags
    model.set_columns(3)
    assert model.rowCount() == 4
    assert model.tile_of(model.index_of(7)) == 7
    model.show_faces(np.array([1003, 1001]))
    assert (model.rowCount(), model.index(0, 0).data()) == (1, "")
    del tester


def test_missing_pages_are_asked_for_once_newest_first(qtbot):
    model, asked = TileModel(), []
    model.pages_needed.connect(asked.append)
    model.show_number(1000)
    for tile in (0, 1, 300, 999, 999):
        assert model.face_at(tile) is None
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert asked == [[896, 256, 0]]
    model.face_at(0)
    model.page_arrived(256, faces(256, PAGE_SIZE))
    assert model.face_at(300) == face(300)
    assert "loading" in model.index_of(0).data(Qt.ItemDataRole.AccessibleTextRole)
    model.pages_dropped([0])
    model.face_at(0)
    model.face_at(999)  # still on its way
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1] == [0]


def test_knowing_which_faces_they_are_changes_nothing_that_is_shown(qtbot):
    model, resets = filled(200), []
    model.modelReset.connect(lambda: resets.append(model.total))
    ids = np.arange(1000, 1200)
    model.name_faces(ids)
    assert (model.ids is ids, resets, model.face_at(7)) == (True, [], face(7))
    assert (model.tile_of_face(1007), model.tile_of_face(77)) == (7, -1)
    model.name_faces(ids[:150])  # somebody was expunged since they were counted
    assert (resets, model.face_at(7)) == ([150], None)


def test_thumbnails_are_asked_for_kept_and_bounded_in_bytes(qtbot, monkeypatch):
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    monkeypatch.setattr(tile_model, "THUMBNAIL_BYTES_KEPT", 2 * image.sizeInBytes())
    model = filled(100)
    batches, changed = [], []
    model.thumbnails_needed.connect(batches.append)
    model.dataChanged.connect(lambda first, last, roles: changed.append((first.row(), last.row())))
    for tile in (0, 1, 2):
        assert model.index_of(tile).data(Qt.ItemDataRole.DecorationRole) is None
    qtbot.waitUntil(lambda: len(batches) == 1)
    assert batches == [[1002, 1001, 1000]]
    model.set_thumbnails([(face_id, image) for face_id in (1000, 1001, 1002)])
    assert changed == [(0, 2)], "one change for all that came together"
    assert model.index_of(2).data(Qt.ItemDataRole.DecorationRole) is not None
    assert model.thumbnail_bytes == 2 * image.sizeInBytes()
    assert model.index_of(0).data(Qt.ItemDataRole.DecorationRole) is None
    qtbot.waitUntil(lambda: len(batches) == 2)
    model.thumbnails_dropped([1000])
    assert model.index_of(0).data(Qt.ItemDataRole.DecorationRole) is None
    qtbot.waitUntil(lambda: len(batches) == 3)
    assert batches[1:] == [[1000], [1000]]
    model.forget_thumbnails()
    assert (model.thumbnail_bytes, model.index_of(2).data(THUMBNAIL_ROLE)) == (0, None)


def test_thumbnails_stay_when_the_same_faces_stand_in_another_order(qtbot):
    model = filled(100)
    model.set_thumbnails([(1003, QImage(4, 4, QImage.Format.Format_RGB32))])
    model.show_faces(np.arange(1099, 999, -1))
    model.page_arrived(0, faces(0, 100)[::-1])
    assert model.index_of(96).data(FACE_ROLE) == face(3)
    assert model.index_of(96).data(THUMBNAIL_ROLE).width() == 4


def test_pages_are_bounded(qtbot, monkeypatch):
    monkeypatch.setattr(tile_model, "PAGES_KEPT", 3)
    model = filled(10 * PAGE_SIZE)
    assert [model.face_at(n * PAGE_SIZE) for n in (6, 7)] == [None, face(7 * PAGE_SIZE)]
    assert len(model._pages) == 3
    assert len(model._tile_of_face) == 3 * PAGE_SIZE


def test_a_tile_says_a_whole_sentence(qtbot):
    model = filled(5)
    text = model.index_of(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Face 2 of 5, subject S1, taken 2019-04-30, female · born 1974"
    assert model.index_of(1).data(FACE_ROLE) == face(1)


def test_arrows_go_from_tile_to_tile(qtbot, model, grid):
    model.show_number(14)
    grid.show()
    qtbot.waitExposed(grid)
    qtbot.waitUntil(lambda: model.face_at(0) is not None)
    columns = model.columns
    assert 3 <= columns <= 8
    grid.setFocus()
    seen = []
    grid.face_selected.connect(lambda f: seen.append(None if f is None else f.face_id - 1000))
    grid.go_to_tile(columns - 1)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_End)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert seen == [columns - 1, columns, columns - 1, 2 * columns - 1, 13, 0]
    with qtbot.waitSignal(grid.face_opened) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args == [face(0)]
    assert grid.selected_faces() == [face(0)]


def test_the_current_tile_survives_another_width(qtbot, model, grid):
    model.show_number(100)
    grid.show()
    qtbot.waitExposed(grid)
    grid.go_to_tile(40)
    columns = model.columns
    grid.resize(500, 600)
    qtbot.waitUntil(lambda: model.columns < columns and grid.currentIndex().isValid())
    assert model.tile_of(grid.currentIndex()) == 40
    qtbot.waitUntil(lambda: grid.current_face() == face(40))


def test_empty_text_is_painted(qtbot, model, grid):
    grid.set_empty_text("Nobody is enrolled yet.")
    assert not grid.grab().isNull()


def test_the_current_face_is_found_again_in_another_order(qtbot, model, grid):
    model.show_number(100)
    model.name_faces(np.arange(1000, 1100))
    grid.show()
    qtbot.waitExposed(grid)
    qtbot.waitUntil(lambda: model.face_at(40) is not None)
    grid.go_to_tile(40)
    model.show_faces(np.arange(1099, 999, -1))
    qtbot.waitUntil(lambda: grid.currentIndex().isValid())
    assert model.tile_of(grid.currentIndex()) == 59
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    model.show_faces(np.arange(1050, 1100))  # face 1040 is not among them
    qtbot.waitUntil(lambda: grid.verticalScrollBar().value() == 0)
    assert not grid.currentIndex().isValid()


def test_any_place_of_a_million_faces_can_be_gone_to(qtbot, model, grid):
    model.show_number(1_000_000)
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(QColor("#446688"))
    model.thumbnails_needed.connect(lambda ids: model.set_thumbnails([(one, image) for one in ids]))
    grid.show()
    assert not grid.grab().isNull()
    grid.go_to_tile(777_777)
    qtbot.waitUntil(lambda: grid.current_face() == face(777_777))
    qtbot.keyClick(grid, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: grid.current_face() == face(999_999))
    assert len(model._pages) <= tile_model.PAGES_KEPT
