"""Pictures of a gallery that is there already: its stored originals and what is recorded of its faces."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop.domain.faces import Box, DetectedFace
from desktop.domain.galleries import EnrolledFace, Gallery
from desktop.domain.refusals import RefusalReason
from desktop.errors import FileNotReadable, WorkspaceDamaged
from desktop.recognition.image_reader import ImageRefused, UprightImage
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.picture_source import SourcePicture

MINIMUM_OVERLAP = 0.3
"""Intersection over union of the boxes that two detectors give one face. CenterFace and YuNet: 0.77 and
more in 833 pictures, and 0.13 at most between neighbours in a picture."""


@dataclass(frozen=True, slots=True)
class _Listed:
    face_id: int
    relative_path: str
    image_sha256: str


class GallerySource:
    """Names are the recorded paths, with the face's number where two faces have one path."""

    def __init__(self, workspace: Workspace, gallery: Gallery) -> None:
        self._workspace = workspace
        with workspace.reading() as stores:
            listed = [_Listed(*row) for row in stores.faces.pictures(gallery.gallery_id)]
        self._listed: dict[str, _Listed] = {}
        for one in listed:
            name = one.relative_path
            while name in self._listed:
                name = f"{name} (face {one.face_id})"
            self._listed[name] = one

    def images(self) -> dict[str, str]:
        """Name -> SHA-256 of the picture, in the order of enrolment. A gallery has no picture twice."""
        return {name: one.image_sha256 for name, one in self._listed.items()}

    def open(self, name: str) -> SourcePicture | None:
        """The stored original, checked against its hash."""
        listed = self._listed[name]
        face = self._face(listed.face_id)
        if face is None:
            return None
        try:
            data = self._workspace.images.read(listed.image_sha256)
        except FileNotReadable as error:
            raise ImageRefused(RefusalReason.UNREADABLE, error.sentence) from None
        except WorkspaceDamaged:
            if self._face(listed.face_id) is None:  # it was expunged while it was read
                return None
            raise ImageRefused(RefusalReason.ORIGINAL_DAMAGED) from None
        return SourcePicture(name, listed.relative_path, data, face.record, face.face)

    def recorded_hash(self, name: str) -> str:
        """What a damaged original is refused under."""
        return self._listed[name].image_sha256

    def _face(self, face_id: int) -> EnrolledFace | None:
        with self._workspace.reading() as stores:
            return stores.faces.get_many([face_id]).get(face_id)

    def choose(
        self, picture: SourcePicture, image: UprightImage, faces: Sequence[DetectedFace]
    ) -> DetectedFace:
        """The one that overlaps the recorded face best."""
        assert picture.recorded_face is not None
        recorded = picture.recorded_face.box
        best = max(faces, key=lambda face: overlap(face.box, recorded))
        if overlap(best.box, recorded) < MINIMUM_OVERLAP:
            raise ImageRefused(RefusalReason.FACE_ELSEWHERE)
        return best

    def gone(self, stores: Stores, names: Collection[str]) -> set[str]:
        """By the faces that were expunged from the source."""
        gone = stores.expungements.gone(self._listed[name].face_id for name in names)
        return {name for name in names if self._listed[name].face_id in gone}


def overlap(first: Box, second: Box) -> float:
    """Area that two boxes share over the area that they cover together, 0..1."""
    width = min(first.x + first.width, second.x + second.width) - max(first.x, second.x)
    height = min(first.y + first.height, second.y + second.height) - max(first.y, second.y)
    shared = max(width, 0.0) * max(height, 0.0)
    covered = first.width * first.height + second.width * second.height - shared
    return shared / covered if covered > 0 else 0.0
