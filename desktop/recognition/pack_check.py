"""The self-test of a model pack: does it load, and is what comes out what the manifest declares?"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.errors import PackRefused
from desktop.recognition.pack_manifest import DetectorSpec, EmbedderSpec, ModelPack, verify_files
from desktop.recognition.providers import CPU, DeviceChoice, Session, choose_device, open_session

_REPEAT_TOLERANCE = 1e-6
_REFERENCE_TOLERANCE = 1e-4
_DEVICE_TOLERANCE = 1e-3
"""Largest difference of a unit-length template's values between a device and the CPU."""

_IMAGE = (128, 192)  # height and width for detectors that take any size
_CENTERFACE_CHANNELS = (1, 2, 2, 10)
_YUNET_STRIDES = (8, 16, 32)
_YUNET_VALUES = {"cls": 1, "obj": 1, "bbox": 4, "kps": 10}

Floats = NDArray[np.float32]


def check_pack(pack: ModelPack, choice: DeviceChoice | None = None) -> list[str]:
    """Runs the self-test and returns what was found in order, a short sentence each.

    Everything is checked on the CPU; when `choice` names another device, that device has to agree.
    Raises `PackRefused` with the first thing that is wrong.
    """
    verify_files(pack)
    done = ["The files are the ones that the manifest declares."]
    cpu = choose_device("cpu")
    session, _ = open_session(pack.embedder_path, cpu)
    template = _check_embedder(session, pack)
    done.append(
        f"The embedder gives finite templates of {pack.embedder.length} values, the same every time."
    )
    if pack.reference_output:
        done.append("The embedder gives the template that the manifest expects.")
    session, _ = open_session(pack.detector_path, cpu)
    _check_detector(session, pack.detector)
    done.append("The detector loads and its outputs have the expected shapes.")
    if choice is not None and choice.provider != CPU:
        done.append(_check_device(pack, choice, template))
    return done


def self_test_chip(size: int) -> NDArray[np.uint8]:
    """The same noise on every machine: uint8 [size, size, 3]."""
    noise = hashlib.shake_256(b"second look self-test").digest(size * size * 3)
    return np.frombuffer(noise, np.uint8).reshape(size, size, 3)


def self_test_template(session: Session, spec: EmbedderSpec) -> Floats:
    """Unit-length float32 [length] that the embedder makes of `self_test_chip` (no mirror image).

    The chip's channels are read in the pack's own order. Raises `PackRefused` for a wrong output.
    """
    return _embed(session, spec, self_test_chip(spec.size))


