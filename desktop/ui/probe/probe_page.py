"""The probe on its way in three steps: picture and declaration, analysis, search. Each is recorded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.adjustments import Recipe
from desktop.domain.cases import CaseFile
from desktop.domain.galleries import Gallery
from desktop.domain.people import Right
from desktop.domain.probes import Intake
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.cases.case_form import CaseForm, case_form
from desktop.ui.cases.case_in_hand import CaseInHand
from desktop.ui.probe.adjustments import Adjustments
from desktop.ui.probe.analyse_step import AnalyseStep
from desktop.ui.probe.declare_step import DeclareStep
from desktop.ui.probe.intake_form import in_words
from desktop.ui.probe.path_foot import PathFoot
from desktop.ui.probe.path_state import PathState
from desktop.ui.probe.path_steps import PathSteps, Step
from desktop.ui.probe.picture_side import PictureSide
from desktop.ui.probe.probe_work import ProbeWork
from desktop.ui.probe.search_step import SearchStep
from desktop.ui.probe.unfinished_probe import UnfinishedProbe, declaration_in, put_declaration
from desktop.ui.shell.drop_rules import Verdict, for_probe
from desktop.ui.shell.drop_target import DropTarget, paths_in
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.rights import offer
from desktop.ui.shell.role_words import why_not
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing
from desktop.workflow.access import may
from desktop.workflow.analyse_probe import ProbeDraft
from desktop.workflow.case_record import open_cases
from desktop.workflow.demo import DemoProbe
from desktop.workflow.probe_file import ProbeFile, ProbePicture, probe_file
from desktop.workflow.search import SearchResult

_TWO_COLUMNS = 736
_ONE_COLUMN = 500
"""Logical pixels, of the page."""


class ProbePage(QWidget):
    """Leads from one step to the next; what is recorded is recorded by `ProbeWork`."""

    searched = Signal(object)
    """SearchResult"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._path = PathState()
        self._work = ProbeWork(services, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        layout.setSpacing(Spacing.M)
        head = QHBoxLayout()
        head.setSpacing(Spacing.L)
        self.steps = PathSteps(self)
        self.case_in_hand = CaseInHand(services.state, self)
        self.case_in_hand.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.steps)
        head.addWidget(self.case_in_hand, 1)
        layout.addLayout(head)
        self._sides = splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("probe-parts")
        splitter.setChildrenCollapsible(False)
        self.picture = PictureSide(services, splitter)
        splitter.addWidget(self.picture)
        splitter.addWidget(self._path_side())
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([460, 440])
        layout.addWidget(splitter, 1)
        self.picker, self._name = self.picture.picker, self.picture.name
        self.open_button, self.paste_button = self.picture.open_button, self.picture.paste_button
        self.demo_buttons, self._refused_text = self.picture.demo_buttons, self.picture.refused_text
        self._adjustments = Adjustments(self._adjust, self)
        self.undo_stack = self._adjustments.stack
        self.drops = DropTarget(self, self._judge_drop, self.picture.take_mime)
        self._connect()
        self._show_groupings()
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two columns have no room the path stands below the picture, and the page scrolls."""
        super().resizeEvent(event)
        narrow = event.size().width() < _TWO_COLUMNS
        self._sides.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def minimumSizeHint(self) -> QSize:
        """Of one column: two only where there is room."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _ONE_COLUMN), hint.height())

    def _path_side(self) -> QWidget:
        side = QWidget(self)
        outer = QVBoxLayout(side)
        outer.setContentsMargins(Spacing.M, 0, 0, 0)
        outer.setSpacing(Spacing.S)
        declare = DeclareStep(side)
        self.form, self._quality, self.quality = declare.form, declare.quality, declare.quality.model
        self._analyse = analyse = AnalyseStep(side)
        self.outcome, self.outcome_text = analyse.outcome, analyse.outcome_text
        self.analysis, self.again_button = analyse.form, analyse.again_button
        self._pages = QStackedWidget(side)
        for page in (declare, analyse, self._search_step()):
            self._pages.addWidget(page)
        outer.addWidget(self._pages, 1)
        self._foot = PathFoot(self._services, side)
        self.strip, self._missing, self.search_button = (
            self._foot.strip,
            self._foot.missing,
            self._foot.button,
        )
        outer.addWidget(self._foot)
        side.setMinimumWidth(max(400, side.minimumSizeHint().width()))
        return side

    def _search_step(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Spacing.S, 0)
        self.before_search = SearchStep(content)
        column.addWidget(self.before_search)
        return scrolled(content, self)

    def _connect(self) -> None:
        state = self._services.state
        self.steps.chosen.connect(lambda number: self._show_step(Step(number)))
        self.picker.face_chosen.connect(self._show_face)
        self.picture.source_chosen.connect(self.open_source)
        self.picture.demo_chosen.connect(self.open_demo)
        self.picture.adjusted.connect(self._adjusted)
        self.form.changed.connect(self._refresh)
        self.form.case_asked.connect(lambda: self.ask_new_case())
        self.form.case_chosen.connect(state.set_case)
        self.analysis.changed.connect(self._refresh)
        self.again_button.clicked.connect(self._begin_again)
        self._foot.asked.connect(lambda: self.go_on())
        state.gallery_changed.connect(self._gallery_changed)
        state.galleries_changed.connect(self._refresh)
        state.measurement_changed.connect(self._show_groupings)
        state.case_changed.connect(self._case_in_hand)

    @property
    def draft(self) -> ProbeDraft | None:
        """A picture that is not recorded yet."""
        return self._path.draft

    @property
    def file(self) -> ProbeFile | None:
        """The recorded probe that is open."""
        return self._path.file

    def _gallery_changed(self, gallery: Gallery | None) -> None:
        """A gallery of another pack needs the picture read by that pack's detector."""
        draft = self.draft
        if draft is not None and gallery is not None and draft.pack_hash != gallery.pack_hash:
            self.open_source(draft.data, draft.file_name, draft.recipe)
        self._refresh()

    def _show_groupings(self) -> None:
        errors = self._services.state.errors
        self.form.set_groupings(errors.groupings if errors is not None else ())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """What may have changed meanwhile: the open cases, what the person may do."""
        workspace = self._services.workspace
        allowed = may(workspace, Right.VIEW_CASES)
        self.form.set_cases(open_cases(workspace) if allowed else [])
        case = self._services.state.case
        if case is not None and case.is_open and self.file is None and self.form.case.currentData() is None:
            self.form.choose_case(case)
        self.picture.refresh_rights()
        self._refresh()

    def _judge_drop(self, mime: QMimeData) -> Verdict | None:
        refused = "" if self._services.may(Right.TAKE_IN) else why_not(Right.TAKE_IN)
        return for_probe(paths_in(mime), has_image=mime.hasImage(), refused=refused)

    # The case

    def _case_in_hand(self, case: CaseFile | None) -> None:
        """The form is filled in beforehand; what was recorded keeps the case it was recorded for."""
        if case is not None and case.is_open and self.file is None:
            self.form.choose_case(case)

    def ask_new_case(self) -> CaseForm | None:
        form = case_form(self._services, None, self)
        if form is None:
            return None
        form.saved.connect(self._services.state.set_case)
        form.saved.connect(lambda _: self._services.state.stage_done.emit("case_opened"))
        form.open()
        return form

    def take_in_for(self, case: CaseFile) -> None:
        """A new probe for this case."""
        self.start_over()
        self._services.state.set_case(case)
        self.form.choose_case(case)

    # The picture

    def start_over(self) -> None:
        """Nothing is open; what was recorded stays recorded and waits on the page of cases."""
        self._path.start_over()
        self._adjustments.begin(Recipe())
        self.picture.set_fixed(False)
        self.picture.clear()
        self.picture.hide_refusal()
        self._quality.show_quality(None)
        self.form.set_recorded(False)
        self.form.clear()
        self.analysis.clear()
        self._refresh()

    def open_demo(self, demo: DemoProbe) -> None:
        """A practice case: the picture with its declaration filled in."""
        self.start_over()
        self.form.set_intake(in_words(demo.intake))
        self.open_source(demo.path)

    def paste(self) -> None:
        self.picture.paste()

    def open_source(self, source: Path | bytes, name: str = "", recipe: Recipe = Recipe()) -> Job:
        """Opens a picture in the background; a newer one takes the place of an older."""
        if self.file is not None:
            self.start_over()
        intake = self.form.intake
        self.picture.hide_refusal()
        if self.draft is not None and source != self.draft.data:
            # Another picture may show another person.
            self.form.groups.clear()
        self._path.draft = None
        self.picture.clear(self.tr("Reading the picture…"))
        self._quality.show_quality(None)
        self._refresh()
        self._adjustments.begin(recipe)
        job = self._work.open_source(source, name, recipe, intake)
        job.succeeded.connect(self._opened)
        job.failed.connect(self._not_opened)
        return job

    def _adjusted(self, recipe: Recipe) -> None:
        self._adjustments.adjust(recipe)

    def _adjust(self, recipe: Recipe) -> Job | None:
        """The faces are looked for anew; where none is found the picture stays as it was."""
        if self.draft is None:
            return None
        self.picture.hide_refusal()
        job = self._work.adjust(self.draft, recipe)
        job.succeeded.connect(self._opened)
        job.failed.connect(self._failed)
        return job

    def _opened(self, draft: ProbeDraft) -> None:
        self._path.draft = draft
        self.picture.show_draft(draft)
        self._show_face(0)
        self._services.state.stage_done.emit("probe_opened")

    def _not_opened(self, error: BaseException) -> None:
        self.picture.clear()
        self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserFacingError):
            self.picture.show_refusal(sentence_of(error))
        else:
            show_error(self, error)
        self._refresh()

    def _show_face(self, index: int) -> None:
        if self.draft is not None:
            self._quality.show_quality(self.draft.qualities[index])
            self._refresh()

    # A recorded probe

    def open_probe(self, probe_id: str) -> Job:
        """Takes up a recorded probe where it was left: its picture is read and adjusted as it was."""
        self.start_over()
        self.picture.clear(self.tr("Reading the picture…"))
        job = self._work.open_probe(probe_id)
        job.succeeded.connect(self._show_recorded)
        job.failed.connect(self._not_opened)
        return job

    def _show_recorded(self, found: tuple[ProbeFile, ProbePicture]) -> None:
        file, picture = found
        self.picture.show_recorded(picture, file.probe.face, file.probe.file_name)
        self._quality.show_quality(file.probe.quality)
        self._take_up(file)

    def _take_up(self, file: ProbeFile) -> None:
        """The step after what is recorded is shown, and the record in the steps before it."""
        self._path.take_up(file)
        self._adjustments.begin(Recipe())
        probe, case = file.probe, file.case
        self._services.state.set_case(case)
        self.form.choose_case(case)
        self.form.set_intake(
            Intake(
                case.case_number,
                case.purpose,
                probe.probe_type,
                probe.provenance,
                captured_on=file.captured_on,
            )
        )
        self.form.set_recorded(True)
        self.picture.set_fixed(True)
        if file.analysis is not None:
            self.analysis.restore(file.analysis)
        else:
            self.analysis.clear()
        self._show_step(self._path.reached)

    def _begin_again(self) -> None:
        self._path.analyse_again = True
        self._show_step(Step.ANALYSE)
        self.analysis.table.setFocus()

    # Another window takes the place of this one

    def unfinished(self) -> UnfinishedProbe:
        file = self.file
        return UnfinishedProbe(
            self.draft,
            self.picker.chosen,
            file.probe.probe_id if file is not None else "",
            self.step,
            self._path.analyse_again,
            declaration_in(self.form),
            self.analysis.draft,
        )

    def go_on_with(self, kept: UnfinishedProbe) -> None:
        def put() -> None:
            self._path.analyse_again = kept.analyse_again
            put_declaration(self.form, kept.declaration)
            self.analysis.restore(kept.analysis)
            self._show_step(kept.shown)

        if kept.probe_id:
            self.open_probe(kept.probe_id).succeeded.connect(lambda _: put())
            return
        self.reload()
        if kept.picture is not None:
            self._opened(kept.picture)
            self._adjustments.begin(kept.picture.recipe)
            self.picker.choose(kept.face)
        put()

    # The path

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._path.shown

    def _show_step(self, step: Step) -> None:
        self._path.show(step)
        self._refresh()
        if self.step is Step.ANALYSE and self.file is not None and not self._path.is_analysed:
            self.analysis.table.setFocus()

    def go_on(self) -> Job | None:
        """Does the step that is shown: records the probe, records its analysis, or searches."""
        if self.step is Step.DECLARE:
            return self.admit()
        if self.step is Step.ANALYSE:
            return self.record_analysis()
        return self.search()

    def _refresh(self, *_: object) -> None:
        path, workspace = self._path, self._services.workspace
        path.show(path.shown)
        self.steps.show_state(path.shown, path.reached, path.done)
        self._pages.setCurrentIndex(int(path.shown))
        self._analyse.show_path(path, workspace)
        offer(self.form.new_case_button, workspace, Right.OPEN_CASES, self.tr("Opens a new case"))
        if path.file is not None:
            self.form.new_case_button.setEnabled(False)
            self.before_search.show_probe(path.file, self._services.state.gallery)
        self._foot.show_path(path, self.form, self.analysis)

    def admit(self) -> Job | None:
        """Records the probe, in the background; a refused type is refused, and logged."""
        if self.file is not None:
            self._show_step(Step.ANALYSE)
            return None
        draft, intake = self.draft, self.form.intake
        if draft is None or intake is None:
            return None
        job = self._work.admit(draft, self.picker.chosen, intake)
        self._follow(job)
        job.succeeded.connect(self._admitted)
        return job

    def _follow(self, job: Job) -> None:
        """Shows a step on its way into the record."""
        self.picture.hide_refusal()
        self.strip.watch(job)
        self._refresh()
        job.failed.connect(self._failed)
        job.finished.connect(self._refresh)

    def _admitted(self, file: ProbeFile) -> None:
        draft = self.draft
        if draft is not None:
            picture = ProbePicture(draft.original, draft.image, draft.recipe)
            self.picture.show_recorded(picture, draft.faces[self.picker.chosen], draft.file_name)
        self._take_up(file)
        self._services.state.stage_done.emit("admitted")

    def record_analysis(self) -> Job | None:
        """Records what can be seen in the probe, before any candidate is shown."""
        file, analysis = self.file, self.analysis.analysis
        if file is None:
            return None
        if file.analysis is not None and not self._path.analyse_again:
            self._show_step(Step.SEARCH)
            return None
        if analysis is None:
            return None
        job = self._work.analyse(file.probe.probe_id, analysis)
        self._follow(job)
        job.succeeded.connect(self._analysed)
        return job

    def _analysed(self, file: ProbeFile) -> None:
        if self.file is not None and self.file.probe.probe_id == file.probe.probe_id:
            self._take_up(file)
        self._services.state.stage_done.emit("analysed")

    def search(self) -> Job | None:
        """Searches with the recorded probe, in the background."""
        file, gallery = self.file, self._services.state.gallery
        if file is None or gallery is None:
            return None
        job = self._work.search(file.probe.probe_id, gallery, self.form.declared)
        self._follow(job)
        job.succeeded.connect(self._found)
        return job

    def _found(self, result: SearchResult) -> None:
        workspace = self._services.workspace
        if self.file is not None and self.file.probe.probe_id == result.probe.probe_id:
            self._path.file = probe_file(workspace, result.probe.probe_id)
        self._services.state.set_search(result)
        self._services.state.stage_done.emit("searched")
        self.searched.emit(result)
