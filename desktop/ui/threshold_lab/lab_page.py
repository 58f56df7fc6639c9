"""The threshold lab: one slider over everything that is measured on a gallery. None of it is casework."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.error_sentences import frequency_sentence, missed_sentence
from desktop.domain.galleries import Gallery
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.domain.replays import Replay
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.error_rates.sample_notice import SampleNotice
from desktop.ui.shell.by_locale import day_by_locale
from desktop.ui.shell.empty_state import EmptyState
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.handout import write_handout
from desktop.ui.threshold_lab.lab_head import LabHead
from desktop.ui.threshold_lab.lab_plots import LabPlots
from desktop.ui.threshold_lab.lab_side import LabSide
from desktop.ui.threshold_lab.lab_slider import LabSlider
from desktop.ui.threshold_lab.pack_comparison_view import PackComparisonView
from desktop.ui.threshold_lab.plot_export import ask_path, default_name, save_plot
from desktop.ui.threshold_lab.plot_frame import PlotFrame, PlotSource
from desktop.ui.threshold_lab.plot_texts import kind_text
from desktop.ui.threshold_lab.replay_panel import ReplayPanel
from desktop.ui.threshold_lab.teaching_view import TeachingView
from desktop.workflow.browse import galleries
from desktop.workflow.gallery_errors import GalleryErrors
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.measure_rates import measured_errors

LAB_KEY = "lab"
PLOT_HEIGHT = 228
"""With its title; two rows fit a window 900 high and scroll in a lower one."""
_SYNTHETIC = "(synthetic"
"""In the names of the galleries that ship with the program."""


class LabPage(QWidget):
    """Its gallery, score and threshold are its own: those of the casework stay as they are.

    Plots are built when the page is first shown. The page shows the gallery that was chosen here, from all
    of the workspace.
    """

    page_asked = Signal(str)
    """Name of the page where what lacks here is made."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._gallery: Gallery | None = None
        self._errors: GalleryErrors | None = None
        self._threshold = 0.0
        self._plots: LabPlots | None = None
        self.teaching: TeachingView | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        layout.setSpacing(Spacing.M)
        self.head = LabHead(self)
        self.head.gallery_chosen.connect(self._set_gallery)
        self.head.kind_chosen.connect(self.show_kind)
        self.head.handout_button.clicked.connect(lambda: self._ask_handout())
        self.head.teach_button.clicked.connect(lambda: self.teach())
        layout.addWidget(self.head)
        self.strip = JobStrip(self)
        layout.addWidget(self.strip)
        self._message = EmptyState(self)
        self.enrol_button = self._message.add_button(
            "gallery", self.tr("Go to the galleries"), lambda: self.page_asked.emit("gallery")
        )
        layout.addWidget(self._message)
        self.slider = LabSlider(self)
        self.slider.threshold_changed.connect(self.set_threshold)
        layout.addWidget(self.slider)
        self.headline = QLabel(self)
        self.headline.setWordWrap(True)
        set_role(self.headline, "subtitle")
        self._missed = QLabel(self)
        self._missed.setWordWrap(True)
        layout.addWidget(self.headline)
        layout.addWidget(self._missed)
        self.sample = SampleNotice(self)
        self.sample.everybody_asked.connect(lambda: self._measure(everybody=True))
        layout.addWidget(self.sample)
        body = QHBoxLayout()
        body.setSpacing(Spacing.L)
        self.side = LabSide(self)
        self.presets, self.what_if = self.side.presets, self.side.what_if
        self.presets.chosen.connect(self._preset_chosen)
        self.what_if.size_chosen.connect(self._what_if)
        body.addWidget(self.side)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self._curves = QWidget(self.tabs)
        self.tabs.addTab(scrolled(self._curves, self.tabs), self.tr("&Curves"))
        body.addWidget(self.tabs, 1)
        layout.addLayout(body, 1)
        self.replay = ReplayPanel(services, self.tabs)
        self.replay.replay_changed.connect(self._replay_changed)
        self.tabs.addTab(self.replay, self.tr("&Replay with pictures"))
        self.packs = PackComparisonView(services, self.tabs)
        self._packs_area = scrolled(self.packs, self.tabs)
        self.tabs.addTab(self._packs_area, self.tr("Compare &packs"))
        self.tabs.currentChanged.connect(self._tab_changed)
        teach = QShortcut(QKeySequence(Qt.Key.Key_F11), self, self.teach)
        teach.setWhatsThis(self.tr("Teaching view: the whole screen"))
        services.state.galleries_changed.connect(self.reload)
        self._show_state()

    # Parts

    def _build_plots(self) -> LabPlots:
        """At the first look: pyqtgraph takes a while to import."""
        if self._plots is None:
            self._plots = plots = LabPlots(self._curves)
            plots.let_shrink()
            grid = QGridLayout(self._curves)
            grid.setContentsMargins(0, Spacing.M, 0, 0)
            grid.setSpacing(Spacing.M)
            for number, plot in enumerate(plots.all):
                grid.addWidget(plot, number // 2, number % 2)
            self._connect_exports(plots)
            for line in (0, 1):
                grid.setRowStretch(line, 1)
                grid.setRowMinimumHeight(line, PLOT_HEIGHT)
                grid.setColumnStretch(line, 1)
            plots.set_errors(self._errors)
            if self._errors is not None:
                plots.sizes.set_what_if(self.what_if.size)
                plots.set_threshold(self._threshold)
        return self._plots

    def _connect_exports(self, plots: LabPlots) -> None:
        for plot in plots.all:
            plot.export_asked.connect(lambda kind, one=plot: self._ask_export(one, kind))

    @property
    def plots(self) -> LabPlots:
        return self._build_plots()

    @property
    def errors(self) -> GalleryErrors | None:
        return self._errors

    @property
    def threshold(self) -> float:
        return self._threshold

    # Gallery and score

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._build_plots()
        if self.head.choice.count() == 0:
            self.reload()
        elif self._gallery is not None and self._errors is None:
            self._measure()

    def reload(self) -> None:
        """Reads the galleries anew; keeps the one that is shown, or takes the first that has faces."""
        found = galleries(self._services.workspace)
        current = self._gallery
        keep = next((g for g in found if current and g.gallery_id == current.gallery_id), None)
        largest = max(found, key=lambda g: g.subjects, default=None)
        chosen = keep or largest
        self.head.set_galleries(found, chosen)
        self.replay.set_galleries(found)
        if chosen != self._gallery:
            self._set_gallery(chosen)

    def _set_gallery(self, gallery: Gallery | None) -> None:
        self._gallery = gallery
        self._errors = None
        self._show_errors()
        if self.isVisible() and gallery is not None and gallery.faces:
            self._measure()

    def _measure(self, *, everybody: bool = False) -> Job | None:
        gallery, services = self._gallery, self._services
        if gallery is None or not gallery.faces:
            return None

        def work(cancel: CancelToken, progress: ProgressSink) -> GalleryErrors | None:
            pack = services.catalogue.get(gallery.pack_id)
            return measured_errors(
                services.workspace,
                take_snapshot(services.workspace, gallery, pack),
                comparator=pack.comparator,
                everybody=everybody,
                on_progress=progress,
                cancel=cancel,
            )

        job = services.jobs.submit(
            self.tr("Measuring error rates"), work, key=LAB_KEY, supersede=True, owner=self
        )
        self.strip.watch(job)
        job.succeeded.connect(lambda errors: self._measured(gallery, errors))
        job.failed.connect(self._failed)
        return job

    def _measured(self, gallery: Gallery, errors: GalleryErrors | None) -> None:
        if gallery == self._gallery:
            self._errors = errors
            self._show_errors()
            if errors is None:
                self._message.setText(
                    self.tr("This gallery holds one person only: two or more are needed to measure.")
                )
                self._message.show()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserFacingError):
            self._message.setText(sentence_of(error))
            self._message.show()
        else:
            show_error(self, error)

    def show_kind(self, kind: ScoreKind) -> None:
        """Reads the gallery by the other score, at the same FPIR; the gallery's own choice stays."""
        errors = self._errors
        if errors is None or errors.kind is kind:
            return
        fpir = errors.rates.fpir(self._threshold).value
        self._errors = errors.with_kind(kind)
        self._show_errors(self._errors.curve.threshold_for(fpir))

    def _show_errors(self, threshold: float | None = None) -> None:
        errors = self._errors
        pack = self._gallery.pack_id if self._gallery is not None else ""
        self.slider.set_errors(errors)
        self.presets.set_errors(errors, pack)
        self.what_if.set_errors(errors)
        self.sample.show_errors(errors)
        if self._plots is not None:
            self._plots.set_errors(errors)
            if errors is not None:
                self._plots.sizes.set_what_if(self.what_if.size)
        if errors is not None:
            self._threshold = errors.default_threshold if threshold is None else threshold
            if self.teaching is not None:
                self.teaching.show_errors(errors, self._threshold, self._source_text())
            self.replay.set_context(self._gallery, errors.kind, self._threshold)
            self.set_threshold(self._threshold)
        else:
            self.replay.set_context(None, ScoreKind.RAW, 0.0)
        self._show_state()

    def _show_state(self) -> None:
        errors = self._errors
        known = errors is not None
        self.head.show_errors(errors)
        self.slider.setEnabled(known)
        for widget in (self.headline, self._missed):
            widget.setVisible(known and not self._on_packs)
        idle = self._services.jobs.find(LAB_KEY) is None
        self._message.setVisible(not known and idle and not self._on_packs)
        self.enrol_button.setVisible(self._gallery is None or not self._gallery.faces)
        if self._gallery is None:
            self._message.setText(self.tr("There is no gallery yet: enrol images first."))
        elif not self._gallery.faces:
            self._message.setText(self.tr("This gallery is empty: enrol images first."))
        else:
            self._message.setText("")

    def _tab_changed(self) -> None:
        """Packs are compared each at its own threshold: what is about one gallery makes room."""
        for widget in (self.head, self.slider, self.side):
            widget.setVisible(not self._on_packs)
        self._show_state()
        self.set_threshold(self._threshold)

    @property
    def _on_packs(self) -> bool:
        return self.tabs.currentWidget() is self._packs_area

    # Threshold

    def set_threshold(self, threshold: float) -> None:
        """Moves everything on the page; nothing of the casework."""
        errors = self._errors
        if errors is None:
            return
        self._threshold = threshold
        if self.slider.threshold != threshold:
            self.slider.set_threshold(threshold)
        # What nobody sees waits until it is looked at.
        if self._plots is not None and self.tabs.currentWidget() is not self.replay:
            self._plots.set_threshold(threshold)
        if self.tabs.currentWidget() is self.replay:
            self.replay.set_threshold(threshold)
        self.presets.set_threshold(threshold)
        self.what_if.set_threshold(threshold)
        if self.teaching is not None and self.teaching.slider.threshold != threshold:
            self.teaching.set_threshold(threshold)
        rates = errors.rates
        self.headline.setText(frequency_sentence(rates.fpir(threshold), ui_words()))
        self._missed.setText(missed_sentence(rates.fnir(threshold), rates.mated_searches, ui_words()))

    def _preset_chosen(self, threshold: float) -> None:
        self.set_threshold(threshold)

    def _what_if(self, size: int | None) -> None:
        for plots in (self._plots, self.teaching.plots if self.teaching is not None else None):
            if plots is not None:
                plots.sizes.set_what_if(size)

    # Teaching, handout, files

    def teach(self) -> TeachingView | None:
        """Full screen; None while there is nothing to show. Asked for again, it ends."""
        if self.teaching is not None:
            self.teaching.close()
            return None
        if self._errors is None:
            return None
        self.teaching = view = TeachingView(self._services, self)
        view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.threshold_changed.connect(self.set_threshold)
        self._connect_exports(view.plots)
        view.closed.connect(self._taught)
        view.show_errors(self._errors, self._threshold, self._source_text())
        view.plots.sizes.set_what_if(self.what_if.size)
        view.show_replay(self.replay.replay, self._threshold)
        if self.tabs.currentWidget() is self.replay:
            view.go(view.stack.count())
        view.showFullScreen()
        return view

    def _taught(self) -> None:
        self.teaching = None

    def _replay_changed(self, replay: Replay | None) -> None:
        if self.teaching is not None:
            self.teaching.show_replay(replay, self._threshold)

    def _source_text(self) -> str:
        if self._gallery is None or self._errors is None:
            return ""
        return self.tr("{gallery} · model pack {pack} · {kind}").format(
            gallery=self._gallery.name, pack=self._gallery.pack_id, kind=kind_text(self._errors.kind)
        )

    @property
    def _is_synthetic(self) -> bool:
        ships = self._gallery is not None and _SYNTHETIC in self._gallery.name
        return ships and self._services.workspace.kind is not WorkspaceKind.CASEWORK

    def source(self) -> PlotSource | None:
        """What stands below every exported plot."""
        gallery, errors = self._gallery, self._errors
        if gallery is None or errors is None:
            return None
        measured_on = day_by_locale(errors.measurement.measured_at.date())
        return PlotSource(
            gallery.name,
            gallery.pack_id,
            errors.kind,
            errors.n,
            measured_on,
            self._is_synthetic,
            errors.enrolled,
        )

    def _ask_export(self, plot: PlotFrame, kind: str) -> None:
        figure, source = plot.figure, self.source()
        if figure is None or source is None:
            return
        path = ask_path(self, kind, default_name(figure, source, kind))
        if path is not None:
            self._write(lambda: save_plot(figure, source, kind, path))

    def _ask_handout(self) -> None:
        path = ask_path(self, "pdf", self.tr("threshold-lab-handout.pdf"))
        if path is not None:
            self.save_handout(path)

    def save_handout(self, path: Path) -> None:
        """The page for a class, with what the lab shows now."""
        gallery, errors = self._gallery, self._errors
        if gallery is None or errors is None:
            return
        by = self.plots.grouping
        self._write(
            lambda: write_handout(
                path,
                errors,
                self._threshold,
                by,
                gallery.name,
                gallery.pack_id,
                self._is_synthetic,
                self.what_if.size,
            )
        )

    def _write(self, write) -> None:
        try:
            write()
        except UserFacingError as error:
            show_error(self, error)
