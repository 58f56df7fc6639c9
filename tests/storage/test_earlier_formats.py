"""Workspaces that earlier versions wrote: opened after a backup and a migration, all of it there."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from desktop.cli import command_line
from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.people import Role
from desktop.storage import database
from desktop.storage.log_verification import verify_log
from desktop.storage.schema import TRIGGERS
from desktop.storage.workspace import Workspace
from desktop.storage.workspace_layout import thumbnail_path
from desktop.verifier.__main__ import run as second_look_verify
from desktop.verifier.check import check
from desktop.workflow.export_log import export_log
from tests.people import sign_in_as
from tests.private_files import open_to_others

FIXTURES = Path(__file__).parents[1] / "fixtures"
ENTRIES = {1: 30, 2: 32, 3: 47, 4: 47}
OLDER = tuple(number for number in ENTRIES if number < database.FORMAT)
NEVER_CHANGED = (
    *("workspace", "log_entry", "gallery", "face", "enrolment", "enrolment_done", "refusal"),
    *("case_file", "probe", "search", "candidate", "conclusion"),
)


@dataclass(frozen=True)
class Kept:
    """A workspace of format `number`, unpacked."""

    number: int
    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "workspace.db"

    @property
    def backup(self) -> Path:
        return self.folder / f"workspace-format-{self.number}.backup.db"


def unpack(number: int, folder: Path) -> Kept:
    with zipfile.ZipFile(FIXTURES / f"workspace-format-{number}.zip") as archive:
        for info in archive.infolist():
            path = Path(archive.extract(info, folder))
            path.chmod(info.external_attr >> 16 & 0o777)
    return Kept(number, folder)


@pytest.fixture(params=list(ENTRIES))
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    return unpack(request.param, tmp_path / "old")


@pytest.fixture(params=OLDER)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    return unpack(request.param, tmp_path / "old")


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        schema = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    return {name: rows(path, name) for name in names} | {"schema": schema}


def log_hash(path: Path, entries: int) -> str:
    digest = hashlib.sha256()
    for row in rows(path, "log_entry")[:entries]:
        digest.update(repr(row).encode())
    return digest.hexdigest()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def test_there_is_one_for_every_format():
    assert set(ENTRIES) == set(range(1, database.FORMAT + 1))
    for number in ENTRIES:
        assert (FIXTURES / f"workspace-format-{number}.zip").stat().st_size < 200_000


def test_it_is_verified_from_outside_before_and_after(kept):
    entries = ENTRIES[kept.number]
    before = kept.database.read_bytes()
    answer = check(kept.folder, deep=True)
    assert (answer.ok, answer.size) == (True, entries), answer.problems
    assert second_look_verify([str(kept.folder), "--deep"]) == 0
    assert kept.database.read_bytes() == before
    with Workspace.open(kept.folder, "later"):
        pass
    answer = check(kept.folder, deep=True)
    assert answer.ok, answer.problems
    assert answer.size > entries
    assert second_look_verify([str(kept.folder), "--deep"]) == 0


def test_it_is_migrated_after_a_complete_backup_and_the_log_stays_byte_for_byte(older):
    entries = ENTRIES[older.number]
    before, log = everything(older.database), log_hash(older.database, entries)
    assert (version(older.database), len(before["log_entry"])) == (older.number, entries)
    (older.folder / "tmp").mkdir(exist_ok=True)
    database.check_and_migrate(older.folder, older.database)
    # The migration alone: no row of the log is touched or added, none of the record.
    assert version(older.database) == database.FORMAT
    for table in NEVER_CHANGED:
        assert rows(older.database, table) == before[table], table
    assert log_hash(older.database, entries) == log
    with closing(sqlite3.connect(older.database)) as raw:
        found = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    assert found == TRIGGERS
    assert everything(older.backup) == before
    assert version(older.backup) == older.number
    with closing(sqlite3.connect(older.backup)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Workspace.open(older.folder, "later"):
        pass
    assert log_hash(older.database, entries) == log
    assert verify_log(older.folder, deep=True).ok
    assert open_to_others(older.folder) == []


def test_the_backup_opens_like_the_original_when_it_is_put_back(older):
    with Workspace.open(older.folder, "later"):
        pass
    for name in ("workspace.db-wal", "workspace.db-shm"):
        (older.folder / name).unlink(missing_ok=True)
    older.backup.replace(older.database)
    assert version(older.database) == older.number
    with Workspace.open(older.folder, "later"):
        pass
    assert verify_log(older.folder, deep=True).ok


def test_everything_in_it_can_still_be_read(kept):
    with Workspace.open(kept.folder, "later") as opened, opened.reading() as stores:
        (gallery,) = stores.galleries.all()
        assert (gallery.name, gallery.faces) == ("Demo gallery (synthetic)", 8)
        searches = stores.searches.recent(10)
        assert len(searches) == 3
        concluded = set()
        for search in searches:
            assert len(search.candidates) == search.subjects == 8
            (conclusion,) = stores.conclusions.of_search(search.search_id)
            concluded.add(conclusion.conclusion)
            assert conclusion.reason.startswith("Demonstration without a window")
            probe = stores.probes.get(search.probe_id)
            assert opened.images.read(probe.image_sha256).startswith(b"\xff\xd8")
            case = stores.cases.get(search.case_id)
            assert case.case_number.startswith("DEMO-00")
            assert stores.case_files.file(case).case_number == case.case_number
        assert concluded == {Conclusion.INCONCLUSIVE, SearchOutcome.NO_CANDIDATE}
        for face in stores.faces.page(gallery.gallery_id, 0, 20):
            assert opened.images.read(face.image_sha256).startswith(b"\xff\xd8")
            assert thumbnail_path(opened.folder, face.face_id).read_bytes().startswith(b"\xff\xd8")


def test_its_log_leaves_and_is_verified_elsewhere(kept, tmp_path):
    with Workspace.open(kept.folder, "later") as opened:
        sign_in_as(opened, "sam", Role.SUPERVISOR)
        export_log(opened, tmp_path / "log.zip")
    answer = check(tmp_path / "log.zip")
    assert answer.ok, answer.problems
    assert answer.size > ENTRIES[kept.number]


# --- killed


KILLED = """
import os, signal, sqlite3, sys
from contextlib import closing
from pathlib import Path
from desktop.storage import database
folder, point = Path(sys.argv[1]), sys.argv[2]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if point == "backup":
    class Half(sqlite3.Connection):
        def backup(self, target, **_):
            sqlite3.Connection.backup(self, target, pages=1, progress=die)
    connect = sqlite3.connect
    database.sqlite3.connect = lambda *a, **k: connect(*a, **{"factory": Half, **k})
