"""The log as a table, newest first, read page by page."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.domain.log_entries import LogEntry, format_instant
from desktop.storage.workspace import Workspace
from desktop.ui.shell.paged_rows import PagedRows
from desktop.ui.shell.wording import entry_kind_text
from desktop.workflow.browse import log_count, log_page

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAGE = 256


class EntryModel(QAbstractTableModel):
    """Columns: number, time, person, what, details. Pages of 256 entries, 16 kept."""

    def __init__(self, workspace: Workspace, parent: Any = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kind = ""
        self._text = ""
        self._first_bad = 0
        self._rows = PagedRows(_PAGE, self._read)
        self.reload()

    def reload(self, kind_prefix: str | None = None, text: str | None = None) -> None:
        """Reads the log anew; kinds beginning with `kind_prefix`, entries that contain `text`."""
        self.beginResetModel()
        self._kind = self._kind if kind_prefix is None else kind_prefix
        self._text = self._text if text is None else text
        self._rows.reset(log_count(self._workspace, self._kind, self._text))
        self.endResetModel()

    def mark_bad(self, seq: int) -> None:
        """The first bad entry that verification named; 0 for none."""
        self._first_bad = seq
        if self._rows.count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows.count - 1, 4))

    def entry(self, row: int) -> LogEntry | None:
        return self._rows.row(row)

    def _read(self, offset: int, limit: int) -> list[LogEntry]:
        return log_page(self._workspace, offset, limit, self._kind, self._text)

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
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(entry, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Entry {number}, {time}, {person}: {what}").format(
                number=entry.seq, time=self._cell(entry, 1), person=entry.actor, what=self._cell(entry, 3)
            )
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 4:
            return summary_of(entry)
        return None

    def _cell(self, entry: LogEntry, column: int) -> str:
        if column == 0:
            bad = entry.seq == self._first_bad
            return self.tr("{number} ⚠ bad").format(number=entry.seq) if bad else str(entry.seq)
        if column == 1:
            return entry.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        return (entry.actor, entry_kind_text(entry.kind), summary_of(entry))[column - 2]


_TELLING = (
    "case_number",
    "name",
    "purpose",
    "conclusion",
    "reason",
    "probe_type",
    "images",
    "enrolled",
    "rows",
    "n",
    "threshold",
    "count_at_threshold",
    "subject_id",
    "rank",
    "device",
    "provider",
    "pack",
    "ok",
    "entries",
)


def summary_of(entry: LogEntry) -> str:
    """The telling fields of an entry in one line."""
    parts = []
    for key in _TELLING:
        value = entry.data.get(key)
        if value is None or value == "":
            continue
        if isinstance(value, list):
            value = len(value)
        if isinstance(value, bool):
            value = "yes" if value else "no"
        if isinstance(value, float):
            value = f"{value:.4f}"
        parts.append(f"{key.replace('_', ' ')}: {value}")
    return " · ".join(parts)


def entry_json(entry: LogEntry) -> str:
    """The whole entry for reading."""
    return json.dumps(
        {
            "seq": entry.seq,
            "at": format_instant(entry.at),
            "actor": entry.actor,
            "kind": entry.kind,
            "data": entry.data,
            "leaf": entry.leaf,
        },
        ensure_ascii=False,
        indent=2,
    )
