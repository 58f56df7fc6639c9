"""How the two pictures are shown at the moment, without Qt."""

from __future__ import annotations

from enum import StrEnum

PROBE, CANDIDATE = 0, 1

FASTEST_MS, SLOWEST_MS, USUAL_MS = 400, 3000, 1000
"""How long each picture stands while they alternate. Faster than this could flash (WCAG 2.2, 2.3.1)."""

STEP = 0.05
"""Of the divider and of the blend, with keys."""


class ViewMode(StrEnum):
    """In the order of the buttons."""

    SIDE_BY_SIDE = "side_by_side"
    SWIPE = "swipe"
    BLINK = "blink"
    OVERLAY = "overlay"


class ViewState:
    """The mode, and what each mode remembers while another is looked at."""

    def __init__(self) -> None:
        self.mode = ViewMode.SIDE_BY_SIDE
        self._active = PROBE
        self._divider = 0.5
        self._blend = 0.5
        self._interval = USUAL_MS

    @property
    def active(self) -> int:
        """The picture that keys act on; in blink it is the one in front."""
        return self._active

    def set_active(self, picture: int) -> None:
        self._active = CANDIDATE if picture else PROBE

    def exchange(self) -> None:
        """One step of blink; elsewhere keys act on the other picture."""
        self._active = 1 - self._active

    @property
    def divider(self) -> float:
        """Swipe: left of this share of the width stands the probe."""
        return self._divider

    def set_divider(self, share: float) -> None:
        self._divider = min(max(share, 0.0), 1.0)

    @property
    def blend(self) -> float:
        """Overlay: 0 is the probe alone, 1 the candidate alone."""
        return self._blend

    def set_blend(self, share: float) -> None:
        self._blend = min(max(share, 0.0), 1.0)

    @property
    def interval(self) -> int:
        """Blink: milliseconds each picture stands."""
        return self._interval

    def set_interval(self, milliseconds: int) -> None:
        self._interval = min(max(milliseconds, FASTEST_MS), SLOWEST_MS)

    def step(self, steps: float) -> bool:
        """Moves what the mode has to move: the divider, or the blend. False where there is nothing."""
        if self.mode is ViewMode.SWIPE:
            self.set_divider(self._divider + steps * STEP)
        elif self.mode is ViewMode.OVERLAY:
            self.set_blend(self._blend + steps * STEP)
        else:
            return False
        return True

    def picture_at(self, share: float) -> int:
        """The picture that a pointer at this share of the width is over, where both are in one pane."""
        if self.mode is ViewMode.SWIPE:
            return PROBE if share < self._divider else CANDIDATE
        return self._active

    def opacity(self, picture: int) -> float:
        """How strongly a picture is drawn where both are in one pane, the probe first."""
        if self.mode is ViewMode.BLINK:
            return 1.0 if picture == self._active else 0.0
        if self.mode is ViewMode.OVERLAY:
            if picture == CANDIDATE:
                return self._blend
            return 1.0 if self._blend < 1.0 else 0.0
        return 1.0
