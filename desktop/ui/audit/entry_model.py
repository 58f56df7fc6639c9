"""Entries of the log as a table, newest first, read page by page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.domain.log_entries import LogEntry
from desktop.storage.workspace import Workspace
from desktop.ui.audit.entry_words import entry_detail
from desktop.ui.icons import icon
from desktop.ui.shell.by_locale import moment_by_locale
from desktop.ui.shell.entry_stages import stage_of
from desktop.ui.shell.paged_rows import PagedRows
from desktop.ui.shell.wording import entry_kind_text
from desktop.ui.theme import colours
from desktop.workflow.browse import log_entries

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAGE = 32
"""A screen of rows: an entry of thousands of faces takes a millisecond or two to read."""

NUMBER, TIME, PERSON, WHAT, DETAIL = range(5)


class EntryModel(QAbstractTableModel):
    """Columns: number, time, person, what, details. Shows the entries whose numbers it is given; pages of
    256 of them are read as they are looked at, 16 kept."""

    def __init__(self, workspace: Workspace, parent: Any = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._numbers: Sequence[int] = ()
        self._first_bad = 0
        self._rows: PagedRows[LogEntry | None] = PagedRows(_PAGE, self._read)

    def show(self, numbers: Sequence[int]) -> None:
        """Newest first; what was read before is forgotten, since what is withheld may have changed."""
        self.beginResetModel()
        self._numbers = numbers
        self._rows.reset(len(numbers))
        self.endResetModel()

    @property
    def numbers(self) -> Sequence[int]:
        return self._numbers

    @property
    def pages_read(self) -> int:
        return self._rows.pages_read

    def mark_bad(self, seq: int) -> None:
        """The first bad entry that verification named; 0 for none."""
        self._first_bad = seq
        if self._rows.count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows.count - 1, DETAIL))

    @property
    def first_bad(self) -> int:
        return self._first_bad

    def entry(self, row: int) -> LogEntry | None:
        return self._rows.row(row)

    def row_of(self, seq: int) -> int:
        """Row of an entry, -1 where it is not shown."""
        numbers = self._numbers  # sorted downwards
        low, high = 0, len(numbers)
        while low < high:
            middle = (low + high) // 2
            if numbers[middle] > seq:
                low = middle + 1
            else:
                high = middle
        return low if low < len(numbers) and numbers[low] == seq else -1

    def _read(self, offset: int, limit: int) -> list[LogEntry | None]:
        wanted = self._numbers[offset : offset + limit]
        found = {entry.seq: entry for entry in log_entries(self._workspace, wanted)}
        return [found.get(seq) for seq in wanted]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._rows.count

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("No."),
                self.tr("Time ({zone})").format(zone=datetime.now().astimezone().strftime("UTC%z")),
                self.tr("Person"),
                self.tr("What"),
                self.tr("Details"),
            )[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(entry, column)
        if role == Qt.ItemDataRole.DecorationRole and column == WHAT:
            return icon(stage_of(entry.kind).icon, "text_muted", "text")
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(entry, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (PERSON, WHAT, DETAIL):
            return self._cell(entry, column) or None
        return None

    def _spoken(self, entry: LogEntry, column: int) -> str:
        if column != NUMBER:
            return self._cell(entry, column)
        words = (
            self.tr("Entry {number}, the first bad one, {time}, {person}: {what}")
            if entry.seq == self._first_bad
            else self.tr("Entry {number}, {time}, {person}: {what}")
        )
        return words.format(
            number=entry.seq,
            time=self._cell(entry, TIME),
            person=entry.actor,
            what=self._cell(entry, WHAT),
        )

    def _colour(self, entry: LogEntry, column: int) -> QColor | None:
        if entry.seq == self._first_bad:
            return QColor(colours().danger)
        return QColor(colours().text_muted) if column in (NUMBER, TIME) else None

    def _cell(self, entry: LogEntry, column: int) -> str:
        if column == NUMBER:
            return f"⚠ {entry.seq}" if entry.seq == self._first_bad else str(entry.seq)
        if column == TIME:
            return moment_by_locale(entry.at.astimezone(), seconds=True)
        if column == PERSON:
            return entry.actor
        return entry_kind_text(entry.kind) if column == WHAT else entry_detail(entry)
