"""The page of the blind second look: what waits, one look at work, and its outcome."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.people import Right
from desktop.errors import UserFacingError
from desktop.ui.second_look.examination_view import ExaminationView, UnfinishedLook
from desktop.ui.second_look.outcome_view import OutcomeView
from desktop.ui.second_look.waiting_list import WaitingList
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.services import Services
from desktop.workflow.access import may
from desktop.workflow.blind_look import begin_look, closed_to_me, waiting_looks
from desktop.workflow.oversight import outcome_of


class SecondLookPage(QWidget):
    """Reads what waits each time it is shown, unless a look is on the screen."""

    enlarged = Signal(bool)
    """A look wants the room of everything that is not evidence."""
    waiting_changed = Signal(int)
    """How many looks wait for whoever is signed in."""
    look_completed = Signal(str)
    """Look id: standings of its search changed."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.waiting = WaitingList(self)
        self.examination = ExaminationView(services, self)
        self.undo_stack = self.examination.steps.stack
        self.outcome = OutcomeView(self)
        self._stack = QStackedWidget(self)
        for view in (self.waiting, self.examination, self.outcome):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.waiting.begin.connect(self.open_look)
        self.examination.left.connect(self.show_waiting)
        self.examination.ended.connect(self._ended)
        self.examination.completed.connect(self._completed)
        self.outcome.closed.connect(self.show_waiting)

    @property
    def is_looking(self) -> bool:
        """Whether a look is on the screen."""
        return self._stack.currentWidget() is self.examination

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stack.currentWidget() is self.waiting:
            self.reload()

    def reload(self) -> None:
        """Reads what waits."""
        workspace = self._services.workspace
        if not may(workspace, Right.SECOND_LOOK):
            self.waiting.show_refusal(
                self.tr(
                    "A second look is for examiners. Ask whoever manages accounts if you should be one."
                )
            )
            self.waiting_changed.emit(0)
            return
        try:
            looks = waiting_looks(workspace)
            closed = closed_to_me(workspace)
        except UserFacingError as error:
            self.waiting.show_refusal(sentence_of(error))
            return
        self.waiting.show_looks(looks, closed)
        self.waiting_changed.emit(len(looks))

    def open_look(self, look_id: str) -> None:
        """Takes a look on, or takes it up again."""
        try:
            look = begin_look(self._services.workspace, look_id)
        except UserFacingError as error:
            show_error(self, error)
            self.reload()
            return
        self._turn_to(self.examination)
        self.examination.open_look(look)

    def unfinished(self) -> UnfinishedLook | None:
        return self.examination.unfinished() if self.is_looking else None

    def go_on_with(self, kept: UnfinishedLook | None) -> None:
        if kept is None or not kept.look_id:
            return
        try:
            look = begin_look(self._services.workspace, kept.look_id)
        except UserFacingError as error:
            show_error(self, error)
            return
        self._turn_to(self.examination)
        self.examination.go_on_with(look, kept)

    def show_waiting(self) -> None:
        self._turn_to(self.waiting)
        self.reload()

    def person_changed(self) -> None:
        """Somebody else is signed in, or nobody: nothing of a look stays on the screen."""
        self.examination.close_look()
        self._turn_to(self.waiting)
        if self.isVisible():
            self.reload()

    def _turn_to(self, view: QWidget) -> None:
        was = self.is_looking
        self._stack.setCurrentWidget(view)
        if self.is_looking != was:
            self.enlarged.emit(self.is_looking)

    def _ended(self, sentence: str) -> None:
        self.show_waiting()

    def _completed(self, look_id: str) -> None:
        try:
            self.outcome.show_outcome(outcome_of(self._services.workspace, look_id))
        except UserFacingError as error:
            show_error(self, error)
            self.show_waiting()
        else:
            self._turn_to(self.outcome)
        self.look_completed.emit(look_id)
