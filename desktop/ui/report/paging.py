"""Strips onto pages, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.ui.report.strips import Block, Strip


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at `y` below the top of the page's text."""

    y: float
    strip: Strip


Page = tuple[Placed, ...]


def laid_out(blocks: Iterable[Block], width: float, height: float) -> tuple[Page, ...]:
    """Pages of `height`; at least one. A strip that is higher than a page has one of its own."""
    pages = _Pages(height)
    for group in _groups([strip for block in blocks for strip in block.strips(width)]):
        pages.add(group)
    return pages.done()


def page_text(page: Page) -> str:
    """What the page says, strip by strip."""
    return "\n".join(placed.strip.text for placed in page if placed.strip.text)


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Runs that must not be parted: each strip that is kept, with those up to the first that is not."""
    group: list[Strip] = []
    for strip in strips:
        if strip.new_page and group:
            yield group
            group = []
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


class _Pages:
    def __init__(self, height: float) -> None:
        self._height = height
        self._pages: list[list[Placed]] = [[]]
        self._y = 0.0

    def add(self, group: list[Strip]) -> None:
        needed = sum(strip.height for strip in _without_trailing_blanks(group))
        full = self._y + needed > self._height
        if self._pages[-1] and (group[0].new_page or full):
            self._turn()
        for strip in group:
            self._place(strip)

    def done(self) -> tuple[Page, ...]:
        return tuple(tuple(page) for page in self._pages if page) or ((),)

    def _turn(self) -> None:
        self._pages.append([])
        self._y = 0.0

    def _place(self, strip: Strip) -> None:
        if strip.blank:
            if self._pages[-1]:
                self._y += strip.height
            return
        if self._pages[-1] and self._y + strip.height > self._height:
            self._turn()
        if not self._pages[-1]:
            for head in strip.repeat:
                self._put(head)
        if strip.height:
            self._put(strip)

    def _put(self, strip: Strip) -> None:
        self._pages[-1].append(Placed(self._y, strip))
        self._y += strip.height


def _without_trailing_blanks(group: list[Strip]) -> list[Strip]:
    end = len(group)
    while end and group[end - 1].blank:
        end -= 1
    return group[:end]
