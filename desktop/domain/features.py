"""What an examiner looks at in a face, and what was seen of it.

The components follow the feature list of ASTM E3149 (Standard Guide for Facial Image Comparison Feature
List for Morphological Analysis), which is the one of the Facial Identification Scientific Working Group
(FISWG). They describe; no measure between points of a face is ever a ground for a conclusion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class FacialComponent(StrEnum):
    """In the order of the list."""

    SKIN = "skin"
    HEAD_OUTLINE = "head_outline"
    HAIRLINE = "hairline"
    FOREHEAD = "forehead"
    EYEBROWS = "eyebrows"
    EYES = "eyes"
    NOSE = "nose"
    CHEEKS = "cheeks"
    MOUTH = "mouth"
    CHIN_AND_JAW = "chin_and_jaw"
    EARS = "ears"
    FACIAL_HAIR = "facial_hair"
    FACIAL_LINES = "facial_lines"
    SCARS_AND_MARKS = "scars_and_marks"
    ALTERATIONS = "alterations"


class Visibility(StrEnum):
    """Of a component in one image, before anything is compared."""

    VISIBLE = "visible"
    PARTLY = "partly"
    NOT_VISIBLE = "not_visible"


class Appearance(StrEnum):
    """Of a component in two images."""

    SIMILAR = "similar"
    DIFFERENT = "different"
    NOT_VISIBLE = "not_visible"


@dataclass(frozen=True, slots=True)
class FeatureFinding:
    """How one component appears in the two images; `note` says where and how."""

    component: FacialComponent
    appearance: Appearance
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeatureList:
    """At most one finding a component, in the order of the list."""

    findings: tuple[FeatureFinding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[FeatureFinding]) -> FeatureList:
        """Sorted. Raises `ValueError` for two findings on one component."""
        by_component: dict[FacialComponent, FeatureFinding] = {}
        for finding in findings:
            if finding.component in by_component:
                raise ValueError(f"two findings on {finding.component}")
            by_component[finding.component] = finding
        return cls(tuple(by_component[c] for c in FacialComponent if c in by_component))

    def get(self, component: FacialComponent) -> FeatureFinding | None:
        return next((f for f in self.findings if f.component is component), None)

    @property
    def missing(self) -> tuple[FacialComponent, ...]:
        """Components that nothing is said about."""
        found = {f.component for f in self.findings}
        return tuple(c for c in FacialComponent if c not in found)

    @property
    def complete(self) -> bool:
        return not self.missing

    def count(self, appearance: Appearance) -> int:
        return sum(1 for f in self.findings if f.appearance is appearance)

    def as_record(self) -> dict[str, dict[str, str]]:
        """Plain values for the log and the database."""
        return {
            f.component.value: {"appearance": f.appearance.value, "note": f.note} for f in self.findings
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Mapping[str, Any]]) -> FeatureList:
        """Raises `ValueError` or `KeyError` for what is no record of one."""
        return cls.of(
            FeatureFinding(
                FacialComponent(name), Appearance(found["appearance"]), str(found.get("note", ""))
            )
            for name, found in record.items()
        )


@dataclass(frozen=True, slots=True)
class VisibleFeatures:
    """What can be seen of each component in one image."""

    components: tuple[tuple[FacialComponent, Visibility], ...] = ()

    @classmethod
    def of(cls, visibility: Mapping[FacialComponent, Visibility]) -> VisibleFeatures:
        return cls(tuple((c, visibility[c]) for c in FacialComponent if c in visibility))

    def get(self, component: FacialComponent) -> Visibility | None:
        return dict(self.components).get(component)

    @property
    def missing(self) -> tuple[FacialComponent, ...]:
        """Components that nothing is said about."""
        found = dict(self.components)
        return tuple(c for c in FacialComponent if c not in found)

    @property
    def complete(self) -> bool:
        return not self.missing

    def having(self, *visibility: Visibility) -> tuple[FacialComponent, ...]:
        return tuple(c for c, seen in self.components if seen in visibility)

    def as_record(self) -> dict[str, str]:
        return {c.value: v.value for c, v in self.components}

    @classmethod
    def from_record(cls, record: Mapping[str, str]) -> VisibleFeatures:
        """Raises `ValueError` for what is no record of one."""
        return cls.of({FacialComponent(name): Visibility(seen) for name, seen in record.items()})
