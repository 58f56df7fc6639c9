"""What each benchmark's JSON says, as rows of the page: our figure, the other's, their ratio, the limit."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `ratio` is how many times as good ours is; None where there is no other."""

    what: str
    ours: str
    beside: str = ""
    theirs: str = ""
    ratio: float | None = None
    memory: str = ""
    limit: str = ""
    bar: str = ""


def search_rows(found: Document, limits: Document) -> list[Row]:
    """Of `tests.benchmarks.search --json`."""
    seconds = found["seconds"]
    ours = seconds["quantised"]
    read = _paired(ours, seconds["read float32"])
    whole = _paired(ours, seconds["read whole numbers"])
    limit = (
        f"memory: {1 / read:.2f} of a plain float32 read of the templates "
        f"({_ms(seconds['read float32'])}), {whole:.2f} x a read of the int8 rows"
    )
    held, size = found["memory"], found["bytes"]
    ways = {
        "numpy `templates @ probe`": ("numpy, templates @ probe", None),
        "numpy einsum": ("numpy, einsum", None),
        "exact float32 scan of this program": ("exact scan", "exact"),
        "faiss-cpu `IndexFlatIP`": ("faiss IndexFlatIP", "faiss"),
        "usearch exact": ("usearch exact", "usearch"),
    }
    rows = []
    for place, (beside, (name, kept)) in enumerate(ways.items()):
        if name not in seconds:
            continue
        rows.append(
            Row(
                f"one probe, {found['rows']:,} x {found['length']}, {found['top']} listed",
                _ms(ours),
                beside,
                _ms(seconds[name]),
                _paired(seconds[name], ours),
                _beside_templates(held, "quantised", kept, size),
                limit if place == 0 else "the same",
                _kept("2 x numpy", found["ratio"] >= 2) if place == 0 else "",
            )
        )
    batches = found.get("batches")
    if batches:
        each = {name: [one / found["batch"] for one in took] for name, took in batches["seconds"].items()}
        graph = next(name for name in each if name.startswith("ONNX graph"))
        flop = 2 * found["rows"] * found["length"]
        reached = flop / statistics.median(each[graph]) / 1e9
        rows += [
            Row(
                f"{found['batch']} probes at once, for each of them",
                _ms(each[graph]),
                beside,
                _ms(each[name]),
                _paired(each[name], each[graph]),
                "",
                f"multiplying: {reached:.0f} of {limits['multiplying_gflop_per_s']:.0f} GFLOP/s",
            )
            for beside, name in (
                ("numpy in blocks", "numpy, blocks"),
                ("faiss-cpu `IndexFlatIP`", "faiss IndexFlatIP"),
                ("usearch exact", "usearch exact"),
            )
            if name in each
        ]
    rows.append(
        Row(
            f"first answer from a mapped file of {found['rows']:,}",
            f"{found['first']:.2f} s",
            memory=f"{found['memory_ratio']:.3f} x the templates",
            limit="one exact scan while the first pass is made beside it",
            bar=_kept("2 s", found["first"] <= 2) + "; " + _kept("1.3 x", found["memory_ratio"] <= 1.3),
        )
    )
    return rows


def leave_one_out_rows(found: Document, limits: Document) -> list[Row]:
    """Of `tests.benchmarks.leave_one_out --json`."""
    results = found["results"]
    ours, alone = results["Second Look"], results["products alone"]
    reached = found["gflop"] / alone["seconds"]
    limit = (
        f"multiplying: the products alone take {alone['seconds'] / ours['seconds']:.0%} of the time, at "
        f"{reached:.0f} of {limits['multiplying_gflop_per_s']:.0f} GFLOP/s; the rest picks and counts"
    )
    theirs = results.get("plain numpy")
    return [
        Row(
            f"raw and normalised, {found['faces']:,} x {found['length']}",
            f"{ours['seconds']:.1f} s",
            "plain numpy loop" if theirs else "",
            f"{theirs['seconds']:.1f} s" if theirs else "",
            theirs["seconds"] / ours["seconds"] if theirs else None,
            _two_memories(ours["memory_mib"], theirs["memory_mib"] if theirs else None),
            limit,
            _kept("15 s", ours["seconds"] < 15) if found["faces"] == 25_000 else "",
        )
    ]


