"""Who has seen a case cannot look at it blind; what others think is kept from whoever still can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desktop.domain.conclusions import Conclusion
from desktop.domain.log_entries import LogEntry
from desktop.domain.looks import LookItem
from desktop.domain.people import Role
from desktop.domain.probes import Probe
from desktop.errors import AccessRefused
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow.blindness import has_seen, see_search, would_unblind
from desktop.workflow.browse import WITHHELD, conclusions_of, log_count, log_page
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.search import SearchRequest, SearchResult, reopen_search, run_search
from desktop.workflow.verify_audit import verify_workspace
from tests.examination import features_for
from tests.people import sign_in_as

SECRET = "The left ear lobe says it all."


@pytest.fixture
def concluded(enrolled: Workspace, engine: FaceEngine, admitted: Probe) -> SearchResult:
    """A search whose first candidate the first examiner calls a lead, with an open look at it."""
    result = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", top=10))
    record = result.record
    first, second = record.candidates[:2]
    note_examination(enrolled, record.search_id, first.face_id)
    conclude(
        enrolled,
        record.search_id,
        first.face_id,
        Conclusion.LEAD,
        SECRET,
        threshold=record.threshold,
        fpir=record.fpir,
        features=features_for(Conclusion.LEAD),
    )
    items = [
        LookItem(1, second.face_id, second.subject_id, True),
        LookItem(2, first.face_id, first.subject_id, False),
    ]
    with enrolled.recording() as stores:
        stores.looks.ask("a" * 32, record.search_id, 2, "", items, stores.actor)
        stores.log.append("look.asked", {"look_id": "a" * 32, "search_id": record.search_id})
    return result


def test_whoever_opens_a_search_has_seen_the_case(
    enrolled: Workspace, concluded: SearchResult, entries: Callable[..., list[LogEntry]]
) -> None:
    search, case = concluded.record.search_id, concluded.record.case_id
    person = sign_in_as(enrolled, "B. Second", Role.EXAMINER)
    assert would_unblind(enrolled, search)
    with pytest.raises(AccessRefused, match="Open the search first"):
        conclusions_of(enrolled, search)
    with enrolled.reading() as stores:
        assert not has_seen(stores, person, case)
    assert reopen_search(enrolled, search).record == concluded.record
    reopen_search(enrolled, search)
    with enrolled.reading() as stores:
        assert has_seen(stores, person, case)
    assert not would_unblind(enrolled, search)
    assert conclusions_of(enrolled, search)[0].reason == SECRET
    (entry,) = entries(enrolled, "search.opened")
    assert (entry.actor, entry.data["how"]) == ("B. Second", "opened")
    assert verify_workspace(enrolled, deep=True).ok


def test_a_second_account_of_one_person_has_seen_what_the_first_saw(
    enrolled: Workspace, concluded: SearchResult
) -> None:
    with enrolled.reading() as stores:
        first = stores.person
    assert first is not None
    again = sign_in_as(enrolled, "other", Role.EXAMINER, full_name=f"  {first.full_name.upper()} ")
    stranger = sign_in_as(enrolled, "stranger", Role.EXAMINER)
    with enrolled.reading() as stores:
        assert has_seen(stores, again, concluded.record.case_id)
        assert not has_seen(stores, stranger, concluded.record.case_id)


def test_the_log_keeps_from_a_possible_second_examiner_what_the_first_concluded(
    enrolled: Workspace, concluded: SearchResult
) -> None:
    everything = [str(e.data) for e in log_page(enrolled, 0, 1000)]
    assert any(SECRET in text for text in everything)
    sign_in_as(enrolled, "B. Second", Role.EXAMINER)
    page = log_page(enrolled, 0, 1000)
    told = " ".join(str(entry.data) for entry in page)
    assert SECRET not in told
    subject = concluded.record.candidates[0].subject_id
    kept = [e.kind for e in page if e.data == {"withheld": WITHHELD}]
    assert {"search.done", "conclusion", "candidate.examined", "look.asked"} <= set(kept)
    assert subject not in told
    # Nor can it be guessed by searching for words.
    assert log_count(enrolled, text="ear lobe") == len(log_page(enrolled, 0, 10, text="ear lobe")) == 0
    sign_in_as(enrolled, "S. Visor", Role.SUPERVISOR)
    assert log_count(enrolled, text="ear lobe") == 1
    assert any(SECRET in str(e.data) for e in log_page(enrolled, 0, 1000))


def test_whose_blind_look_is_begun_opens_nothing_of_the_case(
    enrolled: Workspace, concluded: SearchResult
) -> None:
    person = sign_in_as(enrolled, "B. Second", Role.EXAMINER)
    with enrolled.recording() as stores:
        stores.looks.begin("a" * 32, person.account_id, person.name)
        stores.log.append("look.begun", {"look_id": "a" * 32})
    for name, full in (("B. Second", None), ("b2", "B. SECOND")):
        sign_in_as(enrolled, name, Role.EXAMINER, full_name=full)
        with pytest.raises(AccessRefused, match="finish it before"):
            see_search(enrolled, concluded.record.search_id, "opened")


def test_nobody_concludes_while_another_person_looks(enrolled: Workspace, concluded: SearchResult) -> None:
    record = concluded.record
    with pytest.raises(AccessRefused, match="blind look at this candidate is open"):
        conclude(
            enrolled,
            record.search_id,
            record.candidates[0].face_id,
            Conclusion.EXCLUDED,
            "On another thought the noses differ.",
            threshold=record.threshold,
            fpir=record.fpir,
            features=features_for(Conclusion.EXCLUDED),
        )


def test_reading_needs_a_role_too(enrolled: Workspace, concluded: SearchResult, engine: Any) -> None:
    sign_in_as(enrolled, "Trainer", Role.TRAINER)
    for attempt in (
        lambda: reopen_search(enrolled, concluded.record.search_id),
        lambda: conclusions_of(enrolled, concluded.record.search_id),
        lambda: log_page(enrolled, 0, 10),
    ):
        with pytest.raises(AccessRefused):
            attempt()
