"""What is synced, and when: names as well as data, also after somebody who did not come to it."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from desktop.errors import FolderNotWritable, StorageFull
from desktop.storage import database, files, image_store, measurement_files, template_file, workspace
from desktop.storage.database import sqlite_sentences
from desktop.storage.files import erase_file, make_private_folder
from desktop.storage.measurement_files import MeasurementFiles
from desktop.storage.template_file import TemplateFile
from desktop.storage.thumbnail_store import ThumbnailStore
from desktop.storage.workspace import Workspace, WorkspaceKind

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX syncs folders")

JPEG = b"\xff\xd8" + bytes(range(1, 200)) * 20 + b"\xff\xd9"


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """synced() is a context: a function that says whether a folder was synced in it."""
    real = os.fsync
    seen: list[set[tuple[int, int]]] = []

    def fsync(descriptor: int) -> None:
        real(descriptor)
        found = os.fstat(descriptor)
        if stat.S_ISDIR(found.st_mode):
            for one in seen:
                one.add((found.st_dev, found.st_ino))

    monkeypatch.setattr(files.os, "fsync", fsync)

    @contextmanager
    def watch() -> Iterator[Callable[[Path], bool]]:
        mine: set[tuple[int, int]] = set()
        seen.append(mine)

        def was(folder: Path) -> bool:
            found = folder.stat()
            return (found.st_dev, found.st_ino) in mine

        yield was
        seen.remove(mine)

    return watch


def test_a_new_folder_is_durable_with_all_above_it(tmp_path: Path, synced: Any) -> None:
    with synced() as was:
        make_private_folder(tmp_path / "a" / "b" / "c")
    assert all(was(folder) for folder in (tmp_path, tmp_path / "a", tmp_path / "a" / "b"))


def test_a_new_workspace_keeps_its_name(tmp_path: Path, synced: Any) -> None:
    with synced() as was:
        Workspace.create(tmp_path / "new" / "w", WorkspaceKind.CASEWORK, "a").close()
    assert was(tmp_path)
    assert was(tmp_path / "new")
    assert was(tmp_path / "new" / "w")


def test_a_template_file_that_a_killed_process_made_keeps_its_name(
    workspace: Workspace, synced: Any
) -> None:
    file = workspace.templates(3, "pack", 4)
    file.path.parent.mkdir()
    file.path.write_bytes(b"")
    with synced() as was:
        file.append(0, np.ones((2, 4), np.float32))
    assert was(file.path.parent)
    assert was(file.path.parent.parent)


def test_an_image_whose_name_could_not_be_synced_is_synced_by_the_next(
    workspace: Workspace, synced: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise OSError(errno.EIO, "the disk is broken")

    with monkeypatch.context() as patch:
        patch.setattr(image_store, "sync_folder", refuse)
        patch.setattr(files, "sync_folder", refuse)
        with pytest.raises(FolderNotWritable):
            workspace.images.put(b"picture")
    path = next(p for p in (workspace.folder / "images").rglob("*"))
    with synced() as was:
        sha256 = workspace.images.put(b"picture")
    assert was(workspace.folder / "images")
    assert was(path if path.is_dir() else path.parent)
    assert workspace.images.read(sha256) == b"picture"
    with synced() as was:
        workspace.images.put(b"picture")
    assert not was(workspace.folder / "images")


def test_a_session_whose_names_are_not_durable_is_not_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "a")
    opened.images._unsynced.add(opened.folder / "images")

    def refuse(folder: Path) -> None:
        raise OSError(errno.EIO, "the disk is broken")

    with monkeypatch.context() as patch:
        patch.setattr(image_store, "sync_folder", refuse)
        opened.close()
    with Workspace.open(tmp_path / "w", "a") as again, again.reading() as stores:
        assert stores.log.page(0, 1, kind_prefix="session.opened")[0].data["previous_closed"] is False


@pytest.mark.parametrize("orderly", [True, False])
def test_what_a_killed_process_named_becomes_durable_at_the_next_opening(
    tmp_path: Path, synced: Any, monkeypatch: pytest.MonkeyPatch, orderly: bool
) -> None:
    opened = Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "a")
    image = opened.images.path(opened.images.put(b"picture"))
    if not orderly:
        monkeypatch.setattr(opened, "_log_closing", lambda: None)
    opened.close()
    with synced() as was, Workspace.open(tmp_path / "w", "a"):
        pass
    assert was(tmp_path / "w")
    folders = (tmp_path, image.parent, image.parent.parent, opened.keys, opened.folder / "measurements")
    assert [was(folder) for folder in folders] == [not orderly] * len(folders)


def test_scores_that_nobody_knows_go_at_the_next_opening(
    tmp_path: Path, build: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "a")
    gallery = build.gallery(opened)
    left = opened.folder / "measurements" / str(gallery.gallery_id) / "left.npz"
    left.parent.mkdir()
    left.write_bytes(b"scores")
    monkeypatch.setattr(opened, "_log_closing", lambda: None)
    opened.close()
    Workspace.open(tmp_path / "w", "a").close()
    assert not left.exists()


def test_the_first_scores_of_a_gallery_keep_their_name(
    tmp_path: Path, synced: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    (tmp_path / "measurements" / "5").mkdir(parents=True)
    monkeypatch.setattr(measurement_files, "_encode", lambda measurement: memoryview(b"scores"))
    measurement: Any = SimpleNamespace(
        gallery_id=5, snapshot_hash="s", pack_hash="p", measured_at=None, seconds=0.0
    )
    with synced() as was:
        MeasurementFiles(tmp_path).write(measurement)
    assert was(tmp_path / "measurements" / "5")
    assert was(tmp_path / "measurements")


def test_scores_are_not_left_where_nothing_can_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would stay on the disk when their gallery's subjects are expunged."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(measurement_files, "_encode", lambda measurement: memoryview(b"scores"))
    measurement: Any = SimpleNamespace(
        gallery_id=5, snapshot_hash="s", pack_hash="p", measured_at=None, seconds=0.0
    )

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "may not be removed")

    store = MeasurementFiles(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(measurement_files.Path, "unlink", refuse)
        known = store.write(measurement)
    store.settle(known.file)
    assert store.left_over(5, {known.file}) == []
    assert store.left_over(5, ()) == [known.file]


def test_what_somebody_else_removed_is_erased_for_good(tmp_path: Path, synced: Any) -> None:
    with synced() as was:
        assert not erase_file(tmp_path / "gone")
        assert not erase_file(tmp_path / "no folder" / "gone")
    assert was(tmp_path)


@pytest.mark.parametrize("hurt", [JPEG[:-300], b"", JPEG[:1000] + bytes(512) + JPEG[1512:]])
def test_a_thumbnail_that_a_loss_of_power_tore_counts_as_none(tmp_path: Path, hurt: bytes) -> None:
    (tmp_path / "tmp").mkdir()
    store = ThumbnailStore(tmp_path)
    store.put(7, JPEG)
    assert store.get(7) == JPEG
    (tmp_path / "thumbnails" / "0" / "7.jpg").write_bytes(hurt)
    assert store.get(7) is None


def test_a_new_database_is_not_changed_by_its_first_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut in that change would leave a journal that only an opening can roll back."""

    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stop

    monkeypatch.setattr(workspace.Workspace, "_open_locked", stop)
    with pytest.raises(Stop):
        Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "a")
    header = (tmp_path / "w" / "workspace.db").read_bytes()[18:20]
    assert header == b"\x02\x02"  # write-ahead logging
    assert [p.name for p in (tmp_path / "w").glob("workspace.db*")] == ["workspace.db"]
    with sqlite3.connect(f"file:{tmp_path / 'w' / 'workspace.db'}?mode=ro&immutable=1", uri=True) as found:
        assert found.execute("SELECT count(*) FROM log_entry").fetchone() == (1,)
    found.close()


