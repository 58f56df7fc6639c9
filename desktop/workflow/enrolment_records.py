"""What the record says of a run: that it began, was stopped, was given up, or came to its end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from desktop.domain.galleries import Enrolment, Gallery
from desktop.domain.log_entries import EntryKind
from desktop.domain.refusals import RefusalReason
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.storage.stores import Stores


@dataclass(frozen=True, slots=True)
class WantedRun:
    """What tells one run from another: the same again goes on with one that was cut short."""

    folder: str
    """Of the disk, or what `folder_of_gallery` says."""
    metadata_file: str | None
    options: Mapping[str, object]
    """As they stand in the log."""
    about: Mapping[str, object]
    """What else the log says of its beginning."""

    @property
    def saved_options(self) -> str:
        return json.dumps(self.options, sort_keys=True)


def create_gallery(stores: Stores, name: str, pack: ModelPack) -> Gallery:
    """An empty gallery, logged. Raises `WrongUse` for a name that is in use."""
    gallery = stores.galleries.create(name, pack.id, pack.hash)
    stores.log.append(
        EntryKind.GALLERY_CREATED,
        {"gallery_id": gallery.gallery_id, "name": gallery.name, "pack": pack.id, "pack_hash": pack.hash},
    )
    return gallery


def begin(stores: Stores, gallery: Gallery, wanted: WantedRun, total: int) -> tuple[Enrolment, bool]:
    """The run that was cut short, with True, or a new one. Others over the same folder are given up."""
    resumed = None
    for run in stores.enrolments.unfinished_in(gallery.gallery_id, wanted.folder):
        # The log says with which options a run was started: other options are another run.
        same = (run.metadata_file, run.options) == (wanted.metadata_file, wanted.saved_options)
        if resumed is None and same:
            resumed = run
        else:
            give_up(stores, run)
    if resumed is not None:
        return resumed, True
    run = stores.enrolments.start(
        gallery.gallery_id, wanted.folder, wanted.metadata_file, total, wanted.saved_options
    )
    stores.log.append(
        EntryKind.ENROLMENT_STARTED,
        {
            "enrolment_id": run.enrolment_id,
            "gallery_id": gallery.gallery_id,
            "images": total,
            "options": dict(wanted.options),
            "pack": gallery.pack_id,
            "pack_hash": gallery.pack_hash,
            **wanted.about,
        },
    )
    return run, False


def give_up(stores: Stores, run: Enrolment) -> None:
    """It will not be gone on with; what it enrolled stays."""
    stores.enrolments.finish(run.enrolment_id)
    stores.log.append(
        EntryKind.ENROLMENT_STOPPED,
        {"enrolment_id": run.enrolment_id, "gallery_id": run.gallery_id, "discarded": True},
    )


def note_stop(stores: Stores, run: Enrolment) -> None:
    """It was cut short and can be gone on with."""
    stores.log.append(
        EntryKind.ENROLMENT_STOPPED, {"enrolment_id": run.enrolment_id, "gallery_id": run.gallery_id}
    )


def engine_used(engine: FaceEngine) -> dict[str, object]:
    """What made the templates, and how it was set to work (see `EngineSetting`)."""
    return {"device": engine.device.device, **asdict(engine.setting)}


def note_end(
    stores: Stores, run: Enrolment, about: Mapping[str, object]
) -> tuple[Gallery, int, dict[RefusalReason, int]]:
    """The gallery as it is now, how many the run enrolled, and how many it refused for each reason."""
    refusals = stores.enrolments.refusals(run.enrolment_id)
    counts = {
        reason: sum(1 for r in refusals if r.reason is reason)
        for reason in RefusalReason
        if any(r.reason is reason for r in refusals)
    }
    enrolled = len(stores.enrolments.done_paths(run.enrolment_id)) - len(refusals)
    stores.enrolments.finish(run.enrolment_id)
    gallery = stores.galleries.get(run.gallery_id)
    stores.log.append(
        EntryKind.ENROLMENT_FINISHED,
        {
            "enrolment_id": run.enrolment_id,
            "gallery_id": gallery.gallery_id,
            "enrolled": enrolled,
            "refused": {reason.value: n for reason, n in counts.items()},
            **about,
        },
    )
    return gallery, enrolled, counts
