"""How long until a gallery of a million faces can be worked with: opening its workspace, listing it, what
is not recorded in it, its snapshot, the first search and the window on it.

    python -m tests.benchmarks.opening [--faces N] [--workspace FOLDER] [--runs N] [--no-window] [--json]

`--workspace` is one that `tests.benchmarks.million` built, used as it is; without it one is built. What
reads the whole gallery stands beside the way it was done before (face by face, counted on every listing),
both in turn in this process; the ratio is the median of the ratios of the turns, of the processor's time,
which stands beside the clock's: the machine may have other work.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from desktop.domain.galleries import Gallery
from desktop.recognition.packs import ModelPack, PackCatalogue
from desktop.recognition.search_engine import SearchEngine
from desktop.storage.workspace import Workspace
from desktop.workflow.browse import faces_page, galleries, metadata_gaps
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.model_packs import ensure_default_pack
from tests.benchmarks import first_window, million
from tests.benchmarks.memory import anonymous

_ROWS = "SELECT face_id, subject_id, image_sha256, row FROM face WHERE gallery_id = ? ORDER BY row"
_COUNTS = """SELECT (SELECT count(*) FROM face WHERE face.gallery_id = gallery.gallery_id),
    (SELECT count(DISTINCT subject_id) FROM face WHERE face.gallery_id = gallery.gallery_id)
