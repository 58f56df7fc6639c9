"""A case: what is looked for, on whose word, under which policy, until when; and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.policies import PolicyProfile


class CaseState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class FlagKind(StrEnum):
    """Why a case needs somebody's attention."""

    CANDIDATE_EXPUNGED = "candidate_expunged"
    FILLER_CHOSEN = "filler_chosen"
    POLICY_FILE_EDITED = "policy_file_edited"
    CLOCK_SET_BACK = "clock_set_back"


@dataclass(frozen=True, slots=True)
class CaseTerms:
    """What was declared when the case was opened, or changed since; the latest counts, all are kept."""

    offence: str
    requester: str
    authorisation: str
    """Reference of the order or approval."""
    deadline: date | None
    """Until when the authorisation holds."""
    policy: PolicyProfile
    retention_until: date
    set_at: datetime
    set_by: str


@dataclass(frozen=True, slots=True)
class CaseFlag:
    kind: FlagKind
    detail: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as it stands. `terms` is None for cases of workspaces that knew no policy yet."""

    case_id: str
    case_number: str
    purpose: str
    authority: str
    opened_at: datetime
    opened_by: str
    terms: CaseTerms | None
    state: CaseState
    flags: tuple[CaseFlag, ...]

    @property
    def is_open(self) -> bool:
        return self.state is CaseState.OPEN

    def authorisation_is_over(self, today: date) -> bool:
        return self.terms is not None and self.terms.deadline is not None and today > self.terms.deadline

    def retention_is_over(self, today: date) -> bool:
        return self.terms is not None and today > self.terms.retention_until
