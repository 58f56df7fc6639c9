"""Model packs side by side on the pictures that galleries of this workspace have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.galleries import Gallery
from desktop.domain.glossary_term import Topic
from desktop.domain.pack_comparison import Reading
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.error_rates.section_parts import FactTable, text_label
from desktop.ui.shell.by_locale import day_by_locale
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.flow_layout import FlowLayout
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.pack_choice import PackChoice
from desktop.ui.threshold_lab.pack_comparison_model import ComparisonModel
from desktop.ui.threshold_lab.pack_table import pack_rows
from desktop.ui.threshold_lab.plot_export import ask_path, default_name, save_plot
from desktop.ui.threshold_lab.plot_frame import ComparedSource, PlotFrame
from desktop.ui.threshold_lab.plot_texts import share_text
from desktop.workflow.browse import galleries
from desktop.workflow.comparable import proposed_sides
from desktop.workflow.compare_packs import WantedSide, compare_packs
from desktop.workflow.kept_comparisons import keep_comparison
from desktop.workflow.pack_speed import templates_per_second
from desktop.workflow.threshold_floor import floor_confidence

COMPARE_KEY = "compare"
PLOT_HEIGHT = 320
NAMES_WIDTH = 360


class PackComparisonView(QWidget):
    """In the threshold lab, on the page of error rates, and in a dialog of the settings.

    Reads nothing until it is shown; plots are built with the first result.
    """

    compared = Signal()
    """A comparison was made and kept."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._stale = True
        self._proposed: tuple[int, ...] = ()
        self.model: ComparisonModel | None = None
        self.search_plot: PlotFrame | None = None
        self.single_plot: PlotFrame | None = None
        self.table: FactTable | None = None
        self.setAccessibleName(self.tr("Model packs compared"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Spacing.M, 0, Spacing.M)
        column.setSpacing(Spacing.M)
        self.choice = PackChoice(self)
        self.choice.compare_asked.connect(lambda: self.compare())
        column.addWidget(self.choice)
        self.strip = JobStrip(self)
        column.addWidget(self.strip)
        self.message = text_label(self, "muted")
        column.addWidget(self.message)
        self.result = QWidget(self)
        self._column = QVBoxLayout(self.result)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Spacing.M)
        self.verdict = text_label(self.result, "subtitle")
        self.basis = text_label(self.result, "muted")
        about = HelpButton(
            Topic.PACK_DIFFERENCE,
            Topic.FPIR,
            Topic.FNIR,
            Topic.FMR,
            Topic.FNMR,
            Topic.FAILURE_TO_ENROL,
            Topic.RATIO,
        )
        self._column.addLayout(beside(self.verdict, about))
        self._column.addWidget(self.basis)
        self._column.addLayout(self._readings())
        column.addWidget(self.result)
        column.addStretch(1)
        self.result.hide()
        services.state.galleries_changed.connect(self._galleries_changed)

    def _readings(self) -> FlowLayout:
        self.wanted = QComboBox(self.result)
        self.wanted.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.wanted.setAccessibleName(self.tr("FPIR at which packs are compared"))
        self.wanted.setToolTip(
            self.tr("Each pack at its own threshold: where so many searches wrongly return somebody")
        )
        self.wanted.currentIndexChanged.connect(self._show_reading)
        label = QLabel(self.tr("Compare &where"), self.result)
        label.setBuddy(self.wanted)
        self.any_rank = QCheckBox(self.tr("Found at any &rank"), self.result)
        self.any_rank.setToolTip(
            self.tr("A mate counts as found wherever it stands above the threshold, not at rank 1 alone")
        )
        self.refused = QCheckBox(self.tr("Refused pictures count as &missed"), self.result)
        self.refused.setToolTip(
            self.tr("So that no pack looks better for finding no face in the hard pictures")
        )
        self.refused.setChecked(True)
        for box in (self.any_rank, self.refused):
            box.toggled.connect(self._show_reading)
        flow = FlowLayout(gap=Spacing.M)
        for widget in (label, self.wanted, self.any_rank, self.refused):
            flow.addWidget(widget)
        return flow

    # What there is to compare

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read_galleries()

    def _galleries_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read_galleries()

    def _read_galleries(self) -> None:
        self._stale = False
        workspace, in_use = self._services.workspace, self._services.state.gallery
        chosen = self._proposed

        def work(cancel: CancelToken, progress: ProgressSink) -> tuple[list[Gallery], list[WantedSide]]:
            found = galleries(workspace)
            asked = [gallery for gallery in found if gallery.gallery_id in chosen] if chosen else found
            return found, proposed_sides(workspace, asked, in_use)

        job = self._services.jobs.submit(
            self.tr("Reading the galleries"),
            work,
            key="comparable",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(self._show_galleries)
        job.failed.connect(lambda error: show_error(self, error))

    def _show_galleries(self, read: tuple[list[Gallery], list[WantedSide]]) -> None:
        self.choice.set_galleries(*read)
        if self.model is None:
            self._say(self._how())

    def propose(self, first: Gallery, second: Gallery) -> None:
        """These two, by the scores that they are searched with, once the galleries are read."""
        self._proposed = (first.gallery_id, second.gallery_id)

    def _how(self) -> str:
        if len(self.choice.wanted) < 2:
            return self.tr("Nobody is enrolled yet: packs are compared on galleries of the same people.")
        if not self.choice.several_packs:
            return self.tr(
                "All galleries here were enrolled with one pack. To compare another one, choose “Enrol "
                "again…” on the page of galleries: it takes the same pictures and records. Until then the "
                "raw and the normalised score can be set side by side."
            )
        return self.tr(
            "Packs are compared on the pictures and people that the galleries have in common, each pack at "
            "its own threshold. Scores of different packs are never compared with each other."
        )

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    # Comparing

    def compare(self) -> Job:
        """Measures in the background; what comes of it is kept in the log."""
        services, wanted = self._services, self.choice.wanted
        speeds: dict[str, float] = {}

        def speed(pack_id: str) -> float:
            if pack_id not in speeds:
                speeds[pack_id] = templates_per_second(services.engines.get(pack_id))
            return speeds[pack_id]

        def work(cancel: CancelToken, progress: ProgressSink) -> ComparisonModel:
            found = compare_packs(
                services.workspace,
                services.catalogue,
                wanted,
                speed=speed,
                on_progress=progress,
                cancel=cancel,
            )
            model = ComparisonModel(found, floor_confidence(services.workspace))
            cancel.raise_if_cancelled()
            keep_comparison(services.workspace, found)
            return model

        job = services.jobs.submit(
            self.tr("Comparing model packs"), work, key=COMPARE_KEY, supersede=True, owner=self
        )
        self.choice.compare_button.setEnabled(False)
        self.strip.watch(job)
        job.succeeded.connect(self.show_model)
        job.succeeded.connect(lambda _: self.compared.emit())
        job.failed.connect(self._failed)
        job.finished.connect(lambda: self.choice.compare_button.setEnabled(len(self.choice.wanted) >= 2))
        return job

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserFacingError):
            self._say(sentence_of(error))
        else:
            show_error(self, error)

    def show_model(self, model: ComparisonModel) -> None:
        self.model = model
        self._say("")
        self._build(model)
        words = ui_words()
        self.basis.setText(model.basis(words))
        self.wanted.blockSignals(True)
        kept = self.wanted.currentData()
        self.wanted.clear()
        for number, wanted in enumerate(model.wanted):
            text = self.tr("FPIR is at most {share}").format(share=share_text(wanted))
            if number:
                text = self.tr("{text} (the policy's floor)").format(text=text)
            self.wanted.addItem(text, wanted)
        self.wanted.setCurrentIndex(max(0, self.wanted.findData(kept)))
        self.wanted.blockSignals(False)
        self.refused.setVisible(model.comparison.common.anything_refused)
        self.single_plot.show_model(model)
        self.result.show()
        self._show_reading()

    def _build(self, model: ComparisonModel) -> None:
        """Plots once; the table anew, since its columns are the sides."""
        # Here and not above: pyqtgraph takes a while to import.
        from desktop.ui.threshold_lab.pack_det_plots import SearchDetPlot, SingleDetPlot

        if self.search_plot is None:
            self.search_plot, self.single_plot = SearchDetPlot(self.result), SingleDetPlot(self.result)
            grid = QGridLayout()
            grid.setSpacing(Spacing.M)
            grid.setRowMinimumHeight(0, PLOT_HEIGHT)
            for place, plot in enumerate((self.search_plot, self.single_plot)):
                plot.focusProxy().setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
                plot.export_asked.connect(lambda kind, one=plot: self._ask_export(one, kind))
                grid.addWidget(plot, 0, place)
                grid.setColumnStretch(place, 1)
            self._column.addLayout(grid)
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.deleteLater()
        names = model.names(ui_words())
        self.table = FactTable(["", *names], self.tr("Figures of the compared packs"), self.result)
        set_role(self.table, "card")
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, NAMES_WIDTH)
        self._column.addWidget(self.table)

    @property
    def reading(self) -> Reading:
        return Reading(self.any_rank.isChecked(), self.refused.isChecked())

    def _show_reading(self) -> None:
        model = self.model
        if model is None or self.table is None or self.search_plot is None:
            return
        shown = model.at(self.wanted.currentData() or model.wanted[0], self.reading)
        self.verdict.setText("\n".join(model.verdicts(shown, ui_words())))
        self.search_plot.show_reading(model, shown)
        self.table.set_rows(pack_rows(model, self.reading.any_rank))

    # Files

    def source(self) -> ComparedSource | None:
        """What stands below an exported plot."""
        if self.model is None:
            return None
        comparison = self.model.comparison
        return ComparedSource(
            tuple(
                self.tr("{name} on “{gallery}”").format(name=name, gallery=side.gallery_name)
                for name, side in zip(self.model.names(ui_words()), comparison.sides, strict=True)
            ),
            comparison.common.subjects,
            day_by_locale(comparison.measured_at.date()),
            self._services.is_demo,
        )

    def _ask_export(self, plot: PlotFrame, kind: str) -> None:
        figure, source = plot.figure, self.source()
        if figure is None or source is None:
            return
        path = ask_path(self, kind, default_name(figure, source, kind))
        if path is not None:
            try:
                save_plot(figure, source, kind, path)
            except UserFacingError as error:
                show_error(self, error)
