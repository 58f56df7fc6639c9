"""A gallery of any size as rows of tiles. Knows only the pages and thumbnails that were looked at lately.

What is missing is asked for by signal and painted as a placeholder until it arrives. Requests are gathered
for a moment and sent newest first, so that what is on the screen now comes before what was scrolled past.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from desktop.domain.galleries import EnrolledFace

PAGE_SIZE = 256
PAGES_KEPT = 64
THUMBNAILS_KEPT = 3000
"""At 128 x 128 in 32 bit: about 200 MB at the very most."""
REQUESTS_KEPT = 512
GATHER_MS = 15

FACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""EnrolledFace, or None while it is on its way"""
THUMBNAIL_ROLE = FACE_ROLE + 1
"""QImage, or None while it is on its way; a null image when there is none"""

Index = QModelIndex | QPersistentModelIndex
FetchPage = Callable[[int, int], Sequence[EnrolledFace] | None]


class TileModel(QAbstractTableModel):
    """Tile i stands in row i // columns, column i % columns."""

    page_needed = Signal(int, int)
    """offset, limit: answer with `page_arrived`"""
    thumbnail_needed = Signal(int)
    """face id: answer with `set_thumbnail`; one signal per face, newest first"""
    thumbnails_needed = Signal(object)
    """the same request as one list[int] of face ids, newest first: connect one of the two"""

    def __init__(self, fetch: FetchPage | None = None, parent=None) -> None:
        """`fetch` may answer a page at once (from a cache, well under a millisecond) or return None."""
        super().__init__(parent)
        self._fetch = fetch
        self._total = 0
        self._columns = 1
        self._pages: OrderedDict[int, Sequence[EnrolledFace]] = OrderedDict()
        self._thumbnails: OrderedDict[int, QImage] = OrderedDict()
        self._pages_wanted: OrderedDict[int, None] = OrderedDict()
        self._pages_asked: set[int] = set()
        self._thumbs_wanted: OrderedDict[int, None] = OrderedDict()
        self._thumbs_asked: OrderedDict[int, None] = OrderedDict()
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
    def columns(self) -> int:
        return self._columns

    def set_total(self, total: int) -> None:
        """Another gallery, or the same one changed: everything known is forgotten."""
        self.beginResetModel()
        self._total = max(0, total)
        for cache in (self._pages, self._thumbnails, self._pages_wanted, self._thumbs_wanted):
            cache.clear()
        self._pages_asked.clear()
        self._thumbs_asked.clear()
        self._tile_of_face.clear()
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
            page = self._fetch(number * PAGE_SIZE, PAGE_SIZE) if self._fetch is not None else None
            if page is None:
                if number not in self._pages_asked:
                    self._want(self._pages_wanted, number)
                return None
            self._keep_page(number, page)
        else:
            self._pages.move_to_end(number)
        place = tile % PAGE_SIZE
        return page[place] if place < len(page) else None

    def page_arrived(self, offset: int, faces: Sequence[EnrolledFace]) -> None:
        """The answer to `page_needed`; `faces` begins at `offset`, which starts a page."""
        number = offset // PAGE_SIZE
        self._pages_asked.discard(number)
        self._keep_page(number, faces)
        last = min(offset + max(len(faces), 1), self._total) - 1
        if last >= offset:
            top, bottom = offset // self._columns, last // self._columns
            self.dataChanged.emit(self.index(top, 0), self.index(bottom, self._columns - 1))

    def set_thumbnail(self, face_id: int, image: QImage) -> None:
        """The answer to `thumbnail_needed`; a null image says that there is none."""
        self._thumbs_asked.pop(face_id, None)
        self._thumbnails[face_id] = image
        self._thumbnails.move_to_end(face_id)
        while len(self._thumbnails) > THUMBNAILS_KEPT:
            self._thumbnails.popitem(last=False)
        tile = self._tile_of_face.get(face_id)
        if tile is not None:
            index = self.index_of(tile)
            self.dataChanged.emit(index, index, [THUMBNAIL_ROLE, int(Qt.ItemDataRole.DecorationRole)])

    def requests_dropped(self) -> None:
        """Whoever answers was cancelled: what is still looked at will be asked for again."""
        self._pages_asked.clear()
        self._thumbs_asked.clear()
        if self._total:
            last = self.index(self.rowCount() - 1, self._columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)

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
            return None if face is None else self._thumbnail(face.face_id)
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
        return self.tr("Date not recorded") if taken is None else taken.isoformat()

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
            self.tr("taken {date}").format(date=face.record.capture_date.isoformat())
            if face.record.capture_date is not None
            else self.tr("date not recorded"),
            self.recorded_line(face),
        ]
        return ", ".join(part for part in parts if part)

    # Caches and requests

    def _keep_page(self, number: int, faces: Sequence[EnrolledFace]) -> None:
        self._pages[number] = faces
        self._pages.move_to_end(number)
        for place, face in enumerate(faces):
            self._tile_of_face[face.face_id] = number * PAGE_SIZE + place
        while len(self._pages) > PAGES_KEPT:
            _, old = self._pages.popitem(last=False)
            for face in old:
                self._tile_of_face.pop(face.face_id, None)

    def _thumbnail(self, face_id: int) -> QImage | None:
        image = self._thumbnails.get(face_id)
        if image is None:
            if face_id not in self._thumbs_asked:
                self._want(self._thumbs_wanted, face_id)
            return None
        self._thumbnails.move_to_end(face_id)
        return image

    def _want(self, wanted: OrderedDict[int, None], key: int) -> None:
        # Painting goes from top to bottom; what is wanted again moves to the end.
        wanted[key] = None
        wanted.move_to_end(key)
        while len(wanted) > REQUESTS_KEPT:
            wanted.popitem(last=False)
        if not self._gather.isActive():
            self._gather.start()

    def _ask(self) -> None:
        pages = list(reversed(self._pages_wanted))
        faces = list(reversed(self._thumbs_wanted))
        self._pages_wanted.clear()
        self._thumbs_wanted.clear()
        self._pages_asked.update(pages)
        for face_id in reversed(faces):
            self._thumbs_asked[face_id] = None
        while len(self._thumbs_asked) > 4 * REQUESTS_KEPT:
            self._thumbs_asked.popitem(last=False)
        for number in pages:
            offset = number * PAGE_SIZE
            self.page_needed.emit(offset, min(PAGE_SIZE, self._total - offset))
        if faces:
            self.thumbnails_needed.emit(faces)
            for face_id in faces:
                self.thumbnail_needed.emit(face_id)
