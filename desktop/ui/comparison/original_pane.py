"""The untouched original of an adjusted probe, beside the comparison."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.faces import FivePoints
from desktop.ui.comparison.image_pane import ImagePane
from desktop.ui.comparison.image_pyramid import ImagePyramid
from desktop.ui.comparison.linked_viewport import STEP, LinkedViewport
from desktop.ui.comparison.synchronised_view import PAN_STEP, SynchronisedView
from desktop.ui.comparison.view_state import PROBE


class OriginalPane(ImagePane):
    """Shows the same place of the face as the probe where the face of the original is known.

    Without its landmarks (a crop or a turn moved them) it is shown whole and moved by itself.
    """

    def __init__(self, view: SynchronisedView, title: str, parent: QWidget | None = None) -> None:
        self._own = LinkedViewport()
        super().__init__(PROBE, self._own, title, parent)
        self._own.set_linked(False)
        self._view = view
        self.dragged.connect(self._drag)
        self.zoom_asked.connect(self._zoom)
        self.key_asked.connect(self._key)
        self.resized.connect(self.follow)
        view.view_changed.connect(self.follow)

    @property
    def follows(self) -> bool:
        frame = self._own.frame(PROBE)
        return frame is not None and frame.has_face

    @property
    def viewport_of_original(self) -> LinkedViewport:
        return self._own

    def show_original(self, pyramid: ImagePyramid | None, landmarks: FivePoints | None) -> None:
        self.set_pyramid(pyramid, landmarks, self.tr("untouched"))
        if not self.follows:
            self._own.fit(PROBE)
        self.follow()

    def follow(self) -> None:
        self._own.ratio = self.devicePixelRatioF()
        if self.follows:
            self._own.set_level(self._view.level)
            self._own.follow(PROBE, self._view.viewport.view(PROBE))
        self.view_changed()

    def _lead(self) -> None:
        if self.follows:
            self._view.viewport.follow(PROBE, self._own.view(PROBE))
            self._view.refresh()
        else:
            self.view_changed()

    def _drag(self, step: QPointF) -> None:
        self._own.pan(PROBE, step.x(), step.y())
        self._lead()

    def _zoom(self, at: QPointF, factor: float) -> None:
        self._own.zoom_at(PROBE, self.to_viewport(at), factor)
        self._lead()

    def _key(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (PAN_STEP, 0),
            Qt.Key.Key_Right: (-PAN_STEP, 0),
            Qt.Key.Key_Up: (0, PAN_STEP),
            Qt.Key.Key_Down: (0, -PAN_STEP),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._own.pan(PROBE, *step)
        elif event.text() in ("+", "-"):
            self._own.zoom(PROBE, STEP if event.text() == "+" else 1 / STEP)
        else:
            return
        self._lead()
        event.accept()
