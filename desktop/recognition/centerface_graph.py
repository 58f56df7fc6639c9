"""Rewrites the CenterFace ONNX file so that it takes images of any size and batches of any length.

The published file (opset 9) is fixed to 10 x 3 x 32 x 32 and lists its weights among its inputs.
Input `input`: float32 [B, 3, H, W], BGR, 0..255, H and W multiples of 32. Outputs, float32 at a
quarter of the resolution: `heatmap` [B, 1, h, w] (sigmoid already in), `scale` [B, 2, h, w] (log of
height, width), `offset` [B, 2, h, w] (y, x), `landmarks` [B, 10, h, w] (y, x of five points relative
to the box).

Source: Xu, Yan, Yang et al., "CenterFace: Joint Face Detection and Alignment Using Face as Point",
arXiv:1911.03599; file from github.com/Star-Clouds/CenterFace, MIT.
"""

from __future__ import annotations

import onnx

from desktop.recognition.onnx_parts import serialise, value_info

INPUT_NAME = "input"
OUTPUTS: tuple[tuple[str, int], ...] = (("heatmap", 1), ("scale", 2), ("offset", 2), ("landmarks", 10))
"""Names and channels, in the order of the published file."""

_PUBLISHED_INPUT = "input.1"

_UNCHANGED_SINCE_9 = frozenset({"Conv", "ConvTranspose", "BatchNormalization", "Relu", "Add", "Sigmoid"})
"""Operators that mean the same in opset 9 and 17 (batch normalisation: in inference)."""


def convert_centerface(published: bytes) -> bytes:
    """The ONNX file for `centerface.onnx` as published. Raises `ValueError` for any other file."""
    try:
        model = onnx.load_model_from_string(published)
    except Exception as error:  # protobuf's own type, which has no stubs
        raise ValueError("the detector file is not an ONNX file") from error
    source = model.graph
    unknown = {node.op_type for node in source.node} - _UNCHANGED_SINCE_9
    weights = {tensor.name for tensor in source.initializer}
    inputs = {value.name for value in source.input} - weights
    if unknown or _PUBLISHED_INPUT not in inputs or len(source.output) != len(OUTPUTS):
        raise ValueError("the detector file is not CenterFace as published")

    names = {old.name: new for old, (new, _) in zip(source.output, OUTPUTS, strict=True)}
    names[_PUBLISHED_INPUT] = INPUT_NAME
    nodes = [_renamed(node, names) for node in source.node]
    read = {name for node in nodes for name in node.input}
    graph = onnx.GraphProto(
        name="centerface",
        node=nodes,
        initializer=[tensor for tensor in source.initializer if tensor.name in read],
        input=[value_info(INPUT_NAME, ("B", 3, "H", "W"))],
        output=[value_info(name, ("B", channels, "h", "w")) for name, channels in OUTPUTS],
    )
    return serialise(graph)


def _renamed(node: onnx.NodeProto, names: dict[str, str]) -> onnx.NodeProto:
    renamed = onnx.NodeProto()
    renamed.CopyFrom(node)
    for edges in (renamed.input, renamed.output):
        for position, name in enumerate(edges):
            edges[position] = names.get(name, name)
    return renamed
