"""What waits for whom: each thing once, by rights, and nothing that would take away a blind look."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.cases import CaseState, FlagKind
from desktop.domain.conclusions import Conclusion
from desktop.domain.features import FeatureList
from desktop.domain.log_entries import EntryKind
from desktop.domain.looks import LookAnswer, LookItem, LookState
from desktop.domain.people import Role
from desktop.domain.probe_analysis import Suitability
from desktop.domain.probes import Intake, Probe
from desktop.errors import AccessRefused
from desktop.recognition.engine import FaceEngine
from desktop.storage.columns import now
from desktop.storage.workspace import Workspace
from desktop.workflow.analyse_probe import admit_probe, complete_analysis, read_probe
from desktop.workflow.case_record import case_count, case_rows, is_told, open_case_record
from desktop.workflow.cases import CaseDraft, close_case, flag_in, open_case, set_terms
from desktop.workflow.clock import today
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.probe_file import probe_file, probe_picture
from desktop.workflow.release_lead import corroborate
from desktop.workflow.search import SearchRequest, SearchResult, run_search
from desktop.workflow.waiting import WaitingItem, WaitingKind, waiting_for_me
from tests.examination import analysis_of, features_for
from tests.people import sign_in_as
from tests.workflow.conftest import Pictures

FIRST = "A. Analyst"


@pytest.fixture
def result(enrolled: Workspace, engine: FaceEngine, admitted: Probe) -> SearchResult:
    return run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", top=10))


def kinds(workspace: Workspace) -> list[WaitingKind]:
    return [item.kind for item in waiting_for_me(workspace)]


def only(workspace: Workspace, kind: WaitingKind) -> WaitingItem:
    found = [item for item in waiting_for_me(workspace) if item.kind is kind]
    assert len(found) == 1
    return found[0]


def call_lead(workspace: Workspace, result: SearchResult) -> int:
    """The first person concludes `lead` on the first candidate; the face's id."""
    record, face_id = result.record, result.candidates.rows[0].face_id
    note_examination(workspace, record.search_id, face_id)
    conclude(
        workspace,
        record.search_id,
        face_id,
        Conclusion.LEAD,
        "Brow line and the ears agree in both.",
        threshold=record.threshold,
        fpir=record.fpir,
        features=features_for(Conclusion.LEAD),
    )
    return face_id


def ask_look(workspace: Workspace, result: SearchResult, face_id: int, look_id: str = "look-1") -> None:
    ordinal = 2 if look_id == "look-1" else 3
    items = [LookItem(1, face_id, "S", False)]
    with workspace.recording() as stores:
        stores.looks.ask(look_id, result.record.search_id, ordinal, "", items, stores.actor)
        stores.log.append(EntryKind.LOOK_ASKED, {"look_id": look_id, "search_id": result.record.search_id})


def complete_look(
    workspace: Workspace, name: str, conclusion: Conclusion, look_id: str = "look-1", *roles: Role
) -> None:
    person = sign_in_as(workspace, name, *(roles or (Role.EXAMINER,)))
    answer = LookAnswer(1, conclusion, "As far as can be seen.", FeatureList(), (), 30.0, now())
    with workspace.recording() as stores:
        stores.looks.begin(look_id, person.account_id, person.name)
        stores.log.append(EntryKind.LOOK_BEGUN, {"look_id": look_id})
        stores.looks.answer(look_id, answer)
        stores.looks.end(look_id, LookState.COMPLETED)
        stores.log.append(EntryKind.LOOK_COMPLETED, {"look_id": look_id})


def test_a_probe_waits_for_its_analysis_then_for_its_search_then_for_a_conclusion(
    enrolled: Workspace, engine: FaceEngine, pictures: Pictures, intake: Intake
) -> None:
    probe = admit_probe(enrolled, engine, read_probe(enrolled, engine, pictures.mated[0][0]), 0, intake)
    waits = only(enrolled, WaitingKind.ANALYSE)
    assert (waits.probe_id, waits.case_number, waits.detail) == (
        probe.probe_id,
        intake.case_number,
        probe.file_name,
    )
    complete_analysis(enrolled, probe.probe_id, analysis_of())
    assert kinds(enrolled) == [WaitingKind.SEARCH]
    result = run_search(enrolled, engine, SearchRequest(probe.probe_id, "People"))
    assert kinds(enrolled) == [WaitingKind.CONCLUDE]
    assert only(enrolled, WaitingKind.CONCLUDE).search_id == result.record.search_id


def test_a_probe_of_insufficient_quality_waits_for_nothing(
    enrolled: Workspace, engine: FaceEngine, pictures: Pictures, intake: Intake
) -> None:
    probe = admit_probe(enrolled, engine, read_probe(enrolled, engine, pictures.mated[0][0]), 0, intake)
    complete_analysis(enrolled, probe.probe_id, analysis_of(Suitability.INSUFFICIENT))
    assert kinds(enrolled) == []


