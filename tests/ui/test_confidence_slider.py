"""The confidence of a search, the threshold it is coupled with, and the policy's floor under both."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QPlainTextEdit, QPushButton, QSlider

from desktop.domain.candidates import Candidate, CandidateList
from desktop.domain.error_rates import ErrorRates
from desktop.domain.galleries import Gallery
from desktop.domain.log_entries import EntryKind
from desktop.domain.measurements import Cells, MeasuredScores, Measurement, PairHistograms, ScoreHistogram
from desktop.domain.rates import FpirCurve
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.searches import SearchRecord
from desktop.jobs.queue import JobQueue
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.error_panel.confidence_scale import (
    ConfidenceScale,
    confidence_sentence,
    room_for,
    short_percent,
)
from desktop.ui.error_panel.error_panel import ErrorPanel
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.shell.services import CaseworkState, Services
from desktop.workflow.browse import log_page
from desktop.workflow.engines import Engines
from desktop.workflow.gallery_errors import GalleryErrors
from desktop.workflow.search import SearchResult
from desktop.workflow.threshold_floor import floor_confidence, set_floor
from tests.people import sign_in_as

REASON = "The still is poor, so more leads are wanted."


def evenly(n: int) -> FpirCurve:
    return FpirCurve(np.linspace(0.2, 0.8, n, dtype=np.float32))


# The scale


@pytest.mark.parametrize(
    ("n", "usable", "top", "words"),
    [
        (2, False, 0.0, "2 people are too few to tell any confidence."),
        (3, False, 0.0, "3 people are too few to tell any confidence."),
        (4, True, 0.25, "Scale ends at 25.0%: 4 people tell no more."),
        (30, True, 0.9, "Scale ends at 90.0%: 30 people tell no more."),
        (298, True, 1 - 3 / 298, "Scale ends at 99.0%: 298 people tell no more."),
    ],
)
def test_the_scale_ends_where_n_ends(qapp, n, usable, top, words):
    scale = ConfidenceScale(evenly(n))
    assert (scale.usable, scale.top) == (usable, pytest.approx(top))
    assert scale.end_text(False) == words
    assert scale.position_of(0.999999999) == (1.0 if usable else 0.0)
    assert all(mark.confidence <= scale.top for mark in scale.marks)


def test_marks_reach_as_far_as_the_people(qapp):
    texts = lambda n: [mark.text for mark in ConfidenceScale(evenly(n)).marks]  # noqa: E731
    assert texts(30) == ["50%", "80%"]
    assert texts(298) == ["50%", "80%", "95%"]
    assert texts(300) == ["50%", "80%", "95%", "99%"]
    assert texts(7171) == ["50%", "80%", "95%", "99%", "99.9%"]
    scale = ConfidenceScale(evenly(298))
    assert "ACLU" in scale.near(scale.position_of(0.8)).note
    assert scale.near(scale.position_of(0.95)).note == ""


@given(st.integers(4, 2_000_000), st.floats(0, 1))
def test_position_and_confidence_are_inverse(n, position):
    scale = ConfidenceScale.__new__(ConfidenceScale)
    scale.n, scale.top, scale.usable, scale._least = n, 1 - 3 / n, True, 3 / n
    assert scale.position_of(scale.confidence_at(position)) == pytest.approx(position, abs=1e-6)
    # Equal steps are equal factors of FPIR.
    half = 1 - scale.confidence_at(position / 2)
    assert half**2 == pytest.approx(1 - scale.confidence_at(position), rel=1e-6)


scores = st.lists(st.integers(0, 12), min_size=4, max_size=60).map(
    lambda values: FpirCurve(np.asarray(values, np.float32) / 16)
)


@given(scores, st.floats(-0.125, 0.875, width=32), st.booleans())
def test_a_step_always_moves_until_the_end_of_the_scale(curve, threshold, up):
    """Equal scores make gaps that are wider than a step; a handle must not be caught in one."""
    scale = ConfidenceScale(curve)
    for move in (
        lambda t: scale.stepped(t, 1 if up else -1),
        lambda t: scale.paged(t, up),
    ):
        before, after = curve.events(threshold), curve.events(move(threshold))
        if up:
            assert after < before or (before <= 3 and after == before)
        else:
            assert after > before or before == curve.n


@given(scores, st.floats(0, 1))
def test_a_confidence_that_ties_make_unreachable_gives_more_and_says_what_was_measured(curve, wanted):
    scale = ConfidenceScale(curve)
    assume(wanted <= scale.top)
    reading = scale.reading(scale.threshold_for(wanted))
    assert reading.confidence >= wanted - 1e-9
    events = curve.events(scale.threshold_for(wanted))
    assert reading.confidence == pytest.approx(min(1 - events / curve.n, scale.top))


def test_a_typed_percentage_counts_the_person_that_rounding_would_lose(qapp):
    curve = evenly(100)
    assert 1 - 0.9 < 0.1
    assert curve.events(ConfidenceScale(curve).threshold_for(0.9)) == 10


def test_beyond_the_top_the_handle_stands_at_the_top(qapp):
    curve = evenly(298)
    scale = ConfidenceScale(curve)
    for allowed in (0, 1, 2, 3):
        reading = scale.reading(curve.threshold_for(allowed / 298))
        assert (reading.confidence, reading.position, reading.at_top) == (scale.top, 1.0, True)
        assert reading.beyond == (allowed < 3)
    assert not scale.reading(curve.threshold_for(4 / 298)).at_top
    assert scale.end_text(True) == "Top of the scale: 298 people can tell no more than 99.0%."
    # Pushing against the end never lowers a threshold that lies beyond it.
    assert scale.threshold_at(1.0, 0.9) == 0.9


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (0.99, "Of 100 searches for people who are not in this gallery, 99 return nobody."),
        (1 - 3 / 298, "Of 100 searches for people who are not in this gallery, 99 return nobody."),
        (0.953, "Of 100 searches for people who are not in this gallery, 95 return nobody."),
        (0.999, "Of 1000 searches for people who are not in this gallery, 999 return nobody."),
        (0.004, "Of 1000 searches for people who are not in this gallery, 4 return nobody."),
        (0.0, "Every search for somebody who is not in this gallery returns a candidate."),
    ],
)
def test_the_sentence_speaks_of_searches(qapp, confidence, words):
    assert confidence_sentence(confidence).replace("1,000", "1000") == words


def test_labels_keep_off_each_other():
    places = room_for([(95, 20), (50, 20), (60, 20), (2, 20)], 0, 100)
    assert places == [80, 40, None, 0]
    assert [short_percent(c) for c in (0.8, 0.999, 0.99999)] == ["80%", "99.9%", "99.999%"]


# The panel


def measured(best: np.ndarray, normalised: np.ndarray | None = None, mated: int = 0) -> Measurement:
    n = len(best)

    def kept(kind: ScoreKind, values: np.ndarray) -> MeasuredScores:
        top = np.ascontiguousarray(values, np.float32)[:, None]
        return MeasuredScores(
            kind=kind,
            top=top,
            other=np.zeros((n, 1), np.int32),
            other_face=np.zeros((n, 1), np.int32),
            mated=np.linspace(0.5, 0.9, mated, dtype=np.float32),
            mated_subjects=np.arange(mated, dtype=np.int32),
            mated_ranks=np.ones(mated, np.int32),
            comparisons=ScoreHistogram(-1.0, 1.0, np.histogram(top, 200, (-1, 1))[0].astype(np.int64)),
            pairs=PairHistograms(
                Cells((), ((),), np.zeros(n, np.int32)), -1.0, 1.0, np.zeros((1, 1, 1), np.int64)
            ),
        )

    return Measurement(
        1,
        "",
        "",
        datetime.now(UTC),
        0.0,
        tuple(map(str, range(n))),
        np.arange(n, dtype=np.int64),
        np.arange(n, dtype=np.int32),
        kept(ScoreKind.RAW, best),
        kept(ScoreKind.NORMALISED, normalised) if normalised is not None else None,
        None,
    )


def errors_of(measurement: Measurement, kind: ScoreKind = ScoreKind.RAW) -> GalleryErrors:
    return GalleryErrors(measurement, kind, ErrorRates(measurement.scores(kind)), (), (), {})


Make = Callable[..., ErrorPanel]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    workspace = Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "A. Examiner")
    sign_in_as(workspace, "A. Examiner")
    with workspace.recording() as stores:
        for name in ("County", "Another"):
            made = stores.galleries.create(name, "none", "")
            stores.log.append(EntryKind.GALLERY_CREATED, {"gallery_id": made.gallery_id, "name": name})
    catalogue, jobs = PackCatalogue(), JobQueue()
    yield Services(workspace, catalogue, Engines(workspace, catalogue), jobs, CaseworkState())
    jobs.stop()
    workspace.close()


@pytest.fixture
def make(services: Services, qtbot) -> Make:
    def make_one(errors: GalleryErrors | None) -> ErrorPanel:
        panel = ErrorPanel(services)
        qtbot.addWidget(panel)
        if errors is not None:
            services.state.set_gallery(
                Gallery(1, "County", "none", "", datetime.now(UTC), errors.n, errors.n)
            )
            services.state.set_errors(errors)
        panel.resize(330, 900)
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    return make_one


def confidence_of(panel: ErrorPanel) -> float:
    return panel.confidence._field.value()


def test_both_handles_follow_each_other(make, services, qtbot):
    panel, state = make(errors_of(measured(np.linspace(0.2, 0.8, 1000)))), services.state
    assert state.rate().events == 10  # 99% is where it starts
    assert confidence_of(panel) == 99.0
    assert "99 return nobody" in panel.confidence._sentence.text()

    panel.confidence._field.setValue(96.0)
    assert state.rate().events == 40
    assert panel.slider.threshold == state.threshold
    assert state.threshold == pytest.approx(state.curve.threshold_for(0.04))

    panel.slider._spin.setValue(0.79)
    assert state.threshold == 0.79
    assert confidence_of(panel) == pytest.approx(100 * (1 - state.rate().value), abs=0.05)
    # Somebody else moves the threshold: both handles follow.
    state.set_threshold(state.curve.threshold_for(0.3))
    assert confidence_of(panel) == 70.0
    assert panel.slider.threshold == state.threshold


def test_the_numbers_beside_it_follow_too(make, services):
    panel = make(errors_of(measured(np.linspace(0.2, 0.8, 1000), mated=40)))
    services.state.set_threshold(services.state.curve.threshold_for(0.05))
    rates = panel.rates
    assert rates._sentence.text().startswith("Of 100 people who are not in this gallery, about 5 (")
    assert "FPIR 5.0%, 95% interval 3.4% to 7.3%" in rates._measured.text()
    assert "returns 0.050 candidates on average" in rates._selected.text()
    assert "would not come first here" in rates._missed.text()
    assert "FNIR" in rates._missed.text()
    services.state.set_errors(errors_of(measured(np.linspace(0.2, 0.8, 1000))))
    assert rates._missed.isHidden()
    assert "cannot be measured here" in rates._not_missed.text()


def test_with_few_people_the_handle_stands_at_the_top_and_says_so(make, services):
    panel = make(errors_of(measured(np.linspace(0.2, 0.8, 298))))
    assert services.state.rate().events == 2
    assert panel.confidence._track.value() == panel.confidence._track.maximum()
    assert panel.confidence._sentence.text().endswith("98 or more return nobody.")
    assert panel.confidence._end.text() == "Top of the scale: 298 people can tell no more than 98.0%."
    services.state.set_threshold(0.9)
    assert services.state.rate().events == 0
    assert confidence_of(panel) == 98.0
    services.state.set_errors(errors_of(measured(np.array([0.3, 0.4]))))
    assert not panel.confidence.isEnabled()
    assert "too few" in panel.confidence._end.text()
    services.state.set_errors(None)
    assert not panel.confidence.isEnabled()
    assert "not known" in panel.confidence._sentence.text()


def test_ties_show_the_confidence_that_was_measured(make, services):
    best = np.repeat([0.2, 0.4, 0.6], [900, 60, 40])
    panel = make(errors_of(measured(best)))
    set_floor(services.workspace, 0.0)
    panel.reread_floor()
    panel.confidence._field.setValue(95.0)  # forty people share one score, sixty the next
    assert services.state.rate().events == 40
    assert confidence_of(panel) == 96.0


def test_normalised_scores_have_an_axis_of_their_own(make, services):
    spread = np.linspace(-0.02, 0.03, 400)
    errors = errors_of(measured(np.linspace(0.2, 0.8, 400), spread), ScoreKind.NORMALISED)
    panel = make(errors)
    low, high = panel.slider.range()
    assert -0.022 <= low <= -0.02
    assert 0.03 <= high <= 0.05
    assert panel.slider.decimals == 5
    assert panel._meaning.text().startswith("Cohort-normalised score")
    heights = panel.slider._track._heights
    assert np.count_nonzero(heights) > 60  # the bars fill the axis
    before = services.state.threshold
    panel.slider._track.setValue(panel.slider._track.value() + 10)
    assert services.state.threshold - before == pytest.approx(0.0001, abs=1e-5)
    services.state.set_errors(errors.with_kind(ScoreKind.RAW))
    assert panel.slider.range()[1] == 1.0
    assert panel.slider.decimals == 4
    assert panel._meaning.text().startswith("Raw score")


def test_the_confidence_with_the_keyboard_alone(make, services, qtbot):
    panel, state = make(errors_of(measured(np.linspace(0.2, 0.8, 1000)))), services.state
    set_floor(services.workspace, 0.0)
    panel.reread_floor()
    track = panel.confidence._track
    track.setFocus()

    def events_after(key: Qt.Key) -> int:
        qtbot.keyClick(track, key)
        return state.rate().events

    assert events_after(Qt.Key.Key_Left) == 11
    assert events_after(Qt.Key.Key_Right) == 10
    assert events_after(Qt.Key.Key_PageDown) == 50
    assert events_after(Qt.Key.Key_PageDown) == 200
    assert "ACLU" in panel.confidence._end.text()
    assert "ACLU" in track.accessibleDescription()
    assert events_after(Qt.Key.Key_PageUp) == 50
    assert events_after(Qt.Key.Key_Home) == 1000
    assert confidence_of(panel) == 0.0
    assert events_after(Qt.Key.Key_Up) < 1000
    assert events_after(Qt.Key.Key_End) == 6  # they come in pairs
    assert events_after(Qt.Key.Key_End) == 6
    qtbot.keyClick(panel.confidence._field, Qt.Key.Key_Down)
    assert state.rate().events > 6
    # A number is taken when it is finished.
    field = panel.confidence._field
    field.selectAll()
    qtbot.keyClicks(field, "97")
    assert state.rate().events != 30
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert state.rate().events == 30


def test_mouse_and_wheel(make, services, qtbot):
    panel, state = make(errors_of(measured(np.linspace(0.2, 0.8, 1000)))), services.state
    track = panel.confidence._track
    place = track._x_of(panel.confidence.scale.position_of(0.97))
    qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=QPoint(round(place), 20))
    assert state.rate().events == pytest.approx(30, abs=2)
    before = state.threshold
    for widget in (track, panel.slider._track, panel.confidence._field, panel.slider._spin):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(widget.mapToGlobal(QPoint(5, 5))),
            QPoint(),
            QPoint(0, -12000),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
    assert state.threshold == before  # the wheel scrolls the panel


def test_everything_has_a_name(make):
    panel = make(errors_of(measured(np.linspace(0.2, 0.8, 1000))))
    panel.confidence._field.setValue(90.0)  # brings the card
    assert panel.floor_card.isVisible()
    for kind in (QSlider, QAbstractSpinBox, QPlainTextEdit, QPushButton):
        for widget in panel.findChildren(kind):
            if not widget.isVisible():
                continue
            assert widget.accessibleName() or (kind is QPushButton and widget.text()), widget
            assert widget.toolTip() or kind is QPlainTextEdit, widget
    said = panel.confidence._track.accessibleDescription()
    assert "95" in said
    assert "return nobody" in said


# The floor


def entries(services: Services) -> list:
    return [e for e in log_page(services.workspace, 0, 500) if e.kind == EntryKind.THRESHOLD_LOWERED]


def rows(services: Services) -> list[tuple]:
    import sqlite3

    with sqlite3.connect(f"file:{services.workspace.database}?mode=ro", uri=True) as connection:
        found = connection.execute(
            "SELECT search_id, gallery_id, floor, reason, actor FROM threshold_reason"
        ).fetchall()
    connection.close()
    return found


@pytest.mark.parametrize("handle", ["confidence", "field", "threshold", "number", "mouse"])
def test_below_the_floor_every_way_stops_and_asks(make, services, qtbot, handle):
    panel, state = make(errors_of(measured(np.linspace(0.2, 0.8, 1000)))), services.state
    floor = state.curve.threshold_for(0.05)
    track = panel.slider._track
    ask = {
        "confidence": lambda: qtbot.keyClick(panel.confidence._track, Qt.Key.Key_Home),
        "field": lambda: panel.confidence._field.setValue(50.0),
        "threshold": lambda: qtbot.keyClick(track, Qt.Key.Key_Home),
        "number": lambda: panel.slider._spin.setValue(0.5),
        "mouse": lambda: qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=QPoint(20, 20)),
    }[handle]
    ask()
    ask()  # from the floor itself: the threshold stays, and so must the handle
    assert state.threshold == floor
    assert state.rate().events == 50
    assert panel.slider.threshold == floor
    assert track._exact == floor
    assert confidence_of(panel) == 95.0
    assert panel.floor_card.isVisible()
    assert panel.floor_card.title.text() == "Below 95% needs a written reason"
    assert entries(services) == []


def test_a_reason_is_logged_and_opens_the_way(make, services, qtbot):
    panel, state, card = (
        (made := make(errors_of(measured(np.linspace(0.2, 0.8, 1000))))),
        services.state,
        made.floor_card,
    )
    panel.confidence._field.setValue(90.0)
    assert not card.record.isEnabled()
    qtbot.keyClicks(card.reason, "Because.")
    assert not card.record.isEnabled()
    card.reason.clear()
    qtbot.keyClicks(card.reason, REASON)
    assert card.record.isEnabled()
    qtbot.keyClick(card.record, Qt.Key.Key_Space)
    assert state.rate().events == 100
    assert card.isHidden()
    assert rows(services) == [(None, 1, 0.95, REASON, "A. Examiner")]
    (entry,) = entries(services)
    assert entry.data["reason"] == REASON
    assert entry.data["fpir"]["events"] == 100
    # Open for this gallery, and only for it.
    panel.confidence._field.setValue(50.0)
    assert state.rate().events == 500
    assert card.isHidden()
    errors = state.errors
    state.set_gallery(Gallery(2, "Another", "none", "", datetime.now(UTC), 1000, 1000))
    state.set_errors(errors)
    panel.confidence._field.setValue(50.0)
    assert state.rate().events == 50
    assert card.isVisible()


def test_cancel_and_going_back_up(make, services, qtbot):
    panel, state = make(errors_of(measured(np.linspace(0.2, 0.8, 1000)))), services.state
    panel.confidence._field.setValue(90.0)
    qtbot.keyClicks(panel.floor_card.reason, REASON)
    qtbot.keyClick(panel.floor_card.reason, Qt.Key.Key_Escape)
    assert panel.floor_card.isHidden()
    assert panel.floor_card.reason.toPlainText() == ""
    assert state.rate().events == 50
    panel.confidence._field.setValue(90.0)
    assert panel.floor_card.isVisible()
    panel.confidence._field.setValue(98.0)
    assert panel.floor_card.isHidden()
    # What set the threshold elsewhere is not held up, and from there up is free.
    state.set_threshold(state.curve.threshold_for(0.5))
    assert state.rate().events == 500
    panel.confidence._field.setValue(60.0)
    assert state.rate().events == 400
    assert panel.floor_card.isHidden()
    panel.confidence._field.setValue(55.0)
    assert state.rate().events == 400
    assert panel.floor_card.isVisible()
    assert entries(services) == []


def search_at(services: Services, threshold: float, search_id: str) -> SearchResult:
    state = services.state
    candidates = (Candidate(1, "7", 7, 0.7, 0.7),)
    record = SearchRecord(
        search_id,
        "probe",
        "case",
        "2026-1",
        1,
        "County",
        "none",
        "",
        "",
        state.errors.n,
        state.errors.n,
        threshold,
        1,
        state.curve.rate(threshold),
        "CPU",
        0.0,
        datetime.now(UTC),
        "A. Examiner",
        (),
        candidates,
    )
    return SearchResult(
        record=record,
        probe=None,
        gallery=state.gallery,
        candidates=CandidateList(candidates, state.errors.n, state.errors.n),
        errors=state.errors,
    )


def test_a_search_that_was_recorded_lower_is_open_down_to_there(make, services):
    panel, state = make(errors_of(measured(np.linspace(0.2, 0.8, 1000)))), services.state
    state.set_search(search_at(services, state.curve.threshold_for(0.2), "one"))
    assert state.rate().events == 200
    assert "Candidates at or above" in panel.rates._count.text()
    panel.confidence._field.setValue(97.0)
    assert state.rate().events == 30
    panel.confidence._field.setValue(85.0)
    assert state.rate().events == 150
    assert panel.floor_card.isHidden()
    panel.confidence._field.setValue(75.0)
    assert state.rate().events == 200
    assert panel.floor_card.isVisible()
    # Another search, recorded above the floor: what was asked for before is put away.
    state.set_search(search_at(services, state.curve.threshold_for(0.01), "two"))
    assert panel.floor_card.isHidden()
    panel.confidence._field.setValue(85.0)
    assert state.rate().events == 50


def test_a_search_with_a_reason_on_record_is_open(make, services, monkeypatch):
    panel, state = make(errors_of(measured(np.linspace(0.2, 0.8, 1000)))), services.state
    asked = []
    monkeypatch.setattr(
        "desktop.ui.error_panel.floor_gate.reason_given",
        lambda workspace, search_id: asked.append(search_id) or search_id == "one",
    )
    state.set_search(search_at(services, state.curve.threshold_for(0.01), "one"))
    for percent in (85.0, 70.0, 60.0):
        panel.confidence._field.setValue(percent)
    assert state.rate().events == 400
    assert asked == ["one"]  # read once, not at every step
    state.set_search(search_at(services, state.curve.threshold_for(0.01), "two"))
    panel.confidence._field.setValue(60.0)
    assert state.rate().events == 50


def test_what_the_record_refuses_is_said(make, services, qtbot, monkeypatch):
    """A search that is not in the record: nothing is logged, the threshold stays, the text too."""
    panel, state = make(errors_of(measured(np.linspace(0.2, 0.8, 1000)))), services.state
    said = []
    monkeypatch.setattr(
        "desktop.ui.error_panel.error_panel.show_error", lambda parent, error: said.append(error)
    )
    state.set_search(search_at(services, state.curve.threshold_for(0.01), "unknown"))
    panel.confidence._field.setValue(60.0)
    panel.floor_card.reason.setPlainText(REASON)
    qtbot.mouseClick(panel.floor_card.record, Qt.MouseButton.LeftButton)
    assert len(said) == 1
    assert state.rate().events == 50
    assert panel.floor_card.isVisible()
    assert panel.floor_card.reason.toPlainText() == REASON
    assert (rows(services), entries(services)) == ([], [])


def test_without_a_floor_nothing_is_asked(make, services):
    set_floor(services.workspace, 0.0)
    panel = make(errors_of(measured(np.linspace(0.2, 0.8, 1000))))
    panel.confidence._field.setValue(0.0)
    assert services.state.rate().events == 1000
    assert panel.floor_card.isHidden()
    set_floor(services.workspace, 0.5)
    panel.reread_floor()
    services.state.set_threshold(0.9)
    panel.confidence._field.setValue(10.0)
    assert services.state.rate().events == 500
    assert math.isfinite(panel.slider._track._lowest)


def test_the_floor_is_a_setting_and_its_change_is_logged(services, qtbot, own_home):
    page = SettingsPage(services)
    qtbot.addWidget(page)
    assert page.floor.value() == 95.0
    page.floor.setValue(90.0)
    assert floor_confidence(services.workspace) == 0.95  # not before it is finished
    with qtbot.waitSignal(page.floor_chosen):
        page.floor.editingFinished.emit()
    assert floor_confidence(services.workspace) == 0.9
    page.floor.editingFinished.emit()
    changed = [e for e in log_page(services.workspace, 0, 500) if e.kind == EntryKind.FLOOR_CHANGED]
    assert [e.data["confidence"] for e in changed] == [0.9]
