"""What a person asks for when a folder is enrolled, and what came of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from desktop.domain.galleries import Enrolment, Gallery
from desktop.domain.refusals import RefusalReason
from desktop.recognition.engine import EngineSetting
from desktop.workflow.metadata_table import ColumnMapping

MINIMUM_EYE_DISTANCE = 20


class SeveralFaces(StrEnum):
    """What to do with a picture in which no face dominates."""

    REFUSE = "refuse"
    LARGEST = "largest"
    CENTRAL = "central"


@dataclass(frozen=True, slots=True)
class EnrolmentOptions:
    """How a folder is enrolled."""

    several_faces: SeveralFaces = SeveralFaces.REFUSE
    minimum_eye_distance: int = MINIMUM_EYE_DISTANCE

    def as_record(self) -> dict[str, object]:
        return {
            "several_faces": self.several_faces.value,
            "minimum_eye_distance": self.minimum_eye_distance,
        }


@dataclass(frozen=True, slots=True)
class EnrolmentRequest:
    """What a person asks for. `metadata_file` None: subjects are named by folder or file."""

    gallery_name: str
    folder: Path
    metadata_file: Path | None = None
    mapping: ColumnMapping = field(default_factory=ColumnMapping)
    options: EnrolmentOptions = field(default_factory=EnrolmentOptions)


@dataclass(frozen=True, slots=True)
class EnrolmentSummary:
    """What came of it. `images` counts the files of the folder, or the faces of the gallery that is
    enrolled again, done earlier or now."""

    gallery: Gallery
    images: int
    enrolled: int
    refused: dict[RefusalReason, int]
    seconds: float
    device: str
    resumed: bool
    handled_now: int = 0
    """Files this run dealt with; a resumed run leaves out those that were done before."""
    table_problems: tuple[str, ...] = ()
    """Cells of the metadata table that could not be read as what their column means."""
    passed_over: int = 0
    """Files beside the images that are no kind of picture that is read."""
    setting: EngineSetting | None = None
    """How the models were set to work."""

    @property
    def images_per_second(self) -> float:
        return self.handled_now / self.seconds if self.seconds > 0 else 0.0


def request_of(enrolment: Enrolment, gallery: Gallery) -> EnrolmentRequest:
    """The request that an unfinished enrolment of a folder was started with; one that enrols a gallery
    again (`source_gallery_id`) has none: see `re_enrol`."""
    if enrolment.source_gallery_id is not None:
        raise ValueError("a gallery that is enrolled again has no folder")
    saved = json.loads(enrolment.options)
    return EnrolmentRequest(
        gallery.name,
        Path(enrolment.folder),
        Path(enrolment.metadata_file) if enrolment.metadata_file else None,
        ColumnMapping.from_record(saved["mapping"]),
        EnrolmentOptions(SeveralFaces(saved["several_faces"]), int(saved["minimum_eye_distance"])),
    )
