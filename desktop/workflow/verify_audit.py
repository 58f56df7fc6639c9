"""Checks the record of a workspace against its log."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.checkpoints import format_note, origin_of
from desktop.domain.log_entries import KEY_KINDS, EntryKind, LogProblem, LogVerification
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import WrongUse
from desktop.storage.log_verification import verify_log
from desktop.storage.signing_key import verify_note
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.verifier.held_notes import HeldCheckpoint, parse_held, read_held_file
from desktop.verifier.key_trust import KeyHistory, signed_by
from desktop.verifier.limits import signed_by_nobody, signed_late
from desktop.workflow.standings import unborne_releases

CANNOT_SEE = (
    "This cannot rule out that the newest entries were cut off, or the whole log written anew: "
    "that needs a checkpoint held elsewhere."
)


def what_it_cannot_see(found: LogVerification) -> str:
    """What this verification left open, with the entries that are signed by nobody."""
    unsigned = [] if found.unsigned is None else [found.unsigned.detail]
    late = signed_late(found.signed_late)
    return " ".join((*late, *signed_by_nobody(found.signed_up_to, found.entries), *unsigned, CANNOT_SEE))


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
    held = read_held_file(path)
    _check_held(held, workspace_id, verifier_key)
    return held.size, held.root.hex()


def read_held_text(text: str, workspace_id: str, verifier_key: str = "") -> tuple[int, str]:
    """As `read_held`, of a text that was pasted or read from a QR code. Raises `WrongUse`."""
    held = _parsed(text, workspace_id, verifier_key)
    return held.size, held.root.hex()


@dataclass(frozen=True, slots=True)
class HeldComparison:
    """A checkpoint of `size` entries with this root (hex), compared; `detail` says it in a sentence."""

    size: int
    root: str
    ok: bool
    detail: str


def compare_held(workspace: Workspace, text: str, verifier_key: str = "") -> HeldComparison:
    """Whether the log begins with what a checkpoint that was kept elsewhere was made for.

    It is looked up in the tree beside the log, which takes no time; that the tree is that of the entries is
    what `verify_workspace` checks. Raises `WrongUse` as `read_held`.
    """
    held = _parsed(text, workspace.workspace_id, verifier_key)
    with workspace.reading() as stores:
        why = _why_not(stores, held, workspace.workspace_id)
    signed = "" if held.note is not None else " It bears no signature."
    fine = f"The log begins with the {held.size} entries that this checkpoint was made for.{signed}"
    return HeldComparison(held.size, held.root.hex(), not why, why or fine)


def _why_not(stores: Stores, held: HeldCheckpoint, workspace_id: str) -> str:
    entries = stores.log.next_seq - 1
    if held.size > entries:
        return (
            f"This checkpoint speaks of {held.size} entries, the log has {entries}: entries were removed "
            "from its end."
        )
    if stores.log.tree_head(held.size)[1] != held.root.hex():
        return f"The first {held.size} entries are not those that this checkpoint was made for."
    if held.note is None:
        return ""
    history = KeyHistory(origin_of(workspace_id))
    found = [entry for kind in KEY_KINDS for entry in stores.log.page(0, 10_000, kind_prefix=kind.value)]
    for entry in sorted(found, key=lambda one: one.seq):
        history.entry(entry.seq, entry.kind, entry.data)
    key = history.in_force(held.size)
    if key is None or not signed_by(held.note, key):
        return "This checkpoint is not signed with the key that the log names."
    if stores.checkpoints.of_size(held.size) is None and stores.log.names_checkpoints(held.size):
        return f"The checkpoint of {held.size} entries was removed from the record."
    return ""


def _parsed(text: str, workspace_id: str, verifier_key: str) -> HeldCheckpoint:
    try:
        held = parse_held("The text", text)
    except ValueError as error:
        raise WrongUse(detail=f"The text cannot be used as a checkpoint: {error}.") from None
    _check_held(held, workspace_id, verifier_key)
    return held


def _check_held(held: HeldCheckpoint, workspace_id: str, verifier_key: str) -> None:
    """Raises `WrongUse`."""
    if verifier_key:
        try:
            if held.note is None:
                raise ValueError("it bears no signature")
            verify_note(format_note(held.note), verifier_key)
        except ValueError as error:
            raise WrongUse(detail=f"{held.name} cannot be used as a checkpoint: {error}.") from None
    if held.origin != origin_of(workspace_id):
        raise WrongUse(detail=f"{held.name} is a checkpoint of another workspace ({held.origin}).")
