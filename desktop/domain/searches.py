"""A search as it stands in the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop.domain.candidates import Candidate
from desktop.domain.error_notes import GroupNote
from desktop.domain.rates import Rate
from desktop.domain.score_kinds import ScoreKind


@dataclass(frozen=True, slots=True)
class Case:
    """What a search is done for."""

    case_id: str
    case_number: str
    purpose: str
    authority: str
    opened_at: datetime
    opened_by: str


@dataclass(frozen=True, slots=True)
class SearchNotes:
    """Measured error for the probe's group and for each candidate's, at the threshold of the search."""

    probe: GroupNote
    candidates: Mapping[int, GroupNote]
    """By face id."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One search with everything that was in use. `candidates` are the listed rows, best first.

    `fpir` is the measured rate at `threshold` as it stood, None where nothing was measured yet.
    """

    search_id: str
    probe_id: str
    case_id: str
    case_number: str
    gallery_id: int
    gallery_name: str
    pack_id: str
    pack_hash: str
    snapshot_hash: str
    subjects: int
    faces: int
    threshold: float
    count_at_threshold: int
    fpir: Rate | None
    device: str
    seconds: float
    at: datetime
    actor: str
    warnings: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    score_kind: ScoreKind = ScoreKind.RAW
    """Of `Candidate.score` and `threshold`; `cohort_size` and `probe_mean` belong to the normalised."""
    cohort_size: int | None = None
    probe_mean: float | None = None
    declared: dict[str, str] = field(default_factory=dict)
    """Groups of the person on the probe as somebody declared them, by grouping; never from pixels."""
    notes: SearchNotes | None = None
    """What was shown about error, with its numbers as they stood."""
