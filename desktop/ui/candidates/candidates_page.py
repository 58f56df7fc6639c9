"""Ranked candidates of a search, side by side with the probe, and what is concluded on them."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QLocale, QModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.candidates import Candidate
from desktop.domain.conclusions import Conclusion, RecordedConclusion, SearchOutcome
from desktop.domain.faces import FivePoints
from desktop.domain.galleries import EnrolledFace
from desktop.domain.progress import CancelToken, ProgressSink
from desktop.domain.searches import SearchRecord
from desktop.domain.subjects import photo_age_years
from desktop.errors import UserFacingError
from desktop.jobs.job import Job
from desktop.ui.candidates.candidate_model import CandidateDetails, CandidateModel, Column
from desktop.ui.candidates.conclusion_form import ConclusionForm, NoCandidateDialog, history_text
from desktop.ui.comparison.synchronised_view import SynchronisedView
from desktop.ui.shell.messages import show_error
from desktop.ui.shell.pictures import square, to_qimage
from desktop.ui.shell.services import Services
from desktop.ui.shell.thumbnails import load_thumbnails
from desktop.ui.shell.wording import conclusion_text, date_text, day_text, instant_text
from desktop.ui.theme import Spacing, set_role
from desktop.ui.threshold_lab.rate_view import frequency_sentence
from desktop.workflow.browse import conclusions_of, faces_by_id, original, recent_searches
from desktop.workflow.examine import conclude, latest_by_candidate, note_examination
from desktop.workflow.search import SearchResult, reopen_search

_ROW_HEIGHT = 56


class PhotoDelegate(QStyledItemDelegate):
    """Shows a face as it is, also in the chosen row: styles tint pictures of selected rows."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QImage) and not picture.isNull():
            pixmap = QPixmap.fromImage(picture)
            icon = QIcon(pixmap)
            icon.addPixmap(pixmap, QIcon.Mode.Selected)
            option.icon = icon


