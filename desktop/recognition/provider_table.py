"""Every device that networks may run on, a description each; nothing else here asks which one it is.

All of them compute in full float32: a score must not depend on the device. What is written to disk goes to
a folder of ours, one for each model and version of the library (CoreML and TensorRT name their files after
the graph alone, and two packs may share a graph), or nowhere.

Sources: onnxruntime.ai/docs/execution-providers (options of each provider); docs.nvidia.com/deeplearning
(NVIDIA_TF32_OVERRIDE); docs.openvino.ai (INFERENCE_PRECISION_HINT: without it a CPU with bfloat16 and every
GPU compute in half precision).
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.recognition.device_versions import nvidia_driver
from desktop.recognition.silent_onnxruntime import ort

DIRECTML = "DmlExecutionProvider"
TENSORRT = "TensorrtExecutionProvider"
CUDA = "CUDAExecutionProvider"
COREML = "CoreMLExecutionProvider"
OPENVINO = "OpenVINOExecutionProvider"
CPU = "CPUExecutionProvider"

_WORKSPACE_BYTES = 2**30
_SYSTEMS = {"win32": "Windows", "linux": "Linux", "darwin": "macOS"}

Options = dict[str, str]


@dataclass(frozen=True, slots=True)
class Provider:
    """One way to run networks."""

    name: str
    """onnxruntime's."""
    short: str
    """On the command line."""
    label: Callable[[], str]
    """For people."""
    systems: tuple[str, ...]
    """Where it can be at all, in the words of `sys.platform`; empty means everywhere."""
    needs: str
    """What has to be installed, as a whole sentence."""
    memory: str
    """How it is kept within the device's memory, as a whole sentence."""
    options: Callable[[Path | None, int], Options] = lambda cache, threads: {}
    """(folder for what it wants to keep, threads) -> its options of a session."""
    automatic: bool = True
    """Taken without being chosen. Not so where it takes minutes to get ready or need not be faster."""
    pads_batches: bool = False
    """Compiles for each shape of its input: the last batch of a call is filled up."""
    widens: bool = False
    """Compiles anew when an input is smaller or larger than all before."""
    keeps_files: bool = False
    """Wants a folder for what it compiled."""
    helped_by: tuple[str, ...] = ()
    """Providers that run the operators which it lacks, before the CPU does."""
    gallery_place: str = "cpu"
    """Where the search's gallery lies, in onnxruntime's words."""
    missing: Callable[[], str | None] = lambda: None
    """Why it cannot run although this build of onnxruntime offers it; a sentence or None."""


def usable_cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cpu_label() -> str:
    cores = usable_cores()
    return f"CPU ({cores} core{'s' if cores != 1 else ''})"


def _cuda_options(cache: Path | None, threads: int) -> Options:
    return {
        "use_tf32": "0",
        "cudnn_conv_algo_search": "HEURISTIC",
        "arena_extend_strategy": "kSameAsRequested",
    }


def _tensorrt_options(cache: Path | None, threads: int) -> Options:
    options = {
        "trt_fp16_enable": "0",
        "trt_int8_enable": "0",
        "trt_max_workspace_size": str(_WORKSPACE_BYTES),
    }
    if cache is not None:
        options |= {
            "trt_engine_cache_enable": "1",
            "trt_engine_cache_path": str(cache),
            "trt_timing_cache_enable": "1",
            "trt_timing_cache_path": str(cache),
        }
    return options


def _coreml_options(cache: Path | None, threads: int) -> Options:
    # Of the two formats of CoreML the older one computes in float16 on a GPU whatever the model says.
    options = {
        "ModelFormat": "MLProgram",
        "MLComputeUnits": "CPUAndGPU",
        "AllowLowPrecisionAccumulationOnGPU": "0",
    }
    return options | ({"ModelCacheDirectory": str(cache)} if cache is not None else {})


def _openvino_devices() -> list[str]:
    """Empty in a build of onnxruntime that has no OpenVINO."""
    inner = getattr(getattr(ort, "capi", None), "_pybind_state", None)
    return list(getattr(inner, "get_available_openvino_device_ids", list)())


