"""Exact search beside numpy, faiss and usearch, in one process, with memory and the limit of the machine.

    python -m tests.benchmarks.search [--rows N] [--length D] [--kind faces|unit] [--top K] [--rounds N] ...

Made-up templates in a mapped file, one face a subject, spread as those of the default pack are (`--kind
unit`: evenly). Every round each way answers the same probe once, in an order that turns; ratios are taken
within a round, and their median stands in the table, so that other work on the machine does not decide.
"Read" is a plain read of the same bytes on all cores: nothing that looks at every template can be faster.
Every list of ours is compared with that of the exact scan, rank by rank and bit by bit. Memory is measured
in processes of their own: what is held beside the mapped file.

faiss and usearch are measured where they are installed:

    pip install faiss-cpu==1.15.1 usearch==2.26.6 (what develop.py bench does)
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata, util
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.domain.cohorts import Cohort
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition.onnx_scan import OnnxScan
from desktop.recognition.providers import available_providers, device_label, usable_cores
from desktop.recognition.quantised_rows import CHUNK, centre_of, quantise_rows
from desktop.recognition.quantised_scan import QuantisedScan
from desktop.recognition.search import search_snapshot
from desktop.recognition.search_engine import SearchEngine, search_with
from tests.benchmarks.memory import Peak, anonymous

BAR = 2.0
MEMORY_BAR = 1.3
OPEN_BAR = 2.0
PEERS = {"faiss", "usearch"}
Templates = NDArray[np.float32]
Way = Callable[[NDArray[np.float32]], object]


def write_templates(path: Path, rows: int, length: int, kind: str) -> None:
    """`faces` are made like templates of the default pack, as measured on LFW: the mean of all has a length
    of 0.92, and what is left is spread over some 30 of 128 dimensions."""
    random = np.random.default_rng(0)
    spread = np.arange(1, length + 1, dtype=np.float32) ** np.float32(-0.4 if kind == "faces" else 0)
    spread *= np.float32(0.4 / np.linalg.norm(spread))
    mean = random.standard_normal(length).astype(np.float32)
    mean *= np.float32((0.92 if kind == "faces" else 0) / np.linalg.norm(mean))
    with path.open("wb") as file:
        for start in range(0, rows, CHUNK):
            part = random.standard_normal((min(CHUNK, rows - start), length), np.float32)
            part = part * spread + mean
            part /= np.linalg.norm(part, axis=1, keepdims=True)
            file.write(part.tobytes())


def snapshot_of(path: Path, rows: int, length: int) -> GallerySnapshot:
    return GallerySnapshot(
        gallery_id=1,
        gallery_name="benchmark",
        pack_id="none",
        pack_hash="",
        templates=np.memmap(path, np.float32, "r", shape=(rows, length)),
        face_ids=np.arange(rows, dtype=np.int64),
        subject_index=np.arange(rows, dtype=np.int32),
        subject_ids=Names(rows),  # type: ignore[arg-type]
        hash="benchmark",
    )


class Names:
    """Subject ids that take no memory: it is the search that is measured."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> str:
        return str(place)


def quantised(templates: Templates) -> QuantisedScan:
    centre = centre_of(templates)
    chunks = [
        quantise_rows(templates[start : start + CHUNK], centre, squares=False)
        for start in range(0, len(templates), CHUNK)
    ]
    return QuantisedScan([chunk for chunk in chunks if chunk is not None], "cosine")


def best_of(scores: NDArray[np.float32], top: int) -> NDArray[np.int64]:
    """What people write: the k best, in order."""
    place = len(scores) - top
    best = np.argpartition(scores, place)[place:]
    return best[np.argsort(-scores[best])]


def reader(parts: NDArray[Any], pool: ThreadPoolExecutor) -> Callable[[], object]:
    """Reads all bytes once, on all cores: the maximum of 64-bit words."""
    words = parts.reshape(-1).view(np.int64)
    pieces = np.array_split(words, usable_cores())
    return lambda: list(pool.map(np.max, pieces))


def faiss_index(templates: Templates) -> Any:
    import faiss

    faiss.omp_set_num_threads(usable_cores())
    index = faiss.IndexFlatIP(templates.shape[1])
    for start in range(0, len(templates), CHUNK):
        index.add(np.ascontiguousarray(templates[start : start + CHUNK]))
    return index


