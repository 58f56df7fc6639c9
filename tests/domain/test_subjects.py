"""Years, dates and ages as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.subjects import (
    CaptureRecord,
    YearOfBirth,
    age_band,
    parse_capture_date,
    photo_age_years,
)


@pytest.mark.parametrize(
    ("text", "first", "last", "shown"),
    [
        ("1974", 1974, 1974, "1974"),
        (" 1974 ", 1974, 1974, "1974"),
        ("1970-1979", 1970, 1979, "1970-1979"),
        ("1970 – 1979", 1970, 1979, "1970-1979"),
        ("1970/1979", 1970, 1979, "1970-1979"),
        ("2004-2004", 2004, 2004, "2004"),
    ],
)
def test_years_of_birth_are_read(text: str, first: int, last: int, shown: str) -> None:
    year = YearOfBirth.parse(text)
    assert (year.first, year.last, str(year)) == (first, last, shown)
    assert YearOfBirth.parse(str(year)) == year


@pytest.mark.parametrize(
    "text", ["", "74", "1774", "2174", "1970s", "1970-79", "about 1970", "1974-05-02", "19740"]
)
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a year of birth"):
        YearOfBirth.parse(text)


def test_a_band_may_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        YearOfBirth.parse("1979-1970")


@given(st.integers(1800, 2099), st.integers(0, 40))
def test_a_band_is_read_back_as_it_is_written(first: int, width: int) -> None:
    year = YearOfBirth(first, min(2099, first + width))
    assert YearOfBirth.parse(str(year)) == year
    assert year.first <= year.middle <= year.last


@given(st.dates())
def test_dates_are_read_with_and_without_a_time(day: date) -> None:
    assert parse_capture_date(day.isoformat()) == day
    assert parse_capture_date(f" {day.isoformat()}T23:59:58+02:00 ") == day
    assert parse_capture_date(f"{day.isoformat()} 10:00") == day


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "03/04/2019",
            "30.04.2019",
            "2019",
            "2019-04",
            "2019-13-01",
            "2019-02-30",
            "2019-W18-2",
            "2019-4-3",
        ),
        *("2019-04-301", "2019-04-30x", "yesterday", "30042019", "04302019"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        parse_capture_date(text)


def test_age_at_capture_is_between_the_middle_of_the_band_and_the_capture() -> None:
    band = YearOfBirth(1970, 1979)
    assert CaptureRecord("a", year_of_birth=band, capture_date=date(2014, 12, 31)).age_at_capture == 40


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (None, date(2014, 1, 1)),
        (YearOfBirth(1974, 1974), None),
        (YearOfBirth(2000, 2000), date(1999, 1, 1)),
        (YearOfBirth(1800, 1800), date(2014, 1, 1)),
    ],
)
def test_an_age_that_cannot_be_told_is_none(year: YearOfBirth | None, day: date | None) -> None:
    assert CaptureRecord("a", year_of_birth=year, capture_date=day).age_at_capture is None


def test_age_bands_follow_each_other_without_a_gap() -> None:
    bands = [age_band(age) for age in range(121)]
    assert list(dict.fromkeys(bands)) == ["0-17", "18-29", "30-39", "40-49", "50-59", "60-69", "70+"]
    for age in range(18, 70):
        low, high = (int(v) for v in bands[age].split("-"))
        assert low <= age <= high
    assert age_band(None) == ""


def test_the_age_of_a_photo() -> None:
    assert photo_age_years(None, date(2026, 1, 1)) is None
    assert photo_age_years(date(2022, 1, 1), date(2026, 1, 1)) == pytest.approx(4.0)
    assert photo_age_years(date(2027, 1, 1), date(2026, 1, 1)) == 0.0
