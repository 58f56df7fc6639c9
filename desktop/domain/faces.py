"""A located face in an image, and the quality that was measured on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]
"""x, y in pixels of the upright image; the origin is the top left corner."""

FivePoints = tuple[Point, Point, Point, Point, Point]
"""Image-left eye, image-right eye, nose tip, image-left and image-right mouth corner."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in pixels of the upright image."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        return (self.x + self.width / 2, self.y + self.height / 2)


@dataclass(frozen=True, slots=True)
class DetectedFace:
    """One face a detector found; `confidence` in 0..1 is the detector's own, not a probability."""

    box: Box
    landmarks: FivePoints
    confidence: float

    @property
    def inter_eye_distance(self) -> float:
        """Distance of the two eye points in pixels (ISO/IEC 29794-5, 7.4.2)."""
        (lx, ly), (rx, ry) = self.landmarks[0], self.landmarks[1]
        return float(((rx - lx) ** 2 + (ry - ly) ** 2) ** 0.5)


class QualityComponent(StrEnum):
    """The components measured here, by their names in ISO/IEC 29794-5."""

    INTER_EYE_DISTANCE = "inter_eye_distance"
    HEAD_POSE_YAW = "head_pose_yaw"
    HEAD_POSE_PITCH = "head_pose_pitch"
    HEAD_POSE_ROLL = "head_pose_roll"
    UNDER_EXPOSURE_PREVENTION = "under_exposure_prevention"
    OVER_EXPOSURE_PREVENTION = "over_exposure_prevention"
    SHARPNESS = "sharpness"
    SINGLE_FACE_PRESENT = "single_face_present"


POOR_BELOW = 40
FAIR_BELOW = 70


@dataclass(frozen=True, slots=True)
class QualityMeasure:
    """One component: the native measure in `unit`, and the quality value 0..100 (higher is better)."""

    component: QualityComponent
    native: float
    unit: str
    value: int

    @property
    def grade(self) -> str:
        """`poor`, `fair` or `good`; the limits are ours, the standard sets none."""
        if self.value < POOR_BELOW:
            return "poor"
        return "fair" if self.value < FAIR_BELOW else "good"


@dataclass(frozen=True, slots=True)
class FaceQuality:
    """All measures of one face."""

    measures: tuple[QualityMeasure, ...]

    def of(self, component: QualityComponent) -> QualityMeasure:
        """Raises `KeyError` when the component was not measured."""
        for measure in self.measures:
            if measure.component is component:
                return measure
        raise KeyError(component)

    @property
    def poor(self) -> tuple[QualityMeasure, ...]:
        return tuple(m for m in self.measures if m.grade == "poor")

    def as_record(self) -> dict[str, dict[str, float | int | str]]:
        """Plain values for the log and the database."""
        return {
            m.component.value: {"native": round(m.native, 4), "unit": m.unit, "value": m.value}
            for m in self.measures
        }

    @classmethod
    def from_record(cls, record: dict[str, dict[str, float | int | str]]) -> FaceQuality:
        # In the order of the components, whatever the order of the record.
        return cls(
            tuple(
                QualityMeasure(
                    c, float(record[c]["native"]), str(record[c]["unit"]), int(record[c]["value"])
                )
                for c in QualityComponent
                if c in record
            )
        )
