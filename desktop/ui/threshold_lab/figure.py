"""What a plot consists of, before anything draws it: on the screen, in a file, on the handout.

Coordinates are data (scores, shares 0..1, numbers of people); a logarithmic axis is the drawer's matter.
No meaning rests on colour: lines differ by dash and symbol and carry their names at their ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Ink(Enum):
    """What a colour means; the style of the screen or the paper says which it is."""

    TEXT = auto()
    MUTED = auto()
    ACCENT = auto()
    CAUTION = auto()
    SECOND = auto()
    THIRD = auto()
    FOURTH = auto()
    FIFTH = auto()


class Dash(Enum):
    SOLID = auto()
    DASHED = auto()
    DOTTED = auto()
    DASH_DOT = auto()
    LONG = auto()


class Symbol(Enum):
    CIRCLE = auto()
    SQUARE = auto()
    TRIANGLE = auto()
    DIAMOND = auto()
    CROSS = auto()
    PLUS = auto()
    DOWN = auto()
    STAR = auto()


class Side(Enum):
    """Where a label stands from its point."""

    RIGHT = auto()
    LEFT = auto()
    ABOVE = auto()
    BELOW = auto()
    ABOVE_RIGHT = auto()
    BELOW_RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Axis:
    """`ticks` are (value, text), the text empty for a mark without a number. `margin` is the share of the
    axis kept free after `high`, for labels."""

    title: str
    low: float
    high: float
    log: bool
    ticks: tuple[tuple[float, str], ...]
    margin: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """float64 [points] each. `marks` are the places of the points that carry the symbol."""

    x: Floats
    y: Floats
    ink: Ink
    dash: Dash = Dash.SOLID
    weight: float = 2.0
    symbol: Symbol | None = None
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """Between `low` and `high` over `x`: float64 [points] each. `strength` 0..1 says how dense."""

    x: Floats
    low: Floats
    high: Floats
    ink: Ink
    strength: float = 0.2


@dataclass(frozen=True, slots=True)
class Guide:
    """An upright line at a value of x: the threshold."""

    at: float
    text: str
    ink: Ink = Ink.TEXT
    dash: Dash = Dash.SOLID


@dataclass(frozen=True, slots=True)
class Point:
    """A mark with intervals (low, high) as whiskers where they are known."""

    x: float
    y: float
    symbol: Symbol
    ink: Ink
    x_interval: tuple[float, float] | None = None
    y_interval: tuple[float, float] | None = None
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a point. Earlier labels get the better place.

    `sample` is the line that it names: a piece of it stands before the text, and, with `leader`, a thin
    line leads to its end.
    """

    x: float
    y: float
    text: str
    ink: Ink = Ink.TEXT
    side: Side = Side.RIGHT
    bold: bool = False
    sample: Line | None = None
    leader: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """Of the table behind a plot. `unit` is empty for text."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | float | int | None, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One plot at one threshold.

    `name` is for file names. `caption` says in a sentence what is to be seen, `description` all of it in
    words, for those who do not see it. `empty` is the reason why there is nothing to draw; the rest of the
    marks is empty then. `table` gives the numbers when it is asked for.
    """

    name: str
    title: str
    x: Axis
    y: Axis
    caption: str
    description: str
    threshold: float
    table: Table
    empty: str = ""
    areas: tuple[Area, ...] = ()
    lines: tuple[Line, ...] = ()
    guides: tuple[Guide, ...] = ()
    points: tuple[Point, ...] = ()
    labels: tuple[Label, ...] = ()
