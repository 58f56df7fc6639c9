"""From one workspace to another inside the running program, and the list of those that were opened."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import desktop.app as composition
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import WorkspaceInUse
from desktop.session import Session
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.sign_in.gate import Gate
from desktop.ui.theme import apply_theme
from desktop.ui.workspaces.kept_workspaces import change_recent, forget_all_but, recent_workspaces
from desktop.ui.workspaces.recent_menu import RecentMenu
from desktop.ui.workspaces.workspace_card import WorkspaceCard
from tests.people import sign_in_as


class Started:
    """The program as `run_window` starts it, without its loop."""

    def __init__(self, app: QApplication) -> None:
        self.faults = composition._Faults()
        self.place = composition._Place(app, self.faults, None)

    @property
    def session(self) -> Session:
        assert self.place.session is not None
        return self.place.session

    def begin(self, folder: Path, *, signed_in: bool = True) -> Session:
        workspace = Workspace.open_or_create(folder, WorkspaceKind.CASEWORK, "A")
        if signed_in:
            sign_in_as(workspace, "A. Examiner")
        self.place.begin(workspace)
        return self.session


@pytest.fixture
def program(own_home: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Started]:
    apply_theme(qapp, "light")
    started = Started(qapp)
    yield started
    session = started.place.session
    if session is not None:
        window = session.desk.window if session.desk is not None else None
        session.close()
        if window is not None and isValid(window):
            window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Sentences of the boxes that were shown."""
    heard: list[str] = []
    monkeypatch.setattr(
        "desktop.session.show_error", lambda parent, error: heard.append(str(error.sentence))
    )
    return heard


def windows() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def is_free(folder: Path) -> bool:
    try:
        Workspace.open(folder, "A").close()
    except WorkspaceInUse:
        return False
    return True


def test_the_other_is_opened_and_this_one_closed_and_let_go(
    program: Started, tmp_path: Path, qtbot: QtBot
) -> None:
    first = program.begin(tmp_path / "first")
    Workspace.create(tmp_path / "second", WorkspaceKind.CASEWORK, "A").close()
    qtbot.waitUntil(lambda: first.jobs.is_idle, timeout=60_000)
    first.window.workspace_asked.emit(tmp_path / "second", False)
    qtbot.waitUntil(lambda: program.session is not first)
    assert program.session.workspace.folder == tmp_path / "second"
    assert is_free(tmp_path / "first")
    assert not is_free(tmp_path / "second")
    assert [type(window) for window in windows()] == [Gate], "whoever works there signs in there"


def test_a_new_one_begins_with_its_first_account(program: Started, tmp_path: Path, qtbot: QtBot) -> None:
    first = program.begin(tmp_path / "first", signed_in=False)
    assert first.gate is not None
    first.gate.workspace_asked.emit(tmp_path / "new", True)
    qtbot.waitUntil(lambda: program.session is not first)
    gate = program.session.gate
    assert gate is not None
    assert gate.stack.currentWidget() is gate.first_run_page
    assert windows() == [gate]


@pytest.mark.parametrize("case", ["none there", "open elsewhere", "this one"])
def test_where_it_cannot_be_opened_everything_stays(
    case: str, program: Started, tmp_path: Path, qtbot: QtBot, said: list[str]
) -> None:
    session = program.begin(tmp_path / "first")
    if case == "open elsewhere":
        with Workspace.create(tmp_path / "second", WorkspaceKind.CASEWORK, "B"):
            session.change_workspace(tmp_path / "second", False)
    else:
        session.change_workspace(tmp_path / ("first" if case == "this one" else "nowhere"), False)
    assert len(said) == 1
    assert program.session is session
    assert session.window.isVisible()
    assert session.workspace.person is not None
    assert not is_free(tmp_path / "first")


def test_long_work_is_asked_about_and_stopped_first(program: Started, tmp_path: Path, qtbot: QtBot) -> None:
    session = program.begin(tmp_path / "first")
    Workspace.create(tmp_path / "second", WorkspaceKind.CASEWORK, "A").close()
    ended: list[str] = []

    def work(cancel: CancelToken, progress: ProgressSink) -> None:
        while not cancel.cancelled:
            time.sleep(0.01)
        ended.append("ended")
        cancel.raise_if_cancelled()

    session.jobs.submit("A long work", work, lane="long")
    session.change_workspace(tmp_path / "second", False)
    box = session.question
    assert isinstance(box, QMessageBox)
    assert "A long work" in box.text()
    box.defaultButton().click()
    qtbot.waitUntil(lambda: session.question is None)
    assert program.session is session
    assert is_free(tmp_path / "second"), "nothing was opened yet"
    session.change_workspace(tmp_path / "second", False)
    box = session.question
    (go,) = [one for one in box.buttons() if one is not box.defaultButton()]
    go.click()
    qtbot.waitUntil(lambda: program.session is not session, timeout=20_000)
    assert ended == ["ended"]
    assert is_free(tmp_path / "first")


