"""The right side of the window, always visible: the threshold and what is known about error at it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.progress import Progress
from desktop.jobs.job import Job
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.rate_view import rate_view, score_histogram
from desktop.ui.threshold_lab.rates_panel import RatesPanel
from desktop.ui.threshold_lab.threshold_slider import ThresholdSlider

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
        self.reset_button = QPushButton(self.tr("Return to the default (at most 1%)"), content)
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
        scroll = scrolled(content, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        state = services.state
        state.measurement_changed.connect(self._measurement_changed)
        state.threshold_changed.connect(self._show_threshold)
        # A search brings its measurement with it; all that is left to follow is the count.
        state.search_changed.connect(self._refresh)
        state.stale_changed.connect(self._refresh)
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
        if known or state.search is not None:
            self.slider.set_range(*self._range())
        if measurement is not None:
            # The bins are those of the axis as drawn, which the slider widens to whole hundredths.
            low, high = self.slider.range()
            self.slider.set_histogram(score_histogram(measurement.non_mated.best, low, high))
        self.slider.set_threshold(state.threshold)
        self._refresh()

    def _range(self) -> tuple[float, float]:
        """One axis for a gallery and pack, so that a threshold stands at the same place in every search.

        From the lowest best non-mated score to the highest score there can be: 1 for cosines, 0 for
        negative distances.
        """
        state = self._services.state
        curve = state.curve
        if curve is not None and curve.n:
            low, high = curve.lowest - 0.002, 1.0 if curve.highest > 0 else 0.0
            # A search may have been recorded at any threshold; the handle shows that one.
            return min(low, state.threshold), max(high, state.threshold)
        rows = state.search.candidates.rows if state.search is not None else ()
        return (rows[-1].score, max(rows[0].score, state.threshold)) if rows else (0.0, 1.0)

    def _moved(self, threshold: float) -> None:
        self._services.state.set_threshold(threshold)
        self._services.state.stage_done.emit("threshold")

    def _reset(self) -> None:
        default = self._services.state.default_threshold
        if default is not None:
            self._services.state.set_threshold(default)

    def _show_threshold(self, threshold: float) -> None:
        low, high = self.slider.range()
        if not low <= threshold <= high:
            self._measurement_changed()
        self.slider.set_threshold(threshold)
        self._refresh()

    def _refresh(self) -> None:
        state = self._services.state
        default = state.default_threshold
        self.reset_button.setEnabled(default is not None and state.threshold != default)
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
                stale=state.stale,
                candidates_exact=search is None or search.candidates.count_is_exact(state.threshold),
                default_threshold=state.default_threshold,
            )
        )
