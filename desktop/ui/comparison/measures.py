"""Grid and ruler in distances of the eyes, without Qt. They help to look; they measure no face."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop.domain.faces import Point

GRID_STEPS = (0.1, 0.25, 0.5, 1.0)
CLOSEST_LINES = 28.0
"""Screen units between two lines of the grid at least."""
MOST_LINES = 80


@dataclass(frozen=True, slots=True)
class Ruler:
    """A line between two places of the face, in face coordinates."""

    start: Point
    end: Point

    @property
    def length(self) -> float:
        """In distances of the eyes."""
        return math.dist(self.start, self.end)


def grid_step(scale: float) -> float:
    """Distances of the eyes between two lines, when one is `scale` screen units long."""
    return next((step for step in GRID_STEPS if step * scale >= CLOSEST_LINES), GRID_STEPS[-1])


@dataclass(frozen=True, slots=True)
class GridLine:
    """From one place of the face to another; `main` at whole distances of the eyes."""

    start: Point
    end: Point
    main: bool


def grid_lines(corners: list[Point], step: float) -> list[GridLine]:
    """The lines that cover the box round `corners` (face coordinates)."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    lines = []
    for number in _numbers(left, right, step):
        x = number * step
        lines.append(GridLine((x, top), (x, bottom), _is_whole(x)))
    for number in _numbers(top, bottom, step):
        y = number * step
        lines.append(GridLine((left, y), (right, y), _is_whole(y)))
    return lines


def _numbers(low: float, high: float, step: float) -> range:
    first, last = math.ceil(low / step), math.floor(high / step)
    return range(first, last + 1) if last - first < MOST_LINES else range(0)


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-6
