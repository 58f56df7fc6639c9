"""What somebody who cannot see the window, or has no mouse, would miss of what is on the screen now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from desktop.ui.shell.fitting import SMALLEST_SCREEN, fitted

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_WHOLE = (QAbstractSpinBox, QAbstractItemView, QComboBox, QLineEdit)
"""What lies inside of these is Qt's own."""


def controls_of(root: QWidget) -> list[QWidget]:
    """Controls that a person meets; parts that Qt puts inside other controls are left out."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or isinstance(widget, QScrollBar):
            continue
        if _is_part_of_one(widget, root) or widget.objectName().startswith("qt_"):
            continue
        found.append(widget)
    return found


def _is_part_of_one(widget: QWidget, root: QWidget) -> bool:
    at = widget.parentWidget()
    while at is not None and at is not root:
        if isinstance(at, _WHOLE):
            return True
        at = at.parentWidget()
    return False


def spoken_name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    buddies = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    return widget.accessibleName() or text or "".join(buddies)


def missing(root: QWidget) -> list[str]:
    """A line for each visible control without a name, each that no key reaches, and for a dialog that is
    larger than the smallest screen."""
    lines = []
    least = root.minimumSizeHint().expandedTo(root.minimumSize())
    if isinstance(root, QDialog) and fitted(least, SMALLEST_SCREEN) != least:
        lines.append(f"{type(root).__name__} needs {least.width()} x {least.height()}")
    for widget in controls_of(root):
        if not widget.isVisibleTo(root):
            continue
        parents, at = [], widget
        while at is not root and at is not None:
            parents.append(type(at).__name__)
            at = at.parentWidget()
        where = " in ".join(parents[:4])
        name = spoken_name(widget).strip()
        if not name:
            lines.append(f"{where}: no name")
        if widget.isEnabled() and not _takes_keys(widget) and not _beside_one_that_does(widget):
            lines.append(f"{where} “{name}”: no key reaches it")
    return lines


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _beside_one_that_does(widget: QWidget) -> bool:
    """Of buttons that stand together one is reached by Tab, the others from it with the arrows."""
    parent = widget.parentWidget()
    if not isinstance(widget, QAbstractButton) or parent is None:
        return False
    return any(
        _takes_keys(one)
        for one in parent.findChildren(type(widget), options=Qt.FindChildOption.FindDirectChildrenOnly)
        if one.isVisibleTo(parent) and one.isEnabled()
    )
