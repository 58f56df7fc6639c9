"""`enrol`: a folder of images, or a gallery again for another model pack."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click
from click.core import ParameterSource

from desktop.cli.credentials import Credentials
from desktop.cli.output import Output, command_options, interruptible, opened_workspace
from desktop.domain.galleries import Refusal
from desktop.domain.progress import CancelToken
from desktop.errors import WrongUse
from desktop.recognition.engine import EngineSetting, FaceEngine
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace
from desktop.workflow.engines import Engines
from desktop.workflow.enrol import (
    MINIMUM_EYE_DISTANCE,
    EnrolmentOptions,
    EnrolmentRequest,
    EnrolmentSummary,
    SeveralFaces,
    enrol,
    list_images,
)
from desktop.workflow.metadata_table import ColumnMapping, MetadataField, guess_mapping, read_table
from desktop.workflow.model_packs import ensure_default_pack
from desktop.workflow.re_enrol import re_enrol

_FOLDER_OPTIONS = frozenset(
    ("gallery", "images", "metadata", "columns", "several_faces", "minimum_eye_distance")
)


class _TwoForms(click.Command):
    """Of a folder, or of a gallery that is there: what belongs to one is refused with the other."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if ctx.resilient_parsing:
            return rest
        given = {
            name for name in ctx.params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        }
        if "again" in given:
            if not {"pack", "name"} <= given or given & _FOLDER_OPTIONS:
                raise click.UsageError(
                    "--again needs --pack and --name, and takes nothing of a folder: what is recorded of "
                    "the gallery is taken over.",
                    ctx,
                )
        elif not {"gallery", "images"} <= given or "name" in given:
            raise click.UsageError(
                "Name the gallery, and the folder of images with --images; or use --again.", ctx
            )
        return rest


