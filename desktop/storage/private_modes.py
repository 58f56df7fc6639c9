"""A workspace is its owner's alone: modes that were loosened since (a copy, `chmod -R`) are put right.

Everything is made with its mode, so there is usually nothing to do, and finding that out must not cost the
opening of a large workspace: a folder that nobody else can enter shields what lies below it. Only where the
outermost folders or files are open to others is everything looked at.

Windows has no such modes: there a workspace has the permissions of the folder that it lies in.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.storage.files import FILE_MODE, FOLDER_MODE, ORIGINAL_MODE
from desktop.storage.workspace_layout import FOLDERS, IMAGES, KEYS, is_of_a_workspace

_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class LooseModes:
    """Files and folders that other accounts of this computer could get at."""

    put_right: int = 0
    left: int = 0
    """Whose modes could not be changed: they are somebody else's, or the disk keeps none."""

    def __bool__(self) -> bool:
        return bool(self.put_right or self.left)


def put_modes_right(folder: Path) -> LooseModes:
    """Takes the workspace in `folder` out of the reach of others. Never raises `OSError`.

    What else lies in the folder is left alone, and so is then the folder: it may be there for others.
    """
    if os.name != "posix":
        return LooseModes()
    outermost = list(_outermost(folder))
    loose = [path for path in outermost if _is_loose(path)]
    if not loose:
        return LooseModes()
    right = [path for path in loose if _made_private(folder, path)]
    left = len(loose) - len(right)
    if not right:  # a disk without modes: not worth a walk at every opening
        return LooseModes(0, left)
    known = set(outermost)
    put_right = len(right)
    for path in _inside(folder):
        if path not in known and _is_loose(path):
            done = _made_private(folder, path)
            put_right, left = put_right + done, left + (not done)
    return LooseModes(put_right, left)


def _outermost(folder: Path) -> Iterator[Path]:
    """The folder itself where all in it is the workspace's, what lies in it, and the keys."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return
    if all(map(is_of_a_workspace, names)):
        yield folder
    for name in names:
        if is_of_a_workspace(name):
            yield folder / name
    try:
        yield from (Path(entry.path) for entry in os.scandir(folder / KEYS))
    except OSError:
        return


def _inside(folder: Path) -> Iterator[Path]:
    for name in FOLDERS:
        for parent, folders, files in os.walk(folder / name):
            yield from (Path(parent, inner) for inner in (*folders, *files))


def _is_loose(path: Path) -> bool:
    try:
        found = path.stat()  # a folder of the workspace may be a link to a larger disk
    except OSError:
        return False  # gone since, or a link to nowhere
    return bool(stat.S_IMODE(found.st_mode) & _OTHERS)


def _made_private(workspace: Path, path: Path) -> bool:
    if path.is_dir():
        mode = FOLDER_MODE
    else:
        mode = ORIGINAL_MODE if path.is_relative_to(workspace / IMAGES) else FILE_MODE
    try:
        path.chmod(mode)
    except OSError:
        return False
    return not _is_loose(path)  # some disks take every mode and keep none
