"""Who a command is run by: a name as an option, a password from anywhere but the arguments."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from desktop.domain.signing import KeyState
from desktop.errors import FileNotReadable, SignInRequired, UserFacingError, WrongUse
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.sign_in import sign_in, sign_in_to_demo
from desktop.workflow.signing import key_status, unlock_key

PASSWORD_VARIABLE = "SECOND_LOOK_PASSWORD"  # noqa: S105 -- the name of a variable
KEY_PASSPHRASE_VARIABLE = "SECOND_LOOK_KEY_PASSPHRASE"  # noqa: S105 -- the name of a variable
NEW_KEY_PASSPHRASE_VARIABLE = "SECOND_LOOK_NEW_KEY_PASSPHRASE"  # noqa: S105 -- the name of a variable
NEW_PASSWORD_VARIABLE = "SECOND_LOOK_NEW_PASSWORD"  # noqa: S105 -- the name of a variable
_LONGEST_FILE = 8192


@dataclass(frozen=True, slots=True)
class Credentials:
    """What `--as` and `--password-file` say."""

    name: str | None = None
    password_file: Path | None = None

    def password(self) -> str:
        """Read where it is needed, kept nowhere."""
        return read_password(PASSWORD_VARIABLE, self.password_file, "Password")


def sign_in_with(workspace: Workspace, credentials: Credentials) -> None:
    """Nobody in training; in a demo its first person unless somebody is named. Raises as `sign_in`."""
    if workspace.kind is WorkspaceKind.TRAINING:
        return
    if credentials.name is None:
        if workspace.kind is not WorkspaceKind.DEMO:
            raise SignInRequired()
        sign_in_to_demo(workspace)
        return
    sign_in(workspace, credentials.name, credentials.password())


def unlock_key_from_environment(workspace: Workspace) -> None:
    """With the passphrase of the environment, where the signing key waits for one. A wrong one is told and
    stops nothing: what needs the key says so itself."""
    passphrase = os.environ.get(KEY_PASSPHRASE_VARIABLE)
    if passphrase and key_status(workspace).state is KeyState.LOCKED:
        try:
            unlock_key(workspace, passphrase)
        except UserFacingError as error:
            click.echo(f"{KEY_PASSPHRASE_VARIABLE}: {error.sentence}", err=True)


def read_password(
    variable: str,
    file: Path | None,
    prompt: str,
    *,
    twice: bool = False,
    ask: Callable[..., str] = click.prompt,
) -> str:
    """From the file, else the environment, else a terminal, where it is not shown."""
    if file is not None:
        return _from_file(file)
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise WrongUse(
            detail=f"Give the password in the variable {variable} or in a file with the option for it; "
            "there is no terminal to ask at."
        )
    return ask(prompt, hide_input=True, confirmation_prompt=twice, err=True)


def _from_file(path: Path) -> str:
    """The first line. Raises `WrongUse` for a file that others can read."""
    try:
        with path.open("rb") as file:
            # Of the file that is open, not of another one that was put in its place.
            mode = os.fstat(file.fileno()).st_mode
            if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
                raise WrongUse(
                    detail=f"Others can read {path}: take that from them (chmod 600) "
                    "and change the password."
                )
            text = file.read(_LONGEST_FILE).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileNotReadable(path=path, reason=str(error)) from error
    return (text.splitlines() or [""])[0]
