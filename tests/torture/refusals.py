"""Disks that are full, break or may not be written, and databases that somebody else holds.

In each activity whoever asked gets a sentence (a `UserFacingError`, never a bare error of the system,
never a hang), nothing acknowledged is lost, and when the obstacle is gone the work goes on: in half of the
runs in the same process, in the others after the workspace was opened again.

    python -m tests.torture.refusals [--runs N] [--seed S] [--activity NAME]
"""

from __future__ import annotations

import errno
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.storage import database
from tests.torture.checks import Broken, Ground, check_finished, check_reopened
from tests.torture.children import Acknowledged, Child, Hooks, Outcome
from tests.torture.faults import Faults
from tests.torture.harness import Bench, main_of, run_main
from tests.torture.obstacles import Locker, ReadOnly, SmallDisk, become_nobody, why_no_small_disk

RUNS = 60
_PLACES = ("", "workspace.db", "images", "templates", "measurements", "thumbnails", "keys", "tmp")
_LOCKS = (("BEGIN IMMEDIATE",), ("BEGIN", "SELECT count(*) FROM log_entry"))


def main(argv: list[str]) -> int:
    return main_of("tests.torture.refusals", argv, "Puts everything in the way.", RUNS, torture)


def torture(bench: Bench) -> None:
    database.BUSY_SECONDS = 0.05  # nobody lets go sooner
    bench.folder.chmod(0o711)  # for somebody without rights
    no_disk = why_no_small_disk(bench.folder / "disk")
    if no_disk:
        print(f"No disk of its own for a part of it: {no_disk}.")
    for ground in bench.grounds:
        folder = ground.copy(bench.folder / "run")
        undisturbed = Child(ground.activity, folder, bench.shim, Faults()).go()
        if undisturbed.bug or not undisturbed.done:
            bench.fail(ground, "undisturbed", undisturbed.bug or str(undisturbed.refusals))
            continue
        for what, faults in _faults(bench, ground, undisturbed):
            with bench.judging(ground, what):
                _disturb(bench, ground, what, faults)
        obstacles = list(_obstacles(bench, ground, undisturbed, small_disk=not no_disk))
        rng = bench.random("which", ground.activity.name)
        for what, run in rng.sample(obstacles, min(len(obstacles), bench.runs)):
            with bench.judging(ground, what):
                run()


