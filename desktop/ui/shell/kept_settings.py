"""What the toolkit keeps from one start to the next: the place of the window, and no folder of a case.

Where the system has no file dialogs of its own, Qt's remember the folders that somebody was in, in a file
that everybody on the computer can read.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings

_OF_QT = "QtProject"
_FOLDERS = ("FileDialog/history", "FileDialog/lastVisited")


def keep_settings_in(folder: Path) -> None:
    """Ours and the toolkit's, from now on, in a folder that is nobody else's.

    Windows and macOS have one place for the settings of all programs, in the person's own profile: nothing
    is changed there, and their file dialogs are their own.
    """
    if not _in_files():
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.chmod(folder, 0o700)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


def forget_folders() -> None:
    """At the start, for one that was killed, and at the end. Call `keep_settings_in` first."""
    if not _in_files():
        return
    kept = QSettings(QSettings.Scope.UserScope, _OF_QT)
    for name in _FOLDERS:
        kept.remove(name)
    kept.sync()


def _in_files() -> bool:
    return sys.platform not in ("win32", "darwin")
