"""The faces of a blind look by their places, and which of them have an answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.domain.looks import BlindItem, BlindLook
from desktop.ui.icons import icon
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.theme import Spacing, set_role


class PlaceBar(QWidget):
    """Places by number; Alt with left and right goes through them."""

    chosen = Signal(int)
    """Place"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[int] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[int, QToolButton] = {}
        self.back = QPushButton(self.tr("Previous face"), self)
        self.back.setToolTip(self.tr("The face before this one (Alt+Left)"))
        self.back.setShortcut("Alt+Left")
        self.back.clicked.connect(lambda: self._step(-1))
        self.forward = QPushButton(icon("chevron-right"), self.tr("Next face"), self)
        self.forward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.forward.setToolTip(self.tr("The face after this one (Alt+Right)"))
        self.forward.setShortcut("Alt+Right")
        self.forward.clicked.connect(lambda: self._step(1))
        self._box = QWidget(self)
        self._row = FlowLayout(self._box, Spacing.XS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        row.addWidget(self.back)
        row.addWidget(self._box, 1)
        row.addWidget(self.forward)

    def show_look(self, look: BlindLook) -> None:
        """Which have an answer, which were taken out; who is chosen stays chosen."""
        places = [item.place for item in look.items]
        if places != self._places:
            self._rebuild(places)
        for item in look.items:
            button = self.buttons[item.place]
            button.setText(self._sign(item))
            button.setAccessibleName(self._words(item))
            button.setToolTip(self._words(item))
            button.setEnabled(not item.withdrawn)
        self._show_ends()

    def choose(self, place: int) -> None:
        self.buttons[place].setChecked(True)
        self._show_ends()
        self.chosen.emit(place)

    @property
    def place(self) -> int | None:
        """The one that is chosen."""
        return next((place for place, button in self.buttons.items() if button.isChecked()), None)

    def _rebuild(self, places: list[int]) -> None:
        for button in self.buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons.clear()
        self._places = places
        for place in places:
            button = QToolButton(self._box)
            set_role(button, "button")
            button.setCheckable(True)
            button.setMinimumWidth(4 * self.fontMetrics().averageCharWidth() + 2 * Spacing.M)
            button.clicked.connect(lambda _, p=place: self.choose(p))
            self._group.addButton(button)
            self._row.addWidget(button)
            self.buttons[place] = button

    def _sign(self, item: BlindItem) -> str:
        if item.withdrawn:
            return f"{item.place} –"
        return f"✓ {item.place}" if item.answered else f"{item.place}"

    def _words(self, item: BlindItem) -> str:
        if item.withdrawn:
            return self.tr("Face {place}: taken out of the gallery").format(place=item.place)
        if item.answered:
            return self.tr("Face {place}: answered").format(place=item.place)
        return self.tr("Face {place}: not answered yet").format(place=item.place)

    def _usable(self) -> list[int]:
        return [place for place in self._places if self.buttons[place].isEnabled()]

    def _step(self, by: int) -> None:
        usable, place = self._usable(), self.place
        if place in usable:
            at = usable.index(place) + by
            if 0 <= at < len(usable):
                self.choose(usable[at])

    def _show_ends(self) -> None:
        usable, place = self._usable(), self.place
        self.back.setEnabled(bool(usable) and place != usable[0])
        self.forward.setEnabled(bool(usable) and place != usable[-1])
