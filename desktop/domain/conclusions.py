"""What an examiner may conclude. There is no word here for identity, on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MINIMUM_REASON_LENGTH = 12


class Conclusion(StrEnum):
    """Of one candidate."""

    LEAD = "lead"
    EXCLUDED = "excluded"
    INCONCLUSIVE = "inconclusive"
    INSUFFICIENT_QUALITY = "insufficient_quality"


class SearchOutcome(StrEnum):
    """Of a search as a whole."""

    NO_CANDIDATE = "no_candidate"


def reason_is_enough(reason: str) -> bool:
    """A reason is a sentence: at least `MINIMUM_REASON_LENGTH` characters and two words."""
    text = " ".join(reason.split())
    return len(text) >= MINIMUM_REASON_LENGTH and " " in text


@dataclass(frozen=True, slots=True)
class RecordedConclusion:
    """One conclusion as it stands in the record; later ones do not replace earlier ones."""

    search_id: str
    subject_id: str | None
    """None for a conclusion of the search as a whole."""
    face_id: int | None
    conclusion: Conclusion | SearchOutcome
    reason: str
    examiner: str
    at: datetime
    log_seq: int
