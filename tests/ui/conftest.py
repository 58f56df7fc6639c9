"""The real window on real models and synthetic faces."""

from __future__ import annotations

import csv
import gc
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop import paths
from desktop.app import Session
from desktop.domain.probes import Intake
from desktop.recognition.packs import ModelPack
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.probe.path_steps import Step
from desktop.ui.shell.tour_steps import keep_over
from desktop.ui.theme import apply_theme
from desktop.workflow.demo import demo_folder
from tests.examination import analysis_of
from tests.people import sign_in_as

GALLERY_FACES = 48


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    """Whatever a test starts has to end with it."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and t.is_alive() and not t.daemon]
    assert not left, f"threads left: {left}"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, default_pack: ModelPack) -> Path:
    """A person's folder with the default pack in it, and settings that touch nobody else's."""
    home = tmp_path / "home"
    monkeypatch.setenv(paths.HOME_VARIABLE, str(home))
    models = home / "models"
    models.mkdir(parents=True)
    (models / default_pack.id).symlink_to(default_pack.folder, target_is_directory=True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home / "settings"))
    keep_over()  # tests of the tour ask for it
    return home


@pytest.fixture
def few_faces(tmp_path: Path) -> Path:
    """A folder of synthetic portraits with `metadata.csv` beside the pictures; the first mates are in."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    with (demo_folder() / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    mated = {r["subject_id"] for r in rows if r["role"] == "probe" and "no mate" not in r["note"]}
    gallery = [r for r in rows if r["role"] == "gallery"]
    gallery.sort(key=lambda r: (r["subject_id"] not in mated, r["file"]))
    chosen = gallery[:GALLERY_FACES]
    for row in chosen:
        shutil.copy(demo_folder() / row["file"], folder)
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["Picture", "Person", "Gender", "Born", "Taken on", "Agency"])
        writer.writeheader()
        for row in chosen:
            writer.writerow(
                {
                    "Picture": Path(row["file"]).name,
                    "Person": row["subject_id"],
                    "Gender": row["sex"],
                    "Born": row["year_of_birth_band"],
                    "Taken on": row["capture_date"],
                    "Agency": "Synthetic",
                }
            )
    return folder


@dataclass
class Driver:
    """A session and the ways of waiting for it."""

    session: Session
    qtbot: QtBot

    def wait(self, condition: Callable[[], bool], timeout: int = 60_000) -> None:
        self.qtbot.waitUntil(condition, timeout=timeout)

    def settle(self) -> None:
        """Until nothing runs and nothing waits."""
        self.wait(lambda: not self.session.jobs.active())

    def search_for(self, picture: Path, intake: Intake) -> None:
        """From the file of a probe to its candidates."""
        page = self.session.window.probe_page
        self.session.window.go_to("probe")
        page.open_source(picture)
        self.settle()
        page.form.set_intake(intake)
        self.search_on()

    def search_on(self) -> None:
        """From a declared probe to its candidates, each step with the one button that does it."""
        page = self.session.window.probe_page
        for step in (Step.DECLARE, Step.ANALYSE):
            assert page.step is step
            if step is Step.ANALYSE:
                page.analysis.restore(analysis_of())
            assert page.search_button.isEnabled(), page._missing.text()
            page.search_button.click()
            self.settle()
        assert page.step is Step.SEARCH
        page.search_button.click()
        self.settle()


@pytest.fixture
def open_session(
    own_home: Path, qtbot: QtBot, qapp: QApplication
) -> Iterator[Callable[[Path, WorkspaceKind], Driver]]:
    """Opens windows on workspaces; all are closed at the end. Not `signed_in`, the gate stands in front."""
    opened: list[Session] = []

    def open_one(
        folder: Path, kind: WorkspaceKind = WorkspaceKind.CASEWORK, *, signed_in: bool = True
    ) -> Driver:
        apply_theme(qapp, "light")
        workspace = Workspace.open_or_create(folder, kind, "A. Examiner")
        if signed_in and kind is not WorkspaceKind.TRAINING:
            sign_in_as(workspace, "A. Examiner")
        session = Session(workspace)
        opened.append(session)
        session.show()
        driver = Driver(session, qtbot)
        if session.desk is None:
            return driver
        session.window.resize(1440, 900)
        # Some of what begins with a window begins once it is painted.
        driver.wait(lambda: session.desk is None or not session.desk._later.isActive())
        driver.settle()
        return driver

    yield open_one
    for session in opened:
        for window in (session.front, session.gate, session.desk and session.desk.window):
            if window is not None and isValid(window):
                window.close()
        session.close()
        if session.desk is not None and isValid(session.desk.window):
            session.desk.window.deleteLater()
    opened.clear()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # What Python still holds of a window is let go here, where a crash names its test.
    gc.collect()
