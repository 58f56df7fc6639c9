"""Where things lie in the folder of a workspace."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

DATABASE = "workspace.db"
IMAGES = "images"
TEMPLATES = "templates"
THUMBNAILS = "thumbnails"
MEASUREMENTS = "measurements"
KEYS = "keys"
TEMPORARY = "tmp"

PRECIOUS_FOLDERS = (IMAGES, TEMPLATES)
"""Without these a workspace is damaged; the others can be made again."""

DURABLE_FOLDERS = (*PRECIOUS_FOLDERS, MEASUREMENTS, KEYS)
"""What lies in them is relied on after a loss of power."""

FOLDERS = (*DURABLE_FOLDERS, THUMBNAILS, TEMPORARY)

_FILES = re.compile(r"workspace\.lock|workspace\.db(-\w+)?|workspace-format-\d+\.backup\.db(-\w+)?")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_of_a_workspace(name: str) -> bool:
    """Whether an entry of that name, directly in the folder, belongs to the workspace."""
    return name in FOLDERS or _FILES.fullmatch(name) is not None


def image_path(folder: Path, sha256: str) -> Path:
    """`images/ab/cdef...`: the first two and the other 62 digits of the hash, no extension.

    Raises `ValueError` for anything but 64 lower-case hexadecimal digits.
    """
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"{sha256!r} is not a SHA-256 in lower-case hexadecimal")
    return folder / IMAGES / sha256[:2] / sha256[2:]


def thumbnail_path(folder: Path, face_id: int) -> Path:
    """`thumbnails/<face id / 1000>/<face id>.jpg`."""
    return folder / THUMBNAILS / str(int(face_id) // 1000) / f"{int(face_id)}.jpg"


def template_path(folder: Path, gallery_id: int, pack_id: str) -> Path:
    """`templates/<gallery id>/<pack id>.f32`."""
    return folder / TEMPLATES / str(int(gallery_id)) / f"{quote(pack_id, safe='')}.f32"
