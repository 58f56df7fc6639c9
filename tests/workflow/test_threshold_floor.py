"""Below the policy's floor nothing happens without a written reason, and with one it is on the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desktop.domain.conclusions import Conclusion, RecordedConclusion, SearchOutcome
from desktop.domain.error_notes import Basis, GroupNote
from desktop.domain.log_entries import LogEntry
from desktop.domain.logged_settings import FLOOR_SETTING
from desktop.domain.probes import Probe
from desktop.domain.rates import wilson_rate
from desktop.domain.searches import SearchRecord
from desktop.errors import ReasonRequired, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow import search as search_module
from desktop.workflow.browse import recent_searches
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.search import SearchRequest, SearchResult, run_search
from desktop.workflow.threshold_floor import (
    DEFAULT_FLOOR,
    floor_confidence,
    is_below,
    lower_threshold,
    reason_given,
    set_floor,
)
from desktop.workflow.verify_audit import verify_workspace
from tests.examination import features_for

Entries = Callable[..., list[LogEntry]]
WHY = "A person is missing: every lead counts."
REASON = "The ears and the hairline differ between the two."


@pytest.fixture
def result(enrolled: Workspace, engine: FaceEngine, admitted: Probe) -> SearchResult:
    """At 99%."""
    return run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))


@pytest.mark.parametrize(
    ("events", "n", "floor", "below"),
    [
        (5, 100, 0.95, False),
        (6, 100, 0.95, True),
        (1, 20, 0.95, False),
        (1, 19, 0.95, True),
        (0, 5, 0.99, False),
        (1, 10, 0.9, False),
        (100, 100, 0.0, False),
    ],
)
def test_the_floor_is_compared_in_counts(events: int, n: int, floor: float, below: bool) -> None:
    assert is_below(wilson_rate(events, n), floor) is below


def _conclude(
    workspace: Workspace, record: SearchRecord, face: int | None, what: Any, threshold: float, fpir: Any
) -> RecordedConclusion:
    return conclude(
        workspace,
        record.search_id,
        face,
        what,
        REASON,
        threshold=threshold,
        fpir=fpir,
        features=features_for(what),
    )


def test_where_nothing_is_measured_nothing_is_below() -> None:
    assert not is_below(None, 0.95)


def test_the_floor_is_95_percent_until_somebody_moves_it(workspace: Workspace, entries: Entries) -> None:
    assert floor_confidence(workspace) == DEFAULT_FLOOR == 0.95
    set_floor(workspace, 0.95)
    assert entries(workspace, "policy.") == entries(workspace, "threshold.") == []
    for floor in (0.99, 0.0, 0.999):
        set_floor(workspace, floor)
        set_floor(workspace, floor)
        assert floor_confidence(workspace) == floor
    folder = workspace.folder
    changes = [
        (e.data["before"], e.data["confidence"], e.actor) for e in entries(workspace) if "before" in e.data
    ]
    assert changes == [(0.95, 0.99, "A. Analyst"), (0.99, 0.0, "A. Analyst"), (0.0, 0.999, "A. Analyst")]
    workspace.close()
    with Workspace.open(folder, "B. Other") as opened:
        assert floor_confidence(opened) == 0.999


@pytest.mark.parametrize("floor", [-0.01, 1.0, 95.0, float("nan"), float("inf")])
def test_a_floor_that_makes_no_sense_is_refused(
    workspace: Workspace, entries: Entries, floor: float
) -> None:
    before = len(entries(workspace))
    with pytest.raises(WrongUse, match="between 0% and less than 100%"):
        set_floor(workspace, floor)
    assert (len(entries(workspace)), floor_confidence(workspace)) == (before, 0.95)


@pytest.mark.parametrize("text", ["", "high", "nan", "1", "-3"])
def test_a_setting_that_is_no_floor_lets_nothing_through(workspace: Workspace, text: str) -> None:
    with workspace.recording() as stores:
        stores.settings.set(FLOOR_SETTING, text)
    assert floor_confidence(workspace) == 0.95


@pytest.mark.parametrize("reason", ["", "  ", "too short", "x" * 11, "waaaaaaaaaaaaay"])
def test_a_search_below_the_floor_needs_a_reason(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, entries: Entries, reason: str
) -> None:
    run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People"))
    before = len(entries(enrolled))
    request = SearchRequest(admitted.probe_id, "People", fpir=0.5, reason=reason)
    with pytest.raises(ReasonRequired, match="12 characters"):
        run_search(enrolled, engine, request)
    assert len(entries(enrolled)) == before
    assert len(recent_searches(enrolled)) == 1


def test_with_a_reason_it_is_on_the_record(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, entries: Entries
) -> None:
    request = SearchRequest(admitted.probe_id, "People", fpir=0.5, reason=f"  {WHY}\n")
    record = run_search(enrolled, engine, request).record
    searched, lowered = entries(enrolled)[-2:]
    assert (searched.kind, lowered.kind) == ("search.done", "threshold.lowered")
    assert record.fpir is not None
    expected = {
        "search_id": record.search_id,
        "gallery_id": record.gallery_id,
        "floor": 0.95,
        "threshold": record.threshold,
        "fpir": {
            "events": record.fpir.events,
            "n": 40,
            "low": record.fpir.low,
            "high": record.fpir.high,
        },
        "reason": WHY,
    }
    assert {name: lowered.data[name] for name in expected} == expected
    with enrolled.reading() as stores:
        (kept,) = stores.rates.reasons(record.search_id)
    assert (kept.reason, kept.floor, kept.actor, kept.log_seq) == (WHY, 0.95, "A. Analyst", lowered.seq)
    assert reason_given(enrolled, record.search_id)
    assert verify_workspace(enrolled, deep=True).ok


def test_at_the_floor_and_above_no_reason_is_asked_for_or_kept(
    enrolled: Workspace, engine: FaceEngine, admitted: Probe, entries: Entries
) -> None:
    for fpir in (0.05, 0.01, 0.0):
        record = run_search(
            enrolled, engine, SearchRequest(admitted.probe_id, "People", fpir=fpir, reason=WHY)
        ).record
        assert not reason_given(enrolled, record.search_id)
    assert entries(enrolled, "threshold.") == []
    set_floor(enrolled, 0.0)
    run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", threshold=-1.0))
    assert entries(enrolled, "threshold.") == []


def test_a_floor_that_rises_while_the_search_runs_holds(
    enrolled: Workspace,
    engine: FaceEngine,
    admitted: Probe,
    entries: Entries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An empty reason must never come onto the record: it would let a conclusion through."""
    set_floor(enrolled, 0.4)
    really = search_module._warnings

    def raised(*arguments: Any, **more: Any) -> Any:
        set_floor(enrolled, 0.99)
        return really(*arguments, **more)

    monkeypatch.setattr(search_module, "_warnings", raised)
    with pytest.raises(ReasonRequired):
        run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", fpir=0.5))
    assert entries(enrolled, "search.done") == entries(enrolled, "threshold.") == []
    assert recent_searches(enrolled) == []


