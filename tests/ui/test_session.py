"""Locking and switching: nothing of a case stays on the screen, and nothing of one person for the next."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.people import Right, Role
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import WrongUse
from desktop.session import Session
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.shell.idle_watch import IdleWatch
from desktop.ui.shell.messages import show_error
from desktop.ui.theme import apply_theme
from desktop.workflow.accounts import DEMO_PASSWORD, DEMO_PEOPLE, change_own_password, ensure_demo_accounts
from desktop.workflow.idle_lock import set_lock_minutes
from desktop.workflow.sign_in import sign_in, sign_out
from desktop.workflow.verify_audit import verify_workspace
from tests.people import PASSWORD, account_for, sign_in_as
from tests.ui.conftest import Driver

Open = Callable[..., Driver]


class Work:
    """Long work that stops when it is asked to."""

    def __init__(self) -> None:
        self.started = threading.Event()
        self.gate = threading.Event()

    def __call__(self, cancel: CancelToken, progress: ProgressSink) -> str:
        self.started.set()
        while not self.gate.wait(0.01):
            cancel.raise_if_cancelled()
        return "done"


class Clock:
    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def on_screen() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and not hidden_from_screen(w)]


def hidden_from_screen(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)


def unlock(session: Session, password: str = PASSWORD) -> None:
    assert session.gate is not None
    session.gate.lock_page.password.setText(password)
    session.gate.lock_page.button.click()


def come(session: Session, name: str, password: str = PASSWORD) -> None:
    assert session.gate is not None
    session.gate.sign_in_page.name.setEditText(name)
    session.gate.sign_in_page.password.setText(password)
    session.gate.sign_in_page.button.click()


def kinds(workspace: Workspace) -> list[str]:
    with workspace.reading() as stores:
        return [e.kind.split(".")[1] for e in reversed(stores.log.page(0, 100, kind_prefix="signin."))]


# Locking


def test_the_lock_covers_everything_and_its_owner_gets_it_back(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    session, window = driver.session, driver.session.window
    window.go_to("probe")
    dialog = QDialog(window)
    dialog.setWindowTitle("Case C-17")
    field = QLineEdit("half a sentence", dialog)
    QVBoxLayout(dialog).addWidget(field)
    dialog.open()
    driver.wait(dialog.isVisible)
    for action in window.menuBar().actions()[0].menu().actions():
        if action.shortcut().toString() == "Ctrl+L":
            action.trigger()
    assert session.is_locked
    assert on_screen() == [session.gate]
    assert session.front is session.gate
    picture = session.gate.grab().toImage()
    # Whoever is locked out sees the name of the owner and nothing else: the picture is the page alone.
    before = QImage(picture)
    window.setWindowTitle("C-17")
    field.setText("another")
    assert session.gate.grab().toImage() == before
    unlock(session, "not the password")
    assert session.is_locked
    unlock(session)
    assert not session.is_locked
    driver.wait(dialog.isVisible)
    assert set(on_screen()) == {window, dialog}
    assert field.text() == "another"
    assert window.stack.currentWidget() is window.probe_page
    assert kinds(session.workspace) == ["done", "locked", "failed", "unlocked"]
    dialog.reject()


def test_what_opens_while_it_is_locked_waits_behind_it(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    session, window = driver.session, driver.session.window
    session.lock(idle=False)
    show_error(window, WrongUse(detail="Probe of case C-17 cannot be read."))
    for _ in range(5):
        QApplication.processEvents()
        assert on_screen() == [session.gate]
    unlock(session)
    (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
    driver.wait(lambda: box.isVisible() and not hidden_from_screen(box))
    assert "C-17" in box.text()
    box.reject()


def test_the_idle_lock_does_not_stop_work(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    session = driver.session
    work, heard = Work(), []
    job = session.jobs.submit("Enrolling", work)
    job.succeeded.connect(heard.append)
    driver.wait(work.started.is_set)
    session.lock(idle=True)
    work.gate.set()
    driver.wait(lambda: heard == ["done"])
    assert on_screen() == [session.gate]
    with session.workspace.reading() as stores:
        (entry,) = stores.log.page(0, 1, kind_prefix="signin.locked")
    assert entry.data["idle"] is True


@pytest.fixture
def clocked(
    own_home: Path, qtbot: QtBot, qapp: QApplication
) -> Iterator[tuple[Callable[..., Session], Clock]]:
    clock, made = Clock(), []

    def make(folder: Path, kind: WorkspaceKind = WorkspaceKind.CASEWORK) -> Session:
        apply_theme(qapp, "light")
        workspace = Workspace.open_or_create(folder, kind, "operator")
        if kind is WorkspaceKind.CASEWORK:
            sign_in_as(workspace, "Ada")
        made.append(Session(workspace, clock=clock))
        made[-1].show()
        qtbot.waitUntil(lambda: not made[-1].jobs.active())
        return made[-1]

    yield make, clock
    for session in made:
        session.close()
        if session.desk is not None:
            session.desk.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_nobody_at_the_window_locks_it_and_every_touch_prolongs(
    clocked: tuple[Callable[..., Session], Clock], tmp_path: Path, qtbot: QtBot
) -> None:
    make, clock = clocked
    session = make(tmp_path / "workspace")
    set_lock_minutes(session.workspace, 2)
    session.window.settings_page.lock_chosen.emit()
    clock.at = 119
    QTest.keyClick(session.window.windowHandle(), Qt.Key.Key_Shift)
    clock.at = 238
    session.idle_watch.look()
    assert not session.is_locked
    clock.at = 239
    session.idle_watch.look()
    assert session.is_locked
    assert not session.idle_watch.is_watching
    unlock(session)
    clock.at = 350
    session.idle_watch.look()
    assert not session.is_locked, "it begins anew with the unlocking"


def test_the_touch_that_wakes_the_computer_does_not_open_the_window(
    clocked: tuple[Callable[..., Session], Clock], tmp_path: Path, qtbot: QtBot
) -> None:
    make, clock = clocked
    session = make(tmp_path / "workspace")
    clock.at = 8 * 3600
    QTest.mouseClick(session.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(30, 300))
    assert session.is_locked


def test_training_is_never_locked_and_asks_for_nobody(
    clocked: tuple[Callable[..., Session], Clock], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.shell.preparation.Preparation.start", lambda self: None)
    make, clock = clocked
    session = make(tmp_path / "training", WorkspaceKind.TRAINING)
    assert session.gate is None
    assert not session.idle_watch.is_watching
    clock.at = 1e6
    session.idle_watch.look()
    session.lock(idle=True)
    assert session.front is session.window
    texts = [a.text() for a in session.window.menuBar().actions()[0].menu().actions()]
    assert not any("Lock" in text or "erson" in text for text in texts)
    assert session.window.settings_page.people is None
    assert session.window.person_bar.button is None


def test_moving_the_mouse_counts_and_0_minutes_never_end(qtbot: QtBot) -> None:
    clock, heard = Clock(), []
    watch, widget = IdleWatch(clock=clock), QWidget()
    qtbot.addWidget(widget)
    watch.idle.connect(lambda: heard.append("idle"))
    watch.begin(1)
    widget.show()
    clock.at = 1
    watch.look()  # a window that opened meanwhile is watched as well
    clock.at = 59
    at = QPoint(1, 1)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        at,
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget.windowHandle(), move)
    clock.at = 118
    assert not watch.look()
    watch.begin(0)
    clock.at = 1e9
    assert not watch.look()
    assert (watch.is_watching, heard) == (False, [])


# Switching


def test_the_next_person_finds_nothing_of_the_one_before(
    open_session: Open, tmp_path: Path, qapp: QApplication
) -> None:
    driver = open_session(tmp_path / "workspace")
    session, window = driver.session, driver.session.window
    account_for(session.workspace, "Bob", Role.EXAMINER, full_name="Robert")
    assert window.settings_page.people is not None
    window.settings_page.people._add()
    gone = weakref.ref(window.findChild(QDialog)), weakref.ref(session.services.state)
    jobs = session.jobs
    window.switch_asked.emit()
    assert session.desk is None
    assert session.workspace.person is None
    assert session.front is session.gate
    assert on_screen() == [session.gate]
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del window
    come(session, "Bob")
    driver.settle()
    assert session.workspace.person is not None
    assert session.workspace.person.full_name == "Robert"
    assert session.jobs is not jobs
    assert on_screen() == [session.window]
    assert session.window.person_bar.button is not None
    assert session.window.person_bar.button.text() == "Robert · Examiner"
    import gc

    gc.collect()
    assert [ref() for ref in gone] == [None, None]
    assert kinds(session.workspace) == ["done", "ended", "done"]
    assert verify_workspace(session.workspace).ok


@pytest.mark.parametrize("locked", [False, True])
def test_long_work_is_asked_about_and_stopped_in_order(
    open_session: Open, tmp_path: Path, locked: bool
) -> None:
    driver = open_session(tmp_path / "workspace")
    session = driver.session
    work = Work()
    session.jobs.submit("Enrolling “Case C-17”", work)
    driver.wait(work.started.is_set)
    if locked:
        session.lock(idle=False)
        assert session.gate is not None
        session.gate.lock_page.other_button.click()
    else:
        session.switch_person()
    assert session.question is not None
    assert "stops and can be continued later" in session.question.text()
    assert ("C-17" in session.question.text()) is not locked, "a locked window tells nothing"
    session.question.reject()
    assert session.question is None
    assert session.desk is not None
    assert session.is_locked is locked
    assert session.jobs.active()
    session.switch_person()
    assert session.question is not None
    stop = next(b for b in session.question.buttons() if "Stop" in b.text())
    stop.click()
    driver.wait(lambda: session.desk is None)
    assert session.gate is not None
    assert session.gate.stack.currentWidget() is session.gate.sign_in_page
    assert kinds(session.workspace)[-1] == "ended"
    assert not session.is_locked


def test_closing_a_locked_window_ends_the_session_in_order(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    session = driver.session
    work = Work()
    session.jobs.submit("Enrolling", work)
    driver.wait(work.started.is_set)
    session.lock(idle=False)
    assert session.gate is not None
    session.gate.close()
    driver.wait(lambda: session.gate is None)
    assert on_screen() == []
    with Workspace.open(tmp_path / "workspace", "operator") as again:
        assert kinds(again)[-2:] == ["locked", "ended"]
        assert verify_workspace(again).ok


def test_an_account_that_was_closed_meanwhile_does_not_unlock(open_session: Open, tmp_path: Path) -> None:
    driver = open_session(tmp_path / "workspace")
    session = driver.session
    session.lock(idle=False)
    person = session.workspace.person
    assert person is not None
    with session.workspace.recording() as stores:
        encoded = stores.accounts.password_hash(person.account_id)
        stores.accounts.set_state(person.account_id, [Role.EXAMINER], False, encoded, "test")
        stores.log.append("account.changed", {})
    unlock(session)
    assert session.is_locked
    assert session.gate is not None
    assert "closed" in session.gate.lock_page.message.text()


# Coming


def test_the_demo_begins_with_its_first_person_unless_they_have_another_password(
    own_home: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "demo"
    session = Session(Workspace.create(folder, WorkspaceKind.DEMO, "operator"))
    assert session.workspace.person is not None
    assert session.workspace.person.name == DEMO_PEOPLE[0][0]
    assert session.window.person_bar.switch_button.text() == "Switch person…"
    session.close()
    session.window.deleteLater()
    with Workspace.open(folder, "operator") as demo:
        ensure_demo_accounts(demo)
        sign_in(demo, DEMO_PEOPLE[0][0], DEMO_PASSWORD)
        change_own_password(demo, DEMO_PASSWORD, "four words and a lamp")
        sign_out(demo)
    again = Session(Workspace.open(folder, "operator"))
    assert again.desk is None
    assert again.front is again.gate
    again.close()


@pytest.mark.parametrize(
    ("roles", "pages"),
    [
        ((Role.ADMINISTRATOR,), ["gallery", "rates", "audit", "settings"]),
        ((Role.TRAINER,), ["rates", "settings"]),
        ((Role.SUPERVISOR,), ["gallery", "candidates", "rates", "audit", "settings"]),
        ((Role.EXAMINER,), ["gallery", "probe", "candidates", "rates", "audit", "settings"]),
    ],
)
def test_a_page_that_somebody_may_not_see_is_not_there(
    own_home: Path, qtbot: QtBot, tmp_path: Path, roles: tuple[Role, ...], pages: list[str]
) -> None:
    workspace = Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "operator")
    sign_in_as(workspace, "Ada", Role.ADMINISTRATOR)
    sign_in_as(workspace, "Bob", *roles)
    session = Session(workspace)
    window = session.window
    # Others may add pages; these four are there or not by these rights.
    known = ("gallery", "probe", "candidates", "rates", "audit", "settings")
    assert [page for page in window.navigation.buttons if page in known] == pages
    window.go_to("candidates")
    assert (window.stack.currentWidget() is window.candidates_page) is ("candidates" in pages)
    may_enrol = session.services.may(Right.ENROL)
    assert window.gallery_page.enrol_button.isEnabled() is may_enrol
    assert ("Roles that may" in window.gallery_page.enrol_button.toolTip()) is not may_enrol
    floor = window.settings_page.floor
    assert floor.isEnabled() is session.services.may(Right.CHANGE_POLICY)
    assert ("Roles that may" in floor.toolTip()) is not floor.isEnabled()
    session.close()
    window.deleteLater()


def test_nothing_of_a_session_that_was_closed_stays_in_memory(
    own_home: Path, tmp_path: Path, qapp: QApplication
) -> None:
    workspace = Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "A. Examiner")
    sign_in_as(workspace, "A. Examiner")
    session = Session(workspace)
    session.show()
    for page in session.window.navigation.buttons:
        session.window.go_to(page)
    kept = [weakref.ref(one) for one in (session, session.desk, session.window.gallery_page, workspace)]
    session.close()
    session.window.close()
    session.window.deleteLater()
    del session, workspace
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [one() for one in kept if one() is not None] == []
