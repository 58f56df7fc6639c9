"""Undo and redo of the page that is shown, each naming its step."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QUndoGroup, QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.ui.commands.menu_texts import ACTIONS, words
from desktop.ui.commands.window_action import offer_action


class EditActions(QObject):
    """Pages with something that can be taken back have `undo_stack`. Text fields have an undo of their own,
    which the same keys reach while one has the focus."""

    changed = Signal()

    def __init__(self, undo: QAction, redo: QAction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo, self._redo = undo, redo
        self._group = QUndoGroup(self)
        for signal in (
            self._group.canUndoChanged,
            self._group.canRedoChanged,
            self._group.undoTextChanged,
            self._group.redoTextChanged,
            self._group.activeStackChanged,
        ):
            signal.connect(self.refresh)
        self.refresh()

    def show_page(self, page: QWidget) -> None:
        """From now on it is about this page."""
        stack = getattr(page, "undo_stack", None)
        if isinstance(stack, QUndoStack) and stack not in self._group.stacks():
            self._group.addStack(stack)
        self._group.setActiveStack(stack)
        self.refresh()

    def undo(self) -> None:
        self._group.undo()

    def redo(self) -> None:
        self._group.redo()

    def refresh(self, *_: object) -> None:
        if self._group.canUndo():
            step = self._group.undoText()
            self._undo.setText(self.tr("&Undo: {step}").format(step=step.replace("&", "&&")))
            offer_action(self._undo, "")
        else:
            self._undo.setText(words(ACTIONS["edit.undo"]))
            offer_action(self._undo, self.nothing_to_undo())
        if self._group.canRedo():
            step = self._group.redoText()
            self._redo.setText(self.tr("&Redo: {step}").format(step=step.replace("&", "&&")))
            offer_action(self._redo, "")
        else:
            self._redo.setText(words(ACTIONS["edit.redo"]))
            offer_action(self._redo, self.tr("Nothing was undone here."))

    def nothing_to_undo(self) -> str:
        return self.tr(
            "Nothing here can be undone. What is recorded stays recorded: what you record later stands "
            "beside it."
        )
