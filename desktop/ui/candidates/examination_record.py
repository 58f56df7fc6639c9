"""Records what comes of looking at candidates: that they were examined, conclusions, second looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.domain.annotations import Annotation
from desktop.domain.candidates import Candidate
from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.features import FeatureList
from desktop.domain.looks import Look
from desktop.domain.people import Right
from desktop.errors import UserFacingError
from desktop.ui.candidates.conclusion_form import NoCandidateDialog
from desktop.ui.candidates.notes_in_force import Shown
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.services import Services
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.search import SearchResult
from desktop.workflow.second_look import ask_second_look


class ExaminationRecord(QObject):
    """Asks where something is missing, and says in `window` why a record was refused."""

    concluded = Signal(object, object)
    """SearchResult; Candidate, or None for the search as a whole"""
    look_asked = Signal(object)
    """SearchResult"""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self.examined: set[tuple[str, int]] = set()
        """What the log says already: search and face."""

    def note_examined(self, result: SearchResult, candidate: Candidate) -> None:
        """The log says, once while this window is open, that both pictures stood side by side."""
        key = (result.record.search_id, candidate.face_id)
        if key in self.examined or not self._services.may(Right.EXAMINE):
            return
        try:
            note_examination(self._services.workspace, *key)
        except UserFacingError as error:
            show_error(self._window, error)
            return
        self.examined.add(key)
        self._services.state.stage_done.emit("examined")

    def conclude(
        self,
        result: SearchResult,
        candidate: Candidate | None,
        conclusion: Conclusion | SearchOutcome,
        reason: str,
        shown: Shown,
        features: FeatureList,
        annotations: Sequence[Annotation],
    ) -> bool:
        """Whether it was recorded; if not, the person was told why."""
        try:
            conclude(
                self._services.workspace,
                result.record.search_id,
                candidate.face_id if candidate is not None else None,
                conclusion,
                reason,
                threshold=shown.threshold,
                fpir=shown.fpir,
                notes=shown.notes,
                features=features,
                annotations=annotations,
            )
        except UserFacingError as error:
            show_error(self._window, error)
            return False
        self.concluded.emit(result, candidate)
        self._services.state.stage_done.emit("concluded")
        return True

    def ask_no_candidate(self, result: SearchResult, shown: Shown, note: str) -> NoCandidateDialog:
        """Asks for the reason; it stays where the record refuses, for example while a lead stands.

        `note` is what is known about error for the group of the probe.
        """
        dialog = NoCandidateDialog(note, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def record() -> None:
            reason = dialog.reason.toPlainText()
            if self.conclude(result, None, SearchOutcome.NO_CANDIDATE, reason, shown, FeatureList(), ()):
                dialog.accept()

        dialog.record.clicked.connect(record)
        dialog.open()
        return dialog

    def ask_second_look(self, result: SearchResult) -> Look | None:
        """Asks for it; the candidates are all leads of this search that nobody else has looked at."""
        try:
            look = ask_second_look(self._services.workspace, result.record.search_id)
        except UserFacingError as error:
            show_error(self._window, error)
            return None
        self.look_asked.emit(result)
        self._services.state.stage_done.emit("look_asked")
        self._say_what_comes(look)
        return look

    def _say_what_comes(self, look: Look) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(self.tr("Second look"))
        box.setText(
            self.tr(
                "Another person now finds {count} faces on the page “Second look”, in random order and "
                "without names, scores or what you concluded. Until they are through, your own conclusions "
                "on these candidates stand as they are."
            ).format(count=len(look.items))
        )
        box.open()
