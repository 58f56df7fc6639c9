"""The self-test of a model pack: does it load, and is what comes out what the manifest declares?"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.errors import PackRefused
from desktop.recognition.agreement import TEMPLATE_TOLERANCE
from desktop.recognition.detector import CenterFaceDetector, FaceDetector
from desktop.recognition.face_check import (
    check_detector_on_faces,
    check_embedder_on_faces,
    chips_of,
    displacement,
)
from desktop.recognition.pack_manifest import verify_files
from desktop.recognition.pack_specs import (
    OPEN_BATCH,
    AnyPack,
    DetectorSpec,
    EmbedderSpec,
    ModelPack,
    detector_of,
    embedder_of,
)
from desktop.recognition.providers import CPU, DeviceChoice, Session, choose_device, open_session
from desktop.recognition.synthetic_faces import Points, synthetic_faces
from desktop.recognition.yunet import YuNetDetector

_REPEAT_TOLERANCE = 1e-6
_REFERENCE_TOLERANCE = 1e-4

_IMAGE = (128, 192)  # height and width for detectors that take any size
_CENTERFACE_CHANNELS = (1, 2, 2, 10)
_YUNET_STRIDES = (8, 16, 32)
_YUNET_VALUES = {"cls": 1, "obj": 1, "bbox": 4, "kps": 10}

_TEMPLATES_FITTED_TO = "centerface"
_THREADS = 2
"""Enough for a check, and few enough for a process whose memory is limited."""

Floats = NDArray[np.float32]


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the self-test found."""

    sentences: tuple[str, ...]
    """In order; what is doubtful begins with "Warning: "."""
    fixed_batch: int
    """How many chips the embedder takes a run; 0: any number, or there is no embedder."""


def check_pack(
    pack: AnyPack, choice: DeviceChoice | None = None, *, on_step: Callable[[], None] = _nothing
) -> CheckReport:
    """Runs the self-test of a pack, or of a part alone.

    Everything is checked on the CPU; when `choice` names another device, that device has to agree.
    `on_step` is called many times on the way. Raises `PackRefused` with the first thing that is wrong.
    """
    verify_files(pack)
    done = ["The files are the ones that the manifest declares."]
    faces = synthetic_faces()
    points: Sequence[Points | None] = [face.points for face in faces]
    detector, embedder = detector_of(pack), embedder_of(pack)
    if detector is not None:
        on_step()
        session = _open(pack, detector)
        _check_detector(session, detector)
        done.append("The detector loads and its outputs have the expected shapes.")
        points, said = check_detector_on_faces(_detector(session, detector), faces, on_step)
        done.append(said)
    if embedder is not None:
        on_step()
        session = _open(pack, embedder)
        embedder = with_batch(session, embedder)
        template = _check_embedder(session, embedder, pack.reference_output)
        done.append(
            f"The embedder gives finite templates of {embedder.length} values, the same every time."
        )
        if pack.reference_output:
            done.append("The embedder gives the template that the manifest expects.")
        chips, subjects = chips_of(faces, points, embedder)
        done.append(check_embedder_on_faces(session, embedder, chips, subjects, on_step))
        if detector is not None and detector.kind != _TEMPLATES_FITTED_TO:
            done.append(displacement(points, faces, embedder))
        if isinstance(pack, ModelPack) and choice is not None and choice.provider != CPU:
            done.append(_check_device(pack, choice, template))
    return CheckReport(tuple(done), embedder.fixed_batch if embedder is not None else 0)


def with_batch(session: Session, spec: EmbedderSpec) -> EmbedderSpec:
    """The batch that the model takes, where the recipe leaves it open."""
    if spec.fixed_batch != OPEN_BATCH:
        return spec
    declared = _expect_one_image_input(session, spec.file, (spec.size, spec.size))[0]
    if isinstance(declared, int) and declared > 0:
        return replace(spec, fixed_batch=declared)
    try:  # some files say that they take any number and take one
        _embed(session, replace(spec, fixed_batch=0), self_test_chip(spec.size))
    except PackRefused:
        return replace(spec, fixed_batch=1)
    return replace(spec, fixed_batch=0)


