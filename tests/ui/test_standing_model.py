"""What the table of a case says of a candidate."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.domain.conclusions import Conclusion, RecordedConclusion
from desktop.domain.standings import CandidateStanding, Standing
from desktop.ui.cases.standing_model import StandingModel, StandingRow


def said(standing: Standing, leads: tuple[str, ...], others: tuple[str, ...]) -> str:
    first = RecordedConclusion(
        search_id="s",
        face_id=1,
        subject_id="P-1",
        conclusion=Conclusion.LEAD,
        reason="The ears are alike.",
        examiner="Anna",
        at=datetime(2026, 1, 2, tzinfo=UTC),
        log_seq=5,
    )
    model = StandingModel()
    candidate = CandidateStanding(1, "P-1", 1, standing, first, (), leads, others)
    return model._candidate_cells(StandingRow(None, None, candidate).candidate)[2]


def test_a_disagreement_names_both_sides():
    text = said(Standing.DISAGREEMENT, ("Anna",), ("Bob", "Carla"))
    parts = ("Anna: Lead", "Bob, Carla: otherwise", "The ears are alike.")
    assert sorted(parts, key=text.index) == list(parts)


@pytest.mark.parametrize("standing", [Standing.WAITS_FOR_LOOK, Standing.RELEASED])
def test_where_nobody_disagrees_the_first_conclusion_stands_alone(standing):
    assert said(standing, ("Anna",), ()) == "Lead: The ears are alike."


def test_a_dissent_without_anybody_for_the_lead_says_so():
    assert "nobody: Lead; Bob: otherwise" in said(Standing.DISAGREEMENT, (), ("Bob",))
