"""What is said of a workspace of the list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.ui.shell.by_locale import day_by_locale
from desktop.ui.workspaces.recent_list import RecentWorkspace
from desktop.ui.workspaces.standing import Standing


def _tr(text: str) -> str:
    return QCoreApplication.translate("workspaces", text)


def when_text(one: RecentWorkspace) -> str:
    """Kind and day."""
    day = day_by_locale(one.opened)
    return {
        "casework": _tr("opened on {day}"),
        "demo": _tr("demo, opened on {day}"),
        "training": _tr("training, opened on {day}"),
    }[one.kind].format(day=day)


def standing_text(standing: Standing) -> str:
    """Empty where it is there."""
    return {
        Standing.HERE: "",
        Standing.AWAY: _tr("its drive is not connected"),
        Standing.GONE: _tr("not found"),
    }[standing]
