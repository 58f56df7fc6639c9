"""Going over to another workspace: only to one that is there, only into an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import WorkspaceInUse, WrongUse
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.other_workspace import open_chosen


def test_one_that_is_there_is_opened_whatever_its_kind(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "demo", WorkspaceKind.DEMO, "A").close()
    with open_chosen(tmp_path / "demo", "A", new=False) as workspace:
        assert workspace.kind is WorkspaceKind.DEMO


def test_a_folder_without_one_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="There is no workspace in"):
        open_chosen(tmp_path, "A", new=False)
    with pytest.raises(WrongUse, match="There is no workspace in"):
        open_chosen(tmp_path / "nowhere", "A", new=False)
    assert list(tmp_path.iterdir()) == []


def test_a_new_one_begins_in_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "made"):
        with open_chosen(tmp_path / name, "A", new=True) as workspace:
            assert workspace.kind is WorkspaceKind.CASEWORK


def test_nothing_is_made_among_files_of_a_persons(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(WrongUse, match="is not empty"):
        open_chosen(tmp_path, "A", new=True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_what_was_left_by_one_that_was_killed_while_it_was_made_is_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "workspace.lock").touch()
    open_chosen(tmp_path, "A", new=True).close()


def test_where_there_is_one_no_new_one_is_made(tmp_path: Path) -> None:
    Workspace.create(tmp_path, WorkspaceKind.CASEWORK, "A").close()
    with pytest.raises(WrongUse, match="already a workspace"):
        open_chosen(tmp_path, "A", new=True)


def test_one_that_is_open_elsewhere_is_left_alone(tmp_path: Path) -> None:
    with (
        Workspace.create(tmp_path, WorkspaceKind.CASEWORK, "A"),
        pytest.raises(WorkspaceInUse),
    ):
        open_chosen(tmp_path, "A", new=False)
