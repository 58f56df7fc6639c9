"""Threads and batch by trial: what is tried, taken and kept, and that no template depends on it."""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from PIL import Image

from desktop.domain.progress import Cancelled
from desktop.recognition import kept_tuning
from desktop.recognition.embedder import Embedder
from desktop.recognition.engine import EngineSetting, FaceEngine
from desktop.recognition.kept_tuning import KeptTunings
from desktop.recognition.packs import ModelPack
from desktop.recognition.providers import DeviceChoice
from desktop.recognition.tuning import (
    MOST_CALLS,
    TEMPLATE_TOLERANCE,
    Tuner,
    thread_splits,
)
from desktop.workflow.demo import demo_folder

CPU, CUDA = "CPUExecutionProvider", "CUDAExecutionProvider"


class Models:
    """Detector and embedder that count what they are asked, and may fail for many rows."""

    def __init__(self, most_rows: int = 10_000) -> None:
        self.most_rows = most_rows
        self.rows: list[int] = []

    def detect(self, pixels: Any) -> list[Any]:
        return []

    def templates(self, chips: Any) -> Any:
        self.rows.append(len(chips))
        if len(chips) > self.most_rows:
            raise RuntimeError("out of memory")
        return np.ones((len(chips), 128), np.float32)


@pytest.fixture
def make(default_pack: ModelPack) -> Callable[..., tuple[FaceEngine, list[tuple[int, int]]]]:
    """make(provider, fixed_batch, models): an engine and with what it is opened again."""

    def made(
        provider: str = CPU, fixed_batch: int = 0, models: Models | None = None
    ) -> tuple[FaceEngine, list[tuple[int, int]]]:
        pack = dataclasses.replace(
            default_pack,
            embedder=dataclasses.replace(default_pack.embedder, fixed_batch=fixed_batch, mirror=False),
        )
        opened: list[tuple[int, int]] = []
        kind = models or Models()

        def reopen(threads: int, batch: int) -> FaceEngine:
            opened.append((threads, batch))
            return FaceEngine(
                pack,
                DeviceChoice(provider, "a device", "for tests"),
                kind,
                cast("Embedder", kind),
                threads=threads,
                batch=batch,
                reopen=reopen,
            )

        return reopen(1, 8), opened

    return made


class Stopwatch(Tuner):
    """Does the work once and says what it is told to, in turn."""

    rates: list[float]

    def _rate(self, calls: int, work: Callable[[], object]) -> float:
        work()
        return self.rates.pop(0)


def _tuned(engine: FaceEngine, rates: list[float], cores: int = 4, **more: Any) -> EngineSetting:
    tuner = Stopwatch(engine, engine.reopened, cores=cores, **more)
    tuner.rates = rates
    found = tuner.tune()
    assert tuner.rates == []
    return found


@pytest.mark.parametrize("cores", range(1, 130))
def test_every_way_to_share_cores_out_fills_them(cores: int) -> None:
    splits = thread_splits(cores)
    assert splits[-1] == (1, cores)
    assert len({threads for _, threads in splits}) == len(splits)
    for calls, threads in splits:
        assert 1 <= calls <= MOST_CALLS
        assert calls == cores // threads
    assert cores > MOST_CALLS or splits[0] == (cores, 1)


def test_the_fastest_is_taken(make: Any) -> None:
    engine, opened = make()
    told: list[tuple[int, int]] = []
    # Of 4 x 1, 2 x 2 and 1 x 4; then batches of 4, 8 and 16, a row a face.
    found = _tuned(
        engine, [10.0, 30.0, 20.0, 3.0, 2.0, 0.9], told=lambda done, total: told.append((done, total))
    )
    assert found == EngineSetting(threads=2, calls=2, batch=8)
    assert opened[1:] == [(1, 16), (2, 16), (4, 16)]
    assert told == [(n, 6) for n in range(7)]


def test_a_larger_batch_is_taken_for_a_gain_alone(make: Any) -> None:
    engine, _ = make()
    assert _tuned(engine, [1.0, 8.0, 4.05, 2.03], cores=1) == EngineSetting(1, 1, 4)


