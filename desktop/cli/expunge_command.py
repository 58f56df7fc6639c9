"""`expunge`: a subject leaves a gallery for good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop.cli.credentials import Credentials
from desktop.cli.output import Output, command_options, opened_workspace
from desktop.domain.expungements import (
    CANNOT_REACH,
    GROUND_SENTENCES,
    STAYS,
    ExpungeGround,
    ExpungementCertificate,
    ExpungementPreview,
    kept_record,
)
from desktop.errors import WrongUse
from desktop.workflow.expunge import expunge_subject, preview_expungement


@click.command("expunge")
@click.argument("gallery")
@click.argument("subject")
@click.option(
    "--ground",
    type=click.Choice([ground.value for ground in ExpungeGround]),
    required=True,
    help="Why the record may not be kept.",
)
@click.option("--reference", required=True, help="A sentence: which order or decision it rests on.")
@click.option("--yes", is_flag=True, help="Do it without asking; otherwise the subject has to be typed.")
@command_options(person=True)
def expunge_command(
    gallery: str,
    subject: str,
    ground: str,
    reference: str,
    yes: bool,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Expunge SUBJECT from GALLERY: images, templates and metadata go, the log keeps the proof.

    With --json and without --yes it says what would be done, does nothing, and exits with 1.
    """
    with opened_workspace(workspace, credentials) as opened:
        with opened.reading() as stores:
            known = stores.galleries.by_name(gallery)
        planned = preview_expungement(opened, known.gallery_id, subject)
        if not yes:
            _say_preview(output, planned)
            output.document({"done": False, "preview": _preview_document(planned)})
            if output.as_json:
                raise SystemExit(1)
            typed = click.prompt("Type the subject id to expunge it", default="", show_default=False)
            if typed != subject:
                raise WrongUse(detail="That is not the subject id: nothing was expunged.")
        certificate = expunge_subject(
            opened,
            known.gallery_id,
            subject,
            ExpungeGround(ground),
            reference,
            on_progress=output.progress,
        )
    _say_certificate(output, certificate)
    output.document({"done": True, "certificate": certificate.as_record()})


def _say_preview(output: Output, planned: ExpungementPreview) -> None:
    output.say(
        f"{planned.subject_id} in “{planned.gallery}”: {len(planned.faces)} faces with their templates and "
        f"metadata, {len(planned.images_removed)} images, {planned.measurements} measurements would go."
    )
    for image in planned.images_kept:
        output.say(f"  The image {image.sha256[:12]}… stays: {', '.join(image.used_by)}.")
    for case in planned.flagged_cases:
        output.say(f"  The open case {case.case_number} lists the person and would be flagged.")
    if planned.withdrawn_looks:
        output.say(f"  Open looks that would be withdrawn: {len(planned.withdrawn_looks)}.")


def _preview_document(planned: ExpungementPreview) -> dict[str, Any]:
    return {
        "gallery": planned.gallery,
        "subject_id": planned.subject_id,
        "faces": [face.face_id for face in planned.faces],
        "images_removed": list(planned.images_removed),
        "images_kept": kept_record(planned.images_kept),
        "measurements": planned.measurements,
        "searches": planned.searches,
        "flagged_cases": [case.case_number for case in planned.flagged_cases],
        "withdrawn_looks": [look.look_id for look in planned.withdrawn_looks],
    }


def _say_certificate(output: Output, certificate: ExpungementCertificate) -> None:
    output.say(
        f"{certificate.subject_id} was expunged from “{certificate.gallery}” by {certificate.by} on "
        f"{certificate.at:%Y-%m-%d}. {GROUND_SENTENCES[certificate.ground]} {certificate.reference}"
    )
    counts = certificate.counts
    output.say(
        f"  Gone from disk: {counts['templates']} templates, {counts['images']} images, "
        f"{counts['thumbnails']} thumbnails, {counts['measurements']} measurements, "
        f"{counts['database_copies']} older copies of the database."
    )
    for image in certificate.images_kept:
        output.say(f"  The image {image.sha256[:12]}… stays: {', '.join(image.used_by)}.")
    for number in certificate.flagged_cases:
        output.say(f"  The open case {number} was flagged.")
    output.say("What stays:")
    for what, why in STAYS:
        output.say(f"  {what}. {why}")
    output.say("What cannot be reached from here:")
    for sentence in CANNOT_REACH:
        output.say(f"  {sentence}")
    output.say(f"Proof: log up to entry {certificate.log_seq}, root {certificate.log_root}.")
