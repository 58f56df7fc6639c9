"""How far apart two pictures were taken, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

CAUTION_ABOVE_YEARS = 10


@dataclass(frozen=True, slots=True)
class DateGap:
    """Between two capture dates, either of which may not be recorded."""

    probe: date | None
    candidate: date | None

    @property
    def known(self) -> bool:
        return self.probe is not None and self.candidate is not None

    @property
    def days(self) -> int | None:
        if self.probe is None or self.candidate is None:
            return None
        return abs((self.probe - self.candidate).days)

    @property
    def months(self) -> int | None:
        """Whole months by the calendar."""
        if self.probe is None or self.candidate is None:
            return None
        first, last = sorted((self.probe, self.candidate))
        months = 12 * (last.year - first.year) + last.month - first.month
        return months - (last.day < first.day)

    @property
    def years(self) -> int | None:
        """Whole years by the calendar."""
        return None if self.months is None else self.months // 12

    @property
    def is_caution(self) -> bool:
        """More than ten years, by a day or more, or not known."""
        if self.probe is None or self.candidate is None:
            return True
        first, last = sorted((self.probe, self.candidate))
        anniversary = (first.year + CAUTION_ABOVE_YEARS, first.month, first.day)
        return (last.year, last.month, last.day) > anniversary
