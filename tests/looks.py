"""A case on its way to a blind look: who is who, what they conclude, how a look is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.conclusions import Conclusion
from desktop.domain.looks import Look
from desktop.domain.people import Person, Role
from desktop.domain.probes import Intake, Probe, ProbeType
from desktop.recognition.engine import FaceEngine
from desktop.storage.workspace import Workspace
from desktop.workflow.analyse_probe import admit_probe, complete_analysis, read_probe
from desktop.workflow.blind_look import answer, begin_look, complete_look
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.policies import adopt_policy
from desktop.workflow.search import SearchRequest, run_search
from tests.examination import analysis_of, features_for
from tests.people import sign_in_as

FIRST, SECOND, THIRD, CHIEF = "A. Analyst", "B. Second", "C. Third", "S. Chief"
REASON = "The folds of both ears run alike."

_POLICY = """
id = "{name}"
dated = 2026-11-24
title = "{name}"
basis = "For tests"
summary = "For tests."
examiners = {examiners}
fillers = {fillers}
third_look_decides = {third}
releaser_is_another = {releaser}
corroboration_required = {corroboration}
authorisation_required = false
requester_required = false
retention_days = 30
"""


def adopt(
    workspace: Workspace,
    folder: Path,
    name: str = "under-test",
    *,
    examiners: int = 2,
    fillers: int = 4,
    third: bool = True,
    releaser: bool = False,
    corroboration: bool = True,
) -> str:
    """Writes a policy and adopts it; returns its id."""
    path = folder / f"{name}.toml"
    path.write_text(
        _POLICY.format(
            name=name,
            examiners=examiners,
            fillers=fillers,
            third=str(third).lower(),
            releaser=str(releaser).lower(),
            corroboration=str(corroboration).lower(),
        ),
        encoding="utf-8",
    )
    return adopt_policy(workspace, path).profile_id


@dataclass(frozen=True, slots=True)
class Opened:
    """A search of the first examiner."""

    workspace: Workspace
    probe: Probe
    search_id: str
    case_id: str
    faces: tuple[int, ...]
    """By rank."""

    def lead(self, *ranks: int, conclusion: Conclusion = Conclusion.LEAD) -> None:
        """Whoever is signed in concludes on candidates."""
        with self.workspace.reading() as stores:
            record = stores.searches.get(self.search_id)
        for rank in ranks:
            face = self.faces[rank - 1]
            note_examination(self.workspace, self.search_id, face)
            conclude(
                self.workspace,
                self.search_id,
                face,
                conclusion,
                REASON,
                threshold=record.threshold,
                fpir=record.fpir,
                features=features_for(conclusion),
            )


def open_search(
    workspace: Workspace,
    engine: FaceEngine,
    picture: Path,
    *,
    policy_id: str = "",
    case_number: str = "C-17",
    gallery: str = "People",
    top: int = 20,
) -> Opened:
    """Takes in a probe, analyses and searches it, as whoever is signed in."""
    intake = Intake(
        case_number,
        "Theft",
        ProbeType.PHOTOGRAPH,
        "Exported by the shop",
        "Order 4/2026",
        policy_id=policy_id,
    )
    probe = admit_probe(workspace, engine, read_probe(workspace, engine, picture), 0, intake)
    complete_analysis(workspace, probe.probe_id, analysis_of())
    result = run_search(workspace, engine, SearchRequest(probe.probe_id, gallery, top=top))
    return Opened(
        workspace,
        probe,
        result.record.search_id,
        result.record.case_id,
        tuple(c.face_id for c in result.candidates.rows),
    )


def examiner(workspace: Workspace, name: str, full_name: str | None = None) -> Person:
    """Signs an examiner in, who has no other role."""
    return sign_in_as(workspace, name, Role.EXAMINER, full_name=full_name)


def supervisor(workspace: Workspace, name: str = CHIEF) -> Person:
    return sign_in_as(workspace, name, Role.SUPERVISOR)


def answer_all(
    workspace: Workspace,
    look: Look,
    candidates: Conclusion = Conclusion.LEAD,
    *,
    leads_among_fillers: int = 0,
    places: Sequence[int] | None = None,
) -> None:
    """As whoever has begun the look: this for every candidate, exclusions for fillers but the first few."""
    left = leads_among_fillers
    for item in look.items:
        if places is not None and item.place not in places:
            continue
        conclusion = candidates
        if item.is_filler:
            conclusion = Conclusion.LEAD if left > 0 else Conclusion.EXCLUDED
            left -= 1
        answer(
            workspace,
            look.look_id,
            item.place,
            conclusion,
            REASON,
            features_for(conclusion),
            seconds=30.0 + item.place,
        )


def look_through(
    workspace: Workspace,
    look: Look,
    name: str,
    candidates: Conclusion = Conclusion.LEAD,
    *,
    leads_among_fillers: int = 0,
) -> Look:
    """Somebody signs in, looks blind and completes the look; stays signed in."""
    examiner(workspace, name)
    begin_look(workspace, look.look_id)
    answer_all(workspace, look, candidates, leads_among_fillers=leads_among_fillers)
    return complete_look(workspace, look.look_id)