# --- looking at a search further down than it was done


@pytest.mark.parametrize("rank", [1, None])
def test_nothing_is_concluded_below_the_floor_without_a_reason(
    enrolled: Workspace, result: SearchResult, entries: Entries, rank: int | None
) -> None:
    assert result.errors is not None
    record = result.record
    face = record.candidates[0].face_id if rank else None
    what: Any = Conclusion.LEAD if rank else SearchOutcome.NO_CANDIDATE
    if face is not None:
        note_examination(enrolled, record.search_id, face)
    low = result.errors.curve.threshold_for(0.5)
    fpir = result.errors.curve.rate(low)
    before = len(entries(enrolled))
    with pytest.raises(WrongUse, match="below the policy's floor"):
        conclude(
            enrolled,
            record.search_id,
            face,
            what,
            REASON,
            threshold=low,
            fpir=fpir,
            features=features_for(what),
        )
    assert len(entries(enrolled)) == before
    for short in ("", "because"):
        with pytest.raises(ReasonRequired):
            lower_threshold(
                enrolled, record.gallery_id, short, threshold=low, fpir=fpir, search_id=record.search_id
            )
    # A reason for another search is none for this one.
    lower_threshold(enrolled, record.gallery_id, WHY, threshold=low, fpir=fpir)
    with pytest.raises(WrongUse, match="below the policy's floor"):
        conclude(
            enrolled,
            record.search_id,
            face,
            what,
            REASON,
            threshold=low,
            fpir=fpir,
            features=features_for(what),
        )
    assert not reason_given(enrolled, record.search_id)
    lower_threshold(enrolled, record.gallery_id, WHY, threshold=low, fpir=fpir, search_id=record.search_id)
    assert reason_given(enrolled, record.search_id)
    done = conclude(
        enrolled,
        record.search_id,
        face,
        what,
        REASON,
        threshold=low,
        fpir=fpir,
        features=features_for(what),
    )
    assert done.conclusion is what
    assert [e.data["search_id"] for e in entries(enrolled, "threshold.")] == [None, record.search_id]
    assert verify_workspace(enrolled, deep=True).ok


@pytest.mark.parametrize("claimed", ["none", "a better one"])
@pytest.mark.parametrize("gone", [False, True])
def test_the_rate_is_that_of_the_measurement_whatever_is_claimed(
    enrolled: Workspace, result: SearchResult, entries: Entries, claimed: str, gone: bool
) -> None:
    assert result.errors is not None
    record, face = result.record, result.record.candidates[0].face_id
    note_examination(enrolled, record.search_id, face)
    low = result.errors.curve.threshold_for(0.5)
    real = result.errors.curve.rate(low)
    fpir = None if claimed == "none" else wilson_rate(0, 40)
    if gone:
        for path in (enrolled.folder / "measurements").rglob("*.npz"):
            path.unlink()
    before = len(entries(enrolled))
    with pytest.raises(WrongUse, match="below the policy's floor"):
        conclude(
            enrolled,
            record.search_id,
            face,
            Conclusion.LEAD,
            REASON,
            threshold=low,
            fpir=fpir,
            features=features_for(Conclusion.LEAD),
        )
    assert len(entries(enrolled)) == before
    lower_threshold(enrolled, record.gallery_id, WHY, threshold=low, fpir=fpir, search_id=record.search_id)
    conclude(
        enrolled,
        record.search_id,
        face,
        Conclusion.LEAD,
        REASON,
        threshold=low,
        fpir=fpir,
        features=features_for(Conclusion.LEAD),
    )
    for kind in ("threshold.", "conclusion"):
        (entry,) = entries(enrolled, kind)
        said = entry.data["fpir"]
        if not gone:
            assert (said["events"], said["low"], said["high"]) == (real.events, real.low, real.high)
        else:
            assert said == (None if fpir is None else {"events": 0, "n": 40, "low": 0.0, "high": fpir.high})


