"""What is known about error for one person, from what is recorded about them (DESIGN section 6).

Race, sex and age are never inferred: where nothing is recorded, the worst measured group speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.domain.group_rates import GroupRate, GroupTable
from desktop.domain.rates import Rate


class Basis(StrEnum):
    """Why this group's rate is shown."""

    OWN_GROUP = "own_group"
    """The person is recorded, or the probe declared, as one of this group."""
    WORST_GROUP = "worst_group"
    """Nothing usable is recorded: the group with the highest measured rate."""
    EVERYBODY = "everybody"
    """Nothing usable is recorded, and the whole gallery has a higher rate than every measured group: those
    of whom nothing is recorded do worse than all of them."""
    NOT_MEASURED = "not_measured"
    """No group of this gallery has enough people."""


@dataclass(frozen=True, slots=True)
class GroupNote:
    """The measured FPIR of one group at one threshold, with what it was compared to.

    `rate`, `ratio` and the rest are None or empty where `basis` is `NOT_MEASURED`; of `EVERYBODY` there is
    a rate and nothing it could be compared to.
    """

    basis: Basis
    by: str = ""
    group: str = ""
    rate: Rate | None = None
    whole: Rate | None = None
    ratio: float | None = None
    ratio_low: float | None = None
    ratio_high: float | None = None
    flagged: bool = False

    def as_record(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return {
            "basis": self.basis.value,
            "by": self.by,
            "group": self.group,
            "rate": _rate_record(self.rate),
            "whole": _rate_record(self.whole),
            "ratio": self.ratio,
            "ratio_low": self.ratio_low,
            "ratio_high": self.ratio_high,
            "flagged": self.flagged,
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> GroupNote:
        """Inverse of `as_record`. Raises `KeyError`, `ValueError`."""
        return cls(
            Basis(record["basis"]),
            record["by"],
            record["group"],
            _rate(record["rate"]),
            _rate(record["whole"]),
            record["ratio"],
            record["ratio_low"],
            record["ratio_high"],
            bool(record["flagged"]),
        )


def _rate_record(rate: Rate | None) -> dict[str, Any] | None:
    if rate is None:
        return None
    return {"events": rate.events, "n": rate.n, "low": rate.low, "high": rate.high}


def _rate(record: Mapping[str, Any] | None) -> Rate | None:
    return None if record is None else Rate(record["events"], record["n"], record["low"], record["high"])


def note_for(groups: Mapping[str, str], tables: Sequence[GroupTable]) -> GroupNote:
    """The note for a person recorded (or declared) as `groups`: grouping -> group.

    Of the person's own groups with enough data the one with the highest measured rate; without any, the
    worst measured group of the gallery, or everybody where that is worse still.
    """
    own = [
        (row, table)
        for table in tables
        for row in table.rows
        if row.rate is not None and groups.get(table.by) == row.group
    ]
    if own:
        return _note(Basis.OWN_GROUP, *max(own, key=_badness))
    all_rows = [(row, table) for table in tables for row in table.rows if row.rate is not None]
    if not all_rows:
        return GroupNote(Basis.NOT_MEASURED)
    row, table = max(all_rows, key=_badness)
    if row.rate is not None and row.rate.value < table.whole.value:
        return GroupNote(Basis.EVERYBODY, rate=table.whole, whole=table.whole)
    return _note(Basis.WORST_GROUP, row, table)


def _badness(pair: tuple[GroupRate, GroupTable]) -> tuple[float, float]:
    rate = pair[0].rate
    return (rate.value, rate.high) if rate is not None else (-1.0, -1.0)


def _note(basis: Basis, row: GroupRate, table: GroupTable) -> GroupNote:
    return GroupNote(
        basis,
        row.by,
        row.group,
        row.rate,
        table.whole,
        row.ratio,
        row.ratio_low,
        row.ratio_high,
        row.flagged,
    )
