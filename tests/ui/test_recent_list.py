"""The list of the last workspaces: what it keeps, what it forgives, and what is still there."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.workspace_layout import DATABASE
from desktop.ui.workspaces import standing
from desktop.ui.workspaces.recent_list import MOST, RecentList
from desktop.ui.workspaces.standing import Standing, drive_of, standing_of

DAY = date(2026, 11, 24)


def test_the_last_one_comes_first_and_each_stands_once(tmp_path: Path) -> None:
    kept = RecentList()
    for name in ("a", "b", "a"):
        kept = kept.with_opened(tmp_path / name, "casework", DAY)
    assert [one.name for one in kept.entries] == ["a", "b"]
    assert kept.with_opened(tmp_path / "x" / ".." / "b", "casework", DAY).entries[0].name == "b"
    assert len(kept.with_opened(tmp_path / "x" / ".." / "b", "casework", DAY).entries) == 2


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    kept = RecentList()
    for number in range(MOST + 5):
        kept = kept.with_opened(tmp_path / str(number), "casework", DAY)
    assert [one.name for one in kept.entries] == [str(n) for n in range(MOST + 4, 4, -1)]


def test_one_is_taken_out_and_a_cleared_list_keeps_what_is_open(tmp_path: Path) -> None:
    kept = (
        RecentList().with_opened(tmp_path / "a", "casework", DAY).with_opened(tmp_path / "b", "demo", DAY)
    )
    assert [one.name for one in kept.without(str(tmp_path / "b")).entries] == ["a"]
    assert [one.name for one in kept.only([tmp_path / "a"]).entries] == ["a"]
    assert kept.only([]).entries == ()


def test_what_is_written_holds_folder_kind_and_day_and_nothing_else(tmp_path: Path) -> None:
    kept = RecentList().with_opened(tmp_path / "a", "casework", DAY)
    assert json.loads(kept.to_text()) == [
        {"folder": str(tmp_path / "a"), "kind": "casework", "opened": "2026-11-24"}
    ]
    assert RecentList.from_text(kept.to_text()) == kept


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_a_damaged_list_is_no_error(text: str) -> None:
    assert isinstance(RecentList.from_text(text), RecentList)


def test_what_can_be_read_of_a_damaged_list_is_kept(tmp_path: Path) -> None:
    good = {"folder": str(tmp_path), "kind": "casework", "opened": "2026-01-02"}
    bad = [{**good, "folder": "relative"}, {**good, "kind": "?"}, {**good, "opened": "soon"}, 3, None, {}]
    kept = RecentList.from_text(json.dumps([*bad, good]))
    assert [one.opened for one in kept.entries] == [date(2026, 1, 2)]


def test_one_that_is_there_and_one_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / DATABASE).touch()
    assert standing_of(tmp_path) is Standing.HERE
    assert standing_of(tmp_path / "nowhere") is Standing.GONE


@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("/media/anna/STICK/cases", "/media/anna/STICK"),
        ("/run/media/anna/STICK", "/run/media/anna/STICK"),
        ("/mnt/share/cases", "/mnt/share"),
        ("/Volumes/Evidence/cases", "/Volumes/Evidence"),
        ("/home/anna/cases", ""),
        ("/mediation/x", ""),
    ],
)
def test_what_has_to_be_connected(folder: str, drive: str) -> None:
    assert drive_of(folder, windows=False) == drive


@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("E:\\cases", "E:\\"),
        ("C:\\Users\\anna\\cases", ""),
        ("\\\\server\\share\\cases", "\\\\server\\share\\"),
    ],
)
def test_what_has_to_be_connected_on_windows(folder: str, drive: str) -> None:
    assert drive_of(folder, windows=True) == drive


@pytest.mark.skipif(os.name == "nt", reason="drives of Windows are letters")
def test_a_drive_that_is_away_is_not_a_workspace_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = tmp_path / "STICK"
    monkeypatch.setattr(standing, "drive_of", lambda folder, windows: str(drive))
    assert standing_of(drive / "cases") is Standing.AWAY
    drive.mkdir()
    assert standing_of(drive / "cases") is Standing.AWAY, "the empty folder that it was shown in"
    (drive / "other").touch()
    assert standing_of(drive / "cases") is Standing.GONE
