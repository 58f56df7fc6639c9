"""Text as it may stand in a table that somebody opens in a spreadsheet.

A spreadsheet computes a cell that begins like a formula, and a formula can fetch and run things (OWASP, CSV
injection). An apostrophe before it makes it text, and spreadsheets do not show it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TypeVar

_Cell = TypeVar("_Cell")
_FORMULA = frozenset("=+-@")
_NEW_CELL = re.compile(r"([;\t\r\n|]\s*)(?=[=+\-@＝＋－＠])")
"""Where a program that takes another separator than the comma begins a cell, and a formula in it."""


def inert(cell: _Cell) -> _Cell | str:
    """Numbers as they are; text so that no spreadsheet computes it, whatever separates its cells."""
    if not isinstance(cell, str) or not cell:
        return cell
    text = _NEW_CELL.sub(r"\1'", cell)
    return f"'{text}" if _begins_formula(cell) else text


def inert_line(cells: Iterable[object]) -> str:
    """Cells as the clipboard takes them to a spreadsheet: separated by tabs, none of which is a cell's."""
    return "\t".join(
        str(inert(" ".join(cell.split()) if isinstance(cell, str) else cell)) for cell in cells
    )


def _begins_formula(text: str) -> bool:
    if unicodedata.category(text[0]) == "Cc":
        return True
    # Some programs pass over what cannot be seen before a formula, and read wide signs as plain ones.
    seen = next((sign for sign in text if not _is_unseen(sign)), "")
    return unicodedata.normalize("NFKC", seen) in _FORMULA


def _is_unseen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf", "Zs")