def usearch_exact(templates: Templates, probes: NDArray[np.float32], top: int) -> object:
    from usearch.index import MetricKind, search

    return search(templates, probes, top, MetricKind.IP, exact=True, threads=usable_cores())


def ms(seconds: list[float]) -> str:
    return f"{1000 * statistics.median(seconds):9.1f} {1000 * min(seconds):9.1f}"


def interleaved(
    ways: dict[str, Way], probes: Iterator[NDArray[np.float32]], rounds: int
) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    for number in range(-1, rounds):
        probe = next(probes)
        for name in names[number % len(names) :] + names[: number % len(names)]:
            begun = time.perf_counter()
            ways[name](probe)
            if number >= 0:  # the first round warms up
                took[name].append(time.perf_counter() - begun)
    return took


def ratio(slow: list[float], fast: list[float]) -> float:
    return statistics.median(one / other for one, other in zip(slow, fast, strict=True))


def singles(
    snapshot: GallerySnapshot, scan: QuantisedScan, chosen: argparse.Namespace, index: Any
) -> dict[str, Any]:
    templates, top = snapshot.templates, chosen.top
    out = np.empty(snapshot.faces, np.float32)
    pool = ThreadPoolExecutor(usable_cores())
    means = np.random.default_rng(2).normal(0.3, 0.03, snapshot.faces).astype(np.float32)
    cohort = Cohort(8, means)
    expected: dict[str, Any] = {}

    def ours(probe: NDArray[np.float32]) -> None:
        (found,) = search_with(scan, snapshot, probe[None], top=top)
        same(probe, found, None)

    def ours_normalised(probe: NDArray[np.float32]) -> None:
        (found,) = search_with(scan, snapshot, probe[None], top=top, cohort=cohort)
        same(probe, found, cohort)

    def ours_counted(probe: NDArray[np.float32]) -> None:
        (found,) = search_with(scan, snapshot, probe[None], top=top)
        found.count_at_or_above(-1.0)

    def same(probe: NDArray[np.float32], found: Any, using: Cohort | None) -> None:
        key = f"{probe[:4].tobytes()!r}{using is None}"
        if key in expected:
            want = expected.pop(key)
            if want != (found.rows, found.probe_mean):
                raise RuntimeError("the list differs from that of the exact scan")
        else:
            expected[key] = (found.rows, found.probe_mean)

    def present(probe: NDArray[np.float32]) -> None:
        same(probe, search_snapshot(snapshot, probe, top=top), None)

    def present_normalised(probe: NDArray[np.float32]) -> None:
        same(probe, search_snapshot(snapshot, probe, top=top, cohort=cohort), cohort)

    ways: dict[str, Way] = {
        "read float32": lambda _, read=reader(templates, pool): read(),
        "read whole numbers": lambda _, reads=[reader(c.blocks, pool) for c in scan.chunks]: [
            read() for read in reads
        ],
        "numpy, templates @ probe": lambda probe: best_of(np.dot(templates, probe, out=out), top),
        "numpy, einsum": lambda probe: best_of(np.einsum("ij,j->i", templates, probe, out=out), top),
        "exact scan": present,
        "exact scan, normalised": present_normalised,
        "quantised": ours,
        "quantised, normalised": ours_normalised,
        "quantised, everybody counted": ours_counted,
    }
    if index is not None:
        ways["faiss IndexFlatIP"] = lambda probe: index.search(probe[None], top)
    if has("usearch"):
        ways["usearch exact"] = lambda probe: usearch_exact(templates, probe[None], top)
    probes = probes_of(templates)
    took = interleaved(ways, probes, chosen.rounds)
    if expected:
        raise RuntimeError("a list was never compared")
    print(
        f"\nOne probe, {top} listed; milliseconds: median, best; how many times the quantised search takes"
    )
    for name, seconds in took.items():
        own = "quantised, normalised" if "normalised" in name else "quantised"
        print(f"  {name:<32}{ms(seconds)} {ratio(seconds, took[own]):7.2f} x")
    size = templates.nbytes / 2**30
    read = size / statistics.median(took["read float32"])
    whole = sum(chunk.blocks.nbytes for chunk in scan.chunks) / 2**30
    print(
        f"  memory read at {read:.1f} GiB/s (float32) and "
        f"{whole / statistics.median(took['read whole numbers']):.1f} GiB/s (whole numbers), medians"
    )
    fastest = min(
        ratio(took[name], took["quantised"]) for name in ("numpy, templates @ probe", "numpy, einsum")
    )
    print(f"  bar {BAR} x numpy's faster way: {kept(fastest >= BAR)} ({fastest:.2f} x)")
    return {"seconds": took, "ratio": fastest}


