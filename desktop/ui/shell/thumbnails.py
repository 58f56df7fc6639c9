"""Thumbnails are read beside the window."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage

from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.shell.pictures import from_jpeg
from desktop.ui.shell.services import Services
from desktop.workflow.browse import thumbnail

_log = logging.getLogger(__name__)


def load_thumbnails(services: Services, face_ids: Sequence[int], key: str, owner: QObject) -> Job:
    """A job whose result is a list of (face id, QImage); a null image where there is none
    or it cannot be read."""
    workspace = services.workspace

    def read(cancel: CancelToken, progress: ProgressSink) -> list[tuple[int, QImage]]:
        found = []
        for face_id in face_ids:
            cancel.raise_if_cancelled()
            try:
                image = from_jpeg(thumbnail(workspace, face_id))
            except Exception as error:  # one bad original must not blank the others
                _log.warning("a thumbnail could not be read (%s)", type(error).__name__)
                image = QImage()
            found.append((face_id, image))
        return found

    name = QCoreApplication.translate("thumbnails", "Reading thumbnails")
    return services.jobs.submit(name, read, key=key, lane="quick", owner=owner)
