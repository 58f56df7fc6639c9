"""The head of the candidates page: which search is open, and what can be done with it as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.domain.searches import SearchRecord
from desktop.ui.cases.case_in_hand import CaseInHand
from desktop.ui.icons import icon
from desktop.ui.shell.services import CaseworkState
from desktop.ui.shell.wording import instant_text
from desktop.ui.theme import Spacing


class SearchHead(QWidget):
    search_chosen = Signal(str)
    """search id"""

    def __init__(self, state: CaseworkState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.M)
        self.earlier = QComboBox(self)
        self.earlier.setAccessibleName(self.tr("Recorded searches"))
        self.earlier.setToolTip(self.tr("Every search is kept, also those that found nobody"))
        self.earlier.setMinimumContentsLength(16)
        self.earlier.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.earlier.setPlaceholderText(self.tr("Recorded searches"))
        self.earlier.activated.connect(self._chosen)
        label = QLabel(self.tr("&Search:"), self)
        label.setBuddy(self.earlier)
        self.enlarge_button = QPushButton(icon("compare"), self.tr("Larger"), self)
        self.enlarge_button.setCheckable(True)
        self.enlarge_button.setToolTip(self.tr("Give the comparison the room of the list (F11)"))
        self.enlarge_button.setShortcut("F11")
        self.no_candidate_button = QPushButton(self.tr("No candidate…"), self)
        self.no_candidate_button.setToolTip(
            self.tr("Conclude that none of the candidates of this search is worth following")
        )
        self.look_button = QPushButton(icon("second-look"), self.tr("Second look…"), self)
        self.look_button.setToolTip(
            self.tr("Ask another person to look at the leads of this search, blind and among other faces")
        )
        row.addWidget(label)
        row.addWidget(self.earlier)
        row.addWidget(CaseInHand(state, self), 1)
        for button in (self.enlarge_button, self.no_candidate_button, self.look_button):
            row.addWidget(button)

    def show_searches(self, records: Sequence[SearchRecord], open_id: str | None) -> None:
        """Newest first; none is marked as open without `open_id`."""
        self.earlier.blockSignals(True)
        self.earlier.clear()
        for number, record in enumerate(records):
            text = self.tr("{case} · {when}").format(case=record.case_number, when=instant_text(record.at))
            self.earlier.addItem(text, record.search_id)
            self.earlier.setItemData(number, record.gallery_name, Qt.ItemDataRole.ToolTipRole)
        self.earlier.setCurrentIndex(-1 if open_id is None else self.earlier.findData(open_id))
        self.earlier.setEnabled(bool(records))
        self.earlier.blockSignals(False)

    def _chosen(self) -> None:
        search_id = self.earlier.currentData()
        if search_id:
            self.search_chosen.emit(search_id)
