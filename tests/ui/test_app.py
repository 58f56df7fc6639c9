"""Beginning and ending: the window closes in order, and what goes wrong at the start is shown."""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import app as composition
from desktop import paths
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import WorkspaceMissing
from desktop.jobs.job import Job
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.messages import BugReport
from desktop.ui.sign_in.gate import Gate
from tests.ui.conftest import Driver

Open = Callable[..., Driver]
WAIT = 20.0
SENTENCE = "Stopping the work that runs; nothing recorded is lost."


class Deaf:
    """Work that goes on until it is let go, whatever it is asked."""

    def __init__(self, workspace: Workspace | None = None) -> None:
        self.started = threading.Event()
        self.gate = threading.Event()
        self.seen: list[WorkspaceKind] = []
        self._workspace = workspace

    def __call__(self, cancel: CancelToken, progress: ProgressSink) -> None:
        self.started.set()
        assert self.gate.wait(WAIT)
        if self._workspace is not None:
            with self._workspace.reading() as stores:
                stores.galleries.all()
            self.seen.append(self._workspace.kind)


def is_open(workspace: Workspace) -> bool:
    try:
        with workspace.reading() as stores:
            stores.galleries.all()
    except (sqlite3.Error, RuntimeError, ValueError):
        return False
    return True


@pytest.fixture
def faults(monkeypatch) -> list[BaseException]:
    shown: list[BaseException] = []
    monkeypatch.setattr(
        "desktop.ui.gallery.gallery_page.show_error", lambda parent, error: shown.append(error)
    )
    return shown


def test_a_closed_window_waits_for_its_work_and_says_so(open_session: Open, tmp_path, qtbot, faults):
    driver = open_session(tmp_path / "workspace")
    session, window = driver.session, driver.session.window
    workspace = session.services.workspace
    work, heard = Deaf(workspace), []
    job = session.jobs.submit("deaf", work)
    job.finished.connect(lambda: heard.append("finished"))
    job.finished.connect(window.gallery_page.reload)
    driver.wait(work.started.is_set)
    window.close()
    assert window.isVisible()
    assert window.statusBar().currentMessage() == SENTENCE
    ticks: list[int] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    qtbot.wait(100)
    timer.stop()
    assert len(ticks) > 3
    window.close()
    window.gallery_page.reload()
    assert window.isVisible()
    assert is_open(workspace)
    work.gate.set()
    driver.wait(lambda: not window.isVisible())
    assert work.seen == [WorkspaceKind.CASEWORK]
    assert heard == faults == []
    assert not is_open(workspace)
    session.close()


def test_a_window_without_work_closes_at_once(open_session: Open, tmp_path):
    session = open_session(tmp_path / "workspace").session
    assert session.jobs.is_idle
    session.window.close()
    assert not session.window.isVisible()
    assert not is_open(session.services.workspace)


def test_a_session_is_never_closed_under_its_work(open_session: Open, tmp_path, monkeypatch, caplog):
    driver = open_session(tmp_path / "workspace")
    session = driver.session
    work, heard, answers = Deaf(session.services.workspace), [], []
    job: Job = session.jobs.submit("deaf", work)
    job.finished.connect(lambda: heard.append("finished"))
    driver.wait(work.started.is_set)
    stop = session.jobs.stop

    def impatient() -> bool:
        if len(answers) == 1:
            answers.append("interrupted")
            raise KeyboardInterrupt
        answers.append(stop(0.02))
        if len(answers) == 4:
            work.gate.set()
        return answers[-1]

    monkeypatch.setattr(session.jobs, "stop", impatient, raising=False)
    session.close()
    assert answers[:3] == [False, "interrupted", False]
    assert answers[-1] is True
    assert work.seen == [WorkspaceKind.CASEWORK]
    assert heard == []
    assert "still runs" in caplog.text
    assert not is_open(session.services.workspace)
    driver.wait(lambda: not session.window.isVisible())


# Starting


