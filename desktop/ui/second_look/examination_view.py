"""One blind look: the probe and one face at a time, in an order that says nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.domain.annotations import Annotation
from desktop.domain.looks import BlindLook
from desktop.errors import UserFacingError
from desktop.ui.comparison.draft_history import DraftHistory
from desktop.ui.comparison.workbench import Workbench
from desktop.ui.second_look.blind_form import BlindForm, FormDraft
from desktop.ui.second_look.face_clock import FaceClock
from desktop.ui.second_look.place_bar import PlaceBar
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.pictures import to_qimage
from desktop.ui.shell.services import Services
from desktop.ui.shell.standing_words import look_text
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.blind_look import (
    BlindPicture,
    answer,
    blind_look,
    blind_picture,
    blind_probe,
    complete_look,
    my_answer,
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was written about a face and not recorded; it is gone with the program."""

    form: FormDraft = field(default_factory=FormDraft)
    annotations: tuple[Annotation, ...] = ()
    next_number: int | None = None


@dataclass(frozen=True, slots=True)
class UnfinishedLook:
    """A look on the screen, for the window that takes the place of this one."""

    look_id: str
    place: int | None
    drafts: dict[int, _Draft]
    clock: FaceClock


class ExaminationView(QWidget):
    """Needs a look that whoever is signed in has begun. Names, scores and files are never asked for."""

    left = Signal()
    """Back to the list; the look can be gone on with."""
    completed = Signal(str)
    """Look id"""
    ended = Signal(str)
    """The look cannot be gone on with; the sentence says why."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._look: BlindLook | None = None
        self._probe: BlindPicture | None = None
        self._drafts: dict[int, _Draft] = {}
        self._place: int | None = None
        self.clock = FaceClock()
        self.places = PlaceBar(self)
        self.places.chosen.connect(self._show_place)
        self.bench = Workbench(services.jobs, self)
        self.form = BlindForm(self)
        self.form.submitted.connect(self.record_answer)
        self.form.features.component_chosen.connect(self.bench.set_mark_component)
        self.bench.annotations_changed.connect(
            lambda: self.form.features.set_annotations(self.bench.annotations())
        )
        self.steps = DraftHistory(self.bench, self.form.features, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.M, Spacing.XL, Spacing.M)
        column.setSpacing(Spacing.S)
        column.addLayout(self._head())
        column.addWidget(self.places)
        column.addWidget(self._body(), 1)
        QGuiApplication.instance().applicationStateChanged.connect(self._run_clock)

    def _head(self) -> QHBoxLayout:
        self._title = QLabel(self)
        set_role(self._title, "subtitle")
        self._progress = QLabel(self)
        set_role(self._progress, "muted")
        self.leave_button = QPushButton(self.tr("Leave for now"), self)
        self.leave_button.setToolTip(
            self.tr("Back to the list. Recorded answers are kept; the look waits for you.")
        )
        self.leave_button.clicked.connect(self.leave)
        self.complete_button = QPushButton(self.tr("Complete the look…"), self)
        set_role(self.complete_button, "primary")
        self.complete_button.clicked.connect(self.ask_to_complete)
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        row.addWidget(self._title)
        row.addWidget(self._progress)
        row.addStretch(1)
        row.addWidget(self.leave_button)
        row.addWidget(self.complete_button)
        return row

    def _body(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("look-parts")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.bench)
        splitter.addWidget(self.form)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([640, 350])
        return splitter

    # A look

    @property
    def look(self) -> BlindLook | None:
        return self._look

    def open_look(self, look: BlindLook) -> None:
        """Begins with the first face that has no answer."""
        if self._look is None or self._look.look_id != look.look_id:
            self._drafts.clear()
            self.clock.clear()
        self._look, self._probe, self._place = look, None, None
        self._title.setText(
            self.tr("{look}, case {case}").format(look=look_text(look.ordinal), case=look.case_number)
        )
        self.bench.set_probe(None, None)
        self.bench.set_probe_original(None)
        self.bench.set_candidate(None, None)
        self._refresh()
        self._load_probe(look.look_id)
        there = [item.place for item in look.items if not item.withdrawn]
        place = next(iter(look.open_places), there[0] if there else None)
        if place is not None:
            self.places.choose(place)

    def close_look(self) -> None:
        """Nothing of it stays on the screen."""
        self.clock.show(None)
        self._look, self._probe, self._place = None, None, None
        self._drafts.clear()
        self.steps.begin()
        self.bench.set_probe(None, None)
        self.bench.set_probe_original(None)
        self.bench.set_candidate(None, None)

    def unfinished(self) -> UnfinishedLook:
        self._keep_draft()
        self.clock.run(False)
        look = self._look
        return UnfinishedLook(
            look.look_id if look is not None else "", self._place, self._drafts, self.clock
        )

    def go_on_with(self, look: BlindLook, kept: UnfinishedLook) -> None:
        """As it was left in the window before; the time that each face was looked at goes on."""
        self.open_look(look)
        self._drafts, self.clock = kept.drafts, kept.clock
        self._place = None  # what the form holds is nobody's draft
        place = kept.place if kept.place is not None else next(iter(look.open_places), None)
        if place is not None:
            self.places.choose(place)
            self._show_place(place)
        self._run_clock()

    def leave(self) -> None:
        self._keep_draft()
        self.clock.show(None)
        self.left.emit()

    def _refresh(self) -> None:
        look = self._look
        if look is None:
            return
        self.places.show_look(look)
        left = len(look.open_places)
        answered = sum(item.answered for item in look.items)
        self._progress.setText(
            self.tr("{done} of {all} faces answered").format(done=answered, all=answered + left)
        )
        self.complete_button.setEnabled(left == 0)
        self.complete_button.setToolTip(
            self.tr("Every face needs an answer before the look is completed")
            if left
            else self.tr("Ends the look; then you are told what was concluded before")
        )

    # Pictures

    def _load_probe(self, look_id: str) -> None:
        workspace = self._services.workspace
        job = self._services.jobs.submit(
            self.tr("Opening the probe"),
            lambda cancel, progress: blind_probe(workspace, look_id),
            key="blind probe",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(lambda picture: self._show_probe(look_id, picture))
        job.failed.connect(self._failed)

    def _show_probe(self, look_id: str, picture: BlindPicture) -> None:
        if self._look is None or self._look.look_id != look_id:
            return
        self._probe = picture
        self.bench.set_probe(to_qimage(picture.pixels), picture.landmarks)
        self.bench.set_probe_original(None if picture.original is None else to_qimage(picture.original))

    def _show_place(self, place: int) -> None:
        look = self._look
        if look is None:
            return
        self._keep_draft()
        self._place = place
        self.clock.show(None)  # the face is not there yet
        try:
            given = my_answer(self._services.workspace, look.look_id, place)
        except UserFacingError as error:
            self._failed(error)
            return
        draft = self._drafts.setdefault(place, _Draft())
        self.bench.set_titles(
            self.tr("Probe"), self.tr("Face {place} of {all}").format(place=place, all=len(look.items))
        )
        self.bench.set_candidate(None, None)
        self.bench.hide_dates()
        if given is not None:
            self.bench.set_annotations(given.annotations)
        else:
            self.bench.set_annotations(draft.annotations, draft.next_number)
        self.bench.set_editable(given is None)
        self.form.show_face(draft.form, given)
        self.form.features.set_annotations(self.bench.annotations())
        self.steps.begin()
        self._load_face(look.look_id, place)

    def _load_face(self, look_id: str, place: int) -> None:
        workspace = self._services.workspace
        job = self._services.jobs.submit(
            self.tr("Opening a face"),
            lambda cancel, progress: blind_picture(workspace, look_id, place),
            key="blind face",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(lambda picture: self._show_face(look_id, place, picture))
        job.failed.connect(self._failed)

    def _show_face(self, look_id: str, place: int, picture: BlindPicture) -> None:
        if self._look is None or self._look.look_id != look_id or self._place != place:
            return
        self.bench.set_candidate(to_qimage(picture.pixels), picture.landmarks)
        self.bench.set_dates(self._probe.captured_on if self._probe else None, picture.captured_on)
        self.clock.show(place)

    # Answers

    def _keep_draft(self) -> None:
        if self._place is None or self._look is None:
            return
        item = next(item for item in self._look.items if item.place == self._place)
        if not item.answered:
            self._drafts[self._place] = _Draft(
                self.form.draft, self.bench.annotations(), self.bench.next_number
            )

    def record_answer(self) -> None:
        """Records what the form holds, and goes on with the next face that has no answer."""
        look, place = self._look, self._place
        draft = self.form.draft
        if look is None or place is None or draft.conclusion is None:
            return
        seconds = self.clock.seconds(place)
        marks = self.bench.annotations()
        try:
            workspace = self._services.workspace
            answer(
                workspace,
                look.look_id,
                place,
                draft.conclusion,
                draft.reason,
                draft.features,
                marks,
                seconds,
            )
            self._look = blind_look(workspace, look.look_id)
        except UserFacingError as error:
            self._failed(error)
            return
        self.steps.begin()
        self._refresh()
        self.places.choose(next(iter(self._look.open_places), place))

    def ask_to_complete(self) -> QMessageBox:
        """Asks once more: there is no way back."""
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Complete the look"))
        box.setText(self.tr("Your answers are final."))
        box.setInformativeText(
            self.tr(
                "The look is completed and its outcome becomes part of the case. After that you are told "
                "what was concluded before, and cannot look at this case blind again."
            )
        )
        done = box.addButton(self.tr("Complete the look"), QMessageBox.ButtonRole.AcceptRole)
        again = box.addButton(self.tr("Look again"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(again)
        box.setEscapeButton(again)
        done.clicked.connect(self.complete)
        box.open()
        return box

    def complete(self) -> None:
        look = self._look
        if look is None:
            return
        try:
            complete_look(self._services.workspace, look.look_id)
        except UserFacingError as error:
            self._failed(error)
            return
        self.close_look()
        self.completed.emit(look.look_id)

    def _failed(self, error: BaseException) -> None:
        """Says why. A look that cannot be gone on with is left, and a face that is gone passed over."""
        look = self._look
        if look is None:
            return
        try:
            self._look = blind_look(self._services.workspace, look.look_id)
        except UserFacingError as ended:
            self.close_look()
            show_error(self.window(), ended)
            self.ended.emit(sentence_of(ended))
            return
        show_error(self.window(), error)
        self._refresh()
        gone = any(item.place == self._place and item.withdrawn for item in self._look.items)
        if gone and self._look.open_places:
            self.places.choose(self._look.open_places[0])

    # Time

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.run(False)

    def _run_clock(self, *_: object) -> None:
        gone = (Qt.ApplicationState.ApplicationHidden, Qt.ApplicationState.ApplicationSuspended)
        self.clock.run(self.isVisible() and QGuiApplication.applicationState() not in gone)
