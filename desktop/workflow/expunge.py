"""Expungement: a subject leaves a gallery, or a probe of a closed case leaves the workspace, for good.

First the record lets go, in one transaction; then what it let go of leaves the disk (`storage/erasure`).
The log keeps hashes and identifiers, proves both, and stays verifiable throughout.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.cases import FlagKind
from desktop.domain.checkpoints import Checkpoint, format_checkpoint, origin_of
from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, reason_is_enough
from desktop.domain.expungements import (
    AffectedCase,
    AffectedLook,
    ExpungedFace,
    ExpungeGround,
    ExpungementCertificate,
    ExpungementPreview,
    ProbeExpungement,
    kept_from,
)
from desktop.domain.galleries import Gallery
from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Person, Right
from desktop.domain.progress import ProgressSink, ignore_progress
from desktop.errors import ReasonRequired, UserFacingError, WrongUse
from desktop.storage.erasure import finish_expungements, template_claims
from desktop.storage.program import program_version
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permitted, refusals_logged, require
from desktop.workflow.blindness import refuse_while_looking_anywhere, withheld_cases
from desktop.workflow.cases import flag_in
from desktop.workflow.checkpoints import signing_key
from desktop.workflow.look_withdrawal import withdraw_in
from desktop.workflow.metadata_table import record_without_table

__all__ = [
    "certificate_of",
    "expunge_probe",
    "expunge_subject",
    "finish_expungements",
    "preview_expungement",
]

_WITHDRAWN = "A candidate of this look was expunged from the gallery."


def preview_expungement(workspace: Workspace, gallery_id: int, subject_id: str) -> ExpungementPreview:
    """What `expunge_subject` would do. Cases that the person may still look at blind are left out: whose
    candidate somebody is tells what was thought. Raises `WrongUse` for a subject that the gallery does not
    have, `AccessRefused`, also while this person's own blind look is begun, `SignInRequired`."""
    person = require(workspace, Right.EXPUNGE)
    with refusals_logged(workspace), workspace.reading() as stores:
        refuse_while_looking_anywhere(stores, person)
        found = _preview(stores, gallery_id, subject_id)
        withheld = withheld_cases(stores, person)
        return replace(
            found,
            cases=tuple(case for case in found.cases if case.case_id not in withheld),
            looks=tuple(
                look for look in found.looks if stores.searches.case_of(look.search_id) not in withheld
            ),
        )


def _preview(stores: Stores, gallery_id: int, subject_id: str) -> ExpungementPreview:
    gallery, faces = _faces(stores, gallery_id, subject_id)
    ids = [face.face_id for face in faces]
    images = sorted({face.image_sha256 for face in faces})
    kept = stores.expungements.uses(images, without_faces=ids)
    staying = {image.sha256 for image in kept}
    return ExpungementPreview(
        gallery_id=gallery_id,
        gallery=gallery.name,
        subject_id=subject_id,
        faces=tuple(faces),
        images_removed=tuple(sha256 for sha256 in images if sha256 not in staying),
        images_kept=tuple(kept),
        measurements=len(stores.measurements.files(gallery_id)),
        searches=stores.expungements.count_searches_listing(ids),
        cases=_cases(stores, ids),
        looks=_looks(stores, ids),
    )


def _faces(stores: Stores, gallery_id: int, subject_id: str) -> tuple[Gallery, list[ExpungedFace]]:
    gallery = stores.galleries.get(gallery_id)
    faces = stores.expungements.faces_of(gallery_id, subject_id)
    if not faces:
        raise WrongUse(detail=f"The gallery “{gallery.name}” has no subject “{subject_id}”.")
    return gallery, faces


def _cases(stores: Stores, face_ids: list[int]) -> tuple[AffectedCase, ...]:
    files = [
        stores.case_files.file(stores.cases.get(case_id))
        for case_id in stores.expungements.cases_listing(face_ids)
    ]
    found = [AffectedCase(file.case_id, file.case_number, file.is_open) for file in files]
    return tuple(sorted(found, key=lambda case: case.case_number))


def _looks(stores: Stores, face_ids: list[int]) -> tuple[AffectedLook, ...]:
    """A look in which the face is only a filler goes on without it."""
    wanted = set(face_ids)
    found = []
    for look in stores.looks.open():
        shown = [item for item in look.items if item.face_id in wanted]
        if shown:
            withdrawn = any(not item.is_filler for item in shown)
            found.append(AffectedLook(look.look_id, look.search_id, withdrawn))
    return tuple(found)


