"""A case: what is looked for, on whose word, under which policy, until when; and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop.domain.features import FacialComponent
from desktop.domain.policies import PolicyProfile


class CaseState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class FlagKind(StrEnum):
    """Why a case needs somebody's attention."""

    CANDIDATE_EXPUNGED = "candidate_expunged"
    FILLER_CHOSEN = "filler_chosen"
    POLICY_FILE_EDITED = "policy_file_edited"


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
    def features_required(self) -> tuple[FacialComponent, ...]:
        """What a lead has to say something about; everything where no policy says less."""
        return tuple(FacialComponent) if self.terms is None else self.terms.policy.features_required

    @property
    def is_open(self) -> bool:
        return self.state is CaseState.OPEN

    def authorisation_is_over(self, today: date) -> bool:
        return self.terms is not None and self.terms.deadline is not None and today > self.terms.deadline

    @property
    def authorisation_is_outstanding(self) -> bool:
        """Whether the policy asks for an authorisation and nobody has entered one yet."""
        terms = self.terms
        return terms is not None and terms.policy.authorisation_required and not terms.authorisation

    @property
    def authorisation_due(self) -> datetime | None:
        """Until when an outstanding one has to be entered, counted from the opening of the case."""
        terms = self.terms
        if terms is None or not self.authorisation_is_outstanding:
            return None
        return self.opened_at + timedelta(hours=terms.policy.authorisation_hours or 0)

    def retention_is_over(self, today: date) -> bool:
        return self.terms is not None and today > self.terms.retention_until
