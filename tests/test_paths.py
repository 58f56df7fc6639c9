"""A packaged program starts its own processes by the right one of its programs, and finds what it ships."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop import __main__, paths


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As in a packaged program whose `running` one of the programs of `names` is."""

    def make(running: str, *names: str) -> Path:
        for name in (running, *names):
            (tmp_path / name).touch()
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
        monkeypatch.setattr(sys, "executable", str(tmp_path / running))
        return tmp_path

    return make


@pytest.mark.parametrize("running", ["second-look.exe", "second-look-gui.exe"])
def test_pictures_are_decoded_by_the_console_program_and_windows_opened_by_the_other(frozen, running):
    folder = frozen(running, "second-look.exe", "second-look-gui.exe")
    assert paths.own_command(paths.READ_PICTURES) == [str(folder / "second-look.exe"), paths.READ_PICTURES]
    assert paths.own_command("lab", window=True) == [str(folder / "second-look-gui.exe"), "lab"]
    assert paths.own_folder() is None


def test_where_there_is_one_program_it_does_both(frozen):
    folder = frozen("second-look")
    for window in (False, True):
        assert paths.own_command("lab", window=window) == [str(folder / "second-look"), "lab"]


def test_what_is_shipped_lies_in_the_bundle(frozen):
    folder = frozen("second-look")
    assert paths.resources_dir() == folder / "_internal" / "resources"
    assert paths.shipped_models_dir() == folder / "_internal" / "models"


def test_from_a_checkout_python_is_started_with_the_package():
    assert paths.own_command("lab", window=True) == [sys.executable, "-m", "desktop", "lab"]


def test_the_window_program_does_what_its_arguments_say(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["second-look-gui", "--version"])
    monkeypatch.setattr(__main__, "be_discreet", lambda: None)
    with pytest.raises(SystemExit) as ended:
        __main__.gui_main()
    assert ended.value.code == 0
    assert "Second Look, version" in capsys.readouterr().out