def test_a_lead_waits_for_a_look_then_for_corroboration_then_for_its_release(
    enrolled: Workspace, result: SearchResult
) -> None:
    face_id = call_lead(enrolled, result)
    assert only(enrolled, WaitingKind.ASK_LOOK).face_id == face_id
    ask_look(enrolled, result, face_id)
    assert kinds(enrolled) == []
    complete_look(enrolled, "B. Second", Conclusion.LEAD)
    sign_in_as(enrolled, FIRST)
    assert kinds(enrolled) == [WaitingKind.CORROBORATE]
    corroborate(enrolled, result.record.search_id, face_id, "A receipt bears the name.", "Receipt of 3 May")
    assert kinds(enrolled) == [WaitingKind.RELEASE]


def test_a_disagreement_waits_for_who_may_ask_for_a_third_look_and_for_nobody_else(
    enrolled: Workspace, result: SearchResult
) -> None:
    face_id = call_lead(enrolled, result)
    ask_look(enrolled, result, face_id)
    complete_look(enrolled, "B. Second", Conclusion.EXCLUDED)
    sign_in_as(enrolled, "S. Supervisor", Role.SUPERVISOR)
    assert kinds(enrolled) == [WaitingKind.DISAGREEMENT]
    sign_in_as(enrolled, "N. Analyst", Role.ANALYST)
    assert kinds(enrolled) == []
    ask_look(enrolled, result, face_id, "look-2")
    sign_in_as(enrolled, "S. Supervisor")
    assert kinds(enrolled) == []


def test_a_blind_look_waits_for_those_who_know_nothing_and_tells_them_nothing(
    enrolled: Workspace, result: SearchResult
) -> None:
    face_id = call_lead(enrolled, result)
    sign_in_as(enrolled, "B. Second", Role.EXAMINER)
    assert kinds(enrolled) == []
    ask_look(enrolled, result, face_id)
    waits = waiting_for_me(enrolled)
    assert [item.kind for item in waits] == [WaitingKind.TAKE_LOOK]
    subject = result.candidates.rows[0].subject_id
    assert (waits[0].search_id, waits[0].face_id, waits[0].detail) == ("", None, "")
    assert subject not in repr(waits)
    sign_in_as(enrolled, FIRST)
    assert WaitingKind.TAKE_LOOK not in kinds(enrolled)
    sign_in_as(enrolled, "A second name", Role.EXAMINER, full_name=FIRST)
    assert WaitingKind.TAKE_LOOK not in kinds(enrolled)


def test_who_did_the_second_look_is_not_offered_the_third(
    enrolled: Workspace, result: SearchResult
) -> None:
    face_id = call_lead(enrolled, result)
    ask_look(enrolled, result, face_id)
    complete_look(enrolled, "B. Second", Conclusion.EXCLUDED)
    ask_look(enrolled, result, face_id, "look-2")
    sign_in_as(enrolled, "B. Second")
    assert kinds(enrolled) == []
    sign_in_as(enrolled, "C. Third", Role.EXAMINER)
    assert kinds(enrolled) == [WaitingKind.TAKE_LOOK]


def test_what_waits_is_by_the_roles_of_each_person(
    enrolled: Workspace, engine: FaceEngine, pictures: Pictures, intake: Intake, result: SearchResult
) -> None:
    admit_probe(enrolled, engine, read_probe(enrolled, engine, pictures.mated[1][0]), 0, intake)
    found = {}
    for role in Role:
        sign_in_as(enrolled, f"Only {role.value}", role)
        found[role] = set(kinds(enrolled))
    assert found == {
        Role.ANALYST: {WaitingKind.ANALYSE},
        Role.EXAMINER: {WaitingKind.ANALYSE, WaitingKind.CONCLUDE},
        Role.SUPERVISOR: set(),
        Role.TRAINER: set(),
        Role.ADMINISTRATOR: set(),
    }


def test_an_authorisation_is_named_a_week_before_it_ends_and_retention_once_it_is_over(
    workspace: Workspace,
) -> None:
    with workspace.reading() as stores:
        day = today(stores)
    opened = open_case(workspace, CaseDraft("C-1", "Theft", deadline=day + timedelta(days=8)))
    assert kinds(workspace) == []
    draft = CaseDraft("C-1", "Theft", deadline=day + timedelta(days=7))
    set_terms(workspace, opened.case_id, draft)
    assert only(workspace, WaitingKind.AUTHORISATION).day == day + timedelta(days=7)
    over = CaseDraft("C-1", "Theft", retention_until=day - timedelta(days=1))
    set_terms(workspace, opened.case_id, over)
    close_case(workspace, opened.case_id, "Nothing more is to be done.")
    assert only(workspace, WaitingKind.RETENTION).day == day - timedelta(days=1)
    sign_in_as(workspace, "Only analyst", Role.ANALYST)
    assert kinds(workspace) == []


