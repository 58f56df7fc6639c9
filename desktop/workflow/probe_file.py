"""A recorded probe with everything that was done with it before any candidate was shown."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date

from desktop.domain.adjustments import Recipe
from desktop.domain.cases import CaseFile
from desktop.domain.people import Right
from desktop.domain.probe_analysis import ProbeAnalysis
from desktop.domain.probes import Probe
from desktop.recognition.adjusted_image import apply_recipe
from desktop.recognition.image_reader import UprightImage
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require
from desktop.workflow.cases import told_of
from desktop.workflow.pictures import read_original


@dataclass(frozen=True, slots=True)
class ProbeFile:
    """`analysis` is the latest, None before there was one. `searches` counts those made with it."""

    probe: Probe
    case: CaseFile
    captured_on: date | None
    recipe: Recipe
    analysis: ProbeAnalysis | None
    searches: int
    pack_hash: str


@dataclass(frozen=True, slots=True)
class ProbePicture:
    """`adjusted` holds the pixels that were searched; the same as `original` where nothing was adjusted."""

    original: UprightImage
    adjusted: UprightImage
    recipe: Recipe


def probe_file(workspace: Workspace, probe_id: str) -> ProbeFile:
    """Raises `AccessRefused`, and `WrongUse` for an id that no probe has."""
    require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        probe = stores.probes.get(probe_id)
        analyses = stores.probe_reviews.analyses(probe_id)
        _, pack_hash = stores.probes.template(probe_id)
        made = stores.searches.recent(100_000, probe.case_id, with_candidates=False)
        return ProbeFile(
            probe,
            told_of(stores, stores.case_files.file(stores.cases.get(probe.case_id))),
            stores.probe_reviews.capture_date(probe_id),
            stores.probe_reviews.recipe(probe_id)[0],
            analyses[-1].analysis if analyses else None,
            sum(1 for record in made if record.probe_id == probe_id),
            pack_hash,
        )


def probe_picture(workspace: Workspace, probe_id: str) -> ProbePicture:
    """The untouched original, and its recipe replayed on a copy.

    Raises `AccessRefused`, `WrongUse`, and `WorkspaceDamaged` when the original is missing or altered.
    """
    require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        probe = stores.probes.get(probe_id)
        recipe, _ = stores.probe_reviews.recipe(probe_id)
    original = read_original(workspace, probe.image_sha256)
    adjusted = dataclasses.replace(original, pixels=apply_recipe(original.pixels, recipe))
    return ProbePicture(original, adjusted, recipe)
