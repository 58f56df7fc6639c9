"""The signed checkpoints of the log, for whoever looks through them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.storage.checkpoint_store import StoredCheckpoint
from desktop.storage.workspace import Workspace
from desktop.workflow.browse import require_log


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a checkpoint reached somebody else: `destination` is `folder` or `tsa`."""

    destination: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ListedCheckpoint:
    """With everywhere it was handed to, in the order in which it was."""

    stored: StoredCheckpoint
    receipts: tuple[Receipt, ...]


def listed_checkpoints(workspace: Workspace) -> list[ListedCheckpoint]:
    """Newest first. Raises `AccessRefused`."""
    require_log(workspace)
    with workspace.reading() as stores:
        stored = stores.checkpoints.all()
        receipts: dict[int, list[Receipt]] = {}
        for delivery in stores.checkpoints.deliveries():
            receipts.setdefault(delivery.size, []).append(Receipt(delivery.destination, delivery.at))
    return [ListedCheckpoint(one, tuple(receipts.get(one.size, ()))) for one in reversed(stored)]


def covering_checkpoint(workspace: Workspace, seq: int) -> StoredCheckpoint | None:
    """The first one that speaks for entry `seq`, None before there is one. Raises `AccessRefused`."""
    require_log(workspace)
    with workspace.reading() as stores:
        return stores.checkpoints.covering(seq)
