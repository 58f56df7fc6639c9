"""What a screen reader is told of controls: a name, what they are, and a value that means something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QSlider, QWidget

from desktop.ui.shell.spoken import ROLE, speak_for_our_controls
from tests import tab_walk
from tests.ui.conftest import Driver
from tests.ui.test_whole_path import INTAKE, enrol_through_dialog, mated_probe

Open = Callable[..., Driver]
SAYS_NOTHING = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}


@pytest.fixture(autouse=True)
def ours(qapp: QApplication) -> None:
    speak_for_our_controls()


def test_everything_that_takes_the_focus_has_a_name_and_says_what_it_is(
    tmp_path: Path, few_faces: Path, open_session: Open
) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    enrol_through_dialog(driver, few_faces)
    driver.search_for(mated_probe(few_faces)[0], INTAKE)
    window.candidates_page.list.choose(0)
    driver.settle()
    trouble, own = [], set()
    for name in window.navigation.buttons:
        window.go_to(name)
        driver.settle()
        for widget in tab_walk.tab_stops(window):
            found = QAccessible.queryAccessibleInterface(widget)
            own |= {type(widget).__name__} if hasattr(type(widget), ROLE) else set()
            if not found.text(QAccessible.Text.Name).strip():
                trouble.append(f"{name}: {tab_walk.where(widget)} has no name")
            if found.role() in SAYS_NOTHING:
                trouble.append(f"{name}: {tab_walk.where(widget)} is only {found.role()}")
    assert not trouble, "\n".join(trouble)
    assert own >= {"ConfidenceTrack", "ScoreTrack", "FacePicker", "ImagePane"}, own


def test_a_scale_says_what_its_value_means(tmp_path: Path, few_faces: Path, open_session: Open) -> None:
    driver = open_session(tmp_path / "workspace")
    enrol_through_dialog(driver, few_faces)
    state, panel = driver.session.services.state, driver.session.window.error_panel
    state.set_threshold(state.curve.threshold_for(0.8))

    def value_of(track: QWidget) -> str:
        assert isinstance(track, QSlider)
        found = QAccessible.queryAccessibleInterface(track)
        assert found.role() is QAccessible.Role.Slider
        return found.text(QAccessible.Text.Value)

    threshold = panel.locale().toString(state.threshold, "f", 4)
    confidence = panel.confidence._field.text()
    assert value_of(panel.confidence._track) == f"Confidence {confidence}, threshold {threshold}"
    assert value_of(panel.slider._track).startswith("Threshold 0.")
    before = value_of(panel.slider._track)
    state.set_threshold(state.curve.threshold_for(0.9))
    assert value_of(panel.slider._track) != before
