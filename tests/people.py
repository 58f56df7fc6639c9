"""Signed-in people for tests: accounts as the workflow makes them, but with a hash that takes no time."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher

from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Account, Person, Role
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace

PASSWORD = "several words of a test"
"""Of everybody whom `account_for` makes."""

EVERYBODY = (Role.ANALYST, Role.EXAMINER, Role.SUPERVISOR, Role.ADMINISTRATOR)
"""The roles of somebody who does all of the casework, and looks after the accounts."""


@cache
def cheap_hash() -> str:
    """Of `PASSWORD`, with parameters that are good for tests alone."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def account_for(workspace: Workspace, name: str, *roles: Role, full_name: str | None = None) -> Account:
    """The account of this name with these roles, made or changed where it is not so."""
    with workspace.recording() as stores:
        found = stores.accounts.by_name(name)
        if found is None:
            return _create(stores, name, full_name or name, frozenset(roles or EVERYBODY))
        if not roles or (found.active and found.roles == frozenset(roles)):
            return found
        encoded = stores.accounts.password_hash(found.account_id)
        stores.accounts.set_state(found.account_id, roles, True, encoded, name)
        stores.log.append(
            EntryKind.ACCOUNT_CHANGED,
            {
                "account_id": found.account_id,
                "name": found.name,
                "roles_before": sorted(role.value for role in found.roles),
                "roles": sorted(role.value for role in roles),
                "active_before": found.active,
                "active": True,
                "new_password": False,
            },
        )
        changed = stores.accounts.get(found.account_id)
        assert changed is not None
        return changed


def _create(stores: Stores, name: str, full_name: str, roles: frozenset[Role]) -> Account:
    account = stores.accounts.create(name, full_name, roles, cheap_hash(), name)
    stores.log.append(
        EntryKind.ACCOUNT_CREATED,
        {
            "account_id": account.account_id,
            "name": name,
            "full_name": full_name,
            "roles": sorted(role.value for role in roles),
            "same_full_name": [],
        },
        actor=name,
    )
    return account


def sign_in_as(workspace: Workspace, name: str, *roles: Role, full_name: str | None = None) -> Person:
    """Makes this person the one who works here, without a password; without roles with all of casework.

    Whoever was signed in before is not signed out: that is for tests of exactly that.
    """
    account = account_for(workspace, name, *roles, full_name=full_name)
    person = Person(account.account_id, account.name, account.full_name)
    workspace.set_person(person)
    with workspace.recording() as stores:
        stores.log.append(
            EntryKind.SIGNED_IN,
            {"account_id": person.account_id, "roles": sorted(role.value for role in account.roles)},
        )
    return person
