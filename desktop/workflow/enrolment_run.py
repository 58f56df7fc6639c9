"""One run of an enrolment: pictures are read, located, embedded and committed at the same time.

Threads each take a picture all the way from its file to the face in it; decoding happens in processes. The
thread that runs all this takes what they made in the order of the pictures, and makes templates of it;
another writes what is complete. Queues between them are short. So what is committed, and in which order,
depends on nothing but the pictures.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.domain.galleries import Enrolment, Refusal
from desktop.domain.progress import Cancelled, CancelToken, Progress, ProgressSink
from desktop.domain.refusals import RefusalReason
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import ImageRefused, UprightImage
from desktop.storage.workspace import Workspace
from desktop.workflow.background_writer import BackgroundWriter
from desktop.workflow.enrolment_batches import Batch, BatchWriter, refusal_of
from desktop.workflow.enrolment_records import note_stop
from desktop.workflow.located_face import LocatedFace, locate_face
from desktop.workflow.picture_source import PictureSource, SourcePicture
from desktop.workflow.pictures import read_picture
from desktop.workflow.pixel_budget import PixelBudget
from desktop.workflow.tuned_engine import tuned
from desktop.workflow.working_ahead import work_ahead

BATCH = 32
_BATCH_BYTES = 256 * 2**20
"""Of files that wait to be committed."""
_WAITING = 2
"""Threads beside those that the models keep busy: these wait for a decoder."""

_Made = LocatedFace | Refusal | None
"""None: the picture was expunged since, and nothing is noted of it."""


def _bytes_of(made: _Made) -> int:
    if isinstance(made, LocatedFace):
        return len(made.data) + made.chip.nbytes + len(made.thumbnail)
    return 0


class EnrolmentRun:
    """`work` once. The engine may be asked by several threads."""

    def __init__(
        self,
        workspace: Workspace,
        engine: FaceEngine,
        run: Enrolment,
        source: PictureSource,
        cancel: CancelToken,
    ) -> None:
        self._workspace = workspace
        self.engine = engine
        """That makes the templates: once `work` has begun, the one that is fastest here."""
        self._run = run
        self._source = source
        self._cancel = cancel
        with workspace.reading() as stores:
            gallery = stores.galleries.get(run.gallery_id)
            self._known = stores.faces.image_hashes(run.gallery_id)
            self._never_again = stores.expungements.never_again(run.gallery_id)
        file = workspace.templates(gallery.gallery_id, gallery.pack_id, engine.pack.embedder.length)
        self._batches = BatchWriter(workspace, run, file, source)
        self._person = workspace.person
        self._pixels = PixelBudget()
        self._faces: list[LocatedFace] = []
        self._templates: list[NDArray[np.float32]] = []
        self._embedded = 0
        self._refused: list[Refusal] = []

    def work(self, names: Sequence[str], already: int, on_progress: ProgressSink) -> float:
        """Deals with the pictures `names`, of which `already` more were dealt with before; seconds it took.

        Whatever ends it, what was made until then in the order of the pictures is committed. Raises
        `Cancelled`, and everything that reading, the models and the disk may raise.
        """
        started = time.monotonic()
        with BackgroundWriter(self._write, "enrolment-writer") as writer:
            try:
                self.engine = tuned(self.engine, len(names), on_progress, self._cancel)
                self._take_all(writer, names, already, on_progress)
            except Exception as error:
                self._keep_what_is_whole()
                self._hand_over(writer)
                writer.finish()
                if isinstance(error, Cancelled):
                    with self._workspace.recording() as stores:
                        note_stop(stores, self._run)
                raise
            self._hand_over(writer)
            writer.finish()
        return time.monotonic() - started

    def _take_all(
        self,
        writer: BackgroundWriter[Batch],
        names: Sequence[str],
        already: int,
        on_progress: ProgressSink,
    ) -> None:
        started = time.monotonic()
        threads = self.engine.turns + _WAITING
        for count, (_, made) in enumerate(work_ahead(self._make, _bytes_of, names, threads), start=1):
            self._take(made)
            if self._batch_is_full:
                self._hand_over(writer)
            elapsed = time.monotonic() - started
            rate = count / elapsed if elapsed else 0.0
            on_progress(Progress(already + count, already + len(names), "images", rate))

    def _make(self, name: str) -> _Made:
        """In one of several threads."""
        self._cancel.raise_if_cancelled()
        sha256 = self._source.recorded_hash(name)
        try:
            picture = self._source.open(name)
            if picture is None:
                return None
            with self._pixels.holding(lambda: read_picture(self._workspace, picture.data)) as image:
                sha256 = image.sha256
                return self._located(picture, image)
        except ImageRefused as refused:
            return refusal_of(name, sha256, refused.reason, refused.sentence)

    def _located(self, picture: SourcePicture, image: UprightImage) -> LocatedFace:
        images, subjects = self._never_again
        if image.sha256 in images:
            raise ImageRefused(RefusalReason.EXPUNGED)
        if image.sha256 in self._known:
            raise ImageRefused(RefusalReason.DUPLICATE)
        if picture.record is None:
            raise ImageRefused(RefusalReason.METADATA)
        if picture.record.subject_id in subjects:
            raise ImageRefused(RefusalReason.EXPUNGED)
        return locate_face(self.engine, self._source, picture, picture.record, image)

    def _take(self, made: _Made) -> None:
        if made is None:
            return
        name, sha256 = (
            (made.relative_path, made.image_sha256)
            if isinstance(made, Refusal)
            else (made.name, made.sha256)
        )
        if sha256 in self._known:  # perhaps since it was looked at: two that were in work at once
            self._refused.append(refusal_of(name, sha256, RefusalReason.DUPLICATE))
        elif isinstance(made, Refusal):
            self._refused.append(made)
        else:
            self._known.add(made.sha256)
            self._faces.append(made)
            if len(self._faces) - self._embedded >= self.engine.faces_at_once:
                self._embed()

    def _embed(self) -> None:
        chips = [item.chip for item in self._faces[self._embedded :]]
        if chips:
            self._templates.append(self.engine.templates(chips))
            self._embedded = len(self._faces)

    def _keep_what_is_whole(self) -> None:
        """After an error: where it is the models that fail, faces without a template are left out."""
        try:
            self._embed()
        except Exception:
            del self._faces[self._embedded :]

    @property
    def _batch_is_full(self) -> bool:
        if len(self._faces) + len(self._refused) >= BATCH:
            return True
        return sum(len(item.data) for item in self._faces) >= _BATCH_BYTES

    def _hand_over(self, writer: BackgroundWriter[Batch]) -> None:
        self._embed()
        empty = np.empty((0, self.engine.pack.embedder.length), np.float32)
        batch = Batch(self._faces, np.concatenate([empty, *self._templates]), self._refused)
        self._faces, self._templates, self._embedded, self._refused = [], [], 0, []
        if batch.faces or batch.refused:
            writer.put(batch)

    def _write(self, batch: Batch) -> None:
        """In the writer's thread: under the name of whoever began it."""
        with self._workspace.acting_as(self._person):
            self._batches.write(batch)
