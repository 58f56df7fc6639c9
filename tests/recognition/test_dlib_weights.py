"""The reader of dlib's serialisation, on small streams that are written here."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.recognition.dlib_graph import network_to_onnx
from desktop.recognition.dlib_weights import FACE_RESNET, Affine, Convolution, Dense, parse_network
from desktop.recognition.silent_onnxruntime import ort

TINY = ("fc", "avg_pool", "relu", "add_tag1", "affine", "con", "tag1", "max_pool", "relu", "affine", "con")
SIZE = 12
MEAN = (10.0, 20.5, 30.0)


def integer(value: int) -> bytes:
    size = max(1, (abs(value).bit_length() + 7) // 8)
    return bytes([size | (0x80 if value < 0 else 0)]) + abs(value).to_bytes(size, "little")


def real(value: float) -> bytes:
    mantissa, exponent = math.frexp(value)
    return integer(int(mantissa * 2**53)) + integer(exponent - 53)


def text(value: str) -> bytes:
    return integer(len(value)) + value.encode()


def integers(*values: int) -> bytes:
    return b"".join(map(integer, values))


def tensor(values: NDArray[np.float32] | None = None) -> bytes:
    flat = np.zeros(0, np.float32) if values is None else values.ravel()
    shape = (flat.size, 1, 1, 1) if flat.size else (0, 0, 0, 0)
    return integers(2, *shape) + flat.astype("<f4").tobytes()


def alias(*shape: int) -> bytes:
    return integers(1, *shape)


class Tiny:
    """A network of architecture TINY with random weights, and its stream."""

    def __init__(self, seed: int = 0) -> None:
        random = np.random.default_rng(seed)

        def values(*shape: int) -> NDArray[np.float32]:
            return random.normal(0, 0.3, shape).astype(np.float32)

        self.con = [(values(4, 3, 3, 3), values(4)), (values(6, 4, 3, 3), values(6))]
        self.affine = [(values(4), values(4)), (values(6), values(6))]
        self.dense = values(6, 5)

    def stream(self) -> bytes:
        head = integer(1) + text("loss_metric_2") + real(0.04) + real(0.6)
        head += integers(*[2] * len(TINY))
        head += text("input_rgb_image_sized") + b"".join(map(real, MEAN)) + integers(SIZE, SIZE)
        first = self._con(0, stride=1, padding=0) + b"111" + tensor() * 3
        rest = [
            self._affine(0),
            text("relu_"),
            text("max_pool_2") + integers(3, 3, 2, 2, 0, 0),
            self._con(1, stride=1, padding=1),
            self._affine(1),
            text("add_prev_"),
            text("relu_"),
            text("avg_pool_2") + integers(0, 0, 1, 1, 0, 0),
            self._fc(),
        ]
        return head + first + b"".join(record + b"111" + tensor() * 3 for record in rest)

    def _con(self, index: int, stride: int, padding: int) -> bytes:
        weight, bias = self.con[index]
        out, _, height, width = weight.shape
        record = text("con_4") + tensor(np.concatenate([weight.ravel(), bias]))
        record += integers(out, height, width, stride, stride, padding, padding)
        return record + alias(*weight.shape) + alias(1, out, 1, 1) + real(1.0) * 4

    def _affine(self, index: int) -> bytes:
        gamma, beta = self.affine[index]
        shape = alias(1, len(gamma), 1, 1)
        return text("affine_") + tensor(np.concatenate([gamma, beta])) + shape * 2 + integer(0)

    def _fc(self) -> bytes:
        inputs, outputs = self.dense.shape
        record = text("fc_2") + integers(outputs, inputs) + tensor(self.dense)
        return record + alias(inputs, outputs, 1, 1) + alias(0, 0, 0, 0) + integer(1) + real(1.0) * 4

    def forward(self, images: NDArray[np.float32]) -> NDArray[np.float64]:
        """The same network in plain numpy."""
        x = (images.astype(np.float64) - np.array(MEAN).reshape(1, 3, 1, 1)) / 256
        x = np.maximum(self._scaled(_convolve(x, *self.con[0], 0), 0), 0)
        windows = np.lib.stride_tricks.sliding_window_view(x, (3, 3), (2, 3))[:, :, ::2, ::2]
        x = windows.max((-1, -2))
        y = self._scaled(_convolve(x, *self.con[1], 1), 1)
        y[:, :4] += x
        return np.maximum(y, 0).mean((2, 3)) @ self.dense.astype(np.float64)

    def _scaled(self, x: NDArray[np.float64], index: int) -> NDArray[np.float64]:
        gamma, beta = (values.astype(np.float64).reshape(1, -1, 1, 1) for values in self.affine[index])
        return x * gamma + beta


def _convolve(
    x: NDArray[np.float64], weight: NDArray[np.float32], bias: NDArray[np.float32], padding: int
) -> NDArray[np.float64]:
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, weight.shape[2:], (2, 3))
    return np.einsum("nchwij,ocij->nohw", windows, weight.astype(np.float64)) + bias.reshape(1, -1, 1, 1)


STREAM = Tiny().stream()


def test_the_numbers_are_read() -> None:
    tiny = Tiny()
    network = parse_network(STREAM, TINY)
    assert network.mean == MEAN
    assert network.size == (SIZE, SIZE)
    first, affine, dense = network.nodes[0], network.nodes[1], network.nodes[-1]
    assert isinstance(first, Convolution)
    assert isinstance(affine, Affine)
    assert isinstance(dense, Dense)
    np.testing.assert_array_equal(first.weight, tiny.con[0][0])
    np.testing.assert_array_equal(affine.beta, tiny.affine[0][1])
    np.testing.assert_array_equal(dense.weight, tiny.dense)
    assert dense.bias is None


def test_the_graph_computes_what_the_network_says() -> None:
    images = np.random.default_rng(5).uniform(0, 255, (3, 3, SIZE, SIZE)).astype(np.float32)
    model = network_to_onnx(parse_network(STREAM, TINY))
    session = ort.InferenceSession(model, providers=["CPUExecutionProvider"])
    found = session.run(["template"], {"input": images})[0]
    np.testing.assert_allclose(found, Tiny().forward(images), atol=1e-5)
    assert model == network_to_onnx(parse_network(STREAM, TINY))


def test_every_truncation_is_refused() -> None:
    for length in range(0, len(STREAM), 7):
        with pytest.raises(ValueError, match="weights file"):
            parse_network(STREAM[:length], TINY)


@pytest.mark.parametrize("architecture", [TINY[1:], FACE_RESNET, ("con",), (*TINY, "relu")])
def test_another_network_is_refused(architecture: Sequence[str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_network(STREAM, architecture)


def test_bytes_left_over_are_refused() -> None:
    with pytest.raises(ValueError, match="left over"):
        parse_network(STREAM + b"\0", TINY)


@pytest.mark.parametrize("size", [2**31, 2**62, 2**63 - 1])
def test_a_huge_length_allocates_nothing(size: int) -> None:
    start = STREAM.index(text("con_4")) + len(text("con_4"))
    forged = STREAM[:start] + integers(2, size, size, size, size)
    with pytest.raises(ValueError, match="cut off"):
        parse_network(forged, TINY)
    with pytest.raises(ValueError, match="too long"):
        parse_network(integer(1) + integer(size) + b"x" * 50, TINY)


@settings(max_examples=300, deadline=None)
@given(junk=st.binary(max_size=400))
def test_junk_is_refused(junk: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_network(junk, TINY)


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, len(STREAM) - 1), value=st.integers(0, 255))
def test_a_changed_byte_never_does_worse_than_a_value_error(at: int, value: int) -> None:
    changed = STREAM[:at] + bytes([value]) + STREAM[at + 1 :]
    with contextlib.suppress(ValueError):
        network_to_onnx(parse_network(changed, TINY))


def test_decimal_numbers_of_old_files_are_read() -> None:
    old = STREAM.replace(real(10.0), b"10.0 ", 1)
    assert parse_network(old, TINY).mean == MEAN
    with pytest.raises(ValueError, match=r"."):
        parse_network(STREAM.replace(real(10.0), b"7" * 200, 1), TINY)
