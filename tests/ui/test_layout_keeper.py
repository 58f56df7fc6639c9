"""The window as it was left: place, page, borders and columns, for one person on one computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableView

from desktop.ui.layout.kept_layout import KeptLayout
from desktop.ui.layout.layout_keeper import keep_layout, kept_layout, put_window_back, screens
from desktop.ui.layout.placement import Place
from desktop.ui.shell.main_window import MainWindow
from tests.ui.conftest import Driver

Open = Callable[..., Driver]
PERSON = "A. Examiner"


def opened(open_session: Open, tmp_path: Path) -> MainWindow:
    return open_session(tmp_path / "workspace").session.window


def left(window: MainWindow, driver: Driver) -> None:
    """Closes it as a person would, and lets its workspace go."""
    window.close()
    driver.session.close()
    driver.wait(lambda: not window.isVisible())


def test_borders_columns_and_page_come_back(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    window.go_to("audit")
    driver.settle()
    table = window.audit_page.table
    header = table.horizontalHeader()
    header.resizeSection(1, 222)
    header.moveSection(header.visualIndex(2), 0)
    splitter = window.audit_page.findChild(QSplitter, "log-parts")
    splitter.moveSplitter(500, 1)
    sizes = splitter.sizes()
    left(window, driver)
    again = open_session(tmp_path / "workspace")
    window = again.session.window
    assert window.stack.currentWidget() is window.audit_page
    header = window.audit_page.table.horizontalHeader()
    assert header.sectionSize(1) == 222
    assert header.logicalIndex(0) == 2
    kept = window.audit_page.findChild(QSplitter, "log-parts").sizes()
    assert abs(kept[0] - sizes[0]) <= 2


def test_what_nobody_changed_is_not_kept(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    for name in window.navigation.buttons:
        window.go_to(name)
        driver.settle()
    window.layout_keeper.keep()
    layout = kept_layout(PERSON)
    assert layout.splitters == {}
    assert set(layout.tables) <= {"candidates"}, "whose score column fits what it holds"


def test_the_layout_is_put_back_as_it_was_at_first(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    window.go_to("cases")
    driver.settle()
    splitter = window.cases_page.findChild(QSplitter, "cases-parts")
    first = splitter.sizes()
    width = window.cases_page.table.columnWidth(3)
    splitter.moveSplitter(first[0] + 90, 1)
    window.cases_page.table.setColumnWidth(3, width + 60)
    window.resize(1300, 760)
    window.menus.actions["view.reset-layout"].trigger()
    driver.settle()
    assert window.cases_page.table.columnWidth(3) == width
    share = first[0] / sum(first)
    now = splitter.sizes()
    assert now[0] / sum(now) == pytest.approx(share, abs=0.05)
    room = window.screen().availableGeometry()
    least = window.minimumSize()
    assert (window.width(), window.height()) == (
        max(least.width(), min(1440, room.width())),
        max(least.height(), min(900, room.height())),
    )
    kept = kept_layout(PERSON)
    assert (kept.tables, kept.splitters) == ({}, {})


def test_a_damaged_file_is_a_new_window(open_session: Open, tmp_path: Path) -> None:
    QSettings().setValue(f"layout/of/{PERSON}", '{"place": [1e999, "x"], "tables": {"log": 7')
    window = opened(open_session, tmp_path)
    assert window.isVisible()
    assert window.layout_keeper.layout == replace(KeptLayout(), page=window.layout_keeper.layout.page)


def test_a_page_that_the_person_has_no_more_is_not_gone_to(open_session: Open, tmp_path: Path) -> None:
    keep_layout(KeptLayout(page="no such page"), PERSON)
    window = opened(open_session, tmp_path)
    assert window.stack.currentWidget() is window.cases_page


def test_the_window_is_never_put_on_a_screen_that_is_not_there(open_session: Open, tmp_path: Path) -> None:
    window = opened(open_session, tmp_path)
    (screen, *_) = screens()
    before = window.geometry()
    gone = KeptLayout(Place(9000, 9000, 1300, 800), "a screen that was sold")
    assert not put_window_back(window, gone)
    assert window.geometry() == before
    here = KeptLayout(Place(20, 30, 1200, 710), screen.name)
    assert put_window_back(window, here)
    room = screen.place
    least = window.minimumSize()
    assert window.width() == max(least.width(), min(1200, room.width))
    assert window.height() == max(least.height(), min(710, room.height))


def test_that_it_was_maximised_is_kept(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    window.setWindowState(Qt.WindowState.WindowMaximized)
    driver.settle()
    left(window, driver)
    assert kept_layout(PERSON).maximised
    assert kept_layout().maximised, "the window in front of the work opens there too"


def test_every_border_that_can_be_moved_has_a_name_of_its_own(open_session: Open, tmp_path: Path) -> None:
    window = opened(open_session, tmp_path)
    for name in window.navigation.buttons:
        window.go_to(name)
    names = [s.objectName() for s in window.pages.findChildren(QSplitter)]
    assert all(names), "a splitter without a name is not remembered"
    assert len(set(names)) == len(names)


def test_every_table_whose_columns_can_be_dragged_has_a_name(open_session: Open, tmp_path: Path) -> None:
    window = opened(open_session, tmp_path)
    for name in window.navigation.buttons:
        window.go_to(name)
    for table in window.pages.findChildren(QTableView):
        header = table.horizontalHeader()
        free = [
            column
            for column in range(header.count() - header.stretchLastSection())
            if header.sectionResizeMode(column) is QHeaderView.ResizeMode.Interactive
        ]
        if free and not header.isHidden():
            assert table.objectName(), (type(table).__name__, table.accessibleName())
