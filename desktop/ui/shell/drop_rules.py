"""What may be dropped where, in words: what happens with it, or why not. Without a widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.workflow.received_files import LOG_ENDING, PACK_ENDING

_RECEIVED = (f".{PACK_ENDING}", f".{LOG_ENDING}", ".zip")
_TABLES = (".csv", ".tsv", ".txt")
_PICTURES = (
    ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".gif", ".jp2", ".ppm", ".pgm"
)  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("DropRules", text)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One of both: `hint` says what dropping does, `refusal` why it does nothing."""

    hint: str = ""
    refusal: str = ""


def is_received(paths: Sequence[Path]) -> bool:
    """One file that somebody was given: a disclosure pack or an exported log, by its ending."""
    return len(paths) == 1 and paths[0].suffix.lower() in _RECEIVED and not paths[0].is_dir()


def is_table(path: Path) -> bool:
    return path.suffix.lower() in _TABLES and not path.is_dir()


def for_probe(paths: Sequence[Path], *, has_image: bool, refused: str) -> Verdict | None:
    """On the page of the probe; None leaves it to the window. `refused` says why the person may not."""
    if is_received(paths) or not (paths or has_image):
        return None
    if refused:
        return Verdict(refusal=refused)
    if len(paths) > 1:
        return Verdict(refusal=_tr("Drop one picture at a time: a probe is one picture."))
    if paths and paths[0].is_dir():
        return Verdict(
            refusal=_tr("A probe is one picture. Folders of pictures are enrolled on the page “Galleries”.")
        )
    if paths and is_table(paths[0]):
        return Verdict(
            refusal=_tr("This is a table. Tables belong to the enrolment, on the page “Galleries”.")
        )
    return Verdict(hint=_tr("Drop it here to open it as the probe. The original is kept untouched."))


def for_gallery(paths: Sequence[Path], *, refused: str) -> Verdict | None:
    """On the page of galleries and in the form of an enrolment: a folder, its table, or both."""
    if is_received(paths) or not paths:
        return None
    if refused:
        return Verdict(refusal=refused)
    folders = [path for path in paths if path.is_dir()]
    tables = [path for path in paths if is_table(path)]
    if len(folders) > 1 or len(tables) > 1:
        return Verdict(refusal=_tr("Drop one folder at a time, with one table of metadata at most."))
    if len(folders) + len(tables) < len(paths):
        if any(path.suffix.lower() in _PICTURES for path in paths):
            return Verdict(refusal=_tr("Drop the folder that holds the pictures, not single pictures."))
        return Verdict(
            refusal=_tr(
                "Neither a folder of pictures nor a table of metadata (CSV): it cannot be enrolled."
            )
        )
    if not folders:
        return Verdict(hint=_tr("Drop it here to use it as the table of metadata of an enrolment."))
    return Verdict(hint=_tr("Drop it here to enrol the pictures of this folder."))


def for_settings(paths: Sequence[Path], *, refused: str) -> Verdict | None:
    """On the page of settings: the folder of a model pack, or the file of a model."""
    if is_received(paths) or not paths:
        return None
    if refused:
        return Verdict(refusal=refused)
    if len(paths) > 1:
        return Verdict(refusal=_tr("Drop one model pack at a time: its folder, or one model file."))
    if paths[0].suffix.lower() in (*_PICTURES, *_TABLES):
        return Verdict(refusal=_tr("This is no model pack. Drop the folder of a pack, or a model file."))
    return Verdict(hint=_tr("Drop it here to check this model pack and add it."))


def for_note(paths: Sequence[Path]) -> Verdict | None:
    """Where a checkpoint is compared: a small text."""
    if not paths:
        return None
    if len(paths) > 1 or paths[0].is_dir():
        return Verdict(refusal=_tr("Drop one file that holds the text of one checkpoint."))
    return Verdict(hint=_tr("Drop it here to compare this checkpoint with the log."))


def for_window(paths: Sequence[Path]) -> Verdict | None:
    """Anywhere else: what somebody was given is shown in a window of its own."""
    if not paths:
        return None
    if is_received(paths):
        return Verdict(
            hint=_tr("Drop it here to look at this disclosure pack or log. Nothing of it is kept.")
        )
    return Verdict(
        refusal=_tr(
            "Nothing on this page takes this. Pictures are dropped on the page “Probe”, folders on "
            "“Galleries”, model packs on “Settings”."
        )
    )


def for_gate(paths: Sequence[Path], *, opened: Path, database: str) -> Verdict | None:
    """In front of the work: the folder of another workspace. `database` is the file that marks one."""
    if not paths:
        return None
    if len(paths) == 1 and (paths[0] / database).is_file():
        if paths[0].resolve() == opened.resolve():
            return Verdict(refusal=_tr("This workspace is open already: sign in to work in it."))
        return Verdict(hint=_tr("Drop it here to open this workspace in another window."))
    return Verdict(
        refusal=_tr("This is no workspace of Second Look: drop the folder that holds its {file}.").format(
            file=database
        )
    )
