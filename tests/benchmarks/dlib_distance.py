"""Which cosine of the default pack has the FMR of dlib's customary distance 0.6: the lab's preset.

    python -m tests.benchmarks.dlib_distance [--images FOLDER] [--people 1500]

FOLDER holds one folder of images for each person; the first image of each is taken. Distances are between
the network's outputs for a single chip, as dlib uses them; cosines between the templates of the product.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import read_image
from desktop.recognition.packs import PackCatalogue
from desktop.workflow.evaluate import middle_chip

DISTANCE = 0.6
LFW = Path(__file__).resolve().parents[2].parent / "shared" / "faces" / "lfw-dev"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.dlib_distance")
    parser.add_argument("--images", type=Path, default=LFW)
    parser.add_argument("--people", type=int, default=1500)
    chosen = parser.parse_args(arguments)
    if not chosen.images.is_dir():
        print(f"There is no folder {chosen.images}; name one with --images.")
        return 2
    engine = FaceEngine.open(PackCatalogue().get("centerface-dlib"), "CPUExecutionProvider")
    folders = sorted(path for path in chosen.images.iterdir() if path.is_dir())
    places = np.unique(np.linspace(0, len(folders) - 1, chosen.people).astype(int))
    first = [sorted(folders[place].iterdir())[0] for place in places]
    chips = [chip for path in first if (chip := middle_chip(engine, read_image(path).pixels)) is not None]
    stack = np.stack(chips)
    # The output before templates are normalised is no part of what the product offers.
    raw = engine._embedder._run(stack).astype(np.float64)
    templates = engine.templates(chips).astype(np.float64)
    upper = np.triu_indices(len(stack), 1)
    lengths = (raw**2).sum(axis=1)
    squares = lengths[:, None] + lengths[None] - 2 * raw @ raw.T
    accepted = int((np.sqrt(np.maximum(squares[upper], 0)) < DISTANCE).sum())
    cosines = templates @ templates.T
    ordered = np.sort(cosines[upper])[::-1]
    threshold = float(ordered[accepted - 1] + ordered[accepted]) / 2
    np.fill_diagonal(cosines, -1)
    print(f"{len(stack)} people, {len(ordered)} pairs of different people")
    print(f"FMR at distance {DISTANCE}: {accepted / len(ordered):.4%} ({accepted} pairs)")
    print(f"the cosine with that FMR: {threshold:.4f}")
    print(f"people who get somebody at it: {(cosines.max(axis=1) >= threshold).mean():.1%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
