"""Where the time of an enrolment goes, stage by stage, and how near its networks come to the limit.

Part of `tests.benchmarks.enrolment` with `--profile`: the same images once more, with clocks on the stages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.recognition.providers import CPU, create_session, usable_cores
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.enrol import EnrolmentSummary
from tests.benchmarks.convolutions import operations
from tests.benchmarks.stage_clock import DECODING, DETECTOR, EMBEDDER, StageClock, processor_seconds_of

Enrol = Callable[[Workspace, FaceEngine, Path], EnrolmentSummary]
_LIMIT_SECONDS = 1.0
_SIDE = 1024


def profile(pack: ModelPack, blocks: Sequence[Path], folder: Path, enrol: Enrol) -> dict[str, Any]:
    """The JSON document. What a core can do at most is measured before and after; the better counts."""
    before = multiplying()
    clock = StageClock()
    with (
        clock.running(),
        Workspace.create(folder / "profiled", WorkspaceKind.TRAINING, "benchmark") as workspace,
    ):
        engine = FaceEngine.open(pack, "cpu")
        enrol(workspace, engine, blocks[0])  # settles threads and batch, starts the decoders
        clock.spent.clear()
        clock.shapes.clear()
        pids = workspace.attached(DecodePool).pids
        decoded, processor, begun = processor_seconds_of(pids), time.process_time(), time.perf_counter()
        done = [enrol(workspace, engine, block) for block in blocks[1:]]
        seconds = time.perf_counter() - begun
        processor = time.process_time() - processor
        decoded = processor_seconds_of(workspace.attached(DecodePool).pids) - decoded
    peak = max(before, multiplying())
    images = sum(one.images for one in done)
    setting = done[-1].setting
    assert setting is not None
    stages = {
        name: {"ms": 1000 * one.seconds / images, "processor_ms": 1000 * one.processor / images}
        for name, one in clock.spent.items()
    }
    # What a network's other threads do is not on its caller's clock.
    for network in (DETECTOR, EMBEDDER):
        if setting.threads > 1 and network in stages:
            stages[network]["processor_ms"] *= setting.threads
    stages[DECODING] = {"ms": None, "processor_ms": 1000 * decoded / images}
    accounted = sum(one["processor_ms"] for name, one in stages.items() if name != DECODING)
    stages["everything else"] = {
        "ms": None,
        "processor_ms": max(0.0, 1000 * processor / images - accounted),
    }
    paths = {DETECTOR: pack.detector_path, EMBEDDER: pack.embedder_path}
    gflop = {
        network: sum(n * operations(paths[network], shape) for shape, n in shapes.items()) / 1e9 / images
        for network, shapes in clock.shapes.items()
    }
    total = sum(gflop.values())
    spent = sum(stages[network]["processor_ms"] for network in gflop) / 1000
    return {
        "images": images,
        "seconds": seconds,
        "images_per_second": images / seconds,
        "processor_ms": 1000 * (processor + decoded) / images,
        "threads": setting.threads,
        "calls": setting.calls,
        "batch": setting.batch,
        "stages": stages,
        "gflop_per_image": gflop,
        "gflop_per_core_second": total / spent,
        "multiplying_gflop_per_core_second": peak,
        "share_of_multiplying": total / spent / peak,
        "images_per_second_if_only_multiplying": usable_cores() * peak / total,
        "networks_share_of_processor": spent * images / (processor + decoded),
    }


def multiplying() -> float:
    """GFLOP of a core in a second of its own time: float32 products of two matrices of 1024 x 1024, by
    numpy's BLAS and by onnxruntime, the better one. Processor time, because a core that others use as well
    does no less in a second that is ours."""
    left, right = np.random.default_rng(0).standard_normal((2, _SIDE, _SIDE), np.float32)
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["left", "right"], ["product"])],
        "product",
        [helper.make_tensor_value_info("left", TensorProto.FLOAT, [_SIDE, _SIDE])],
        [helper.make_tensor_value_info("product", TensorProto.FLOAT, [_SIDE, _SIDE])],
        [numpy_helper.from_array(right, "right")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    session = create_session(model.SerializeToString(), CPU, 1)
    ways: list[Callable[[], object]] = [
        lambda: np.matmul(left, right),
        lambda: session.run(None, {"left": left}),
    ]
    best = min(_processor_seconds(way) for way in ways)
    return 2e-9 * _SIDE**3 / best


def _processor_seconds(work: Callable[[], object]) -> float:
    """The least of several times."""
    work()
    took = []
    until = time.perf_counter() + _LIMIT_SECONDS
    while len(took) < 5 or time.perf_counter() < until:
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return min(took)


def print_profile(found: dict[str, Any]) -> None:
    calls = (
        f"{found['calls']} calls at once, {found['threads']} thread(s) each, batches of {found['batch']}"
    )
    print(f"\nprofile of {found['images']} images: {found['images_per_second']:.2f} images/s; {calls}")
    print(f"{'':44}{'CPU ms/image':>14}{'share':>8}{'ms/image':>12}")
    total = found["processor_ms"]
    ordered = sorted(found["stages"].items(), key=lambda item: -item[1]["processor_ms"])
    for name, one in ordered:
        wall = "" if one["ms"] is None else f"{one['ms']:.2f}"
        print(f"{name:44}{one['processor_ms']:14.2f}{one['processor_ms'] / total:8.1%}{wall:>12}")
    print(f"{'in all':44}{total:14.2f}{'':8}{1000 / found['images_per_second']:12.2f}")
    each = ", ".join(f"{name} {value:.2f}" for name, value in found["gflop_per_image"].items())
    print(
        f"convolutions: {each} GFLOP an image; {found['gflop_per_core_second']:.1f} GFLOP/s of a core, "
        f"{found['share_of_multiplying']:.0%} of a plain matrix product "
        f"({found['multiplying_gflop_per_core_second']:.1f})"
    )
    most = found["images_per_second_if_only_multiplying"]
    print(
        f"bound: {most:.1f} images/s on {usable_cores()} cores that do nothing but these operations, as "
        "fast as a matrix product"
    )
