"""Composition root of the window: opens the workspace, begins a session, shows its window."""

from __future__ import annotations

import copy
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop import paths
from desktop.errors import UserFacingError
from desktop.jobs.faults import trace_text
from desktop.session import Session
from desktop.storage.key_store import os_key_store
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.shell.kept_settings import forget_folders, keep_settings_in
from desktop.ui.shell.languages import Languages, kept_choice
from desktop.ui.shell.messages import BugReport, log_fault, sentence_of, show_error
from desktop.ui.shell.motion import apply_motion
from desktop.ui.shell.qt_messages import qt_messages_logged
from desktop.ui.shell.spoken import speak_for_our_controls
from desktop.ui.theme import THEME_SETTING, Mode, apply_theme
from desktop.ui.workspaces.kept_workspaces import note_opened
from desktop.workflow.other_workspace import open_chosen
from desktop.workflow.person import operator_name
from desktop.workflow.settings import setting

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow

_log = logging.getLogger(__name__)


_OURS = __name__.partition(".")[0]
_FAULT = 3
"""Exit code of a failure of the program itself, as on the command line."""


def run_window(folder: Path | None) -> int:
    """Opens the person's workspace, or the named one; returns the exit code."""
    where = folder or paths.default_workspace_dir()
    return _run(
        lambda: Workspace.open_or_create(where, WorkspaceKind.CASEWORK, operator_name(), os_key_store), None
    )


def run_demo_window(folder: Path, *, reset: bool = False, wheels: Path | None = None) -> int:
    """Opens the demo workspace; it is enrolled in the window, with progress."""
    from desktop.workflow.demo import open_demo

    return _run(lambda: open_demo(folder, operator_name(), reset=reset), wheels)


def run_lab_window(folder: Path, *, wheels: Path | None = None) -> int:
    """Opens the training workspace with the threshold lab; its practice galleries are enrolled in it."""
    from desktop.workflow.training import open_training

    return _run(lambda: open_training(folder, operator_name()), wheels)


def run_received_window(path: Path) -> int:
    """Shows a disclosure pack or an exported log that somebody was given; opens no workspace."""
    app = _application()
    with qt_messages_logged():
        try:
            _paint(app, "system")
            from desktop.ui.report.received_window import ReceivedWindow

            window = ReceivedWindow(path)
            window.show()
            with _interrupts_heard():
                return app.exec()
        finally:
            forget_folders()


def _run(open_workspace: Callable[[], Workspace], wheels: Path | None) -> int:
    app = _application()
    with qt_messages_logged():
        try:
            return _run_in(app, open_workspace, wheels)
        finally:
            forget_folders()


def _run_in(app: QApplication, open_workspace: Callable[[], Workspace], wheels: Path | None) -> int:
    faults = _Faults()
    before, sys.excepthook = sys.excepthook, faults.hook
    place = _Place(app, faults, wheels)
    try:
        place.begin(open_workspace())
        with _interrupts_heard():
            return app.exec()
    except UserFacingError as error:
        return _refuse(error)
    except Exception as error:
        faults.report(error)
        return _FAULT
    finally:
        if place.session is not None:
            place.session.close()
        sys.excepthook = before


class _Place:
    """One session at a time, each on a workspace of its own."""

    def __init__(self, app: QApplication, faults: _Faults, wheels: Path | None) -> None:
        self._app, self._faults, self._wheels = app, faults, wheels
        self.session: Session | None = None

    def begin(self, workspace: Workspace) -> None:
        """Takes the workspace over, and closes it where this raises."""
        self.session = self._faults.session = None
        session = _open(self._app, workspace, self._wheels, self)
        self.session = self._faults.session = session
        note_opened(workspace)
        session.show()

    def open(self, folder: Path, new: bool) -> Workspace:
        """For the session that wants to go there."""
        self._app.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return open_chosen(folder, operator_name(), os_key_store, new=new)
        finally:
            self._app.restoreOverrideCursor()

    def go_on(self, workspace: Workspace) -> None:
        """Closes the session that there is, with its workspace, then begins on this one."""
        quits = self._app.quitOnLastWindowClosed()
        self._app.setQuitOnLastWindowClosed(False)  # for a moment there is no window
        try:
            if self.session is not None:
                self.session.close()
            self.begin(workspace)
        except Exception as error:
            self._faults.report(error)
            self._app.exit(error.exit_code if isinstance(error, UserFacingError) else _FAULT)
        finally:
            self._app.setQuitOnLastWindowClosed(quits)


