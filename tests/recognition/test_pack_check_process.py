"""Packs are checked in a process of their own, which hostile files may crash, block or fill."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.errors import PackRefused, WrongUse
from desktop.recognition.pack_check_process import CheckLimits, check_apart
from desktop.recognition.pack_manifest import read_any
from desktop.recognition.packs import ModelPack
from tests.recognition import hostile_models as models

ONE_SECOND = CheckLimits(step_seconds=1.5)


def test_a_right_pack_passes_with_progress(default_pack: ModelPack) -> None:
    told: list[Progress] = []
    report = check_apart(default_pack, on_progress=told.append)
    assert "tells 24 synthetic people apart" in report.sentences[-1]
    assert report.fixed_batch == 0
    assert told[-1].unit == "steps"
    assert told[-1].done > 10


@pytest.mark.parametrize("what", sorted(models.HOSTILE))
def test_a_bad_file_is_refused_in_one_sentence(tmp_path: Path, what: str) -> None:
    make, why = models.HOSTILE[what]
    part = read_any(models.write_part(tmp_path / "part", make()))
    with pytest.raises(PackRefused, match=why) as refused:
        check_apart(part)
    assert "\n" not in refused.value.sentence
    assert len(refused.value.sentence) < 500


def test_weights_in_another_file_are_refused(tmp_path: Path) -> None:
    model = models.weights_elsewhere(tmp_path / "made")
    folder = models.write_part(tmp_path / "part", model)
    (folder / "weights.bin").write_bytes((tmp_path / "made" / "weights.bin").read_bytes())
    with pytest.raises(PackRefused, match="cannot be run"):
        check_apart(read_any(folder))


def test_a_graph_that_never_ends_is_ended(tmp_path: Path) -> None:
    part = read_any(models.write_part(tmp_path / "part", models.never_ends()))
    with pytest.raises(PackRefused, match="never ends"):
        check_apart(part, limits=ONE_SECOND)


@pytest.mark.skipif(sys.platform == "win32", reason="processor time is not limited on Windows")
def test_a_graph_that_takes_all_the_processor_is_ended(tmp_path: Path) -> None:
    part = read_any(models.write_part(tmp_path / "part", models.never_ends()))
    with pytest.raises(PackRefused, match="processor time"):
        check_apart(part, limits=CheckLimits(processor_seconds=2))


def test_a_graph_that_wants_all_memory_gets_a_sentence(tmp_path: Path) -> None:
    part = read_any(models.write_part(tmp_path / "part", models.takes_all_memory()))
    with pytest.raises(PackRefused, match=r"memory|cannot be run"):
        check_apart(part)


def test_a_file_that_crashes_the_library_is_refused(tmp_path: Path, default_pack: ModelPack) -> None:
    stub = "import os, sys; os.write(1, b'ready\\n'); os.abort()"
    with pytest.raises(PackRefused, match="crashes"):
        check_apart(default_pack, command=[sys.executable, "-c", stub])


@pytest.mark.parametrize("stub", ["raise SystemExit(3)", "import time; time.sleep(60)"])
def test_a_process_that_does_not_start_is_no_fault_of_the_pack(default_pack: ModelPack, stub: str) -> None:
    limits = CheckLimits(start_seconds=0.5)
    with pytest.raises(WrongUse, match="does not start"):
        check_apart(default_pack, limits=limits, command=[sys.executable, "-c", stub])
    with pytest.raises(WrongUse, match="does not start"):
        check_apart(default_pack, command=[str(default_pack.folder / "none")])


def test_a_check_can_be_stopped(tmp_path: Path) -> None:
    part = read_any(models.write_part(tmp_path / "part", models.never_ends()))
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        check_apart(part, on_progress=lambda _: cancel.cancel(), cancel=cancel)


@pytest.mark.parametrize(("declared", "expected"), [("N", 0), (1, 1), (4, 4)])
def test_an_open_batch_is_read_from_the_file(
    tmp_path: Path, default_pack: ModelPack, declared: int | str, expected: int
) -> None:
    from dataclasses import replace

    from desktop.recognition.pack_check import with_batch
    from desktop.recognition.pack_specs import OPEN_BATCH
    from desktop.recognition.providers import CPU, create_session

    session = create_session(models.embedder(batch=declared).SerializeToString(), CPU, 1)
    spec = replace(default_pack.embedder, size=models.SIZE, length=models.LENGTH, fixed_batch=OPEN_BATCH)
    assert with_batch(session, spec).fixed_batch == expected
