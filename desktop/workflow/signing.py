"""The key that signs the log, for people: its state, the passphrase, another place for it, a new key."""

from __future__ import annotations

from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Right
from desktop.domain.signing import KeyStatus, Protection
from desktop.errors import ReasonRequired
from desktop.storage.key_cabinet import Replacement
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import permitted, require
from desktop.workflow.checkpoints import sign_checkpoint

SHORTEST_REASON = 10


def key_status(workspace: Workspace) -> KeyStatus:
    """May ask the key store of the system, never a person."""
    return workspace.signing.status()


def ways_to_keep(workspace: Workspace) -> list[Protection]:
    """What can be chosen on this account; what is kept for demo and training stays in its folder."""
    if workspace.kind is not WorkspaceKind.CASEWORK or not workspace.signing.has_key_store:
        return [Protection.FILE, Protection.PASSPHRASE]
    return [Protection.KEY_STORE, Protection.PASSPHRASE, Protection.FILE]


def unlock_key(workspace: Workspace, passphrase: str) -> None:
    """For the rest of the session; what was recorded meanwhile is signed for at once.

    Whoever knows the passphrase may. Raises `WrongUse` for a wrong one, `SigningKeyNotAtHand`.
    """
    workspace.signing.unlock(passphrase)
    sign_checkpoint(workspace)


def keep_key(workspace: Workspace, protection: Protection, passphrase: str = "") -> None:
    """Keeps the same key in another way and logs that, never where.

    Raises `AccessRefused`, `WrongUse` for a short passphrase, `SigningKeyNotAtHand`.
    """
    require(workspace, Right.MANAGE_KEYS)
    moving = workspace.signing.moving(protection, passphrase)
    with moving, permitted(workspace, Right.MANAGE_KEYS) as (stores, _):
        stores.log.append(EntryKind.KEY_PROTECTED, {"protection": protection.value})


def rotate_key(
    workspace: Workspace, reason: str, protection: Protection | None = None, passphrase: str = ""
) -> KeyStatus:
    """A new key signs from now on; the record says why, and the old key vouches for it where it is at hand.

    Raises `AccessRefused`, `ReasonRequired`, `WrongUse` for a short passphrase.
    """
    text = reason.strip()
    if len(text) < SHORTEST_REASON:
        raise ReasonRequired(minimum=SHORTEST_REASON)
    require(workspace, Right.MANAGE_KEYS)
    try:
        with workspace.signing.replacing(protection, passphrase) as new:
            _record_rotation(workspace, new, text)
    except BaseException:
        # Where it failed at the very end it may have been committed all the same: the log knows.
        with workspace.reading() as stores:
            named = stores.log.verifier_key()
        workspace.signing.expect(named or "")
        raise
    return workspace.signing.status()


def _record_rotation(workspace: Workspace, new: Replacement, reason: str) -> None:
    with permitted(workspace, Right.MANAGE_KEYS) as (stores, _):
        stores.log.append(
            EntryKind.KEY_ROTATED,
            {
                "old_verifier_key": new.old_verifier_key,
                "verifier_key": new.key.verifier_key,
                "old_key_signs": new.old_signs,
                "protection": new.protection.value,
                "reason": reason,
            },
        )
