"""How long until a window: from the start of the process to the first frame that was painted. Of the
sign-in page, and of the desk where somebody is signed in already, as in the demo.

    python -m tests.benchmarks.first_window [--workspace FOLDER] [--runs N] [--json]

The workspace is made empty where none is named. One start is not counted (cold file cache, and modules are
compiled then, as an installation does it); the others are printed with their median, beside the processor
time of the process until then. The screen is Qt's own (QT_QPA_PLATFORM), offscreen where none is set.

Pages are made when they are first opened: how long the main thread takes for that is measured once the
window has read what they are made of, as it does by itself, and where somebody is faster than that.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from desktop.storage.workspace import Workspace, WorkspaceKind
from tests.benchmarks.compiled import keeping_compiled
from tests.people import account_for

CHILD = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
import desktop.app
from desktop.session import Session
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.theme import apply_theme

begun, what = float(sys.argv[2]), sys.argv[3]
app = QApplication(sys.argv[:1])
apply_theme(app, "light")
from tests.people import sign_in_as  # the password is typed meanwhile

workspace = Workspace.open_or_create(Path(sys.argv[1]), WorkspaceKind.CASEWORK, "benchmark")
if what != "gate":
    sign_in_as(workspace, "benchmark")
session = Session(workspace)
found = {}

def open_pages():
    for name in session.window.navigation.buttons:
        started, worked = time.perf_counter(), time.thread_time()
        session.window.go_to(name)
        app.processEvents()
        took = {"seconds": time.perf_counter() - started, "cpu_seconds": time.thread_time() - worked}
        found.setdefault("pages", {})[name] = took

def go():
    if what == "patient" and not session.jobs.is_idle:
        QTimer.singleShot(20, go)
        return
    if what in ("patient", "hasty"):
        open_pages()
    print(json.dumps(found), flush=True)
    session.front.close()
    app.quit()

class FirstPaint(QObject):
    seen = False

    def eventFilter(self, watched, event):
        if not self.seen and event.type() == QEvent.Type.Paint and watched is session.front:
            FirstPaint.seen = True
            QTimer.singleShot(0, self.report)
        return False

    def report(self):
        found.update(seconds=time.time() - begun, cpu_seconds=time.process_time())
        go() if what != "patient" else QTimer.singleShot(200, go)

watcher = FirstPaint()
app.installEventFilter(watcher)
session.show()
app.exec()
app.removeEventFilter(watcher)
session.close()
"""

STARTS = ("gate", "desk")
PAGES = {"hasty": "opened at once", "patient": "opened later"}


def _once(what: str, folder: Path, environment: dict[str, str]) -> dict[str, Any]:
    answer = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder), repr(time.time()), what],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[0])
    return found


def measure(workspace: Path | None, runs: int) -> dict[str, Any]:
    """Seconds of every start that counts, and of the first opening of every page (median)."""
    environment = dict(os.environ)
    if not environment.get("DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="second-look-bench-") as temporary:
        environment = keeping_compiled(environment, Path(temporary) / "compiled")
        folder = workspace or Path(temporary) / "workspace"
        with Workspace.open_or_create(folder, WorkspaceKind.CASEWORK, "benchmark") as made:
            account_for(made, "benchmark")
        starts = {what: [_once(what, folder, environment) for _ in range(runs + 1)][1:] for what in STARTS}
        pages = {what: [_once(what, folder, environment)["pages"] for _ in range(runs)] for what in PAGES}
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "first_window": {
            what: {
                "seconds": [one["seconds"] for one in found],
                "median": statistics.median(one["seconds"] for one in found),
                "cpu_median": statistics.median(one["cpu_seconds"] for one in found),
            }
            for what, found in starts.items()
        },
        "pages": {
            what: {
                name: {
                    kind: statistics.median(one[name][kind] for one in found)
                    for kind in ("seconds", "cpu_seconds")
                }
                for name in found[0]
            }
            for what, found in pages.items()
        },
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.first_window")
    parser.add_argument("--workspace", type=Path, default=None)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="one JSON document, seconds")
    chosen = parser.parse_args(arguments)
    found = measure(chosen.workspace, chosen.runs)
    if chosen.json:
        print(json.dumps(found))
        return 0
    print(found["machine"])
    for what, start in found["first_window"].items():
        each = ", ".join(f"{s:.2f}" for s in start["seconds"])
        print(
            f"first window, {what}: {each} s; median {start['median']:.2f} s, "
            f"processor {start['cpu_median']:.2f} s"
        )
    print("\nfirst opening of a page, ms (of them the processor time of the main thread)")
    print(" " * 24 + "".join(f"{words:>20}" for words in PAGES.values()))
    for name in found["pages"]["hasty"]:
        each = [found["pages"][what][name] for what in PAGES]
        print(
            f"{name:24}"
            + "".join(f"{one['seconds'] * 1000:13.0f} ({one['cpu_seconds'] * 1000:4.0f})" for one in each)
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
