"""Policy profiles that are handed out with the computer: read from a folder that its administrator fills.

They guard against mistakes and keep many computers alike. Whoever can write into the files of a workspace
is kept out by nothing here.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from desktop import paths
from desktop.domain.policies import PolicyProfile, PolicyUnreadable, policy_from_text
from desktop.domain.policy_selection import ComputerPolicies, PolicySelection, selection_from_text
from desktop.errors import FileNotReadable, PolicyRefused
from desktop.recognition.ordinary_file import read_ordinary
from desktop.storage.files import reading_from

SELECTION_FILE = "selection.toml"
"""Beside the profiles: `default` and `only`."""

LONGEST_POLICY = 2**20


def read_policy(path: Path) -> PolicyProfile:
    """Raises `PolicyRefused` and `FileNotReadable`."""
    try:
        return policy_from_text(_text(path))
    except (UnicodeDecodeError, PolicyUnreadable) as error:
        raise PolicyRefused(detail=f"{path.name}: {error}.") from None


def computer_policies(shipped: list[PolicyProfile]) -> ComputerPolicies:
    """Empty where there is no such folder. What cannot be read is refused, never passed over: a case must
    not be opened under less than what was handed out. Raises `PolicyRefused`.

    `shipped`: profiles that the selection may name as well.
    """
    folder = paths.computer_policies_dir()
    if not folder.is_dir():
        return ComputerPolicies()
    try:
        return _read(folder, shipped)
    except (PolicyRefused, FileNotReadable, OSError, UnicodeDecodeError, PolicyUnreadable) as error:
        reason = error.fields.get("detail", error) if isinstance(error, PolicyRefused) else error
        raise PolicyRefused(
            detail=f"the profiles of this computer in {folder} are not in order ({reason}) Whoever "
            "administers the computer puts that right; until then no case is opened."
        ) from None


def _read(folder: Path, shipped: list[PolicyProfile]) -> ComputerPolicies:
    files = sorted(folder.glob("*.toml"))
    for path in (folder, *files):
        _refuse_writable(path)
    newest: dict[str, PolicyProfile] = {}
    for path in files:
        if path.name == SELECTION_FILE:
            continue
        policy = read_policy(path)
        known = newest.get(policy.profile_id)
        if known is not None and known.dated == policy.dated and known.sha256 != policy.sha256:
            raise PolicyUnreadable(f"two texts of “{policy.profile_id}” have one date, {policy.dated}.")
        if known is None or policy.dated > known.dated:
            newest[policy.profile_id] = policy
    selection = PolicySelection()
    if (path := folder / SELECTION_FILE).is_file():
        try:
            selection = selection_from_text(_text(path))
        except PolicyUnreadable as error:
            raise PolicyUnreadable(f"{SELECTION_FILE}: {error}.") from None
    there = {*newest, *(policy.profile_id for policy in shipped)}
    for named in (selection.default, *selection.only):
        if named and named not in there:
            raise PolicyUnreadable(f"{SELECTION_FILE} names “{named}”, and there is no such profile.")
    return ComputerPolicies(tuple(newest.values()), selection)


def _refuse_writable(path: Path) -> None:
    """A file that everybody may write says nothing about what an administrator wants."""
    if os.name == "posix" and path.stat().st_mode & stat.S_IWOTH:
        raise PolicyUnreadable(f"everybody may write to {path.name}.")


def _text(path: Path) -> str:
    with reading_from(path):
        return read_ordinary(path, LONGEST_POLICY).decode("utf-8")