def _open(app: QApplication, workspace: Workspace, wheels: Path | None, place: _Place) -> Session:
    try:
        chosen = setting(workspace, THEME_SETTING, "system")
    except BaseException:
        workspace.close()
        raise
    _paint(app, chosen)

    def desk_made(window: MainWindow) -> None:
        window.pages.when_made(
            "settings", lambda page: page.theme_chosen.connect(lambda mode: _paint(app, mode))
        )

    return Session(
        workspace,
        wheels=wheels,
        desk_made=desk_made,
        languages=_languages(app),
        other_workspace=place,
    )


def _paint(app: QApplication, mode: str) -> None:
    modes: dict[str, Mode] = {"light": "light", "dark": "dark"}
    apply_theme(app, modes.get(mode, "system"))


def _application() -> QApplication:
    QCoreApplication.setOrganizationName("second-look")
    QCoreApplication.setApplicationName("second-look")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setWindowIcon(QIcon(str(paths.resources_dir() / "program-icon.svg")))
    QGuiApplication.setDesktopFileName("second-look")  # of the desktop entry that the installer brings
    keep_settings_in(paths.settings_dir())
    forget_folders()
    apply_motion(app)
    speak_for_our_controls()
    _languages(app).speak(kept_choice())  # also for what goes wrong before there is a window
    _log_to_file()
    return app


def _languages(app: QApplication) -> Languages:
    """One for the application, so that what one installed another does not install again."""
    return app.findChild(Languages) or Languages(app)


def _log_to_file() -> None:
    """Ordinary logs beside the program's data: no image, no name; the record is the workspace's."""
    root = logging.getLogger()
    if any(isinstance(known, _LogFile) for known in root.handlers):
        return
    folder = paths.log_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix":
            folder.chmod(0o700)
        handler = _LogFile(
            folder / "second-look.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(_LogFormat("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)


class _LogFile(RotatingFileHandler):
    """Files that nobody else on this computer can read."""

    def _open(self) -> TextIOWrapper:
        def opener(path: str, flags: int) -> int:
            number = os.open(path, flags, 0o600)
            if sys.platform != "win32":
                os.fchmod(number, 0o600)  # one that was there before
            return number

        file = open(self.baseFilename, self.mode, encoding=self.encoding, opener=opener)  # noqa: SIM115
        assert isinstance(file, TextIOWrapper)
        return file


class _LogFormat(logging.Formatter):
    """Exceptions without their messages, which can name people and files, as the texts of libraries can."""

    def format(self, record: logging.LogRecord) -> str:
        ours = copy.copy(record)
        ours.exc_text = None  # what another handler wrote of it
        if record.name.partition(".")[0] != _OURS:
            ours.msg, ours.args = f"{record.filename}:{record.lineno} (its text is not kept)", ()
        return super().format(ours)

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return trace_text(error) if isinstance(error, BaseException) else ""


class _Faults:
    """Reports what nobody caught, before there is a window as well."""

    def __init__(self) -> None:
        self.session: Session | None = None

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            self.report(error)
        elif self._front is not None:
            self._front.close()
        else:
            QCoreApplication.exit(1)

    @property
    def _front(self) -> QWidget | None:
        return self.session.front if self.session is not None else None

    def report(self, error: BaseException) -> None:
        front = self._front
        if front is not None and front.isVisible():
            show_error(front, error)
        elif isinstance(error, UserFacingError):
            _refuse(error)
        else:
            log_fault(error)
            BugReport(error).exec()


@contextmanager
def _interrupts_heard() -> Iterator[None]:
    """Ctrl+C in the terminal: Qt's loop runs no Python of its own accord, so a signal wakes it."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        theirs.setblocking(False)
        notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)

        def awake() -> None:
            # Running any Python is enough: the signal's handler runs, and what it raises is for the hook.
            with suppress(BlockingIOError):
                ours.recv(64)

        notifier.activated.connect(awake)
        before = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(before)
            notifier.setEnabled(False)


def _refuse(error: UserFacingError) -> int:
    # Only a terminal: what a desktop starts writes into its journal. Without a console there is none.
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"second-look: {error.sentence}\n")
    box = QMessageBox(
        QMessageBox.Icon.Warning, QCoreApplication.translate("messages", "Second Look"), sentence_of(error)
    )
    box.exec()
    return error.exit_code
