"""What it costs to filter, to follow a case and to turn pages in a log of a million entries.

    python -m tests.benchmarks.audit_page [--entries N] [--keep FOLDER] [--json]

Each filter is asked as the audit page does it: the numbers of the entries that are wanted, on a thread of
their own, then the first page of 256 rows, in the window's thread. What the window itself waits for is the
second figure alone; its bar is 50 ms. With `--keep` the log is made once and used again.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from desktop.domain.log_filters import LogFilter
from desktop.domain.people import Role
from desktop.storage.workspace import Workspace
from desktop.workflow.browse import log_cases, log_entries, log_kinds, log_numbers, log_people
from desktop.workflow.followed_case import follow_case
from tests.benchmarks.long_log import PEOPLE, READER, build
from tests.people import sign_in_as

BAR_MS = 50.0
PAGE = 256
TIMES = 5


def opened(folder: Path, entries: int) -> Workspace:
    if not (folder / "workspace.db").exists():
        started = time.perf_counter()
        workspace = build(folder, entries)
        print(f"made in {time.perf_counter() - started:.0f} s", file=sys.stderr)
        return workspace
    workspace = Workspace.open(folder, READER)
    sign_in_as(workspace, READER, Role.SUPERVISOR)
    return workspace


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Median milliseconds of some runs, and the last answer."""
    spent = []
    for _ in range(TIMES):
        started = time.perf_counter()
        found = work()
        spent.append((time.perf_counter() - started) * 1000)
    return statistics.median(spent), found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.audit_page")
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    slowest, filters, others = 0.0, {}, {}
    out = sys.stderr if chosen.json else sys.stdout
    with tempfile.TemporaryDirectory(prefix="second-look-long-log-") as temporary:
        folder = chosen.keep or Path(temporary) / "workspace"
        with closing(opened(folder, chosen.entries)) as workspace:
            newest = log_entries(workspace, log_numbers(workspace, LogFilter())[:1])[0]
            case = log_cases(workspace, "000", 1)[0]
            year = LogFilter(since=newest.at - timedelta(days=365))
            size = workspace.database.stat().st_size / 1e6
            print(
                f"{newest.seq} entries, {size:.0f} MB, {platform.machine()}, {os.cpu_count()} cores\n",
                file=out,
            )
            print(f"{'filter':38}{'entries':>10}{'beside the window':>20}{'in the window':>16}", file=out)
            for name, wanted in (
                ("none", LogFilter()),
                ("one kind (1 in 40)", LogFilter(kinds=("case.closed",))),
                ("one kind (24 in 40)", LogFilter(kinds=("candidate.examined",))),
                ("one person", LogFilter(actor=PEOPLE[3])),
                ("a year", year),
                ("one case", LogFilter(case_id=case.case_id)),
                (
                    "a kind by a person in a year",
                    LogFilter(("conclusion",), actor=PEOPLE[3], since=year.since),
                ),
                ("a text", LogFilter(text="scar 777 on")),
                ("a text in one kind", LogFilter(("conclusion",), text="scar 777 on")),
            ):
                beside, numbers = timed(lambda wanted=wanted: log_numbers(workspace, wanted))
                middle = len(numbers) // 2
                page, _ = timed(lambda n=numbers, m=middle: log_entries(workspace, n[m : m + PAGE]))
                slowest = max(slowest, page)
                filters[name] = {"entries": len(numbers), "beside": beside, "in_window": page}
                print(f"{name:38}{len(numbers):>10}{beside:>17.1f} ms{page:>13.1f} ms", file=out)
            print(file=out)
            for name, work in (
                ("the kinds, the people", lambda: (log_kinds(workspace), log_people(workspace))),
                ("cases whose number holds a text", lambda: log_cases(workspace, "000123")),
                ("one case as a timeline", lambda: follow_case(workspace, case.case_id)),
            ):
                spent, _ = timed(work)
                others[name] = spent
                print(f"{name:38}{spent:>10.1f} ms", file=out)
    if chosen.json:
        print(json.dumps({"entries": newest.seq, "filters": filters, "others": others, "bar": BAR_MS}))
        return 0 if slowest <= BAR_MS else 1
    print(f"\nslowest in the window: {slowest:.1f} ms; the bar is {BAR_MS:.0f} ms")
    return 0 if slowest <= BAR_MS else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