def test_a_flag_is_told_unless_it_would_say_what_a_look_came_to(
    enrolled: Workspace, result: SearchResult
) -> None:
    face_id = call_lead(enrolled, result)
    with enrolled.recording() as stores:
        flag_in(stores, result.record.case_id, FlagKind.FILLER_CHOSEN, "A filler was called a lead.")
    assert only(enrolled, WaitingKind.FLAGGED).detail == "A filler was called a lead."
    ask_look(enrolled, result, face_id)
    sign_in_as(enrolled, "B. Second", Role.EXAMINER)
    assert kinds(enrolled) == [WaitingKind.TAKE_LOOK]
    assert case_rows(enrolled, 0, 10)[0].file.flags == ()
    assert open_case_record(enrolled, result.record.case_id).file.flags == ()


def test_reading_what_waits_writes_nothing_into_the_log(enrolled: Workspace, result: SearchResult) -> None:
    sign_in_as(enrolled, "T. Trainer", Role.TRAINER)
    with enrolled.reading() as stores:
        before = stores.log.count()
    assert waiting_for_me(enrolled) == []
    with enrolled.reading() as stores:
        assert stores.log.count() == before


def test_a_case_is_shown_without_conclusions_to_whoever_may_still_look_blind(
    enrolled: Workspace, result: SearchResult
) -> None:
    call_lead(enrolled, result)
    case_id = result.record.case_id
    whole = open_case_record(enrolled, case_id)
    assert whole.told
    assert [len(search.standings) for search in whole.searches] == [1]
    told_kinds = {step.kind for step in whole.timeline}
    assert {"case.opened", "probe.intake", "probe.examined", "search.done", "conclusion"} <= told_kinds

    blind = sign_in_as(enrolled, "B. Second", Role.EXAMINER)
    record = open_case_record(enrolled, case_id)
    assert not record.told
    assert record.searches == ()
    assert not {step.kind for step in record.timeline} & {"conclusion", "candidate.examined"}
    assert all(not step.data for step in record.timeline if step.kind == "search.done")
    with enrolled.reading() as stores:
        assert case_id in stores.looks.unseen_cases([blind.account_id])

    assert open_case_record(enrolled, case_id, unblind=True).told
    assert is_told(enrolled, case_id)
    with enrolled.reading() as stores:
        assert case_id not in stores.looks.unseen_cases([blind.account_id])


def test_roles_without_a_blind_look_are_told_and_it_is_recorded(
    enrolled: Workspace, result: SearchResult
) -> None:
    call_lead(enrolled, result)
    person = sign_in_as(enrolled, "S. Supervisor", Role.SUPERVISOR)
    assert open_case_record(enrolled, result.record.case_id).told
    with enrolled.reading() as stores:
        assert stores.looks.is_unblinded(result.record.search_id, person.account_id)


def test_cases_are_found_by_number_purpose_and_requester_open_or_closed(workspace: Workspace) -> None:
    made = [
        open_case(workspace, CaseDraft(f"C-{number}", purpose, requester=requester))
        for number, purpose, requester in (
            (1, "Theft of a bicycle", "First precinct"),
            (2, "Fraud", "Second precinct"),
            (3, "Theft from a till", "Harbour office"),
        )
    ]
    close_case(workspace, made[0].case_id, "Nothing more is to be done.")

    def numbers(state: CaseState | None = None, text: str = "") -> list[str]:
        found = [row.file.case_number for row in case_rows(workspace, 0, 10, state, text)]
        assert case_count(workspace, state, text) == len(found)
        return found

    assert numbers() == ["C-3", "C-2", "C-1"]
    assert numbers(CaseState.OPEN) == ["C-3", "C-2"]
    assert numbers(CaseState.CLOSED) == ["C-1"]
    assert numbers(text="theft") == ["C-3", "C-1"]
    assert numbers(text="THEFT harbour") == ["C-3"]
    assert numbers(CaseState.OPEN, "precinct") == ["C-2"]
    assert numbers(text="c-2") == ["C-2"]
    assert numbers(text="100%") == []
    assert [r.file.case_number for r in case_rows(workspace, 1, 1)] == ["C-2"]


def test_the_list_of_cases_is_for_those_who_may_see_cases(workspace: Workspace) -> None:
    sign_in_as(workspace, "T. Trainer", Role.TRAINER)
    with pytest.raises(AccessRefused):
        case_rows(workspace, 0, 10)


def test_a_recorded_probe_is_read_back_with_its_picture(
    enrolled: Workspace, admitted: Probe, pictures: Pictures, result: SearchResult
) -> None:
    file = probe_file(enrolled, admitted.probe_id)
    assert file.searches == 1
    assert (file.probe.probe_id, file.analysis) == (admitted.probe_id, analysis_of())
    picture = probe_picture(enrolled, admitted.probe_id)
    assert picture.original.sha256 == admitted.image_sha256
    assert (picture.adjusted.pixels == picture.original.pixels).all()
    assert Path(pictures.mated[0][0]).name == file.probe.file_name
