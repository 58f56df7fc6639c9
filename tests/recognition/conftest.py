"""A small pack that tests write to disk and spoil."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

DETECTOR_BYTES, EMBEDDER_BYTES = b"a detector", b"an embedder"

MANIFEST = f"""
format = 1
id = "test-pack"
name = "A pack"
version = "1.0"
licence = "CC0-1.0"
source = "nowhere"
comparator = "cosine"
training_data = "none"

[detector]
kind = "centerface"
file = "detector.onnx"
sha256 = "{hashlib.sha256(DETECTOR_BYTES).hexdigest()}"
long_side = 640
pad_multiple = 32
score_threshold = 0.5
nms_threshold = 0.3

[embedder]
file = "embedder.onnx"
sha256 = "{hashlib.sha256(EMBEDDER_BYTES).hexdigest()}"
size = 112
colour = "rgb"
mean = [127, 127.0, 127.0]
scale = 128.0
alignment = [[38.3, 51.7], [73.5, 51.5], [56.0, 71.7], [41.5, 92.4], [70.7, 92.2]]
length = 128
mirror = true
fixed_batch = 0

[[figures]]
what = "accuracy"
value = "1%"
source = "us"
"""


@pytest.fixture(scope="session")
def pack_text() -> str:
    """A manifest that is accepted."""
    return MANIFEST


@pytest.fixture(scope="session")
def write_pack() -> Callable[..., Path]:
    """write_pack(folder, manifest=...) writes a pack whose files are not models, and returns the folder."""

    def write(folder: Path, manifest: str = MANIFEST) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pack.toml").write_text(manifest, encoding="utf-8")
        (folder / "detector.onnx").write_bytes(DETECTOR_BYTES)
        (folder / "embedder.onnx").write_bytes(EMBEDDER_BYTES)
        return folder

    return write
