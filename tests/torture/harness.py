"""What the harnesses of this folder share: their command line, their ground, their figures."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture import faults
from tests.torture.activities import ACTIVITIES
from tests.torture.checks import Broken, Ground, make_grounds
from tests.torture.faults import Shim

_SHOWN = 20
_ROOM = 1 << 29


@dataclass(slots=True)
class Bench:
    """One run of a harness: what it works with, and what it found."""

    runs: int
    """For each activity."""
    seed: int
    folder: Path
    grounds: list[Ground]
    shim: Shim | None
    figures: dict[str, Counter[str]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def random(self, *about: object) -> random.Random:
        """The same for the same run of the same seed."""
        return random.Random(f"{self.seed} {about}")

    def count(self, ground: Ground, what: str, number: int = 1) -> None:
        self.figures.setdefault(ground.activity.name, Counter())[what] += number

    @contextmanager
    def judging(self, ground: Ground, what: str) -> Iterator[None]:
        """A run: what is broken in it is told with `what`, and the next one follows."""
        self.count(ground, "runs")
        try:
            yield
        except Broken as broken:
            self.fail(ground, what, str(broken))
        except Exception:
            self.fail(ground, what, traceback.format_exc())

    def fail(self, ground: Ground, what: str, why: str) -> None:
        self.count(ground, "failures")
        self.failures.append(f"{ground.activity.name}, {what}: {why}")
        if len(self.failures) <= _SHOWN:
            print(f"FAILED {self.failures[-1]}", flush=True)

    def table(self) -> str:
        """A line for each activity, and their sum."""
        columns = list(dict.fromkeys(name for counts in self.figures.values() for name in counts))
        total = sum((counts for counts in self.figures.values()), Counter())
        rows = [("", columns)]
        rows += [(name, [str(counts[c]) for c in columns]) for name, counts in self.figures.items()]
        rows.append(("together", [str(total[c]) for c in columns]))
        width = [max(len(row[i]) for _, row in rows) for i in range(len(columns))]
        return "\n".join(
            f"{name:<12} " + "  ".join(text.rjust(size) for text, size in zip(row, width, strict=True))
            for name, row in rows
        )


def main_of(
    module: str,
    argv: list[str],
    description: str,
    runs: int,
    work: Callable[[Bench], None],
    *,
    without_shim: bool = False,
) -> int:
    """The command line of a harness: 0 where all of it held, 1 where not, 3 where it cannot run.

    `without_shim`: it can also do without, and finds `bench.shim` None then.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=description)
    parser.add_argument("--runs", type=int, default=runs, help=f"for each activity (default {runs})")
    parser.add_argument("--seed", type=int, default=1)
    names = [kind.name for kind in ACTIVITIES]
    parser.add_argument("--activity", action="append", choices=names, help="only this one (repeatable)")
    given = parser.parse_args(argv)
    missing = faults.why_not()
    if missing and not without_shim:
        print(f"This harness cannot run here: {missing}.")
        return 3
    if not missing:
        status = faults.run_loaded(module, argv)
        if status is not None:
            return status
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="second-look-torture-", dir=_place()) as name:
        folder = Path(name).resolve()
        grounds = make_grounds(folder / "grounds", given.activity)
        bench = Bench(given.runs, given.seed, folder, grounds, None if missing else Shim())
        work(bench)
    print(bench.table())
    seconds = time.monotonic() - began
    print(f"{len(bench.failures)} failures, seed {bench.seed}, {seconds:.0f} s", flush=True)
    return 1 if bench.failures else 0


def _place() -> str | None:
    """In memory where there is room: nothing here loses what the system holds, and syncs cost nothing."""
    memory = Path("/dev/shm")
    if "TMPDIR" in os.environ or not memory.is_dir() or not os.access(memory, os.W_OK):
        return None
    return str(memory) if shutil.disk_usage(memory).free > _ROOM else None


def run_short(module: str, runs: int) -> str:
    """What a harness prints, in a process of its own; for tests, which it fails where anything broke."""
    command = [sys.executable, "-m", module, "--runs", str(runs)]
    done = subprocess.run(
        command, cwd=faults.ROOT, capture_output=True, text=True, timeout=170, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def run_main(main: Callable[[list[str]], int]) -> None:
    sys.exit(main(sys.argv[1:]))
