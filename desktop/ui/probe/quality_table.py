"""Face quality in rows: component, what was measured, value, and what is wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.domain.faces import FaceQuality, QualityMeasure
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.wording import component_problem, component_text, grade_text, native_text
from desktop.ui.theme import colours

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class QualityModel(QAbstractTableModel):
    """Columns: component, measured, quality 0..100 with its grade in words."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._measures: tuple[QualityMeasure, ...] = ()

    def show_quality(self, quality: FaceQuality | None) -> None:
        self.beginResetModel()
        self._measures = quality.measures if quality is not None else ()
        self.endResetModel()

    def problems(self) -> list[str]:
        """A sentence for every component that is not good, the worst first."""
        found = sorted((m for m in self._measures if m.grade != "good"), key=lambda m: m.value)
        return [pair(component_text(m.component), component_problem(m.component)) for m in found]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._measures)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Component"), self.tr("Measured"), self.tr("Quality"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        measure = self._measures[index.row()]
        grade = f"{measure.value}  {grade_text(measure)}"
        if role == Qt.ItemDataRole.DisplayRole:
            return (component_text(measure.component), native_text(measure), grade)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 2 and measure.grade != "good":
            c = colours()
            return QColor(c.danger if measure.grade == "poor" else c.caution)
        if role == Qt.ItemDataRole.ToolTipRole:
            return component_problem(measure.component) if measure.grade != "good" else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return pair(component_text(measure.component), f"{native_text(measure)}, {grade}")
        return None
