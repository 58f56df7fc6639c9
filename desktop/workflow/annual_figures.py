"""The figures of a year, or of any other period: what was searched for, for what, and what came of it.

Everything is counted from the record each time; nothing is kept but that it was exported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.domain.figures import AnnualFigures, Period, figures_csv
from desktop.domain.log_entries import EntryKind, format_instant
from desktop.domain.people import Right
from desktop.domain.printed_records import FiguresRecord
from desktop.errors import WrongUse
from desktop.storage.columns import now
from desktop.storage.program import program_version
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import may, permit, permitted, refusals_logged, require
from desktop.workflow.casework_only import require_casework
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.export_file import write_export
from desktop.workflow.figure_tables import casework_tables
from desktop.workflow.look_figures import look_tables

Renderer = Callable[[FiguresRecord], bytes]
"""Makes the printed form; PDF is drawn where Qt is."""

NOTES: tuple[str, ...] = (
    "A candidate is a lead, never an identification: none of these figures counts people who were found.",
    "Small counts are given as they are. Whoever publishes them considers whether a count of few points at "
    "somebody.",
    "Days are those of the computer's time zone. What came of the searches of the period is told as "
    "they stood when the figures were made.",
)

DEMO_NOTE = "These are figures of the demonstration: every face and every case in it is invented."


def period_of(year: int | None = None, first: date | None = None, last: date | None = None) -> Period:
    """A year, or from one day to another. Raises `WrongUse` for anything else."""
    if year is not None and first is None and last is None:
        try:
            return Period.of_year(year)
        except ValueError as error:
            raise WrongUse(detail=f"Give a year that was worked in: {error}.") from None
    if year is not None or first is None or last is None:
        raise WrongUse(detail="Give a year, or a first and a last day.")
    try:
        return Period(first, last)
    except ValueError as error:
        raise WrongUse(detail=f"The last day is not before the first: {error}.") from None


def years_of(workspace: Workspace) -> tuple[int, ...]:
    """The years in which something was logged, newest first; for whoever chooses one."""
    with workspace.reading() as stores:
        oldest = stores.log.page(0, 1, newest_first=False)
        newest = stores.log.page(0, 1)
    this = now().astimezone().year
    first = min([this, *(entry.at.astimezone().year for entry in oldest)])
    last = max([this, *(entry.at.astimezone().year for entry in newest)])
    return tuple(range(last, max(first, last - 50) - 1, -1))


def figures(workspace: Workspace, period: Period) -> AnnualFigures:
    """Raises `AccessRefused`, `SignInRequired`; each reviewer's figures need `Right.SEE_RELIABILITY`."""
    require_casework(workspace)
    reviewers = may(workspace, Right.SEE_RELIABILITY)
    with refusals_logged(workspace), workspace.reading() as stores:
        person = permit(workspace, stores, Right.SEE_FIGURES)
        entries, root = stores.log.tree_head()
        return AnnualFigures(
            period=period,
            made_at=now(),
            made_by=person.name,
            tables=(*casework_tables(stores, period), *look_tables(stores, period, reviewers=reviewers)),
            notes=(DEMO_NOTE, *NOTES) if workspace.kind is WorkspaceKind.DEMO else NOTES,
            entries=entries,
            root=root,
            with_reviewers=reviewers,
        )


def figures_record(
    figures: AnnualFigures, *, checkpoint: str = "", verifier_key: str = ""
) -> FiguresRecord:
    """What the pages are printed from: every cell a text, as it shall stand there.

    `checkpoint` is the text of a signed note that covers the figures, with the key that verifies it.
    """
    log = (
        f"The log had {figures.entries} entries when these figures were made; their root is {figures.root}."
    )
    return {
        "title": "Figures of a period" if figures.period.year is None else "Figures of a year",
        "period": str(figures.period),
        "made_by": figures.made_by,
        "made_at": format_instant(figures.made_at),
        "tables": [
            {
                "title": table.title,
                "columns": list(table.columns),
                "rows": [[str(cell) for cell in row] for row in table.rows],
                "note": " ".join(table.notes),
            }
            for table in figures.tables
        ],
        "notes": [*figures.notes, log],
        "program": program_version(),
        "checkpoint": checkpoint,
        "verifier_key": verifier_key,
    }


def export_figures(workspace: Workspace, figures: AnnualFigures, path: Path, data: bytes) -> None:
    """Writes the file and says so in the log; both or neither.

    `data` are the bytes of `figures_csv`, or of the pages that `figures_record` was printed on. The kind of
    file is told by its ending. Raises `AccessRefused`, `FolderNotWritable`, `StorageFull`.
    """
    require_casework(workspace)
    with permitted(workspace, Right.SEE_FIGURES) as (stores, _):
        stores.log.append(
            EntryKind.FIGURES_EXPORTED,
            {
                "from": figures.period.first.isoformat(),
                "to": figures.period.last.isoformat(),
                "format": path.suffix.lower().lstrip(".") or "none",
                "sha256": hashlib.sha256(data).hexdigest(),
                "log_entries": figures.entries,
                "with_reviewers": figures.with_reviewers,
            },
        )
        write_export(path, data)


def export_csv(workspace: Workspace, figures: AnnualFigures, path: Path) -> None:
    """Raises as `export_figures`."""
    export_figures(workspace, figures, path, figures_csv(figures))


def export_pages(workspace: Workspace, figures: AnnualFigures, path: Path, render: Renderer) -> None:
    """Prints the pages with a signed checkpoint of the log on them. Raises as `export_figures`."""
    require(workspace, Right.SEE_FIGURES)
    signed = sign_checkpoint(workspace)
    record = figures_record(figures, checkpoint=signed.note, verifier_key=signed.verifier_key)
    export_figures(workspace, figures, path, render(record))


def file_name(figures: AnnualFigures, ending: str) -> str:
    """“second-look-figures-2026.csv”."""
    return f"second-look-figures-{str(figures.period).replace(' ', '-')}.{ending}"
