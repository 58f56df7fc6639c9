"""Ends a look without an outcome, whatever the ground."""

from __future__ import annotations

from desktop.domain.log_entries import EntryKind
from desktop.domain.looks import LookState
from desktop.storage.stores import Stores


def withdraw_in(stores: Stores, look_id: str, reason: str) -> None:
    """Inside a recording. What was answered so far is told here, not before."""
    look = stores.looks.get(look_id)
    stores.looks.end(look_id, LookState.WITHDRAWN, reason)
    stores.log.append(
        EntryKind.LOOK_WITHDRAWN,
        {
            "look_id": look_id,
            "search_id": look.search_id,
            "reason": reason,
            "answers": [[a.place, a.conclusion.value] for a in look.answers],
        },
    )
