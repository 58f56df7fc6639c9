"""Asks for a blind look: who is to be looked at, among which fillers, in which order; and takes it back.

A filler is another person on record. Nobody who looks can tell which face somebody called a lead, and a
filler that is chosen says something about the comparison, not about the filler. Should the person of the
probe be among the fillers, that would be found out.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence

from desktop.domain.candidates import Candidate
from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, Conclusion, reason_is_enough
from desktop.domain.fillers import ListedFace, choose_fillers
from desktop.domain.galleries import EnrolledFace
from desktop.domain.likely_duplicates import likely_duplicates
from desktop.domain.log_entries import EntryKind
from desktop.domain.looks import Look, LookItem, LookState
from desktop.domain.people import Person, Right
from desktop.domain.policies import PolicyProfile
from desktop.domain.searches import SearchRecord
from desktop.domain.standings import CandidateStanding, Standing
from desktop.errors import AccessRefused, ReasonRequired, WrongUse
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permit, permitted, refusals_logged, require
from desktop.workflow.blindness import person_names, see_search
from desktop.workflow.cases import policy_of, require_open
from desktop.workflow.casework_only import require_casework
from desktop.workflow.look_withdrawal import withdraw_in
from desktop.workflow.measure_rates import stored_measurement
from desktop.workflow.standings import examined_by, standing_in, standings_in

SECOND = 2
THIRD = 3
_GALLERY_WIDE = 100_000
"""Pairs of people who may be enrolled twice: all of them, in practice."""


def ask_second_look(workspace: Workspace, search_id: str) -> Look:
    """Asks another person to look blind at every lead of the search that waits for it.

    Raises `WrongUse` where none does, `AccessRefused` without the right, in a closed case, and where the
    candidate list holds nobody who could be a filler.
    """
    require_casework(workspace)
    require(workspace, Right.EXAMINE)
    see_search(workspace, search_id, "opened")
    twice = _enrolled_twice(workspace, search_id)
    with permitted(workspace, Right.EXAMINE) as (stores, person):
        record = stores.searches.get(search_id)
        require_open(stores, record.case_id)
        shown = {
            item.face_id
            for look in stores.looks.of_search(search_id)
            if look.is_open
            for item in look.candidates
        }
        waiting = [
            s
            for s in standings_in(stores, search_id)
            if s.standing is Standing.WAITS_FOR_LOOK and s.face_id not in shown
        ]
        if not waiting:
            raise WrongUse(
                detail="No lead of this search waits for another person: conclude on a candidate first, or "
                "wait for the look that was asked for."
            )
        return _ask(stores, record, person, waiting, SECOND, "", twice)


def ask_third_look(workspace: Workspace, search_id: str, face_id: int, reason: str) -> Look:
    """Asks one more person to look at a candidate on which two disagree, or where a filler was chosen.

    The earlier looks stay as they are. Raises `ReasonRequired`, and `AccessRefused` without the right, in a
    closed case, without such an outcome, after a third look, and where the policy ends the matter.
    """
    require_casework(workspace)
    require(workspace, Right.ASK_THIRD_LOOK)
    if not reason_is_enough(reason):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    see_search(workspace, search_id, "opened")
    twice = _enrolled_twice(workspace, search_id)
    with permitted(workspace, Right.ASK_THIRD_LOOK) as (stores, person):
        record = stores.searches.get(search_id)
        require_open(stores, record.case_id)
        standing = standing_in(stores, search_id, face_id)
        policy = policy_of(stores, record.case_id)
        refused = no_third_look(policy, standing)
        if refused or standing is None:
            raise AccessRefused(
                detail=refused,
                right=Right.ASK_THIRD_LOOK.value,
                about={"search_id": search_id, "case_id": record.case_id, "face_id": face_id},
            )
        return _ask(stores, record, person, [standing], THIRD, " ".join(reason.split()), twice)


def no_third_look(policy: PolicyProfile, standing: CandidateStanding | None) -> str:
    """Why a third look cannot be asked for; empty text where it can."""
    if standing is None or standing.standing in (
        Standing.UNDECIDED,
        Standing.REJECTED,
        Standing.RELEASED,
        Standing.EXPUNGED,
    ):
        return (
            "This candidate is not on its way as a lead: there is nothing that a third look could settle."
        )
    if any(look.is_open for look in standing.looks):
        return "A look at this candidate is open: wait until it is completed."
    done = [look for look in standing.looks if look.state is LookState.COMPLETED]
    if any(look.ordinal >= THIRD for look in done):
        return "A third look has been taken. Its outcome stands; people are not asked until one agrees."
    if standing.standing is Standing.DISAGREEMENT:
        if not policy.third_look_decides:
            return f"Under the policy “{policy.title}” a disagreement is the end: no third look decides it."
        return ""
    if any(look.fillers_chosen for look in done):
        return ""
    return "A third look is for a disagreement, or for a look in which a filler was chosen."


def withdraw_look(workspace: Workspace, look_id: str, reason: str) -> None:
    """Ends a look without an outcome, while it waits or is begun; what was said in it stays in the record.

    For those who concluded on one of its candidates, whoever asked for it, and whoever may ask for a third
    look; once a face of it is answered, only for the last. An answer that was no lead goes on counting.
    Raises `ReasonRequired`, `WrongUse` for a look that has ended, `AccessRefused`.
    """
    require_casework(workspace)
    require(workspace, Right.VIEW_CASES)
    if not reason_is_enough(reason):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    with refusals_logged(workspace), workspace.recording() as stores:
        person = permit(workspace, stores, Right.VIEW_CASES)
        look = stores.looks.get(look_id)
        account = stores.accounts.get(person.account_id)
        supervises = account is not None and Right.ASK_THIRD_LOOK in account.rights
        if not supervises and not person_names(stores, person.account_id, person.name) & _askers(
            stores, look
        ):
            raise AccessRefused(
                detail="A look is withdrawn by the first examiner or by a supervisor.",
                right=Right.ASK_THIRD_LOOK.value,
                about={"look_id": look_id, "search_id": look.search_id},
            )
        if not look.is_open:
            raise WrongUse(detail="This look has ended: what came of it stays in the record.")
        if look.answers and not supervises:
            raise AccessRefused(
                detail="Faces of this look have been answered: only a supervisor can withdraw it now.",
                right=Right.ASK_THIRD_LOOK.value,
                about={"look_id": look_id, "search_id": look.search_id},
            )
        withdraw_in(stores, look.look_id, " ".join(reason.split()))


def _askers(stores: Stores, look: Look) -> set[str]:
    faces = {item.face_id for item in look.candidates}
    written = [c for c in stores.conclusions.of_search(look.search_id) if c.face_id in faces]
    return person_names(stores, "", look.asked_by) | examined_by(stores, written, ())


def _ask(
    stores: Stores,
    record: SearchRecord,
    person: Person,
    standings: Sequence[CandidateStanding],
    ordinal: int,
    reason: str,
    twice: dict[str, set[str]],
) -> Look:
    """Inside a recording. `twice`: subjects who may be one person, by subject."""
    policy = policy_of(stores, record.case_id)
    chosen = {s.face_id: s.subject_id for s in standings}
    fillers = _fillers(stores, record, chosen, policy.fillers, twice)
    if not fillers:
        raise AccessRefused(
            detail="The candidate list of this search holds nobody who could be shown beside the lead: "
            "search again with a longer list, or in a larger gallery.",
            right=Right.EXAMINE.value,
            about={"search_id": record.search_id, "case_id": record.case_id},
        )
    faces = [(face, subject, False) for face, subject in chosen.items()]
    faces += [(filler.face_id, filler.subject_id, True) for filler in fillers]
    secrets.SystemRandom().shuffle(faces)
    items = [LookItem(place, *one) for place, one in enumerate(faces, start=1)]
    look_id = uuid.uuid4().hex
    stores.looks.ask(look_id, record.search_id, ordinal, reason, items, person.name)
    stores.log.append(
        EntryKind.LOOK_ASKED,
        {
            "look_id": look_id,
            "search_id": record.search_id,
            "case_id": record.case_id,
            "ordinal": ordinal,
            "reason": reason,
            "candidates": [item.face_id for item in items if not item.is_filler],
            "fillers": [item.face_id for item in items if item.is_filler],
            "order": [item.face_id for item in items],
            "fillers_wanted": policy.fillers,
        },
    )
    return stores.looks.get(look_id)


def _fillers(
    stores: Stores,
    record: SearchRecord,
    chosen: dict[int, str],
    wanted: int,
    twice: dict[str, set[str]],
) -> tuple[ListedFace, ...]:
    known = stores.faces.get_many([c.face_id for c in record.candidates])
    pictures = {known[face].image_sha256 for face in chosen if face in known}
    pictures.add(stores.probes.get(record.probe_id).image_sha256)
    barred = _called_leads(stores, record.case_id) | set(chosen.values())
    for subject in chosen.values():
        barred |= twice.get(subject, set())
    earlier: set[str] = set()
    for look in stores.looks.of_search(record.search_id):
        earlier |= {item.subject_id for item in look.items if item.is_filler}
        barred |= {item.subject_id for item in look.candidates}
    listed = [
        _listed(candidate, known[candidate.face_id], earlier)
        for candidate in record.candidates
        if candidate.face_id in known
    ]
    candidates = [face for face in listed if face.face_id in chosen]
    pool: list[ListedFace] = []
    for face in listed:
        picture = known[face.face_id].image_sha256
        if face.subject_id not in barred and picture not in pictures:
            pictures.add(picture)
            pool.append(face)
    return choose_fillers(pool, candidates, wanted)


def _listed(candidate: Candidate, face: EnrolledFace, earlier: set[str]) -> ListedFace:
    return ListedFace(
        candidate.face_id,
        candidate.subject_id,
        candidate.score,
        face.record.sex.strip(),
        candidate.subject_id in earlier,
    )


def _called_leads(stores: Stores, case_id: str) -> set[str]:
    """Subjects whom somebody ever called a lead in the case."""
    return {
        one.subject_id
        for search_id in stores.searches.ids_in([case_id])
        for one in stores.conclusions.of_search(search_id)
        if one.subject_id is not None and one.conclusion is Conclusion.LEAD
    }


def _enrolled_twice(workspace: Workspace, search_id: str) -> dict[str, set[str]]:
    """By subject, those who may be enrolled a second time; nobody where nothing was measured."""
    with workspace.reading() as stores:
        record = stores.searches.get(search_id)
    measured = stored_measurement(workspace, record.gallery_id, record.snapshot_hash, record.pack_hash)
    found: dict[str, set[str]] = {}
    if measured is None:
        return found
    for pair in likely_duplicates(measured.raw, measured.first_faces, _GALLERY_WIDE).pairs:
        first, second = measured.subject_ids[pair.first], measured.subject_ids[pair.second]
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return found
