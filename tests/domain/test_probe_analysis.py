"""What has to be said of a probe before a candidate may be seen."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.features import FacialComponent, Visibility, VisibleFeatures
from desktop.domain.probe_analysis import AnalysisDraft, ProbeAnalysis, Suitability

WHY = "The eyes lie in shadow."
EVERYTHING = VisibleFeatures.of(dict.fromkeys(FacialComponent, Visibility.VISIBLE))
visible = st.builds(
    VisibleFeatures.of,
    st.dictionaries(st.sampled_from(list(FacialComponent)), st.sampled_from(list(Visibility))),
)
analyses = st.builds(ProbeAnalysis, visible, st.sampled_from(list(Suitability)), st.text(max_size=40))


@given(analyses)
def test_an_analysis_comes_back_from_json_as_it_was(analysis: ProbeAnalysis) -> None:
    assert ProbeAnalysis.from_record(json.loads(json.dumps(analysis.as_record()))) == analysis


@given(visible, st.sampled_from([None, *Suitability]), st.sampled_from(["", "short", WHY]))
def test_a_draft_is_finished_exactly_when_nothing_is_missing(
    seen: VisibleFeatures, suitability: Suitability | None, remarks: str
) -> None:
    draft = AnalysisDraft(seen, suitability, remarks)
    assert (draft.finished is None) == bool(draft.missing())
    assert [m for m in draft.missing() if m in set(FacialComponent)] == list(seen.missing)
    if draft.finished is not None:
        assert draft.finished.missing() == ()


@pytest.mark.parametrize("suitability", Suitability)
def test_whoever_says_that_a_probe_falls_short_says_why(suitability: Suitability) -> None:
    wanted = () if suitability is Suitability.SUITABLE else ("remarks",)
    assert ProbeAnalysis(EVERYTHING, suitability).missing() == wanted
    assert ProbeAnalysis(EVERYTHING, suitability, "too dark").missing() == wanted
    assert ProbeAnalysis(EVERYTHING, suitability, WHY).missing() == ()


def test_nothing_is_said_at_the_start() -> None:
    assert AnalysisDraft().missing() == (*FacialComponent, "suitability")


@pytest.mark.parametrize(
    ("record", "error"),
    [
        ({"suitability": "suitable"}, KeyError),
        ({"visible": {}}, KeyError),
        ({"visible": {}, "suitability": "perfect"}, ValueError),
        ({"visible": {"tail": "visible"}, "suitability": "suitable"}, ValueError),
    ],
)
def test_what_is_no_record_is_refused(record: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        ProbeAnalysis.from_record(record)
