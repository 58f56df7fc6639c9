"""What people write in tests of the workflow: an analysis of a probe, a list of features."""

from __future__ import annotations

from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.features import (
    Appearance,
    FacialComponent,
    FeatureFinding,
    FeatureList,
    Visibility,
    VisibleFeatures,
)
from desktop.domain.probe_analysis import ProbeAnalysis, Suitability
from desktop.domain.probes import Intake, Probe
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow.analyse_probe import ProbeDraft, admit_probe, complete_analysis


def analysis_of(suitability: Suitability = Suitability.SUITABLE, remarks: str = "") -> ProbeAnalysis:
    """Complete: ears are hidden, the rest is visible."""
    seen = dict.fromkeys(FacialComponent, Visibility.VISIBLE) | {
        FacialComponent.EARS: Visibility.NOT_VISIBLE
    }
    text = remarks or ("The face is small and blurred." if suitability is not Suitability.SUITABLE else "")
    return ProbeAnalysis(VisibleFeatures.of(seen), suitability, text)


def features_for(conclusion: Conclusion | SearchOutcome) -> FeatureList:
    """Complete, and such that the conclusion may rest on it."""
    appearance = dict.fromkeys(FacialComponent, Appearance.SIMILAR)
    appearance[FacialComponent.EARS] = Appearance.NOT_VISIBLE
    if conclusion is Conclusion.EXCLUDED:
        appearance[FacialComponent.NOSE] = Appearance.DIFFERENT
    return FeatureList.of(FeatureFinding(c, a, f"As seen in the {c.value}.") for c, a in appearance.items())


def take_in(
    workspace: Workspace, engine: FaceEngine, draft: ProbeDraft, face_index: int, intake: Intake
) -> Probe:
    """A probe that was taken in and analysed, ready to be searched."""
    probe = admit_probe(workspace, engine, draft, face_index, intake)
    complete_analysis(workspace, probe.probe_id, analysis_of())
    return probe
