"""Lists and charts that have nothing to show say what to do next, and lead there who may do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.gallery.enrol_dialog import EnrolDialog
from desktop.ui.shell.empty_state import EmptyState
from tests.access_walk import missing
from tests.ui.conftest import Driver


def test_a_button_is_there_where_it_is_offered(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    pressed: list[bool] = []
    button = empty.add_button("add", "Do it", lambda: pressed.append(True))
    empty.setText("Nothing is here. Do it.")
    empty.show()
    assert empty.text() == empty.accessibleName() == "Nothing is here. Do it."
    assert not button.isVisible()
    button.show()
    button.click()
    assert pressed == [True]
    assert not missing(empty)


@pytest.fixture
def driver(tmp_path: Path, open_session: Callable[..., Driver]) -> Driver:
    return open_session(tmp_path / "workspace")


def test_an_empty_workspace_leads_to_its_first_gallery(driver: Driver) -> None:
    window = driver.session.window
    window.go_to("rates")
    rates = window.rates_page
    assert rates.enrol_button.isVisible()
    assert not rates.measure_button.isVisible()
    rates.enrol_button.click()
    assert window.pages.currentWidget() is window.gallery_page
    faces = window.gallery_page.faces
    driver.settle()
    assert faces.empty.isVisible()
    assert not faces.grid.isVisible()
    (button,) = [b for b in faces.empty.findChildren(type(rates.enrol_button)) if b.isVisible()]
    button.click()
    dialog = window.gallery_page.findChild(EnrolDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_without_a_search_the_way_leads_to_the_probe(driver: Driver) -> None:
    window = driver.session.window
    window.go_to("candidates")
    page = window.candidates_page
    assert page.list.probe_button.isVisible()
    assert not page.list.nobody_button.isVisible()
    page.list.probe_button.click()
    assert window.pages.currentWidget() is window.probe_page


def test_an_empty_list_of_cases_leads_to_the_first(driver: Driver) -> None:
    window = driver.session.window
    window.go_to("cases")
    page = window.cases_page
    assert page.none.isVisible()
    assert page.first_button.isVisible()
    assert not page.all_button.isVisible()
    page.find.setText("parcel")
    driver.wait(lambda: not page.first_button.isVisible())
    assert "these words" in page.none.text()
    assert not page.all_button.isVisible()  # there is none to go back to
    page.find.clear()
    driver.wait(lambda: page.first_button.isVisible())


def test_no_entry_of_the_log_that_fits_leads_back_to_all(driver: Driver) -> None:
    window = driver.session.window
    window.go_to("audit")
    entries = window.audit_page.entries
    driver.settle()
    assert entries.model.rowCount() > 0
    entries.filters.find.setText("no such word")
    driver.wait(lambda: entries.empty.isVisible())
    assert entries.all_button.isVisible()
    entries.all_button.click()
    driver.wait(lambda: not entries.empty.isVisible())
    assert entries.model.rowCount() > 0


def test_no_reviewer_is_said_in_words(driver: Driver) -> None:
    window = driver.session.window
    window.go_to("oversight")
    page = window.oversight_page
    assert page.no_reviewer.isVisible()
    assert not page.table.isVisible()
