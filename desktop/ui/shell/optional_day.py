"""A day that somebody knows, or not."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget

from desktop.ui.shell.by_locale import day_format
from desktop.ui.theme import Spacing


class OptionalDay(QWidget):
    """`day` is None while the box is not ticked."""

    changed = Signal()

    def __init__(self, name: str, known: str, parent: QWidget | None = None) -> None:
        """`name` is for screen readers, `known` the text of the box."""
        super().__init__(parent)
        self.known = QCheckBox(known, self)
        self.known.setAccessibleName(f"{name}: {known}")
        self.edit = day_edit(name, self)
        self.edit.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        row.addWidget(self.known)
        row.addWidget(self.edit)
        row.addStretch(1)
        self.setFocusProxy(self.known)
        self.known.toggled.connect(self.edit.setEnabled)
        self.known.toggled.connect(lambda _: self.changed.emit())
        self.edit.dateChanged.connect(lambda _: self.changed.emit())

    @property
    def day(self) -> date | None:
        return day_of(self.edit) if self.known.isChecked() else None

    def set_day(self, day: date | None) -> None:
        self.known.setChecked(day is not None)
        if day is not None:
            set_day(self.edit, day)


def day_edit(name: str, parent: QWidget) -> QDateEdit:
    """A field for a day, written as the language of the window has it."""
    edit = QDateEdit(QDate.currentDate(), parent)
    edit.setDisplayFormat(day_format())
    edit.setCalendarPopup(True)
    edit.setAccessibleName(name)
    edit.setMinimumWidth(edit.fontMetrics().horizontalAdvance("2026-12-31") + 5 * Spacing.M)
    return edit


def day_of(edit: QDateEdit) -> date:
    chosen = edit.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def set_day(edit: QDateEdit, day: date) -> None:
    edit.setDate(QDate(day.year, day.month, day.day))
