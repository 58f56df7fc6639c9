"""The probe on its way in three steps: picture and declaration, analysis, search. Each is recorded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.adjustments import Recipe
from desktop.domain.cases import CaseFile
from desktop.domain.galleries import Gallery
from desktop.domain.people import Right
from desktop.domain.probe_analysis import Suitability
from desktop.domain.probes import Intake
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.cases.case_form import CaseForm
from desktop.ui.cases.case_in_hand import CaseInHand
from desktop.ui.icons import icon
from desktop.ui.probe.analysis_form import AnalysisForm
from desktop.ui.probe.intake_form import IntakeForm
from desktop.ui.probe.path_steps import PathSteps, Step
from desktop.ui.probe.picture_side import PictureSide
from desktop.ui.probe.quality_panel import QualityPanel
from desktop.ui.probe.search_step import SearchStep
from desktop.ui.shell.job_strip import JobStrip
from desktop.ui.shell.messages import sentence_of, show_error
from desktop.ui.shell.rights import offer
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.theme import Spacing, set_role
from desktop.workflow.access import may, why_not
from desktop.workflow.analyse_probe import (
    ProbeDraft,
    admit_probe,
    complete_analysis,
    read_probe,
    refuse_inadmissible,
)
from desktop.workflow.case_record import open_cases
from desktop.workflow.demo import DemoProbe
from desktop.workflow.probe_file import ProbeFile, ProbePicture, probe_file, probe_picture
from desktop.workflow.search import SearchRequest, SearchResult, run_search


class ProbePage(QWidget):
    """`draft` is a picture that is not recorded yet, `file` a probe that is; never both."""

    searched = Signal(object)
    """SearchResult"""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.draft: ProbeDraft | None = None
        self.file: ProbeFile | None = None
        self._shown = Step.DECLARE
        self._analyse_again = False
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        layout.setSpacing(Spacing.M)
        head = QHBoxLayout()
        head.setSpacing(Spacing.L)
        self.steps = PathSteps(self)
        self.steps.chosen.connect(lambda number: self._show_step(Step(number)))
        self.case_in_hand = CaseInHand(services.state, self)
        self.case_in_hand.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.steps)
        head.addWidget(self.case_in_hand, 1)
        layout.addLayout(head)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
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
        self.picker.face_chosen.connect(self._show_face)
        self.picture.source_chosen.connect(self.open_source)
        self.picture.demo_chosen.connect(self.open_demo)
        self.picture.adjusted.connect(self._adjusted)
        services.state.gallery_changed.connect(self._gallery_changed)
        services.state.galleries_changed.connect(self._refresh)
        services.state.measurement_changed.connect(self._show_groupings)
        services.state.case_changed.connect(self._case_in_hand)
        self._show_groupings()
        self._refresh()

    def _gallery_changed(self, gallery: Gallery | None) -> None:
        """A gallery of another pack needs the picture read by that pack's detector."""
        draft = self.draft
        if draft is not None and gallery is not None and draft.pack_hash != gallery.pack_hash:
            self.open_source(draft.data, draft.file_name, draft.recipe)
        self._refresh()

    def _show_groupings(self) -> None:
        errors = self._services.state.errors
        self.form.set_groupings(errors.groupings if errors is not None else ())

    def _path_side(self) -> QWidget:
        side = QWidget(self)
        side.setMinimumWidth(400)
        outer = QVBoxLayout(side)
        outer.setContentsMargins(Spacing.M, 0, 0, 0)
        outer.setSpacing(Spacing.S)
        self._pages = QStackedWidget(side)
        for page in (self._declare_step(), self._analyse_step(), self._search_step()):
            self._pages.addWidget(page)
        outer.addWidget(self._pages, 1)
        self.strip = JobStrip(side)
        outer.addWidget(self.strip)
        self._missing = QLabel(side)
        self._missing.setWordWrap(True)
        set_role(self._missing, "muted")
        outer.addWidget(self._missing)
        self.search_button = QPushButton(side)
        set_role(self.search_button, "primary")
        self.search_button.setShortcut(QKeySequence("Ctrl+Return"))
        self.search_button.clicked.connect(lambda: self.go_on())
        outer.addWidget(self.search_button)
        return side

    def _declare_step(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Spacing.S, 0)
        column.setSpacing(Spacing.M)
        declare = QLabel(self.tr("Declaration"), content)
        set_role(declare, "subtitle")
        column.addWidget(declare)
        self.form = IntakeForm(content)
        self.form.changed.connect(self._refresh)
        self.form.case_asked.connect(lambda: self.ask_new_case())
        self.form.case_chosen.connect(self._services.state.set_case)
        self.form.probe_type.activated.connect(self._show_type_refusal)
        column.addWidget(self.form)
        self._quality = QualityPanel(content)
        self.quality = self._quality.model
        column.addWidget(self._quality)
        column.addStretch(1)
        self._scroll = scrolled(content, self)
        return self._scroll

    def _analyse_step(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Spacing.S, 0)
        column.setSpacing(Spacing.M)
        title = QLabel(self.tr("Analysis of the probe"), content)
        set_role(title, "subtitle")
        column.addWidget(title)
        self.outcome = QFrame(content)
        set_role(self.outcome, "caution")
        inner = QVBoxLayout(self.outcome)
        self.outcome_text = QLabel(self.outcome)
        self.outcome_text.setWordWrap(True)
        inner.addWidget(self.outcome_text)
        self.outcome.hide()
        column.addWidget(self.outcome)
        self.analysis = AnalysisForm(content)
        self.analysis.changed.connect(self._refresh)
        column.addWidget(self.analysis)
        self.again_button = QPushButton(icon("refresh"), self.tr("Analyse again"), content)
        self.again_button.clicked.connect(self._begin_again)
        column.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return scrolled(content, self)

    def _search_step(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Spacing.S, 0)
        self.before_search = SearchStep(content)
        column.addWidget(self.before_search)
        return scrolled(content, self)

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.picture.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.picture.dropEvent(event)

    # The case

    def _case_in_hand(self, case: CaseFile | None) -> None:
        """The form is filled in beforehand; what was recorded keeps the case it was recorded for."""
        if case is not None and case.is_open and self.file is None:
            self.form.choose_case(case)

    def ask_new_case(self) -> CaseForm:
        form = CaseForm(self._services, None, self)
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
        self.draft, self.file, self._analyse_again = None, None, False
        self._shown = Step.DECLARE
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
        self.form.set_intake(demo.intake)
        self.open_source(demo.path)

    def paste(self) -> None:
        self.picture.paste()

    def open_source(self, source: Path | bytes, name: str = "", recipe: Recipe = Recipe()) -> Job:
        """Opens a picture in the background; a newer one takes the place of an older."""
        services = self._services
        if self.file is not None:
            self.start_over()
        intake, pack_id = self.form.intake, self._pack_id()
        self.picture.hide_refusal()
        if self.draft is not None and source != self.draft.data:
            # Another picture may show another person.
            self.form.groups.clear()
        self.draft = None
        self.picture.clear(self.tr("Reading the picture…"))
        self._quality.show_quality(None)
        self._refresh()

        def work(cancel: CancelToken, progress: ProgressSink) -> ProbeDraft:
            if intake is not None:
                # A declared drawing is refused, and logged, whether or not a face is found in it.
                refuse_inadmissible(services.workspace, source, intake)
            return read_probe(services.engines.get(pack_id), source, name, recipe)

        job = services.jobs.submit(
            self.tr("Reading the probe"), work, key="probe", supersede=True, lane="quick", owner=self
        )
        job.succeeded.connect(self._opened)
        job.failed.connect(self._not_opened)
        return job

    def _adjusted(self, recipe: Recipe) -> None:
        """The faces are looked for anew; where none is found the picture stays as it was."""
        draft, services, pack_id = self.draft, self._services, self._pack_id()
        if draft is None:
            return
        self.picture.hide_refusal()
        job = services.jobs.submit(
            self.tr("Reading the probe"),
            lambda cancel, progress: read_probe(
                services.engines.get(pack_id), draft.data, draft.file_name, recipe
            ),
            key="probe",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(self._opened)
        job.failed.connect(self._failed)

    def _pack_id(self) -> str:
        gallery = self._services.state.gallery
        return gallery.pack_id if gallery is not None else self._services.pack_for_new_galleries

    def _opened(self, draft: ProbeDraft) -> None:
        self.draft = draft
        notes = [
            self.tr("{width} × {height} pixels, {kind}.").format(
                width=draft.image.width, height=draft.image.height, kind=draft.image.format
            ),
            *draft.image.notes,
        ]
        if len(draft.faces) > 1:
            notes.append(
                self.tr("{count} faces were found: click the one to search.").format(count=len(draft.faces))
            )
        self.picture.show_picture(
            draft.original.pixels,
            draft.image.pixels,
            draft.recipe,
            draft.faces,
            name=draft.file_name,
            note=" ".join(notes),
        )
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

    def _show_type_refusal(self) -> None:
        """In a low window the sentence may lie below the edge."""
        if self.form.refusal.isVisibleTo(self.form):
            self._scroll.ensureWidgetVisible(self.form.refusal)

    def _show_face(self, index: int) -> None:
        if self.draft is not None:
            self._quality.show_quality(self.draft.qualities[index])
            self._refresh()

    # A recorded probe

    def open_probe(self, probe_id: str) -> Job:
        """Takes up a recorded probe where it was left: its picture is read and adjusted as it was."""
        workspace = self._services.workspace
        self.start_over()
        self.picture.clear(self.tr("Reading the picture…"))

        def work(cancel: CancelToken, progress: ProgressSink) -> tuple[ProbeFile, ProbePicture]:
            return probe_file(workspace, probe_id), probe_picture(workspace, probe_id)

        job = self._services.jobs.submit(
            self.tr("Reading the probe"), work, key="probe", supersede=True, lane="quick", owner=self
        )
        job.succeeded.connect(self._show_recorded)
        job.failed.connect(self._not_opened)
        return job

    def _show_recorded(self, found: tuple[ProbeFile, ProbePicture]) -> None:
        file, picture = found
        self.picture.show_picture(
            picture.original.pixels,
            picture.adjusted.pixels,
            picture.recipe,
            (file.probe.face,),
            name=file.probe.file_name,
            note=self.tr("Recorded; the original is kept untouched."),
        )
        self._quality.show_quality(file.probe.quality)
        self._take_up(file)

    def _take_up(self, file: ProbeFile) -> None:
        """The step after what is recorded is shown, and the record in the steps before it."""
        self.draft, self.file, self._analyse_again = None, file, False
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
        self._show_step(self._reached)

    def _begin_again(self) -> None:
        self._analyse_again = True
        self._show_step(Step.ANALYSE)
        self.analysis.table.setFocus()

    # The path

    @property
    def _reached(self) -> Step:
        if self.file is None:
            return Step.DECLARE
        if self.file.analysis is None or self._is_insufficient:
            return Step.ANALYSE
        return Step.SEARCH

    @property
    def _is_insufficient(self) -> bool:
        analysis = self.file.analysis if self.file is not None else None
        return analysis is not None and analysis.suitability is Suitability.INSUFFICIENT

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._shown

    def _show_step(self, step: Step) -> None:
        self._shown = min(step, self._reached)
        self._refresh()
        if self._shown is Step.ANALYSE and self.file is not None and self.file.analysis is None:
            self.analysis.table.setFocus()

    def go_on(self) -> Job | None:
        """Does the step that is shown: records the probe, records its analysis, or searches."""
        if self._shown is Step.DECLARE:
            return self.admit()
        if self._shown is Step.ANALYSE:
            return self.record_analysis()
        return self.search()

    def _refresh(self, *_: object) -> None:
        if not hasattr(self, "picture"):
            return  # it is still being built
        self._shown = min(self._shown, self._reached)
        done = 0 if self.file is None else 1
        if self.file is not None and self.file.analysis is not None:
            done = 3 if self.file.searches else 2
        self.steps.show_state(self._shown, self._reached, done)
        self._pages.setCurrentIndex(int(self._shown))
        recorded = self.file is not None and self.file.analysis is not None
        self.analysis.set_editable(not recorded or self._analyse_again)
        self.outcome.setVisible(self._is_insufficient and not self._analyse_again)
        self.outcome_text.setText(
            self.tr(
                "⚠ Insufficient quality: that is the outcome, and it is recorded. This probe is not "
                "searched. Take in a better original, or analyse it again."
            )
        )
        workspace = self._services.workspace
        tip = self.tr("A later analysis stands beside the earlier one in the record")
        self.again_button.setVisible(recorded and not self._analyse_again)
        offer(self.again_button, workspace, Right.TAKE_IN, tip)
        offer(self.form.new_case_button, workspace, Right.OPEN_CASES, self.tr("Opens a new case"))
        if self.file is not None:
            self.form.new_case_button.setEnabled(False)
            self.before_search.show_probe(self.file, self._services.state.gallery)
        self._show_action()

    def _show_action(self) -> None:
        """What the button does now, and what is missing for it."""
        intake = self.form.intake
        refused = intake is not None and not intake.probe_type.admissible
        name, missing, tip, right = "search", "", "", Right.TAKE_IN
        if self._shown is Step.DECLARE:
            if self.file is not None:
                text, name = self.tr("On to the next step"), "chevron-right"
                tip = self.tr("This step is recorded")
            else:
                text = self.tr("Record the refusal") if refused else self.tr("Record the probe")
                name = "warning" if refused else "check"
                tip = self.tr("Intake is recorded; you may stop here and go on later (Ctrl+Return)")
                if self.draft is None:
                    missing = self.tr("Open a picture first.")
                elif not refused:
                    missing = self.form.missing_text()
        elif self._shown is Step.ANALYSE:
            name = "check"
            text = self.tr("Record the analysis")
            tip = self.tr("Before any candidate is shown; you may search later (Ctrl+Return)")
            if self.file is not None and self.file.analysis is not None and not self._analyse_again:
                text, name = self.tr("On to the search"), "chevron-right"
            elif self.analysis.analysis is None:
                missing = " "
        else:
            right, missing = Right.SEARCH, self._search_missing()
            gallery = self._services.state.gallery
            text = self.tr("Search")
            if gallery is not None:
                shown = self.search_button.fontMetrics().elidedText(
                    gallery.name, Qt.TextElideMode.ElideRight, 200
                )
                text = self.tr("Search “{gallery}”").format(gallery=shown)
            tip = self.tr("Search the gallery and record what is found (Ctrl+Return)")
        ended = self._shown is Step.ANALYSE and self._is_insufficient and not self._analyse_again
        jobs = self._services.jobs
        busy = any(jobs.find(key) is not None for key in ("search", "admit", "analysis"))
        self._missing.setText(missing.strip())
        self._missing.setVisible(bool(missing.strip()))
        self.search_button.setText(text)
        self.search_button.setIcon(icon(name, "on_accent"))
        self.search_button.setVisible(not ended)
        workspace = self._services.workspace
        going_on = name == "chevron-right"
        if going_on:
            self.search_button.setEnabled(True)
            self.search_button.setToolTip(tip)
        else:
            # A refused type can be submitted: the refusal is part of the record.
            offer(self.search_button, workspace, right, tip, when=not busy and not missing)
            if refusal := why_not(workspace, right):
                self._missing.setText(refusal)
                self._missing.show()

    def _search_missing(self) -> str:
        gallery, file = self._services.state.gallery, self.file
        if gallery is None or not gallery.faces:
            return self.tr("There is no gallery to search yet: enrol images first.")
        if file is not None and file.pack_hash != gallery.pack_hash:
            return self.tr(
                "The probe was taken in with another model pack than this gallery: choose a gallery of "
                "that pack, or take the picture in again."
            )
        return ""

    def admit(self) -> Job | None:
        """Records the probe, in the background; a refused type is refused, and logged."""
        if self.file is not None:
            self._show_step(Step.ANALYSE)
            return None
        services, draft, intake = self._services, self.draft, self.form.intake
        if draft is None or intake is None:
            return None
        face_index, pack_id = self.picker.chosen, self._pack_id()

        def work(cancel: CancelToken, progress: ProgressSink) -> ProbeFile:
            probe = admit_probe(
                services.workspace, services.engines.get(pack_id), draft, face_index, intake
            )
            return probe_file(services.workspace, probe.probe_id)

        job = self._submit(self.tr("Recording the probe"), work, "admit")
        job.succeeded.connect(self._admitted)
        return job

    def _submit(self, name: str, work: object, key: str) -> Job:
        self.picture.hide_refusal()
        # Beside an enrolment that runs, not behind it.
        job = self._services.jobs.submit(name, work, key=key, lane="quick", owner=self)
        self.strip.watch(job)
        self._refresh()
        job.failed.connect(self._failed)
        job.finished.connect(self._refresh)
        return job

    def _admitted(self, file: ProbeFile) -> None:
        if self.draft is not None:
            chosen = self.draft.faces[self.picker.chosen]
            self.picture.show_picture(
                self.draft.original.pixels,
                self.draft.image.pixels,
                self.draft.recipe,
                (chosen,),
                name=self.draft.file_name,
                note=self.tr("Recorded; the original is kept untouched."),
            )
        self._take_up(file)
        self._services.state.stage_done.emit("admitted")

    def record_analysis(self) -> Job | None:
        """Records what can be seen in the probe, before any candidate is shown."""
        file, analysis, workspace = self.file, self.analysis.analysis, self._services.workspace
        if file is None:
            return None
        if file.analysis is not None and not self._analyse_again:
            self._show_step(Step.SEARCH)
            return None
        if analysis is None:
            return None
        probe_id = file.probe.probe_id

        def work(cancel: CancelToken, progress: ProgressSink) -> ProbeFile:
            complete_analysis(workspace, probe_id, analysis)
            return probe_file(workspace, probe_id)

        job = self._submit(self.tr("Recording the analysis"), work, "analysis")
        job.succeeded.connect(self._analysed)
        return job

    def _analysed(self, file: ProbeFile) -> None:
        if self.file is not None and self.file.probe.probe_id == file.probe.probe_id:
            self._take_up(file)
        self._services.state.stage_done.emit("analysed")

    def search(self) -> Job | None:
        """Searches with the recorded probe, in the background."""
        services, file, gallery = self._services, self.file, self._services.state.gallery
        if file is None or gallery is None:
            return None
        declared = self.form.declared

        def work(cancel: CancelToken, progress: ProgressSink) -> SearchResult:
            engine = services.engines.get(gallery.pack_id)
            request = SearchRequest(file.probe.probe_id, gallery.name, declared=declared)
            return run_search(services.workspace, engine, request, on_progress=progress, cancel=cancel)

        job = self._submit(self.tr("Searching"), work, "search")
        job.succeeded.connect(self._found)
        return job

    def _found(self, result: SearchResult) -> None:
        workspace = self._services.workspace
        if self.file is not None and self.file.probe.probe_id == result.probe.probe_id:
            self.file = probe_file(workspace, result.probe.probe_id)
        self._services.state.set_search(result)
        self._services.state.stage_done.emit("searched")
        self.searched.emit(result)
