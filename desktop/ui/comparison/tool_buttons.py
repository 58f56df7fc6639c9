"""Buttons of the comparison's rows of tools: an icon, a name, and the key in the tooltip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QToolButton

from desktop.ui.icons import icon
from desktop.ui.theme import Spacing, set_role


def push_tool(layout: QLayout, name: str, text: str, keys: str, action: Callable[[], None]) -> QToolButton:
    """Does something once."""
    button = _button(layout, name, text)
    button.setToolTip(f"{text} ({keys})")
    button.clicked.connect(lambda _: action())
    return button


def toggle_tool(
    layout: QLayout, name: str, text: str, tip: str, action: Callable[[bool], None] | None = None
) -> QToolButton:
    """Is on or off, and says its name."""
    button = _button(layout, name, text)
    button.setText(text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setCheckable(True)
    button.setToolTip(tip)
    if action is not None:
        button.toggled.connect(action)
    return button


def fit_texts(row: QLayout, width: int) -> None:
    """Where the row has no room for the names of its buttons it shows their icons alone.

    The names stay what a screen reader says, and the first words of the tooltips.
    """
    widgets = [row.itemAt(place).widget() for place in range(row.count())]
    shown = [widget for widget in widgets if widget is not None and not widget.isHidden()]
    named = [w for w in shown if isinstance(w, QToolButton) and w.text()]
    bare = Qt.ToolButtonStyle.ToolButtonIconOnly
    needed = sum(w.sizeHint().width() + Spacing.XS for w in shown)
    for button in named:
        if button.toolButtonStyle() == bare:
            needed += button.fontMetrics().horizontalAdvance(button.text()) + Spacing.S
    style = bare if needed > width else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    for button in named:
        if button.toolButtonStyle() != style:
            button.setToolButtonStyle(style)


def _button(layout: QLayout, name: str, text: str) -> QToolButton:
    button = QToolButton()
    set_role(button, "button")
    button.setIcon(icon(name))
    button.setAccessibleName(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    layout.addWidget(button)
    return button
