"""Which period is counted: a year, or from one day to another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from desktop.domain.figures import FIRST_YEAR, LAST_YEAR, Period
from desktop.ui.shell.by_locale import day_format
from desktop.ui.theme import Spacing

_OTHER = 0


class PeriodChooser(QWidget):
    """`period` is None while the days are the wrong way round."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        label = QLabel(self.tr("&Period"), self)
        self.years = QComboBox(self)
        self.years.setAccessibleName(self.tr("Period"))
        self.years.setToolTip(self.tr("A calendar year, or any other stretch of days"))
        label.setBuddy(self.years)
        self._from_label, self.first = QLabel(self.tr("&from"), self), self._day(self.tr("First day"))
        self._to_label, self.last = QLabel(self.tr("&to"), self), self._day(self.tr("Last day"))
        self._from_label.setBuddy(self.first)
        self._to_label.setBuddy(self.last)
        self._days = (self._from_label, self.first, self._to_label, self.last)
        for widget in (label, self.years, *self._days):
            row.addWidget(widget)
        self.years.currentIndexChanged.connect(self._chosen)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self.changed)
        self._show_days()

    def _day(self, name: str) -> QDateEdit:
        edit = QDateEdit(self)
        edit.setDisplayFormat(day_format())
        edit.setAccessibleName(name)
        edit.setToolTip(name)
        edit.setKeyboardTracking(False)
        edit.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        return edit

    def set_years(self, years: Sequence[int]) -> None:
        """Newest first; what was chosen stays chosen."""
        if [self.years.itemData(i) for i in range(self.years.count())] == [*years, _OTHER]:
            return
        chosen = self.years.currentData()
        with QSignalBlocker(self.years):
            self.years.clear()
            for year in years:
                self.years.addItem(str(year), year)
            self.years.addItem(self.tr("Other days"), _OTHER)
            self.years.setCurrentIndex(max(0, self.years.findData(chosen)))
        if chosen is None and years:
            self._set_days(Period.of_year(years[0]))
        self._show_days()

    @property
    def period(self) -> Period | None:
        year = self.years.currentData()
        if year is None:
            return None
        if year != _OTHER:
            return Period.of_year(int(year))
        first, last = (_date(edit.date()) for edit in (self.first, self.last))
        return Period(first, last) if first <= last else None

    def choose_days(self, first: date, last: date) -> None:
        """As somebody would with the keyboard."""
        self.years.setCurrentIndex(self.years.findData(_OTHER))
        for edit, day in ((self.first, first), (self.last, last)):
            edit.setDate(QDate(day.year, day.month, day.day))

    def _set_days(self, period: Period) -> None:
        for edit, day in ((self.first, period.first), (self.last, period.last)):
            with QSignalBlocker(edit):
                edit.setDate(QDate(day.year, day.month, day.day))

    def _chosen(self) -> None:
        year = self.years.currentData()
        if year is not None and year != _OTHER:
            self._set_days(Period.of_year(int(year)))
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        for widget in self._days:
            widget.setVisible(self.years.currentData() == _OTHER)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
