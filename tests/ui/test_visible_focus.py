"""Where the focus is can be seen on every kind of control, in both themes, and Tab finds all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.adjustments import Levels, Recipe
from desktop.ui.comparison.view_state import ViewMode
from desktop.ui.probe.adjust_dialog import AdjustDialog
from desktop.ui.theme import Mode, apply_theme
from tests import tab_walk
from tests.focus_marks import FocusMarks
from tests.ui.conftest import Driver
from tests.ui.test_whole_path import INTAKE, enrol_through_dialog, mated_probe

Open = Callable[..., Driver]


BY_HAND = {"ConfidenceTrack", "ScoreTrack", "TileGrid", "StackedPane", "ImagePane", "CropPane", "_Slider"}
"""Kinds of controls that paint themselves."""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_focus_is_seen_on_every_page_and_tab_goes_round(
    theme: Mode, tmp_path: Path, few_faces: Path, open_session: Open, qapp: QApplication
) -> None:
    driver = open_session(tmp_path / "workspace")
    window, marks = driver.session.window, FocusMarks()
    enrol_through_dialog(driver, few_faces)
    apply_theme(qapp, theme)
    trouble: list[str] = []

    def look_at(name: str, root: QWidget) -> None:
        driver.settle()
        trouble.extend(f"{name}: {line}" for line in (*marks.problems(root), *tab_walk.problems(root)))

    window.go_to("probe")
    window.probe_page.open_source(mated_probe(few_faces)[0])
    driver.settle()
    window.probe_page.form.set_intake(INTAKE)
    dialog = AdjustDialog(window.probe_page.draft.original.pixels, Recipe((Levels(8, 235, 1.2),)), window)
    dialog.open()
    look_at("adjust", dialog)
    dialog.reject()
    driver.search_on()
    page = window.candidates_page
    page.list.choose(0)
    for mode in (ViewMode.SIDE_BY_SIDE, ViewMode.BLINK, ViewMode.OVERLAY):
        page.comparison.set_mode(mode)
        look_at(str(mode), window)
    for name in window.navigation.buttons:
        window.go_to(name)
        look_at(name, window)
    apply_theme(qapp, "light")
    assert not trouble, "\n".join(trouble)
    assert {kind[0] for kind in marks.seen} >= BY_HAND
