"""Steps that can be taken back, of something that is not recorded yet.

What is recorded is no step: whoever records calls `begin`, and nothing before it can be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

State = TypeVar("State")

_MERGES = 1
"""Id of steps that may become one; which do is decided by their gesture."""


class History(QObject, Generic[State]):
    """Follows something that has a state: `read` gives it, `put` puts it back, `name` says what changed.

    A state is a value that is compared. Changes of one `gesture` (a drag, a text that is typed) are one
    step, until `end_gesture`; one that comes back to where it began is none.
    """

    put_back = Signal()
    """A step was undone or done again."""

    def __init__(
        self,
        read: Callable[[], State],
        put: Callable[[State], object],
        name: Callable[[State, State], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._put, self._name = read, put, name
        self.stack = QUndoStack(self)
        self._known = read()
        self._gesture = ""
        self._putting = False

    def begin(self) -> None:
        """Something else is shown, or what is shown was recorded: nothing can be taken back."""
        self.stack.clear()
        self._known = self._read()
        self._gesture = ""

    def follow(self, gesture: str = "") -> None:
        """The state may have changed; what this class puts back itself is no new step."""
        if self._putting:
            return
        before, after = self._known, self._read()
        if before == after:
            return
        goes_on = bool(gesture) and gesture == self._gesture
        self._known, self._gesture = after, gesture
        steps = self.stack.index()
        self.stack.push(_Step(self, before, after, self._name(before, after), goes_on=goes_on))
        if self.stack.index() < steps:  # it came back to where it began, and is no step any more
            self._gesture = ""

    def end_gesture(self) -> None:
        self._gesture = ""

    def show(self, state: State) -> None:
        """For the steps."""
        self._putting = True
        try:
            self._put(state)
        finally:
            self._putting = False
        self._known = self._read()
        self._gesture = ""
        self.put_back.emit()


class _Step(QUndoCommand):
    def __init__(
        self, history: History[State], before: State, after: State, text: str, *, goes_on: bool
    ) -> None:
        super().__init__(text)
        self._history: History[State] = history
        self._before, self.after = before, after
        self.goes_on = goes_on
        """It is of the same gesture as the step before it, and becomes part of that."""
        self._done = True

    def id(self) -> int:
        return _MERGES

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or not other.goes_on:
            return False
        self.after = other.after
        self.setText(other.text())
        self.setObsolete(self.after == self._before)
        return True

    def undo(self) -> None:
        self._done = False
        self._history.show(self._before)

    def redo(self) -> None:
        if self._done:  # by whoever made the step
            return
        self._done = True
        self._history.show(self.after)
