"""Nothing moves by itself where the system or a person does not want it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar

from desktop.ui.comparison.mode_bar import ModeBar
from desktop.ui.comparison.view_state import ViewMode, ViewState
from desktop.ui.shell import motion
from tests.ui.conftest import Driver

Open = Callable[..., Driver]


@pytest.fixture
def app(qapp: QApplication, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    monkeypatch.setattr(motion, "system_wants_less", lambda: False)
    yield qapp
    motion.keep_choice(motion.FULL)
    motion.apply_motion(qapp)


def choose(app: QApplication, choice: str) -> None:
    motion.keep_choice(choice)
    motion.apply_motion(app)


def test_two_pictures_alternate_only_where_things_may_move(app: QApplication, qtbot) -> None:
    bar = ModeBar(ViewState())
    qtbot.addWidget(bar)
    bar.show()
    qtbot.waitExposed(bar)
    bar.set_mode(ViewMode.BLINK)
    bar.toggle_running()
    assert bar.is_running
    bar.stop()
    choose(app, motion.LESS)
    bar.hide()
    bar.show()
    bar.toggle_running()
    assert not bar.is_running
    assert not bar._run.isEnabled()
    seen: list[None] = []
    bar.changed.connect(lambda: seen.append(None))
    bar.step_once()
    assert seen == [None], "one picture after the other, by hand"


def test_a_bar_of_work_without_an_end_stands_still(app: QApplication, qtbot) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    motion.show_endless(bar)
    assert bar.maximum() == 0
    choose(app, motion.LESS)
    motion.show_endless(bar)
    assert (bar.maximum(), bar.text()) == (1, ""), "empty, and no figure is read out"


def test_the_cursor_blinks_again_when_the_choice_is_taken_back(app: QApplication) -> None:
    usual = app.cursorFlashTime()
    assert usual > 0
    choose(app, motion.LESS)
    assert app.cursorFlashTime() == 0
    choose(app, motion.FULL)
    assert app.cursorFlashTime() == usual


def test_the_system_is_asked_unless_somebody_chose(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "system_wants_less", lambda: True)
    choose(app, motion.SYSTEM)
    assert motion.less_motion()
    choose(app, motion.FULL)
    assert not motion.less_motion()


@pytest.mark.parametrize(
    ("name", "text", "less"),
    [
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=true\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("kdeglobals", "no section\n", False),
    ],
)
def test_the_desktops_files_are_understood(tmp_path: Path, name: str, text: str, less: bool) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert motion.files_want_less(tmp_path) is less


def test_the_choice_is_made_in_the_settings(tmp_path: Path, app: QApplication, open_session: Open) -> None:
    window = open_session(tmp_path / "workspace").session.window
    window.go_to("settings")
    box = window.settings_page.motion
    box.setCurrentIndex(box.findData(motion.LESS))
    box.activated.emit(box.currentIndex())
    assert motion.less_motion()
    assert motion.kept_choice() == motion.LESS