@click.command("enrol", cls=_TwoForms)
@click.argument("gallery", required=False)
@click.option("--images", type=click.Path(file_okay=False, path_type=Path), help="Folder of images.")
@click.option(
    "--metadata", type=click.Path(dir_okay=False, path_type=Path), help="CSV of recorded metadata."
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column gives a field (file, subject_id, sex, race_ethnicity, year_of_birth, "
    "capture_date, source) where its name does not say it.",
)
@click.option(
    "--several-faces",
    type=click.Choice([s.value for s in SeveralFaces]),
    default=SeveralFaces.REFUSE.value,
    show_default=True,
    help="What to do with a picture in which no face dominates.",
)
@click.option("--minimum-eye-distance", type=click.IntRange(8, 400), default=MINIMUM_EYE_DISTANCE)
@click.option("--pack", default=None, help="Model pack of a new gallery.")
@click.option(
    "--again",
    default=None,
    metavar="GALLERY",
    help="Enrol this gallery again for --pack, from its stored originals and its record, as --name.",
)
@click.option("--name", default=None, help="Of the gallery that --again makes.")
@command_options(person=True)
def enrol_command(
    gallery: str | None,
    images: Path | None,
    metadata: Path | None,
    columns: tuple[str, ...],
    several_faces: str,
    minimum_eye_distance: int,
    pack: str | None,
    again: str | None,
    name: str | None,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Enrol a folder of images into GALLERY, or go on where an earlier run stopped.

    With --again, --pack and --name: enrol a gallery that is there again for another model pack.
    """
    if again is not None:
        assert pack is not None
        assert name is not None
        _enrol_again(again, pack, name, workspace, credentials, output)
        return
    assert gallery is not None
    assert images is not None
    request = EnrolmentRequest(
        gallery,
        images,
        metadata,
        _mapping(metadata, columns),
        EnrolmentOptions(SeveralFaces(several_faces), minimum_eye_distance),
    )
    list_images(images)  # before a workspace is made and models are fetched for nothing
    catalogue = PackCatalogue()
    with interruptible() as cancel, opened_workspace(workspace, credentials) as opened:
        if pack is None:
            with opened.reading() as stores:
                existing = next((g for g in stores.galleries.all() if g.name == gallery.strip()), None)
            pack = existing.pack_id if existing else catalogue.default_id
        engine = _engine(opened, catalogue, pack, output, cancel)
        summary = enrol(opened, engine, request, on_progress=output.progress, cancel=cancel)
        refusals = _refusals(opened, summary)
    _report(output, summary, refusals)


def _enrol_again(
    again: str, pack: str, name: str, workspace: Path | None, credentials: Credentials, output: Output
) -> None:
    catalogue = PackCatalogue()
    with interruptible() as cancel, opened_workspace(workspace, credentials) as opened:
        with opened.reading() as stores:
            source = stores.galleries.by_name(again)
        engine = _engine(opened, catalogue, pack, output, cancel)
        summary = re_enrol(opened, engine, source, name, on_progress=output.progress, cancel=cancel)
        refusals = _refusals(opened, summary)
    _report(output, summary, refusals)


def _engine(
    opened: Workspace, catalogue: PackCatalogue, pack: str, output: Output, cancel: CancelToken
) -> FaceEngine:
    if pack == catalogue.default_id:
        ensure_default_pack(catalogue, on_progress=output.progress, cancel=cancel, workspace=opened)
    return Engines(opened, catalogue, output.device_left).get(pack)


def _refusals(opened: Workspace, summary: EnrolmentSummary) -> list[Refusal]:
    """Of the run that ended."""
    with opened.reading() as stores:
        run = stores.enrolments.latest(summary.gallery.gallery_id)
        return stores.enrolments.refusals(run.enrolment_id) if run else []


def _report(output: Output, summary: EnrolmentSummary, refusals: list[Refusal]) -> None:
    output.say(
        f"{summary.enrolled} of {summary.images} images enrolled into “{summary.gallery.name}” "
        f"({summary.gallery.subjects} subjects) in {summary.seconds:.1f} s, "
        f"{summary.images_per_second:.1f} images/s on {summary.device}{_setting(summary.setting)}."
    )
    for refusal in refusals:
        output.say(f"  not enrolled: {refusal.relative_path}: {refusal.sentence}")
    if summary.passed_over:
        files = (
            "1 other file was" if summary.passed_over == 1 else f"{summary.passed_over} other files were"
        )
        output.say(f"{files} passed over: not a kind of picture that is read.")
    for sentence in summary.table_problems:
        output.say(f"  metadata: {sentence}")
    output.document(
        {
            "gallery": summary.gallery.name,
            "images": summary.images,
            "enrolled": summary.enrolled,
            "refused": {reason.value: n for reason, n in summary.refused.items()},
            "refusals": [
                {"file": r.relative_path, "reason": r.reason.value, "sentence": r.sentence}
                for r in refusals
            ],
            "passed_over": summary.passed_over,
            "table_problems": list(summary.table_problems),
            "subjects": summary.gallery.subjects,
            "seconds": round(summary.seconds, 3),
            "images_per_second": round(summary.images_per_second, 2),
            "device": summary.device,
            "resumed": summary.resumed,
            **(asdict(summary.setting) if summary.setting else {}),
        }
    )


def _setting(used: EngineSetting | None) -> str:
    if used is None:
        return ""
    threads = "1 thread" if used.threads == 1 else f"{used.threads} threads"
    calls = f"{used.calls} calls of {threads} at once" if used.calls > 1 else threads
    return f" ({calls}, batches of {used.batch})"


def _mapping(metadata: Path | None, columns: tuple[str, ...]) -> ColumnMapping:
    if metadata is None:
        if columns:
            raise WrongUse(detail="--column needs --metadata.")
        return ColumnMapping()
    table = read_table(metadata)
    found = dict(guess_mapping(table).columns)
    for text in columns:
        name, separator, column = text.partition("=")
        try:
            wanted = MetadataField(name.strip())
        except ValueError:
            separator = ""
        if not separator:
            raise WrongUse(detail=f"“{text}” is not FIELD=COLUMN with a known field.")
        table.column(column)
        found = {f: c for f, c in found.items() if c != column} | {wanted: column}
    return ColumnMapping(found)
