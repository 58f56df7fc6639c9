"""The second look: another person, the same probe, the candidates in random order among fillers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from desktop.domain.annotations import Annotation
from desktop.domain.conclusions import Conclusion
from desktop.domain.features import FeatureList


class LookState(StrEnum):
    WAITING = "waiting"
    """Nobody has begun it."""
    BEGUN = "begun"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    """Ended without an outcome: a candidate was expunged, the case closed, or the search concluded anew."""


@dataclass(frozen=True, slots=True)
class LookItem:
    """One face to look at. Who looks blind is never given this, only its place."""

    place: int
    face_id: int
    subject_id: str
    is_filler: bool


@dataclass(frozen=True, slots=True)
class LookAnswer:
    """What the person concluded about the face at `place`; `seconds` it was on the screen."""

    place: int
    conclusion: Conclusion
    reason: str
    features: FeatureList
    annotations: tuple[Annotation, ...]
    seconds: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """A second (2) or third (3) look at the leads of one search, with everything that is known about it.

    Not for the eyes of whoever does it: they are given a `BlindLook`.
    """

    look_id: str
    search_id: str
    ordinal: int
    asked_at: datetime
    asked_seq: int
    """Log entry of the request: what came first is told by the log, not by a clock."""
    asked_by: str
    reason: str
    """Why a third look was asked for; empty for a second."""
    state: LookState
    items: tuple[LookItem, ...]
    account_id: str | None
    examiner: str | None
    begun_at: datetime | None
    ended_at: datetime | None
    end_reason: str
    answers: tuple[LookAnswer, ...]
    ended_seq: int | None = None
    """Log entry of its end; None while it is open."""

    def answer_at(self, place: int) -> LookAnswer | None:
        return next((a for a in self.answers if a.place == place), None)

    def answer(self, face_id: int) -> LookAnswer | None:
        place = next((item.place for item in self.items if item.face_id == face_id), None)
        return None if place is None else self.answer_at(place)

    @property
    def candidates(self) -> tuple[LookItem, ...]:
        return tuple(item for item in self.items if not item.is_filler)

    @property
    def is_open(self) -> bool:
        """Neither completed nor withdrawn."""
        return self.state in (LookState.WAITING, LookState.BEGUN)

    @property
    def fillers_chosen(self) -> tuple[LookItem, ...]:
        """Fillers that the person called a lead: an outcome of its own."""
        leads = {a.place for a in self.answers if a.conclusion is Conclusion.LEAD}
        return tuple(item for item in self.items if item.is_filler and item.place in leads)


def sealed(look: Look) -> Look:
    """What may be told of a look that is not completed: that it is there, not what was said in it so far.

    Whoever knew could withdraw it and ask somebody else.
    """
    return look if look.state is LookState.COMPLETED else replace(look, answers=())


@dataclass(frozen=True, slots=True)
class BlindItem:
    """A face at a place, and whether it was dealt with or taken out since."""

    place: int
    answered: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class BlindLook:
    """All that a second examiner is told: no ids, no scores, no ranks, no names, no first conclusion."""

    look_id: str
    case_number: str
    ordinal: int
    asked_at: datetime
    items: tuple[BlindItem, ...]
    begun: bool

    @property
    def open_places(self) -> tuple[int, ...]:
        """Places of faces that still need an answer."""
        return tuple(item.place for item in self.items if not item.answered and not item.withdrawn)
