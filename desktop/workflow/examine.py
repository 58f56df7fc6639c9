"""Conclusions of an examiner, each with a written reason. Nothing recorded is ever replaced."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime

from desktop.domain.annotations import Annotation, annotations_record
from desktop.domain.conclusions import (
    MINIMUM_REASON_LENGTH,
    Conclusion,
    RecordedConclusion,
    SearchOutcome,
    reason_is_enough,
)
from desktop.domain.error_notes import GroupNote
from desktop.domain.features import FeatureList
from desktop.domain.log_entries import EntryKind
from desktop.domain.looks import LookState
from desktop.domain.people import Right
from desktop.domain.rates import Rate
from desktop.errors import AccessRefused, ReasonRequired, WrongUse
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permitted, require
from desktop.workflow.blindness import refuse_while_looking, see_search
from desktop.workflow.cases import policy_of, require_open
from desktop.workflow.casework_only import require_casework
from desktop.workflow.expunged import refuse_expunged
from desktop.workflow.feature_rules import require_features
from desktop.workflow.policy_gates import require_policy_floor
from desktop.workflow.threshold_floor import floor_in, fpir_of_search, is_below, may_be_below

NO_FEATURES = FeatureList()


def note_examination(workspace: Workspace, search_id: str, face_id: int) -> None:
    """Logs that a candidate was opened side by side with the probe."""
    require_casework(workspace)
    see_search(workspace, search_id, "opened")
    with permitted(workspace, Right.EXAMINE) as (stores, _):
        record = stores.searches.get_for(search_id, [face_id])
        require_open(stores, record.case_id)
        candidate = next((c for c in record.candidates if c.face_id == face_id), None)
        if candidate is None:
            raise WrongUse(detail="This face is not a candidate of the search.")
        refuse_expunged(stores, face_id)
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
    features: FeatureList = NO_FEATURES,
    annotations: Sequence[Annotation] = (),
) -> RecordedConclusion:
    """Records a conclusion on one candidate, or (face_id None) that the search has no candidate.

    `threshold`, `fpir` and `notes` (what was said of the probe's and the candidate's group) are those in
    force on the screen when it was written. `fpir` is replaced by the one measured for this search while
    that is known. Below the policy's floor a written reason for going there has to be in the record first
    (`lower_threshold`); what counts is the threshold or the candidate's score, whichever is lower. A later
    conclusion on the same candidate stands beside the earlier ones. Raises `ReasonRequired` and `WrongUse`,
    the latter also for a candidate that this person has not examined (`note_examination`).

    `features` and `annotations` say what was seen. A lead says something about every component that the
    case's policy asks for; an exclusion names at least one that differs. `AccessRefused`: without the
    right, in a closed case, below the policy's own floor, or while another person's look at it is open.
    """
    require_casework(workspace)
    require(workspace, Right.EXAMINE)
    if not math.isfinite(threshold):
        raise WrongUse(detail="A threshold is a number on the model pack's score scale.")
    if not reason_is_enough(reason):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    if (face_id is None) != isinstance(conclusion, SearchOutcome):
        raise WrongUse(detail="“No candidate” is said of a search as a whole, the others of one candidate.")
    see_search(workspace, search_id, "opened")
    with workspace.reading() as stores:
        record = stores.searches.get_for(search_id, [] if face_id is None else [face_id])
        policy = policy_of(stores, record.case_id)
    require_features(policy, conclusion, features)
    candidate = next((c for c in record.candidates if c.face_id == face_id), None)
    if face_id is not None and candidate is None:
        raise WrongUse(detail="This face is not a candidate of the search.")
    # A candidate cannot have come through a threshold above its own score. Measured rates are read before
    # the one writer is taken.
    deepest = threshold if candidate is None else min(threshold, candidate.score)
    measured, at_deepest = fpir_of_search(workspace, record, [threshold, deepest])
    fpir = measured or fpir
    with permitted(workspace, Right.EXAMINE) as (stores, person):
        require_open(stores, record.case_id)
        refuse_while_looking(stores, person, record.case_id)
        require_policy_floor(policy, fpir, record.case_id)
        refuse_expunged(stores, face_id)
        if face_id is not None:
            _refuse_under_look(stores, search_id, face_id)
        examined = EntryKind.CANDIDATE_EXAMINED
        if face_id is not None and not stores.log.has(examined, search_id, face_id, person.name):
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
            examiner=stores.actor,
            at=datetime.now(UTC),
            log_seq=stores.log.next_seq,
        )
        conclusion_id = stores.conclusions.next_id
        recorded = stores.conclusions.add(recorded)
        if face_id is not None:
            stores.conclusions.add_detail(conclusion_id, person.account_id, features, annotations)
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
                "features": features.as_record(),
                "annotations": annotations_record(annotations),
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


def _refuse_under_look(stores: Stores, search_id: str, face_id: int) -> None:
    """A conclusion that is written while another person looks would not be independent of them."""
    for look in stores.looks.of_search(search_id):
        shown = any(item.face_id == face_id for item in look.candidates)
        if shown and look.state in (LookState.WAITING, LookState.BEGUN):
            raise AccessRefused(
                detail="Another person's blind look at this candidate is open: wait until it is completed, "
                "or withdraw it first.",
                right=Right.EXAMINE.value,
                about={"search_id": search_id, "face_id": face_id, "look_id": look.look_id},
            )


def latest_by_candidate(conclusions: list[RecordedConclusion]) -> dict[int | None, RecordedConclusion]:
    """The newest conclusion on each face; key None is the search as a whole."""
    return {c.face_id: c for c in sorted(conclusions, key=lambda c: c.log_seq)}


def _open_leads(conclusions: list[RecordedConclusion]) -> list[RecordedConclusion]:
    return [c for c in latest_by_candidate(conclusions).values() if c.conclusion is Conclusion.LEAD]
