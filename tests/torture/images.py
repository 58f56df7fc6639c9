"""Thousands of damaged and hostile picture files through the processes that decode pictures.

    python -m tests.torture.images [--runs N] [--seed S] [--faces DIR] [--only NUMBER] [--keep DIR]

Every file is read, or refused with a reason and a sentence; the program never stops, its memory stays
bounded, and no process and no file is left. Then decoders that are told to crash, hang and eat memory show
that the protection holds. `--only` reads one mutant again, `--keep` writes those that stopped a decoder or
took long into a folder. Ends with 1 where anything is not as it should be.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from desktop.domain.refusals import RefusalReason
from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.decode_process import DecodeLimits
from desktop.recognition.image_reader import (
    MAXIMUM_PIXELS,
    SUPPORTED_FORMATS,
    ImageRefused,
    UprightImage,
)
from tests.torture import misbehaving_decoder as orders
from tests.torture.picture_mutations import Mutant, mutant
from tests.torture.picture_sources import Source, sources

ROOT = Path(__file__).resolve().parents[2]
FACES = ROOT.parent / "shared" / "faces"
READ = "read"
SLOW = 5.0
MOST_MEMORY = 1500 * 2**20
"""What the program may grow by: two pictures of the largest size on the way and their files."""


@dataclass
class Tally:
    """What became of the mutants. `faults` are sentences about what should not have been."""

    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    slowest: list[tuple[float, int, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    processes: set[int] = field(default_factory=set)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def note(self, one: Mutant, outcome: str, seconds: float, pids: Sequence[int]) -> None:
        with self._turn:
            self.outcomes.setdefault(one.kind, Counter())[outcome] += 1
            self.slowest = sorted([*self.slowest, (seconds, one.number, one.kind)], reverse=True)[:5]
            self.processes.update(pids)

    def fault(self, sentence: str) -> None:
        with self._turn:
            self.faults.append(sentence)

    @property
    def total(self) -> Counter[str]:
        return sum(self.outcomes.values(), Counter())


def read_one(pool: DecodePool, one: Mutant, folder: Path, tally: Tally, keep: Path | None = None) -> None:
    """Reads a mutant as a file, or every other one as bytes, and counts what becomes of it."""
    path = folder / f"{one.number}{one.suffix}"
    source: Path | bytes = one.data
    if one.number % 2:
        path.write_bytes(one.data)
        source = path
    begun = time.monotonic()
    outcome = "raised"
    try:
        outcome = _complaint_of(pool.read(source), tally, one)
    except ImageRefused as refused:
        outcome = refused.reason.value
        if not refused.sentence.endswith((".", ")")) or len(refused.sentence) > 400:
            tally.fault(f"mutant {one.number}: the refusal says {refused.sentence!r}")
    except Exception as error:
        tally.fault(f"mutant {one.number} ({one.kind}, {one.source}) raised {error!r}")
    finally:
        path.unlink(missing_ok=True)
    seconds = time.monotonic() - begun
    stopped = outcome in (RefusalReason.DECODER_STOPPED, RefusalReason.TOOK_TOO_LONG)
    if keep is not None and (stopped or seconds > SLOW):
        (keep / f"{one.number}-{outcome}").write_bytes(one.data)
    tally.note(one, outcome, seconds, pool.pids)


def _complaint_of(image: UprightImage, tally: Tally, one: Mutant) -> str:
    pixels = image.pixels
    whole = pixels.dtype == np.uint8 and pixels.ndim == 3 and pixels.shape[2] == 3
    if not whole or not 0 < pixels.size <= 3 * MAXIMUM_PIXELS or image.format not in SUPPORTED_FORMATS:
        tally.fault(f"mutant {one.number} was read as {pixels.shape} of {image.format!r}")
    return READ


def torture(runs: int, seed: int, faces: Path | None, keep: Path | None = None) -> tuple[Tally, int]:
    """Reads `runs` mutants with two threads; the tally, and by how many bytes the program grew."""
    whole = sources(faces)
    tally = Tally()
    before = peak_memory()
    with nothing_left(tally), tempfile.TemporaryDirectory() as folder, DecodePool() as pool:
        for source in whole:
            _read_whole(pool, source, tally)
        with ThreadPoolExecutor(2) as threads:

            def read(number: int) -> None:
                read_one(pool, mutant(seed, number, whole), Path(folder), tally, keep)

            for done, _ in enumerate(threads.map(read, range(runs)), start=1):
                if done % 1000 == 0:
                    print(f"{done} of {runs}, {len(tally.faults)} faults", file=sys.stderr)
        left = [path.name for path in Path(folder).iterdir()]
        if left:
            tally.fault(f"files left: {left}")
    grown = peak_memory() - before
    if grown > MOST_MEMORY:
        tally.fault(f"the program grew by {grown / 2**20:.0f} MiB")
    return tally, grown


def _read_whole(pool: DecodePool, source: Source, tally: Tally) -> None:
    """What is not damaged is read: a worker that refuses everything would pass all the rest."""
    try:
        pool.read(source.data)
    except ImageRefused as refused:
        if source.reads:
            tally.fault(f"the whole picture {source.name} was refused: {refused.sentence}")


@contextmanager
def nothing_left(tally: Tally) -> Iterator[None]:
    """Notes processes and open files that are there afterwards and were not before."""
    files, children = _open_files(), _children()
    yield
    if _open_files() > files:
        tally.fault(f"{_open_files() - files} files are left open")
    if _children() - children:
        tally.fault(f"processes are left: {sorted(_children() - children)}")


def _open_files() -> int:
    return len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0


def _children() -> set[int]:
    if sys.platform != "linux":
        return set()
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if f"PPid:\t{os.getpid()}\n" in status.read_text():
                found.add(int(status.parent.name))
        except OSError:
            continue
    return found


def peak_memory() -> int:
    """The most bytes that this process had in memory so far; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


