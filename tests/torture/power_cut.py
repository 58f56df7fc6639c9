"""The power goes at any instant: what was not synced is lost, kept or torn; the workspace is opened again.

Each activity is recorded a few times, every operation on a file with its data: once undisturbed, then
killed somewhere and taken up again, or with a sync that failed once and was tried again. Each recording is
cut at many places (`disk_model`), half of them right after something was acknowledged.

    python -m tests.torture.power_cut [--runs N] [--seed S] [--activity NAME]
"""

from __future__ import annotations

import errno
import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.torture import journal
from tests.torture.checks import Broken, Ground, check_finished, check_reopened
from tests.torture.children import Acknowledged, Child, Hooks
from tests.torture.disk_model import Disk, Names
from tests.torture.faults import Faults
from tests.torture.harness import Bench, main_of, run_main
from tests.torture.journal import Operation, read_journal

RUNS = 80
_CUTS = 8
"""Of one recording; fewer where there would not be three recordings."""


def main(argv: list[str]) -> int:
    return main_of("tests.torture.power_cut", argv, "Cuts the power at any instant.", RUNS, torture)


def torture(bench: Bench) -> None:
    each = min(_CUTS, max(1, bench.runs // 3))
    for ground in bench.grounds:
        counts: dict[str, int] = {}
        for number, first in enumerate(range(0, bench.runs, each)):
            rng = bench.random("power cut", ground.activity.name, number)
            cuts = min(each, bench.runs - first)
            try:
                recording = _record(bench, ground, rng, number, counts)
                counts = counts or recording.counts
            except Broken as broken:
                bench.fail(ground, f"recording {number}", str(broken))
                break
            bench.count(ground, "recordings")
            bench.count(ground, "operations", len(recording.operations))
            for place, disk, said in recording.cuts(rng, cuts):
                what = f"recording {number} ({recording.what}), cut behind operation {place}"
                with bench.judging(ground, what):
                    _cut(bench, ground, rng, disk, said)


@dataclass(frozen=True, slots=True)
class _Recording:
    what: str
    start: Path
    root: Path
    operations: list[Operation]
    counts: dict[str, int]
    """Of operations, as the child counted them."""

    def cuts(self, rng: random.Random, number: int) -> Iterator[tuple[int, Disk, Acknowledged]]:
        """The disk as it is at some places, in their order."""
        said = [i for i, o in enumerate(self.operations) if o.kind == journal.ACKNOWLEDGED]
        places = sorted(
            rng.choice(said) if said and rng.random() < 0.5 else rng.randrange(len(self.operations))
            for _ in range(number)
        )
        disk, acknowledged = Disk(self.start, self.root), Acknowledged()
        for place, operation in enumerate(self.operations):
            disk.follow(operation)
            if operation.kind == journal.ACKNOWLEDGED:
                acknowledged.take(json.loads(operation.first))
            for _ in range(places.count(place)):
                yield place, disk, acknowledged


def _record(
    bench: Bench, ground: Ground, rng: random.Random, number: int, counts: dict[str, int]
) -> _Recording:
    """`number` 0 is undisturbed; `counts` are those of that one.

    Raises `Broken` where the journal is not what happened.
    """
    folder, file = ground.copy(bench.folder / "run"), bench.folder / "journal"
    file.unlink(missing_ok=True)
    writing, what = Faults(journal=file), "undisturbed"
    if number % 3 == 1:
        place = rng.randint(1, counts["all"]), rng.choice(["before", "after", "half"])
        what = f"killed {place[1]} operation {place[0]} and taken up again"
        Child(ground.activity, folder, bench.shim, Faults(kill=place, journal=file)).go()
    elif number % 3 == 2:
        sync = rng.randint(1, counts["sync"])
        what = f"sync {sync} failed and it went on"
        writing = Faults(fail=("sync", errno.EIO, sync, 1), journal=file)
    outcome = Child(ground.activity, folder, bench.shim, writing, hooks=Hooks(again=lambda: None)).go()
    if outcome.bug or not outcome.done:
        raise Broken(outcome.bug or f"It did not come to the end: {outcome.refusals}")
    recording = _Recording(what, ground.start, folder, list(read_journal(file)), outcome.counts)
    disk = Disk(recording.start, recording.root)
    for operation in recording.operations:
        disk.follow(operation)
    _is_what_happened(disk, folder, bench.folder / "live")
    return recording


def _is_what_happened(disk: Disk, folder: Path, live: Path) -> None:
    """The journal, without any loss, makes the files that are there. Raises `Broken`."""
    _clear(live)
    disk.write_live(live)
    found, wanted = _content(live), _content(folder)
    differing = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    if differing:
        raise Broken(f"The journal does not make these files: {differing[:5]}.")


def _content(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if not path.name.endswith("-shm")
    }


def _cut(bench: Bench, ground: Ground, rng: random.Random, disk: Disk, said: Acknowledged) -> None:
    names = rng.choice(list(Names))
    bench.count(ground, "cuts")
    bench.count(ground, "with unsynced changes", disk.waiting > 0)
    bench.count(ground, "facts to keep", len(said.facts))
    target = bench.folder / "cut"
    _clear(target)
    disk.cut(target, rng, names)
    try:
        check_reopened(ground.activity, target, said)
    except Broken as broken:
        raise Broken(f"of the names is left {names.value}: {broken}") from broken
    check_finished(ground, target)


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    run_main(main)
