"""What waits for whoever is signed in, as a table."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.ui.cases.case_texts import waiting_detail, waiting_icon, waiting_text
from desktop.ui.icons import icon
from desktop.ui.shell.wording import day_text, instant_text
from desktop.workflow.waiting import WaitingItem

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class WaitingModel(QAbstractTableModel):
    """Columns: what is to be done, case, what it is about, since when."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._items: list[WaitingItem] = []
        self._today = date.min

    def set_items(self, items: list[WaitingItem], today: date) -> None:
        self.beginResetModel()
        self._items, self._today = items, today
        self.endResetModel()

    def item(self, row: int) -> WaitingItem | None:
        return self._items[row] if 0 <= row < len(self._items) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("To do"), self.tr("Case"), self.tr("About"), self.tr("When"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(item)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(waiting_icon(item.kind), selected="text")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(text for text in self._cells(item) if text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return item.purpose if index.column() == 1 else self._cells(item)[index.column()]
        return None

    def _cells(self, item: WaitingItem) -> tuple[str, str, str, str]:
        if item.day is not None:
            since = day_text(item.day)
        else:
            since = instant_text(item.since) if item.since is not None else ""
        return waiting_text(item.kind), item.case_number, waiting_detail(item, self._today), since
