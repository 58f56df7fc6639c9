"""Creating, opening, locking, recording: the promises of a workspace."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from desktop.errors import (
    FolderNotWritable,
    StorageFull,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceMissing,
    WorkspaceTooNew,
    WrongUse,
)
from desktop.storage import files
from desktop.storage.database import FORMAT
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace, WorkspaceKind

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")

HOLD = """
import sys, time
from pathlib import Path
from desktop.storage.workspace import Workspace, WorkspaceKind
with Workspace.open_or_create(Path(sys.argv[1]), WorkspaceKind.DEMO, "other") as workspace:
    print("open", flush=True)
    time.sleep(60)
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def start(script: str, folder: Path) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True, cwd=root
    )


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    process.stdout.close()


@posix_only
def test_everything_is_private(workspace, build):
    build.enrol(workspace, build.gallery(workspace), ["s1"])
    workspace.thumbnails.put(1, b"jpeg")
    originals = 0
    for path in [workspace.folder, *workspace.folder.rglob("*")]:
        if path.is_dir():
            assert mode(path) == 0o700, path
        elif path.is_relative_to(workspace.folder / "images"):
            originals += 1
            assert mode(path) == 0o400, path
        else:
            assert mode(path) == 0o600, path
    assert originals == 1
    assert {p.name for p in workspace.folder.iterdir() if p.is_dir()} == {
        "images",
        "templates",
        "thumbnails",
        "measurements",
        "keys",
        "tmp",
    }


def test_it_is_what_it_was_when_opened_again(tmp_path):
    with Workspace.create(tmp_path / "w", WorkspaceKind.TRAINING, "one") as made:
        number = made.workspace_id
    with Workspace.open_or_create(tmp_path / "w", WorkspaceKind.DEMO, "two") as again:
        assert (again.workspace_id, again.kind, again.actor) == (number, WorkspaceKind.TRAINING, "two")
        assert again.folder == tmp_path / "w"
    assert len(number) == 32


def test_every_use_is_logged_from_beginning_to_end(tmp_path):
    Workspace.create(tmp_path / "w", WorkspaceKind.DEMO, "one").close()
    with Workspace.open(tmp_path / "w", "two") as workspace, workspace.reading() as stores:
        log = stores.log.page(0, 10, newest_first=False)
    assert [(e.kind, e.actor) for e in log] == [
        ("workspace.created", "one"),
        ("session.opened", "one"),
        ("session.closed", "one"),
        ("session.opened", "two"),
    ]
    assert log[0].data["workspace_kind"] == "demo"
    assert log[3].data["previous_closed"] is True
    assert os.uname().nodename not in str(log) if os.name == "posix" else True
    assert str(tmp_path) not in str([e.data for e in log])


def test_pragmas(workspace):
    with workspace.reading() as stores:
        connection = stores.log._session.connection
        read = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "recursive_triggers",
                "busy_timeout",
            )
        }
    assert read == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "busy_timeout": 10_000,
    }


def test_there_has_to_be_one_to_open_and_none_to_create(tmp_path, workspace):
    with pytest.raises(WorkspaceMissing):
        Workspace.open(tmp_path / "nothing", "a")
    assert not (tmp_path / "nothing").exists()
    with pytest.raises(WorkspaceInUse):
        Workspace.create(workspace.folder, WorkspaceKind.DEMO, "a")
    workspace.close()
    with pytest.raises(WrongUse, match="already a workspace"):
        Workspace.create(workspace.folder, WorkspaceKind.DEMO, "a")


def test_creation_that_was_cut_short_can_be_repeated(tmp_path, monkeypatch):
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("desktop.storage.migrations.migrate", cut)
        with pytest.raises(KeyboardInterrupt):
            Workspace.create(tmp_path / "w", WorkspaceKind.DEMO, "a")
    with pytest.raises(WorkspaceMissing):
        Workspace.open(tmp_path / "w", "a")
    with Workspace.open_or_create(tmp_path / "w", WorkspaceKind.DEMO, "a") as workspace:
        assert list(workspace.temporary.iterdir()) == []