def expunge_subject(
    workspace: Workspace,
    gallery_id: int,
    subject_id: str,
    ground: ExpungeGround,
    reference: str,
    *,
    on_progress: ProgressSink = ignore_progress,
) -> ExpungementCertificate:
    """Removes the subject's faces from the gallery, from the record and from disk, and says what it did.

    `reference` is a sentence: which order, which decision. Open cases that list the person are flagged,
    open looks at the person withdrawn. Killed half-way it goes on when the workspace is opened next.
    Raises `ReasonRequired`, `WrongUse`, `AccessRefused`, `SignInRequired`.
    """
    text = _reference(reference)
    require(workspace, Right.EXPUNGE)
    finish_expungements(workspace)
    with permitted(workspace, Right.EXPUNGE) as (stores, person):
        if stores.expungements.unfinished():
            # Digests are taken of what is there: one after the other.
            raise WrongUse(detail="Another expungement is not finished yet: try again when it is.")
        gallery, faces = _faces(stores, gallery_id, subject_id)
        planned = _preview(stores, gallery_id, subject_id)
        templates = template_claims(workspace, stores, gallery_id, faces)
        expungement_id, redigested, touched = stores.expungements.remove_subject(
            gallery_id,
            subject_id,
            ground,
            text,
            person.name,
            path_is_theirs=lambda path: record_without_table(path).subject_id == subject_id,
        )
        stores.log.append(
            EntryKind.SUBJECT_EXPUNGED,
            {
                "expungement_id": expungement_id,
                "gallery_id": gallery_id,
                "subject_id": subject_id,
                "ground": ground.value,
                "reference": text,
                "faces": [face.face_id for face in faces],
                "images": [face.image_sha256 for face in faces],
                "rows": [face.row for face in faces],
                "cases": [case.case_id for case in planned.flagged_cases],
                "looks": [look.look_id for look in planned.withdrawn_looks],
                "roles": _roles(stores, person),
                "program": program_version(),
                "touched": touched,
                "redigested": redigested,
                "templates": templates,
            },
        )
        for case in planned.flagged_cases:
            flag_in(
                stores,
                case.case_id,
                FlagKind.CANDIDATE_EXPUNGED,
                f"The candidate {subject_id} was expunged from the gallery “{gallery.name}” "
                f"(expungement {expungement_id}): no lead on this person may be followed any more.",
            )
        for look in planned.withdrawn_looks:
            withdraw_in(stores, look.look_id, _WITHDRAWN)
    _erase(workspace, on_progress)
    return certificate_of(workspace, expungement_id)


def _roles(stores: Stores, person: Person) -> list[str]:
    account = stores.accounts.get(person.account_id)
    return [] if account is None else sorted(role.value for role in account.roles)


def _reference(reference: str) -> str:
    if not reason_is_enough(reference):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    return " ".join(reference.split())


def _erase(workspace: Workspace, on_progress: ProgressSink) -> None:
    try:
        finish_expungements(workspace, on_progress)
    except UserFacingError as error:
        raise WrongUse(
            detail="The record has let go, but not everything could be erased from disk yet. Open the "
            f"workspace again, and it goes on. What was in the way: {error.sentence}"
        ) from error


def certificate_of(workspace: Workspace, expungement_id: int) -> ExpungementCertificate:
    """The certificate of an expungement, now or years later: the same to the letter.

    The signing key is made when it is first needed, and that is logged. Raises `WrongUse`, `AccessRefused`.
    """
    require(workspace, Right.EXPUNGE)
    key = signing_key(workspace)
    with workspace.reading() as stores:
        done = stores.expungements.get(expungement_id)
        entry = stores.log.get(done.log_seq).data
        removed = stores.expungements.removed(expungement_id)
        size, root = stores.log.tree_head(done.completed_seq or done.log_seq)
        checkpoint = Checkpoint(origin_of(workspace.workspace_id), size, bytes.fromhex(root))
        return ExpungementCertificate(
            expungement_id=expungement_id,
            workspace_id=workspace.workspace_id,
            gallery_id=done.gallery_id,
            gallery=stores.galleries.get(done.gallery_id).name,
            subject_id=done.subject_id,
            ground=done.ground,
            reference=done.reference,
            by=done.actor,
            at=done.at,
            completed_at=done.completed_at,
            counts=removed.get("counts", {}) | {"rows": entry["touched"]},
            images_removed=tuple(removed.get("images", ())),
            images_kept=kept_from(removed.get("kept", ())),
            flagged_cases=tuple(stores.cases.get(case_id).case_number for case_id in entry["cases"]),
            withdrawn_looks=tuple(entry["looks"]),
            recorded_seq=done.log_seq,
            log_seq=size,
            log_root=root,
            role=", ".join(entry["roles"]),
            program=entry["program"],
            checkpoint=key.sign(format_checkpoint(checkpoint)),
            verifier_key=key.verifier_key,
        )


def expunge_probe(
    workspace: Workspace, probe_id: str, reference: str, *, on_progress: ProgressSink = ignore_progress
) -> ProbeExpungement:
    """Removes template, file name and picture of a probe; what was declared, analysed and found stays.

    Only once its case is closed. The picture stays where something else rests on it. Raises
    `ReasonRequired`, `WrongUse`, `AccessRefused`, `SignInRequired`.
    """
    text = _reference(reference)
    require(workspace, Right.EXPUNGE)
    with permitted(workspace, Right.EXPUNGE) as (stores, person):
        probe = stores.probes.get(probe_id)
        if stores.expungements.of_probe(probe_id) is not None:
            raise WrongUse(detail="This probe is expunged already.")
        case = stores.case_files.file(stores.cases.get(probe.case_id))
        if case.is_open:
            raise WrongUse(
                detail=f"The case {case.case_number} is open: a probe is expunged once its case is closed."
            )
        redigested = stores.expungements.remove_probe(probe_id, text, person.name)
        stores.log.append(
            EntryKind.PROBE_EXPUNGED,
            {
                "probe_id": probe_id,
                "case_id": probe.case_id,
                "case_number": probe.case_number,
                "image": probe.image_sha256,
                "reference": text,
                "redigested": redigested,
            },
        )
    _erase(workspace, on_progress)
    with workspace.reading() as stores:
        done = stores.expungements.of_probe(probe_id)
    if done is None:
        raise RuntimeError("the expungement that was recorded is not there")
    return done
