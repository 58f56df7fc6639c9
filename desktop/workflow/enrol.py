"""Enrolment: a folder of images becomes faces and templates of a gallery.

Work is committed in batches; each batch is images, template rows, database rows and one log entry. A run
that was cancelled, or killed, is taken up again where its last batch ended.
"""

from __future__ import annotations

from desktop.domain.galleries import Enrolment, Gallery
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require
from desktop.workflow.enrolment_records import (
    WantedRun,
    begin,
    create_gallery,
    engine_used,
    give_up,
    note_end,
)
from desktop.workflow.enrolment_request import (
    MINIMUM_EYE_DISTANCE,
    EnrolmentOptions,
    EnrolmentRequest,
    EnrolmentSummary,
    SeveralFaces,
    request_of,
)
from desktop.workflow.enrolment_run import EnrolmentRun
from desktop.workflow.folder_source import FolderSource
from desktop.workflow.metadata_table import MetadataIndex, read_table
from desktop.workflow.picture_folder import list_images, other_files, read_folder, recordable

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
        return _enrol(workspace, engine, request, on_progress, cancel or CancelToken())


def _enrol(
    workspace: Workspace,
    engine: FaceEngine,
    request: EnrolmentRequest,
    on_progress: ProgressSink,
    cancel: CancelToken,
) -> EnrolmentSummary:
    found = read_folder(request.folder)
    if not found.images:
        raise WrongUse(detail=f"There is no image in {request.folder}. Choose the folder that holds them.")
    index = None
    if request.metadata_file is not None:
        index = MetadataIndex(read_table(request.metadata_file), request.mapping)
    with workspace.recording() as stores:
        gallery = _gallery_for(stores, engine.pack, request.gallery_name)
    run, resumed = _start(workspace, gallery, request, len(found.images))
    with workspace.reading() as stores:
        done_before = stores.enrolments.done_paths(run.enrolment_id)
    todo = [name for name in found.images if recordable(name) not in done_before]
    worker = EnrolmentRun(workspace, engine, run, FolderSource(request, index), cancel)
    seconds = worker.work(todo, len(found.images) - len(todo), on_progress)
    with workspace.recording() as stores:
        gallery, enrolled, refused = note_end(
            stores,
            run,
            {
                "images": len(found.images),
                "passed_over": len(found.others),
                "seconds": round(seconds, 3),
                **engine_used(worker.engine),
            },
        )
    return EnrolmentSummary(
        gallery,
        len(found.images),
        enrolled,
        refused,
        seconds,
        worker.engine.device.device,
        resumed,
        handled_now=len(todo),
        table_problems=tuple(problem.sentence for problem in index.problems) if index else (),
        passed_over=len(found.others),
        setting=worker.engine.setting,
    )


def discard_enrolment(workspace: Workspace, enrolment: Enrolment) -> None:
    """Gives an unfinished run up; what it enrolled stays. A finished run is left as it is."""
    require(workspace, Right.ENROL)
    with workspace.recording() as stores:
        if stores.enrolments.get(enrolment.enrolment_id).finished_at is None:
            give_up(stores, enrolment)


def _gallery_for(stores: Stores, pack: ModelPack, given: str) -> Gallery:
    name = given.strip()
    if not name:
        raise WrongUse(detail="Give the gallery a name.")
    existing = next((g for g in stores.galleries.all() if g.name == name), None)
    if existing is None:
        return create_gallery(stores, name, pack)
    if existing.pack_hash != pack.hash:
        raise WrongUse(
            detail=f"The gallery “{name}” was enrolled with another model pack ({existing.pack_id}); "
            "templates of different packs cannot be compared. Enrol into a new gallery."
        )
    return existing


def _start(
    workspace: Workspace, gallery: Gallery, request: EnrolmentRequest, total: int
) -> tuple[Enrolment, bool]:
    wanted = WantedRun(
        folder=recordable(str(request.folder.resolve())),
        metadata_file=recordable(str(request.metadata_file.resolve())) if request.metadata_file else None,
        options=request.options.as_record() | {"mapping": request.mapping.as_record()},
        about={},
    )
    with workspace.recording() as stores:
        return begin(stores, gallery, wanted, total)
