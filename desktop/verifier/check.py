"""An export or a workspace: told by what it is, verified likewise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.checkpoints import VerifierKey
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import WrongUse
from desktop.storage.files import reading_from
from desktop.verifier.answer import Answer
from desktop.verifier.held_notes import HeldCheckpoint

_SQLITE = b"SQLite format 3\x00"


def check(
    source: Path,
    *,
    keys: Sequence[VerifierKey] = (),
    held: Sequence[HeldCheckpoint] = (),
    files: Sequence[Path] = (),
    tsa_roots: bytes | None = None,
    deep: bool = False,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Answer:
    """Verifies what `source` is. `deep` also reads every image and template of a workspace.

    Raises `FileNotReadable`, `WorkspaceMissing`, `ExportNotReadable`, `WrongUse`, `Cancelled`.
    """
    if source.is_dir() or _begins(source) == _SQLITE:
        from desktop.verifier.workspace_check import check_workspace

        return check_workspace(
            source,
            keys=keys,
            held=held,
            files=files,
            tsa_roots=tsa_roots,
            deep=deep,
            on_progress=on_progress,
            cancel=cancel,
        )
    if deep:
        raise WrongUse(detail="--deep is for a workspace: an export holds no images and no templates.")
    from desktop.verifier.export_check import check_export

    return check_export(
        source,
        keys=keys,
        held=held,
        files=files,
        tsa_roots=tsa_roots,
        on_progress=on_progress,
        cancel=cancel,
    )


def _begins(path: Path) -> bytes:
    with reading_from(path), path.open("rb") as file:
        return file.read(len(_SQLITE))
