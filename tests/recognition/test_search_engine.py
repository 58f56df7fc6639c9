"""Searches of one gallery after another: what is prepared, reused, given up and let go of."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.domain.candidates import CandidateList
from desktop.domain.cohorts import Cohort
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import TemplatesDamaged
from desktop.recognition import running_device, search_engine
from desktop.recognition.onnx_scan import OnnxScan
from desktop.recognition.providers import CPU, DeviceChoice
from desktop.recognition.quantised_rows import CHUNK
from desktop.recognition.quantised_scan import QuantisedScan
from desktop.recognition.running_device import DeviceFailure, Part, RunningDevice
from desktop.recognition.search import search_snapshot
from desktop.recognition.search_engine import SearchEngine, search_many
from tests.recognition.search_galleries import snapshot_of, vectors


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[SearchEngine]:
    """Prepares galleries of any size, worth it or not."""
    monkeypatch.setattr(search_engine, "SMALLEST_GALLERY", 1)
    monkeypatch.setattr(search_engine, "_WORTH", 0.0)
    made = SearchEngine()
    yield made
    made.forget()
    made.wait()


def gallery(faces: int = 4000, length: int = 16, seed: int = 0) -> GallerySnapshot:
    rows = vectors("unit", faces, length, np.random.default_rng(seed))
    return snapshot_of(rows, (np.arange(faces) // 2).astype(np.int32), f"content {faces} {seed}")


def found(engine: SearchEngine, snapshot: GallerySnapshot, probe: NDArray[np.float32]) -> CandidateList:
    """Compared with the exact scan."""
    one = engine.search(snapshot, probe, top=20)
    other = search_snapshot(snapshot, probe, top=20)
    assert one.rows == other.rows
    assert one.ascending.tolist() == other.ascending.tolist()
    return one


def test_the_first_search_is_exact_and_the_next_uses_what_was_prepared(engine: SearchEngine) -> None:
    snapshot = gallery()
    first = found(engine, snapshot, snapshot.templates[3])
    assert isinstance(first.everybody, np.ndarray)
    engine.wait()
    assert isinstance(engine.first_pass(snapshot, "cosine"), QuantisedScan)
    assert engine.first_pass(snapshot, "euclidean") is None
    second = found(engine, snapshot, snapshot.templates[3])
    assert not isinstance(second.everybody, np.ndarray)
    assert second.rows == first.rows


def test_with_a_cohort_too(engine: SearchEngine) -> None:
    snapshot = gallery()
    engine.prepare(snapshot, "cosine")
    engine.wait()
    means = np.random.default_rng(1).normal(size=snapshot.faces).astype(np.float32) / 10
    one = engine.search(snapshot, snapshot.templates[8], top=20, cohort=Cohort(8, means))
    other = search_snapshot(snapshot, snapshot.templates[8], top=20, cohort=Cohort(8, means))
    assert not isinstance(one.everybody, np.ndarray)
    assert (one.rows, one.probe_mean) == (other.rows, other.probe_mean)
    assert one.ascending.tolist() == other.ascending.tolist()


def test_the_scores_of_everybody_come_in_the_background(engine: SearchEngine) -> None:
    snapshot = gallery()
    engine.prepare(snapshot, "cosine")
    engine.wait()
    one = engine.search(snapshot, snapshot.templates[3], top=20)
    one.start_counting()
    other = search_snapshot(snapshot, snapshot.templates[3], top=20)
    assert one.count_at_or_above(-1.0) == 2000
    assert one.count_at_or_above(0.2) == other.count_at_or_above(0.2)


def test_a_list_of_much_of_the_gallery_is_the_exact_scans(engine: SearchEngine) -> None:
    snapshot = gallery()
    engine.prepare(snapshot, "cosine")
    engine.wait()
    everyone = engine.search(snapshot, snapshot.templates[3], top=2000)
    assert isinstance(everyone.everybody, np.ndarray)
    assert len(everyone.rows) == 2000


def test_small_galleries_are_not_prepared() -> None:
    engine, snapshot = SearchEngine(), gallery()
    found(engine, snapshot, snapshot.templates[0])
    engine.wait()
    assert engine.first_pass(snapshot, "cosine") is None


def test_what_is_not_faster_is_not_used(engine: SearchEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_engine, "_WORTH", float("inf"))
    snapshot = gallery()
    found(engine, snapshot, snapshot.templates[0])
    engine.wait()
    assert engine.first_pass(snapshot, "cosine") is None
    found(engine, snapshot, snapshot.templates[0])


def test_a_snapshot_after_enrolment_takes_over_whole_chunks(engine: SearchEngine) -> None:
    rows = vectors("unit", 2 * CHUNK + 100, 4, np.random.default_rng(0))
    whole = snapshot_of(rows, np.arange(len(rows), dtype=np.int32), "after")
    part = replace(
        whole,
        templates=rows[: 2 * CHUNK + 20],
        face_ids=whole.face_ids[: 2 * CHUNK + 20],
        subject_index=whole.subject_index[: 2 * CHUNK + 20],
        subject_ids=whole.subject_ids[: 2 * CHUNK + 20],
        hash="before",
    )
    engine.prepare(part, "cosine")
    engine.wait()
    before = engine.first_pass(part, "cosine")
    engine.prepare(whole, "cosine")
    engine.wait()
    after = engine.first_pass(whole, "cosine")
    assert isinstance(before, QuantisedScan)
    assert isinstance(after, QuantisedScan)
    assert [a is b for a, b in zip(before.chunks, after.chunks, strict=True)] == [True, True, False]
    assert engine.first_pass(part, "cosine") is None
    found(engine, whole, rows[-1])

    # Somebody of the second chunk is expunged: only the first is what it was.
    keep = np.arange(len(rows)) != CHUNK + 5
    fewer = replace(
        whole,
        templates=rows[keep],
        face_ids=whole.face_ids[keep],
        subject_index=np.arange(len(rows) - 1, dtype=np.int32),
        subject_ids=whole.subject_ids[:-1],
        hash="expunged",
    )
    engine.prepare(fewer, "cosine")
    engine.wait()
    last = engine.first_pass(fewer, "cosine")
    assert isinstance(last, QuantisedScan)
    assert [a is b for a, b in zip(after.chunks, last.chunks, strict=True)] == [True, False, False]
    found(engine, fewer, rows[CHUNK + 5])


def test_everything_can_be_let_go_of(engine: SearchEngine) -> None:
    snapshot = gallery()
    engine.prepare(snapshot, "cosine")
    engine.wait()
    engine.forget()
    assert engine.first_pass(snapshot, "cosine") is None
    found(engine, snapshot, snapshot.templates[0])


def test_what_is_being_made_while_all_is_let_go_of_is_not_kept(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = search_engine.quantise_rows

    def forgotten_meanwhile(*args: object, **kwargs: object) -> object:
        engine.forget()
        return inner(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(search_engine, "quantise_rows", forgotten_meanwhile)
    snapshot = gallery()
    engine.prepare(snapshot, "cosine")
    engine.wait()
    assert engine.first_pass(snapshot, "cosine") is None


def test_a_file_that_changes_underneath_is_searched_as_it_is(engine: SearchEngine) -> None:
    snapshot = gallery()
    engine.prepare(snapshot, "cosine")
    engine.wait()
    probe = snapshot.templates[6].copy()
    snapshot.templates[6] = 0
    found(engine, snapshot, probe)
    assert engine.first_pass(snapshot, "cosine") is None  # not trusted any more
    found(engine, snapshot, probe)


def test_damaged_templates_are_refused_before_and_after_preparing(engine: SearchEngine) -> None:
    snapshot = gallery()
    snapshot.templates[5, 1] = np.nan
    snapshot.templates[9] = np.inf
    for _ in range(2):
        with pytest.raises(TemplatesDamaged) as refused:
            engine.search(snapshot, snapshot.templates[0], top=5)
        assert refused.value.fields == {"name": "g", "count": "2"}
        engine.prepare(snapshot, "cosine")
        engine.wait()
    whole = gallery(seed=2)
    engine.prepare(whole, "cosine")
    engine.wait()
    probe = whole.templates[4].copy()
    whole.templates[4, 0] = np.nan
    with pytest.raises(TemplatesDamaged):
        engine.search(whole, probe, top=5)


@pytest.mark.parametrize("value", [1e-35, 1e20])
def test_a_probe_of_another_size_is_searched_exactly(engine: SearchEngine, value: float) -> None:
    snapshot = gallery()
    engine.prepare(snapshot, "cosine")
    engine.wait()
    found(engine, snapshot, np.full(16, value, np.float32))
    found(engine, snapshot, np.zeros(16, np.float32))
    assert engine.first_pass(snapshot, "cosine") is not None


def test_galleries_of_zeros_and_of_long_templates(engine: SearchEngine) -> None:
    zeros = replace(gallery(), templates=np.zeros((4000, 16), np.float32), hash="zeros")
    long = gallery(500, 1500)
    for snapshot, quantised in ((zeros, True), (long, False)):
        probe = np.full(snapshot.templates.shape[1], 0.5, np.float32)
        found(engine, snapshot, probe)
        engine.wait()
        assert (engine.first_pass(snapshot, "cosine") is not None) == quantised
        found(engine, snapshot, probe)


@pytest.mark.parametrize("probes", [0, 3, 40])
def test_many_probes_are_searched_together(engine: SearchEngine, probes: int) -> None:
    snapshot = gallery()
    random = np.random.default_rng(4)
    many = vectors("unit", probes, 16, random)
    cohort = Cohort(8, (random.normal(size=snapshot.faces) / 10).astype(np.float32))
    for chosen in (None, cohort):
        lists = search_many(snapshot, many, top=20, cohort=chosen)
        for one, probe in zip(lists, many, strict=True):
            assert one.rows == search_snapshot(snapshot, probe, top=20, cohort=chosen).rows


def test_many_probes_of_which_the_device_refuses_one(engine: SearchEngine) -> None:
    snapshot = gallery()
    many = vectors("unit", 150, 16, np.random.default_rng(4))
    many[130] = 0
    lists = list(search_many(snapshot, many, top=20))
    assert [one.rows for one in lists] == [search_snapshot(snapshot, p, top=20).rows for p in many]


def test_another_device_holds_the_gallery_and_its_failure_is_made_good(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The CPU stands in for it, under another name to the engine."""
    monkeypatch.setattr(running_device, "CPU", "none")
    failures: list[DeviceFailure] = []
    running = RunningDevice(DeviceChoice(CPU, "GPU (pretended)", "chosen"), failures.append)
    device = SearchEngine(running)
    snapshot = gallery()
    device.prepare(snapshot, "cosine")
    device.wait()
    assert isinstance(device.first_pass(snapshot, "cosine"), OnnxScan)
    found(device, snapshot, snapshot.templates[2])

    def removed(*args: object) -> None:
        raise RuntimeError("device removed")

    scan = device.first_pass(snapshot, "cosine")
    monkeypatch.setattr(scan, "_session", type("Gone", (), {"io_binding": removed})())
    found(device, snapshot, snapshot.templates[2])
    assert device.first_pass(snapshot, "cosine") is None
    (failure,) = failures
    assert (failure.part, failure.why, failure.smallest) == (Part.SEARCH, "device removed", 1)
    assert failure.device == "GPU (pretended)"


