"""The section “People” of the settings: for whoever manages accounts, and what everybody may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.domain.people import Role
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.settings.account_dialog import AccountDialog, NewPasswordDialog, RolesDialog
from desktop.ui.settings.people_section import PeopleSection
from desktop.ui.shell.services import CaseworkState, Services
from desktop.workflow.accounts import accounts
from desktop.workflow.engines import Engines
from desktop.workflow.idle_lock import lock_minutes
from desktop.workflow.sign_in import sign_in
from tests.people import account_for, sign_in_as
from tests.ui.test_access import controls_of, spoken_name

GOOD = "four words and a lamp"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "operator") as opened:
        account_for(opened, "Bob", Role.EXAMINER, full_name="Robert")
        sign_in_as(opened, "Ada", Role.ADMINISTRATOR, full_name="Ada Lovelace")
        yield opened


@pytest.fixture
def section(workspace: Workspace, qtbot: QtBot) -> Iterator[Callable[[], PeopleSection]]:
    jobs, catalogue, made_ones = JobQueue(), PackCatalogue(), []

    def make() -> PeopleSection:
        made = PeopleSection(
            Services(workspace, catalogue, Engines(workspace, catalogue), jobs, CaseworkState())
        )
        qtbot.addWidget(made)
        made_ones.append(made)  # qtbot holds none
        made.show()
        return made

    yield make
    assert jobs.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def cells(section: PeopleSection) -> list[list[str]]:
    table = section.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_everybody_is_listed_with_roles_and_state(section: Callable[[], PeopleSection]) -> None:
    shown = section()
    assert cells(shown) == [
        ["Ada Lovelace", "Ada", "Administrator", "Active"],
        ["Robert", "Bob", "Examiner", "Active"],
    ]
    assert not any(not spoken_name(control).strip() for control in controls_of(shown))
    assert not shown.roles_button.isEnabled()
    assert "Choose" in shown.roles_button.toolTip()


def test_a_person_is_added_once_everything_is_said(
    section: Callable[[], PeopleSection], workspace: Workspace
) -> None:
    shown = section()
    shown.add_button.click()
    dialog = shown.findChild(AccountDialog)
    dialog.full_name.setText("Cleo Patra")
    dialog.name.setText("bob")
    dialog.password.setText(GOOD)
    dialog.again.setText("another")
    dialog.ok_button.click()
    assert "differ" in dialog.message.text()
    dialog.again.setText(GOOD)
    dialog.ok_button.click()
    assert "at least one role" in dialog.message.text()
    dialog.roles.boxes[Role.SUPERVISOR].setChecked(True)
    dialog.ok_button.click()
    assert "already an account" in dialog.message.text()
    dialog.name.setText("Cleo")
    dialog.ok_button.click()
    assert ["Cleo Patra", "Cleo", "Supervisor", "Active"] in cells(shown)
    assert sign_in(workspace, "Cleo", GOOD).full_name == "Cleo Patra"


def test_roles_passwords_and_state_are_changed(
    section: Callable[[], PeopleSection], workspace: Workspace
) -> None:
    shown = section()
    bob = next(a for a in accounts(workspace) if a.name == "Bob")
    shown.choose(bob.account_id)
    shown.roles_button.click()
    roles = shown.findChild(RolesDialog)
    assert roles.roles.roles == {Role.EXAMINER}
    roles.roles.boxes[Role.TRAINER].setChecked(True)
    roles.ok_button.click()
    assert cells(shown)[1][2] == "Examiner, Trainer"
    assert shown.chosen is not None
    assert shown.chosen.name == "Bob", "who was chosen stays chosen"
    shown.new_password_button.click()
    password = shown.findChild(NewPasswordDialog)
    password.password.setText(GOOD)
    password.again.setText(GOOD)
    password.ok_button.click()
    assert not password.isVisible()
    shown.state_button.click()
    box = shown.findChild(QMessageBox)
    next(b for b in box.buttons() if "Close" in b.text()).click()
    assert cells(shown)[1][3] == "Closed"
    assert shown.state_button.text() == "Open the account"
    shown.state_button.click()
    assert cells(shown)[1][3] == "Active"
    assert sign_in(workspace, "Bob", GOOD).name == "Bob"


def test_ones_own_account_and_the_last_administrator_are_kept(
    section: Callable[[], PeopleSection], workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, said = section(), []
    monkeypatch.setattr(
        "desktop.ui.settings.people_section.show_error", lambda parent, error: said.append(error.sentence)
    )
    shown.choose(accounts(workspace)[0].account_id)
    assert not shown.new_password_button.isEnabled()
    assert "takes the old one" in shown.new_password_button.toolTip()
    shown.state_button.click()
    box = shown.findChild(QMessageBox)
    next(b for b in box.buttons() if "Close" in b.text()).click()
    assert "last administrator" in said[0]
    assert cells(shown)[0][3] == "Active"


def test_others_change_their_own_password_and_see_nobody(
    section: Callable[[], PeopleSection], workspace: Workspace
) -> None:
    sign_in_as(workspace, "Bob")
    shown, asked = section(), []
    assert shown.managing.isHidden()
    assert not shown.minutes.isEnabled()
    assert "Roles that may: Administrator" in shown.minutes.toolTip()
    shown.password_asked.connect(lambda: asked.append("password"))
    shown.password_button.click()
    assert asked == ["password"]
    assert shown.own.text() == "Robert (Bob): Examiner"


def test_the_lock_cannot_be_switched_off_in_casework(
    section: Callable[[], PeopleSection], workspace: Workspace
) -> None:
    shown, heard = section(), []
    shown.lock_chosen.connect(lambda: heard.append("chosen"))
    assert shown.minutes.minimum() == 1
    shown.minutes.setValue(0)
    shown.minutes.editingFinished.emit()
    assert (lock_minutes(workspace), heard) == (1, ["chosen"])
    shown.minutes.editingFinished.emit()
    assert heard == ["chosen"]
