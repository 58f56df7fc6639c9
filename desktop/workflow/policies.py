"""Policy profiles: those that ship, those that were adopted, and what happens to a file that was edited."""

from __future__ import annotations

from pathlib import Path

from desktop import paths
from desktop.domain.cases import FlagKind
from desktop.domain.log_entries import EntryKind
from desktop.domain.logged_settings import POLICY_SETTING
from desktop.domain.people import Person, Right
from desktop.domain.policies import PolicyProfile
from desktop.domain.policy_selection import ComputerPolicies
from desktop.errors import AccessRefused, PolicyRefused, WrongUse
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import permitted, refusals_logged
from desktop.workflow.casework_only import require_casework
from desktop.workflow.computer_policies import computer_policies, read_policy

DEFAULT_POLICY = "general"
DEMO_POLICY = "training"


def policy_folder() -> Path:
    return paths.resources_dir() / "policies"


def shipped_policies() -> list[PolicyProfile]:
    """By title. Raises as `read_policy`."""
    found = [read_policy(path) for path in sorted(policy_folder().glob("*.toml"))]
    return sorted(found, key=lambda policy: policy.title)


def handed_out(workspace: Workspace) -> ComputerPolicies:
    """What the administrator of this computer handed out for casework; nothing binds demo and training.

    Raises `PolicyRefused` where it cannot be read.
    """
    if workspace.kind is not WorkspaceKind.CASEWORK:
        return ComputerPolicies()
    return computer_policies(shipped_policies())


def available_policies(workspace: Workspace) -> list[PolicyProfile]:
    """What a case may be opened under: shipped and adopted ones, of each the newest date, by title.

    A shipped file that was edited after it was adopted is left out: the adopted text stands. Of an id
    that the computer has a profile of, its text is the only one; where it offers certain ids only, nothing
    that was adopted in the workspace takes their place. Raises `PolicyRefused`.
    """
    computer = handed_out(workspace)
    with workspace.reading() as stores:
        adopted = [] if computer.selection.only else stores.policies.all()
    newest: dict[str, PolicyProfile] = {}
    for policy in [*shipped_policies(), *adopted]:
        known = newest.get(policy.profile_id)
        # Of one date the adopted text counts, and comes later.
        if known is None or policy.dated >= known.dated:
            newest[policy.profile_id] = policy
    newest.update((policy.profile_id, policy) for policy in computer.profiles)
    offered = [policy for policy in newest.values() if computer.offers(policy.profile_id)]
    return sorted(offered, key=lambda policy: policy.title)


def default_policy_id(workspace: Workspace) -> str:
    """The profile that is offered first for a new case. Raises `PolicyRefused`."""
    if workspace.kind is WorkspaceKind.DEMO:
        return DEMO_POLICY
    if chosen := handed_out(workspace).default:
        return chosen
    with workspace.reading() as stores:
        return stores.settings.get(POLICY_SETTING) or DEFAULT_POLICY


def set_default_policy(workspace: Workspace, profile_id: str) -> None:
    """Raises `WrongUse` for one that is not there; `AccessRefused`, also where the computer has one."""
    find_policy(workspace, profile_id)
    computer = handed_out(workspace)
    with permitted(workspace, Right.CHANGE_POLICY) as (stores, _):
        if computer.default:
            raise _set_by_computer(computer, profile_id)
        before = stores.settings.get(POLICY_SETTING) or DEFAULT_POLICY
        if before != profile_id:
            stores.settings.set(POLICY_SETTING, profile_id)
            stores.log.append(EntryKind.POLICY_ADOPTED, {"default": profile_id, "default_before": before})


def _set_by_computer(computer: ComputerPolicies, profile_id: str) -> AccessRefused:
    return AccessRefused(
        detail="The policy profiles of this computer are set by whoever administers it "
        f"({paths.computer_policies_dir()}).",
        right=Right.CHANGE_POLICY.value,
        about={"profile": profile_id, **record_of(computer)},
    )


def record_of(computer: ComputerPolicies) -> dict[str, object]:
    """For entries of the log: what was handed out, where anything was."""
    if not computer:
        return {}
    return {
        "computer_policies": {
            "default": computer.default,
            "only": list(computer.selection.only),
            "profiles": {policy.profile_id: policy.sha256 for policy in computer.profiles},
        }
    }


