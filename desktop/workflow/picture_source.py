"""Where the pictures of an enrolment come from, what is recorded with each, and whose face is meant."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.domain.faces import DetectedFace
from desktop.domain.subjects import CaptureRecord
from desktop.recognition.image_reader import UprightImage
from desktop.storage.stores import Stores


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """The file of one picture and what is recorded with it."""

    name: str
    """What the run calls it; one name, one picture."""
    relative_path: str
    """Where it lay when it was first enrolled, as the record has it."""
    data: bytes
    record: CaptureRecord | None
    """None where the table has no row for it."""
    recorded_face: DetectedFace | None = None
    """The face that is on record already, where there is one."""


class PictureSource(Protocol):
    """A folder, or a gallery that is there already. `open` is called in several threads."""

    def open(self, name: str) -> SourcePicture | None:
        """The picture; None where it was expunged since. Raises `ImageRefused`."""
        ...

    def recorded_hash(self, name: str) -> str | None:
        """SHA-256 that the picture has to have; None where that is not known before it is read."""
        ...

    def choose(
        self, picture: SourcePicture, image: UprightImage, faces: Sequence[DetectedFace]
    ) -> DetectedFace:
        """The face to enrol; `faces`, at least one, are sorted, the largest first.

        Raises `ImageRefused` where none of them is.
        """
        ...

    def gone(self, stores: Stores, names: Collection[str]) -> set[str]:
        """Those of `names` that were expunged at the source since; asked inside the recording."""
        ...
