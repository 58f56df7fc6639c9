"""Both pictures in one pane, registered on one another: swipe, blink and overlay."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.comparison.image_pane import ImagePane
from desktop.ui.comparison.linked_viewport import LinkedViewport
from desktop.ui.comparison.overlay_painter import DARK, LIGHT, paint_crosshair
from desktop.ui.comparison.picture_painting import paint_picture
from desktop.ui.comparison.picture_pane import PicturePane
from desktop.ui.comparison.view_state import CANDIDATE, PROBE, ViewMode, ViewState
from desktop.ui.theme import Radius, Spacing, TypeScale, colours, scaled_font

GRIP = 8
"""Logical pixels on each side of the divider in which it can be taken hold of."""


class StackedPane(PicturePane):
    """Takes pictures and captions from the two panes of the side-by-side view."""

    divider_moved = Signal(float)
    """the share of the width, 0..1"""
    picture_pressed = Signal(int)

    def __init__(
        self,
        viewport: LinkedViewport,
        state: ViewState,
        sources: tuple[ImagePane, ImagePane],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(viewport, parent)
        self._state = state
        self._sources = sources
        self._dividing = False
        self._name_it()

    def indexes(self) -> tuple[int, ...]:
        return (PROBE, CANDIDATE)

    def picture_at(self, position: QPointF) -> int:
        """Which picture is meant at a place of the pane."""
        return self._state.picture_at(position.x() / max(1, self.width()))

    # Painting

    def _paint_area(self, painter: QPainter, area: QRectF) -> None:
        if all(source.pyramid is None for source in self._sources):
            self._paint_nothing(painter, area)
            return
        for picture in (PROBE, CANDIDATE):
            self._paint_one(painter, picture, area)
        if self._crosshair is not None:
            at = self._viewport.screen_of(self._state.active, self._crosshair)
            paint_crosshair(painter, at, area)
        # Over both pictures: what belongs to the lower one stays as clear as the rest.
        for picture in (PROBE, CANDIDATE):
            self._paint_overlays(painter, picture, area)
        if self._state.mode is ViewMode.SWIPE:
            self._paint_divider(painter, area)

    def _part(self, picture: int, area: QRectF) -> QRectF:
        """What of the pane belongs to a picture."""
        if self._state.mode is not ViewMode.SWIPE:
            return area
        at = area.width() * self._state.divider
        if picture == PROBE:
            return QRectF(0, 0, at, area.height())
        return QRectF(at, 0, area.width() - at, area.height())

    def _paint_one(self, painter: QPainter, picture: int, area: QRectF) -> None:
        opacity, pyramid = self._state.opacity(picture), self._sources[picture].pyramid
        part = self._part(picture, area)
        if opacity <= 0 or part.isEmpty():
            return
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        if pyramid is None:
            self._paint_nothing(painter, part)
        else:
            painter.setOpacity(opacity)
            paint_picture(painter, self._viewport, picture, pyramid, part)
        painter.restore()

    def _paint_overlays(self, painter: QPainter, picture: int, area: QRectF) -> None:
        part = self._part(picture, area)
        shown = self._state.opacity(picture) > 0 and self._sources[picture].pyramid is not None
        if self.overlays is None or not shown or part.isEmpty():
            return
        view = self._viewport
        over_another = self._state.mode is ViewMode.OVERLAY and picture == CANDIDATE
        twice = over_another and self._state.opacity(PROBE) > 0 and view.view(PROBE) == view.view(CANDIDATE)
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        self.overlays.paint(painter, picture, part, self.font(), places=not twice)
        painter.restore()

    def _paint_divider(self, painter: QPainter, area: QRectF) -> None:
        x = area.width() * self._state.divider
        for colour, width in ((LIGHT, 4), (DARK, 2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(QPointF(x, 0), QPointF(x, area.height()))
        bold = scaled_font(self.font(), TypeScale.CAPTION, bold=True)
        metrics = QFontMetricsF(bold)
        painter.setFont(bold)
        for picture, source in enumerate(self._sources):
            words = f"◂ {source.title}" if picture == PROBE else f"{source.title} ▸"
            width, height = metrics.horizontalAdvance(words) + 2 * Spacing.S, metrics.height() + 4
            left = x - 3 - width if picture == PROBE else x + 3
            chip = QRectF(left, Spacing.S, width, height)
            painter.fillRect(chip, QColor(DARK))
            painter.setPen(QColor(LIGHT))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_texts(self, painter: QPainter) -> None:
        """Both titles, always, each at its own side; what is out of sight says so."""
        head, foot = self._heights()
        half = (self.width() - 3 * Spacing.M) / 2
        for picture, source in enumerate(self._sources):
            left = Spacing.M if picture == PROBE else 2 * Spacing.M + half
            mirrored = picture == CANDIDATE
            place = QRectF(left, 0, half, head)
            if self._state.mode is ViewMode.BLINK and picture == self._state.active:
                self._paint_front(painter, place)
            title = source.title
            if self._state.opacity(picture) <= 0:
                title = self.tr("{title} (hidden)").format(title=title)
            self._paint_title(painter, place, title, source.caption, mirrored=mirrored)
            if source.pyramid is not None:
                below = QRectF(left, self.height() - foot, half, foot)
                self._paint_scale(painter, below, picture, mirrored=mirrored)

    def _paint_front(self, painter: QPainter, place: QRectF) -> None:
        c = colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(c.accent), 1.5))
        painter.setBrush(QColor(c.accent_soft))
        box = place.adjusted(-Spacing.S, 4, Spacing.S, -4)
        painter.drawRoundedRect(box, Radius.SMALL, Radius.SMALL)
        painter.restore()

    def mode_words(self) -> str:
        """Which picture is where, in a sentence."""
        probe, candidate = (source.title for source in self._sources)
        if self._state.mode is ViewMode.SWIPE:
            return self.tr("Left of the line: {probe}. Right of it: {candidate}.").format(
                probe=probe, candidate=candidate
            )
        if self._state.mode is ViewMode.BLINK:
            front = self._sources[self._state.active].title
            return self.tr("In front: {title}.").format(title=front)
        blend = self._state.blend
        if blend <= 0 or blend >= 1:
            return self.tr("{title} alone.").format(title=candidate if blend >= 1 else probe)
        if abs(blend - 0.5) < 0.01:
            return self.tr("{candidate} over {probe}, both equally strong.").format(
                probe=probe, candidate=candidate
            )
        return self.tr("{candidate} over {probe}, {stronger} is stronger.").format(
            probe=probe, candidate=candidate, stronger=candidate if blend > 0.5 else probe
        )

    def _name_it(self) -> None:
        self.setAccessibleName(self.mode_words())
        parts = []
        for picture, source in enumerate(self._sources):
            if source.pyramid is not None:
                words = (source.title, source.caption, self._scale_words(picture))
                parts.append(" · ".join(t for t in words if t))
        self.setAccessibleDescription("; ".join(parts) or self.tr("No picture"))

    # The divider

    def _on_divider(self, position: QPointF) -> bool:
        if self._state.mode is not ViewMode.SWIPE or not self.picture_rect().contains(position):
            return False
        return abs(position.x() - self.width() * self._state.divider) <= GRIP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._on_divider(event.position()):
            self._dividing = True
            return
        self.picture_pressed.emit(self.picture_at(event.position()))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dividing:
            self.divider_moved.emit(event.position().x() / max(1, self.width()))
            return
        if event.buttons() == Qt.MouseButton.NoButton:
            if self._on_divider(event.position()):
                self.setCursor(Qt.CursorShape.SplitHCursor)
            else:
                self._rest_cursor()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dividing and event.button() == Qt.MouseButton.LeftButton:
            self._dividing = False
            return
        super().mouseReleaseEvent(event)
