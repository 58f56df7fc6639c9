"""Groups come from the record alone; what is not recorded is no group."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.groups import (
    AGE,
    RACE,
    SEX,
    SEX_AND_RACE,
    all_cells,
    all_groupings,
    group_of,
    grouping,
)
from desktop.domain.subjects import CaptureRecord, YearOfBirth


def record(
    subject: str, sex: str = "", race: str = "", born: int | None = None, **extra: str
) -> CaptureRecord:
    year = YearOfBirth(born, born) if born else None
    return CaptureRecord(subject, sex, race, year, date(2020, 6, 1), extra=extra)


def gallery(*records: CaptureRecord) -> tuple[dict[str, CaptureRecord], list[str]]:
    return {r.subject_id: r for r in records}, [r.subject_id for r in records]


@pytest.mark.parametrize(
    ("by", "group"),
    [(SEX, "female"), (RACE, "asian"), (AGE, "30-39"), (SEX_AND_RACE, "female, asian"), ("county", "Kent")],
)
def test_a_group_is_read_from_the_record(by: str, group: str) -> None:
    assert group_of(record("s", "female", "asian", 1985, county=" Kent "), by) == group


@pytest.mark.parametrize("by", [SEX, RACE, AGE, SEX_AND_RACE, "county"])
def test_nothing_recorded_is_no_group(by: str) -> None:
    assert group_of(record("s"), by) == ""


@pytest.mark.parametrize("one", [record("s", sex="female"), record("s", race="asian")])
def test_half_of_a_pair_is_no_group(one: CaptureRecord) -> None:
    assert group_of(one, SEX_AND_RACE) == ""


def test_a_grouping_is_in_the_order_of_the_subjects_and_knows_strangers() -> None:
    records, _ = gallery(record("b", "male"), record("a", "female"), record("c"))
    found = grouping(records, ["a", "unknown", "b", "c"], SEX)
    assert found.by == SEX
    assert found.names == ("female", "", "male", "")
    assert found.recorded == 2


def test_only_groupings_of_which_something_is_recorded() -> None:
    records, ids = gallery(record("a", "male"), record("b"))
    assert [g.by for g in all_groupings(records, ids)] == [SEX]
    full, ids = gallery(record("a", "male", "white", 1990), record("b", "female", "asian", 1960))
    assert [g.by for g in all_groupings(full, ids)] == [SEX, RACE, AGE, SEX_AND_RACE]
    assert all_groupings({}, ["a"]) == ()


@pytest.mark.parametrize(
    ("different", "each", "kept"),
    [(1, 6, False), (2, 2, True), (24, 2, True), (25, 2, False), (3, 1, False)],
)
def test_a_kept_column_groups_when_few_values_repeat(different: int, each: int, kept: bool) -> None:
    records, ids = gallery(
        *(record(f"s{v}-{i}", county=f"c{v}") for v in range(different) for i in range(each))
    )
    assert ("county" in [g.by for g in all_groupings(records, ids)]) is kept


def test_a_kept_column_cannot_take_the_name_of_a_reading() -> None:
    records, ids = gallery(*(record(f"s{i}", "male", "white", sex_race=f"c{i % 2}") for i in range(8)))
    assert [g.by for g in all_groupings(records, ids)] == [SEX, RACE, SEX_AND_RACE]


def test_records_of_others_give_no_grouping() -> None:
    records, _ = gallery(*(record(f"s{i}", county=f"c{i % 2}") for i in range(8)))
    assert all_groupings(records, ["elsewhere"]) == ()


def test_cells_are_the_combinations_that_occur() -> None:
    records, ids = gallery(
        record("a", "male", "white", 1995), record("b", "female"), record("c", "male", "white", 1996)
    )
    cells = all_cells(records, [*ids, "unknown"])
    assert cells.attributes == (SEX, RACE, AGE)
    assert cells.of.dtype == "int32"
    assert [cells.values[place] for place in cells.of] == [
        ("male", "white", "18-29"),
        ("female", "", ""),
        ("male", "white", "18-29"),
        ("", "", ""),
    ]
    assert len(cells.values) == 3


def test_too_many_combinations_drop_the_last_attributes() -> None:
    races = [f"r{i}" for i in range(12)]
    born = [1950, 1970, 1980, 1995]
    records, ids = gallery(
        *(record(f"{r}{b}", "male", r, b) for r in races for b in born)  # 48 cells with age, 12 without
    )
    cells = all_cells(records, ids)
    assert cells.attributes == (SEX, RACE)
    assert len(cells.values) == 12
    many, ids = gallery(*(record(f"s{i}", "male", f"r{i}") for i in range(41)))
    assert all_cells(many, ids).attributes == (SEX,)
    sexes, ids = gallery(*(record(f"s{i}", f"x{i}") for i in range(41)))
    assert all_cells(sexes, ids).attributes == ()
    assert all_cells(sexes, ids).values == ((),)
    assert set(all_cells(sexes, ids).of.tolist()) == {0}


def test_forty_combinations_are_not_too_many() -> None:
    records, ids = gallery(*(record(f"s{i}", "male", f"r{i}") for i in range(40)))
    assert all_cells(records, ids).attributes == (SEX, RACE, AGE)
