"""All figures on one page: runs the benchmarks one after the other and writes `docs/benchmarks.md` again.

    python -m tests.benchmarks.page [--only TITLE ...] [--million FOLDER] [--out FILE] [--keep FOLDER]

Each benchmark runs in a process of its own, so that its memory is its own; both sides of a ratio stand in
the same process there. What the machine can do at most (`tests.benchmarks.limits`) is measured first and
last, and its better figure counts. `--million` names a workspace of `tests.benchmarks.million`, made where
there is none; without it a temporary one is made, which takes minutes. `--keep` leaves what each of them
said as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from tests.benchmarks.enrolment import machine
from tests.benchmarks.page_rows import (
    Rows,
    audit_rows,
    enrolment_rows,
    first_window_rows,
    leave_one_out_rows,
    log_rows,
    opening_rows,
    search_rows,
    slider_rows,
    table,
    window_rows,
)

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"
VERSIONS = (
    "numpy",
    "onnxruntime",
    "pillow",
    "pyside6-essentials",
    "faiss-cpu",
    "usearch",
    "face-recognition",
    "dlib-bin",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of the page, and the command that fills it."""

    title: str
    module: str
    rows: Rows
    arguments: tuple[str, ...] = ()
    at_scale: bool = False
    """Needs the workspace of a million faces."""


LFW = ROOT.parent / "shared" / "faces" / "lfw-dev"

PARTS = (
    Part("Search", "search", search_rows),
    Part("Enrolment, demo faces", "enrolment", enrolment_rows, ("--profile",)),
    Part(
        "Enrolment, Labeled Faces in the Wild",
        "enrolment",
        enrolment_rows,
        ("--profile", "--images", str(LFW), "--limit", "300"),
    ),
    Part("Leave-one-out", "leave_one_out", leave_one_out_rows),
    Part("Slider", "slider", slider_rows),
    Part("First window", "first_window", first_window_rows),
    Part("Opening a large gallery", "opening", opening_rows, ("--no-window",), at_scale=True),
    Part("The window with a large gallery", "window_at_scale", window_rows, at_scale=True),
    Part("The log", "log_at_scale", log_rows),
    Part("The page of the log", "audit_page", audit_rows),
)


def run(module: str, arguments: Sequence[str] = ()) -> dict[str, Any]:
    """The JSON document that `tests.benchmarks.MODULE` ends with. A bar that it does not keep stands in it.

    Raises `RuntimeError` where it says nothing.
    """
    environment = dict(os.environ)
    if not environment.get("DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", "--json", *arguments]
    ran = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    begins = ran.stdout.find("\n{") + 1 if not ran.stdout.startswith("{") else 0
    try:
        document: dict[str, Any] = json.loads(ran.stdout[begins:])
    except ValueError:
        raise RuntimeError(f"{module} ended with {ran.returncode} and without figures") from None
    return document


def versions() -> str:
    """Of what has a part in the figures."""
    found = [f"Python {platform.python_version()}"]
    for name in VERSIONS:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return ", ".join(found)


def memory_gib() -> float:
    """Of the machine; 0 where it cannot be told."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (AttributeError, ValueError, OSError):
        return 0.0


def better(first: dict[str, float], last: dict[str, float]) -> dict[str, float]:
    """Of two runs of the limits; the disk's is a time, the others are speeds."""
    return {name: (min if name == "sync_ms" else max)(first[name], last[name]) for name in first}


INTRODUCTION = """# Benchmarks

Made by `python3 develop.py bench`, which writes this page again. Both sides of a ratio were measured in one
run of one process, in turn where that is possible; a ratio above 1 says how many times as fast Second Look
is. Memory is what is held beside mapped files, ours / the other's. “What limits it” is measured beside it.
"""


def head(limits: dict[str, float], load: float) -> list[str]:
    day = datetime.now().astimezone().date().isoformat()
    return [
        INTRODUCTION,
        f"{day}; {machine()}, {memory_gib():.0f} GiB; load before: {load:.1f}. {versions()}.",
        "",
        "| The machine at most | |",
        "|---|---|",
        f"| reading memory, all cores | {limits['memory_gib_per_s']:.1f} GiB/s |",
        f"| multiplying float32 matrices (numpy) | {limits['multiplying_gflop_per_s']:.0f} GFLOP/s |",
        f"| 3 x 3 convolution (onnxruntime, CPU) | {limits['convolving_gflop_per_s']:.0f} GFLOP/s |",
        f"| decoding JPEG, one core | {limits['jpeg_megapixels_per_s']:.0f} megapixels/s |",
        f"| 4 KiB written and synced | {limits['sync_ms']:.2f} ms |",
        "",
    ]


def measured(parts: Sequence[Part], million: Path, keep: Path | None) -> list[tuple[Part, dict[str, Any]]]:
    """Each part with its figures. Raises `RuntimeError` where one has none."""
    found = []
    for part in parts:
        print(f"== {part.title}", flush=True)
        begun = time.perf_counter()
        arguments = [*part.arguments, *(("--workspace", str(million)) if part.at_scale else ())]
        document = run(part.module, arguments)
        found.append((part, document))
        print(f"   {time.perf_counter() - begun:.0f} s", flush=True)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            name = part.title.lower().replace(" ", "-").replace(",", "") + ".json"
            (keep / name).write_text(json.dumps(document, indent=1), encoding="utf-8")
    return found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.page")
    parser.add_argument("--only", nargs="+", choices=[part.title for part in PARTS], help="for a look")
    parser.add_argument("--million", type=Path, help="workspace of a million faces, made if need be")
    parser.add_argument("--out", type=Path, default=PAGE)
    parser.add_argument("--keep", type=Path, help="folder for the JSON of each")
    chosen = parser.parse_args(arguments)
    parts = [part for part in PARTS if not chosen.only or part.title in chosen.only]
    if not LFW.is_dir():
        parts = [part for part in parts if str(LFW) not in part.arguments]
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    first = run("limits")
    with tempfile.TemporaryDirectory(prefix="second-look-bench-") as temporary:
        million = chosen.million or Path(temporary) / "million"
        if any(part.at_scale for part in parts):
            print("== A workspace of a million faces", flush=True)
            command = [sys.executable, "-m", "tests.benchmarks.million", "--out", str(million)]
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        documents = measured(parts, million, chosen.keep)
    limits = better(first, run("limits"))
    lines = head(limits, load)
    for part, found in documents:
        lines += [f"## {part.title}", "", *table(part.rows(found, limits)), ""]
    chosen.out.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    print(chosen.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
