"""What is known about error for the groups of a search, at the threshold that is in force."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.error_notes import GroupNote
from desktop.domain.metadata_gaps import MetadataGap, metadata_gaps
from desktop.domain.rates import Rate
from desktop.domain.searches import SearchNotes
from desktop.ui.shell.services import CaseworkState
from desktop.workflow.gallery_errors import GalleryErrors
from desktop.workflow.search import SearchResult

_PAUSE_MS = 40
"""A slider may send a hundred moves a second; the groups are read at most once in this time."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was on the screen when something was concluded: threshold, FPIR and the notes of the probe and
    of the candidate, as far as they were known."""

    threshold: float
    fpir: Rate | None
    notes: tuple[GroupNote, ...]


class NotesInForce(QObject):
    """Follows the search and the threshold of the casework.

    Without a measurement by the score of the search its own notes speak, as they stood, as long as the
    threshold is the one they were made for.
    """

    changed = Signal()

    def __init__(self, state: CaseworkState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._notes: SearchNotes | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        state.threshold_changed.connect(self._later)
        state.measurement_changed.connect(self.refresh)
        state.search_changed.connect(self.refresh)
        self.refresh()

    def _later(self) -> None:
        # Not started anew while it runs: the numbers also follow a slider that never rests.
        if self._state.search is not None and not self._timer.isActive():
            self._timer.start()

    def refresh(self) -> None:
        """Reads the groups at the threshold in force, now."""
        self._timer.stop()
        self._notes = self._read()
        self.changed.emit()

    def shown(self, face_id: int | None) -> Shown:
        """For the record, of a candidate or (None) of the search. First the screen is brought up to the
        threshold in force, also in the middle of a move: what is recorded is what is shown."""
        if self._timer.isActive():
            self.refresh()
        known = [self.probe] if face_id is None else [self.probe, self.candidate(face_id)]
        return Shown(self._state.threshold, self.rate(), tuple(note for note in known if note is not None))

    @property
    def errors(self) -> GalleryErrors | None:
        """What was measured by the score of the open search; rates of another score say nothing of it."""
        result, errors = self._state.search, self._state.errors
        if result is None or errors is None or errors.kind is not result.record.score_kind:
            return None
        return errors

    def rate(self) -> Rate | None:
        """Measured FPIR of the whole gallery; None where nothing is measured by the score of the search."""
        errors = self.errors
        return errors.rates.fpir(self._state.threshold) if errors is not None else None

    def gaps(self) -> tuple[MetadataGap, ...]:
        """What the gallery's metadata leaves open."""
        errors = self.errors
        return metadata_gaps(errors.groupings, errors.enrolled) if errors is not None else ()

    @property
    def notes(self) -> SearchNotes | None:
        """None where nothing is known at this threshold."""
        return self._notes

    @property
    def probe(self) -> GroupNote | None:
        return self._notes.probe if self._notes is not None else None

    def candidate(self, face_id: int) -> GroupNote | None:
        return self._notes.candidates.get(face_id) if self._notes is not None else None

    def _read(self) -> SearchNotes | None:
        result: SearchResult | None = self._state.search
        if result is None:
            return None
        errors, record = self.errors, result.record
        if errors is not None:
            return errors.notes(self._state.threshold, record.declared, result.candidates.rows)
        return record.notes if self._state.threshold == record.threshold else None
