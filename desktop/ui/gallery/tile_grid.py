"""The gallery as tiles on a QTableView: a million faces open as quickly as a hundred."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.galleries import EnrolledFace
from desktop.ui.gallery.tile_model import FACE_ROLE, THUMBNAIL_ROLE, TileModel
from desktop.ui.icons import paint_icon
from desktop.ui.theme import Radius, Spacing, TypeScale, colours, scaled_font, set_role, theme_notifier

PICTURE_MIN, PICTURE_MAX = 112, 176
GAP = Spacing.S

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Measured = tuple[QFont, QFontMetrics]


class TileDelegate(QStyledItemDelegate):
    """Thumbnail, subject, date, and one muted line of what is recorded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fonts: tuple[str, _Measured, _Measured] | None = None

    def least_width(self, metrics: QFontMetrics) -> int:
        """Of a tile with its gap; grows with the font."""
        return max(PICTURE_MIN, metrics.averageCharWidth() * 20) + 2 * Spacing.M + GAP

    def height_for(self, width: int, metrics: QFontMetrics) -> int:
        """Of a tile `width` wide, both with the gap: the picture fills the width."""
        return self._side(width - GAP) + 3 * metrics.height() + Spacing.XS + 2 + 2 * Spacing.M + GAP

    def picture_side(self, width: int) -> int:
        """Of the square picture in a tile `width` wide with the gap, in logical pixels."""
        return self._side(width - GAP)

    def _side(self, inner_width: float) -> int:
        return int(min(inner_width - 2 * Spacing.M, PICTURE_MAX))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self.least_width(option.fontMetrics)
        return QSize(width, self.height_for(width, option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, TileModel) or model.tile_of(index) >= model.total:
            return
        c = colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        tile = QRectF(option.rect).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        painter.save()
        painter.fillRect(option.rect, QColor(c.surface))  # over the table's own selection
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = c.focus if current else c.accent if selected else c.outline if hovered else c.border
        width = 3 if current else 2 if selected else 1
        self._box(painter, tile, c.accent_soft if selected else c.surface_raised, edge, width)
        face = index.data(FACE_ROLE)
        side = self._side(tile.width())
        # On whole pixels: a thumbnail of just that size is copied, not drawn.
        left = int(tile.left() + (tile.width() - side) / 2)
        picture = QRectF(left, int(tile.top()) + Spacing.M, side, side)
        self._paint_picture(painter, picture, index.data(THUMBNAIL_ROLE), face is not None)
        texts = tile.adjusted(Spacing.M, 0, -Spacing.M, 0)
        texts.setTop(picture.bottom() + Spacing.XS + 2)
        self._paint_texts(painter, texts, option, model, face)
        if selected:  # a sign beside the colour
            badge = QRectF(tile.right() - 24, tile.top() + 6, 18, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent))
            painter.drawEllipse(badge)
            paint_icon(painter, badge.adjusted(2, 2, -2, -2), "check", "on_accent")
        painter.restore()

    def _box(self, painter: QPainter, rect: QRectF, fill: str, edge: str, width: int) -> None:
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(edge), width))
        inset = width / 2
        box = rect.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, Radius.MEDIUM, Radius.MEDIUM)

    def _paint_picture(self, painter: QPainter, rect: QRectF, image: QImage | None, known: bool) -> None:
        c = colours()
        clip = QPainterPath()
        clip.addRoundedRect(rect, Radius.SMALL, Radius.SMALL)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(rect, QColor(c.surface_sunken))
        if image is not None and not image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, image)  # a square
        elif image is not None or not known:
            middle = rect.center()
            paint_icon(
                painter,
                QRectF(middle.x() - 16, middle.y() - 16, 32, 32),
                "cancel" if image is not None else "person",
                "disabled",
            )
        painter.restore()

    def _paint_texts(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        model: TileModel,
        face: EnrolledFace | None,
    ) -> None:
        c = colours()
        line = option.fontMetrics.height()
        if face is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.surface_sunken))
            for row, share in enumerate((0.6, 0.45)):
                bar = QRectF(
                    rect.left(), rect.top() + row * line + line * 0.25, rect.width() * share, line * 0.5
                )
                painter.drawRoundedRect(bar, 2, 2)
            return
        bold, small = self._fonts_for(option.font)
        rows = (
            (face.record.subject_id, bold, c.text),
            (model.date_line(face), small, c.text),
            (model.recorded_line(face), small, c.text_muted),
        )
        for row, (text, (font, metrics), colour) in enumerate(rows):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            room = QRectF(rect.left(), rect.top() + row * line, rect.width(), line)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
            painter.drawText(room, _LEFT, shown)

    def _fonts_for(self, base: QFont) -> tuple[_Measured, _Measured]:
        """Of the first line of a tile and of the others, made once for a base font."""
        key = base.key()
        if self._fonts is None or self._fonts[0] != key:
            bold = scaled_font(base, TypeScale.BODY, bold=True)
            small = scaled_font(base, TypeScale.CAPTION)
            self._fonts = (key, (bold, QFontMetrics(bold)), (small, QFontMetrics(small)))
        return self._fonts[1], self._fonts[2]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the grid was before other tiles, or other rows of the same, took their place."""

    ids: NDArray[np.int64] | None = None
    tile: int = -1
    face_id: int = -1
    top: int = 0
    """First tile that was seen."""


class TileGrid(QTableView):
    """Arrow keys go from tile to tile across the rows; Enter opens; Home and End go to the ends."""

    face_selected = Signal(object)
    """EnrolledFace of the current tile, or None"""
    face_opened = Signal(object)
    """EnrolledFace that was double-clicked or entered"""
    picture_pixels_changed = Signal(int)
    """How large the pictures are on the screen now."""

    def __init__(self, model: TileModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = model
        self.picture_pixels = 0
        """A side of the pictures, in pixels of the screen."""
        self._empty_text = self.tr("This gallery is empty.")
        self._delegate = TileDelegate(self)
        self._kept = _Place()
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Faces of the gallery"))
        set_role(self, "grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self._lay_out()
        self.setModel(model)
        self.activated.connect(self._open)
        model.modelAboutToBeReset.connect(self._keep_tile)
        model.modelReset.connect(self._return_to_tile)
        theme_notifier().changed.connect(self._repaint)

    def set_empty_text(self, text: str) -> None:
        """What stands here when there are no faces."""
        self._empty_text = text
        self._repaint()

    def current_face(self) -> EnrolledFace | None:
        index = self.currentIndex()
        return self._tiles.face_at(self._tiles.tile_of(index)) if index.isValid() else None

    def selected_faces(self) -> list[EnrolledFace]:
        """Selected tiles that are loaded, in the order of the gallery."""
        tiles = sorted(self._tiles.tile_of(index) for index in self.selectedIndexes())
        faces = (self._tiles.face_at(tile) for tile in tiles)
        return [face for face in faces if face is not None]

    def go_to_tile(self, tile: int) -> None:
        index = self._tiles.index_of(tile)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # Layout

    def _lay_out(self) -> None:
        least = self._delegate.least_width(self.fontMetrics())
        room = max(least, self.viewport().width())
        columns = max(1, room // least)
        width = room // columns
        height = self._delegate.height_for(width, self.fontMetrics())
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setDefaultSectionSize(width)
        self._tiles.set_columns(columns)
        self.verticalScrollBar().setSingleStep(max(1, height // 4))
        pixels = round(self._delegate.picture_side(width) * self.devicePixelRatioF())
        if pixels != self.picture_pixels:
            self.picture_pixels = pixels
            self.picture_pixels_changed.emit(pixels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_delegate"):
            self._lay_out()

    def _keep_tile(self) -> None:
        index = self.currentIndex()
        tile = self._tiles.tile_of(index) if index.isValid() else -1
        top = max(0, self.rowAt(0)) * self._tiles.columns
        self._kept = _Place(self._tiles.ids, tile, self._tiles.face_id_at(tile), top)

    def _return_to_tile(self) -> None:
        # Not within the reset: the headers have not taken the new shape yet.
        QTimer.singleShot(0, self, lambda: self._return_to(self._kept))

    def _return_to(self, kept: _Place) -> None:
        """In another shape the same tile is current, in another order the same face."""
        if kept.ids is self._tiles.ids:
            if kept.tile >= 0:
                self.go_to_tile(kept.tile)
            else:
                self.scrollTo(self._tiles.index_of(kept.top), QAbstractItemView.ScrollHint.PositionAtTop)
            return
        tile = self._tiles.tile_of_face(kept.face_id) if kept.face_id >= 0 else -1
        if tile >= 0:
            self.go_to_tile(tile)
        else:
            self.scrollToTop()

    def _repaint(self) -> None:
        self.viewport().update()

    # Keyboard

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        total = self._tiles.total
        if total == 0:
            return QModelIndex()
        index = self.currentIndex()
        if not index.isValid():
            return self._tiles.index_of(0)
        tile, columns = self._tiles.tile_of(index), self._tiles.columns
        rows = max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize())
        step = {
            QAbstractItemView.CursorAction.MoveLeft: -1,
            QAbstractItemView.CursorAction.MovePrevious: -1,
            QAbstractItemView.CursorAction.MoveRight: 1,
            QAbstractItemView.CursorAction.MoveNext: 1,
            QAbstractItemView.CursorAction.MoveUp: -columns,
            QAbstractItemView.CursorAction.MoveDown: columns,
            QAbstractItemView.CursorAction.MovePageUp: -columns * rows,
            QAbstractItemView.CursorAction.MovePageDown: columns * rows,
            QAbstractItemView.CursorAction.MoveHome: -tile,
            QAbstractItemView.CursorAction.MoveEnd: total - 1 - tile,
        }[action]
        wanted = tile + step
        if abs(step) == columns and columns > 1 and not 0 <= wanted < total:
            last_row = (total - 1) // columns
            wanted = total - 1 if wanted >= total and tile // columns < last_row else tile
        return self._tiles.index_of(min(max(wanted, 0), total - 1))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.face_selected.emit(self._tiles.face_at(self._tiles.tile_of(current)))
        else:
            self.face_selected.emit(None)

    def _open(self, index: QModelIndex) -> None:
        face = self._tiles.face_at(self._tiles.tile_of(index))
        if face is not None:
            self.face_opened.emit(face)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tiles.total:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        c, middle = colours(), self.viewport().rect()
        paint_icon(
            painter,
            QRectF(middle.center().x() - 20, middle.center().y() - 56, 40, 40),
            "gallery",
            "disabled",
        )
        painter.setPen(QColor(c.text_muted))
        width = min(middle.width() - 2 * Spacing.XL, self.fontMetrics().averageCharWidth() * 60)
        room = QRect(middle.center().x() - width // 2, middle.center().y(), width, middle.height() // 2)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._empty_text)
