"""The palette, the list of keys and the menus, on the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.domain.people import Role
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.commands.collected import commands_of
from desktop.ui.commands.palette_dialog import PaletteDialog
from desktop.ui.commands.window_action import actions_of, english_of
from desktop.ui.help.guide_window import GuideWindow
from desktop.ui.shell.languages import Languages
from desktop.ui.shell.main_window import MainWindow
from desktop.workflow.cases import CaseDraft, open_case
from tests.access_walk import missing
from tests.people import sign_in_as
from tests.ui.conftest import Driver

Open = Callable[..., Driver]


@pytest.fixture
def window(open_session: Open, tmp_path: Path) -> MainWindow:
    return open_session(tmp_path / "workspace").session.window


def palette(window: MainWindow, query: str = "") -> PaletteDialog:
    dialog = window.ways.find_command()
    dialog.find.setText(query)
    return dialog


def shown(dialog: PaletteDialog) -> list[str]:
    return [dialog.model.index(row, 0).data() for row in range(dialog.model.rowCount())]


def test_everything_in_the_menus_and_every_page_is_found(window: MainWindow) -> None:
    keys = {command.key for command in commands_of(window)}
    in_menus = {action.objectName() for _, action in actions_of(window.menuBar())}
    assert "" not in {name for name in in_menus if not name.isdigit()} - {""}
    assert {name for name in in_menus if name and name != "help.commands"} <= keys
    assert {f"page.{name}" for name in window.navigation.buttons} <= keys
    assert {"settings.packs", "settings.people", "help.topic.method.0"} <= keys
    assert len(keys) == len(commands_of(window)), "each once"


def test_it_is_worked_with_the_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    dialog = palette(window)
    qtbot.keyClicks(dialog.find, "audit l")
    assert shown(dialog)[0] == "Audit log"
    qtbot.keyClick(dialog.find, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.audit_page)
    assert window.ways.finder.palette is None


def test_arrows_choose_while_the_line_keeps_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    dialog = palette(window)
    qtbot.keyClick(dialog.find, Qt.Key.Key_Down)
    assert dialog.list.currentIndex().row() == 1
    for _ in range(2):
        qtbot.keyClick(dialog.find, Qt.Key.Key_Up)
    assert dialog.list.currentIndex().row() == dialog.model.rowCount() - 1
    qtbot.keyClick(dialog.find, Qt.Key.Key_PageUp)
    assert dialog.list.currentIndex().row() < dialog.model.rowCount() - 1
    qtbot.keyClick(dialog.find, Qt.Key.Key_Escape)
    assert window.ways.finder.palette is None


def test_what_was_used_last_comes_first_the_next_time(window: MainWindow, qtbot: QtBot) -> None:
    dialog = palette(window, "signing key")
    qtbot.keyClick(dialog.find, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.settings_page)
    again = palette(window)
    assert shown(again)[0] == "Signing key"
    again.reject()


def test_a_command_that_cannot_be_used_says_why_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    dialog = palette(window, "report of the case")
    qtbot.keyClick(dialog.find, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "No case is open" in dialog.why.text()
    spoken = dialog.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not possible" in spoken
    dialog.reject()


def test_who_has_no_right_reads_which_role_has(
    own_home: Path, open_session: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    driver = open_session(tmp_path / "workspace")
    workspace = driver.session.workspace
    sign_in_as(workspace, "T. Trainer", Role.TRAINER)
    # The rights are asked of the record each time.
    found = {command.key: command for command in commands_of(driver.session.window)}
    assert "Supervisor" in found["page.oversight"].why_not or found["page.oversight"].why_not == ""
    assert found["page.probe"].why_not
    assert "Analyst" in found["page.probe"].why_not


def test_a_case_is_found_by_its_number_and_by_its_purpose(window: MainWindow, qtbot: QtBot) -> None:
    case = open_case(
        window.services.workspace,
        CaseDraft("C-2026-17", "burglary at the harbour", offence="burglary", requester="Unit 4"),
    )
    for query in ("2026-17", "harbour"):
        dialog = palette(window, query)
        assert shown(dialog) == ["C-2026-17: burglary at the harbour"]
        dialog.reject()
    dialog = palette(window, "harbour")
    qtbot.keyClick(dialog.find, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.cases_page.view.record is not None)
    assert window.cases_page.view.file.case_id == case.case_id


def test_nothing_found_is_said(window: MainWindow) -> None:
    dialog = palette(window, "zzzqqq")
    assert shown(dialog) == []
    assert dialog.why.isVisibleTo(dialog)
    dialog.reject()


def test_it_can_be_read_aloud_and_reached_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    assert missing(palette(window)) == []
    window.ways.finder.palette.reject()
    assert missing(window.ways.show_shortcuts()) == []
    assert missing(window.ways.open_about()) == []


def test_training_has_no_casework_in_it(
    open_session: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.shell.preparation.Preparation.start", lambda self: None)
    window = open_session(tmp_path / "training", WorkspaceKind.TRAINING).session.window
    keys = {command.key for command in commands_of(window)}
    assert not keys & {"page.cases", "work.new-case", "work.report", "settings.people", "file.lock"}
    assert "page.lab" in keys


# Languages


def test_in_french_both_languages_are_found(open_session: Open, tmp_path: Path, qapp: QApplication) -> None:
    languages = Languages(qapp)
    languages.speak("fr")
    try:
        window = open_session(tmp_path / "workspace").session.window
        french = {c.key: c.title for c in commands_of(window)}
        assert french["page.audit"] != "Audit log"
        for query in ("audit log", french["page.audit"], "settings signing key", "method statement"):
            dialog = palette(window, query)
            assert dialog.model.rowCount() > 0, query
            dialog.reject()
        first = palette(window, "audit log")
        assert shown(first)[0] == french["page.audit"]
        first.reject()
    finally:
        languages.speak("en")


def test_every_action_of_a_menu_knows_its_english_name(window: MainWindow) -> None:
    for _, action in actions_of(window.menuBar()):
        if action.objectName():
            assert english_of(action), action.objectName()


# Keys


def test_the_list_of_keys_holds_every_key_of_the_window(window: MainWindow) -> None:
    listed = {(one.keys, one.what) for one in window.ways.finder.shortcuts()}
    keys = {keys for keys, _ in listed}
    for shortcut in window.findChildren(QShortcut):
        if shortcut.whatsThis():
            assert (
                shortcut.key().toString(QKeySequence.SequenceFormat.NativeText),
                shortcut.whatsThis(),
            ) in listed
    for _, action in actions_of(window.menuBar()):
        if not action.shortcut().isEmpty():
            assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in keys
    assert {"S", "D", "N", "Ctrl+F", "Ctrl+K", "M", "F11"} <= keys


def test_a_key_without_a_name_is_another_key_of_something_that_has_one(window: MainWindow) -> None:
    for name, _, _ in window.pages.entries():
        window.pages.get(name)
    unnamed = {
        shortcut.key().toString()
        for shortcut in window.findChildren(QShortcut)
        if not shortcut.whatsThis() and not shortcut.parent().objectName().startswith("qt_")
    }
    assert unnamed <= {"Ctrl+="}


def test_no_key_means_two_things_on_one_page(window: MainWindow) -> None:
    places: dict[str, list[str]] = {}
    for one in window.ways.finder.shortcuts():
        places.setdefault(one.place, []).append(one.keys)
    menus = {keys for place in ("File", "Edit", "Work", "View", "Help") for keys in places.get(place, [])}
    for place, keys in places.items():
        assert len(keys) == len(set(keys)), place
        if place not in ("File", "Edit", "Work", "View", "Help"):
            assert not menus & set(keys), place


def test_the_list_of_keys_is_looked_through(window: MainWindow) -> None:
    dialog = window.ways.show_shortcuts()
    dialog.find.setText("ruler")
    tree = dialog.tree
    found = [
        tree.topLevelItem(n).child(m).text(0)
        for n in range(tree.topLevelItemCount())
        for m in range(tree.topLevelItem(n).childCount())
    ]
    assert found
    assert set(found) == {"Ruler"}


# Undo


def test_filters_of_the_gallery_are_undone_from_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("gallery")
    filters = window.gallery_page.faces.filters
    undo, redo = window.menus.actions["edit.undo"], window.menus.actions["edit.redo"]
    assert not undo.isEnabled()
    filters.several.setChecked(True)
    assert undo.isEnabled()
    assert undo.text() == "&Undo: filter"
    undo.trigger()
    assert not filters.several.isChecked()
    redo.trigger()
    assert filters.several.isChecked()
    filters.sort.setCurrentIndex(filters.sort.count() - 1)
    assert undo.text() == "&Undo: order of the faces"
    undo.trigger()
    assert filters.sort.currentIndex() == 0
    window.go_to("audit")
    assert not undo.isEnabled()
    assert "stays recorded" in undo.toolTip()


def test_which_cases_are_shown_is_undone(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("cases")
    page = window.cases_page
    page.which.setCurrentIndex(2)
    page.find.setText("harbour")
    undo = window.menus.actions["edit.undo"]
    qtbot.waitUntil(lambda: undo.text().endswith("find cases"))
    undo.trigger()
    assert page.find.text() == ""
    undo.trigger()
    assert page.which.currentIndex() == 0


def test_filters_of_the_log_are_undone(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("audit")
    filters = window.audit_page.entries.filters
    filters.kind.setCurrentIndex(1)
    chosen = filters.kind.currentData()
    filters.clear()
    undo = window.menus.actions["edit.undo"]
    assert undo.text() == "&Undo: clear filters"
    undo.trigger()
    assert filters.kind.currentData() == chosen
    undo.trigger()
    assert filters.kind.currentIndex() == 0


def test_dialogs_that_were_opened_by_the_palette_come_after_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = palette(window, "new case")
    qtbot.keyClick(dialog.find, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: any(
            d.isVisible() and not isinstance(d, PaletteDialog) for d in window.findChildren(QDialog)
        )
    )
    assert window.stack.currentWidget() is window.cases_page


def test_a_section_of_the_settings_is_gone_to_with_the_focus_in_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.ways.show_settings("delivery")
    page = window.settings_page
    qtbot.waitUntil(lambda: page.sections["delivery"].visibleRegion().isEmpty() is False)
    focus = window.focusWidget()
    assert page.isAncestorOf(focus)
    title = page.sections["delivery"]
    assert focus.mapTo(page, focus.rect().center()).y() > title.mapTo(page, title.rect().center()).y()
    window.ways.show_settings("packs")
    qtbot.waitUntil(lambda: page.sections["packs"].visibleRegion().isEmpty() is False)


def test_a_topic_of_the_guide_is_read_in_the_guide_at_its_heading(window: MainWindow, qtbot: QtBot) -> None:
    found = [c for c in commands_of(window) if c.key.startswith("help.topic.guide-examiner.")]
    assert len(found) > 1
    found[1].run()
    guide = window.findChild(GuideWindow)
    assert guide is not None
    assert guide.isVisible()
    assert guide.chapter.name == "guide-examiner"
    guide.close()
