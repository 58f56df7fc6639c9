"""Parts that every section of the page is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.ui.shell.plain_label import plain_label
from desktop.ui.theme import Spacing


def text_label(parent: QWidget, role: str = "", text: str = "") -> QLabel:
    """Plain text that wraps and can be selected with the mouse."""
    label = plain_label(parent, role, text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class FactTable(QTableWidget):
    """A small table as high as its rows: one place for the keyboard, the page does the scrolling."""

    def __init__(self, headings: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, len(headings), parent)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headings))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrap(True)

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Texts by row; cells are kept where their number stays, so that the chosen row does, too."""
        if self.rowCount() != len(rows):
            self.setRowCount(len(rows))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                item = self.item(y, x)
                if item is None:
                    item = QTableWidgetItem()
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                    self.setItem(y, x, item)
                if item.text() != text:
                    item.setText(text)
                    item.setToolTip(text)
        self._fit()

    def texts(self) -> list[list[str]]:
        return [[self.item(y, x).text() for x in range(self.columnCount())] for y in range(self.rowCount())]

    def _fit(self) -> None:
        self.resizeRowsToContents()
        for row in range(self.rowCount()):
            self.setRowHeight(row, self.sizeHintForRow(row) + Spacing.M)
        height = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        height += sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(height)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._fit()
