"""From a picture to the face that is enrolled: its place, its quality, its chip and its small picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.galleries import NewFace
from desktop.domain.refusals import RefusalReason
from desktop.domain.subjects import CaptureRecord
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import ImageRefused, UprightImage
from desktop.workflow.face_thumbnail import face_thumbnail
from desktop.workflow.picture_source import PictureSource, SourcePicture


@dataclass(frozen=True, slots=True)
class LocatedFace:
    """A face that is ready for the embedder. `chip` uint8 [size, size, 3] RGB; `thumbnail` a JPEG."""

    name: str
    data: bytes
    new_face: NewFace
    chip: NDArray[np.uint8]
    thumbnail: bytes

    @property
    def sha256(self) -> str:
        return self.new_face.image_sha256

    @property
    def record(self) -> CaptureRecord:
        return self.new_face.record


def locate_face(
    engine: FaceEngine,
    source: PictureSource,
    picture: SourcePicture,
    record: CaptureRecord,
    image: UprightImage,
) -> LocatedFace:
    """Raises `ImageRefused` where no face was found, or not the one that is meant."""
    faces = engine.faces(image.pixels)
    if not faces:
        raise ImageRefused(RefusalReason.NO_FACE)
    face = source.choose(picture, image, faces)
    quality = engine.quality(image.pixels, face, faces)
    return LocatedFace(
        picture.name,
        picture.data,
        NewFace(record, image.sha256, picture.relative_path, face, quality),
        engine.chip(image.pixels, face),
        face_thumbnail(image.pixels, face),
    )
