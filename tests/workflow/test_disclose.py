"""Nothing leaves before its reviews; what leaves says everything, and its hash is in the log."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.checkpoints import parse_checkpoint
from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.disclosure_records import disclosure_from_json
from desktop.domain.disclosures import LEAD_LINE, NO_LEAD_LINE, Outcome
from desktop.domain.log_entries import LogEntry
from desktop.domain.looks import LookAnswer, LookItem, LookState
from desktop.domain.people import Role
from desktop.domain.probe_analysis import Suitability
from desktop.domain.probes import Probe
from desktop.domain.standings import Release, Standing
from desktop.errors import AccessRefused, FolderNotWritable
from desktop.recognition.engine import FaceEngine
from desktop.storage.columns import now
from desktop.storage.log_verification import verify_log
from desktop.storage.signing_key import verify_note
from desktop.storage.workspace import Workspace
from desktop.workflow.analyse_probe import complete_analysis
from desktop.workflow.disclose import as_json, disclose, disclosure_document, why_not_yet
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.release_lead import corroborate, release
from desktop.workflow.search import SearchRequest, SearchResult, run_search
from desktop.workflow.standings import standings_of
from desktop.workflow.verify_audit import verify_workspace
from tests.examination import analysis_of, features_for
from tests.people import sign_in_as

Entries = Callable[..., list[LogEntry]]
TICKET = "A ticket in that name was found."
REASON = "The ears and the hairline were compared."


@pytest.fixture
def result(enrolled: Workspace, engine: FaceEngine, admitted: Probe) -> SearchResult:
    found = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", top=10))
    assert found.record.count_at_threshold
    return found


def said(workspace: Workspace, result: SearchResult, rank: int | None, what: Any, **more: Any) -> None:
    record = result.record
    face = None if rank is None else record.candidates[rank - 1].face_id
    if face is not None:
        note_examination(workspace, record.search_id, face)
    conclude(
        workspace,
        record.search_id,
        face,
        what,
        REASON,
        threshold=record.threshold,
        fpir=record.fpir,
        features=features_for(what),
        **more,
    )


def looked(workspace: Workspace, result: SearchResult, what: Conclusion, name: str = "B. Second") -> None:
    """A completed look by another person, straight through the stores."""
    record = result.record
    lead, filler = record.candidates[:2]
    person = sign_in_as(workspace, name, Role.EXAMINER)
    look = hashlib.sha256(name.encode()).hexdigest()[:32]
    with workspace.recording() as stores:
        items = [
            LookItem(1, filler.face_id, filler.subject_id, True),
            LookItem(2, lead.face_id, lead.subject_id, False),
        ]
        stores.looks.ask(look, record.search_id, 2, "", items, "A. Analyst")
        stores.log.append("look.asked", {"look_id": look, "search_id": record.search_id})
    with workspace.recording() as stores:
        stores.looks.begin(look, person.account_id, person.name)
        for place, answer in ((1, Conclusion.EXCLUDED), (2, what)):
            stores.looks.answer(
                look,
                LookAnswer(place, answer, f"Seen at {place}.", features_for(answer), (), 30.0, now()),
            )
        stores.looks.end(look, LookState.COMPLETED)
        stores.log.append("look.completed", {"look_id": look, "search_id": record.search_id})
    sign_in_as(workspace, "A. Analyst")


def export(workspace: Workspace, result: SearchResult, target: Path) -> Any:
    return disclose(workspace, result.record.case_id, target, "json", as_json)


def test_a_released_lead_leaves_with_everything(
    enrolled: Workspace, result: SearchResult, tmp_path: Path, entries: Entries
) -> None:
    record, lead = result.record, result.record.candidates[0]
    said(enrolled, result, 2, Conclusion.EXCLUDED)
    said(enrolled, result, 1, Conclusion.LEAD)
    looked(enrolled, result, Conclusion.LEAD)
    corroborate(
        enrolled, record.search_id, lead.face_id, "A ticket in that name was found.", "Ticket office"
    )
    release(enrolled, record.search_id, lead.face_id)
    document = export(enrolled, result, tmp_path / "pack.json")
    data = (tmp_path / "pack.json").read_bytes()
    assert disclosure_from_json(data) == document
    assert (document.outcome, document.line) == (Outcome.RELEASED_LEADS, LEAD_LINE)
    (probe,) = document.probes
    assert probe.sha256 == result.probe.image_sha256
    assert probe.analyses[0].visible.complete
    (search,) = probe.searches
    assert [c.subject_id for c in search.candidates] == [c.subject_id for c in record.candidates]
    assert [c.score for c in search.candidates] == [c.score for c in record.candidates]
    first = search.candidates[0]
    assert [(c.conclusion, c.act.by) for c in first.conclusions] == [
        (Conclusion.LEAD, "A. Analyst"),
        (Conclusion.LEAD, "B. Second"),
    ]
    assert first.corroborations[0].source == "Ticket office"
    assert first.release is not None
    assert search.candidates[1].conclusions[0].conclusion is Conclusion.EXCLUDED
    assert [item.filler for item in search.looks[0].items] == [1, None]
    assert {p.name for p in document.participants} == {"A. Analyst", "B. Second"}
    checkpoint = parse_checkpoint(verify_note(document.checkpoint, document.verifier_key))
    exported = entries(enrolled, "report.exported")[0]
    assert exported.seq == checkpoint.size + 1
    assert exported.data["sha256"] == hashlib.sha256(data).hexdigest()
    assert exported.data["released"] == [lead.subject_id]
    held = {checkpoint.size: checkpoint.root.hex()}
    verified = verify_log(enrolled.database, held=held, deep=True)
    assert (verified.ok, verified.checkpoints) == (True, 1)


def test_nothing_leaves_while_a_lead_waits(
    enrolled: Workspace, result: SearchResult, tmp_path: Path, entries: Entries
) -> None:
    record, target = result.record, tmp_path / "pack.json"

    def is_refused(words: str) -> None:
        before = len(entries(enrolled, "access.refused"))
        assert words in why_not_yet(enrolled, record.case_id)
        with pytest.raises(AccessRefused, match=words):
            export(enrolled, result, target)
        with pytest.raises(AccessRefused, match=words):
            disclosure_document(enrolled, record.case_id)
        assert len(entries(enrolled, "access.refused")) == before + 2

    is_refused("nobody concluded on it")
    said(enrolled, result, 1, Conclusion.LEAD)
    is_refused("has not come through its reviews")
    looked(enrolled, result, Conclusion.LEAD)
    is_refused("has not come through its reviews")
    face = record.candidates[0].face_id
    corroborate(enrolled, record.search_id, face, TICKET, "Ticket office")
    is_refused("has not come through its reviews")
    assert not target.exists()
    assert entries(enrolled, "report.exported") == []


def test_a_disagreement_is_printed_and_nothing_is_released(
    enrolled: Workspace, result: SearchResult, tmp_path: Path
) -> None:
    said(enrolled, result, 1, Conclusion.LEAD)
    looked(enrolled, result, Conclusion.EXCLUDED)
    face = result.record.candidates[0].face_id
    with pytest.raises(AccessRefused, match="disagree"):
        release(enrolled, result.record.search_id, face)
    document = export(enrolled, result, tmp_path / "pack.json")
    assert (document.outcome, document.line) == (Outcome.DISAGREEMENT, NO_LEAD_LINE)
    found = [c.conclusion for c in document.candidates[0].conclusions]
    assert found == [Conclusion.LEAD, Conclusion.EXCLUDED]


def test_no_candidate_is_an_outcome_of_its_own(
    enrolled: Workspace, result: SearchResult, tmp_path: Path
) -> None:
    said(enrolled, result, None, SearchOutcome.NO_CANDIDATE)
    document = export(enrolled, result, tmp_path / "pack.json")
    assert (document.outcome, document.line) == (Outcome.NO_CANDIDATE, NO_LEAD_LINE)
    assert document.searches[0].conclusions[0].reason == REASON
    assert json.loads((tmp_path / "pack.json").read_bytes())["outcome"] == "no_candidate"


def test_a_search_that_found_nobody_is_printed_too(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, tmp_path: Path
) -> None:
    nobody = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", threshold=0.9999))
    assert nobody.record.count_at_threshold == 0
    document = export(enrolled, nobody, tmp_path / "pack.json")
    assert len(document.searches) == 1
    assert not any(c.at_or_above for c in document.candidates)


def test_insufficient_quality_leaves_without_a_search(
    enrolled: Workspace, admitted: Probe, tmp_path: Path
) -> None:
    complete_analysis(enrolled, admitted.probe_id, analysis_of(Suitability.INSUFFICIENT))
    document = disclose(enrolled, admitted.case_id, tmp_path / "pack.json", "json", as_json)
    assert document.outcome is Outcome.INSUFFICIENT_QUALITY
    assert [a.suitability for a in document.probes[0].analyses] == [
        Suitability.SUITABLE,
        Suitability.INSUFFICIENT,
    ]


def test_an_export_that_cannot_be_written_is_said_in_the_log(
    enrolled: Workspace, result: SearchResult, tmp_path: Path, entries: Entries
) -> None:
    said(enrolled, result, None, SearchOutcome.NO_CANDIDATE)
    with pytest.raises(FolderNotWritable):
        export(enrolled, result, tmp_path / "missing" / "pack.json")
    made, failed = entries(enrolled, "report.")
    assert (made.kind, failed.kind) == ("report.exported", "report.refused")
    assert failed.data["sha256"] == made.data["sha256"]
    assert verify_workspace(enrolled, deep=True).ok


def test_a_role_without_the_right_exports_nothing(
    enrolled: Workspace, result: SearchResult, tmp_path: Path
) -> None:
    said(enrolled, result, None, SearchOutcome.NO_CANDIDATE)
    sign_in_as(enrolled, "Ada", Role.ADMINISTRATOR)
    with pytest.raises(AccessRefused, match="may not export a report"):
        export(enrolled, result, tmp_path / "pack.json")


def test_a_release_that_was_put_in_by_other_means_releases_nothing(
    enrolled: Workspace, result: SearchResult, tmp_path: Path
) -> None:
    """Straight through the stores, with a log entry and all."""
    record, lead = result.record, result.record.candidates[0]
    said(enrolled, result, 1, Conclusion.LEAD)
    forged = Release(record.search_id, lead.face_id, lead.subject_id, now(), "A. Analyst", "none")
    with enrolled.recording() as stores:
        stores.releases.release(forged)
        entry = stores.log.append("lead.released", {"search_id": record.search_id})
    (standing,) = standings_of(enrolled, record.search_id)
    assert (standing.standing, standing.release) == (Standing.WAITS_FOR_LOOK, None)
    with pytest.raises(AccessRefused, match="has not come through its reviews"):
        export(enrolled, result, tmp_path / "pack.json")
    found = verify_workspace(enrolled)
    assert found.problem is not None
    assert found.problem.seq == entry.seq


def test_what_is_concluded_after_a_release_stands_beside_it(
    enrolled: Workspace, result: SearchResult
) -> None:
    record, lead = result.record, result.record.candidates[0]
    said(enrolled, result, 1, Conclusion.LEAD)
    looked(enrolled, result, Conclusion.LEAD)
    corroborate(enrolled, record.search_id, lead.face_id, TICKET, "Ticket office")
    release(enrolled, record.search_id, lead.face_id)
    said(enrolled, result, 1, Conclusion.EXCLUDED)
    (standing,) = standings_of(enrolled, record.search_id)
    assert standing.standing is Standing.RELEASED
    assert standing.first is not None
    assert standing.first.conclusion is Conclusion.EXCLUDED
    assert verify_workspace(enrolled, deep=True).ok
