"""What the next opening puts right after a process that did not come to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.storage.files import sync_folders_below
from desktop.storage.workspace_layout import DURABLE_FOLDERS

if TYPE_CHECKING:
    from desktop.storage.workspace import Workspace


def put_right(workspace: Workspace) -> None:
    """What was named and not synced becomes durable before anything new rests on it; measured scores that
    the database does not know go. Raises `FolderNotWritable`, `StorageFull`.
    """
    sync_folders_below(workspace.folder, DURABLE_FOLDERS)
    with workspace.reading() as stores:
        galleries = [gallery.gallery_id for gallery in stores.galleries.all()]
        known = {number: stores.measurements.files(number) for number in galleries}
    for number, files in known.items():
        for file in workspace.measurements.left_over(number, files):
            workspace.measurements.remove(file)