PROTECTION = (
    ("a crash (SIGSEGV)", orders.CRASH, {RefusalReason.DECODER_STOPPED}),
    ("an abort", orders.ABORT, {RefusalReason.DECODER_STOPPED}),
    ("an error nobody expects", orders.STRANGE_ERROR, {RefusalReason.DECODER_STOPPED}),
    ("a loop without end", orders.LOOP, {RefusalReason.TOOK_TOO_LONG}),
    ("a wait without end", orders.SLEEP, {RefusalReason.TOOK_TOO_LONG}),
    ("memory without end", orders.EAT_MEMORY, {RefusalReason.TOO_MUCH_MEMORY}),
    ("memory without end in C", orders.EAT_MEMORY_IN_C, {RefusalReason.DECODER_STOPPED}),
    ("much on its output", orders.CHATTER, {RefusalReason.UNREADABLE}),
)


def protection(good: Sequence[bytes]) -> tuple[list[tuple[str, str, float]], Tally]:
    """What becomes of a picture whose decoder misbehaves: (how, outcome, seconds); after each, the pictures
    `good` are read as if nothing had been."""
    limits = DecodeLimits(memory=3 * 2**28, processor_seconds=3, seconds=8.0)
    tally, rows = Tally(), []
    with nothing_left(tally), DecodePool(limits, command=orders.command()) as pool:
        for name, order, wanted in PROTECTION:
            begun = time.monotonic()
            try:
                pool.read(order)
                outcome = READ
            except ImageRefused as refused:
                outcome = refused.reason
            rows.append((name, str(outcome), time.monotonic() - begun))
            if outcome not in wanted:
                tally.fault(f"{name}: {outcome}")
            for data in good:
                pool.read(data)
    return rows, tally


def _print_table(tally: Tally) -> None:
    columns = [READ, *(reason.value for reason in RefusalReason if tally.total[reason.value])]
    heads = "".join(f"{column.replace('_', ' '):>19}" for column in columns)
    print(f"{'mutants':<24}{'all':>7}{heads}")
    for kind, counts in (*sorted(tally.outcomes.items()), ("all", tally.total)):
        cells = "".join(f"{counts[column]:>19}" for column in columns)
        print(f"{kind:<24}{sum(counts.values()):>7}{cells}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faces", type=Path, default=FACES, help="a folder of pictures to damage as well")
    parser.add_argument("--only", type=int, help="the number of one mutant")
    parser.add_argument("--keep", type=Path, help="a folder for what stopped a decoder or took long")
    options = parser.parse_args(arguments)
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
    if options.only is not None:
        return _again(options.only, options.seed, options.faces)
    begun = time.monotonic()
    tally, grown = torture(options.runs, options.seed, options.faces, options.keep)
    seconds = time.monotonic() - begun
    _print_table(tally)
    print(f"{options.runs} mutants of seed {options.seed} in {seconds:.0f} s")
    print(f"{len(tally.processes)} processes, one after the other, two at a time")
    print(f"the program's memory grew by at most {grown / 2**20:.0f} MiB")
    print("slowest: " + ", ".join(f"{s:.1f} s (number {n}, {kind})" for s, n, kind in tally.slowest))
    rows, shown = protection([source.data for source in sources() if source.reads][:3])
    print("\nA decoder that is told to misbehave, and what the picture is refused for:")
    for name, outcome, taken in rows:
        print(f"  {name:<28}{outcome:<20}{taken:6.1f} s")
    faults = tally.faults + shown.faults
    for sentence in faults[:50]:
        print(f"FAULT {sentence}")
    print("nothing is wrong" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0


def _again(number: int, seed: int, faces: Path) -> int:
    one = mutant(seed, number, sources(faces))
    print(f"{one.kind}, {one.source}, {len(one.data)} bytes, {one.suffix}")
    with DecodePool() as pool:
        try:
            image = pool.read(one.data)
            print(f"read: {image.width} x {image.height}, {image.format}, {image.notes}")
        except ImageRefused as refused:
            print(f"{refused.reason.value}: {refused.sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
