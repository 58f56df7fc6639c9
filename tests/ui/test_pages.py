"""Pages are made when they are first asked for, and then show what has happened until then."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.people import Role
from desktop.domain.progress import Cancelled, CancelToken
from desktop.ui.shell import pages as pages_module
from tests.people import sign_in_as
from tests.ui.conftest import Driver

Open = Callable[..., Driver]

_HEAVY = ("onnxruntime", "pyqtgraph", "desktop.ui.audit", "desktop.ui.report", "desktop.ui.probe.probe_")


def test_nothing_that_only_a_page_needs_is_read_for_the_window() -> None:
    code = "import sys, desktop.app, desktop.ui.shell.desk; print(*sys.modules, sep='\\n')"
    root = Path(__file__).resolve().parents[2]
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    read = answer.stdout.split()
    assert "desktop.ui.shell.main_window" in read
    assert [name for name in read if name.startswith(_HEAVY)] == []


def test_the_window_makes_its_first_page_and_the_gallery_and_no_other(
    tmp_path: Path, open_session: Open
) -> None:
    window = open_session(tmp_path / "workspace").session.window
    names = list(window.navigation.buttons)
    assert [name for name in names if window.pages.made(name) is not None] == ["cases", "gallery"]
    window.go_to("audit")
    assert window.pages.made("audit") is window.stack.currentWidget() is window.audit_page
    assert window.pages.made("probe") is None


def test_a_wish_is_granted_once_whether_the_page_is_there_or_not(
    tmp_path: Path, open_session: Open
) -> None:
    pages = open_session(tmp_path / "workspace").session.window.pages
    seen: list[Any] = []
    pages.when_made("figures", seen.append)
    assert seen == []
    page = pages.get("figures")
    assert seen == [page]
    assert pages.get("figures") is page
    pages.when_made("figures", seen.append)
    assert seen == [page, page]


def test_of_a_page_that_somebody_may_not_see_nothing_is_read(
    tmp_path: Path, open_session: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    driver.settle()
    read: list[str] = []
    monkeypatch.setattr(
        pages_module,
        "_PAGES",
        tuple((name, icon, lambda name=name: read.append(name)) for name, icon, _ in pages_module._PAGES),
    )
    sign_in_as(driver.session.workspace, "somebody", Role.ADMINISTRATOR)
    pages = pages_module.Pages(window._services, window)
    pages.load(CancelToken())
    assert {"gallery", "rates", "settings"} <= set(read)
    assert read == [name for name, _, _ in pages_module._PAGES if name in pages]
    assert {"probe", "candidates", "second_look", "lab"}.isdisjoint(read)
    assert pages.get("candidates") is None


def test_a_page_whose_right_was_taken_meanwhile_stays_away(tmp_path: Path, open_session: Open) -> None:
    driver = open_session(tmp_path / "workspace")
    window = driver.session.window
    sign_in_as(driver.session.workspace, driver.session.workspace.actor, Role.ADMINISTRATOR)
    shown = window.stack.currentWidget()
    window.go_to("candidates")
    assert window.stack.currentWidget() is shown
    assert window.candidates_page is None


def test_reading_the_pages_stops_when_it_is_asked_to(tmp_path: Path, open_session: Open) -> None:
    pages = open_session(tmp_path / "workspace").session.window.pages
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        pages.load(cancel)
