"""One case as the log tells it, for whoever reads along."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.log_entries import LogEntry
from desktop.domain.log_filters import LogFilter
from desktop.domain.people import Right
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require
from desktop.workflow.browse import CaseName, log_entries, log_numbers
from desktop.workflow.case_record import is_told


@dataclass(frozen=True, slots=True)
class FollowedCase:
    """`entries` oldest first. `told` is False while a blind look is to be kept: then what was found and
    concluded is left out of them."""

    case: CaseName
    entries: tuple[LogEntry, ...]
    told: bool


def follow_case(workspace: Workspace, case_id: str) -> FollowedCase:
    """Raises `AccessRefused`, and `WrongUse` for a case that does not exist."""
    require(workspace, Right.VIEW_CASES)
    with workspace.reading() as stores:
        case = stores.cases.get(case_id)
        numbers = log_numbers(workspace, LogFilter(case_id=case_id))
        entries = log_entries(workspace, numbers)
    return FollowedCase(
        CaseName(case_id, case.case_number), tuple(reversed(entries)), is_told(workspace, case_id)
    )
