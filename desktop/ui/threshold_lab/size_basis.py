"""On which score the size of a gallery is reckoned: always the raw one.

A normalised score is measured against the people of the gallery itself. With fewer of them the cohort is
less alike, every score rises, and the same threshold lets far more people through: on LFW's development
half a normalised threshold with FPIR 5% at 2,950 people has 23% at 300, where counting would say 0.5%. Raw
scores of two faces are the same in a gallery of any size.
"""

from __future__ import annotations

from desktop.domain.error_rates import ErrorRates
from desktop.domain.score_kinds import ScoreKind
from desktop.workflow.gallery_errors import GalleryErrors


class SizeBasis:
    """Raw rates, and the raw threshold that stands for a shown one: that with the same measured FPIR."""

    def __init__(self, errors: GalleryErrors) -> None:
        self._own = errors.rates
        self.by_raw = errors.kind is not ScoreKind.RAW
        self.rates = ErrorRates(errors.measurement.raw) if self.by_raw else errors.rates

    def threshold(self, shown: float) -> float:
        """On the raw scale."""
        if not self.by_raw:
            return shown
        return self.rates.curve.threshold_for(self._own.fpir(shown).value)
