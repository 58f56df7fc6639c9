"""From an agreed lead to a release: each gate in its order, and what does not open any of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.conclusions import Conclusion
from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.looks import LookAnswer, LookState
from desktop.domain.people import Role
from desktop.domain.standings import Standing
from desktop.errors import AccessRefused, ReasonRequired, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.columns import now
from desktop.storage.workspace import Workspace
from desktop.workflow.blind_look import begin_look
from desktop.workflow.cases import close_case
from desktop.workflow.release_lead import corroborate, release
from desktop.workflow.second_look import ask_second_look, ask_third_look
from desktop.workflow.standings import has_pending_leads, standings_of
from desktop.workflow.verify_audit import verify_workspace
from tests.examination import features_for
from tests.looks import (
    CHIEF,
    FIRST,
    REASON,
    SECOND,
    THIRD,
    Opened,
    adopt,
    look_through,
    open_search,
    supervisor,
)
from tests.people import account_for, sign_in_as
from tests.workflow.conftest import Pictures

Entries = Callable[..., list[LogEntry]]
TEXT, SOURCE = "A witness saw the person at the counter.", "Statement of 3 May"


@pytest.fixture(autouse=True)
def _signed_in(enrolled: Workspace) -> Iterator[None]:
    """Every test ends with a record that verifies, but for those that forge one."""
    yield
    if not enrolled._closed:
        found = verify_workspace(enrolled, deep=True)
        assert found.ok, found.problem


@pytest.fixture
def open_under(
    enrolled: Workspace, engine: FaceEngine, pictures: Pictures, tmp_path: Path
) -> Callable[..., Opened]:
    """open_under(**policy): a search whose first candidate stands as a lead."""

    def make(**policy: Any) -> Opened:
        adopt(enrolled, tmp_path, **policy)
        found = open_search(enrolled, engine, pictures.mated[0][0], policy_id="under-test")
        found.lead(1)
        return found

    return make


@pytest.fixture
def agreed(open_under: Callable[..., Opened]) -> Opened:
    """Two people agree that it is a lead; the supervisor is signed in."""
    found = open_under()
    look_through(found.workspace, ask_second_look(found.workspace, found.search_id), SECOND)
    supervisor(found.workspace)
    return found


def _standing(opened: Opened) -> Standing:
    sign_in_as(opened.workspace, FIRST)
    return standings_of(opened.workspace, opened.search_id)[0].standing


def _release(opened: Opened) -> Any:
    return release(opened.workspace, opened.search_id, opened.faces[0])


def _corroborate(opened: Opened, text: str = TEXT, source: str = SOURCE) -> Any:
    return corroborate(opened.workspace, opened.search_id, opened.faces[0], text, source)


def _refused(opened: Opened, entries: Entries, text: str, action: Callable[[Opened], Any]) -> None:
    before = len(entries(opened.workspace))
    with pytest.raises(AccessRefused, match=text):
        action(opened)
    added = [e.kind for e in entries(opened.workspace)[before:]]
    assert [kind for kind in added if kind != EntryKind.SEARCH_OPENED] == [EntryKind.ACCESS_REFUSED]


def test_a_lead_goes_the_whole_way_in_order(agreed: Opened, entries: Entries) -> None:
    workspace = agreed.workspace
    assert has_pending_leads(workspace, agreed.case_id)
    _refused(agreed, entries, "corroborates it independently", _release)
    with pytest.raises(ReasonRequired):
        _corroborate(agreed, "so it is")
    with pytest.raises(WrongUse, match="where the corroboration comes from"):
        _corroborate(agreed, source=" ")
    _corroborate(agreed)
    found = _release(agreed)
    assert (found.actor, found.face_id) == (CHIEF, agreed.faces[0])
    entry = entries(workspace)[-1]
    assert entry.kind == EntryKind.LEAD_RELEASED
    assert (entry.data["leads"], entry.data["others"]) == ([FIRST, SECOND], [])
    _refused(agreed, entries, "released already", _release)
    assert not has_pending_leads(workspace, agreed.case_id)
    assert _standing(agreed) is Standing.RELEASED


def test_nothing_is_released_or_corroborated_before_the_second_look(
    open_under: Callable[..., Opened], entries: Entries
) -> None:
    opened = open_under()
    workspace = opened.workspace
    with pytest.raises(WrongUse, match="look at it blind first"):
        _corroborate(opened)
    _refused(opened, entries, "look at it blind first", _release)
    look = ask_second_look(workspace, opened.search_id)
    _refused(opened, entries, "look at it blind first", _release)
    sign_in_as(workspace, SECOND, Role.EXAMINER)
    begin_look(workspace, look.look_id)
    supervisor(workspace)
    _refused(opened, entries, "look at it blind first", _release)


@pytest.mark.parametrize(
    "roles", [(Role.ANALYST,), (Role.EXAMINER,), (Role.ADMINISTRATOR,), (Role.TRAINER,)]
)
def test_a_release_needs_the_right(agreed: Opened, entries: Entries, roles: tuple[Role, ...]) -> None:
    _corroborate(agreed)
    sign_in_as(agreed.workspace, "E. Other", *roles)
    _refused(agreed, entries, "may not", _release)


def test_a_role_that_was_taken_away_releases_nothing(agreed: Opened, entries: Entries) -> None:
    _corroborate(agreed)
    account_for(agreed.workspace, CHIEF, Role.ANALYST)
    _refused(agreed, entries, "may not release", _release)


def test_a_closed_case_releases_nothing(agreed: Opened, entries: Entries) -> None:
    _corroborate(agreed)
    sign_in_as(agreed.workspace, FIRST)
    close_case(agreed.workspace, agreed.case_id, "The matter is settled.")
    supervisor(agreed.workspace)
    _refused(agreed, entries, "is closed", _release)
    _refused(agreed, entries, "is closed", _corroborate)


@pytest.mark.parametrize("name", [FIRST, SECOND, "other account"])
def test_whoever_examined_does_not_release_where_the_policy_asks_for_another(
    open_under: Callable[..., Opened], entries: Entries, name: str
) -> None:
    opened = open_under(releaser=True)
    workspace = opened.workspace
    look_through(workspace, ask_second_look(workspace, opened.search_id), SECOND)
    supervisor(workspace)
    _corroborate(opened)
    sign_in_as(workspace, name, *Role, full_name=FIRST.upper() if name == "other account" else None)
    _refused(opened, entries, "did not examine", _release)
    supervisor(workspace)
    assert _release(opened).actor == CHIEF


def test_an_earlier_examiner_of_the_candidate_does_not_release_it_either(
    open_under: Callable[..., Opened], entries: Entries
) -> None:
    opened = open_under(releaser=True)
    workspace = opened.workspace
    sign_in_as(workspace, THIRD, *Role)
    opened.lead(1)
    look_through(workspace, ask_second_look(workspace, opened.search_id), SECOND)
    supervisor(workspace)
    _corroborate(opened)
    sign_in_as(workspace, FIRST)
    _refused(opened, entries, "did not examine", _release)


def test_a_disagreement_stops_the_release_for_good_without_a_third_look(
    open_under: Callable[..., Opened], entries: Entries
) -> None:
    opened = open_under(third=False)
    workspace = opened.workspace
    look_through(workspace, ask_second_look(workspace, opened.search_id), SECOND, Conclusion.INCONCLUSIVE)
    sign_in_as(workspace, FIRST)
    opened.lead(1)
    supervisor(workspace)
    _refused(opened, entries, "disagree", _release)
    with pytest.raises(WrongUse, match="disagree"):
        _corroborate(opened)
    assert not has_pending_leads(workspace, opened.case_id)


@pytest.mark.parametrize("third", [Conclusion.LEAD, Conclusion.EXCLUDED])
def test_a_third_look_decides_where_the_policy_lets_it(
    open_under: Callable[..., Opened], entries: Entries, third: Conclusion
) -> None:
    opened = open_under()
    workspace = opened.workspace
    look_through(workspace, ask_second_look(workspace, opened.search_id), SECOND, Conclusion.EXCLUDED)
    supervisor(workspace)
    _refused(opened, entries, "disagree", _release)
    look = ask_third_look(workspace, opened.search_id, opened.faces[0], "The ears are seen differently.")
    look_through(workspace, look, THIRD, third)
    supervisor(workspace)
    if third is Conclusion.LEAD:
        _refused(opened, entries, "corroborates", _release)
        _corroborate(opened)
        _release(opened)
        assert entries(workspace)[-1].data["others"] == [SECOND]
    else:
        _refused(opened, entries, "disagree", _release)


def test_a_policy_without_corroboration_releases_what_was_agreed(open_under: Callable[..., Opened]) -> None:
    opened = open_under(corroboration=False)
    look_through(opened.workspace, ask_second_look(opened.workspace, opened.search_id), SECOND)
    supervisor(opened.workspace)
    _release(opened)
    assert _standing(opened) is Standing.RELEASED


def test_a_policy_that_asks_for_three_is_content_with_three(open_under: Callable[..., Opened]) -> None:
    opened = open_under(examiners=3, corroboration=False)
    workspace = opened.workspace
    look_through(workspace, ask_second_look(workspace, opened.search_id), SECOND)
    assert _standing(opened) is Standing.WAITS_FOR_LOOK
    look_through(workspace, ask_second_look(workspace, opened.search_id), THIRD)
    assert _standing(opened) is Standing.WAITS_FOR_RELEASE


def test_a_look_by_the_first_examiner_that_got_past_the_door_counts_for_nothing(
    open_under: Callable[..., Opened], entries: Entries
) -> None:
    """Written with the stores themselves, log entries and all: the record verifies, the look is no look."""
    opened = open_under()
    workspace = opened.workspace
    look = ask_second_look(workspace, opened.search_id)
    other = account_for(workspace, "other", Role.EXAMINER, full_name="a.  ANALYST")
    with workspace.recording() as stores:
        stores.looks.begin(look.look_id, other.account_id, other.name)
        for item in look.items:
            conclusion = Conclusion.EXCLUDED if item.is_filler else Conclusion.LEAD
            features = features_for(conclusion)
            stores.looks.answer(
                look.look_id, LookAnswer(item.place, conclusion, REASON, features, (), 1.0, now())
            )
        stores.looks.end(look.look_id, LookState.COMPLETED)
        stores.log.append(EntryKind.LOOK_COMPLETED, {"look_id": look.look_id})
    assert verify_workspace(workspace, deep=True).ok
    supervisor(workspace)
    _refused(opened, entries, "look at it blind first", _release)
    assert _standing(opened) is Standing.WAITS_FOR_LOOK


def test_an_agreement_that_was_forged_in_the_database_is_found_and_still_needs_the_rest(
    open_under: Callable[..., Opened],
) -> None:
    opened = open_under()
    workspace, face = opened.workspace, opened.faces[0]
    look = ask_second_look(workspace, opened.search_id)
    ghost = account_for(workspace, "G. Ghost", Role.EXAMINER)
    workspace.close()
    connection = sqlite3.connect(workspace.folder / "workspace.db")
    at = "2026-11-24T09:30:00.000000Z"
    seq = look.asked_seq
    connection.execute(
        "INSERT INTO look_start VALUES (?, ?, ?, ?, ?)",
        (look.look_id, ghost.account_id, ghost.name, at, seq),
    )
    for item in look.items:
        connection.execute(
            "INSERT INTO look_answer VALUES (?, ?, 'lead', ?, '{}', '[]', 9.0, ?, ?)",
            (look.look_id, item.place, REASON, at, seq),
        )
    connection.execute("INSERT INTO look_end VALUES (?, 'completed', '', ?, ?)", (look.look_id, at, seq))
    connection.commit()
    connection.close()
    with Workspace.open(workspace.folder, FIRST) as again:
        supervisor(again)
        with pytest.raises(AccessRefused, match="corroborates it independently"):
            release(again, opened.search_id, face)
        found = verify_workspace(again)
        assert found.problem is not None
        assert found.problem.seq == seq
