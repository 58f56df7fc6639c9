"""What was known about error when something was done: beside each search, each conclusion, each lowering
of the threshold. Append-only, covered by the log."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.domain.error_notes import GroupNote
from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.searches import SearchNotes, SearchRecord
from desktop.storage.columns import now, to_json
from desktop.storage.session import Session


@dataclass(frozen=True, slots=True)
class ThresholdReason:
    """Why somebody went below the policy's floor (an FPIR, 0..1)."""

    search_id: str | None
    gallery_id: int
    floor: float
    reason: str
    actor: str
    at: datetime
    log_seq: int


@dataclass(frozen=True, slots=True)
class SearchRates:
    """The part of a search that speaks of scores and errors."""

    score_kind: ScoreKind = ScoreKind.RAW
    cohort_size: int | None = None
    probe_mean: float | None = None
    declared: dict[str, str] | None = None
    notes: SearchNotes | None = None


class RatesStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add_search(self, record: SearchRecord) -> None:
        """Adds what the search was done with. Needs a log entry."""
        self._session.record(
            "search_rates",
            [
                {
                    "search_id": record.search_id,
                    "score_kind": record.score_kind.value,
                    "cohort_size": record.cohort_size,
                    "probe_mean": record.probe_mean,
                    "declared": to_json(record.declared),
                    "notes": to_json(notes_record(record.notes)),
                }
            ],
        )

    def of_search(self, search_id: str, *, with_notes: bool = True) -> SearchRates:
        """Searches of the first format have none: their scores are raw."""
        row = self._session.row(
            "SELECT score_kind, cohort_size, probe_mean, declared, notes FROM search_rates"
            " WHERE search_id = ?",
            (search_id,),
        )
        if row is None:
            return SearchRates()
        kind, size, mean, declared, notes = row
        shown = _notes(json.loads(notes)) if with_notes else None
        return SearchRates(ScoreKind(kind), size, mean, json.loads(declared), shown)

    def add_conclusion(self, conclusion_id: int, threshold: float, notes: list[GroupNote]) -> None:
        """Adds what was shown beside the form. Needs a log entry."""
        self._session.record(
            "conclusion_rates",
            [
                {
                    "conclusion_id": int(conclusion_id),
                    "threshold": float(threshold),
                    "notes": to_json([note.as_record() for note in notes]),
                }
            ],
        )

    def of_conclusion(self, conclusion_id: int) -> list[GroupNote]:
        """As it stood; empty where nothing was kept."""
        found = self._session.value(
            "SELECT notes FROM conclusion_rates WHERE conclusion_id = ?", (int(conclusion_id),)
        )
        return [] if found is None else [GroupNote.from_record(one) for one in json.loads(found)]

    def add_reason(
        self, search_id: str | None, gallery_id: int, floor: float, reason: str, actor: str
    ) -> None:
        """Adds why the threshold goes below the floor. Needs a log entry."""
        self._session.record(
            "threshold_reason",
            [
                {
                    "reason_id": self._session.next_id("threshold_reason"),
                    "search_id": search_id,
                    "gallery_id": int(gallery_id),
                    "floor": float(floor),
                    "reason": reason,
                    "actor": actor,
                    "at": format_instant(now()),
                }
            ],
        )

    def reasons(self, search_id: str) -> list[ThresholdReason]:
        """Newest last."""
        rows = self._session.rows(
            "SELECT search_id, gallery_id, floor, reason, actor, at, log_seq FROM threshold_reason"
            " WHERE search_id = ? ORDER BY reason_id",
            (search_id,),
        )
        return [
            ThresholdReason(search, gallery, floor, reason, actor, parse_instant(at), seq)
            for search, gallery, floor, reason, actor, at, seq in rows
        ]


def notes_record(notes: SearchNotes | None) -> dict[str, Any] | None:
    """Plain values, for JSON."""
    if notes is None:
        return None
    return {
        "probe": notes.probe.as_record(),
        "candidates": {str(face): note.as_record() for face, note in notes.candidates.items()},
    }


def _notes(record: dict[str, Any] | None) -> SearchNotes | None:
    if record is None:
        return None
    return SearchNotes(
        GroupNote.from_record(record["probe"]),
        {int(face): GroupNote.from_record(note) for face, note in record["candidates"].items()},
    )
