"""What pages are stacked of: strips as wide as the text, each on one page as a whole.

Everything that is printed becomes strips first; only then it is known how many pages there are and which
strip begins one. A strip also says in plain text what it shows, so that the layout can be read without a
PDF reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from desktop.ui.report.page_style import BODY, TextStyle, colour

Paint = Callable[[QPainter, float, float], None]
"""Paints at (x, y), the strip's upper left corner."""


def _nothing(painter: QPainter, x: float, y: float) -> None:
    """Paints nothing."""


@dataclass(frozen=True, slots=True)
class Strip:
    """`keep`: not the last of a page. `blank`: left out at the top of a page. `repeat`: what is painted
    above it where it begins a page. `new_page`: begins one."""

    height: float
    paint: Paint = _nothing
    text: str = ""
    keep: bool = False
    blank: bool = False
    repeat: tuple[Strip, ...] = ()
    new_page: bool = False


class Block(Protocol):
    """Something that can be laid out at a width."""

    def strips(self, width: float) -> list[Strip]: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One line of wrapped text."""

    layout: QTextLayout
    number: int
    style: TextStyle
    text: str
    height: float
    width: float

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(colour(self.style.tone.value))
        spare = self.height - self.layout.lineAt(self.number).height()
        self.layout.lineAt(self.number).draw(painter, QPointF(x, y + spare / 2))


def wrapped(text: str, style: TextStyle, width: float) -> list[Line]:
    """`text` in lines of `width` at most; words that are longer are broken anywhere."""
    if not text:
        return []
    layout = QTextLayout("\u2028".join(text.splitlines()), style.font())
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        start, end = line.textStart(), line.textStart() + line.textLength()
        shown = layout.text()[start:end].strip("\u2028 ")
        height = line.height() * style.line
        lines.append(Line(layout, len(lines), style, shown, height, line.naturalTextWidth()))
    layout.endLayout()
    return lines


def height_of(lines: Iterable[Line]) -> float:
    return sum(line.height for line in lines)


def paint_lines(painter: QPainter, lines: Sequence[Line], x: float, y: float) -> None:
    """One below the other."""
    for line in lines:
        line.paint(painter, x, y)
        y += line.height


def text_of(lines: Iterable[Line]) -> str:
    return " ".join(line.text for line in lines)


def together(strips: Iterable[Strip]) -> list[Strip]:
    """All on one page, if one is large enough."""
    made = list(strips)
    return [*(replace(strip, keep=True) for strip in made[:-1]), *made[-1:]]


def shifted(strip: Strip, by: float) -> Strip:
    """The strip, painted `by` to the right."""

    def paint(painter: QPainter, x: float, y: float) -> None:
        strip.paint(painter, x + by, y)

    return replace(strip, paint=paint, repeat=tuple(shifted(one, by) for one in strip.repeat))


@dataclass(frozen=True, slots=True)
class Space:
    height: float
    keep: bool = False

    def strips(self, width: float) -> list[Strip]:
        return [Strip(self.height, blank=True, keep=self.keep)]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page, if one is large enough, with the beginning of what comes next."""

    blocks: tuple[Block, ...]

    def strips(self, width: float) -> list[Strip]:
        return [replace(strip, keep=True) for block in self.blocks for strip in block.strips(width)]


@dataclass(frozen=True, slots=True)
class PageBreak:
    def strips(self, width: float) -> list[Strip]:
        return [Strip(0.0, new_page=True, keep=True)]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text over the whole width; neither its first nor its last line stands alone on a page."""

    text: str
    style: TextStyle = BODY
    after: float = 6.0
    keep: bool = False
    """With what comes next."""
    indent: float = 0.0

    def strips(self, width: float) -> list[Strip]:
        made = line_strips(wrapped(self.text, self.style, width - self.indent), self.indent)
        if self.keep:
            made = together(made)
            made[-1:] = [replace(strip, keep=True) for strip in made[-1:]]
        return [*made, Strip(self.after, blank=True, keep=self.keep)]


def line_strips(lines: Sequence[Line], indent: float = 0.0) -> list[Strip]:
    """A strip for each line; the first two and the last two stay together."""
    last = len(lines) - 1
    return [
        shifted(Strip(line.height, line.paint, line.text, keep=n in (0, last - 1) and n != last), indent)
        for n, line in enumerate(lines)
    ]


@dataclass(frozen=True, slots=True)
class Heading:
    """Stays with what comes next; `rule` draws a line below it."""

    text: str
    style: TextStyle
    before: float = 14.0
    after: float = 6.0
    rule: bool = False

    def strips(self, width: float) -> list[Strip]:
        lines = wrapped(self.text, self.style, width)
        height = height_of(lines) + self.after

        def paint(painter: QPainter, x: float, y: float) -> None:
            paint_lines(painter, lines, x, y)
            if self.rule:
                painter.setPen(colour("outline"))
                low = y + height - self.after / 2
                painter.drawLine(QPointF(x, low), QPointF(x + width, low))

        return [
            Strip(self.before, blank=True, keep=True),
            Strip(height, paint, self.text, keep=True),
        ]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item begins with a dot."""

    items: tuple[str, ...]
    style: TextStyle = BODY
    after: float = 6.0

    def strips(self, width: float) -> list[Strip]:
        made: list[Strip] = []
        for item in self.items:
            (dot,) = wrapped("•", self.style, 20)
            strips = line_strips(wrapped(item, self.style, width - 14), 14)
            for number, strip in enumerate(strips):
                made.append(_with_dot(strip, dot) if number == 0 else strip)
            made.append(Strip(3.0, blank=True))
        return [*made[:-1], Strip(self.after, blank=True)]


def _with_dot(strip: Strip, dot: Line) -> Strip:
    def paint(painter: QPainter, x: float, y: float) -> None:
        dot.paint(painter, x + 2, y)
        strip.paint(painter, x, y)

    return replace(strip, paint=paint)
