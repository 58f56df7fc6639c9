"""What a person may not do is not offered, and says why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.people import Right
from desktop.storage.workspace import Workspace
from desktop.ui.shell.said import said
from desktop.workflow.access import why_not


def offer(widget: QWidget, workspace: Workspace, right: Right, tip: str, *, when: bool = True) -> bool:
    """Enables a control where the person may use it `when` the rest allows it; its tooltip says why not."""
    refused = said(why_not(workspace, right))
    widget.setEnabled(when and not refused)
    widget.setToolTip(refused or tip)
    return widget.isEnabled()
