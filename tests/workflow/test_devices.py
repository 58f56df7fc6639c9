"""Devices in use: what is logged and told of them, and what is measured."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.errors import StorageFull
from desktop.recognition import search_engine
from desktop.recognition.agreement import Agreement
from desktop.recognition.device_versions import machine_versions
from desktop.recognition.engine import FaceEngine
from desktop.recognition.kept_agreement import KeptAgreements
from desktop.recognition.packs import ModelPack, PackCatalogue
from desktop.recognition.provider_table import CPU, CUDA, provider_of
from desktop.recognition.running_device import Part
from desktop.storage.workspace import Workspace
from desktop.workflow import devices as devices_module
from desktop.workflow import measure_devices as measure_module
from desktop.workflow.device_advice import advice
from desktop.workflow.device_events import DeviceEvent
from desktop.workflow.devices import device_overview, device_states, measure_and_keep
from desktop.workflow.engines import Engines
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.kept_speeds import KeptSpeeds, as_document
from desktop.workflow.measure_devices import DeviceMeasurement, DeviceSpeed, measure_devices
from desktop.workflow.search import searches_in
from desktop.workflow.settings import prefer_device
from tests.pretended_device import PretendedDevice, pretend_cuda
from tests.recognition.search_galleries import snapshot_of, vectors
from tests.workflow.conftest import Pictures

Entries = Callable[..., list[LogEntry]]


@pytest.fixture
def catalogue(default_pack: ModelPack, tmp_path: Path) -> PackCatalogue:
    shutil.copytree(default_pack.folder, tmp_path / "models" / default_pack.id)
    return PackCatalogue([tmp_path / "models"])


@pytest.fixture
def cuda(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> PretendedDevice:
    monkeypatch.setenv("SECOND_LOOK_HOME", str(tmp_path / "home"))
    return pretend_cuda(monkeypatch)


def test_a_device_that_goes_during_an_enrolment_is_logged_told_and_loses_nothing(
    workspace: Workspace,
    catalogue: PackCatalogue,
    pictures: Pictures,
    cuda: PretendedDevice,
    entries: Entries,
    engine: FaceEngine,
    tmp_path: Path,
) -> None:
    told: list[DeviceEvent] = []
    engines = Engines(workspace, catalogue, told.append)
    on_device = engines.get(catalogue.default_id)
    assert on_device.device.provider == CUDA
    few = tmp_path / "few"
    few.mkdir()
    for path in pictures.files[:6]:
        shutil.copy(path, few / path.name)
    seen = []

    def progress(done: Progress) -> None:
        seen.append(done)
        if done.unit == "images" and done.done == 3:
            cuda.gone = "CUDA failure 700:\nthe device was removed"

    request = EnrolmentRequest("Few", few, pictures.table, pictures.request().mapping)
    summary = enrol(workspace, on_device, request, on_progress=progress)
    assert (summary.enrolled, summary.images) == (6, 6)
    (event,) = told
    assert engines.unseen == (event,)
    assert event.part in (Part.DETECTOR, Part.EMBEDDER)
    assert "NVIDIA GPU (CUDA) failed at" in event.sentence
    assert "the device was removed. CPU (" in event.sentence
    fell = [entry for entry in entries(workspace, "device.") if entry.kind == EntryKind.DEVICE_FELL_BACK]
    (entry,) = fell
    assert entry.data["skipped"] == [{"provider": CUDA, "why": "CUDA failure 700: the device was removed"}]
    assert (entry.data["provider"], entry.data["part"]) == (CPU, event.part.value)
    assert engines.get(catalogue.default_id) is on_device
    assert on_device.device.provider == CPU, "until a person chooses again"
    engines.mark_seen(engines.unseen)
    assert engines.unseen == ()
    with workspace.reading() as stores:
        kept = stores.galleries.by_name("Few")
    length = on_device.pack.embedder.length
    made = workspace.templates(kept.gallery_id, kept.pack_id, length).view(6).copy()
    again = replace(request, gallery_name="Again")
    other = enrol(workspace, engine, again).gallery
    assert np.array_equal(made, workspace.templates(other.gallery_id, other.pack_id, length).view(6))
    cuda.gone = ""
    prefer_device(workspace, engines, "cuda")
    assert engines.get(catalogue.default_id).device.provider == CUDA, "chosen again, tried again"


def test_a_device_without_enough_memory_is_given_less_and_nobody_is_troubled(
    workspace: Workspace, catalogue: PackCatalogue, cuda: PretendedDevice, entries: Entries
) -> None:
    engines = Engines(workspace, catalogue)
    engine = engines.get(catalogue.default_id)
    cuda.room = 3
    chips = [*np.random.default_rng(0).integers(0, 256, (7, 150, 150, 3), dtype=np.uint8)]
    made = engine.templates(chips)
    assert np.array_equal(made, FaceEngine.open(engine.pack, "cpu").templates(chips))
    assert engine.device.provider == CUDA
    assert engines.unseen == ()
    assert [one.kind for one in entries(workspace, "device.")] == [EntryKind.DEVICE_CHOSEN]


def test_a_device_that_disagrees_is_refused_logged_and_told_with_the_numbers(
    workspace: Workspace, catalogue: PackCatalogue, cuda: PretendedDevice, entries: Entries
) -> None:
    cuda.off = 1e-3
    engines = Engines(workspace, catalogue)
    engine = engines.get(catalogue.default_id)
    assert engine.device.provider == CPU
    (event,) = engines.unseen
    assert event.part is None
    assert event.sentence.startswith("NVIDIA GPU (CUDA) is not used for centerface-dlib: templates differ")
    assert "(2e-05 allowed)" in event.sentence
    fell, chosen = entries(workspace, "device.")
    assert "templates differ by up to" in fell.data["skipped"][0]["why"]
    assert chosen.data["provider"] == CPU


@pytest.mark.parametrize("trouble", ["inside a block", "disk"])
def test_what_cannot_be_logged_at_once_is_logged_later_and_stops_no_work(
    workspace: Workspace,
    catalogue: PackCatalogue,
    cuda: PretendedDevice,
    entries: Entries,
    monkeypatch: pytest.MonkeyPatch,
    trouble: str,
) -> None:
    engines = Engines(workspace, catalogue)
    engine = engines.get(catalogue.default_id)
    chips = [np.zeros((150, 150, 3), np.uint8) + 9]
    cuda.gone = "gone"

    def full() -> None:
        raise StorageFull(path="here")

    with monkeypatch.context() as patched:
        if trouble == "disk":
            patched.setattr(workspace, "recording", full)
            assert engine.templates(chips).shape == (1, 128)
        else:
            with workspace.reading():
                assert engine.templates(chips).shape == (1, 128)
    assert EntryKind.DEVICE_FELL_BACK not in [one.kind for one in entries(workspace, "device.")]
    assert len(engines.unseen) == 1
    engines.get(catalogue.default_id)
    engines.get(catalogue.default_id)
    kinds = [one.kind for one in entries(workspace, "device.")]
    assert kinds.count(EntryKind.DEVICE_FELL_BACK) == 1


def test_a_search_that_fails_on_the_device_is_answered_logged_and_leaves_the_models_there(
    workspace: Workspace,
    catalogue: PackCatalogue,
    cuda: PretendedDevice,
    entries: Entries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search_engine, "SMALLEST_GALLERY", 1)
    monkeypatch.setattr(search_engine, "_WORTH", 0.0)
    engines = Engines(workspace, catalogue)
    engine = engines.get(catalogue.default_id)
    searches = searches_in(workspace, engine)
    assert searches_in(workspace, engine) is searches
    rows = vectors("unit", 3000, 128, np.random.default_rng(3))
    snapshot = snapshot_of(rows, np.arange(3000, dtype=np.int32))
    searches.prepare(snapshot, "cosine")
    searches.wait()
    assert searches.search(snapshot, rows[7], top=5).rows[0].subject_id == snapshot.subject_ids[7]
    cuda.gone = "the device was removed"
    assert searches.search(snapshot, rows[8], top=5).rows[0].subject_id == snapshot.subject_ids[8]
    searches.wait()
    (event,) = engines.unseen
    assert event.part is Part.SEARCH
    assert "while searching" in event.sentence
    assert entries(workspace, "device.fell")[0].data["part"] == "search"
    assert engine.searching.choice.provider == CPU
    assert engine.device.provider == CUDA
    searches.forget()
    searches.wait()


# What is there and how fast


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure_module, "SEARCHED", 2000)
    monkeypatch.setattr(measure_module, "_CHIPS", 2)


BOTH = [provider_of(CUDA), provider_of(CPU)]


def _measured(pack: ModelPack, **changes: object) -> DeviceMeasurement:
    given: dict[str, object] = {"seconds": 0.0, "providers": BOTH} | changes
    return measure_devices(pack, **given)  # type: ignore[arg-type]


def test_every_device_is_compared_and_timed(
    default_pack: ModelPack, cuda: PretendedDevice, quick: None
) -> None:
    steps: list[Progress] = []
    found = _measured(default_pack, on_progress=steps.append)
    assert [speed.provider for speed in found.speeds] == [CUDA, CPU]
    for speed in found.speeds:
        for figure in (speed.detections, speed.templates, speed.searches, speed.batched, speed.pictures):
            assert figure is not None
            assert figure > 0
        assert speed.problem == ""
    assert found.speeds[0].agreement == Agreement(0, 0, 0, 0)
    assert found.speeds[1].agreement is None
    assert (found.pack_hash, found.faces, found.length) == (default_pack.hash, 2000, 128)
    assert not found.is_stale(machine_versions())
    assert found.is_stale({**machine_versions(), "driver": "another"})
    assert [step.done for step in steps] == list(range(len(steps)))
    assert {step.total for step in steps} == {7}


def test_measuring_checks_again_what_was_refused_before(
    default_pack: ModelPack, cuda: PretendedDevice, quick: None
) -> None:
    kept = KeptAgreements()
    kept.keep(default_pack.hash, CUDA, Agreement(1, 1, None, 1))
    assert _measured(default_pack).speeds[0].problem == ""
    found = kept.find(default_pack.hash, CUDA)
    assert found is not None
    assert found.agrees


@pytest.mark.parametrize("trouble", ["disagrees", "goes at once", "goes in the middle"])
def test_a_device_that_does_not_do_is_never_recommended(
    default_pack: ModelPack, cuda: PretendedDevice, quick: None, trouble: str
) -> None:
    cuda.off = 1e-3 if trouble == "disagrees" else 0.0
    cuda.gone = "removed" if trouble == "goes at once" else ""

    def progress(step: Progress) -> None:
        if trouble == "goes in the middle" and step.done == 3:
            cuda.gone = "removed"

    found = _measured(default_pack, on_progress=progress)
    device, cpu = found.speeds
    assert ("removed" in device.problem) == (trouble != "disagrees")
    assert (device.agreement is None) == (trouble == "goes at once")
    assert device.templates is None
    assert device.pictures is None
    assert found.recommended is cpu
    assert advice(found).sentence == f"Nothing else here can be used; recommended: {cpu.device}."


def test_measuring_can_be_stopped(default_pack: ModelPack, cuda: PretendedDevice, quick: None) -> None:
    cancel, steps = CancelToken(), []

    def progress(step: Progress) -> None:
        steps.append(step)
        if step.done == 2:
            cancel.cancel()

    with pytest.raises(Cancelled):
        _measured(default_pack, on_progress=progress, cancel=cancel, seconds=1e6)
    assert len(steps) == 3


AGREES, DIFFERS = Agreement(1e-7, 1e-7, 1e-4, 1e-7), Agreement(1e-3, 1e-3, 1e-4, 1e-7)
THE_CPU = DeviceSpeed(CPU, "CPU", None, "", 40.0, 40.0, 500.0, 700.0)
A_GPU = DeviceSpeed(CUDA, "GPU", AGREES, "", 40.0, 40.0, 500.0, 700.0)
AT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("gpu", "words"),
    [
        (
            {"detections": 800.0, "templates": 800.0},
            "GPU is 20 times as fast as CPU here; recommended: GPU.",
        ),
        (
            {"detections": 56.0, "templates": 56.0},
            "GPU is 1.4 times as fast as CPU here; recommended: GPU.",
        ),
        ({"templates": 20.0}, "CPU is 1.5 times as fast as GPU here; recommended: CPU."),
        ({"detections": 42.0}, "GPU is about as fast as CPU here; recommended: CPU."),
        ({"templates": 800.0, "agreement": DIFFERS}, "Nothing else here can be used; recommended: CPU."),
        ({"templates": 800.0, "agreement": None}, "Nothing else here can be used; recommended: CPU."),
        ({"detections": None}, "Nothing else here can be used; recommended: CPU."),
    ],
)
def test_advice_follows_what_was_measured(gpu: dict[str, object], words: str) -> None:
    other = replace(A_GPU, **gpu)  # type: ignore[arg-type]
    found = DeviceMeasurement("pack", "hash", AT, {}, 100, 128, (other, THE_CPU))
    assert advice(found).sentence == words
    assert advice(replace(found, speeds=())).sentence == "No device of this computer could be measured."


def test_a_measurement_is_kept_for_the_pack_and_damage_is_as_if_there_were_none(tmp_path: Path) -> None:
    path = tmp_path / "of" / "speeds.json"
    kept = KeptSpeeds(path)
    refused = replace(A_GPU, agreement=replace(DIFFERS, pixels=None), problem="off", batched=None)
    found = DeviceMeasurement("pack", "hash", AT, {"onnxruntime": "1"}, 100, 128, (refused, THE_CPU))
    assert kept.find("hash") is None
    kept.keep(found)
    kept.keep(replace(found, pack_hash="other"))
    assert KeptSpeeds(path).find("hash") == found
    document = as_document(found)
    assert json.loads(json.dumps(document)) == document
    assert document["recommended"] == CPU
    assert [one["agrees"] for one in document["devices"]] == [False, None]
    for text in ("", "[]", '{"hash": 1}', '{"hash": {}}', '{"hash": {"versions": 1}}'):
        path.write_text(text)
        assert kept.find("hash") is None


def test_the_overview_says_what_is_there_in_use_and_known(
    workspace: Workspace,
    catalogue: PackCatalogue,
    cuda: PretendedDevice,
    quick: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def absent(one: object) -> str | None:
        return None if one in BOTH else "It is somewhere else."

    monkeypatch.setattr(devices_module, "why_absent", absent)
    monkeypatch.setattr(measure_module, "why_absent", absent)
    engines = Engines(workspace, catalogue)
    before = device_overview(workspace, engines, catalogue.default_id)
    assert (before.uses, before.agreements, before.measured, before.stale) == ((), {}, None, False)
    assert [s.short for s in before.states if s.missing is None] == ["cuda", "cpu"]
    assert before.preferred.provider == CUDA
    engine = engines.get(catalogue.default_id)
    cuda.gone = "gone"
    engine.faces(np.zeros((40, 40, 3), np.uint8))
    cuda.gone = ""
    monkeypatch.setattr(measure_module, "rates", lambda works, **_: [1.0] * len(works))
    measured = measure_and_keep(engine.pack)
    after = device_overview(workspace, engines, catalogue.default_id)
    assert after.measured == measured
    assert not after.stale
    assert after.agreements == {CUDA: Agreement(0, 0, 0, 0)}
    (use,) = after.uses
    assert use.device.provider == CPU
    assert [failure.why for failure in use.failures] == ["gone"]
    monkeypatch.setattr(devices_module, "machine_versions", lambda: {"onnxruntime": "another"})
    assert device_overview(workspace, engines, catalogue.default_id).stale
    nothing = device_overview(workspace, engines, "unheard-of")
    assert (nothing.pack_hash, nothing.measured, nothing.agreements) == (None, None, {})
    assert len(device_states()) == 6
