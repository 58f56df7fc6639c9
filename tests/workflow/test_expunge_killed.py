"""SIGKILL at every step of an expungement: the next opening finishes it, the log stays green throughout."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.recognition.engine import FaceEngine
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace
from desktop.workflow.browse import thumbnail
from desktop.workflow.cases import close_case
from desktop.workflow.expunge import certificate_of
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import measure_rates
from tests.workflow.expunging import face_of, files_holding, problem, sign_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

# Expunges in a process that kills itself the n-th time it comes to an instant.
KILLED = """
import os, signal, sys
from pathlib import Path
from desktop.domain.expungements import ExpungeGround
from desktop.storage import erasure, expungement_store, files, image_store, session, template_rows
from desktop.storage import measurement_files, thumbnail_store, workspace
from desktop.storage.workspace import Workspace
from desktop.workflow import expunge
from tests.workflow.expunging import sign_in

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def kill_at(owner, name, nth, after):
    inner, calls = getattr(owner, name), [0]
    def wrapped(*args, **kwargs):
        calls[0] += 1
        if calls[0] == nth and not after:
            die()
        found = inner(*args, **kwargs)
        if calls[0] == nth and after:
            die()
        return found
    setattr(owner, name, wrapped)

def half_written():
    def write_all(descriptor, data):
        os.write(descriptor, bytes(data)[: len(bytes(data)) // 2])
        die()
    template_rows.write_all = write_all

opened = Workspace.open(Path(sys.argv[1]), "A. Analyst")
sign_in(opened)
exec(sys.argv[3])
if sys.argv[2]:
    expunge.expunge_subject(opened, 1, sys.argv[2], ExpungeGround.COURT_ORDER, "Order 4/2026 of the court.")
else:
    with opened.reading() as stores:
        (probe,) = [p for (p,) in stores.probes._session.rows("SELECT probe_id FROM probe")]
    expunge.expunge_probe(opened, probe, "Order 4/2026 of the court.")
"""

INSTANTS = {
    "nothing is recorded yet": "kill_at(expungement_store.ExpungementStore, 'remove_subject', 1, True)",
    "the record let go, the disk did not": "kill_at(erasure, 'erase_rows', 1, False)",
    "a template is half erased": "half_written()",
    "the templates are erased": "kill_at(erasure, 'erase_rows', 1, True)",
    "a thumbnail is overwritten": "kill_at(thumbnail_store, 'erase_file', 1, False)",
    "the thumbnails are gone": "kill_at(erasure._Erasure, 'thumbnails', 1, True)",
    "an image is overwritten and has its name": "kill_at(files.Path, 'unlink', 2, False)",
    "an image is gone": "kill_at(image_store.ImageStore, 'erase', 1, True)",
    "rates are forgotten, their files are there": (
        "kill_at(measurement_files.MeasurementFiles, 'erase', 1, False)"
    ),
    "rates are gone": "kill_at(erasure._Erasure, 'measurements', 1, True)",
    "the copy of the database is there": "kill_at(erasure, '_backups', 1, False)",
    "the database is not written anew": "kill_at(Workspace, 'compact', 1, False)",
    "the database is written anew": "kill_at(Workspace, 'compact', 1, True)",
    "all but the entry": "kill_at(expungement_store.ExpungementStore, 'complete', 1, True)",
    "all of it": "kill_at(erasure._Erasure, 'complete', 1, True)",
}


def _killed(folder: Path, subject: str, instant: str) -> None:
    command = [sys.executable, "-c", KILLED, str(folder), subject, instant]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.parametrize("instant", INSTANTS)
def test_killed_at_an_instant_the_next_opening_finishes_it(
    instant: str, enrolled: Workspace, engine: FaceEngine
) -> None:
    with enrolled.reading() as stores:
        gallery = stores.galleries.by_name("People")
        face = stores.faces.page(gallery.gallery_id, 5, 1)[0]
    subject = face.record.subject_id
    small = thumbnail(enrolled, face.face_id)
    assert small is not None
    measure_rates(enrolled, take_snapshot(enrolled, gallery, engine.pack))
    template = take_snapshot(enrolled, gallery, engine.pack).templates[face.row].tobytes()
    needles = (
        enrolled.images.read(face.image_sha256)[1000:1200],
        small[-200:],
        template,
        face.file_name.encode(),
    )
    (enrolled.folder / "workspace-format-2.backup.db").write_bytes(template)
    enrolled.close()
    assert {needle for _, needle in files_holding(enrolled.folder, *needles)} == set(needles)
    _killed(enrolled.folder, subject, INSTANTS[instant])
    for deep in (False, True):
        between = verify_log(enrolled.folder, deep=deep)
        assert between.ok, between.problem
    with Workspace.open(enrolled.folder, "A. Analyst") as opened:
        sign_in(opened)
        assert problem(opened, deep=False) is None
        assert problem(opened) is None
        if "nothing is recorded" in instant:
            assert face_of(opened, subject).face_id == face.face_id
            return
        certificate = certificate_of(opened, 1)
        assert certificate.completed_at is not None
        assert certificate.images_removed == (face.image_sha256,)
        assert list(files_holding(opened.folder, *needles)) == []
        assert not list(opened.folder.glob("*.backup.db"))
    assert list(files_holding(enrolled.folder, *needles)) == []


@pytest.mark.parametrize(
    "instant",
    [
        "kill_at(expungement_store.ExpungementStore, 'remove_probe', 1, True)",
        "kill_at(image_store.ImageStore, 'erase', 1, False)",
        "kill_at(image_store.ImageStore, 'erase', 1, True)",
        "kill_at(Workspace, 'compact', 1, True)",
        "kill_at(expungement_store.ExpungementStore, 'complete_probe', 1, True)",
    ],
)
def test_a_probe_is_finished_at_the_next_opening(instant: str, enrolled: Workspace, admitted: Any) -> None:
    sign_in(enrolled)
    sign_in(enrolled, *_everybody(), name="A. Chief")
    close_case(enrolled, admitted.case_id, "Nothing came of it in a year.")
    with enrolled.reading() as stores:
        template = stores.probes.template(admitted.probe_id)[0]
    assert template is not None
    needles = (enrolled.images.read(admitted.image_sha256)[1000:1200], template.tobytes())
    enrolled.close()
    _killed(enrolled.folder, "", instant)
    between = verify_log(enrolled.folder, deep=True)
    assert between.ok, between.problem
    with Workspace.open(enrolled.folder, "A. Analyst") as opened:
        assert problem(opened) is None
        with opened.reading() as stores:
            done = stores.expungements.of_probe(admitted.probe_id)
        if "remove_probe" in instant:
            assert done is None
            return
        assert done is not None
        assert done.completed_at is not None
        assert list(files_holding(opened.folder, *needles)) == []


def _everybody() -> Any:
    from desktop.domain.people import Role

    return tuple(Role)
