"""The policy's floor as the panel keeps it: how low the threshold may go on what is on the screen."""

from __future__ import annotations

import math

from desktop.domain.rates import FpirCurve
from desktop.ui.shell.services import Services
from desktop.workflow.threshold_floor import floor_confidence, is_below, lower_threshold, reason_given


class FloorGate:
    """Closed until a reason was written for this search, or for the gallery while no search is open."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._open: set[tuple[str, object]] = set()
        self.floor = floor_confidence(services.workspace)
        """1 - FPIR, 0..1"""

    def reread(self) -> None:
        """After the policy was changed."""
        self.floor = floor_confidence(self._services.workspace)

    def search_changed(self) -> None:
        """Reads once whether a reason is on record for the search that was opened."""
        search = self._services.state.search
        if search is None:
            return
        key = self._key()
        if key not in self._open and reason_given(self._services.workspace, search.record.search_id):
            self._open.add(key)

    def lowest(self, curve: FpirCurve | None) -> float:
        """The lowest threshold without another reason; minus infinity where nothing bars the way."""
        if curve is None or curve.n == 0 or self._key() in self._open or self.floor <= 0:
            return -math.inf
        # 1 - 0.9 is a little less than 0.1; `is_below` counts people in the same way.
        allowed = curve.threshold_for(round(1.0 - self.floor, 12))
        search = self._services.state.search
        if search is not None and is_below(curve.rate(search.record.threshold), self.floor):
            allowed = min(allowed, search.record.threshold)
        return allowed

    def give_reason(self, reason: str, threshold: float, curve: FpirCurve | None) -> None:
        """Records it and opens the gate. Raises `ReasonRequired`, `WrongUse`."""
        state = self._services.state
        search = state.search
        if search is None and state.gallery is None:
            return
        lower_threshold(
            self._services.workspace,
            search.record.gallery_id if search is not None else state.gallery.gallery_id,
            reason,
            threshold=threshold,
            fpir=curve.rate(threshold) if curve is not None and curve.n else None,
            search_id=search.record.search_id if search is not None else None,
        )
        self._open.add(self._key())

    def _key(self) -> tuple[str, object]:
        state = self._services.state
        if state.search is not None:
            return "search", state.search.record.search_id
        return "gallery", state.gallery.gallery_id if state.gallery is not None else None
