"""Rows of a long table, read page by page and a few pages kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

_PAGES_KEPT = 16

T = TypeVar("T")


class PagedRows(Generic[T]):
    """`read(offset, limit)` gives the rows of one page; what it reads by may change before a `reset`."""

    def __init__(self, page: int, read: Callable[[int, int], Sequence[T]]) -> None:
        self.count = 0
        self._page, self._read = page, read
        self._pages: OrderedDict[int, Sequence[T]] = OrderedDict()

    @property
    def pages_read(self) -> int:
        """How many pages are held."""
        return len(self._pages)

    def reset(self, count: int) -> None:
        self._pages.clear()
        self.count = count

    def row(self, number: int) -> T | None:
        if not 0 <= number < self.count:
            return None
        page_number, place = divmod(number, self._page)
        page = self._pages.get(page_number)
        if page is None:
            page = self._read(page_number * self._page, self._page)
            self._pages[page_number] = page
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return page[place] if place < len(page) else None
