"""Cases: opened on somebody's word under a dated policy, closed with a reason, never forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.cases import CaseFile, CaseState, CaseTerms, FlagKind
from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, reason_is_enough
from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Person, Right
from desktop.domain.policies import PolicyProfile
from desktop.domain.policy_selection import ComputerPolicies
from desktop.errors import AccessRefused, CaseRequired, ReasonRequired, WrongUse
from desktop.storage.columns import now
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permit_also, permitted, require
from desktop.workflow.blindness import withheld_cases
from desktop.workflow.casework_only import require_casework
from desktop.workflow.clock import moment, today
from desktop.workflow.look_withdrawal import withdraw_in
from desktop.workflow.policies import adopt_in, default_policy_id, find_policy, handed_out, record_of


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What is declared for a new case. Empty texts and None: not given; the policy says what must be."""

    case_number: str
    purpose: str
    offence: str = ""
    """Of the policy's list, where it has one; else the purpose stands for it."""
    requester: str = ""
    authorisation: str = ""
    deadline: date | None = None
    policy_id: str = ""
    """Empty: the workspace's default."""
    retention_until: date | None = None
    """None: as long as the policy says."""


def missing_for(policy: PolicyProfile, draft: CaseDraft) -> tuple[str, ...]:
    """Names of the fields that the policy asks for and that are empty.

    An authorisation that may follow within some hours is not among them (`authorisation_hours`).
    """
    wanted = {"case_number": draft.case_number, "purpose": draft.purpose}
    if policy.requester_required:
        wanted["requester"] = draft.requester
    if policy.authorisation_required and policy.authorisation_hours is None:
        wanted["authorisation"] = draft.authorisation
    if policy.offence_required:
        wanted["offence"] = draft.offence
    return tuple(name for name, text in wanted.items() if not text.strip())


_ASKED = {
    "case_number": "the case number",
    "purpose": "the purpose",
    "requester": "who asks for it",
    "authorisation": "the reference of the authorisation",
    "offence": "the offence",
}


def open_case(workspace: Workspace, draft: CaseDraft) -> CaseFile:
    """Raises `CaseRequired`, `WrongUse` (a number in use, an offence off the list), `PolicyRefused`,
    `AccessRefused`."""
    require_casework(workspace)
    require(workspace, Right.OPEN_CASES)
    policy = find_policy(workspace, draft.policy_id or default_policy_id(workspace))
    with permitted(workspace, Right.OPEN_CASES) as (stores, person):
        if stores.cases.by_number(draft.case_number) is not None:
            raise WrongUse(detail=f"There is already a case {draft.case_number.strip()}.")
        return open_in(stores, draft, policy, person, handed_out(workspace))


def open_in(
    stores: Stores, draft: CaseDraft, policy: PolicyProfile, person: Person, computer: ComputerPolicies
) -> CaseFile:
    """Inside a recording, for a number that no case has. `computer`: what is handed out now."""
    missing = missing_for(policy, draft)
    if "case_number" in missing or "purpose" in missing:
        raise CaseRequired()
    if missing:
        raise WrongUse(
            detail=f"The policy “{policy.title}” asks for {' and '.join(_ASKED[m] for m in missing)}."
        )
    _refuse_offence(policy, draft, draft.case_number.strip())
    case, _ = stores.cases.open(
        draft.case_number.strip(), draft.purpose.strip(), draft.authorisation.strip(), person.name
    )
    stores.log.append(
        EntryKind.CASE_OPENED,
        {
            "case_id": case.case_id,
            "case_number": case.case_number,
            "purpose": case.purpose,
            "authority": case.authority,
        },
    )
    _set_terms(stores, case.case_id, case.case_number, draft, policy, person, computer)
    return stores.case_files.file(case)


def _refuse_offence(policy: PolicyProfile, draft: CaseDraft, case_number: str) -> None:
    if policy.offences and draft.offence.strip() not in policy.offences:
        raise AccessRefused(
            detail=f"The policy “{policy.title}” allows a search for these offences only: "
            f"{'; '.join(policy.offences)}.",
            right=Right.OPEN_CASES.value,
            about={"case_number": case_number, "policy": policy.sha256},
        )


