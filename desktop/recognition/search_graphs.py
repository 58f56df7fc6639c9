"""The two small ONNX graphs of the search, written without the onnx package, which frozen programs lack.

`nearest`:   scores = probes x gallery^T + added (Gemm, transB); values, rows = TopK(scores, k)
`integers`:  sums = probe x blocks (MatMulInteger, uint8 by int8 into int32, one product a block)

No initializers: a gallery is an input, so that it can stay on the device as one OrtValue and be bound.
Protocol buffers: a field is its number and wire type, then a varint or a length and that many bytes
(protobuf.dev/programming-guides/encoding); the numbers of the fields are those of onnx.proto3.
"""

from __future__ import annotations

from collections.abc import Sequence

_IR_VERSION = 8
_OPSET = 17
_UINT8, _INT8, _INT32, _INT64, _FLOAT = 2, 3, 6, 7, 1

Extent = int | str
"""Of one axis: a number, or a name where it may vary."""


def nearest_graph() -> bytes:
    """`probes` float32 [m, d], `gallery` float32 [n, d], `added` float32 [n], `k` int64 [1] ->
    `values` float32 [m, k], best first, and `rows` int64 [m, k]."""
    return _model(
        "nearest",
        [
            _node("Gemm", ["probes", "gallery", "added"], ["scores"], {"transB": 1}),
            _node("TopK", ["scores", "k"], ["values", "rows"], {"axis": 1, "largest": 1, "sorted": 1}),
        ],
        [
            _value("probes", _FLOAT, ["m", "d"]),
            _value("gallery", _FLOAT, ["n", "d"]),
            _value("added", _FLOAT, ["n"]),
            _value("k", _INT64, [1]),
        ],
        [_value("values", _FLOAT, ["m", "k"]), _value("rows", _INT64, ["m", "k"])],
    )


def integers_graph() -> bytes:
    """`probe` uint8 [1, d], `blocks` int8 [b, d, rows] -> `sums` int32 [b, 1, rows]."""
    return _model(
        "integers",
        [_node("MatMulInteger", ["probe", "blocks"], ["sums"], {})],
        [_value("probe", _UINT8, [1, "d"]), _value("blocks", _INT8, ["b", "d", "rows"])],
        [_value("sums", _INT32, ["b", 1, "rows"])],
    )


def _varint(number: int) -> bytes:
    out = bytearray()
    while True:
        number, low = number >> 7, number & 0x7F
        out.append(low | (0x80 if number else 0))
        if not number:
            return bytes(out)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes | str) -> bytes:
    raw = value.encode("ascii") if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(raw)) + raw


def _value(name: str, element: int, shape: Sequence[Extent]) -> bytes:
    """ValueInfoProto: name = 1, type = 2 {tensor_type = 1 {elem_type = 1, shape = 2 {dim = 1}}}."""
    dims = b"".join(
        _bytes(1, _number(1, extent) if isinstance(extent, int) else _bytes(2, extent)) for extent in shape
    )
    return _bytes(1, name) + _bytes(2, _bytes(1, _number(1, element) + _bytes(2, dims)))


def _node(kind: str, inputs: Sequence[str], outputs: Sequence[str], numbers: dict[str, int]) -> bytes:
    """NodeProto: input = 1, output = 2, op_type = 4, attribute = 5 {name = 1, i = 3, type = 20 (2)}."""
    body = b"".join(_bytes(1, name) for name in inputs) + b"".join(_bytes(2, name) for name in outputs)
    body += _bytes(4, kind)
    for name, value in numbers.items():
        body += _bytes(5, _bytes(1, name) + _number(3, value) + _number(20, 2))
    return body


def _model(name: str, nodes: Sequence[bytes], inputs: Sequence[bytes], outputs: Sequence[bytes]) -> bytes:
    """ModelProto: ir_version = 1, graph = 7 {node = 1, name = 2, input = 11, output = 12},
    opset_import = 8 {version = 2}."""
    graph = b"".join(_bytes(1, node) for node in nodes) + _bytes(2, name)
    graph += b"".join(_bytes(11, one) for one in inputs) + b"".join(_bytes(12, one) for one in outputs)
    return _number(1, _IR_VERSION) + _bytes(7, graph) + _bytes(8, _number(2, _OPSET))
