"""The page of error rates by group: its parts, its empty states, and the choice of score."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.galleries import Gallery
from desktop.domain.groups import AGE, RACE, SEX
from desktop.domain.likely_duplicates import LimitBasis
from desktop.domain.log_entries import EntryKind
from desktop.domain.measurements import (
    Cells,
    MeasuredScores,
    Measurement,
    PairHistograms,
    ScoreHistogram,
)
from desktop.domain.rate_samples import RateSample
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.subjects import CaptureRecord
from desktop.jobs.queue import JobQueue
from desktop.paths import resources_dir
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.error_rates import duplicates_section
from desktop.ui.error_rates.error_rates_page import ErrorRatesPage
from desktop.ui.error_rates.score_comparison import compare_scores, threshold_after_change
from desktop.ui.shell.help_dialog import help_page
from desktop.ui.shell.services import CaseworkState, Services
from desktop.ui.theme import apply_theme
from desktop.workflow.gallery_errors import errors_from
from desktop.workflow.score_choice import chosen_score
from tests.people import sign_in_as
from tests.ui.test_access import controls_of, spoken_name

N = 320
K = 6
GALLERY = Gallery(1, "County", "default", "0" * 64, datetime(2026, 1, 1, tzinfo=UTC), N, N)
GROUPS, SCORES, GAPS, DUPLICATES = range(4)


def scores(kind: ScoreKind, lift: float, shift: float, twins: bool = False) -> MeasuredScores:
    """Subjects of the first half score `lift` higher than the others; the last two may be one person."""
    rng = np.random.default_rng(7)
    top = rng.normal(0.5, 0.05, (N, K)) + shift
    top[: N // 2] += lift
    other = np.stack([(np.arange(K) + 1 + i) % N for i in range(N)])
    if twins:
        top[N - 2 :, 0] = 2.0 + shift
        other[N - 2, 0], other[N - 1, 0] = N - 1, N - 2
    order = np.argsort(-top, axis=1)
    top = np.take_along_axis(top, order, 1)
    other = np.take_along_axis(other, order, 1).astype(np.int32)
    return MeasuredScores(
        kind,
        top.astype(np.float32),
        other,
        other,
        np.empty(0, np.float32),
        np.empty(0, np.int32),
        np.empty(0, np.int32),
        ScoreHistogram(-2.0, 3.0, np.ones(500, np.int64)),
        PairHistograms(Cells((), ((),), np.zeros(N, np.int32)), -2.0, 3.0, np.zeros((1, 1, 4), np.int64)),
    )


def measurement(*, normalised: bool = True, twins: bool = False) -> Measurement:
    return Measurement(
        1,
        "s" * 64,
        "0" * 64,
        datetime(2026, 1, 2, tzinfo=UTC),
        1.0,
        tuple(f"P{i:03}" for i in range(N)),
        np.arange(1000, 1000 + N, dtype=np.int64),
        np.arange(N, dtype=np.int32),
        scores(ScoreKind.RAW, 0.06, 0.0, twins),
        scores(ScoreKind.NORMALISED, 0.0, -0.5) if normalised else None,
        None,
    )


def errors(kind: ScoreKind = ScoreKind.RAW, *, recorded: bool = True, **more):
    made = measurement(**more)
    records = {
        subject: CaptureRecord(subject, sex=("F" if i < N // 2 else "M") if recorded else "")
        for i, subject in enumerate(made.subject_ids)
    }
    return errors_from(made, kind, records)


@pytest.fixture
def services(tmp_path, qapp):
    workspace = Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "A. Examiner")
    sign_in_as(workspace, "A. Examiner")
    jobs = JobQueue()
    yield Services(workspace, None, None, jobs, CaseworkState())
    assert jobs.stop()
    workspace.close()


@pytest.fixture
def page(services, qtbot, qapp):
    apply_theme(qapp, "light")
    made = ErrorRatesPage(services)
    qtbot.addWidget(made)
    made.resize(780, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def measured(page, found, gallery=GALLERY) -> None:
    page._services.state.set_gallery(gallery)
    page._services.state.set_errors(found)


def of_a_sample(found):
    """The same with every second of them searched for."""
    drawn = np.arange(0, N, 2, dtype=np.int32)
    raw = found.measurement.raw
    rows = {name: getattr(raw, name)[drawn] for name in ("top", "other", "other_face")}
    sample = RateSample(1, len(drawn), N, 1)
    made = replace(
        found.measurement, raw=replace(raw, **rows, searched=drawn), normalised=None, sample=sample
    )
    records = {subject: CaptureRecord(subject, sex="F") for subject in made.subject_ids}
    return errors_from(replace(made, seconds=3600.0), ScoreKind.RAW, records)


def test_a_sample_is_said_to_be_one_and_everybody_can_be_searched_for(page, qtbot):
    measured(page, errors())
    assert not page.sample.isVisible()
    measured(page, of_a_sample(errors()))
    assert page.sample.isVisible()
    assert page.sample.text.text() == (
        "Measured on 160 of 320 people, drawn at random; each was searched for in the whole gallery. "
        "To search for everybody would take about 2 h on this computer."
    )
    settle(page, qtbot)
    with qtbot.waitSignal(page.everybody_asked):
        qtbot.mouseClick(page.sample.button, Qt.MouseButton.LeftButton)


def settle(page, qtbot) -> None:
    qtbot.waitUntil(lambda: not page._services.jobs.active() and not page.groups._rest.isActive())


def says_nothing_but(page) -> str:
    assert page._either.currentWidget() is page.empty
    assert not page.chooser.isVisible()
    return page.empty.text()


def test_empty_states(page, services, qtbot):
    assert says_nothing_but(page).startswith("Nobody is enrolled yet")
    services.state.set_gallery(GALLERY)
    assert says_nothing_but(page) == "Nothing has been measured on this gallery yet."
    services.state.set_gallery(replace(GALLERY, subjects=1))
    assert says_nothing_but(page).startswith("This gallery holds one person only")
    gate = threading.Event()
    services.jobs.submit("measuring", lambda cancel, progress: gate.wait(10), key="measure")
    qtbot.waitUntil(lambda: "being measured" in says_nothing_but(page))
    gate.set()
    qtbot.waitUntil(lambda: "one person only" in says_nothing_but(page))


def test_a_gallery_that_changed_is_called_so(page, services):
    measured(page, errors())
    assert not page._stale.isVisible()
    services.state.set_stale(True)
    assert page._stale.isVisible()
    assert page._either.currentWidget() is page.tabs


def test_nothing_recorded(page):
    measured(page, errors(recorded=False))
    assert page.groups.view is None
    assert page.groups._none.isVisible()
    assert not page.groups.exposure.isVisible()
    assert not page.chooser.isEnabled()


def test_the_plot_follows_the_threshold_at_once_and_the_other_side_after_it(page, services, qtbot):
    found = errors()
    measured(page, found)
    settle(page, qtbot)
    before = page.groups.exposure.texts()
    threshold = found.curve.threshold_for(0.2)
    services.state.set_threshold(threshold)
    assert page.groups.view.whole == found.rates.fpir(threshold)
    assert page.groups.view.rows[0].rate == found.tables(threshold)[0].row("F").rate
    assert f"threshold {threshold:.4f}" in page.source.text()
    assert "F, " in page.groups.worst.text()
    settle(page, qtbot)
    after = page.groups.exposure.texts()
    assert [row[:2] for row in after] == [["F", "160"], ["M", "160"]]
    assert after != before


def test_a_hidden_page_computes_nothing(page, services, qtbot):
    measured(page, errors())
    settle(page, qtbot)
    page.hide()
    view = page.groups.view
    services.state.set_threshold(services.state.threshold - 0.05)
    assert page.groups.view is view
    page.show()
    assert page.groups.view.threshold == services.state.threshold


def test_the_grouping_is_kept_by_name(page, services, qtbot):
    made = measurement()
    records = {
        s: CaptureRecord(s, sex="F", race_ethnicity="A" if i % 2 else "B")
        for i, s in enumerate(made.subject_ids)
    }
    measured(page, errors_from(made, ScoreKind.RAW, records))
    assert [page.chooser.itemText(i) for i in range(page.chooser.count())] == [
        "sex",
        "race or ethnicity",
        "sex and race",
    ]
    page.chooser.setCurrentIndex(1)
    assert page.groups.view.by == RACE
    services.state.set_errors(errors_from(made, ScoreKind.NORMALISED, records))
    assert page.groups.view.by == RACE
    settle(page, qtbot)


def test_both_scores_at_one_confidence():
    raw, normalised = errors(), errors(ScoreKind.NORMALISED)
    threshold = raw.curve.threshold_for(0.1)
    found = compare_scores(raw, normalised, threshold, SEX)
    assert [column.kind for column in found.columns] == [ScoreKind.RAW, ScoreKind.NORMALISED]
    assert [column.in_use for column in found.columns] == [True, False]
    assert found.columns[0].threshold == threshold
    assert found.columns[1].fpir.value <= found.wanted
    assert found.columns[1].threshold < 0.3 < threshold
    assert found.columns[0].groups.row("F").rate.value > found.columns[0].groups.row("M").rate.value
    assert compare_scores(normalised, raw, normalised.default_threshold, SEX).columns[1].in_use
    assert compare_scores(raw, None, threshold, "nothing").columns[0].groups is None


def test_a_changed_score_keeps_the_confidence():
    made = measurement()
    made.raw.top[:5, 0] = 0.99  # five at once: 1% of 320 allows none of them
    raw, normalised = errors_from(made, ScoreKind.RAW, {}), errors(ScoreKind.NORMALISED)
    assert raw.rates.fpir(raw.default_threshold).events == 0
    assert normalised.rates.fpir(normalised.default_threshold).events == 3
    assert threshold_after_change(raw, raw.default_threshold, normalised) == normalised.default_threshold
    lowered = raw.curve.threshold_for(0.2)
    there = threshold_after_change(raw, lowered, normalised)
    assert normalised.rates.fpir(there).events == raw.rates.fpir(lowered).events


def test_side_by_side(page, qtbot):
    measured(page, errors())
    page.tabs.setCurrentIndex(SCORES)
    settle(page, qtbot)
    rows = {title: (raw, normalised) for title, raw, normalised in page.scores.table.texts()}
    assert rows["In use"] == ("yes", "no")
    assert rows["FNIR: enrolled people are missed"][0].startswith("not measured: takes 30 people")
    assert "–" not in rows["FPIR, F (sex)"]
    assert "F, times everybody’s rate" in rows
    assert "less how much each resembles everyone else" in " ".join(
        child.text() for child in page.scores.findChildren(QWidget) if hasattr(child, "text")
    )


def test_choosing_a_score_is_recorded_and_taken_over(page, services, qtbot):
    raw = errors()
    measured(page, raw)
    services.state.set_threshold(raw.curve.threshold_for(0.2))
    page.tabs.setCurrentIndex(SCORES)
    settle(page, qtbot)
    assert page.scores.choices[None].isChecked()
    assert page.scores.choices[None].text() == "by its size (now: normalised)"
    with qtbot.waitSignal(page.score_chosen):
        qtbot.mouseClick(page.scores.choices[ScoreKind.NORMALISED], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: services.state.errors.kind is ScoreKind.NORMALISED)
    assert chosen_score(services.workspace, 1) is ScoreKind.NORMALISED
    assert services.state.rate().events == raw.rates.fpir(raw.curve.threshold_for(0.2)).events
    with services.workspace.reading() as stores:
        assert EntryKind.SCORE_CHOSEN in stores.log.kinds()
    assert page.scores.table.texts()[0] == ["In use", "no", "yes"]
    settle(page, qtbot)


def test_an_open_search_keeps_its_score(page, services, qtbot):
    raw = errors()
    measured(page, raw)
    page.tabs.setCurrentIndex(SCORES)
    settle(page, qtbot)
    services.state.search = SimpleNamespace(gallery=GALLERY)
    services.state.search_changed.emit(services.state.search)
    page.scores.choose(ScoreKind.NORMALISED)
    settle(page, qtbot)
    assert services.state.errors is raw
    assert chosen_score(services.workspace, 1) is ScoreKind.NORMALISED
    assert "takes effect with the next search" in page.scores.note.text()
    services.state.search = None
    services.state.search_changed.emit(None)
    assert "written to the log" in page.scores.note.text()


def test_a_gallery_too_small_for_a_cohort(page, qtbot):
    measured(page, errors(normalised=False))
    page.tabs.setCurrentIndex(SCORES)
    settle(page, qtbot)
    assert not page.scores.choices[ScoreKind.NORMALISED].isEnabled()
    assert "too small for a cohort" in page.scores.missing.text()
    assert all(row[2] == "–" for row in page.scores.table.texts())


def test_what_is_not_recorded(page):
    measured(page, errors())
    page.tabs.setCurrentIndex(GAPS)
    assert page.gaps.table.texts()[0] == ["sex", "320 (100%)", "0 (0%)"]
    assert page.gaps.table.texts()[1] == ["race or ethnicity", "0 (0%)", "320 (100%)"]
    assert "race or ethnicity" in page.gaps.hidden.text()
    assert AGE == "age_band"


def test_no_pair_is_so_much_alike(page, qtbot):
    measured(page, errors())
    page.tabs.setCurrentIndex(DUPLICATES)
    settle(page, qtbot)
    assert page.duplicates.pairs_shown == 0
    assert page.duplicates.state_text.text().startswith("No two people are so much alike.")


def test_people_enrolled_twice(page, qtbot, monkeypatch):
    faces = {1000 + N - 2: "one face", 1000 + N - 1: "another face"}
    monkeypatch.setattr(
        duplicates_section, "faces_by_id", lambda workspace, ids: {i: faces[i] for i in ids if i in faces}
    )
    measured(page, errors(twins=True))
    page.tabs.setCurrentIndex(DUPLICATES)
    settle(page, qtbot)
    assert page.duplicates.pairs_shown == 1
    assert page.duplicates._found.duplicates.basis is LimitBasis.FAR_OUT_FENCE
    assert page.duplicates.state_text.text().startswith("1 pair")
    (button,) = page.duplicates._buttons[1000 + N - 2]
    assert button.accessibleName() == f"Open the face of subject P{N - 2:03}"
    with qtbot.waitSignal(page.face_opened) as opened:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert opened.args == ["one face"]


def test_more_pairs_come_when_asked_for(page, qtbot, monkeypatch):
    monkeypatch.setattr(duplicates_section, "SHOWN_AT_ONCE", 1)
    made = measurement(twins=True)
    made.raw.top[:4, 0] = 2.0
    made.raw.other[0, 0], made.raw.other[1, 0] = 1, 0
    made.raw.other[2, 0], made.raw.other[3, 0] = 3, 2
    measured(page, errors_from(made, ScoreKind.RAW, {}))
    page.tabs.setCurrentIndex(DUPLICATES)
    settle(page, qtbot)
    assert page.duplicates.pairs_shown == 1
    while page.duplicates.more_button.isVisible():
        before = page.duplicates.pairs_shown
        page.duplicates.more_button.click()
        assert page.duplicates.pairs_shown == before + 1
        settle(page, qtbot)
    assert page.duplicates.pairs_shown == len(page.duplicates._found.duplicates.pairs) == 3


def test_the_page_of_published_figures(page, qtbot):
    dialog = page.open_nist()
    text = dialog.page.toPlainText()
    assert text.startswith("What NIST measured in general")
    for part in ("not about your gallery", "factors of 10 to beyond 100 times", "NISTIR 8280", "IR 8429"):
        assert part in " ".join(text.split())
    assert dialog.page.font().pointSizeF() > dialog.font().pointSizeF()
    dialog.close()
    assert help_page("nist", "xx") == help_page("nist")
    with pytest.raises(OSError, match="nothing"):
        help_page("nothing")
    assert (resources_dir() / "help" / "nist.md").is_file()


def test_every_control_has_a_name_and_is_reached_by_keys(page, qtbot):
    measured(page, errors(twins=True))
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        settle(page, qtbot)
    for control in controls_of(page):
        assert spoken_name(control).strip(), control
        if control.isVisible() and control.isEnabled():
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


def test_nothing_is_wider_than_the_narrowest_window(page, qtbot):
    measured(page, errors())
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        settle(page, qtbot)
        QApplication.processEvents()
        section = page.tabs.currentWidget().widget()
        assert section.minimumSizeHint().width() <= 720
    assert page.minimumSizeHint().width() <= 780
