"""One picture of a comparison, painted at the place a `LinkedViewport` says."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.domain.faces import FivePoints
from desktop.ui.comparison.image_pyramid import ImagePyramid
from desktop.ui.comparison.linked_viewport import FaceFrame, LinkedViewport
from desktop.ui.comparison.overlay_painter import paint_crosshair
from desktop.ui.comparison.picture_painting import paint_picture
from desktop.ui.comparison.picture_pane import PicturePane
from desktop.ui.theme import Spacing


class ImagePane(PicturePane):
    """Paints one picture with a title above and its scale below."""

    def __init__(
        self, index: int, viewport: LinkedViewport, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(viewport, parent)
        self._index = index
        self._title = title
        self._caption = ""
        self._pyramid: ImagePyramid | None = None
        self._name_it()

    def indexes(self) -> tuple[int, ...]:
        return (self._index,)

    def set_pyramid(
        self, pyramid: ImagePyramid | None, landmarks: FivePoints | None, caption: str = ""
    ) -> None:
        """Shows a picture, or nothing. `landmarks` are in pixels of the picture."""
        self._pyramid = pyramid
        self._caption = caption
        frame = None if pyramid is None else FaceFrame.of(pyramid.width, pyramid.height, landmarks)
        self._viewport.set_frame(self._index, frame)
        self._name_it()
        self.update()

    @property
    def pyramid(self) -> ImagePyramid | None:
        return self._pyramid

    @property
    def caption(self) -> str:
        return self._caption

    @property
    def title(self) -> str:
        return self._title

    def set_title(self, title: str) -> None:
        self._title = title
        self._name_it()
        self.update()

    def scale_caption(self) -> str:
        """How large the picture's pixels are shown, and how it is turned, in words."""
        return "" if self._pyramid is None else self._scale_words(self._index)

    def _paint_area(self, painter: QPainter, area: QRectF) -> None:
        if self._pyramid is None:
            self._paint_nothing(painter, area)
            return
        paint_picture(painter, self._viewport, self._index, self._pyramid, area)
        if self._crosshair is not None:
            paint_crosshair(painter, self._viewport.screen_of(self._index, self._crosshair), area)
        if self.overlays is not None:
            self.overlays.paint(painter, self._index, area, self.font())

    def _paint_texts(self, painter: QPainter) -> None:
        head, foot = self._heights()
        inner = self.width() - 2 * Spacing.M
        self._paint_title(painter, QRectF(Spacing.M, 0, inner, head), self._title, self._caption)
        if self._pyramid is not None:
            self._paint_scale(painter, QRectF(Spacing.M, self.height() - foot, inner, foot), self._index)

    def _name_it(self) -> None:
        self.setAccessibleName(self._title)
        if self._pyramid is None:
            self.setAccessibleDescription(self.tr("No picture"))
        else:
            self.setAccessibleDescription(" · ".join(t for t in (self._caption, self.scale_caption()) if t))