FROM gallery WHERE gallery_id = ?"""

Timing = tuple[float, float]
"""Seconds of the clock, and of the processor."""


def snapshot_by_row(workspace: Workspace, gallery: Gallery) -> str:
    """As it was done before; returns the hash."""
    with workspace.reading() as stores:
        rows = stores.faces._session.rows(_ROWS, (gallery.gallery_id,))
    face_ids, subjects, _, places = zip(*rows, strict=True)
    np.array(places, np.int64), np.array(face_ids, np.int64)
    numbers = {subject: number for number, subject in enumerate(dict.fromkeys(subjects))}
    np.array(list(map(numbers.__getitem__, subjects)), np.int32)
    digest = hashlib.sha256()

    def put(text: str) -> None:
        raw = text.encode("utf-8")
        digest.update(len(raw).to_bytes(4, "big") + raw)

    put(gallery.pack_hash)
    for face_id, subject_id, image_sha256, _ in rows:
        put(str(face_id))
        put(subject_id)
        put(image_sha256)
    return digest.hexdigest()


def listing_counted(workspace: Workspace, gallery: Gallery) -> tuple[int, int]:
    """As it was done before: (faces, subjects)."""
    with workspace.reading() as stores:
        faces, subjects = stores.faces._session.rows(_COUNTS, (gallery.gallery_id,))[0]
    return faces, subjects


def gaps_of_records(workspace: Workspace, gallery: Gallery) -> dict[str, int]:
    """As it was done before."""
    with workspace.reading() as stores:
        records = list(stores.faces.records(gallery.gallery_id).values())
    return {
        "sex": sum(1 for r in records if not r.sex),
        "race_ethnicity": sum(1 for r in records if not r.race_ethnicity),
        "year_of_birth": sum(1 for r in records if r.year_of_birth is None),
        "capture_date": sum(1 for r in records if r.capture_date is None),
        "subjects": len(records),
    }


def _timed(work: Callable[[], Any]) -> tuple[Timing, Any]:
    clock, processor = time.perf_counter(), time.process_time()
    made = work()
    return (time.perf_counter() - clock, time.process_time() - processor), made


def _median(timings: list[Timing]) -> dict[str, float]:
    return {
        "seconds": statistics.median(clock for clock, _ in timings),
        "cpu_seconds": statistics.median(processor for _, processor in timings),
    }


def _in_turn(before: Callable[[], Any], now: Callable[[], Any], runs: int) -> dict[str, Any]:
    """Both must give the same."""
    old: list[Timing] = []
    new: list[Timing] = []
    for turn in range(runs):
        pair = [(old, before), (new, now)]
        answers = []
        for timings, work in pair if turn % 2 else reversed(pair):
            timing, answer = _timed(work)
            timings.append(timing)
            answers.append(answer)
        if answers[0] != answers[1]:
            raise SystemExit(f"the two ways differ: {answers}")
    ratios = [a[1] / max(b[1], 1e-6) for a, b in zip(old, new, strict=True)]
    return {"before": _median(old), "now": _median(new), "ratio": statistics.median(ratios)}


def measure(folder: Path, runs: int) -> dict[str, Any]:
    """Seconds, and bytes of memory, by what was done."""
    found: dict[str, Any] = {}
    pack = PackCatalogue().get(ensure_default_pack(PackCatalogue()).id)
    opened: list[Timing] = []
    for _ in range(runs):
        timing, workspace = _timed(lambda: Workspace.open(folder, "benchmark"))
        opened.append(timing)
        workspace.close()
    found["opening the workspace"] = {"now": _median(opened)}
    with Workspace.open(folder, "benchmark") as workspace:
        gallery = max(galleries(workspace), key=lambda one: one.faces)
        found["faces"], found["subjects"] = gallery.faces, gallery.subjects
        _cold(workspace, gallery, pack, found)
        found["listing the gallery"] = _in_turn(
            lambda: listing_counted(workspace, gallery),
            lambda: next((g.faces, g.subjects) for g in galleries(workspace) if g.name == gallery.name),
            runs,
        )
        found["what is not recorded"] = _in_turn(
            lambda: gaps_of_records(workspace, gallery),
            lambda: metadata_gaps(workspace, gallery.gallery_id),
            runs,
        )
        found["first page of faces"] = {
            "now": _median([_timed(lambda: faces_page(workspace, 1, 0, 256))[0] for _ in range(runs)])
        }
        found["snapshot"] = _in_turn(
            lambda: snapshot_by_row(workspace, gallery),
            lambda: take_snapshot(workspace, gallery, pack).hash,
            runs,
        )
    return found


def _cold(workspace: Workspace, gallery: Gallery, pack: ModelPack, found: dict[str, Any]) -> None:
    """The first snapshot and search of the process, and what they keep in memory."""
    before = anonymous()
    timing, snapshot = _timed(lambda: take_snapshot(workspace, gallery, pack))
    found["first snapshot"] = {"now": _median([timing])}
    memory = {"templates": snapshot.templates.nbytes, "snapshot": anonymous() - before}
    engine = SearchEngine()
    probe = np.array(snapshot.templates[len(snapshot.templates) // 2])
    for name in ("first search of it", "next search of it"):
        timing, _ = _timed(lambda: engine.search(snapshot, probe, comparator=pack.comparator, top=50))
        found[name] = {"now": _median([timing])}
    memory["snapshot and search"] = anonymous() - before
    found["memory"] = memory


def _window(folder: Path, runs: int, found: dict[str, Any]) -> None:
    seen = first_window.measure(folder, runs)
    start, pages = seen["first_window"]["desk"], seen["pages"]["patient"]
    found["first paint of the window on it"] = {
        "now": {"seconds": start["median"], "cpu_seconds": start["cpu_median"]}
    }
    found["first paint of its gallery page"] = {"now": pages["gallery"]}


def _print(found: dict[str, Any]) -> None:
    print(f"{found['machine']}; {found['faces']:,} faces of {found['subjects']:,} subjects")
    print(f"\n{'seconds (of the processor)':36}{'before':>18}{'now':>18}{'ratio':>8}")
    for name, row in found.items():
        if not isinstance(row, dict) or "now" not in row:
            continue
        cells = [
            f"{row[side]['seconds']:9.3f} ({row[side]['cpu_seconds']:.3f})" if side in row else ""
            for side in ("before", "now")
        ]
        ratio = f"{row['ratio']:8.1f}" if "ratio" in row else ""
        print(f"{name:36}{cells[0]:>18}{cells[1]:>18}{ratio}")
    memory = found["memory"]
    print(f"\ntemplates, mapped: {memory['templates'] / 2**20:,.0f} MiB")
    for name in ("snapshot", "snapshot and search"):
        share = 1 + memory[name] / memory["templates"]
        print(
            f"{name}: {memory[name] / 2**20:,.0f} MiB beside them, {share:.2f} times the templates in all"
        )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.opening")
    parser.add_argument("--faces", type=int, default=million.FACES)
    parser.add_argument("--workspace", type=Path, default=None)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-window", action="store_true")
    parser.add_argument("--json", action="store_true", help="one JSON document: seconds, bytes")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="second-look-bench-") as temporary:
        folder = chosen.workspace or million.build(Path(temporary) / "workspace", chosen.faces)
        found = {
            "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
            **measure(folder, chosen.runs),
        }
        if not chosen.no_window:
            _window(folder, chosen.runs, found)
    if chosen.json:
        print(json.dumps(found))
    else:
        _print(found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
