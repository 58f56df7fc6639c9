"""From a picture to a probe: read, find the faces, declare, record. Nothing is searched here."""

from __future__ import annotations

import dataclasses
import hashlib
import uuid
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.domain.adjustments import Recipe
from desktop.domain.faces import DetectedFace, FaceQuality
from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Right
from desktop.domain.policies import PolicyProfile
from desktop.domain.probe_analysis import ProbeAnalysis
from desktop.domain.probes import INADMISSIBLE_SENTENCES, Intake, Probe
from desktop.errors import CaseRequired, ProbeRefused, WrongUse
from desktop.recognition.adjusted_image import apply_recipe, pixels_sha256
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import ImageRefused, UprightImage, read_bytes
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permit, permitted, require
from desktop.workflow.cases import CaseDraft, open_in, require_authorised
from desktop.workflow.casework_only import require_casework
from desktop.workflow.picture_folder import recordable
from desktop.workflow.pictures import read_picture
from desktop.workflow.policies import default_policy_id, find_policy, handed_out


@dataclass(frozen=True, slots=True)
class ProbeDraft:
    """A picture that was opened, before anything is declared or recorded. Only `read_probe` makes one.

    `pack_hash` is of the pack whose detector found `faces`. `image` holds the adjusted pixels, in which the
    faces lie; its `sha256` stays that of the untouched file. `original` is the picture before `recipe`.
    """

    file_name: str
    data: bytes
    image: UprightImage
    faces: tuple[DetectedFace, ...]
    qualities: tuple[FaceQuality, ...]
    pack_hash: str
    original: UprightImage
    recipe: Recipe


def read_probe(
    workspace: Workspace,
    engine: FaceEngine,
    source: Path | bytes,
    file_name: str = "",
    recipe: Recipe = Recipe(),
) -> ProbeDraft:
    """Opens a picture, adjusts a copy of its pixels by `recipe`, and finds the faces there, largest first.

    `source` is a file or the bytes of one (pasted, dropped). Raises `ProbeRefused` with the reason, and
    `WrongUse` for a recipe that cannot be applied to this picture.
    """
    try:
        data = source if isinstance(source, bytes) else read_bytes(source)
        original = read_picture(workspace, data)
    except ImageRefused as refused:
        raise ProbeRefused(detail=refused.sentence) from None
    image = dataclasses.replace(original, pixels=apply_recipe(original.pixels, recipe))
    faces = engine.faces(image.pixels)
    if not faces and recipe:
        raise ProbeRefused(
            detail="No face was found in the adjusted picture. Undo an adjustment, or crop less closely."
        )
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
        original,
        recipe,
    )


def refuse_inadmissible(workspace: Workspace, source: Path | bytes, intake: Intake) -> None:
    """Refuses, and logs, a probe whose declared type may not be searched; no face needs to be found in it.

    Raises `ProbeRefused` for such a type and for a file that cannot be read.
    """
    require_casework(workspace)
    require(workspace, Right.TAKE_IN)
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
    `CaseRequired`, `AccessRefused` (a right, a closed case, an authorisation that ended), and `WrongUse`
    when provenance is missing or another pack's detector found the face.
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
    policy = _policy_for(workspace, intake)
    workspace.images.put_many([draft.data])
    return _record(workspace, engine, draft, face, quality, template, intake, policy)


def _policy_for(workspace: Workspace, intake: Intake) -> PolicyProfile | None:
    """Of a case that does not exist yet; None for one that has its own."""
    with workspace.reading() as stores:
        known = stores.cases.by_number(intake.case_number)
    if known is not None:
        return None
    return find_policy(workspace, intake.policy_id or default_policy_id(workspace))


def _record(
    workspace: Workspace,
    engine: FaceEngine,
    draft: ProbeDraft,
    face: DetectedFace,
    quality: FaceQuality,
    template: NDArray[np.float32],
    intake: Intake,
    policy: PolicyProfile | None,
) -> Probe:
    with permitted(workspace, Right.TAKE_IN) as (stores, person):
        # Whoever expunged something since may have taken the picture away.
        workspace.images.put_many([draft.data])
        known = stores.cases.by_number(intake.case_number)
        if known is None:
            if policy is None:
                raise WrongUse(detail="The case is gone; open the picture again.")
            permit(workspace, stores, Right.OPEN_CASES)
            case = open_in(stores, _case_draft(intake), policy, person, handed_out(workspace))
        else:
            case = require_authorised(stores, known.case_id)
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
        stores.probe_reviews.add_capture_date(probe.probe_id, intake.captured_on)
        adjusted = pixels_sha256(draft.image.pixels) if draft.recipe else ""
        if draft.recipe:
            stores.probe_reviews.add_recipe(probe.probe_id, draft.recipe, adjusted)
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
                "captured_on": None if intake.captured_on is None else intake.captured_on.isoformat(),
                "pixels": [draft.original.width, draft.original.height],
                "adjustments": draft.recipe.as_record(),
                "adjusted_pixels": adjusted or None,
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


def _case_draft(intake: Intake) -> CaseDraft:
    return CaseDraft(
        case_number=intake.case_number,
        purpose=intake.purpose,
        offence=intake.offence,
        requester=intake.requester,
        authorisation=intake.authority,
        deadline=intake.deadline,
        policy_id=intake.policy_id,
    )


def complete_analysis(workspace: Workspace, probe_id: str, analysis: ProbeAnalysis) -> None:
    """Records what can be seen in a probe. Nothing is searched before; a later one stands beside it.

    Raises `WrongUse` while something is missing, and `AccessRefused`.
    """
    require_casework(workspace)
    missing = analysis.missing()
    if missing:
        raise WrongUse(
            detail="The analysis of the probe is not complete: say of every feature whether it is visible, "
            f"and why where the probe falls short (missing: {', '.join(missing)})."
        )
    with permitted(workspace, Right.TAKE_IN) as (stores, person):
        probe = stores.probes.get(probe_id)
        require_authorised(stores, probe.case_id)
        stores.probe_reviews.add_analysis(probe_id, analysis, person.name, person.account_id)
        stores.log.append(
            EntryKind.PROBE_EXAMINED,
            {
                "probe_id": probe_id,
                "case_id": probe.case_id,
                "case_number": probe.case_number,
                **analysis.as_record(),
            },
        )
