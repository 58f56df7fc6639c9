"""Days, moments and percentages as the language of the window writes them. The record keeps ISO 8601.

English has two orders of day and month, so that a day in English is written as in the record: nobody can
misread it. French has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

_DAYS = {QLocale.Language.French: "dd/MM/yyyy"}
_ISO = "yyyy-MM-dd"
_SPACED = (QLocale.Language.French, QLocale.Language.German, QLocale.Language.Spanish)
"""Where a hard space stands before the sign of percent."""


def day_format() -> str:
    """In the signs of Qt, for fields as well."""
    return _DAYS.get(QLocale().language(), _ISO)


def day_by_locale(day: date) -> str:
    return QDate(day.year, day.month, day.day).toString(day_format())


def moment_by_locale(at: datetime, *, seconds: bool = False) -> str:
    """The day and the clock of the moment's own time zone."""
    return (
        f"{day_by_locale(at.date())} {at:%H:%M:%S}" if seconds else f"{day_by_locale(at.date())} {at:%H:%M}"
    )


def percent_by_locale(figure: str) -> str:
    """A figure that is written already, with the sign."""
    space = "\u00a0" if QLocale().language() in _SPACED else ""
    return f"{figure}{space}%"


def pair(name: str, value: object) -> str:
    """“name: value”, with the space before the colon that French has."""
    space = "\u00a0" if QLocale().language() is QLocale.Language.French else ""
    return f"{name}{space}: {value}"


def listed(parts: Iterable[str]) -> str:
    """Parts that are not empty, with semicolons between them."""
    space = "\u202f" if QLocale().language() is QLocale.Language.French else ""
    return f"{space}; ".join(part for part in parts if part)
