"""Emits dlib's face recognition ResNet as ONNX.

Input `input`: float32 [N, 3, 150, 150], RGB, 0..255. Output `template`: float32 [N, 128], as dlib
gives it, not normalised. Affine layers are folded into the convolution below them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import onnx

from desktop.recognition.dlib_weights import (
    AddTag,
    Affine,
    Array,
    Convolution,
    Dense,
    Network,
    Node,
    Pool,
    Relu,
    Skip,
    Tag,
    parse_network,
)
from desktop.recognition.onnx_parts import constant, node, serialise, value_info

INPUT_NAME = "input"
OUTPUT_NAME = "template"


def convert_dlib_resnet(weights: bytes) -> bytes:
    """The ONNX file for dlib's `dlib_face_recognition_resnet_model_v1.dat`. Raises `ValueError`."""
    return network_to_onnx(parse_network(weights))


def network_to_onnx(network: Network) -> bytes:
    """The ONNX file for any network that `parse_network` reads. Raises `ValueError`."""
    return _Emitter(network).emit()


@dataclass(frozen=True, slots=True)
class _Tensor:
    """What flows between two nodes, without the batch dimension."""

    name: str
    channels: int
    height: int
    width: int

    @property
    def extents(self) -> tuple[int, int, int]:
        return self.channels, self.height, self.width


class _Emitter:
    def __init__(self, network: Network) -> None:
        self._network = network
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._tags: dict[int, _Tensor] = {}

    def emit(self) -> bytes:
        height, width = self._network.size
        here = self._normalised(_Tensor(INPUT_NAME, 3, height, width))
        for part in _fold_affine(self._network.nodes):
            here = self._node(part, here)
        if not self._nodes or (here.height, here.width) != (1, 1):
            raise ValueError("the network does not end in one vector")
        self._nodes[-1].output[0] = OUTPUT_NAME
        graph = onnx.GraphProto(
            name="dlib_face_recognition_resnet",
            node=self._nodes,
            initializer=self._constants,
            input=[value_info(INPUT_NAME, ("N", 3, height, width))],
            output=[value_info(OUTPUT_NAME, ("N", here.channels))],
        )
        return serialise(graph)

    def _normalised(self, image: _Tensor) -> _Tensor:
        mean = np.array(self._network.mean, np.float32).reshape(1, 3, 1, 1)
        centred = self._add("Sub", [image.name, self._constant(mean)])
        scaled = self._add("Mul", [centred, self._constant(np.array(1 / 256, np.float32))])
        return replace(image, name=scaled)

    def _node(self, part: Node, here: _Tensor) -> _Tensor:
        match part:
            case Tag(tag):
                self._tags[tag] = here
                return here
            case Skip(tag):
                return self._tagged(tag)
            case AddTag(tag):
                return self._sum(here, self._tagged(tag))
            case Relu():
                return replace(here, name=self._add("Relu", [here.name]))
            case Convolution():
                return self._convolution(part, here)
            case Pool():
                return self._pool(part, here)
            case Dense():
                return self._dense(part, here)
            case Affine():
                raise ValueError("an affine layer stands without a convolution below it")

    def _convolution(self, part: Convolution, here: _Tensor) -> _Tensor:
        out, inputs, *size = part.weight.shape
        if inputs != here.channels:
            raise ValueError("a convolution does not fit the layer below it")
        weights = [self._constant(part.weight), self._constant(part.bias)]
        name = self._window("Conv", [here.name, *weights], (size[0], size[1]), part)
        return _Tensor(name, out, *_reduced(here, (size[0], size[1]), part))

    def _pool(self, part: Pool, here: _Tensor) -> _Tensor:
        if part.size == (0, 0):
            kind = "GlobalMaxPool" if part.kind == "max" else "GlobalAveragePool"
            return _Tensor(self._add(kind, [here.name]), here.channels, 1, 1)
        kind = "MaxPool" if part.kind == "max" else "AveragePool"
        height, width = _reduced(here, part.size, part)
        return _Tensor(self._window(kind, [here.name], part.size, part), here.channels, height, width)

    def _window(self, kind: str, inputs: list[str], size: tuple[int, int], part: Convolution | Pool) -> str:
        pads = part.padding * 2
        return self._add(kind, inputs, kernel_shape=size, strides=part.stride, pads=pads)

    def _sum(self, one: _Tensor, other: _Tensor) -> _Tensor:
        channels, height, width = (max(pair) for pair in zip(one.extents, other.extents, strict=True))
        grown = [self._grown(tensor, (channels, height, width)) for tensor in (one, other)]
        return _Tensor(self._add("Add", grown), channels, height, width)

    def _grown(self, tensor: _Tensor, extents: tuple[int, int, int]) -> str:
        if tensor.extents == extents:
            return tensor.name
        after = [wanted - have for wanted, have in zip(extents, tensor.extents, strict=True)]
        return self._add("Pad", [tensor.name, self._constant(np.array([0] * 5 + after, np.int64))])

    def _dense(self, part: Dense, here: _Tensor) -> _Tensor:
        inputs, outputs = part.weight.shape
        if here.extents != (inputs, 1, 1):
            raise ValueError("a dense layer does not fit the layer below it")
        name = self._add("MatMul", [self._add("Flatten", [here.name]), self._constant(part.weight)])
        if part.bias is not None:
            name = self._add("Add", [name, self._constant(part.bias)])
        return _Tensor(name, outputs, 1, 1)

    def _tagged(self, tag: int) -> _Tensor:
        if tag not in self._tags:
            raise ValueError(f"nothing was remembered under tag {tag}")
        return self._tags[tag]

    def _add(self, kind: str, inputs: list[str], **lists: tuple[int, ...]) -> str:
        output = f"t{len(self._nodes)}"
        self._nodes.append(node(kind, inputs, output, **lists))
        return output

    def _constant(self, values: Array | np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> str:
        name = f"w{len(self._constants)}"
        self._constants.append(constant(name, values))
        return name


def _reduced(here: _Tensor, size: tuple[int, int], part: Convolution | Pool) -> tuple[int, int]:
    """Height and width after a window of that size moved over `here`."""
    spans = zip((here.height, here.width), size, part.stride, part.padding, strict=True)
    height, width = (1 + (extent + 2 * pad - window) // stride for extent, window, stride, pad in spans)
    if height < 1 or width < 1:
        raise ValueError("a layer's window is larger than what it moves over")
    return height, width


def _fold_affine(nodes: Iterable[Node]) -> list[Node]:
    folded: list[Node] = []
    for part in nodes:
        below = folded[-1] if folded else None
        if isinstance(part, Affine) and isinstance(below, Convolution):
            folded[-1] = _scaled(below, part)
        else:
            folded.append(part)
    return folded


def _scaled(convolution: Convolution, affine: Affine) -> Convolution:
    if affine.gamma.shape != convolution.bias.shape:
        raise ValueError("an affine layer does not fit the convolution below it")
    gamma = affine.gamma.astype(np.float64)  # one rounding only, and the same one everywhere
    with np.errstate(over="ignore"):
        weight = (convolution.weight * gamma[:, None, None, None]).astype(np.float32)
        bias = (convolution.bias * gamma + affine.beta).astype(np.float32)
    if not (np.isfinite(weight).all() and np.isfinite(bias).all()):
        raise ValueError("an affine layer makes weights that are no numbers")
    return replace(convolution, weight=weight, bias=bias)