else:
    left = [int(point)]
    def count(statement):
        left[0] -= 1
        if left[0] == 0:
            die()
    plain = database.connect
    def traced(path):
        connection = plain(path)
        connection.set_trace_callback(count)
        return connection
    database.connect = traced
database.check_and_migrate(folder, folder / "workspace.db")
print(int(point) - left[0])
"""


def migrate_and_die(folder: Path, point: object) -> subprocess.CompletedProcess[str]:
    """`point`: the number of the statement to be killed at, or "backup"."""
    return subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(point)], capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_killed_in_the_middle_it_opens_again(older, tmp_path):
    entries = ENTRIES[older.number]
    before = {table: rows(older.database, table) for table in NEVER_CHANGED}
    whole = migrate_and_die(unpack(older.number, tmp_path / "whole").folder, 10**6)
    assert whole.returncode == 0, whole.stderr
    statements = int(whole.stdout)
    assert statements > 20
    reached = set()
    for point in ("backup", *(2 + (statements - 4) * part // 4 for part in range(5))):
        one = unpack(older.number, tmp_path / f"killed-{point}")
        ended = migrate_and_die(one.folder, point)
        assert ended.returncode == -signal.SIGKILL, (point, ended.stderr)
        if point == "backup":
            assert not one.backup.exists()  # what is called a backup is one
        reached.add(version(one.database))
        # Whatever it reached is a format, whole, with the log as it was.
        assert verify_log(one.folder).ok, point
        with Workspace.open(one.folder, "later"):
            pass
        assert version(one.database) == database.FORMAT
        for table in NEVER_CHANGED:
            assert rows(one.database, table)[: len(before[table])] == before[table], (point, table)
        assert verify_log(one.folder, deep=True).ok, point
        assert rows(one.backup, "log_entry") == before["log_entry"]
        assert log_hash(one.database, entries) == log_hash(one.backup, entries)
    assert older.number in reached


# --- newer


@pytest.mark.parametrize("command", [["audit", "verify"], ["case", "list"], ["rates", "x"]])
def test_a_newer_workspace_is_refused_in_one_sentence_that_says_what_to_do(tmp_path, command):
    newer = unpack(database.FORMAT, tmp_path / "new")
    with closing(sqlite3.connect(newer.database)) as raw:
        raw.execute(f"PRAGMA user_version = {database.FORMAT + 1}")
    before = newer.database.read_bytes()
    result = CliRunner().invoke(command_line, [*command, "--workspace", str(newer.folder)])
    assert result.exit_code == 2
    assert "newer Second Look" in result.stderr
    assert "Update the program to open it." in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert newer.database.read_bytes() == before
    assert not list(newer.folder.glob("*.backup.db"))


def test_the_verifier_names_the_program_that_can_tell(tmp_path, capsys):
    newer = unpack(database.FORMAT, tmp_path / "new")
    with closing(sqlite3.connect(newer.database)) as raw:
        raw.execute(f"PRAGMA user_version = {database.FORMAT + 1}")
    assert second_look_verify([str(newer.folder)]) == 1
    assert "verify it with the program that wrote it" in capsys.readouterr().out