def test_a_second_process_is_told_who_has_it(tmp_path):
    process = start(HOLD, tmp_path / "w")
    try:
        assert process.stdout.readline() == "open\n"
        with pytest.raises(WorkspaceInUse, match=f"process {process.pid}"):
            Workspace.open(tmp_path / "w", "me")
        assert verify_log(tmp_path / "w").ok
    finally:
        kill(process)
    # The owner was killed: its file is still there and must not be in the way.
    with Workspace.open(tmp_path / "w", "me") as workspace, workspace.reading() as stores:
        assert stores.log.page(0, 1)[0].data["previous_closed"] is False
    assert verify_log(tmp_path / "w").ok


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9")
@pytest.mark.parametrize("moment", [0.15, 0.3, 0.45, 0.6])
def test_kill_9_loses_nothing_acknowledged(tmp_path, build, moment):
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from conftest import Builder
from desktop.storage.workspace import Workspace, WorkspaceKind
build = Builder()
workspace = Workspace.create(Path(sys.argv[1]), WorkspaceKind.CASEWORK, "a")
gallery = build.gallery(workspace)
print("ready", flush=True)
while True:
    print(*build.enrol(workspace, gallery, ["x", "y", "z"]), flush=True)
"""
    process = start(script, tmp_path / "w")
    assert process.stdout.readline() == "ready\n"
    timer = threading.Timer(moment, process.kill)
    timer.start()
    lines = process.stdout.read().splitlines(keepends=True)
    process.wait()
    process.stdout.close()
    timer.join()
    acknowledged = [int(n) for line in lines if line.endswith("\n") for n in line.split()]
    # What a crash in the middle of an append leaves behind the rows that count.
    for file in (tmp_path / "w" / "templates").rglob("*.f32"):
        with file.open("ab") as tail:
            tail.write(b"half a row")
    with Workspace.open(tmp_path / "w", "b") as workspace:
        with workspace.reading() as stores:
            (gallery,) = stores.galleries.all()
            known = set(stores.faces.columns(gallery.gallery_id).face_ids.tolist())
            rows = stores.faces.valid_rows(gallery.gallery_id)
        assert set(acknowledged) <= known
        assert len(known) == rows
        assert list(workspace.temporary.iterdir()) == []
        ids = build.enrol(workspace, gallery, ["again"])
        assert ids == [max(known, default=0) + 1]
        file = workspace.templates(gallery.gallery_id, "pack-a", 8)
        assert file.path.stat().st_size == 64 + (rows + 1) * 8 * 4
        assert file.view(rows + 1).shape == (rows + 1, 8)
    result = verify_log(tmp_path / "w", deep=True)
    assert result.ok, result.problem


def test_recording_is_all_or_nothing(workspace):
    with pytest.raises(ZeroDivisionError), workspace.recording() as stores:  # noqa: PT012
        stores.settings.set("colour", "dark")
        stores.log.append("device.chosen", {})
        raise ZeroDivisionError
    with workspace.reading() as stores:
        assert stores.settings.get("colour") is None
        assert stores.log.count() == 2
    with workspace.recording() as stores:
        stores.settings.set("colour", "light")
    with workspace.reading() as stores:
        assert stores.settings.get("colour") == "light"


def test_records_need_their_entry(workspace):
    with pytest.raises(RuntimeError, match="without a log entry"), workspace.recording() as stores:
        stores.galleries.create("g", "p", "h")
    with workspace.reading() as stores:
        assert stores.galleries.all() == []


def test_nothing_is_written_outside_a_recording(workspace):
    with workspace.reading() as stores:
        for write in (
            lambda: stores.log.append("device.chosen", {}),
            lambda: stores.galleries.create("g", "p", "h"),
            lambda: stores.settings.set("a", "b"),
        ):
            with pytest.raises(RuntimeError, match="recording"):
                write()
    with workspace.recording() as kept:
        pass
    with pytest.raises(RuntimeError, match="recording"):
        kept.log.append("device.chosen", {})


def test_blocks_within_blocks(workspace):
    with workspace.recording() as outer:
        outer.settings.set("a", "1")
        with workspace.reading() as inner:
            assert inner.settings.get("a") == "1"
        with pytest.raises(RuntimeError, match="inside another"), workspace.recording():
            pass
        with pytest.raises(RuntimeError, match="inside one"):
            workspace.close()
    with workspace.reading(), pytest.raises(RuntimeError, match="inside another"), workspace.recording():
        pass


def test_a_reading_is_of_one_moment_while_a_thread_writes(workspace):
    def write() -> None:
        with workspace.recording() as stores:
            stores.log.append("device.chosen", {})

    with workspace.reading() as stores:
        before = stores.log.count()
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        assert stores.log.count() == before
    with workspace.reading() as stores:
        assert stores.log.count() == before + 1


def test_many_threads_write_and_read(workspace):
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for _ in range(20):
                with workspace.recording() as stores:
                    stores.log.append("device.chosen", {"name": name})
                with workspace.reading() as stores:
                    assert stores.log.page(0, 1)[0].seq == stores.log.count()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(f"t{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    result = verify_log(workspace.database)
    assert result.ok
    assert result.entries == 2 + 80


def test_closing_twice_is_fine_and_using_a_closed_one_is_a_bug(workspace):
    workspace.close()
    workspace.close()
    with pytest.raises(RuntimeError, match="closed"), workspace.reading():
        pass


def set_pragma(folder: Path, text: str) -> None:
    with closing(sqlite3.connect(folder / "workspace.db")) as raw:
        raw.execute(f"PRAGMA {text}")
        raw.commit()


def test_a_newer_format_is_refused(workspace):
    workspace.close()
    set_pragma(workspace.folder, "user_version = 99")
    with pytest.raises(WorkspaceTooNew, match="format 99"):
        Workspace.open(workspace.folder, "a")
    set_pragma(workspace.folder, "user_version = 1")
    with pytest.raises(WorkspaceDamaged, match="older than it is"):
        Workspace.open(workspace.folder, "a")
    set_pragma(workspace.folder, f"user_version = {FORMAT}")
    Workspace.open(workspace.folder, "a").close()


def test_damage_is_told(workspace):
    workspace.close()
    (workspace.folder / "images").rename(workspace.folder / "elsewhere")
    with pytest.raises(WorkspaceDamaged, match="images is missing"):
        Workspace.open(workspace.folder, "a")
    (workspace.folder / "elsewhere").rename(workspace.folder / "images")
    set_pragma(workspace.folder, "application_id = 1")
    with pytest.raises(WorkspaceDamaged, match="not one of Second Look"):
        Workspace.open(workspace.folder, "a")
    workspace.database.write_bytes(b"not a database at all " * 100)
    with pytest.raises(WorkspaceDamaged, match="cannot be read"):
        Workspace.open(workspace.folder, "a")
    workspace.database.write_bytes(b"")
    with pytest.raises(WorkspaceDamaged):
        Workspace.open(workspace.folder, "a")


def test_a_full_database_is_told_and_loses_nothing(workspace):
    with pytest.raises(StorageFull), workspace.recording() as stores:  # noqa: PT012
        connection = stores.log._session.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        stores.settings.set("big", "x" * 1_000_000)
    with workspace.reading() as stores:
        assert stores.settings.get("big") is None
    assert verify_log(workspace.database).ok


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, StorageFull), (errno.EACCES, FolderNotWritable), (errno.EROFS, FolderNotWritable)],
)
def test_refusals_of_the_disk_are_told(workspace, build, monkeypatch, number, expected):
    gallery = build.gallery(workspace)

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "write", refuse)
        with pytest.raises(expected):
            workspace.images.put(b"picture")
        with pytest.raises(expected):
            workspace.thumbnails.put(1, b"jpeg")
        with pytest.raises(expected):
            workspace.templates(gallery.gallery_id, "p", 2).append(0, np.zeros((1, 2), np.float32))
    assert list(workspace.temporary.iterdir()) == []
    assert workspace.images.put(b"picture")


def test_a_folder_that_cannot_be_written(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderNotWritable):
        Workspace.create(tmp_path / "file" / "w", WorkspaceKind.DEMO, "a")
    Workspace.create(tmp_path / "w", WorkspaceKind.DEMO, "a").close()
    real = os.open

    def refuse(path: object, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith("workspace.lock"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, mode)

    monkeypatch.setattr(files.os, "open", refuse)
    with pytest.raises(FolderNotWritable, match="Permission denied"):
        Workspace.open(tmp_path / "w", "a")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(workspace):
    workspace.close()
    workspace.folder.chmod(0o500)
    try:
        with pytest.raises(FolderNotWritable):
            Workspace.open(workspace.folder, "a")
    finally:
        workspace.folder.chmod(0o700)


def test_when_the_end_cannot_be_logged_the_next_opening_says_so(tmp_path, monkeypatch):
    workspace = Workspace.create(tmp_path / "w", WorkspaceKind.DEMO, "a")

    def full(*_: object) -> None:
        raise StorageFull(path="disk")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.storage.audit_log.LogStore.append", full)
        workspace.close()
    with Workspace.open(tmp_path / "w", "a") as again, again.reading() as stores:
        assert stores.log.page(0, 1)[0].data["previous_closed"] is False
