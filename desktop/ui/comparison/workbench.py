"""The comparison of two pictures: dates, modes, tools, marks, and the pictures themselves."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.domain.annotations import Annotation
from desktop.domain.faces import FivePoints
from desktop.domain.features import FacialComponent
from desktop.domain.glossary_term import Topic
from desktop.jobs.queue import JobQueue
from desktop.ui.comparison.capture_dates import CaptureDates
from desktop.ui.comparison.hand_tools import Tool
from desktop.ui.comparison.image_pyramid import ImagePyramid
from desktop.ui.comparison.mark_bar import MarkBar
from desktop.ui.comparison.mode_bar import MODE_KEYS, ModeBar
from desktop.ui.comparison.original_pane import OriginalPane
from desktop.ui.comparison.stacked_pane import StackedPane
from desktop.ui.comparison.synchronised_view import SynchronisedView
from desktop.ui.comparison.tool_buttons import fit_texts, toggle_tool
from desktop.ui.comparison.tool_controller import ToolController
from desktop.ui.comparison.view_state import ViewMode
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.theme import Spacing, set_role

ORIGINAL = 2


class Workbench(QWidget):
    """Shows, turns, lays over one another, marks. It concludes nothing and records nothing.

    Keys beside those of the `SynchronisedView`: 2 to 5 modes, B the other picture, Space starts blinking,
    X acts on the other picture, PgUp and PgDown move divider or blend, M marks, R ruler, G grid, O the
    original.
    """

    annotations_changed = Signal()
    mode_changed = Signal(object)
    """ViewMode"""

    def __init__(self, jobs: JobQueue | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._probe_points: FivePoints | None = None
        self._probe_size: tuple[int, int] | None = None
        self._has_original = False
        self.dates = CaptureDates(self)
        self.dates.hide()
        self.view = SynchronisedView(jobs, self)
        self.stacked = StackedPane(self.view.viewport, self.view.state, self.view.panes)
        self.view.adopt(self.stacked, self.stacked.picture_at)
        self.modes = ModeBar(self.view.state)
        self.controller = ToolController(self.view, self.stacked)
        self.marks = MarkBar(self.controller.tools.marks)
        self.original = OriginalPane(self.view, "")
        self._measure_caution = QLabel()
        self._measure_caution.setWordWrap(True)
        self._measure_caution.setMargin(Spacing.XS)
        set_role(self._measure_caution, "caution")
        self._words = QLabel()
        self._words.setWordWrap(True)
        set_role(self._words, "caption")
        self._build()
        self._wire()
        self.view.set_level(True)
        self.set_titles(self.tr("Probe"), self.tr("Candidate"), name_dates=False)
        self.set_probe_original(None)
        self._show_marks()
        self._show_measures()

    # Pictures

    def set_probe(self, image: QImage | None, landmarks: FivePoints | None, caption: str = "") -> None:
        """The picture as it is compared: the adjusted one where the probe was adjusted.

        An original that was shown beside another probe goes.
        """
        self.set_probe_original(None)
        self._probe_points = landmarks
        self._probe_size = None if image is None else (image.width(), image.height())
        self.view.set_probe(image, landmarks, caption)

    def set_candidate(self, image: QImage | None, landmarks: FivePoints | None, caption: str = "") -> None:
        self.view.set_candidate(image, landmarks, caption)

    def set_probe_original(self, image: QImage | None, landmarks: FivePoints | None = None) -> None:
        """The untouched original where an adjusted probe is shown, otherwise None; after `set_probe`.

        Without `landmarks` those of the probe are taken where both have the same size (nothing was moved).
        """
        self._has_original = image is not None and not image.isNull()
        self._original_button.setVisible(self._has_original)
        fit_texts(self.view.tools, self.view.width())
        if not self._has_original:
            self._original_button.setChecked(False)
        points = landmarks
        if points is None and image is not None and self._probe_size == (image.width(), image.height()):
            points = self._probe_points

        def show(pyramid: ImagePyramid | None) -> None:
            self.original.show_original(pyramid, points)

        self.view.prepare(ORIGINAL, image, show)

    @property
    def original_shown(self) -> bool:
        return self._original_button.isChecked()

    def set_original_shown(self, shown: bool) -> None:
        self._original_button.setChecked(shown and self._has_original)

    def set_titles(self, probe: str, candidate: str, *, name_dates: bool = True) -> None:
        """Other titles than “Probe” and “Candidate”, for a blind second look."""
        self.view.set_titles(probe, candidate)
        self.modes.set_titles(probe, candidate)
        self.marks.set_titles(probe, candidate)
        self.original.set_title(self.tr("{title}, original").format(title=probe))
        if name_dates:
            self.dates.set_titles(probe, candidate)
        self._show_words()

    def set_dates(self, probe: date | None, candidate: date | None) -> None:
        """Shows when the pictures were taken; None for a date that is not recorded."""
        self.dates.set_dates(probe, candidate)
        self.dates.show()

    def hide_dates(self) -> None:
        self.dates.hide()

    # Modes

    @property
    def mode(self) -> ViewMode:
        return self.view.state.mode

    def set_mode(self, mode: ViewMode) -> None:
        self.modes.set_mode(mode)

    # Marks

    def annotations(self) -> tuple[Annotation, ...]:
        """By number."""
        return self.controller.tools.marks.all()

    @property
    def next_number(self) -> int:
        """What `set_annotations` wants back, so that no number is given twice in an examination."""
        return self.controller.tools.marks.next_number

    def set_annotations(self, annotations: Iterable[Annotation], next_number: int | None = None) -> None:
        """Other marks, for example those of another candidate. Emits nothing."""
        self.controller.tools.marks.replace_all(annotations, next_number)
        self._show_marks()

    def set_mark_component(self, component: FacialComponent | None) -> None:
        """What the next new mark is about."""
        self.controller.tools.marks.component = component
        self.marks.refresh()

    def select_mark(self, number: int | None) -> None:
        """Raises `KeyError` for a number that no mark has."""
        self.controller.tools.marks.select(number)
        self._show_marks()

    def set_editable(self, editable: bool) -> None:
        """Whether marks may be changed; looking always may."""
        self.controller.set_editable(editable)
        self.marks.set_editable(editable)
        self._mark_button.setEnabled(editable)
        self._show_marks()

    # Building

    def _build(self) -> None:
        tools = self.view.tools
        self._mark_button = self._tool_button(
            "mark", self.tr("Mark"), self.tr("Mark: set numbered places in both pictures (M)"), Tool.MARK
        )
        self._ruler_button = self._tool_button(
            "ruler", self.tr("Ruler"), self.tr("Ruler: a line that shows in both pictures (R)"), Tool.RULER
        )
        self._grid_button = toggle_tool(
            tools,
            "grid",
            self.tr("Grid"),
            self.tr("Grid: the same in both pictures, in distances of the eyes (G)"),
            self._grid_toggled,
        )
        self._original_button = toggle_tool(
            tools,
            "original",
            self.tr("Original"),
            self.tr("Original: the untouched picture beside the adjusted probe (O)"),
            self._original_toggled,
        )
        self.view.column.insertWidget(0, self.modes)
        self.view.stage.insertWidget(0, self.original, 1)
        self.original.hide()
        measured = HelpButton(Topic.EYE_LENGTHS)
        self.view.column.addWidget(self.marks)
        self.view.column.addLayout(beside(self._measure_caution, measured))
        self.view.column.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(self.dates)
        column.addWidget(self.view, 1)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """From top to bottom, whatever was made first."""
        row = self.view.tools
        tools = [row.itemAt(place).widget() for place in range(row.count())]
        panes = (self.original, *self.view.panes, self.stacked)
        marks = (self.marks.list, self.marks.component, self.marks.note, self.marks.delete)
        chain = [*self.modes.controls(), *tools, *panes, *marks]
        for first, second in itertools.pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _tool_button(self, name: str, text: str, tip: str, tool: Tool) -> QToolButton:
        button = toggle_tool(self.view.tools, name, text, tip)
        button.clicked.connect(lambda on: self.controller.choose(tool if on else Tool.MOVE))
        return button

    def _wire(self) -> None:
        view, controller = self.view, self.controller
        view.first_key = self._key
        view.view_changed.connect(self._show_words)
        view.active_changed.connect(lambda _: self._show_words())
        view.linked_changed.connect(lambda _: self._show_words())
        view.level_changed.connect(controller.forget_places)
        view.pictures_changed.connect(controller.forget_places)
        view.pictures_changed.connect(self.modes.stop)
        self.stacked.divider_moved.connect(self.modes.set_divider)
        self.stacked.picture_pressed.connect(view.set_active)
        self.modes.mode_changed.connect(self._mode_changed)
        self.modes.changed.connect(view.refresh)
        controller.marks_changed.connect(self._marks_changed)
        controller.selection_changed.connect(self._show_marks)
        controller.tool_changed.connect(self._tool_changed)
        controller.ruler_changed.connect(self._show_measures)
        self.marks.described.connect(self._marks_changed)
        self.marks.selected.connect(self._show_marks)
        for mode, keys in MODE_KEYS.items():
            view.add_key(keys, self.modes.mode_text(mode), lambda m=mode: self.set_mode(m))
        for keys, what, action in (
            ("B", self.tr("Blink: the other picture"), self._other),
            ("X", self.tr("Keys act on the other picture"), self._exchange),
            ("M", self.tr("Mark places in both pictures"), self._mark_button.click),
            ("R", self.tr("Ruler"), self._ruler_button.click),
            ("G", self.tr("Grid on or off"), self._grid_button.toggle),
            (
                "O",
                self.tr("The untouched original beside the adjusted probe"),
                lambda: self.set_original_shown(not self.original_shown),
            ),
        ):
            view.add_key(keys, what, action)

    # What a person does

    def _key(self, event: QKeyEvent) -> bool:
        """Keys that a pane had."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space and self.mode is ViewMode.BLINK:
            self.modes.toggle_running()
            return True
        steps = {
            Qt.Key.Key_PageUp: -1.0,
            Qt.Key.Key_PageDown: 1.0,
            Qt.Key.Key_Home: -100.0,
            Qt.Key.Key_End: 100.0,
        }
        if key in steps and self.modes.step(steps[key]):
            return True
        return self.controller.key(event)

    def _other(self) -> None:
        if self.mode is ViewMode.BLINK:
            self.modes.step_once()

    def _exchange(self) -> None:
        """Keys act on the other picture from now on."""
        self.modes.stop()
        self.view.set_active(1 - self.view.state.active)
        if self.mode is ViewMode.SIDE_BY_SIDE:
            self.view.panes[self.view.state.active].setFocus()
        self.view.refresh()

    def _mode_changed(self, mode: ViewMode) -> None:
        side = mode is ViewMode.SIDE_BY_SIDE
        focused = any(pane.hasFocus() for pane in (*self.view.panes, self.stacked))
        self.view.show_pane(None if side else self.stacked)
        if focused:
            (self.view.panes[self.view.state.active] if side else self.stacked).setFocus()
        self.view.stage.setStretch(1, 2 if side else 1)
        self._show_words()
        self.mode_changed.emit(mode)

    def _tool_changed(self, tool: Tool) -> None:
        self._mark_button.setChecked(tool is Tool.MARK)
        self._ruler_button.setChecked(tool is Tool.RULER)
        if tool is not Tool.RULER:
            self.controller.tools.forget_ruler()
        if tool is not Tool.MOVE and not self._pane_has_focus():
            self._pane().setFocus()
        self._show_marks()
        self._show_measures()

    def _pane(self) -> QWidget:
        if self.mode is ViewMode.SIDE_BY_SIDE:
            return self.view.panes[self.view.state.active]
        return self.stacked

    def _pane_has_focus(self) -> bool:
        return any(pane.hasFocus() for pane in (*self.view.panes, self.stacked))

    def _grid_toggled(self, shown: bool) -> None:
        self.controller.overlays.grid_shown = shown
        self._show_measures()
        self.controller.repaint()

    def _original_toggled(self, shown: bool) -> None:
        self.original.setVisible(shown)
        self.original.follow()

    def _marks_changed(self) -> None:
        self._show_marks()
        self.annotations_changed.emit()

    # What is said

    def _show_marks(self) -> None:
        reading = not self.controller.editable and bool(self.annotations())
        self.marks.setVisible(self.controller.tool is Tool.MARK or reading)
        self.marks.refresh()
        self.controller.repaint()

    @property
    def measure_caution(self) -> str:
        """Stands as long as a grid or a ruler can be seen; nothing puts it away."""
        return self._measure_caution.text() if self._measure_caution.isVisibleTo(self) else ""

    def _show_measures(self) -> None:
        tools = self.controller.tools
        ruling = tools.tool is Tool.RULER or tools.ruler is not None
        self._measure_caution.setVisible(ruling or self.controller.overlays.grid_shown)
        caution = self.tr("A length or a proportion in a picture is never a ground for a conclusion.")
        if ruling:
            caution = self.tr("{length} {caution} Rulers are not recorded.").format(
                length=self._length(), caution=caution
            )
        self._measure_caution.setText(caution)
        self.controller.repaint()

    def _length(self) -> str:
        ruler, viewport = self.controller.tools.ruler, self.view.viewport
        if ruler is None:
            return self.tr("Drag a line, or set its ends with Enter.")
        frames = [viewport.frame(picture) for picture in (0, 1)]
        if any(frame is not None and not frame.has_face for frame in frames):
            return self.tr("No length: the eyes are not known in every picture.")
        length = self.locale().toString(ruler.length, "f", 2)
        return self.tr("{length} distances of the eyes.").format(length=length)

    @property
    def words(self) -> str:
        """The mode in force, and which picture is where."""
        return self._words.text()

    def _show_words(self) -> None:
        state = self.view.state
        name = self.modes.mode_text(state.mode)
        parts = [self.tr("{mode}.").format(mode=name)]
        if state.mode is not ViewMode.SIDE_BY_SIDE:
            parts.append(self.stacked.mode_words())
        unlinked = not self.view.linked
        if unlinked or state.mode is ViewMode.OVERLAY:
            title = self.view.panes[state.active].title
            parts.append(self.tr("Keys act on {title} (X changes).").format(title=title))
        text = " ".join(parts)
        if text != self._words.text():
            self._words.setText(text)
        self._words.setVisible(len(parts) > 1)  # the mode alone is said by its button
