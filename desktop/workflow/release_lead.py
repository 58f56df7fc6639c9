"""From an agreed lead to one that may leave: corroboration in words, then a release by somebody who may.

The gate is here and nowhere else: whatever wants to leave as a lead asks `require_released`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, reason_is_enough
from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Person, Right, folded
from desktop.domain.standings import CandidateStanding, Corroboration, Release, Standing
from desktop.errors import AccessRefused, ReasonRequired, WrongUse
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permitted
from desktop.workflow.blindness import see_search
from desktop.workflow.cases import policy_of, require_granted, require_open
from desktop.workflow.casework_only import require_casework
from desktop.workflow.standings import examined_by, standing_in

_WHY_NOT: dict[Standing, str] = {
    Standing.UNDECIDED: "Nobody has concluded on this candidate yet.",
    Standing.REJECTED: "The first examiner did not conclude that this candidate is a lead.",
    Standing.WAITS_FOR_LOOK: "Another person has to look at it blind first.",
    Standing.DISAGREEMENT: "The examiners disagree: it does not leave as a lead.",
    Standing.WAITS_FOR_CORROBORATION: "Describe first what corroborates it independently of any face.",
    Standing.RELEASED: "It has been released already.",
    Standing.EXPUNGED: "This person was expunged from the gallery: nothing about them is released.",
}


def corroborate(
    workspace: Workspace, search_id: str, face_id: int, text: str, source: str
) -> Corroboration:
    """Records what speaks for the lead and comes from somewhere else than a comparison of faces.

    Raises `ReasonRequired`, `WrongUse` for a candidate that is no agreed lead, `AccessRefused`.
    """
    require_casework(workspace)
    words, origin = " ".join(text.split()), " ".join(source.split())
    if not reason_is_enough(words):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    if not origin:
        raise WrongUse(detail="Say where the corroboration comes from: a witness, a document, a record.")
    see_search(workspace, search_id, "opened")
    with permitted(workspace, Right.CORROBORATE) as (stores, person):
        record = stores.searches.get(search_id)
        require_open(stores, record.case_id)
        standing = standing_in(stores, search_id, face_id)
        if standing is None or standing.standing not in (
            Standing.WAITS_FOR_CORROBORATION,
            Standing.WAITS_FOR_RELEASE,
        ):
            raise WrongUse(detail=f"Nothing is to be corroborated here. {_why_not(standing)}")
        found = Corroboration(search_id, face_id, words, origin, datetime.now(UTC), person.name)
        stores.releases.corroborate(found, person.account_id)
        stores.log.append(
            EntryKind.CORROBORATION,
            {
                "search_id": search_id,
                "case_id": record.case_id,
                "face_id": face_id,
                "subject_id": standing.subject_id,
                "text": words,
                "source": origin,
            },
        )
        return found


def release(workspace: Workspace, search_id: str, face_id: int) -> Release:
    """Lets a lead leave. Raises `AccessRefused` where the policy of the case does not (yet) allow it."""
    require_casework(workspace)
    see_search(workspace, search_id, "opened")
    with permitted(workspace, Right.RELEASE) as (stores, person):
        record = stores.searches.get(search_id)
        require_granted(stores, record.case_id)
        policy = policy_of(stores, record.case_id)
        about: dict[str, object] = {"search_id": search_id, "face_id": face_id, "case_id": record.case_id}
        standing = standing_in(stores, search_id, face_id)
        if standing is None or standing.standing is not Standing.WAITS_FOR_RELEASE:
            raise AccessRefused(
                detail=f"This candidate cannot be released. {_why_not(standing)}",
                right=Right.RELEASE.value,
                about={**about, "standing": standing.standing.value if standing else None},
            )
        if policy.releaser_is_another and _examined(stores, standing) & _names(person):
            raise AccessRefused(
                detail=f"The policy “{policy.title}” asks for a release by somebody who did not examine.",
                right=Right.RELEASE.value,
                about=about,
            )
        found = Release(
            search_id, face_id, standing.subject_id, datetime.now(UTC), person.name, person.account_id
        )
        stores.releases.release(found)
        stores.log.append(
            EntryKind.LEAD_RELEASED,
            {
                "search_id": search_id,
                "case_id": record.case_id,
                "case_number": record.case_number,
                "face_id": face_id,
                "subject_id": standing.subject_id,
                "policy_sha256": policy.sha256,
                "leads": list(standing.leads),
                "others": list(standing.others),
                "looks": [look.look_id for look in standing.looks],
                "corroborations": len(standing.corroborations),
            },
        )
        return found


def _why_not(standing: CandidateStanding | None) -> str:
    return _WHY_NOT.get(standing.standing if standing else Standing.UNDECIDED, "")


def _names(person: Person) -> set[str]:
    return {folded(person.name), folded(person.full_name)}


def _examined(stores: Stores, standing: CandidateStanding) -> set[str]:
    """Names of everybody who concluded on the candidate, ever."""
    first = standing.first
    written = stores.conclusions.of_search(first.search_id) if first is not None else []
    return examined_by(stores, [c for c in written if c.face_id == standing.face_id], standing.looks)


def has_examined(stores: Stores, standing: CandidateStanding, person: Person) -> bool:
    """Whether the person concluded on the candidate, in whatever order and under any account."""
    return bool(_examined(stores, standing) & _names(person))
