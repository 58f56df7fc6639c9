"""Where things lie, in a checkout, a frozen program, and when the person moves it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop import paths


def test_shipped_models_are_found() -> None:
    assert (paths.shipped_models_dir() / "centerface-dlib" / "pack.toml").is_file()
    assert paths.resources_dir().name == "resources"


def test_a_frozen_program_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.is_frozen()
    assert paths.resources_dir() == tmp_path / "resources"
    assert paths.shipped_models_dir() == tmp_path / "models"


def test_the_environment_moves_everything_of_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    own = [
        paths.user_models_dir(),
        paths.default_workspace_dir(),
        paths.demo_workspace_dir(),
        paths.log_dir(),
    ]
    assert {folder.parent for folder in own} == {tmp_path}
    assert len(set(own)) == len(own)
    assert not any(folder.exists() for folder in own)


def test_without_it_the_systems_places_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    assert paths.APP_NAME in str(paths.user_data_dir())
    assert paths.APP_NAME in str(paths.log_dir())