def test_a_full_disk_is_told_where_sqlite_does_not_say_so(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raised(expected: type[Exception]) -> str:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
        with pytest.raises(expected) as found, sqlite_sentences(workspace.folder):
            raise error
        return str(found.value)

    assert "disk I/O error" in raised(FolderNotWritable)

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(database.Path, "write_bytes", full)
    assert "is full" in raised(StorageFull)
    assert list(workspace.temporary.iterdir()) == []


def test_a_database_that_may_not_be_written_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "w"
    Workspace.create(folder, WorkspaceKind.CASEWORK, "a").close()
    with monkeypatch.context() as patch:
        patch.setattr(database.os, "access", lambda path, mode: False)
        with pytest.raises(FolderNotWritable, match="read-only"):
            Workspace.open(folder, "a")
    # SQLite's side files would have stayed read-only, and in the way.
    assert [p.name for p in folder.glob("workspace.db*")] == ["workspace.db"]
    Workspace.open(folder, "a").close()


def test_appending_syncs_rows_before_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real_file, real_folder = template_file.sync_file, template_file.sync_folder
    monkeypatch.setattr(
        template_file, "sync_file", lambda descriptor: (order.append("rows"), real_file(descriptor))
    )
    monkeypatch.setattr(
        template_file, "sync_folder", lambda folder: (order.append(folder.name), real_folder(folder))
    )
    (tmp_path / "templates").mkdir()
    TemplateFile(tmp_path / "templates" / "1" / "p.f32", 2).append(0, np.zeros((1, 2), np.float32))
    assert order == ["rows", "1", "templates"]
