"""How long until a window: from the start of the process to the first frame that was painted. Of the
sign-in page, and of the desk where somebody is signed in already, as in the demo.

    python -m tests.benchmarks.first_window [--workspace FOLDER] [--runs N]

The workspace is made empty where none is named. One start is not counted (cold file cache); the others
are printed with their median. The screen is Qt's own (QT_QPA_PLATFORM), offscreen where none is set.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.storage.workspace import Workspace, WorkspaceKind
from tests.people import account_for

CHILD = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from desktop.session import Session
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.theme import apply_theme

begun = float(sys.argv[2])
app = QApplication(sys.argv[:1])
apply_theme(app, "light")
from tests.people import sign_in_as  # the password is typed meanwhile

workspace = Workspace.open_or_create(Path(sys.argv[1]), WorkspaceKind.CASEWORK, "benchmark")
if sys.argv[3] == "desk":
    sign_in_as(workspace, "benchmark")
session = Session(workspace)

class FirstPaint(QObject):
    seen = False

    def eventFilter(self, watched, event):
        if not self.seen and event.type() == QEvent.Type.Paint and watched is session.front:
            FirstPaint.seen = True
            QTimer.singleShot(0, self.report)
        return False

    def report(self):
        print(f"{time.time() - begun:.3f}", flush=True)
        session.front.close()
        app.quit()

watcher = FirstPaint()
app.installEventFilter(watcher)
session.show()
app.exec()
app.removeEventFilter(watcher)
session.close()
"""


def _once(what: str, folder: Path, environment: dict[str, str]) -> float:
    answer = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder), repr(time.time()), what],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(answer.stdout.split()[0])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.first_window")
    parser.add_argument("--workspace", type=Path, default=None)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args(arguments)
    environment = dict(os.environ)
    if not environment.get("DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="second-look-bench-") as temporary:
        folder = chosen.workspace or Path(temporary) / "workspace"
        with Workspace.open_or_create(folder, WorkspaceKind.CASEWORK, "benchmark") as made:
            account_for(made, "benchmark")
        measured = {
            what: [_once(what, folder, environment) for _ in range(chosen.runs + 1)][1:]
            for what in ("gate", "desk")
        }
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for what, seconds in measured.items():
        each = ", ".join(f"{s:.2f}" for s in seconds)
        print(f"first window, {what}: {each} s; median {statistics.median(seconds):.2f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