def _check_embedder(session: Session, pack: ModelPack) -> Floats:
    spec = pack.embedder
    _expect_one_image_input(session, pack.embedder.file, (spec.size, spec.size))
    chip = self_test_chip(spec.size)
    template = _embed(session, spec, chip)
    if np.abs(template - _embed(session, spec, chip)).max() > _REPEAT_TOLERANCE:
        raise PackRefused(detail="the embedder gives two different templates for the same face chip.")
    if np.abs(template - _embed(session, spec, 255 - chip // 2)).max() < _REPEAT_TOLERANCE:
        raise PackRefused(detail="the embedder gives the same template for two different face chips.")
    reference = np.array(pack.reference_output, np.float32)
    if len(reference) and np.abs(template[: len(reference)] - reference).max() > _REFERENCE_TOLERANCE:
        raise PackRefused(detail="the embedder does not give the template that the manifest expects.")
    return template


def _embed(session: Session, spec: EmbedderSpec, chip: NDArray[np.uint8]) -> Floats:
    values = (chip.astype(np.float32) - np.array(spec.mean, np.float32)) / np.float32(spec.scale)
    count = spec.fixed_batch or 2  # two of the same also show that the batch may vary
    batch = np.repeat(values.transpose(2, 0, 1)[None], count, axis=0)
    outputs = _run(session, spec.file, batch)
    if len(outputs) != 1 or outputs[0].shape != (count, spec.length):
        found = ", ".join(str(list(output.shape)) for output in outputs)
        raise PackRefused(
            detail=f"“{spec.file}” gives {found} where the manifest declares [{count}, {spec.length}]."
        )
    template: Floats = outputs[0][0].astype(np.float32)
    length = float(np.linalg.norm(template))
    if not np.isfinite(outputs[0]).all() or not 1e-6 < length < 1e6:
        raise PackRefused(
            detail=f"“{spec.file}” gives templates that are not finite numbers of sensible size."
        )
    template /= np.float32(length)
    return template


def _check_detector(session: Session, spec: DetectorSpec) -> None:
    declared = _expect_one_image_input(session, spec.file, None)
    height, width = (
        extent if isinstance(extent, int) else _round_up(free, spec.pad_multiple)
        for extent, free in zip(declared, _IMAGE, strict=True)
    )
    noise = np.resize(self_test_chip(64), (1, 3, height, width)).astype(np.float32)
    outputs = _run(session, spec.file, noise)
    if spec.kind == "centerface":
        expected: list[tuple[int, ...]] = [
            (1, channels, height // 4, width // 4) for channels in _CENTERFACE_CHANNELS
        ]
    else:
        names = [value.name for value in session.get_outputs()]
        outputs = [
            output for _, output in sorted(zip(names, outputs, strict=True), key=lambda pair: pair[0])
        ]
        expected = _yunet_shapes(names, height, width, spec.file)
    if [output.shape for output in outputs] != expected:
        raise PackRefused(
            detail=f"the outputs of “{spec.file}” do not have the shapes of a {spec.kind} detector."
        )
    if not all(np.isfinite(output).all() for output in outputs):
        raise PackRefused(detail=f"“{spec.file}” gives values that are not finite numbers.")


def _yunet_shapes(names: list[str], height: int, width: int, file: str) -> list[tuple[int, ...]]:
    shapes = {
        f"{kind}_{stride}": (1, (height // stride) * (width // stride), values)
        for stride in _YUNET_STRIDES
        for kind, values in _YUNET_VALUES.items()
    }
    if sorted(names) != sorted(shapes):
        raise PackRefused(detail=f"the outputs of “{file}” are not those of a yunet detector.")
    return [shapes[name] for name in sorted(shapes)]


def _check_device(pack: ModelPack, choice: DeviceChoice, template: Floats) -> str:
    session, used = open_session(pack.embedder_path, choice)
    if used.provider == CPU:
        return f"{choice.device} cannot run this pack ({used.skipped[-1][1]}); it runs on {used.device}."
    if np.abs(self_test_template(session, pack.embedder) - template).max() > _DEVICE_TOLERANCE:
        raise PackRefused(detail=f"{used.device} and the CPU give different templates; choose the CPU.")
    session, used_by_detector = open_session(pack.detector_path, choice)
    _check_detector(session, pack.detector)
    return (
        f"{used.device} gives the same template as the CPU; the detector runs on {used_by_detector.device}."
    )


def _expect_one_image_input(
    session: Session, file: str, size: tuple[int, int] | None
) -> tuple[int | str | None, int | str | None]:
    """Declared height and width of the only input, which has to be float32 [batch, 3, height, width]."""
    inputs = session.get_inputs()
    shape = list(inputs[0].shape) if len(inputs) == 1 else []
    fits = (
        len(shape) == 4
        and inputs[0].type == "tensor(float)"
        and (shape[1] == 3 or not isinstance(shape[1], int))
    )
    if fits and size is not None:
        fits = all(
            not isinstance(extent, int) or extent == wanted
            for extent, wanted in zip(shape[2:], size, strict=True)
        )
    if not fits:
        wanted = f" of {size[0]} x {size[1]} pixels" if size else ""
        raise PackRefused(detail=f"“{file}” does not take one float32 image{wanted} with three channels.")
    return shape[2], shape[3]


def _run(session: Session, file: str, batch: Floats) -> list[NDArray[Any]]:
    try:
        return session.run(None, {session.get_inputs()[0].name: batch})
    except Exception as error:  # onnxruntime's own types differ between its builds
        reason = " ".join(str(error).split())[:200]
        raise PackRefused(detail=f"“{file}” cannot be run as the manifest declares ({reason}).") from error


def _round_up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple
