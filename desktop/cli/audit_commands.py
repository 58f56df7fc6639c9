"""`audit`: checks the record against its log, and hands its checkpoints to whoever keeps them elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.key_commands import key_group
from desktop.cli.output import Output, command_options, interruptible, opened_workspace
from desktop.errors import WrongUse
from desktop.workflow.checkpoint_delivery import Delivered, Destination, deliver
from desktop.workflow.delivery_settings import DeliverySettings, delivery_settings
from desktop.workflow.verify_audit import CANNOT_SEE, read_held, verify_workspace


@click.group("audit")
def audit() -> None:
    """The tamper-evident record."""


audit.add_command(key_group)


@audit.command("verify")
@click.option("--deep", is_flag=True, help="Also hash every stored image again.")
@click.option(
    "--checkpoint",
    "checkpoints",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="A signed note, as a report prints it, that was kept elsewhere. May be given several times.",
)
@click.option("--key", default="", help="The verifier key that stands beside the note.")
@command_options()
def verify_command(
    deep: bool, checkpoints: tuple[Path, ...], key: str, workspace: Path | None, output: Output
) -> None:
    """Verify a workspace's log. Exit 0 when it is intact, 1 when it is not."""
    if key and not checkpoints:
        raise WrongUse(detail="--key needs --checkpoint: the note that it is to verify.")
    with opened_workspace(workspace) as opened:
        held = dict(read_held(path, opened.workspace_id, key) for path in checkpoints)
        result = verify_workspace(opened, deep=deep, held=held, on_progress=output.progress)
    if result.problem is None:
        output.say(f"The log is intact: {result.entries} entries, root {result.root}.")
    elif result.problem.seq:
        output.say(f"The log is NOT intact. First bad entry: {result.problem.seq}. {result.problem.detail}")
    else:
        output.say(f"The log is NOT intact. {result.problem.detail}")
    if result.stored_checkpoints:
        output.say(f"Signed checkpoints of the record that were compared: {result.stored_checkpoints}.")
    if result.checkpoints:
        output.say(f"Checkpoints held elsewhere that were compared: {result.checkpoints}.")
    output.say(CANNOT_SEE)
    output.document(
        {
            "ok": result.ok,
            "entries": result.entries,
            "root": result.root,
            "first_bad": None
            if result.problem is None
            else {"seq": result.problem.seq, "detail": result.problem.detail},
            "checkpoints": result.checkpoints,
            "stored_checkpoints": result.stored_checkpoints,
            "cannot_see": CANNOT_SEE,
        }
    )
    if not result.ok:
        raise SystemExit(1)


@audit.command("deliver")
@command_options()
def deliver_command(workspace: Path | None, output: Output) -> None:
    """Give every checkpoint that waits to the folder and the time-stamp authority of the settings.

    Exit 0 when all of them arrived, 1 when not. It also happens by itself after commands that make one.
    """
    with opened_workspace(workspace, tell_end=False) as opened, interruptible() as cancel:
        settings = delivery_settings(opened)
        if not settings.any:
            raise WrongUse(
                detail="Checkpoints of this workspace are kept nowhere else yet. Choose a folder or a "
                "time-stamp authority under Settings, Checkpoints held elsewhere."
            )
        outcome = deliver(opened, on_progress=output.progress, cancel=cancel)
    for one in outcome.to:
        output.say(_delivered(one, settings))
    output.document(
        {
            "ok": outcome.ok,
            "to": [
                {
                    "destination": one.destination.value,
                    "place": _place(one, settings),
                    "delivered": list(one.sizes),
                    "waiting": one.waiting,
                    "problem": one.problem or None,
                }
                for one in outcome.to
            ],
        }
    )
    if not outcome.ok:
        raise SystemExit(1)


def _place(one: Delivered, settings: DeliverySettings) -> str:
    return settings.folder if one.destination is Destination.FOLDER else settings.authority_url


def _delivered(one: Delivered, settings: DeliverySettings) -> str:
    said = f"{_place(one, settings)}: "
    if one.sizes:
        said += f"{len(one.sizes)} delivered, the newest of {one.sizes[-1]} entries."
    else:
        said += "NOT delivered." if one.problem else "nothing waits."
    return f"{said} {one.waiting} waiting. {one.problem}" if one.problem else said
