"""Nothing of training enters casework: a training workspace has no cases, no probes and no conclusions."""

from __future__ import annotations

from desktop.errors import WrongUse
from desktop.storage.workspace import Workspace, WorkspaceKind


def require_casework(workspace: Workspace) -> None:
    """Raises `WrongUse` in a training workspace; a demonstration plays casework and is let through."""
    if workspace.kind is WorkspaceKind.TRAINING:
        raise WrongUse(
            detail="This is a training workspace: there are no cases in it and nothing can be concluded "
            "here. Open the casework workspace to search for a case."
        )
