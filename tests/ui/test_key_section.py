"""The section “Signing key” of the settings, and what the window says while the log is not signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.people import Role
from desktop.domain.signing import KeyState, Protection
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.settings.key_dialogs import KeepKeyDialog, UnlockKeyDialog
from desktop.ui.settings.key_section import KeySection
from desktop.ui.shell.services import CaseworkState, Services
from desktop.workflow.engines import Engines
from desktop.workflow.signing import keep_key, key_status
from tests.people import sign_in_as
from tests.ui.test_access import controls_of, spoken_name

PASSPHRASE = "nine blind mice"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "operator") as opened:
        sign_in_as(opened, "Ada", Role.ADMINISTRATOR)
        yield opened


@pytest.fixture
def section(qtbot: QtBot) -> Iterator[Callable[[Workspace], KeySection]]:
    jobs, catalogue, made_ones = JobQueue(), PackCatalogue(), []

    def make(workspace: Workspace) -> KeySection:
        made = KeySection(
            Services(workspace, catalogue, Engines(workspace, catalogue), jobs, CaseworkState())
        )
        qtbot.addWidget(made)
        made_ones.append(made)  # qtbot holds none
        made.show()
        qtbot.waitUntil(lambda: jobs.is_idle)
        return made

    yield make
    assert jobs.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def locked(workspace: Workspace) -> Path:
    keep_key(workspace, Protection.PASSPHRASE, PASSPHRASE)
    folder = workspace.folder
    workspace.close()
    return folder


def test_it_says_where_the_key_is_and_gives_the_verifier_key_away(section, workspace):
    shown = section(workspace)
    assert "at hand" in shown.state.text()
    assert "only its owner may read" in shown.state.text()
    assert not shown.unlock_button.isVisible()
    shown.copy_button.click()
    assert QGuiApplication.clipboard().text() == key_status(workspace).verifier_key
    assert not any(not spoken_name(control).strip() for control in controls_of(shown))


def test_who_may_not_change_it_sees_why(section, workspace):
    sign_in_as(workspace, "Eve", Role.EXAMINER)
    shown = section(workspace)
    for button in (shown.keep_button, shown.rotate_button):
        assert not button.isEnabled()
        assert "Administrator" in button.toolTip()
    assert shown.copy_button.isEnabled()


def test_a_passphrase_is_set_in_the_window(section, workspace, qtbot):
    shown = section(workspace)
    shown.keep_button.click()
    dialog = shown.findChild(KeepKeyDialog)
    dialog.choose(Protection.PASSPHRASE)
    assert dialog.passphrase.isVisible()
    dialog.passphrase.setText(PASSPHRASE)
    dialog.again.setText("nine blind rats")
    dialog.ok_button.click()
    assert "differ" in dialog.message.text()
    dialog.passphrase.setText("short")
    dialog.again.setText("short")
    dialog.ok_button.click()
    qtbot.waitUntil(lambda: "10 characters" in dialog.message.text())
    dialog.passphrase.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    dialog.ok_button.click()
    qtbot.waitUntil(lambda: "passphrase" in shown.state.text())
    assert key_status(workspace).protection is Protection.PASSPHRASE


def test_a_locked_key_is_unlocked_in_the_window(section, workspace, qtbot):
    with Workspace.open(locked(workspace), "operator") as again:
        shown = section(again)
        assert "waits for its passphrase" in shown.state.text()
        shown.unlock_button.click()
        dialog = shown.findChild(UnlockKeyDialog)
        dialog.passphrase.setText("nine blind rats")
        dialog.ok_button.click()
        qtbot.waitUntil(lambda: "does not open" in dialog.message.text())
        dialog.passphrase.setText(PASSPHRASE)
        dialog.ok_button.click()
        qtbot.waitUntil(lambda: "at hand" in shown.state.text())
        assert key_status(again).state is KeyState.READY


def test_a_new_key_needs_a_reason_and_shows_at_once(section, workspace, qtbot):
    old = key_status(workspace).verifier_key
    shown = section(workspace)
    shown.rotate_button.click()
    dialog = shown.findChild(KeepKeyDialog)
    dialog.ok_button.click()
    assert "reason" in dialog.message.text()
    dialog.reason.setText("the laptop was stolen")
    dialog.ok_button.click()
    qtbot.waitUntil(lambda: shown.verifier.text() not in ("", old))
    assert shown.verifier.text() == key_status(workspace).verifier_key


def test_the_window_asks_once_and_says_everywhere_that_the_log_is_not_signed(open_session, tmp_path, qtbot):
    folder = tmp_path / "w"
    with Workspace.create(folder, WorkspaceKind.CASEWORK, "operator") as made:
        sign_in_as(made, "Ada", Role.ADMINISTRATOR)
        keep_key(made, Protection.PASSPHRASE, PASSPHRASE)
    driver = open_session(folder)
    window, watch = driver.session.window, driver.session.desk.key_watch
    dialog = window.findChild(UnlockKeyDialog)
    assert dialog is not None
    dialog.reject()
    assert watch.notice.isVisible()
    assert "passphrase" in watch.notice.toolTip()
    watch.notice.click()
    assert window.settings_page.isVisible()
    window.settings_page.signing_key.unlock_button.click()
    again = window.settings_page.findChild(UnlockKeyDialog)
    again.passphrase.setText(PASSPHRASE)
    again.ok_button.click()
    driver.wait(lambda: not watch.notice.isVisible())
