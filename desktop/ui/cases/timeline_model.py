"""The steps of a case in the order in which they were taken, day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from desktop.domain.log_entries import LogEntry
from desktop.ui.cases.case_texts import step_text
from desktop.ui.cases.step_sentences import step_sentence
from desktop.ui.shell.by_locale import day_by_locale
from desktop.ui.shell.entry_stages import EntryStage, stage_of
from desktop.ui.shell.wording import instant_text
from desktop.workflow.case_record import TimelineEntry

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

Step = TimelineEntry | LogEntry

StepRole = int(Qt.ItemDataRole.UserRole) + 1
"""The `StepRow` of a row, None where it is a day."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as it is shown. `is_first`, `is_last`: of its day."""

    step: Step
    stage: EntryStage
    time: str
    sentence: str
    detail: str
    is_first: bool
    is_last: bool


class TimelineModel(QAbstractListModel):
    """A row for each day, and below it one for each step. `detail_of`: what a step says in particular."""

    def __init__(self, parent: Any = None, *, detail_of: Callable[[Step], str] = step_text) -> None:
        super().__init__(parent)
        self._detail_of = detail_of
        self._rows: list[date | StepRow] = []

    def set_steps(self, steps: Iterable[Step]) -> None:
        self.beginResetModel()
        self._rows = []
        days: dict[date, list[Step]] = {}
        for step in steps:
            days.setdefault(step.at.astimezone().date(), []).append(step)
        for day, of_day in days.items():
            self._rows.append(day)
            for place, step in enumerate(of_day):
                self._rows.append(self._row(step, place == 0, place == len(of_day) - 1))
        self.endResetModel()

    def _row(self, step: Step, first: bool, last: bool) -> StepRow:
        return StepRow(
            step,
            stage_of(step.kind),
            step.at.astimezone().strftime("%H:%M"),
            step_sentence(step),
            self._detail_of(step),
            first,
            last,
        )

    def step(self, row: int) -> Step | None:
        """None for a day, and for a row that is not there."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found.step if isinstance(found, StepRow) else None

    def steps(self) -> list[Step]:
        return [row.step for row in self._rows if isinstance(row, StepRow)]

    def row_of(self, seq: int) -> int:
        """-1 where that entry is no step."""
        return next(
            (n for n, row in enumerate(self._rows) if isinstance(row, StepRow) and row.step.seq == seq), -1
        )

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], date):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, date):
            return day_title(row) if role == Qt.ItemDataRole.DisplayRole else None
        if role == StepRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Log entry {number}").format(number=row.step.seq)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (instant_text(row.step.at), row.stage.word, row.sentence, row.detail)
            return ", ".join(text for text in parts if text)
        return None


def day_title(day: date) -> str:
    """“2026-11-24, Tuesday”."""
    return f"{day_by_locale(day)}, {QLocale().dayName(day.isoweekday())}"
