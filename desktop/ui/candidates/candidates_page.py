"""Ranked candidates of a search, side by side with the probe, and what is concluded on them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.domain.candidates import Candidate
from desktop.domain.conclusions import Conclusion, RecordedConclusion, SearchOutcome
from desktop.domain.faces import FivePoints
from desktop.domain.galleries import EnrolledFace
from desktop.domain.metadata_gaps import gap_sentences
from desktop.errors import UserFacingError
from desktop.ui.candidates.candidate_facts import candidate_details, dates_text
from desktop.ui.candidates.candidate_table import CandidateTable
from desktop.ui.candidates.conclusion_form import ConclusionForm, NoCandidateDialog
from desktop.ui.candidates.error_banner import ErrorBanner
from desktop.ui.candidates.note_texts import candidate_text, probe_text
from desktop.ui.candidates.notes_in_force import NotesInForce, Shown
from desktop.ui.candidates.search_summary import summary_text
from desktop.ui.comparison.synchronised_view import SynchronisedView
from desktop.ui.error_panel.rate_view import natural_sentence, ui_words
from desktop.ui.icons import icon
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.pictures import to_qimage
from desktop.ui.shell.services import Services
from desktop.ui.shell.thumbnails import load_thumbnails
from desktop.ui.shell.wording import conclusion_text, date_text, instant_text
from desktop.ui.theme import Spacing
from desktop.workflow.browse import conclusions_of, faces_by_id, original, recent_searches
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.search import SearchResult, reopen_search, snapshot_is_current


class CandidatesPage(QWidget):
    """Shows the search of the casework state; moving the threshold never searches again."""

    enlarged = Signal(bool)
    """The comparison wants the room of everything that is not evidence."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._faces: dict[int, EnrolledFace] = {}
        self._conclusions: list[RecordedConclusion] = []
        self._examined: set[tuple[str, int]] = set()
        self._drafts: dict[tuple[str, int], tuple[Conclusion | None, str]] = {}
        self._current: Candidate | None = None
        self._probe_shown = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        layout.setSpacing(Spacing.M)
        layout.addLayout(self._head())
        self._summary = QLabel(self)
        self._summary.setWordWrap(True)
        layout.addWidget(self._summary)
        self.banner = ErrorBanner(self.tr("Error for the group of the probe"), self)
        layout.addWidget(self.banner)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setChildrenCollapsible(False)
        self.list = CandidateTable(self)
        self.list.chosen.connect(self._show_candidate)
        self.list.nobody_asked.connect(lambda: self.ask_no_candidate())
        self.model, self.table = self.list.model, self.list.view
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._comparison_side())
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 3)
        self._splitter.setSizes([230, 530])
        layout.addWidget(self._splitter, 1)
        state = services.state
        self.notes = NotesInForce(state, self)
        self.notes.changed.connect(self._show_notes)
        state.search_changed.connect(self._show_search)
        state.threshold_changed.connect(self._threshold_moved)
        state.measurement_changed.connect(self._refresh_counts)
        state.galleries_changed.connect(self._check_snapshot)
        self._show_search(state.search)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        self.earlier = QComboBox(self)
        self.earlier.setAccessibleName(self.tr("Recorded searches"))
        self.earlier.setToolTip(self.tr("Every search is kept, also those that found nobody"))
        self.earlier.setMinimumContentsLength(22)
        self.earlier.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.earlier.activated.connect(self._reopen)
        label = QLabel(self.tr("&Search:"), self)
        label.setBuddy(self.earlier)
        self.enlarge_button = QPushButton(icon("compare"), self.tr("Larger"), self)
        self.enlarge_button.setCheckable(True)
        self.enlarge_button.setToolTip(self.tr("Give the comparison the room of the list (F11)"))
        self.enlarge_button.setShortcut("F11")
        self.enlarge_button.toggled.connect(self._enlarge)
        self.no_candidate_button = QPushButton(self.tr("No candidate…"), self)
        self.no_candidate_button.setToolTip(
            self.tr("Conclude that none of the candidates of this search is worth following")
        )
        self.no_candidate_button.clicked.connect(lambda: self.ask_no_candidate())
        row.addWidget(label)
        row.addWidget(self.earlier)
        row.addStretch(1)
        row.addWidget(self.enlarge_button)
        row.addWidget(self.no_candidate_button)
        return row

    def _comparison_side(self) -> QWidget:
        side = QSplitter(Qt.Orientation.Horizontal, self)
        side.setChildrenCollapsible(False)
        self.comparison = SynchronisedView(self._services.jobs, side)
        self.form = ConclusionForm(side)
        self.form.submitted.connect(self._conclude)
        side.addWidget(self.comparison)
        side.addWidget(self.form)
        side.setStretchFactor(0, 3)
        side.setStretchFactor(1, 1)
        side.setSizes([540, 380])
        return side

    def _enlarge(self, large: bool) -> None:
        self.list.setVisible(not large)
        self.enlarged.emit(large)

    # What is shown

    def _show_search(self, result: SearchResult | None) -> None:
        self._current = None
        self._probe_shown = False
        self._list_searches(result)
        self.comparison.setVisible(result is not None)
        self.form.setVisible(result is not None)
        self.no_candidate_button.setEnabled(result is not None)
        self.enlarge_button.setEnabled(result is not None)
        self.list.choose_nobody()
        if result is None:
            self._faces, self._conclusions = {}, []
            self._summary.setText(self.tr("No search is open."))
            self.banner.show_sentences([])
            self.list.show_nobody(
                self.tr("Open a probe and search the gallery, or choose a recorded search above."),
                offer=False,
            )
            return
        workspace = self._services.workspace
        ids = [c.face_id for c in result.candidates.rows]
        self._faces = faces_by_id(workspace, ids)
        self._conclusions = conclusions_of(workspace, result.record.search_id)
        self.model.set_candidates(
            result.candidates,
            [
                candidate_details(c, self._faces.get(c.face_id), self._conclusions, result.record)
                for c in result.candidates.rows
            ],
            self._services.state.threshold,
            result.record.score_kind,
        )
        job = load_thumbnails(self._services, ids, f"candidates {result.record.search_id}", self)
        job.succeeded.connect(self.list.set_thumbnails)
        self.comparison.set_candidate(None, None)
        self.form.show_candidate("", "", [])
        self._load_probe(result)
        self._show_notes()
        self._refresh_counts()
        self._check_snapshot()

    def _list_searches(self, result: SearchResult | None) -> None:
        self.earlier.blockSignals(True)
        self.earlier.clear()
        records = recent_searches(self._services.workspace)
        for number, record in enumerate(records):
            text = self.tr("{case} · {when}").format(case=record.case_number, when=instant_text(record.at))
            self.earlier.addItem(text, record.search_id)
            self.earlier.setItemData(number, record.gallery_name, Qt.ItemDataRole.ToolTipRole)
        index = self.earlier.findData(result.record.search_id) if result is not None else -1
        self.earlier.setPlaceholderText(self.tr("Recorded searches"))
        self.earlier.setCurrentIndex(index)
        self.earlier.setEnabled(bool(records))
        self.earlier.blockSignals(False)

    def _reopen(self) -> None:
        search_id = self.earlier.currentData()
        if search_id:
            try:
                self._services.state.set_search(reopen_search(self._services.workspace, search_id))
            except UserFacingError as error:
                show_error(self, error)

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
        state = self._services.state
        result = state.search
        if result is None:
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
                self._conclusions,
            )
        )
        rate = self.notes.rate()
        self.form.show_rate(natural_sentence(rate) if rate is not None else "")
        if count:
            self.list.show_rows()
        else:
            concluded = any(c.face_id is None for c in self._conclusions)
            self.list.show_nobody(
                self.tr(
                    "Nobody scores at or above this threshold. That is a result, and it can be recorded."
                ),
                offer=not concluded,
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
        face = self._faces.get(candidate.face_id) if candidate is not None else None
        self.comparison.set_candidate(None, None)
        self.form.show_candidate("", "", [])
        self._show_notes_in_form()
        if candidate is None or result is None or face is None:
            return
        self._load_candidate(result, candidate, face)

    def _keep_draft(self) -> None:
        """What was written on one candidate is there again when it is looked at again."""
        result = self._services.state.search
        if result is not None and self._current is not None and self.form.has_candidate:
            self._drafts[(result.record.search_id, self._current.face_id)] = self.form.draft

    def _fill_form(self, result: SearchResult, candidate: Candidate) -> None:
        """The form for a candidate, with what was concluded on it before and what was left unfinished."""
        title = self.tr("Candidate {rank}: {subject}").format(
            rank=candidate.rank, subject=candidate.subject_id
        )
        earlier = [c for c in self._conclusions if c.face_id == candidate.face_id]
        self.form.show_candidate(title, dates_text(self._faces[candidate.face_id], result.record), earlier)
        self.form.restore(self._drafts.get((result.record.search_id, candidate.face_id), (None, "")))

    def _load_probe(self, result: SearchResult) -> None:
        def show(image: QImage) -> None:
            if self._services.state.search is result:
                probe = result.probe
                self.comparison.set_probe(image, probe.face.landmarks, probe.file_name)
                self._probe_shown = True
                if self._current is not None and self.form.has_candidate:
                    self._note_examined(result, self._current)

        self._read_picture(result.probe.image_sha256, "picture of the probe", show)

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
                self._note_examined(result, candidate)

        self._read_picture(face.image_sha256, "picture of the candidate", show)

    def _read_picture(self, sha256: str, key: str, show: object) -> None:
        workspace = self._services.workspace
        job = self._services.jobs.submit(
            self.tr("Reading a picture"),
            lambda cancel, progress: to_qimage(original(workspace, sha256).pixels),
            key=key,
            supersede=True,
            lane="quick",
            owner=self,
        )
        job.succeeded.connect(show)
        job.failed.connect(lambda error: show_error(self, error))

    def _note_examined(self, result: SearchResult, candidate: Candidate) -> None:
        """The log says, once while this window is open, that both pictures stood side by side."""
        key = (result.record.search_id, candidate.face_id)
        if key not in self._examined:
            note_examination(self._services.workspace, *key)
            self._examined.add(key)
            self._services.state.stage_done.emit("examined")

    # Conclusions

    def _conclude(self, conclusion: Conclusion, reason: str) -> None:
        result, candidate = self._services.state.search, self._current
        if result is not None and candidate is not None:
            self._record(result, candidate, conclusion, reason, self.notes.shown(candidate.face_id))

    def ask_no_candidate(self) -> NoCandidateDialog | None:
        """Asks for the reason; it stays where the record refuses, for example while a lead stands."""
        result = self._services.state.search
        if result is None:
            return None
        # Of the search that is on the screen when the question is asked, whatever comes there meanwhile.
        shown = self.notes.shown(None)
        dialog = NoCandidateDialog(probe_text(self.notes.probe), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def record() -> None:
            if self._record(result, None, SearchOutcome.NO_CANDIDATE, dialog.reason.toPlainText(), shown):
                dialog.accept()

        dialog.record.clicked.connect(record)
        dialog.open()
        return dialog

    def _record(
        self,
        result: SearchResult,
        candidate: Candidate | None,
        conclusion: Conclusion | SearchOutcome,
        reason: str,
        shown: Shown,
    ) -> bool:
        """Whether it was recorded; if not, the person was told why."""
        state = self._services.state
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
            )
        except UserFacingError as error:
            show_error(self, error)
            return False
        if state.search is result:
            self._conclusions = conclusions_of(self._services.workspace, result.record.search_id)
            if candidate is not None:
                self._drafts.pop((result.record.search_id, candidate.face_id), None)
                self.model.set_conclusion(candidate.face_id, conclusion_text(conclusion))
                self._fill_form(result, candidate)
            self._refresh_counts()
        state.stage_done.emit("concluded")
        return True
