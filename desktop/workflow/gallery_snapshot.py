"""The exact content of a gallery, ready to be searched."""

from __future__ import annotations

import numpy as np

from desktop.domain.galleries import Gallery
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import GalleryEmpty
from desktop.recognition.packs import ModelPack
from desktop.storage.workspace import Workspace

_KEPT = "snapshot"
_MOST_COPIED = 256 * 2**20


def current_snapshot(workspace: Workspace, gallery: Gallery, pack: ModelPack) -> GallerySnapshot:
    """`take_snapshot`, but of a gallery that has not changed since the last time the same once more.

    Only of the gallery of the last call, and not where its templates had to be copied (rows of people who
    were expunged lie among them) and take much memory.
    """
    with workspace.reading() as stores:
        content = stores.faces.content_version(gallery.gallery_id)
    version = (gallery.gallery_id, pack.hash, content)
    snapshot = workspace.kept.get(_KEPT, version, lambda: take_snapshot(workspace, gallery, pack))
    with workspace.reading() as stores:
        changed = stores.faces.content_version(gallery.gallery_id) != content  # meanwhile
    copied = not isinstance(snapshot.templates, np.memmap) and snapshot.templates.nbytes > _MOST_COPIED
    if changed or copied:
        workspace.kept.drop(_KEPT)
    return snapshot


def take_snapshot(workspace: Workspace, gallery: Gallery, pack: ModelPack) -> GallerySnapshot:
    """Maps the templates that the database vouches for. Raises `GalleryEmpty` when there are none."""
    with workspace.reading() as stores:
        columns = stores.faces.columns(gallery.gallery_id)
        size = stores.galleries.sizes.of(gallery.gallery_id)
    if (size.faces, size.subjects) != (len(columns), len(columns.subject_ids)):
        _count_again(workspace, gallery.gallery_id)
    if not len(columns):
        raise GalleryEmpty(name=gallery.name, pack=pack.name)
    file = workspace.templates(gallery.gallery_id, gallery.pack_id, pack.embedder.length)
    vectors = file.view(int(columns.rows[-1]) + 1)
    if not np.array_equal(columns.rows, np.arange(len(vectors))):
        vectors = vectors[columns.rows]
    return GallerySnapshot(
        gallery_id=gallery.gallery_id,
        gallery_name=gallery.name,
        pack_id=gallery.pack_id,
        pack_hash=gallery.pack_hash,
        templates=vectors,
        face_ids=columns.face_ids,
        subject_index=columns.subject_index,
        subject_ids=columns.subject_ids,
        hash=columns.content_hash(gallery.pack_hash),
    )


def _count_again(workspace: Workspace, gallery_id: int) -> None:
    """What is kept of the gallery's size is not so: somebody changed the database by other means."""
    with workspace.recording() as stores:
        stores.galleries.sizes.count_again(gallery_id)