def _openvino_device() -> str:
    return next((one for one in _openvino_devices() if one.startswith("GPU")), "CPU")


def _openvino_label() -> str:
    return f"OpenVINO ({_openvino_device()})" if _openvino_devices() else "OpenVINO"


def _openvino_options(cache: Path | None, threads: int) -> Options:
    device = _openvino_device()
    exact = {"INFERENCE_PRECISION_HINT": "f32"}
    options = {"device_type": device, "load_config": json.dumps({device.partition(".")[0]: exact})}
    return options | ({"num_of_threads": str(threads)} if device == "CPU" else {})


def _no_nvidia() -> str | None:
    if nvidia_driver() is not None:
        return None
    return "No NVIDIA driver answers: there is no NVIDIA GPU here, or its driver is not installed."


def _no_tensorrt() -> str | None:
    if (why := _no_nvidia()) is not None:
        return why
    if any(importlib.util.find_spec(name) is not None for name in ("tensorrt_libs", "tensorrt")):
        return None
    return "The package tensorrt is not installed."


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        DIRECTML,
        "directml",
        lambda: "GPU (DirectML)",
        ("win32",),
        "It needs the package onnxruntime-directml and a GPU with DirectX 12.",
        "A batch that does not fit is halved; memory patterns are off, as DirectML asks.",
        pads_batches=True,
        gallery_place="dml",
    ),
    Provider(
        TENSORRT,
        "tensorrt",
        lambda: "NVIDIA GPU (TensorRT)",
        ("linux", "win32"),
        "It needs the package onnxruntime-gpu instead of onnxruntime, and tensorrt.",
        "A batch that does not fit is halved; TensorRT itself may use 1 GiB to choose its kernels.",
        _tensorrt_options,
        automatic=False,
        pads_batches=True,
        widens=True,
        keeps_files=True,
        helped_by=(CUDA,),
        gallery_place="cuda",
        missing=_no_tensorrt,
    ),
    Provider(
        CUDA,
        "cuda",
        lambda: "NVIDIA GPU (CUDA)",
        ("linux", "win32"),
        "It needs the package onnxruntime-gpu instead of onnxruntime.",
        "A batch that does not fit is halved; memory grows by what is asked for, not by doubling.",
        _cuda_options,
        gallery_place="cuda",
        missing=_no_nvidia,
    ),
    Provider(
        COREML,
        "coreml",
        lambda: "Apple (CoreML)",
        ("darwin",),
        "It comes with onnxruntime on macOS 12 and later.",
        "A batch that does not fit is halved; its memory is the computer's own.",
        _coreml_options,
        pads_batches=True,
        keeps_files=True,
    ),
    Provider(
        OPENVINO,
        "openvino",
        _openvino_label,
        ("linux", "win32"),
        "It needs the package onnxruntime-openvino instead of onnxruntime.",
        "A batch that does not fit is halved; its memory is the computer's own.",
        _openvino_options,
        automatic=False,
    ),
    Provider(
        CPU,
        "cpu",
        _cpu_label,
        (),
        "It is always there.",
        "A batch that does not fit is halved; the next one is whole again.",
    ),
)
"""Best first; the CPU is the last."""

_BY_NAME = {provider.name: provider for provider in PROVIDERS}
_BY_SHORT = {provider.short: provider for provider in PROVIDERS}


def provider_of(name: str) -> Provider:
    """The description of a provider by onnxruntime's name; of one that is not in the table a bare one."""
    known = _BY_NAME.get(name)
    return known or Provider(name, name, lambda: name, (), "", "", automatic=False)


def full_name(name: str) -> str:
    """onnxruntime's name of a short one; anything else as it is."""
    known = _BY_SHORT.get(name.lower())
    return known.name if known is not None else name


def why_absent(provider: Provider) -> str | None:
    """Why a device cannot be used here, a sentence or two; None where it is there.

    Nothing is loaded to find out: whether it really runs a model shows when one is opened.
    """
    if provider.systems and sys.platform not in provider.systems:
        where = " and ".join(_SYSTEMS[system] for system in provider.systems)
        return f"It is there on {where} only."
    if provider.name != CPU and provider.name not in ort.get_available_providers():
        return provider.needs
    return provider.missing()
