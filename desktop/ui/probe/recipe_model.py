"""A recipe that is being made: steps that can be changed and taken back, with a preview."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.domain.adjustment_checks import Size, size_after_all
from desktop.domain.adjustments import Crop, Grey, Levels, Mirror, Recipe, Rotate, Step
from desktop.errors import UserFacingError
from desktop.recognition.adjusted_image import Pixels, apply_to_reduced, luma, reduced, reduction_for
from desktop.ui.history.history import History
from desktop.ui.probe.recipe_words import change_text
from desktop.ui.shell.messages import sentence_of

PREVIEW_PIXELS = 600_000
"""More than a pane shows; few enough that a slider is followed at once."""


class RecipeModel(QObject):
    """Only recipes that can be applied get in; `refused` says why another did not.

    Changes with the same `gesture` (one pull of a slider) are taken back at once; `end_gesture` ends it.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, original: Pixels, recipe: Recipe, parent: QObject | None = None) -> None:
        """Raises `WrongUse` when `recipe` cannot be applied to `original`."""
        super().__init__(parent)
        self._original = original
        size_after_all(self.original_size, recipe)
        self._recipe = recipe
        self.history = History(lambda: self._recipe, self._put, change_text, self)
        self._reduced: tuple[int, Pixels] = (1, original)
        self._previews: dict[Recipe, Pixels] = {}

    @property
    def original_size(self) -> Size:
        return self._original.shape[1], self._original.shape[0]

    @property
    def recipe(self) -> Recipe:
        return self._recipe

    @property
    def size(self) -> Size:
        """Of the adjusted picture."""
        return size_after_all(self.original_size, self._recipe)

    # What stands in the recipe

    @property
    def levels(self) -> Levels:
        """The levels in force; those that change nothing when there is no such step."""
        return next((s for s in self._recipe.steps if isinstance(s, Levels)), Levels())

    @property
    def degrees(self) -> float:
        """Of the turn that `turn_to` changes, −180 to 180."""
        step = self._last_that_moves()
        return _upright(step.degrees) if isinstance(step, Rotate) else 0.0

    def has(self, kind: type[Step]) -> bool:
        return any(isinstance(step, kind) for step in self._recipe.steps)

    # Changing it

    def set_levels(self, levels: Levels, gesture: str = "") -> None:
        """Replaces the levels where they stand; levels that change nothing are no step."""
        self._put_single(Levels, None if levels == Levels() else levels, gesture)

    def set_grey(self, wanted: bool) -> None:
        self._put_single(Grey, Grey() if wanted else None)

    def set_mirror(self, wanted: bool) -> None:
        self._put_single(Mirror, Mirror() if wanted else None)

    def turn_to(self, degrees: float, gesture: str = "") -> None:
        """Changes the turn if nothing else moved the picture after it; adds another turn otherwise."""
        degrees = _upright(degrees)
        last = self._last_that_moves()
        step = Rotate(degrees) if degrees else None
        if isinstance(last, Rotate):
            self._replace(self._last_place(last), step, gesture)
        elif step is not None:
            self._become([*self._recipe.steps, step], gesture)

    def turn_by(self, degrees: float) -> None:
        self.turn_to(self.degrees + degrees)

    def crop(self, x: int, y: int, width: int, height: int) -> None:
        """Keeps a rectangle of the adjusted picture. A crop of a crop becomes one crop."""
        if (x, y, width, height) == (0, 0, *self.size):
            return
        last = self._last_that_moves()
        if isinstance(last, Crop):
            inner = replace(last, x=last.x + x, y=last.y + y, width=width, height=height)
            if (
                inner.x + inner.width <= last.x + last.width
                and inner.y + inner.height <= last.y + last.height
            ):
                self._replace(self._last_place(last), inner)
                return
        self._become([*self._recipe.steps, Crop(x, y, width, height)])

    def remove(self, place: int) -> None:
        """Refused where a later crop was drawn on what this step made."""
        self._replace(place, None)

    def reset(self) -> None:
        self._become([])

    def end_gesture(self) -> None:
        self.history.end_gesture()

    @property
    def can_undo(self) -> bool:
        return self.history.stack.canUndo()

    @property
    def can_redo(self) -> bool:
        return self.history.stack.canRedo()

    def undo(self) -> None:
        self.history.stack.undo()

    def redo(self) -> None:
        self.history.stack.redo()

    def _put(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self.changed.emit()

    def _last_that_moves(self) -> Step | None:
        moving = (step for step in reversed(self._recipe.steps) if isinstance(step, Crop | Rotate | Mirror))
        return next(moving, None)

    def _last_place(self, step: Step) -> int:
        steps = self._recipe.steps
        return max(place for place, one in enumerate(steps) if one is step)

    def _put_single(self, kind: type[Step], step: Step | None, gesture: str = "") -> None:
        steps = self._recipe.steps
        place = next((i for i, one in enumerate(steps) if isinstance(one, kind)), None)
        if place is not None:
            self._replace(place, step, gesture)
        elif step is not None:
            self._become([*steps, step], gesture)

    def _replace(self, place: int, step: Step | None, gesture: str = "") -> None:
        steps = list(self._recipe.steps)
        moves = isinstance(steps[place], Crop | Rotate | Mirror)
        if moves and any(isinstance(later, Crop) for later in steps[place + 1 :]):
            self.refused.emit(
                self.tr("A later crop was drawn on the result of this step: take that crop away first.")
            )
            return
        steps[place : place + 1] = [] if step is None else [step]
        self._become(steps, gesture)

    def _become(self, steps: list[Step], gesture: str = "") -> None:
        recipe = Recipe(tuple(steps))
        if recipe == self._recipe:
            return
        try:
            size_after_all(self.original_size, recipe)
        except UserFacingError as error:
            self.refused.emit(sentence_of(error))
            return
        self._recipe = recipe
        self.history.follow(gesture)
        self.changed.emit()

    # Looking at it

    @property
    def preview_reduction(self) -> int:
        """1 where the preview has every pixel."""
        return reduction_for(self.original_size, self._recipe, PREVIEW_PIXELS)

    def preview(self) -> Pixels:
        """The adjusted picture for the screen."""
        return self._shown(self._recipe)

    def original_preview(self) -> Pixels:
        """The untouched picture for the screen."""
        return self._shown(Recipe())

    def histogram(self) -> NDArray[np.int64]:
        """How many pixels of the preview have each luma, int64 [256], before levels and all that follows
        them among the steps that change colours.
        """
        steps = self._recipe.steps
        place = next((i for i, one in enumerate(steps) if isinstance(one, Levels)), len(steps))
        moving = tuple(s for s in steps[place:] if isinstance(s, Crop | Rotate | Mirror))
        return np.bincount(luma(self._shown(Recipe(steps[:place] + moving))).ravel(), minlength=256)

    def _shown(self, recipe: Recipe) -> Pixels:
        if recipe not in self._previews:
            factor = reduction_for(self.original_size, recipe, PREVIEW_PIXELS)
            if self._reduced[0] != factor:
                self._reduced = (factor, reduced(self._original, factor))
            while len(self._previews) >= 4:
                del self._previews[next(iter(self._previews))]
            self._previews[recipe] = apply_to_reduced(self._reduced[1], recipe, factor)
        return self._previews[recipe]


def _upright(degrees: float) -> float:
    """The same turn between −180 and 180, without a negative zero."""
    turned = degrees if abs(degrees) <= 180 else 180.0 - (180.0 - degrees) % 360.0
    return round(turned, 6) + 0.0
