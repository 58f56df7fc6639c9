"""What the tests of expungement share: somebody who may, a gallery with casework on one of its subjects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.candidates import Candidate
from desktop.domain.expungements import ExpungeGround
from desktop.domain.galleries import EnrolledFace
from desktop.domain.log_entries import EntryKind
from desktop.domain.looks import LookItem
from desktop.domain.people import Person, Role
from desktop.domain.searches import SearchRecord
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace
from tests.people import sign_in_as

REFERENCE = "Order 4/2026 of the county court."
GROUND = ExpungeGround.COURT_ORDER


def sign_in(workspace: Workspace, *roles: Role, name: str = "S. Supervisor") -> Person:
    """Somebody with these roles (else a supervisor) is at the window."""
    return sign_in_as(workspace, name, *(roles or (Role.SUPERVISOR,)))


@dataclass(frozen=True, slots=True)
class Casework:
    """A search that lists the person, with a conclusion and looks."""

    face: EnrolledFace
    filler: EnrolledFace
    candidate: Candidate
    record: SearchRecord

    @property
    def subject(self) -> str:
        return self.face.record.subject_id

    @property
    def gallery_id(self) -> int:
        return self.face.gallery_id


def face_of(workspace: Workspace, subject: str) -> EnrolledFace:
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name("People")
        (face,) = (
            f for f in stores.faces.page(gallery.gallery_id, 0, 10_000) if f.record.subject_id == subject
        )
    return face


def ask_for_look(
    workspace: Workspace, look_id: str, search_id: str, *items: tuple[EnrolledFace, bool]
) -> None:
    with workspace.recording() as stores:
        stores.looks.ask(
            look_id,
            search_id,
            2,
            "",
            [LookItem(n, f.face_id, f.record.subject_id, filler) for n, (f, filler) in enumerate(items)],
            "E. Examiner",
        )
        stores.log.append(EntryKind.LOOK_ASKED, {"look_id": look_id, "search_id": search_id})


def problem(workspace: Workspace, *, deep: bool = True) -> str | None:
    """What verification finds, in words."""
    found = verify_log(workspace.database, deep=deep)
    return None if found.ok else f"{found.problem.seq}: {found.problem.detail}" if found.problem else "?"


def files_holding(folder: Path, *needles: bytes) -> Iterator[tuple[str, bytes]]:
    """Files below the folder, whatever they are, that hold one of these."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            for needle in needles:
                if needle in data:
                    yield path.relative_to(folder).as_posix(), needle
