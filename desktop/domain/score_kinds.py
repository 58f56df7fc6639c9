"""Which score orders a candidate list: the pack's own, or the cohort-normalised one."""

from __future__ import annotations

from enum import StrEnum


class ScoreKind(StrEnum):
    """Every score names its kind; thresholds and rates of one kind say nothing about the other."""

    RAW = "raw"
    """What the pack's comparator gives."""
    NORMALISED = "normalised"
    """Less how much each of the two resembles everyone else here (DESIGN section 5)."""
