"""Policy profiles: those that ship, those that were adopted, and what happens to a file that was edited."""

from __future__ import annotations

from pathlib import Path

from desktop import paths
from desktop.domain.cases import FlagKind
from desktop.domain.log_entries import EntryKind
from desktop.domain.logged_settings import POLICY_SETTING
from desktop.domain.people import Person, Right
from desktop.domain.policies import PolicyProfile, PolicyUnreadable, policy_from_text
from desktop.errors import PolicyRefused, WrongUse
from desktop.recognition.ordinary_file import read_ordinary
from desktop.storage.files import reading_from
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import permitted
from desktop.workflow.casework_only import require_casework

_LONGEST_POLICY = 2**20
DEFAULT_POLICY = "general"
DEMO_POLICY = "training"


def policy_folder() -> Path:
    return paths.resources_dir() / "policies"


def read_policy(path: Path) -> PolicyProfile:
    """Raises `PolicyRefused` and `FileNotReadable`."""
    with reading_from(path):
        raw = read_ordinary(path, _LONGEST_POLICY)
    try:
        return policy_from_text(raw.decode("utf-8"))
    except (UnicodeDecodeError, PolicyUnreadable) as error:
        raise PolicyRefused(detail=f"{path.name}: {error}.") from None


def shipped_policies() -> list[PolicyProfile]:
    """By title. Raises as `read_policy`."""
    found = [read_policy(path) for path in sorted(policy_folder().glob("*.toml"))]
    return sorted(found, key=lambda policy: policy.title)


def available_policies(workspace: Workspace) -> list[PolicyProfile]:
    """What a case may be opened under: shipped and adopted ones, of each the newest date, by title.

    A shipped file that was edited after it was adopted is left out: the adopted text stands.
    """
    with workspace.reading() as stores:
        adopted = stores.policies.all()
    newest: dict[str, PolicyProfile] = {}
    for policy in [*shipped_policies(), *adopted]:
        known = newest.get(policy.profile_id)
        # Of one date the adopted text counts, and comes later.
        if known is None or policy.dated >= known.dated:
            newest[policy.profile_id] = policy
    return sorted(newest.values(), key=lambda policy: policy.title)


def default_policy_id(workspace: Workspace) -> str:
    """The profile that is offered first for a new case."""
    if workspace.kind is WorkspaceKind.DEMO:
        return DEMO_POLICY
    with workspace.reading() as stores:
        return stores.settings.get(POLICY_SETTING) or DEFAULT_POLICY


def set_default_policy(workspace: Workspace, profile_id: str) -> None:
    """Raises `WrongUse` for a profile that is not there, `AccessRefused`."""
    find_policy(workspace, profile_id)
    with permitted(workspace, Right.CHANGE_POLICY) as (stores, _):
        before = stores.settings.get(POLICY_SETTING) or DEFAULT_POLICY
        if before != profile_id:
            stores.settings.set(POLICY_SETTING, profile_id)
            stores.log.append(EntryKind.POLICY_ADOPTED, {"default": profile_id, "default_before": before})


def find_policy(workspace: Workspace, profile_id: str) -> PolicyProfile:
    """The one a new case gets. An edited file is logged, and refused while its date is the adopted one.

    Raises `PolicyRefused` and `WrongUse`.
    """
    shipped = next((p for p in shipped_policies() if p.profile_id == profile_id), None)
    if shipped is not None:
        refuse_edited(workspace, shipped)
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
    """Takes a profile of one's own into the workspace. Raises `PolicyRefused`, `AccessRefused`."""
    require_casework(workspace)
    policy = read_policy(path)
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
