"""Tiles: pages and thumbnails on demand, keyboard, a million rows."""

from __future__ import annotations

import time
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.faces import Box, DetectedFace, FaceQuality
from desktop.domain.galleries import EnrolledFace
from desktop.domain.subjects import CaptureRecord, YearOfBirth
from desktop.ui.gallery import tile_model
from desktop.ui.gallery.tile_grid import TileGrid
from desktop.ui.gallery.tile_model import FACE_ROLE, PAGE_SIZE, TileModel

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
    model.page_needed.connect(lambda offset, limit: model.page_arrived(offset, faces(offset, limit)))
    return model


@pytest.fixture
def grid(qtbot, model) -> TileGrid:
    grid = TileGrid(model)
    qtbot.addWidget(grid)
    grid.resize(900, 600)
    return grid


def test_the_model_keeps_the_rules_of_qt(qtbot):
    model = TileModel(faces)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_columns(4)
    model.set_total(10)
    assert (model.rowCount(), model.columnCount()) == (3, 4)
    assert model.index(2, 1).data() == "S9"
    assert model.index(2, 2).data() is None
    assert model.flags(model.index(2, 2)) == Qt.ItemFlag.NoItemFlags
    model.set_columns(3)
    assert model.rowCount() == 4
    assert model.tile_of(model.index_of(7)) == 7
    del tester


def test_missing_pages_are_asked_for_once_newest_first(qtbot):
    model, asked = TileModel(), []
    model.page_needed.connect(lambda offset, limit: asked.append((offset, limit)))
    model.set_total(1000)
    for tile in (0, 1, 300, 999, 999):
        assert model.face_at(tile) is None
    qtbot.waitUntil(lambda: len(asked) == 3)
    assert asked == [(768, 232), (256, 256), (0, 256)]
    model.face_at(0)
    model.page_arrived(256, faces(256, 256))
    assert model.face_at(300) == face(300)
    assert "loading" in model.index_of(0).data(Qt.ItemDataRole.AccessibleTextRole)
    model.requests_dropped()
    model.face_at(0)
    qtbot.waitUntil(lambda: len(asked) == 4)


def test_thumbnails_are_asked_for_kept_and_bounded(qtbot, monkeypatch):
    monkeypatch.setattr(tile_model, "THUMBNAILS_KEPT", 2)
    model, asked, batches, changed = TileModel(faces), [], [], []
    model.thumbnail_needed.connect(asked.append)
    model.thumbnails_needed.connect(batches.append)
    model.dataChanged.connect(lambda first, last, roles: changed.append(model.tile_of(first)))
    model.set_total(100)
    for tile in (0, 1, 2):
        assert model.index_of(tile).data(Qt.ItemDataRole.DecorationRole) is None
    qtbot.waitUntil(lambda: len(asked) == 3)
    assert asked == [1002, 1001, 1000]
    assert batches == [[1002, 1001, 1000]]
    for face_id in (1000, 1001, 1002):
        model.set_thumbnail(face_id, QImage(4, 4, QImage.Format.Format_RGB32))
    assert changed == [0, 1, 2]
    assert model.index_of(2).data(Qt.ItemDataRole.DecorationRole) is not None
    assert model.index_of(0).data(Qt.ItemDataRole.DecorationRole) is None
    qtbot.waitUntil(lambda: len(asked) == 4)


def test_pages_are_bounded(qtbot, monkeypatch):
    monkeypatch.setattr(tile_model, "PAGES_KEPT", 3)
    model = TileModel(faces)
    model.set_total(10 * PAGE_SIZE)
    for tile in range(0, 10 * PAGE_SIZE, PAGE_SIZE):
        assert model.face_at(tile) == face(tile)
    assert len(model._pages) == 3
    assert len(model._tile_of_face) == 3 * PAGE_SIZE


def test_a_tile_says_a_whole_sentence(qtbot):
    model = TileModel(faces)
    model.set_total(5)
    text = model.index_of(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Face 2 of 5, subject S1, taken 2019-04-30, female · born 1974"
    assert model.index_of(1).data(FACE_ROLE) == face(1)


def test_arrows_go_from_tile_to_tile(qtbot, model, grid):
    model.set_total(14)
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
    model.set_total(100)
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


def test_a_million_faces_paint_at_once(qtbot, model, grid):
    model.set_total(1_000_000)
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(QColor("#446688"))
    model.thumbnail_needed.connect(lambda face_id: model.set_thumbnail(face_id, image))
    begun = time.perf_counter()
    grid.show()
    grid.grab()
    first = time.perf_counter() - begun
    grid.go_to_tile(777_777)
    qtbot.waitUntil(lambda: grid.current_face() == face(777_777))
    print(f"first paint of 1M faces: {first * 1000:.0f} ms")
    assert first < 2.0
