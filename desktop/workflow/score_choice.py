"""Which score a gallery is searched with. A change is part of the record."""

from __future__ import annotations

from desktop.domain.cohorts import COHORT_SIZE, MINIMUM_SUBJECTS
from desktop.domain.galleries import Gallery
from desktop.domain.log_entries import EntryKind
from desktop.domain.logged_settings import SCORE_BY_SIZE, score_setting
from desktop.domain.measurements import Measurement
from desktop.domain.people import Right
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import WrongUse
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permitted


def chosen_score(workspace: Workspace, gallery_id: int) -> ScoreKind | None:
    """What somebody chose for this gallery; None leaves it to the gallery's size."""
    with workspace.reading() as stores:
        text = stores.settings.get(score_setting(gallery_id)) or ""
    return ScoreKind(text) if text in set(ScoreKind) else None


def score_for(workspace: Workspace, gallery: Gallery) -> ScoreKind:
    """The chosen score, else the default for the gallery's size, whatever was measured so far."""
    by_size = ScoreKind.NORMALISED if gallery.subjects >= MINIMUM_SUBJECTS else ScoreKind.RAW
    return chosen_score(workspace, gallery.gallery_id) or by_size


def may_be_normalised(gallery: Gallery) -> bool:
    """Whether the gallery is large enough for the normalised score to be measured."""
    return gallery.subjects >= COHORT_SIZE + 2


def score_in_use(workspace: Workspace, measurement: Measurement) -> ScoreKind:
    """The chosen score, else the default for the gallery's size; raw where no other was measured."""
    chosen = chosen_score(workspace, measurement.gallery_id) or measurement.default_kind
    return chosen if measurement.normalised is not None else ScoreKind.RAW


def choose_score(
    workspace: Workspace, gallery: Gallery, kind: ScoreKind | None, measurement: Measurement | None
) -> None:
    """Takes effect with the next search. `measurement` is the newest of the gallery, None without
    any. Raises `WrongUse` where the score cannot be measured."""
    if measurement is not None and measurement.n == gallery.subjects:
        too_small = measurement.normalised is None
    else:  # not measured, or before the gallery grew
        too_small = gallery.subjects < COHORT_SIZE + 2
    if kind is ScoreKind.NORMALISED and too_small:
        raise WrongUse(
            detail=f"The gallery “{gallery.name}” is too small for a cohort: "
            "the normalised score cannot be measured on it."
        )
    text = "" if kind is None else kind.value
    with permitted(workspace, Right.ENROL) as (stores, _):
        if (stores.settings.get(score_setting(gallery.gallery_id)) or "") == text:
            return
        stores.settings.set(score_setting(gallery.gallery_id), text)
        stores.log.append(
            EntryKind.SCORE_CHOSEN,
            {"gallery_id": gallery.gallery_id, "score": text or SCORE_BY_SIZE},
        )
