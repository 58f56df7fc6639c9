"""Thumbnails are read beside the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage

from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.shell.pictures import from_jpeg
from desktop.ui.shell.services import Services
from desktop.workflow.browse import thumbnail


def load_thumbnails(services: Services, face_ids: Sequence[int], key: str, owner: QObject) -> Job:
    """A job whose result is a list of (face id, QImage); a null image where there is none."""
    workspace = services.workspace

    def read(cancel: CancelToken, progress: ProgressSink) -> list[tuple[int, QImage]]:
        found = []
        for face_id in face_ids:
            cancel.raise_if_cancelled()
            found.append((face_id, from_jpeg(thumbnail(workspace, face_id))))
        return found

    name = QCoreApplication.translate("thumbnails", "Reading thumbnails")
    return services.jobs.submit(name, read, key=key, lane="quick", owner=owner)
