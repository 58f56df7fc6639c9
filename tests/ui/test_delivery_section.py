"""The section “Checkpoints held elsewhere” of the settings, and what delivers beside the window."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Role
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.settings.delivery_section import DeliverySection
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.shell.delivery_watch import DELIVERY_KEY, DeliveryWatch
from desktop.ui.shell.services import CaseworkState, Services
from desktop.workflow import delivery_settings as delivery_settings_module
from desktop.workflow.checkpoint_delivery import Destination
from desktop.workflow.delivery_settings import DeliverySettings, change_delivery, delivery_settings
from desktop.workflow.engines import Engines
from tests.people import sign_in_as
from tests.timestamp_responder import Authority, Reply, responding
from tests.ui.conftest import Driver
from tests.ui.test_access import controls_of, spoken_name


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "operator") as opened:
        sign_in_as(opened, "Ada", Role.SUPERVISOR)
        make_checkpoint(opened)
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "elsewhere"
    made.mkdir()
    return made


@pytest.fixture
def services(workspace: Workspace) -> Iterator[Services]:
    jobs, catalogue = JobQueue(), PackCatalogue()
    yield Services(workspace, catalogue, Engines(workspace, catalogue), jobs, CaseworkState())
    assert jobs.stop()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def section(services: Services, qtbot: QtBot) -> Callable[[], DeliverySection]:
    made_ones = []

    def make() -> DeliverySection:
        made = DeliverySection(services)
        qtbot.addWidget(made)
        made_ones.append(made)
        made.show()
        return made

    return make


def make_checkpoint(workspace: Workspace) -> None:
    with workspace.recording() as stores:
        stores.log.append(EntryKind.FIGURES_EXPORTED, {})


def waiting(workspace: Workspace, destination: Destination = Destination.FOLDER) -> int:
    with workspace.reading() as stores:
        return len(stores.checkpoints.undelivered(destination))


def settle(qtbot: QtBot, services: Services) -> None:
    qtbot.waitUntil(lambda: services.jobs.is_idle, timeout=20_000)


def test_a_folder_is_chosen_and_given_everything_at_once(
    section: Callable[[], DeliverySection], services: Services, folder: Path, qtbot: QtBot
) -> None:
    shown = section()
    assert not any(not spoken_name(control).strip() for control in controls_of(shown))
    assert shown.refused.isHidden()
    assert not shown.deliver_button.isEnabled()
    assert "first" in shown.deliver_button.toolTip()
    assert shown.folder_state.isHidden()
    shown.use_folder(folder)
    assert shown.deliver_button.text() == "Checking…"
    qtbot.waitUntil(lambda: shown.deliver_button.text() == "Delivering…")
    settle(qtbot, services)
    assert shown.folder.text() == str(folder)
    assert shown.folder_state.text().startswith("✓ Nothing waits. Last delivered")
    assert len(list(folder.iterdir())) == 1
    assert (shown.deliver_button.text(), shown.deliver_button.isEnabled()) == ("Deliver now", True)
    make_checkpoint(services.workspace)
    shown.reload()
    assert "1 waiting" in shown.folder_state.text()
    qtbot.mouseClick(shown.deliver_button, Qt.MouseButton.LeftButton)
    settle(qtbot, services)
    assert waiting(services.workspace) == 0
    assert len(list(folder.iterdir())) == 2
    shown.folder_button.click()
    settle(qtbot, services)
    assert delivery_settings(services.workspace) == DeliverySettings()
    assert shown.folder_state.isHidden()
    assert not shown.folder_button.isEnabled()


def test_what_does_not_arrive_is_said_with_since_when_and_how_much(
    section: Callable[[], DeliverySection], services: Services, folder: Path, qtbot: QtBot
) -> None:
    change_delivery(services.workspace, DeliverySettings(folder=str(folder)))
    folder.rmdir()
    shown = section()
    assert shown.folder_state.text() == "Nothing was delivered yet, 1 waiting."
    shown.deliver()
    settle(qtbot, services)
    assert "⚠ Not delivered since 20" in shown.folder_state.text()
    assert "1 waiting" in shown.folder_state.text()
    assert "is not there" in shown.folder_state.text()
    folder.mkdir()
    shown.deliver()
    settle(qtbot, services)
    assert "✓" in shown.folder_state.text()


def test_an_authority_is_written_tried_and_verified(
    section: Callable[[], DeliverySection], services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    authority, shown = Authority.make("City Time"), section()
    shown.authority.setFocus()
    qtbot.keyClicks(shown.authority, "http://tsa.example/")
    qtbot.keyClick(shown.authority, Qt.Key.Key_Return)
    settle(qtbot, services)
    assert "over https" in shown.problem.text()
    assert not shown.problem.isHidden()
    assert shown.authority.text() == "http://tsa.example/", "to be corrected"
    with responding(authority.answer) as responder:
        shown.authority.clear()
        qtbot.keyClicks(shown.authority, responder.url)
        qtbot.keyClick(shown.authority, Qt.Key.Key_Return)
        settle(qtbot, services)
        assert shown.problem.isHidden()
        assert "City Time says that it existed on" in shown.authority_state.text()
        assert "NOT verified" in shown.authority_state.text()
        root = tmp_path / "root.pem"
        root.write_text("no certificate")
        shown.use_root(root)
        settle(qtbot, services)
        assert "holds no certificate" in shown.problem.text()
        root.write_bytes(authority.root_pem)
        shown.use_root(root)
        settle(qtbot, services)
        assert shown.root.text() == "CN=City Time Root"
        assert "; verified with the root certificate." in shown.authority_state.text()
        assert len(responder.questions) == 1, "nothing new waited"
        assert shown.authority_state.property("role") == "good"
        root.write_bytes(Authority.make("B").root_pem)
        shown.use_root(root)
        settle(qtbot, services)
        assert "NOT verified" in shown.authority_state.text()
        assert shown.authority_state.property("role") == "caution"
        shown.no_root_button.click()
        settle(qtbot, services)
        assert "NOT verified" in shown.authority_state.text()
        shown.authority.clear()
        shown.authority.setModified(True)
        shown.authority.editingFinished.emit()
        settle(qtbot, services)
        assert shown.authority_state.isHidden()


def test_a_folder_that_hangs_holds_up_neither_the_window_nor_a_recording(
    section: Callable[[], DeliverySection],
    services: Services,
    folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, let_go = threading.Event(), threading.Event()
    look = delivery_settings_module._check_folder

    def slowly(folder: Path, workspace_folder: Path) -> None:
        asked.set()
        assert let_go.wait(30)
        look(folder, workspace_folder)

    monkeypatch.setattr(delivery_settings_module, "_check_folder", slowly)
    change_delivery(services.workspace, DeliverySettings(authority_url="https://tsa.invalid/"))
    shown = section()
    shown.activateWindow()
    shown.choose_button.setFocus()
    qtbot.waitUntil(shown.choose_button.hasFocus)
    buttons = (*shown._change_buttons(), shown.deliver_button)
    shown.use_folder(folder)
    qtbot.waitUntil(asked.is_set)
    assert not any(button.isEnabled() for button in buttons)
    assert shown.authority.isReadOnly()
    make_checkpoint(services.workspace)
    services.state.checkpoints_delivered.emit()
    shown.use_folder(folder.parent)
    shown.authority.editingFinished.emit()
    assert not any(button.isEnabled() for button in buttons), "one change at a time"
    assert len(services.jobs.active()) == 1
    let_go.set()
    settle(qtbot, services)
    assert shown.folder.text() == str(folder)
    assert [button.isEnabled() for button in buttons] == [True, True, True, False, True]
    assert not shown.authority.isReadOnly()
    assert shown.choose_button.hasFocus(), "where it was"


def test_a_folder_that_never_answers_is_said_and_can_be_chosen_anew(
    section: Callable[[], DeliverySection],
    services: Services,
    folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_go = threading.Event()
    monkeypatch.setattr(delivery_settings_module, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(delivery_settings_module, "_check_folder", lambda *_: let_go.wait(30) and None)
    shown = section()
    try:
        shown.use_folder(folder)
        settle(qtbot, services)
    finally:
        let_go.set()
    assert "did not answer in time" in shown.problem.text()
    assert not shown.problem.isHidden()
    assert shown.choose_button.isEnabled()
    assert shown.folder.text() == ""
    monkeypatch.undo()
    shown.use_folder(folder)
    settle(qtbot, services)
    assert (shown.folder.text(), shown.problem.isHidden()) == (str(folder), True)


def test_whoever_may_not_change_it_reads_it_and_why(
    section: Callable[[], DeliverySection], services: Services, folder: Path, qtbot: QtBot
) -> None:
    change_delivery(services.workspace, DeliverySettings(str(folder)))
    sign_in_as(services.workspace, "Ex", Role.EXAMINER)
    shown = section()
    for button in (shown.choose_button, shown.folder_button, shown.root_button, shown.no_root_button):
        assert not button.isEnabled()
        assert "Supervisor, Administrator" in button.toolTip()
    assert shown.authority.isReadOnly()
    assert "Supervisor, Administrator" in shown.refused.text()
    assert not shown.refused.isHidden()
    assert shown.folder.text() == str(folder)
    assert shown.deliver_button.isEnabled(), "that changes nothing"
    shown.deliver()
    settle(qtbot, services)
    assert waiting(services.workspace) == 0


def test_an_address_that_is_being_written_is_not_taken_away(
    section: Callable[[], DeliverySection], services: Services, qtbot: QtBot
) -> None:
    shown = section()
    shown.activateWindow()
    shown.authority.setFocus()
    qtbot.waitUntil(shown.authority.hasFocus)
    qtbot.keyClicks(shown.authority, "https://tsa")
    services.state.checkpoints_delivered.emit()
    assert shown.authority.text() == "https://tsa"


# Beside the window


def test_a_moment_after_a_checkpoint_it_is_delivered_from_whatever_thread(
    services: Services, folder: Path, qtbot: QtBot
) -> None:
    workspace = services.workspace
    change_delivery(workspace, DeliverySettings(str(folder)))
    watch, told = DeliveryWatch(services, gather_ms=10), []
    services.state.checkpoints_delivered.connect(lambda: told.append("delivered"))
    watch.begin()
    qtbot.waitUntil(lambda: waiting(workspace) == 0 and services.jobs.is_idle)
    assert told == ["delivered"], "what waited is given when somebody sits down"
    recorder = threading.Thread(target=make_checkpoint, args=(workspace,))
    recorder.start()
    recorder.join()
    assert waiting(workspace) == 1
    qtbot.waitUntil(lambda: waiting(workspace) == 0 and services.jobs.is_idle)
    watch.end()
    make_checkpoint(workspace)
    QApplication.processEvents()
    assert (waiting(workspace), watch.is_due, services.jobs.is_idle) == (1, False, True)
    watch.deleteLater()


def test_a_checkpoint_of_the_meantime_follows_and_other_work_is_not_held_up(
    services: Services, qtbot: QtBot
) -> None:
    workspace, hold, authority = services.workspace, threading.Event(), Authority.make()
    with responding(lambda body: Reply(authority.answer(body), hold=hold)) as responder:
        change_delivery(workspace, DeliverySettings(authority_url=responder.url))
        watch = DeliveryWatch(services, gather_ms=10)
        watch.begin()
        qtbot.waitUntil(lambda: len(responder.questions) == 1)
        running = services.jobs.find(DELIVERY_KEY)
        make_checkpoint(workspace)
        watch.deliver()
        assert watch.is_due
        assert services.jobs.find(DELIVERY_KEY) is running
        assert len(services.jobs.active()) == 1, "one at a time"
        for lane in ("long", "quick"):
            other = services.jobs.submit("search", lambda cancel, progress: 7, lane=lane)
            with qtbot.waitSignal(other.succeeded, timeout=5000):
                pass
        hold.set()
        qtbot.waitUntil(lambda: len(responder.questions) == 2)
        settle(qtbot, services)
        watch.end()
    with workspace.reading() as stores:
        assert [one.size for one in stores.checkpoints.deliveries()] == [
            one.size for one in stores.checkpoints.all()
        ]
    watch.deleteLater()


def test_nothing_runs_where_nowhere_is_set(services: Services, qtbot: QtBot) -> None:
    watch = DeliveryWatch(services, gather_ms=50)
    watch.begin()
    assert services.jobs.is_idle
    make_checkpoint(services.workspace)
    qtbot.waitUntil(lambda: watch.is_due)
    qtbot.waitUntil(lambda: not watch.is_due)
    assert services.jobs.is_idle
    watch.end()
    watch.deleteLater()


def test_a_window_delivers_when_it_opens_while_it_works_and_when_it_closes(
    open_session: Callable[..., Driver], tmp_path: Path, folder: Path
) -> None:
    place = tmp_path / "casework"
    with Workspace.create(place, WorkspaceKind.CASEWORK, "A. Examiner") as made:
        sign_in_as(made, "A. Examiner")
        change_delivery(made, DeliverySettings(str(folder)))
    driver = open_session(place)
    workspace = driver.session.workspace
    driver.wait(lambda: waiting(workspace) == 0)
    opened = len(list(folder.iterdir()))
    assert opened >= 1, "the end of the session before"
    section = driver.session.window.settings_page.delivery
    assert section is not None
    assert "✓" in section.folder_state.text()
    make_checkpoint(workspace)
    driver.wait(lambda: len(list(folder.iterdir())) == opened + 1)
    driver.settle()
    driver.session.window.close()
    driver.wait(lambda: len(list(folder.iterdir())) == opened + 2)
    with Workspace.open(place, "A") as again:
        assert waiting(again) == 0, "the end of the session left with it"


def test_training_has_no_such_section(tmp_path: Path, own_home: Path, qtbot: QtBot) -> None:
    with Workspace.create(tmp_path / "training", WorkspaceKind.TRAINING, "A") as training:
        jobs, catalogue = JobQueue(), PackCatalogue()
        page = SettingsPage(
            Services(training, catalogue, Engines(training, catalogue), jobs, CaseworkState())
        )
        qtbot.addWidget(page)
        assert page.delivery is None
        assert jobs.stop()
