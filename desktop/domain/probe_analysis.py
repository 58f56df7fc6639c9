"""What can be seen in a probe, said before any candidate is shown (linear sequential unmasking)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.domain.conclusions import reason_is_enough
from desktop.domain.features import FacialComponent, VisibleFeatures


class Suitability(StrEnum):
    """The analyst's judgement of the probe as a whole."""

    SUITABLE = "suitable"
    LIMITED = "limited"
    INSUFFICIENT = "insufficient"
    """Not to be searched: an outcome of its own."""


@dataclass(frozen=True, slots=True)
class ProbeAnalysis:
    """`remarks` are required where the probe is of limited use or of none."""

    visible: VisibleFeatures
    suitability: Suitability
    remarks: str = ""

    def missing(self) -> tuple[FacialComponent, ...]:
        """Components that nothing is said about."""
        return self.visible.missing

    @property
    def needs_remarks(self) -> bool:
        return self.suitability is not Suitability.SUITABLE and not reason_is_enough(self.remarks)

    @property
    def complete(self) -> bool:
        return not self.missing() and not self.needs_remarks

    def as_record(self) -> dict[str, Any]:
        return {
            "visible": self.visible.as_record(),
            "suitability": self.suitability.value,
            "remarks": self.remarks,
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> ProbeAnalysis:
        """Raises `ValueError` or `KeyError` for what is no record of one."""
        return cls(
            VisibleFeatures.from_record(record["visible"]),
            Suitability(record["suitability"]),
            str(record.get("remarks", "")),
        )
