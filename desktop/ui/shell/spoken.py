"""What a screen reader says of controls that paint themselves: what they are, what their value means.

The toolkit would read the position of a handle as a bare number, which somebody could take for a score.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLE = "spoken_role"
"""Attribute of a class of widgets: its `QAccessible.Role`."""
_VALUE = "spoken_value"


def say_value(widget: QWidget, text: str) -> None:
    """The value of it in words; read out when it changes under the keys of whoever listens."""
    if widget.property(_VALUE) == text:
        return
    widget.setProperty(_VALUE, text)
    if QAccessible.isActive() and widget.hasFocus():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def speak_for_our_controls() -> None:
    """Once, when there is an application."""
    QAccessible.installFactory(_made)


class _Spoken(QAccessibleWidget):
    def text(self, kind: QAccessible.Text) -> str:
        widget = self.object()
        if kind is QAccessible.Text.Value and widget is not None:
            return str(widget.property(_VALUE) or "")
        return super().text(kind)


def _made(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Of each class that a thing is of, its own first; only those that name a role are ours."""
    if not isinstance(thing, QWidget) or class_name != type(thing).__name__:
        return None
    role = getattr(type(thing), ROLE, None)
    return _Spoken(thing, role) if role is not None else None
