"""The way of the Tab key through a window: whether it reaches everything once, in the order people read."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QScrollBar, QTabBar, QWidget
from shiboken6 import isValid

from tests.access_walk import spoken_name

_MOST = 400
"""Steps after which a way that has not come back is a trap."""
_MOST_INSIDE = 4
"""Steps that Tab may make within one control."""
_SLACK = 6
"""Logical pixels by which neighbours may overlap: frames, marks of the focus."""

Node = QWidget | QLayout


def tab_stops(root: QWidget) -> list[QWidget]:
    """What Tab has to reach: everything that is shown, can be used and takes the focus by Tab."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() or not widget.isEnabled() or widget.window() is not root.window():
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus != Qt.FocusPolicy.TabFocus:
            continue
        if widget.focusProxy() is None and not _stands_for(widget):
            found.append(widget)
    return found


def _stands_for(widget: QWidget) -> bool:
    """The field inside of a control that hands it the focus is met as that control."""
    parent = widget.parentWidget()
    return parent is not None and parent.focusProxy() is widget and widget.objectName().startswith("qt_")


def walk(root: QWidget, *, back: bool = False) -> list[QWidget]:
    """Presses Tab, or Shift+Tab, from nowhere until it is where it began; in the order of the visits.

    Raises `AssertionError` with the way gone when it does not come back.
    """
    window = root.window()
    window.activateWindow()
    QApplication.processEvents()
    at = window.focusWidget()
    if at is not None:
        at.clearFocus()
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    visited: list[QWidget] = []
    inside = 0
    for _ in range(_MOST):
        QTest.keyClick(window.focusWidget() or window, key, shift)
        at = window.focusWidget()
        if at is None:
            return visited
        if visited and at is visited[-1] and inside < _MOST_INSIDE:
            inside += 1  # from the day to the month of a date
            continue
        inside = 0
        if visited and at is visited[0]:
            return visited
        if at in visited:
            raise AssertionError(f"Tab goes round within {where(at)}: {[where(w) for w in visited]}")
        visited.append(at)
    raise AssertionError(f"Tab does not come back: {[where(w) for w in visited[-5:]]}")


def where(widget: QWidget) -> str:
    """A name for people who read a failure."""
    parents, at = [], widget
    while at is not None and not at.isWindow():
        parents.append(type(at).__name__)
        at = at.parentWidget()
    name = widget.tabText(widget.currentIndex()) if isinstance(widget, QTabBar) else spoken_name(widget)
    return f"“{name}” ({' in '.join(parents[:4])})"


def problems(root: QWidget) -> list[str]:
    """A line for all that a person with nothing but a Tab key would complain about on this screen.

    Focus and scroll bars stand afterwards where they stood.
    """
    window = root.window()
    before = window.focusWidget()
    bars = [(bar, bar.value()) for bar in root.findChildren(QScrollBar)]
    try:
        return _problems(root)
    finally:
        at = window.focusWidget()
        if before is not None:
            before.setFocus()
        elif at is not None:
            at.clearFocus()
        for bar, value in bars:
            if isValid(bar):
                bar.setValue(value)


def _problems(root: QWidget) -> list[str]:
    wanted = tab_stops(root)
    if not wanted:
        return []
    try:
        forth = walk(root)
        back = walk(root, back=True)
    except AssertionError as error:
        return [str(error)]
    wanted = [w for w in wanted if w in tab_stops(root)]  # what the walk itself shut or opened
    lines = [f"Tab does not reach {where(w)}" for w in wanted if w not in forth]
    lines += [f"Shift+Tab does not reach {where(w)}" for w in wanted if w not in back and w in forth]
    for before, after in pairwise(forth):
        if goes_back(before, after):
            lines.append(f"Tab jumps back from {where(before)} to {where(after)}")
    jumps = any(line.startswith("Tab jumps") for line in lines)
    if not jumps and len(forth) == len(back) and back != forth[::-1]:
        lines.append("Shift+Tab does not go the same way back")
    return lines


def goes_back(before: QWidget, after: QWidget) -> bool:
    """Whether somebody who reads from the top, and in each line from where the language begins, came past
    `after` before `before`.

    They are compared where their ways part: a column that stands beside another is read whole before it.
    """
    one, other = _path(before), _path(after)
    parted = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a is not b), None)
    if parted is None:
        return False
    first, second = _rect(one[parted]), _rect(other[parted])
    if second.bottom() <= first.top() + _SLACK and not _beside(first, second):
        return True
    if first.bottom() <= second.top() + _SLACK:
        return False
    right_to_left = before.layoutDirection() is Qt.LayoutDirection.RightToLeft
    if right_to_left:
        return second.left() >= first.right() - _SLACK
    return second.right() <= first.left() + _SLACK


def _beside(first: QRect, second: QRect) -> bool:
    return second.bottom() > first.top() + _SLACK and first.bottom() > second.top() + _SLACK


def _path(widget: QWidget) -> list[Node]:
    """From the window down to the widget, by way of the layouts it stands in."""
    path: list[Node] = [widget]
    at = widget
    while not at.isWindow():
        parent = at.parentWidget()
        layout = parent.layout()
        path += reversed(_layouts_to(layout, at)) if layout is not None else []
        path.append(parent)
        at = parent
    return path[::-1]


def _layouts_to(layout: QLayout, widget: QWidget) -> list[QLayout]:
    """Layouts within `layout` that lead to `widget`, outermost first."""
    for number in range(layout.count()):
        inner = layout.itemAt(number).layout()
        if inner is None:
            continue
        if inner.indexOf(widget) >= 0:
            return [inner]
        deeper = _layouts_to(inner, widget)
        if deeper:
            return [inner, *deeper]
    return []


def _rect(node: Node) -> QRect:
    """In the window's own coordinates."""
    if isinstance(node, QLayout):
        parent = node.parentWidget()
        return QRect(parent.mapTo(parent.window(), node.geometry().topLeft()), node.geometry().size())
    return QRect(node.mapTo(QWidget.window(node), QPoint()), QWidget.size(node))
