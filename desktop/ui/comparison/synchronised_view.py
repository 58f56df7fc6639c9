"""Probe and candidate side by side, the same feature at the same place and at the same size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.faces import FivePoints, Point
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.jobs.job import Job
from desktop.jobs.queue import JobQueue
from desktop.ui.comparison.image_pane import ImagePane
from desktop.ui.comparison.image_pyramid import ImagePyramid, build_pyramid
from desktop.ui.comparison.linked_viewport import STEP, LinkedViewport
from desktop.ui.comparison.picture_pane import PicturePane
from desktop.ui.comparison.tool_buttons import fit_texts, push_tool, toggle_tool
from desktop.ui.comparison.view_state import CANDIDATE, PROBE, ViewState
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.theme import Spacing, set_role

PAN_STEP = 24
TURN_STEP = 1.0
LARGE_PIXELS = 1_500_000
"""Above this the smaller copies are made beside the window (12 MP: about 0.1 s)."""


class SynchronisedView(QWidget):
    """Two panes with one zoom and one pan, told in distances of the eyes.

    Keys: Ctrl++ and Ctrl+- zoom, 0 fit, 1 the probe's own pixels, arrows pan, L links, C crosshair, T and
    Shift+T turn, E levels the eyes.
    """

    linked_changed = Signal(bool)
    view_changed = Signal()
    pictures_changed = Signal()
    active_changed = Signal(int)
    level_changed = Signal(bool)

    def __init__(self, jobs: JobQueue | None = None, parent: QWidget | None = None) -> None:
        """With a queue, large pictures are prepared as quick jobs; without one, in place."""
        super().__init__(parent)
        self._jobs = jobs
        self._preparing: dict[int, Job] = {}
        self._turns: dict[int, int] = {}
        self.state = ViewState()
        self.viewport = LinkedViewport()
        self.first_key: Callable[[QKeyEvent], bool] | None = None
        """Asked before arrows move the pictures; true where it took the key."""
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
        self.refresh()

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

    @property
    def level(self) -> bool:
        return self.viewport.level

    def set_level(self, level: bool) -> None:
        """The line through the eyes level in both pictures; in the view alone."""
        self._level_button.setChecked(level)

    def turn(self, degrees: float) -> None:
        """Clockwise; both pictures while linked."""
        self.viewport.turn(self.state.active, degrees)
        self.refresh()

    def set_active(self, index: int) -> None:
        """The picture that keys and buttons act on while the two are not linked."""
        if index != self.state.active:
            self.state.set_active(index)
            self._show_turn()
            self.active_changed.emit(index)

    def adopt(self, pane: PicturePane, picture_at: Callable[[QPointF], int]) -> None:
        """Another pane that may stand in place of the two; `picture_at` says which picture is meant."""
        self._stack.addWidget(pane)
        pane.in_use = False
        pane.dragged.connect(lambda step: self._drag(self.state.active, step))
        pane.zoom_asked.connect(lambda at, factor: self._zoom_at(pane, picture_at(at), at, factor))
        pane.pointer_moved.connect(lambda at: self._point(pane, picture_at(at), at))
        pane.pointer_left.connect(self._point_nowhere)
        pane.resized.connect(self.refresh)
        pane.key_asked.connect(self._key)
        self._all_panes.append(pane)

    def show_pane(self, pane: PicturePane | None) -> None:
        """An adopted pane in place of the two, or the two again."""
        self._stack.setCurrentWidget(pane if pane is not None else self._pair)
        shown = (pane,) if pane is not None else self.panes
        for one in self._all_panes:
            one.in_use = one in shown
            one.measure()
        self.refresh()

    def zoom_in(self) -> None:
        self._zoom(STEP)

    def zoom_out(self) -> None:
        self._zoom(1 / STEP)

    def fit(self) -> None:
        self.viewport.fit(self.state.active)
        self.refresh()

    def show_actual_size(self) -> None:
        self.viewport.show_actual_size(self.state.active)
        self.refresh()

    # Building

    def _build(self) -> None:
        self.tools = FlowLayout()
        self._build_tools()
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.hide()
        set_role(self._note, "caption")

        self._pair = QWidget()
        pair = QHBoxLayout(self._pair)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(Spacing.S)
        self._all_panes: list[PicturePane] = list(self.panes)
        self._link_button.setChecked(True)
        for index, pane in enumerate(self.panes):
            pair.addWidget(pane, 1)
            pane.dragged.connect(lambda step, i=index: self._drag(i, step))
            pane.zoom_asked.connect(lambda at, factor, i=index, p=pane: self._zoom_at(p, i, at, factor))
            pane.pointer_moved.connect(lambda at, i=index, p=pane: self._point(p, i, at))
            pane.pointer_left.connect(self._point_nowhere)
            pane.became_active.connect(lambda i=index: self.set_active(i))
            pane.resized.connect(self.refresh)
            pane.key_asked.connect(self._key)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._pair)

        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addLayout(self.tools)
        column.addWidget(self._note)
        self.stage = QHBoxLayout()
        self.stage.setSpacing(Spacing.S)
        self.stage.addWidget(self._stack, 1)
        column.addLayout(self.stage, 1)

        for keys, what, action in (
            ("Ctrl++", self.tr("Zoom in"), self.zoom_in),
            ("Ctrl+=", "", self.zoom_in),
            ("Ctrl+-", self.tr("Zoom out"), self.zoom_out),
            ("0", self.tr("Fit the face, without a turn"), self.fit),
            ("1", self.tr("100% of the probe's pixels"), self.show_actual_size),
            ("L", self.tr("Both pictures move together, or each alone"), self._link_button.toggle),
            ("C", self.tr("Crosshair on or off"), self._cross_button.toggle),
            ("T", self.tr("Turn clockwise"), lambda: self.turn(TURN_STEP)),
            ("Shift+T", self.tr("Turn anticlockwise"), lambda: self.turn(-TURN_STEP)),
            ("E", self.tr("Eyes level, or as the picture was taken"), self._level_button.toggle),
        ):
            self.add_key(keys, what, action)

    def add_key(self, keys: str, what: str, action: Callable[[], object]) -> None:
        """Works wherever the focus is in this view. `what` it does is for the list of shortcuts; empty for
        other keys of something that has some already."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setWhatsThis(what)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)

    def _build_tools(self) -> None:
        tools = self.tools
        push_tool(tools, "zoom-out", self.tr("Zoom out"), self.tr("Ctrl+-"), self.zoom_out)
        push_tool(tools, "zoom-in", self.tr("Zoom in"), self.tr("Ctrl++"), self.zoom_in)
        push_tool(tools, "fit", self.tr("Fit the face, without a turn"), self.tr("0"), self.fit)
        self._actual_button = push_tool(
            tools, "actual-size", self.tr("100% of the probe's pixels"), self.tr("1"), self.show_actual_size
        )
        self._link_button = toggle_tool(
            tools,
            "link",
            self.tr("Linked"),
            self.tr("Linked: both pictures move, zoom and turn together (L)"),
            self._link_toggled,
        )
        self._cross_button = toggle_tool(
            tools,
            "crosshair",
            self.tr("Crosshair"),
            self.tr("Crosshair: the same place of the face in both pictures (C)"),
            self._cross_toggled,
        )
        push_tool(
            tools, "turn-left", self.tr("Turn left"), self.tr("Shift+T"), lambda: self.turn(-TURN_STEP)
        )
        self._turn = QDoubleSpinBox()
        self._turn.setRange(-180.0, 180.0)
        self._turn.setDecimals(1)
        self._turn.setSingleStep(TURN_STEP)
        self._turn.setWrapping(True)
        self._turn.setFixedWidth(self._turn.fontMetrics().horizontalAdvance("-180.0°") + 42)
        self._turn.setSuffix("°")
        self._turn.setKeyboardTracking(False)
        self._turn.setAccessibleName(self.tr("Turn in the view"))
        self._turn.setToolTip(self.tr("How far the picture is turned in the view; the file stays as it is"))
        self._turn.valueChanged.connect(self._turn_wanted)
        tools.addWidget(self._turn)
        push_tool(tools, "turn-right", self.tr("Turn right"), self.tr("T"), lambda: self.turn(TURN_STEP))
        self._level_button = toggle_tool(
            tools,
            "level",
            self.tr("Eyes level"),
            self.tr("Eyes level: each picture is turned in the view until they are (E)"),
            self._level_toggled,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        fit_texts(self.tools, self.width())
        super().resizeEvent(event)

    # Pictures

    def _set(self, index: int, image: QImage | None, landmarks: FivePoints | None, caption: str) -> None:
        self.prepare(index, image, lambda pyramid: self._show(index, pyramid, landmarks, caption))

    def prepare(self, slot: int, image: QImage | None, show: Callable[[ImagePyramid | None], None]) -> None:
        """Calls `show` with the picture at several sizes, large ones later and None until then.

        What was asked for the same slot before is never shown any more.
        """
        # Slots know their turn, not their job: a slot that holds its job keeps the pictures in it.
        self._turns[slot] = turn = self._turns.get(slot, 0) + 1
        older = self._preparing.pop(slot, None)
        if older is not None:
            older.cancel()
        if image is None or image.isNull():
            show(None)
            return
        if self._jobs is None or image.width() * image.height() <= LARGE_PIXELS:
            show(build_pyramid(image))
            return
        show(None)

        def work(cancel: CancelToken, on_progress: ProgressSink) -> ImagePyramid:
            return build_pyramid(image)

        job = self._jobs.submit(
            self.tr("Preparing the picture"),
            work,
            key=f"picture-{id(self)}-{slot}",
            supersede=True,
            lane="quick",
            owner=self,
        )
        self._preparing[slot] = job
        job.succeeded.connect(lambda pyramid: self._prepared(slot, turn, pyramid, show))
        job.failed.connect(lambda _: self._not_prepared(slot, turn))

    def _prepared(
        self, slot: int, turn: int, pyramid: ImagePyramid, show: Callable[[ImagePyramid | None], None]
    ) -> None:
        if turn == self._turns[slot]:
            self._preparing.pop(slot, None)
            show(pyramid)

    def _not_prepared(self, slot: int, turn: int) -> None:
        if turn == self._turns[slot]:
            self._preparing.pop(slot, None)

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
        self._note.setVisible(bool(without))
        self.refresh()
        self.pictures_changed.emit()

    # Moving

    def refresh(self) -> None:
        self.viewport.ratio = self.devicePixelRatioF()
        for pane in self._all_panes:
            pane.view_changed()
        self._show_turn()
        self.view_changed.emit()

    def _show_turn(self) -> None:
        self._turn.blockSignals(True)
        self._turn.setValue(self.viewport.view(self.state.active).angle)
        self._turn.blockSignals(False)

    def _turn_wanted(self, degrees: float) -> None:
        self.turn(degrees - self.viewport.view(self.state.active).angle)

    def _zoom(self, factor: float) -> None:
        self.viewport.zoom(self.state.active, factor)
        self.refresh()

    def _zoom_at(self, pane: PicturePane, index: int, at: QPointF, factor: float) -> None:
        self.viewport.zoom_at(index, pane.to_viewport(at), factor)
        self.refresh()

    def _drag(self, index: int, step: QPointF) -> None:
        self.viewport.pan(index, step.x(), step.y())
        self.refresh()

    def _key(self, event: QKeyEvent) -> None:
        if self.first_key is not None and self.first_key(event):
            event.accept()
            return
        steps = {
            Qt.Key.Key_Left: (PAN_STEP, 0),
            Qt.Key.Key_Right: (-PAN_STEP, 0),
            Qt.Key.Key_Up: (0, PAN_STEP),
            Qt.Key.Key_Down: (0, -PAN_STEP),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.viewport.pan(self.state.active, *step)
            self.refresh()
            event.accept()

    def _point(self, pane: PicturePane, index: int, at: QPointF) -> None:
        if self.crosshair_shown:
            self.set_crosshair(self.viewport.face_at(index, pane.to_viewport(at)))

    def _point_nowhere(self) -> None:
        self.set_crosshair(None)

    def set_crosshair(self, face: Point | None) -> None:
        """The same place of the face in every pane."""
        for pane in self._all_panes:
            pane.set_crosshair(face)

    def _cross_toggled(self, shown: bool) -> None:
        self.set_crosshair(self.viewport.middle(self.state.active) if shown else None)

    def _level_toggled(self, level: bool) -> None:
        self.viewport.set_level(level)
        self.refresh()
        self.level_changed.emit(level)

    def _link_toggled(self, linked: bool) -> None:
        self.viewport.set_linked(linked, self.state.active)
        self._link_button.setText(self.tr("Linked") if linked else self.tr("Not linked"))
        text = self.tr("100% of the probe's pixels") if linked else self.tr("100% of this picture's pixels")
        self._actual_button.setAccessibleName(text)
        self._actual_button.setToolTip(f"{text} ({self.tr('1')})")
        self.refresh()
        self.linked_changed.emit(linked)
