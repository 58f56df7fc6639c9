"""The training workspace: galleries to practise on, and nothing else.

Nothing of it can enter casework: it is a workspace of its own kind, without cases, probes and conclusions
(`casework_only.py`), and what is only for practice is refused where there is casework.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.storage.files import make_private_folder, writing_to
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.demo import demo_folder
from desktop.workflow.enrol import EnrolmentRequest, EnrolmentSummary, enrol
from desktop.workflow.metadata_table import guess_mapping, read_table
from desktop.workflow.picture_folder import recordable

PRACTICE_GALLERY = "Practice gallery (synthetic)"
PRACTICE_PROBES = "Practice probes (synthetic, not in the gallery)"

_TABLE = "metadata.csv"
_COLUMNS = (
    "file",
    "subject_id",
    "sex",
    "year_of_birth_band",
    "capture_date",
    "skin_tone_band_synthetic",
    "note",
)


def open_training(folder: Path, actor: str) -> Workspace:
    """Opens the training workspace, made when it is not there. Raises `WrongUse` for another workspace."""
    workspace = Workspace.open_or_create(folder, WorkspaceKind.TRAINING, actor)
    if workspace.kind is not WorkspaceKind.TRAINING:
        workspace.close()
        raise WrongUse(
            detail=f"{folder} is not a training workspace; choose another folder for the threshold lab."
        )
    return workspace


def require_practice(workspace: Workspace) -> None:
    """Raises `WrongUse` in casework: there, people are only searched for a case and with a reason."""
    if workspace.kind is WorkspaceKind.CASEWORK:
        raise WrongUse(
            detail="A replay searches for many people at once and belongs to no case: it is not done in "
            "casework. Open the threshold lab in the training workspace."
        )


@dataclass(frozen=True, slots=True)
class PracticeGallery:
    """Pictures of the demo that make one gallery; `rows` as the table has them, with `_COLUMNS`."""

    name: str
    folder_name: str
    rows: tuple[dict[str, str], ...]


def practice_galleries() -> tuple[PracticeGallery, PracticeGallery]:
    """The gallery (portraits, and a second capture where there is one) and the strangers to it."""
    with (demo_folder() / _TABLE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    enrolled = {row["subject_id"] for row in rows if row["role"] == "gallery"}
    inside = tuple(_row(row) for row in rows if row["subject_id"] in enrolled)
    outside = tuple(_row(row) for row in rows if row["subject_id"] not in enrolled)
    return (
        PracticeGallery(PRACTICE_GALLERY, "practice-gallery", inside),
        PracticeGallery(PRACTICE_PROBES, "practice-probes", outside),
    )


def _row(row: dict[str, str]) -> dict[str, str]:
    kept = {column: row[column] for column in _COLUMNS}
    # Whether there is a mate is about the demo's cases, not about the picture.
    parts = [part.strip() for part in kept["note"].split(";")]
    kept["note"] = "; ".join(part for part in parts if "mate" not in part)
    return kept


def practice_requests(workspace: Workspace) -> list[EnrolmentRequest]:
    """What is still to be enrolled before the lab is ready, in order; empty when nothing is.

    Each is a folder inside the workspace with copies of the pictures that belong to the gallery and its
    table: an enrolment takes everything that lies in its folder. It stays until all is enrolled, so that a
    run that was cut short goes on where it ended. Raises `WrongUse` in another kind of workspace.
    """
    if workspace.kind is not WorkspaceKind.TRAINING:
        raise WrongUse(detail="Practice galleries are made in the training workspace only.")
    missing = [one for one in practice_galleries() if not _is_enrolled(workspace, one)]
    if not missing:
        for one in practice_galleries():
            shutil.rmtree(workspace.temporary / one.folder_name, ignore_errors=True)
    return [_request(workspace, one) for one in missing]


def training_is_ready(workspace: Workspace) -> bool:
    """Whether both practice galleries are complete."""
    return all(_is_enrolled(workspace, one) for one in practice_galleries())


def _is_enrolled(workspace: Workspace, practice: PracticeGallery) -> bool:
    """Whether every picture was dealt with, whatever trainers enrolled into the gallery since."""
    with workspace.reading() as stores:
        gallery = next((g for g in stores.galleries.all() if g.name == practice.name), None)
        if gallery is None:
            return False
        folder = recordable(str((workspace.temporary / practice.folder_name).resolve()))
        if stores.enrolments.unfinished_in(gallery.gallery_id, folder):
            return False
        known = stores.faces.image_hashes(gallery.gallery_id)
        refused = stores.enrolments.refusals_of_gallery(gallery.gallery_id)
    known.update(refusal.image_sha256 or "" for refusal in refused)
    wanted = (demo_folder() / row["file"] for row in practice.rows)
    return all(hashlib.sha256(path.read_bytes()).hexdigest() in known for path in wanted)


def _request(workspace: Workspace, practice: PracticeGallery) -> EnrolmentRequest:
    folder = workspace.temporary / practice.folder_name
    with writing_to(folder):
        for row in practice.rows:
            target = folder / row["file"]
            if not target.is_file():
                make_private_folder(target.parent)
                shutil.copyfile(demo_folder() / row["file"], target)
        table = folder / _TABLE
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, _COLUMNS)
            writer.writeheader()
            writer.writerows(practice.rows)
    return EnrolmentRequest(practice.name, folder, table, guess_mapping(read_table(table)))


def enrol_practice(
    workspace: Workspace,
    engine: FaceEngine,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> list[EnrolmentSummary]:
    """Enrols what is missing, without a window. Raises as `enrol`; what was done stays."""
    return [
        enrol(workspace, engine, request, on_progress=on_progress, cancel=cancel)
        for request in practice_requests(workspace)
    ]
