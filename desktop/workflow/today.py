"""What day it is for a window: the one that deadlines are counted by."""

from __future__ import annotations

from datetime import date

from desktop.storage.workspace import Workspace
from desktop.workflow.clock import today


def today_of(workspace: Workspace) -> date:
    """A clock that was set back opens nothing again."""
    with workspace.reading() as stores:
        return today(stores)
