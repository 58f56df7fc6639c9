"""Actions of the menus: each knows its name in English, and why it cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.ui.commands.menu_texts import words

_ENGLISH, _WHY_NOT = "english", "why_not"

Keys = str | QKeySequence.StandardKey


def add_action(menu: QMenu, key: str, english: str, do: Callable[[], object], keys: Keys = "") -> QAction:
    """`english` stands in a table of `menu_texts`; `key` names the action whatever the language."""
    action = QAction(words(english), menu)
    action.setObjectName(key)
    action.setProperty(_ENGLISH, english)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _=False: do())
    menu.addAction(action)
    return action


def offer_action(action: QAction, why_not: str, tip: str = "") -> None:
    """Enables it where nothing speaks against it; its tooltip says what does."""
    action.setEnabled(not why_not)
    action.setProperty(_WHY_NOT, why_not)
    action.setToolTip(why_not or tip or action.text().replace("&", ""))


def english_of(action: QAction) -> str:
    return str(action.property(_ENGLISH) or "")


def why_not(action: QAction) -> str:
    """Empty where it can be done."""
    return "" if action.isEnabled() else str(action.property(_WHY_NOT) or "")


def actions_of(bar: QMenuBar) -> Iterator[tuple[str, QAction]]:
    """(title of its menu, action) of everything in the menus, in their order; no lines, no menus."""
    for top in bar.actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            for action in _within(menu):
                yield top.text(), action


def _within(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _within(inner)
        elif not action.isSeparator() and action.text():
            yield action
