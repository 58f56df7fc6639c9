"""Tables of counts: periods, shares with intervals, and a file that no spreadsheet computes."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figures import (
    AnnualFigures,
    FigureTable,
    Period,
    figures_csv,
    median_text,
    share_text,
    tally,
)

AT = datetime(2026, 12, 31, 12, tzinfo=UTC)


def made(*tables: FigureTable) -> AnnualFigures:
    return AnnualFigures(Period.of_year(2026), AT, "sam", tables, ("A note.",), 7, "ab" * 32, False)


def read_back(figures: AnnualFigures) -> list[list[str]]:
    return list(csv.reader(io.StringIO(figures_csv(figures).decode("utf-8-sig"), newline="")))


@given(st.dates(date(2000, 1, 1), date(2200, 12, 31)))
def test_every_day_lies_in_its_year_and_in_no_other(day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 12).astimezone()
    assert Period.of_year(day.year).holds(noon)
    assert Period(day, day).holds(noon)
    assert not Period(day, day).holds(noon + timedelta(days=1))
    assert not Period(day, day).holds(noon - timedelta(days=1))


def test_a_period_ends_with_its_last_day() -> None:
    period = Period(date(2026, 3, 1), date(2026, 3, 31))
    last = datetime(2026, 3, 31, 23, 59, 59).astimezone()
    assert period.holds(last)
    assert not period.holds(last + timedelta(seconds=1))
    with pytest.raises(ValueError, match="comes before"):
        Period(date(2026, 3, 2), date(2026, 3, 1))


def test_a_period_says_whether_it_is_a_year() -> None:
    assert str(Period(date(2026, 1, 1), date(2026, 12, 31))) == "2026"
    assert str(Period(date(2025, 1, 1), date(2026, 12, 31))) == "2025-01-01 to 2026-12-31"
    assert Period(date(2026, 1, 1), date(2026, 12, 30)).year is None
    for year in (0, 1999, 2201, 10**9):
        with pytest.raises(ValueError, match="is no year"):
            Period.of_year(year)


def test_a_table_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="cell for each column"):
        FigureTable("t", "T", ("A", "B"), (("a", 1), ("b",)))
    with pytest.raises(KeyError):
        made(FigureTable("t", "T", ("A",), ())).table("u")


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"))))
def test_a_tally_counts_everything_once(keys: list[tuple[str, str]]) -> None:
    rows = tally(keys)
    assert sum(int(row[-1]) for row in rows) == len(keys)
    assert len({row[:-1] for row in rows}) == len(rows)


def test_a_share_is_given_with_what_it_rests_on() -> None:
    assert share_text(0, 0) == "–"
    assert share_text(3, 40) == "3 of 40: 7.5% (95% interval 2.6% to 19.9%)"
    assert share_text(0, 12) == "0 of 12: at most 22.1% (one-sided 95% bound)"
    assert share_text(12, 12) == "12 of 12: at least 77.9% (one-sided 95% bound)"


def test_a_median_is_said_in_minutes() -> None:
    assert median_text([]) == "–"
    assert median_text([10.0, 50.0, 20.0]) == "20 s"
    assert median_text([100.0, 150.0]) == "2 min 05 s"
    assert median_text([59.6]) == "1 min 00 s"


@given(st.lists(st.tuples(st.text(max_size=12), st.integers(0, 10**9)), max_size=5))
def test_no_cell_of_the_file_begins_a_formula_and_every_count_is_there(rows: list[tuple[str, int]]) -> None:
    table = FigureTable("t", "=Title", ("+A", "@B"), tuple(rows), ("-note",))
    # What stands in a CSV file has no carriage return of its own when it is read back.
    lines = read_back(made(table))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for line in lines for cell in line)
    start = lines.index(["'=Title"]) + 2
    assert lines[start - 1] == ["'+A", "'@B"]
    assert [line[1] for line in lines[start : start + len(rows)]] == [str(n) for _, n in rows]


def test_the_file_begins_with_a_mark_and_says_what_it_is() -> None:
    data = figures_csv(made(FigureTable("t", "Cases", ("Offence", "Cases"), (("Räuberei", 2),))))
    assert data.startswith(b"\xef\xbb\xbf")
    lines = read_back(
        made(FigureTable("t", "Cases", ("Offence", "Cases"), (("Räuberei", 2),), ("Of all.",)))
    )
    assert lines[:4] == [
        ["Second Look: figures of a period"],
        ["From", "2026-01-01"],
        ["To", "2026-12-31"],
        ["Made", "2026-12-31T12:00:00.000000Z"],
    ]
    assert ["Räuberei", "2"] in lines
    assert ["Note: Of all."] in lines
    assert lines[-1] == ["Note: A note."]
