"""A snapshot: the exact content of a gallery, for one pack, at one moment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class GallerySnapshot:
    """Immutable: enrolment makes the next one.

    `templates` float32 [faces, length], unit rows for cosine packs, may be memory-mapped;
    `face_ids` int64 [faces]; `subject_index` int32 [faces] points into `subject_ids`. Faces stand in the
    order of their enrolment.
    """

    gallery_id: int
    gallery_name: str
    pack_id: str
    pack_hash: str
    templates: NDArray[np.float32]
    face_ids: NDArray[np.int64]
    subject_index: NDArray[np.int32]
    subject_ids: tuple[str, ...]
    hash: str

    @property
    def faces(self) -> int:
        return len(self.face_ids)

    @property
    def subjects(self) -> int:
        return len(self.subject_ids)


def snapshot_hash(pack_hash: str, rows: Iterable[tuple[int, str, str]]) -> str:
    """SHA-256 (hex) over the pack hash and (face id, subject id, image SHA-256) of each face, in order.

    Each field is preceded by its length, so that no two contents are written alike.
    """
    digest = hashlib.sha256()

    def put(text: str) -> None:
        raw = text.encode("utf-8")
        digest.update(len(raw).to_bytes(4, "big") + raw)

    put(pack_hash)
    for face_id, subject_id, image_sha256 in rows:
        put(str(face_id))
        put(subject_id)
        put(image_sha256)
    return digest.hexdigest()
