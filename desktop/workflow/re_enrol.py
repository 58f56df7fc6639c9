"""Enrols a gallery again for another model pack, from what the workspace itself holds.

The stored originals and what is recorded of each face become a new gallery: templates of different packs
cannot be compared, so that each pack needs its own. It is an enrolment like one of a folder, committed in
batches and gone on with where it ended; in the place of the folder its record says which gallery it was.
"""

from __future__ import annotations

from desktop.domain.galleries import Enrolment, Gallery, folder_of_gallery
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require
from desktop.workflow.enrolment_records import WantedRun, begin, create_gallery, engine_used, note_end
from desktop.workflow.enrolment_request import EnrolmentSummary
from desktop.workflow.enrolment_run import EnrolmentRun
from desktop.workflow.gallery_source import MINIMUM_OVERLAP, GallerySource


def re_enrol(
    workspace: Workspace,
    engine: FaceEngine,
    source: Gallery,
    name: str,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> EnrolmentSummary:
    """Makes the gallery `name` for `engine.pack` of the pictures and the record of `source`.

    Faces are found anew; the one that overlaps the recorded face best is taken, `MINIMUM_OVERLAP` at least.
    Goes on with a run of the same gallery that was cut short; once it is complete, only faces that `source`
    has more by then are added. `images` of the summary counts the faces of `source` that the run is about.
    Raises `Cancelled` when asked to stop (what was done stays), `AccessRefused`, and `WrongUse` when the
    pack is that of `source`, when `source` is empty, or when the name belongs to a gallery that was not
    made in this way.
    """
    with workspace.acting_as(require(workspace, Right.ENROL)):
        return _re_enrol(workspace, engine, source, name.strip(), on_progress, cancel or CancelToken())


def source_of(workspace: Workspace, enrolment: Enrolment) -> Gallery | None:
    """The gallery that a run enrols again; None where it enrols a folder."""
    if enrolment.source_gallery_id is None:
        return None
    with workspace.reading() as stores:
        return stores.galleries.get(enrolment.source_gallery_id)


def _re_enrol(
    workspace: Workspace,
    engine: FaceEngine,
    source: Gallery,
    name: str,
    on_progress: ProgressSink,
    cancel: CancelToken,
) -> EnrolmentSummary:
    if source.pack_hash == engine.pack.hash:
        raise WrongUse(
            detail=f"The gallery “{source.name}” is enrolled with the pack {engine.pack.id} already: "
            "choose another pack."
        )
    pictures = GallerySource(workspace, source)
    images = pictures.images()
    if not images:
        raise WrongUse(detail=f"There is no face in the gallery “{source.name}” that could be enrolled.")
    wanted = WantedRun(
        folder=folder_of_gallery(source.gallery_id),
        metadata_file=None,
        options={"minimum_overlap": MINIMUM_OVERLAP},
        about={"source_gallery_id": source.gallery_id, "source_pack_hash": source.pack_hash},
    )
    # Together: a gallery without its run would be somebody's gallery of that name.
    with workspace.recording() as stores:
        gallery = _gallery_for(stores, engine.pack, name, wanted)
        enrolled_before = stores.faces.image_hashes(gallery.gallery_id)
        run, resumed = begin(stores, gallery, wanted, len(set(images.values()) - enrolled_before))
        done = stores.enrolments.done_images(run.enrolment_id)
    # Of the run: it leaves out what earlier ones enrolled, whatever those had refused.
    mine = [picture for picture, image in images.items() if image in done or image not in enrolled_before]
    todo = [picture for picture in mine if images[picture] not in done]
    worker = EnrolmentRun(workspace, engine, run, pictures, cancel)
    seconds = worker.work(todo, len(mine) - len(todo), on_progress)
    with workspace.recording() as stores:
        gallery, enrolled, refused = note_end(
            stores,
            run,
            {
                "images": len(mine),
                "seconds": round(seconds, 3),
                **engine_used(worker.engine),
                "source_gallery_id": source.gallery_id,
            },
        )
    return EnrolmentSummary(
        gallery,
        len(mine),
        enrolled,
        refused,
        seconds,
        worker.engine.device.device,
        resumed,
        handled_now=len(todo),
        setting=worker.engine.setting,
    )


def _gallery_for(stores: Stores, pack: ModelPack, name: str, wanted: WantedRun) -> Gallery:
    """A new one, or the one that an earlier run of the same source made."""
    existing = next((g for g in stores.galleries.all() if g.name == name), None)
    if existing is None:
        return create_gallery(stores, name, pack)
    if existing.pack_hash != pack.hash or not stores.enrolments.all_in(existing.gallery_id, wanted.folder):
        raise WrongUse(detail=f"There is already a gallery called “{name}”. Choose another name.")
    return existing
