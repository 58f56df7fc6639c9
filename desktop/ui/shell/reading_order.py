"""Tab goes through a window as people read it, whatever was made first.

Pages are made when they are asked for and rows come and go, so the order in which Qt was told of them says
nothing. The layouts do: what stands first in them is met first, a column whole before the one beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QGridLayout,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)


def move_focus(window: QWidget, forward: bool) -> bool:
    """One step of Tab or Shift+Tab, for `focusNextPrevChild` of a window; False where it leads nowhere.

    What takes the focus is scrolled to where it can be seen.
    """
    if QGuiApplication.styleHints().tabFocusBehavior() != Qt.TabFocusBehavior.TabFocusAllControls:
        return QWidget.focusNextPrevChild(window, forward)  # as the person told the system
    read = list(_read(window))
    at = window.focusWidget()
    begun = next((n for n, widget in enumerate(read) if widget is at), None)
    if begun is None:
        rest = read if forward else read[::-1]
    else:
        rest = (
            [*read[begun + 1 :], *read[:begun]] if forward else [*read[:begun][::-1], *read[begun:][::-1]]
        )
    target = next((widget for widget in rest if _stops_tab(widget)), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_sight(target)
    return True


def _stops_tab(widget: QWidget) -> bool:
    policy = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & policy == policy and widget.isEnabled() and widget.focusProxy() is None


def _bring_into_sight(widget: QWidget) -> None:
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(widget)
        at = at.parentWidget()


def _read(widget: QWidget) -> Iterator[QWidget]:
    """Everything that is shown, from `widget` down."""
    yield widget
    for child in _children(widget):
        if child.isVisible() and not child.isWindow():
            yield from _read(child)


def _children(widget: QWidget) -> list[QWidget]:
    first: list[QWidget | None] = []
    if isinstance(widget, QMainWindow):
        first = [widget.menuWidget(), widget.centralWidget()]
    elif isinstance(widget, QStackedWidget):
        first = [widget.currentWidget()]
    elif isinstance(widget, QSplitter):
        first = [widget.widget(number) for number in range(widget.count())]
    elif isinstance(widget, QTabWidget):
        first = [widget.tabBar(), widget.currentWidget()]
    elif isinstance(widget, QScrollArea):
        first = [widget.widget()]
    elif isinstance(widget, QAbstractScrollArea):
        inside = [child for child in widget.viewport().children() if isinstance(child, QWidget)]
        first = sorted(inside, key=lambda child: (child.y(), child.x()))
    elif (layout := widget.layout()) is not None:
        first = list(_of_layout(layout))
    known = {id(child) for child in first}
    rest = [c for c in widget.children() if isinstance(c, QWidget) and id(c) not in known]
    if isinstance(widget, QAbstractScrollArea | QTabWidget | QStackedWidget):
        rest = []  # bars and viewports
    return [child for child in (*first, *rest) if child is not None]


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=layout.getItemPosition)
    for place in places:
        item = layout.itemAt(place)
        inner = item.layout()
        if inner is not None:
            yield from _of_layout(inner)
        elif (widget := item.widget()) is not None:
            yield widget
