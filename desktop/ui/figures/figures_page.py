"""The figures of a year: what was searched for, what came of it, how looks went, and what was refused."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.figures import AnnualFigures
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.error_rates.section_parts import text_label
from desktop.ui.figures.figure_table_view import FigureTableView
from desktop.ui.figures.period_chooser import PeriodChooser
from desktop.ui.icons import icon
from desktop.ui.report.pdf import render_figures
from desktop.ui.shell.by_locale import moment_by_locale
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.said import said
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.plot_export import ask_path
from desktop.workflow.access import may
from desktop.workflow.annual_figures import (
    Renderer,
    export_csv,
    export_pages,
    figures,
    file_name,
    years_of,
)


class FiguresPage(QWidget):
    """Counts anew each time it is shown. `render_pages` makes the PDF."""

    def __init__(
        self,
        services: Services,
        parent: QWidget | None = None,
        *,
        render_pages: Renderer = render_figures,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._render_pages = render_pages
        self.shown: AnnualFigures | None = None
        self._counting: Job | None = None
        self.setAccessibleName(self.tr("Figures"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.S)
        column.addLayout(self._head())
        self.source = text_label(self, "muted")
        column.addWidget(self.source)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.empty, "muted")
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Parts of this page"))
        self._tabs: dict[str, QVBoxLayout] = {
            "searches": self._tab(self.tr("Cases and searches")),
            "outcomes": self._tab(self.tr("Outcomes")),
            "looks": self._tab(self.tr("Looks by another person")),
            "safeguards": self._tab(self.tr("Refused, lowered, exported")),
        }
        self._either = QStackedWidget(self)
        self._either.addWidget(self.empty)
        self._either.addWidget(self.tabs)
        column.addWidget(self._either, 1)
        self._notes = text_label(self, "caption")
        column.addWidget(self._notes)
        self._show_none("")

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        title = QLabel(self.tr("Figures"), self)
        set_role(title, "title")
        self.chooser = PeriodChooser(self)
        self.chooser.changed.connect(self.reload)
        self.csv_button = QPushButton(icon("open"), self.tr("Export CSV…"), self)
        self.csv_button.setToolTip(self.tr("All tables in one file for a spreadsheet; this is logged"))
        self.csv_button.clicked.connect(lambda: self._ask("csv"))
        self.pdf_button = QPushButton(icon("report"), self.tr("Export PDF…"), self)
        self.pdf_button.setToolTip(self.tr("The same as pages to print; this is logged"))
        self.pdf_button.clicked.connect(lambda: self._ask("pdf"))
        row.addWidget(title)
        row.addStretch(1)
        for widget in (self.chooser, self.csv_button, self.pdf_button):
            row.addWidget(widget)
        return row

    def _tab(self, title: str) -> QVBoxLayout:
        content = QWidget(self.tabs)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, Spacing.L, Spacing.L, Spacing.L)
        column.setSpacing(Spacing.XL)
        self.tabs.addTab(scrolled(content, self.tabs), title)
        return column

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> Job | None:
        """Counts in the background; None where there is nothing to count."""
        self._stop_counting()
        if self._services.is_training:
            self._show_none(self.tr("Training is no casework: nothing of it is counted."))
            return None
        if not may(self._services.workspace, Right.SEE_FIGURES):
            self._show_none(
                self.tr("Figures are for supervisors, trainers and administrators: sign in as one of them.")
            )
            return None
        self.chooser.set_years(years_of(self._services.workspace))
        self.chooser.setEnabled(True)
        period = self.chooser.period
        if period is None:
            self._show_none(self.tr("The first day comes after the last: choose another one."), keep=True)
            return None
        workspace = self._services.workspace

        def work(cancel: CancelToken, progress: ProgressSink) -> AnnualFigures:
            return figures(workspace, period)

        job = self._services.jobs.submit(
            self.tr("Counting"), work, key="figures", supersede=True, lane="quick", owner=self
        )
        self._counting = job
        if self.shown is None or not self._is_for_these_eyes(self.shown):
            self._show_none(self.tr("Counting…"), keep=True)
        job.succeeded.connect(self._show)
        job.failed.connect(self._failed)
        return job

    def _stop_counting(self) -> None:
        """What was asked for before is not wanted any more, or by somebody else."""
        if self._counting is not None and not self._counting.is_over:
            self._counting.cancel()
        self._counting = None

    def _is_for_these_eyes(self, found: AnnualFigures) -> bool:
        workspace = self._services.workspace
        same = workspace.person is not None and workspace.person.name == found.made_by
        return same and (may(workspace, Right.SEE_RELIABILITY) or not found.with_reviewers)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserFacingError):
            self._show_none(sentence_of(error), keep=True)
            return
        self._show_none(self.tr("Nothing could be counted."), keep=True)
        show_error(self, error)

    def _show_none(self, why: str, *, keep: bool = False) -> None:
        """Nothing is left of what stood here: it may be for other eyes. `keep`: another period may do."""
        self.shown = None
        for column in self._tabs.values():
            _clear(column)
        self.empty.setText(why)
        self.source.clear()
        self._notes.clear()
        self._either.setCurrentWidget(self.empty)
        self.chooser.setEnabled(keep)
        self._enable_export(False)

    def _enable_export(self, on: bool) -> None:
        for button in (self.csv_button, self.pdf_button):
            button.setEnabled(on)

    def _show(self, found: AnnualFigures) -> None:
        before, self.shown = self.shown, found
        self.source.setText(
            self.tr("Counted by {name} on {when} from the {entries} entries of the log.").format(
                name=found.made_by,
                when=moment_by_locale(found.made_at.astimezone()),
                entries=QLocale().toString(found.entries),
            )
        )
        self._notes.setText(" ".join(said(note) for note in found.notes))
        self._enable_export(True)
        if before is None or before.tables != found.tables or before.period != found.period:
            self._fill(found)
        self._either.setCurrentWidget(self.tabs)

    def _fill(self, found: AnnualFigures) -> None:
        for column in self._tabs.values():
            _clear(column)
        for table in found.tables:
            self._tabs[_TAB_OF.get(table.name, "searches")].addWidget(FigureTableView(table, self))
        for column in self._tabs.values():
            column.addStretch(1)

    def views(self) -> list[FigureTableView]:
        """In the order of the tabs."""
        found = []
        for column in self._tabs.values():
            widgets = (column.itemAt(i).widget() for i in range(column.count()))
            found += [widget for widget in widgets if isinstance(widget, FigureTableView)]
        return found

    def _ask(self, kind: str) -> None:
        if self.shown is None:
            return
        path = ask_path(self, kind, file_name(self.shown, kind))
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> bool:
        """Writes what is shown, as pages where the file ends in .pdf; says why where that cannot be."""
        if self.shown is None:
            return False
        try:
            if path.suffix.lower() == ".pdf":
                export_pages(self._services.workspace, self.shown, path, self._render_pages)
            else:
                export_csv(self._services.workspace, self.shown, path)
        except UserFacingError as error:
            show_error(self, error)
            return False
        self.source.setText(self.tr("Written: {path}").format(path=path))
        return True


_TAB_OF = {
    "search_outcomes": "outcomes",
    "candidate_outcomes": "outcomes",
    "look_states": "looks",
    "looks": "looks",
    "reviewers": "looks",
    "safeguards": "safeguards",
}


def _clear(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
