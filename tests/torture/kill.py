"""SIGKILL at any instant of each activity, and what is found when the workspace is opened again.

Half of the kills come after a random time, half at a random operation on a file: before it, after it, or
half-way through a write. Every third run is killed again while it goes on.

    python -m tests.torture.kill [--runs N] [--seed S] [--activity NAME]
"""

from __future__ import annotations

import random
from pathlib import Path

from tests.torture.checks import Broken, Ground, check_finished, check_reopened
from tests.torture.children import Acknowledged, Child, Outcome
from tests.torture.faults import Faults
from tests.torture.harness import Bench, main_of, run_main

RUNS = 65
_AGAIN = 0.35
_MOST = 5


def main(argv: list[str]) -> int:
    return main_of(
        "tests.torture.kill", argv, "Kills the program at any instant.", RUNS, torture, without_shim=True
    )


def torture(bench: Bench) -> None:
    for ground in bench.grounds:
        folder = ground.copy(bench.folder / "run")
        undisturbed = Child(ground.activity, folder, bench.shim, Faults()).go()
        if undisturbed.bug or not undisturbed.done:
            bench.fail(ground, "undisturbed", undisturbed.bug or str(undisturbed.refusals))
            continue
        for run in range(bench.runs):
            rng = bench.random("kill", ground.activity.name, run)
            with bench.judging(ground, f"run {run}"):
                _run(bench, ground, rng, undisturbed, ground.copy(bench.folder / "run"))


def _run(bench: Bench, ground: Ground, rng: random.Random, undisturbed: Outcome, folder: Path) -> None:
    said = Acknowledged()
    for number in range(_MOST):
        by_time = bench.shim is None or rng.random() < 0.5
        if by_time:
            delay, faults = rng.uniform(0, undisturbed.seconds), Faults()
            instant = f"after {delay:.4f} s"
        else:
            place = rng.randint(1, undisturbed.counts["all"]), rng.choice(["before", "after", "half"])
            delay, faults = None, Faults(kill=place)
            instant = f"{place[1]} operation {place[0]}"
        outcome = Child(ground.activity, folder, bench.shim, faults).go(delay)
        if outcome.bug or outcome.refusals:
            raise Broken(f"{instant}: {outcome.bug or outcome.refusals}")
        said.add(outcome.acknowledged)
        bench.count(ground, "by time" if by_time else "at an operation", outcome.killed)
        bench.count(ground, "kills", outcome.killed)
        bench.count(ground, "resumed and killed again", outcome.killed and number > 0)
        try:
            check_reopened(ground.activity, folder, said)
        except Broken as broken:
            raise Broken(f"kill {number + 1}, {instant}: {broken}") from broken
        if outcome.done or rng.random() > _AGAIN:
            break
    bench.count(ground, "facts kept", len(said.facts))
    check_finished(ground, folder)


if __name__ == "__main__":
    run_main(main)
