"""Where the networks run: what this machine offers, what was chosen, and why.

Falling back is never silent: the `DeviceChoice` that comes with a session says what runs it and what
was skipped for which reason.

Sources: onnxruntime.ai/docs/execution-providers (DirectML: no memory pattern, sequential execution;
CoreML and CUDA options).
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.errors import PackRefused
from desktop.recognition.ordinary_file import open_ordinary
from desktop.recognition.silent_onnxruntime import ort

DIRECTML = "DmlExecutionProvider"
CUDA = "CUDAExecutionProvider"
COREML = "CoreMLExecutionProvider"
CPU = "CPUExecutionProvider"

PROVIDER_ORDER: tuple[str, ...] = (DIRECTML, CUDA, COREML, CPU)

_SHORT_NAMES = {"directml": DIRECTML, "cuda": CUDA, "coreml": COREML, "cpu": CPU}
_USUAL_ON = {"win32": DIRECTML, "linux": CUDA, "darwin": COREML}

# Full float32 everywhere: scores and thresholds must not depend on the device.
_OPTIONS: dict[str, dict[str, str]] = {
    CUDA: {"use_tf32": "0", "cudnn_conv_algo_search": "HEURISTIC"},
    COREML: {"MLComputeUnits": "CPUAndGPU", "AllowLowPrecisionAccumulationOnGPU": "0"},
}
_ERRORS_ONLY = 3  # onnxruntime's log severity
_WEIGHTS_ELSEWHERE = "session.model_external_initializers_file_folder_path"

_FREE_EXTENT = 64  # pixels; a multiple of what every known detector pads to
_ELEMENT_TYPES = {
    "tensor(float)": np.float32,
    "tensor(float16)": np.float16,
    "tensor(double)": np.float64,
    "tensor(uint8)": np.uint8,
    "tensor(int32)": np.int32,
    "tensor(int64)": np.int64,
}


class TensorInfo(Protocol):
    name: str
    shape: list[int | str | None]
    type: str


class Session(Protocol):
    """The part of `onnxruntime.InferenceSession` that is used here."""

    def get_inputs(self) -> list[TensorInfo]: ...
    def get_outputs(self) -> list[TensorInfo]: ...
    def get_providers(self) -> list[str]: ...
    def run(
        self, output_names: Sequence[str] | None, feed: Mapping[str, NDArray[Any]]
    ) -> list[NDArray[Any]]: ...


_NOT_OFFERED = "this installation does not offer it"

SessionFactory = Callable[[Path, str, int | None], Session]
"""(model file, provider, threads or None) -> session."""


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """What runs a network."""

    provider: str
    """onnxruntime's name."""
    device: str
    """For people: "CPU (2 cores)", "NVIDIA GPU (CUDA)", "GPU (DirectML)", "Apple (CoreML)"."""
    reason: str
    skipped: tuple[tuple[str, str], ...] = ()
    """(provider, why it was not used)."""

    @property
    def failed(self) -> tuple[tuple[str, str], ...]:
        """Of `skipped` what is worth a warning: it was tried and did not run, or was asked for in vain.

        A provider that this installation simply does not have is not among them.
        """
        return tuple((provider, why) for provider, why in self.skipped if why != _NOT_OFFERED)


def available_providers() -> list[str]:
    """Known providers that the installed onnxruntime has, best first; always ends with the CPU."""
    offered = set(ort.get_available_providers()) | {CPU}
    return [provider for provider in PROVIDER_ORDER if provider in offered]


def choose_device(preference: str | None = None, *, available: Sequence[str] | None = None) -> DeviceChoice:
    """The device to try first.

    `preference`: None or "auto", a short name ("cpu", "cuda", "directml", "coreml") or onnxruntime's
    name; one that is not available is skipped, visibly. `available`: for tests.
    """
    offered = available_providers() if available is None else [p for p in PROVIDER_ORDER if p in available]
    wanted = None if preference in (None, "", "auto") else preference
    if wanted is not None:
        provider = _SHORT_NAMES.get(wanted.lower(), wanted)
        if provider in offered:
            return DeviceChoice(provider, device_label(provider), "chosen in the settings")
        skipped = ((provider, "chosen in the settings, but this installation does not offer it"),)
        return DeviceChoice(offered[0], device_label(offered[0]), "the best that is available", skipped)
    usual = _USUAL_ON.get(sys.platform)
    absent = [usual] if usual is not None and usual not in offered else []
    not_offered = tuple((provider, _NOT_OFFERED) for provider in absent)
    reason = "the best that is available" if len(offered) > 1 else "the only one that is available"
    return DeviceChoice(offered[0], device_label(offered[0]), reason, not_offered)


