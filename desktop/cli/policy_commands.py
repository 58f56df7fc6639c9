"""`policies`: profiles that cases are opened under, and what the computer handed out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop import paths
from desktop.cli.credentials import Credentials
from desktop.cli.output import Output, command_options, opened_workspace
from desktop.domain.people import Right
from desktop.domain.policies import PolicyProfile
from desktop.workflow.access import require_any
from desktop.workflow.computer_policies import read_policy
from desktop.workflow.policies import (
    adopt_policy,
    available_policies,
    default_policy_id,
    handed_out,
    set_default_policy,
)


@click.group("policies")
def policies_group() -> None:
    """Policy profiles: what a case has to have before anything leaves as a lead."""


@policies_group.command("list")
@command_options(person=True)
def list_command(workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """List the profiles that a new case may be opened under."""
    with opened_workspace(workspace, credentials) as opened:
        require_any(opened, Right.OPEN_CASES, Right.CHANGE_POLICY)
        offered = available_policies(opened)
        default, computer = default_policy_id(opened), handed_out(opened)
    for policy in offered:
        notes = [
            *(["new cases begin with it"] if policy.profile_id == default else []),
            *(["handed out with this computer"] if computer.holds(policy.profile_id) else []),
        ]
        said = f" ({'; '.join(notes)})" if notes else ""
        output.say(f"{_line(policy)}{said}")
    if computer.selection.only:
        output.say(f"This computer offers no others ({paths.computer_policies_dir()}).")
    output.document(
        {
            "policies": [_document(policy, computer.holds(policy.profile_id)) for policy in offered],
            "default": default,
            "only": list(computer.selection.only),
            "folder": str(paths.computer_policies_dir()),
        }
    )


@policies_group.command("check")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@command_options(workspace=False)
def check_command(file: Path, output: Output) -> None:
    """Say whether FILE is a profile, before it is handed out. Needs no workspace."""
    policy = read_policy(file)
    output.say(f"{_line(policy)}\nSHA-256 {policy.sha256}")
    output.document(_document(policy, False))


@policies_group.command("adopt")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@command_options(person=True)
def adopt_command(file: Path, workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """Take the profile in FILE into the workspace."""
    with opened_workspace(workspace, credentials) as opened:
        policy = adopt_policy(opened, file)
    output.say(f"Adopted: {_line(policy)}")
    output.document(_document(policy, False))


@policies_group.command("default")
@click.argument("profile")
@command_options(person=True)
def default_command(profile: str, workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """Let new cases begin with the profile of the id PROFILE."""
    with opened_workspace(workspace, credentials) as opened:
        set_default_policy(opened, profile)
    output.say(f"New cases begin with the policy {profile}.")
    output.document({"default": profile})


def _line(policy: PolicyProfile) -> str:
    return f"{policy.profile_id}  {policy.dated}  {policy.title}"


def _document(policy: PolicyProfile, of_computer: bool) -> dict[str, Any]:
    return {
        "id": policy.profile_id,
        "dated": policy.dated.isoformat(),
        "title": policy.title,
        "sha256": policy.sha256,
        "of_computer": of_computer,
    }