class CandidatesPage(QWidget):
    """Shows the search of the casework state; moving the threshold never searches again."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._faces: dict[int, EnrolledFace] = {}
        self._conclusions: list[RecordedConclusion] = []
        self._examined: set[tuple[str, int]] = set()
        self._current: Candidate | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        layout.setSpacing(Spacing.M)
        layout.addLayout(self._head())
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._list_side())
        splitter.addWidget(self._comparison_side())
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([230, 530])
        layout.addWidget(splitter, 1)
        state = services.state
        state.search_changed.connect(self._show_search)
        state.threshold_changed.connect(self._threshold_moved)
        state.measurement_changed.connect(self._refresh_counts)
        self._show_search(state.search)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.M)
        self._summary = QLabel(self)
        self._summary.setWordWrap(True)
        self.earlier = QComboBox(self)
        self.earlier.setAccessibleName(self.tr("Recorded searches"))
        self.earlier.setToolTip(self.tr("Every search is kept, also those that found nobody"))
        self.earlier.setMinimumContentsLength(26)
        self.earlier.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.earlier.activated.connect(self._reopen)
        self.no_candidate_button = QPushButton(self.tr("No candidate…"), self)
        self.no_candidate_button.setToolTip(
            self.tr("Conclude that none of the candidates of this search is worth following")
        )
        self.no_candidate_button.clicked.connect(lambda: self.ask_no_candidate())
        row.addWidget(self._summary, 1)
        row.addWidget(self.earlier)
        row.addWidget(self.no_candidate_button)
        return row

    def _list_side(self) -> QWidget:
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self.model = CandidateModel(self)
        self.table = QTableView(holder)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Candidates, best first"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setIconSize(QSize(_ROW_HEIGHT - 8, _ROW_HEIGHT - 8))
        self.table.setItemDelegateForColumn(Column.PHOTO, PhotoDelegate(self.table))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in (
            (Column.RANK, 60),
            (Column.PHOTO, 72),
            (Column.SUBJECT, 110),
            (Column.SCORE, 80),
            (Column.TAKEN, 200),
            (Column.RECORDED, 180),
        ):
            self.table.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(Column.PHOTO, QHeaderView.ResizeMode.Fixed)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self._empty = QLabel(holder)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(Spacing.XL)
        set_role(self._empty, "muted")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        return holder

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
        side.setSizes([580, 340])
        return side

    # What is shown

    def _show_search(self, result: SearchResult | None) -> None:
        self._current = None
        self._list_searches(result)
        self.comparison.setVisible(result is not None)
        self.form.setVisible(result is not None)
        self.no_candidate_button.setEnabled(result is not None)
        if result is None:
            self._faces, self._conclusions = {}, []
            self._summary.setText(self.tr("No search is open."))
            self._empty.setText(
                self.tr("Open a probe and search the gallery, or choose a recorded search above.")
            )
            self._stack.setCurrentWidget(self._empty)
            return
        workspace = self._services.workspace
        self._faces = faces_by_id(workspace, [c.face_id for c in result.candidates.rows])
        self._conclusions = conclusions_of(workspace, result.record.search_id)
        self.model.set_candidates(
            result.candidates,
            [self._details(c, result.record) for c in result.candidates.rows],
            result.record.threshold,
        )
        ids = [c.face_id for c in result.candidates.rows]
        job = load_thumbnails(self._services, ids, f"candidates {result.record.search_id}", self)
        job.succeeded.connect(self._show_thumbnails)
        self.comparison.set_candidate(None, None)
        self.form.show_candidate("", "", [])
        self._load_picture(result.probe.image_sha256, result.probe.face.landmarks, probe=True)
        self._refresh_counts()
        self._choose_first()

    def _details(self, candidate: Candidate, record: SearchRecord) -> CandidateDetails:
        face = self._faces.get(candidate.face_id)
        latest = latest_by_candidate(self._conclusions).get(candidate.face_id)
        text = conclusion_text(latest.conclusion) if latest else ""
        if face is None:
            return CandidateDetails(candidate.subject_id, candidate.face_id, "", conclusion=text)
        recorded = face.record
        return CandidateDetails(
            candidate.subject_id,
            candidate.face_id,
            face.file_name,
            recorded.capture_date,
            photo_age_years(recorded.capture_date, record.at.date()),
            recorded.sex,
            recorded.race_ethnicity,
            str(recorded.year_of_birth or ""),
            text,
        )

    def _show_thumbnails(self, found: list[tuple[int, QImage]]) -> None:
        for face_id, image in found:
            self.model.set_thumbnail(face_id, square(image, self.table.iconSize().height()))

    def _list_searches(self, result: SearchResult | None) -> None:
        self.earlier.blockSignals(True)
        self.earlier.clear()
        records = recent_searches(self._services.workspace)
        for record in records:
            when = instant_text(record.at)
            self.earlier.addItem(
                self.tr("{case} · {when} · {gallery}").format(
                    case=record.case_number, when=when, gallery=record.gallery_name
                ),
                record.search_id,
            )
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

    def _threshold_moved(self, threshold: float) -> None:
        if self._services.state.search is None:
            return
        self.model.set_threshold(threshold)
        self._refresh_counts()
        if self._current is not None and self.model.row_of_face(self._current.face_id) < 0:
            self.table.clearSelection()
            self._show_candidate(None)

    def _refresh_counts(self) -> None:
        state = self._services.state
        result = state.search
        if result is None:
            return
        self.model.set_threshold(state.threshold)
        count = self.model.count_at_or_above
        locale = QLocale()
        text = self.tr("Candidates at or above the threshold: {count} of {n} subjects searched.").format(
            count=locale.toString(count), n=locale.toString(result.record.subjects)
        )
        if count > self.model.rowCount():
            text += " " + self.tr("The best {shown} are listed.").format(
                shown=locale.toString(self.model.rowCount())
            )
        whole = [c for c in self._conclusions if c.face_id is None]
        if whole:
            text += "\n" + self.tr("Concluded: {history}").format(history=history_text(whole))
        self._summary.setText(text)
        rate = state.rate()
        self.form.show_rate(frequency_sentence(rate) if rate is not None else "")
        if count == 0:
            self._empty.setText(
                self.tr(
                    "Nobody scores at or above this threshold. That is a result: conclude “No candidate”, "
                    "or look at what a lower threshold would cost on the right."
                )
            )
        self._stack.setCurrentWidget(self.table if count else self._empty)

    def _choose_first(self) -> None:
        if self.model.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(
                self.model.index(0, 0), flags.ClearAndSelect | flags.Rows
            )

    # One candidate

    def _row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._show_candidate(self.model.candidate_at(current.row()) if current.isValid() else None)

    def _show_candidate(self, candidate: Candidate | None) -> None:
        result = self._services.state.search
        self._current = candidate
        face = self._faces.get(candidate.face_id) if candidate is not None else None
        if candidate is None or result is None or face is None:
            self.comparison.set_candidate(None, None)
            self.form.show_candidate("", "", [])
            return
        caption = self.tr("{subject}, {date}").format(
            subject=candidate.subject_id, date=date_text(face.record)
        )
        self._load_picture(face.image_sha256, face.face.landmarks, probe=False, caption=caption)
        self._fill_form()

    def _dates(self, face: EnrolledFace, record: SearchRecord) -> str:
        when = face.record.capture_date
        if when is None:
            return self.tr("When the gallery photo was taken is not recorded.")
        years = photo_age_years(when, record.at.date()) or 0.0
        locale = QLocale()
        return self.tr("Gallery photo of {day}: {years} years before the search.").format(
            day=day_text(when), years=locale.toString(years, "f", 1)
        )

    def _load_picture(self, sha256: str, points: FivePoints, *, probe: bool, caption: str = "") -> None:
        workspace = self._services.workspace
        result = self._services.state.search
        face_id = self._current.face_id if self._current is not None else None

        def work(cancel: CancelToken, progress: ProgressSink) -> QImage:
            return to_qimage(original(workspace, sha256).pixels)

        job: Job = self._services.jobs.submit(
            self.tr("Reading a picture"),
            work,
            key="picture of the probe" if probe else "picture of the candidate",
            supersede=True,
            lane="quick",
            owner=self,
        )

        def show(image: QImage) -> None:
            # What was asked for may not be what is looked at any more: a picture that stands beside the
            # wrong name would be the worst thing this window can do.
            if self._services.state.search is not result:
                return
            if probe:
                name = result.probe.file_name if result is not None else ""
                self.comparison.set_probe(image, points, name)
            elif self._current is not None and self._current.face_id == face_id:
                self.comparison.set_candidate(image, points, caption)
                self._note_examined(face_id)

        job.succeeded.connect(show)
        job.failed.connect(lambda error: show_error(self, error))

    def _note_examined(self, face_id: int | None) -> None:
        """The log says once per session that a candidate was looked at beside the probe."""
        result = self._services.state.search
        if result is None or face_id is None:
            return
        key = (result.record.search_id, face_id)
        if key not in self._examined:
            self._examined.add(key)
            note_examination(self._services.workspace, *key)
            self._services.state.stage_done.emit("examined")

    def _conclude(self, conclusion: Conclusion, reason: str) -> None:
        if self._current is not None:
            self._record(self._current.face_id, conclusion, reason)

    def ask_no_candidate(self) -> NoCandidateDialog:
        dialog = NoCandidateDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self._record(None, SearchOutcome.NO_CANDIDATE, dialog.reason.toPlainText())
        )
        dialog.open()
        return dialog

    def _record(self, face_id: int | None, conclusion: Conclusion | SearchOutcome, reason: str) -> None:
        state = self._services.state
        result = state.search
        if result is None:
            return
        try:
            conclude(
                self._services.workspace,
                result.record.search_id,
                face_id,
                conclusion,
                reason,
                threshold=state.threshold,
                fpir=state.rate(),
            )
        except UserFacingError as error:
            show_error(self, error)
            return
        self._conclusions = conclusions_of(self._services.workspace, result.record.search_id)
        if face_id is not None:
            self.model.set_conclusion(face_id, conclusion_text(conclusion))
            self._fill_form()
        self._refresh_counts()
        state.conclusions_changed.emit()
        state.stage_done.emit("concluded")

    def _fill_form(self) -> None:
        """The form for the present candidate, with what was concluded on it before."""
        result, candidate = self._services.state.search, self._current
        face = self._faces.get(candidate.face_id) if candidate is not None else None
        if candidate is None or result is None or face is None:
            return
        title = self.tr("Candidate {rank}: {subject}").format(
            rank=candidate.rank, subject=candidate.subject_id
        )
        earlier = [c for c in self._conclusions if c.face_id == candidate.face_id]
        self.form.show_candidate(title, self._dates(face, result.record), earlier)
