"""Another workspace, chosen while the program runs: one that is there, or a new one in an empty folder."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import WrongUse
from desktop.storage.key_store import KeyStoreFinder, no_key_store
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.storage.workspace_layout import DATABASE, is_of_a_workspace


def open_chosen(
    folder: Path, operator: str, find_store: KeyStoreFinder = no_key_store, *, new: bool
) -> Workspace:
    """The caller closes it.

    Raises `WrongUse` for a folder that holds no workspace, or where `new` one that holds anything, and what
    `Workspace.open` and `Workspace.create` raise.
    """
    if (folder / DATABASE).is_file():
        if new:
            raise WrongUse(detail=f"There is already a workspace in {folder}. Open it instead.")
        return Workspace.open(folder, operator, find_store)
    if not new:
        raise WrongUse(
            detail=f"There is no workspace in {folder}. Choose the folder that holds {DATABASE}, or make a "
            "new workspace in an empty folder."
        )
    if folder.is_dir() and not all(is_of_a_workspace(entry.name) for entry in folder.iterdir()):
        raise WrongUse(detail=f"{folder} is not empty. Choose an empty folder, or make one.")
    return Workspace.create(folder, WorkspaceKind.CASEWORK, operator, find_store)
