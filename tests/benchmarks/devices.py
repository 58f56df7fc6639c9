"""Every device of this machine against its processor, in one process.

    python -m tests.benchmarks.devices [--images DIR] [--block N] [--rounds N] [--seconds S] [--json]

Prints what `second-look devices --measure` measures (finding faces, templates, searches), and enrolment:
blocks of the same images are enrolled on each device in turn, into temporary workspaces, decoding and the
log included; each block begins with another device. Templates of the same images are compared between the
devices as they were enrolled, detection and alignment included.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop import paths
from desktop.recognition.device_versions import machine_versions
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import PackCatalogue
from desktop.recognition.provider_table import CPU
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.device_advice import advice
from desktop.workflow.devices import device_states
from desktop.workflow.enrol import EnrolmentRequest, enrol, list_images
from desktop.workflow.kept_speeds import as_document
from desktop.workflow.measure_devices import measure_devices
from tests.people import sign_in_as


class _Enrolling:
    """One device, one workspace, a gallery for each block."""

    def __init__(self, engine: FaceEngine, folder: Path) -> None:
        self.engine = engine
        self.workspace = Workspace.create(folder, WorkspaceKind.DEMO, "benchmark")
        sign_in_as(self.workspace, "benchmark")
        self.rates: list[float] = []
        self.cpu_seconds: list[float] = []

    def block(self, name: str, images: Path) -> NDArray[np.float32]:
        begun, used = time.perf_counter(), time.process_time()
        summary = enrol(self.workspace, self.engine, EnrolmentRequest(name, images))
        self.rates.append(summary.enrolled / (time.perf_counter() - begun))
        self.cpu_seconds.append((time.process_time() - used) / max(1, summary.enrolled))
        gallery, length = summary.gallery, self.engine.pack.embedder.length
        file = self.workspace.templates(gallery.gallery_id, gallery.pack_id, length)
        return file.view(gallery.faces).copy()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.devices")
    parser.add_argument("--images", type=Path, default=paths.resources_dir() / "demo" / "gallery")
    parser.add_argument("--block", type=int, default=48)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    catalogue = PackCatalogue()
    pack = catalogue.get(catalogue.default_id)
    measured = measure_devices(pack, seconds=chosen.seconds)
    here = [state for state in device_states() if state.missing is None]
    opened = {state.provider: FaceEngine.open(pack, state.provider) for state in here}
    usable = {name: engine for name, engine in opened.items() if engine.device.provider == name}
    with tempfile.TemporaryDirectory(prefix="second-look-devices-") as folder:
        enrolled, apart = _enrol_in_turn(usable, Path(folder), chosen)
    document = {
        "versions": machine_versions(),
        **as_document(measured),
        "enrolment": enrolled,
        "apart": apart,
    }
    if chosen.json:
        json.dump(document, sys.stdout, indent=2)
        return 0
    for name, version in machine_versions().items():
        print(f"{name}: {version}")
    for speed in measured.speeds:
        figures = {
            name: round(value, 1) for name, value in asdict(speed).items() if isinstance(value, float)
        }
        print(f"{speed.device}: {figures} {speed.problem}")
        if speed.agreement is not None:
            print(f"  {speed.agreement.sentence}")
    for name, figures in enrolled.items():
        print(f"enrolment, {name}: {figures}")
    for name, figures in apart.items():
        print(f"whole way from picture to template, {name} against the CPU: {figures}")
    print(advice(measured).sentence)
    return 0


def _enrol_in_turn(
    engines: dict[str, FaceEngine], folder: Path, chosen: argparse.Namespace
) -> tuple[dict[str, Any], dict[str, Any]]:
    names = list_images(chosen.images)[: chosen.block * chosen.rounds]
    sides = {name: _Enrolling(engine, folder / name) for name, engine in engines.items()}
    templates: dict[str, list[NDArray[np.float32]]] = {name: [] for name in sides}
    for number in range(0, len(names), chosen.block):
        images = folder / f"block-{number}"
        images.mkdir()
        for name in names[number : number + chosen.block]:
            (images / Path(name).name).write_bytes((chosen.images / name).read_bytes())
        order = list(sides)
        turn = (number // chosen.block) % len(order)
        for name in order[turn:] + order[:turn]:
            templates[name].append(sides[name].block(f"block {number}", images))
    for side in sides.values():
        side.workspace.close()
    enrolled = {
        name: {
            "images_per_second": round(statistics.median(side.rates), 2),
            "processor_seconds_per_image": round(statistics.median(side.cpu_seconds), 4),
            "against_the_cpu": round(
                statistics.median(
                    mine / cpu for mine, cpu in zip(side.rates, sides[CPU].rates, strict=True)
                ),
                3,
            ),
        }
        for name, side in sides.items()
    }
    ours = np.concatenate(templates[CPU]).astype(np.float64)
    apart = {}
    for name in sides:
        if name != CPU:
            theirs = np.concatenate(templates[name]).astype(np.float64)
            scores = np.abs(theirs @ theirs.T - ours @ ours.T)
            apart[name] = {
                "faces": len(ours),
                "template": float(np.abs(theirs - ours).max()),
                "score": float(scores.max()),
                "score_median": float(np.median(scores)),
            }
    return enrolled, apart


if __name__ == "__main__":
    raise SystemExit(main())
