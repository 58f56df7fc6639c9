"""A checkpoint that somebody held, beside the log as it stands: for the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import WrongUse
from desktop.storage.files import reading_from
from desktop.storage.workspace import Workspace
from desktop.workflow.browse import require_log
from desktop.workflow.verify_audit import compare_held

_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class ComparedCheckpoint:
    """`size` entries with this root (hex), of a log that has `entries`; `detail` says why where not `ok`.

    `signed_at`: when this program signed it, None where it is not among the checkpoints that it kept.
    """

    size: int
    root: str
    entries: int
    ok: bool
    detail: str
    signed_at: datetime | None
    key_checked: bool


def compare_with_held(workspace: Workspace, text: str, verifier_key: str = "") -> ComparedCheckpoint:
    """`text` is that of a QR code or a note, however it was copied. Raises `WrongUse` for what is no
    checkpoint of this workspace, or was not signed with the key; `AccessRefused`."""
    require_log(workspace)
    found = compare_held(workspace, as_a_note(text), verifier_key)
    with workspace.reading() as stores:
        entries = stores.log.next_seq - 1
        kept = stores.checkpoints.of_size(found.size)
    signed_at = kept.made_at if kept is not None and kept.root == found.root else None
    return ComparedCheckpoint(
        found.size, found.root, entries, found.ok, found.detail, signed_at, bool(verifier_key)
    )


def as_a_note(text: str) -> str:
    """What copying does to a note is undone: other ends of lines, spaces around them, lines around it."""
    lines = [line.strip() for line in text.replace("\ufeff", "").splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def read_note_file(path: Path) -> str:
    """The text of a small file. Raises `FileNotReadable`, and `WrongUse` for what is no text."""
    with reading_from(path), path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise WrongUse(detail=f"{path.name} is too large for a checkpoint, which is a text of a few lines.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise WrongUse(detail=f"{path.name} is not a text, and a checkpoint is one.") from None
