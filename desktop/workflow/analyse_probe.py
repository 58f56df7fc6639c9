"""From a picture to a probe: read, find the faces, declare, record. Nothing is searched here."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.domain.faces import DetectedFace, FaceQuality
from desktop.domain.log_entries import EntryKind
from desktop.domain.probes import INADMISSIBLE_SENTENCES, Intake, Probe
from desktop.errors import CaseRequired, ProbeRefused, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import ImageRefused, UprightImage, read_bytes, read_image
from desktop.storage.workspace import Workspace
from desktop.workflow.casework_only import require_casework
from desktop.workflow.picture_folder import recordable


@dataclass(frozen=True, slots=True)
class ProbeDraft:
    """A picture that was opened, before anything is declared or recorded. Only `read_probe` makes one.

    `pack_hash` is of the pack whose detector found `faces`.
    """

    file_name: str
    data: bytes
    image: UprightImage
    faces: tuple[DetectedFace, ...]
    qualities: tuple[FaceQuality, ...]
    pack_hash: str


def read_probe(engine: FaceEngine, source: Path | bytes, file_name: str = "") -> ProbeDraft:
    """Opens a picture and finds its faces, largest first.

    `source` is a file or the bytes of one (pasted, dropped). Raises `ProbeRefused` with the reason.
    """
    try:
        data = source if isinstance(source, bytes) else read_bytes(source)
        image = read_image(data)
    except ImageRefused as refused:
        raise ProbeRefused(detail=refused.sentence) from None
    faces = engine.faces(image.pixels)
    if not faces:
        raise ProbeRefused(
            detail="No face was found in this picture. Try an original with more pixels, "
            "or crop it to the head and shoulders."
        )
    name = file_name or (source.name if isinstance(source, Path) else "pasted picture")
    return ProbeDraft(
        recordable(name),
        data,
        image,
        tuple(faces),
        tuple(engine.quality(image.pixels, face, faces) for face in faces),
        engine.pack.hash,
    )


def refuse_inadmissible(workspace: Workspace, source: Path | bytes, intake: Intake) -> None:
    """Refuses, and logs, a probe whose declared type may not be searched; no face needs to be found in it.

    Raises `ProbeRefused` for such a type and for a file that cannot be read.
    """
    require_casework(workspace)
    if intake.probe_type.admissible:
        return
    try:
        data = source if isinstance(source, bytes) else read_bytes(source)
    except ImageRefused as refused:
        raise ProbeRefused(detail=refused.sentence) from None
    with workspace.recording() as stores:
        stores.log.append(
            EntryKind.PROBE_REFUSED,
            {
                "case_number": intake.case_number.strip(),
                "probe_type": intake.probe_type.value,
                "image": hashlib.sha256(data).hexdigest(),
            },
        )
    raise ProbeRefused(detail=INADMISSIBLE_SENTENCES[intake.probe_type])


def admit_probe(
    workspace: Workspace, engine: FaceEngine, draft: ProbeDraft, face_index: int, intake: Intake
) -> Probe:
    """Records intake and analysis of the chosen face; the original is kept untouched.

    A sketch, composite or generated face is refused, and the refusal is logged. Raises `ProbeRefused`,
    `CaseRequired`, and `WrongUse` when provenance is missing or another pack's detector found the face.
    """
    refuse_inadmissible(workspace, draft.data, intake)
    if draft.pack_hash != engine.pack.hash:
        raise WrongUse(
            detail="The picture was opened with another model pack: open it again with this gallery's pack."
        )
    missing = intake.missing()
    if "case_number" in missing or "purpose" in missing:
        raise CaseRequired()
    if "provenance" in missing:
        raise WrongUse(
            detail="Say where the probe comes from (on the command line --provenance): "
            "its provenance is part of the record."
        )
    face, quality = draft.faces[face_index], draft.qualities[face_index]
    template = engine.templates([engine.chip(draft.image.pixels, face)])[0]
    workspace.images.put_many([draft.data])
    return _record(workspace, engine, draft, face, quality, template, intake)


def _record(
    workspace: Workspace,
    engine: FaceEngine,
    draft: ProbeDraft,
    face: DetectedFace,
    quality: FaceQuality,
    template: NDArray[np.float32],
    intake: Intake,
) -> Probe:
    with workspace.recording() as stores:
        case, is_new = stores.cases.open(
            intake.case_number.strip(),
            intake.purpose.strip(),
            intake.authority.strip(),
            workspace.actor,
        )
        if is_new:
            stores.log.append(
                EntryKind.CASE_OPENED,
                {
                    "case_id": case.case_id,
                    "case_number": case.case_number,
                    "purpose": case.purpose,
                    "authority": case.authority,
                },
            )
        probe = Probe(
            probe_id=uuid.uuid4().hex,
            case_id=case.case_id,
            case_number=case.case_number,
            image_sha256=draft.image.sha256,
            file_name=draft.file_name,
            probe_type=intake.probe_type,
            provenance=intake.provenance.strip(),
            face=face,
            faces_in_image=len(draft.faces),
            quality=quality,
        )
        stores.probes.add(probe, template, engine.pack.hash)
        stores.log.append(
            EntryKind.PROBE_INTAKE,
            {
                "probe_id": probe.probe_id,
                "case_id": case.case_id,
                "case_number": case.case_number,
                "purpose": intake.purpose.strip(),
                "authority": intake.authority.strip(),
                "image": probe.image_sha256,
                "probe_type": probe.probe_type.value,
                "provenance": probe.provenance,
                "pixels": [draft.image.width, draft.image.height],
                "reading_notes": list(draft.image.notes),
            },
        )
        stores.log.append(
            EntryKind.PROBE_ANALYSED,
            {
                "probe_id": probe.probe_id,
                "faces_in_image": probe.faces_in_image,
                "box": [round(v, 1) for v in (face.box.x, face.box.y, face.box.width, face.box.height)],
                "quality": quality.as_record(),
                "pack": engine.pack.id,
                "pack_hash": engine.pack.hash,
            },
        )
    return probe
