"""After how many minutes without anybody at the keyboard the window is covered."""

from __future__ import annotations

from desktop.domain.log_entries import EntryKind
from desktop.domain.logged_settings import LOCK_SETTING
from desktop.domain.people import Right
from desktop.errors import WrongUse
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import permitted

DEFAULT_MINUTES = 10
LONGEST_MINUTES = 120


def shortest_minutes(workspace: Workspace) -> int:
    """0, never, is for a demo alone."""
    return 0 if workspace.kind is WorkspaceKind.DEMO else 1


def lock_minutes(workspace: Workspace) -> int:
    """0: never."""
    with workspace.reading() as stores:
        kept = stores.settings.get(LOCK_SETTING) or ""
    minutes = int(kept) if kept.isascii() and kept.isdigit() else DEFAULT_MINUTES
    return minutes if shortest_minutes(workspace) <= minutes <= LONGEST_MINUTES else DEFAULT_MINUTES


def set_lock_minutes(workspace: Workspace, minutes: int) -> None:
    """For whoever manages accounts; a change is part of the record. Raises `WrongUse`, `AccessRefused`."""
    if not shortest_minutes(workspace) <= minutes <= LONGEST_MINUTES:
        raise WrongUse(
            detail=f"The window is locked after {shortest_minutes(workspace)} to {LONGEST_MINUTES} minutes."
        )
    before = lock_minutes(workspace)
    with permitted(workspace, Right.MANAGE_ACCOUNTS) as (stores, _):
        if before != minutes:
            stores.settings.set(LOCK_SETTING, str(minutes))
            stores.log.append(EntryKind.LOCK_CHANGED, {"before": before, "minutes": minutes})
