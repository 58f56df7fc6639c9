"""Where the networks run: what this machine offers, what was chosen, and why.

Falling back is never silent: the `DeviceChoice` that comes with a session says what runs it and what
was skipped for which reason. What each provider needs stands in `provider_table`.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from desktop import paths
from desktop.errors import PackRefused
from desktop.recognition.device_versions import library_version
from desktop.recognition.ordinary_file import open_ordinary
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
    usable_cores,
)
from desktop.recognition.silent_onnxruntime import ort

__all__ = [
    "COREML",
    "CPU",
    "CUDA",
    "DIRECTML",
    "OPENVINO",
    "PROVIDER_ORDER",
    "TENSORRT",
    "DeviceChoice",
    "Session",
    "available_providers",
    "choose_device",
    "create_session",
    "device_label",
    "one_line",
    "open_session",
    "usable_cores",
]

PROVIDER_ORDER: tuple[str, ...] = tuple(provider.name for provider in PROVIDERS)

_USUAL_ON = {"win32": DIRECTML, "linux": CUDA, "darwin": COREML}

_NOTHING_PRINTED = 4
"""onnxruntime's log severity: only what ends the process. Whatever fails is raised as well."""
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

    def instead(self, why: str, reason: str) -> DeviceChoice:
        """The CPU, after this device was passed over because of `why`."""
        return DeviceChoice(CPU, device_label(CPU), reason, (*self.skipped, (self.provider, why)))


def available_providers() -> list[str]:
    """Known providers that the installed onnxruntime has, best first; always ends with the CPU."""
    offered = set(ort.get_available_providers()) | {CPU}
    return [provider for provider in PROVIDER_ORDER if provider in offered]


def choose_device(preference: str | None = None, *, available: Sequence[str] | None = None) -> DeviceChoice:
    """The device to try first.

    `preference`: None or "auto", a short name ("cpu", "cuda", "tensorrt", "directml", "coreml", "openvino")
    or onnxruntime's name; one that is not available is skipped, visibly. Nothing is tried that needs to be
    chosen by a person (`Provider.automatic`). `available`: for tests.
    """
    offered = available_providers() if available is None else [p for p in PROVIDER_ORDER if p in available]
    automatic = [p for p in offered if provider_of(p).automatic]
    wanted = None if preference in (None, "", "auto") else preference
    if wanted is not None:
        provider = full_name(wanted)
        if provider in offered:
            return DeviceChoice(provider, device_label(provider), "chosen in the settings")
        skipped = ((provider, "chosen in the settings, but this installation does not offer it"),)
        best = automatic[0]
        return DeviceChoice(best, device_label(best), "the best that is available", skipped)
    usual = _USUAL_ON.get(sys.platform)
    absent = [usual] if usual is not None and usual not in offered else []
    not_offered = tuple((provider, _NOT_OFFERED) for provider in absent)
    reason = "the best that is available" if len(automatic) > 1 else "the only one that is available"
    if len(automatic) < len(offered) and len(automatic) == 1:
        reason = "the others are used only where they are chosen"
    return DeviceChoice(automatic[0], device_label(automatic[0]), reason, not_offered)


def device_label(provider: str) -> str:
    """The provider's name for people."""
    return provider_of(provider).label()


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

    Tries the chosen provider on this very model, then the automatic ones after it, the CPU last. `warm_up`
    is the feed of the trial run; without it zeros of the declared shape, 1 for a free batch and 64 for
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
    order = [
        choice.provider,
        *(p for p in after if (p in offered and provider_of(p).automatic) or p == CPU),
    ]
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
            reason = one_line(error)
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
    described = provider_of(provider)
    threads = threads or usable_cores()
    options = ort.SessionOptions()
    options.log_severity_level = _NOTHING_PRINTED
    # Said explicitly: by default onnxruntime pins its threads, which fails loudly where cores are rationed.
    options.intra_op_num_threads = threads
    if provider == DIRECTML:
        options.enable_mem_pattern = False
        options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    if isinstance(model, Path):
        # From the bytes, and with a folder that cannot be: a model may name further files with its
        # weights, and of those no manifest gives a hash.
        options.add_session_config_entry(_WEIGHTS_ELSEWHERE, str(model / "none"))
        with open_ordinary(model) as file:
            model = file.read()
    cache = _cache_folder(described.short, model) if described.keeps_files else None
    wanted: list[tuple[str, dict[str, str]]] = [(provider, described.options(cache, threads))]
    helpers = (*described.helped_by, CPU)  # for operators that the provider lacks
    wanted += [(name, provider_of(name).options(None, threads)) for name in helpers if name != provider]
    ort.set_default_logger_severity(_NOTHING_PRINTED)
    if described.gallery_place == "cuda":
        # TensorRT knows no option for it. Read when NVIDIA's libraries are loaded, which is below.
        os.environ["NVIDIA_TF32_OVERRIDE"] = "0"
    with contextlib.redirect_stdout(io.StringIO()):  # both of these print
        if described.gallery_place == "cuda" and hasattr(ort, "preload_dlls"):
            ort.preload_dlls()
        session: Session = ort.InferenceSession(model, options, providers=wanted, enable_fallback=0)
    return session


def _cache_folder(short: str, model: bytes) -> Path | None:
    """Of this model and this version of the library; None where nothing can be written."""
    name = f"{library_version()}-{hashlib.sha256(model).hexdigest()[:32]}"
    folder = paths.compiled_models_dir() / short / name
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return folder


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


def one_line(error: BaseException) -> str:
    """What onnxruntime or a driver says, on one line of bearable length."""
    return " ".join(str(error).split())[:300] or type(error).__name__
