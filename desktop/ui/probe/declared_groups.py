"""What is known of the person on a probe from elsewhere: it chooses which measured error is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.error_sentences import grouping_text
from desktop.domain.glossary_term import Topic
from desktop.domain.groups import BASE_ATTRIBUTES, Grouping
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.theme import Spacing, set_role


class _Choice(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever scrolls the form past it declares nothing."""
        event.ignore()


class DeclaredGroups(QWidget):
    """One choice for each base attribute that the gallery records, hidden while it records none.

    Everything stands at “Not declared” until somebody chooses; no candidate is ever filtered by it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, QComboBox] = {}
        self._values: dict[str, tuple[str, ...]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        title = QLabel(self.tr("What is known of the person from elsewhere (optional)"), self)
        column.addLayout(beside(title, HelpButton(Topic.DECLARED_GROUP, Topic.GROUP_RATE)))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Spacing.S)
        self._grid.setVerticalSpacing(Spacing.XXS)
        column.addLayout(self._grid)
        caption = QLabel(
            self.tr(
                "Never from the picture. It only chooses which measured error rate is shown; no candidate "
                "is filtered by it."
            ),
            self,
        )
        caption.setWordWrap(True)
        set_role(caption, "caption")
        column.addWidget(caption)
        self.hide()

    def set_groupings(self, groupings: Sequence[Grouping]) -> None:
        """Offers the recorded values; what was chosen stays where it is still offered."""
        by_name = {one.by: one for one in groupings}
        values = {by: by_name[by].groups for by in BASE_ATTRIBUTES if by in by_name}
        if values == self._values:
            return
        chosen = self.declared
        self._values = values
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        self.choices = {}
        for place, (by, offered) in enumerate(values.items()):
            self._add(place, by, offered, chosen.get(by, ""))
        for place in range(len(BASE_ATTRIBUTES)):
            self._grid.setColumnStretch(place, 1 if place < len(values) else 0)
        self.setVisible(bool(values))

    def _add(self, place: int, by: str, offered: tuple[str, ...], chosen: str) -> None:
        name = grouping_text(by, ui_words())
        name = name[:1].upper() + name[1:]
        label = QLabel(name, self)
        set_role(label, "caption")
        choice = _Choice(self)
        choice.addItem(self.tr("Not declared"), "")
        for value in offered:
            choice.addItem(value, value)
            choice.setItemData(choice.count() - 1, value, Qt.ItemDataRole.ToolTipRole)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))
        choice.setAccessibleName(self.tr("{name}, known from elsewhere").format(name=name))
        choice.setToolTip(self.tr("As recorded in this gallery; leave it where nobody knows"))
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(8)
        width = choice.view().sizeHintForColumn(0) + 2 * Spacing.L
        choice.view().setMinimumWidth(width)
        label.setBuddy(choice)
        self._grid.addWidget(label, 0, place)
        self._grid.addWidget(choice, 1, place)
        self.choices[by] = choice

    def clear(self) -> None:
        """Everything not declared again."""
        for choice in self.choices.values():
            choice.setCurrentIndex(0)

    @property
    def declared(self) -> dict[str, str]:
        """Grouping -> group; what is not declared is left out."""
        found = {by: str(choice.currentData()) for by, choice in self.choices.items()}
        return {by: value for by, value in found.items() if value}
