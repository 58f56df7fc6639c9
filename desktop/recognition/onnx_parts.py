"""Puts ONNX files together, the same bytes on every machine.

The messages are filled in directly rather than with `onnx.helper`, whose output changes from one
release to the next, because the packs pin the SHA-256 of what is written here.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import NDArray

OPSET = 17
IR_VERSION = 8
PRODUCER = "second-look"


def value_info(name: str, shape: Sequence[int | str]) -> onnx.ValueInfoProto:
    """A float32 tensor of that shape; names stand for dimensions that may vary."""
    info = onnx.ValueInfoProto(name=name)
    tensor = info.type.tensor_type
    tensor.elem_type = onnx.TensorProto.FLOAT
    for extent in shape:
        dimension = tensor.shape.dim.add()
        if isinstance(extent, int):
            dimension.dim_value = extent
        else:
            dimension.dim_param = extent
    return info


def constant(name: str, values: NDArray[np.float32] | NDArray[np.int64]) -> onnx.TensorProto:
    """An initializer holding `values` (float32 or int64), lowest byte first."""
    is_float = values.dtype == np.float32
    kind = onnx.TensorProto.FLOAT if is_float else onnx.TensorProto.INT64
    ordered = np.ascontiguousarray(values, dtype="<f4" if is_float else "<i8")
    return onnx.TensorProto(name=name, dims=values.shape, data_type=kind, raw_data=ordered.tobytes())


def node(kind: str, inputs: Sequence[str], output: str, **lists: Sequence[int]) -> onnx.NodeProto:
    """An operator with one output; every attribute is a list of integers."""
    built = onnx.NodeProto(op_type=kind, name=output, input=inputs, output=[output])
    for name, values in sorted(lists.items()):
        built.attribute.add(name=name, type=onnx.AttributeProto.INTS, ints=values)
    return built


def serialise(graph: onnx.GraphProto) -> bytes:
    """The finished file. Raises `ValueError` when the graph breaks ONNX's rules."""
    model = onnx.ModelProto(ir_version=IR_VERSION, producer_name=PRODUCER, graph=graph)
    model.opset_import.add(domain="", version=OPSET)
    try:
        onnx.checker.check_model(model, full_check=True)
    except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError) as error:
        raise ValueError(f"the converted network is not valid: {error}") from error
    data: bytes = model.SerializeToString(deterministic=True)
    return data