@pytest.fixture
def boxes(monkeypatch) -> list[str]:
    """Texts of the boxes that would block."""
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    monkeypatch.setattr(BugReport, "exec", lambda dialog: shown.append(dialog._text.toPlainText()))
    return shown


@pytest.fixture
def start(own_home: Path, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], int]]:
    """Starts the window as the command line does; the test's own log and hooks come back afterwards."""
    hook, quits = sys.excepthook, qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(True)
    yield lambda: composition.run_window(tmp_path / "workspace")
    qapp.setQuitOnLastWindowClosed(quits)
    assert sys.excepthook is hook
    root = logging.getLogger()
    for handler in [known for known in root.handlers if isinstance(known, composition._LogFile)]:
        root.removeHandler(handler)
        handler.close()


def the_window() -> MainWindow | Gate | None:
    """Of a new workspace it is the gate, where the first account is made."""
    found = (
        w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow | Gate) and w.isVisible()
    )
    return next(found, None)


def when_there(action: Callable[[MainWindow | Gate], None]) -> QTimer:
    timer = QTimer(interval=20)

    def look() -> None:
        window = the_window()
        if window is not None:
            timer.stop()
            action(window)

    timer.timeout.connect(look)
    timer.start()
    return timer


def test_start_and_close(start, boxes):
    timer = when_there(lambda window: window.close())
    assert start() == 0
    assert not timer.isActive()
    assert boxes == []


@pytest.mark.skipif(os.name == "nt", reason="a process cannot send itself Ctrl+C there")
def test_interrupt_closes_the_window(start, boxes):
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    # From a thread, while Qt's loop sleeps and runs no Python.
    timer = when_there(
        lambda window: threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    )
    try:
        assert start() == 0
    finally:
        signal.signal(signal.SIGINT, before)
    assert not timer.isActive()
    assert boxes == []


@pytest.mark.parametrize("console", [True, False])
def test_what_refuses_the_start_is_said_in_a_box(start, boxes, monkeypatch, tmp_path, capsys, console):
    def refuse(*_: object) -> Workspace:
        raise WorkspaceMissing(path="over there")

    monkeypatch.setattr(composition.Workspace, "open_or_create", refuse)
    if console:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    else:
        monkeypatch.setattr(sys, "stderr", None)
    assert start() == 2
    assert boxes == [WorkspaceMissing(path="over there").sentence]
    if console:
        assert "over there" in capsys.readouterr().err


def test_what_refuses_to_build_the_window_is_said_too(start, boxes, monkeypatch, tmp_path):
    def refuse(workspace: object) -> Gate:
        raise WorkspaceMissing(path="over there")

    monkeypatch.setattr("desktop.session.Gate", refuse)
    assert start() == 2
    assert boxes == [WorkspaceMissing(path="over there").sentence]
    Workspace.open(tmp_path / "workspace", "A. Examiner").close()


def test_a_fault_while_the_window_is_built_shows_the_report(start, boxes, monkeypatch, tmp_path):
    def fail(workspace: object) -> Gate:
        raise ValueError("Jane Roe")

    monkeypatch.setattr("desktop.session.Gate", fail)
    assert start() == 3
    (report,) = boxes
    assert "ValueError" in report
    assert "desktop/session.py:" in report
    assert "Roe" not in report
    Workspace.open(tmp_path / "workspace", "A. Examiner").close()
    log = (paths.log_dir() / "second-look.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "Roe" not in log
    assert str(tmp_path) not in log


def test_the_log_is_nobody_elses_and_carries_no_message(start, boxes):
    when_there(lambda window: window.close())
    folder = paths.log_dir()
    folder.mkdir(parents=True)
    log = folder / "second-look.log"
    log.touch(mode=0o644)
    log.chmod(0o644)
    assert start() == 0
    try:
        raise ValueError("Jane Roe")
    except ValueError:
        logging.getLogger("desktop.test").exception("a sentence of ours")
    text = log.read_text(encoding="utf-8")
    assert "a sentence of ours" in text
    assert "ValueError" in text
    assert "Roe" not in text
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
