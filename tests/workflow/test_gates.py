"""What stands between a probe and a candidate list: analysis, policy, rights, an open case. All logged."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.conclusions import Conclusion
from desktop.domain.features import Appearance, FacialComponent, FeatureFinding, FeatureList
from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.people import Role
from desktop.domain.probe_analysis import Suitability
from desktop.domain.probes import Intake, Probe
from desktop.errors import AccessRefused, SignInRequired, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow import policies
from desktop.workflow.analyse_probe import admit_probe, complete_analysis, read_probe
from desktop.workflow.cases import CaseDraft, close_case, reopen_case, set_terms
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.search import SearchRequest, SearchResult, run_search
from desktop.workflow.threshold_floor import lower_threshold
from desktop.workflow.verify_audit import verify_workspace
from tests.examination import analysis_of, features_for, take_in
from tests.people import sign_in_as

Entries = Callable[..., list[LogEntry]]
REASON = "The ears and the hairline differ between the two."


@pytest.fixture
def probe(enrolled: Workspace, engine: FaceEngine, pictures: Any, intake: Intake) -> Probe:
    """Taken in, not analysed."""
    return admit_probe(enrolled, engine, read_probe(enrolled, engine, pictures.mated[0][0]), 0, intake)


@pytest.fixture
def result(enrolled: Workspace, engine: FaceEngine, admitted: Probe) -> SearchResult:
    return run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", top=10))


def refused(entries: Entries, workspace: Workspace) -> list[dict[str, Any]]:
    return [entry.data for entry in entries(workspace, "access.")]


def examined(workspace: Workspace, result: SearchResult, rank: int, what: Conclusion, **more: Any) -> Any:
    face = result.record.candidates[rank - 1].face_id
    note_examination(workspace, result.record.search_id, face)
    given: dict[str, Any] = {"features": features_for(what)} | more
    return conclude(
        workspace,
        result.record.search_id,
        face,
        what,
        REASON,
        threshold=result.record.threshold,
        fpir=result.record.fpir,
        **given,
    )


@pytest.fixture
def under(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], str]:
    """under(lines): a policy like the general one with these lines changed; returns its id."""

    def make(lines: str) -> str:
        changed = {line.split("=")[0].strip() for line in lines.splitlines() if "=" in line}
        text = (policies.policy_folder() / "general.toml").read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if line.split("=")[0].strip() not in {"id", *changed}]
        folder = tmp_path / "policies"
        folder.mkdir(exist_ok=True)
        (folder / "own.toml").write_text("\n".join(['id = "own"', lines, *kept]), encoding="utf-8")
        monkeypatch.setattr(policies, "policy_folder", lambda: folder)
        return "own"

    return make


# --- probe first


def test_nothing_is_searched_before_the_probe_was_analysed(
    enrolled: Workspace, engine: FaceEngine, probe: Probe, entries: Entries
) -> None:
    with pytest.raises(AccessRefused, match="has not been analysed"):
        run_search(enrolled, engine, SearchRequest(probe.probe_id, "People"))
    assert refused(entries, enrolled)[0]["probe_id"] == probe.probe_id
    complete_analysis(enrolled, probe.probe_id, analysis_of())
    run_search(enrolled, engine, SearchRequest(probe.probe_id, "People"))
    kinds = [
        e.kind for e in entries(enrolled) if e.kind in ("probe.intake", "probe.examined", "search.done")
    ]
    assert kinds == ["probe.intake", "probe.examined", "search.done"]
    assert entries(enrolled, "probe.examined")[0].data["visible"]["ears"] == "not_visible"
    assert verify_workspace(enrolled, deep=True).ok


def test_an_analysis_is_complete_or_not_recorded(
    enrolled: Workspace, probe: Probe, entries: Entries
) -> None:
    whole = analysis_of()
    part = dataclasses.replace(
        whole, visible=dataclasses.replace(whole.visible, components=whole.visible.components[1:])
    )
    unsaid = dataclasses.replace(whole, suitability=Suitability.LIMITED, remarks="blurred")
    for analysis, missing in ((part, "skin"), (unsaid, "remarks")):
        with pytest.raises(WrongUse, match=missing):
            complete_analysis(enrolled, probe.probe_id, analysis)
    assert entries(enrolled, "probe.examined") == []


def test_insufficient_quality_is_an_outcome_and_not_searched(
    enrolled: Workspace, engine: FaceEngine, probe: Probe
) -> None:
    complete_analysis(enrolled, probe.probe_id, analysis_of(Suitability.INSUFFICIENT))
    with pytest.raises(AccessRefused, match="quality of this probe insufficient"):
        run_search(enrolled, engine, SearchRequest(probe.probe_id, "People"))
    # A later analysis stands beside the first one, and counts.
    complete_analysis(enrolled, probe.probe_id, analysis_of(Suitability.LIMITED))
    assert run_search(enrolled, engine, SearchRequest(probe.probe_id, "People")).record.subjects == 40
    with enrolled.reading() as stores:
        found = [a.analysis.suitability for a in stores.probe_reviews.analyses(probe.probe_id)]
    assert found == [Suitability.INSUFFICIENT, Suitability.LIMITED]


# --- people


def test_without_anybody_signed_in_nothing_is_done(
    enrolled: Workspace,
    engine: FaceEngine,
    admitted: Probe,
    result: SearchResult,
    pictures: Any,
    intake: Any,
) -> None:
    enrolled.set_person(None)
    draft = read_probe(enrolled, engine, pictures.mated[1][0])
    face = result.record.candidates[0].face_id
    for attempt in (
        lambda: admit_probe(enrolled, engine, draft, 0, intake),
        lambda: complete_analysis(enrolled, admitted.probe_id, analysis_of()),
        lambda: run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People")),
        lambda: note_examination(enrolled, result.record.search_id, face),
        lambda: close_case(enrolled, admitted.case_id, REASON),
    ):
        with pytest.raises(SignInRequired):
            attempt()


@pytest.mark.parametrize(
    ("role", "may_search", "may_examine"),
    [
        (Role.ANALYST, True, False),
        (Role.EXAMINER, True, True),
        (Role.SUPERVISOR, False, False),
        (Role.TRAINER, False, False),
        (Role.ADMINISTRATOR, False, False),
    ],
)
def test_a_role_does_what_it_may_and_no_more(
    enrolled: Workspace,
    engine: FaceEngine,
    admitted: Probe,
    result: SearchResult,
    entries: Entries,
    role: Role,
    may_search: bool,
    may_examine: bool,
) -> None:
    sign_in_as(enrolled, f"Only {role.value}", role)
    request = SearchRequest(admitted.probe_id, "People", top=10)
    if may_search:
        run_search(enrolled, engine, request)
    else:
        with pytest.raises(AccessRefused, match="needs the role analyst or examiner"):
            run_search(enrolled, engine, request)
    if may_examine:
        examined(enrolled, result, 1, Conclusion.EXCLUDED)
    else:
        with pytest.raises(AccessRefused, match="needs the role"):
            examined(enrolled, result, 1, Conclusion.EXCLUDED)
    assert len(refused(entries, enrolled)) == (not may_search) + (not may_examine)
    assert verify_workspace(enrolled).ok


def test_a_role_that_is_taken_away_ends_the_work_at_the_next_step(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, result: SearchResult
) -> None:
    person = enrolled.person
    assert person is not None
    with enrolled.recording() as stores:
        encoded = stores.accounts.password_hash(person.account_id)
        stores.accounts.set_state(person.account_id, {Role.ANALYST}, True, encoded, "root")
        stores.log.append(EntryKind.ACCOUNT_CHANGED, {"name": person.name})
    with pytest.raises(AccessRefused, match="may not examine"):
        examined(enrolled, result, 1, Conclusion.EXCLUDED)


def test_what_a_thread_began_is_its_persons_whoever_signs_in_meanwhile(
    enrolled: Workspace, entries: Entries
) -> None:
    first = enrolled.person
    with enrolled.acting_as(first):
        sign_in_as(enrolled, "Somebody else")
        with enrolled.recording() as stores:
            entry = stores.log.append(EntryKind.LOG_VERIFIED, {"ok": True})
    assert first is not None
    assert entry.actor == first.name
    assert enrolled.actor == "Somebody else"


# --- the case


def test_in_a_closed_case_nothing_goes_on(
    enrolled: Workspace,
    engine: FaceEngine,
    admitted: Probe,
    result: SearchResult,
    pictures: Any,
    intake: Intake,
    entries: Entries,
) -> None:
    close_case(enrolled, admitted.case_id, "Solved by other means.")
    draft = read_probe(enrolled, engine, pictures.mated[1][0])
    for attempt in (
        lambda: admit_probe(enrolled, engine, draft, 0, intake),
        lambda: complete_analysis(enrolled, admitted.probe_id, analysis_of()),
        lambda: run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People")),
        lambda: examined(enrolled, result, 1, Conclusion.EXCLUDED),
    ):
        with pytest.raises(AccessRefused, match="is closed"):
            attempt()
    assert len(refused(entries, enrolled)) == 4
    reopen_case(enrolled, admitted.case_id, "New evidence came in.")
    examined(enrolled, result, 1, Conclusion.EXCLUDED)


def test_past_the_authorisation_nothing_is_searched_until_there_is_another(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe
) -> None:
    yesterday = datetime.now().astimezone().date() - timedelta(days=1)
    set_terms(enrolled, admitted.case_id, CaseDraft("C-17", "Theft", deadline=yesterday))
    with pytest.raises(AccessRefused, match=f"ended on {yesterday}"):
        run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    later = yesterday + timedelta(days=3)
    set_terms(enrolled, admitted.case_id, CaseDraft("C-17", "Theft", deadline=later))
    run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))


def test_a_floor_of_the_policy_is_opened_by_no_reason(
    enrolled: Workspace,
    engine: FaceEngine,
    pictures: Any,
    intake: Intake,
    entries: Entries,
    under: Callable[[str], str],
) -> None:
    own = dataclasses.replace(intake, policy_id=under("minimum_confidence = 0.9"))
    probe = take_in(enrolled, engine, read_probe(enrolled, engine, pictures.mated[0][0]), 0, own)
    with pytest.raises(AccessRefused, match=r"allows no confidence below 90\.0%"):
        run_search(
            enrolled, engine, SearchRequest(probe.probe_id, "People", fpir=0.5, reason="Because I want to.")
        )
    assert entries(enrolled, "search.done") == []
    result = run_search(enrolled, engine, SearchRequest(probe.probe_id, "People", fpir=0.01))
    assert result.errors is not None
    low = float(result.record.candidates[-1].score)
    search = result.record.search_id
    lower_threshold(
        enrolled,
        result.record.gallery_id,
        "To see who else is there.",
        threshold=low,
        fpir=None,
        search_id=search,
    )
    face = result.record.candidates[0].face_id
    note_examination(enrolled, search, face)
    with pytest.raises(AccessRefused, match="allows no confidence"):
        conclude(
            enrolled,
            search,
            face,
            Conclusion.EXCLUDED,
            REASON,
            threshold=low,
            fpir=None,
            features=features_for(Conclusion.EXCLUDED),
        )


def test_a_policy_may_ask_for_more_pixels(
    enrolled: Workspace, engine: FaceEngine, pictures: Any, intake: Intake, under: Callable[[str], str]
) -> None:
    own = dataclasses.replace(intake, policy_id=under("minimum_inter_eye = 900"))
    probe = take_in(enrolled, engine, read_probe(enrolled, engine, pictures.mated[0][0]), 0, own)
    with pytest.raises(AccessRefused, match="asks for at least 900"):
        run_search(enrolled, engine, SearchRequest(probe.probe_id, "People"))


# --- features


def test_a_lead_says_something_of_every_feature(enrolled: Workspace, result: SearchResult) -> None:
    whole = features_for(Conclusion.LEAD)
    part = FeatureList(whole.findings[:-2])
    with pytest.raises(WrongUse, match="scars and marks, alterations"):
        examined(enrolled, result, 1, Conclusion.LEAD, features=part)
    nothing = FeatureList.of(FeatureFinding(c, Appearance.NOT_VISIBLE) for c in FacialComponent)
    with pytest.raises(WrongUse, match="Nothing was found similar"):
        examined(enrolled, result, 1, Conclusion.LEAD, features=nothing)
    recorded = examined(enrolled, result, 1, Conclusion.LEAD, features=whole)
    with enrolled.reading() as stores:
        detail = stores.conclusions.details(result.record.search_id)[recorded.log_seq]
    assert detail.features == whole
    assert enrolled.person is not None
    assert detail.account_id == enrolled.person.account_id


def test_an_exclusion_names_what_differs(enrolled: Workspace, result: SearchResult) -> None:
    with pytest.raises(WrongUse, match="at least one feature that differs"):
        examined(enrolled, result, 1, Conclusion.EXCLUDED, features=features_for(Conclusion.LEAD))
    examined(enrolled, result, 1, Conclusion.INCONCLUSIVE, features=FeatureList())


def test_who_was_rejected_does_not_come_back_as_new(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, result: SearchResult
) -> None:
    first = result.record.candidates[0]
    assert not any("Rejected earlier" in w for w in result.record.warnings)
    examined(enrolled, result, 1, Conclusion.EXCLUDED)
    again = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", top=10)).record
    (warning,) = [w for w in again.warnings if "Rejected earlier" in w]
    assert f"rank 1 ({first.subject_id})" in warning
