"""What each step of the tour points at: the real control on the real page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow


def target_of(key: str, window: MainWindow) -> QWidget | None:
    """The first of those that are on the screen; None where none is, or another page is in front."""
    return next((one for one in _of(key, window) if one.isVisibleTo(window)), None)


def _of(key: str, window: MainWindow) -> tuple[QWidget, ...]:
    pages = window.pages
    if key == "errors":
        return (window.error_panel.confidence,)
    page = pages.made({"look": "second_look", "log": "audit", "examination": "candidates"}.get(key, key))
    if page is None or page is not pages.currentWidget():
        return ()
    if key == "gallery":
        return (page.grid,)
    if key == "probe":
        return (page.steps,)
    if key == "candidates":
        return (page.list,)
    if key == "examination":
        # There is nothing to compare before the first search.
        return page.comparison, page.list
    if key == "look":
        card = page.waiting.first_card
        return (page.waiting,) if card is None else (card, page.waiting)
    return (page.verify_button,)


def bring_into_sight(target: QWidget) -> None:
    """Scrolls whatever it lies in."""
    at = target.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea) and at.widget() is not None and at.widget().isAncestorOf(target):
            at.ensureWidgetVisible(target)
        at = at.parentWidget()


def seen_rect(target: QWidget, window: QWidget) -> QRect:
    """What can be seen of it, in the window's coordinates; empty where it is scrolled away."""
    seen = target.visibleRegion().boundingRect()
    return QRect(target.mapTo(window, QPoint()) + seen.topLeft(), seen.size())
