"""Forges a workspace in every way that we could think of, thousands of times, and counts what is found.

    python -m tests.torture.tampering [--runs N] [--seed S] [--only TEXT]

Somebody holds a checkpoint from the middle and the newest one. A forgery is found when verification with
these says that the record is not in order, or that nobody signed for it, or refuses to read it. Each is
done on a copy that is set right again; in between the untouched copy is verified, and has to be in order.
What is not found has to be one of the limits that the table prints with its reason. Ends with 1 where
anything else was missed, where an untouched copy was refused, where an entry after the forged one was
named, or a limit is none any more.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from desktop.domain.log_entries import LogVerification
from desktop.errors import UserFacingError
from desktop.recognition.pack_builder import build_default_pack
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace
from desktop.workflow.verify_audit import read_held, verify_workspace
from tests.torture import (  # noqa: F401 -- they register their ways
    forged_checkpoints,
    forged_expungements,
    forged_files,
    forged_log,
    forged_pages,
    forged_rows,
    forged_schema,
)
from tests.torture.forgeries import TIMES, WAYS, CannotBeDone, Forged, Scene, Way
from tests.torture.rich_workspace import Rich, build

LEGEND = """\
nameable: an entry could be named. exact: it was, before all others. Where a forger mended what follows, the
next root that is stated or held is named instead, and where the file is damaged none. unused: bits that
nothing reads: the whole content of the database is as before. limit: not looked for, and why:"""
RUNS = 2600
CONTROLS = 60
NOT_COVERED = {
    "_sqlite_migrations",
    "enrolment",
    "enrolment_done",
    "refusal",
    "sign_in_delay",
    "checkpoint_delivery",
    "sqlite_sequence",
    *(f"{table}.{column}" for table, column in TIMES.items()),
}
"""Where bits may be hit by chance that no verification speaks for; the ways with a limit say why."""
_DRAWS = 200
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification says; `entry` is the one it names, None where it names none."""

    found: bool
    entry: int | None = None
    detail: str = ""
    crashed: bool = False


