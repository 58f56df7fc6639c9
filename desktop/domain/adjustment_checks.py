"""Whether a recipe can be applied to a picture of a given size, and how large the picture is afterwards."""

from __future__ import annotations

import math
from collections.abc import Iterable

from desktop.domain.adjustments import Crop, Grey, Levels, Mirror, Recipe, Rotate, Step
from desktop.errors import WrongUse

MINIMUM_SIDE = 16
"""Pixels of a crop's side. A face of fewer says nothing."""
MAXIMUM_PIXELS = 180_000_000
"""Of a picture after a step: the largest that is opened, turned by half a right angle."""
MAXIMUM_STEPS = 64
GAMMA_RANGE = (0.1, 10.0)
LARGEST_ANGLE = 360.0

Size = tuple[int, int]
"""Width and height."""


def size_after(size: Size, step: Step) -> Size:
    """Size of the picture after one step. Raises `WrongUse` for a step that cannot be applied."""
    match step:
        case Crop():
            return _cropped(size, step)
        case Rotate():
            return _turned(size, step)
        case Levels():
            _check_levels(step)
        case Grey() | Mirror():
            pass
        case _:
            raise WrongUse(detail="The recipe holds something that is no step: make it again.")
    return size


def size_after_all(size: Size, recipe: Recipe) -> Size:
    """Size of the picture after the whole recipe. Raises `WrongUse` for one that cannot be applied."""
    if len(recipe.steps) > MAXIMUM_STEPS:
        raise WrongUse(detail=f"A recipe has at most {MAXIMUM_STEPS} steps: remove some.")
    for step in recipe.steps:
        size = size_after(size, step)
    return size


def turned_size(size: Size, degrees: float) -> Size:
    """The canvas that holds the whole picture after a turn."""
    if degrees % 90 == 0:
        return size if degrees % 180 == 0 else (size[1], size[0])
    width, height = size
    cosine, sine = abs(math.cos(math.radians(degrees))), abs(math.sin(math.radians(degrees)))
    # A rounding error must not open a row of black.
    return (
        math.ceil(width * cosine + height * sine - 1e-6),
        math.ceil(width * sine + height * cosine - 1e-6),
    )


def _whole(values: Iterable[object]) -> bool:
    return all(isinstance(value, int) and not isinstance(value, bool) for value in values)


def _finite(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _cropped(size: Size, crop: Crop) -> Size:
    width, height = size
    if not _whole((crop.x, crop.y, crop.width, crop.height)):
        raise WrongUse(detail="A crop is given in whole pixels.")
    if crop.width < MINIMUM_SIDE or crop.height < MINIMUM_SIDE:
        raise WrongUse(
            detail=f"A crop keeps at least {MINIMUM_SIDE} pixels each way: choose a larger rectangle."
        )
    if min(crop.x, crop.y) < 0 or crop.x + crop.width > width or crop.y + crop.height > height:
        raise WrongUse(
            detail=f"The crop reaches outside the picture of {width} × {height} pixels: "
            "choose a rectangle inside it."
        )
    return crop.width, crop.height


def _turned(size: Size, turn: Rotate) -> Size:
    if not _finite(turn.degrees) or abs(turn.degrees) > LARGEST_ANGLE:
        raise WrongUse(detail="A picture is turned by −360° to 360°.")
    width, height = turned_size(size, turn.degrees)
    if width * height > MAXIMUM_PIXELS:
        raise WrongUse(
            detail="The turned picture would have too many pixels "
            f"({width} × {height}): crop it before it is turned."
        )
    return width, height


def _check_levels(levels: Levels) -> None:
    if not _whole((levels.black, levels.white)) or not 0 <= levels.black < levels.white <= 255:
        raise WrongUse(
            detail="Levels need whole numbers from 0 to 255, the black point below the white point."
        )
    low, high = GAMMA_RANGE
    if not _finite(levels.gamma) or not low <= levels.gamma <= high:
        raise WrongUse(detail=f"Gamma is a number from {low:g} to {high:g}; 1 changes nothing.")