def batches(
    snapshot: GallerySnapshot, scan: QuantisedScan, chosen: argparse.Namespace, index: Any
) -> dict[str, Any]:
    templates, top, many = snapshot.templates, chosen.top, chosen.batch
    networks = {name: OnnxScan(templates, "cosine", name) for name in available_providers()}
    found: dict[str, Any] = {}

    def by(first_pass: Any, name: str) -> Way:
        def work(probes: NDArray[np.float32]) -> None:
            lists = search_with(first_pass, snapshot, probes, top=top)
            found[name] = [one.rows for one in lists]

        return work

    def plain(probes: NDArray[np.float32]) -> None:
        parts = []
        step = max(1, 2**28 // (4 * len(probes)))
        for start in range(0, len(templates), step):
            scores = probes @ templates[start : start + step].T
            place = max(0, scores.shape[1] - top)
            at = np.argpartition(scores, place, axis=1)[:, place:]
            parts.append((np.take_along_axis(scores, at, axis=1), at + start))
        scores, at = (np.concatenate(part, axis=1) for part in zip(*parts, strict=True))
        order = np.argsort(-scores, axis=1)[:, :top]
        np.take_along_axis(at, order, axis=1)

    ways: dict[str, Way] = {"numpy, blocks": plain, "quantised, one by one": by(scan, "quantised")}
    for name, network in networks.items():
        ways[f"ONNX graph, {device_label(name)}"] = by(network, name)
    if index is not None:
        ways["faiss IndexFlatIP"] = lambda probes: index.search(probes, top)
    if has("usearch"):
        ways["usearch exact"] = lambda probes: usearch_exact(templates, probes, top)
    singles = probes_of(templates)
    took = interleaved(
        ways, (np.stack([next(singles) for _ in range(many)]) for _ in iter(int, 1)), chosen.batches
    )
    if any(rows != found["quantised"] for rows in found.values()):
        raise RuntimeError("the ways differ")
    print(f"\n{many} probes at once; milliseconds a probe: median, best; times that of the ONNX graph, CPU")
    network_cpu = took[f"ONNX graph, {device_label('CPUExecutionProvider')}"]
    for name, seconds in took.items():
        each = [one / many for one in seconds]
        print(f"  {name:<32}{ms(each)} {ratio(seconds, network_cpu):7.2f} x")
    return {"seconds": took}


def probes_of(templates: Templates) -> Iterator[NDArray[np.float32]]:
    """Mixed of two of the gallery: half of them much like one, half like neither."""
    random = np.random.default_rng(1)
    while True:
        for share in (0.5, 0.8):
            one, other = (templates[int(random.integers(len(templates)))] for _ in range(2))
            probe = share * one + (1 - share) * other
            yield np.array(probe / np.linalg.norm(probe), np.float32)


def kept(is_so: bool) -> str:
    return "kept" if is_so else "NOT kept"


def has(name: str) -> bool:
    return name in PEERS and util.find_spec(name) is not None


# ---- memory and opening, in processes of their own


def held(kind: str, path: Path, rows: int, length: int, top: int) -> dict[str, float]:
    """Bytes held beside the mapped file after searches, their peak while it was made, and seconds."""
    templates = np.memmap(path, np.float32, "r", shape=(rows, length))
    probe = np.array(templates[5])
    begun_with = anonymous()
    started = time.perf_counter()
    if kind == "quantised":
        snapshot = snapshot_of(path, rows, length)
        without = anonymous()  # a snapshot's own arrays are there with every kind of search
        engine = SearchEngine()
        engine.search(snapshot, probe, top=top)
        first = time.perf_counter() - started
        with Peak() as peak:
            engine.wait()
            for _ in range(3):
                found = engine.search(snapshot, probe, top=top)
        if engine.first_pass(snapshot, "cosine") is None or isinstance(found.everybody, np.ndarray):
            raise RuntimeError("the first pass was not used")
        return {"held": anonymous() - without, "peak": peak.most - without, "first": first}
    with Peak() as peak:
        if kind == "exact":
            search_snapshot(snapshot_of(path, rows, length), probe, top=top)
        elif kind == "faiss":
            faiss_index(templates).search(probe[None], top)
        else:
            usearch_exact(templates, probe[None], top)
        first = time.perf_counter() - started
        now = anonymous()
    return {"held": now - begun_with, "peak": peak.most - begun_with, "first": first}


def memory(path: Path, chosen: argparse.Namespace) -> dict[str, Any]:
    size = chosen.rows * chosen.length * 4
    print(f"\nBeside the mapped templates ({size / 2**20:,.0f} MiB); held, peak, in MiB; first answer")
    kinds = ["exact", "quantised", *(kind for kind in ("faiss", "usearch") if has(kind))]
    results = {}
    for kind in kinds:
        command = [sys.executable, "-m", "tests.benchmarks.search", "--held", kind, "--file", str(path)]
        command += ["--rows", str(chosen.rows), "--length", str(chosen.length), "--top", str(chosen.top)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode:
            raise RuntimeError(ran.stderr)
        result = results[kind] = json.loads(ran.stdout)
        print(
            f"  {kind:<12}{result['held'] / 2**20:10,.0f}{result['peak'] / 2**20:10,.0f}"
            f"{result['first']:10.2f} s   with the templates {1 + result['peak'] / size:.3f} x their size"
        )
    total = 1 + results["quantised"]["peak"] / size
    first = results["quantised"]["first"]
    print(f"  bar {MEMORY_BAR} x: {kept(total <= MEMORY_BAR)} ({total:.3f} x)")
    if chosen.rows <= 1_000_000:
        print(f"  bar {OPEN_BAR} s to the first answer: {kept(first <= OPEN_BAR)} ({first:.2f} s)")
    return {"memory": results, "memory_ratio": total, "first": first}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--length", type=int, default=128)
    parser.add_argument("--kind", choices=("unit", "faces"), default="faces", help="of templates")
    parser.add_argument("--top", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--batches", type=int, default=3)
    parser.add_argument("--without-peers", action="store_true", help="leave faiss and usearch out")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, help="where the file of templates is put for the time")
    parser.add_argument("--held", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.held:
        print(json.dumps(held(chosen.held, chosen.file, chosen.rows, chosen.length, chosen.top)))
        return 0
    versions = {
        n: metadata.version(n) for n in ("numpy", "onnxruntime", "faiss-cpu", "usearch") if installed(n)
    }
    print(
        f"{platform.machine()}, {usable_cores()} of {os.cpu_count()} cores, "
        f"Python {platform.python_version()}"
    )
    print(", ".join(f"{name} {version}" for name, version in versions.items()))
    with tempfile.TemporaryDirectory(prefix="second-look-bench-", dir=chosen.folder) as folder:
        path = Path(folder) / "templates.f32"
        write_templates(path, chosen.rows, chosen.length, chosen.kind)
        snapshot = snapshot_of(path, chosen.rows, chosen.length)
        print(
            f"{chosen.rows:,} templates ({chosen.kind}) x {chosen.length}, "
            f"{snapshot.templates.nbytes / 2**20:,.0f} MiB"
        )
        begun = time.perf_counter()
        scan = quantised(snapshot.templates)
        print(f"quantised in {time.perf_counter() - begun:.1f} s, in the background of a running program")
        if chosen.without_peers:
            PEERS.clear()
        index = faiss_index(snapshot.templates) if has("faiss") else None
        results = singles(snapshot, scan, chosen, index)
        if chosen.batches:
            results["batches"] = batches(snapshot, scan, chosen, index)
        del scan, index
        results |= memory(path, chosen)
    if chosen.json:
        results |= {"rows": chosen.rows, "length": chosen.length, "top": chosen.top, "batch": chosen.batch}
        results |= {"bytes": chosen.rows * chosen.length * 4, "versions": versions}
        print(json.dumps(results))
    opens = results["first"] <= OPEN_BAR or chosen.rows > 1_000_000
    bars = (results["ratio"] >= BAR, results["memory_ratio"] <= MEMORY_BAR, opens)
    return 0 if all(bars) else 1


def installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
