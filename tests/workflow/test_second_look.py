"""The second look: another person, random order, fillers, and nothing told before the end."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.domain.cases import FlagKind
from desktop.domain.conclusions import Conclusion
from desktop.domain.features import FeatureList
from desktop.domain.galleries import EnrolledFace
from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.looks import BlindItem, BlindLook, Look, LookState
from desktop.domain.people import Role
from desktop.domain.standings import Standing
from desktop.errors import AccessRefused, ReasonRequired, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import read_image
from desktop.storage import audit_log, columns, look_store
from desktop.storage.face_store import FaceStore
from desktop.storage.workspace import Workspace
from desktop.workflow.blind_look import (
    answer,
    begin_look,
    blind_look,
    blind_picture,
    blind_probe,
    closed_to_me,
    complete_look,
    my_answer,
    waiting_looks,
    why_not,
)
from desktop.workflow.blindness import see_search
from desktop.workflow.browse import WITHHELD, conclusions_of, log_count, log_page
from desktop.workflow.cases import close_case
from desktop.workflow.oversight import disagreements, outcome_of, reliability
from desktop.workflow.search import SearchRequest, reopen_search, run_search
from desktop.workflow.second_look import ask_second_look, ask_third_look, withdraw_look
from desktop.workflow.standings import standings_of
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
    answer_all,
    examiner,
    look_through,
    open_search,
    supervisor,
)
from tests.people import account_for, sign_in_as
from tests.workflow.conftest import Pictures

Entries = Callable[..., list[LogEntry]]
WHY = "Two people see the ears differently."


@pytest.fixture
def opened(enrolled: Workspace, engine: FaceEngine, pictures: Pictures, tmp_path: Path) -> Opened:
    """A search of “A. Analyst” whose first candidate stands as a lead, under a policy with four fillers."""
    adopt(enrolled, tmp_path)
    found = open_search(enrolled, engine, pictures.mated[0][0], policy_id="under-test")
    found.lead(1)
    return found


@pytest.fixture
def look(opened: Opened) -> Look:
    return ask_second_look(opened.workspace, opened.search_id)


@pytest.fixture(autouse=True)
def _the_record_verifies(enrolled: Workspace) -> Iterator[None]:
    """At the end of every test of this file."""
    yield
    if enrolled._closed:
        with Workspace.open(enrolled.folder, FIRST) as again:
            found = verify_workspace(again, deep=True)
    else:
        found = verify_workspace(enrolled, deep=True)
    assert found.ok, found.problem


@pytest.fixture
def refused(enrolled: Workspace, entries: Entries) -> Callable[[Callable[[], Any], str], None]:
    """refused(action, text): is refused with this text, which is logged with whoever tried."""

    def check(action: Callable[[], Any], text: str) -> None:
        before = entries(enrolled)
        with pytest.raises(AccessRefused, match=text):
            action()
        added = entries(enrolled)[len(before) :]
        assert [e.kind for e in added if e.kind != EntryKind.SEARCH_OPENED] == [EntryKind.ACCESS_REFUSED]
        assert added[-1].actor == enrolled.actor

    return check


def _standing(opened: Opened, rank: int = 1) -> Standing:
    face = opened.faces[rank - 1]
    found = {s.face_id: s.standing for s in standings_of(opened.workspace, opened.search_id)}
    return found[face]


# --- asking


def test_a_look_shows_the_leads_among_fillers_and_the_order_stands_in_the_log(
    opened: Opened, look: Look, entries: Entries
) -> None:
    assert (look.ordinal, look.state, look.asked_by) == (2, LookState.WAITING, FIRST)
    assert [item.place for item in look.items] == [1, 2, 3, 4, 5]
    assert [item.face_id for item in look.candidates] == [opened.faces[0]]
    entry = entries(opened.workspace)[-1]
    assert entry.kind == EntryKind.LOOK_ASKED
    assert entry.data["order"] == [item.face_id for item in look.items]
    assert entry.data["candidates"] == [opened.faces[0]]
    assert set(entry.data["fillers"]) == {i.face_id for i in look.items if i.is_filler}
    assert (entry.data["case_id"], entry.data["search_id"]) == (opened.case_id, opened.search_id)


def test_a_look_is_asked_for_once_and_for_leads_alone(opened: Opened, look: Look) -> None:
    with pytest.raises(WrongUse, match="waits for another person"):
        ask_second_look(opened.workspace, opened.search_id)
    opened.lead(2, conclusion=Conclusion.EXCLUDED)
    with pytest.raises(WrongUse, match="waits for another person"):
        ask_second_look(opened.workspace, opened.search_id)
    opened.lead(3)
    again = ask_second_look(opened.workspace, opened.search_id)
    assert [item.face_id for item in again.candidates] == [opened.faces[2]]


def test_all_leads_of_a_search_are_shown_in_one_look(opened: Opened) -> None:
    opened.lead(2, 3)
    look = ask_second_look(opened.workspace, opened.search_id)
    assert {item.face_id for item in look.candidates} == {opened.faces[r] for r in (0, 1, 2)}
    assert sum(item.is_filler for item in look.items) == 4


def test_the_order_is_random_and_not_by_score(opened: Opened) -> None:
    orders, places = set(), set()
    for _ in range(12):
        look = ask_second_look(opened.workspace, opened.search_id)
        ranks = [opened.faces.index(item.face_id) for item in look.items]
        orders.add(tuple(ranks))
        places.add(ranks.index(0))
        withdraw_look(opened.workspace, look.look_id, "Asked for by mistake.")
    assert len(orders) > 6
    assert len(places) > 1
    assert any(list(order) != sorted(order) for order in orders)


def test_fillers_are_others_of_the_recorded_sex_near_the_score_and_no_lead_of_the_case(
    opened: Opened, engine: FaceEngine
) -> None:
    workspace = opened.workspace
    other = run_search(workspace, engine, SearchRequest(opened.probe.probe_id, "People", top=20))
    second = Opened(workspace, opened.probe, other.record.search_id, opened.case_id, opened.faces)
    second.lead(2, 3)
    look = ask_second_look(workspace, opened.search_id)
    fillers = [item.face_id for item in look.items if item.is_filler]
    assert not {opened.faces[1], opened.faces[2]} & set(fillers)
    with workspace.reading() as stores:
        faces = stores.faces.get_many(opened.faces)
    wanted = faces[opened.faces[0]].record.sex
    alike = [f for f in opened.faces[3:] if faces[f].record.sex == wanted]
    assert wanted
    assert len(alike) >= 4
    assert set(fillers) == set(alike[:4])


def test_people_who_may_be_enrolled_twice_are_no_fillers(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened.workspace.reading() as stores:
        rows = stores.searches.get(opened.search_id).candidates
    twin = next(row for row in rows if row.rank == 2)
    twice = {rows[0].subject_id: {row.subject_id for row in rows[1:4]}}
    monkeypatch.setattr("desktop.workflow.second_look._enrolled_twice", lambda *_: twice)
    look = ask_second_look(opened.workspace, opened.search_id)
    shown = {item.subject_id for item in look.items}
    assert twin.subject_id in twice[rows[0].subject_id]
    assert not shown & twice[rows[0].subject_id]


def test_the_measured_duplicates_are_asked_for(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """The measurement of the search is at hand, and pairs in it are kept apart."""
    from desktop.domain.likely_duplicates import DuplicatePair, LikelyDuplicates, LimitBasis
    from desktop.workflow import second_look

    with opened.workspace.reading() as stores:
        record = stores.searches.get(opened.search_id)
    measured = second_look.stored_measurement(
        opened.workspace, record.gallery_id, record.snapshot_hash, record.pack_hash
    )
    assert measured is not None
    first, second = (measured.subject_ids.index(c.subject_id) for c in record.candidates[:2])
    pair = DuplicatePair(first, second, 0, 0, 0.99)
    monkeypatch.setattr(
        second_look,
        "likely_duplicates",
        lambda *_: LikelyDuplicates(0.9, LimitBasis.FAR_OUT_FENCE, (pair,), 1),
    )
    look = ask_second_look(opened.workspace, opened.search_id)
    assert record.candidates[1].subject_id not in {item.subject_id for item in look.items}


def test_fewer_fillers_than_asked_are_as_many_as_there_are_and_none_is_refused(
    enrolled: Workspace,
    engine: FaceEngine,
    pictures: Pictures,
    refused: Callable[[Callable[[], Any], str], None],
) -> None:
    few = open_search(enrolled, engine, pictures.mated[0][0], top=3)
    few.lead(1)
    assert sum(item.is_filler for item in ask_second_look(enrolled, few.search_id).items) == 2
    alone = open_search(enrolled, engine, pictures.mated[1][0], case_number="C-18", top=1)
    alone.lead(1)
    refused(lambda: ask_second_look(enrolled, alone.search_id), "nobody who could be shown beside")


def test_asking_needs_the_right_and_an_open_case(
    opened: Opened, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    workspace = opened.workspace
    supervisor(workspace)
    refused(lambda: ask_second_look(workspace, opened.search_id), "may not examine")
    with workspace.reading() as stores:
        chief = stores.accounts.by_name(CHIEF)
        assert chief is not None
        # Nothing was shown to somebody who was refused.
        assert not stores.looks.is_unblinded(opened.search_id, chief.account_id)
    sign_in_as(workspace, FIRST)
    close_case(workspace, opened.case_id, "The matter is settled.")
    refused(lambda: ask_second_look(workspace, opened.search_id), "closed")


# --- who may look


def test_the_first_examiner_and_whoever_searched_may_not_look(
    opened: Opened, look: Look, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    assert waiting_looks(opened.workspace) == []
    assert "search" in why_not(opened.workspace, look.look_id)
    refused(lambda: begin_look(opened.workspace, look.look_id), "for another person")
    refused(lambda: blind_probe(opened.workspace, look.look_id), "for another person")
    assert closed_to_me(opened.workspace)[0][0] == "C-17"


@pytest.mark.parametrize(
    "full_name",
    [FIRST, "a. analyst", "A.  ANALYST ", "\uff21. Analyst", "A. Analyst\u00a0"],
    ids=["same", "case", "spaces", "wide", "no-break"],
)
def test_a_second_account_with_the_full_name_of_the_first_examiner_may_not_look(
    opened: Opened, look: Look, full_name: str, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    examiner(opened.workspace, "other", full_name)
    assert waiting_looks(opened.workspace) == []
    refused(lambda: begin_look(opened.workspace, look.look_id), "for another person")


def test_who_opened_the_search_may_not_look_under_any_account(
    opened: Opened, look: Look, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    examiner(opened.workspace, SECOND, "Bea Second")
    assert len(waiting_looks(opened.workspace)) == 1
    reopen_search(opened.workspace, opened.search_id)
    assert "seen scores" in why_not(opened.workspace, look.look_id)
    examiner(opened.workspace, "bea2", "BEA SECOND")
    refused(lambda: begin_look(opened.workspace, look.look_id), "seen scores")


def test_an_analyst_may_not_look_and_a_role_that_is_taken_away_ends_it_in_the_middle(
    opened: Opened, look: Look, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    workspace = opened.workspace
    sign_in_as(workspace, "D. Analyst", Role.ANALYST)
    refused(lambda: waiting_looks(workspace), "may not take a second look")
    assert "needs the role" in why_not(workspace, look.look_id)
    examiner(workspace, SECOND)
    begin_look(workspace, look.look_id)
    account_for(workspace, SECOND, Role.ANALYST)
    excluded = features_for(Conclusion.EXCLUDED)
    refused(
        lambda: answer(workspace, look.look_id, 1, Conclusion.EXCLUDED, REASON, excluded),
        "may not take a second look",
    )
    refused(lambda: blind_picture(workspace, look.look_id, 1), "may not take a second look")
    refused(lambda: complete_look(workspace, look.look_id), "may not take a second look")


def test_one_person_has_a_look_and_nobody_else(
    opened: Opened, look: Look, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    workspace, look_id = opened.workspace, look.look_id
    examiner(workspace, SECOND)
    refused(lambda: blind_picture(workspace, look_id, 1), "Begin the look first")
    begin_look(workspace, look_id)
    examiner(workspace, THIRD)
    for action in (
        lambda: begin_look(workspace, look_id),
        lambda: blind_probe(workspace, look_id),
        lambda: blind_picture(workspace, look_id, 1),
        lambda: blind_look(workspace, look_id),
        lambda: my_answer(workspace, look_id, 1),
        lambda: complete_look(workspace, look_id),
        lambda: answer(workspace, look_id, 1, Conclusion.INCONCLUSIVE, REASON, FeatureList()),
    ):
        refused(action, "Somebody else has begun")


def test_nobody_searches_or_opens_the_case_in_the_middle_of_their_look(
    opened: Opened,
    look: Look,
    engine: FaceEngine,
    refused: Callable[[Callable[[], Any], str], None],
) -> None:
    workspace = opened.workspace
    examiner(workspace, SECOND)
    begin_look(workspace, look.look_id)
    refused(lambda: reopen_search(workspace, opened.search_id), "finish it before")
    refused(
        lambda: run_search(workspace, engine, SearchRequest(opened.probe.probe_id, "People")),
        "finish it before",
    )
    answer_all(workspace, look)
    complete_look(workspace, look.look_id)
    assert len(conclusions_of(workspace, opened.search_id)) == 1


# --- looking


def test_nothing_that_is_handed_out_names_scores_or_tells(opened: Opened, look: Look) -> None:
    workspace = opened.workspace
    examiner(workspace, SECOND)
    (waiting,) = waiting_looks(workspace)
    assert {f.name for f in dataclasses.fields(BlindLook)} == {
        "look_id",
        "case_number",
        "ordinal",
        "asked_at",
        "items",
        "begun",
    }
    assert {f.name for f in dataclasses.fields(BlindItem)} == {"place", "answered", "withdrawn"}
    begin_look(workspace, look.look_id)
    seen = repr(waiting) + repr(blind_look(workspace, look.look_id))
    probe = blind_probe(workspace, look.look_id)
    with workspace.reading() as stores:
        faces = stores.faces.get_many([item.face_id for item in look.items])
    for item in look.items:
        shown = blind_picture(workspace, look.look_id, item.place)
        face = faces[item.face_id]
        assert {f.name for f in dataclasses.fields(shown)} == {
            "pixels",
            "landmarks",
            "captured_on",
            "original",
        }
        assert np.array_equal(shown.pixels, read_image(workspace.images.read(face.image_sha256)).pixels)
        assert (shown.landmarks, shown.captured_on) == (face.face.landmarks, face.record.capture_date)
        for telling in (face.record.subject_id, face.file_name, face.image_sha256):
            assert telling not in seen
    assert probe.landmarks == opened.probe.face.landmarks
    assert probe.original is None


def test_the_log_that_a_blind_examiner_may_read_tells_nothing(opened: Opened, look: Look) -> None:
    workspace = opened.workspace
    examiner(workspace, SECOND)
    for stage in ("before", "begun"):
        if stage == "begun":
            begin_look(workspace, look.look_id)
        page = log_page(workspace, 0, 10_000)
        texts = [
            json.dumps(e.data)
            for e in page
            if e.kind.startswith(("search.", "conclusion", "candidate.", "look.", "access."))
        ]
        assert texts
        assert all(json.loads(text) == {"withheld": WITHHELD} for text in texts)
        assert not any(REASON in json.dumps(e.data) for e in page)
        assert log_count(workspace, text=REASON) == 0
        assert log_page(workspace, 0, 10, text=REASON) == []
    answer_all(workspace, look)
    complete_look(workspace, look.look_id)
    assert log_count(workspace, text=REASON) > 0


def test_what_was_answered_is_sealed_until_the_look_is_completed(
    opened: Opened, look: Look, entries: Entries
) -> None:
    workspace = opened.workspace
    examiner(workspace, SECOND)
    begin_look(workspace, look.look_id)
    answer_all(workspace, look, Conclusion.INCONCLUSIVE)
    said = [e for e in entries(workspace) if e.kind == EntryKind.LOOK_ANSWERED]
    assert len(said) == len(look.items)
    assert not any({"conclusion", "reason", "features", "face_id"} & e.data.keys() for e in said)
    assert all(e.data["seconds"] == 30.0 + e.data["place"] for e in said)
    sign_in_as(workspace, FIRST)
    (standing,) = standings_of(workspace, opened.search_id)
    assert (standing.standing, standing.looks[0].answers) == (Standing.WAITS_FOR_LOOK, ())
    examiner(workspace, SECOND)
    complete_look(workspace, look.look_id)
    done = entries(workspace)[-1]
    assert done.kind == EntryKind.LOOK_COMPLETED
    assert {a["conclusion"] for a in done.data["answers"]} == {"inconclusive", "excluded"}
    assert _standing(opened) is Standing.DISAGREEMENT


def test_answers_need_grounds_and_are_final(opened: Opened, look: Look) -> None:
    workspace, look_id = opened.workspace, look.look_id
    examiner(workspace, SECOND)
    begin_look(workspace, look_id)
    for conclusion in Conclusion:
        with pytest.raises(ReasonRequired):
            answer(workspace, look_id, 1, conclusion, "no", FeatureList())
    with pytest.raises(WrongUse, match="missing"):
        answer(workspace, look_id, 1, Conclusion.LEAD, REASON, FeatureList())
    with pytest.raises(WrongUse, match="places 1 to 5"):
        answer(workspace, look_id, 6, Conclusion.INCONCLUSIVE, REASON, FeatureList())
    for seconds in (-1.0, float("nan"), float("inf")):
        with pytest.raises(WrongUse, match="number of seconds"):
            answer(workspace, look_id, 1, Conclusion.INCONCLUSIVE, REASON, FeatureList(), (), seconds)
    assert not any(item.answered for item in blind_look(workspace, look_id).items)
    answer(workspace, look_id, 1, Conclusion.EXCLUDED, "", features_for(Conclusion.EXCLUDED))
    answer(workspace, look_id, 2, Conclusion.EXCLUDED, REASON, FeatureList())
    with pytest.raises(WrongUse, match="final"):
        answer(workspace, look_id, 2, Conclusion.INCONCLUSIVE, REASON, FeatureList())
    with pytest.raises(WrongUse, match=r"\(3, 4, 5\)"):
        complete_look(workspace, look_id)
    found = my_answer(workspace, look_id, 2)
    assert found is not None
    assert (found.conclusion, found.reason) == (Conclusion.EXCLUDED, REASON)


def test_a_look_is_taken_up_again_after_a_restart_by_the_one_who_began_it(
    opened: Opened, look: Look
) -> None:
    folder = opened.workspace.folder
    examiner(opened.workspace, SECOND)
    begin_look(opened.workspace, look.look_id)
    answer_all(opened.workspace, look, places=[2, 3])
    opened.workspace.close()
    with Workspace.open(folder, "nobody") as again:
        examiner(again, SECOND)
        (found,) = waiting_looks(again)
        assert [item.place for item in found.items if item.answered] == [2, 3]
        assert begin_look(again, look.look_id) == found
        answer_all(again, look, places=[1, 4, 5])
        assert complete_look(again, look.look_id).state is LookState.COMPLETED
        assert waiting_looks(again) == []


def test_after_completion_both_conclusions_are_told_and_not_before(
    opened: Opened, look: Look, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    workspace = opened.workspace
    with pytest.raises(WrongUse, match="once the look is completed"):
        outcome_of(workspace, look.look_id)
    examiner(workspace, SECOND)
    begin_look(workspace, look.look_id)
    with pytest.raises(AccessRefused, match="Open the search first"):
        outcome_of(workspace, look.look_id)
    answer_all(workspace, look)
    complete_look(workspace, look.look_id)
    found = outcome_of(workspace, look.look_id)
    (candidate,) = found.candidates
    assert candidate.agrees is True
    assert candidate.first is not None
    assert (candidate.first.examiner, found.examiner) == (FIRST, SECOND)
    assert [filler.agrees for filler in found.fillers] == [None] * 4
    assert found.fillers_chosen == ()
    assert _standing(opened) is Standing.WAITS_FOR_CORROBORATION


def test_a_clock_that_is_set_back_changes_nothing(
    opened: Opened, look: Look, monkeypatch: pytest.MonkeyPatch, entries: Entries
) -> None:
    real = columns.now
    for module in (columns, audit_log, look_store):
        monkeypatch.setattr(module, "now", lambda: real() - timedelta(days=400))
    done = look_through(opened.workspace, look, SECOND)
    assert done.begun_at is not None
    assert done.begun_at < done.asked_at
    assert _standing(opened) is Standing.WAITS_FOR_CORROBORATION
    assert any("clock_behind_seconds" in e.data for e in entries(opened.workspace))
    monkeypatch.undo()


# --- what happens meanwhile


def test_a_case_that_is_closed_ends_the_look(
    opened: Opened, look: Look, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    workspace = opened.workspace
    examiner(workspace, SECOND)
    begin_look(workspace, look.look_id)
    sign_in_as(workspace, FIRST)
    refused(lambda: close_case(workspace, opened.case_id, "The matter is settled."), "still open")
    close_case(workspace, opened.case_id, "The matter is settled.", withdraw_looks=True)
    examiner(workspace, SECOND)
    refused(lambda: blind_probe(workspace, look.look_id), "The case was closed")
    assert waiting_looks(workspace) == []


def test_a_case_that_is_closed_without_its_look_lets_nobody_go_on(
    opened: Opened, look: Look, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    from desktop.domain.cases import CaseState

    workspace = opened.workspace
    examiner(workspace, SECOND)
    begin_look(workspace, look.look_id)
    with workspace.recording() as stores:
        stores.case_files.set_state(opened.case_id, CaseState.CLOSED, "Closed at once.", SECOND)
        stores.log.append(EntryKind.CASE_CLOSED, {"case_id": opened.case_id})
    for action in (
        lambda: answer(workspace, look.look_id, 1, Conclusion.INCONCLUSIVE, REASON, FeatureList()),
        lambda: complete_look(workspace, look.look_id),
        lambda: begin_look(workspace, look.look_id),
    ):
        refused(action, "is closed")
    assert waiting_looks(workspace) == []


def _take_out(monkeypatch: pytest.MonkeyPatch, face_id: int) -> None:
    real = FaceStore.get_many

    def without(self: FaceStore, face_ids: Iterable[int]) -> dict[int, EnrolledFace]:
        return {k: v for k, v in real(self, face_ids).items() if k != face_id}

    monkeypatch.setattr(FaceStore, "get_many", without)


def test_a_filler_that_is_gone_is_passed_over(
    opened: Opened, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = opened.workspace
    gone = next(item for item in look.items if item.is_filler)
    examiner(workspace, SECOND)
    begin_look(workspace, look.look_id)
    _take_out(monkeypatch, gone.face_id)
    with pytest.raises(WrongUse, match="taken out"):
        blind_picture(workspace, look.look_id, gone.place)
    with pytest.raises(WrongUse, match="no answer is needed"):
        answer_all(workspace, look, places=[gone.place])
    answer_all(workspace, look, places=[i.place for i in look.items if i is not gone])
    assert complete_look(workspace, look.look_id).state is LookState.COMPLETED
    assert _standing(opened) is Standing.WAITS_FOR_CORROBORATION


@pytest.mark.parametrize("begun", [False, True])
def test_a_candidate_that_is_gone_withdraws_the_look(
    opened: Opened, look: Look, monkeypatch: pytest.MonkeyPatch, entries: Entries, begun: bool
) -> None:
    workspace = opened.workspace
    examiner(workspace, SECOND)
    if begun:
        begin_look(workspace, look.look_id)
    _take_out(monkeypatch, opened.faces[0])
    assert waiting_looks(workspace) == []
    assert entries(workspace)[-1].kind == EntryKind.LOOK_WITHDRAWN
    with pytest.raises(AccessRefused, match="expunged from the gallery"):
        begin_look(workspace, look.look_id)
    sign_in_as(workspace, FIRST)
    assert _standing(opened) is Standing.EXPUNGED


def test_a_look_is_withdrawn_by_the_first_examiner_or_a_supervisor_with_a_reason(
    opened: Opened, look: Look, entries: Entries, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    workspace, reason = opened.workspace, "The wrong probe was searched."
    with pytest.raises(ReasonRequired):
        withdraw_look(workspace, look.look_id, "oops")
    examiner(workspace, SECOND)
    refused(lambda: withdraw_look(workspace, look.look_id, reason), "first examiner or by a supervisor")
    begin_look(workspace, look.look_id)
    answer_all(workspace, look, places=[1])
    supervisor(workspace)
    withdraw_look(workspace, look.look_id, reason)
    entry = entries(workspace)[-1]
    assert (entry.kind, entry.data["reason"]) == (EntryKind.LOOK_WITHDRAWN, reason)
    assert len(entry.data["answers"]) == 1
    with pytest.raises(WrongUse, match="has ended"):
        withdraw_look(workspace, look.look_id, reason)
    examiner(workspace, SECOND)
    refused(lambda: begin_look(workspace, look.look_id), "withdrawn")
    sign_in_as(workspace, FIRST)
    again = ask_second_look(workspace, opened.search_id)
    examiner(workspace, SECOND)
    refused(lambda: begin_look(workspace, again.look_id), "looked at this search before")


# --- fillers that are chosen, third looks, reliability


def test_a_filler_that_is_chosen_flags_the_case_and_names_nobody(
    opened: Opened, look: Look, entries: Entries
) -> None:
    done = look_through(opened.workspace, look, SECOND, leads_among_fillers=1)
    assert len(done.fillers_chosen) == 1
    with opened.workspace.reading() as stores:
        (flag,) = stores.case_files.flags(opened.case_id)
    assert flag.kind is FlagKind.FILLER_CHOSEN
    assert not any(item.subject_id in flag.detail for item in look.items)
    assert len(outcome_of(opened.workspace, look.look_id).fillers_chosen) == 1
    completed = next(e for e in entries(opened.workspace) if e.kind == EntryKind.LOOK_COMPLETED)
    assert completed.data["fillers_chosen"] == [done.fillers_chosen[0].face_id]


def test_a_third_look_follows_a_disagreement_with_other_fillers_and_keeps_what_was(
    opened: Opened, look: Look, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    workspace, face = opened.workspace, opened.faces[0]
    supervisor(workspace)
    refused(
        lambda: ask_third_look(workspace, opened.search_id, face, WHY), "A look at this candidate is open"
    )
    look_through(workspace, look, SECOND, Conclusion.EXCLUDED)
    refused(lambda: ask_third_look(workspace, opened.search_id, face, WHY), "may not ask for a third look")
    supervisor(workspace)
    with pytest.raises(ReasonRequired):
        ask_third_look(workspace, opened.search_id, face, "why not")
    third = ask_third_look(workspace, opened.search_id, face, WHY)
    assert (third.ordinal, third.reason) == (3, WHY)
    before = {item.face_id for item in look.items if item.is_filler}
    with workspace.reading() as stores:
        faces = stores.faces.get_many(opened.faces)
        kept = stores.looks.get(look.look_id)
    alike = [f for f in opened.faces[1:] if faces[f].record.sex == faces[face].record.sex]
    again = before & {item.face_id for item in third.items if item.is_filler}
    assert len(again) == max(0, 8 - len(alike))
    assert (kept.state, len(kept.answers)) == (LookState.COMPLETED, 5)
    for name in (SECOND, FIRST):
        examiner(workspace, name)
        refused(lambda: begin_look(workspace, third.look_id), "for another person|before|seen")
    look_through(workspace, third, THIRD)
    assert _standing(opened) is Standing.WAITS_FOR_CORROBORATION
    supervisor(workspace)
    refused(lambda: ask_third_look(workspace, opened.search_id, face, WHY), "has been taken")


def test_people_are_not_asked_until_one_agrees(
    opened: Opened, look: Look, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    workspace, face = opened.workspace, opened.faces[0]
    look_through(workspace, look, SECOND, Conclusion.INCONCLUSIVE)
    sign_in_as(workspace, FIRST)
    opened.lead(1)
    assert _standing(opened) is Standing.DISAGREEMENT
    with pytest.raises(WrongUse, match="waits for another person"):
        ask_second_look(workspace, opened.search_id)
    supervisor(workspace)
    third = ask_third_look(workspace, opened.search_id, face, WHY)
    look_through(workspace, third, THIRD, Conclusion.EXCLUDED)
    supervisor(workspace)
    refused(lambda: ask_third_look(workspace, opened.search_id, face, WHY), "has been taken")
    assert _standing(opened) is Standing.DISAGREEMENT


def test_a_third_look_is_refused_where_the_policy_ends_the_matter_or_nobody_disagrees(
    enrolled: Workspace,
    engine: FaceEngine,
    pictures: Pictures,
    tmp_path: Path,
    refused: Callable[[Callable[[], Any], str], None],
) -> None:
    adopt(enrolled, tmp_path, "strict", third=False)
    found = open_search(enrolled, engine, pictures.mated[0][0], policy_id="strict")
    found.lead(1, 2)
    look = ask_second_look(enrolled, found.search_id)
    first = next(i for i in look.items if i.face_id == found.faces[0])
    examiner(enrolled, SECOND)
    begin_look(enrolled, look.look_id)
    answer_all(enrolled, look, places=[i.place for i in look.items if i is not first])
    answer_all(enrolled, look, Conclusion.EXCLUDED, places=[first.place])
    complete_look(enrolled, look.look_id)
    supervisor(enrolled)
    refused(lambda: ask_third_look(enrolled, found.search_id, found.faces[0], WHY), "is the end")
    refused(lambda: ask_third_look(enrolled, found.search_id, found.faces[1], WHY), "disagreement, or for")
    refused(lambda: ask_third_look(enrolled, found.search_id, found.faces[2], WHY), "not on its way")


def test_a_third_look_may_follow_a_filler_that_was_chosen(opened: Opened, look: Look) -> None:
    look_through(opened.workspace, look, SECOND, leads_among_fillers=1)
    assert _standing(opened) is Standing.WAITS_FOR_CORROBORATION
    supervisor(opened.workspace)
    (found,) = disagreements(opened.workspace)
    assert (found.filler_chosen, found.third_refused) == (True, "")
    ask_third_look(opened.workspace, opened.search_id, opened.faces[0], WHY)
    assert _standing(opened) is Standing.WAITS_FOR_LOOK


def test_a_supervisor_sees_disagreements_with_both_conclusions(opened: Opened, look: Look) -> None:
    workspace = opened.workspace
    look_through(workspace, look, SECOND, Conclusion.EXCLUDED)
    supervisor(workspace)
    (found,) = disagreements(workspace)
    assert found.standing.first is not None
    assert found.standing.first.examiner == FIRST
    assert (found.standing.leads, found.standing.others) == ((FIRST,), (SECOND,))
    assert (found.case_number, found.filler_chosen, found.third_refused) == ("C-17", False, "")
    assert found.first_features == features_for(Conclusion.LEAD)
    examiner(workspace, THIRD)
    with pytest.raises(AccessRefused):
        disagreements(workspace)


def test_a_supervisor_who_may_look_blind_is_not_told_of_the_case(opened: Opened, look: Look) -> None:
    workspace = opened.workspace
    look_through(workspace, look, SECOND, Conclusion.EXCLUDED)
    supervisor(workspace)
    third = ask_third_look(workspace, opened.search_id, opened.faces[0], WHY)
    sign_in_as(workspace, "E. Both", Role.SUPERVISOR, Role.EXAMINER)
    assert disagreements(workspace) == []
    begin_look(workspace, third.look_id)


def test_reliability_counts_completed_looks_with_an_interval(
    opened: Opened, look: Look, refused: Callable[[Callable[[], Any], str], None]
) -> None:
    workspace = opened.workspace
    supervisor(workspace)
    assert reliability(workspace) == []
    look_through(workspace, look, SECOND, Conclusion.EXCLUDED, leads_among_fillers=1)
    refused(lambda: reliability(workspace), "reliability")
    supervisor(workspace)
    (found,) = reliability(workspace)
    assert (found.reviewer, found.looks, found.agreed, found.disagreed) == (SECOND, 1, 0, 1)
    assert found.chosen is not None
    assert (found.chosen.events, found.chosen.n) == (1, 4)
    assert found.chosen.low < 0.25 < found.chosen.high
    assert found.median_seconds == sum(30 + place for place in range(1, 6))


def test_who_has_seen_one_search_of_a_case_is_blind_to_none(
    opened: Opened, look: Look, engine: FaceEngine
) -> None:
    workspace = opened.workspace
    other = run_search(workspace, engine, SearchRequest(opened.probe.probe_id, "People", top=5))
    examiner(workspace, SECOND)
    see_search(workspace, other.record.search_id, "opened")
    assert waiting_looks(workspace) == []
    assert "seen scores" in why_not(workspace, look.look_id)
