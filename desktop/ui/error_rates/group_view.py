"""What the plot of rates by group shows, computed without a widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.group_rates import GroupRate, GroupTable
from desktop.domain.rates import Rate

_TOPS = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0)
_PARTS = {0.3: 3, 0.75: 3}


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group. `rate` and the ratio are None where there is not enough data; `worst` at most once."""

    group: str
    n: int
    rate: Rate | None
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    flagged: bool
    worst: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """One grouping at one threshold.

    `rows` are the measured groups by name, then those without enough data: the order does not depend on
    the threshold, so that nothing jumps while a slider moves. The axis runs from 0 to `top`, with `ticks`
    in between; all are shares 0..1. `worst` is None where no group was measured or none has an event.
    """

    by: str
    threshold: float
    whole: Rate
    rows: tuple[GroupRow, ...]
    unrecorded: int
    max_over_geometric_mean: float | None
    top: float
    ticks: tuple[float, ...]

    @property
    def measured(self) -> tuple[GroupRow, ...]:
        return tuple(row for row in self.rows if row.rate is not None)

    @property
    def worst(self) -> GroupRow | None:
        return next((row for row in self.rows if row.worst), None)


def group_view(table: GroupTable, whole: Rate) -> GroupView:
    """Reads a table; what is not measured gets no number and no place on the axis.

    `whole` is the FPIR of all subjects at the table's threshold, as it stands in the error panel.
    """
    worst = table.worst.group if table.worst is not None and _has_events(table.worst) else None
    rows = [
        GroupRow(
            row.group,
            row.n,
            row.rate,
            row.ratio,
            row.ratio_low,
            row.ratio_high,
            row.flagged,
            row.group == worst,
        )
        for row in table.rows
    ]
    rows.sort(key=lambda row: row.rate is None)
    top = axis_top([whole, *(row.rate for row in rows if row.rate is not None)])
    return GroupView(
        table.by,
        table.threshold,
        whole,
        tuple(rows),
        table.unrecorded,
        table.max_over_geometric_mean,
        top,
        axis_ticks(top),
    )


def axis_top(rates: Sequence[Rate]) -> float:
    """The smallest round end of an axis from 0 that holds every interval; at most 1."""
    highest = max(min(rate.high, 1.0) for rate in rates)
    return next((top for top in _TOPS if top >= highest), 1.0)


def axis_ticks(top: float) -> tuple[float, ...]:
    """Few enough to be read, at round values."""
    first = f"{top:e}"[0]
    parts = _PARTS.get(top, {"1": 5, "2": 4, "5": 5}.get(first, 4))
    return tuple(top * part / parts for part in range(parts + 1))


def _has_events(row: GroupRate) -> bool:
    return row.rate is not None and row.rate.events > 0
