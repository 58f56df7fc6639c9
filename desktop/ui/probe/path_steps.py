"""The path of a probe in three steps: where it is, what is done, what comes."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.ui.theme import Spacing, scaled_font, set_role


class Step(IntEnum):
    DECLARE = 0
    ANALYSE = 1
    SEARCH = 2


class PathSteps(QWidget):
    """A step that was reached can be looked at again; the others wait."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps of the probe"))
        self.buttons: list[QToolButton] = []
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        for step in Step:
            if self.buttons:
                arrow = QLabel("›", self)
                set_role(arrow, "muted")
                row.addWidget(arrow)
            button = QToolButton(self)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            set_role(button, "nav")
            button.clicked.connect(lambda _=False, number=int(step): self.chosen.emit(number))
            group.addButton(button)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        self.show_state(Step.DECLARE, Step.DECLARE, done=0)

    def show_state(self, shown: Step, reached: Step, done: int) -> None:
        """`done` steps are recorded; those up to `reached` can be looked at."""
        names = (self.tr("Picture and declaration"), self.tr("Analysis"), self.tr("Search"))
        for step, (button, name) in zip(Step, zip(self.buttons, names, strict=True), strict=True):
            mark = "✓" if step < done else f"{step + 1}"
            button.setText(f"{mark}  {name}")
            bold = QFontMetrics(scaled_font(button.font(), 1.0, bold=True))
            button.setMinimumWidth(bold.horizontalAdvance(button.text()) + 2 * Spacing.M)
            button.setChecked(step is shown)
            button.setEnabled(step <= reached)
            if step < done:
                state = self.tr("recorded")
            else:
                state = self.tr("now") if step is reached else self.tr("comes later")
            button.setAccessibleName(
                self.tr("Step {number}, {name}: {state}").format(number=step + 1, name=name, state=state)
            )
            button.setToolTip(
                self.tr("Comes after the steps before it")
                if step > reached
                else self.tr("Step {number}: {state}").format(number=step + 1, state=state)
            )
