"""The candidates as rows with their photographs, or what to do when there is nobody."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.candidates import Candidate
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.candidates.candidate_model import CandidateModel, Column
from desktop.ui.icons import icon
from desktop.ui.theme import Spacing, set_role

_ROW_HEIGHT = 56
_SHARP_UP_TO = 2.0
"""Pixels of the screen per logical pixel."""


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


class _Rows(QTableView):
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row the current one. Nobody chose it: the first arrow key shall."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.selectionModel().clearCurrentIndex()


class CandidateTable(QWidget):
    """Nobody is chosen at first: what is looked at is the examiner's doing."""

    chosen = Signal(object)
    """Candidate, or None"""
    nobody_asked = Signal()
    """“No candidate” is to be recorded."""
    probe_asked = Signal()
    """There is no search yet: somebody wants to begin one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedLayout(self)
        self.model = CandidateModel(self)
        self.view = self._table()
        self._nobody = QFrame(self)
        self._text = QLabel(self._nobody)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        self.nobody_button = QPushButton(self.tr("Record “no candidate”…"), self._nobody)
        set_role(self.nobody_button, "primary")
        self.nobody_button.clicked.connect(self.nobody_asked)
        column = QVBoxLayout(self._nobody)
        column.setSpacing(Spacing.M)
        column.addStretch(1)
        column.addWidget(self._text)
        self.probe_button = QPushButton(icon("probe"), self.tr("Open a probe"), self._nobody)
        self.probe_button.clicked.connect(self.probe_asked)
        self.probe_button.hide()
        column.addWidget(self.nobody_button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.probe_button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nobody)

    def _table(self) -> QTableView:
        table = _Rows(self)
        table.setObjectName("candidates")
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Candidates, best first"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setIconSize(QSize(_ROW_HEIGHT - 8, _ROW_HEIGHT - 8))
        table.setItemDelegateForColumn(Column.PHOTO, PhotoDelegate(table))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.RANK, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        for column, width in (
            (Column.RANK, 56),
            (Column.PHOTO, 66),
            (Column.SUBJECT, 88),
            (Column.SCORE, 110),
            (Column.RAW_SCORE, 92),
            (Column.GROUP_ERROR, 186),
            (Column.CONCLUSION, 132),
            (Column.TAKEN, 112),
            (Column.RECORDED, 92),
        ):
            table.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(Column.PHOTO, QHeaderView.ResizeMode.Fixed)
        table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.model.modelReset.connect(self._fit_scores)
        table.setColumnHidden(Column.RAW_SCORE, True)
        return table

    def _fit_scores(self) -> None:
        """The raw score is always there: alone where it is in use, else beside the one that is."""
        raw = self.model.score_kind is ScoreKind.RAW
        self.view.setColumnHidden(Column.RAW_SCORE, raw)
        header = self.view.horizontalHeader()
        header.setSortIndicator(Column.RANK, Qt.SortOrder.AscendingOrder)  # as a new search stands
        needed = header.sectionSizeHint(Column.SCORE)
        self.view.setColumnWidth(Column.SCORE, max(110, needed))

    @property
    def nobody_text(self) -> str:
        return self._text.text()

    def show_nobody(self, text: str, *, offer: bool, begin: bool = False) -> None:
        """Instead of rows; `offer` shows the button that records it, `begin` the one to a first search."""
        self._text.setText(text)
        self.nobody_button.setVisible(offer)
        self.probe_button.setVisible(begin)
        self._stack.setCurrentWidget(self._nobody)

    def show_rows(self) -> None:
        self._stack.setCurrentWidget(self.view)

    def choose(self, row: int) -> None:
        """Chooses a candidate by its row."""
        if 0 <= row < self.model.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(
                self.model.index(row, 0), flags.ClearAndSelect | flags.Rows
            )

    def choose_nobody(self) -> None:
        self.view.selectionModel().clear()

    def set_threshold(self, threshold: float) -> None:
        """Filters. A candidate that falls below is let go of first: Qt would move on to another one."""
        current = self.model.candidate_at(self.view.currentIndex().row())
        if current is not None and current.score < threshold:
            self.choose_nobody()
        self.model.set_threshold(threshold)

    @property
    def photo_pixels(self) -> int:
        """A side of the photographs, sharp on every screen."""
        return round(self.view.iconSize().height() * _SHARP_UP_TO)

    def set_thumbnails(self, found: list[tuple[int, QImage]]) -> None:
        """Squares of at most `photo_pixels`."""
        for _, image in found:
            if not image.isNull():
                image.setDevicePixelRatio(image.width() / self.view.iconSize().width())
        self.model.set_thumbnails(found)

    def _selection_changed(self, *_: object) -> None:
        # Not the current row: Qt sets that by itself, for example when the list gets the focus.
        rows = self.view.selectionModel().selectedRows()
        candidate: Candidate | None = self.model.candidate_at(rows[0].row()) if rows else None
        self.chosen.emit(candidate)
