"""`self-test`: does this installation do its job?"""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.output import Output, command_options
from desktop.recognition.packs import PackCatalogue
from desktop.workflow.person import operator_name
from desktop.workflow.self_test import run_self_test


@click.command("self-test")
@command_options()
def self_test_command(workspace: Path | None, output: Output) -> None:
    """Enrol, search, conclude and verify on synthetic faces in a temporary workspace."""
    report = run_self_test(PackCatalogue(), operator_name())
    for step in report.steps:
        output.say(f"{'ok    ' if step.ok else 'FAILED'}  {step.name}: {step.detail}")
    output.say(f"Device: {report.device}")
    output.document(
        {
            "ok": report.ok,
            "device": report.device,
            "steps": [{"name": s.name, "ok": s.ok, "detail": s.detail} for s in report.steps],
        }
    )
    if not report.ok:
        raise SystemExit(1)
