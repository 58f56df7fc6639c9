"""Reads the weights of dlib's face recognition ResNet from dlib's own serialisation.

The file does not describe the network, the C++ template type that wrote it does. So `FACE_RESNET`
lists what that type wraps, from the output down to the input, and the file fills in the numbers.

Sources: dlib/serialize.h, dlib/dnn/{core,layers,input,tensor}.h (Boost licence) for the format;
dlib's examples/dnn_face_recognition_ex.cpp for the network.

The file is treated as hostile: whatever is wrong with it ends as a `ValueError`, and no length read
from it allocates anything before it was compared with the bytes that are left.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_BLOCK = ("affine", "con", "relu", "affine", "con", "tag1")
_SAME = ("relu", "add_tag1", *_BLOCK)
_DOWN = ("relu", "add_tag2", "avg_pool", "skip1", "tag2", *_BLOCK)

FACE_RESNET: tuple[str, ...] = (
    *("fc", "avg_pool"),
    *_DOWN,
    *(_SAME * 2 + _DOWN) * 2,
    *(_SAME * 3 + _DOWN),
    *_SAME * 3,
    *("max_pool", "relu", "affine", "con"),
)
"""dlib's `anet_type`, from the output down to the input."""

_MAX_NAME = 64
_MAX_EXTENT = 1 << 16
_INFINITY, _MINUS_INFINITY = 32000, 32001  # exponents with a meaning of their own; above: not a number


@dataclass(frozen=True, slots=True)
class Convolution:
    weight: Array
    """float32 [out, in, height, width]."""
    bias: Array
    """float32 [out]."""
    stride: tuple[int, int]
    padding: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Affine:
    """y = gamma * x + beta for every channel; float32 [channels] each."""

    gamma: Array
    beta: Array


@dataclass(frozen=True, slots=True)
class Pool:
    kind: str
    """"max" or "average"."""
    size: tuple[int, int]
    """(0, 0) pools over everything."""
    stride: tuple[int, int]
    padding: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relu:
    pass


@dataclass(frozen=True, slots=True)
class AddTag:
    """Adds the tensor that was remembered under `tag`; the smaller one grows by zeros."""

    tag: int


@dataclass(frozen=True, slots=True)
class Tag:
    tag: int


@dataclass(frozen=True, slots=True)
class Skip:
    """Goes on from the tensor that was remembered under `tag`."""

    tag: int


@dataclass(frozen=True, slots=True)
class Dense:
    weight: Array
    """float32 [in, out]."""
    bias: Array | None


Node = Convolution | Affine | Pool | Relu | AddTag | Tag | Skip | Dense


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes from the input up to the output."""

    mean: tuple[float, float, float]
    """Subtracted from R, G, B (0..255); dlib then divides by 256."""
    size: tuple[int, int]
    """Input height and width in pixels."""
    nodes: tuple[Node, ...]


def parse_network(data: bytes, architecture: Sequence[str] = FACE_RESNET) -> Network:
    """The network that `data` holds. Raises `ValueError` for anything but a file of that architecture."""
    return _NetworkReader(data).network(architecture)


class _Reader:
    """dlib::deserialize for the basic types."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def raw(self, count: int) -> memoryview:
        if not 0 <= count <= self.left:
            raise ValueError("the weights file is cut off")
        self._at += count
        return self._data[self._at - count : self._at]

    def integer(self) -> int:
        """A control byte (0x80 sign, low bits byte count), then that many bytes, lowest first."""
        control = self.raw(1)[0]
        count = control & 0x0F
        if not 1 <= count <= 8 or control & 0x70:
            raise ValueError(f"bad integer at byte {self._at - 1} of the weights file")
        value = int.from_bytes(self.raw(count), "little")
        return -value if control & 0x80 else value

    def extent(self, least: int = 0) -> int:
        value = self.integer()
        if not least <= value <= _MAX_EXTENT:
            raise ValueError(f"size {value} in the weights file is out of range")
        return value

    def pair(self, least: int = 0) -> tuple[int, int]:
        return self.extent(least), self.extent(least)

    def real(self) -> float:
        """Mantissa and exponent; files of old dlib versions hold decimal text and a blank instead."""
        if self.left and self._data[self._at] & 0x70:
            return self._decimal()
        mantissa, exponent = self.integer(), self.integer()
        if exponent >= _INFINITY:
            special = {_INFINITY: math.inf, _MINUS_INFINITY: -math.inf}
            return special.get(exponent, math.nan)
        try:
            return math.ldexp(float(mantissa), exponent)
        except OverflowError:
            raise ValueError("a number in the weights file is out of range") from None

    def _decimal(self) -> float:
        text, blank, _ = bytes(self._data[self._at : self._at + _MAX_NAME]).partition(b" ")
        if not blank:
            raise ValueError("bad decimal number in the weights file")
        self._at += len(text) + 1
        return float(text.decode("latin-1"))

    def flag(self) -> bool:
        value = bytes(self.raw(1))
        if value not in (b"0", b"1"):
            raise ValueError("bad truth value in the weights file")
        return value == b"1"

    def text(self) -> str:
        count = self.integer()
        if not 0 <= count <= _MAX_NAME:
            raise ValueError("a name in the weights file is too long")
        return bytes(self.raw(count)).decode("latin-1")

    def version(self, what: str, *known: int) -> int:
        value = self.integer()
        if value not in known:
            raise ValueError(f"{what} of version {value} is not known")
        return value

    def tensor(self) -> Array:
        """resizable_tensor: version, shape, then float32 values, lowest byte first. Returned flat."""
        self.version("tensor", 2)
        shape = [self.integer() for _ in range(4)]
        if min(shape) < 0:
            raise ValueError("a tensor in the weights file has a negative size")
        values = np.frombuffer(self.raw(4 * math.prod(shape)), "<f4").astype(np.float32)
        if not np.isfinite(values).all():
            raise ValueError("a tensor in the weights file holds a value that is no number")
        return values

    def alias(self) -> tuple[int, int, int, int]:
        """alias_tensor: only the shape of a part of another tensor."""
        self.version("alias tensor", 1)
        return self.extent(), self.extent(), self.extent(), self.extent()


