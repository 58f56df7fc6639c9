"""Which faces the grid shows, and all that it asks for: orders, pages and thumbnails, beside the window.

Until other faces are found the former ones stay; what is asked for later takes the place of what was asked
for before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.domain.face_filters import FaceFilter, FaceSorting
from desktop.domain.galleries import EnrolledFace, Gallery
from desktop.domain.progress import CancelToken, Progress, ProgressSink
from desktop.jobs.job import Job
from desktop.ui.gallery.tile_model import PAGE_SIZE, TileModel
from desktop.ui.shell.services import Services
from desktop.ui.shell.thumbnail_feed import ThumbnailFeed
from desktop.workflow.browse import faces_by_id, faces_page
from desktop.workflow.gallery_register import FilterChoices, chosen_faces, face_measures, filter_choices

_PAGES_WAITING = 8

_ORDER, _PAGE = "gallery-order", "gallery-page"
_RECORDS, _MEASURES = "gallery-records", "gallery-measures"
"""Keys of the jobs."""


class GalleryContents(QObject):
    """Feeds a `TileModel`; lives on the main thread, all reading runs as jobs."""

    shown = Signal()
    """Other faces are shown: what was asked for last."""
    busy_changed = Signal()
    choices_read = Signal(object)
    """FilterChoices of the gallery"""
    failed = Signal(object)

    def __init__(self, services: Services, tiles: TileModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._tiles = tiles
        self._gallery: Gallery | None = None
        self._wanted, self._sorting = FaceFilter(), FaceSorting()
        self.shown_filter = FaceFilter()
        """What the faces that are shown were chosen by."""
        self._plain = True  # all faces are shown as they were enrolled
        self._ready: set[str] = set()
        """What of the gallery is in memory."""
        self._progress: Progress | None = None
        self._pages: list[int] = []  # the newest wish first
        self._pictures = ThumbnailFeed(services, "gallery-thumbnails", self)
        tiles.pages_needed.connect(self._want_pages)
        tiles.thumbnails_needed.connect(self._pictures.want)
        self._pictures.arrived.connect(tiles.set_thumbnails)
        self._pictures.dropped.connect(tiles.thumbnails_dropped)

    @property
    def busy(self) -> bool:
        """Faces are being looked for, and the former ones are still shown."""
        return any(self._running(key) is not None for key in (_ORDER, *self._needs()))

    @property
    def progress(self) -> Progress | None:
        """How far reading what is recorded is, where that is waited for."""
        return self._progress if self._needs() else None

    def set_picture_pixels(self, pixels: int) -> None:
        """How large the pictures of the tiles are on the screen."""
        if pixels != self._pictures.pixels:
            self._pictures.set_pixels(pixels)
            self._tiles.forget_thumbnails()

    def show_gallery(self, gallery: Gallery | None) -> None:
        """Nothing of another gallery, or of the same with other content, stays."""
        for key in (_ORDER, _PAGE, _RECORDS, _MEASURES):
            self._stop(key)
        self._pictures.stop()
        self._gallery = gallery
        self._ready.clear()
        self._progress = None
        self._pages.clear()
        self._plain = self._wanted.is_empty and self._sorting.is_plain
        self._tiles.show_number(gallery.faces if gallery is not None and self._plain else 0)
        if gallery is not None:
            self._choose()

    def choose(self, wanted: FaceFilter, sorting: FaceSorting) -> None:
        """Other faces, or another order."""
        if (wanted, sorting) != (self._wanted, self._sorting):
            self._wanted, self._sorting = wanted, sorting
            if self._gallery is not None:
                self._choose()

    def read_choices(self) -> None:
        """Reads what is recorded about all faces, so that filters know what there is."""
        if self._gallery is not None and _RECORDS not in self._ready:
            self._make_ready(_RECORDS)

    # Choosing

    def _needs(self) -> list[str]:
        """What has to be read before the faces can be chosen."""
        if self._wanted.is_empty and self._sorting.is_plain:
            return []
        needed = [_RECORDS]
        if self._wanted.reads_measures or self._sorting.reads_measures:
            needed.append(_MEASURES)
        return [one for one in needed if one not in self._ready]

    def _choose(self) -> None:
        self._stop(_ORDER)
        missing = self._needs()
        if missing:
            # Reading them is not begun anew with every letter that is typed: whoever is through goes on.
            self._make_ready(missing[0])
        else:
            self._order()
        self.busy_changed.emit()

    def _make_ready(self, what: str) -> None:
        gallery, workspace = self._gallery, self._services.workspace
        if gallery is None or self._running(what) is not None:
            return
        read: Callable[..., object] = filter_choices if what == _RECORDS else face_measures

        def work(cancel: CancelToken, progress: ProgressSink) -> object:
            return read(workspace, gallery.gallery_id, on_progress=progress, cancel=cancel)

        job = self._submit(self.tr("Reading what is recorded"), work, what)
        job.progressed.connect(self._progressed)
        job.succeeded.connect(lambda found: self._made_ready(gallery, what, found))
        job.finished.connect(self.busy_changed)

    def _progressed(self, progress: Progress) -> None:
        self._progress = progress
        self.busy_changed.emit()

    def _made_ready(self, gallery: Gallery, what: str, found: object) -> None:
        if gallery is not self._gallery:
            return
        waited = what in self._needs()
        self._ready.add(what)
        self._progress = None
        if isinstance(found, FilterChoices):
            self.choices_read.emit(found)
        if waited:
            self._choose()

    def _order(self) -> None:
        gallery, wanted, sorting = self._gallery, self._wanted, self._sorting
        workspace = self._services.workspace
        if gallery is None:
            return

        def work(cancel: CancelToken, progress: ProgressSink) -> NDArray[np.int64]:
            return chosen_faces(workspace, gallery.gallery_id, wanted, sorting, cancel=cancel)

        job = self._submit(self.tr("Looking through the gallery"), work, _ORDER)
        job.succeeded.connect(lambda ids: self._show(gallery, wanted, sorting, ids))
        job.finished.connect(self.busy_changed)

    def _show(
        self, gallery: Gallery, wanted: FaceFilter, sorting: FaceSorting, ids: NDArray[np.int64]
    ) -> None:
        if gallery is not self._gallery:
            return
        plain = wanted.is_empty and sorting.is_plain
        if not (plain and self._plain and self._tiles.ids is None):
            self._pages.clear()
            self._stop(_PAGE)
            self._tiles.show_faces(ids)
        else:
            self._tiles.name_faces(ids)
        self._plain, self.shown_filter = plain, wanted
        self.shown.emit()
        self._load_page()

    # Pages

    def _want_pages(self, offsets: Sequence[int]) -> None:
        wanted = [*offsets, *(one for one in self._pages if one not in offsets)]
        self._pages = wanted[:_PAGES_WAITING]
        self._tiles.pages_dropped(wanted[_PAGES_WAITING:])
        self._load_page()

    def _load_page(self) -> None:
        gallery, ids, workspace = self._gallery, self._tiles.ids, self._services.workspace
        if gallery is None or self._services.jobs.find(_PAGE) is not None:
            return
        # The first page does not wait for the order of all.
        ready = self._pages if ids is not None else [0] if 0 in self._pages else []
        if not ready:
            return
        offset = ready[0]
        self._pages.remove(offset)
        part = None if ids is None else ids[offset : offset + PAGE_SIZE].tolist()

        def work(cancel: CancelToken, progress: ProgressSink) -> list[EnrolledFace | None]:
            if part is None:
                return list(faces_page(workspace, gallery.gallery_id, 0, PAGE_SIZE))
            found = faces_by_id(workspace, part)
            return [found.get(face_id) for face_id in part]

        job = self._submit(self.tr("Reading the gallery"), work, _PAGE)
        job.succeeded.connect(lambda faces: self._page_read(gallery, ids, offset, faces))
        job.finished.connect(self._load_page)

    def _page_read(
        self,
        gallery: Gallery,
        ids: NDArray[np.int64] | None,
        offset: int,
        faces: list[EnrolledFace | None],
    ) -> None:
        # The first page may come before the order, and stays right when it is there.
        same = ids is self._tiles.ids or (ids is None and self._plain)
        if gallery is self._gallery and same:
            self._tiles.page_arrived(offset, faces)

    # Jobs

    def _running(self, key: str) -> Job | None:
        job = self._services.jobs.find(key)
        return None if job is None or job.is_cancelling else job

    def _stop(self, key: str) -> None:
        job = self._services.jobs.find(key)
        if job is not None:
            job.cancel()

    def _submit(self, name: str, work: Callable[..., object], key: str) -> Job:
        job = self._services.jobs.submit(name, work, key=key, supersede=True, lane="quick", owner=self)
        job.failed.connect(self.failed)
        return job
