"""A subject as recorded: metadata is what somebody wrote down, never what pixels suggest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

_YEAR = re.compile(r"^(1[89]\d\d|20\d\d)(?:\s*[-–/]\s*(1[89]\d\d|20\d\d))?$")
_DATE = re.compile(r"^(\d{4}-\d\d-\d\d|\d{8})(?:[T ].*)?$", re.ASCII)


@dataclass(frozen=True, slots=True)
class YearOfBirth:
    """A recorded year, or the band it was recorded as; `first` == `last` for a single year."""

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> YearOfBirth:
        """Reads `1974` or `1970-1979`. Raises `ValueError` for anything else."""
        found = _YEAR.match(text.strip())
        if found is None:
            raise ValueError(f"“{text}” is not a year of birth (1974) or a band of years (1970-1979)")
        first = int(found.group(1))
        last = int(found.group(2) or first)
        if last < first:
            raise ValueError(f"“{text}” ends before it begins")
        return cls(first, last)

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def middle(self) -> int:
        return (self.first + self.last) // 2


def parse_capture_date(text: str) -> date:
    """Reads an ISO 8601 calendar date (2019-04-30), with or without a time after it.

    Raises `ValueError` for anything else: 03/04/2019 means two different days.
    """
    found = _DATE.match(text.strip())
    try:
        if found is not None:
            return date.fromisoformat(found.group(1))
    except ValueError:
        pass
    raise ValueError(f"“{text}” is not a date written as year-month-day (2019-04-30)")


@dataclass(frozen=True, slots=True)
class CaptureRecord:
    """What is recorded for one image of a gallery. Empty text means not recorded."""

    subject_id: str
    sex: str = ""
    race_ethnicity: str = ""
    year_of_birth: YearOfBirth | None = None
    capture_date: date | None = None
    source: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    """Columns of the table that have no meaning here, kept as they were."""

    @property
    def age_at_capture(self) -> int | None:
        """Whole years between the (middle) year of birth and the capture; None when not recorded."""
        if self.year_of_birth is None or self.capture_date is None:
            return None
        age = self.capture_date.year - self.year_of_birth.middle
        return age if 0 <= age <= 120 else None


def photo_age_years(capture_date: date | None, today: date) -> float | None:
    """Age of a photo in years (365.25 days), None when its date is not recorded."""
    if capture_date is None:
        return None
    return max(0.0, (today - capture_date).days / 365.25)


def age_band(age: int | None) -> str:
    """Ten-year band at capture: `0-17`, `18-29`, `30-39`, ... `70+`; empty when not recorded."""
    if age is None:
        return ""
    if age < 18:
        return "0-17"
    if age < 30:
        return "18-29"
    return "70+" if age >= 70 else f"{age // 10 * 10}-{age // 10 * 10 + 9}"
