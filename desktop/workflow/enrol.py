"""Enrolment: a folder of images becomes faces and templates of a gallery.

Work is committed in batches; each batch is images, template rows, database rows and one log entry. A run
that was cancelled, or killed, is taken up again where its last batch ended.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.faces import DetectedFace
from desktop.domain.galleries import Enrolment, Gallery, NewFace, Refusal
from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Right
from desktop.domain.progress import Cancelled, CancelToken, Progress, ProgressSink, ignore_progress
from desktop.domain.refusals import REFUSAL_SENTENCES, RefusalReason
from desktop.domain.subjects import CaptureRecord
from desktop.errors import WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import ImageRefused, UprightImage, read_bytes
from desktop.recognition.quality import face_unicity
from desktop.storage.erasure import erase_unnamed_images
from desktop.storage.stores import Stores
from desktop.storage.template_file import templates_digest
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require
from desktop.workflow.enrolment_request import (
    MINIMUM_EYE_DISTANCE,
    EnrolmentOptions,
    EnrolmentRequest,
    EnrolmentSummary,
    SeveralFaces,
    request_of,
)
from desktop.workflow.expunged import drop_expunged_thumbnails
from desktop.workflow.face_thumbnail import face_thumbnail
from desktop.workflow.metadata_table import MetadataIndex, beside_table, read_table, record_without_table
from desktop.workflow.picture_folder import PictureFolder, list_images, other_files, read_folder, recordable
from desktop.workflow.pictures import read_picture
from desktop.workflow.reading_ahead import read_ahead

__all__ = [
    "MINIMUM_EYE_DISTANCE",
    "EnrolmentOptions",
    "EnrolmentRequest",
    "EnrolmentSummary",
    "SeveralFaces",
    "discard_enrolment",
    "enrol",
    "list_images",
    "other_files",
    "request_of",
]

BATCH = 32
_BATCH_BYTES = 256 * 2**20
"""Of files that wait to be committed."""
DOMINANT_UNICITY = 0.5
"""A face beside which every other is under a quarter of its area stands alone in the picture."""


_Decoded = tuple[bytes, UprightImage] | ImageRefused


def _bytes_of(decoded: _Decoded) -> int:
    return 0 if isinstance(decoded, ImageRefused) else len(decoded[0]) + decoded[1].pixels.nbytes


@dataclass(frozen=True, slots=True)
class _Located:
    """An image with the face to enrol, ready for the embedder."""

    record: CaptureRecord
    relative_path: str
    data: bytes
    sha256: str
    face: DetectedFace
    new_face: NewFace
    chip: NDArray[np.uint8]
    thumbnail: bytes


def enrol(
    workspace: Workspace,
    engine: FaceEngine,
    request: EnrolmentRequest,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> EnrolmentSummary:
    """Enrols a folder into a gallery, which is made when it does not exist.

    Goes on with an unfinished run over the same folder with the same table and options; unfinished runs
    over it with others are discarded. Raises `Cancelled` when asked to stop (what was done stays),
    `WrongUse` when the gallery belongs to another pack or nothing is in the folder, `AccessRefused`.
    What is enrolled stands under the name of whoever began it, whoever signs in meanwhile.
    """
    with workspace.acting_as(require(workspace, Right.ENROL)):
        return _enrol(workspace, engine, request, on_progress, cancel)


def _enrol(
    workspace: Workspace,
    engine: FaceEngine,
    request: EnrolmentRequest,
    on_progress: ProgressSink,
    cancel: CancelToken | None,
) -> EnrolmentSummary:
    found = read_folder(request.folder)
    if not found.images:
        raise WrongUse(detail=f"There is no image in {request.folder}. Choose the folder that holds them.")
    index = None
    if request.metadata_file is not None:
        index = MetadataIndex(read_table(request.metadata_file), request.mapping)
    gallery = _gallery_for(workspace, engine, request)
    run, resumed = _start(workspace, gallery, request, len(found.images))
    worker = _Enrolment(workspace, engine, request, gallery, run, index, cancel or CancelToken())
    return worker.run(found, on_progress, resumed)


def discard_enrolment(workspace: Workspace, enrolment: Enrolment) -> None:
    """Gives an unfinished run up; what it enrolled stays. A finished run is left as it is."""
    require(workspace, Right.ENROL)
    with workspace.recording() as stores:
        if stores.enrolments.get(enrolment.enrolment_id).finished_at is None:
            _discard(stores, enrolment)


def _discard(stores: Stores, run: Enrolment) -> None:
    stores.enrolments.finish(run.enrolment_id)
    stores.log.append(
        EntryKind.ENROLMENT_STOPPED,
        {"enrolment_id": run.enrolment_id, "gallery_id": run.gallery_id, "discarded": True},
    )


def _gallery_for(workspace: Workspace, engine: FaceEngine, request: EnrolmentRequest) -> Gallery:
    name = request.gallery_name.strip()
    if not name:
        raise WrongUse(detail="Give the gallery a name.")
    with workspace.recording() as stores:
        existing = next((g for g in stores.galleries.all() if g.name == name), None)
        if existing is None:
            gallery = stores.galleries.create(name, engine.pack.id, engine.pack.hash)
            stores.log.append(
                EntryKind.GALLERY_CREATED,
                {
                    "gallery_id": gallery.gallery_id,
                    "name": name,
                    "pack": engine.pack.id,
                    "pack_hash": engine.pack.hash,
                },
            )
            return gallery
    if existing.pack_hash != engine.pack.hash:
        raise WrongUse(
            detail=f"The gallery “{name}” was enrolled with another model pack ({existing.pack_id}); "
            "templates of different packs cannot be compared. Enrol into a new gallery."
        )
    return existing


def _start(
    workspace: Workspace, gallery: Gallery, request: EnrolmentRequest, total: int
) -> tuple[Enrolment, bool]:
    folder = recordable(str(request.folder.resolve()))
    table = recordable(str(request.metadata_file.resolve())) if request.metadata_file else None
    options = request.options.as_record() | {"mapping": request.mapping.as_record()}
    saved = json.dumps(options, sort_keys=True)
    with workspace.recording() as stores:
        resumed = None
        for run in stores.enrolments.unfinished_in(gallery.gallery_id, folder):
            # The log says with which options a run was started: other options are another run.
            if resumed is None and (run.metadata_file, run.options) == (table, saved):
                resumed = run
            else:
                _discard(stores, run)
        if resumed is not None:
            return resumed, True
        run = stores.enrolments.start(gallery.gallery_id, folder, table, total, saved)
        stores.log.append(
            EntryKind.ENROLMENT_STARTED,
            {
                "enrolment_id": run.enrolment_id,
                "gallery_id": gallery.gallery_id,
                "images": total,
                "options": options,
                "pack": gallery.pack_id,
                "pack_hash": gallery.pack_hash,
            },
        )
        return run, False


class _Enrolment:
    """One run. Decoding goes ahead in other processes; detection, templates and commits follow in order."""

    def __init__(
        self,
        workspace: Workspace,
        engine: FaceEngine,
        request: EnrolmentRequest,
        gallery: Gallery,
        run: Enrolment,
        index: MetadataIndex | None,
        cancel: CancelToken,
    ) -> None:
        self._workspace = workspace
        self._engine = engine
        self._request = request
        self._gallery = gallery
        self._run = run
        self._index = index
        self._cancel = cancel
        self._templates = workspace.templates(
            gallery.gallery_id, gallery.pack_id, engine.pack.embedder.length
        )
        with workspace.reading() as stores:
            self._known = set(stores.faces.image_hashes(gallery.gallery_id))
            self._never_again = stores.expungements.never_again(gallery.gallery_id)
        self._pending: list[_Located] = []
        self._refused: list[Refusal] = []

    def run(self, found: PictureFolder, on_progress: ProgressSink, resumed: bool) -> EnrolmentSummary:
        started = time.monotonic()
        files = found.images
        with self._workspace.reading() as stores:
            done_before = stores.enrolments.done_paths(self._run.enrolment_id)
        todo = [name for name in files if recordable(name) not in done_before]
        already = len(files) - len(todo)
        try:
            for count, (name, decoded) in enumerate(self._decoded(todo), start=1):
                self._cancel.raise_if_cancelled()
                self._take(name, decoded)
                if self._batch_is_full:
                    self._commit()
                elapsed = time.monotonic() - started
                on_progress(
                    Progress(already + count, len(files), "images", count / elapsed if elapsed else 0.0)
                )
            self._commit()
        except Cancelled:
            self._commit()
            self._note_stop()
            raise
        return self._finish(found, len(todo), time.monotonic() - started, resumed)

    @property
    def _batch_is_full(self) -> bool:
        if len(self._pending) + len(self._refused) >= BATCH:
            return True
        return sum(len(item.data) for item in self._pending) >= _BATCH_BYTES

    def _decoded(self, names: Sequence[str]) -> Iterator[tuple[str, _Decoded]]:
        return read_ahead(self._decode, _bytes_of, names)

    def _decode(self, name: str) -> _Decoded:
        if recordable(name) != name:
            return ImageRefused(
                RefusalReason.UNREADABLE,
                "The file's name is not valid text on this system; rename the file.",
            )
        try:
            data = read_bytes(self._request.folder / name)
            return data, read_picture(self._workspace, data)
        except ImageRefused as refused:
            return refused

    def _take(self, name: str, decoded: _Decoded) -> None:
        if isinstance(decoded, ImageRefused):
            self._refuse(name, None, decoded.reason, decoded.sentence)
            return
        data, image = decoded
        if image.sha256 in self._never_again[0]:
            self._refuse(name, image.sha256, RefusalReason.EXPUNGED)
            return
        if image.sha256 in self._known:
            self._refuse(name, image.sha256, RefusalReason.DUPLICATE)
            return
        record = self._record(name)
        if record is None:
            self._refuse(name, image.sha256, RefusalReason.METADATA)
            return
        if record.subject_id in self._never_again[1]:
            self._refuse(name, image.sha256, RefusalReason.EXPUNGED)
            return
        faces = self._engine.faces(image.pixels)
        if not faces:
            self._refuse(name, image.sha256, RefusalReason.NO_FACE)
            return
        face = self._choose(image, faces)
        if face is None:
            sentence = (
                f"{len(faces)} faces were found and none of them dominates; "
                "crop the picture to the person it records."
            )
            self._refuse(name, image.sha256, RefusalReason.SEVERAL_FACES, sentence)
            return
        minimum = self._request.options.minimum_eye_distance
        if face.inter_eye_distance < minimum:
            sentence = REFUSAL_SENTENCES[RefusalReason.TOO_SMALL].format(minimum=minimum)
            self._refuse(name, image.sha256, RefusalReason.TOO_SMALL, sentence)
            return
        self._known.add(image.sha256)
        new_face = NewFace(
            record, image.sha256, name, face, self._engine.quality(image.pixels, face, faces)
        )
        self._pending.append(
            _Located(
                record,
                name,
                data,
                image.sha256,
                face,
                new_face,
                self._engine.chip(image.pixels, face),
                face_thumbnail(image.pixels, face),
            )
        )

    def _record(self, name: str) -> CaptureRecord | None:
        if self._index is None or self._request.metadata_file is None:
            return record_without_table(name)
        beside = beside_table(self._request.folder, name, self._request.metadata_file)
        return self._index.find(name, beside)

    def _choose(self, image: UprightImage, faces: Sequence[DetectedFace]) -> DetectedFace | None:
        largest = faces[0]
        if len(faces) == 1:
            return largest
        policy = self._request.options.several_faces
        if policy is SeveralFaces.CENTRAL:
            cx, cy = image.width / 2, image.height / 2
            return min(faces, key=lambda f: (f.box.centre[0] - cx) ** 2 + (f.box.centre[1] - cy) ** 2)
        if policy is SeveralFaces.LARGEST or face_unicity(largest, faces) <= DOMINANT_UNICITY:
            return largest
        return None

    def _refuse(self, name: str, sha256: str | None, reason: RefusalReason, sentence: str = "") -> None:
        self._refused.append(
            Refusal(recordable(name), sha256, reason, sentence or REFUSAL_SENTENCES[reason])
        )

    def _commit(self) -> None:
        """Images and vectors reach the disk first, then rows and the log entry in one transaction."""
        if not self._pending and not self._refused:
            return
        templates = self._engine.templates([item.chip for item in self._pending])
        self._workspace.images.put_many([item.data for item in self._pending])
        with self._workspace.recording() as stores:
            templates = self._without_expunged(stores, templates)
            # Whoever expunged something since may have taken a picture away.
            self._workspace.images.put_many([item.data for item in self._pending])
            faces = [item.new_face for item in self._pending]
            valid = stores.faces.valid_rows(self._gallery.gallery_id)
            first_row = self._templates.append(valid, templates)
            ids = stores.faces.add_batch(self._gallery.gallery_id, first_row, faces)
            stores.log.append(
                EntryKind.ENROLMENT_BATCH,
                {
                    "enrolment_id": self._run.enrolment_id,
                    "gallery_id": self._gallery.gallery_id,
                    "faces": ids,
                    "images": [item.sha256 for item in self._pending],
                    "first_row": first_row,
                    "rows": len(ids),
                    "templates_sha256": templates_digest(templates),
                    "refused": [{"reason": r.reason.value, "image": r.image_sha256} for r in self._refused],
                },
            )
            stores.enrolments.note_done(
                self._run.enrolment_id, [(item.relative_path, item.sha256) for item in self._pending]
            )
            stores.enrolments.refuse(self._run.enrolment_id, self._refused)
        for face_id, item in zip(ids, self._pending, strict=True):
            self._workspace.thumbnails.put(face_id, item.thumbnail)
        drop_expunged_thumbnails(self._workspace, ids)
        self._pending, self._refused = [], []

    def _without_expunged(self, stores: Stores, templates: NDArray[np.float32]) -> NDArray[np.float32]:
        """Refuses what was expunged from the gallery while the run goes on; the templates of the others."""
        self._never_again = images, subjects = stores.expungements.never_again(self._gallery.gallery_id)
        keep = [
            item.sha256 not in images and item.record.subject_id not in subjects for item in self._pending
        ]
        if all(keep):
            return templates
        gone = [item for item, stays in zip(self._pending, keep, strict=True) if not stays]
        for item in gone:
            self._refuse(item.relative_path, item.sha256, RefusalReason.EXPUNGED)
        erase_unnamed_images(self._workspace, stores, [item.sha256 for item in gone])
        self._pending = [item for item, stays in zip(self._pending, keep, strict=True) if stays]
        return np.compress(keep, templates, axis=0)

    def _note_stop(self) -> None:
        with self._workspace.recording() as stores:
            stores.log.append(
                EntryKind.ENROLMENT_STOPPED,
                {"enrolment_id": self._run.enrolment_id, "gallery_id": self._gallery.gallery_id},
            )

    def _finish(
        self, found: PictureFolder, handled: int, seconds: float, resumed: bool
    ) -> EnrolmentSummary:
        with self._workspace.recording() as stores:
            refusals = stores.enrolments.refusals(self._run.enrolment_id)
            counts = {
                reason: sum(1 for r in refusals if r.reason is reason)
                for reason in RefusalReason
                if any(r.reason is reason for r in refusals)
            }
            enrolled = len(stores.enrolments.done_paths(self._run.enrolment_id)) - len(refusals)
            stores.enrolments.finish(self._run.enrolment_id)
            gallery = stores.galleries.get(self._gallery.gallery_id)
            stores.log.append(
                EntryKind.ENROLMENT_FINISHED,
                {
                    "enrolment_id": self._run.enrolment_id,
                    "gallery_id": gallery.gallery_id,
                    "images": len(found.images),
                    "passed_over": len(found.others),
                    "enrolled": enrolled,
                    "refused": {reason.value: n for reason, n in counts.items()},
                    "seconds": round(seconds, 3),
                    "device": self._engine.device.device,
                },
            )
        return EnrolmentSummary(
            gallery,
            len(found.images),
            enrolled,
            counts,
            seconds,
            self._engine.device.device,
            resumed,
            handled,
            tuple(problem.sentence for problem in self._index.problems) if self._index else (),
            len(found.others),
        )
