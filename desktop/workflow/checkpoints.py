"""The log as it stands, signed: what is printed on reports, so that anybody can check them later."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.checkpoints import Checkpoint, format_checkpoint, origin_of
from desktop.domain.log_entries import EntryKind
from desktop.storage.signing_key import SigningKey
from desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """`note` is the signed text; `verifier_key` is what somebody needs who wants to verify it."""

    checkpoint: Checkpoint
    note: str
    verifier_key: str


def sign_checkpoint(workspace: Workspace) -> SignedCheckpoint:
    """Signs the head of the tree.

    Reads the whole log. Raises as `signing_key`.
    """
    key = signing_key(workspace)
    origin = origin_of(workspace.workspace_id)
    with workspace.reading() as stores:
        size, root = stores.log.tree_head()
    checkpoint = Checkpoint(origin, size, bytes.fromhex(root))
    return SignedCheckpoint(checkpoint, key.sign(format_checkpoint(checkpoint)), key.verifier_key)


def signing_key(workspace: Workspace) -> SigningKey:
    """The workspace's key. It is made when it is first needed, and that is logged.

    Raises `WorkspaceDamaged`, `FolderNotWritable`, `StorageFull`.
    """
    origin = origin_of(workspace.workspace_id)
    key = SigningKey.load_or_create(workspace.keys, origin)
    with workspace.reading() as stores:
        known = any(
            entry.data.get("verifier_key") == key.verifier_key
            for entry in stores.log.page(0, 1000, kind_prefix=EntryKind.KEY_CREATED.value)
        )
    if not known:
        with workspace.recording() as stores:
            stores.log.append(EntryKind.KEY_CREATED, {"verifier_key": key.verifier_key})
    return key
