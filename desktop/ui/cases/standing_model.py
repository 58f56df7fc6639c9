"""Probes, searches and candidates of a case, one under the other, with how each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.domain.conclusions import Conclusion
from desktop.domain.probes import Probe
from desktop.domain.searches import SearchRecord
from desktop.domain.standings import CandidateStanding, Standing
from desktop.ui.icons import icon
from desktop.ui.shell.by_locale import listed, pair
from desktop.ui.shell.standing_words import standing_meaning, standing_text
from desktop.ui.shell.wording import conclusion_text, instant_text, probe_type_text
from desktop.workflow.case_record import CaseRecord

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_INDENT = "    "


@dataclass(frozen=True)
class StandingRow:
    """A probe, a search of it, or a candidate of that search: what is None tells them apart."""

    probe: Probe | None
    search: SearchRecord | None = None
    candidate: CandidateStanding | None = None
    waits: bool = False
    """A probe that nobody has analysed."""
    searched: bool = False
    concluded: bool = True


class StandingModel(QAbstractTableModel):
    """Columns: what, how it stands, what was said."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[StandingRow] = []

    def show_record(self, record: CaseRecord | None) -> None:
        self.beginResetModel()
        self._rows = rows_of(record) if record is not None else []
        self.endResetModel()

    def row(self, number: int) -> StandingRow | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def find(self, search_id: str, face_id: int | None) -> int:
        """Number of the row of a candidate, or of a search; -1 where there is none."""
        for number, row in enumerate(self._rows):
            face = row.candidate.face_id if row.candidate is not None else None
            if row.search is not None and row.search.search_id == search_id and face == face_id:
                return number
        return -1

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Probe, search, candidate"), self.tr("Stands at"), self.tr("What was said"))[
                section
            ]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(row)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(_icon(row), selected="text")
        if role == Qt.ItemDataRole.ToolTipRole:
            if row.candidate is not None and index.column() == 1:
                return standing_meaning(row.candidate.standing)
            return self._cells(row)[index.column()].strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(text.strip() for text in self._cells(row) if text)
        return None

    def _cells(self, row: StandingRow) -> tuple[str, str, str]:
        if row.candidate is not None:
            return self._candidate_cells(row.candidate)
        if row.search is not None:
            return self._search_cells(row)
        assert row.probe is not None
        if row.waits:
            stands = self.tr("Waits for its analysis")
        else:
            stands = self.tr("Searched") if row.searched else self.tr("Analysed")
        name = self.tr("Probe {name}").format(name=row.probe.file_name)
        return name, stands, listed((probe_type_text(row.probe.probe_type), row.probe.provenance))

    def _search_cells(self, row: StandingRow) -> tuple[str, str, str]:
        record = row.search
        assert record is not None
        name = self.tr("Search of {when}").format(when=instant_text(record.at))
        found = self.tr("nobody at or above the threshold")
        if record.count_at_threshold:
            found = self.tr("{count} at or above the threshold").format(count=record.count_at_threshold)
        stands = self.tr("Concluded on") if row.concluded else self.tr("Waits for a conclusion")
        where = self.tr("“{gallery}”, {count} people: {found}").format(
            gallery=record.gallery_name, count=record.subjects, found=found
        )
        return _INDENT + name, stands, where

    def _candidate_cells(self, standing: CandidateStanding) -> tuple[str, str, str]:
        name = self.tr("Candidate {rank}: {subject}").format(
            rank=standing.rank, subject=standing.subject_id
        )
        return 2 * _INDENT + name, standing_text(standing.standing), self._said(standing)

    def _said(self, standing: CandidateStanding) -> str:
        if standing.first is None:
            return ""
        said = pair(conclusion_text(standing.first.conclusion), standing.first.reason)
        if standing.standing is not Standing.DISAGREEMENT:
            return said
        # Neither side has the last word: both stand here.
        both = self.tr("{leads}: {lead}; {others}: otherwise").format(
            leads=", ".join(standing.leads) or self.tr("nobody"),
            lead=conclusion_text(Conclusion.LEAD),
            others=", ".join(standing.others),
        )
        return f"{both}. {said}"


def _icon(row: StandingRow) -> str:
    if row.candidate is None:
        return "probe" if row.search is None else "search"
    return {Standing.RELEASED: "release", Standing.DISAGREEMENT: "warning"}.get(
        row.candidate.standing, "person"
    )


def rows_of(record: CaseRecord) -> list[StandingRow]:
    """Probes in the order of intake, each with its searches, each with its candidates by rank."""
    rows = []
    for probe in reversed(record.probes):
        own = [s for s in reversed(record.searches) if s.record.probe_id == probe.probe_id]
        waits = probe.probe_id in record.unanalysed
        rows.append(StandingRow(probe, waits=waits, searched=bool(own)))
        for search in own:
            rows.append(StandingRow(probe, search.record, concluded=search.concluded))
            rows.extend(StandingRow(probe, search.record, standing) for standing in search.standings)
    return rows
