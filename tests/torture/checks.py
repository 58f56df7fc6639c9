"""What has to be so whenever a workspace is opened again, and when its work has come to the end."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.log_entries import LogVerification
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace
from desktop.workflow.verify_audit import verify_workspace
from tests.torture.activities import ACTIVITIES, Activity
from tests.torture.children import Acknowledged, open_workspace
from tests.torture.light_engine import light_engine
from tests.workflow.expunging import files_holding


class Broken(Exception):
    """Something that has to be so is not."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where runs of an activity begin, and where an undisturbed one ends."""

    activity: Activity
    start: Path
    """A folder with the closed workspace `workspace` in it, or nothing. Only to be copied."""
    result: object

    def copy(self, target: Path) -> Path:
        """A place for one run; one that was there before goes."""
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.start, target)
        return target


def make_grounds(folder: Path, names: list[str] | None = None) -> list[Ground]:
    """Of every activity, or of those of these names."""
    engine, found = light_engine(), []
    for kind in ACTIVITIES:
        if names and kind.name not in names:
            continue
        start, pictures = folder / kind.name / "start", folder / kind.name / "pictures"
        start.mkdir(parents=True)
        pictures.mkdir()
        activity = kind(pictures, engine)
        if activity.needs_workspace:
            with open_workspace(start) as workspace:
                activity.prepare(workspace)
        ground = Ground(activity, start, None)
        undisturbed = ground.copy(folder / kind.name / "undisturbed")
        with open_workspace(undisturbed) as workspace:
            activity.work(workspace, lambda *_: None)
            result = activity.result(workspace)
        found.append(Ground(activity, start, result))
    return found


def check_reopened(activity: Activity, folder: Path, acknowledged: Acknowledged) -> None:
    """Opens what an accident left: nothing acknowledged is lost, and the record verifies.

    Raises `Broken`.
    """
    if not (folder / "workspace" / "workspace.db").exists():
        if acknowledged.facts or acknowledged.roots or activity.needs_workspace:
            raise Broken("The database is gone.")
        return
    for deep in (False, True):  # before anything is put right
        _verified(verify_log(folder / "workspace", deep=deep, held=acknowledged.roots), "As it lay there")
    with open_workspace(folder) as workspace:
        left = sorted(path.name for path in workspace.temporary.iterdir())
        if left:
            raise Broken(f"Temporary files are left: {left}.")
        _verified(verify_workspace(workspace, deep=True, held=acknowledged.roots), "Opened again")
        lost = acknowledged.facts - activity.facts(workspace)
        if lost:
            raise Broken(f"Acknowledged and lost: {sorted(lost)[:3]}.")
        if workspace.signing.ready() is None:
            raise Broken("The signing key is not at hand.")
    still = sorted({name for name, _ in files_holding(folder, *activity.gone(acknowledged.facts))})
    if still:
        raise Broken(f"Expunged, and still in {still}.")


def check_finished(ground: Ground, folder: Path) -> None:
    """Works to the end: then everything is as if nothing had happened. Raises `Broken`."""
    activity, said = ground.activity, Acknowledged()

    def acknowledge(workspace: Workspace, *facts: str) -> None:
        said.facts.update(facts)

    with open_workspace(folder) as workspace:
        activity.work(workspace, acknowledge)
        lost = said.facts - activity.facts(workspace)
        if lost:
            raise Broken(f"Acknowledged at the end and not there: {sorted(lost)[:3]}.")
        result = activity.result(workspace)
        if result != ground.result:
            raise Broken(f"The end is another one: {_difference(result, ground.result)}")
        strays = sorted(_strays(workspace))
        if strays:
            raise Broken(f"Files that nobody knows: {strays}.")
        _verified(verify_workspace(workspace, deep=True), "At the end")
    still = sorted({name for name, _ in files_holding(folder, *activity.gone(said.facts))})
    if still:
        raise Broken(f"Expunged, and at the end still in {still}.")


def _difference(found: object, wanted: object) -> str:
    """The first one, in lists and tuples of any depth."""
    if isinstance(found, (list, tuple)) and isinstance(wanted, (list, tuple)):
        for one, other in zip(found, wanted, strict=False):
            if one != other:
                return _difference(one, other)
    return f"{found!r:.200} instead of {wanted!r:.200}."


def _verified(found: LogVerification, when: str) -> None:
    if not found.ok:
        raise Broken(f"{when} the record does not verify: {found.problem}.")


_KNOWN = re.compile(
    r"workspace\.(db|lock)|workspace\.db-(wal|shm)|keys/signing\.key|templates/\d+/(other-)?light-pack\.f32"
    r"|thumbnails/\d+/\d+\.jpg"
)


def _strays(workspace: Workspace) -> Iterator[str]:
    """Files below the workspace that the record does not explain."""
    with workspace.reading() as stores:
        rows = stores.faces._session.rows(
            "SELECT image_sha256 FROM face UNION SELECT image_sha256 FROM probe"
        )
        images = {sha256 for (sha256,) in rows}
        measurements = {
            file for g in stores.galleries.all() for file in stores.measurements.files(g.gallery_id)
        }
    for path in workspace.folder.rglob("*"):
        name = path.relative_to(workspace.folder).as_posix()
        if path.is_dir() or _KNOWN.fullmatch(name):
            continue
        top, _, rest = name.partition("/")
        if top == "images" and rest.replace("/", "") in images:
            continue
        if top == "measurements" and rest in measurements:
            continue
        yield name
