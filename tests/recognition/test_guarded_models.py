"""Devices that fail while they are in use: smaller batches, then the CPU; nothing asked for is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.errors import ModelFailed, PackRefused
from desktop.recognition import model_opener
from desktop.recognition.embedder import Embedder
from desktop.recognition.engine import FaceEngine
from desktop.recognition.guarded_models import GuardedDetector, GuardedEmbedder
from desktop.recognition.kept_agreement import KeptAgreements
from desktop.recognition.packs import EmbedderSpec, ModelPack
from desktop.recognition.providers import CPU, CUDA, DeviceChoice, Session, open_session
from desktop.recognition.running_device import DeviceFailure, Part, RunningDevice, on_cpu

SIZE, LENGTH = 4, 6
SPEC = EmbedderSpec(
    "embedder.onnx", "", SIZE, "rgb", (0.0, 0.0, 0.0), 1.0, ((0.0, 0.0),) * 5, LENGTH, False, 0
)
GPU = DeviceChoice(CUDA, "a GPU", "chosen")


class _Embedding:
    """A network: the mean colours of a chip, twice. Fails above `room` rows, or from the nth call on."""

    def __init__(self, room: int = 1000, fails_from: int = 10**9, spoiled: bool = False) -> None:
        self.room, self.fails_from, self.spoiled = room, fails_from, spoiled
        self.batches: list[int] = []
        self._turn = threading.Lock()

    def get_inputs(self) -> list[Any]:
        return [type("Input", (), {"name": "input"})]

    def run(self, names: Sequence[str] | None, feed: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]:
        (rows,) = feed.values()
        with self._turn:
            self.batches.append(len(rows))
            if len(rows) > self.room:
                raise RuntimeError("CUDA failure 2:\n out of memory")
            if len(self.batches) >= self.fails_from:
                raise RuntimeError("device removed")
        means = rows.mean(axis=(2, 3)) + 1
        both = np.concatenate([means, means**2], axis=1).astype(np.float32)
        return [both * np.float32(np.nan if self.spoiled else 1)]


def _chips(count: int) -> NDArray[np.uint8]:
    return np.random.default_rng(count).integers(0, 256, (count, SIZE, SIZE, 3), dtype=np.uint8)


def _expected(chips: NDArray[np.uint8]) -> NDArray[np.float32]:
    return Embedder(_Embedding(), SPEC).templates(chips)


class _Watched:
    """An embedder on a device, on which `failures` gather."""

    def __init__(self, device: _Embedding, cpu: _Embedding | None = None, batch: int = 16) -> None:
        self.failures: list[DeviceFailure] = []
        self.running = RunningDevice(GPU, self.failures.append)
        self.device, self.cpu = device, cpu or _Embedding()
        self.opened = 0
        self.guarded = GuardedEmbedder(
            "a-pack", self.running, Embedder(device, SPEC, batch=batch), self._open, is_on_cpu=False
        )
        self._batch = batch

    def _open(self) -> Embedder:
        self.opened += 1
        return Embedder(self.cpu, SPEC, batch=self._batch)


def test_a_batch_that_does_not_fit_is_halved_and_stays_small() -> None:
    watched, chips = _Watched(_Embedding(room=5)), _chips(40)
    made = watched.guarded.templates(chips)
    assert np.array_equal(made, _expected(chips))
    assert watched.device.batches == [16, 8, *[4] * 10]
    assert (watched.failures, watched.opened, watched.guarded.batch) == ([], 0, 4)
    assert watched.running.choice == GPU
    watched.guarded.templates(chips)
    assert set(watched.device.batches[12:]) == {4}


def test_without_room_for_one_row_the_cpu_takes_over() -> None:
    watched, chips = _Watched(_Embedding(room=0)), _chips(40)
    assert np.array_equal(watched.guarded.templates(chips), _expected(chips))
    assert watched.device.batches == [16, 8, 4, 2, 1]
    assert watched.cpu.batches == [16, 16, 8], "the CPU starts with the whole batch"
    (failure,) = watched.failures
    assert (failure.provider, failure.device, failure.part, failure.smallest) == (
        CUDA,
        "a GPU",
        Part.EMBEDDER,
        1,
    )
    assert failure.why == "CUDA failure 2: out of memory"
    choice = watched.running.choice
    assert choice.provider == CPU
    assert choice.failed == ((CUDA, "CUDA failure 2: out of memory"),)
    assert "a GPU failed" in choice.reason


def test_a_device_that_goes_in_the_middle_loses_no_batch_and_is_not_asked_again() -> None:
    watched, chips = _Watched(_Embedding(fails_from=3)), _chips(64)
    assert np.array_equal(watched.guarded.templates(chips), _expected(chips))
    assert len(watched.failures) == watched.opened == 1
    asked = len(watched.device.batches)
    for _ in range(3):
        assert np.array_equal(watched.guarded.templates(chips), _expected(chips))
    assert len(watched.device.batches) == asked
    assert len(watched.failures) == watched.opened == 1


def test_values_that_are_no_numbers_are_a_failure_of_the_device() -> None:
    watched, chips = _Watched(_Embedding(spoiled=True)), _chips(8)
    assert np.array_equal(watched.guarded.templates(chips), _expected(chips))
    assert "not a template" in watched.failures[0].why


def test_a_model_that_fixes_its_batch_goes_straight_to_the_cpu() -> None:
    spec, device = replace(SPEC, fixed_batch=4), _Embedding(room=1)
    failures: list[DeviceFailure] = []
    running = RunningDevice(GPU, failures.append)
    guarded = GuardedEmbedder(
        "a-pack", running, Embedder(device, spec), lambda: Embedder(_Embedding(), spec), is_on_cpu=False
    )
    chips = _chips(6)
    assert np.array_equal(guarded.templates(chips), _expected(chips))
    assert device.batches == [4]
    assert failures[0].smallest == 4


def test_the_cpu_itself_is_given_less_at_a_time_and_the_whole_next_time() -> None:
    cpu, chips = _Embedding(room=4), _chips(16)
    guarded = GuardedEmbedder("a-pack", on_cpu(), Embedder(cpu, SPEC), lambda: None, is_on_cpu=True)  # type: ignore[arg-type, return-value]
    assert np.array_equal(guarded.templates(chips), _expected(chips))
    assert cpu.batches == [8, 4, 4, 4, 4]
    cpu.room = 100
    guarded.templates(chips)
    assert cpu.batches[5:] == [8, 8]


@pytest.mark.parametrize("cpu", [_Embedding(room=0), _Embedding(spoiled=True)])
def test_where_the_cpu_fails_as_well_a_sentence_says_so(cpu: _Embedding) -> None:
    watched = _Watched(_Embedding(room=0), cpu)
    with pytest.raises(ModelFailed, match=r"embedder of the model pack “a-pack” failed on the processor"):
        watched.guarded.templates(_chips(3))
    assert len(watched.failures) == 1
    watched.cpu.room, watched.cpu.spoiled = 1000, False
    assert np.array_equal(watched.guarded.templates(_chips(3)), _expected(_chips(3))), "the next may do"


def test_a_cpu_that_cannot_even_be_opened_is_said_in_its_own_words() -> None:
    def refused() -> Embedder:
        raise PackRefused(detail="gone")

    guarded = GuardedEmbedder(
        "a-pack", RunningDevice(GPU), Embedder(_Embedding(room=0), SPEC), refused, is_on_cpu=False
    )
    with pytest.raises(PackRefused):
        guarded.templates(_chips(1))


@pytest.mark.parametrize("device", [_Embedding(room=3), _Embedding(fails_from=9), _Embedding(room=0)])
def test_many_threads_lose_nothing_and_the_device_is_left_once(device: _Embedding) -> None:
    watched = _Watched(device)
    chips = [_chips(count) for count in range(1, 41)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(watched.guarded.templates, chips))
    for one, other in zip(made, chips, strict=True):
        # The device and the CPU stand for the same network here.
        assert np.array_equal(one, _expected(other))
    assert len(watched.failures) <= 1
    assert watched.opened == len(watched.failures)


class _Detector:
    def __init__(self, fails: str = "") -> None:
        self.fails, self.calls = fails, 0

    def detect(self, pixels: NDArray[np.uint8]) -> list[Any]:
        self.calls += 1
        if self.fails:
            raise RuntimeError(self.fails)
        return ["a face"]


def test_a_detector_that_fails_is_left_for_the_cpu_with_its_embedder() -> None:
    failures: list[DeviceFailure] = []
    running = RunningDevice(GPU, failures.append)
    device, picture = _Detector("device removed"), np.zeros((4, 4, 3), np.uint8)
    detector = GuardedDetector("a-pack", running, device, _Detector, is_on_cpu=False)
    embedding = _Embedding()
    embedder = GuardedEmbedder(
        "a-pack", running, Embedder(embedding, SPEC), lambda: Embedder(_Embedding(), SPEC), is_on_cpu=False
    )
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: detector.detect(picture), range(8))) == [["a face"]] * 8
    assert [(one.part, one.why) for one in failures] == [(Part.DETECTOR, "device removed")]
    assert np.array_equal(embedder.templates(_chips(2)), _expected(_chips(2)))
    assert embedding.batches == [], "a device that is gone is not asked"
    poisoned = GuardedDetector("a-pack", on_cpu(), _Detector("bad\nmodel"), _Detector, is_on_cpu=True)
    with pytest.raises(ModelFailed, match=r"detector of the model pack “a-pack” .*\(bad model\)"):
        poisoned.detect(picture)


# A whole engine


class _Breaking:
    """A session of the CPU under another name, which can be broken."""

    def __init__(self, session: Session, provider: str, broken: threading.Event) -> None:
        self._session, self._provider, self._broken = session, provider, broken
        self.get_inputs, self.get_outputs = session.get_inputs, session.get_outputs

    def get_providers(self) -> list[str]:
        return [self._provider]

    def run(self, names: Sequence[str] | None, feed: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]:
        if self._broken.is_set():
            raise RuntimeError("the device was removed")
        return self._session.run(names, feed)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """CUDA is the CPU here until this is set."""
    event, create = threading.Event(), _create_on_cpu(monkeypatch)

    def opening(path: Path, choice: DeviceChoice, **given: Any) -> Any:
        def factory(model: Path, provider: str, threads: int | None) -> Any:
            session = create(model, CPU, threads)
            return session if provider == CPU else _Breaking(session, provider, event)

        return open_session(path, choice, factory=factory, available=[CUDA, CPU], **given)

    monkeypatch.setattr(model_opener, "open_session", opening)
    return event


def _create_on_cpu(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    from desktop.recognition import engine, providers

    monkeypatch.setattr(
        engine,
        "choose_device",
        lambda preference: providers.choose_device(preference, available=[CUDA, CPU]),
    )
    return providers.create_session


def test_an_engine_and_its_copy_for_bulk_leave_a_device_together(
    default_pack: ModelPack, broken: threading.Event, tmp_path: Path
) -> None:
    failures: list[DeviceFailure] = []
    engine = FaceEngine.open(
        default_pack,
        "cuda",
        on_failure=failures.append,
        agreements=KeptAgreements(tmp_path / "agreement.json"),
    )
    assert engine.device.provider == CUDA
    assert engine.agreement is not None
    assert engine.agreement.template == 0
    bulk = engine.in_bulk(2, 8)
    chips = [*np.random.default_rng(0).integers(0, 256, (3, 150, 150, 3), dtype=np.uint8)]
    before = engine.templates(chips)
    broken.set()
    assert np.array_equal(bulk.templates(chips), before)
    assert engine.device.provider == bulk.device.provider == CPU
    assert np.array_equal(engine.templates(chips), before)
    assert engine.faces(np.zeros((64, 64, 3), np.uint8)) == []
    assert len(failures) == 1
    assert engine.searching.choice.provider == CUDA, "searches find out for themselves"
    again = engine.reopened(1, 4)
    assert again.device.provider == CPU
    assert np.array_equal(again.templates(chips), before)


def test_chips_of_another_size_are_a_fault_of_the_program_not_of_a_device(
    default_pack: ModelPack, broken: threading.Event, tmp_path: Path
) -> None:
    engine = FaceEngine.open(default_pack, "cuda", agreements=KeptAgreements(tmp_path / "a.json"))
    with pytest.raises(ValueError, match="chips of 150 x 150"):
        engine.templates([np.zeros((10, 10, 3), np.uint8)])
    assert engine.device.provider == CUDA
