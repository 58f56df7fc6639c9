"""How a person left the window: its place, the page, borders between parts, columns of tables. Without Qt.

It is kept as text, beside the settings of the window. What cannot be read of it is left out: a damaged text
is the layout that a new window has.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.ui.layout.placement import Place

_NARROWEST, _WIDEST = 16, 4000
"""Logical pixels of a column; of a part, 0 is one that was folded away."""
_MOST = 200
"""Tables and splitters; more were never written."""


@dataclass(frozen=True, slots=True)
class TableLayout:
    """`widths` of the columns, 0 for one whose width nobody can choose; `order` in which they stand.

    By what a table is sorted is not kept: every list begins in the order that it was made in.
    """

    widths: tuple[int, ...]
    order: tuple[int, ...]

    def fits(self, columns: int) -> bool:
        """A program of another version may have other columns."""
        return len(self.widths) == columns

    @classmethod
    def read(cls, value: Any) -> TableLayout | None:
        if not isinstance(value, dict):
            return None
        widths, order = _numbers(value.get("widths")), _numbers(value.get("order"))
        if widths is None or order is None or sorted(order) != list(range(len(widths))):
            return None
        if not widths or not all(width == 0 or _NARROWEST <= width <= _WIDEST for width in widths):
            return None
        return cls(widths, order)

    def as_dict(self) -> dict[str, Any]:
        return {"widths": list(self.widths), "order": list(self.order)}


@dataclass(frozen=True, slots=True)
class KeptLayout:
    """`screen`: its name. `splitters` and `tables` by the name of each."""

    place: Place | None = None
    screen: str = ""
    maximised: bool = False
    page: str = ""
    splitters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    tables: Mapping[str, TableLayout] = field(default_factory=dict)

    def to_text(self) -> str:
        return json.dumps(
            {
                "place": self.place.as_list() if self.place is not None else None,
                "screen": self.screen,
                "maximised": self.maximised,
                "page": self.page,
                "splitters": {name: list(sizes) for name, sizes in self.splitters.items()},
                "tables": {name: table.as_dict() for name, table in self.tables.items()},
            }
        )

    @classmethod
    def from_text(cls, text: str) -> KeptLayout:
        try:
            kept = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(kept, dict):
            return cls()
        splitters = {
            name: sizes for name, value in _items(kept.get("splitters")) if (sizes := _sizes(value))
        }
        tables = {
            name: table for name, value in _items(kept.get("tables")) if (table := TableLayout.read(value))
        }
        return cls(
            Place.read(kept.get("place")),
            _text(kept.get("screen")),
            kept.get("maximised") is True,
            _text(kept.get("page")),
            splitters,
            tables,
        )


def _items(value: Any) -> list[tuple[str, Any]]:
    return list(value.items())[:_MOST] if isinstance(value, dict) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _numbers(value: Any) -> tuple[int, ...] | None:
    if not isinstance(value, list) or any(isinstance(n, bool) or not isinstance(n, int) for n in value):
        return None
    return tuple(value)


def _sizes(value: Any) -> tuple[int, ...] | None:
    sizes = _numbers(value)
    fits = sizes is not None and sum(sizes) > 0 and all(0 <= size <= 1 << 16 for size in sizes)
    return sizes if fits else None
