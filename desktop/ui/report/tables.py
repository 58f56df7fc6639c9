"""Tables and lists of facts, which break across pages between rows, and inside a row that is very long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from desktop.ui.report.page_style import BODY, COLUMN, MUTED, SMALL, SMALL_NONE, TextStyle, colour
from desktop.ui.report.strips import Line, Strip, height_of, paint_lines, text_of, together, wrapped

PAD_X = 6.0
PAD_Y = 3.5
LONG_ROW = 9
"""A row of more lines may be parted."""


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the width, in proportion to the other columns."""

    title: str
    share: float
    right: bool = False
    style: TextStyle = SMALL


@dataclass(frozen=True, slots=True)
class Cell:
    """A text that does not have the style of its column."""

    text: str
    style: TextStyle


@dataclass(frozen=True, slots=True)
class Table:
    """Its head stands again at the top of every page. Without rows it says `empty`."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str | Cell]]
    empty: str
    after: float = 8.0

    def strips(self, width: float) -> list[Strip]:
        total = sum(column.share for column in self.columns)
        widths = [width * column.share / total for column in self.columns]
        rights = [column.right for column in self.columns]
        titles = [Cell(column.title, COLUMN) for column in self.columns]
        (head,) = _row(titles, self.columns, widths, rights, whole=True)
        head = replace(head, keep=True, paint=_on_ground(head, width))
        if not self.rows:
            lines = wrapped(self.empty, SMALL_NONE, width - 2 * PAD_X)
            body = [_cells_strip([lines], [width], [False], PAD_Y, PAD_Y, rule=True)]
        else:
            body = []
            for place, row in enumerate(self.rows):
                parts = _row(row, self.columns, widths, rights)
                if len(parts) == 1 and place in (0, len(self.rows) - 2) and place < len(self.rows) - 1:
                    parts = [replace(parts[0], keep=True)]  # no row alone on a page
                body += parts
        return [
            head,
            *(replace(strip, repeat=(head,)) for strip in body),
            Strip(self.after, blank=True),
        ]


def _row(
    row: Sequence[str | Cell],
    columns: Sequence[Column],
    widths: Sequence[float],
    rights: Sequence[bool],
    *,
    whole: bool = False,
) -> list[Strip]:
    """Raises `ValueError` unless there is a cell for each column."""
    cells = []
    for value, column, width in zip(row, columns, widths, strict=True):
        cell = value if isinstance(value, Cell) else Cell(value, column.style)
        cells.append(wrapped(cell.text, cell.style, width - 2 * PAD_X))
    longest = max((len(lines) for lines in cells), default=0)
    if whole or longest <= LONG_ROW:
        return [_cells_strip(cells, widths, rights, PAD_Y, PAD_Y, rule=True)]
    parts = []
    for number in range(longest):
        first, last = number == 0, number == longest - 1
        slices = [lines[number : number + 1] for lines in cells]
        top, bottom = PAD_Y if first else 0.0, PAD_Y if last else 0.0
        strip = _cells_strip(slices, widths, rights, top, bottom, rule=last)
        parts.append(replace(strip, keep=number in (0, 1, longest - 3, longest - 2)))
    return parts


def _cells_strip(
    cells: Sequence[list[Line]],
    widths: Sequence[float],
    rights: Sequence[bool],
    top: float,
    bottom: float,
    *,
    rule: bool,
) -> Strip:
    height = top + max((height_of(lines) for lines in cells), default=0.0) + bottom
    width = sum(widths)

    def paint(painter: QPainter, x: float, y: float) -> None:
        left = x
        for lines, wide, right in zip(cells, widths, rights, strict=True):
            low = y + top
            for line in lines:
                shift = wide - 2 * PAD_X - line.width if right else 0.0
                line.paint(painter, left + PAD_X + shift, low)
                low += line.height
            left += wide
        if rule:
            painter.setPen(colour("border"))
            painter.drawLine(QPointF(x, y + height), QPointF(x + width, y + height))

    return Strip(height, paint, " | ".join(text_of(lines) for lines in cells if lines))


def _on_ground(strip: Strip, width: float):
    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.fillRect(QRectF(x, y, width, strip.height), colour("surface_sunken"))
        strip.paint(painter, x, y)

    return paint


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with its name; several `values` stand one below the other."""

    name: str
    values: tuple[str, ...]
    style: TextStyle = BODY


@dataclass(frozen=True, slots=True)
class Facts:
    """Names on the left, values on the right."""

    facts: tuple[Fact, ...]
    name_width: float = 168.0
    after: float = 8.0

    def strips(self, width: float) -> list[Strip]:
        made = []
        for fact in self.facts:
            names = wrapped(fact.name, MUTED, self.name_width - 12)
            values = []
            for text in fact.values:
                values += wrapped(text, fact.style, width - self.name_width)
            made += _fact_strips(names, values, self.name_width)
        if len(made) > 1:
            made[0] = replace(made[0], keep=True)
        return [*made, Strip(self.after, blank=True)]


def _fact_strips(names: list[Line], values: list[Line], indent: float) -> list[Strip]:
    """In one piece unless it is long; then line by line, the name beside the first ones."""
    gap = 3.5
    if len(values) <= LONG_ROW:
        height = max(height_of(names), height_of(values)) + gap
        lower = max(0.0, (names[0].height - values[0].height) / 2) if names and values else 0.0

        def paint(painter: QPainter, x: float, y: float) -> None:
            paint_lines(painter, names, x, y)
            paint_lines(painter, values, x + indent, y + lower)

        return [Strip(height, paint, f"{text_of(names)}: {text_of(values)}")]
    beside = min(len(names) + 1, LONG_ROW)
    head = _fact_strips(names, values[:beside], indent)
    rest = [_value_strip(line, indent) for line in values[beside:]]
    return [
        *(replace(strip, height=strip.height - gap, keep=True) for strip in head),
        *rest[:-2],
        *together(rest[-2:]),
        Strip(gap, blank=True),
    ]


def _value_strip(line: Line, indent: float) -> Strip:
    def paint(painter: QPainter, x: float, y: float) -> None:
        line.paint(painter, x + indent, y)

    return Strip(line.height, paint, line.text)
