"""The model packs of this machine: which are installed, adding one, removing one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.errors import FileNotReadable, PackRefused, PackUnavailable, UserFacingError
from desktop.recognition.manifest_text import manifest_text
from desktop.recognition.new_folder import disk_error, new_folder
from desktop.recognition.ordinary_file import open_ordinary
from desktop.recognition.pack_manifest import (
    MANIFEST_NAME,
    alone_sentence,
    check_files,
    file_sha256,
    parse_manifest,
    read_any,
    read_manifest,
    verify_files,
)
from desktop.recognition.pack_specs import (
    AnyPack,
    DetectorSpec,
    EmbedderSpec,
    ModelPack,
    PackPart,
    ReferenceFigure,
)

__all__ = [
    "DEFAULT_PACK_ID",
    "AnyPack",
    "DetectorSpec",
    "EmbedderSpec",
    "ModelPack",
    "PackCatalogue",
    "PackPart",
    "PackProblem",
    "ReferenceFigure",
    "copy_documents",
    "install_folder",
    "read_manifest",
    "verify_files",
]

DEFAULT_PACK_ID = "centerface-dlib"

_MAX_DOCUMENT = 1 << 20  # bytes
_MAX_DOCUMENTS = 50
_MAX_FILE = 2 << 30  # bytes: no ONNX file can be larger
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class PackProblem:
    """A folder that should be a pack and cannot be used; `sentence` says why."""

    folder: Path
    sentence: str


class PackCatalogue:
    """Packs in several folders; the first folder that holds an id wins. Looks at the disk on every call."""

    default_id = DEFAULT_PACK_ID

    def __init__(self, roots: Sequence[Path] | None = None) -> None:
        """`roots`: by default the user's folder (which `remove` works on), then the shipped one."""
        self._roots = list(roots) if roots else [paths.user_models_dir(), paths.shipped_models_dir()]
        self._verified: set[tuple[object, ...]] = set()
        self._parsed: dict[Path, tuple[tuple[int, int, int], AnyPack]] = {}

    @property
    def user_root(self) -> Path:
        """Where packs are built, added and removed."""
        return self._roots[0]

    def installed(self) -> list[ModelPack]:
        """Every whole pack that can be used, by id, the default pack first. `get` checks the files."""
        packs = [pack for pack in self._usable() if isinstance(pack, ModelPack)]
        return sorted(packs, key=lambda pack: (pack.id != self.default_id, pack.id))

    def parts(self) -> list[PackPart]:
        """Detectors and embedders alone, sorted by id: for combining only."""
        return sorted((p for p in self._usable() if isinstance(p, PackPart)), key=lambda part: part.id)

    def recipes(self) -> list[AnyPack]:
        """Manifests whose model files are not there: packs that can be built or completed."""
        ids = {pack.id for pack in self._usable()}
        found = {pack.id: pack for _, pack in self._recipes_and_problems() if pack is not None}
        return [pack for pack_id, pack in sorted(found.items()) if pack_id not in ids]

    def recipe(self, pack_id: str) -> AnyPack | None:
        """The recipe of that id, whether or not its pack is installed."""
        for folder in self._all_folders():
            if folder.name == pack_id:
                try:
                    return self._manifest(folder)
                except UserFacingError:
                    continue
        return None

    def problems(self) -> list[PackProblem]:
        """Folders that were skipped because something is wrong with them."""
        return [problem for problem, _ in self._recipes_and_problems() if problem is not None]

    def get(self, pack_id: str) -> ModelPack:
        """The pack, its files checked against their hashes (once for each state of the files).

        Raises `PackUnavailable` when there is none, `PackRefused` for a part alone or a changed file.
        """
        pack = self.get_any(pack_id)
        if isinstance(pack, PackPart):
            raise PackRefused(detail=alone_sentence(pack))
        return pack

    def get_any(self, pack_id: str) -> AnyPack:
        """`get` of a whole pack or a part."""
        for pack in self._usable():
            if pack.id == pack_id:
                self._verify_once(pack)
                return pack
        raise PackUnavailable(pack=pack_id)

    def remove(self, pack_id: str) -> None:
        """Removes a pack from the user's folder. Raises `PackUnavailable` when it is not there."""
        for folder in _folders(self.user_root):
            if folder.name == pack_id:
                _remove_folder(folder)
                return
        raise PackUnavailable(pack=pack_id)

    def _verify_once(self, pack: AnyPack) -> None:
        state: list[object] = [pack.hash]
        for name, _ in pack.files:
            status = (pack.folder / name).stat()
            state += [name, status.st_size, status.st_mtime_ns, status.st_ino]
        if tuple(state) not in self._verified:
            verify_files(pack)
            self._verified.add(tuple(state))

    def _usable(self) -> list[AnyPack]:
        packs: dict[str, AnyPack] = {}
        for folder in self._all_folders():
            try:
                pack = self._manifest(folder)
                check_files(pack)
            except UserFacingError:
                continue
            packs.setdefault(pack.id, pack)
        return list(packs.values())

    def _recipes_and_problems(self) -> Iterator[tuple[PackProblem | None, AnyPack | None]]:
        for folder in self._all_folders():
            try:
                recipe = self._manifest(folder)
                if not any((folder / name).exists() for name, _ in recipe.files):
                    yield None, recipe
                    continue
                check_files(recipe)
            except UserFacingError as error:
                yield PackProblem(folder, error.sentence), None

    def _manifest(self, folder: Path) -> AnyPack:
        """What the manifest in `folder` declares; parsed once for each state of it."""
        path = folder / MANIFEST_NAME
        try:
            status = path.stat()
            state = (status.st_size, status.st_mtime_ns, status.st_ino)
        except OSError:
            state = None  # the sentence for it comes from reading it
        known = self._parsed.get(path)
        if state is not None and known is not None and known[0] == state:
            return known[1]
        pack = _named_as_folder(read_any(folder, need_files=False))
        if state is not None:
            self._parsed[path] = (state, pack)
        return pack

    def _all_folders(self) -> Iterator[Path]:
        for root in self._roots:
            yield from _folders(root)


