"""The log as it stands, signed: what is printed on reports, so that anybody can check them later."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.checkpoints import Checkpoint, parse_checkpoint, parse_note
from desktop.storage.checkpoint_store import StoredCheckpoint
from desktop.storage.signing_key import SigningKey
from desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """`note` is the signed text; `verifier_key` is what somebody needs who wants to verify it."""

    checkpoint: Checkpoint
    note: str
    verifier_key: str


def sign_checkpoint(workspace: Workspace) -> SignedCheckpoint:
    """Signs the head of the log and keeps that beside it, unless the newest checkpoint covers it already.

    Raises `SigningKeyNotAtHand`, `FolderNotWritable`, `StorageFull`.
    """
    key = signing_key(workspace)
    with workspace.recording() as stores:
        found = _of_head(stores.checkpoints.latest(), stores.log.next_seq - 1)
        if found is None:
            stores.checkpoints.ask()
    if found is None:
        with workspace.reading() as stores:
            found = stores.checkpoints.latest()
    if found is None:
        raise RuntimeError("the checkpoint that was signed is not there")
    return SignedCheckpoint(parse_checkpoint(parse_note(found.note).text), found.note, key.verifier_key)


def signing_key(workspace: Workspace) -> SigningKey:
    """The workspace's key. Raises `SigningKeyNotAtHand`, which says what to do."""
    return workspace.signing.require()


def _of_head(newest: StoredCheckpoint | None, entries: int) -> StoredCheckpoint | None:
    return newest if newest is not None and newest.size == entries else None
