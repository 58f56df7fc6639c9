"""Roles and rights in the words of the window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.domain.people import RIGHTS, Right, Role


def _tr(text: str) -> str:
    return QCoreApplication.translate("roles", text)


def role_text(role: Role) -> str:
    return {
        Role.ANALYST: _tr("Analyst"),
        Role.EXAMINER: _tr("Examiner"),
        Role.SUPERVISOR: _tr("Supervisor"),
        Role.TRAINER: _tr("Trainer"),
        Role.ADMINISTRATOR: _tr("Administrator"),
    }[role]


def role_meaning(role: Role) -> str:
    """What somebody in it may do, in a sentence."""
    return {
        Role.ANALYST: _tr("Enrols galleries, takes in and analyses probes, searches, prepares reports."),
        Role.EXAMINER: _tr("Takes in probes, searches, examines candidates, takes blind second looks."),
        Role.SUPERVISOR: _tr("Releases leads, sets the policy, expunges, sees figures and reliability."),
        Role.TRAINER: _tr("Sees the annual figures; has no part in casework."),
        Role.ADMINISTRATOR: _tr(
            "Manages accounts, policy and model packs; has no part in casework by that alone."
        ),
    }[role]


def roles_text(roles: Iterable[Role]) -> str:
    """In the order of the roles, with commas."""
    held = set(roles)
    return ", ".join(role_text(role) for role in Role if role in held)


def why_not(*rights: Right) -> str:
    """For the tooltip of what somebody may not do for whom none of the rights is theirs."""
    able = ", ".join(role_text(role) for role in Role if set(rights) & set(RIGHTS[role]))
    return _tr("Your account may not do this. Roles that may: {roles}").format(roles=able)