def install_folder(
    source: Path,
    into: Path,
    *,
    check: Callable[[AnyPack], AnyPack | None] | None = None,
    files: Sequence[Path] = (),
    borrow_from: Sequence[AnyPack] = (),
    manifest: str | None = None,
) -> AnyPack:
    """Copies the pack in the folder `source` to `into`/<id>, whole or not at all, and returns it.

    A model file that `source` does not hold is taken, by its hash, from `files` or from the packs in
    `borrow_from`. `manifest` is put in the place of the one in `source`. `check` sees the finished copy
    before it takes its place and raises to refuse it; a pack that it returns is what the manifest then
    says. Raises `PackRefused`, `FileNotReadable`, `StorageFull`, `FolderNotWritable`.
    """
    recipe = read_any(source, need_files=False) if manifest is None else parse_manifest(manifest, source)
    elsewhere = [*files, *(pack.folder / name for pack in borrow_from for name, _ in pack.files)]
    origins = [(name, _origin(source / name, sha256, elsewhere)) for name, sha256 in recipe.files]
    with new_folder(into / recipe.id) as draft:
        if manifest is None:
            _copy(source / MANIFEST_NAME, draft / MANIFEST_NAME)
        else:
            (draft / MANIFEST_NAME).write_text(manifest, encoding="utf-8", newline="\n")
        for name, origin in origins:
            _copy(origin, draft / name)
        copy_documents(source, draft)
        pack = read_any(draft, draft=check is not None)
        verify_files(pack)
        settled = check(pack) if check is not None else None
        if settled is not None:
            text = manifest_text(settled)
            (draft / MANIFEST_NAME).write_text(text, encoding="utf-8", newline="\n")
        read_any(draft)
    return read_any(into / recipe.id)


def copy_documents(source: Path, target: Path) -> None:
    """Copies cards and licence texts; anything else that lies in `source` stays there."""
    documents = 0
    for path in sorted(source.iterdir()):
        is_document = path.suffix.lower() in (".md", ".txt") and path.is_file() and not path.is_symlink()
        if is_document and path.stat().st_size <= _MAX_DOCUMENT:
            documents += 1
            if documents > _MAX_DOCUMENTS:
                raise PackRefused(detail=f"there are more than {_MAX_DOCUMENTS} documents in its folder.")
            _copy(path, target / path.name)


def _origin(own: Path, sha256: str, elsewhere: Sequence[Path]) -> Path:
    if not sha256:
        raise PackRefused(detail="its manifest names no hash of its file; add the file alone.")
    if own.is_file():
        return own
    for path in elsewhere:
        try:
            if file_sha256(path) == sha256:
                return path
        except OSError:
            continue
    raise PackRefused(
        detail=f"“{own.name}” is missing; install the pack that it belongs to first (the default pack "
        f"holds CenterFace), or put the file with the SHA-256 {sha256} into the pack's folder."
    )


def _copy(origin: Path, target: Path) -> None:
    try:
        reading = open_ordinary(origin)
    except OSError as error:
        raise FileNotReadable(path=origin, reason=error.strerror) from error
    with reading, target.open("xb") as writing:
        left = _MAX_FILE
        while left >= 0 and (piece := reading.read(_PIECE)):
            left -= len(piece)
            writing.write(piece)
    if left < 0:
        raise PackRefused(detail=f"“{origin.name}” is larger than {_MAX_FILE >> 30} GiB.")


def _folders(root: Path) -> list[Path]:
    try:
        return sorted(path for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []


def _named_as_folder(pack: AnyPack) -> AnyPack:
    if pack.folder.name != pack.id:
        raise PackRefused(detail=f"the folder “{pack.folder.name}” holds the pack “{pack.id}”; rename it.")
    return pack


def _remove_folder(folder: Path) -> None:
    # Renamed first: a half-removed folder must not be read as a pack.
    aside = folder.with_name(f".{folder.name}-removed")
    try:
        _discard(aside)
        folder.rename(aside)
    except OSError as error:
        raise disk_error(error, folder) from error
    _discard(aside)


def _discard(folder: Path) -> None:
    if folder.is_symlink():  # where it leads is not ours
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
