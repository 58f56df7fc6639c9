"""The candidate table without a window."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.domain.candidates import Candidate, CandidateList
from desktop.domain.error_notes import Basis, GroupNote
from desktop.domain.rates import wilson_rate
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.candidates.candidate_model import CandidateDetails, CandidateModel, Column
from desktop.ui.candidates.candidate_table import CandidateTable

SCORES = [0.61234, 0.5, 0.5, 0.25]


@pytest.fixture
def model(qapp):
    rows = tuple(Candidate(n + 1, f"S{n}", 100 + n, s, s / 2) for n, s in enumerate(SCORES))
    ascending = np.sort(np.array([*SCORES, 0.1, 0.2, 0.3], np.float32))
    details = [
        CandidateDetails("S0", 100, "a.jpg", date(2019, 4, 30), 7.57, "female", "", "1974", "Lead"),
        CandidateDetails("S1", 101, "b.jpg"),
        CandidateDetails("S2", 102, "c.jpg", date(2026, 1, 1), 0.9, "male"),
    ]
    model = CandidateModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_candidates(CandidateList(rows, 7, 9, ascending), details)
    yield model
    del tester


def row(model: CandidateModel, number: int, role=Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [model.index(number, column).data(role) for column in Column]


def test_texts(model):
    assert row(model, 0)[2:5] == ["S0", "0.6123", "0.3062"]
    assert row(model, 0)[6:] == ["Lead", "2019-04-30\n7.6 years ago", "female\nborn 1974"]
    assert row(model, 1)[6:] == ["No conclusion yet", "Not recorded", "Not recorded"]
    assert row(model, 3)[6:] == ["", "", ""]


def note(basis=Basis.OWN_GROUP, events=4, *, flagged=False) -> GroupNote:
    return GroupNote(
        basis, "sex", "female", wilson_rate(events, 100), wilson_rate(8, 400), 2.1, 1.2, 3.4, flagged
    )


def test_the_error_of_each_group_is_short_in_the_cell_and_whole_in_the_tooltip(model):
    cells = []
    model.dataChanged.connect(lambda first, last, roles: cells.append((first.row(), last.row())))
    model.set_notes(
        {
            100: note(flagged=True),
            101: note(Basis.WORST_GROUP, 0),
            102: GroupNote(Basis.NOT_MEASURED),
        }
    )
    assert cells == [(0, 3)]
    texts = [model.index(n, Column.GROUP_ERROR).data() for n in range(4)]
    assert texts == [
        "⚠ female: 4.0%\n1.6% to 9.8%, 2.1×",
        "worst group: female: ≤ 3.0%\nnone of 100",
        "not enough data",
        "not known",
    ]
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        said = [model.index(n, Column.GROUP_ERROR).data(role) for n in range(4)]
        assert "Candidate, as recorded. People recorded as female (sex): of 100 who" in said[0]
        assert "about 4 (1 to 10)" in said[0]
        assert "beyond chance" in said[0]
        assert "the worst measured one is shown" in said[1]
        assert "does not mean that they do not" in said[2]
        assert "not known at this threshold" in said[3]
    model.set_candidates(CandidateList((), 0, 0))
    assert model.rowCount() == 0


def test_a_new_search_starts_without_the_notes_of_the_last(model):
    model.set_notes({100: note()})
    model.set_candidates(CandidateList((Candidate(1, "S0", 100, 0.6, 0.6),), 1, 1))
    assert model.index(0, Column.GROUP_ERROR).data() == "not known"


def test_the_header_names_the_score_in_use(model):
    def header(role=Qt.ItemDataRole.DisplayRole):
        return model.headerData(Column.SCORE, Qt.Orientation.Horizontal, role)

    assert header() == "Score (raw)"
    assert "no percentage" in header(Qt.ItemDataRole.ToolTipRole)
    model.set_candidates(
        CandidateList((Candidate(1, "S0", 100, 0.02, 0.6),), 1, 1), kind=ScoreKind.NORMALISED
    )
    assert header() == "Score (normalised)"
    assert "less how much each resembles everyone else" in header(Qt.ItemDataRole.ToolTipRole)
    assert (model.index(0, Column.SCORE).data(), model.index(0, Column.RAW_SCORE).data()) == (
        "0.0200",
        "0.6000",
    )


def test_the_raw_score_is_always_visible(qtbot):
    table = CandidateTable()
    qtbot.addWidget(table)
    rows = CandidateList((Candidate(1, "S0", 100, 0.02, 0.6),), 1, 1)
    for kind in (ScoreKind.NORMALISED, ScoreKind.RAW, ScoreKind.NORMALISED):
        table.model.set_candidates(rows, kind=kind)
        assert not table.view.isColumnHidden(Column.SCORE)
        # Alone it is the score in use; beside another it has a column of its own.
        assert table.view.isColumnHidden(Column.RAW_SCORE) == (kind is ScoreKind.RAW)


def test_the_focus_alone_chooses_nobody(qtbot):
    table = CandidateTable()
    qtbot.addWidget(table)
    rows = tuple(Candidate(n + 1, f"S{n}", 100 + n, s, s) for n, s in enumerate(SCORES))
    table.model.set_candidates(CandidateList(rows, 4, 4))
    table.show()
    chosen = []
    table.chosen.connect(lambda one: chosen.append(one.face_id if one is not None else None))
    QApplication.sendEvent(table.view, QFocusEvent(QFocusEvent.Type.FocusIn))
    assert chosen == []
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    table.set_threshold(0.55)
    assert chosen == [100, 101, None]


def test_every_cell_says_a_whole_sentence(model):
    for number in range(model.rowCount()):
        for text in row(model, number, Qt.ItemDataRole.AccessibleTextRole):
            assert f"S{number}" in text
            assert text.endswith(".")


@pytest.mark.parametrize(
    ("threshold", "shown", "counted"),
    [(0.0, 4, 7), (0.25, 4, 5), (0.2500001, 3, 4), (0.5, 3, 3), (0.50001, 1, 1), (0.7, 0, 0)],
)
def test_threshold_filters_and_counts(model, threshold, shown, counted):
    model.set_threshold(0.55)
    model.set_threshold(threshold)
    assert (model.rowCount(), model.count_at_or_above) == (shown, counted)
    assert model.listed == 4
    assert (model.candidate_at(shown), model.row_of_face(103)) == (None, 3 if shown == 4 else -1)


def test_threshold_moves_only_the_end_of_the_list(model):
    steps = []
    model.rowsInserted.connect(lambda _, first, last: steps.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: steps.append(("out", first, last)))
    for threshold in (0.4, 0.6, 0.6, 0.0):
        model.set_threshold(threshold)
    assert steps == [("out", 3, 3), ("out", 1, 2), ("in", 1, 3)]


def test_photo_and_conclusion_arrive_later(model):
    cells = []
    model.dataChanged.connect(lambda first, last, roles: cells.append((first.row(), first.column())))
    model.set_thumbnails([(101, QImage(4, 4, QImage.Format.Format_RGB32))])
    model.set_conclusion(102, "Excluded")
    model.set_conclusion(999, "Excluded")
    assert cells == [(1, Column.PHOTO), (2, Column.CONCLUSION)]
    assert model.index(1, Column.PHOTO).data(Qt.ItemDataRole.DecorationRole).width() == 4
    assert model.index(2, Column.CONCLUSION).data() == "Excluded"


def subjects(model: CandidateModel) -> list[str]:
    return [model.index(n, Column.SUBJECT).data() for n in range(model.rowCount())]


@pytest.mark.parametrize(
    ("column", "ascending", "descending"),
    [
        (Column.RANK, "0123", "3210"),
        (Column.SUBJECT, "0123", "3210"),
        (Column.SCORE, "3210", "0123"),
        (Column.CONCLUSION, "0123", "0123"),
        (Column.TAKEN, "0213", "2013"),
        (Column.RECORDED, "0213", "2013"),
    ],
)
def test_rows_are_sorted_and_what_is_not_known_stands_last(model, column, ascending, descending):
    for order, expected in (
        (Qt.SortOrder.AscendingOrder, ascending),
        (Qt.SortOrder.DescendingOrder, descending),
    ):
        model.sort(column, order)
        assert subjects(model) == [f"S{n}" for n in expected]
        assert [model.row_of_face(100 + int(n)) for n in expected] == [0, 1, 2, 3]
        assert [model.candidate_at(n).subject_id for n in range(4)] == subjects(model)
        # The rank is that of the search, wherever the row stands.
        assert [model.index(n, Column.RANK).data() for n in range(4)] == [str(int(n) + 1) for n in expected]


def test_rows_are_sorted_by_the_error_of_their_groups(model):
    model.sort(Column.GROUP_ERROR, Qt.SortOrder.DescendingOrder)
    model.set_notes({100: note(events=2), 101: GroupNote(Basis.NOT_MEASURED), 102: note(events=9)})
    assert subjects(model) == ["S2", "S0", "S1", "S3"]


def test_a_threshold_keeps_the_order_and_what_was_chosen(qtbot):
    table = CandidateTable()
    qtbot.addWidget(table)
    rows = tuple(Candidate(n + 1, f"S{9 - n}", 100 + n, s, s) for n, s in enumerate(SCORES))
    table.model.set_candidates(CandidateList(rows, 4, 4))
    chosen = []
    table.chosen.connect(lambda one: chosen.append(one.subject_id if one is not None else None))
    table.view.sortByColumn(Column.SUBJECT, Qt.SortOrder.AscendingOrder)
    assert subjects(table.model) == ["S6", "S7", "S8", "S9"]
    table.choose(2)
    table.set_threshold(0.4)
    assert subjects(table.model) == ["S7", "S8", "S9"]
    assert table.view.selectionModel().selectedRows()[0].row() == 1
    table.set_threshold(0.0)
    assert subjects(table.model) == ["S6", "S7", "S8", "S9"]
    assert chosen == ["S8"]
    table.model.set_candidates(CandidateList(rows, 4, 4))
    assert subjects(table.model) == ["S9", "S8", "S7", "S6"], "another search stands best first"
    assert table.view.horizontalHeader().sortIndicatorSection() == Column.RANK


def test_only_photographs_that_are_looked_at_are_asked_for(model, qtbot):
    with qtbot.waitSignal(model.thumbnails_needed) as asked:
        for number in (0, 2):
            assert model.index(number, Column.PHOTO).data(Qt.ItemDataRole.DecorationRole) is None
    assert asked.args == [[102, 100]]
