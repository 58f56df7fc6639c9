"""The signed checkpoints of the log as a table, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.wording import entry_kind_text, instant_text
from desktop.ui.theme import colours
from desktop.workflow.checkpoint_list import ListedCheckpoint, Receipt

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def _tr(text: str) -> str:
    return QCoreApplication.translate("checkpoints", text)


def occasion_text(occasion: str) -> str:
    """Why a checkpoint was signed."""
    return _tr("Asked for") if occasion == "asked" else entry_kind_text(occasion)


def destination_text(destination: str) -> str:
    return {"folder": _tr("folder"), "tsa": _tr("time-stamp authority")}.get(destination, destination)


def receipts_text(receipts: Sequence[Receipt]) -> str:
    """Where it went; plainly said where it went nowhere."""
    names = dict.fromkeys(destination_text(one.destination) for one in receipts)
    return ", ".join(names) or _tr("nowhere yet")


class CheckpointModel(QAbstractTableModel):
    """Columns: entries, when, occasion, root, where it was delivered."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[ListedCheckpoint] = []

    def show(self, rows: list[ListedCheckpoint]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> ListedCheckpoint | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, size: int) -> int:
        """-1 where there is none of that size."""
        return next((n for n, row in enumerate(self._rows) if row.stored.size == size), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Entries"),
                self.tr("Signed"),
                self.tr("Occasion"),
                self.tr("Root"),
                self.tr("Delivered to"),
            )[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        cells = self._cells(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.stored.root if index.column() == 3 else self._delivered(row)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 4 and not row.receipts:
            return QColor(colours().text_muted)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self.tr("Checkpoint of {count} entries, signed {when}, {occasion}").format(
                count=cells[0], when=cells[1], occasion=cells[2]
            )
        return None

    def _cells(self, row: ListedCheckpoint) -> tuple[str, str, str, str, str]:
        stored = row.stored
        return (
            QLocale().toString(stored.size),
            instant_text(stored.made_at),
            occasion_text(stored.occasion),
            f"{stored.root[:12]}…",
            receipts_text(row.receipts),
        )

    def _delivered(self, row: ListedCheckpoint) -> str | None:
        lines = [pair(destination_text(one.destination), instant_text(one.at)) for one in row.receipts]
        return "\n".join(lines) or None
