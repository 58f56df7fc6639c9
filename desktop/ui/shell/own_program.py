"""Starts this program once more, beside the one that runs."""

from __future__ import annotations

from PySide6.QtCore import QProcess

from desktop import paths


def started(*arguments: str) -> bool:
    """With a window of its own and these arguments; whether it could be started."""
    program, *rest = paths.own_command(*arguments, window=True)
    folder = paths.own_folder()
    return QProcess.startDetached(program, rest, str(folder) if folder is not None else "")[0]
