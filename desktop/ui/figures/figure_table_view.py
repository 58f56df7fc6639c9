"""One table of figures: its title, its rows as high as they are, its notes."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.figures import Cell, FigureTable
from desktop.domain.glossary_term import Topic
from desktop.domain.spreadsheet_cells import inert_line
from desktop.ui.error_rates.section_parts import FactTable, text_label
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.said import said
from desktop.ui.theme import Spacing

FIGURE_TOPICS = {
    "cases": (Topic.CASE_COUNTS,),
    "case_states": (Topic.CASE_COUNTS,),
    "searches": (Topic.CASE_COUNTS, Topic.THRESHOLD),
    "declared": (Topic.DECLARED_GROUP,),
    "candidates": (Topic.CASE_COUNTS, Topic.GROUP_RATE),
    "search_outcomes": (Topic.OUTCOMES,),
    "candidate_outcomes": (Topic.OUTCOMES, Topic.AGREEMENT),
    "look_states": (Topic.CASE_COUNTS,),
    "looks": (Topic.AGREEMENT, Topic.FILLERS, Topic.LOOK_TIME, Topic.INTERVAL),
    "reviewers": (Topic.AGREEMENT, Topic.FILLERS, Topic.LOOK_TIME, Topic.INTERVAL),
    "safeguards": (Topic.SAFEGUARDS, Topic.FLOOR),
}
"""Name of a table -> what its figures are"""
_NUMBER_WIDTH = 120
_WIDTHS = {1: 400, 2: 560, 3: 720}
_WIDEST = 1180


class _Rows(FactTable):
    """Numbers stand under each other at the right; the other columns share what is left."""

    def __init__(self, table: FigureTable, parent: QWidget) -> None:
        self._headings = [said(column) for column in table.columns]
        self._table = table
        self._fitting = False
        super().__init__(self._headings, said(table.title), parent)
        left, right, bottom = (
            Qt.AlignmentFlag.AlignLeft,
            Qt.AlignmentFlag.AlignRight,
            Qt.AlignmentFlag.AlignBottom,
        )
        header = self.horizontalHeader()
        header.setDefaultAlignment(left | bottom)
        counts = self._counts()
        for column in counts:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, _NUMBER_WIDTH)
            self.horizontalHeaderItem(column).setTextAlignment(right | bottom)
        self.set_rows([[_cell(cell) for cell in row] for row in table.rows])
        for column in counts:
            for row in range(self.rowCount()):
                self.item(row, column).setTextAlignment(right | Qt.AlignmentFlag.AlignVCenter)
        # A table that was filled out of sight gets its widths only when it is shown.
        header.sectionResized.connect(self._fit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Headings wrap as cells do; a header does not do so by itself."""
        if self._fitting:
            return
        self._fitting = True
        try:
            header = self.horizontalHeader()
            font = header.font()
            font.setWeight(QFont.Weight.DemiBold)
            metrics = QFontMetrics(font)
            for column, heading in enumerate(self._headings):
                room = header.sectionSize(column) - 2 * (Spacing.S + 6)
                self.horizontalHeaderItem(column).setText(_wrapped(heading, metrics, room))
            super()._fit()
        finally:
            self._fitting = False

    def _counts(self) -> set[int]:
        rows = self._table.rows
        return {
            column
            for column in range(len(self._table.columns))
            if rows and all(isinstance(row[column], int) for row in rows)
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies the whole table, as a spreadsheet takes it."""
        if event.matches(QKeySequence.StandardKey.Copy):
            lines = [self._table.columns, *self._table.rows]
            text = "\n".join(inert_line(line) for line in lines)
            QGuiApplication.clipboard().setText(text)
            return
        super().keyPressEvent(event)


def _cell(cell: Cell) -> str:
    if isinstance(cell, int):
        return QLocale().toString(cell)
    text = said(cell)
    steps = 0
    while text.startswith("… "):  # part of the line above
        text, steps = text[2:], steps + 1
    return "\u2003" * steps + text


def _wrapped(text: str, metrics: QFontMetrics, room: int) -> str:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


class FigureTableView(QWidget):
    """Not wider than is good to read along."""

    def __init__(self, table: FigureTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.setMaximumWidth(_WIDTHS.get(len(table.columns), _WIDEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        heading = text_label(self, "subtitle", said(table.title))
        topics = FIGURE_TOPICS.get(table.name)
        if topics:
            column.addLayout(beside(heading, HelpButton(*topics)))
        else:
            column.addWidget(heading)
        if table.rows:
            self.rows = _Rows(table, self)
            self.rows.setToolTip(self.tr("Ctrl+C copies the whole table"))
            column.addWidget(self.rows)
        else:
            self.rows = None
            column.addWidget(text_label(self, "muted", self.tr("None in this period.")))
        for note in table.notes:
            column.addWidget(text_label(self, "caption", said(note)))
