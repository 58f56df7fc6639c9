"""The list of the last workspaces, beside the settings of the window: one for everybody on this computer's
account, since it is shown before anybody has signed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings

from desktop.storage.workspace import Workspace
from desktop.ui.workspaces.recent_list import RecentList

_KEY = "workspaces/recent"


def recent_workspaces() -> RecentList:
    return RecentList.from_text(str(QSettings().value(_KEY) or "[]"))


def note_opened(workspace: Workspace) -> None:
    day = datetime.now().astimezone().date()
    change_recent(lambda kept: kept.with_opened(workspace.folder, workspace.kind.value, day))


def forget_workspace(folder: str) -> None:
    change_recent(lambda kept: kept.without(folder))


def forget_all_but(*folders: Path) -> None:
    change_recent(lambda kept: kept.only(folders))


def change_recent(change: Callable[[RecentList], RecentList]) -> None:
    settings = QSettings()
    settings.sync()  # another window of the program may have written it
    settings.setValue(_KEY, change(recent_workspaces()).to_text())