def find_policy(workspace: Workspace, profile_id: str) -> PolicyProfile:
    """The one a new case gets. An edited file is logged, and refused while its date is the adopted one.

    Raises `PolicyRefused`, `WrongUse`, and `AccessRefused` for one that this computer does not offer.
    """
    computer = handed_out(workspace)
    if not computer.offers(profile_id):
        with refusals_logged(workspace):
            raise AccessRefused(
                detail="This computer offers certain policy profiles only: "
                f"{', '.join(computer.selection.only)}.",
                right=Right.OPEN_CASES.value,
                about={"profile": profile_id, **record_of(computer)},
            )
    files = [*computer.profiles, *(p for p in shipped_policies() if not computer.holds(p.profile_id))]
    for policy in files:
        if policy.profile_id == profile_id:
            refuse_edited(workspace, policy)
    found = next((p for p in available_policies(workspace) if p.profile_id == profile_id), None)
    if found is None:
        known = ", ".join(p.profile_id for p in available_policies(workspace))
        raise WrongUse(detail=f"There is no policy profile “{profile_id}”. There are: {known}.")
    return found


def refuse_edited(workspace: Workspace, policy: PolicyProfile) -> None:
    """Raises `PolicyRefused` where another text was adopted under this name and date.

    That is logged, and open cases under the adopted text are flagged, each once.
    """
    with workspace.reading() as stores:
        adopted = stores.policies.of_id(policy.profile_id, policy.dated)
    if adopted is None or adopted.sha256 == policy.sha256:
        return
    with workspace.recording() as stores:
        stores.log.append(
            EntryKind.POLICY_REFUSED,
            {
                "profile": policy.profile_id,
                "dated": policy.dated.isoformat(),
                "adopted": adopted.sha256,
                "found": policy.sha256,
            },
        )
        _flag_cases(stores, adopted)
    raise PolicyRefused(
        detail=f"“{policy.profile_id}” of {policy.dated} was edited after it was adopted. Restore the "
        "file, or give the new text a new date and adopt it. Open cases keep the text they began with."
    )


def _flag_cases(stores: Stores, adopted: PolicyProfile) -> None:
    """They keep the text they began with; whoever works on them hears that its file says otherwise now."""
    detail = f"The file of the policy “{adopted.title}” of {adopted.dated} was edited after it was adopted."
    for case in stores.cases.all():
        file = stores.case_files.file(case)
        known = any(flag.kind is FlagKind.POLICY_FILE_EDITED for flag in file.flags)
        if file.is_open and not known and file.terms is not None and file.terms.policy == adopted:
            stores.case_files.flag(case.case_id, FlagKind.POLICY_FILE_EDITED, detail)
            stores.log.append(
                EntryKind.CASE_FLAGGED,
                {
                    "case_id": case.case_id,
                    "flag": FlagKind.POLICY_FILE_EDITED.value,
                    "detail": detail,
                },
            )


def adopt_policy(workspace: Workspace, path: Path) -> PolicyProfile:
    """Takes a profile of one's own into the workspace. Raises `PolicyRefused`, `AccessRefused`, also where
    the computer has a profile of that id or offers certain ones only."""
    require_casework(workspace)
    policy = read_policy(path)
    computer = handed_out(workspace)
    if computer.selection.only or computer.holds(policy.profile_id):
        with permitted(workspace, Right.CHANGE_POLICY):
            raise _set_by_computer(computer, policy.profile_id)
    refuse_edited(workspace, policy)
    with permitted(workspace, Right.CHANGE_POLICY) as (stores, person):
        adopt_in(stores, policy, person)
    return policy


def adopt_in(stores: Stores, policy: PolicyProfile, person: Person) -> None:
    """Inside a recording: the text becomes part of the record, once."""
    if stores.policies.get(policy.sha256) is not None:
        return
    stores.policies.adopt(policy, person.name)
    stores.log.append(
        EntryKind.POLICY_ADOPTED,
        {
            "profile": policy.profile_id,
            "dated": policy.dated.isoformat(),
            "sha256": policy.sha256,
            "title": policy.title,
        },
    )
