"""Figures of a period: tables of counts, as text for people and for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from desktop.domain.log_entries import format_instant
from desktop.domain.rates import Rate, wilson_rate
from desktop.domain.spreadsheet_cells import inert

Cell = str | int
FIRST_YEAR, LAST_YEAR = 2000, 2200


@dataclass(frozen=True, slots=True)
class Period:
    """From the day `first` to the day `last`, both within. Raises `ValueError` the other way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} comes before {self.first}")

    @classmethod
    def of_year(cls, year: int) -> Period:
        """Raises `ValueError` for a year that nobody works in."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"{year} is no year from {FIRST_YEAR} to {LAST_YEAR}")
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def year(self) -> int | None:
        """The calendar year that it is; None for any other stretch."""
        whole = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return self.first.year if whole and self.first.year == self.last.year else None

    def holds(self, at: datetime) -> bool:
        """In the time of this computer."""
        return self.first <= at.astimezone().date() <= self.last

    def __str__(self) -> str:
        year = self.year
        return f"{self.first.isoformat()} to {self.last.isoformat()}" if year is None else str(year)


@dataclass(frozen=True, slots=True)
class FigureTable:
    """`name` is for other programs. Every row has a cell for each of `columns`."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of {self.name} has not a cell for each column")

    def as_record(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return {
            "name": self.name,
            "title": self.title,
            "columns": list(self.columns),
            "rows": [list(row) for row in self.rows],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class AnnualFigures:
    """What was counted over a period, as things stood at `made_at`, when the log had `entries` entries."""

    period: Period
    made_at: datetime
    made_by: str
    tables: tuple[FigureTable, ...]
    notes: tuple[str, ...]
    entries: int
    root: str
    """Root over these entries, hexadecimal."""
    with_reviewers: bool
    """Whether each reviewer's figures are among them."""

    def table(self, name: str) -> FigureTable:
        """Raises `KeyError`."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)

    def as_record(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return {
            "period": {"from": self.period.first.isoformat(), "to": self.period.last.isoformat()},
            "made_at": format_instant(self.made_at),
            "made_by": self.made_by,
            "tables": [table.as_record() for table in self.tables],
            "notes": list(self.notes),
            "log": {"entries": self.entries, "root": self.root},
            "with_reviewers": self.with_reviewers,
        }


def counted(counts: Mapping[tuple[str, ...], int]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of what was counted and how often, in the order of the words."""
    return tuple((*key, n) for key, n in sorted(counts.items()))


def tally(keys: Iterable[tuple[str, ...]]) -> tuple[tuple[Cell, ...], ...]:
    return counted(Counter(keys))


def share_text(events: int, n: int) -> str:
    """“3 of 40: 7.5% (95% interval 2.6% to 19.9%)”, and a bound where all or none of them are."""
    if n == 0:
        return "–"
    rate: Rate = wilson_rate(events, n)
    whole = f"{events} of {n}"
    if events == 0:
        return f"{whole}: at most {_percent(rate.high)} (one-sided 95% bound)"
    if events == n:
        return f"{whole}: at least {_percent(rate.low)} (one-sided 95% bound)"
    return f"{whole}: {_percent(rate.value)} (95% interval {_percent(rate.low)} to {_percent(rate.high)})"


def _percent(share: float) -> str:
    return f"{share * 100:.1f}%"


def median_text(seconds: Sequence[float]) -> str:
    """“4 min 10 s”; a dash where nothing was timed."""
    if not seconds:
        return "–"
    whole = round(median(seconds))
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60:02d} s"


def figures_csv(figures: AnnualFigures) -> bytes:
    """All tables under each other, each after its title and before its notes.

    UTF-8 with a byte order mark, which spreadsheets ask for. Text that a spreadsheet would compute, or that
    begins with a control character, has an apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)

    def write(*cells: Cell) -> None:
        writer.writerow([inert(cell) for cell in cells])

    write("Second Look: figures of a period")
    write("From", figures.period.first.isoformat())
    write("To", figures.period.last.isoformat())
    write("Made", format_instant(figures.made_at))
    write("By", figures.made_by)
    write("Entries of the log", figures.entries)
    write("Root of the log", figures.root)
    for table in figures.tables:
        writer.writerow([])
        write(table.title)
        write(*table.columns)
        for row in table.rows:
            write(*row)
        for note in table.notes:
            write(f"Note: {note}")
    writer.writerow([])
    for note in figures.notes:
        write(f"Note: {note}")
    return text.getvalue().encode("utf-8-sig")
