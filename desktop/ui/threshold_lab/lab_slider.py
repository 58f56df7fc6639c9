"""The one slider of the lab: a threshold, and the confidence that it buys."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.ui.error_panel.confidence_slider import ConfidenceSlider
from desktop.ui.error_panel.rate_view import score_histogram
from desktop.ui.error_panel.threshold_slider import ThresholdSlider
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.plot_models import lab_range
from desktop.ui.threshold_lab.plot_texts import kind_text
from desktop.workflow.gallery_errors import GalleryErrors


class LabSlider(QWidget):
    """Two handles on one threshold: T of the score in use, and the confidence 1 - FPIR.

    There is no policy's floor here: nothing in the lab is casework.
    """

    threshold_changed = Signal(float)
    """Only when the person moved it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._threshold = 0.0
        self._best: NDArray[np.float32] | None = None
        self._kind = QLabel()
        set_role(self._kind, "caption")
        self._by_score = ThresholdSlider()
        self._by_confidence = ConfidenceSlider()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Spacing.XL)
        grid.setVerticalSpacing(Spacing.XS)
        grid.addWidget(self._kind, 0, 0, 1, 2)
        grid.addWidget(self._by_score, 1, 0)
        grid.addWidget(self._by_confidence, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._by_score.threshold_changed.connect(self._moved)
        self._by_confidence.threshold_wanted.connect(self._moved)
        self.setFocusProxy(self._by_score)
        self.setAccessibleName(self.tr("Threshold of the lab"))
        self.set_errors(None)

    @property
    def threshold(self) -> float:
        return self._threshold

    @property
    def is_dragged(self) -> bool:
        """While a handle is held: presets and replays should wait."""
        return self._by_score.is_dragged or self._by_confidence.is_dragged

    def set_errors(self, errors: GalleryErrors | None) -> None:
        """The scales of this gallery and score; stands at the default threshold. None: nothing measured."""
        self.setEnabled(errors is not None)
        self._kind.setVisible(errors is None)  # the head of the page says which score
        self._best = None
        if errors is None:
            self._kind.setText(self.tr("No error rate has been measured for this gallery yet."))
            self._by_confidence.set_curve(None)
            return
        self._kind.setText(
            self.tr(
                "{kind}. One threshold, two handles: the score, and the confidence of a search."
            ).format(kind=kind_text(errors.kind))
        )
        self._best = errors.rates.scores.best
        self._set_range(*lab_range(errors))
        self._by_confidence.set_curve(errors.curve)
        self.set_threshold(errors.default_threshold)

    def set_threshold(self, threshold: float) -> None:
        """Moves both handles without a signal. A score beyond the scale widens it: a preset may want it."""
        low, high = self._by_score.range()
        if self._best is not None and not low <= threshold <= high:
            self._set_range(min(low, threshold), max(high, threshold))
        self._threshold = threshold
        self._by_score.set_threshold(threshold)
        self._by_confidence.set_threshold(threshold)

    def _set_range(self, low: float, high: float) -> None:
        self._by_score.set_range(low, high)
        if self._best is not None:
            self._by_score.set_histogram(score_histogram(self._best, *self._by_score.range()))

    def _moved(self, threshold: float) -> None:
        self.set_threshold(threshold)
        self.threshold_changed.emit(threshold)
