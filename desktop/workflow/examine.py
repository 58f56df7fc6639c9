"""Conclusions of an examiner, each with a written reason. Nothing recorded is ever replaced."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime

from desktop.domain.conclusions import (
    MINIMUM_REASON_LENGTH,
    Conclusion,
    RecordedConclusion,
    SearchOutcome,
    reason_is_enough,
)
from desktop.domain.error_notes import GroupNote
from desktop.domain.log_entries import EntryKind
from desktop.domain.rates import Rate
from desktop.errors import ReasonRequired, WrongUse
from desktop.storage.workspace import Workspace
from desktop.workflow.casework_only import require_casework
from desktop.workflow.threshold_floor import floor_in, fpir_of_search, is_below, may_be_below


def note_examination(workspace: Workspace, search_id: str, face_id: int) -> None:
    """Logs that a candidate was opened side by side with the probe."""
    require_casework(workspace)
    with workspace.recording() as stores:
        record = stores.searches.get(search_id)
        candidate = next((c for c in record.candidates if c.face_id == face_id), None)
        if candidate is None:
            raise WrongUse(detail="This face is not a candidate of the search.")
        stores.log.append(
            EntryKind.CANDIDATE_EXAMINED,
            {
                "search_id": search_id,
                "face_id": face_id,
                "subject_id": candidate.subject_id,
                "rank": candidate.rank,
            },
        )


def conclude(
    workspace: Workspace,
    search_id: str,
    face_id: int | None,
    conclusion: Conclusion | SearchOutcome,
    reason: str,
    *,
    threshold: float,
    fpir: Rate | None,
    notes: Sequence[GroupNote] = (),
) -> RecordedConclusion:
    """Records a conclusion on one candidate, or (face_id None) that the search has no candidate.

    `threshold`, `fpir` and `notes` (what was said of the probe's and the candidate's group) are those in
    force on the screen when it was written. `fpir` is replaced by the one measured for this search while
    that is known. Below the policy's floor a written reason for going there has to be in the record first
    (`lower_threshold`); what counts is the threshold or the candidate's score, whichever is lower. A later
    conclusion on the same candidate stands beside the earlier ones. Raises `ReasonRequired` and `WrongUse`,
    the latter also for a candidate that the log does not know as examined (`note_examination`).
    """
    require_casework(workspace)
    if not math.isfinite(threshold):
        raise WrongUse(detail="A threshold is a number on the model pack's score scale.")
    if not reason_is_enough(reason):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    if (face_id is None) != isinstance(conclusion, SearchOutcome):
        raise WrongUse(detail="“No candidate” is said of a search as a whole, the others of one candidate.")
    with workspace.reading() as stores:
        record = stores.searches.get(search_id)
    candidate = next((c for c in record.candidates if c.face_id == face_id), None)
    if face_id is not None and candidate is None:
        raise WrongUse(detail="This face is not a candidate of the search.")
    # A candidate cannot have come through a threshold above its own score. Measured rates are read before
    # the one writer is taken.
    deepest = threshold if candidate is None else min(threshold, candidate.score)
    measured, at_deepest = fpir_of_search(workspace, record, [threshold, deepest])
    fpir = measured or fpir
    with workspace.recording() as stores:
        if face_id is not None and not stores.log.has(EntryKind.CANDIDATE_EXAMINED, search_id, face_id):
            raise WrongUse(
                detail="Open the candidate beside the probe first: a conclusion follows an examination."
            )
        floor = floor_in(stores)
        below = is_below(fpir, floor) or may_be_below(record, deepest, at_deepest, floor)
        if below and not stores.rates.reasons(search_id):
            raise WrongUse(
                detail="The threshold lies below the policy's floor: write down why it was lowered, or "
                "raise it again, before concluding on anything it let through."
            )
        if face_id is None:
            open_leads = _open_leads(stores.conclusions.of_search(search_id))
            if open_leads:
                raise WrongUse(
                    detail="A candidate of this search stands as a lead: conclude on it again "
                    "before saying that the search has no candidate."
                )
        recorded = RecordedConclusion(
            search_id=search_id,
            subject_id=candidate.subject_id if candidate else None,
            face_id=face_id,
            conclusion=conclusion,
            reason=" ".join(reason.split()),
            examiner=workspace.actor,
            at=datetime.now(UTC),
            log_seq=stores.log.next_seq,
        )
        conclusion_id = stores.conclusions.next_id
        recorded = stores.conclusions.add(recorded)
        if notes:
            stores.rates.add_conclusion(conclusion_id, threshold, list(notes))
        stores.log.append(
            EntryKind.CONCLUSION,
            {
                "search_id": search_id,
                "case_id": record.case_id,
                "case_number": record.case_number,
                "face_id": face_id,
                "subject_id": recorded.subject_id,
                "rank": candidate.rank if candidate else None,
                "score": candidate.score if candidate else None,
                "conclusion": conclusion.value,
                "reason": recorded.reason,
                "threshold": threshold,
                "fpir": None
                if fpir is None
                else {"events": fpir.events, "n": fpir.n, "low": fpir.low, "high": fpir.high},
                # The groups themselves stand in the row beside: they are metadata of a subject.
                "group_rates": [
                    {
                        "events": note.rate.events if note.rate else None,
                        "n": note.rate.n if note.rate else None,
                        "ratio": note.ratio,
                        "flagged": note.flagged,
                    }
                    for note in notes
                ],
            },
        )
        return recorded


def latest_by_candidate(conclusions: list[RecordedConclusion]) -> dict[int | None, RecordedConclusion]:
    """The newest conclusion on each face; key None is the search as a whole."""
    return {c.face_id: c for c in sorted(conclusions, key=lambda c: c.log_seq)}


def _open_leads(conclusions: list[RecordedConclusion]) -> list[RecordedConclusion]:
    return [c for c in latest_by_candidate(conclusions).values() if c.conclusion is Conclusion.LEAD]
