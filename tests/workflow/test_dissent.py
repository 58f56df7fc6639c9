"""Whoever said no goes on counting: another search, another conclusion, a withdrawn look change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.conclusions import Conclusion
from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Role
from desktop.domain.standings import Corroboration, Release, Standing
from desktop.errors import AccessRefused
from desktop.recognition.engine import FaceEngine
from desktop.storage.columns import now
from desktop.storage.workspace import Workspace
from desktop.workflow.blind_look import begin_look
from desktop.workflow.browse import (
    NOT_YOURS,
    WITHHELD,
    log_count,
    log_page,
    original,
    recent_searches,
)
from desktop.workflow.cases import close_case
from desktop.workflow.earlier_conclusions import earlier_rejections
from desktop.workflow.expunge import preview_expungement
from desktop.workflow.search import SearchRequest, reopen_search, run_search
from desktop.workflow.second_look import ask_second_look, withdraw_look
from desktop.workflow.standings import standings_of
from tests.looks import (
    FIRST,
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
from tests.people import sign_in_as
from tests.workflow.conftest import Pictures

WHY = "Somebody else takes this over."


@pytest.fixture
def opened(enrolled: Workspace, engine: FaceEngine, pictures: Pictures, tmp_path: Path) -> Opened:
    """A search of “A. Analyst” whose first candidate stands as a lead, under a policy with four fillers."""
    adopt(enrolled, tmp_path)
    found = open_search(enrolled, engine, pictures.mated[0][0], policy_id="under-test")
    found.lead(1)
    return found


def _again(opened: Opened, engine: FaceEngine) -> Opened:
    result = run_search(opened.workspace, engine, SearchRequest(opened.probe.probe_id, "People", top=20))
    faces = tuple(c.face_id for c in result.candidates.rows)
    return Opened(opened.workspace, opened.probe, result.record.search_id, opened.case_id, faces)


def _standing(opened: Opened) -> tuple[Standing, tuple[str, ...]]:
    found = {s.face_id: s for s in standings_of(opened.workspace, opened.search_id)}[opened.faces[0]]
    return found.standing, found.others


def test_a_blind_no_is_not_lost_by_searching_again(opened: Opened, engine: FaceEngine) -> None:
    look = ask_second_look(opened.workspace, opened.search_id)
    look_through(opened.workspace, look, SECOND, Conclusion.EXCLUDED)
    examiner(opened.workspace, FIRST)
    later = _again(opened, engine)
    subject = later.faces[0]
    assert [c.examiner for c in earlier_rejections(opened.workspace, later.search_id).values()] == [SECOND]
    later.lead(1)
    assert later.faces[0] == subject
    assert _standing(later) == (Standing.DISAGREEMENT, (SECOND,))


def test_another_persons_no_beside_the_first_examiner_stands(opened: Opened) -> None:
    examiner(opened.workspace, SECOND)
    opened.lead(1, conclusion=Conclusion.EXCLUDED)
    assert _standing(opened)[0] is Standing.REJECTED
    examiner(opened.workspace, FIRST)
    opened.lead(1)
    assert _standing(opened) == (Standing.DISAGREEMENT, (SECOND,))


def test_of_one_person_the_latest_conclusion_counts(opened: Opened) -> None:
    opened.lead(1, conclusion=Conclusion.EXCLUDED)
    opened.lead(1)
    assert _standing(opened) == (Standing.WAITS_FOR_LOOK, ())


def test_an_answered_look_is_withdrawn_by_a_supervisor_and_its_no_stands(opened: Opened) -> None:
    workspace = opened.workspace
    look = ask_second_look(workspace, opened.search_id)
    examiner(workspace, SECOND)
    begin_look(workspace, look.look_id)
    place = look.candidates[0].place
    answer_all(workspace, look, Conclusion.EXCLUDED, places=[place])
    examiner(workspace, FIRST)
    with pytest.raises(AccessRefused, match="only a supervisor"):
        withdraw_look(workspace, look.look_id, WHY)
    with pytest.raises(AccessRefused):
        close_case(workspace, opened.case_id, WHY, withdraw_looks=True)
    supervisor(workspace)
    withdraw_look(workspace, look.look_id, WHY)
    examiner(workspace, FIRST)
    assert _standing(opened) == (Standing.DISAGREEMENT, (SECOND,))


def test_a_release_rests_on_what_came_before_it(opened: Opened) -> None:
    """Rows that somebody put in by other means: a corroboration and an end of the look after it."""
    workspace = opened.workspace
    look = ask_second_look(workspace, opened.search_id)
    supervisor(workspace)
    with workspace.recording() as stores:
        person = stores.person
        assert person is not None
        item = look.candidates[0]
        stores.releases.release(
            Release(opened.search_id, item.face_id, item.subject_id, now(), person.name, person.account_id)
        )
        stores.log.append(EntryKind.LEAD_RELEASED, {"search_id": opened.search_id})
    look_through(workspace, look, SECOND)
    with workspace.recording() as stores:
        stores.releases.corroborate(
            Corroboration(opened.search_id, item.face_id, WHY, "A record", now(), SECOND), ""
        )
        stores.log.append(EntryKind.CORROBORATION, {"search_id": opened.search_id})
    assert _standing(opened)[0] is Standing.WAITS_FOR_RELEASE


def test_before_any_look_is_asked_for_the_log_tells_a_possible_second_examiner_nothing(
    opened: Opened,
) -> None:
    examiner(opened.workspace, THIRD)
    kept = {e.kind for e in log_page(opened.workspace, 0, 1000) if e.data == {"withheld": WITHHELD}}
    assert {"search.done", "conclusion", "candidate.examined"} <= kept
    assert log_count(opened.workspace, text="folds of both ears") == 0
    (search,) = recent_searches(opened.workspace)
    assert (search.warnings, search.fpir, search.count_at_threshold) == ((), None, 0)
    reopen_search(opened.workspace, opened.search_id)
    assert log_count(opened.workspace, text="folds of both ears") == 1


def test_who_has_no_part_in_casework_reads_none_of_it(opened: Opened) -> None:
    workspace = opened.workspace
    sign_in_as(workspace, "Admin", Role.ADMINISTRATOR)
    page = log_page(workspace, 0, 1000)
    assert {"probe.added", "search.done", "conclusion"} & {
        e.kind for e in page if e.data == {"withheld": NOT_YOURS}
    }
    told = " ".join(str(e.data) for e in page)
    assert opened.search_id not in told
    assert opened.case_id not in told
    assert log_count(workspace, text="folds of both ears") == 0
    with pytest.raises(AccessRefused):
        original(workspace, opened.probe.image_sha256)


def test_during_a_blind_look_nothing_is_searched_and_no_candidate_is_looked_up(
    opened: Opened, engine: FaceEngine, pictures: Pictures
) -> None:
    workspace = opened.workspace
    look = ask_second_look(workspace, opened.search_id)
    sign_in_as(workspace, SECOND, Role.EXAMINER, Role.SUPERVISOR)
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name("People").gallery_id
    subject = look.candidates[0].subject_id
    planned = preview_expungement(workspace, gallery, subject)
    assert (planned.cases, planned.looks) == ((), ())
    begin_look(workspace, look.look_id)
    with pytest.raises(AccessRefused, match="finish it before"):
        preview_expungement(workspace, gallery, subject)
    with pytest.raises(AccessRefused, match="finish it before"):
        open_search(workspace, engine, pictures.mated[1][0], policy_id="under-test", case_number="C-18")


def test_the_same_picture_in_another_case_is_no_way_to_stay_blind(
    opened: Opened, engine: FaceEngine, pictures: Pictures
) -> None:
    workspace = opened.workspace
    look = ask_second_look(workspace, opened.search_id)
    examiner(workspace, SECOND)
    open_search(workspace, engine, pictures.mated[0][0], policy_id="under-test", case_number="C-18")
    with pytest.raises(AccessRefused, match="have seen scores"):
        begin_look(workspace, look.look_id)
