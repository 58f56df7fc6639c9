"""Probe and candidate side by side, the same feature at the same place and at the same size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.domain.faces import FivePoints
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.jobs.queue import JobQueue
from desktop.ui.comparison.image_pane import PAN_STEP, ImagePane, ImagePyramid, build_pyramid
from desktop.ui.comparison.linked_viewport import STEP, LinkedViewport
from desktop.ui.icons import icon
from desktop.ui.theme import Spacing, set_role

PROBE, CANDIDATE = 0, 1
LARGE_PIXELS = 1_500_000
"""Above this the smaller copies are made beside the window (12 MP: about 0.1 s)."""


class SynchronisedView(QWidget):
    """Two panes with one zoom and one pan, told in distances of the eyes.

    Keys: Ctrl++ and Ctrl+- zoom, 0 fit, 1 the probe's own pixels, arrows pan, L links, C crosshair.
    """

    linked_changed = Signal(bool)
    view_changed = Signal()

    def __init__(self, jobs: JobQueue | None = None, parent: QWidget | None = None) -> None:
        """With a queue, large pictures are prepared as quick jobs; without one, in place."""
        super().__init__(parent)
        self._jobs = jobs
        self._active = PROBE
        self._preparing: dict[int, Job] = {}
        self._turns = [0, 0]
        self.viewport = LinkedViewport()
        self.panes = (
            ImagePane(PROBE, self.viewport, self.tr("Probe")),
            ImagePane(CANDIDATE, self.viewport, self.tr("Candidate")),
        )
        self._build()
        self.setAccessibleName(self.tr("Probe and candidate side by side"))

    def set_probe(self, image: QImage | None, landmarks: FivePoints | None, caption: str = "") -> None:
        self._set(PROBE, image, landmarks, caption)

    def set_candidate(self, image: QImage | None, landmarks: FivePoints | None, caption: str = "") -> None:
        self._set(CANDIDATE, image, landmarks, caption)

    def set_titles(self, probe: str, candidate: str) -> None:
        """Other titles than “Probe” and “Candidate”, for a blind second look."""
        for pane, title in zip(self.panes, (probe, candidate), strict=True):
            pane.set_title(title)

    @property
    def linked(self) -> bool:
        return self.viewport.linked

    def set_linked(self, linked: bool) -> None:
        self._link_button.setChecked(linked)

    @property
    def crosshair_shown(self) -> bool:
        return self._cross_button.isChecked()

    def set_crosshair_shown(self, shown: bool) -> None:
        self._cross_button.setChecked(shown)

    def zoom_in(self) -> None:
        self._zoom(STEP)

    def zoom_out(self) -> None:
        self._zoom(1 / STEP)

    def fit(self) -> None:
        self.viewport.fit(self._active)
        self._refresh()

    def show_actual_size(self) -> None:
        self.viewport.show_actual_size(self._active)
        self._refresh()

    # Building

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(Spacing.XS)
        self._tool(tools, "zoom-out", self.tr("Zoom out"), self.tr("Ctrl+-"), self.zoom_out)
        self._tool(tools, "zoom-in", self.tr("Zoom in"), self.tr("Ctrl++"), self.zoom_in)
        self._tool(tools, "fit", self.tr("Fit the face"), self.tr("0"), self.fit)
        self._actual_button = self._tool(
            tools, "actual-size", self.tr("100% of the probe's pixels"), self.tr("1"), self.show_actual_size
        )
        tools.addSpacing(Spacing.M)
        self._link_button = self._toggle(
            tools,
            "link",
            self.tr("Linked"),
            self.tr("Move and zoom both pictures together (L)"),
            self._link_toggled,
        )
        self._cross_button = self._toggle(
            tools,
            "crosshair",
            self.tr("Crosshair"),
            self.tr("Show the same place of the face in both pictures (C)"),
            self._cross_toggled,
        )
        tools.addStretch(1)
        self._note = QLabel()
        set_role(self._note, "caption")
        tools.addWidget(self._note)
        self._link_button.setChecked(True)

        pair = QHBoxLayout()
        pair.setSpacing(Spacing.S)
        for index, pane in enumerate(self.panes):
            pair.addWidget(pane, 1)
            pane.dragged.connect(lambda step, i=index: self._drag(i, step))
            pane.zoom_asked.connect(lambda at, factor, i=index: self._zoom_at(i, at, factor))
            pane.pointer_moved.connect(lambda at, i=index: self._point(i, at))
            pane.pointer_left.connect(self._point_nowhere)
            pane.became_active.connect(lambda i=index: self._activate(i))
            pane.resized.connect(self._refresh)
            pane.key_asked.connect(self._key)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addLayout(tools)
        column.addLayout(pair, 1)

        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, action in (
            ("Ctrl++", self.zoom_in),
            ("Ctrl+=", self.zoom_in),
            ("Ctrl+-", self.zoom_out),
            ("0", self.fit),
            ("1", self.show_actual_size),
            ("L", self._link_button.toggle),
            ("C", self._cross_button.toggle),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(within)
            shortcut.activated.connect(action)

    def _tool(self, layout: QHBoxLayout, name: str, text: str, keys: str, action) -> QToolButton:
        button = QToolButton()
        set_role(button, "button")
        button.setIcon(icon(name))
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({keys})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action)
        layout.addWidget(button)
        return button

    def _toggle(self, layout: QHBoxLayout, name: str, text: str, tip: str, action) -> QToolButton:
        button = QToolButton()
        set_role(button, "button")
        button.setIcon(icon(name))
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(action)
        layout.addWidget(button)
        return button

    # Pictures

    def _set(self, index: int, image: QImage | None, landmarks: FivePoints | None, caption: str) -> None:
        # Slots know their turn, not their job: a slot that holds its job keeps the pictures in it.
        self._turns[index] += 1
        turn = self._turns[index]
        older = self._preparing.pop(index, None)
        if older is not None:
            older.cancel()
        if image is None or image.isNull():
            self._show(index, None, None, caption)
            return
        if self._jobs is None or image.width() * image.height() <= LARGE_PIXELS:
            self._show(index, build_pyramid(image), landmarks, caption)
            return
        self._show(index, None, None, caption)

        def work(cancel: CancelToken, on_progress: ProgressSink) -> ImagePyramid:
            return build_pyramid(image)

        job = self._jobs.submit(
            self.tr("Preparing the picture"),
            work,
            key=f"picture-{id(self)}-{index}",
            supersede=True,
            lane="quick",
            owner=self,
        )
        self._preparing[index] = job
        job.succeeded.connect(lambda pyramid: self._prepared(index, turn, pyramid, landmarks, caption))
        job.failed.connect(lambda _: self._not_prepared(index, turn))

    def _prepared(
        self, index: int, turn: int, pyramid: ImagePyramid, landmarks: FivePoints | None, caption: str
    ) -> None:
        if turn == self._turns[index]:
            self._preparing.pop(index, None)
            self._show(index, pyramid, landmarks, caption)

    def _not_prepared(self, index: int, turn: int) -> None:
        if turn == self._turns[index]:
            self._preparing.pop(index, None)

    def _show(
        self, index: int, pyramid: ImagePyramid | None, landmarks: FivePoints | None, caption: str
    ) -> None:
        self.panes[index].set_pyramid(pyramid, landmarks, caption)
        frames = [self.viewport.frame(i) for i in (PROBE, CANDIDATE)]
        without = [
            pane.title
            for pane, frame in zip(self.panes, frames, strict=True)
            if frame and not frame.has_face
        ]
        self._note.setText(
            self.tr("No face points in: {panes}. The pictures are fitted as a whole.").format(
                panes=", ".join(without)
            )
            if without
            else ""
        )
        self._refresh()

    # Moving

    def _refresh(self) -> None:
        self.viewport.ratio = self.devicePixelRatioF()
        for pane in self.panes:
            pane.view_changed()
        self.view_changed.emit()

    def _activate(self, index: int) -> None:
        self._active = index

    def _zoom(self, factor: float) -> None:
        self.viewport.zoom(self._active, factor)
        self._refresh()

    def _zoom_at(self, index: int, at: QPointF, factor: float) -> None:
        self.viewport.zoom_at(index, self.panes[index].to_viewport(at), factor)
        self._refresh()

    def _drag(self, index: int, step: QPointF) -> None:
        self.viewport.pan(index, step.x(), step.y())
        self._refresh()

    def _key(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (PAN_STEP, 0),
            Qt.Key.Key_Right: (-PAN_STEP, 0),
            Qt.Key.Key_Up: (0, PAN_STEP),
            Qt.Key.Key_Down: (0, -PAN_STEP),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.viewport.pan(self._active, *step)
            self._refresh()
            event.accept()

    def _point(self, index: int, at: QPointF) -> None:
        if self.crosshair_shown:
            face = self.viewport.face_at(index, self.panes[index].to_viewport(at))
            for pane in self.panes:
                pane.set_crosshair(face)

    def _point_nowhere(self) -> None:
        for pane in self.panes:
            pane.set_crosshair(None)

    def _cross_toggled(self, shown: bool) -> None:
        self._point_nowhere()
        if shown:
            for pane in self.panes:
                pane.set_crosshair(self.viewport.view(self._active).centre)

    def _link_toggled(self, linked: bool) -> None:
        self.viewport.set_linked(linked, self._active)
        self._link_button.setText(self.tr("Linked") if linked else self.tr("Not linked"))
        text = self.tr("100% of the probe's pixels") if linked else self.tr("100% of this picture's pixels")
        self._actual_button.setAccessibleName(text)
        self._actual_button.setToolTip(f"{text} ({self.tr('1')})")
        self._refresh()
        self.linked_changed.emit(linked)
