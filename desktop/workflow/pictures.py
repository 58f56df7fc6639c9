"""Pictures of a workspace's work, read in processes that end with the workspace."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import PictureNotShown
from desktop.recognition.decode_pool import DecodePool
from desktop.recognition.image_reader import ImageRefused, UprightImage
from desktop.storage.workspace import Workspace


def read_picture(workspace: Workspace, source: Path | bytes) -> UprightImage:
    """Reads a file, or the bytes of one, upright.

    Raises `ImageRefused` for every picture that is not opened, and `DecoderUnavailable`.
    """
    return workspace.attached(DecodePool).read(source)


def read_original(workspace: Workspace, image_sha256: str) -> UprightImage:
    """A stored original, upright: it was read once, and is no less hostile for that.

    Raises `WorkspaceDamaged` when it is missing or altered, `PictureNotShown`, `DecoderUnavailable`.
    """
    try:
        return read_picture(workspace, workspace.images.read(image_sha256))
    except ImageRefused as refused:
        raise PictureNotShown(picture=image_sha256[:12], detail=refused.sentence) from None
