"""The right side of the window, always visible: the threshold and what is known about error at it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.error_sentences import NORMALISED_MEANING, RAW_MEANING, sample_sentence
from desktop.domain.glossary_term import Topic
from desktop.domain.progress import Progress
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.error_panel.confidence_slider import ConfidenceSlider
from desktop.ui.error_panel.floor_card import FloorCard
from desktop.ui.error_panel.floor_gate import FloorGate
from desktop.ui.error_panel.rate_view import rate_view, score_histogram, ui_words
from desktop.ui.error_panel.rates_panel import RatesPanel
from desktop.ui.error_panel.threshold_slider import ThresholdSlider
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role

PANEL_WIDTH = 330
COMPACT_WIDTH = 280
"""In a narrow window."""


class ErrorPanel(QWidget):
    """Moves the threshold of the casework and says what it means for people who are not in the gallery."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._gate = FloorGate(services)
        self._wanted = 0.0
        self._watched: Job | None = None
        self.setFixedWidth(PANEL_WIDTH)
        self.setAccessibleName(self.tr("Confidence, threshold and error rates"))
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.L)
        column.setSpacing(Spacing.M)
        self.confidence = ConfidenceSlider(content)
        self.confidence.threshold_wanted.connect(self._moved)
        self.slider = ThresholdSlider(content)
        self.slider.threshold_changed.connect(self._moved)
        self.sample = QLabel(content)
        self.sample.setWordWrap(True)
        set_role(self.sample, "caption")
        self._meaning = QLabel(content)
        self._meaning.setWordWrap(True)
        set_role(self._meaning, "caption")
        self.floor_card = FloorCard(content)
        self.floor_card.given.connect(self._reason_given)
        self.floor_card.cancelled.connect(self._reason_refused)
        self.reset_button = QPushButton(self.tr("Return to the default"), content)
        self.reset_button.setToolTip(
            self.tr(
                "99%, or the end of the scale: the lowest threshold at which at most 1 of 100 people "
                "not in the gallery get a candidate"
            )
        )
        self.reset_button.clicked.connect(self._reset)
        self.rates = RatesPanel(content)
        self._score_help = HelpButton(Topic.RAW_SCORE, parent=content)
        column.addWidget(self.confidence)
        column.addWidget(self.slider)
        column.addLayout(beside(self._meaning, self._score_help))
        for widget in (self.sample, self.floor_card, self.reset_button, self.rates):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll = scrolled(content, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        state = services.state
        state.measurement_changed.connect(self._measurement_changed)
        state.threshold_changed.connect(self._show_threshold)
        # A search brings its measurement with it; all that is left to follow is the count and the floor.
        state.search_changed.connect(self._search_changed)
        state.gallery_changed.connect(self._show_floor)
        state.stale_changed.connect(self._refresh)
        services.jobs.jobs_changed.connect(self._watch_measuring)
        self._measurement_changed()

    def set_compact(self, compact: bool) -> None:
        self.setFixedWidth(COMPACT_WIDTH if compact else PANEL_WIDTH)

    def reread_floor(self) -> None:
        """After the policy's floor was changed in the settings."""
        self._gate.reread()
        self._show_floor()

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
        curve = state.curve
        known = curve is not None and curve.n > 0
        self.slider.setEnabled(known or state.search is not None)
        if known or state.search is not None:
            self.slider.set_range(*self._range())
        if state.errors is not None:
            # The bins are those of the axis as drawn, which the slider widens to whole steps.
            low, high = self.slider.range()
            self.slider.set_histogram(score_histogram(state.errors.rates.scores.best, low, high))
        self.confidence.set_curve(curve)
        self._meaning.setText(self._score_in_use())
        errors = state.errors
        said = sample_sentence(errors.n, errors.enrolled, ui_words()) if errors is not None else ""
        self.sample.setText(said)
        self.sample.setVisible(bool(said))
        self._show_handles()
        self._show_floor()
        self._refresh()

    def _search_changed(self) -> None:
        self._gate.search_changed()
        self._show_floor()
        self._refresh()

    def _show_floor(self) -> None:
        """Something else is on the screen: what was asked for there is not asked for here."""
        self.floor_card.put_away()
        self.confidence.set_floor(self._gate.floor)
        self.slider.set_lowest(self._gate.lowest(self._services.state.curve))

    def _score_in_use(self) -> str:
        errors = self._services.state.errors
        if errors is None:
            self._score_help.set_topics(Topic.RAW_SCORE)
            return QCoreApplication.translate("error_sentences", RAW_MEANING)
        normalised = errors.kind is ScoreKind.NORMALISED
        self._score_help.set_topics(Topic.NORMALISED_SCORE if normalised else Topic.RAW_SCORE)
        meaning = NORMALISED_MEANING if normalised else RAW_MEANING
        return QCoreApplication.translate("error_sentences", meaning)

    def _range(self) -> tuple[float, float]:
        """One axis for a gallery and score, so that a threshold stands at the same place in every search.

        From the lowest best non-mated score to the highest score there can be: 1 for cosines, 0 for
        negative distances. Normalised scores have no such end: to the highest that was measured, with
        mates and a tenth more.
        """
        state = self._services.state
        errors = state.errors
        rows = state.search.candidates.rows if state.search is not None else ()
        if errors is not None and errors.n:
            curve = errors.curve
            if errors.kind is ScoreKind.NORMALISED:
                high = float(errors.rates.scores.mated.max(initial=np.float32(curve.highest)))
                high = max(high, rows[0].score if rows else high)
                high += 0.1 * (high - curve.lowest)
            else:
                high = 1.0 if curve.highest > 0 else 0.0
            low = curve.lowest - 0.002 * (high - curve.lowest)
            # A search may have been recorded at any threshold; the handle shows that one.
            return min(low, state.threshold), max(high, state.threshold)
        return (rows[-1].score, max(rows[0].score, state.threshold)) if rows else (0.0, 1.0)

    def _moved(self, threshold: float) -> None:
        """A handle asks for `threshold`; below the floor it gets as far as the floor, and a question."""
        state = self._services.state
        lowest = self._gate.lowest(state.curve)
        # Going up is always free, also from where somebody else put the threshold.
        if threshold < min(lowest, state.threshold):
            self._wanted = threshold
            state.set_threshold(min(lowest, state.threshold))
            self._ask_reason()
        else:
            self.floor_card.hide()
            state.set_threshold(threshold)
            state.stage_done.emit("threshold")
        # Also where nothing changed: the handle that asked has moved already.
        self._show_handles()

    def _ask_reason(self) -> None:
        scale = self.confidence.scale
        confidence = scale.text_of(scale.reading(self._wanted).confidence) if scale is not None else ""
        first = self.floor_card.isHidden()
        self.floor_card.ask(self._gate.floor, confidence, self._wanted, self.slider.decimals)
        # Under a mouse that holds a handle nothing may move.
        if first and not (self.slider.is_dragged or self.confidence.is_dragged):
            QTimer.singleShot(0, self, self._show_card)

    def _show_card(self) -> None:
        if self.floor_card.isVisible():
            self._scroll.ensureWidgetVisible(self.floor_card, 0, Spacing.M)

    def _reason_given(self, reason: str) -> None:
        state = self._services.state
        try:
            self._gate.give_reason(reason, self._wanted, state.curve)
        except UserFacingError as error:
            show_error(self, error)
            return
        self._show_floor()
        self._moved(self._wanted)
        self.confidence.setFocus()

    def _reason_refused(self) -> None:
        self.floor_card.put_away()
        self.confidence.setFocus()

    def _reset(self) -> None:
        default = self._services.state.default_threshold
        if default is not None:
            self.floor_card.hide()
            self._services.state.set_threshold(default)

    def _show_handles(self) -> None:
        threshold = self._services.state.threshold
        self.slider.set_threshold(threshold)
        self.confidence.set_threshold(threshold)

    def _show_threshold(self, threshold: float) -> None:
        low, high = self.slider.range()
        if not low <= threshold <= high:
            self._measurement_changed()
        self._show_handles()
        self._refresh()

    def _refresh(self) -> None:
        state = self._services.state
        default = state.default_threshold
        self.reset_button.setEnabled(default is not None and state.threshold != default)
        if self._services.jobs.find("measure") is not None and state.errors is None:
            return
        gallery = state.gallery
        if gallery is None:
            self.rates.show_empty(self.tr("Error rates are measured on a gallery. Enrol images first."))
            return
        if state.errors is None:
            self.rates.show_empty(
                self.tr("Nothing is measured on this gallery yet: two people or more are needed.")
            )
            return
        search = state.search
        count = search.candidates.count_at_or_above(state.threshold) if search is not None else None
        self.rates.show_rate(
            rate_view(
                state.threshold,
                state.errors.rates,
                candidates_count=count,
                gallery_name=gallery.name,
                pack=gallery.pack_id,
                stale=state.stale,
                candidates_exact=search is None or search.candidates.count_is_exact(state.threshold),
                default_threshold=default,
                decimals=self.slider.decimals,
            )
        )
