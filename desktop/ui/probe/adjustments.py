"""Adjustments of the picture that is open, each of which can be undone until the probe is recorded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from desktop.domain.adjustments import Recipe
from desktop.jobs.job import Job
from desktop.ui.history.history import History
from desktop.ui.probe.recipe_words import change_text


class Adjustments(QObject):
    """`adjust` begins to read the picture as the recipe has it, or gives None where there is none."""

    def __init__(self, adjust: Callable[[Recipe], Job | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read_adjusted = adjust
        self._recipe = Recipe()
        """Of the picture that is open, or on the way to it."""
        self._history = History(lambda: self._recipe, self._go_to, change_text, self)

    @property
    def stack(self) -> QUndoStack:
        return self._history.stack

    def begin(self, recipe: Recipe) -> None:
        """Another picture, or one that is recorded now: nothing before this is undone."""
        self._recipe = recipe
        self._history.begin()

    def adjust(self, recipe: Recipe) -> None:
        """A step, once the picture could be read so."""
        job = self._read_adjusted(recipe)
        if job is not None:
            job.succeeded.connect(lambda _: self._adjusted(recipe))

    def _adjusted(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._history.follow()

    def _go_to(self, recipe: Recipe) -> None:
        """Undone, or done again: the picture follows."""
        job = self._read_adjusted(recipe)
        if job is None:
            return
        before, self._recipe = self._recipe, recipe
        job.failed.connect(lambda _: self.begin(before))
