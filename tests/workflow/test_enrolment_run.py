"""Stages of an enrolment at the same time: order, errors in each, no thread left, threads and batch."""

from __future__ import annotations

import pkgutil
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.domain.log_entries import LogEntry
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.refusals import RefusalReason
from desktop.recognition.engine import EngineSetting, FaceEngine
from desktop.recognition.image_reader import UprightImage
from desktop.recognition.kept_tuning import KeptTunings
from desktop.recognition.packs import ModelPack
from desktop.recognition.tuning import TEMPLATE_TOLERANCE, Tuner
from desktop.storage.workspace import Workspace
from desktop.workflow import enrolment_run, tuned_engine
from desktop.workflow.background_writer import BackgroundWriter
from desktop.workflow.browse import enrolment_state
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.pixel_budget import PixelBudget
from desktop.workflow.tuned_engine import FEW_PICTURES, tuned
from desktop.workflow.verify_audit import verify_workspace
from desktop.workflow.working_ahead import work_ahead

Entries = Callable[..., list[LogEntry]]


class Broken(Exception):
    """Stands for a bug anywhere."""


def _files(workspace: Workspace) -> list[str]:
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name("People")
        return [face.file_name for face in stores.faces.page(gallery.gallery_id, 0, 10_000)]


def _ours() -> list[str]:
    names = ("work-ahead", "enrolment-writer", "speed-trial")
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(names)]


def test_threads_at_once_change_neither_order_nor_batches(
    workspace: Workspace, enrolled: Workspace, engine: FaceEngine, pictures: Any, entries: Entries
) -> None:
    at_once = FaceEngine(engine.pack, engine.device, engine._detector, engine._embedder, turns=4, batch=2)
    enrol(workspace, at_once, pictures.request())
    assert _files(workspace) == _files(enrolled) == [path.name for path in pictures.files]
    batches, reference = entries(workspace, "enrolment.batch"), entries(enrolled, "enrolment.batch")
    for ours, theirs in zip(batches, reference, strict=True):
        assert ours.data["images"] == theirs.data["images"]
        assert ours.data["first_row"] == theirs.data["first_row"]
    views = []
    for one in (workspace, enrolled):
        with one.reading() as stores:
            number = stores.galleries.by_name("People").gallery_id
        views.append(one.templates(number, engine.pack.id, engine.pack.embedder.length).view(40))
    assert np.abs(views[0] - views[1]).max() <= TEMPLATE_TOLERANCE


