"""`accounts`: who may sign in to a workspace, and what each may do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop.cli.credentials import (
    NEW_PASSWORD_VARIABLE,
    PASSWORD_VARIABLE,
    Credentials,
    read_password,
    sign_in_with,
)
from desktop.cli.output import Output, command_options, opened_workspace
from desktop.domain.people import Account, Right, Role, folded
from desktop.errors import WrongUse
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require
from desktop.workflow.accounts import (
    accounts,
    change_account,
    change_own_password,
    create_account,
    create_first_account,
    has_accounts,
)

_ROLES = click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    help="May be given several times.",
)
_NEW_PASSWORD_FILE = click.option(
    "--new-password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help=f"File of the new password that nobody else can read; or the variable {NEW_PASSWORD_VARIABLE}.",
)


@click.group("accounts")
def accounts_group() -> None:
    """The people of a workspace."""


@accounts_group.command("first")
@click.argument("name")
@click.option("--full-name", required=True, help="Who the person is.")
@_ROLES
@click.option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help=f"File of the password that nobody else can read; or the variable {PASSWORD_VARIABLE}.",
)
@command_options()
def first_command(
    name: str,
    full_name: str,
    roles: tuple[str, ...],
    password_file: Path | None,
    workspace: Path | None,
    output: Output,
) -> None:
    """Make the first account, NAME, and the workspace where there is none: its administrator."""
    with opened_workspace(workspace, create=True) as opened:
        if has_accounts(opened):
            raise WrongUse(detail="There are accounts already: an administrator makes further ones.")
        password = read_password(PASSWORD_VARIABLE, password_file, "Password", twice=True)
        account = create_first_account(opened, name, full_name, password, [Role(role) for role in roles])
    _say(output, account)


@accounts_group.command("list")
@command_options(person=True)
def list_command(workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """List all accounts, closed ones too."""
    with opened_workspace(workspace, credentials) as opened:
        require(opened, Right.MANAGE_ACCOUNTS)
        found = accounts(opened)
    for account in found:
        output.say(_line(account))
    output.document({"accounts": [_document(account) for account in found]})


@accounts_group.command("add")
@click.argument("name")
@click.option("--full-name", required=True, help="Who the person is.")
@_ROLES
@_NEW_PASSWORD_FILE
@command_options(person=True)
def add_command(
    name: str,
    full_name: str,
    roles: tuple[str, ...],
    new_password_file: Path | None,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Add the account NAME."""
    with opened_workspace(workspace, credentials) as opened:
        require(opened, Right.MANAGE_ACCOUNTS)
        password = _new_password(new_password_file, name)
        account = create_account(opened, name, full_name, [Role(role) for role in roles], password)
    _say(output, account)


@accounts_group.command("change")
@click.argument("name")
@_ROLES
@command_options(person=True)
def change_command(
    name: str, roles: tuple[str, ...], workspace: Path | None, credentials: Credentials, output: Output
) -> None:
    """Give NAME these roles in place of the ones it has."""
    if not roles:
        raise WrongUse(detail="Give at least one --role: they stand in place of the ones there are.")
    with opened_workspace(workspace, credentials) as opened:
        account = change_account(opened, _id(opened, name), roles=[Role(role) for role in roles])
    _say(output, account)


@accounts_group.command("close")
@click.argument("name")
@command_options(person=True)
def close_command(name: str, workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """Close the account NAME: nobody signs in with it, its record stays."""
    with opened_workspace(workspace, credentials) as opened:
        account = change_account(opened, _id(opened, name), active=False)
    _say(output, account)


@accounts_group.command("open")
@click.argument("name")
@command_options(person=True)
def open_command(name: str, workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """Open the closed account NAME again."""
    with opened_workspace(workspace, credentials) as opened:
        account = change_account(opened, _id(opened, name), active=True)
    _say(output, account)


@accounts_group.command("password")
@click.argument("name", required=False)
@_NEW_PASSWORD_FILE
@command_options(person=True)
def password_command(
    name: str | None,
    new_password_file: Path | None,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Change your own password, or give NAME a new one."""
    with opened_workspace(workspace) as opened:
        sign_in_with(opened, credentials)
        person = opened.person
        if person is None:
            raise WrongUse(detail="There are no accounts in a training workspace.")
        own = name is None or folded(name) == folded(person.name)
        if own:
            old = credentials.password()
            change_own_password(opened, old, _new_password(new_password_file, person.name))
            account_id = person.account_id
        else:
            require(opened, Right.MANAGE_ACCOUNTS)
            account_id = _id(opened, name or "")
            password = _new_password(new_password_file, name or "")
            change_account(opened, account_id, password=password)
        account = next(a for a in accounts(opened) if a.account_id == account_id)
    _say(output, account)


def _new_password(file: Path | None, name: str) -> str:
    return read_password(NEW_PASSWORD_VARIABLE, file, f"New password of {name}", twice=True)


def _id(workspace: Workspace, name: str) -> str:
    """Of the account with this name; whether there is one is told only to those who may know."""
    require(workspace, Right.MANAGE_ACCOUNTS)
    for account in accounts(workspace):
        if folded(account.name) == folded(name):
            return account.account_id
    raise WrongUse(detail=f"There is no account “{name}” in this workspace.")


def _say(output: Output, account: Account) -> None:
    output.say(_line(account))
    output.document(_document(account))


def _line(account: Account) -> str:
    roles = ", ".join(role.value for role in Role if role in account.roles)
    return f"{account.name}  {account.full_name}  {roles}{'' if account.active else '  (closed)'}"


def _document(account: Account) -> dict[str, Any]:
    return {
        "name": account.name,
        "full_name": account.full_name,
        "roles": [role.value for role in Role if role in account.roles],
        "active": account.active,
    }
