"""Groups of subjects by what is recorded about them. Nothing is ever inferred from a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from desktop.domain.measurements import Cells
from desktop.domain.subjects import CaptureRecord, age_band

SEX = "sex"
RACE = "race_ethnicity"
AGE = "age_band"
SEX_AND_RACE = "sex_race"

BASE_ATTRIBUTES: tuple[str, ...] = (SEX, RACE, AGE)
_MOST_GROUPS = 24
"""A column of the table with more different values than this is no grouping."""
_MOST_CELLS = 40
"""More combinations than this make the histograms of pairs too thin and too large."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """`names[i]` is the recorded group of subject i, empty where nothing is recorded."""

    by: str
    names: tuple[str, ...]
    recorded: int = field(init=False)
    """Of how many subjects a group is recorded; counted once, because a slider asks at every move."""
    groups: tuple[str, ...] = field(init=False)
    """The different names, sorted; found once, because there may be a million subjects."""

    def __post_init__(self) -> None:
        counts = Counter(self.names)
        unrecorded = counts.pop("", 0)
        object.__setattr__(self, "recorded", len(self.names) - unrecorded)
        object.__setattr__(self, "groups", tuple(sorted(counts)))


def _sex_and_race(record: CaptureRecord) -> str:
    return f"{record.sex}, {record.race_ethnicity}" if record.sex and record.race_ethnicity else ""


READINGS: dict[str, Callable[[CaptureRecord], str]] = {
    SEX: lambda record: record.sex,
    RACE: lambda record: record.race_ethnicity,
    AGE: lambda record: age_band(record.age_at_capture),
    SEX_AND_RACE: _sex_and_race,
}


def group_of(record: CaptureRecord, by: str) -> str:
    """The recorded group; `by` is one of `READINGS` or a kept column. Empty when not recorded."""
    reading = READINGS.get(by)
    return reading(record) if reading is not None else record.extra.get(by, "").strip()


def grouping(records: Mapping[str, CaptureRecord], subject_ids: Sequence[str], by: str) -> Grouping:
    """The group of each subject; subjects without a record have none."""
    return Grouping(by, tuple(group_of(records[s], by) if s in records else "" for s in subject_ids))


def all_groupings(records: Mapping[str, CaptureRecord], subject_ids: Sequence[str]) -> tuple[Grouping, ...]:
    """What this gallery's metadata allows: the base attributes, sex x race, and kept columns of the table
    with 2 to 24 different values that repeat. Groupings of which nothing is recorded are left out."""
    extras = sorted({name for s in subject_ids if s in records for name in records[s].extra})
    found = []
    for by in (*READINGS, *(name for name in extras if name not in READINGS)):
        one = grouping(records, subject_ids, by)
        different = len(one.groups)
        if different == 0:
            continue
        if by not in READINGS and (not 2 <= different <= _MOST_GROUPS or one.recorded < 2 * different):
            continue
        found.append(one)
    return tuple(found)


def base_groupings(
    records: Mapping[str, CaptureRecord], subject_ids: Sequence[str]
) -> tuple[Grouping, ...]:
    """Sex, race, age and sex x race, whatever is recorded of them."""
    return tuple(grouping(records, subject_ids, by) for by in READINGS)


def all_cells(records: Mapping[str, CaptureRecord], subject_ids: Sequence[str]) -> Cells:
    """Combinations of the base attributes; the last attributes are left out where there are too many."""
    for used in range(len(BASE_ATTRIBUTES), -1, -1):
        attributes = BASE_ATTRIBUTES[:used]
        columns = [grouping(records, subject_ids, by).names for by in attributes]
        rows = list(zip(*columns, strict=True)) if columns else [()] * len(subject_ids)
        values = sorted(set(rows))
        if len(values) <= _MOST_CELLS:
            break
    place = {value: number for number, value in enumerate(values)}
    of = np.fromiter((place[row] for row in rows), np.int32, len(rows))
    return Cells(attributes, tuple(values), of)