def slider_rows(found: Document, limits: Document) -> list[Row]:
    """Of `tests.benchmarks.slider --json`."""
    ms = found["ms"]
    return [
        Row(
            f"one move, laid out and painted, {found['subjects']:,} subjects",
            f"{ms['painted']:.2f} ms (worst {ms['worst_painted']:.1f})",
            memory=f"{found['memory_mib']:.0f} MiB, the measurement included",
            limit=f"painting: all numbers are set after {ms['set']:.2f} ms",
            bar=_kept("5 ms", ms["painted"] < 5),
        ),
        Row(
            "FPIR at one threshold",
            f"{1000 * ms['one_rate']:.1f} µs",
            "numpy mean over all best scores",
            f"{1000 * ms['one_rate_plain']:.0f} µs",
            ms["one_rate_plain"] / ms["one_rate"],
            limit="a search by halves in a sorted array",
        ),
    ]


def enrolment_rows(found: Document, limits: Document) -> list[Row]:
    """Of `tests.benchmarks.enrolment --profile --json`."""
    ours, theirs = found["results"]["Second Look"], found["results"]["face_recognition"]
    seen = found["profile"]
    stages = sorted(seen["stages"].items(), key=lambda item: -item[1]["processor_ms"])
    shares = ", ".join(
        f"{name} {one['processor_ms'] / seen['processor_ms']:.0%}" for name, one in stages[:4]
    )
    limit = (
        f"multiplying in the networks, at {seen['share_of_multiplying']:.0%} of a plain matrix product; "
        f"the bound is {seen['images_per_second_if_only_multiplying']:.0f} images/s. "
        f"Processor time: {shares}"
    )
    return [
        Row(
            f"{ours['images']} images, faces found {ours['found']:.1%} / {theirs['found']:.1%}",
            f"{ours['images_per_second']:.1f} images/s",
            "face_recognition 1.3.0 (HOG)",
            f"{theirs['images_per_second']:.1f} images/s",
            found["ratio"],
            f"{found['peak_memory_mib']:.0f} MiB peak of both together",
            limit,
            _kept("2 x, no fewer faces", found["ratio"] >= 2 and ours["found"] >= theirs["found"]),
        )
    ]


def first_window_rows(found: Document, limits: Document) -> list[Row]:
    """Of `tests.benchmarks.first_window --json`."""
    names = {"gate": "first window, sign-in page", "desk": "first window, signed in"}
    return [
        Row(
            names[what],
            f"{one['median']:.2f} s",
            limit=f"processor: {one['cpu_median']:.2f} s, most of it reading Python modules",
            bar=_kept("1.5 s", one["median"] < 1.5),
        )
        for what, one in found["first_window"].items()
    ]


def opening_rows(found: Document, limits: Document) -> list[Row]:
    """Of `tests.benchmarks.opening --json`; what stood there before is measured in the same process."""
    rows = []
    for name, one in found.items():
        if not isinstance(one, dict) or "now" not in one:
            continue
        before, now = one.get("before"), one["now"]
        rows.append(
            Row(
                f"{name}, {found['faces']:,} faces",
                _span(now["seconds"]),
                "as it was, row by row" if before else "",
                _span(before["seconds"]) if before else "",
                before["seconds"] / now["seconds"] if before else None,
                limit=f"processor {_span(now['cpu_seconds'])}",
                bar=_kept("2 s", now["seconds"] < 2) if name == "first snapshot" else "",
            )
        )
    memory = found["memory"]
    share = 1 + memory["snapshot and search"] / memory["templates"]
    rows.append(Row("memory with the first search", f"{share:.2f} x the templates"))
    return rows


