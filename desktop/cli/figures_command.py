"""`figures`: what was done in a year, or in any other period, as text, table, pages or JSON."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from desktop.cli.credentials import Credentials
from desktop.cli.output import Output, command_options, opened_workspace
from desktop.cli.pages import ready_to_draw
from desktop.domain.figures import AnnualFigures, FigureTable
from desktop.domain.printed_records import FiguresRecord
from desktop.workflow.annual_figures import (
    export_csv,
    export_pages,
    figures,
    period_of,
)

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("figures")
@click.option("--year", type=int, default=None, help="A calendar year.")
@click.option("--from", "first", type=_DAY, default=None, help="First day, as 2026-01-31.")
@click.option("--to", "last", type=_DAY, default=None, help="Last day, as 2026-12-31.")
@click.option(
    "--csv", "csv_path", type=click.Path(dir_okay=False, path_type=Path), help="Write a table to this file."
)
@click.option(
    "--pdf", "pdf_path", type=click.Path(dir_okay=False, path_type=Path), help="Write pages to this file."
)
@command_options(person=True)
def figures_command(
    year: int | None,
    first: datetime | None,
    last: datetime | None,
    csv_path: Path | None,
    pdf_path: Path | None,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Count what was done in a period: cases, searches, outcomes, looks, what was refused."""
    period = period_of(year, first.date() if first else None, last.date() if last else None)
    with opened_workspace(workspace, credentials) as opened:
        found = figures(opened, period)
        written = []
        if csv_path is not None:
            export_csv(opened, found, csv_path)
            written.append(csv_path)
        if pdf_path is not None:
            export_pages(opened, found, pdf_path, _pages)
            written.append(pdf_path)
    _say(output, found)
    for path in written:
        output.say(f"Written: {path}")
    output.document({**found.as_record(), "written": [str(path) for path in written]})


def _pages(record: FiguresRecord) -> bytes:
    ready_to_draw()
    from desktop.ui.report.pdf import render_figures

    return bytes(render_figures(record))


def _say(output: Output, found: AnnualFigures) -> None:
    output.say(f"Figures of {found.period}")
    for table in found.tables:
        output.say("")
        output.say(table.title)
        for line in _lines(table):
            output.say(line)
    output.say("")
    for note in found.notes:
        output.say(note)


def _lines(table: FigureTable) -> list[str]:
    """Columns under each other."""
    if not table.rows:
        return ["  none", *(f"  {note}" for note in table.notes)]
    rows = [[str(cell) for cell in row] for row in (table.columns, *table.rows)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.columns))]
    lines = [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return [*lines, *(f"  {note}" for note in table.notes)]
