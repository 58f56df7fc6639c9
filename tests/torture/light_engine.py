"""Pictures and an engine that cost nothing: real code around a detector and an embedder without networks.

A picture is a coarse pattern that belongs to its subject, with noise of its own; a template is the pattern
of the aligned chip. So pictures of one subject are alike, those of two are not, and everything is the same
in every run.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.domain.faces import Box, DetectedFace
from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.embedder import Embedder
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import UprightImage, read_bytes, read_image
from desktop.recognition.packs import DetectorSpec, EmbedderSpec, ModelPack
from desktop.recognition.providers import DeviceChoice

_SIDE, _CHIP, _GRID = 128, 64, 8
_POINTS = ((0.35, 0.4), (0.65, 0.4), (0.5, 0.55), (0.4, 0.7), (0.6, 0.7))


class _OneFace:
    """The whole picture is a face."""

    def detect(self, pixels: NDArray[np.uint8]) -> Sequence[DetectedFace]:
        height, width = pixels.shape[:2]
        points: Any = tuple((x * width, y * height) for x, y in _POINTS)
        return [DetectedFace(Box(0.0, 0.0, float(width), float(height)), points, 0.99)]


class _Pattern:
    """The means of 8 x 8 fields of the chip in two colours, without their own mean: 128 numbers."""

    def templates(self, chips: NDArray[np.uint8]) -> NDArray[np.float32]:
        step = _CHIP // _GRID
        fields = chips[..., :2].astype(np.float32).reshape(len(chips), _GRID, step, _GRID, step, 2)
        found = fields.mean(axis=(2, 4)).reshape(len(chips), -1)
        found -= found.mean(axis=1, keepdims=True)
        return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


class DecodesHere(DecodePool):
    """Instead of processes that decode: these pictures are our own, and there are thousands of children."""

    def read(self, source: Path | bytes) -> UprightImage:
        return read_image(source if isinstance(source, bytes) else read_bytes(source))


def light_engine() -> FaceEngine:
    points = tuple((x * _CHIP, y * _CHIP) for x, y in _POINTS)
    pack = ModelPack(
        id="light-pack",
        name="Light pack",
        version="1",
        licence="none",
        source="made for tests",
        comparator="cosine",
        training_data="none",
        detector=DetectorSpec("centerface", "d.onnx", "0" * 64, 640, 32, 0.5, 0.3),
        embedder=EmbedderSpec(
            "e.onnx", "1" * 64, _CHIP, "rgb", (0.0, 0.0, 0.0), 1.0, points, 2 * _GRID * _GRID, False, 0
        ),
        figures=(),
        folder=Path("light-pack"),
    )
    device = DeviceChoice("CPUExecutionProvider", "CPU", "made for tests")
    return FaceEngine(pack, device, _OneFace(), cast("Embedder", _Pattern()))


def picture_of(subject: int, capture: int = 0) -> bytes:
    """A JPEG of about 5 kB; captures of one subject differ by noise."""
    pattern = np.random.default_rng(subject).integers(0, 256, (_GRID, _GRID, 3)).astype(np.uint8)
    big = np.asarray(Image.fromarray(pattern).resize((_SIDE, _SIDE), Image.Resampling.BILINEAR), np.int16)
    noise = np.random.default_rng((subject, capture)).integers(-12, 13, big.shape)
    out = io.BytesIO()
    Image.fromarray(np.clip(big + noise, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=80)
    return out.getvalue()


def write_pictures(folder: Path, subjects: Sequence[int], capture: int = 0) -> Path:
    """One file a subject; the file is named for the subject, which is whom it records."""
    folder.mkdir(parents=True, exist_ok=True)
    for subject in subjects:
        (folder / f"subject-{subject:03d}.jpg").write_bytes(picture_of(subject, capture))
    return folder
