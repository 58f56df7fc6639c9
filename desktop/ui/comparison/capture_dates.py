"""When the two pictures were taken, and how far apart, large."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.glossary_term import Topic
from desktop.ui.comparison.date_gap import CAUTION_ABOVE_YEARS, DateGap
from desktop.ui.icons import icon
from desktop.ui.shell.context_help import HelpButton
from desktop.ui.shell.wording import day_text
from desktop.ui.theme import IconSize, Spacing, set_role, theme_notifier


class CaptureDates(QFrame):
    """A caution where more than ten years lie between the pictures, or where nobody knows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = DateGap(None, None)
        self._titles: tuple[str, str] | None = None
        self._sign = QLabel(self)
        self._large = QLabel(self)
        set_role(self._large, "title")
        self._large.setWordWrap(True)
        self._days = QLabel(self)
        self._advice = QLabel(self)
        for label in (self._days, self._advice):
            label.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._days)
        words.addWidget(self._advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(Spacing.M, Spacing.XS, Spacing.M, Spacing.XS)
        row.setSpacing(Spacing.M)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._large, 3)
        row.addLayout(words, 4)
        row.addWidget(HelpButton(Topic.PHOTO_AGE, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(self.tr("Capture dates"))
        theme_notifier().changed.connect(self._draw_sign)
        self._show()

    @property
    def gap(self) -> DateGap:
        return self._gap

    def set_dates(self, probe: date | None, candidate: date | None) -> None:
        """None for a date that is not recorded."""
        self._gap = DateGap(probe, candidate)
        self._show()

    def set_titles(self, probe: str, candidate: str) -> None:
        """Other titles than “Probe” and “Candidate”."""
        self._titles = (probe, candidate)
        self._show()

    @property
    def headline(self) -> str:
        """The large words."""
        return self._large.text()

    @property
    def is_caution(self) -> bool:
        return self._gap.is_caution

    def _show(self) -> None:
        gap = self._gap
        probe, candidate = self._titles or (self.tr("Probe"), self.tr("Candidate"))
        self._large.setText(self._headline())
        self._days.setText(
            self.tr("{probe} · {candidate}").format(
                probe=self._taken(probe, gap.probe), candidate=self._taken(candidate, gap.candidate)
            )
        )
        if not gap.known:
            advice = self.tr("How far a face changed meanwhile cannot be judged by dates.")
        elif gap.is_caution:
            advice = self.tr("More than {years} years: expect a face to have changed.").format(
                years=CAUTION_ABOVE_YEARS
            )
        else:
            advice = ""
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        set_role(self, "caution" if gap.is_caution else "card")
        set_role(self._large, "title" if gap.known else "subtitle")
        set_role(self._days, "" if gap.is_caution else "muted")
        self._sign.setVisible(gap.is_caution)
        self._draw_sign()
        said = (self.headline, self._days.text(), advice)
        self.setAccessibleDescription(" ".join(text for text in said if text))

    def _headline(self) -> str:
        gap = self._gap
        if gap.years is None or gap.months is None:
            return self._not_recorded()
        if gap.years > 1:
            return self.tr("Taken {years} years apart").format(years=gap.years)
        if gap.years == 1:
            return self.tr("Taken 1 year apart")
        if gap.months > 1:
            return self.tr("Taken {months} months apart").format(months=gap.months)
        if gap.months == 1:
            return self.tr("Taken 1 month apart")
        return self.tr("Taken on the same day") if gap.days == 0 else self.tr("Taken within a month")

    def _not_recorded(self) -> str:
        if self._gap.probe is None and self._gap.candidate is None:
            return self.tr("Neither capture date recorded")
        first = self._gap.probe is None
        if self._titles is not None:
            return self.tr("Capture date not recorded: {title}").format(
                title=self._titles[0 if first else 1]
            )
        if first:
            return self.tr("Capture date of the probe not recorded")
        return self.tr("Capture date of the candidate not recorded")

    def _taken(self, title: str, day: date | None) -> str:
        """On one line: a date that stands below the other picture's name would be misread."""
        words = self.tr("{title}: {day}").format(
            title=title, day=self.tr("not recorded") if day is None else day_text(day)
        )
        return words.replace(" ", "\N{NO-BREAK SPACE}")

    def _draw_sign(self) -> None:
        self._sign.setPixmap(
            icon("warning", "caution").pixmap(
                QSize(IconSize.MEDIUM, IconSize.MEDIUM), self.devicePixelRatioF()
            )
        )
