"""Side by side, swipe, blink or overlay, and what each of them has to adjust."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from desktop.ui.comparison.tool_buttons import push_tool, toggle_tool
from desktop.ui.comparison.view_state import FASTEST_MS, SLOWEST_MS, ViewMode, ViewState
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.motion import less_motion
from desktop.ui.theme import Spacing, set_role

STEPS = 100
MODE_KEYS = {
    ViewMode.SIDE_BY_SIDE: "2",
    ViewMode.SWIPE: "3",
    ViewMode.BLINK: "4",
    ViewMode.OVERLAY: "5",
}
_ICONS = {
    ViewMode.SIDE_BY_SIDE: "compare",
    ViewMode.SWIPE: "swipe",
    ViewMode.BLINK: "blink",
    ViewMode.OVERLAY: "overlay",
}


class ModeBar(QWidget):
    """Changes the `ViewState` and says so; pictures are not touched here.

    Nothing moves by itself until somebody starts it, and it stops when it is out of sight.
    """

    mode_changed = Signal(object)
    """ViewMode"""
    changed = Signal()
    """Divider, blend, or the picture in front."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._titles = (self.tr("Probe"), self.tr("Candidate"))
        self._ends: list[QLabel] = []
        row = FlowLayout(self, Spacing.XS)
        self.buttons: dict[ViewMode, QToolButton] = {}
        group = QButtonGroup(self)
        for mode in ViewMode:
            button = toggle_tool(
                row,
                _ICONS[mode],
                self.mode_text(mode),
                self.tr("{what} ({key})").format(what=self._meaning(mode), key=MODE_KEYS[mode]),
            )
            group.addButton(button)
            self.buttons[mode] = button
            button.clicked.connect(lambda _, m=mode: self.set_mode(m))
        self.buttons[state.mode].setChecked(True)
        self._stop_tab_at(state.mode)
        self._controls = {
            ViewMode.SWIPE: self._slider_control(self.tr("Divider"), STEPS, self._divider_slid),
            ViewMode.BLINK: self._blink_control(),
            ViewMode.OVERLAY: self._slider_control(self.tr("Blend"), STEPS, self._blend_slid),
        }
        self.divider = self._controls[ViewMode.SWIPE].findChild(QSlider)
        self.blend = self._controls[ViewMode.OVERLAY].findChild(QSlider)
        self.speed = self._controls[ViewMode.BLINK].findChild(QSlider)
        for control in self._controls.values():
            row.addWidget(control)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.exchange)
        self.refresh()

    def mode_text(self, mode: ViewMode) -> str:
        return {
            ViewMode.SIDE_BY_SIDE: self.tr("Side by side"),
            ViewMode.SWIPE: self.tr("Swipe"),
            ViewMode.BLINK: self.tr("Blink"),
            ViewMode.OVERLAY: self.tr("Overlay"),
        }[mode]

    def _meaning(self, mode: ViewMode) -> str:
        return {
            ViewMode.SIDE_BY_SIDE: self.tr("The two pictures beside one another"),
            ViewMode.SWIPE: self.tr("One pane with a line that moves across: drag it, or PgUp and PgDown"),
            ViewMode.BLINK: self.tr("One picture after the other: B for a step, Space to start and stop"),
            ViewMode.OVERLAY: self.tr("One picture through the other: PgUp and PgDown blend"),
        }[mode]

    def controls(self) -> list[QWidget]:
        """From left to right."""
        adjusting = (self.divider, self._push, self._run, self.speed, self.blend)
        return [*self.buttons.values(), *adjusting]

    def set_titles(self, probe: str, candidate: str) -> None:
        self._titles = (probe, candidate)
        self.refresh()

    def set_mode(self, mode: ViewMode) -> None:
        self.stop()
        self._state.mode = mode
        self.buttons[mode].setChecked(True)
        self._stop_tab_at(mode)
        self.refresh()
        self.mode_changed.emit(mode)

    def _stop_tab_at(self, mode: ViewMode) -> None:
        """Tab stops at the mode in force, arrows go to the others; Qt forgets it when keys change it."""
        for one, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if one is mode else Qt.FocusPolicy.NoFocus)

    # Blink

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        """Only where it can be seen, and where things may move by themselves."""
        if self._state.mode is ViewMode.BLINK and self.isVisible() and not less_motion():
            self._timer.start(self._state.interval)
        self.refresh()

    def stop(self) -> None:
        self._timer.stop()
        self.refresh()

    def toggle_running(self) -> None:
        if self.is_running:
            self.stop()
        else:
            self.start()

    def exchange(self) -> None:
        """The other picture."""
        self._state.exchange()
        self.changed.emit()

    def step_once(self) -> None:
        """By hand: what runs by itself stops."""
        self.stop()
        self.exchange()

    def step(self, steps: float) -> bool:
        """Moves divider or blend; False where the mode has neither."""
        moved = self._state.step(steps)
        if moved:
            self.refresh()
            self.changed.emit()
        return moved

    def set_divider(self, share: float) -> None:
        self._state.set_divider(share)
        self.refresh()
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody may have chosen less motion meanwhile."""
        self.refresh()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        super().hideEvent(event)

    def refresh(self) -> None:
        """Controls say what the state says."""
        for mode, control in self._controls.items():
            control.setVisible(mode is self._state.mode)
        for slider, value in (
            (self.divider, round(self._state.divider * STEPS)),
            (self.blend, round(self._state.blend * STEPS)),
            (self.speed, SLOWEST_MS + FASTEST_MS - self._state.interval),
        ):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
        for label, title in zip(self._ends, self._titles * 2, strict=True):
            label.setText(title)
        running = self.is_running
        self._run.setText(self.tr("Stop") if running else self.tr("Start"))
        self._run.setChecked(running)
        still = less_motion()
        self._run.setEnabled(not still)
        self.speed.setEnabled(not still)
        self._run.setToolTip(
            self.tr("Nothing moves by itself here, as the settings say: B shows the other picture")
            if still
            else self.tr("Start and stop (Space)")
        )

    # Building

    def _slider_control(self, name: str, top: int, slid) -> QWidget:
        control = QWidget()
        row = QHBoxLayout(control)
        row.setContentsMargins(Spacing.S, 0, 0, 0)
        ends = [QLabel(control), QLabel(control)]
        for end in ends:
            set_role(end, "caption")
        slider = self._slider(control, name, 0, top, slid)
        for widget in (ends[0], slider, ends[1]):
            row.addWidget(widget)
        self._ends += ends
        return control

    def _slider(self, parent: QWidget, name: str, low: int, high: int, slid) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, parent)
        slider.setRange(low, high)
        slider.setSingleStep(max(1, (high - low) // 50))
        slider.setPageStep(max(1, (high - low) // 10))
        slider.setFixedWidth(120)
        slider.setAccessibleName(name)
        slider.setToolTip(name)
        slider.valueChanged.connect(slid)
        return slider

    def _blink_control(self) -> QWidget:
        control = QWidget()
        row = QHBoxLayout(control)
        row.setContentsMargins(Spacing.S, 0, 0, 0)
        row.setSpacing(Spacing.XS)
        self._push = push_tool(row, "blink", self.tr("The other picture"), self.tr("B"), self.step_once)
        self._push.setText(self.tr("Other"))
        self._push.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._run = toggle_tool(row, "refresh", self.tr("Start"), self.tr("Start and stop (Space)"))
        self._run.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._run.setAccessibleName(self.tr("Alternate by itself"))
        self._run.clicked.connect(lambda _: self.toggle_running())
        label = QLabel(self.tr("Speed"), control)
        set_role(label, "caption")
        row.addWidget(label)
        row.addWidget(
            self._slider(control, self.tr("Speed: slow to fast"), FASTEST_MS, SLOWEST_MS, self._speed_slid)
        )
        return control

    def _divider_slid(self, value: int) -> None:
        self._state.set_divider(value / STEPS)
        self.changed.emit()

    def _blend_slid(self, value: int) -> None:
        self._state.set_blend(value / STEPS)
        self.changed.emit()

    def _speed_slid(self, value: int) -> None:
        self._state.set_interval(SLOWEST_MS + FASTEST_MS - value)
        if self.is_running:
            self._timer.start(self._state.interval)