def set_terms(workspace: Workspace, case_id: str, draft: CaseDraft) -> CaseFile:
    """Other terms from now on (a longer authorisation, say); the earlier ones stay in the record.

    The policy of a case that has one does not change: what it asks is known before anybody searches; and
    an authorisation that it asks for is replaced, never taken away.
    Raises `WrongUse`, `AccessRefused`, `PolicyRefused`.
    """
    require_casework(workspace)
    require(workspace, Right.OPEN_CASES)
    with workspace.reading() as stores:
        standing = stores.case_files.terms(case_id)
    policy = (
        standing.policy
        if standing
        else find_policy(workspace, draft.policy_id or default_policy_id(workspace))
    )
    with permitted(workspace, Right.OPEN_CASES) as (stores, person):
        case = require_open(stores, case_id)
        missing = set(missing_for(policy, draft)) - {"case_number", "purpose"}
        had_one = case.terms is not None and bool(case.terms.authorisation)
        if policy.authorisation_required and had_one and not draft.authorisation.strip():
            missing.add("authorisation")
        if missing:
            raise WrongUse(
                detail=f"The policy “{policy.title}” asks for "
                f"{' and '.join(_ASKED[m] for m in sorted(missing))}."
            )
        _refuse_offence(policy, draft, case.case_number)
        computer = ComputerPolicies() if standing else handed_out(workspace)
        _set_terms(stores, case_id, case.case_number, draft, policy, person, computer)
        return stores.case_files.file(stores.cases.get(case_id))


def _set_terms(
    stores: Stores,
    case_id: str,
    case_number: str,
    draft: CaseDraft,
    policy: PolicyProfile,
    person: Person,
    computer: ComputerPolicies,
) -> None:
    adopt_in(stores, policy, person)
    day = today(stores)
    deadline = draft.deadline
    waits = policy.authorisation_hours is not None and not draft.authorisation.strip()
    if deadline is None and policy.authorisation_days is not None and not waits:
        deadline = day + timedelta(days=policy.authorisation_days)
    terms = CaseTerms(
        offence=draft.offence.strip() or draft.purpose.strip(),
        requester=draft.requester.strip(),
        authorisation=draft.authorisation.strip(),
        deadline=deadline,
        policy=policy,
        retention_until=draft.retention_until or day + timedelta(days=policy.retention_days),
        set_at=now(),
        set_by=person.name,
    )
    stores.case_files.set_terms(case_id, terms)
    stores.log.append(
        EntryKind.CASE_TERMS,
        {
            "case_id": case_id,
            "case_number": case_number,
            "offence": terms.offence,
            "requester": terms.requester,
            "authorisation": terms.authorisation,
            "deadline": None if deadline is None else deadline.isoformat(),
            "policy": policy.profile_id,
            "policy_dated": policy.dated.isoformat(),
            "policy_sha256": policy.sha256,
            "retention_until": terms.retention_until.isoformat(),
            **record_of(computer),
        },
    )


def require_open(stores: Stores, case_id: str) -> CaseFile:
    """The case, if work may go on in it. Raises `AccessRefused` for a closed one."""
    case = stores.case_files.file(stores.cases.get(case_id))
    if not case.is_open:
        raise AccessRefused(
            detail=f"The case {case.case_number} is closed. It can be reopened, with a reason, on the page "
            "“Cases”.",
            about={"case_id": case_id, "case_number": case.case_number},
        )
    return case


def require_authorised(stores: Stores, case_id: str) -> CaseFile:
    """The open case, while its authorisation holds, or while it may still be waited for.

    Raises `AccessRefused`.
    """
    case = require_open(stores, case_id)
    due = case.authorisation_due
    if due is not None and moment(stores) > due:
        raise AccessRefused(
            detail=f"The policy asks for an authorisation, and the case {case.case_number} still had none "
            f"on {due.astimezone():%Y-%m-%d at %H:%M}. Enter its reference in the case before going on; "
            "where it was refused, close the case.",
            about={"case_id": case_id, "case_number": case.case_number},
        )
    if case.authorisation_is_over(today(stores)):
        assert case.terms is not None
        assert case.terms.deadline is not None
        raise AccessRefused(
            detail=f"The authorisation of the case {case.case_number} ended on "
            f"{case.terms.deadline.isoformat()}. Enter a new one in the case before going on.",
            about={"case_id": case_id, "case_number": case.case_number},
        )
    return case


