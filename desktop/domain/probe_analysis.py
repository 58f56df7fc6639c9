"""What an analyst sees in the probe and what it is good for, said before any candidate is shown.

Said first and recorded first, so that no candidate can lead the eye (linear sequential unmasking).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from desktop.domain.conclusions import reason_is_enough
from desktop.domain.features import VisibleFeatures


class Suitability(StrEnum):
    """Of a probe for a search, as the analyst judges it."""

    SUITABLE = "suitable"
    LIMITED = "limited"
    INSUFFICIENT = "insufficient"

    @property
    def needs_remarks(self) -> bool:
        """Whoever says that a probe falls short says why."""
        return self is not Suitability.SUITABLE


@dataclass(frozen=True, slots=True)
class ProbeAnalysis:
    """`missing` is empty for one that may be recorded."""

    visible: VisibleFeatures
    suitability: Suitability
    remarks: str = ""

    def missing(self) -> tuple[str, ...]:
        """Components that nothing is said about, in the order of the list, then `remarks`."""
        return AnalysisDraft(self.visible, self.suitability, self.remarks).missing()

    def as_record(self) -> dict[str, Any]:
        """Plain values for the log, the database and the report."""
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


@dataclass(frozen=True, slots=True)
class AnalysisDraft:
    """An analysis on its way; nothing of it is recorded."""

    visible: VisibleFeatures = field(default_factory=VisibleFeatures)
    suitability: Suitability | None = None
    remarks: str = ""

    def missing(self) -> tuple[str, ...]:
        """Components that nothing is said about, then `suitability`, then `remarks`."""
        absent = [component.value for component in self.visible.missing]
        if self.suitability is None:
            absent.append("suitability")
        elif self.suitability.needs_remarks and not reason_is_enough(self.remarks):
            absent.append("remarks")
        return tuple(absent)

    @property
    def finished(self) -> ProbeAnalysis | None:
        """The analysis, once nothing is missing."""
        if self.suitability is None or self.missing():
            return None
        return ProbeAnalysis(self.visible, self.suitability, self.remarks.strip())
