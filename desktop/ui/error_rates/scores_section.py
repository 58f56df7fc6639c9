"""Raw and cohort-normalised scores side by side, and which of them this gallery is searched with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.cohorts import MINIMUM_SUBJECTS
from desktop.domain.error_rates import MINIMUM_MATED
from desktop.domain.error_sentences import NORMALISED_MEANING, RAW_MEANING
from desktop.domain.glossary_term import Topic
from desktop.domain.group_rates import GroupRate
from desktop.domain.measurements import Measurement
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import UserFacingError
from desktop.ui.error_panel.rate_view import percent_text
from desktop.ui.error_rates.group_texts import (
    FLAG,
    by_text,
    not_enough_text,
    rate_text,
    ratio_text,
    threshold_text,
)
from desktop.ui.error_rates.score_comparison import (
    ScoreColumn,
    ScoreComparison,
    compare_scores,
    other_kind,
    threshold_after_change,
)
from desktop.ui.error_rates.section_parts import FactTable, text_label
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing
from desktop.workflow.gallery_errors import GalleryErrors
from desktop.workflow.score_choice import choose_score, chosen_score, score_in_use

_CHOICES: tuple[ScoreKind | None, ...] = (None, ScoreKind.RAW, ScoreKind.NORMALISED)


class ScoresSection(QWidget):
    """Both scores at the present confidence. A choice is recorded and holds for the next search."""

    score_chosen = Signal()
    """After the choice was recorded."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._errors: GalleryErrors | None = None
        self._other: GalleryErrors | None = None
        self._by = ""
        self._threshold = 0.0
        self._search: object | None = None
        self.comparison: ScoreComparison | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Spacing.M, Spacing.S, Spacing.M)
        column.setSpacing(Spacing.M)
        meanings = " ".join(
            (
                QCoreApplication.translate("error_sentences", NORMALISED_MEANING),
                QCoreApplication.translate("error_sentences", RAW_MEANING),
            )
        )
        column.addWidget(text_label(self, "", meanings))
        column.addWidget(
            text_label(
                self,
                "muted",
                self.tr(
                    "The two are on different scales: a threshold of one says nothing about the other. "
                    "They are compared here at one confidence, each at its own threshold."
                ),
            )
        )
        self.confidence = text_label(self)
        about = HelpButton(
            Topic.FPIR,
            Topic.SEL,
            Topic.FNIR,
            Topic.RAW_SCORE,
            Topic.NORMALISED_SCORE,
            Topic.GROUP_RATE,
            Topic.RATIO,
        )
        column.addLayout(beside(self.confidence, about))
        self.table = FactTable(
            ["", self.tr("Raw score"), self.tr("Normalised score")],
            self.tr("Raw and normalised score at one confidence"),
            self,
        )
        about.explain(self.table)
        column.addWidget(self.table)
        self.missing = text_label(self, "muted")
        column.addWidget(self.missing)
        column.addWidget(self._choice_box())
        column.addStretch(1)

    def _choice_box(self) -> QGroupBox:
        box = QGroupBox(self.tr("Search this gallery with"), self)
        rows = QVBoxLayout(box)
        rows.setSpacing(Spacing.S)
        self._group = QButtonGroup(self)
        self.choices: dict[ScoreKind | None, QRadioButton] = {}
        for number, kind in enumerate(_CHOICES):
            button = QRadioButton(box)
            self._group.addButton(button, number)
            self.choices[kind] = button
            rows.addWidget(button)
        self.choices[None].setText(self.tr("the one that suits its size"))
        self.choices[None].setToolTip(
            self.tr("From {count} people up the normalised score, below it the raw one").format(
                count=QLocale().toString(MINIMUM_SUBJECTS)
            )
        )
        self.choices[ScoreKind.RAW].setText(self.tr("the raw score"))
        self.choices[ScoreKind.NORMALISED].setText(self.tr("the normalised score"))
        self.note = text_label(box, "muted")
        rows.addWidget(self.note)
        self._group.idClicked.connect(lambda number: self.choose(_CHOICES[number]))
        return box

    def show_errors(self, errors: GalleryErrors, by: str, threshold: float) -> None:
        """The score in use at once; the other as soon as it is read."""
        self._by, self._threshold = by, threshold
        search, self._search = self._search, self._services.state.search
        if errors is self._errors and search is not self._search:
            self._show_choice()
        if errors is not self._errors:
            known = (self._other, self._errors)
            self._errors = errors
            self._other = next((e for e in known if e is not None and _other_of(errors, e)), None)
            if self._other is None and errors.measurement.normalised is not None:
                self._read_other(errors)
            self._show_choice()
        self._show_numbers()

    def _read_other(self, errors: GalleryErrors) -> None:
        job = self._services.jobs.submit(
            self.tr("Reading the other score"),
            lambda cancel, progress: errors.with_kind(other_kind(errors.kind)),
            key="other-score",
            supersede=True,
            lane="quick",
            owner=self,
        )

        def show(other: GalleryErrors) -> None:
            if self._errors is not None and _other_of(self._errors, other):
                self._other = other
                self._show_numbers()

        job.succeeded.connect(show)
        job.failed.connect(lambda error: show_error(self, error))

    def _show_numbers(self) -> None:
        errors = self._errors
        if errors is None:
            return
        self.comparison = found = compare_scores(errors, self._other, self._threshold, self._by)
        self.confidence.setText(
            self.tr(
                "At the present confidence of {confidence}: at most {fpir} of the people who are not here "
                "get a candidate."
            ).format(confidence=percent_text(1 - found.wanted), fpir=percent_text(found.wanted))
        )
        columns = {column.kind: column for column in found.columns}
        both = [columns.get(kind) for kind in (ScoreKind.RAW, ScoreKind.NORMALISED)]
        self.table.set_rows([(title, *values) for title, values in self._rows(both)])
        small = errors.measurement.normalised is None
        self.missing.setVisible(small or self._other is None)
        self.missing.setText(
            self.tr(
                "This gallery is too small for a cohort: the normalised score cannot be measured on it."
            )
            if small
            else self.tr("Reading the other score…")
        )

    def _rows(self, both: list[ScoreColumn | None]) -> list[tuple[str, list[str]]]:
        def each(text: object) -> list[str]:
            return ["–" if column is None else text(column) for column in both]

        rows = [
            (self.tr("In use"), each(lambda c: self.tr("yes") if c.in_use else self.tr("no"))),
            (self.tr("Threshold"), each(self._threshold_text)),
            (self.tr("FPIR: somebody is returned"), each(lambda c: rate_text(c.fpir))),
            (
                self.tr("SEL: false candidates in a search"),
                each(lambda c: QLocale().toString(c.sel, "f", 3)),
            ),
            (self.tr("FNIR: enrolled people are missed"), each(self._fnir)),
        ]
        tables = [column.groups for column in both if column is not None and column.groups is not None]
        for row in tables[0].rows if tables else ():
            group = row.group
            title = self.tr("FPIR, {group} ({by})").format(group=group, by=by_text(self._by))
            rows.append((title, each(lambda c, g=group: _rate_text(c.groups.row(g)))))
            if row.rate is not None:
                title = self.tr("{group}, times everybody’s rate").format(group=group)
                rows.append((title, each(lambda c, g=group: self._ratio_text(c.groups.row(g)))))
        return rows

    def _threshold_text(self, column: ScoreColumn) -> str:
        read = next(e for e in (self._errors, self._other) if e is not None and e.kind is column.kind)
        return threshold_text(read, column.threshold)

    def _fnir(self, column: ScoreColumn) -> str:
        if column.fnir is not None:
            return rate_text(column.fnir)
        return self.tr("not measured: takes {needed} people with two pictures, has {count}").format(
            count=QLocale().toString(column.mated_searches), needed=MINIMUM_MATED
        )

    def _ratio_text(self, row: GroupRate | None) -> str:
        if row is None:
            return "–"
        ratio = ratio_text(row.ratio, row.ratio_low, row.ratio_high)
        return (
            self.tr("{flag} {ratio}, beyond chance").format(flag=FLAG, ratio=ratio)
            if row.flagged
            else ratio
        )

    def _show_choice(self) -> None:
        errors, gallery = self._errors, self._services.state.gallery
        if errors is None or gallery is None:
            return
        measurement = errors.measurement
        now = self._kind_text(measurement.default_kind)
        self.choices[None].setText(self.tr("by its size (now: {kind})").format(kind=now))
        self.choices[ScoreKind.NORMALISED].setEnabled(measurement.normalised is not None)
        chosen = chosen_score(self._services.workspace, gallery.gallery_id)
        with QSignalBlocker(self._group):
            self.choices[chosen].setChecked(True)
        self._show_note(measurement)

    def _show_note(self, measurement: Measurement) -> None:
        errors = self._errors
        pending = score_in_use(self._services.workspace, measurement)
        if self._services.state.search is not None and errors is not None and pending is not errors.kind:
            self.note.setText(
                self.tr(
                    "The open search keeps the score it was made with. The choice takes effect with the "
                    "next search."
                )
            )
        else:
            self.note.setText(
                self.tr("The choice is written to the log. Searches made before keep theirs.")
            )

    def _kind_text(self, kind: ScoreKind) -> str:
        return self.tr("raw") if kind is ScoreKind.RAW else self.tr("normalised")

    def choose(self, kind: ScoreKind | None) -> None:
        """Records the choice; without an open search the window goes over to it."""
        errors, state = self._errors, self._services.state
        if errors is None or state.gallery is None:
            return
        try:
            choose_score(self._services.workspace, state.gallery, kind, errors.measurement)
        except UserFacingError as error:
            show_error(self, error)
            self._show_choice()
            return
        self._show_choice()
        self.score_chosen.emit()
        wanted = score_in_use(self._services.workspace, errors.measurement)
        if state.search is None:
            self._go_over(errors, wanted)

    def _go_over(self, errors: GalleryErrors, wanted: ScoreKind) -> None:
        known = self._other

        def read(cancel: CancelToken, progress: ProgressSink) -> GalleryErrors:
            if known is not None and known.kind is wanted:
                return known
            return errors.with_kind(wanted)

        # Submitted where nothing changes, too: it ends the change that is under way.
        job = self._services.jobs.submit(
            self.tr("Reading the chosen score"),
            read,
            key="chosen-score",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(lambda new: self._gone_over(errors, new))
        job.failed.connect(lambda error: show_error(self, error))

    def _gone_over(self, old: GalleryErrors, new: GalleryErrors) -> None:
        state = self._services.state
        if state.search is not None or state.errors is not old or new is old:
            return
        threshold = threshold_after_change(old, state.threshold, new)
        stale = state.stale
        state.set_errors(new)
        state.set_stale(stale)
        state.set_threshold(threshold)


def _other_of(errors: GalleryErrors, candidate: GalleryErrors) -> bool:
    return candidate.measurement is errors.measurement and candidate.kind is not errors.kind


def _rate_text(row: GroupRate | None) -> str:
    if row is None:
        return "–"
    return not_enough_text(row.n) if row.rate is None else rate_text(row.rate)
