"""Before and after enrolling a gallery again: what it will take, and what was cut short."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass

from desktop.domain.galleries import EnrolledFace, Enrolment, Gallery
from desktop.domain.progress import CancelToken
from desktop.errors import GalleryUnknown, UserFacingError
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import ImageRefused
from desktop.storage.workspace import Workspace
from desktop.workflow.pictures import read_original

_SAMPLE = 8
"""Pictures that the speed is measured on, spread over the gallery."""
_ROW_BYTES = 2048
"""Of the database and the log for each face, about."""
_THUMBNAIL_BYTES = 4096
"""Where no thumbnail is there to look at."""


@dataclass(frozen=True, slots=True)
class ReEnrolmentCost:
    """What enrolling `images` pictures again will take on this machine. `images_per_second` is measured on
    `sample` of them, one after the other; 0 where none of them could be read."""

    images: int
    sample: int
    images_per_second: float
    disk_bytes: int
    free_bytes: int

    @property
    def seconds(self) -> float | None:
        return self.images / self.images_per_second if self.images_per_second > 0 else None

    @property
    def fits(self) -> bool:
        return self.disk_bytes < self.free_bytes


def re_enrolment_cost(
    workspace: Workspace, engine: FaceEngine, source: Gallery, cancel: CancelToken | None = None
) -> ReEnrolmentCost:
    """Takes a second or two. Raises `Cancelled` when asked to stop."""
    faces = _spread(workspace, source)
    read, seconds = 0, 0.0
    for place, face in enumerate(faces):
        if cancel is not None:
            cancel.raise_if_cancelled()
        started = time.perf_counter()
        try:
            _enrol_nowhere(workspace, engine, face)
        except (ImageRefused, UserFacingError):
            continue
        if place:  # the first run of a model takes longer than all others
            read += 1
            seconds += time.perf_counter() - started
    thumbnails = [len(found) for face in faces if (found := workspace.thumbnails.get(face.face_id))]
    thumbnail = sum(thumbnails) / len(thumbnails) if thumbnails else _THUMBNAIL_BYTES
    each = 4 * engine.pack.embedder.length + _ROW_BYTES + thumbnail
    return ReEnrolmentCost(
        images=source.faces,
        sample=read,
        images_per_second=read / seconds if seconds > 0 else 0.0,
        disk_bytes=int(source.faces * each),
        free_bytes=shutil.disk_usage(workspace.folder).free,
    )


def _spread(workspace: Workspace, source: Gallery) -> list[EnrolledFace]:
    step = max(1, source.faces // (_SAMPLE + 1))
    with workspace.reading() as stores:
        return [
            face
            for number in range(min(_SAMPLE + 1, source.faces))
            for face in stores.faces.page(source.gallery_id, number * step, 1)
        ]


def _enrol_nowhere(workspace: Workspace, engine: FaceEngine, face: EnrolledFace) -> None:
    image = read_original(workspace, face.image_sha256)
    found = engine.faces(image.pixels)
    if found:
        engine.templates([engine.chip(image.pixels, found[0])])


@dataclass(frozen=True, slots=True)
class InterruptedAgain:
    """`target` is being made of `source`, and the run was cut short after `done` of its pictures."""

    source: Gallery
    target: Gallery
    enrolment: Enrolment
    done: int


def interrupted_again(workspace: Workspace, gallery: Gallery) -> InterruptedAgain | None:
    """The run that concerns a gallery, as the one that is made or as the one that it is made of."""
    with workspace.reading() as stores:
        for target in stores.galleries.all():
            run = stores.enrolments.unfinished(target.gallery_id)
            number = run.source_gallery_id if run is not None else None
            if run is None or number is None or gallery.gallery_id not in (target.gallery_id, number):
                continue
            try:
                source = stores.galleries.get(number)
            except GalleryUnknown:
                continue
            done = len(stores.enrolments.done_paths(run.enrolment_id))
            return InterruptedAgain(source, target, run, done)
    return None
