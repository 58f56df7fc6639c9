"""The list of cases, newest first, read page by page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.domain.cases import CaseState
from desktop.domain.people import Right
from desktop.storage.workspace import Workspace
from desktop.ui.cases.case_texts import flag_text, policy_text, state_text
from desktop.ui.icons import icon
from desktop.ui.shell.by_locale import pair
from desktop.ui.shell.paged_rows import PagedRows
from desktop.ui.shell.said import said
from desktop.ui.shell.wording import day_text
from desktop.workflow.access import may
from desktop.workflow.case_record import CaseRow, case_count, case_rows
from desktop.workflow.today import today_of

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAGE = 128


class CaseListModel(QAbstractTableModel):
    """Columns: number, purpose, state, policy, authorised until, flags, probes, searches."""

    def __init__(self, workspace: Workspace, parent: Any = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._state: CaseState | None = CaseState.OPEN
        self._text = ""
        self._rows = PagedRows(_PAGE, self._read)
        self._today = today_of(workspace)

    @property
    def pages_read(self) -> int:
        """How many pages are held."""
        return self._rows.pages_read

    def reload(self, state: CaseState | None, text: str = "") -> None:
        """Reads anew: cases in that state (None: all) whose record holds every word of `text`."""
        self.beginResetModel()
        self._state, self._text, self._today = state, text, today_of(self._workspace)
        allowed = may(self._workspace, Right.VIEW_CASES)
        self._rows.reset(case_count(self._workspace, state, text) if allowed else 0)
        self.endResetModel()

    def case(self, row: int) -> CaseRow | None:
        return self._rows.row(row)

    def _read(self, offset: int, limit: int) -> list[CaseRow]:
        return case_rows(self._workspace, offset, limit, self._state, self._text)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._rows.count

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 8

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Case"),
                self.tr("Purpose"),
                self.tr("State"),
                self.tr("Policy"),
                self.tr("Authorised until"),
                self.tr("Flags"),
                self.tr("Probes"),
                self.tr("Searches"),
            )[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.case(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(row)[column]
        if role == Qt.ItemDataRole.DecorationRole and column == 5 and row.file.flags:
            return icon("flag", selected="text")
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == 5:
                return "\n".join(pair(flag_text(flag.kind), said(flag.detail)) for flag in row.file.flags)
            if column == 3 and row.file.terms is not None:
                return f"{policy_text(row.file.terms.policy)}\n{said(row.file.terms.policy.summary)}"
            return self._cells(row)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Case {number}: {purpose}, {state}").format(
                number=row.file.case_number,
                purpose=row.file.purpose,
                state=state_text(row.file, self._today),
            )
        return None

    def _cells(self, row: CaseRow) -> tuple[str, ...]:
        file, terms = row.file, row.file.terms
        if terms is None:
            policy, deadline = self.tr("not set"), ""
        else:
            policy = said(terms.policy.title)
            deadline = day_text(terms.deadline) if terms.deadline is not None else self.tr("no end")
        return (
            file.case_number,
            file.purpose,
            state_text(file, self._today),
            policy,
            deadline,
            str(len(file.flags)) if file.flags else "",
            str(row.probes),
            str(row.searches),
        )
