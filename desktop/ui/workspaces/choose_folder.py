"""Asks for the folder of a workspace, to be opened or to be made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_workspace(parent: QWidget, near: Path) -> Path | None:
    """One that is there; None where nobody chose."""
    title = QCoreApplication.translate("workspaces", "Open workspace: choose its folder")
    return _ask(parent, title, near)


def ask_new_workspace(parent: QWidget, near: Path) -> Path | None:
    """An empty folder, or one that is made in the dialog; None where nobody chose."""
    title = QCoreApplication.translate("workspaces", "New workspace: choose an empty folder, or make one")
    return _ask(parent, title, near)


def _ask(parent: QWidget, title: str, near: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(near.parent))
    return Path(chosen) if chosen else None