def test_so_many_calls_run_at_once_and_no_more(engine: FaceEngine, pictures: Any) -> None:
    turns = 3
    inside, together = threading.Barrier(turns, timeout=30), threading.Semaphore(turns)
    crowded: list[int] = []

    class Detector:
        def detect(self, pixels: Any) -> list[Any]:
            if not together.acquire(blocking=False):
                crowded.append(1)
                return []
            inside.wait()  # breaks unless three are here at once
            together.release()
            return []

    several = FaceEngine(engine.pack, engine.device, Detector(), engine._embedder, turns=turns)
    pixels = np.zeros((64, 64, 3), np.uint8)
    threads = [threading.Thread(target=several.faces, args=(pixels,)) for _ in range(2 * turns)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert crowded == []
    assert not inside.broken


STAGES = {
    "reading": ("desktop.workflow.folder_source.FolderSource.open", 20),
    "decoding": ("desktop.workflow.enrolment_run.read_picture", 20),
    "detection": ("desktop.recognition.engine.FaceEngine.faces", 20),
    "the small picture": ("desktop.workflow.located_face.face_thumbnail", 20),
    "templates": ("desktop.recognition.engine.FaceEngine.templates", 6),
    "writing": ("desktop.workflow.enrolment_batches.BatchWriter.write", 2),
}


@pytest.mark.parametrize("stage", STAGES)
def test_an_error_in_any_stage_travels_and_what_came_before_is_kept(
    workspace: Workspace,
    engine: FaceEngine,
    pictures: Any,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
) -> None:
    monkeypatch.setattr(enrolment_run, "BATCH", 8)
    place, nth = STAGES[stage]
    owner, _, name = place.rpartition(".")
    target = pkgutil.resolve_name(owner)
    really, calls, turn = getattr(target, name), [0], threading.Lock()

    def breaks(*args: Any, **named: Any) -> Any:
        with turn:
            calls[0] += 1
            broken = calls[0] == nth
        if broken:
            raise Broken
        return really(*args, **named)

    monkeypatch.setattr(target, name, breaks)
    with pytest.raises(Broken):
        enrol(workspace, engine, pictures.request())
    assert _ours() == []
    kept = _files(workspace)
    assert kept == [path.name for path in pictures.files][: len(kept)]
    # All that was certain to be complete when it broke: what came before that picture, but for those that
    # other threads were at.
    least = {"templates": 16, "writing": 8}.get(stage, 15)
    assert least <= len(kept) < 40
    assert verify_workspace(workspace, deep=True).ok
    monkeypatch.setattr(target, name, really)
    summary = enrol(workspace, engine, pictures.request())
    assert (summary.resumed, summary.enrolled, summary.refused) == (True, 40, {})
    assert verify_workspace(workspace, deep=True).ok


def test_files_that_are_the_same_are_one_whatever_is_at_work(
    workspace: Workspace, engine: FaceEngine, pictures: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "same"
    folder.mkdir()
    for number in range(12):
        shutil.copy(pictures.files[number // 4], folder / f"{number:02d}.jpg")
    at_once = FaceEngine(engine.pack, engine.device, engine._detector, engine._embedder, turns=8)
    summary = enrol(workspace, at_once, EnrolmentRequest("People", folder))
    assert _files(workspace) == ["00.jpg", "04.jpg", "08.jpg"]
    assert summary.refused == {RefusalReason.DUPLICATE: 9}
    state = enrolment_state(workspace, summary.gallery.gallery_id)
    assert [r.relative_path for r in state.refusals] == [f"{n:02d}.jpg" for n in range(12) if n % 4]


def test_models_that_fail_for_good_lose_nothing_that_they_made(
    workspace: Workspace, engine: FaceEngine, pictures: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, calls = FaceEngine.templates, [0]

    def fails(self: FaceEngine, chips: Any) -> Any:
        calls[0] += 1
        if calls[0] > 3:
            raise Broken
        return really(self, chips)

    monkeypatch.setattr(FaceEngine, "templates", fails)
    with pytest.raises(Broken):
        enrol(workspace, engine, pictures.request())
    assert len(_files(workspace)) == 3 * engine.faces_at_once


# --- the writer and those who work ahead


def test_what_waits_to_be_written_is_bounded_and_in_order() -> None:
    written: list[int] = []
    begun, go_on = threading.Event(), threading.Event()

    def write(thing: int) -> None:
        begun.set()
        assert go_on.wait(30)
        written.append(thing)

    with BackgroundWriter(write, "enrolment-writer") as writer:
        writer.put(0)
        assert begun.wait(30)
        writer.put(1)
        third = threading.Thread(target=writer.put, args=(2,))
        third.start()
        third.join(0.05)
        assert third.is_alive(), "a third one waits"
        go_on.set()
        third.join()
        writer.finish()
    assert written == [0, 1, 2]
    assert _ours() == []


def test_after_an_error_nothing_more_is_written() -> None:
    written: list[int] = []

    def write(thing: int) -> None:
        if thing == 1:
            raise Broken
        written.append(thing)

    def bring(things: range, error: type[Exception] | None = None) -> None:
        with BackgroundWriter(write, "enrolment-writer") as writer:
            for thing in things:
                writer.put(thing)
            if error is not None:
                raise error

    with pytest.raises(Broken):
        bring(range(10))
    assert written == [0]
    with pytest.raises(Broken):
        bring(range(1, 2))  # it is over before anybody asks again
    with pytest.raises(ZeroDivisionError):
        bring(range(1, 2), ZeroDivisionError)  # the error of the block is the one that counts
    assert _ours() == []


def test_pixels_in_work_are_bounded() -> None:
    pixels = np.zeros((100, 100, 3), np.uint8)
    budget, decoded = PixelBudget(most=2 * pixels.nbytes), threading.Semaphore(0)

    def decode() -> UprightImage:
        decoded.release()
        return UprightImage(pixels, "", "PNG", ())

    inside, let_go = threading.Barrier(3, timeout=30), threading.Event()

    def hold() -> None:
        with budget.holding(decode):
            inside.wait()
            assert let_go.wait(30)

    holders = [threading.Thread(target=hold) for _ in range(2)]
    for holder in holders:
        holder.start()
    inside.wait()
    assert all(decoded.acquire(timeout=30) for _ in holders)

    def work() -> None:
        with budget.holding(decode):
            pass

    others = [threading.Thread(target=work) for _ in range(5)]
    for other in others:
        other.start()
    assert not decoded.acquire(timeout=0.05), "none is begun while it is full"
    let_go.set()
    for thread in (*holders, *others):
        thread.join()
    assert all(decoded.acquire(blocking=False) for _ in others)
    with pytest.raises(Broken), budget.holding(_breaks):
        pass
    with budget.holding(decode):
        assert decoded.acquire(blocking=False)


def _breaks() -> UprightImage:
    raise Broken


def test_an_error_comes_after_everything_before_it() -> None:
    def work(name: str) -> int:
        if name == "7":
            raise Broken
        return int(name)

    taken: list[int] = []
    ahead = work_ahead(work, lambda _: 1, [str(n) for n in range(50)], threads=4)
    with pytest.raises(Broken):
        taken.extend(result for _, result in ahead)
    assert taken == list(range(7))
    assert _ours() == []


# --- threads and batch


@pytest.fixture
def many(pictures: Any, tmp_path: Path) -> Path:
    """A folder of just so many files that it is worth trying; two pictures, again and again."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FEW_PICTURES):
        shutil.copy(pictures.files[number % 2], folder / f"{number:03d}.jpg")
    return folder


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptTunings:
    """Of a machine of which nothing is known."""
    monkeypatch.setenv("SECOND_LOOK_HOME", str(tmp_path / "home"))
    return KeptTunings()


def test_the_first_long_enrolment_tries_and_the_next_knows(
    workspace: Workspace, default_pack: ModelPack, many: Path, kept: KeptTunings, entries: Entries
) -> None:
    engine = FaceEngine.open(default_pack, "cpu")
    seen: list[Progress] = []
    summary = enrol(workspace, engine, EnrolmentRequest("People", many), on_progress=seen.append)
    units = [progress.unit for progress in seen]
    trials = units.count("speed trials")
    assert trials > 1
    assert units == ["speed trials"] * trials + ["images"] * FEW_PICTURES
    assert (seen[trials - 1].done, seen[trials].done) == (seen[trials - 1].total, 1)
    found = kept.find(default_pack.hash, engine.device.provider)
    assert found is not None
    assert summary.setting == found
    finished = entries(workspace, "enrolment.finished")[0].data
    assert (finished["threads"], finished["calls"], finished["batch"]) == (
        found.threads,
        found.calls,
        found.batch,
    )
    seen.clear()
    again = enrol(workspace, engine, EnrolmentRequest("Others", many), on_progress=seen.append)
    assert {progress.unit for progress in seen} == {"images"}
    assert again.setting == found


def test_what_was_kept_is_used(
    default_pack: ModelPack, kept: KeptTunings, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = FaceEngine.open(default_pack, "cpu")
    kept.keep(default_pack.hash, engine.device.provider, EngineSetting(1, 2, 3))
    monkeypatch.setattr(Tuner, "tune", lambda tuner: pytest.fail("it is known"))
    fast = tuned(engine, FEW_PICTURES, lambda _: None, CancelToken())
    assert (fast.threads, fast.batch, fast.device.provider) == (1, 3, engine.device.provider)
    assert tuned(engine, 10_000, lambda _: None, CancelToken()) is fast, "it is opened once"
    assert tuned(engine, FEW_PICTURES - 1, lambda _: None, CancelToken()) is engine


@pytest.mark.parametrize("error", [RuntimeError("no"), MemoryError(), ValueError("odd"), OSError("gone")])
def test_where_it_cannot_be_tried_the_engine_stays(
    default_pack: ModelPack, kept: KeptTunings, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    engine = FaceEngine.open(default_pack, "cpu")

    def fails(tuner: Tuner) -> EngineSetting:
        raise error

    monkeypatch.setattr(Tuner, "tune", fails)
    assert tuned(engine, FEW_PICTURES, lambda _: None, CancelToken()) is engine
    assert kept.find(default_pack.hash, engine.device.provider) is None


def test_stopped_while_it_is_tried_the_run_can_be_gone_on_with(
    workspace: Workspace, default_pack: ModelPack, many: Path, kept: KeptTunings, entries: Entries
) -> None:
    engine = FaceEngine.open(default_pack, "cpu")
    cancel = CancelToken()
    request = EnrolmentRequest("People", many)
    with pytest.raises(Cancelled):
        enrol(workspace, engine, request, on_progress=lambda _: cancel.cancel(), cancel=cancel)
    assert entries(workspace)[-1].kind == "enrolment.stopped"
    assert entries(workspace, "enrolment.batch") == []
    assert _ours() == []
    assert tuned_engine.KeptTunings().find(default_pack.hash, engine.device.provider) is None
    assert enrol(workspace, engine, request).resumed
