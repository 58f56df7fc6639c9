"""Leads through the demo once, control by control. It does nothing, and leaves nothing in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.ui.shell.services import CaseworkState
from desktop.ui.shell.tour_card import TourCard, TourFrame
from desktop.ui.shell.tour_steps import (
    STEPS,
    TourPlace,
    card_place,
    keep_over,
    keep_step,
    kept_step,
    steps_for,
    tour_is_over,
)
from desktop.ui.shell.tour_targets import bring_into_sight, seen_rect, target_of
from desktop.ui.theme import Spacing

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Tour(QObject):
    """Stands on the window and blocks nothing; its step is kept from one start to the next."""

    def __init__(self, window: MainWindow, state: CaseworkState) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self.place: TourPlace | None = None
        """None while no tour is under way."""
        self.frame: TourFrame | None = None
        self.card: TourCard | None = None
        self._target: QWidget | None = None
        self._unseen = False
        """The control of this step was not brought into sight yet: that is done once."""
        self._guide_was_shown = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._arrange)
        window.pages.currentChanged.connect(self._point)

    def offer(self) -> None:
        """Begins by itself where it is the first time, as soon as there is a gallery to be led through."""
        if tour_is_over() or self.place is not None:
            return
        if self._state.measurement is not None:
            self._begin(kept_step())
        else:
            self._state.measurement_changed.connect(self._measured)

    def _measured(self) -> None:
        if self._state.measurement is not None:
            self._state.measurement_changed.disconnect(self._measured)
            self.offer()

    def restart(self) -> None:
        """From the beginning, because somebody asked for it."""
        self._begin(STEPS[0].key)

    def _begin(self, key: str) -> None:
        window = self._window
        if self.card is None or self.frame is None:
            self.frame = TourFrame(window)
            self.card = TourCard(window)
            self.card.forward.connect(self.forward)
            self.card.back.connect(self.back)
            self.card.skipped.connect(self.end)
            window.installEventFilter(self)
        if self.place is None:
            # Two guides at a time are none.
            self._guide_was_shown = not window.guide.isHidden()
            window.guide.hide()
        self.place = TourPlace(steps_for(window.navigation.buttons), key)
        self._show_step()
        self.card.take_keys()

    def forward(self) -> None:
        if self.place is None:
            return
        if self.place.forward():
            self._show_step()
        else:
            self.end()

    def back(self) -> None:
        if self.place is not None and self.place.back():
            self._show_step()

    def end(self) -> None:
        """Gone through or skipped: it does not come by itself again."""
        if self.place is None:
            return
        self.place = None
        keep_over()
        self._watch(None)
        for part in (self.frame, self.card):
            if part is not None:
                part.hide()
        self._window.guide.setVisible(self._guide_was_shown)

    def _show_step(self) -> None:
        if self.place is None or self.card is None:
            return
        keep_step(self.place.step.key)
        self._window.go_to(self.place.step.page)
        self.card.show_place(self.place)
        self._unseen = True
        self._point()

    def _point(self) -> None:
        """At the control where it is on the screen; on another page the card stands alone."""
        if self.place is not None:
            self._watch(target_of(self.place.step.key, self._window))
            self._later.start()

    def _watch(self, target: QWidget | None) -> None:
        if self._target is not None and self._target is not target and isValid(self._target):
            self._target.removeEventFilter(self)
        if target is not None and target is not self._target:
            target.installEventFilter(self)
        self._target = target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.place is not None and event.type() in _MOVES:
            self._later.start()
        return False

    def _arrange(self) -> None:
        """Frame and card where the control is now."""
        if self.place is None or self.card is None or self.frame is None:
            return
        window = self._window
        # What was made a moment ago is on the screen only now; what was made anew took its place.
        self._watch(target_of(self.place.step.key, window))
        target = self._target
        if target is not None and self._unseen:
            self._unseen = False
            bring_into_sight(target)
        seen = seen_rect(target, window) if target is not None and target.isVisible() else None
        if seen is not None and not seen.isEmpty():
            self.frame.setGeometry(seen.adjusted(-Spacing.S, -Spacing.S, Spacing.S, Spacing.S))
            self.frame.show()
            self.frame.raise_()
        else:
            self.frame.hide()
        room = window.centralWidget().geometry()  # menu and status bar stay free
        self.card.move(card_place(room, seen, self.card.size(), Spacing.M))
        self.card.raise_()
