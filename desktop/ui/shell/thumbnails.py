"""Thumbnails are read, decoded and brought to their size beside the window."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage

from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.shell.pictures import from_jpeg, middle_square
from desktop.ui.shell.services import Services
from desktop.workflow.browse import thumbnail

_log = logging.getLogger(__name__)


def load_thumbnails(
    services: Services,
    face_ids: Sequence[int],
    key: str,
    owner: QObject,
    *,
    pixels: int = 0,
    seconds: float = float("inf"),
) -> Job:
    """A job whose result is a list of (face id, QImage); a null image where there is none
    or it cannot be read.

    With `pixels` the images are the middle squares of the thumbnails, at most that large. After `seconds`
    no further one is begun: the result then holds the first of the faces only, at least one.
    """
    workspace = services.workspace

    def read(cancel: CancelToken, progress: ProgressSink) -> list[tuple[int, QImage]]:
        found: list[tuple[int, QImage]] = []
        until = time.monotonic() + seconds
        for face_id in face_ids:
            cancel.raise_if_cancelled()
            if found and time.monotonic() > until:
                break
            try:
                image = from_jpeg(thumbnail(workspace, face_id))
            except Exception as error:  # one bad original must not blank the others
                _log.warning("a thumbnail could not be read (%s)", type(error).__name__)
                image = QImage()
            found.append((face_id, middle_square(image, pixels) if pixels else image))
        return found

    name = QCoreApplication.translate("thumbnails", "Reading thumbnails")
    return services.jobs.submit(name, read, key=key, lane="quick", owner=owner)
