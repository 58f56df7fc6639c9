"""How far the self-test on synthetic faces tells a right pack from a wrong one: where its bounds come from.

    python -m tests.benchmarks.pack_self_test [PACK ...] [--json]

For every installed pack (or the named ones): the area under the curve (AUC) and the separation d' of mated
from non-mated pairs of the 24 synthetic people, as declared, and with its input declared wrong in the usual
ways; then networks with random weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import onnx
from numpy.typing import NDArray

from desktop.recognition.embedder import Embedder
from desktop.recognition.face_check import LEAST_AUC, chips_of, separation
from desktop.recognition.onnx_parts import constant, node, serialise, value_info
from desktop.recognition.packs import EmbedderSpec, PackCatalogue
from desktop.recognition.providers import CPU, Session, choose_device, create_session, open_session
from desktop.recognition.synthetic_faces import SyntheticFace, synthetic_faces

Chips = NDArray[np.uint8]


def random_network(seed: int, size: int = 112, length: int = 128) -> bytes:
    """Three convolutions with random weights, and a random projection."""
    random = np.random.default_rng(seed)
    nodes, tensors, name, channels, side = [], [], "input", 3, size
    for layer in range(3):
        wide = 16 * 2**layer
        weight = random.normal(0, 1 / np.sqrt(9 * channels), (wide, channels, 3, 3)).astype(np.float32)
        tensors.append(constant(f"w{layer}", weight))
        nodes.append(node("Conv", [name, f"w{layer}"], f"c{layer}", strides=[2, 2], pads=[1, 1, 1, 1]))
        nodes.append(node("Relu", [f"c{layer}"], f"r{layer}"))
        name, channels, side = f"r{layer}", wide, (side + 1) // 2
    inputs = channels * side * side
    tensors.append(
        constant("p", random.normal(0, 1 / np.sqrt(inputs), (inputs, length)).astype(np.float32))
    )
    nodes += [node("Flatten", [name], "flat"), node("MatMul", ["flat", "p"], "template")]
    return serialise(
        onnx.GraphProto(
            name="random",
            node=nodes,
            initializer=tensors,
            input=[value_info("input", ("N", 3, size, size))],
            output=[value_info("template", ("N", length))],
        )
    )


def figures(session: Session, spec: EmbedderSpec, chips: Chips, subjects: list[str]) -> dict[str, float]:
    """AUC and d' of one way to hand the chips in."""
    templates = Embedder(session, replace(spec, mirror=False)).templates(chips)
    scores = templates @ templates.T
    same = np.array(subjects)[:, None] == np.array(subjects)[None, :]
    above = np.triu(np.ones_like(same), 1)
    mated, non_mated = scores[above & same], scores[above & ~same]
    spread = np.sqrt((mated.var() + non_mated.var()) / 2)
    return {
        "auc": separation(templates, subjects).auc,
        "d": float((mated.mean() - non_mated.mean()) / spread),
    }


def ways(spec: EmbedderSpec) -> dict[str, tuple[EmbedderSpec, Callable[[Chips], Chips]]]:
    """As declared, and wrong in the usual ways."""

    def plain(chips: Chips) -> Chips:
        return chips

    other = "bgr" if spec.colour == "rgb" else "rgb"
    found = {
        "as declared": (spec, plain),
        "red and blue exchanged": (replace(spec, colour=other), plain),
        "negative": (spec, lambda chips: 255 - chips),
        "upside down": (spec, lambda chips: np.ascontiguousarray(chips[:, ::-1])),
        "a tenth aside": (spec, lambda chips: np.roll(chips, spec.size // 10, axis=2)),
        "a quarter aside": (spec, lambda chips: np.roll(chips, spec.size // 4, axis=1)),
    }
    for mean, scale in ((0.0, 1.0), (0.0, 255.0), (127.5, 127.5), (127.5, 1.0)):
        found[f"(x - {mean:g}) / {scale:g}"] = (replace(spec, mean=(mean,) * 3, scale=scale), plain)
    return found


def measure(
    faces: list[SyntheticFace], session: Session, spec: EmbedderSpec
) -> dict[str, dict[str, float]]:
    chips, subjects = chips_of(faces, [face.points for face in faces], spec)
    return {
        name: figures(session, declared, change(chips), subjects)
        for name, (declared, change) in ways(spec).items()
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pack_self_test")
    parser.add_argument("packs", nargs="*")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    catalogue, faces = PackCatalogue(), synthetic_faces()
    packs = [p for p in catalogue.installed() if not chosen.packs or p.id in chosen.packs]
    results: dict[str, dict[str, dict[str, float]]] = {}
    for pack in packs:
        session, _ = open_session(pack.embedder_path, choose_device("cpu"))
        results[pack.id] = measure(faces, session, pack.embedder)
    if packs:
        base = replace(
            packs[0].embedder, size=112, length=128, fixed_batch=0, mean=(127.5,) * 3, scale=127.5
        )
        side = packs[0].embedder.size
        base = replace(
            base, alignment=tuple((x * 112 / side, y * 112 / side) for x, y in packs[0].embedder.alignment)
        )
        chips, subjects = chips_of(faces, [face.points for face in faces], base)
        results["random weights"] = {
            f"seed {seed}": figures(create_session(random_network(seed), CPU, None), base, chips, subjects)
            for seed in range(5)
        }
    if chosen.json:
        print(json.dumps({"least_auc": LEAST_AUC, "packs": results}, indent=2))
        return 0
    for pack_id, found in results.items():
        print(f"\n{pack_id}")
        for name, one in found.items():
            print(f"  {name:24} AUC {one['auc']:.4f}  d' {one['d']:5.2f}")
    print(f"\nRefused below an AUC of {LEAST_AUC}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
