"""Expungement: what is asked for, what goes, what stays and why, and what nobody here can reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from desktop.domain.log_entries import format_instant


class ExpungeGround(StrEnum):
    """Why somebody leaves a gallery."""

    SEALED = "sealed"
    RETENTION_OVER = "retention_over"
    COURT_ORDER = "court_order"
    ENROLLED_IN_ERROR = "enrolled_in_error"


GROUND_SENTENCES: dict[ExpungeGround, str] = {
    ExpungeGround.SEALED: "The record was sealed.",
    ExpungeGround.RETENTION_OVER: "The time for which the record may be kept is over.",
    ExpungeGround.COURT_ORDER: "A court ordered it.",
    ExpungeGround.ENROLLED_IN_ERROR: "The person was enrolled in error.",
}

STAYS: tuple[tuple[str, str], ...] = (
    (
        "Entries of the log: identifiers, hashes of images and templates, numbers",
        "They prove what was there and that it was removed; no picture can be made from them.",
    ),
    (
        "Rank, subject id and score in the candidate lists of earlier searches, and as numbers the error "
        "rates that were shown beside them",
        "Defendants have a right to know what was searched and what it returned.",
    ),
    (
        "What examiners wrote about a face in conclusions and looks",
        "It is part of their case and stays with it.",
    ),
    (
        "The subject id and the hashes of the images",
        "By them the person is refused when the folder is enrolled again.",
    ),
)
"""What, and why."""

CANNOT_REACH: tuple[str, ...] = (
    "Copies of the workspace and backups that were made elsewhere.",
    "Reports, figures and tables that were exported earlier, and what was printed.",
    "The folder that the images were enrolled from, and its table of metadata.",
    "What drives keep by themselves: spare blocks of an SSD, snapshots of the file system.",
    "Another picture of the person under another subject id: no template is kept that could tell.",
)


REMOVED = ("faces", "images", "thumbnails", "templates", "rows", "measurements", "database_copies")
"""What is counted; `rows` are those of the database that were removed or blanked."""


@dataclass(frozen=True, slots=True)
class ExpungedFace:
    """All that is left of a face."""

    face_id: int
    row: int
    image_sha256: str


@dataclass(frozen=True, slots=True)
class Expungement:
    """One subject removed from one gallery. `completed_at` is None until it is gone from disk."""

    expungement_id: int
    gallery_id: int
    subject_id: str
    ground: ExpungeGround
    reference: str
    at: datetime
    actor: str
    log_seq: int
    completed_at: datetime | None
    completed_seq: int | None

    @property
    def sentence(self) -> str:
        """What meets whoever still asks for the person."""
        return (
            f"This person was expunged from the gallery on {self.at.date().isoformat()}; "
            "nothing can be concluded on the record any more."
        )


@dataclass(frozen=True, slots=True)
class ProbeExpungement:
    """A probe whose template, file name and picture were removed."""

    probe_id: str
    image_sha256: str
    reference: str
    at: datetime
    actor: str
    log_seq: int
    completed_at: datetime | None

    @property
    def sentence(self) -> str:
        return (
            f"This probe was expunged on {self.at.date().isoformat()}: its picture and its template are "
            "gone, and it cannot be searched any more."
        )


@dataclass(frozen=True, slots=True)
class KeptImage:
    """A picture that stays because something else rests on it; `used_by` says what, in words."""

    sha256: str
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AffectedCase:
    """A case with a candidate row on one of the faces. Open ones are flagged."""

    case_id: str
    case_number: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class AffectedLook:
    """An open blind look that shows one of the faces: withdrawn if it is a candidate there."""

    look_id: str
    search_id: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ExpungementPreview:
    """What an expungement will do."""

    gallery_id: int
    gallery: str
    subject_id: str
    faces: tuple[ExpungedFace, ...]
    images_removed: tuple[str, ...]
    images_kept: tuple[KeptImage, ...]
    measurements: int
    searches: int
    """Earlier searches that list the person."""
    cases: tuple[AffectedCase, ...]
    looks: tuple[AffectedLook, ...]

    @property
    def flagged_cases(self) -> tuple[AffectedCase, ...]:
        return tuple(case for case in self.cases if case.is_open)

    @property
    def withdrawn_looks(self) -> tuple[AffectedLook, ...]:
        return tuple(look for look in self.looks if look.withdrawn)


@dataclass(frozen=True, slots=True)
class ExpungementCertificate:
    """What was done, for whoever asked for it. Proven by the log up to `log_seq` with `log_root`."""

    expungement_id: int
    workspace_id: str
    gallery_id: int
    gallery: str
    subject_id: str
    ground: ExpungeGround
    reference: str
    by: str
    at: datetime
    completed_at: datetime | None
    counts: dict[str, int]
    images_removed: tuple[str, ...]
    images_kept: tuple[KeptImage, ...]
    flagged_cases: tuple[str, ...]
    """Case numbers."""
    withdrawn_looks: tuple[str, ...]
    recorded_seq: int
    """The entry that says what was expunged."""
    log_seq: int
    """The newest entry that the root covers."""
    log_root: str
    role: str = ""
    """Of whoever did it, then."""
    program: str = ""
    checkpoint: str = ""
    """Signed note over the root, and the key that verifies it."""
    verifier_key: str = ""

    def as_record(self) -> dict[str, Any]:
        """Plain values, for JSON; a `printed_records.CertificateRecord` is among them."""
        kept = [
            (f"Image {image.sha256}", f"It is {' and '.join(image.used_by)}.") for image in self.images_kept
        ]
        return {
            "kind": "expungement_certificate",
            "expungement_id": self.expungement_id,
            "workspace_id": self.workspace_id,
            "gallery_id": self.gallery_id,
            "gallery": self.gallery,
            "subject_id": self.subject_id,
            "ground": self.ground.value,
            "reason": GROUND_SENTENCES[self.ground],
            "reference": self.reference,
            "by": self.by,
            "role": self.role,
            "at": format_instant(self.at),
            "completed_at": None if self.completed_at is None else format_instant(self.completed_at),
            "removed": {name: self.counts.get(name, 0) for name in REMOVED},
            "image_hashes": list(self.images_removed),
            "images_kept": kept_record(self.images_kept),
            "stays": [{"what": what, "why": why} for what, why in (*kept, *STAYS)],
            "beyond_reach": list(CANNOT_REACH),
            "flagged_cases": list(self.flagged_cases),
            "withdrawn_looks": list(self.withdrawn_looks),
            "program": self.program,
            "recorded_seq": self.recorded_seq,
            "log_seq": self.log_seq,
            "log_root": self.log_root,
            "checkpoint": self.checkpoint,
            "verifier_key": self.verifier_key,
        }


def kept_record(kept: Sequence[KeptImage]) -> list[dict[str, Any]]:
    """Plain values, for JSON."""
    return [{"sha256": image.sha256, "used_by": list(image.used_by)} for image in kept]


def kept_from(record: Sequence[dict[str, Any]]) -> tuple[KeptImage, ...]:
    """Inverse of `kept_record`."""
    return tuple(KeptImage(one["sha256"], tuple(one["used_by"])) for one in record)
