"""`audit`: checks the record against its log."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.output import Output, command_options, opened_workspace
from desktop.workflow.verify_audit import CANNOT_SEE, verify_workspace


@click.group("audit")
def audit() -> None:
    """The tamper-evident record."""


@audit.command("verify")
@click.option("--deep", is_flag=True, help="Also hash every stored image again.")
@command_options()
def verify_command(deep: bool, workspace: Path | None, output: Output) -> None:
    """Verify a workspace's log. Exit 0 when it is intact, 1 when it is not."""
    with opened_workspace(workspace) as opened:
        result = verify_workspace(opened, deep=deep, on_progress=output.progress)
    if result.problem is None:
        output.say(f"The log is intact: {result.entries} entries, root {result.root}.")
    elif result.problem.seq:
        output.say(f"The log is NOT intact. First bad entry: {result.problem.seq}. {result.problem.detail}")
    else:
        output.say(f"The log is NOT intact. {result.problem.detail}")
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
            "cannot_see": CANNOT_SEE,
        }
    )
    if not result.ok:
        raise SystemExit(1)