def window_rows(found: Document, limits: Document) -> list[Row]:
    """Of `tests.benchmarks.window_at_scale --json`: each step of the real window."""
    rows = []
    for one in found["rows"]:
        done = "" if one["done"] is None else f", there after {one['done']:.0f} ms"
        paint = "" if one["paint"] is None else f", first paint {one['paint']:.0f} ms"
        rows.append(
            Row(
                one["step"],
                f"worst stall {one['stall']:.0f} ms{paint}{done}",
                memory=f"{one['memory']} MiB",
                limit=f"main thread busy {one['busy']:.0f} ms: {one['where']}" if one["where"] else "",
                bar=_kept("50 ms", one["stall"] < 50),
            )
        )
    return rows


def log_rows(found: Document, limits: Document) -> list[Row]:
    """Of `tests.benchmarks.log_at_scale --json`: the same figure on a short log stands beside."""
    small = f"the same with {found['small']:,} entries"
    return [
        Row(
            f"{name}, {found['large']:,} entries",
            f"{one['large']:.2f} ms",
            small,
            f"{one['small']:.2f} ms",
            one["small"] / one["large"],
            limit=f"one write and sync takes {limits['sync_ms']:.2f} ms" if "committed" in name else "",
        )
        for name, one in found["rows"].items()
    ]


def audit_rows(found: Document, limits: Document) -> list[Row]:
    """Of `tests.benchmarks.audit_page --json`."""
    rows = [
        Row(
            f"filter: {name}, {one['entries']:,} of {found['entries']:,} entries",
            f"{one['in_window']:.1f} ms in the window, {one['beside']:.0f} ms beside it",
            bar=_kept("50 ms", one["in_window"] <= found["bar"]),
        )
        for name, one in found["filters"].items()
    ]
    return rows + [
        Row(name, f"{spent:.0f} ms beside the window") for name, spent in found["others"].items()
    ]


Rows = Callable[[Document, Document], list[Row]]


def table(rows: list[Row]) -> list[str]:
    """Markdown; columns that no row fills are left out."""
    columns = {
        "What": [row.what for row in rows],
        "Second Look": [row.ours for row in rows],
        "Beside": [row.beside for row in rows],
        "Takes / reaches": [row.theirs for row in rows],
        "Ratio": [f"**{row.ratio:.2f}**" if row.ratio is not None else "" for row in rows],
        "Memory": [row.memory for row in rows],
        "What limits it": [row.limit for row in rows],
        "Bar": [row.bar for row in rows],
    }
    shown = {name: cells for name, cells in columns.items() if any(cells)}
    lines = ["| " + " | ".join(shown) + " |", "|" + "---|" * len(shown)]
    lines += ["| " + " | ".join(cells) + " |" for cells in zip(*shown.values(), strict=True)]
    return lines


def _paired(ours: list[float], theirs: list[float]) -> float:
    """Median of `ours` / `theirs` within the rounds."""
    return statistics.median(one / other for one, other in zip(ours, theirs, strict=True))


def _ms(seconds: list[float]) -> str:
    return f"{1000 * statistics.median(seconds):.1f} ms"


def _span(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{1000 * seconds:.2f} ms"


def _kept(bar: str, is_kept: bool) -> str:
    return f"{bar}: {'kept' if is_kept else '**not kept**'}"


def _two_memories(ours: float, theirs: float | None) -> str:
    return f"{ours:.0f} MiB" if theirs is None else f"{ours:.0f} / {theirs:.0f} MiB"


def _beside_templates(held: Document, ours: str, theirs: str | None, size: int) -> str:
    own = f"{1 + held[ours]['peak'] / size:.2f}"
    if theirs is None or theirs not in held:
        return f"{own} x the templates"
    return f"{own} / {1 + held[theirs]['peak'] / size:.2f} x"
