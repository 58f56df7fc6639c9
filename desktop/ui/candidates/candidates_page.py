"""Ranked candidates of a search, side by side with the probe, and what is concluded on them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from desktop.domain.candidates import Candidate
from desktop.domain.conclusions import Conclusion
from desktop.domain.faces import FivePoints
from desktop.domain.galleries import EnrolledFace
from desktop.domain.glossary_term import Topic
from desktop.domain.looks import Look
from desktop.domain.metadata_gaps import gap_sentences
from desktop.domain.people import Right
from desktop.ui.candidates.candidate_facts import dates_text
from desktop.ui.candidates.candidate_model import CandidateDetails
from desktop.ui.candidates.candidate_table import CandidateTable
from desktop.ui.candidates.conclusion_form import ConclusionForm, NoCandidateDialog
from desktop.ui.candidates.error_banner import ErrorBanner
from desktop.ui.candidates.examination_draft import ExaminationDraft, UnfinishedExaminations
from desktop.ui.candidates.examination_record import ExaminationRecord
from desktop.ui.candidates.note_texts import candidate_text, probe_text
from desktop.ui.candidates.notes_in_force import NotesInForce
from desktop.ui.candidates.picture_reader import PictureReader, ProbeImages
from desktop.ui.candidates.search_findings import SearchFindings
from desktop.ui.candidates.search_head import SearchHead
from desktop.ui.candidates.search_summary import summary_text
from desktop.ui.cases.unblinding import open_recorded_search
from desktop.ui.comparison.draft_history import DraftHistory
from desktop.ui.comparison.workbench import Workbench
from desktop.ui.error_panel.rate_view import natural_sentence, ui_words
from desktop.ui.shell.context_help import HelpButton, beside
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.scrolling import scrolled
from desktop.ui.shell.services import Services
from desktop.ui.shell.thumbnail_feed import ThumbnailFeed
from desktop.ui.shell.wording import date_text
from desktop.ui.theme import Spacing
from desktop.workflow.browse import recent_searches
from desktop.workflow.search import SearchResult, snapshot_is_current

_LEAST_LIST = 96
"""The heading and one candidate."""
_LEAST_COMPARISON = 250


class CandidatesPage(QWidget):
    """Shows the search of the casework state; moving the threshold never searches again."""

    enlarged = Signal(bool)
    """The comparison wants the room of everything that is not evidence."""
    page_asked = Signal(str)
    """Name of the page where what lacks here is made."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._findings: SearchFindings | None = None
        self._drafts: dict[tuple[str, int], ExaminationDraft] = {}
        self._captured_on: date | None = None
        self._pictures = PictureReader(services, self)
        self._record = ExaminationRecord(services, self)
        self._record.concluded.connect(self._concluded)
        self._record.look_asked.connect(self._look_asked)
        self._current: Candidate | None = None
        self._probe_shown = False
        # Where texts are long and the window is low the page scrolls: nothing is ever laid over anything.
        content = QWidget(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content, self))
        layout = QVBoxLayout(content)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        layout.setSpacing(Spacing.M)
        self.head = SearchHead(services.state, self)
        self.head.search_chosen.connect(self.open_search)
        self.head.enlarge_button.toggled.connect(self._enlarge)
        self.head.no_candidate_button.clicked.connect(lambda: self.ask_no_candidate())
        self.head.look_button.clicked.connect(lambda: self.ask_second_look())
        self.earlier, self.look_button = self.head.earlier, self.head.look_button
        self.enlarge_button, self.no_candidate_button = (
            self.head.enlarge_button,
            self.head.no_candidate_button,
        )
        layout.addWidget(self.head)
        self._summary = QLabel(self)
        self._summary.setWordWrap(True)
        about = HelpButton(
            Topic.RANK,
            Topic.RAW_SCORE,
            Topic.NORMALISED_SCORE,
            Topic.GROUP_RATE,
            Topic.RATIO,
            Topic.PHOTO_AGE,
            Topic.SNAPSHOT,
        )
        layout.addLayout(beside(self._summary, about))
        self.banner = ErrorBanner(self.tr("Error for the group of the probe"), self)
        layout.addWidget(self.banner)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("candidate-parts")
        self._splitter.setChildrenCollapsible(False)
        self.list = CandidateTable(self)
        self.list.setMinimumHeight(_LEAST_LIST)
        self.list.chosen.connect(self._show_candidate)
        self.list.probe_asked.connect(lambda: self.page_asked.emit("probe"))
        self.list.nobody_asked.connect(lambda: self.ask_no_candidate())
        self.list.view.activated.connect(lambda _: self.enlarge_button.setChecked(True))
        self.model, self.table = self.list.model, self.list.view
        about.explain(self.table)
        self._photos = ThumbnailFeed(services, "candidate-thumbnails", self)
        self._photos.set_pixels(self.list.photo_pixels)
        self._photos.arrived.connect(self.list.set_thumbnails)
        self._photos.dropped.connect(self.model.thumbnails_dropped)
        self.model.thumbnails_needed.connect(self._photos.want)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._comparison_side())
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 3)
        self._splitter.setSizes([150, 620])
        layout.addWidget(self._splitter, 1)
        state = services.state
        self.notes = NotesInForce(state, self)
        self.notes.changed.connect(self._show_notes)
        state.search_changed.connect(self._show_search)
        state.threshold_changed.connect(self._threshold_moved)
        state.measurement_changed.connect(self._refresh_counts)
        state.galleries_changed.connect(self._check_snapshot)
        self._show_search(state.search)

    def _comparison_side(self) -> QWidget:
        side = QSplitter(Qt.Orientation.Horizontal, self)
        side.setObjectName("comparison-parts")
        side.setChildrenCollapsible(False)
        self.comparison = Workbench(self._services.jobs, side)
        self.comparison.setMinimumHeight(_LEAST_COMPARISON)
        self.form = ConclusionForm(side)
        self.form.submitted.connect(self._conclude)
        self.form.features.component_chosen.connect(self.comparison.set_mark_component)
        self.comparison.annotations_changed.connect(
            lambda: self.form.features.set_annotations(self.comparison.annotations())
        )
        self._steps = DraftHistory(self.comparison, self.form.features, self)
        self.undo_stack = self._steps.stack
        side.addWidget(self.comparison)
        side.addWidget(self.form)
        side.setStretchFactor(0, 3)
        side.setStretchFactor(1, 1)
        side.setSizes([540, 380])
        # Across both, so that it takes one line: how old a picture is matters to looking and concluding.
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(self.comparison.dates)
        column.addWidget(side, 1)
        return holder

    def _enlarge(self, large: bool) -> None:
        self.list.setVisible(not large)
        self.enlarged.emit(large)

    # What is shown

    def _show_search(self, result: SearchResult | None) -> None:
        self._current = None
        self._probe_shown = False
        self._list_searches(result)
        self.comparison.setVisible(result is not None)
        if result is None:
            self.comparison.hide_dates()
        self.form.setVisible(result is not None)
        self.no_candidate_button.setEnabled(result is not None)
        self.enlarge_button.setEnabled(result is not None)
        self.list.choose_nobody()
        if result is None:
            self._findings = None
            self.look_button.setEnabled(False)
            self._summary.setText(self.tr("No search is open."))
            self.banner.show_sentences([])
            self.list.show_nobody(
                self.tr("Open a probe and search the gallery, or choose a recorded search above."),
                offer=False,
                begin=self._services.may(Right.TAKE_IN, Right.SEARCH),
            )
            return
        self._photos.stop()
        self._findings = findings = SearchFindings(self._services.workspace, result)
        self.look_button.setEnabled(findings.waits_for_look)
        self.form.set_required(findings.features_required)
        self.model.set_candidates(
            result.candidates,
            (),
            self._services.state.threshold,
            result.record.score_kind,
        )
        self._read_details(result, findings)
        self.comparison.set_candidate(None, None)
        self.form.show_candidate("", "", [])
        self._load_probe(result)
        self._show_notes()
        self._refresh_counts()
        self._check_snapshot()

    def _read_details(self, result: SearchResult, findings: SearchFindings) -> None:
        """What is recorded about the candidates follows the rows."""
        job = self._services.jobs.submit(
            self.tr("Reading what is recorded"),
            lambda cancel, progress: findings.read_faces(cancel),
            key="candidate-details",
            supersede=True,
            lane="quick",
            owner=self,
        )

        def show(details: list[CandidateDetails]) -> None:
            if self._findings is not findings:
                return
            self.model.set_all_details(details)
            # Somebody may have concluded something while they were read.
            for candidate in findings.concluded():
                self.model.set_details(findings.details(candidate))

        job.succeeded.connect(show)
        job.failed.connect(lambda error: show_error(self, error))

    def _list_searches(self, result: SearchResult | None) -> None:
        self.head.show_searches(
            recent_searches(self._services.workspace),
            result.record.search_id if result is not None else None,
        )

    def open_search(self, search_id: str) -> None:
        """A recorded search; who could still look at it blind is asked first."""
        open_recorded_search(
            self._services,
            search_id,
            self,
            self._services.state.set_search,
            lambda: self._list_searches(self._services.state.search),
        )

    def _check_snapshot(self) -> None:
        """Whether the gallery still holds what the search saw; the panel on the right says so."""
        result, workspace = self._services.state.search, self._services.workspace
        if result is None:
            return
        job = self._services.jobs.submit(
            self.tr("Comparing the gallery with the search"),
            lambda cancel, progress: snapshot_is_current(workspace, result.record),
            key="snapshot",
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(lambda current: self._snapshot_checked(result, current))

    def _snapshot_checked(self, result: SearchResult, current: bool) -> None:
        if self._services.state.search is result:
            self._services.state.set_stale(not current)

    def _threshold_moved(self, threshold: float) -> None:
        if self._services.state.search is not None:
            self._refresh_counts()

    def _refresh_counts(self) -> None:
        state, findings = self._services.state, self._findings
        result = state.search
        if result is None or findings is None:
            return
        self.list.set_threshold(state.threshold)
        count = self.model.count_at_or_above
        errors = self.notes.errors
        self._summary.setText(
            summary_text(
                result,
                state.threshold,
                self.model.rowCount(),
                errors.curve if errors is not None else None,
                findings.conclusions,
            )
        )
        rate = self.notes.rate()
        self.form.show_rate(natural_sentence(rate) if rate is not None else "")
        if count:
            self.list.show_rows()
        else:
            self.list.show_nobody(
                self.tr(
                    "Nobody scores at or above this threshold. That is a result, and it can be recorded."
                ),
                offer=not findings.found_nobody,
            )
        self.form.setVisible(count > 0)

    # What is known about error for their groups

    def _show_notes(self) -> None:
        """Beside the list and in the form: nobody can put it away."""
        if self._services.state.search is None:
            return
        notes = self.notes.notes
        self.model.set_notes(notes.candidates if notes is not None else {})
        self.banner.show_sentences(
            [probe_text(self.notes.probe), *gap_sentences(self.notes.gaps(), ui_words())]
        )
        self._show_notes_in_form()

    def _show_notes_in_form(self) -> None:
        sentences = [probe_text(self.notes.probe)]
        if self._current is not None:
            sentences.append(candidate_text(self.notes.candidate(self._current.face_id)))
        self.form.show_notes(sentences)

    # One candidate

    def _show_candidate(self, candidate: Candidate | None) -> None:
        result = self._services.state.search
        self._keep_draft()
        self._current = candidate
        face = self._face(candidate) if candidate is not None else None
        self.comparison.set_candidate(None, None)
        self.form.show_candidate("", "", [])
        self._steps.begin()
        self._show_notes_in_form()
        if candidate is None or result is None or face is None:
            return
        self._load_candidate(result, candidate, face)

    def _face(self, candidate: Candidate) -> EnrolledFace | None:
        return self._findings.face(candidate.face_id) if self._findings is not None else None

    def _keep_draft(self) -> None:
        """What was written on one candidate is there again when it is looked at again."""
        result = self._services.state.search
        if result is not None and self._current is not None and self.form.has_candidate:
            chosen, reason = self.form.draft
            self._drafts[(result.record.search_id, self._current.face_id)] = ExaminationDraft(
                chosen,
                reason,
                self.form.features.features(),
                self.form.features.waiting_notes(),
                self.comparison.annotations(),
                self.comparison.next_number,
            )

    def _fill_form(self, result: SearchResult, candidate: Candidate) -> None:
        """The form for a candidate, with what was concluded on it before and what was left unfinished."""
        findings, face = self._findings, self._face(candidate)
        if findings is None or face is None:
            return
        title = self.tr("Candidate {rank}: {subject}").format(
            rank=candidate.rank, subject=candidate.subject_id
        )
        face_id = candidate.face_id
        dates = dates_text(face, result.record)
        self.form.show_candidate(title, dates, findings.earlier(face_id))
        draft = self._drafts.get((result.record.search_id, face_id)) or findings.described(face_id)
        self.form.restore((draft.conclusion, draft.reason))
        self.form.set_features(draft.features, draft.waiting_notes)
        self.comparison.set_annotations(draft.annotations, draft.next_number)
        self.form.features.set_annotations(draft.annotations)
        self._steps.begin()
        self._show_dates(candidate)

    def _load_probe(self, result: SearchResult) -> None:
        def show(found: ProbeImages) -> None:
            if self._services.state.search is not result:
                return
            self._captured_on = found.captured_on
            self.comparison.set_probe(found.searched, result.probe.face.landmarks, result.probe.file_name)
            self.comparison.set_probe_original(found.untouched)
            self._probe_shown = True
            if self._current is not None and self.form.has_candidate:
                self._show_dates(self._current)
                self._record.note_examined(result, self._current)

        self._pictures.read_probe(result.probe.probe_id, show)

    def _show_dates(self, candidate: Candidate) -> None:
        face = self._face(candidate)
        if face is not None:
            self.comparison.set_dates(self._captured_on, face.record.capture_date)

    def _load_candidate(self, result: SearchResult, candidate: Candidate, face: EnrolledFace) -> None:
        caption = self.tr("{subject}, {date}").format(
            subject=candidate.subject_id, date=date_text(face.record)
        )
        points: FivePoints = face.face.landmarks

        def show(image: QImage) -> None:
            # What was asked for may not be what is looked at any more: a picture beside the wrong name
            # would be the worst thing this window can do.
            if self._services.state.search is not result or self._current is not candidate:
                return
            self.comparison.set_candidate(image, points, caption)
            self._fill_form(result, candidate)
            if self._probe_shown:
                self._record.note_examined(result, candidate)

        self._pictures.read_original(face.image_sha256, show)

    # Another window takes the place of this one

    def unfinished(self) -> UnfinishedExaminations:
        self._keep_draft()
        face_id = self._current.face_id if self._current is not None else None
        return UnfinishedExaminations(self._drafts, face_id, self._record.examined)

    def go_on_with(self, kept: UnfinishedExaminations) -> None:
        self._drafts = kept.drafts
        self._record.examined = kept.examined
        result = self._services.state.search
        rows = result.candidates.rows if result is not None else ()
        for row, candidate in enumerate(rows):
            if candidate.face_id == kept.face_id:
                self.list.choose(row)

    # Conclusions

    def _conclude(self, conclusion: Conclusion, reason: str) -> None:
        result, candidate = self._services.state.search, self._current
        if result is not None and candidate is not None:
            self._record.conclude(
                result,
                candidate,
                conclusion,
                reason,
                self.notes.shown(candidate.face_id),
                self.form.features.features(),
                self.comparison.annotations(),
            )

    def _concluded(self, result: SearchResult, candidate: Candidate | None) -> None:
        """The dialog on the search as a whole may end when another search is on the screen."""
        findings = self._findings
        if self._services.state.search is not result or findings is None:
            return
        findings.read_again()
        self.look_button.setEnabled(findings.waits_for_look)
        if candidate is not None:
            self._drafts.pop((result.record.search_id, candidate.face_id), None)
            self.model.set_details(findings.details(candidate))
            self._fill_form(result, candidate)
        self._refresh_counts()

    def ask_no_candidate(self) -> NoCandidateDialog | None:
        """Asks why none of the candidates is worth following."""
        result = self._services.state.search
        if result is None:
            return None
        # Of the search that is on the screen when the question is asked, whatever comes there meanwhile.
        shown = self.notes.shown(None)
        return self._record.ask_no_candidate(result, shown, probe_text(self.notes.probe))

    def ask_second_look(self) -> Look | None:
        """Asks another person to look at the leads of the search that is open."""
        result = self._services.state.search
        return self._record.ask_second_look(result) if result is not None else None

    def _look_asked(self, result: SearchResult) -> None:
        findings = self._findings
        if self._services.state.search is not result or findings is None:
            return
        findings.read_again()
        self.look_button.setEnabled(findings.waits_for_look)
        for candidate in findings.with_standing():
            self.model.set_details(findings.details(candidate))