def test_another_device_takes_one_call_and_as_much_as_its_memory(make: Any) -> None:
    engine, opened = make(CUDA, models=Models(most_rows=32))
    # Twice as fast with each doubling; 64 rows are too many.
    found = _tuned(engine, [10.0, 10.0, 10.0], cores=2)
    assert found == EngineSetting(2, 1, 32)
    assert [batch for _, batch in opened[1:]] == [8, 16, 32, 64]


def test_a_batch_that_the_pack_fixes_is_not_tried(make: Any) -> None:
    engine, opened = make(fixed_batch=1)
    assert _tuned(engine, [2.0, 1.0], cores=2) == EngineSetting(1, 2, 1)
    assert len(opened) == 3
    engine, opened = make(CUDA, fixed_batch=1)
    assert _tuned(engine, [], cores=2) == EngineSetting(2, 1, 1)


def test_models_that_do_not_run_are_not_taken_for_slow_ones(make: Any) -> None:
    engine, _ = make(models=Models(most_rows=0))
    with pytest.raises(RuntimeError, match="out of memory"):
        Tuner(engine, engine.reopened, cores=2).tune()


def test_trials_can_be_stopped_and_leave_no_thread(make: Any) -> None:
    engine, _ = make()

    def told(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        Tuner(engine, engine.reopened, cores=2, told=told).tune()
    assert not [t for t in threading.enumerate() if t.name.startswith("speed-trial")]


def test_it_ends_in_time_with_the_best_so_far(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.recognition.tuning._MOST_SECONDS", 0.0)
    engine, opened = make()
    # One trial is always made, or nothing would be known.
    assert _tuned(engine, [10.0], cores=4) == EngineSetting(threads=1, calls=4, batch=4)
    assert len(opened) == 2


# --- what is kept


def test_what_was_found_is_kept_for_this_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, found = tmp_path / "devices" / "tuning.json", EngineSetting(1, 2, 8)
    kept = KeptTunings(path, cores=2)
    assert kept.find("a", CPU) is None
    kept.keep("a", CPU, found)
    kept.keep("b", CPU, EngineSetting(2, 1, 4))
    assert KeptTunings(path, cores=2).find("a", CPU) == found
    assert kept.find("a", CUDA) is None
    assert KeptTunings(path, cores=4).find("a", CPU) is None
    monkeypatch.setattr(kept_tuning.ort, "__version__", "0.0.1")
    assert kept.find("a", CPU) is None


@pytest.mark.parametrize("spoilt", ["", "[]", "{", "threads", "calls", "batch"])
def test_a_file_that_is_spoilt_is_as_none(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "tuning.json"
    kept = KeptTunings(path, cores=2)
    kept.keep("a", CPU, EngineSetting(1, 2, 8))
    if spoilt in ("threads", "calls", "batch"):
        for bad in (0, -1, 10**9, True, "8", 2.5, None):
            findings = json.loads(path.read_text())
            findings[f"{CPU} 2 a"][spoilt] = bad
            path.write_text(json.dumps(findings))
            assert kept.find("a", CPU) is None
    else:
        path.write_text(spoilt)
        assert kept.find("a", CPU) is None
    kept.keep("a", CPU, EngineSetting(2, 1, 4))
    assert kept.find("a", CPU) == EngineSetting(2, 1, 4)


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "devices").write_bytes(b"a file")
    kept = KeptTunings(tmp_path / "devices" / "tuning.json", cores=2)
    kept.keep("a", CPU, EngineSetting(1, 2, 8))
    assert kept.find("a", CPU) is None


# --- what does not depend on it


def test_templates_do_not_depend_on_threads_and_batch(default_pack: ModelPack) -> None:
    pictures = [
        np.asarray(Image.open(path).convert("RGB")) for path in sorted(demo_folder().rglob("*.jpg"))[:5]
    ]

    def templates(threads: int, batch: int) -> Any:
        engine = FaceEngine.open(default_pack, "cpu", threads=threads, batch=batch)
        assert engine.setting == EngineSetting(threads, engine.turns, batch)
        return engine.templates([engine.chip(one, engine.faces(one)[0]) for one in pictures])

    reference = templates(1, 8)
    for threads, batch in ((1, 1), (1, 3), (2, 8), (3, 16)):
        assert np.abs(templates(threads, batch) - reference).max() <= TEMPLATE_TOLERANCE
