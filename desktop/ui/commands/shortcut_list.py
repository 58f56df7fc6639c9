"""Every key of the window, read from the actions, buttons and shortcuts that are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QMenuBar, QWidget

from desktop.ui.commands.command import plain
from desktop.ui.commands.window_action import actions_of

_SHOWN = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class Shortcut:
    """`place`: where it works: a menu, or a page."""

    place: str
    keys: str
    what: str


def shortcuts_of_menus(bar: QMenuBar) -> list[Shortcut]:
    """These work everywhere in the window."""
    return [
        Shortcut(plain(title), action.shortcut().toString(_SHOWN), plain(action.text()))
        for title, action in actions_of(bar)
        if not action.shortcut().isEmpty()
    ]


def shortcuts_within(part: QWidget, place: str) -> list[Shortcut]:
    """Those of a page, or of another part of the window, in the order they were made; each once."""
    found = [*_of_buttons(part, place), *_of_shortcuts(part, place), *_of_tables(part, place)]
    return list(dict.fromkeys(found))


def _of_buttons(part: QWidget, place: str) -> Iterator[Shortcut]:
    for button in part.findChildren(QAbstractButton):
        keys = button.shortcut()
        if not keys.isEmpty() and keys != QKeySequence.mnemonic(button.text()):
            what = plain(button.text()) or button.accessibleName()
            yield Shortcut(place, keys.toString(_SHOWN), what)


def _of_shortcuts(part: QWidget, place: str) -> Iterator[Shortcut]:
    for shortcut in part.findChildren(QShortcut):
        if shortcut.whatsThis():
            yield Shortcut(place, shortcut.key().toString(_SHOWN), shortcut.whatsThis())


def _of_tables(part: QWidget, place: str) -> Iterator[Shortcut]:
    """Widgets that take keys without a shortcut have a table of them."""
    for child in part.findChildren(QObject):
        table = getattr(child, "key_table", None)
        if table is not None:
            for keys, what in table():
                yield Shortcut(place, QKeySequence(keys).toString(_SHOWN), what)


def everywhere() -> str:
    """The place of what works on every page."""
    return QCoreApplication.translate("commands", "Everywhere")
