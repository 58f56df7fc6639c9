"""The parts that bars of filters are made of: a choice of fixed width, and a field below its name."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from desktop.ui.theme import Spacing, set_role

_MOST_SHOWN = 24


def narrow_choice(name: str, width: int, list_width: int, parent: QWidget) -> QComboBox:
    """As wide as the bar has room for; its list may be wider."""
    choice = QComboBox(parent)
    choice.setAccessibleName(name)
    choice.setFixedWidth(width)
    choice.setMaxVisibleItems(_MOST_SHOWN)
    choice.view().setMinimumWidth(list_width)
    return choice


def field_below_name(title: str, field: QWidget, parent: QWidget) -> QWidget:
    """A holder of both."""
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Spacing.XXS)
    label = QLabel(title, holder)
    set_role(label, "caption")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return holder
