"""The candidate list as a table. A candidate is a lead at most; nothing here says more.

Rows stand best first, so that a threshold only moves the end of the list, or in an order that somebody
chose; the rank stays what it is. Photographs are asked for as they are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QImage

from desktop.domain.candidates import Candidate, CandidateList
from desktop.domain.error_notes import GroupNote
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.candidates.note_texts import candidate_text, short_text
from desktop.ui.shell.by_locale import day_by_locale
from desktop.ui.shell.thumbnail_cache import ThumbnailCache
from desktop.ui.shell.wording import score_meaning, score_title
from desktop.ui.theme import colours

Index = QModelIndex | QPersistentModelIndex

PHOTO_BYTES_KEPT = 32 * 2**20

CANDIDATE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Candidate"""
DETAILS_ROLE = CANDIDATE_ROLE + 1
"""CandidateDetails"""


class Column(IntEnum):
    RANK = 0
    PHOTO = 1
    SUBJECT = 2
    SCORE = 3
    """The score in use: rank and threshold go by it."""
    RAW_SCORE = 4
    """For searches by another score; with the raw one in use it would say the same twice."""
    GROUP_ERROR = 5
    CONCLUSION = 6
    TAKEN = 7
    RECORDED = 8


@dataclass(frozen=True, slots=True)
class CandidateDetails:
    """What is recorded about one row; empty text means not recorded. Nothing is inferred from pixels."""

    subject_id: str
    face_id: int
    file_name: str
    capture_date: date | None = None
    photo_age_years: float | None = None
    sex: str = ""
    race_ethnicity: str = ""
    year_of_birth: str = ""
    conclusion: str = ""
    """In words, translated; empty while nobody examined the candidate."""


