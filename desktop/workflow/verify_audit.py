"""Checks the record of a workspace against its log."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from desktop.domain.checkpoints import origin_of, parse_checkpoint, parse_note
from desktop.domain.log_entries import EntryKind, LogProblem, LogVerification
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import WrongUse
from desktop.storage.files import reading_from
from desktop.storage.log_verification import verify_log
from desktop.storage.signing_key import verify_note
from desktop.storage.workspace import Workspace
from desktop.workflow.standings import unborne_releases

CANNOT_SEE = (
    "This cannot rule out that the newest entries were cut off, or the whole log written anew: "
    "that needs a checkpoint held elsewhere."
)


def verify_workspace(
    workspace: Workspace,
    *,
    deep: bool = False,
    held: Mapping[int, str] | None = None,
    signed: Collection[int] = (),
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> LogVerification:
    """Verifies, then logs that somebody did, with the root found. `deep` re-hashes every image.

    An unbroken log is also read for its sense: a release that the reviews before it did not allow was not
    made by this program. `held` are roots known from elsewhere: number of entries -> root (hex); `signed`
    are those of these numbers whose root stands in a signed checkpoint.
    """
    verification = verify_log(
        workspace.database,
        deep=deep,
        held=held,
        signed=signed,
        on_progress=on_progress,
        cancel=cancel or CancelToken(),
    )
    if verification.ok:
        verification = replace(verification, problem=_review_problem(workspace))
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


def _review_problem(workspace: Workspace) -> LogProblem | None:
    with workspace.reading() as stores:
        found = unborne_releases(stores)
    if not found:
        return None
    seq, subject = found[0]
    return LogProblem(
        seq, f"Entry {seq} releases {subject} as a lead, which the reviews before it did not allow."
    )


def read_held(path: Path, workspace_id: str, verifier_key: str = "") -> tuple[int, str]:
    """A checkpoint that was kept elsewhere, as (number of entries, root in hex): a signed note as reports
    print it, or its text alone. With a key its signature is checked.

    Raises `FileNotReadable`, and `WrongUse` for what is no checkpoint of this workspace or was not signed.
    """
    with reading_from(path):
        raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
        if verifier_key:
            body = verify_note(text, verifier_key)
        else:
            body = parse_note(text).text if "\n\n" in text else text
        checkpoint = parse_checkpoint(body)
    except (ValueError, UnicodeDecodeError) as error:
        raise WrongUse(detail=f"{path.name} cannot be used as a checkpoint: {error}.") from None
    if checkpoint.origin != origin_of(workspace_id):
        raise WrongUse(detail=f"{path.name} is a checkpoint of another workspace ({checkpoint.origin}).")
    return checkpoint.size, checkpoint.root.hex()
