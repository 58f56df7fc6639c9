"""`audit`: checks the record against its log, and hands its checkpoints to whoever keeps them elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.credentials import Credentials
from desktop.cli.key_commands import key_group
from desktop.cli.output import Output, command_options, interruptible, opened_workspace
from desktop.errors import WrongUse
from desktop.storage.files import reading_from
from desktop.verifier.export_check import check_export
from desktop.verifier.held_notes import read_held_file, read_key
from desktop.verifier.wording import lines_of
from desktop.verifier.workspace_check import answer_about
from desktop.workflow.checkpoint_delivery import Delivered, Destination, deliver
from desktop.workflow.delivery_settings import DeliverySettings, delivery_settings
from desktop.workflow.export_log import case_of_number, export_log
from desktop.workflow.verify_audit import verify_workspace


@click.group("audit")
def audit() -> None:
    """The tamper-evident record."""


audit.add_command(key_group)


_FILE = click.Path(dir_okay=False, path_type=Path)


@audit.command("verify")
@click.option("--export", "export", type=_FILE, default=None, help="Verify this exported log instead.")
@click.option("--deep", is_flag=True, help="Also hash every stored image again.")
@click.option(
    "--checkpoint",
    "checkpoints",
    multiple=True,
    type=_FILE,
    help="A signed note, as a report prints it, that was kept elsewhere. May be given several times.",
)
@click.option(
    "--key",
    "keys",
    multiple=True,
    help="A verifier key that you have from elsewhere, or a file with it. May be given several times.",
)
@click.option("--file", "files", multiple=True, type=_FILE, help="Say which entries speak of this file.")
@click.option("--tsa-root", type=_FILE, default=None, help="Certificates (PEM) to verify time stamps with.")
@command_options()
def verify_command(
    export: Path | None,
    deep: bool,
    checkpoints: tuple[Path, ...],
    keys: tuple[str, ...],
    files: tuple[Path, ...],
    tsa_root: Path | None,
    workspace: Path | None,
    output: Output,
) -> None:
    """Verify a workspace's log, or an exported one. Exit 0 when it is intact and all that is given agrees,
    1 when not.

    second-look-verify does the same without loading the rest of the program.
    """
    known = [read_key(key) for key in keys]
    held = [read_held_file(path) for path in checkpoints]
    roots = None
    if tsa_root is not None:
        with reading_from(tsa_root):
            roots = tsa_root.read_bytes()
    with interruptible() as cancel:
        if export is not None:
            if deep or workspace is not None:
                raise WrongUse(detail="--export stands alone: it needs no workspace, and holds no images.")
            answer = check_export(
                export,
                keys=known,
                held=held,
                files=files,
                tsa_roots=roots,
                on_progress=output.progress,
                cancel=cancel,
            )
        else:
            with opened_workspace(workspace) as opened:
                result = verify_workspace(
                    opened,
                    deep=deep,
                    held={one.size: one.root.hex() for one in held},
                    signed={one.size for one in held if one.note is not None},
                    on_progress=output.progress,
                    cancel=cancel,
                )
                answer = answer_about(
                    opened.database,
                    result,
                    keys=known,
                    held=held,
                    files=files,
                    tsa_roots=roots,
                    cancel=cancel,
                )
    for line in lines_of(answer):
        output.say(line)
    output.document(answer.document())
    if not answer.ok:
        raise SystemExit(1)


@audit.command("export")
@click.argument("target", metavar="FILE.zip", type=_FILE)
@click.option("--case", "number", default=None, metavar="NUMBER", help="Only the entries of this case.")
@command_options(person=True)
def export_command(
    target: Path,
    number: str | None,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Export the log, or one case of it, for whoever is to verify it elsewhere."""
    with interruptible() as cancel, opened_workspace(workspace, credentials) as opened:
        case_id = None if number is None else case_of_number(opened, number).case_id
        exported = export_log(opened, target, case_id, on_progress=output.progress, cancel=cancel)
    output.say(f"Written: {exported.path} ({exported.entries} entries, SHA-256 {exported.sha256})")
    output.say(f"The log has {exported.size} entries, root {exported.root}.")
    output.say(f"Verify it with: second-look-verify {exported.path} --key '{exported.verifier_key}'")
    output.document(
        {
            "written": str(exported.path),
            "entries": exported.entries,
            "size": exported.size,
            "root": exported.root,
            "verifier_key": exported.verifier_key,
            "sha256": exported.sha256,
        }
    )


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
