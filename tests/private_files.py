"""Who can get at the files of a workspace, for tests of several folders."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def open_to_others(workspace: Path) -> list[str]:
    """Folders that are not 0700, originals that are not 0400 and other files that are not 0600.

    Always empty on Windows, which has no such modes.
    """
    if os.name != "posix":
        return []
    found = []
    for path in (workspace, *workspace.rglob("*")):
        expected = 0o600
        if path.is_dir():
            expected = 0o700
        elif path.is_relative_to(workspace / "images"):
            expected = 0o400
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode != expected:
            found.append(f"{path.relative_to(workspace).as_posix()} {mode:o}")
    return found
