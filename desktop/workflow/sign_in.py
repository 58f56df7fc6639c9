"""Signing in and out. Who fails is slowed down, also across restarts; every failure is logged, an attempt
that comes before the wait is over is not."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Account, Person
from desktop.errors import (
    AccessRefused,
    SignInDelayed,
    SignInFailed,
    SignInFailedAgain,
    SignInRequired,
    WrongUse,
)
from desktop.storage.columns import now
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.accounts import DEMO_PEOPLE, ensure_demo_accounts
from desktop.workflow.casework_only import require_casework
from desktop.workflow.passwords import DEMO_PASSWORD, HASHER, hash_password, verify_password

FREE_ATTEMPTS = 3
LONGEST_WAIT_SECONDS = 900
UNKNOWN = ""
"""All names that nobody has wait together: what was typed there may be a password and is kept nowhere."""


def wait_seconds(failures: int) -> int:
    """After so many failures in a row: nothing for the first few, then doubled each time."""
    if failures < FREE_ATTEMPTS:
        return 0
    return int(min(LONGEST_WAIT_SECONDS, 2 ** min(failures - FREE_ATTEMPTS + 1, 20)))


def sign_in(workspace: Workspace, name: str, password: str) -> Person:
    """Checks the password and makes the person the one who works here; whoever did before is signed out.

    Raises `SignInFailed` (which does not say whether the name or the password was wrong), `SignInDelayed`
    while the wait after failures lasts, and `AccessRefused` for a closed account with the right password.
    """
    require_casework(workspace)
    person = _checked(workspace, name, password)
    sign_out(workspace)
    with workspace.recording() as stores:
        account = stores.accounts.get(person.account_id)
        roles = sorted(role.value for role in account.roles) if account else []
        stores.log.append(
            EntryKind.SIGNED_IN, {"account_id": person.account_id, "roles": roles}, actor=person.name
        )
    workspace.set_person(person)
    return person


def sign_in_to_demo(workspace: Workspace, name: str = DEMO_PEOPLE[0][0]) -> Person:
    """One of the people of the demo, who are made where they are missing. Raises as `sign_in`, and
    `WrongUse` in any other workspace."""
    if workspace.kind is not WorkspaceKind.DEMO:
        raise WrongUse(detail="Only in a demo workspace somebody is signed in without a password.")
    ensure_demo_accounts(workspace)
    return sign_in(workspace, name, DEMO_PASSWORD)


def check_password(workspace: Workspace, password: str) -> Person:
    """Whoever is signed in shows once more that it is them. Raises as `sign_in`, and `SignInRequired`."""
    if workspace.person is None:
        raise SignInRequired()
    return _checked(workspace, workspace.person.name, password)


def sign_out(workspace: Workspace) -> None:
    """Nobody works here any more, also where the record cannot be written."""
    person = workspace.person
    if person is None:
        return
    try:
        with workspace.recording() as stores:
            stores.log.append(EntryKind.SIGNED_OUT, {"account_id": person.account_id})
    finally:
        workspace.set_person(None)


def note_locked(workspace: Workspace, *, idle: bool) -> None:
    """The window was covered, by its owner or because nobody touched it."""
    if workspace.person is not None:
        with workspace.recording() as stores:
            stores.log.append(EntryKind.LOCKED, {"account_id": workspace.person.account_id, "idle": idle})


def unlock(workspace: Workspace, password: str) -> None:
    """Raises as `check_password`."""
    person = check_password(workspace, password)
    with workspace.recording() as stores:
        stores.log.append(EntryKind.UNLOCKED, {"account_id": person.account_id})


def seconds_to_wait(workspace: Workspace, name: str) -> int:
    """Until this name can be tried again, as it stands; 0 where it can be tried now."""
    with workspace.reading() as stores:
        return _left(*stores.accounts.failures(_known_as(stores.accounts.by_name(name))))


def _checked(workspace: Workspace, name: str, password: str) -> Person:
    with workspace.recording() as stores:
        account = stores.accounts.by_name(name)
        known_as = _known_as(account)
        wait = _wait(stores, known_as)
        if not wait:
            # Counted before it is looked at: whoever ends the program meanwhile, or tries twice at once,
            # gains nothing.
            failures = stores.accounts.note_failure(known_as, now())
        encoded = stores.accounts.password_hash(account.account_id) if account else None
    if wait:
        raise SignInDelayed(wait=wait)
    if not verify_password(encoded, password) or account is None or encoded is None:
        with workspace.recording() as stores:
            stores.log.append(
                EntryKind.SIGN_IN_FAILED,
                {"name": account.name if account else None, "failures": failures},
            )
        seconds = wait_seconds(failures)
        raise SignInFailedAgain(wait=seconds) if seconds else SignInFailed()
    with workspace.recording() as stores:
        stores.accounts.clear_failures(known_as)
        standing = stores.accounts.get(account.account_id)
        closed = standing is None or not standing.active
        if closed:
            stores.log.append(
                EntryKind.ACCESS_REFUSED,
                {"right": "", "sentence": "The account is closed.", "name": account.name},
            )
    if closed:
        refused = AccessRefused(
            detail="This account is closed: whoever manages accounts can open it again."
        )
        refused.logged = True
        raise refused
    _take_up_parameters(workspace, account, encoded, password)
    return Person(account.account_id, account.name, account.full_name)


def _known_as(account: Account | None) -> str:
    return account.name if account is not None else UNKNOWN


def _wait(stores: Stores, name: str) -> int:
    """Seconds to go. A clock that was set back starts the wait anew; it does not end or prolong it."""
    failures, last = stores.accounts.failures(name)
    left = _left(failures, last)
    if left and last is not None and _was_set_back(last):
        stores.accounts.set_last_failure(name, now())
    return left


def _left(failures: int, last: datetime | None) -> int:
    wait = wait_seconds(failures)
    if last is None or wait == 0:
        return 0
    if _was_set_back(last):
        return wait
    return max(0, math.ceil(wait - (now() - last).total_seconds()))


def _was_set_back(last: datetime) -> bool:
    return now() < last - timedelta(seconds=1)


def _take_up_parameters(workspace: Workspace, account: Account, encoded: str, password: str) -> None:
    """Hashes of older, weaker parameters are made anew when somebody shows the password."""
    if not HASHER.check_needs_rehash(encoded):
        return
    anew = hash_password(password)
    with workspace.recording() as stores:
        standing = stores.accounts.get(account.account_id)
        if standing is None or stores.accounts.password_hash(account.account_id) != encoded:
            return
        stores.accounts.set_state(account.account_id, standing.roles, standing.active, anew, account.name)
        stores.log.append(
            EntryKind.ACCOUNT_CHANGED,
            {"account_id": account.account_id, "name": account.name, "rehashed": True},
            actor=account.name,
        )
