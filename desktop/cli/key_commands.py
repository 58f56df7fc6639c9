"""`audit key`: the key that signs the log."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.credentials import NEW_KEY_PASSPHRASE_VARIABLE, Credentials, read_password
from desktop.cli.output import Output, command_options, opened_workspace
from desktop.domain.signing import KeyStatus, Protection
from desktop.workflow.signing import keep_key, key_status, rotate_key

_WAYS = {way.value.replace("_", "-"): way for way in Protection}
_KEPT = {
    Protection.FILE: "in a file that only its owner may read",
    Protection.PASSPHRASE: "in a file that opens with a passphrase",
    Protection.KEY_STORE: "in the key store of this account",
}
_PASSPHRASE_FILE = click.option(
    "--passphrase-file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="File of the passphrase that nobody else can read; or the variable "
    f"{NEW_KEY_PASSPHRASE_VARIABLE}. For --keep passphrase.",
)


@click.group("key")
def key_group() -> None:
    """The key that signs the log."""


@key_group.command("show")
@command_options()
def show_command(workspace: Path | None, output: Output) -> None:
    """Say whether it is at hand, and the verifier key that others need."""
    with opened_workspace(workspace) as opened:
        status = key_status(opened)
    _say(output, status)


@key_group.command("keep")
@click.argument("way", type=click.Choice(list(_WAYS)))
@_PASSPHRASE_FILE
@command_options(person=True)
def keep_command(
    way: str, passphrase_file: Path | None, workspace: Path | None, credentials: Credentials, output: Output
) -> None:
    """Keep the same key in another WAY."""
    with opened_workspace(workspace, credentials) as opened:
        keep_key(opened, _WAYS[way], _passphrase(_WAYS[way], passphrase_file))
        status = key_status(opened)
    _say(output, status)


@key_group.command("rotate")
@click.option("--reason", required=True, help="Why a new key is needed; it stands in the log.")
@click.option("--keep", "way", type=click.Choice(list(_WAYS)), default=None, help="As before if not given.")
@_PASSPHRASE_FILE
@command_options(person=True)
def rotate_command(
    reason: str,
    way: str | None,
    passphrase_file: Path | None,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Start a new key; the old one vouches for it where it is at hand."""
    with opened_workspace(workspace, credentials) as opened:
        chosen = _WAYS[way] if way is not None else key_status(opened).protection
        status = rotate_key(opened, reason, chosen, _passphrase(chosen, passphrase_file))
    _say(output, status)


def _passphrase(way: Protection, file: Path | None) -> str:
    if way is not Protection.PASSPHRASE:
        return ""
    return read_password(NEW_KEY_PASSPHRASE_VARIABLE, file, "Passphrase", twice=True)


def _say(output: Output, status: KeyStatus) -> None:
    output.say(f"The signing key is {status.state.value}, kept {_KEPT[status.protection]}.")
    if status.verifier_key:
        output.say(f"Verifier key: {status.verifier_key}")
    output.document(
        {
            "state": status.state.value,
            "protection": status.protection.value,
            "verifier_key": status.verifier_key,
        }
    )
