"""Composition root of the window: opens the workspace, builds the services, shows the window."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import paths
from desktop.errors import UserFacingError
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.settings.settings_page import THEME_SETTING
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.preparation import Preparation
from desktop.ui.shell.services import CaseworkState, Services
from desktop.ui.theme import apply_theme
from desktop.workflow.demo import open_demo
from desktop.workflow.engines import Engines
from desktop.workflow.person import operator_name
from desktop.workflow.settings import setting

_log = logging.getLogger(__name__)


class Session:
    """One open workspace with its window; `close` ends both in the right order."""

    def __init__(self, workspace: Workspace, *, wheels: Path | None = None) -> None:
        catalogue = PackCatalogue()
        self.jobs = JobQueue()
        self.services = Services(
            workspace, catalogue, Engines(workspace, catalogue), self.jobs, CaseworkState()
        )
        self.window = MainWindow(self.services)
        self.preparation = Preparation(self.services, self.window, wheels=wheels)
        self.window.closing.connect(self.close)
        self._closed = False

    def show(self) -> None:
        """Shows the window, then begins what has to be done first (models, demo gallery)."""
        self.window.show()
        self.preparation.start()

    def close(self) -> None:
        """Stops all work, then closes the workspace; what was committed stays."""
        if not self._closed:
            self._closed = True
            self.jobs.stop()
            self.services.workspace.close()


def run_window(folder: Path | None) -> int:
    """Opens the person's workspace, or the named one; returns the exit code."""
    app = _application()
    where = folder or paths.default_workspace_dir()
    try:
        workspace = Workspace.open_or_create(where, WorkspaceKind.CASEWORK, operator_name())
    except UserFacingError as error:
        return _refuse(error)
    return _run(app, workspace, None)


def run_demo_window(folder: Path, *, reset: bool = False, wheels: Path | None = None) -> int:
    """Opens the demo workspace; it is enrolled in the window, with progress."""
    app = _application()
    try:
        workspace = open_demo(folder, operator_name(), reset=reset)
    except UserFacingError as error:
        return _refuse(error)
    return _run(app, workspace, wheels)


def _run(app: QApplication, workspace: Workspace, wheels: Path | None) -> int:
    apply_theme(app, setting(workspace, THEME_SETTING, "system"))
    session = Session(workspace, wheels=wheels)
    session.window.settings_page.theme_chosen.connect(lambda mode: apply_theme(app, mode))
    _install_report(session.window)
    session.show()
    try:
        return app.exec()
    finally:
        session.close()


def _application() -> QApplication:
    QCoreApplication.setOrganizationName("second-look")
    QCoreApplication.setApplicationName("second-look")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    _translate(app)
    _log_to_file()
    return app


def _translate(app: QApplication) -> None:
    folder = paths.resources_dir() / "translations"
    for name, where in (
        ("second_look", str(folder)),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    ):
        translator = QTranslator(app)
        if translator.load(QLocale(), name, "_", where):
            app.installTranslator(translator)


def _log_to_file() -> None:
    """Ordinary logs beside the program's data: no image, no name; the record is the workspace's."""
    folder = paths.log_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "second-look.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    if not any(isinstance(known, RotatingFileHandler) for known in root.handlers):
        root.addHandler(handler)


def _install_report(window: MainWindow) -> None:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        show_error(window, error)

    sys.excepthook = hook


def _refuse(error: UserFacingError) -> int:
    sys.stderr.write(f"second-look: {error.sentence}\n")
    box = QMessageBox(
        QMessageBox.Icon.Warning, QCoreApplication.translate("messages", "Second Look"), sentence_of(error)
    )
    box.exec()
    return error.exit_code