def device_label(provider: str) -> str:
    """The provider's name for people."""
    if provider == CPU:
        cores = usable_cores()
        return f"CPU ({cores} core{'s' if cores != 1 else ''})"
    labels = {DIRECTML: "GPU (DirectML)", CUDA: "NVIDIA GPU (CUDA)", COREML: "Apple (CoreML)"}
    return labels.get(provider, provider)


def usable_cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def open_session(
    model_path: Path,
    choice: DeviceChoice,
    *,
    threads: int | None = None,
    warm_up: Mapping[str, NDArray[Any]] | None = None,
    factory: SessionFactory | None = None,
    available: Sequence[str] | None = None,
) -> tuple[Session, DeviceChoice]:
    """A session that has run once, and what really runs it.

    Tries the chosen provider on this very model, then the ones after it, the CPU last. `warm_up` is
    the feed of the trial run; without it zeros of the declared shape, 1 for a free batch and 64 for
    any other free extent. `factory` and `available` are for tests. Raises `PackRefused` when not even
    the CPU can run the model.
    """
    create = factory or create_session
    offered = available_providers() if available is None else available
    after = (
        PROVIDER_ORDER[PROVIDER_ORDER.index(choice.provider) + 1 :]
        if choice.provider in PROVIDER_ORDER
        else ()
    )
    order = [choice.provider, *(p for p in after if p in offered or p == CPU)]
    if CPU not in order:
        order.append(CPU)
    skipped = list(choice.skipped)
    reason = "not tried"
    for provider in order:
        try:
            session = create(model_path, provider, threads)
            if provider not in session.get_providers():
                raise RuntimeError("its libraries or its driver could not be loaded")
            session.run(None, warm_up if warm_up is not None else _zeros(session))
        except Exception as error:  # onnxruntime raises a different type for every provider
            reason = _one_line(error)
            skipped.append((provider, reason))
            continue
        why = (
            choice.reason
            if provider == choice.provider
            else f"{device_label(choice.provider)} did not work"
        )
        used = replace(
            choice, provider=provider, device=device_label(provider), reason=why, skipped=tuple(skipped)
        )
        return session, used
    raise PackRefused(detail=f"{model_path.name} cannot be run on any device ({reason}).")


def create_session(model: Path | bytes, provider: str, threads: int | None) -> Session:
    """An onnxruntime session of a file or a whole model; whatever onnxruntime raises goes through."""
    options = ort.SessionOptions()
    options.log_severity_level = _ERRORS_ONLY
    # Said explicitly: by default onnxruntime pins its threads, which fails loudly where cores are rationed.
    options.intra_op_num_threads = threads or usable_cores()
    if provider == DIRECTML:
        options.enable_mem_pattern = False
        options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    wanted: list[tuple[str, dict[str, str]]] = [(provider, _OPTIONS.get(provider, {}))]
    if provider != CPU:
        wanted.append((CPU, {}))  # for operators that the provider lacks
    ort.set_default_logger_severity(_ERRORS_ONLY)
    with contextlib.redirect_stdout(io.StringIO()):  # both of these print
        if provider == CUDA and hasattr(ort, "preload_dlls"):
            ort.preload_dlls()
        if isinstance(model, Path):
            # From the bytes, and with a folder that cannot be: a model may name further files with its
            # weights, and of those no manifest gives a hash.
            options.add_session_config_entry(_WEIGHTS_ELSEWHERE, str(model / "none"))
            with open_ordinary(model) as file:
                model = file.read()
        session: Session = ort.InferenceSession(model, options, providers=wanted, enable_fallback=0)
    return session


def _zeros(session: Session) -> dict[str, NDArray[Any]]:
    feed: dict[str, NDArray[Any]] = {}
    for value in session.get_inputs():
        if value.type not in _ELEMENT_TYPES:
            raise ValueError(f"input {value.name} has the unknown type {value.type}")
        shape = [
            extent if isinstance(extent, int) else (1 if axis == 0 else _FREE_EXTENT)
            for axis, extent in enumerate(value.shape)
        ]
        feed[value.name] = np.zeros(shape, _ELEMENT_TYPES[value.type])
    return feed


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
