"""A probe: the image under investigation, where it comes from, and what may not be one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.faces import DetectedFace, FaceQuality


class ProbeType(StrEnum):
    """What the probe is. The first three may be searched; the others are refused."""

    PHOTOGRAPH = "photograph"
    VIDEO_STILL = "video_still"
    DOCUMENT_SCAN = "document_scan"
    SKETCH = "sketch"
    COMPOSITE = "composite"
    GENERATED = "generated"

    @property
    def admissible(self) -> bool:
        return self in (ProbeType.PHOTOGRAPH, ProbeType.VIDEO_STILL, ProbeType.DOCUMENT_SCAN)


INADMISSIBLE_SENTENCES: dict[ProbeType, str] = {
    ProbeType.SKETCH: (
        "A drawn face cannot be a probe: its features come from a hand and a memory, and the scores of a "
        "search would be about the drawing. Search with a photograph of the person or not at all."
    ),
    ProbeType.COMPOSITE: (
        "A composite cannot be a probe: features assembled from other faces belong to nobody, and every "
        "candidate would be an innocent person. Search with a photograph of the person or not at all."
    ),
    ProbeType.GENERATED: (
        "A generated or enhanced face cannot be a probe: the software invented the detail that a search "
        "would compare. Search with the untouched original or not at all."
    ),
}


@dataclass(frozen=True, slots=True)
class Intake:
    """What a person declares before anything is searched."""

    case_number: str
    purpose: str
    probe_type: ProbeType
    provenance: str
    authority: str = ""
    """Reference of the authorisation; the policy says whether there has to be one."""
    requester: str = ""
    offence: str = ""
    """Of the policy's list; empty: the purpose stands for it."""
    deadline: date | None = None
    policy_id: str = ""
    """For a case that is opened with this probe; empty: the workspace's default."""
    captured_on: date | None = None
    """When the probe was taken, where somebody knows."""

    def missing(self) -> tuple[str, ...]:
        """Names of required fields that are still empty."""
        wanted = {"case_number": self.case_number, "purpose": self.purpose, "provenance": self.provenance}
        return tuple(name for name, text in wanted.items() if not text.strip())


@dataclass(frozen=True, slots=True)
class Probe:
    """A probe as recorded: the untouched original by hash, and the face that was chosen in it."""

    probe_id: str
    case_id: str
    case_number: str
    image_sha256: str
    file_name: str
    probe_type: ProbeType
    provenance: str
    face: DetectedFace
    faces_in_image: int
    quality: FaceQuality
