"""A workspace is its owner's alone, whatever the mask of the process and whoever loosened it."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import WorkspaceDamaged
from desktop.storage import private_modes
from desktop.storage.private_modes import LooseModes, put_modes_right
from desktop.storage.workspace import Workspace, WorkspaceKind
from tests.private_files import open_to_others

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")

EMPTY = LooseModes()


@contextlib.contextmanager
def masked(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def loosen(folder: Path) -> None:
    """As `chmod -R a+rX`, or a copy from a disk that keeps no modes."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_every_file_is_private_while_it_is_open_and_afterwards(tmp_path, build, mask):
    with masked(mask):
        folder = tmp_path / "new" / "parent" / "w"
        with Workspace.create(folder, WorkspaceKind.CASEWORK, "A. Analyst") as made:
            gallery = build.gallery(made)
            build.enrol(made, gallery, ["s1", "s2"])
            build.conclude(made, build.search(made, gallery, build.probe(made)))
            made.thumbnails.put(1, b"jpeg")
            made.compact()
            build.probe(made, "26-101")
            assert {"workspace.db-wal", "workspace.db-shm"} <= {p.name for p in folder.iterdir()}
            assert open_to_others(folder) == []
        assert open_to_others(folder) == []
        # Nobody else can put another folder in the place of the one that was made with it.
        for parent in (folder.parent, folder.parent.parent):
            assert stat.S_IMODE(parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_the_copy_that_a_migration_makes_is_private(filled, mask):
    with contextlib.closing(sqlite3.connect(filled.database)) as raw:
        found = raw.execute("PRAGMA user_version").fetchone()[0]
        raw.execute(f"PRAGMA user_version = {found - 1}")
    # Nothing of that format is left to apply, so that it is refused, after the copy was made.
    with masked(mask), pytest.raises(WorkspaceDamaged, match="older than it is"):
        Workspace.open(filled.folder, "a")
    assert list(filled.folder.glob("workspace-format-*.backup.db"))
    assert open_to_others(filled.folder) == []


def test_what_was_loosened_is_put_right_on_opening_and_the_log_says_so(filled):
    loosen(filled.folder)
    loose = len(open_to_others(filled.folder))
    with Workspace.open(filled.folder, "a") as again:
        assert open_to_others(filled.folder) == []
        assert again.loose_modes == LooseModes(loose, 0)
        with again.reading() as stores:
            (entry,) = stores.log.page(0, 1)
    assert entry.kind == "session.opened"
    assert entry.data["open_to_others"] == {"put_right": loose, "left": 0}


def test_a_copy_is_put_right_too(filled, tmp_path):
    copy = tmp_path / "copy"
    with masked(0o022):
        shutil.copytree(filled.folder, copy, copy_function=shutil.copyfile)
        copy.chmod(0o755)  # copytree keeps the modes of folders, a stick has none
        (copy / "keys").chmod(0o755)
    with Workspace.open(copy, "a") as again:
        assert again.loose_modes.put_right
        assert open_to_others(copy) == []


def test_nothing_is_said_where_nothing_is_loose(filled):
    with Workspace.open(filled.folder, "a") as again:
        assert again.loose_modes == EMPTY
        with again.reading() as stores:
            assert "open_to_others" not in stores.log.page(0, 1)[0].data


def test_a_parent_that_others_can_read_is_fine(filled):
    filled.folder.parent.chmod(0o755)
    assert put_modes_right(filled.folder) == EMPTY
    assert stat.S_IMODE(filled.folder.parent.stat().st_mode) == 0o755


def test_a_private_workspace_is_not_walked(filled, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("every file was looked at")

    monkeypatch.setattr(private_modes, "_inside", refuse)
    assert put_modes_right(filled.folder) == EMPTY


def test_one_loose_key_is_enough(filled):
    key = filled.folder / "keys" / "some.key"
    key.touch(mode=0o644)
    key.chmod(0o644)
    assert put_modes_right(filled.folder) == LooseModes(1, 0)
    assert open_to_others(filled.folder) == []


def test_what_lies_beside_the_workspace_keeps_its_mode_and_so_does_the_folder(filled):
    other = filled.folder / "notes.txt"
    other.write_text("somebody else's")
    other.chmod(0o644)
    loosen(filled.folder)
    found = put_modes_right(filled.folder)
    assert found.left == 0
    assert open_to_others(filled.folder) == [". 755", "notes.txt 644"]
    assert put_modes_right(filled.folder) == EMPTY


def test_a_folder_on_another_disk_is_put_right_and_a_link_out_of_it_is_not_followed(filled, tmp_path):
    elsewhere = tmp_path / "large disk"
    shutil.move(filled.folder / "images", elsewhere)
    (filled.folder / "images").symlink_to(elsewhere, target_is_directory=True)
    elsewhere.chmod(0o755)
    outside = tmp_path / "outside"
    outside.mkdir(mode=0o755)
    (outside / "file").touch(mode=0o644)
    (elsewhere / "aa-link").symlink_to(outside, target_is_directory=True)
    assert put_modes_right(filled.folder).left == 0
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o700
    assert stat.S_IMODE((outside / "file").stat().st_mode) == 0o644


def test_modes_that_cannot_be_changed_are_told(filled, monkeypatch):
    loosen(filled.folder)

    def refuse(path: Path, mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "chmod", refuse)
        found = put_modes_right(filled.folder)
    assert found.put_right == 0
    assert found.left > 5


def test_a_disk_that_takes_every_mode_and_keeps_none_is_told(filled, monkeypatch):
    loosen(filled.folder)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "chmod", lambda path, mode: None)
        found = put_modes_right(filled.folder)
    assert found.put_right == 0
    assert found.left > 5
