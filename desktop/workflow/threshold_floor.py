"""The policy's floor: below this confidence the threshold is only lowered with a written reason."""

from __future__ import annotations

from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, reason_is_enough
from desktop.domain.log_entries import EntryKind
from desktop.domain.rates import Rate
from desktop.errors import ReasonRequired, WrongUse
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace

FLOOR_SETTING = "policy_floor_confidence"
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
    with workspace.recording() as stores:
        before = floor_in(stores)
        if before != confidence:
            stores.settings.set(FLOOR_SETTING, repr(float(confidence)))
            stores.log.append(EntryKind.FLOOR_CHANGED, {"before": before, "confidence": float(confidence)})


def is_below(fpir: Rate | None, floor: float) -> bool:
    """Whether the measured FPIR is more than the floor allows; never where nothing is measured."""
    # Compared as counts: 1 - 0.95 is not quite 0.05.
    return fpir is not None and fpir.events > (1.0 - floor) * fpir.n + 1e-9


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

    Raises `ReasonRequired`, `WrongUse`.
    """
    if not reason_is_enough(reason):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    with workspace.recording() as stores:
        if search_id is not None:
            stores.searches.get(search_id)
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
