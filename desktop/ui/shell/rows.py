"""Choosing a row of a table in every direction of writing."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView


def choose_row(table: QTableView, row: int) -> None:
    """What `selectRow` does. Qt's own finds no column, and does nothing, where writing runs from right to
    left and the columns do not fill the table."""
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(table.model().index(row, 0), flags.ClearAndSelect | flags.Rows)
