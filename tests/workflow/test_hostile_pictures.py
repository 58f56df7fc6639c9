"""Pictures that crash, hang or bloat the decoder cost themselves and nothing else."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.domain.probes import Probe
from desktop.domain.refusals import REFUSAL_SENTENCES, RefusalReason
from desktop.errors import PictureNotShown, ProbeRefused
from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.decode_process import DecodeLimits
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import ImageRefused
from desktop.storage.attachments import Attachments
from desktop.storage.workspace import Workspace
from desktop.workflow import working_ahead
from desktop.workflow.analyse_probe import read_probe
from desktop.workflow.browse import enrolment_state, original
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.picture_folder import read_folder
from desktop.workflow.pictures import read_picture
from desktop.workflow.probe_file import probe_picture
from desktop.workflow.verify_audit import verify_workspace
from desktop.workflow.working_ahead import work_ahead
from tests.torture import misbehaving_decoder as orders

LIMITS = DecodeLimits(memory=3 * 2**28, processor_seconds=3, seconds=30.0)
SHORT = DecodeLimits(seconds=1.0)

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="crashes and limits of Linux")


def with_misbehaving_decoder(workspace: Workspace) -> DecodePool:
    return workspace.attached(DecodePool, lambda: DecodePool(LIMITS, command=orders.command()))


def test_enrolment_goes_on_past_pictures_that_stop_the_decoder(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    for number, path in enumerate(pictures.files[:6]):
        shutil.copy(path, folder / f"{number}-good.jpg")
    expected = {
        "0-crash.jpg": (orders.CRASH, RefusalReason.DECODER_STOPPED),
        "1-loop.jpg": (orders.LOOP, RefusalReason.TOOK_TOO_LONG),
        "2-memory.jpg": (orders.EAT_MEMORY, RefusalReason.TOO_MUCH_MEMORY),
        "3-malloc.jpg": (orders.EAT_MEMORY_IN_C, RefusalReason.DECODER_STOPPED),
    }
    for name, (order, _) in expected.items():
        (folder / name).write_bytes(order)
    pool = with_misbehaving_decoder(workspace)
    summary = enrol(workspace, engine, EnrolmentRequest("People", folder))
    assert summary.enrolled == 6
    refusals = enrolment_state(workspace, summary.gallery.gallery_id).refusals
    assert {r.relative_path: r.reason for r in refusals} == {n: why for n, (_, why) in expected.items()}
    assert all(r.sentence == REFUSAL_SENTENCES[r.reason] for r in refusals)
    assert verify_workspace(workspace).ok
    pids = pool.pids
    assert pids
    workspace.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_probe_that_stops_the_decoder_is_refused_with_its_sentence(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    with_misbehaving_decoder(workspace)
    (tmp_path / "probe.jpg").write_bytes(orders.CRASH)
    for source in (tmp_path / "probe.jpg", orders.CRASH):
        with pytest.raises(ProbeRefused, match="decoder stopped"):
            read_probe(workspace, engine, source)
    assert read_probe(workspace, engine, pictures.mated[0][0]).faces


def test_a_stored_original_is_read_there_too(enrolled: Workspace, admitted: Probe) -> None:
    """It may be one that only the next version of a decoder trips over."""
    shown = probe_picture(enrolled, admitted.probe_id).original
    assert np.array_equal(original(enrolled, admitted.image_sha256).pixels, shown.pixels)
    enrolled.attached(DecodePool).close()
    enrolled._attachments = Attachments()
    enrolled.attached(DecodePool, lambda: DecodePool(SHORT, command=orders.deaf_command()))
    for read in (
        lambda: original(enrolled, admitted.image_sha256),
        lambda: probe_picture(enrolled, admitted.probe_id),
    ):
        with pytest.raises(PictureNotShown, match=r"took too long.*try again"):
            read()


def test_a_workspace_has_one_pool_and_ends_it(workspace: Workspace) -> None:
    pool = workspace.attached(DecodePool)
    assert workspace.attached(DecodePool) is pool
    with pytest.raises(ImageRefused):
        read_picture(workspace, b"nothing")
    assert len(pool.pids) == 1
    workspace.close()
    assert pool.pids == []
    with pytest.raises(RuntimeError):
        workspace.attached(DecodePool)


# Folders


def test_odd_things_in_a_folder_are_refused_and_never_waited_for(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "odd"
    (folder / "deeper").mkdir(parents=True)
    shutil.copy(pictures.files[0], folder / "deeper" / "a..jpg.jpg")
    os.mkfifo(folder / "pipe.jpg")
    (folder / "loop.jpg").symlink_to("loop.jpg")
    (folder / "device.jpg").symlink_to("/dev/zero")
    (folder / "endless.jpg").symlink_to("/proc/self/mem")
    (folder / "deeper" / "round").symlink_to("..")
    (folder / "round.jpg").symlink_to("deeper")
    (folder / "-rf.jpg").write_bytes(b"no picture")
    (folder / "new\nline\x1b[31m.jpg").write_bytes(b"no picture")
    (folder / "up\\..\\..\\up.jpg").write_bytes(b"no picture")
    assert len(read_folder(folder).images) == 8  # a link to a folder is not walked through
    summary = enrol(workspace, engine, EnrolmentRequest("People", folder))
    assert summary.enrolled == 1
    said = {r.relative_path: r for r in enrolment_state(workspace, summary.gallery.gallery_id).refusals}
    assert set(said) == {
        "pipe.jpg",
        "loop.jpg",
        "device.jpg",
        "endless.jpg",
        "-rf.jpg",
        "new\nline\x1b[31m.jpg",
        "up\\..\\..\\up.jpg",
    }
    assert {r.reason for r in said.values()} == {RefusalReason.UNREADABLE}
    for name in ("pipe.jpg", "device.jpg"):
        assert said[name].sentence == "This is not an ordinary file."


def test_what_is_read_ahead_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working_ahead, "MOST_BYTES", 100)
    turn, held, most = threading.Lock(), [0], [0]

    def read(name: str) -> int:
        with turn:
            held[0] += 60
            most[0] = max(most[0], held[0])
        return int(name)

    names = [str(number) for number in range(200)]
    seen = []
    for name, result in work_ahead(read, lambda _: 60, names):
        assert str(result) == name
        seen.append(name)
        with turn:
            held[0] -= 60
    assert seen == names
    # Two lie there, one is in hand, two threads had begun another before.
    assert most[0] <= 5 * 60


def test_whoever_stops_waits_for_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working_ahead, "MOST_BYTES", 1)
    ahead = work_ahead(int, lambda _: 60, [str(number) for number in range(50)])
    assert next(iter(ahead)) == ("0", 0)
    ahead.close()  # type: ignore[attr-defined]


def test_an_error_of_ours_reaches_whoever_reads() -> None:
    def read(name: str) -> int:
        return 1 // (int(name) - 3)

    with pytest.raises(ZeroDivisionError):
        list(work_ahead(read, lambda _: 0, [str(number) for number in range(10)]))