def test_what_is_gone_bars_nothing_further_up(enrolled: Workspace, result: SearchResult) -> None:
    for path in (enrolled.folder / "measurements").rglob("*.npz"):
        path.unlink()
    record, first = result.record, result.record.candidates[0]
    assert first.score > record.threshold
    note_examination(enrolled, record.search_id, first.face_id)
    between = (first.score + record.threshold) / 2
    for threshold in (record.threshold, between):
        conclude(
            enrolled, record.search_id, first.face_id, Conclusion.LEAD, REASON,
            threshold=threshold, fpir=None,
            features=features_for(Conclusion.LEAD),
        )  # fmt: skip


def test_no_candidate_came_through_a_threshold_above_its_score(
    enrolled: Workspace, result: SearchResult, entries: Entries
) -> None:
    assert result.errors is not None
    record, last = result.record, result.record.candidates[-1]
    assert is_below(result.errors.curve.rate(last.score), 0.95)
    note_examination(enrolled, record.search_id, last.face_id)
    before = len(entries(enrolled))
    for threshold in (record.threshold, 5.0):
        with pytest.raises(WrongUse, match="below the policy's floor"):
            conclude(
                enrolled, record.search_id, last.face_id, Conclusion.LEAD, REASON,
                threshold=threshold, fpir=record.fpir,
            features=features_for(Conclusion.LEAD),
            )  # fmt: skip
    with pytest.raises(WrongUse, match="score scale"):
        conclude(
            enrolled, record.search_id, last.face_id, Conclusion.LEAD, REASON,
            threshold=float("nan"), fpir=None,
            features=features_for(Conclusion.LEAD),
        )  # fmt: skip
    assert len(entries(enrolled)) == before


def test_a_reason_is_about_the_gallery_of_the_search(
    enrolled: Workspace, result: SearchResult, entries: Entries
) -> None:
    before = len(entries(enrolled))
    with pytest.raises(WrongUse, match="another gallery"):
        lower_threshold(
            enrolled, result.record.gallery_id + 1, WHY,
            threshold=0.1, fpir=None, search_id=result.record.search_id,
        )  # fmt: skip
    assert len(entries(enrolled)) == before


def test_a_reason_is_for_a_search_that_is_there(enrolled: Workspace, entries: Entries) -> None:
    before = len(entries(enrolled))
    with pytest.raises(WrongUse, match="no search"):
        lower_threshold(enrolled, 1, WHY, threshold=0.1, fpir=None, search_id="0" * 32)
    assert len(entries(enrolled)) == before


def test_what_a_conclusion_rested_on_is_kept(
    enrolled: Workspace, result: SearchResult, entries: Entries
) -> None:
    record = result.record
    own = GroupNote(
        Basis.OWN_GROUP, "sex", "recorded-as", wilson_rate(1, 40), record.fpir, 1.5, 0.4, 2.2, True
    )
    worst = GroupNote(Basis.NOT_MEASURED)
    face = record.candidates[0].face_id
    note_examination(enrolled, record.search_id, face)
    made = conclude(
        enrolled, record.search_id, face, Conclusion.INCONCLUSIVE, REASON,
        threshold=record.threshold, fpir=record.fpir, notes=(own, worst),
    )  # fmt: skip
    without = conclude(
        enrolled, record.search_id, face, Conclusion.EXCLUDED, REASON,
        threshold=record.threshold, fpir=record.fpir, features=features_for(Conclusion.EXCLUDED),
    )  # fmt: skip
    with enrolled.reading() as stores:
        numbers = {
            seq: number
            for number, seq in stores.rates._session.rows("SELECT conclusion_id, log_seq FROM conclusion")
        }
        assert stores.rates.of_conclusion(numbers[made.log_seq]) == [own, worst]
        assert stores.rates.of_conclusion(numbers[without.log_seq]) == []
    first, second = entries(enrolled, "conclusion")
    assert first.data["group_rates"] == [
        {"events": 1, "n": 40, "ratio": 1.5, "flagged": True},
        {"events": None, "n": None, "ratio": None, "flagged": False},
    ]
    assert "recorded-as" not in str(first.data)
    assert second.data["group_rates"] == []
    assert verify_workspace(enrolled, deep=True).ok
