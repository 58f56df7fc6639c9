"""Commits faces in batches: images, template rows, database rows and one log entry each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.galleries import Enrolment, Refusal
from desktop.domain.log_entries import EntryKind
from desktop.domain.refusals import REFUSAL_SENTENCES, RefusalReason
from desktop.storage.erasure import erase_unnamed_images
from desktop.storage.stores import Stores
from desktop.storage.template_file import TemplateFile, templates_digest
from desktop.storage.workspace import Workspace
from desktop.workflow.expunged import drop_expunged_thumbnails
from desktop.workflow.located_face import LocatedFace
from desktop.workflow.picture_folder import recordable
from desktop.workflow.picture_source import PictureSource


def refusal_of(name: str, sha256: str | None, reason: RefusalReason, sentence: str = "") -> Refusal:
    """As it stands in the record."""
    return Refusal(recordable(name), sha256, reason, sentence or REFUSAL_SENTENCES[reason])


@dataclass(frozen=True, slots=True)
class Batch:
    """What is committed together. `templates` float32 [faces, length]."""

    faces: Sequence[LocatedFace]
    templates: NDArray[np.float32]
    refused: Sequence[Refusal]


class BatchWriter:
    """Writes the batches of one run, one after the other."""

    def __init__(
        self, workspace: Workspace, run: Enrolment, templates: TemplateFile, source: PictureSource
    ) -> None:
        self._workspace = workspace
        self._run = run
        self._templates = templates
        self._source = source

    def write(self, batch: Batch) -> None:
        """Images and vectors reach the disk first, then rows and the log entry in one transaction."""
        if not batch.faces and not batch.refused:
            return
        self._workspace.images.put_many([item.data for item in batch.faces])
        with self._workspace.recording() as stores:
            batch = self._without_expunged(stores, batch)
            # Whoever expunged something since may have taken a picture away.
            self._workspace.images.put_many([item.data for item in batch.faces])
            valid = stores.faces.valid_rows(self._run.gallery_id)
            first_row = self._templates.append(valid, batch.templates)
            faces = [item.new_face for item in batch.faces]
            ids = stores.faces.add_batch(self._run.gallery_id, first_row, faces)
            stores.log.append(
                EntryKind.ENROLMENT_BATCH,
                {
                    "enrolment_id": self._run.enrolment_id,
                    "gallery_id": self._run.gallery_id,
                    "faces": ids,
                    "images": [item.sha256 for item in batch.faces],
                    "first_row": first_row,
                    "rows": len(ids),
                    "templates_sha256": templates_digest(batch.templates),
                    "refused": [{"reason": r.reason.value, "image": r.image_sha256} for r in batch.refused],
                },
            )
            stores.enrolments.note_done(
                self._run.enrolment_id, [(item.name, item.sha256) for item in batch.faces]
            )
            stores.enrolments.refuse(self._run.enrolment_id, batch.refused)
        for face_id, item in zip(ids, batch.faces, strict=True):
            self._workspace.thumbnails.put(face_id, item.thumbnail)
        drop_expunged_thumbnails(self._workspace, ids)

    def _without_expunged(self, stores: Stores, batch: Batch) -> Batch:
        """Without what was expunged while the run goes on: from this gallery, which is refused, or from
        where it comes from, of which nothing is noted here."""
        images, subjects = stores.expungements.never_again(self._run.gallery_id)
        refused = [
            refusal_of(item.name, item.sha256, RefusalReason.EXPUNGED)
            for item in batch.faces
            if item.sha256 in images or item.record.subject_id in subjects
        ]
        out = {refusal.relative_path for refusal in refused}
        out |= self._source.gone(stores, [item.name for item in batch.faces])
        if not out:
            return batch
        keep = [item.name not in out for item in batch.faces]
        gone = [item.sha256 for item in batch.faces if item.name in out]
        erase_unnamed_images(self._workspace, stores, gone)
        return Batch(
            [item for item in batch.faces if item.name not in out],
            np.compress(keep, batch.templates, axis=0),
            [*batch.refused, *refused],
        )
