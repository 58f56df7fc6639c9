"""Checks the record of a workspace against its log."""

from __future__ import annotations

from desktop.domain.log_entries import EntryKind, LogVerification
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace

CANNOT_SEE = (
    "This cannot rule out that the newest entries were cut off, or the whole log written anew: "
    "that needs a checkpoint held elsewhere."
)


def verify_workspace(
    workspace: Workspace,
    *,
    deep: bool = False,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> LogVerification:
    """Verifies, then logs that somebody did, with the root found. `deep` re-hashes every image."""
    verification = verify_log(
        workspace.database, deep=deep, on_progress=on_progress, cancel=cancel or CancelToken()
    )
    problem = verification.problem
    with workspace.recording() as stores:
        stores.log.append(
            EntryKind.LOG_VERIFIED,
            {
                "ok": verification.ok,
                "entries": verification.entries,
                "root": verification.root,
                "first_bad": problem.seq if problem else None,
                "deep": deep,
            },
        )
    return verification
