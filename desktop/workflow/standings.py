"""How each candidate of a search stands, as the record says it now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.domain.conclusions import RecordedConclusion
from desktop.domain.looks import Look, LookState, sealed
from desktop.domain.people import Right
from desktop.domain.policies import PolicyProfile
from desktop.domain.standings import CandidateStanding, Corroboration, Release, Standing, judge
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require
from desktop.workflow.blindness import conclusion_names, person_names, require_seen
from desktop.workflow.case_opinions import CaseOpinions
from desktop.workflow.cases import policy_of

PENDING = (
    Standing.WAITS_FOR_LOOK,
    Standing.WAITS_FOR_CORROBORATION,
    Standing.WAITS_FOR_RELEASE,
)
"""A lead on its way: while a case has one, nothing of the case leaves."""


def standings_in(
    stores: Stores, search_id: str, said: CaseOpinions | None = None
) -> list[CandidateStanding]:
    """By rank, of the candidates that a first examiner concluded on. Inside a block.

    `said` is what was said in the whole case: for whoever goes through several of its searches. A release
    counts as far as the reviews before it bore it: a row that somebody put in by other means releases
    nothing.
    """
    conclusions = stores.conclusions.of_search(search_id)
    # Of thousands of candidates a few were examined.
    examined = {c.face_id for c in conclusions if c.face_id is not None}
    record = stores.searches.get_for(search_id, examined)
    policy = policy_of(stores, record.case_id)
    looks = tuple(stores.looks.of_search(search_id))
    corroborations = stores.releases.corroborations(search_id)
    releases = {r.face_id: r for r in stores.releases.releases(search_id)}
    there = stores.faces.get_many(examined)
    said = said or CaseOpinions(stores, record.case_id)
    found = []
    for candidate in record.candidates:
        face_id = candidate.face_id
        own = [c for c in conclusions if c.face_id == face_id]
        if not own:
            continue
        supporting = tuple(c for c in corroborations if c.face_id == face_id)
        counted = independent_looks(stores, own, looks)
        release = releases.get(face_id)
        if release is not None and not release_is_borne(
            stores, policy, own, counted, release, supporting, said
        ):
            release = None
        standing, leads, others = judge(
            policy,
            own[-1],
            counted,
            face_id,
            corroborated=bool(supporting),
            released=release is not None,
            expunged=face_id not in there,
            dissents=said.against(own[-1]),
        )
        found.append(
            CandidateStanding(
                face_id,
                candidate.subject_id,
                candidate.rank,
                standing,
                own[-1],
                tuple(sealed(k) for k in looks if any(item.face_id == face_id for item in k.candidates)),
                leads,
                others,
                supporting,
                release,
            )
        )
    return found


def release_is_borne(
    stores: Stores,
    policy: PolicyProfile,
    conclusions: Sequence[RecordedConclusion],
    looks: Sequence[Look],
    release: Release,
    corroborations: Sequence[Corroboration],
    said: CaseOpinions,
) -> bool:
    """Whether what stood in the record before a release allowed it, by whoever released it.

    `conclusions` and `corroborations` are of its candidate.
    """
    seq = release.log_seq
    before = [c for c in conclusions if c.log_seq < seq]
    if not before:
        return False
    asked = tuple(_as_it_stood(look, seq) for look in looks if look.asked_seq < seq)
    standing, _, _ = judge(
        policy,
        before[-1],
        asked,
        release.face_id,
        corroborated=any(c.log_seq < seq for c in corroborations),
        released=False,
        expunged=False,
        dissents=said.against(before[-1], seq),
    )
    if standing is not Standing.WAITS_FOR_RELEASE:
        return False
    shown = [k for k in asked if any(item.face_id == release.face_id for item in k.candidates)]
    releaser = person_names(stores, release.account_id, release.actor)
    return not (policy.releaser_is_another and releaser & examined_by(stores, before, shown))


def _as_it_stood(look: Look, seq: int) -> Look:
    """A look that ended only after the entry was open when that was written."""
    if look.ended_seq is None or look.ended_seq < seq:
        return look
    return replace(look, state=LookState.BEGUN, answers=())


def examined_by(
    stores: Stores, conclusions: Iterable[RecordedConclusion], looks: Iterable[Look]
) -> set[str]:
    """Names, folded, of everybody who concluded or looked."""
    found: set[str] = set()
    for one in conclusions:
        found |= conclusion_names(stores, one)
    for look in looks:
        if look.account_id is not None:
            found |= person_names(stores, look.account_id, look.examiner or "")
    return found


def unborne_releases(stores: Stores) -> list[tuple[int, str]]:
    """(log entry, subject) of releases that the reviews before them did not allow. Inside a block."""
    found = []
    for search_id in dict.fromkeys(search for search, _, _ in stores.releases.all_released()):
        held = {s.face_id for s in standings_in(stores, search_id) if s.release is not None}
        found += [
            (release.log_seq, release.subject_id)
            for release in stores.releases.releases(search_id)
            if release.face_id not in held
        ]
    return sorted(found)


def independent_looks(
    stores: Stores, conclusions: Sequence[RecordedConclusion], looks: Iterable[Look]
) -> tuple[Look, ...]:
    """Without those of somebody who had concluded on the candidate before, or had looked before, under any
    account. Nobody is let in to do such a look; what reached the record in another way counts for nothing.
    """
    kept: list[Look] = []
    looked: set[str] = set()
    for look in looks:
        if look.account_id is None or look.examiner is None:
            kept.append(look)
            continue
        who = person_names(stores, look.account_id, look.examiner)
        concluded = examined_by(stores, [c for c in conclusions if c.log_seq < look.asked_seq], ())
        if not who & (looked | concluded):
            kept.append(look)
        if look.answers:
            looked |= who
    return tuple(kept)


def standings_of(workspace: Workspace, search_id: str) -> list[CandidateStanding]:
    """For those who have opened the search. Raises `AccessRefused`."""
    require_seen(workspace, search_id)
    with workspace.reading() as stores:
        return standings_in(stores, search_id)


def standing_in(stores: Stores, search_id: str, face_id: int) -> CandidateStanding | None:
    return next((s for s in standings_in(stores, search_id) if s.face_id == face_id), None)


def pending_leads(stores: Stores, case_id: str) -> list[CandidateStanding]:
    """Leads of a case that are neither released, rejected nor ended by a disagreement. Inside a block."""
    said = CaseOpinions(stores, case_id)
    return [
        standing
        for search_id in stores.searches.ids_in([case_id])
        for standing in standings_in(stores, search_id, said)
        if standing.standing in PENDING
    ]


def has_pending_leads(workspace: Workspace, case_id: str) -> bool:
    """Raises `AccessRefused`."""
    require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        return bool(pending_leads(stores, case_id))
