"""Conclusions: a reason each, side by side, and nothing written where one is refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.probes import Probe
from desktop.errors import ReasonRequired, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow.browse import conclusions_of
from desktop.workflow.examine import conclude, latest_by_candidate, note_examination
from desktop.workflow.search import SearchRequest, SearchResult, run_search
from desktop.workflow.verify_audit import verify_workspace
from tests.examination import features_for
from tests.people import sign_in_as

Entries = Callable[..., list[LogEntry]]
REASON = "The ears and the hairline differ between the two."


@pytest.fixture
def result(enrolled: Workspace, engine: FaceEngine, admitted: Probe) -> SearchResult:
    return run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", top=10))


def _conclude(
    workspace: Workspace,
    result: SearchResult,
    rank: int | None,
    what: Any,
    why: str = REASON,
    *,
    examined: bool = True,
) -> Any:
    face = None if rank is None else result.candidates.rows[rank - 1].face_id
    record = result.record
    if face is not None and examined:
        note_examination(workspace, record.search_id, face)
    return conclude(
        workspace,
        record.search_id,
        face,
        what,
        why,
        threshold=record.threshold,
        fpir=record.fpir,
        features=features_for(what),
    )


@pytest.mark.parametrize("conclusion", list(Conclusion))
def test_a_conclusion_stands_in_the_record_and_in_the_log(
    enrolled: Workspace, result: SearchResult, entries: Entries, conclusion: Conclusion
) -> None:
    first = result.candidates.rows[0]
    recorded = _conclude(enrolled, result, 1, conclusion, f"  {REASON}\n ")
    assert conclusions_of(enrolled, result.record.search_id) == [recorded]
    assert (recorded.conclusion, recorded.reason, recorded.examiner) == (conclusion, REASON, "A. Analyst")
    seen, entry = entries(enrolled)[-2:]
    assert (seen.kind, seen.data["rank"]) == (EntryKind.CANDIDATE_EXAMINED, 1)
    assert (entry.kind, entry.seq) == (EntryKind.CONCLUSION, recorded.log_seq)
    assert entry.data["conclusion"] == conclusion.value
    assert (entry.data["reason"], entry.data["score"]) == (REASON, first.score)
    assert entry.data["threshold"] == result.record.threshold
    assert entry.data["fpir"]["n"] == 40
    assert verify_workspace(enrolled, deep=True).ok


def test_a_search_can_have_no_candidate(
    enrolled: Workspace, result: SearchResult, entries: Entries
) -> None:
    recorded = _conclude(enrolled, result, None, SearchOutcome.NO_CANDIDATE)
    assert (recorded.face_id, recorded.subject_id) == (None, None)
    assert entries(enrolled)[-1].data["rank"] is None


def test_later_conclusions_stand_beside_earlier_ones(enrolled: Workspace, result: SearchResult) -> None:
    made = [
        _conclude(enrolled, result, 1, Conclusion.LEAD),
        _conclude(enrolled, result, 2, Conclusion.EXCLUDED),
        _conclude(enrolled, result, 1, Conclusion.INCONCLUSIVE),
    ]
    found = conclusions_of(enrolled, result.record.search_id)
    assert found == made
    latest = latest_by_candidate(found)
    assert {c.conclusion for c in latest.values()} == {Conclusion.INCONCLUSIVE, Conclusion.EXCLUDED}


def test_no_candidate_cannot_stand_beside_a_lead(
    enrolled: Workspace, result: SearchResult, entries: Entries
) -> None:
    _conclude(enrolled, result, 2, Conclusion.LEAD)
    before = len(entries(enrolled))
    with pytest.raises(WrongUse, match="stands as a lead"):
        _conclude(enrolled, result, None, SearchOutcome.NO_CANDIDATE)
    assert len(entries(enrolled)) == before
    _conclude(enrolled, result, 2, Conclusion.EXCLUDED)
    assert _conclude(enrolled, result, None, SearchOutcome.NO_CANDIDATE).face_id is None


@pytest.mark.parametrize("conclusion", list(Conclusion))
def test_a_conclusion_follows_an_examination(
    enrolled: Workspace,
    engine: FaceEngine,
    result: SearchResult,
    entries: Entries,
    conclusion: Conclusion,
) -> None:
    again = run_search(enrolled, engine, SearchRequest(result.probe.probe_id, "People", top=10))
    first, second = result.candidates.rows[:2]
    assert again.candidates.rows[0].face_id == first.face_id
    # The other candidate of this search, and this candidate of the other.
    note_examination(enrolled, result.record.search_id, second.face_id)
    note_examination(enrolled, again.record.search_id, first.face_id)
    before = len(entries(enrolled))
    with pytest.raises(WrongUse, match="Open the candidate beside the probe first"):
        _conclude(enrolled, result, 1, conclusion, examined=False)
    assert len(entries(enrolled)) == before
    assert conclusions_of(enrolled, result.record.search_id) == []
    folder = enrolled.folder
    note_examination(enrolled, result.record.search_id, first.face_id)
    enrolled.close()
    with Workspace.open(folder, "B. Second") as later:
        sign_in_as(later, "B. Second")
        with pytest.raises(WrongUse, match="Open the candidate beside the probe first"):
            _conclude(later, result, 1, conclusion, examined=False)
        note_examination(later, result.record.search_id, first.face_id)
        assert _conclude(later, result, 1, conclusion, examined=False).face_id == first.face_id


@pytest.mark.parametrize("reason", ["", "   ", "no", "differentears!", "too short"])
@pytest.mark.parametrize("rank", [1, None])
def test_nothing_is_concluded_without_a_reason(
    enrolled: Workspace, result: SearchResult, entries: Entries, reason: str, rank: int | None
) -> None:
    before = len(entries(enrolled))
    what = Conclusion.EXCLUDED if rank else SearchOutcome.NO_CANDIDATE
    with pytest.raises(ReasonRequired, match="12 characters"):
        _conclude(enrolled, result, rank, what, reason, examined=False)
    assert len(entries(enrolled)) == before
    assert conclusions_of(enrolled, result.record.search_id) == []


def test_what_does_not_go_together_is_refused(
    enrolled: Workspace, result: SearchResult, entries: Entries, engine: FaceEngine
) -> None:
    record = result.record
    stranger = set(range(1, 41)) - {c.face_id for c in result.candidates.rows}
    before = len(entries(enrolled))
    attempts: list[tuple[str, int | None, Any]] = [
        (record.search_id, min(stranger), Conclusion.LEAD),
        (record.search_id, 9999, Conclusion.LEAD),
        (record.search_id, None, Conclusion.LEAD),
        (record.search_id, record.candidates[0].face_id, SearchOutcome.NO_CANDIDATE),
        ("0" * 32, record.candidates[0].face_id, Conclusion.LEAD),
    ]
    for search, face, what in attempts:
        with pytest.raises(WrongUse):
            conclude(enrolled, search, face, what, REASON, threshold=0.5, fpir=None)
    with pytest.raises(WrongUse):
        note_examination(enrolled, record.search_id, min(stranger))
    assert len(entries(enrolled)) == before
    assert conclusions_of(enrolled, record.search_id) == []


# --- the record against its log


def _database(folder: Path, *statements: str) -> None:
    """What somebody with a database browser would do; triggers are put back as they were."""
    connection = sqlite3.connect(folder / "workspace.db")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert connection.execute(statement).rowcount == 1
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def test_an_untouched_workspace_verifies_and_says_that_somebody_looked(
    enrolled: Workspace, result: SearchResult, entries: Entries
) -> None:
    _conclude(enrolled, result, 1, Conclusion.LEAD)
    count = len(entries(enrolled))
    found = verify_workspace(enrolled, deep=True)
    assert (found.ok, found.entries) == (True, count)
    last = entries(enrolled)[-1]
    assert last.kind == EntryKind.LOG_VERIFIED
    assert last.data == {
        "ok": True,
        "entries": count,
        "root": found.root,
        "first_bad": None,
        "deep": True,
    }
    assert verify_workspace(enrolled).entries == count + 1


def test_an_edited_reason_is_found(enrolled: Workspace, result: SearchResult, entries: Entries) -> None:
    recorded = _conclude(enrolled, result, 1, Conclusion.EXCLUDED)
    enrolled.close()
    _database(enrolled.folder, "UPDATE conclusion SET reason = 'They look very much alike to me.'")
    with Workspace.open(enrolled.folder, "B. Auditor") as again:
        found = verify_workspace(again)
        assert not found.ok
        assert found.problem is not None
        assert found.problem.seq == recorded.log_seq
        assert "conclusion" in found.problem.detail
        assert entries(again)[-1].data["first_bad"] == recorded.log_seq


def test_an_edited_entry_is_found(enrolled: Workspace, result: SearchResult) -> None:
    recorded = _conclude(enrolled, result, 1, Conclusion.EXCLUDED)
    enrolled.close()
    edited = "CAST(replace(CAST(body AS TEXT), 'ears', 'eyes') AS BLOB)"
    _database(enrolled.folder, f"UPDATE log_entry SET body = {edited} WHERE seq = {recorded.log_seq}")
    with Workspace.open(enrolled.folder, "B. Auditor") as again:
        found = verify_workspace(again)
    assert found.problem is not None
    assert found.problem.seq == recorded.log_seq


def test_a_deleted_original_is_found_at_once_and_an_altered_one_by_looking_deep(
    enrolled: Workspace, result: SearchResult
) -> None:
    original = enrolled.images.path(result.probe.image_sha256)
    kept = original.with_name("kept")
    shutil.copy(original, kept)
    original.unlink()
    missing = verify_workspace(enrolled)
    assert missing.problem is not None
    assert "missing" in missing.problem.detail
    original.write_bytes(kept.read_bytes()[:-1] + b"\0")
    altered = verify_workspace(enrolled, deep=True)
    assert altered.problem is not None
    assert missing.problem.detail != altered.problem.detail
    original.write_bytes(kept.read_bytes())
    kept.unlink()
    found = verify_workspace(enrolled, deep=True)
    assert found.ok, found.problem
