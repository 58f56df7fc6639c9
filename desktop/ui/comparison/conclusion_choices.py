"""The four conclusions on a candidate, one to choose; each says what it means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from desktop.domain.conclusions import Conclusion
from desktop.ui.shell.wording import conclusion_meaning, conclusion_text
from desktop.ui.theme import Spacing


class ConclusionChoices(QGridLayout):
    """To be added to a layout; `parent` owns the buttons."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.setVerticalSpacing(Spacing.XS)
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self.changed)
        self.buttons: dict[Conclusion, QRadioButton] = {}
        for number, conclusion in enumerate(Conclusion):
            button = QRadioButton(conclusion_text(conclusion), parent)
            button.setToolTip(conclusion_meaning(conclusion))
            button.setAccessibleDescription(conclusion_meaning(conclusion))
            self._group.addButton(button)
            self.buttons[conclusion] = button
            self.addWidget(button, number // 2, number % 2)

    @property
    def chosen(self) -> Conclusion | None:
        return next((c for c, button in self.buttons.items() if button.isChecked()), None)

    def choose(self, conclusion: Conclusion | None) -> None:
        """None: nothing is chosen."""
        self._group.setExclusive(False)
        for one, button in self.buttons.items():
            button.setChecked(one is conclusion)
        self._group.setExclusive(True)