def require_granted(stores: Stores, case_id: str) -> CaseFile:
    """As `require_authorised`, for what must not be done while the authorisation is still waited for: a
    release. Raises `AccessRefused`."""
    case = require_authorised(stores, case_id)
    if case.authorisation_is_outstanding:
        raise AccessRefused(
            detail=f"The policy asks for an authorisation, and the case {case.case_number} has none yet: "
            "nothing leaves it as a lead before its reference stands in the case.",
            about={"case_id": case_id, "case_number": case.case_number},
        )
    return case


def policy_of(stores: Stores, case_id: str) -> PolicyProfile:
    """Raises `WrongUse` for a case from before there were policies: its terms have to be set first."""
    terms = stores.case_files.terms(case_id)
    if terms is None:
        raise WrongUse(
            detail="This case was opened before there were policy profiles: set its terms on the page "
            "“Cases” first."
        )
    return terms.policy


def close_case(
    workspace: Workspace, case_id: str, reason: str, *, withdraw_looks: bool = False
) -> CaseFile:
    """Ends the work on a case. While a look by another person is open it is refused, unless that look is
    withdrawn with it: by a supervisor, once a face of it is answered. Raises `ReasonRequired`,
    `AccessRefused`."""
    require_casework(workspace)
    if not reason_is_enough(reason):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    text = " ".join(reason.split())
    with permitted(workspace, Right.OPEN_CASES) as (stores, person):
        case = require_open(stores, case_id)
        searches = set(stores.searches.ids_in([case_id]))
        looks = [look for look in stores.looks.open() if look.search_id in searches]
        if looks and not withdraw_looks:
            raise AccessRefused(
                detail=f"A look by another person is still open in the case {case.case_number}: wait for "
                "it, or close the case and withdraw it.",
                about={"case_id": case_id, "looks": [look.look_id for look in looks]},
            )
        if any(look.answers for look in looks):
            permit_also(stores, person, Right.ASK_THIRD_LOOK, {"case_id": case_id})
        for look in looks:
            withdraw_in(stores, look.look_id, "The case was closed.")
        stores.case_files.set_state(case_id, CaseState.CLOSED, text, person.name)
        stores.log.append(
            EntryKind.CASE_CLOSED,
            {"case_id": case_id, "case_number": case.case_number, "reason": text},
        )
        return stores.case_files.file(stores.cases.get(case_id))


def reopen_case(workspace: Workspace, case_id: str, reason: str) -> CaseFile:
    """Raises `ReasonRequired`, `WrongUse` for an open one, `AccessRefused`."""
    require_casework(workspace)
    if not reason_is_enough(reason):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    text = " ".join(reason.split())
    with permitted(workspace, Right.OPEN_CASES) as (stores, person):
        case = stores.case_files.file(stores.cases.get(case_id))
        if case.is_open:
            raise WrongUse(detail=f"The case {case.case_number} is open.")
        stores.case_files.set_state(case_id, CaseState.OPEN, text, person.name)
        stores.log.append(
            EntryKind.CASE_REOPENED,
            {"case_id": case_id, "case_number": case.case_number, "reason": text},
        )
        return stores.case_files.file(stores.cases.get(case_id))


def flag_in(stores: Stores, case_id: str, kind: FlagKind, detail: str) -> None:
    """Inside a recording: the case needs somebody's attention."""
    stores.case_files.flag(case_id, kind, detail)
    stores.log.append(EntryKind.CASE_FLAGGED, {"case_id": case_id, "flag": kind.value, "detail": detail})


def case_file(workspace: Workspace, case_id: str) -> CaseFile:
    """Raises `AccessRefused`, `WrongUse`."""
    require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        return told_of(stores, stores.case_files.file(stores.cases.get(case_id)))


def told_of(stores: Stores, file: CaseFile) -> CaseFile:
    """Without its flags, which can say what a look came to, for whoever may still look at it blind."""
    person = stores.person
    if person is None or not file.flags or file.case_id not in withheld_cases(stores, person):
        return file
    return replace(file, flags=())


def case_files(workspace: Workspace) -> list[CaseFile]:
    """Newest first. Raises `AccessRefused`."""
    require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        return [told_of(stores, stores.case_files.file(case)) for case in stores.cases.all()]
