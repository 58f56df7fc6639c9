"""What lies in a folder of pictures: those that can be read, and what is passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from desktop.errors import FileNotReadable
from desktop.recognition.image_reader import IMAGE_SUFFIXES

_BESIDE_PICTURES = frozenset((".csv", ".tsv", ".txt", ".json", ".md"))
_LEFT_BY_WINDOWS = frozenset(("thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class PictureFolder:
    """Files as POSIX paths relative to the folder, sorted; hidden ones are in neither list.

    `others` are no kind of picture that is read (PDF, camera raw, PSD, no suffix), and no table or note
    that may well lie beside pictures.
    """

    images: tuple[str, ...]
    others: tuple[str, ...]


def read_folder(folder: Path) -> PictureFolder:
    """Looks through `folder` and its folders; symbolic links to folders are not followed.

    Raises `FileNotReadable` when there is no such folder or one of its folders may not be opened.
    """
    if not folder.is_dir():
        raise FileNotReadable(path=folder, reason="it is not a folder")
    images: list[str] = []
    others: list[str] = []
    try:
        for name in _visible_files(folder):
            path = PurePosixPath(name)
            suffix = path.suffix.lower()
            if suffix in IMAGE_SUFFIXES:
                images.append(name)
            elif suffix not in _BESIDE_PICTURES and path.name.lower() not in _LEFT_BY_WINDOWS:
                others.append(name)
    except OSError as error:
        raise FileNotReadable(path=error.filename or folder, reason=error.strerror or str(error)) from None
    return PictureFolder(tuple(sorted(images)), tuple(sorted(others)))


def _visible_files(folder: Path) -> Iterator[str]:
    # Left to itself `walk` passes over folders that it may not open, and nobody would know.
    for base, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if not name.startswith("."):
                yield (Path(base) / name).relative_to(folder).as_posix()


def _raise(error: OSError) -> None:
    raise error


def list_images(folder: Path) -> list[str]:
    """`images` of `read_folder`. Raises `FileNotReadable`."""
    return list(read_folder(folder).images)


def other_files(folder: Path) -> list[str]:
    """`others` of `read_folder`. Raises `FileNotReadable`."""
    return list(read_folder(folder).others)


def recordable(name: str) -> str:
    """A name as it can stand in the record: bytes that are not text are written as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