def test_the_program_does_not_end_for_want_of_a_window(
    program: Started, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(True)
    ended: list[str] = []
    qapp.lastWindowClosed.connect(lambda: ended.append("closed"))
    try:
        first = program.begin(tmp_path / "first", signed_in=False)
        first.change_workspace(tmp_path / "new", True)
        qtbot.waitUntil(lambda: program.session is not first)
        assert qapp.quitOnLastWindowClosed()
        assert len(windows()) == 1
    finally:
        qapp.setQuitOnLastWindowClosed(quits)


def test_what_was_opened_stands_in_the_list_with_nothing_of_anybody(
    program: Started, tmp_path: Path
) -> None:
    program.begin(tmp_path / "Unit 4")
    kept = recent_workspaces()
    assert [one.folder for one in kept.entries] == [str(tmp_path / "Unit 4")]
    assert "Examiner" not in kept.to_text()


# The list in front of the work, and in the menu


def listed(tmp_path: Path, *names: str) -> None:
    for name in names:
        change_recent(
            lambda kept, one=name: kept.with_opened(tmp_path / one, "casework", date(2026, 11, 24))
        )


def test_one_that_is_gone_is_greyed_and_can_be_taken_out(
    own_home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    Workspace.create(tmp_path / "there", WorkspaceKind.CASEWORK, "A").close()
    listed(tmp_path, "gone", "there", "here")
    card = WorkspaceCard(tmp_path / "here")
    qtbot.addWidget(card)
    gone, there = (card.rows[str(tmp_path / name)] for name in ("gone", "there"))
    assert set(card.rows) == {str(tmp_path / "gone"), str(tmp_path / "there")}, "not the one that is open"
    qtbot.waitUntil(lambda: not gone.button.isEnabled())
    assert "not found" in gone.about.text()
    assert "not found" in gone.button.accessibleName()
    assert there.button.isEnabled()
    with qtbot.waitSignal(card.chosen) as chosen:
        there.button.click()
    assert chosen.args == [str(tmp_path / "there")]
    gone.remove_button.click()
    assert [one.name for one in recent_workspaces().entries] == ["here", "there"]
    card.clear_button.click()
    assert [one.name for one in recent_workspaces().entries] == ["here"]
    assert not card.clear_button.isVisibleTo(card)


def test_nothing_is_dropped_by_itself(own_home: Path, tmp_path: Path, qtbot: QtBot) -> None:
    listed(tmp_path, "gone", "here")
    card = WorkspaceCard(tmp_path / "here")
    qtbot.addWidget(card)
    qtbot.waitUntil(lambda: not card.rows[str(tmp_path / "gone")].button.isEnabled())
    assert len(recent_workspaces().entries) == 2


def test_the_menu_has_them_too(own_home: Path, tmp_path: Path, qtbot: QtBot) -> None:
    listed(tmp_path, "gone", "here")
    menu = QMenu()
    qtbot.addWidget(menu)
    recent = RecentMenu(menu, tmp_path / "here")
    recent.fill()
    first = menu.actions()[0]
    assert "gone" in first.text()
    qtbot.waitUntil(lambda: not first.isEnabled())
    assert "not found" in first.text()
    menu.actions()[-1].trigger()
    assert not menu.actions()[0].isEnabled()
    assert [one.name for one in recent_workspaces().entries] == ["here"]
    forget_all_but()
    assert recent_workspaces().entries == ()


def test_the_way_there_from_the_window_is_asked_for(
    program: Started, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = program.begin(tmp_path / "first")
    monkeypatch.setattr("desktop.ui.commands.ways.ask_workspace", lambda parent, near: tmp_path / "other")
    monkeypatch.setattr("desktop.ui.commands.ways.ask_new_workspace", lambda parent, near: None)
    asked: list[tuple[Path, bool]] = []
    session.window.workspace_asked.disconnect()
    session.window.workspace_asked.connect(lambda folder, new: asked.append((folder, new)))
    session.window.menus.actions["file.open"].trigger()
    session.window.menus.actions["file.new"].trigger()
    assert asked == [(tmp_path / "other", False)]