class _NetworkReader(_Reader):
    def network(self, architecture: Sequence[str]) -> Network:
        self.version("network", 1)
        self._loss()
        versions = [self.integer() for _ in architecture]
        mean, size = self._input()
        nodes: list[Node] = []
        for kind, version in zip(reversed(architecture), reversed(versions), strict=True):
            if kind.startswith("tag"):
                nodes.append(Tag(int(kind[3:])))
            elif kind.startswith("skip"):
                nodes.append(Skip(int(kind[4:])))
            else:
                nodes.append(self._layer(kind))
                self._after_layer(on_input=len(nodes) == 1, version=version)
        if self.left:
            raise ValueError(f"{self.left} bytes are left over at the end of the weights file")
        return Network(mean, size, tuple(nodes))

    def _loss(self) -> None:
        name = self.text()
        if name == "loss_metric_2":
            self.real(), self.real()
        elif name != "loss_metric_":
            raise ValueError(f"loss {name!r} is not that of a face recognition network")

    def _input(self) -> tuple[tuple[float, float, float], tuple[int, int]]:
        name = self.text()
        if name != "input_rgb_image_sized":
            raise ValueError(f"input {name!r} is not known")
        mean = (self.real(), self.real(), self.real())
        if not all(math.isfinite(value) for value in mean):
            raise ValueError("the mean colour is not a number")
        return mean, self.pair(1)

    def _after_layer(self, *, on_input: bool, version: int) -> None:
        """What dlib keeps of the last run; nothing of it matters here."""
        self.flag(), self.flag(), self.flag()
        self.tensor(), self.tensor()
        if on_input:
            self.tensor()
            if version >= 3:
                self.integer()
        elif version >= 2:
            self.tensor()

    def _layer(self, kind: str) -> Node:
        name = self.text()
        expected = "add_prev" if kind.startswith("add_tag") else kind
        if name.rstrip("0123456789").rstrip("_") != expected:
            raise ValueError(f"layer {name!r} stands where {expected!r} was expected")
        match expected:
            case "con":
                return self._convolution(name)
            case "affine":
                return self._affine(name)
            case "fc":
                return self._dense(name)
            case "relu":
                if name == "relu_2" and self.flag():
                    raise ValueError("disabled layers are not known")
                return Relu()
            case "add_prev":
                return AddTag(int(kind.removeprefix("add_tag")))
            case "max_pool" | "avg_pool":
                pool = "max" if expected == "max_pool" else "average"
                size, stride, padding = self.pair(), self.pair(1), self.pair()
                return Pool(pool, size, stride, padding)
        raise ValueError(f"layer {name!r} is not known")

    def _convolution(self, name: str) -> Convolution:
        values = self.tensor()
        out, size, stride, padding = self.extent(1), self.pair(1), self.pair(1), self.pair()
        weight_shape, _ = self.alias(), self.alias()
        self._reals(4)
        layer_version = _suffix(name)
        has_bias = self.flag() if layer_version >= 5 else True
        if layer_version >= 6 and self.flag():
            raise ValueError("convolutions with their own relu are not known")
        count = math.prod(weight_shape)
        if (weight_shape[0], *weight_shape[2:]) != (out, *size) or len(values) != count + out * has_bias:
            raise ValueError("a convolution's weights do not fit its shape")
        bias = values[count:] if has_bias else np.zeros(out, np.float32)
        return Convolution(values[:count].reshape(weight_shape), bias, stride, padding)

    def _affine(self, name: str) -> Affine:
        values = self.tensor()
        self.alias(), self.alias(), self.integer()
        if _suffix(name) >= 2 and self.flag():
            raise ValueError("disabled layers are not known")
        if len(values) % 2:
            raise ValueError("an affine layer's weights do not fit its shape")
        gamma, beta = np.split(values, 2)
        return Affine(gamma, beta)

    def _dense(self, name: str) -> Dense:
        outputs, inputs = self.extent(1), self.extent(1)
        values = self.tensor()
        self.alias(), self.alias()
        has_bias = self.integer() == 0  # dlib's FC_HAS_BIAS
        self._reals(4)
        if _suffix(name) >= 3:
            self.flag()
        count = inputs * outputs
        if len(values) != count + outputs * has_bias:
            raise ValueError("a dense layer's weights do not fit its shape")
        return Dense(values[:count].reshape(inputs, outputs), values[count:] if has_bias else None)

    def _reals(self, count: int) -> None:
        for _ in range(count):
            self.real()


def _suffix(name: str) -> int:
    """The layer's format version, the digits at the end of its name."""
    digits = name[len(name.rstrip("0123456789")) :]
    return int(digits) if digits else 0
