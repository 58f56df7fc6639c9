"""Entries of the log as pages to read. What others can verify without trusting us is `export_log`'s file;
the pages bear the checkpoint and the leaf hash of each entry, so that one can be found in the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.log_filters import LogFilter
from desktop.domain.people import Right
from desktop.domain.printed_log import PrintedLog
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.errors import AccessRefused, UserFacingError, WrongUse
from desktop.storage.columns import now
from desktop.storage.program import program_version
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permitted, refusals_logged, require
from desktop.workflow.browse import leaves_out, log_entries, log_numbers, stored_form
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.export_file import write_export

MOST_ENTRIES = 2000
"""More on paper is read by nobody."""

Renderer = Callable[[PrintedLog], bytes]
"""Makes the pages; PDF is drawn where Qt is."""

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ExportedPages:
    """`size` and `root` (hex) are those of the checkpoint on the pages; `sha256` (hex) is the file's."""

    path: Path
    entries: int
    size: int
    root: str
    verifier_key: str
    sha256: str


def why_no_pages(workspace: Workspace, wanted: LogFilter, count: int) -> str:
    """The sentence of the refusal that `count` entries would meet, as far as it is known before they are
    read; empty where it would meet none."""
    if leaves_out(workspace, wanted):
        return _WITHHELD
    if not count:
        return "There is no entry to print."
    if count > MOST_ENTRIES:
        return (
            f"These are {count:,} entries, and pages hold {MOST_ENTRIES:,} at most: narrow the filters, or "
            "export the log as a file."
        )
    return ""


_WITHHELD = (
    "Something of these entries is kept from you while you may still look at a case blind, and pages leave "
    "nothing out silently: ask somebody who has seen it to print them."
)


def export_log_pages(
    workspace: Workspace,
    wanted: LogFilter,
    about: str,
    target: Path,
    render: Renderer,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> ExportedPages:
    """Prints the entries that are `wanted`, as `about` calls them, and logs that with the hash of the file.

    Raises `AccessRefused` without the right and where something of them is kept from whoever asks,
    `WrongUse` for none or too many, `SigningKeyNotAtHand`, `FolderNotWritable`, `StorageFull`, `Cancelled`.
    """
    person = require(workspace, Right.READ_LOG)
    cancel = cancel or CancelToken()
    signed = sign_checkpoint(workspace)
    with refusals_logged(workspace):
        entries = _read(workspace, wanted, signed.checkpoint.size, on_progress, cancel)
    data = render(
        PrintedLog(
            entries,
            about,
            bool(wanted.case_id),
            person.name,
            now(),
            program_version(),
            signed.note,
            signed.verifier_key,
        )
    )
    cancel.raise_if_cancelled()
    sha256 = hashlib.sha256(data).hexdigest()
    size = signed.checkpoint.size
    logged = {
        "scope": "pages",
        "case_id": wanted.case_id or None,
        "about": about,
        "size": size,
        "sha256": sha256,
    }
    with permitted(workspace, Right.READ_LOG) as (stores, _):
        stores.log.append(EntryKind.LOG_EXPORTED, {**logged, "entries": len(entries)})
    # Recorded first: nothing ever lies there that the record does not know of.
    try:
        write_export(target, data)
    except UserFacingError:
        with workspace.recording() as stores:
            stores.log.append(EntryKind.LOG_EXPORT_REFUSED, {**logged, "why": "not written"})
        raise
    return ExportedPages(
        target, len(entries), size, signed.checkpoint.root.hex(), signed.verifier_key, sha256
    )


def _read(
    workspace: Workspace, wanted: LogFilter, size: int, on_progress: ProgressSink, cancel: CancelToken
) -> tuple[LogEntry, ...]:
    """Oldest first, those that the checkpoint of `size` entries speaks for."""
    numbers: Sequence[int] = [n for n in log_numbers(workspace, wanted, cancel=cancel) if n <= size]
    refused = why_no_pages(workspace, wanted, len(numbers))
    if refused == _WITHHELD:
        raise _refused()
    if refused:
        raise WrongUse(detail=refused)
    found: list[LogEntry] = []
    for first in range(0, len(numbers), _AT_ONCE):
        cancel.raise_if_cancelled()
        found += log_entries(workspace, numbers[first : first + _AT_ONCE])
        on_progress(Progress(len(found), len(numbers), "entries"))
    if any(stored_form(entry) is None for entry in found):
        raise _refused()
    return tuple(reversed(found))


def _refused() -> AccessRefused:
    return AccessRefused(detail=_WITHHELD, right=Right.READ_LOG.value)
