"""Where a window may be put back: on a screen that is there, and large enough to be used. Without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_LEAST_SEEN = 120
"""Logical pixels of the window's upper edge that have to lie on its screen, so that it can be moved."""


@dataclass(frozen=True, slots=True)
class Place:
    """Of a window or a screen, logical pixels."""

    x: int
    y: int
    width: int
    height: int

    @classmethod
    def read(cls, value: Any) -> Place | None:
        """From what `as_list` made; None where it is anything else."""
        right = isinstance(value, list) and len(value) == 4
        if not right or any(isinstance(one, bool) or not isinstance(one, int) for one in value):
            return None
        place = cls(*value)
        return place if 0 < place.width < 1 << 16 and 0 < place.height < 1 << 16 else None

    def as_list(self) -> list[int]:
        return [self.x, self.y, self.width, self.height]


@dataclass(frozen=True, slots=True)
class Screen:
    """`place`: without the bars of the desktop."""

    name: str
    place: Place


def put_back(wanted: Place, screen_name: str, screens: Sequence[Screen]) -> Place | None:
    """Where the window goes: where it was while its screen is there and it can be reached on it, moved and
    made smaller where the screen has become too small. None: the screen is gone, or nothing is known."""
    for screen in screens:
        if screen.name == screen_name:
            return _within(wanted, screen.place)
    return None


def _within(wanted: Place, screen: Place) -> Place:
    width, height = min(wanted.width, screen.width), min(wanted.height, screen.height)
    left = max(wanted.x, screen.x)
    seen = min(wanted.x + width, screen.x + screen.width) - left
    top = screen.y <= wanted.y <= screen.y + screen.height - _LEAST_SEEN
    if seen >= _LEAST_SEEN and top:
        return Place(wanted.x, wanted.y, width, height)
    x = min(max(wanted.x, screen.x), screen.x + screen.width - width)
    y = min(max(wanted.y, screen.y), screen.y + screen.height - height)
    return Place(x, y, width, height)
