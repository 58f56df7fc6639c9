"""Reads the pictures of a search beside the window. What comes late is for whoever asked to judge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import JobFunction
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.pictures import to_qimage
from desktop.ui.shell.services import Services
from desktop.workflow.browse import original
from desktop.workflow.probe_file import probe_file, probe_picture


@dataclass(frozen=True, slots=True)
class ProbeImages:
    """The probe as it was searched; `untouched` where that was an adjusted one."""

    searched: QImage
    untouched: QImage | None
    captured_on: date | None


class PictureReader(QObject):
    """A newer request takes the place of an older one of its kind."""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window

    def read_probe(self, probe_id: str, show: Callable[[ProbeImages], None]) -> None:
        workspace = self._services.workspace

        def read(cancel: CancelToken, progress: ProgressSink) -> ProbeImages:
            picture = probe_picture(workspace, probe_id)
            return ProbeImages(
                to_qimage(picture.adjusted.pixels),
                to_qimage(picture.original.pixels) if picture.recipe else None,
                probe_file(workspace, probe_id).captured_on,
            )

        self._submit("picture of the probe", read, show)

    def read_original(self, image_sha256: str, show: Callable[[QImage], None]) -> None:
        workspace = self._services.workspace
        self._submit(
            "picture of the candidate",
            lambda cancel, progress: to_qimage(original(workspace, image_sha256).pixels),
            show,
        )

    def _submit(self, key: str, read: JobFunction, show: object) -> None:
        job = self._services.jobs.submit(
            self.tr("Reading a picture"), read, key=key, supersede=True, lane="quick", owner=self
        )
        job.succeeded.connect(show)
        job.failed.connect(lambda error: show_error(self._window, error))
