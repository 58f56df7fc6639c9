"""Choosing a device and falling back, with stand-ins for the providers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx.helper
import pytest
from numpy.typing import NDArray

from desktop.errors import PackRefused
from desktop.recognition.packs import ModelPack
from desktop.recognition.providers import (
    COREML,
    CPU,
    CUDA,
    DIRECTML,
    choose_device,
    device_label,
    open_session,
)

MODEL = Path("model.onnx")


@dataclass
class _Input:
    name: str = "input"
    shape: list[int | str | None] = field(default_factory=lambda: ["N", 3, 112, "W"])
    type: str = "tensor(float)"


class _Session:
    """Runs on `runs_on`, unless its first run fails."""

    def __init__(self, runs_on: str, fails: bool = False) -> None:
        self._runs_on, self._fails = runs_on, fails
        self.fed: Mapping[str, NDArray[Any]] = {}

    def get_inputs(self) -> list[Any]:
        return [_Input()]

    def get_outputs(self) -> list[Any]:
        return []

    def get_providers(self) -> list[str]:
        return [self._runs_on, CPU]

    def run(self, names: Sequence[str] | None, feed: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]:
        self.fed = feed
        if self._fails:
            raise RuntimeError("kernel\n not implemented")
        return []


def _factory(behaviour: dict[str, str]) -> Callable[[Path, str, int | None], _Session]:
    def create(path: Path, provider: str, threads: int | None) -> _Session:
        what = behaviour.get(provider, "works")
        if what == "no creation":
            raise OSError("driver missing")
        return _Session(CPU if what == "silently cpu" else provider, fails=what == "no run")

    return create


def test_the_order_of_preference() -> None:
    every = [CPU, COREML, CUDA, DIRECTML]
    assert choose_device(available=every).provider == DIRECTML
    assert choose_device(available=[CPU, COREML, CUDA]).provider == CUDA
    assert choose_device(available=[CPU, COREML]).provider == COREML
    assert choose_device(available=[CPU]).provider == CPU


@pytest.mark.parametrize("name", ["cpu", "CPU", CPU])
def test_a_preference_is_followed(name: str) -> None:
    choice = choose_device(name, available=[CPU, CUDA])
    assert (choice.provider, choice.skipped) == (CPU, ())
    assert choice.device.startswith("CPU (")


@pytest.mark.parametrize("name", ["cuda", "nonsense"])
def test_a_preference_that_is_not_there_is_skipped_visibly(name: str) -> None:
    choice = choose_device(name, available=[CPU])
    assert choice.provider == CPU
    assert choice.skipped[0][0] in (CUDA, "nonsense")


def test_labels_are_for_people() -> None:
    assert device_label(CUDA) == "NVIDIA GPU (CUDA)"
    assert device_label(DIRECTML) == "GPU (DirectML)"
    assert device_label(COREML) == "Apple (CoreML)"


def test_a_provider_that_works_is_used() -> None:
    choice = choose_device("cuda", available=[CPU, CUDA])
    session, used = open_session(MODEL, choice, factory=_factory({}), available=[CPU, CUDA])
    assert used == choice
    assert isinstance(session, _Session)
    assert session.fed["input"].shape == (1, 3, 112, 64)
    assert session.fed["input"].dtype == np.float32


@pytest.mark.parametrize(
    ("failure", "why"),
    [
        ("no creation", "driver missing"),
        ("no run", "kernel not implemented"),
        ("silently cpu", "could not be loaded"),
    ],
)
def test_a_provider_that_fails_falls_back_visibly(failure: str, why: str) -> None:
    choice = choose_device("cuda", available=[CPU, CUDA])
    _, used = open_session(MODEL, choice, factory=_factory({CUDA: failure}), available=[CPU, CUDA])
    assert used.provider == CPU
    assert used.device.startswith("CPU (")
    assert "NVIDIA GPU (CUDA) did not work" in used.reason
    assert used.skipped[-1][0] == CUDA
    assert why in used.skipped[-1][1]


def test_every_provider_in_between_is_tried() -> None:
    every = [CPU, COREML, CUDA, DIRECTML]
    broken = dict.fromkeys((DIRECTML, CUDA), "no creation")
    _, used = open_session(MODEL, choose_device(available=every), factory=_factory(broken), available=every)
    assert used.provider == COREML
    assert [provider for provider, _ in used.skipped][-2:] == [DIRECTML, CUDA]


def test_the_cpu_is_tried_even_when_it_is_not_listed() -> None:
    choice = choose_device("cuda", available=[CUDA])
    _, used = open_session(MODEL, choice, factory=_factory({CUDA: "no run"}), available=[CUDA])
    assert used.provider == CPU


def test_a_model_that_nothing_can_run_is_refused() -> None:
    with pytest.raises(PackRefused, match=r"model\.onnx cannot be run"):
        open_session(MODEL, choose_device("cpu"), factory=_factory({CPU: "no creation"}))


def test_a_file_that_is_no_model_is_refused_quietly(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "junk.onnx"
    path.write_bytes(b"not a model")
    with pytest.raises(PackRefused, match=r"junk\.onnx"):
        open_session(path, choose_device("cpu"))
    assert capfd.readouterr() == ("", "")


def test_the_default_pack_opens_quietly(default_pack: ModelPack, capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    for path in (default_pack.detector_path, default_pack.embedder_path):
        session, used = open_session(path, choose_device("cpu"), threads=1)
        assert used.provider == CPU
        assert session.get_inputs()[0].name == "input"
    assert capfd.readouterr() == ("", "")


def _model_with_weights_in(location: str) -> bytes:
    """Adds sixteen numbers of the file `location` to its input."""
    weights = onnx.TensorProto(name="w", data_type=onnx.TensorProto.FLOAT, dims=[16])
    weights.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", location), ("offset", "0"), ("length", "64")):
        weights.external_data.add(key=key, value=value)
    ends = [onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [16]) for name in "xy"]
    node = onnx.helper.make_node("Add", ["x", "w"], ["y"])
    graph = onnx.helper.make_graph([node], "g", ends[:1], ends[1:], [weights])
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 13)], ir_version=8)
    return bytes(model.SerializeToString())


@pytest.mark.parametrize("location", ["weights.bin", "../weights.bin", "absolute"])
def test_a_model_whose_weights_lie_in_another_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, location: str
) -> None:
    """A manifest gives the hash of the model file alone: other weights would make other scores unseen."""
    folder = tmp_path / "pack"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for path in (folder / "weights.bin", tmp_path / "weights.bin"):
        path.write_bytes(np.arange(16, dtype=np.float32).tobytes())
    where = str(folder / "weights.bin") if location == "absolute" else location
    (folder / "model.onnx").write_bytes(_model_with_weights_in(where))
    with pytest.raises(PackRefused) as refused:
        open_session(folder / "model.onnx", choose_device("cpu"))
    assert "\n" not in refused.value.sentence
