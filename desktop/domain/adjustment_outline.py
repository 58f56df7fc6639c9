"""Where on the original the adjusted picture lies."""

from __future__ import annotations

import math

from desktop.domain.adjustment_checks import Size, size_after
from desktop.domain.adjustments import Crop, Mirror, Recipe, Rotate, Step

Point = tuple[float, float]


def outline_on_original(size: Size, recipe: Recipe) -> tuple[Point, Point, Point, Point]:
    """Corners of the adjusted picture in pixels of the original of this size, from its top left, clockwise.

    Parts may lie outside the original: black corners of a turn. Raises `WrongUse` for a recipe that cannot
    be applied.
    """
    before: list[tuple[Size, Step]] = []
    for step in recipe.steps:
        before.append((size, step))
        size = size_after(size, step)
    width, height = size
    corners: list[Point] = [(0, 0), (width, 0), (width, height), (0, height)]
    for start, step in reversed(before):
        end, size = size, start
        corners = [_taken_back(point, step, start, end) for point in corners]
    first, second, third, fourth = corners
    return first, second, third, fourth


def _taken_back(point: Point, step: Step, start: Size, end: Size) -> Point:
    x, y = point
    match step:
        case Crop():
            return x + step.x, y + step.y
        case Mirror():
            return start[0] - x, y
        case Rotate():
            turn = math.radians(step.degrees)
            right, down = x - end[0] / 2, y - end[1] / 2
            return (
                right * math.cos(turn) - down * math.sin(turn) + start[0] / 2,
                right * math.sin(turn) + down * math.cos(turn) + start[1] / 2,
            )
        case _:
            return x, y