def _open(pack: AnyPack, spec: DetectorSpec | EmbedderSpec) -> Session:
    session, _ = open_session(pack.folder / spec.file, choose_device("cpu"), threads=_THREADS)
    return session


def _detector(session: Session, spec: DetectorSpec) -> FaceDetector:
    return (YuNetDetector if spec.kind == "yunet" else CenterFaceDetector)(session, spec)


def self_test_chip(size: int) -> NDArray[np.uint8]:
    """The same noise on every machine: uint8 [size, size, 3]."""
    noise = hashlib.shake_256(b"second look self-test").digest(size * size * 3)
    return np.frombuffer(noise, np.uint8).reshape(size, size, 3)


def self_test_template(session: Session, spec: EmbedderSpec) -> Floats:
    """Unit-length float32 [length] that the embedder makes of `self_test_chip` (no mirror image).

    The chip's channels are read in the pack's own order. Raises `PackRefused` for a wrong output.
    """
    return _embed(session, spec, self_test_chip(spec.size))


def _check_embedder(session: Session, spec: EmbedderSpec, expected: Sequence[float]) -> Floats:
    _expect_one_image_input(session, spec.file, (spec.size, spec.size))
    chip = self_test_chip(spec.size)
    template = _embed(session, spec, chip)
    if np.abs(template - _embed(session, spec, chip)).max() > _REPEAT_TOLERANCE:
        raise PackRefused(detail="the embedder gives two different templates for the same face chip.")
    if np.abs(template - _embed(session, spec, 255 - chip // 2)).max() < _REPEAT_TOLERANCE:
        raise PackRefused(detail="the embedder gives the same template for two different face chips.")
    reference = np.array(expected, np.float32)
    if len(reference) and np.abs(template[: len(reference)] - reference).max() > _REFERENCE_TOLERANCE:
        raise PackRefused(detail="the embedder does not give the template that the manifest expects.")
    return template


def _embed(session: Session, spec: EmbedderSpec, chip: NDArray[np.uint8]) -> Floats:
    values = (chip.astype(np.float32) - np.array(spec.mean, np.float32)) / np.float32(spec.scale)
    count = spec.fixed_batch or 2  # two of the same also show that the batch may vary
    batch = np.repeat(values.transpose(2, 0, 1)[None], count, axis=0)
    outputs = _run(session, spec.file, batch)
    # What comes first is the template; AdaFace gives its length beside it.
    if not outputs or outputs[0].shape != (count, spec.length):
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
    declared = _expect_one_image_input(session, spec.file, None)[2:]
    side = _round_up(spec.long_side, spec.pad_multiple)
    if any(isinstance(extent, int) and extent != side for extent in declared):
        raise PackRefused(
            detail=f"“{spec.file}” takes images of {declared[1]} x {declared[0]} pixels only, where the "
            f"manifest declares {side} x {side}."
        )
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
    if np.abs(self_test_template(session, pack.embedder) - template).max() > TEMPLATE_TOLERANCE:
        raise PackRefused(detail=f"{used.device} and the CPU give different templates; choose the CPU.")
    session, used_by_detector = open_session(pack.detector_path, choice)
    _check_detector(session, pack.detector)
    return (
        f"{used.device} gives the same template as the CPU; the detector runs on {used_by_detector.device}."
    )


def _expect_one_image_input(
    session: Session, file: str, size: tuple[int, int] | None
) -> list[int | str | None]:
    """Declared shape of the only input, which has to be float32 [batch, 3, height, width]."""
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
    return shape


def _run(session: Session, file: str, batch: Floats) -> list[NDArray[Any]]:
    try:
        return session.run(None, {session.get_inputs()[0].name: batch})
    except Exception as error:  # onnxruntime's own types differ between its builds
        reason = " ".join(str(error).split())[:200]
        raise PackRefused(detail=f"“{file}” cannot be run as the manifest declares ({reason}).") from error


def _round_up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple
