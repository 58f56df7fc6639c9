"""What is written while something is made lies in the workspace, and goes."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from desktop.storage import database
from desktop.storage.database import connect, connect_read_only
from desktop.storage.workspace import Workspace

ROWS = 60_000


def other_files(known: Path) -> set[str]:
    """Files of this process that are deleted already or are not the database, as the system sees them."""
    found = set()
    for number in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            name = os.readlink(f"/proc/self/fd/{number}")
            if name.startswith("/") and not name.startswith(("/dev/", "/proc/", str(known))):
                found.add(name)
    return found


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A database whose sorts do not fit into SQLite's cache."""
    path = tmp_path / "large.db"
    with contextlib.closing(connect(path)) as made:
        made.execute("CREATE TABLE t (a TEXT)")
        made.execute("BEGIN")
        made.executemany(
            "INSERT INTO t VALUES (?)", ((f"{i * 7919 % ROWS:08}" + "x" * 150,) for i in range(ROWS))
        )
        made.execute("COMMIT")
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which files are open")
@pytest.mark.parametrize("open_it", [connect, connect_read_only])
def test_a_large_sort_writes_no_file(large, open_it):
    with contextlib.closing(open_it(large)) as connection:
        before, seen = other_files(large), set()
        connection.set_progress_handler(lambda: seen.update(other_files(large) - before), 20_000)
        rows = iter(connection.execute("SELECT a FROM t ORDER BY a DESC"))
        first = next(rows)
        seen.update(other_files(large) - before)
        assert sum(1 for _ in rows) == ROWS - 1
        connection.set_progress_handler(None, 0)
    assert first[0].startswith(f"{ROWS - 1:08}")
    assert seen == set()


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which files are open")
def test_that_sort_would_have_written_one(large):
    with contextlib.closing(sqlite3.connect(large)) as plain:
        before = other_files(large)
        rows = iter(plain.execute("SELECT a FROM t ORDER BY a DESC"))
        next(rows)
        assert other_files(large) - before
        rows.close()


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which files are open")
def test_a_copy_too_large_for_memory_is_made_in_the_workspace(workspace, build, monkeypatch):
    build.enrol(workspace, build.gallery(workspace), [f"s{n}" for n in range(300)])
    monkeypatch.setattr(database, "_IN_MEMORY", 1)
    seen: set[str] = set()
    real = database.write_anew

    def watched(connection: sqlite3.Connection, temporary: Path) -> None:
        before = other_files(workspace.database)
        connection.execute("PRAGMA cache_size = 10")  # so that a small database does not fit
        connection.set_progress_handler(lambda: seen.update(other_files(workspace.database) - before), 100)
        real(connection, temporary)
        connection.set_progress_handler(None, 0)

    monkeypatch.setattr("desktop.storage.workspace.write_anew", watched)
    workspace.compact()
    assert seen
    assert {str(Path(name.removesuffix(" (deleted)")).parent) for name in seen} == {
        str(workspace.temporary)
    }
    assert list(workspace.temporary.iterdir()) == []
    with workspace.reading() as stores:
        connection = stores.log._session.connection
        assert connection.execute("PRAGMA temp_store").fetchone()[0] == 2
        assert connection.execute("PRAGMA temp_store_directory").fetchone() in (None, ("",))


def test_whatever_a_killed_process_left_there_is_gone_after_opening(filled, tmp_path):
    temporary = filled.folder / "tmp"
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    (temporary / "image-1").write_bytes(b"face")
    (temporary / "image-1").chmod(0o400)
    (temporary / "work" / "inner").mkdir(parents=True)
    (temporary / "work" / "inner" / "face.png").write_bytes(b"face")
    if os.name == "posix":
        (temporary / "link").symlink_to(outside, target_is_directory=True)
        (temporary / "nowhere").symlink_to(tmp_path / "nothing")
    with Workspace.open(filled.folder, "a"):
        assert list(temporary.iterdir()) == []
    assert (outside / "kept").exists()
    shutil.rmtree(outside)