class CandidateModel(QAbstractTableModel):
    thumbnails_needed = Signal(object)
    """list[int] of face ids, newest first: answer each with `set_thumbnails` or `thumbnails_dropped`"""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._list = CandidateList((), 0, 0)
        self._details: dict[int, CandidateDetails] = {}
        self._photos = ThumbnailCache(PHOTO_BYTES_KEPT, self.thumbnails_needed.emit, self)
        self._place: dict[int, int] = {}
        """Place in the list by face id."""
        self._sorted_by, self._descending = Column.RANK, False
        self._order: list[int] | None = None
        """Places in the list in the order of the rows; None while the best stand first."""
        self._kind = ScoreKind.RAW
        self._notes: Mapping[int, GroupNote] = {}
        self._negated = np.empty(0, np.float32)
        self._threshold = float("-inf")
        self._shown = 0

    def set_candidates(
        self,
        candidates: CandidateList,
        details: Iterable[CandidateDetails] = (),
        threshold: float = float("-inf"),
        kind: ScoreKind = ScoreKind.RAW,
    ) -> None:
        """A new search, the best first. `candidates.rows` must stand so; their `score` is of `kind`."""
        self.beginResetModel()
        self._sorted_by, self._descending = Column.RANK, False
        self._list = candidates
        self._details = {one.face_id: one for one in details}
        self._place = {row.face_id: place for place, row in enumerate(candidates.rows)}
        self._photos.clear()
        self._kind, self._notes = kind, {}
        self._negated = -np.array([row.score for row in candidates.rows], np.float32)
        self._threshold = threshold
        self._shown = self._count_listed(threshold)
        self._order = None
        self.endResetModel()

    def set_threshold(self, threshold: float) -> None:
        """Shows the rows at or above `threshold`; nothing is searched again."""
        self._threshold = threshold
        wanted = self._count_listed(threshold)
        if wanted == self._shown:
            return
        # By rank only the end of the list comes or goes; what was chosen stays so in any order.
        sorted_otherwise = self._order is not None
        if sorted_otherwise:
            self._rearrange(None)
        self._show(wanted)
        if sorted_otherwise:
            self._rearrange(self._ordered())

    def _show(self, wanted: int) -> None:
        if wanted > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, wanted - 1)
            self._shown = wanted
            self.endInsertRows()
        elif wanted < self._shown:
            self.beginRemoveRows(QModelIndex(), wanted, self._shown - 1)
            self._shown = wanted
            self.endRemoveRows()

    def set_thumbnails(self, found: Sequence[tuple[int, QImage]]) -> None:
        """Answers to `thumbnails_needed`; a null image says that there is none."""
        rows = []
        for face_id, image in found:
            self._photos.keep(face_id, image)
            rows.append(self.row_of_face(face_id))
        shown = [row for row in rows if row >= 0]
        if shown:
            first, last = self.index(min(shown), Column.PHOTO), self.index(max(shown), Column.PHOTO)
            self.dataChanged.emit(first, last)

    def thumbnails_dropped(self, face_ids: Iterable[int]) -> None:
        self._photos.dropped(face_ids)

    def set_details(self, details: CandidateDetails) -> None:
        self._details[details.face_id] = details
        self._tell(details.face_id, None)

    def set_all_details(self, details: Iterable[CandidateDetails]) -> None:
        """What is recorded about the rows of this search, once it is read."""
        self._details.update((one.face_id, one) for one in details)
        if self._sorted_by not in (Column.RANK, Column.SCORE, Column.RAW_SCORE, Column.SUBJECT):
            self._rearrange(self._ordered())
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self._shown - 1, max(Column)))

    def set_notes(self, notes: Mapping[int, GroupNote]) -> None:
        """What is known about error for each candidate's group, by face id, at the threshold in force."""
        self._notes = notes
        if self._sorted_by is Column.GROUP_ERROR:
            self._rearrange(self._ordered())
        if self._shown:
            column = Column.GROUP_ERROR
            self.dataChanged.emit(self.index(0, column), self.index(self._shown - 1, column))

    def set_conclusion(self, face_id: int, text: str) -> None:
        """`text` is a conclusion in words, translated."""
        known = self._details.get(face_id)
        if known is not None:
            self._details[face_id] = replace(known, conclusion=text)
            self._tell(face_id, Column.CONCLUSION)

    @property
    def score_kind(self) -> ScoreKind:
        """What the scores of this search are."""
        return self._kind

    @property
    def threshold(self) -> float:
        return self._threshold

    @property
    def count_at_or_above(self) -> int:
        """Of all subjects searched, listed here or not."""
        return self._list.count_at_or_above(self._threshold)

    @property
    def listed(self) -> int:
        """Rows the search returned, above the threshold or not."""
        return len(self._list.rows)

    def candidate_at(self, row: int) -> Candidate | None:
        return self._at(row) if 0 <= row < self._shown else None

    def _at(self, row: int) -> Candidate:
        return self._list.rows[row if self._order is None else self._order[row]]

    def details_at(self, row: int) -> CandidateDetails | None:
        candidate = self.candidate_at(row)
        return None if candidate is None else self._details.get(candidate.face_id)

    def row_of_face(self, face_id: int) -> int:
        """-1 when it is not shown."""
        place = self._place.get(face_id, -1)
        if not 0 <= place < self._shown:
            return -1
        return place if self._order is None else self._order.index(place)

    # Order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Another order of the same rows; what is not known stands at the end, whichever way it goes."""
        self._sorted_by = Column(column) if 0 <= column < len(Column) else Column.RANK
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._rearrange(self._ordered())

    def _ordered(self) -> list[int] | None:
        if self._sorted_by is Column.RANK and not self._descending:
            return None
        if self._sorted_by is Column.SCORE:  # the best score has the first rank
            return None if self._descending else list(range(self._shown))[::-1]
        key = self._sort_key(self._sorted_by)
        keys = [(place, key(self._list.rows[place])) for place in range(self._shown)]
        known = sorted(
            (pair for pair in keys if pair[1] is not None),
            key=lambda pair: pair[1],  # type: ignore[arg-type, return-value]
            reverse=self._descending,
        )
        return [place for place, _ in known] + [place for place, value in keys if value is None]

    def _sort_key(self, column: Column) -> Callable[[Candidate], object]:
        def recorded(one: Candidate) -> tuple[str, str] | None:
            details = self._details.get(one.face_id)
            value = (details.sex, details.year_of_birth) if details is not None else ("", "")
            return value if any(value) else None

        def of_details(read: Callable[[CandidateDetails], object]) -> Callable[[Candidate], object]:
            def value(one: Candidate) -> object:
                details = self._details.get(one.face_id)
                return (read(details) or None) if details is not None else None

            return value

        def error(one: Candidate) -> float | None:
            note = self._notes.get(one.face_id)
            return note.rate.value if note is not None and note.rate is not None else None

        keys: dict[Column, Callable[[Candidate], object]] = {
            Column.SUBJECT: lambda one: one.subject_id,
            Column.RAW_SCORE: lambda one: one.raw_score,
            Column.GROUP_ERROR: error,
            Column.CONCLUSION: of_details(lambda details: details.conclusion),
            Column.TAKEN: of_details(lambda details: details.capture_date),
            Column.RECORDED: recorded,
        }
        return keys.get(column, lambda one: one.rank)

    def _rearrange(self, order: list[int] | None) -> None:
        if order is None and self._order is None:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = [one.row() if self._order is None else self._order[one.row()] for one in before]
        self._order = order
        rows = {place: row for row, place in enumerate(order)} if order is not None and before else {}
        after = [
            self.index(rows.get(place, place), one.column())
            for place, one in zip(places, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(Column):
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                Column.RANK: self.tr("Rank"),
                Column.PHOTO: self.tr("Photo"),
                Column.SUBJECT: self.tr("Subject"),
                Column.SCORE: score_title(self._kind),
                Column.RAW_SCORE: self.tr("Raw score"),
                Column.GROUP_ERROR: self.tr("Error for this group"),
                Column.CONCLUSION: self.tr("Conclusion"),
                Column.TAKEN: self.tr("Photo taken"),
                Column.RECORDED: self.tr("Recorded"),
            }[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return {
                Column.SCORE: score_meaning(self._kind),
                Column.RAW_SCORE: score_meaning(ScoreKind.RAW),
                Column.GROUP_ERROR: self.tr(
                    "How many people of the candidate's recorded group would get a candidate here without "
                    "being in the gallery, at the threshold in force, with 95% interval and ratio to "
                    "everybody. It says nothing about this candidate alone."
                ),
                Column.TAKEN: self.tr("Old photographs are harder to compare."),
                Column.RECORDED: self.tr(
                    "Sex and birth as somebody wrote them down; nothing is guessed from the picture."
                ),
            }.get(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < self._shown:
            return None
        candidate, column = self._at(index.row()), Column(index.column())
        details = self._details.get(candidate.face_id)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(candidate, details, column)
        if role == Qt.ItemDataRole.DecorationRole and column == Column.PHOTO:
            return self._photos.get(candidate.face_id)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(candidate, details, column)
        if role == Qt.ItemDataRole.ForegroundRole and column == Column.GROUP_ERROR:
            note = self._notes.get(candidate.face_id)
            return QColor(colours().caution) if note is not None and note.flagged else None
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == Column.GROUP_ERROR:
                return candidate_text(self._notes.get(candidate.face_id))
            return details.file_name if details is not None and column == Column.PHOTO else None
        if role == CANDIDATE_ROLE:
            return candidate
        return details if role == DETAILS_ROLE else None

    # Texts

    def age_text(self, years: float) -> str:
        """An age of a photo, to a tenth of a year."""
        return self.tr("{years} years ago").format(years=QLocale().toString(years, "f", 1))

    def _text(self, candidate: Candidate, details: CandidateDetails | None, column: Column) -> str:
        if column == Column.RANK:
            return str(candidate.rank)
        if column == Column.SUBJECT:
            return candidate.subject_id
        if column == Column.SCORE:
            return QLocale().toString(candidate.score, "f", 4)
        if column == Column.RAW_SCORE:
            return QLocale().toString(candidate.raw_score, "f", 4)
        if column == Column.GROUP_ERROR:
            return short_text(self._notes.get(candidate.face_id))
        if details is None or column == Column.PHOTO:
            return ""
        if column == Column.TAKEN:
            return self._taken(details)
        if column == Column.RECORDED:
            return self._recorded(details)
        return details.conclusion or self.tr("No conclusion yet")

    def _taken(self, details: CandidateDetails) -> str:
        if details.capture_date is None:
            return self.tr("Not recorded")
        if details.photo_age_years is None:
            return day_by_locale(details.capture_date)
        return self.tr("{date}\n{age}").format(
            date=day_by_locale(details.capture_date), age=self.age_text(details.photo_age_years)
        )

    def _recorded(self, details: CandidateDetails) -> str:
        born = self.tr("born {year}").format(year=details.year_of_birth) if details.year_of_birth else ""
        return "\n".join(t for t in (details.sex, born) if t) or self.tr("Not recorded")

    def _sentence(self, candidate: Candidate, details: CandidateDetails | None, column: Column) -> str:
        subject = candidate.subject_id
        text = ", ".join(self._text(candidate, details, column).splitlines())
        if column == Column.RANK:
            return self.tr("Rank {rank} of the {listed} listed candidates, subject {subject}.").format(
                rank=candidate.rank, listed=self.listed, subject=subject
            )
        if column == Column.PHOTO:
            if details is None:
                return self.tr("Photo of subject {subject}.").format(subject=subject)
            return self.tr("Photo of subject {subject}, file {file}.").format(
                subject=subject, file=details.file_name
            )
        if column == Column.GROUP_ERROR:
            return self.tr("Error for the group of subject {subject}. {text}").format(
                subject=subject, text=candidate_text(self._notes.get(candidate.face_id))
            )
        template = {
            Column.SUBJECT: self.tr("Subject {subject}."),
            Column.SCORE: self.tr(
                "Subject {subject} has the normalised score {text}, which is not a probability."
            )
            if self._kind is ScoreKind.NORMALISED
            else self.tr("Subject {subject} has the raw score {text}, which is not a probability."),
            Column.RAW_SCORE: self.tr(
                "Subject {subject} has the raw score {text}, which is not a probability."
            ),
            Column.TAKEN: self.tr("The photo of subject {subject} was taken: {text}."),
            Column.RECORDED: self.tr("Recorded for subject {subject}: {text}."),
            Column.CONCLUSION: self.tr("Conclusion for subject {subject}: {text}."),
        }[column]
        return template.format(subject=subject, text=text or self.tr("Not recorded"))

    @staticmethod
    def _alignment(column: Column) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft
        if column in (Column.RANK, Column.SCORE, Column.RAW_SCORE):
            side = Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def _count_listed(self, threshold: float) -> int:
        return int(np.searchsorted(self._negated, -np.float32(threshold), side="right"))

    def _tell(self, face_id: int, column: Column | None) -> None:
        row = self.row_of_face(face_id)
        if row >= 0:
            first, last = (column, column) if column is not None else (Column.RANK, max(Column))
            self.dataChanged.emit(self.index(row, first), self.index(row, last))
