"""Small ONNX files as embedders, right ones and such as somebody might hand in to do harm."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

SIZE, LENGTH = 32, 16

_MANIFEST = """
format = 1
id = "{id}"
name = "A part"
version = "1.0"
licence = "CC0-1.0"
source = "a test"
comparator = "cosine"
training_data = "none"

[embedder]
file = "embedder.onnx"
sha256 = "{sha256}"
size = {size}
colour = "rgb"
mean = [127.5, 127.5, 127.5]
scale = 127.5
alignment = [[10.9, 14.8], [21.0, 14.7], [16.0, 20.5], [11.9, 26.4], [20.2, 26.3]]
length = {length}
mirror = true
fixed_batch = {batch}
"""


def write_part(
    folder: Path, model: bytes, *, size: int = SIZE, length: int = LENGTH, batch: str = "0"
) -> Path:
    """An embedder alone, named for its folder."""
    folder.mkdir(parents=True)
    (folder / "embedder.onnx").write_bytes(model)
    sha256 = hashlib.sha256(model).hexdigest()
    text = _MANIFEST.format(id=folder.name, sha256=sha256, size=size, length=length, batch=batch)
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    return folder


def embedder(
    *,
    factor: float = 0.1,
    bias: float = 0.0,
    outputs: int = LENGTH,
    batch: int | str = "N",
    opset: int = 17,
) -> onnx.ModelProto:
    """Multiplies the pixels with one matrix."""
    weight = np.random.default_rng(1).normal(0, factor, (3 * SIZE * SIZE, outputs)).astype(np.float32)
    return _model(
        [
            helper.make_node("Flatten", ["input"], ["flat"]),
            helper.make_node("Gemm", ["flat", "weight", "bias"], ["template"]),
        ],
        {"weight": weight, "bias": np.full(outputs, bias, np.float32)},
        outputs,
        batch=batch,
        opset=opset,
    )


def never_ends() -> bytes:
    """A loop of more rounds than anybody can wait for."""
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["go"], ["go_on"]),
            helper.make_node("Sin", ["state"], ["next"]),
        ],
        "body",
        [
            helper.make_tensor_value_info("round", TensorProto.INT64, []),
            helper.make_tensor_value_info("go", TensorProto.BOOL, []),
            helper.make_tensor_value_info("state", TensorProto.FLOAT, None),
        ],
        [
            helper.make_tensor_value_info("go_on", TensorProto.BOOL, []),
            helper.make_tensor_value_info("next", TensorProto.FLOAT, None),
        ],
    )
    weight = np.ones((3 * SIZE * SIZE, LENGTH), np.float32)
    model = _model(
        [
            helper.make_node("Flatten", ["input"], ["flat"]),
            helper.make_node("MatMul", ["flat", "weight"], ["product"]),
            helper.make_node("Loop", ["rounds", "yes", "product"], ["template"], body=body),
        ],
        {
            "weight": weight,
            "rounds": np.array(2**62, np.int64),
            "yes": np.array(True),
        },
        LENGTH,
    )
    return model.SerializeToString()


def takes_all_memory() -> bytes:
    """Fills a tensor of a terabyte on the way."""
    weight = np.ones((3 * SIZE * SIZE, LENGTH), np.float32)
    model = _model(
        [
            helper.make_node("Flatten", ["input"], ["flat"]),
            helper.make_node("MatMul", ["flat", "weight"], ["product"]),
            helper.make_node("ReduceSum", ["product"], ["sum"], keepdims=0),
            helper.make_node("Expand", ["sum", "much"], ["large"]),
            helper.make_node("ReduceMax", ["large"], ["largest"], keepdims=0),
            helper.make_node("Add", ["product", "largest"], ["template"]),
        ],
        {"weight": weight, "much": np.array([2**38], np.int64)},
        LENGTH,
    )
    return model.SerializeToString()


def weights_elsewhere(folder: Path) -> bytes:
    """Its weights lie in another file, of which no manifest gives a hash."""
    folder.mkdir()
    path = folder / "model.onnx"
    onnx.save_model(embedder(), path, save_as_external_data=True, location="weights.bin", size_threshold=0)
    return path.read_bytes()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "not a model": (lambda: b"not a model", "cannot be run"),
    "empty": (lambda: b"", "cannot be run"),
    "truncated": (lambda: embedder().SerializeToString()[:-2000], "cannot be run"),
    "other operators": (
        lambda: embedder(opset=17).SerializeToString().replace(b"Flatten", b"Flotten"),
        "cannot be run",
    ),
    "not numbers": (lambda: embedder(factor=float("nan")).SerializeToString(), "not finite"),
    "one template for all": (lambda: embedder(factor=0, bias=1).SerializeToString(), "same template"),
    "other length": (lambda: embedder(outputs=LENGTH * 2).SerializeToString(), "declares"),
    "random": (lambda: embedder().SerializeToString(), "does not tell the synthetic faces apart"),
}
"""What makes the file, and a part of the sentence that refuses it."""


def _model(
    nodes: list[onnx.NodeProto],
    constants: dict[str, np.ndarray],
    outputs: int,
    *,
    batch: int | str = "N",
    opset: int = 17,
) -> onnx.ModelProto:
    graph = helper.make_graph(
        nodes,
        "embedder",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, [batch, 3, SIZE, SIZE])],
        [helper.make_tensor_value_info("template", TensorProto.FLOAT, [batch, outputs])],
        [onnx.numpy_helper.from_array(values, name) for name, values in constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
