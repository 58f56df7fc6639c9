"""What was described and written about one candidate and is not recorded yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.annotations import Annotation
from desktop.domain.conclusions import Conclusion
from desktop.domain.features import FacialComponent, FeatureList


@dataclass(frozen=True, slots=True)
class ExaminationDraft:
    """It is there again when the candidate is looked at again."""

    conclusion: Conclusion | None = None
    reason: str = ""
    features: FeatureList = field(default_factory=FeatureList)
    waiting_notes: dict[FacialComponent, str] = field(default_factory=dict)
    annotations: tuple[Annotation, ...] = ()
    next_number: int = 1


@dataclass(frozen=True, slots=True)
class UnfinishedExaminations:
    """For a window that takes the place of this one: what was written about each candidate (by search and
    face), which one is looked at, and which of them the log says were opened."""

    drafts: dict[tuple[str, int], ExaminationDraft]
    face_id: int | None
    examined: set[tuple[str, int]]
