"""The log as different people may look through it: pages, counts and numbers agree, and none tells more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.log_filters import LogFilter
from desktop.domain.people import Role
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.errors import AccessRefused, WrongUse
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.browse import (
    case_name,
    case_of_entry,
    is_withheld,
    leaves_out,
    log_cases,
    log_count,
    log_entries,
    log_kinds,
    log_numbers,
    log_page,
    log_people,
    stored_form,
)
from desktop.workflow.followed_case import follow_case
from tests.figures_builder import Record, filled_record
from tests.people import sign_in_as

TELLING = (
    "conclusion",
    "lead.",
    "report.",
    "corroboration",
    "threshold.",
    "look.",
    "candidate.",
    "access.",
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        filled = filled_record(made)
        sign_in_as(made, "sam", Role.SUPERVISOR)
        yield filled


@pytest.fixture
def workspace(record: Record) -> Workspace:
    return record.workspace


def case_id(workspace: Workspace, number: str) -> str:
    with workspace.reading() as stores:
        case = stores.cases.by_number(number)
    assert case is not None
    return case.case_id


def test_pages_counts_and_numbers_agree(workspace: Workspace) -> None:
    case = case_id(workspace, "C-1")
    for wanted in (
        LogFilter(),
        LogFilter(case_id=case),
        LogFilter(actor="ann"),
        LogFilter(kinds=("conclusion", "search.done")),
        LogFilter(case_id=case, actor="ann", kind_prefix="con"),
        LogFilter(text="C-1"),
        LogFilter(text="c-1", kinds=("case.opened",)),
    ):
        page = log_page(workspace, 0, 1000, wanted=wanted)
        assert page
        assert list(log_numbers(workspace, wanted)) == [entry.seq for entry in page]
        assert log_count(workspace, wanted=wanted) == len(page)
        assert log_entries(workspace, [entry.seq for entry in page]) == page


def test_a_case_is_followed_over_its_probes_and_searches(workspace: Workspace) -> None:
    followed = follow_case(workspace, case_id(workspace, "C-1"))
    kinds = [entry.kind for entry in followed.entries]
    assert followed.case.number == "C-1"
    assert followed.told
    assert kinds[:2] == ["case.opened", "case.terms"]
    assert {"search.done", "conclusion", "lead.released", "report.exported", "probe.examined"} <= set(kinds)
    assert [entry.seq for entry in followed.entries] == sorted(entry.seq for entry in followed.entries)
    with pytest.raises(WrongUse):
        follow_case(workspace, "none")


def test_who_may_look_blind_does_not_learn_which_conclusions_are_of_a_case(workspace: Workspace) -> None:
    case = case_id(workspace, "C-1")
    sign_in_as(workspace, "bea", Role.EXAMINER)
    wanted = LogFilter(case_id=case)
    page = log_page(workspace, 0, 1000, wanted=wanted)
    assert page
    assert not [entry.kind for entry in page if entry.kind.startswith(TELLING)]
    assert all(is_withheld(entry) for entry in page if entry.kind.startswith("search."))
    assert log_count(workspace, wanted=wanted) == len(log_numbers(workspace, wanted)) == len(page)
    assert leaves_out(workspace, wanted)
    # Nor by adding the kind, or a word.
    for narrower in (
        LogFilter(case_id=case, kinds=("conclusion",)),
        LogFilter(case_id=case, text="a"),
        LogFilter(text=case),
    ):
        found = log_page(workspace, 0, 1000, wanted=narrower)
        assert not [entry for entry in found if is_withheld(entry) or entry.kind.startswith(TELLING)]
        assert log_count(workspace, wanted=narrower) == len(log_numbers(workspace, narrower)) == len(found)
    followed = follow_case(workspace, case)
    assert not followed.told
    assert [entry.seq for entry in followed.entries] == [entry.seq for entry in reversed(page)]


def test_who_has_no_part_in_casework_is_given_no_case_at_all(workspace: Workspace) -> None:
    case = case_id(workspace, "C-1")
    sign_in_as(workspace, "ada", Role.ADMINISTRATOR)
    assert log_cases(workspace) == []
    assert case_name(workspace, case) is None
    assert log_count(workspace, wanted=LogFilter(case_id=case)) == 0
    assert log_count(workspace, wanted=LogFilter(text="C-1")) == 0
    assert not log_numbers(workspace, LogFilter(case_id=case))
    everything = log_page(workspace, 0, 1000)
    assert {entry.kind for entry in everything if is_withheld(entry)} >= {"conclusion", "probe.examined"}
    assert not [entry for entry in everything if case_of_entry(workspace, entry)]
    with pytest.raises(AccessRefused):
        follow_case(workspace, case)


def test_what_is_read_of_one_page_is_withheld_as_of_the_whole(workspace: Workspace) -> None:
    sign_in_as(workspace, "bea", Role.EXAMINER)
    whole = log_page(workspace, 0, 1000)
    assert any(is_withheld(entry) for entry in whole)
    assert [log_page(workspace, n, 1)[0] for n in range(len(whole))] == whole
    assert [log_entries(workspace, [entry.seq])[0] for entry in whole] == whole


def test_looking_for_a_text_says_how_far_it_is_and_can_be_stopped(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workflow.browse._READ_AT_ONCE", 10)
    said: list[Progress] = []
    found = log_numbers(workspace, LogFilter(text="c-1"), on_progress=said.append)
    assert len(said) > 3
    assert said[-1].done == said[-1].total == log_count(workspace)
    assert list(found) == [entry.seq for entry in log_page(workspace, 0, 1000, text="c-1")]
    cancel = CancelToken()

    def stop(progress: Progress) -> None:
        cancel.cancel()

    with pytest.raises(Cancelled):
        log_numbers(workspace, LogFilter(text="c-1"), on_progress=stop, cancel=cancel)


def test_cases_are_found_by_a_part_of_their_number(record: Record) -> None:
    for number in range(60):
        record.case(f"X-{number:03}")
    sign_in_as(record.workspace, "sam", Role.SUPERVISOR)
    assert [case.number for case in log_cases(record.workspace, "x-00")] == [
        f"X-{number:03}" for number in reversed(range(10))
    ]
    for number in ("50%_a", "50xya", "a|b", "\\back", "Ödön-1"):
        record.case(number)
    sign_in_as(record.workspace, "sam", Role.SUPERVISOR)
    for text, found in (
        ("0%_", "50%_a"),
        ("0XY", "50xya"),
        ("|", "a|b"),
        ("\\B", "\\back"),
        ("ödÖN", "Ödön-1"),
    ):
        assert [case.number for case in log_cases(record.workspace, text)] == [found]
    assert len(log_cases(record.workspace)) == 50
    assert log_cases(record.workspace)[0].number == "Ödön-1"


def test_the_stored_form_is_what_was_hashed(workspace: Workspace) -> None:
    for entry in log_page(workspace, 0, 1000):
        text = stored_form(entry)
        assert text is not None
        assert f'"seq":{entry.seq}' in text
    sign_in_as(workspace, "bea", Role.EXAMINER)
    kept = [entry for entry in log_page(workspace, 0, 1000) if is_withheld(entry)]
    assert kept
    assert all(stored_form(entry) is None for entry in kept)


def test_an_entry_leads_to_its_case(workspace: Workspace) -> None:
    case = case_id(workspace, "C-1")
    of_case = {entry.seq for entry in follow_case(workspace, case).entries}
    for entry in log_page(workspace, 0, 1000):
        assert (case_of_entry(workspace, entry) == case) == (entry.seq in of_case)


def test_kinds_and_people_are_those_of_the_log(workspace: Workspace) -> None:
    page = log_page(workspace, 0, 1000)
    assert log_kinds(workspace) == sorted({entry.kind for entry in page})
    assert log_people(workspace) == sorted({entry.actor for entry in page})
