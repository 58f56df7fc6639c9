"""The faces of a gallery with the filters over them, and what is said while others are looked for."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.galleries import Gallery
from desktop.domain.people import Right
from desktop.ui.gallery.filter_bar import FilterBar
from desktop.ui.gallery.gallery_contents import GalleryContents
from desktop.ui.gallery.tile_grid import TileGrid
from desktop.ui.gallery.tile_model import TileModel
from desktop.ui.icons import icon
from desktop.ui.shell.by_locale import percent_by_locale
from desktop.ui.shell.empty_state import EmptyState
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.role_words import why_not
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.gallery_register import FilterChoices

_PATIENCE_MS = 250
"""What takes longer is said to be under way."""


class FaceList(QWidget):
    face_opened = Signal(object)
    """EnrolledFace: somebody wants to see it large"""
    enrol_asked = Signal()
    """Nobody is here, and somebody wants to change that."""
    gaps_known = Signal(object)
    """dict[str, int]: of how many subjects something is not recorded"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gallery: Gallery | None = None
        self._said_busy = False
        self.filters = FilterBar(self)
        self.filters.changed.connect(self._filter)
        self.tiles = TileModel(self)
        self.grid = TileGrid(self.tiles, self)
        self.contents = GalleryContents(services, self.tiles, self)
        self.contents.shown.connect(self._shown)
        self.contents.busy_changed.connect(self._busy_changed)
        self.contents.choices_read.connect(self._choices_read)
        self.contents.failed.connect(lambda error: show_error(self, error))
        self.grid.picture_pixels_changed.connect(self.contents.set_picture_pixels)
        self.contents.set_picture_pixels(self.grid.picture_pixels)
        self.grid.face_opened.connect(self.face_opened)
        self.count = QLabel(self)
        set_role(self.count, "caption")
        self.clear_button = QPushButton(icon("cancel"), self.tr("Clear filters"), self)
        self.clear_button.setToolTip(self.tr("Shows every face again"))
        self.clear_button.clicked.connect(lambda: self.filters.clear())
        self._line = QWidget(self)
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.count, 1)
        line.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(self.filters)
        column.addWidget(self._line)
        self.empty = EmptyState(self)
        enrol = self.empty.add_button("add", self.tr("Enrol images…"), self.enrol_asked.emit)
        self._may_enrol = services.may(Right.ENROL)
        enrol.setVisible(self._may_enrol)
        self.empty.setText(
            self.tr("No images yet. Drop a folder here, or choose “Enrol images…”.")
            if self._may_enrol
            else self.tr("No images yet.") + " " + why_not(Right.ENROL)
        )
        column.addWidget(self.grid, 1)
        column.addWidget(self.empty, 1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._say)
        self._say()

    def show_gallery(self, gallery: Gallery | None) -> None:
        before, self._gallery = self._gallery, gallery
        if gallery is None or before is None or gallery.gallery_id != before.gallery_id:
            self.filters.set_choices(None)
            self.filters.history.begin()
        self.filters.setEnabled(gallery is not None and gallery.faces > 0)
        self.contents.choose(self.filters.wanted, self.filters.sorting)
        self.contents.show_gallery(gallery)
        if self.isVisible():
            self.contents.read_choices()
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.contents.read_choices()

    def _filter(self) -> None:
        self.contents.choose(self.filters.wanted, self.filters.sorting)

    def _choices_read(self, choices: FilterChoices) -> None:
        self.filters.set_choices(choices)
        self.gaps_known.emit(choices.gaps)

    # What is said

    def _busy_changed(self) -> None:
        if not self.contents.busy:
            self._patience.stop()
            self._say()
        elif self._said_busy:
            self._say()  # how far it is
        elif not self._patience.isActive():
            self._patience.start()

    def _shown(self) -> None:
        self._say()

    def _say(self) -> None:
        """Below the filters: how many faces they leave, or that they are being looked for."""
        busy = self._said_busy = self.contents.busy
        about, filtered = self.filters.description, not self.contents.shown_filter.is_empty
        if busy:
            progress = self.contents.progress
            share = (
                " " + percent_by_locale(str(100 * progress.done // progress.total))
                if progress and progress.total
                else ""
            )
            self.count.setText(self.tr("Looking through the gallery…") + share)
        elif filtered:
            found, of = (
                QLocale().toString(n)
                for n in (self.tiles.total, self._gallery.faces if self._gallery else 0)
            )
            words = self.tr("{found} of {of} faces: {about}")
            self.count.setText(words.format(found=found, of=of, about=about))
        self._line.setVisible(busy or filtered)
        self.clear_button.setVisible(bool(about))
        self.grid.set_empty_text(self._why_empty(about if filtered else "", busy))
        nobody = not busy and (self._gallery is None or not self._gallery.faces)
        self.empty.setVisible(nobody)
        self.grid.setVisible(not nobody)

    def _why_empty(self, about: str, busy: bool) -> str:
        if busy:
            return self.tr("Looking through the gallery…")
        if about:
            return self.tr(
                "No face fits all of this: {about}.\n“Clear filters” shows every face again."
            ).format(about=about)
        return ""
