"""How a candidate stands on its way from a first conclusion to a release, and why it goes no further."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.conclusions import Conclusion, RecordedConclusion
from desktop.domain.looks import Look, LookState
from desktop.domain.people import folded
from desktop.domain.policies import PolicyProfile


class Standing(StrEnum):
    """Of one candidate of one search. Only `RELEASED` may leave as a lead."""

    UNDECIDED = "undecided"
    REJECTED = "rejected"
    """Concluded otherwise than as a lead."""
    WAITS_FOR_LOOK = "waits_for_look"
    DISAGREEMENT = "disagreement"
    WAITS_FOR_CORROBORATION = "waits_for_corroboration"
    WAITS_FOR_RELEASE = "waits_for_release"
    RELEASED = "released"
    EXPUNGED = "expunged"


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What speaks for the lead that does not come from comparing faces."""

    search_id: str
    face_id: int
    text: str
    source: str
    at: datetime
    actor: str
    log_seq: int = 0
    """Of its entry; 0 before it is recorded."""


@dataclass(frozen=True, slots=True)
class Release:
    search_id: str
    face_id: int
    subject_id: str
    at: datetime
    actor: str
    account_id: str
    log_seq: int = 0
    """Of its entry; 0 before it is recorded."""


@dataclass(frozen=True, slots=True)
class CandidateStanding:
    """`leads` and `others` are the people who concluded, in the order they did."""

    face_id: int
    subject_id: str
    rank: int
    standing: Standing
    first: RecordedConclusion | None
    looks: tuple[Look, ...]
    leads: tuple[str, ...]
    others: tuple[str, ...]
    corroborations: tuple[Corroboration, ...] = ()
    release: Release | None = None

    @property
    def open_look(self) -> Look | None:
        """One that somebody was asked for and has not ended."""
        open_states = (LookState.WAITING, LookState.BEGUN)
        return next((look for look in self.looks if look.state in open_states), None)


def judge(
    policy: PolicyProfile,
    first: RecordedConclusion | None,
    looks: tuple[Look, ...],
    face_id: int,
    *,
    corroborated: bool,
    released: bool,
    expunged: bool,
    dissents: tuple[str, ...] = (),
) -> tuple[Standing, tuple[str, ...], tuple[str, ...]]:
    """The standing, who concluded `lead`, and who concluded otherwise.

    `first` is the first examiner's latest conclusion. A look that agrees counts only where it was asked for
    after it; one that does not agree counts always, or writing `lead` anew would wipe a disagreement out.
    Nobody counts twice. One conclusion against it is a disagreement, which ends the matter unless the
    policy lets a third look decide: then two of three have to say `lead` (more where the policy asks for
    more), and always more than say otherwise. While a look is open nothing goes on.

    `dissents` are people who said otherwise of this candidate elsewhere: beside the first examiner, or in
    another search of the case. An answer against it counts also where its look was withdrawn since.
    """
    if released:
        standing = Standing.RELEASED
    elif expunged:
        standing = Standing.EXPUNGED
    elif first is None:
        return Standing.UNDECIDED, (), ()
    else:
        standing = Standing.REJECTED
    leads: list[str] = []
    others: list[str] = []
    waits = False
    if first is not None:
        (leads if first.conclusion is Conclusion.LEAD else others).append(first.examiner)
    for look in looks:
        if first is None or all(item.face_id != face_id for item in look.candidates):
            continue
        waits = waits or look.is_open
        answer = look.answer(face_id)
        if look.is_open or answer is None or look.examiner is None:
            continue
        if answer.conclusion is not Conclusion.LEAD:
            others.append(look.examiner)
        elif look.state is LookState.WITHDRAWN:
            continue
        elif look.asked_seq > first.log_seq and folded(look.examiner) not in map(folded, leads):
            leads.append(look.examiner)
    if first is not None:
        others += [name for name in dissents if folded(name) not in map(folded, others)]
    found = tuple(leads), tuple(others)
    if standing in (Standing.RELEASED, Standing.EXPUNGED):
        return standing, *found
    if first is None or first.conclusion is not Conclusion.LEAD:
        return Standing.REJECTED, *found
    if waits:
        return Standing.WAITS_FOR_LOOK, *found
    decided = len(leads) >= max(2, policy.examiners) and len(leads) > len(others)
    if others and not (policy.third_look_decides and decided):
        return Standing.DISAGREEMENT, *found
    if len(leads) < policy.examiners:
        return Standing.WAITS_FOR_LOOK, *found
    if policy.corroboration_required and not corroborated:
        return Standing.WAITS_FOR_CORROBORATION, *found
    return Standing.WAITS_FOR_RELEASE, *found
