"""The table of providers: everything in float32, files in a folder of ours or nowhere."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from desktop.recognition import device_versions, provider_table, providers
from desktop.recognition.provider_table import (
    COREML,
    CPU,
    CUDA,
    DIRECTML,
    OPENVINO,
    PROVIDERS,
    TENSORRT,
    full_name,
    provider_of,
    why_absent,
)
from desktop.recognition.providers import create_session

CACHE = Path("somewhere")


def test_every_provider_is_described() -> None:
    assert [one.name for one in PROVIDERS] == [DIRECTML, TENSORRT, CUDA, COREML, OPENVINO, CPU]
    for one in PROVIDERS:
        assert full_name(one.short) == full_name(one.name) == one.name
        assert one.label()
        assert one.needs.endswith(".")
        assert one.memory.endswith(".")
    assert provider_of("Unheard").label() == "Unheard"


def test_nothing_computes_in_less_than_float32() -> None:
    options = {one.name: one.options(CACHE, 2) for one in PROVIDERS}
    assert options[CUDA]["use_tf32"] == "0"
    assert options[TENSORRT]["trt_fp16_enable"] == options[TENSORRT]["trt_int8_enable"] == "0"
    assert options[COREML]["ModelFormat"] == "MLProgram"
    assert options[COREML]["AllowLowPrecisionAccumulationOnGPU"] == "0"
    assert json.loads(options[OPENVINO]["load_config"]) == {"CPU": {"INFERENCE_PRECISION_HINT": "f32"}}
    assert options[OPENVINO]["num_of_threads"] == "2"


def test_openvino_takes_a_gpu_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider_table, "_openvino_devices", lambda: ["CPU", "GPU.1"])
    assert provider_of(OPENVINO).label() == "OpenVINO (GPU.1)"
    options = provider_of(OPENVINO).options(None, 2)
    assert options["device_type"] == "GPU.1"
    assert json.loads(options["load_config"]) == {"GPU": {"INFERENCE_PRECISION_HINT": "f32"}}
    assert "num_of_threads" not in options


def test_compiled_models_go_where_they_are_told_to_or_nowhere() -> None:
    for one in PROVIDERS:
        kept = [value for value in one.options(CACHE, 2).values() if str(CACHE) in value]
        assert bool(kept) == one.keeps_files, one.name
        assert not [value for value in one.options(None, 2).values() if "/" in value or "\\" in value]
        assert "trt_engine_cache_enable" not in one.options(None, 2)


class _Options:
    """What a session was asked for, of `onnxruntime.SessionOptions`."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}

    def add_session_config_entry(self, name: str, value: str) -> None:
        self.entries[name] = value


class _Library:
    """Stands for onnxruntime and keeps what it is given."""

    __version__ = "9.9"
    SessionOptions = _Options

    class ExecutionMode:
        ORT_SEQUENTIAL = "one after the other"

    def __init__(self) -> None:
        self.given: dict[str, Any] = {}

    def set_default_logger_severity(self, severity: int) -> None:
        self.given["severity"] = severity

    def preload_dlls(self) -> None:
        self.given["preloaded"] = True

    def InferenceSession(self, model: bytes, options: _Options, **rest: Any) -> object:
        self.given |= {"model": model, "options": options, **rest}
        return object()


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> _Library:
    made = _Library()
    monkeypatch.setattr(providers, "ort", made)
    monkeypatch.setattr(device_versions, "ort", made)
    monkeypatch.setenv("SECOND_LOOK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NVIDIA_TF32_OVERRIDE", "1")
    return made


def test_models_of_one_graph_never_share_what_was_compiled(library: _Library, tmp_path: Path) -> None:
    """CoreML and TensorRT name their files after the graph: other weights would be taken for these."""
    folders = []
    for model in (b"one", b"other", b"one"):
        create_session(model, TENSORRT, 2)
        (name, options), cuda, cpu = library.given["providers"]
        assert (name, cuda[0], cpu) == (TENSORRT, CUDA, (CPU, {}))
        assert cuda[1]["use_tf32"] == "0"
        folders.append(Path(options["trt_engine_cache_path"]))
    assert folders[0] == folders[2] != folders[1]
    assert folders[0].parent == tmp_path / "home" / "devices" / "compiled" / "tensorrt"
    assert folders[0].name.startswith("9.9-")
    assert stat.S_IMODE(folders[0].stat().st_mode) == 0o700


def test_what_cannot_be_kept_is_compiled_each_time(library: _Library, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    create_session(b"model", COREML, 2)
    assert "ModelCacheDirectory" not in library.given["providers"][0][1]


def test_nvidias_libraries_are_told_before_they_are_loaded(
    library: _Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr(
        library, "preload_dlls", lambda: seen.append(providers.os.environ["NVIDIA_TF32_OVERRIDE"])
    )
    create_session(b"model", CUDA, 2)
    assert seen == ["0"]


def test_directml_gets_the_session_that_it_needs(library: _Library) -> None:
    create_session(b"model", DIRECTML, 3)
    options = library.given["options"]
    assert (options.enable_mem_pattern, options.execution_mode) == (False, "one after the other")
    assert options.intra_op_num_threads == 3


@pytest.mark.parametrize(
    ("system", "offered", "name", "why"),
    [
        ("linux", [], DIRECTML, "on Windows only"),
        ("linux", [], OPENVINO, "onnxruntime-openvino"),
        ("linux", [CUDA, TENSORRT], CUDA, "No NVIDIA driver"),
        ("linux", [CUDA, TENSORRT], TENSORRT, "No NVIDIA driver"),
        ("win32", [DIRECTML], DIRECTML, None),
        ("darwin", [], CPU, None),
        ("darwin", [], CUDA, "Windows"),
    ],
)
def test_why_a_device_is_not_here(
    monkeypatch: pytest.MonkeyPatch, system: str, offered: list[str], name: str, why: str | None
) -> None:
    monkeypatch.setattr(provider_table.sys, "platform", system)
    monkeypatch.setattr(provider_table, "nvidia_driver", lambda: None)
    monkeypatch.setattr(
        provider_table, "ort", type("Ort", (), {"get_available_providers": lambda: offered})
    )
    found = why_absent(provider_of(name))
    assert found is None if why is None else why in str(found)


def test_tensorrt_needs_its_own_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider_table, "nvidia_driver", lambda: "NVIDIA 1")
    monkeypatch.setattr(provider_table.importlib.util, "find_spec", lambda name: None)
    assert provider_table._no_tensorrt() == "The package tensorrt is not installed."
    monkeypatch.setattr(provider_table.importlib.util, "find_spec", lambda name: name)
    assert provider_table._no_tensorrt() is None


def test_versions_name_what_results_depend_on(monkeypatch: pytest.MonkeyPatch) -> None:
    found = device_versions.machine_versions()
    assert {"onnxruntime", "system", "processor"} <= set(found)
    assert all(found.values())
    monkeypatch.setattr(device_versions, "nvidia_driver", lambda: "NVIDIA 1")
    assert device_versions.machine_versions()["driver"] == "NVIDIA 1"
