"""Brings the hand tools to the panes: mouse and keys in, crosshair and marks out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.ui.comparison.hand_tools import HandTools, Tool
from desktop.ui.comparison.overlay_painter import OverlayPainter
from desktop.ui.comparison.picture_pane import PicturePane
from desktop.ui.comparison.stacked_pane import StackedPane
from desktop.ui.comparison.synchronised_view import SynchronisedView
from desktop.ui.comparison.view_state import ViewMode

FINE, COARSE = 1, 12
"""Logical pixels that one press of an arrow moves the crosshair, alone and with Shift."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ToolController(QObject):
    """Marks and ruler over the panes of one view."""

    marks_changed = Signal()
    selection_changed = Signal()
    tool_changed = Signal(object)
    """Tool"""
    ruler_changed = Signal()
    let_go = Signal()
    """What was dragged stays where it is."""

    def __init__(self, view: SynchronisedView, stacked: StackedPane) -> None:
        super().__init__(view)
        self._view = view
        self.editable = True
        self.tools = HandTools(view.viewport)
        self.overlays = OverlayPainter(view.viewport, self.tools)
        self._panes: list[PicturePane] = [*view.panes, stacked]
        self._pressed_in = 0
        for index, pane in enumerate(view.panes):
            self._watch(pane, lambda _, i=index: i)
        self._watch(stacked, stacked.picture_at)

    def _watch(self, pane: PicturePane, picture_at: Callable[[QPointF], int]) -> None:
        pane.overlays = self.overlays
        pane.tool_pressed.connect(lambda at: self._press(pane, picture_at(at), at))
        pane.tool_dragged.connect(lambda at: self._drag(pane, at))
        pane.tool_released.connect(self._release)
        pane.pointer_moved.connect(lambda at: self._point(pane, picture_at(at), at))
        pane.pointer_left.connect(self.show_cursor)

    @property
    def tool(self) -> Tool:
        return self.tools.tool

    def choose(self, tool: Tool) -> None:
        """Marks cannot be set where nothing may be changed."""
        if tool is Tool.MARK and not self.editable:
            tool = Tool.MOVE
        self.tools.choose(tool)
        for pane in self._panes:
            pane.set_tool_active(tool is not Tool.MOVE)
        if tool is not Tool.MOVE and self.tools.cursor is None:
            self.tools.move_cursor(self._view.state.active, 0, 0)
        self.show_cursor()
        self.tool_changed.emit(tool)

    def set_editable(self, editable: bool) -> None:
        self.editable = editable
        if not editable and self.tool is Tool.MARK:
            self.choose(Tool.MOVE)

    def forget_places(self) -> None:
        """Other pictures: what was pointed at means nothing any more."""
        self.tools.cursor = None
        self.tools.forget_ruler()
        self.show_cursor()
        self.ruler_changed.emit()

    def show_cursor(self) -> None:
        """The crosshair of the tool, in both pictures; without a tool it belongs to the view."""
        if self.tool is not Tool.MOVE:
            self._view.set_crosshair(self.tools.cursor)
        elif not self._view.crosshair_shown:
            self._view.set_crosshair(None)

    def repaint(self) -> None:
        for pane in self._panes:
            pane.update()

    # With the mouse

    def _press(self, pane: PicturePane, picture: int, at: QPointF) -> None:
        self._pressed_in = picture
        changed = self.tools.press(picture, pane.to_viewport(at))
        self._after(changed)

    def _drag(self, pane: PicturePane, at: QPointF) -> None:
        changed = self.tools.drag(self._pressed_in, pane.to_viewport(at))
        self._after(changed, selection=False)

    def _release(self) -> None:
        self.tools.release()
        self.let_go.emit()

    def _point(self, pane: PicturePane, picture: int, at: QPointF) -> None:
        if self.tool is not Tool.MOVE:
            self.tools.point(picture, pane.to_viewport(at))
            self.show_cursor()
            if self.tool is Tool.RULER:
                self.ruler_changed.emit()

    def _after(self, changed: bool, *, selection: bool = True) -> None:
        self.show_cursor()
        if changed:
            self.marks_changed.emit()
        if selection:
            self.selection_changed.emit()
        if self.tool is Tool.RULER:
            self.ruler_changed.emit()
        self.repaint()

    # With keys

    def picture_for_keys(self) -> int:
        """Swipe: the picture that the crosshair stands in; otherwise the active one."""
        state, cursor = self._view.state, self.tools.cursor
        if state.mode is ViewMode.SWIPE and cursor is not None:
            x, _ = self._view.viewport.screen_of(state.active, cursor)
            return state.picture_at(x / self._view.viewport.size(state.active)[0])
        return state.active

    def key(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the tools'."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.tools.marks.select_next(1 if key == Qt.Key.Key_Down else -1)
            self._after(False)
            return True
        if key == Qt.Key.Key_Escape:
            return self._step_back()
        if self.tool is Tool.MOVE:
            return False
        if key in _ARROWS and not control:
            self._move_cursor(_ARROWS[key], COARSE if shift else FINE)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            picture = self.picture_for_keys()
            if shift and self.tool is Tool.MARK:
                self._after(self.tools.move_selected_here(picture))
                self.let_go.emit()
            else:
                self._after(self.tools.set_here(picture))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.tool is Tool.MARK:
            selected = self.tools.marks.selected
            if selected is not None:
                self.tools.marks.delete(selected.number)
            self._after(selected is not None)
        else:
            return False
        return True

    def _step_back(self) -> bool:
        before = self.tool
        if not self.tools.step_back():
            return False
        if self.tool is not before:
            self.choose(self.tool)
        self._after(False)
        self.ruler_changed.emit()
        return True

    def _move_cursor(self, direction: tuple[int, int], step: int) -> None:
        """The pictures go along when the crosshair would leave the pane."""
        picture, viewport = self._view.state.active, self._view.viewport
        self.tools.move_cursor(picture, direction[0] * step, direction[1] * step)
        x, y = viewport.screen_of(picture, self.tools.cursor)
        width, height = viewport.size(picture)
        over = (min(0.0, x) + max(0.0, x - width), min(0.0, y) + max(0.0, y - height))
        if any(over):
            viewport.pan(picture, -over[0], -over[1])
            self._view.refresh()
        self.show_cursor()
        if self.tool is Tool.RULER:
            self.ruler_changed.emit()
            self.repaint()
