"""A label whose text is only text and may take several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.theme import set_role


def plain_label(parent: QWidget, role: str = "", text: str = "") -> QLabel:
    """Wraps, and reads nothing in its text as markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        set_role(label, role)
    return label
