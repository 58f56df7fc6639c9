"""Training has a window of its own: no cases in it, and no lab in casework."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from desktop import paths
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.shell import own_program
from desktop.workflow import training
from desktop.workflow.notices import TRAINING_NOTICE
from desktop.workflow.training import PRACTICE_GALLERY, PRACTICE_PROBES
from tests.ui.conftest import Driver

Open = Callable[..., Driver]


def texts(driver: Driver) -> set[str]:
    return {action.text().replace("&", "") for action in driver.session.window.findChildren(QAction)}


@pytest.fixture
def few_practice_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    both = tuple(replace(one, rows=one.rows[:8]) for one in training.practice_galleries())
    monkeypatch.setattr(training, "practice_galleries", lambda: both)


@pytest.mark.usefixtures("few_practice_faces")
def test_the_training_window_enrols_its_galleries_and_has_no_place_for_a_case(
    tmp_path: Path, open_session: Open
) -> None:
    driver = open_session(tmp_path / "training", WorkspaceKind.TRAINING)
    window, workspace = driver.session.window, driver.session.services.workspace
    driver.wait(lambda: training.training_is_ready(workspace))
    driver.settle()
    with workspace.reading() as stores:
        assert {g.name: g.faces for g in stores.galleries.all()} == {
            PRACTICE_GALLERY: 8,
            PRACTICE_PROBES: 8,
        }
    assert list(window.navigation.buttons) == ["gallery", "rates", "lab", "audit", "settings"]
    assert "Open probe…" not in texts(driver)
    assert window.demo_notice.text() == TRAINING_NOTICE
    assert window.windowTitle() == "Second Look: training"
    window.go_to("lab")
    page = window.lab_page
    assert page is not None
    driver.wait(lambda: page.errors is not None)
    # One slider at a time: the lab's own.
    assert not window.error_panel.isVisible()
    window.go_to("rates")
    assert window.error_panel.isVisible()


def test_casework_has_no_lab_but_a_way_to_it(
    tmp_path: Path, open_session: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_session(tmp_path / "casework")
    window = driver.session.window
    assert window.lab_page is None
    assert "lab" not in window.navigation.buttons
    assert {"probe", "candidates"} <= set(window.navigation.buttons)
    started: list[list[str]] = []

    class Process:
        @staticmethod
        def startDetached(program: str, arguments: list[str], folder: str) -> tuple[bool, int]:
            started.append([program, *arguments])
            return True, 1

    monkeypatch.setattr(own_program, "QProcess", Process)
    (action,) = [a for a in window.findChildren(QAction) if "threshold lab" in a.text().replace("&", "")]
    action.trigger()
    assert started == [paths.own_command("lab", window=True)]


def test_a_changed_floor_reaches_the_panel(tmp_path: Path, open_session: Open) -> None:
    window = open_session(tmp_path / "casework").session.window
    assert window.error_panel._gate.floor == 0.95
    window.settings_page.floor.setValue(90.0)
    window.settings_page.floor.editingFinished.emit()
    assert window.error_panel._gate.floor == 0.9
