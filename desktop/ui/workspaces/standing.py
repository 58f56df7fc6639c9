"""Whether a workspace of the list is still where it was. Without Qt; asks the disk, which may take long."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath

from desktop.storage.workspace_layout import DATABASE

_MOUNTS = ("/media", "/run/media", "/mnt", "/Volumes", "/net")
"""Below these a system shows drives that come and go."""


class Standing(StrEnum):
    HERE = "here"
    AWAY = "away"
    """Its drive, or the share of another computer, is not connected: it may well be there."""
    GONE = "gone"


def standing_of(folder: Path) -> Standing:
    """Never raises: what cannot be read is away."""
    try:
        if (folder / DATABASE).is_file():
            return Standing.HERE
        return Standing.GONE if _drive_is_there(folder) else Standing.AWAY
    except OSError:
        return Standing.AWAY


def _drive_is_there(folder: Path) -> bool:
    drive = drive_of(str(folder), windows=sys.platform == "win32")
    if not drive:
        return True
    if not os.path.isdir(drive):
        return False
    # A drive that was taken away can leave the empty folder that it was shown in.
    return sys.platform == "win32" or os.path.ismount(drive) or bool(os.listdir(drive))


def drive_of(folder: str, *, windows: bool) -> str:
    """What has to be connected for the folder to be there; empty where that is the computer itself."""
    if windows:
        path = PureWindowsPath(folder)
        return path.anchor if path.anchor and not path.anchor.upper().startswith("C:") else ""
    parts = PurePosixPath(folder)
    for mount in _MOUNTS:
        root = PurePosixPath(mount)
        if root in parts.parents:
            depth = len(root.parts) + (2 if _by_person(mount, parts) else 1)
            return str(PurePosixPath(*parts.parts[:depth]))
    return ""


def _by_person(mount: str, folder: PurePosixPath) -> bool:
    """On Linux drives stand below the name of who connected them."""
    return mount in ("/media", "/run/media") and len(folder.parts) > len(PurePosixPath(mount).parts) + 1
