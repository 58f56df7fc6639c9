"""What the hand does in a picture besides moving it: set marks, draw a ruler. Without Qt."""

from __future__ import annotations

import math
from enum import StrEnum

from desktop.domain.faces import Point
from desktop.ui.comparison.linked_viewport import LinkedViewport
from desktop.ui.comparison.marks import Marks, point_in
from desktop.ui.comparison.measures import Ruler

GRAB_RADIUS = 12.0
"""Screen units within which a press takes hold of a mark instead of setting a new one."""


class Tool(StrEnum):
    """What a press of the left button, or Enter, does."""

    MOVE = "move"
    MARK = "mark"
    RULER = "ruler"


class HandTools:
    """Screen positions are those of the viewport's panes; `picture` says which of the two is meant."""

    def __init__(self, viewport: LinkedViewport) -> None:
        self._viewport = viewport
        self.marks = Marks()
        self.tool = Tool.MOVE
        self.cursor: Point | None = None
        """The crosshair, in face coordinates, for the keyboard and for the other picture."""
        self.ruler: Ruler | None = None
        self._anchor: Point | None = None
        self._held: int | None = None

    def choose(self, tool: Tool) -> None:
        self.tool = tool
        self._held = self._anchor = None

    # With the mouse

    def press(self, picture: int, at: Point) -> bool:
        """Whether a mark was set."""
        face = self._viewport.face_at(picture, at)
        self.cursor = face
        if self.tool is Tool.RULER:
            self._anchor, self.ruler = face, None
        elif self.tool is Tool.MARK:
            found = self.mark_at(picture, at)
            if found is None:
                return self._place(picture)
            self.marks.select(found)
            self._held = found
        return False

    def drag(self, picture: int, at: Point) -> bool:
        """Whether a mark was moved."""
        self.point(picture, at)
        if self._held is None or self.cursor is None:
            return False
        pixel = self._viewport.pixel_at(picture, self.cursor)
        if pixel is None:
            return False
        self.marks.move(self._held, picture, pixel)
        return True

    def release(self) -> None:
        self._held = None
        if self.tool is Tool.RULER:
            self._anchor = None

    def point(self, picture: int, at: Point) -> None:
        """The pointer is over this place."""
        self.cursor = self._viewport.face_at(picture, at)
        self._stretch()

    def mark_at(self, picture: int, at: Point) -> int | None:
        """The nearest mark under the pointer."""
        frame = self._viewport.frame(picture)
        found: tuple[float, int] | None = None
        for mark in self.marks.all():
            pixel = point_in(mark, picture)
            if pixel is not None and frame is not None:
                there = self._viewport.screen_of(picture, frame.to_face(pixel))
                distance = math.dist(there, at)
                if distance <= GRAB_RADIUS and (found is None or distance < found[0]):
                    found = (distance, mark.number)
        return found[1] if found is not None else None

    # With keys

    def move_cursor(self, picture: int, dx: float, dy: float) -> None:
        """By screen units; it begins in the middle of the view."""
        if self.cursor is None:
            self.cursor = self._viewport.middle(picture)
        x, y = self._viewport.screen_of(picture, self.cursor)
        self.cursor = self._viewport.face_at(picture, (x + dx, y + dy))
        self._stretch()

    def set_here(self, picture: int) -> bool:
        """Sets a mark at the crosshair, or an end of the ruler. Whether a mark was set."""
        if self.cursor is None:
            self.cursor = self._viewport.middle(picture)
        if self.tool is Tool.MARK:
            return self._place(picture)
        if self.tool is Tool.RULER:
            self._anchor = self.cursor if self._anchor is None else None
            if self._anchor is not None:
                self.ruler = None
        return False

    def move_selected_here(self, picture: int) -> bool:
        """The selected mark goes to the crosshair. Whether it did."""
        selected = self.marks.selected
        if selected is None or self.cursor is None:
            return False
        pixel = self._viewport.pixel_at(picture, self.cursor)
        if pixel is None:
            return False
        self.marks.move(selected.number, picture, pixel)
        return True

    def step_back(self) -> bool:
        """Escape: first what was begun, then the selection, then the tool. False where nothing is left."""
        if self._anchor is not None or self.ruler is not None:
            self._anchor = self.ruler = None
        elif self.marks.selected is not None:
            self.marks.select(None)
        elif self.tool is not Tool.MOVE:
            self.choose(Tool.MOVE)
        else:
            return False
        return True

    def forget_ruler(self) -> None:
        self._anchor = self.ruler = None

    def _place(self, picture: int) -> bool:
        assert self.cursor is not None
        pixel = self._viewport.pixel_at(picture, self.cursor)
        if pixel is None:
            return False
        self.marks.place(picture, pixel)
        return True

    def _stretch(self) -> None:
        if self._anchor is not None and self.cursor is not None and self.cursor != self._anchor:
            self.ruler = Ruler(self._anchor, self.cursor)
