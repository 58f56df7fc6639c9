"""Local accounts: made, changed and closed by whoever administers them; nothing of them is ever removed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Account, Person, Right, Role, folded
from desktop.errors import WrongUse
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import permitted, require
from desktop.workflow.casework_only import require_casework
from desktop.workflow.passwords import (
    DEMO_PASSWORD,
    MINIMUM_PASSWORD_LENGTH,
    encode_password,
    hash_password,
    verify_password,
)

__all__ = [
    "DEMO_PASSWORD",
    "DEMO_PEOPLE",
    "MINIMUM_PASSWORD_LENGTH",
    "accounts",
    "change_account",
    "change_own_password",
    "create_account",
    "create_first_account",
    "ensure_demo_accounts",
    "has_accounts",
]

LONGEST_NAME = 64
_UNSEEN = frozenset(
    {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0x180B, 0x1810)}
    | {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
)
"""Characters that count as printable and are not seen: with one of them two names look like one."""
DEMO_PEOPLE: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("Demo analyst", "Alex Analyst (demo)", (Role.ANALYST, Role.EXAMINER)),
    ("Demo examiner", "Emery Examiner (demo)", (Role.EXAMINER,)),
    ("Demo third", "Toni Third (demo)", (Role.EXAMINER,)),
    ("Demo supervisor", "Sam Supervisor (demo)", (Role.SUPERVISOR,)),
    ("Demo administrator", "Ada Administrator (demo)", (Role.ADMINISTRATOR,)),
)


def has_accounts(workspace: Workspace) -> bool:
    """Whether somebody can sign in at all."""
    with workspace.reading() as stores:
        return stores.accounts.any()


def accounts(workspace: Workspace) -> list[Account]:
    """All, by name; no secret is among what they carry."""
    with workspace.reading() as stores:
        return stores.accounts.all()


def create_first_account(
    workspace: Workspace, name: str, full_name: str, password: str, roles: Iterable[Role] = ()
) -> Account:
    """The administrator of a new workspace, with further roles where one person does several things.

    Raises `WrongUse` where there is an account already.
    """
    require_casework(workspace)
    checked, who = _names(name, full_name)
    if has_accounts(workspace):
        raise WrongUse(detail=_NOT_THE_FIRST)
    encoded = encode_password(password, checked, who)
    with workspace.recording() as stores:
        if stores.accounts.any():
            raise WrongUse(detail=_NOT_THE_FIRST)
        return _create(stores, checked, who, {Role.ADMINISTRATOR, *roles}, encoded, checked)


_NOT_THE_FIRST = "There are accounts already: an administrator makes further ones."


def create_account(
    workspace: Workspace, name: str, full_name: str, roles: Iterable[Role], password: str
) -> Account:
    """Raises `AccessRefused`, and `WrongUse` for a name that is taken or a password that is too short."""
    require_casework(workspace)
    require(workspace, Right.MANAGE_ACCOUNTS)
    wanted = set(roles)
    checked, who = _names(name, full_name)
    if not wanted:
        raise WrongUse(detail="Choose at least one role for the account.")
    encoded = encode_password(password, checked, who)
    with permitted(workspace, Right.MANAGE_ACCOUNTS) as (stores, person):
        return _create(stores, checked, who, wanted, encoded, person.name)


def _create(
    stores: Stores, name: str, full_name: str, roles: set[Role], encoded: str, actor: str
) -> Account:
    account = stores.accounts.create(name, full_name, roles, encoded, actor)
    same = [a.name for a in stores.accounts.all() if folded(a.full_name) == folded(full_name)]
    stores.log.append(
        EntryKind.ACCOUNT_CREATED,
        {
            "account_id": account.account_id,
            "name": name,
            "full_name": full_name,
            "roles": sorted(role.value for role in roles),
            "same_full_name": sorted(set(same) - {name}),
        },
        actor=actor,
    )
    return account


def change_account(
    workspace: Workspace,
    account_id: str,
    *,
    roles: Iterable[Role] | None = None,
    active: bool | None = None,
    password: str | None = None,
) -> Account:
    """Other roles, closed or opened again, a new password. The last administrator stays one.

    Raises `AccessRefused`, and `WrongUse`, also for one's own password: that takes the old one.
    """
    person = require(workspace, Right.MANAGE_ACCOUNTS)
    if password is not None and person.account_id == account_id:
        raise WrongUse(detail="Your own password is changed with “Change my password”, with the old one.")
    encoded = None
    if password is not None:
        with workspace.reading() as stores:
            known = _get(stores, account_id)
        encoded = encode_password(password, known.name, known.full_name)
    with permitted(workspace, Right.MANAGE_ACCOUNTS) as (stores, person):
        before = _get(stores, account_id)
        wanted = frozenset(before.roles if roles is None else roles)
        is_active = before.active if active is None else active
        _refuse_without_administrator(stores, before, wanted, is_active)
        if encoded is not None:
            stores.accounts.clear_failures(before.name)
        elif (wanted, is_active) == (before.roles, before.active):
            return before
        _change(stores, before, wanted, is_active, encoded, person)
        return _get(stores, account_id)


def _refuse_without_administrator(
    stores: Stores, account: Account, wanted: frozenset[Role], active: bool
) -> None:
    if not wanted:
        raise WrongUse(detail="An account has at least one role; close it if nobody is to use it.")
    if active and Role.ADMINISTRATOR in wanted:
        return
    others = [a for a in stores.accounts.all() if a.account_id != account.account_id and a.active]
    if not any(Role.ADMINISTRATOR in a.roles for a in others):
        raise WrongUse(
            detail="This is the last administrator: make another one before changing this account."
        )


def change_own_password(workspace: Workspace, old: str, new: str) -> None:
    """Raises `WrongUse`, and `SignInFailed` where the old one is not right: that counts as an attempt."""
    from desktop.workflow.sign_in import check_password

    person = check_password(workspace, old)
    with workspace.reading() as stores:
        standing = stores.accounts.password_hash(person.account_id)
    if verify_password(standing, new):
        raise WrongUse(detail="This is the password that you have. Choose another one.")
    encoded = encode_password(new, person.name, person.full_name)
    with workspace.recording() as stores:
        account = _get(stores, person.account_id)
        _change(stores, account, account.roles, account.active, encoded, person)


def _change(
    stores: Stores,
    before: Account,
    roles: frozenset[Role],
    active: bool,
    encoded: str | None,
    person: Person,
) -> None:
    """`encoded` None: the password stays."""
    kept = stores.accounts.password_hash(before.account_id) if encoded is None else encoded
    stores.accounts.set_state(before.account_id, roles, active, kept, person.name)
    stores.log.append(
        EntryKind.ACCOUNT_CHANGED,
        {
            "account_id": before.account_id,
            "name": before.name,
            "roles_before": sorted(role.value for role in before.roles),
            "roles": sorted(role.value for role in roles),
            "active_before": before.active,
            "active": active,
            "new_password": encoded is not None,
        },
    )


def ensure_demo_accounts(workspace: Workspace) -> list[Account]:
    """The people of the demo, all with one printed password. Raises `WrongUse` in any other workspace."""
    if workspace.kind is not WorkspaceKind.DEMO:
        raise WrongUse(detail="Demo accounts are made in a demo workspace only.")
    with workspace.reading() as stores:
        missing = [one for one in DEMO_PEOPLE if stores.accounts.by_name(one[0]) is None]
    if missing:
        encoded = hash_password(DEMO_PASSWORD)  # one for all: it is printed on the page
        with workspace.recording() as stores:
            for name, full_name, roles in missing:
                _create(stores, name, full_name, set(roles), encoded, workspace.actor)
    return accounts(workspace)


def _get(stores: Stores, account_id: str) -> Account:
    account = stores.accounts.get(account_id)
    if account is None:
        raise WrongUse(detail="There is no such account.")
    return account


def _names(name: str, full_name: str) -> tuple[str, str]:
    found = []
    for text, what in ((name, "a name to sign in with"), (full_name, "the person's full name")):
        cleaned = " ".join(unicodedata.normalize("NFC", text).split())
        if not cleaned:
            raise WrongUse(detail=f"Give {what}.")
        unseen = any(ord(character) in _UNSEEN for character in cleaned)
        if len(cleaned) > LONGEST_NAME or not cleaned.isprintable() or unseen:
            raise WrongUse(detail=f"Give {what} of at most {LONGEST_NAME} printable characters.")
        found.append(cleaned)
    return found[0], found[1]
