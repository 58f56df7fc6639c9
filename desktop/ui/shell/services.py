"""What every page is given: workspace, engines, job queue and the state of the casework."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.cases import CaseFile
from desktop.domain.galleries import Gallery
from desktop.domain.people import Right
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import may

if TYPE_CHECKING:
    from desktop.domain.measurements import Measurement
    from desktop.domain.rates import FpirCurve, Rate
    from desktop.workflow.engines import Engines
    from desktop.workflow.gallery_errors import GalleryErrors
    from desktop.workflow.search import SearchResult


class CaseworkState(QObject):
    """What the window is about now. Pages change it through its methods and listen to its signals."""

    galleries_changed = Signal()
    gallery_changed = Signal(object)
    """Gallery or None"""
    measurement_changed = Signal()
    threshold_changed = Signal(float)
    search_changed = Signal(object)
    """SearchResult or None"""
    conclusions_changed = Signal()
    stale_changed = Signal()
    case_changed = Signal(object)
    """CaseFile or None"""
    checkpoints_delivered = Signal()
    """Checkpoints were given to whoever keeps them elsewhere, or it was tried."""
    stage_done = Signal(str)
    """A step of the guided case was taken; the names are those of `guide.STEPS`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gallery: Gallery | None = None
        self.search: SearchResult | None = None
        self.case: CaseFile | None = None
        """The case in hand: what is taken in or searched next belongs to it."""
        self.threshold = 0.0
        self.stale = False
        """The gallery changed after the search that is open, or after what is shown was measured."""
        self.errors: GalleryErrors | None = None
        """What is known about error on the gallery, by the score in use."""

    @property
    def measurement(self) -> Measurement | None:
        return self.errors.measurement if self.errors is not None else None

    @property
    def curve(self) -> FpirCurve | None:
        """Sorted once for each measurement."""
        return self.errors.curve if self.errors is not None else None

    @property
    def default_threshold(self) -> float | None:
        """Where at most 1% of non-mated searches return somebody; None where nothing was measured."""
        return self.errors.default_threshold if self.errors is not None else None

    def copy(self) -> CaseworkState:
        """The same, with nobody listening yet: for a window that takes the place of another."""
        made = CaseworkState()
        for name in ("gallery", "search", "case", "threshold", "stale", "errors"):
            setattr(made, name, getattr(self, name))
        return made

    def set_gallery(self, gallery: Gallery | None) -> None:
        """Another gallery, or the same with new content.

        While a search is open on this gallery, it keeps the rates that were measured on what it searched.
        Another gallery closes the search.
        """
        if gallery == self.gallery:
            return
        self.gallery = gallery
        if self.search is not None and (
            gallery is None or gallery.gallery_id != self.search.gallery.gallery_id
        ):
            self.search = None
            self.search_changed.emit(None)
        if self.search is None:
            self._let_go_of_errors(gallery)
        self.gallery_changed.emit(gallery)

    def _let_go_of_errors(self, gallery: Gallery | None) -> None:
        """Of the same gallery with new content they stay, called stale, until it is measured again."""
        errors = self.errors
        if errors is None or gallery is None or errors.measurement.gallery_id != gallery.gallery_id:
            self.set_errors(None)
        else:
            self.set_stale(True)

    def set_case(self, case: CaseFile | None) -> None:
        if case != self.case:
            self.case = case
            self.case_changed.emit(case)

    def set_stale(self, stale: bool) -> None:
        if stale != self.stale:
            self.stale = stale
            self.stale_changed.emit()

    def set_errors(self, errors: GalleryErrors | None) -> None:
        """Rates of the gallery in use; the threshold starts where FPIR is 1%."""
        self.errors = errors
        if self.search is None:
            self.set_stale(False)
        default, before = self.default_threshold, self.threshold
        if default is not None and self.search is None:
            self.threshold = default
        self.measurement_changed.emit()
        if self.threshold != before:
            self.threshold_changed.emit(self.threshold)

    def set_threshold(self, threshold: float) -> None:
        if threshold != self.threshold:
            self.threshold = threshold
            self.threshold_changed.emit(threshold)

    def set_search(self, result: SearchResult | None) -> None:
        """The search on the screen; the threshold returns to the one it was recorded with."""
        self.search = result
        self.set_stale(False)
        if result is not None:
            self.set_gallery(result.gallery)
            self.threshold = result.record.threshold
            self.set_errors(result.errors)
            self.threshold_changed.emit(self.threshold)
        self.search_changed.emit(result)

    def rate(self) -> Rate | None:
        """Measured FPIR at the present threshold."""
        return self.errors.rates.fpir(self.threshold) if self.errors is not None else None


@dataclass(frozen=True)
class Services:
    """Handed to every page by the composition root."""

    workspace: Workspace
    catalogue: PackCatalogue
    engines: Engines
    jobs: JobQueue
    state: CaseworkState

    @property
    def pack_for_new_galleries(self) -> str:
        """The default pack, or the first that is installed where a person brought their own."""
        installed = [pack.id for pack in self.catalogue.installed()]
        default = self.catalogue.default_id
        return default if default in installed or not installed else installed[0]

    def may(self, *rights: Right) -> bool:
        """Whether whoever is signed in has one of these rights now. Only to hide what would be refused."""
        return any(may(self.workspace, right) for right in rights)

    @property
    def is_training(self) -> bool:
        """Nothing here is casework and nothing can become it."""
        return self.workspace.kind is WorkspaceKind.TRAINING

    @property
    def is_demo(self) -> bool:
        return self.workspace.kind is WorkspaceKind.DEMO
