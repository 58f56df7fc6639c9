"""Pictures of a folder, with a table of what is recorded or without."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desktop.domain.faces import DetectedFace
from desktop.domain.refusals import REFUSAL_SENTENCES, RefusalReason
from desktop.domain.subjects import CaptureRecord
from desktop.recognition.image_reader import ImageRefused, UprightImage, read_bytes
from desktop.recognition.quality import face_unicity
from desktop.storage.stores import Stores
from desktop.workflow.enrolment_request import EnrolmentRequest, SeveralFaces
from desktop.workflow.metadata_table import MetadataIndex, beside_table, record_without_table
from desktop.workflow.picture_folder import recordable
from desktop.workflow.picture_source import SourcePicture

DOMINANT_UNICITY = 0.5
"""A face beside which every other is under a quarter of its area stands alone in the picture."""


class FolderSource:
    """Names are paths relative to the folder."""

    def __init__(self, request: EnrolmentRequest, index: MetadataIndex | None) -> None:
        self._request = request
        self._index = index

    def open(self, name: str) -> SourcePicture:
        """See `PictureSource`; whoever takes a picture out of the folder makes it unreadable, no more."""
        if recordable(name) != name:
            raise ImageRefused(
                RefusalReason.UNREADABLE,
                "The file's name is not valid text on this system; rename the file.",
            )
        return SourcePicture(name, name, read_bytes(self._request.folder / name), self._record(name))

    def recorded_hash(self, name: str) -> None:
        """Of files nothing is known before they are read."""
        return

    def _record(self, name: str) -> CaptureRecord | None:
        if self._index is None or self._request.metadata_file is None:
            return record_without_table(name)
        beside = beside_table(self._request.folder, name, self._request.metadata_file)
        return self._index.find(name, beside)

    def choose(
        self, picture: SourcePicture, image: UprightImage, faces: Sequence[DetectedFace]
    ) -> DetectedFace:
        """The one that the options mean, large enough."""
        face = self._meant(image, faces)
        minimum = self._request.options.minimum_eye_distance
        if face.inter_eye_distance < minimum:
            sentence = REFUSAL_SENTENCES[RefusalReason.TOO_SMALL].format(minimum=minimum)
            raise ImageRefused(RefusalReason.TOO_SMALL, sentence)
        return face

    def _meant(self, image: UprightImage, faces: Sequence[DetectedFace]) -> DetectedFace:
        largest = faces[0]
        if len(faces) == 1:
            return largest
        policy = self._request.options.several_faces
        if policy is SeveralFaces.CENTRAL:
            cx, cy = image.width / 2, image.height / 2
            return min(faces, key=lambda f: (f.box.centre[0] - cx) ** 2 + (f.box.centre[1] - cy) ** 2)
        if policy is SeveralFaces.LARGEST or face_unicity(largest, faces) <= DOMINANT_UNICITY:
            return largest
        sentence = (
            f"{len(faces)} faces were found and none of them dominates; "
            "crop the picture to the person it records."
        )
        raise ImageRefused(RefusalReason.SEVERAL_FACES, sentence)

    def gone(self, stores: Stores, names: Collection[str]) -> set[str]:
        """Nobody is expunged from a folder."""
        return set()
