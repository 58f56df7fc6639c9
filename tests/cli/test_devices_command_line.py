"""`devices`, and what commands say when a device fails under them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.recognition.provider_table import CPU, CUDA, PROVIDERS, provider_of
from desktop.workflow import devices as devices_module
from desktop.workflow import measure_devices as measure_module
from tests.cli.conftest import Run, workspace_in
from tests.pretended_device import PretendedDevice, pretend_cuda


@pytest.fixture
def cuda(monkeypatch: pytest.MonkeyPatch, home: Path) -> PretendedDevice:
    """With nothing known of it."""
    for name in ("agreement.json", "speeds.json"):
        (home / "devices" / name).unlink(missing_ok=True)

    def absent(one: object) -> str | None:
        return None if one in (provider_of(CUDA), provider_of(CPU)) else "It is somewhere else."

    monkeypatch.setattr(devices_module, "why_absent", absent)
    monkeypatch.setattr(measure_module, "why_absent", absent)
    monkeypatch.setattr(measure_module, "SEARCHED", 2000)
    monkeypatch.setattr(measure_module, "rates", lambda works, **_: [12.5 * w.units for w in works])
    return pretend_cuda(monkeypatch)


def test_devices_are_listed_with_why_they_are_not_here(run: Run, cuda: PretendedDevice) -> None:
    said = run("devices")
    assert (said.code, said.err) == (0, "")
    assert "directml: not here. It is somewhere else." in said.out
    assert "cuda: NVIDIA GPU (CUDA), is there. Taken where no other is chosen." in said.out
    assert "Nothing was measured yet" in said.out
    document = run("devices", "--json").document
    assert [one["name"] for one in document["devices"]] == [one.short for one in PROVIDERS]
    assert (document["taken"], document["measurement"]) == (CUDA, None)


def test_devices_are_measured_and_it_is_kept_until_something_changes(
    run: Run, cuda: PretendedDevice, home: Path
) -> None:
    said = run("devices", "--measure")
    assert said.code == 0
    assert "12.5 pictures/s searched for faces, 400.0 templates/s, 12.5 searches/s" in said.out
    assert "agrees with the CPU: templates differ by up to 0" in said.out
    assert "is about as fast as CPU" in said.out
    kept = run("devices", "--json").document["measurement"]
    assert (kept["stale"], kept["recommended"], kept["pack"]) == (False, CPU, "centerface-dlib")
    assert kept["devices"][0]["agrees"] is True
    path = home / "devices" / "speeds.json"
    findings = json.loads(path.read_text())
    next(iter(findings.values()))["versions"]["driver"] = "the one before"
    path.write_text(json.dumps(findings))
    assert run("devices", "--json").document["measurement"]["stale"] is True
    assert "has changed since" in run("devices").out


def test_a_device_that_disagrees_is_said_with_its_numbers(run: Run, cuda: PretendedDevice) -> None:
    cuda.off = 1e-3
    said = run("devices", "--measure").out
    assert "could not be used: templates differ by up to" in said
    assert "Nothing else here can be used; recommended: CPU" in said


def test_a_pack_that_is_not_there_is_a_sentence(run: Run, cuda: PretendedDevice) -> None:
    said = run("devices", "--measure", "--pack", "unheard-of")
    assert said.code == 2
    assert "unheard-of" in said.err


@pytest.mark.parametrize("as_json", [False, True])
def test_a_device_that_fails_is_told_on_stderr_and_the_enrolment_is_whole(
    run: Run, cuda: PretendedDevice, images: Path, tmp_path: Path, as_json: bool
) -> None:
    cuda.room = 1  # not even a face and its mirror image
    _and_then(cuda, lambda: setattr(cuda, "gone", "CUDA failure 2: out of memory"))
    folder = workspace_in(tmp_path / "workspace")
    words = ["enrol", "Few", "--images", images / "gallery", "--workspace", folder]
    said = run(*words, *(["--json"] if as_json else []))
    assert said.code == 0, said.err
    assert said.err.count("NVIDIA GPU (CUDA) failed at") == 1
    assert "out of memory. CPU (" in said.err
    if as_json:
        assert said.document["enrolled"] == 36
        assert said.document["device"].startswith("CPU (")


def _and_then(device: PretendedDevice, fail: Callable[[], None], runs: int = 30) -> None:
    """After so many runs of a model."""
    really = device.run

    def run(*given: object) -> list[object]:
        if len(device.batches) == runs:
            fail()
        return really(*given)  # type: ignore[arg-type]

    device.run = run  # type: ignore[assignment, method-assign]


def test_a_device_that_is_refused_is_told_on_stderr(
    run: Run, cuda: PretendedDevice, images: Path, tmp_path: Path
) -> None:
    cuda.off = 1e-3
    folder = workspace_in(tmp_path / "workspace")
    said = run("enrol", "Few", "--images", images / "gallery", "--workspace", folder)
    assert said.code == 0
    assert "second-look: NVIDIA GPU (CUDA) is not used for centerface-dlib: templates differ" in said.err