def _faults(bench: Bench, ground: Ground, undisturbed: Outcome) -> Iterator[tuple[str, Faults]]:
    """Everywhere in turn, or `bench.runs` places of each kind where there are more."""
    counts, rng = undisturbed.counts, bench.random("faults", ground.activity.name)
    for place in _spread(rng, counts["space"], bench.runs):
        yield f"full at write {place}", Faults(fail=("space", errno.ENOSPC, place, 0))
    for size in _spread(rng, counts["bytes"], bench.runs // 4):
        yield f"full after {size} bytes", Faults(budget=size)
    for kind, number in (("sync", errno.EIO), ("write", errno.EIO), ("name", errno.EACCES)):
        runs = bench.runs if kind == "sync" else bench.runs // 4
        for place in _spread(rng, counts[kind], runs):
            yield f"{errno.errorcode[number]} at {kind} {place}", Faults(fail=(kind, number, place, 1))


def _spread(rng: random.Random, last: int, number: int) -> list[int]:
    """`number` of 1 to `last`, one of each part; all of them where that is fewer."""
    if number >= last:
        return list(range(1, last + 1))
    return [1 + int((i + rng.random()) * last / number) for i in range(number)]


def _disturb(bench: Bench, ground: Ground, what: str, faults: Faults) -> None:
    assert bench.shim is not None
    goes_on = bench.random(what, ground.activity.name).random() < 0.5
    hooks = Hooks(again=bench.shim.disarm if goes_on else None)
    folder = ground.copy(bench.folder / "run")
    outcome = Child(ground.activity, folder, bench.shim, faults, hooks=hooks).go()
    full = what.startswith("full")
    _judge(bench, ground, outcome, "full disk" if full else what.partition(" at ")[0], goes_on=goes_on)
    if full and any("is full" not in sentence for sentence in outcome.refusals):
        raise Broken(f"It does not say that the disk is full: {outcome.refusals}")
    check_reopened(ground.activity, folder, outcome.acknowledged)
    check_finished(ground, folder)


def _judge(bench: Bench, ground: Ground, outcome: Outcome, kind: str, *, goes_on: bool) -> None:
    if outcome.bug:
        raise Broken(outcome.bug)
    bench.count(ground, kind)
    bench.count(ground, "refused", len(outcome.refusals))
    for sentence in outcome.refusals:
        if "Traceback" in sentence or not sentence.rstrip().endswith((".", "first")):
            raise Broken(f"That is no sentence: {sentence}")
    if goes_on and not outcome.done:
        raise Broken(f"It did not go on in the same process: {outcome.refusals}")
    if not outcome.done and not outcome.refusals:
        raise Broken("It neither came to the end nor said why.")


def _obstacles(
    bench: Bench, ground: Ground, undisturbed: Outcome, *, small_disk: bool
) -> Iterator[tuple[str, Callable[[], None]]]:
    rng, number = bench.random("obstacles", ground.activity.name), max(1, bench.runs // 6)
    for place in _PLACES if ground.activity.needs_workspace else ():
        for goes_on in (False, True):
            yield f"{place or 'the workspace'} is read-only", _read_only(bench, ground, place, goes_on)
    acknowledged = len(undisturbed.acknowledged.roots)
    for statements in _LOCKS if ground.activity.needs_workspace else ():
        for turn in [0, *_spread(rng, acknowledged, min(number, 5))]:
            yield (
                f"{statements[0]} of another process from acknowledgement {turn} on",
                _locked(bench, ground, statements, turn, goes_on=rng.random() < 0.5),
            )
    for _ in range(number if small_disk else 0):
        kilobytes = rng.randint(0, 2 * undisturbed.counts["bytes"] // 1024)
        yield f"a disk with {kilobytes} KiB left", _small(bench, ground, kilobytes)


def _read_only(bench: Bench, ground: Ground, place: str, goes_on: bool) -> Callable[[], None]:
    def run() -> None:
        folder = ground.copy(bench.folder / "run")
        forbidden = ReadOnly(folder / "workspace" / place)

        def before() -> None:
            become_nobody(folder)
            forbidden.forbid()

        hooks = Hooks(before=before, again=forbidden.allow if goes_on else None)
        outcome = Child(ground.activity, folder, hooks=hooks).go()
        forbidden.allow()
        _judge(bench, ground, outcome, "read-only", goes_on=goes_on)
        _finish(ground, folder, outcome)

    return run


def _locked(
    bench: Bench, ground: Ground, statements: tuple[str, ...], turn: int, *, goes_on: bool
) -> Callable[[], None]:
    def run() -> None:
        folder = ground.copy(bench.folder / "run")
        locker = Locker(folder / "workspace" / "workspace.db", statements)
        if turn == 0:
            locker.lock()
        hooks = Hooks(
            each=lambda number: locker.lock() if number == turn else None,
            again=locker.let_go if goes_on else None,
        )
        outcome = Child(ground.activity, folder, hooks=hooks).go()
        locker.end()
        _judge(bench, ground, outcome, "locked", goes_on=goes_on)
        _finish(ground, folder, outcome)

    return run


def _small(bench: Bench, ground: Ground, kilobytes: int) -> Callable[[], None]:
    """The mount is the child's alone: it also checks what is there in the end."""

    def run() -> None:
        folder = bench.folder / "small"
        folder.mkdir(exist_ok=True)
        size = sum(4096 + 4096 * -(-path.stat().st_size // 4096) for path in ground.start.rglob("*"))
        disk = SmallDisk(folder, size // 1024 + 8 + kilobytes)

        def after() -> None:
            disk.grow()
            _finish(ground, folder, None)

        hooks = Hooks(before=lambda: disk.mount(ground.start), again=disk.grow, after=after)
        outcome = Child(ground.activity, folder, hooks=hooks).go()
        _judge(bench, ground, outcome, "small disk", goes_on=True)

    return run


def _finish(ground: Ground, folder: Path, outcome: Outcome | None) -> None:
    check_reopened(ground.activity, folder, Acknowledged() if outcome is None else outcome.acknowledged)
    check_finished(ground, folder)


if __name__ == "__main__":
    run_main(main)
