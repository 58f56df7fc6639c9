"""The candidate table without a window."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.candidates import Candidate, CandidateList
from desktop.ui.candidates.candidate_model import CandidateDetails, CandidateModel, Column

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
    assert row(model, 0)[2:] == ["S0", "0.6123", "2019-04-30 (7.6 years ago)", "female, born 1974", "Lead"]
    assert row(model, 1)[4:] == ["Not recorded", "Not recorded", "No conclusion yet"]
    assert row(model, 3)[4:] == ["", "", ""]


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
    model.set_thumbnail(101, QImage(4, 4, QImage.Format.Format_RGB32))
    model.set_conclusion(102, "Excluded")
    model.set_conclusion(999, "Excluded")
    assert cells == [(1, Column.PHOTO), (2, Column.CONCLUSION)]
    assert model.index(1, Column.PHOTO).data(Qt.ItemDataRole.DecorationRole).width() == 4
    assert model.index(2, Column.CONCLUSION).data() == "Excluded"
