"""How many floating point operations a model's convolutions are, for one shape of input."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import onnx
from onnx import shape_inference


def operations(model_path: Path, shape: tuple[int, ...]) -> float:
    """A multiplication and an addition are two. Counts Conv, ConvTranspose, Gemm and MatMul."""
    model = onnx.load(str(model_path))
    weights = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    (value,) = (one for one in model.graph.input if one.name not in weights)
    for dim, extent in zip(value.type.tensor_type.shape.dim, shape, strict=True):
        dim.Clear()
        dim.dim_value = extent
    for one in (*model.graph.output, *model.graph.value_info):
        one.type.tensor_type.ClearField("shape")
    graph = shape_inference.infer_shapes(model, strict_mode=True, data_prop=True).graph
    shapes = {
        one.name: tuple(dim.dim_value for dim in one.type.tensor_type.shape.dim)
        for one in (*graph.input, *graph.output, *graph.value_info)
    }
    return sum(_of(node, shapes, weights) for node in graph.node)


def _of(node: Any, shapes: dict[str, tuple[int, ...]], weights: dict[str, tuple[int, ...]]) -> float:
    if node.op_type == "Conv":  # weights [out, in / groups, ...]
        return 2.0 * math.prod(shapes[node.output[0]]) * math.prod(weights[node.input[1]][1:])
    if node.op_type == "ConvTranspose":  # weights [in, out / groups, ...]
        return 2.0 * math.prod(shapes[node.input[0]]) * math.prod(weights[node.input[1]][1:])
    if node.op_type in ("Gemm", "MatMul") and node.input[1] in weights:
        return 2.0 * math.prod(shapes[node.input[0]]) * weights[node.input[1]][-1]
    return 0.0
