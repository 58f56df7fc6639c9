"""The guided first case: what it says in a low window is still there to be read and heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.shell.guide import STEPS, GuidePanel
from tests.ui.conftest import Driver


@pytest.fixture
def guide(qtbot: QtBot) -> GuidePanel:
    panel = GuidePanel()
    qtbot.addWidget(panel)
    panel.show_for(STEPS[0].page)
    panel.resize(900, panel.sizeHint().height())
    panel.show()
    return panel


def test_a_compact_guide_takes_one_line_and_keeps_what_the_step_says(guide: GuidePanel) -> None:
    full = guide.sizeHint().height()
    assert guide._text.isVisible()
    guide.set_compact(True)
    assert not guide._text.isVisible()
    assert guide.sizeHint().height() < full
    assert guide.toolTip() == guide.accessibleDescription() == STEPS[0].text
    assert guide._skip.isVisible()
    guide.set_compact(False)
    assert guide._text.isVisible()
    assert guide.sizeHint().height() == full
    assert not guide.toolTip()
    assert not guide.accessibleDescription()


def test_a_compact_guide_goes_on_with_the_steps(guide: GuidePanel) -> None:
    guide.set_compact(True)
    guide.mark_done(STEPS[0].key)
    assert STEPS[1].title in guide._title.text()
    assert guide.toolTip() == STEPS[1].text
    for step in STEPS:
        guide.mark_done(step.key)
    assert not guide._text.isVisible()
    assert guide.toolTip().startswith("Case 2")


def test_the_guide_of_a_low_window_takes_one_line(
    tmp_path: Path, open_session: Callable[..., Driver]
) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    window.guide.show()
    window.go_to(STEPS[0].page)
    window.resize(1440, 900)
    driver.wait(lambda: window.guide._text.isVisible())
    window.resize(1440, 760)
    driver.wait(lambda: not window.guide._text.isVisible())
    assert window.guide.toolTip() == STEPS[0].text
    window.resize(1440, 900)
    driver.wait(lambda: window.guide._text.isVisible())
