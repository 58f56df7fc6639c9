"""The steps of a case in the order in which they were taken."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.ui.cases.case_texts import step_text, step_title
from desktop.ui.shell.wording import instant_text
from desktop.workflow.case_record import TimelineEntry

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TimelineModel(QAbstractTableModel):
    """Columns: when, who, what, what it says."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._steps: tuple[TimelineEntry, ...] = ()

    def set_steps(self, steps: tuple[TimelineEntry, ...]) -> None:
        self.beginResetModel()
        self._steps = steps
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("When"), self.tr("Person"), self.tr("Step"), self.tr("What it says"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._steps):
            return None
        step = self._steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(step)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Log entry {number}").format(number=step.seq)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(text for text in self._cells(step) if text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cells(self, step: TimelineEntry) -> tuple[str, str, str, str]:
        return instant_text(step.at), step.actor, step_title(step), step_text(step)