@dataclass(slots=True)
class Figures:
    """Of one way."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


class Trial:
    """All ways, on one scene."""

    def __init__(self, rich: Rich, folder: Path, seed: int, *, quiet: bool = False) -> None:
        self.rich = rich
        self.scene = Scene(rich, folder / "scene", str(seed))
        self.full = folder / "full"
        self.notes = folder / "note.txt"
        self.figures: dict[Way, Figures] = {way: Figures() for way in WAYS}
        self.controls = 0
        self.failures: list[str] = []
        self.quiet = quiet

    # --- what an auditor does

    def verdict(self) -> Verdict:
        """With what is held, first the verification that reads the folder, then the program itself."""
        try:
            held = dict(self._held())
            found = verify_log(self.scene.folder, deep=True, held=held, signed=held)
            if found.problem is None and found.unsigned is None:
                found = self._by_the_program(held)
        except UserFacingError as refused:
            return Verdict(True, None, str(refused))
        except Exception as error:
            return Verdict(False, None, f"{type(error).__name__}: {error}", crashed=True)
        problem = found.problem or found.unsigned
        if problem is None:
            return Verdict(False)
        return Verdict(True, problem.seq or None, problem.detail)

    def _held(self) -> list[tuple[int, str]]:
        found = []
        for held in self.scene.held:
            self.notes.write_text(held.note, encoding="utf-8", newline="")
            found.append(read_held(self.notes, self.rich.workspace_id, held.verifier_key))
        return found

    def _by_the_program(self, held: dict[int, str]) -> LogVerification:
        shutil.rmtree(self.full, ignore_errors=True)
        shutil.copytree(self.scene.folder, self.full)
        with Workspace.open(self.full, "A. Auditor") as workspace:
            return verify_workspace(workspace, deep=True, held=held, signed=held)

    # --- the runs

    def control(self) -> None:
        """Nothing is found where nothing was forged."""
        self.controls += 1
        self.scene.reset(left_open=self.controls % 4 == 0)
        verdict = self.verdict()
        if verdict.found or verdict.crashed:
            self.fail(f"an untouched copy was refused: {verdict.detail}")

    def run(self, way: Way, times: int) -> None:
        for _ in range(times):
            began = time.monotonic()
            forged = self._forge(way)
            if forged is None:
                self.fail(f"{way.name}: nothing to forge was drawn")
                return
            self._judge(way, forged, self.verdict())
            self.figures[way].seconds += time.monotonic() - began

    def _forge(self, way: Way) -> Forged | None:
        """Draws until something is different."""
        for _ in range(_DRAWS):
            self.scene.reset()
            try:
                forged = way.deed(self.scene)
            except CannotBeDone:
                continue
            if forged is not None and (way.may_do_nothing or self._is_forged()):
                return forged
        return None

    def _is_forged(self) -> bool:
        notes = {held.note for held in self.rich.held}
        return any(held.note not in notes for held in self.scene.held) or self.scene.changed()

    def _judge(self, way: Way, forged: Forged, verdict: Verdict) -> None:
        counts = self.figures[way].counts
        counts["tried"] += 1
        if verdict.crashed:
            counts["missed"] += 1
            self.fail(f"{way.name}: {forged.what}: verification crashed: {verdict.detail}")
        elif verdict.found:
            counts["found"] += 1
            self._judge_naming(way, forged, verdict)
        elif way.may_do_nothing and not self.scene.changed():
            counts["unused"] += 1
        elif way.limit or (way.may_do_nothing and self.scene.changed_tables() <= NOT_COVERED):
            counts["limit"] += 1
        else:
            counts["missed"] += 1
            tables = ", ".join(sorted(self.scene.changed_tables())) or "files"
            self.fail(f"{way.name}: {forged.what} ({tables}): not found")

    def _judge_naming(self, way: Way, forged: Forged, verdict: Verdict) -> None:
        counts = self.figures[way].counts
        if forged.first is None or forged.bound is None:
            return
        counts["nameable"] += 1
        if verdict.entry is None:
            counts["unnamed"] += 1
        elif verdict.entry == forged.first:
            counts["exact"] += 1
        elif verdict.entry > forged.bound:
            counts["late"] += 1
            self.fail(
                f"{way.name}: {forged.what}: entry {verdict.entry} was named, forged was {forged.first}: "
                f"{verdict.detail}"
            )

    def check_limits(self) -> None:
        """What is said to be a limit has to be one."""
        for way, figures in self.figures.items():
            if way.limit and figures.counts["tried"] and not figures.counts["limit"]:
                self.fail(f"{way.name}: is no limit any more, it was found each time")

    def fail(self, what: str) -> None:
        self.failures.append(what)
        if not self.quiet and len(self.failures) <= _SHOWN:
            print(f"FAILED {what}", flush=True)

    # --- the figures

    def table(self) -> str:
        columns = ("tried", "found", "nameable", "exact", "unused", "limit", "missed")
        lines = [f"{'':<62}" + "".join(name.rjust(9) for name in columns) + "  seconds"]
        total: Counter[str] = Counter()
        group = ""
        for way, figures in self.figures.items():
            if not figures.counts["tried"]:
                continue
            if way.group != group:
                group = way.group
                lines.append(group)
            total += figures.counts
            numbers = "".join(str(figures.counts[name]).rjust(9) for name in columns)
            lines.append(f"  {way.name:<60}{numbers}{figures.seconds:>9.1f}")
        numbers = "".join(str(total[name]).rjust(9) for name in columns)
        lines.append(f"{'together':<62}{numbers}{sum(f.seconds for f in self.figures.values()):>9.1f}")
        lines.append("")
        lines.append(LEGEND)
        lines += [
            f"  {way.name}: {way.limit}"
            for way, f in self.figures.items()
            if way.limit and f.counts["tried"]
        ]
        return "\n".join(lines)


def carry_out(trial: Trial, runs: int, only: str = "", controls: int = CONTROLS) -> None:
    """About `runs` forgeries, each way in its weight and at least once, and controls in between."""
    ways = [way for way in WAYS if only in f"{way.group}: {way.name}"]
    share = runs / sum(way.weight for way in ways)
    for number, way in enumerate(ways, 1):
        trial.run(way, max(1, round(way.weight * share)))
        while trial.controls < controls * number // len(ways):
            trial.control()
    trial.check_limits()


def default_pack_folder() -> Path:
    cache = os.environ.get("SECOND_LOOK_TEST_CACHE") or platformdirs.user_cache_dir("second-look-tests")
    return Path(cache) / "packs"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.torture.tampering", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--runs", type=int, default=RUNS, help=f"forgeries in all (default {RUNS})")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="ways whose group or name holds this text")
    given = parser.parse_args(argv)
    wheels = os.environ.get("SECOND_LOOK_WHEELS")
    pack = build_default_pack(default_pack_folder(), wheels=Path(wheels) if wheels else None)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="second-look-tampering-") as name:
        folder = Path(name).resolve()
        rich = build(folder / "rich", pack)
        trial = Trial(rich, folder, given.seed)
        carry_out(trial, given.runs, given.only)
    print(trial.table())
    print(
        f"\n{rich.held[-1].size} entries; {trial.controls} verifications of untouched copies;"
        f" {len(trial.failures)} failures; seed {given.seed}; {time.monotonic() - began:.0f} s",
        flush=True,
    )
    return 1 if trial.failures else 0


if __name__ == "__main__":
    sys.exit(main())
