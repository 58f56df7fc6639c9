"""The exact content of a gallery, ready to be searched."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from desktop.domain.galleries import Gallery
from desktop.domain.snapshots import GallerySnapshot, snapshot_hash
from desktop.errors import GalleryEmpty
from desktop.recognition.packs import ModelPack
from desktop.storage.workspace import Workspace

_KEPT = "snapshot"
_MOST_COPIED = 256 * 2**20


def content_hash(pack_hash: str, rows: Sequence[tuple[int, str, str, int]]) -> str:
    """The snapshot hash of `FaceStore.rows_for_snapshot`; where the templates lie is no part of it."""
    return snapshot_hash(pack_hash, ((face, subject, sha256) for face, subject, sha256, _ in rows))


def current_snapshot(workspace: Workspace, gallery: Gallery, pack: ModelPack) -> GallerySnapshot:
    """`take_snapshot`, but of a gallery that has not changed since the last time the same once more.

    Only of the gallery of the last call, and not where its templates had to be copied (rows of people who
    were expunged lie among them) and take much memory.
    """
    with workspace.reading() as stores:
        content = stores.faces.content_version(gallery.gallery_id)
    version = (gallery.gallery_id, pack.hash, content)
    snapshot = workspace.kept.get(_KEPT, version, lambda: take_snapshot(workspace, gallery, pack))
    changed = (snapshot.faces, int(snapshot.face_ids.max())) != content  # somebody enrolled in between
    copied = not isinstance(snapshot.templates, np.memmap) and snapshot.templates.nbytes > _MOST_COPIED
    if changed or copied:
        workspace.kept.drop(_KEPT)
    return snapshot


def take_snapshot(workspace: Workspace, gallery: Gallery, pack: ModelPack) -> GallerySnapshot:
    """Maps the templates that the database vouches for. Raises `GalleryEmpty` when there are none."""
    with workspace.reading() as stores:
        rows = stores.faces.rows_for_snapshot(gallery.gallery_id)
    if not rows:
        raise GalleryEmpty(name=gallery.name, pack=pack.name)
    file = workspace.templates(gallery.gallery_id, gallery.pack_id, pack.embedder.length)
    # By columns: with a million faces each loop over rows takes a second.
    face_ids, subjects, _, places = zip(*rows, strict=True)
    positions = np.array(places, np.int64)
    vectors = file.view(int(positions[-1]) + 1)
    if not np.array_equal(positions, np.arange(len(vectors))):
        vectors = vectors[positions]
    numbers = {subject: number for number, subject in enumerate(dict.fromkeys(subjects))}
    return GallerySnapshot(
        gallery_id=gallery.gallery_id,
        gallery_name=gallery.name,
        pack_id=gallery.pack_id,
        pack_hash=gallery.pack_hash,
        templates=vectors,
        face_ids=np.array(face_ids, np.int64),
        subject_index=np.array(list(map(numbers.__getitem__, subjects)), np.int32),
        subject_ids=tuple(numbers),
        hash=content_hash(gallery.pack_hash, rows),
    )
