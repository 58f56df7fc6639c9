"""The exact content of a gallery, ready to be searched."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from desktop.domain.galleries import Gallery
from desktop.domain.snapshots import GallerySnapshot, snapshot_hash
from desktop.errors import GalleryEmpty
from desktop.recognition.packs import ModelPack
from desktop.storage.workspace import Workspace


def content_hash(pack_hash: str, rows: Sequence[tuple[int, str, str, int]]) -> str:
    """The snapshot hash of `FaceStore.rows_for_snapshot`; where the templates lie is no part of it."""
    return snapshot_hash(pack_hash, ((face, subject, sha256) for face, subject, sha256, _ in rows))


def take_snapshot(workspace: Workspace, gallery: Gallery, pack: ModelPack) -> GallerySnapshot:
    """Maps the templates that the database vouches for. Raises `GalleryEmpty` when there are none."""
    with workspace.reading() as stores:
        rows = stores.faces.rows_for_snapshot(gallery.gallery_id)
    if not rows:
        raise GalleryEmpty(name=gallery.name, pack=pack.name)
    file = workspace.templates(gallery.gallery_id, gallery.pack_id, pack.embedder.length)
    vectors = file.view(max(row for *_, row in rows) + 1)
    positions = np.fromiter((row for *_, row in rows), np.int64, len(rows))
    if not np.array_equal(positions, np.arange(len(vectors))):
        vectors = vectors[positions]
    subject_ids: dict[str, int] = {}
    index = np.fromiter(
        (subject_ids.setdefault(subject, len(subject_ids)) for _, subject, _, _ in rows),
        np.int32,
        len(rows),
    )
    return GallerySnapshot(
        gallery_id=gallery.gallery_id,
        gallery_name=gallery.name,
        pack_id=gallery.pack_id,
        pack_hash=gallery.pack_hash,
        templates=vectors,
        face_ids=np.fromiter((face_id for face_id, *_ in rows), np.int64, len(rows)),
        subject_index=index,
        subject_ids=tuple(subject_ids),
        hash=content_hash(gallery.pack_hash, rows),
    )
