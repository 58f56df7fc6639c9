"""Times and documents of log entries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log_entries import (
    LogProblem,
    LogVerification,
    entry_document,
    format_instant,
    parse_instant,
)


def test_instants_are_utc_with_microseconds() -> None:
    at = datetime(2026, 1, 31, 10, 30, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
    assert format_instant(at) == "2026-01-31T09:30:00.123456Z"
    assert format_instant(datetime(2026, 1, 31, tzinfo=UTC)) == "2026-01-31T00:00:00.000000Z"


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        format_instant(datetime(2026, 1, 31))  # noqa: DTZ001


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(9000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_instants_read_back(at: datetime) -> None:
    assert parse_instant(format_instant(at)) == at


def test_the_document_of_an_entry_has_six_fields() -> None:
    at = datetime(2026, 1, 31, tzinfo=UTC)
    assert entry_document(7, at, "A. Analyst", "search.done", {"n": 1}) == {
        "v": 1,
        "seq": 7,
        "at": "2026-01-31T00:00:00.000000Z",
        "actor": "A. Analyst",
        "kind": "search.done",
        "data": {"n": 1},
    }


def test_a_verification_is_well_without_a_problem() -> None:
    assert LogVerification(3, "00", None).ok
    assert not LogVerification(3, "00", LogProblem(2, "Entry 2 is missing.")).ok
