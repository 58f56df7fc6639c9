"""SIGKILL at exact instants of an enrolment, and disks that are really full."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.enrol import enrol
from desktop.workflow.verify_audit import verify_workspace
from tests.people import PASSWORD, account_for, sign_in_as

NAME = "A. Analyst"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

UNSHARED = ["unshare", "--mount", "sh", "-c"]
ENROL = [sys.executable, "-m", "desktop", "enrol", "People"]

# Runs `enrol` in a process that kills itself the n-th time it comes to an instant.
KILLED = """
import os, signal, sys
from desktop.storage import image_store, session, template_file, thumbnail_store, workspace
from desktop.workflow import enrol

def kill_at(owner, name, nth, after):
    inner, calls = getattr(owner, name), [0]
    def wrapped(*args, **kwargs):
        calls[0] += 1
        if calls[0] == nth and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        found = inner(*args, **kwargs)
        if calls[0] == nth and after:
            os.kill(os.getpid(), signal.SIGKILL)
        return found
    setattr(owner, name, wrapped)

def half_written(module, nth):
    inner, calls = module.write_all, [0]
    def write_all(descriptor, data):
        calls[0] += 1
        if calls[0] == nth:
            os.write(descriptor, bytes(data)[: len(bytes(data)) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        inner(descriptor, data)
    module.write_all = write_all

exec(sys.argv.pop(1))
from desktop.__main__ import main
main()
"""

INSTANTS = {
    "the gallery is made, the run is not": "kill_at(enrol, '_start', 1, False)",
    "an image is half written": "half_written(image_store, 5)",
    "images of the second batch lie there": "kill_at(image_store.ImageStore, 'put_many', 2, True)",
    "template rows are half written": "half_written(template_file, 3)",
    "template rows lie there unvouched": "kill_at(template_file.TemplateFile, 'append', 2, True)",
    "the batch is committed, its thumbnails are not": "half_written(thumbnail_store, 33)",
    "all but the end": "kill_at(enrol, 'note_end', 1, False)",
}


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory, default_pack: ModelPack) -> dict[str, str]:
    """The environment of a person who has the default pack."""
    home = tmp_path_factory.mktemp("home")
    (home / "models").mkdir()
    shutil.copytree(default_pack.folder, home / "models" / default_pack.id, copy_function=_link)
    return {**os.environ, "SECOND_LOOK_HOME": str(home), "SECOND_LOOK_PASSWORD": PASSWORD}


def _workspace_with_an_account(folder: Path) -> Path:
    with Workspace.create(folder, WorkspaceKind.CASEWORK, "operator") as made:
        account_for(made, NAME)
    return folder


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _options(pictures: Any, workspace: Path) -> list[str]:
    return [
        "--images",
        str(pictures.folder),
        "--metadata",
        str(pictures.table),
        "--workspace",
        str(workspace),
        "--as",
        NAME,
    ]


def _kinds(folder: Path) -> list[str]:
    """Of the log, while another process writes it."""
    try:
        connection = sqlite3.connect(f"file:{folder / 'workspace.db'}?mode=ro", uri=True)
    except sqlite3.Error:
        return []
    try:
        return [kind for (kind,) in connection.execute("SELECT kind FROM log_entry ORDER BY seq")]
    except sqlite3.Error:
        return []
    finally:
        connection.close()


def _content(workspace: Workspace) -> list[tuple[str, str, str, int]]:
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name("People")
        faces = stores.faces.page(gallery.gallery_id, 0, 10_000)
    return [(f.record.subject_id, f.file_name, f.image_sha256, f.row) for f in faces]


def _vectors(workspace: Workspace, engine: FaceEngine) -> Any:
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name("People")
    return workspace.templates(gallery.gallery_id, engine.pack.id, engine.pack.embedder.length).view(40)


def _is_as_if_nothing_had_happened(found: Workspace, reference: Workspace, engine: FaceEngine) -> None:
    assert _content(found) == _content(reference)
    np.testing.assert_allclose(_vectors(found, engine), _vectors(reference, engine), atol=1e-5)
    with found.reading() as stores:
        gallery = stores.galleries.by_name("People")
        assert stores.enrolments.unfinished(gallery.gallery_id) is None
        assert stores.enrolments.refusals_of_gallery(gallery.gallery_id) == []
    verification = verify_workspace(found, deep=True)
    assert verification.ok, verification.problem


@pytest.mark.parametrize("instant", INSTANTS)
def test_killed_at_an_instant_the_next_run_goes_on(
    instant: str,
    environment: dict[str, str],
    pictures: Any,
    engine: FaceEngine,
    enrolled: Workspace,
    tmp_path: Path,
) -> None:
    folder = _workspace_with_an_account(tmp_path / "killed")
    command = [
        sys.executable,
        "-c",
        KILLED,
        INSTANTS[instant],
        "enrol",
        "People",
        *_options(pictures, folder),
    ]
    killed = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    with Workspace.open(folder, "A. Analyst") as found:
        verification = verify_workspace(found, deep=True)
        assert verification.ok, verification.problem
        sign_in_as(found, NAME)
        summary = enrol(found, engine, pictures.request())
        assert (summary.enrolled, summary.refused) == (40, {})
        assert summary.resumed == ("run is not" not in instant)
        _is_as_if_nothing_had_happened(found, enrolled, engine)


def _wait_until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        if process.poll() is not None:
            return
        time.sleep(0.002)


def test_killed_again_and_again_from_outside(
    environment: dict[str, str], pictures: Any, engine: FaceEngine, enrolled: Workspace, tmp_path: Path
) -> None:
    folder = _workspace_with_an_account(tmp_path / "killed")
    images, templates = folder / "images", folder / "templates"

    def faces() -> int:
        try:
            connection = sqlite3.connect(f"file:{folder / 'workspace.db'}?mode=ro", uri=True)
        except sqlite3.Error:
            return 0
        try:
            return int(connection.execute("SELECT count(*) FROM face").fetchone()[0])
        except sqlite3.Error:
            return 0
        finally:
            connection.close()

    moments: list[Callable[[], bool]] = [
        lambda: _kinds(folder).count("signin.done") > 0,
        lambda: images.exists() and any(images.rglob("*/*")),
        lambda: templates.exists() and any(path.is_file() for path in templates.rglob("*")),
        lambda: faces() > 0,
    ]
    command = [*ENROL, *_options(pictures, folder)]
    killed = 0
    for reached in moments:
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            _wait_until(reached, process)
            process.kill()
        killed += process.returncode == -signal.SIGKILL
    assert killed >= 3
    last = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    assert last.returncode == 0, last.stderr.decode()
    verified = subprocess.run(
        [sys.executable, "-m", "desktop", "audit", "verify", "--deep", "--workspace", str(folder)],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout.decode()
    with Workspace.open(folder, "A. Analyst") as found:
        _is_as_if_nothing_had_happened(found, enrolled, engine)


def test_ctrl_c_ends_in_order(
    environment: dict[str, str], pictures: Any, engine: FaceEngine, enrolled: Workspace, tmp_path: Path
) -> None:
    folder = _workspace_with_an_account(tmp_path / "stopped")
    with subprocess.Popen(
        [*ENROL, *_options(pictures, folder), "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        _wait_until(lambda: any((folder / "images").rglob("*/*")), process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    with Workspace.open(folder, "A. Analyst") as found:
        with found.reading() as stores:
            kinds = [entry.kind for entry in stores.log.page(0, 1000)]
        if process.returncode:  # it may have been through already
            assert process.returncode == 1
            assert b"Stopped" in out
            assert b"Traceback" not in err
            assert "enrolment.stopped" in kinds
        assert "session.closed" in kinds
        sign_in_as(found, NAME)
        enrol(found, engine, pictures.request())
        assert _content(found) == _content(enrolled)


# --- a disk that is really full: a small tmpfs that goes with the process


def _can_mount() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    probe = (
        'd=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs "$d" && umount "$d"; s=$?; rmdir "$d"; exit $s'
    )
    tried = subprocess.run([*UNSHARED, probe], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.mark.parametrize("kilobytes", [300, 1100])
def test_a_disk_that_is_full_is_said_and_the_next_run_goes_on(
    kilobytes: int, environment: dict[str, str], pictures: Any, tmp_path: Path
) -> None:
    if not _can_mount():
        pytest.skip("needs the right to mount a tmpfs")
    (tmp_path / "disk").mkdir()
    folder = tmp_path / "disk" / "workspace"
    script = """
    mount -t tmpfs -o size={kilobytes}k tmpfs "$DISK" || exit 90
    "$PYTHON" -m desktop accounts first "$NAME" --full-name "$NAME" --role analyst \
        --workspace "$DISK/workspace"; echo "account=$?"
    "$@"; echo "first=$?"
    mount -o remount,size=200m "$DISK" || exit 91
    "$PYTHON" -m desktop audit verify --deep --workspace "$DISK/workspace"; echo "between=$?"
    "$PYTHON" -m desktop accounts first "$NAME" --full-name "$NAME" --role analyst \
        --workspace "$DISK/workspace"; echo "again=$?"
    "$@"; echo "second=$?"
    "$PYTHON" -m desktop audit verify --deep --workspace "$DISK/workspace"; echo "after=$?"
    """
    done = subprocess.run(
        [*UNSHARED, script.format(kilobytes=kilobytes), "sh", *ENROL, *_options(pictures, folder)],
        env={**environment, "DISK": str(tmp_path / "disk"), "PYTHON": sys.executable, "NAME": NAME},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "first=2" in done.stdout, done.stdout + done.stderr
    assert "is full. Free some space" in done.stderr
    assert "Traceback" not in done.stderr
    # With next to no room there is no workspace yet.
    assert "between=0" in done.stdout or ("between=2" in done.stdout and "no Second Look" in done.stderr)
    assert "second=0" in done.stdout, done.stderr
    assert "40 of 40 images enrolled into “People” (40 subjects)" in done.stdout
    assert "not enrolled" not in done.stdout
    assert "after=0" in done.stdout
