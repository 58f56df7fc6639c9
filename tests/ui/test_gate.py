"""The pages in front of the work: first account, sign-in, what the demo offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.people import Role
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.sign_in.countdown import Countdown
from desktop.ui.sign_in.gate import Gate
from desktop.ui.sign_in.own_password_dialog import OwnPasswordDialog
from desktop.workflow.accounts import DEMO_PASSWORD, DEMO_PEOPLE, accounts, ensure_demo_accounts
from desktop.workflow.sign_in import FREE_ATTEMPTS
from tests.people import PASSWORD, account_for, sign_in_as
from tests.ui.test_access import controls_of, spoken_name

GOOD = "four words and a lamp"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "operator") as opened:
        yield opened


@pytest.fixture
def gate_on(qtbot: QtBot) -> Iterator[Callable[[Workspace], Gate]]:
    gates = []  # qtbot holds none

    def make(workspace: Workspace) -> Gate:
        gate = Gate(workspace)
        qtbot.addWidget(gate)
        gates.append(gate)
        gate.show()
        gate.show_sign_in()
        return gate

    yield make
    gates.clear()


def came(gate: Gate) -> list[str]:
    heard: list[str] = []
    gate.person_came.connect(lambda: heard.append("came"))
    return heard


def texts(gate: Gate) -> str:
    return "\n".join(label.text() for label in gate.stack.currentWidget().findChildren(QLabel))


def test_a_new_workspace_asks_for_its_first_account(workspace: Workspace, gate_on: Callable) -> None:
    gate = gate_on(workspace)
    heard, page = came(gate), gate.first_run_page
    assert gate.stack.currentWidget() is page
    assert page.roles.roles == {Role.ADMINISTRATOR}
    assert not page.roles.boxes[Role.ADMINISTRATOR].isEnabled()
    for role in Role:
        assert page.roles.boxes[role].accessibleDescription() in texts(gate), "what it may do is said"
    page.full_name.setText("Ada Lovelace")
    page.name.setText("Ada")
    page.password.setText(GOOD)
    page.again.setText(GOOD + "!")
    page.create_button.click()
    assert "differ" in page.message.text()
    page.password.setText("short")
    page.again.setText("short")
    page.create_button.click()
    assert "at least 12" in page.message.text()
    assert (accounts(workspace), heard) == ([], [])
    page.roles.boxes[Role.EXAMINER].setChecked(True)
    page.password.setText(GOOD)
    page.again.setText(GOOD)
    page.create_button.click()
    assert heard == ["came"]
    assert workspace.person is not None
    assert workspace.person.name == "Ada"
    assert accounts(workspace)[0].roles == {Role.ADMINISTRATOR, Role.EXAMINER}
    assert page.password.text() == page.again.text() == ""


def test_active_people_are_offered_and_any_name_can_be_typed(
    workspace: Workspace, gate_on: Callable, qtbot: QtBot
) -> None:
    account_for(workspace, "Bob", Role.EXAMINER, full_name="Robert")
    cleo = account_for(workspace, "Cleo", Role.EXAMINER)
    with workspace.recording() as stores:
        stores.accounts.set_state(cleo.account_id, cleo.roles, False, "x", "test")
        stores.log.append("account.changed", {})
    gate = gate_on(workspace)
    heard, page = came(gate), gate.sign_in_page
    assert [page.name.itemText(i) for i in range(page.name.count())] == ["Bob"]
    assert page.full_name.text() == "Robert"
    page.name.setEditText("bob ")
    page.password.setText("not the password")
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    assert "name or the password" in page.message.text()
    assert (page.password.text(), heard) == ("", [])
    page.password.setText(PASSWORD)
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    assert heard == ["came"]


def test_the_wait_is_counted_down_and_is_the_names_alone(workspace: Workspace, gate_on: Callable) -> None:
    account_for(workspace, "Bob", Role.EXAMINER)
    account_for(workspace, "Cleo", Role.EXAMINER)
    page = gate_on(workspace).sign_in_page
    page.name.setEditText("Bob")
    for _ in range(FREE_ATTEMPTS):
        assert page.button.isEnabled()
        page.password.setText("not the password")
        page.button.click()
    assert not page.button.isEnabled()
    assert page.button.text().startswith("Wait ")
    page.password.setText(PASSWORD)
    page._sign_in()
    assert workspace.person is None
    page.name.setEditText("Cleo")
    assert page.button.isEnabled()
    page.button.click()
    assert workspace.person is not None
    assert workspace.person.name == "Cleo"


def test_seconds_are_counted_by_the_clock(qtbot: QtBot) -> None:
    at = [100.0]
    countdown, told = Countdown(clock=lambda: at[0]), []
    countdown.ticked.connect(told.append)
    countdown.start(3)
    at[0] = 101.5
    qtbot.waitUntil(lambda: told[-1] == 2)
    at[0] = 200.0
    qtbot.waitUntil(lambda: told[-1] == 0)
    assert told == [3, 2, 0]
    assert countdown.left == 0


def test_the_people_of_the_demo_take_one_press(tmp_path: Path, gate_on: Callable) -> None:
    with Workspace.create(tmp_path / "demo", WorkspaceKind.DEMO, "operator") as demo:
        ensure_demo_accounts(demo)
        gate = gate_on(demo)
        heard = came(gate)
        assert DEMO_PASSWORD in texts(gate)
        assert "do not exist" in texts(gate)
        assert list(gate.sign_in_page.demo_buttons) == [name for name, _, _ in DEMO_PEOPLE]
        gate.sign_in_page.demo_buttons["Demo examiner"].click()
        assert heard == ["came"]
        assert demo.person is not None
        assert demo.person.name == "Demo examiner"


def test_a_casework_workspace_offers_nobody_without_a_password(
    workspace: Workspace, gate_on: Callable
) -> None:
    account_for(workspace, "Demo examiner", Role.EXAMINER)
    gate = gate_on(workspace)
    assert gate.sign_in_page.demo_buttons == {}
    assert DEMO_PASSWORD not in texts(gate)


def test_every_page_says_the_creed_and_every_control_has_a_name(
    workspace: Workspace, gate_on: Callable
) -> None:
    gate = gate_on(workspace)
    pages = [gate.first_run_page, gate.sign_in_page, gate.lock_page, gate.leaving_page]
    for page in pages:
        gate._show(page)
        assert "A candidate is a lead, never an identification." in texts(gate)
        nameless = [type(c).__name__ for c in controls_of(page) if not spoken_name(c).strip()]
        assert not nameless
        for control in controls_of(page):
            if control.isVisible() and control.isEnabled() and not isinstance(control, QLabel):
                parts = control.parentWidget()
                inside = isinstance(parts, QLineEdit)
                assert inside or control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


def test_a_password_is_hidden_until_its_owner_looks(
    workspace: Workspace, gate_on: Callable, qtbot: QtBot
) -> None:
    field = gate_on(workspace).first_run_page.password
    field.setText("secret words")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field._eye.trigger()
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    assert field.take() == "secret words"
    assert (field.text(), field.echoMode()) == ("", QLineEdit.EchoMode.Password)


def test_ones_own_password_is_changed_with_the_old_one(workspace: Workspace, qtbot: QtBot) -> None:
    sign_in_as(workspace, "Bob", Role.EXAMINER)
    dialog = OwnPasswordDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    dialog.old.setText("not the old one")
    dialog.new.setText(GOOD)
    dialog.again.setText("another")
    dialog._ok.click()
    assert "differ" in dialog.message.text()
    dialog.again.setText(GOOD)
    dialog._ok.click()
    assert "not right" in dialog.message.text()
    assert dialog.isVisible()
    dialog.old.setText(PASSWORD)
    dialog._ok.click()
    assert not dialog.isVisible()
    assert dialog.new.text() == ""
