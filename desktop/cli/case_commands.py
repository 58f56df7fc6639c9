"""`case`: how cases stand, closing and reopening them, and the report, which leaves after its reviews."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from desktop.cli.credentials import Credentials
from desktop.cli.output import Output, command_options, opened_workspace
from desktop.cli.pages import ready_to_draw
from desktop.domain.cases import CaseFile
from desktop.domain.disclosures import DisclosureDocument
from desktop.errors import WrongUse
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace
from desktop.workflow.cases import case_files, close_case, reopen_case
from desktop.workflow.disclose import as_json, disclose, why_not_yet

_FILE = click.Path(dir_okay=False, path_type=Path)
_REASON = click.option("--reason", required=True, help="Why, in a sentence; it stays in the record.")


@click.group("case")
def case_group() -> None:
    """Cases and their reports."""


@case_group.command("list")
@command_options(person=True)
def list_command(workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """List all cases, newest first."""
    with opened_workspace(workspace, credentials) as opened:
        found = case_files(opened)
    for case in found:
        output.say(f"{case.case_number}  {case.state.value}  {case.opened_at:%Y-%m-%d}  {case.purpose}")
    output.document({"cases": [_document(case) for case in found]})


@case_group.command("show")
@click.argument("number")
@command_options(person=True)
def show_command(number: str, workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """Show the case NUMBER, and what its report waits for."""
    with opened_workspace(workspace, credentials) as opened:
        case = _case(opened, number)
        waits_for = why_not_yet(opened, case.case_id)
    _say_case(output, case)
    output.say(waits_for or "Nothing of this case waits: its report can be exported.")
    output.document({**_document(case), "report_waits_for": waits_for or None})


@case_group.command("close")
@click.argument("number")
@_REASON
@click.option("--withdraw-looks", is_flag=True, help="Withdraw looks by other people that are still open.")
@command_options(person=True)
def close_command(
    number: str,
    reason: str,
    withdraw_looks: bool,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Close the case NUMBER with a reason; nothing of it is removed."""
    with opened_workspace(workspace, credentials) as opened:
        known = _case(opened, number)
        case = close_case(opened, known.case_id, reason, withdraw_looks=withdraw_looks)
    _say_case(output, case)
    output.document(_document(case))


@case_group.command("reopen")
@click.argument("number")
@_REASON
@command_options(person=True)
def reopen_command(
    number: str, reason: str, workspace: Path | None, credentials: Credentials, output: Output
) -> None:
    """Reopen the closed case NUMBER with a reason."""
    with opened_workspace(workspace, credentials) as opened:
        case = reopen_case(opened, _case(opened, number).case_id, reason)
    _say_case(output, case)
    output.document(_document(case))


@case_group.command("report")
@click.argument("number")
@click.option("--pdf", "pdf_path", type=_FILE, default=None, help="Write pages to this file.")
@click.option("--json-file", "json_path", type=_FILE, default=None, help="Write the same as JSON.")
@command_options(person=True)
def report_command(
    number: str,
    pdf_path: Path | None,
    json_path: Path | None,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Export the report of the case NUMBER. Refused while a lead of the case waits for its reviews."""
    wanted: list[tuple[Path, str, Callable[[DisclosureDocument], bytes]]] = []
    if pdf_path is not None:
        wanted.append((pdf_path, "pdf", _pages))
    if json_path is not None:
        wanted.append((json_path, "json", as_json))
    if not wanted:
        raise WrongUse(detail="Say where the report goes: --pdf FILE, --json-file FILE, or both.")
    with opened_workspace(workspace, credentials) as opened:
        case = _case(opened, number)
        packs = PackCatalogue().installed()
        for target, format_name, render in wanted:
            document = disclose(opened, case.case_id, target, format_name, render, packs)
    output.say(document.line)
    for target, _, _ in wanted:
        output.say(f"Written: {target}")
    output.document(
        {
            "case": case.case_number,
            "outcome": document.outcome.value,
            "written": [str(target) for target, _, _ in wanted],
        }
    )


def _pages(document: DisclosureDocument) -> bytes:
    ready_to_draw()
    from desktop.ui.report.pdf import render_pdf

    return bytes(render_pdf(document))


def _case(workspace: Workspace, number: str) -> CaseFile:
    wanted = number.strip()
    for case in case_files(workspace):
        if case.case_number == wanted:
            return case
    raise WrongUse(detail=f"There is no case {wanted} in this workspace.")


def _say_case(output: Output, case: CaseFile) -> None:
    output.say(f"Case {case.case_number}: {case.state.value}. {case.purpose}")
    output.say(f"  Opened by {case.opened_by} on {case.opened_at:%Y-%m-%d}.")
    if case.terms is not None:
        terms = case.terms
        until = f", until {terms.deadline.isoformat()}" if terms.deadline else ""
        output.say(f"  Policy: {terms.policy.title}. Offence: {terms.offence}.")
        output.say(f"  Authorisation: {terms.authorisation or 'none'}{until}.")
        output.say(f"  Kept until {terms.retention_until.isoformat()}.")
    for flag in case.flags:
        output.say(f"  Needs attention: {flag.detail}")


def _document(case: CaseFile) -> dict[str, Any]:
    terms = case.terms
    return {
        "case": case.case_number,
        "state": case.state.value,
        "purpose": case.purpose,
        "opened_at": case.opened_at.isoformat(),
        "opened_by": case.opened_by,
        "offence": terms.offence if terms else None,
        "requester": terms.requester if terms else None,
        "authorisation": terms.authorisation if terms else None,
        "deadline": terms.deadline.isoformat() if terms and terms.deadline else None,
        "policy": terms.policy.profile_id if terms else None,
        "retention_until": terms.retention_until.isoformat() if terms else None,
        "flags": [{"kind": flag.kind.value, "detail": flag.detail} for flag in case.flags],
    }
