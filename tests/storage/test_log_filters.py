"""Filters of the log find exactly the entries that fit, however they are asked: pages, counts, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.log_entries import LogEntry
from desktop.domain.log_filters import LeftOut, LogFilter
from desktop.storage import audit_log
from desktop.storage.database import connect
from desktop.storage.workspace import Workspace, WorkspaceKind

BEGIN = datetime(2026, 3, 1, 12, tzinfo=UTC)
KINDS = ("case.opened", "conclusion", "conclusion.other", "signin.done")
PEOPLE = ("ann", "Bea", "Ödön")
CASES = ("c1", "c2")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """240 entries, an hour apart."""
    folder: Path = tmp_path_factory.mktemp("filters") / "w"
    with (
        pytest.MonkeyPatch.context() as patch,
        Workspace.create(folder, WorkspaceKind.CASEWORK, "op") as made,
    ):
        for number in range(240):
            patch.setattr(audit_log, "now", lambda n=number: BEGIN + timedelta(hours=n))
            data: dict[str, object] = {"text": f"Note {number}: “Straße”"}
            if number % 3:
                data["case_id"] = CASES[number % 2]
            if number % 5 == 0:
                data["search_id"] = f"s{number % 4}"
            with made.recording() as stores:
                stores.log.append(KINDS[number % 4], data, actor=PEOPLE[number % 3])
        patch.undo()
        yield made


def everything(workspace: Workspace) -> list[LogEntry]:
    with workspace.reading() as stores:
        return stores.log.page(0, 10_000)


def fits(entry: LogEntry, wanted: LogFilter) -> bool:
    """The same said plainly."""
    return (
        (not wanted.kinds or entry.kind in wanted.kinds)
        and entry.kind.startswith(wanted.kind_prefix)
        and (not wanted.actor or entry.actor == wanted.actor)
        and (not wanted.case_id or entry.data.get("case_id") == wanted.case_id)
        and (wanted.since is None or entry.at >= wanted.since)
        and (wanted.until is None or entry.at < wanted.until)
        and (not wanted.text or wanted.text.casefold() in str(entry.data.get("text", "")).casefold())
    )


def is_left_out(entry: LogEntry, left_out: LeftOut) -> bool:
    data = entry.data
    return (
        data.get("case_id") in left_out.cases
        or data.get("search_id") in left_out.searches
        or (left_out.kinds != () and entry.kind.startswith(left_out.kinds))
        or (left_out.casework and ("case_id" in data or "search_id" in data))
    )


instants = st.none() | st.integers(-5, 245).map(lambda n: BEGIN + timedelta(hours=n))
filters = st.builds(
    LogFilter,
    kinds=st.lists(st.sampled_from(KINDS), unique=True, max_size=2).map(tuple),
    kind_prefix=st.sampled_from(["", "", "conclusion", "s", "none"]),
    text=st.sampled_from(["", "", "NOTE 1", "strasse", "nothing"]),
    case_id=st.sampled_from(["", "", "c1", "c2", "c3"]),
    actor=st.sampled_from(["", "", *PEOPLE, "bea"]),
    since=instants,
    until=instants,
)
omissions = st.builds(
    LeftOut,
    cases=st.sampled_from([frozenset(), frozenset({"c1"})]),
    searches=st.sampled_from([frozenset(), frozenset({"s0", "s1"})]),
    kinds=st.sampled_from([(), ("conclusion",)]),
    casework=st.booleans(),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=filters, left_out=omissions)
def test_a_filter_finds_what_fits_and_nothing_else(
    workspace: Workspace, wanted: LogFilter, left_out: LeftOut
) -> None:
    expected = [e.seq for e in everything(workspace) if fits(e, wanted) and not is_left_out(e, left_out)]
    with workspace.reading() as stores:
        log = stores.log
        assert [e.seq for e in log.page(0, 10_000, wanted=wanted, left_out=left_out)] == expected
        assert list(log.numbers(wanted, left_out)) == expected
        assert log.count(wanted=wanted, left_out=left_out) == len(expected)
        by_text = log.holding(wanted.text, log.numbers(wanted.without_text(), left_out))
        assert by_text == expected


def test_every_entry_takes_no_memory_at_all(workspace: Workspace) -> None:
    with workspace.reading() as stores:
        numbers = stores.log.numbers(LogFilter())
        assert isinstance(numbers, range)
        assert list(numbers) == [e.seq for e in everything(workspace)]


def test_where_an_entry_is_missing_its_number_is_not_given(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "op") as made:
        for _ in range(5):
            with made.recording() as stores:
                stores.log.append("x", {})
        with made.reading() as stores:
            before = list(stores.log.numbers(LogFilter()))
        gone = before[2]
        with closing(connect(made.database)) as raw:
            raw.execute("DROP TRIGGER log_entry_no_delete")
            raw.execute("DELETE FROM log_entry WHERE seq = ?", (gone,))
        with made.reading() as stores:
            assert list(stores.log.numbers(LogFilter())) == [n for n in before if n != gone]
            assert [e.seq for e in stores.log.many(before)] == [n for n in before if n != gone]


def test_entries_come_in_the_order_in_which_they_are_asked_for(workspace: Workspace) -> None:
    with workspace.reading() as stores:
        assert [e.seq for e in stores.log.many([7, 3, 100_000, 5])] == [7, 3, 5]


def test_the_people_and_the_kinds_are_those_that_occur(workspace: Workspace) -> None:
    entries = everything(workspace)
    with workspace.reading() as stores:
        assert stores.log.actors() == sorted({e.actor for e in entries})
        assert stores.log.kinds() == sorted({e.kind for e in entries})


def test_each_condition_but_the_text_is_answered_by_an_index(workspace: Workspace) -> None:
    from desktop.storage.log_conditions import where

    for wanted in (
        LogFilter(kinds=("conclusion",)),
        LogFilter(kind_prefix="conclusion"),
        LogFilter(actor="ann"),
        LogFilter(since=BEGIN, until=BEGIN + timedelta(hours=1)),
        LogFilter(case_id="c1"),
    ):
        clause, parameters = where(wanted, LeftOut())
        with closing(connect(workspace.database)) as raw:
            plan = raw.execute(
                f"EXPLAIN QUERY PLAN SELECT seq FROM log_entry{clause}", parameters
            ).fetchall()
        first = plan[0][3]
        assert first.startswith("SEARCH log_entry"), (wanted, plan)
