"""Who works here, in which roles, and what a role may do.

Rights are looked up in the workflow, inside the transaction that uses them; the window only hides what
would be refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """A person may have several. Who administers accounts has no part in casework by that alone."""

    ANALYST = "analyst"
    EXAMINER = "examiner"
    SUPERVISOR = "supervisor"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What can be allowed or not."""

    MANAGE_ACCOUNTS = "manage_accounts"
    CHANGE_POLICY = "change_policy"
    MANAGE_MODELS = "manage_models"
    ENROL = "enrol"
    OPEN_CASES = "open_cases"
    VIEW_CASES = "view_cases"
    TAKE_IN = "take_in"
    SEARCH = "search"
    EXAMINE = "examine"
    SECOND_LOOK = "second_look"
    ASK_THIRD_LOOK = "ask_third_look"
    CORROBORATE = "corroborate"
    RELEASE = "release"
    DISCLOSE = "disclose"
    EXPUNGE = "expunge"
    SEE_FIGURES = "see_figures"
    SEE_RELIABILITY = "see_reliability"
    READ_LOG = "read_log"
    MANAGE_KEYS = "manage_keys"


_CASEWORK = {Right.OPEN_CASES, Right.VIEW_CASES, Right.READ_LOG}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ANALYST: frozenset(
        _CASEWORK | {Right.ENROL, Right.TAKE_IN, Right.SEARCH, Right.CORROBORATE, Right.DISCLOSE}
    ),
    Role.EXAMINER: frozenset(
        _CASEWORK
        | {Right.TAKE_IN, Right.SEARCH, Right.EXAMINE, Right.SECOND_LOOK, Right.CORROBORATE, Right.DISCLOSE}
    ),
    Role.SUPERVISOR: frozenset(
        _CASEWORK
        | {
            Right.CHANGE_POLICY,
            Right.ENROL,
            Right.ASK_THIRD_LOOK,
            Right.CORROBORATE,
            Right.RELEASE,
            Right.DISCLOSE,
            Right.EXPUNGE,
            Right.SEE_FIGURES,
            Right.SEE_RELIABILITY,
        }
    ),
    Role.TRAINER: frozenset({Right.SEE_FIGURES}),
    Role.ADMINISTRATOR: frozenset(
        {
            Right.MANAGE_ACCOUNTS,
            Right.MANAGE_KEYS,
            Right.CHANGE_POLICY,
            Right.MANAGE_MODELS,
            Right.ENROL,
            Right.EXPUNGE,
            Right.SEE_FIGURES,
            Right.READ_LOG,
        }
    ),
}


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Everything that one of the roles may do."""
    return frozenset().union(*(RIGHTS[role] for role in roles))


def folded(name: str) -> str:
    """A name as names are compared: compatibility forms, case and white space make no difference."""
    # Twice: folding the case of a composed character can take it apart again, or bring up a new one.
    once = unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", name).casefold())
    return " ".join(unicodedata.normalize("NFKC", once.casefold()).split())


@dataclass(frozen=True, slots=True)
class Account:
    """`name` is what a person signs in with and what stands in the log; it never changes.

    `full_name` says who the person is: two accounts with one full name are taken for one person wherever
    two people are needed.
    """

    account_id: str
    name: str
    full_name: str
    roles: frozenset[Role]
    active: bool
    created_at: datetime
    created_by: str

    @property
    def rights(self) -> frozenset[Right]:
        """None while the account is not active."""
        return rights_of(self.roles) if self.active else frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in. What they may do is read from the record each time it matters."""

    account_id: str
    name: str
    full_name: str