def test_a_device_that_is_not_there_leaves_the_work_to_the_processor(engine: SearchEngine) -> None:
    failures: list[DeviceFailure] = []
    gone = DeviceChoice("NoSuchExecutionProvider", "a device", "chosen")
    device = SearchEngine(RunningDevice(gone, failures.append))
    snapshot = gallery()
    device.prepare(snapshot, "cosine")
    device.wait()
    assert isinstance(device.first_pass(snapshot, "cosine"), QuantisedScan)
    assert [failure.provider for failure in failures] == ["NoSuchExecutionProvider"]


def test_nothing_is_waited_for_at_the_end_of_the_program(engine: SearchEngine) -> None:
    """A search at the command line is over when its answer is there."""
    import subprocess
    import sys

    script = (
        "import numpy as np\n"
        "from tests.recognition.search_galleries import snapshot_of\n"
        "from desktop.recognition.search_engine import SearchEngine\n"
        "rows = np.broadcast_to(np.float32(0.1), (40_000_000, 16))\n"
        "one = snapshot_of(rows[:9], np.arange(9, dtype=np.int32))\n"
        "object.__setattr__(one, 'templates', rows)\n"
        "object.__setattr__(one, 'face_ids', np.arange(40_000_000))\n"
        "SearchEngine().prepare(one, 'cosine')\n"
        "print('done', flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"done\n"
        begun = time.monotonic()
        assert process.wait(60) == 0
    assert time.monotonic() - begun < 10
