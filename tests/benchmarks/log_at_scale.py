"""What the log costs at a million entries: appending, a checkpoint, a proof, a case, opening.

    python3 develop.py bench log_at_scale [--entries N] [--json]

Each figure stands beside the same one measured on a log of a thousand entries in the same run: what grows
with the log shows in the ratio. Beside the checkpoint stands what hashing the whole log again costs.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop.domain.log_entries import EntryKind
from desktop.domain.merkle import TreeHasher, leaf_hash
from desktop.domain.merkle_proofs import consistency_proof, inclusion_proof
from desktop.storage.workspace import Workspace, WorkspaceKind

_SMALL = 1000
_RUNS = 200
_CASES = 1000
"""Entries speak of so many cases in turn."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="second-look-log-") as folder:
        small = _measured(Path(folder) / "small", _SMALL)
        large = _measured(Path(folder) / "large", options.entries)
    if options.json:
        rows = {name: {"small": before, "large": large[name]} for name, before in small.items()}
        print(json.dumps({"small": _SMALL, "large": options.entries, "rows": rows}))
        return 0
    print(f"\n{'median, ms':44}{_SMALL:>12,}{options.entries:>14,}{'ratio':>8}")
    for name, before in small.items():
        after = large[name]
        print(f"{name:44}{before:12.3f}{after:14.3f}{after / before:8.1f}")
    return 0


def _measured(folder: Path, entries: int) -> dict[str, float]:
    with Workspace.create(folder, WorkspaceKind.CASEWORK, "benchmark") as workspace:
        begun = time.perf_counter()
        _fill(workspace, entries)
        print(f"{entries:,} entries written in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        found = {
            "append, in a transaction": _append(workspace),
            "append, committed to disk": _committed(workspace, EntryKind.CANDIDATE_EXAMINED),
            "conclusion with checkpoint, committed": _committed(workspace, EntryKind.CONCLUSION),
            "checkpoint: root and signature": _checkpoint(workspace),
        }
        with workspace.reading() as stores:
            node, size = stores.log.node, stores.log.next_seq - 1
            found["inclusion proof"] = _median(lambda: inclusion_proof(size // 3, size, node))
            found["consistency proof"] = _median(lambda: consistency_proof(size // 3, size, node))
            found["newest page of the log, 256 entries"] = _median(lambda: stores.log.page(0, 256), 20)
            found["hashing the whole log again"] = _median(lambda: _hash_all(stores), 1)
    found["opening the workspace"] = _median(lambda: Workspace.open(folder, "benchmark").close(), 5)
    return found


def _fill(workspace: Workspace, entries: int) -> None:
    for first in range(0, entries, 20_000):
        with workspace.recording() as stores:
            for number in range(first, min(entries, first + 20_000)):
                stores.log.append(EntryKind.CANDIDATE_EXAMINED, _data(number))


def _data(number: int) -> dict[str, object]:
    return {
        "case_id": f"case-{number % _CASES}",
        "search_id": f"search-{number // 20}",
        "face_id": number,
        "rank": number % 20 + 1,
        "seconds": 12.5,
    }


def _append(workspace: Workspace) -> float:
    with workspace.recording() as stores:
        return _median(lambda: stores.log.append(EntryKind.CANDIDATE_EXAMINED, _data(7)))


def _committed(workspace: Workspace, kind: EntryKind) -> float:
    def one() -> None:
        with workspace.recording() as stores:
            stores.log.append(kind, _data(7))

    return _median(one)


def _checkpoint(workspace: Workspace) -> float:
    key = workspace.signing.require()
    with workspace.reading() as stores:
        return _median(lambda: key.sign(f"{stores.log.tree_head()}\n"))


def _hash_all(stores) -> None:
    tree = TreeHasher()
    for (body,) in stores.log._session.connection.execute("SELECT body FROM log_entry ORDER BY seq"):
        tree.append(leaf_hash(body))
    tree.root()


def _median(work: Callable[[], object], runs: int = _RUNS) -> float:
    """Milliseconds."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
