"""The command line's tree."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click

from desktop.cli.account_commands import accounts_group
from desktop.cli.audit_commands import audit
from desktop.cli.case_commands import case_group
from desktop.cli.casework_commands import search_command
from desktop.cli.compare_packs_command import compare_packs_command
from desktop.cli.demo_command import demo_command
from desktop.cli.devices_command import devices_command
from desktop.cli.enrol_command import enrol_command
from desktop.cli.evaluate_command import evaluate_command
from desktop.cli.expunge_command import expunge_command
from desktop.cli.figures_command import figures_command
from desktop.cli.lab_command import lab_command
from desktop.cli.model_commands import models
from desktop.cli.open_command import open_command
from desktop.cli.policy_commands import policies_group
from desktop.cli.rates_command import rates_command, score_command
from desktop.cli.self_test_command import self_test_command


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("second-look"), prog_name="Second Look")
@click.option(
    "--workspace",
    "window_workspace",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder of the workspace to open in the window.",
)
@click.pass_context
def command_line(context: click.Context, window_workspace: Path | None) -> None:
    """Second Look: facial comparison review. A candidate is a lead, never an identification.

    Without a command the window opens.
    """
    if context.invoked_subcommand is None:
        # Imported late: the command line needs no Qt.
        from desktop.app import run_window

        raise SystemExit(run_window(window_workspace))


command_line.add_command(accounts_group)
command_line.add_command(case_group)
command_line.add_command(demo_command)
command_line.add_command(devices_command)
command_line.add_command(enrol_command)
command_line.add_command(search_command)
command_line.add_command(rates_command)
command_line.add_command(score_command)
command_line.add_command(compare_packs_command)
command_line.add_command(evaluate_command)
command_line.add_command(figures_command)
command_line.add_command(lab_command)
command_line.add_command(policies_group)
command_line.add_command(expunge_command)
command_line.add_command(audit)
command_line.add_command(models)
command_line.add_command(open_command)
command_line.add_command(self_test_command)
