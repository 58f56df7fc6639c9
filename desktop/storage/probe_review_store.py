"""What people did with a probe before any candidate was shown: adjustments, capture date, analysis."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.adjustments import Recipe
from desktop.domain.features import VisibleFeatures
from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.probe_analysis import ProbeAnalysis, Suitability
from desktop.storage.columns import now, to_json
from desktop.storage.session import Session


@dataclass(frozen=True, slots=True)
class RecordedAnalysis:
    """An analysis as it stands in the record; a later one stands beside an earlier one."""

    analysis: ProbeAnalysis
    at: datetime
    actor: str
    account_id: str
    log_seq: int


class ProbeReviewStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add_recipe(self, probe_id: str, recipe: Recipe, pixels_sha256: str) -> None:
        """Needs a log entry. `pixels_sha256` is of the adjusted pixels as they were searched."""
        self._session.record(
            "probe_recipe",
            [{"probe_id": probe_id, "recipe": to_json(recipe.as_record()), "pixels_sha256": pixels_sha256}],
        )

    def recipe(self, probe_id: str) -> tuple[Recipe, str]:
        """The recipe and the hash of what it made; an empty recipe and no hash for an untouched probe."""
        row = self._session.row(
            "SELECT recipe, pixels_sha256 FROM probe_recipe WHERE probe_id = ?", (probe_id,)
        )
        return (Recipe(), "") if row is None else (Recipe.from_record(json.loads(row[0])), row[1])

    def add_capture_date(self, probe_id: str, captured_on: date | None) -> None:
        """Needs a log entry."""
        day = None if captured_on is None else captured_on.isoformat()
        self._session.record("probe_capture", [{"probe_id": probe_id, "captured_on": day}])

    def capture_date(self, probe_id: str) -> date | None:
        """As it was declared; None where nobody knew."""
        found = self._session.value("SELECT captured_on FROM probe_capture WHERE probe_id = ?", (probe_id,))
        return None if found is None else date.fromisoformat(found)

    def add_analysis(self, probe_id: str, analysis: ProbeAnalysis, actor: str, account_id: str) -> None:
        """Needs a log entry."""
        self._session.record(
            "probe_analysis",
            [
                {
                    "analysis_id": self._session.next_id("probe_analysis"),
                    "probe_id": probe_id,
                    "visible": to_json(analysis.visible.as_record()),
                    "suitability": analysis.suitability.value,
                    "remarks": analysis.remarks,
                    "at": format_instant(now()),
                    "actor": actor,
                    "account_id": account_id,
                }
            ],
        )

    def analyses(self, probe_id: str) -> list[RecordedAnalysis]:
        """Newest last; empty for a probe that nobody has analysed yet."""
        rows = self._session.rows(
            "SELECT visible, suitability, remarks, at, actor, account_id, log_seq FROM probe_analysis"
            " WHERE probe_id = ? ORDER BY analysis_id",
            (probe_id,),
        )
        return [
            RecordedAnalysis(
                ProbeAnalysis(
                    VisibleFeatures.from_record(json.loads(visible)), Suitability(suitability), remarks
                ),
                parse_instant(at),
                actor,
                account_id,
                seq,
            )
            for visible, suitability, remarks, at, actor, account_id, seq in rows
        ]
