"""The policy's floor: below this confidence the threshold is only lowered with a written reason."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, reason_is_enough
from desktop.domain.design_effect import DesignEffect
from desktop.domain.log_entries import EntryKind
from desktop.domain.logged_settings import FLOOR_SETTING, floor_text
from desktop.domain.people import Right
from desktop.domain.rates import FpirCurve, Rate
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.searches import SearchRecord
from desktop.errors import ReasonRequired, WrongUse
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permitted, permitted_any
from desktop.workflow.blindness import refuse_unseen
from desktop.workflow.cases import require_open
from desktop.workflow.measure_rates import stored_measurement

DEFAULT_FLOOR = 0.95
"""At most 5 of 100 people who are not in the gallery may get a candidate without a written reason."""


def floor_confidence(workspace: Workspace) -> float:
    """1 - FPIR, 0..1. Zero: no reason is ever asked for."""
    with workspace.reading() as stores:
        return floor_in(stores)


def floor_in(stores: Stores) -> float:
    """As `floor_confidence`, inside a reading or a recording."""
    try:
        value = float(stores.settings.get(FLOOR_SETTING) or DEFAULT_FLOOR)
    except ValueError:
        return DEFAULT_FLOOR
    return value if 0.0 <= value < 1.0 else DEFAULT_FLOOR


def set_floor(workspace: Workspace, confidence: float) -> None:
    """A change is part of the record. Raises `WrongUse` outside 0 <= confidence < 1."""
    if not 0.0 <= confidence < 1.0:
        raise WrongUse(detail="The floor is a confidence between 0% and less than 100%, for example 95%.")
    with permitted(workspace, Right.CHANGE_POLICY) as (stores, _):
        before = floor_in(stores)
        if before != confidence:
            stores.settings.set(FLOOR_SETTING, floor_text(confidence))
            stores.log.append(EntryKind.FLOOR_CHANGED, {"before": before, "confidence": float(confidence)})


def is_below(fpir: Rate | None, floor: float) -> bool:
    """Whether the measured FPIR is more than the floor allows; never where nothing is measured."""
    # Compared as counts: 1 - 0.95 is not quite 0.05.
    return fpir is not None and fpir.events > (1.0 - floor) * fpir.n + 1e-9


def fpir_of_search(
    workspace: Workspace, record: SearchRecord, thresholds: Sequence[float]
) -> list[Rate | None]:
    """FPIR at each threshold as it was measured for this search: a gate asks nobody else for it.

    None where it is not known, because nothing could be measured or what was measured is gone. Reads the
    measurement's file unless every threshold is the one that the search ran with.
    """
    own = np.float32(record.threshold)
    if all(np.float32(t) == own for t in thresholds):
        return [record.fpir] * len(thresholds)
    found = stored_measurement(workspace, record.gallery_id, record.snapshot_hash, record.pack_hash)
    if found is None or (record.score_kind is ScoreKind.NORMALISED and found.normalised is None):
        return [record.fpir if np.float32(t) == own else None for t in thresholds]
    scores = found.scores(record.score_kind)
    curve = FpirCurve(scores.best, DesignEffect.of(scores))
    return [record.fpir if np.float32(t) == own else curve.rate(t) for t in thresholds]


def may_be_below(record: SearchRecord, threshold: float, fpir: Rate | None, floor: float) -> bool:
    """Whether looking at a search at `threshold` needs a written reason.

    Where `fpir` there is not known any more, the search's own says what it can: it is no higher further
    up, and further down it may be anything.
    """
    if fpir is not None or record.fpir is None:
        return is_below(fpir, floor)
    return is_below(record.fpir, floor) or (floor > 0.0 and threshold < record.threshold)


_MAY_LOWER = (Right.SEARCH, Right.EXAMINE)


def lower_threshold(
    workspace: Workspace,
    gallery_id: int,
    reason: str,
    *,
    threshold: float,
    fpir: Rate | None,
    search_id: str | None = None,
) -> None:
    """Records why the threshold goes below the floor, for one search or while looking at a gallery.

    Of a search the FPIR is the one that was measured for it; `fpir` is what the screen said, and is kept
    where that is not known any more. Raises `ReasonRequired`, `WrongUse`, also for a search in another
    gallery.
    """
    if not reason_is_enough(reason):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    case_id = ""
    if search_id is not None:
        with workspace.reading() as stores:
            record = stores.searches.get(search_id)
        case_id = record.case_id
        if record.gallery_id != gallery_id:
            raise WrongUse(detail="The search was done in another gallery than the reason is about.")
        fpir = fpir_of_search(workspace, record, [threshold])[0] or fpir
    with permitted_any(workspace, *_MAY_LOWER) as (stores, person):
        if search_id is not None:
            require_open(stores, case_id)
            refuse_unseen(stores, person, search_id)
        write_reason(stores, gallery_id, reason, threshold=threshold, fpir=fpir, search_id=search_id)


def write_reason(
    stores: Stores,
    gallery_id: int,
    reason: str,
    *,
    threshold: float,
    fpir: Rate | None,
    search_id: str | None,
) -> None:
    """The row and its entry, inside a recording."""
    floor = floor_in(stores)
    text = " ".join(reason.split())
    stores.rates.add_reason(search_id, gallery_id, floor, text, stores.actor)
    stores.log.append(
        EntryKind.THRESHOLD_LOWERED,
        {
            "search_id": search_id,
            "gallery_id": gallery_id,
            "floor": floor,
            "threshold": threshold,
            "fpir": None
            if fpir is None
            else {"events": fpir.events, "n": fpir.n, "low": fpir.low, "high": fpir.high},
            "reason": text,
        },
    )


def reason_given(workspace: Workspace, search_id: str) -> bool:
    """Whether somebody wrote why this search is looked at below the floor."""
    with workspace.reading() as stores:
        return bool(stores.rates.reasons(search_id))
