"""The small gallery that the activities work on, a search in it, and what can be read of both."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from desktop.domain.galleries import EnrolledFace
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import ImageRefused, read_image
from desktop.storage.workspace import Workspace
from desktop.workflow.browse import thumbnail
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.threshold_floor import lower_threshold
from tests.looks import FIRST, REASON, Opened, open_search
from tests.people import sign_in_as
from tests.torture.light_engine import picture_of, write_pictures

if TYPE_CHECKING:
    from tests.torture.activities import Activity

PEOPLE = range(100, 120)
PROBE_OF = 105
"""The subject whose other picture is searched for."""


def enrol_people(
    workspace: Workspace, activity: Activity, gallery: str = "People", subjects: range = PEOPLE
) -> None:
    """As the first examiner."""
    sign_in_as(workspace, FIRST)
    folder = write_pictures(activity.folder / gallery, subjects)
    enrol(workspace, activity.engine, EnrolmentRequest(gallery, folder))


def searched(workspace: Workspace, activity: Activity, policy_id: str = "") -> Opened:
    """A search for somebody of the gallery in another picture."""
    probe = activity.folder / "probe.jpg"
    probe.write_bytes(picture_of(PROBE_OF, capture=1))
    opened = open_search(workspace, activity.engine, probe, policy_id=policy_id)
    with workspace.reading() as stores:
        record = stores.searches.get(opened.search_id)
    # So few people are alike here that candidates lie below any threshold; that needs a reason.
    lower_threshold(
        workspace, record.gallery_id, REASON, threshold=-1.0, fpir=None, search_id=record.search_id
    )
    return opened


def search_of(workspace: Workspace) -> str:
    """The one search there is."""
    with workspace.reading() as stores:
        ((search_id,),) = stores.searches._session.rows("SELECT search_id FROM search")
    return str(search_id)


def faces_of(workspace: Workspace, gallery: str) -> list[EnrolledFace]:
    """None where there is no such gallery yet."""
    with workspace.reading() as stores:
        found = [g for g in stores.galleries.all() if g.name == gallery]
        return stores.faces.page(found[0].gallery_id, 0, 10_000) if found else []


def shown(workspace: Workspace, gallery: str) -> list[tuple[str, str, int, bool]]:
    """(subject, picture, row, whether its thumbnail is a picture)."""
    return [
        (f.record.subject_id, f.image_sha256, f.row, _is_picture(thumbnail(workspace, f.face_id)))
        for f in faces_of(workspace, gallery)
    ]


def _is_picture(jpeg: bytes | None) -> bool:
    try:
        read_image(jpeg or b"")
    except ImageRefused:
        return False
    return True


def templates_digest(workspace: Workspace, gallery: str, engine: FaceEngine) -> str:
    """Digest of the whole file, so that nothing lies behind its rows."""
    with workspace.reading() as stores:
        gallery_id = stores.galleries.by_name(gallery).gallery_id
    file = workspace.templates(gallery_id, engine.pack.id, engine.pack.embedder.length)
    return hashlib.sha256(file.path.read_bytes()).hexdigest()


def template_of(engine: FaceEngine, picture: bytes) -> Any:
    pixels = read_image(picture).pixels
    return engine.templates([engine.chip(pixels, engine.faces(pixels)[0])])[0]
