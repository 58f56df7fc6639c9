"""A gallery of any size as rows of tiles. Knows only the pages and thumbnails that were looked at lately.

What is missing is asked for by signal and painted as a placeholder until it arrives. Requests are gathered
for a moment and sent newest first, so that what is on the screen now comes before what was scrolled past.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from desktop.domain.galleries import EnrolledFace
from desktop.ui.shell.by_locale import day_by_locale
from desktop.ui.shell.thumbnail_cache import GATHER_MS, ThumbnailCache

PAGE_SIZE = 128
PAGES_KEPT = 24
THUMBNAIL_BYTES_KEPT = 96 * 2**20
"""About a thousand tiles on an ordinary screen."""

FACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""EnrolledFace, or None while it is on its way"""
THUMBNAIL_ROLE = FACE_ROLE + 1
"""QImage, or None while it is on its way; a null image when there is none"""

Index = QModelIndex | QPersistentModelIndex
Page = Sequence[EnrolledFace | None]


class TileModel(QAbstractTableModel):
    """Tile i stands in row i // columns, column i % columns."""

    pages_needed = Signal(object)
    """list[int] of the tiles with which the pages begin, newest first: answer each with `page_arrived` or
    `pages_dropped`"""
    thumbnails_needed = Signal(object)
    """list[int] of face ids, newest first: answer each with `set_thumbnails` or `thumbnails_dropped`"""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._total = 0
        self._ids: NDArray[np.int64] | None = None
        self._columns = 1
        self._pages: OrderedDict[int, Page] = OrderedDict()
        self._thumbnails = ThumbnailCache(THUMBNAIL_BYTES_KEPT, self.thumbnails_needed.emit, self)
        self._pages_wanted: OrderedDict[int, None] = OrderedDict()
        self._pages_asked: set[int] = set()
        self._tile_of_face: dict[int, int] = {}
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._ask)

    # Contents

    @property
    def total(self) -> int:
        return self._total

    @property
    def ids(self) -> NDArray[np.int64] | None:
        """Face ids in the order of the tiles; None while only their number is known."""
        return self._ids

    @property
    def columns(self) -> int:
        return self._columns

    @property
    def thumbnail_bytes(self) -> int:
        """What the thumbnails that are held take."""
        return self._thumbnails.bytes_held

    def show_number(self, total: int) -> None:
        """Another gallery: everything known is forgotten. Which faces they are comes with `name_faces`."""
        self._reset(max(0, total), None)

    def name_faces(self, ids: NDArray[np.int64]) -> None:
        """Which faces they are whose number is shown already: nothing that stands there changes."""
        if len(ids) != self._total:
            self.show_faces(ids)
        else:
            self._ids = ids

    def show_faces(self, ids: NDArray[np.int64]) -> None:
        """Other faces, or the same in another order. Thumbnails are kept, as they go by face."""
        self._reset(len(ids), ids)

    def _reset(self, total: int, ids: NDArray[np.int64] | None) -> None:
        self.beginResetModel()
        self._total, self._ids = total, ids
        self._pages.clear()
        self._pages_wanted.clear()
        self._pages_asked.clear()
        self._tile_of_face.clear()
        self._thumbnails.forget_wishes()
        if ids is None:
            self._thumbnails.clear()
        self.endResetModel()

    def set_columns(self, columns: int) -> None:
        """Other rows for the same tiles; nothing is loaded again."""
        columns = max(1, columns)
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self.endResetModel()

    def tile_of(self, index: Index) -> int:
        return index.row() * self._columns + index.column()

    def tile_of_face(self, face_id: int) -> int:
        """-1 where the face is not among those that are shown, or it is not known yet."""
        known = self._tile_of_face.get(face_id)
        if known is not None:
            return known
        if self._ids is None:
            return -1
        found = np.flatnonzero(self._ids == face_id)
        return int(found[0]) if len(found) else -1

    def face_id_at(self, tile: int) -> int:
        """-1 where there is none, or it is not known yet."""
        if self._ids is not None:
            return int(self._ids[tile]) if 0 <= tile < self._total else -1
        page = self._pages.get(tile // PAGE_SIZE, ()) if tile >= 0 else ()
        face = page[tile % PAGE_SIZE] if tile % PAGE_SIZE < len(page) else None
        return face.face_id if face is not None else -1

    def index_of(self, tile: int) -> QModelIndex:
        if not 0 <= tile < self._total:
            return QModelIndex()
        return self.index(tile // self._columns, tile % self._columns)

    def face_at(self, tile: int) -> EnrolledFace | None:
        """None when it is not there, or not yet: then its page is asked for."""
        if not 0 <= tile < self._total:
            return None
        number = tile // PAGE_SIZE
        page = self._pages.get(number)
        if page is None:
            if number not in self._pages_asked:
                self._want(number)
            return None
        self._pages.move_to_end(number)
        place = tile % PAGE_SIZE
        return page[place] if place < len(page) else None

    def page_arrived(self, offset: int, faces: Page) -> None:
        """An answer to `pages_needed`; `faces` begins at the tile `offset`, which starts a page. None
        stands for a face that is no longer there."""
        number = offset // PAGE_SIZE
        self._pages_asked.discard(number)
        self._keep_page(number, faces)
        last = min(offset + max(len(faces), 1), self._total) - 1
        if last >= offset:
            top, bottom = offset // self._columns, last // self._columns
            self.dataChanged.emit(self.index(top, 0), self.index(bottom, self._columns - 1))

    def pages_dropped(self, offsets: Iterable[int]) -> None:
        """They will not come; what is still looked at is asked for again when it is painted."""
        self._pages_asked.difference_update(offset // PAGE_SIZE for offset in offsets)

    def set_thumbnails(self, found: Sequence[tuple[int, QImage]]) -> None:
        """Answers to `thumbnails_needed`; a null image says that there is none."""
        rows = []
        for face_id, image in found:
            self._thumbnails.keep(face_id, image)
            tile = self._tile_of_face.get(face_id)
            if tile is not None:
                rows.append(tile // self._columns)
        if rows:
            first, last = self.index(min(rows), 0), self.index(max(rows), self._columns - 1)
            self.dataChanged.emit(first, last, [THUMBNAIL_ROLE, int(Qt.ItemDataRole.DecorationRole)])

    def thumbnails_dropped(self, face_ids: Iterable[int]) -> None:
        """They will not come; what is still looked at is asked for again when it is painted."""
        self._thumbnails.dropped(face_ids)

    def forget_thumbnails(self) -> None:
        """They are wanted in another size."""
        self._thumbnails.clear()

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else -(-self._total // self._columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.tile_of(index) >= self._total:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        tile = self.tile_of(index)
        if tile >= self._total:
            return None
        if role in (THUMBNAIL_ROLE, Qt.ItemDataRole.DecorationRole):
            face = self.face_at(tile)
            return None if face is None else self._thumbnails.get(face.face_id)
        if role not in (
            FACE_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        face = self.face_at(tile)
        if role == FACE_ROLE:
            return face
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if face is None else face.record.subject_id
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if face is None else face.file_name
        return self._sentence(tile, face)

    # Texts of a tile

    def date_line(self, face: EnrolledFace) -> str:
        taken = face.record.capture_date
        return self.tr("Date not recorded") if taken is None else day_by_locale(taken)

    def recorded_line(self, face: EnrolledFace) -> str:
        """What somebody wrote down, in one muted line."""
        record = face.record
        born = (
            self.tr("born {year}").format(year=record.year_of_birth)
            if record.year_of_birth is not None
            else ""
        )
        return " · ".join(text for text in (record.sex, born, record.source) if text)

    def _sentence(self, tile: int, face: EnrolledFace | None) -> str:
        place = self.tr("Face {number} of {total}").format(number=tile + 1, total=self._total)
        if face is None:
            return self.tr("{place}, loading").format(place=place)
        parts = [
            place,
            self.tr("subject {id}").format(id=face.record.subject_id),
            self.tr("taken {date}").format(date=day_by_locale(face.record.capture_date))
            if face.record.capture_date is not None
            else self.tr("date not recorded"),
            self.recorded_line(face),
        ]
        return ", ".join(part for part in parts if part)

    # Caches and requests

    def _keep_page(self, number: int, faces: Page) -> None:
        self._pages[number] = faces
        self._pages.move_to_end(number)
        for place, face in enumerate(faces):
            if face is not None:
                self._tile_of_face[face.face_id] = number * PAGE_SIZE + place
        while len(self._pages) > PAGES_KEPT:
            _, old = self._pages.popitem(last=False)
            for face in old:
                if face is not None:
                    self._tile_of_face.pop(face.face_id, None)

    def _want(self, number: int) -> None:
        # Painting goes from top to bottom; what is wanted again moves to the end.
        self._pages_wanted[number] = None
        self._pages_wanted.move_to_end(number)
        if not self._gather.isActive():
            self._gather.start()

    def _ask(self) -> None:
        pages = list(reversed(self._pages_wanted))
        self._pages_wanted.clear()
        self._pages_asked.update(pages)
        if pages:
            self.pages_needed.emit([number * PAGE_SIZE for number in pages])
