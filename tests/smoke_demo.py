"""Runs the demo from the command line in its window, waits until it is ready, and closes the window.

    python -m tests.smoke_demo [--workspace FOLDER] [--wheels FOLDER]

The real command, in this process: enrolment and measurement happen in the window, as for a person. Ends
with 0 when the window came, the gallery was enrolled and measured, nothing was reported as a fault, the
program ended with 0 and the workspace's log verifies afterwards. Without --workspace a temporary folder.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import sys
import tempfile
import time
from pathlib import Path

if not os.environ.get("QT_QPA_PLATFORM") and not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.cli import command_line
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.messages import BugReport
from desktop.workflow.demo import demo_is_enrolled

LIMIT = 180.0
"""Seconds until the window has to be ready."""


class Visitor:
    """Looks at what is on the screen now and then, and closes the window once it is ready."""

    def __init__(self) -> None:
        self.problem = "no window came"
        self._until = time.monotonic() + LIMIT
        self._timer = QTimer(interval=50)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        for box in shown:
            if isinstance(box, BugReport):
                self._give_up(f"a fault was reported:\n{box._text.toPlainText()}", box)
                return
            if isinstance(box, QMessageBox):
                self._give_up(f"a message was shown: {box.text()}", box)
                return
        window = next((widget for widget in shown if isinstance(widget, MainWindow)), None)
        if window is not None:
            self.problem = self._not_ready(window)
        if window is not None and not self.problem:
            self._timer.stop()
            window.close()
        elif time.monotonic() > self._until:
            self._give_up(f"{self.problem}, after {LIMIT:.0f} s", window)

    def _not_ready(self, window: MainWindow) -> str:
        services = window._services
        if not demo_is_enrolled(services.workspace):
            return "the demo gallery was not enrolled"
        gallery, measurement = services.state.gallery, services.state.measurement
        if gallery is None or gallery.faces < 200:
            return "the window shows no demo gallery"
        if measurement is None or not services.state.rate():
            return "nothing was measured"
        return ""

    def _give_up(self, problem: str, front: object) -> None:
        self._timer.stop()
        self.problem = problem
        if isinstance(front, BugReport | QMessageBox):
            front.done(0)
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow):
                widget.close()
        QTimer.singleShot(0, QApplication.quit)


def command(*arguments: str) -> int:
    """The exit code of one command."""
    try:
        command_line(list(arguments), prog_name="second-look", standalone_mode=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.smoke_demo")
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--wheels", type=Path)
    chosen = parser.parse_args(arguments)
    faulthandler.dump_traceback_later(LIMIT + 60, exit=True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="second-look-smoke-") as temporary:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, temporary)
        workspace = str(chosen.workspace or Path(temporary) / "demo")
        more = ["--wheels", str(chosen.wheels)] if chosen.wheels else []
        visitor = Visitor()
        code = command("demo", "--workspace", workspace, *more)
        if visitor.problem or code != 0:
            print(f"The demo's window: {visitor.problem or 'closed'}; exit code {code}.", file=sys.stderr)
            return 1
        code = command("audit", "verify", "--deep", "--workspace", workspace)
        verdict = "FAILS" if code else "verifies"
        print(f"The demo ran in a window ({app.platformName()}); its log {verdict}.")
    faulthandler.cancel_dump_traceback_later()
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
