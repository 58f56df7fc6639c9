"""Galleries and enrolments as recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.faces import DetectedFace, FaceQuality
from desktop.domain.refusals import RefusalReason
from desktop.domain.subjects import CaptureRecord


@dataclass(frozen=True, slots=True)
class Gallery:
    """A named set of enrolled faces; counts are of the moment it was read."""

    gallery_id: int
    name: str
    pack_id: str
    pack_hash: str
    created_at: datetime
    faces: int
    subjects: int


@dataclass(frozen=True, slots=True)
class EnrolledFace:
    """One enrolled face with what is recorded about it. `row` is its place in the template file."""

    face_id: int
    gallery_id: int
    record: CaptureRecord
    image_sha256: str
    file_name: str
    face: DetectedFace
    quality: FaceQuality
    row: int


@dataclass(frozen=True, slots=True)
class NewFace:
    """A face about to be enrolled."""

    record: CaptureRecord
    image_sha256: str
    relative_path: str
    face: DetectedFace
    quality: FaceQuality


@dataclass(frozen=True, slots=True)
class Refusal:
    """An image that was not enrolled; `sentence` says why in words."""

    relative_path: str
    image_sha256: str | None
    reason: RefusalReason
    sentence: str


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One run over a folder, or over another gallery. `finished_at` is None while it runs, or after it was
    cut short."""

    enrolment_id: int
    gallery_id: int
    folder: str
    metadata_file: str | None
    total: int
    started_at: datetime
    finished_at: datetime | None
    enrolled: int
    refused: int
    options: str = "{}"
    """JSON: the column mapping and settings needed to go on with it."""

    @property
    def source_gallery_id(self) -> int | None:
        """The gallery whose pictures are enrolled again; None where they come from a folder."""
        kind, _, number = self.folder.partition(":")
        return int(number) if kind == _AGAIN and number.isascii() and number.isdigit() else None


_AGAIN = "gallery"


def folder_of_gallery(gallery_id: int) -> str:
    """What stands in the place of the folder where a gallery is enrolled again: `gallery:3`. The path of a
    folder is absolute there, and begins with a slash or with one letter and a colon."""
    return f"{_AGAIN}:{gallery_id}"
