"""The right side of the window, always visible: the threshold and what is known about error at it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.progress import Progress
from desktop.jobs.job import Job
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.rate_view import rate_view, score_histogram
from desktop.ui.threshold_lab.rates_panel import RatesPanel
from desktop.ui.threshold_lab.threshold_slider import ThresholdSlider
from desktop.workflow.measure_rates import DEFAULT_FPIR

PANEL_WIDTH = 330


class ErrorPanel(QWidget):
    """Moves the threshold of the casework and says what it means for people who are not in the gallery."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.setFixedWidth(PANEL_WIDTH)
        self.setAccessibleName(self.tr("Threshold and error rates"))
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(Spacing.L, Spacing.L, Spacing.L, Spacing.L)
        column.setSpacing(Spacing.M)
        title = QLabel(self.tr("Threshold"), content)
        set_role(title, "subtitle")
        self.slider = ThresholdSlider(content)
        self.slider.threshold_changed.connect(self._moved)
        self._meaning = QLabel(
            self.tr(
                "A comparison score says how alike two templates are, on the model pack's own scale. It is "
                "no percentage and no probability."
            ),
            content,
        )
        self._meaning.setWordWrap(True)
        set_role(self._meaning, "caption")
        self.reset_button = QPushButton(self.tr("Return to FPIR 1%"), content)
        self.reset_button.setToolTip(
            self.tr(
                "The lowest threshold at which at most 1 of 100 people not in the gallery get a candidate"
            )
        )
        self.reset_button.clicked.connect(self._reset)
        self.rates = RatesPanel(content)
        for widget in (title, self.slider, self.reset_button, self._meaning, self.rates):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        state = services.state
        state.measurement_changed.connect(self._measurement_changed)
        state.threshold_changed.connect(self._show_threshold)
        state.search_changed.connect(self._search_changed)
        services.jobs.jobs_changed.connect(self._watch_measuring)
        self._watched: Job | None = None
        self._measurement_changed()

    def _watch_measuring(self) -> None:
        job = self._services.jobs.find("measure")
        if job is not None and job is not self._watched:
            self._watched = job
            self.rates.show_measuring(None)
            job.progressed.connect(self._measuring)
            job.finished.connect(self._refresh)

    def _measuring(self, progress: Progress) -> None:
        self.rates.show_measuring(progress)

    def _measurement_changed(self) -> None:
        state = self._services.state
        curve, measurement = state.curve, state.measurement
        known = curve is not None and curve.n > 0
        self.slider.setEnabled(known or state.search is not None)
        self.reset_button.setEnabled(known)
        if known and measurement is not None:
            low, high = self._range()
            self.slider.set_range(low, high)
            self.slider.set_histogram(score_histogram(measurement.non_mated.best, low, high))
        self._refresh()

    def _range(self) -> tuple[float, float]:
        """Everything of interest: all best non-mated scores, and the best score of the search."""
        state = self._services.state
        curve = state.curve
        ends = []
        if curve is not None and curve.n:
            ends += [curve.lowest, curve.highest]
        if state.search is not None and state.search.candidates.rows:
            rows = state.search.candidates.rows
            ends += [rows[0].score, rows[-1].score]
        margin = max(0.004, 0.04 * (max(ends) - min(ends)))
        # No score of a pack lies above 1: cosines end there, negative distances at 0.
        return min(ends) - margin, min(max(ends) + margin, 1.0)

    def _search_changed(self, *_: object) -> None:
        state = self._services.state
        if state.search is not None or state.curve is not None:
            self._measurement_changed()
            low, high = self._range()
            self.slider.set_range(low, high)
            measurement = state.measurement
            if measurement is not None:
                self.slider.set_histogram(score_histogram(measurement.non_mated.best, low, high))
        self._show_threshold(state.threshold)

    def _moved(self, threshold: float) -> None:
        self._services.state.set_threshold(threshold)
        self._services.state.stage_done.emit("threshold")

    def _reset(self) -> None:
        curve = self._services.state.curve
        if curve is not None and curve.n:
            self._services.state.set_threshold(curve.threshold_for(DEFAULT_FPIR))

    def _show_threshold(self, threshold: float) -> None:
        self.slider.set_threshold(threshold)
        self._refresh()

    def _refresh(self) -> None:
        state = self._services.state
        if self._services.jobs.find("measure") is not None and state.curve is None:
            return
        gallery = state.gallery
        if gallery is None:
            self.rates.show_empty(self.tr("Error rates are measured on a gallery. Enrol images first."))
            return
        if state.curve is None:
            self.rates.show_empty(
                self.tr("Nothing is measured on this gallery yet: two people or more are needed.")
            )
            return
        search = state.search
        count = search.candidates.count_at_or_above(state.threshold) if search is not None else None
        self.rates.show_rate(
            rate_view(
                state.threshold,
                state.curve,
                candidates_count=count,
                gallery_name=gallery.name,
                pack=gallery.pack_id,
                stale=search is not None and state.measurement is None,
                demo=self._services.is_demo,
            )
        )
