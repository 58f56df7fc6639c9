"""The plots of the threshold lab: their numbers without a window, then the widgets that draw them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.measurements import Cells, MeasuredScores, Measurement, PairHistograms, ScoreHistogram
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.snapshots import GallerySnapshot
from desktop.domain.subjects import CaptureRecord
from desktop.recognition.leave_one_out import leave_one_out
from desktop.ui.theme import apply_theme
from desktop.ui.threshold_lab.figure import Figure
from desktop.ui.threshold_lab.gallery_size_plot import GallerySizePlot, gallery_size_figure
from desktop.ui.threshold_lab.group_curves_plot import GroupCurvesPlot, group_figure
from desktop.ui.threshold_lab.lab_slider import LabSlider
from desktop.ui.threshold_lab.plot_models import (
    GallerySizes,
    GroupLines,
    ScoreHistograms,
    TradeOff,
    first_grouping,
    lab_range,
)
from desktop.ui.threshold_lab.score_plot import ScorePlot, score_figure
from desktop.ui.threshold_lab.trade_off_plot import TradeOffPlot, trade_off_figure
from desktop.workflow.gallery_errors import GalleryErrors, errors_from

PEOPLE = 120


def some_errors(mated: int = 40) -> GalleryErrors:
    """120 people: 60 F, 50 M, 10 X; M score higher; scores between 0.2 and 0.8."""
    rng = np.random.default_rng(7)
    n = PEOPLE
    scores = np.clip(rng.normal(0.3, 0.06, (n, n)), 0.0, 0.95).astype(np.float32)
    scores[60:110] += np.float32(0.08)
    np.fill_diagonal(scores, -1)
    order = np.argsort(-scores, axis=1)[:, :64].astype(np.int32)
    top = np.take_along_axis(scores, order, axis=1)
    counts = np.histogram(scores[scores >= 0], 2048, (0.0, 1.0))[0].astype(np.int64)
    counts[0] += n * (n - 1) - counts.sum()
    mates = np.clip(rng.normal(0.65, 0.1, mated), 0, 0.99).astype(np.float32)
    ranks = (top[:mated] > mates[:, None]).sum(axis=1).astype(np.int32) + 1
    cells = Cells((), ((),), np.zeros(n, np.int32))
    measured = MeasuredScores(
        ScoreKind.RAW,
        top,
        order,
        order,
        mates,
        np.arange(mated, dtype=np.int32),
        ranks,
        ScoreHistogram(0.0, 1.0, counts),
        PairHistograms(cells, 0.0, 1.0, counts[None, None]),
    )
    ids = tuple(f"s{i}" for i in range(n))
    sexes = ["F"] * 60 + ["M"] * 50 + ["X"] * 10
    records = {s: CaptureRecord(s, sex=sex) for s, sex in zip(ids, sexes, strict=True)}
    when = datetime(2026, 1, 2, tzinfo=UTC)
    places = np.arange(n)
    measurement = Measurement(
        1, "s", "p", when, 1.0, ids, places, places.astype(np.int32), measured, None, None
    )
    return errors_from(measurement, ScoreKind.RAW, records)


@pytest.fixture(scope="module")
def errors() -> GalleryErrors:
    return some_errors()


def test_histograms_have_common_bins_and_count_everything(errors: GalleryErrors) -> None:
    threshold = errors.default_threshold
    view = ScoreHistograms(errors).at(threshold)
    for found in (view.comparisons, view.best, view.mated):
        assert len(found.shares) == len(view.edges) - 1
        assert found.shares.sum() == pytest.approx(1.0)
    best = errors.rates.scores.best
    assert view.edges[0] <= best.min()
    assert view.edges[-1] >= max(best.max(), errors.rates.scores.mated.max())
    assert view.edges[0] > 0.01, "it zooms in on the data"
    assert view.best.reached == pytest.approx(float((best >= np.float32(threshold)).mean()))
    mated = errors.rates.scores.mated
    assert view.mated.reached == pytest.approx(float((mated >= np.float32(threshold)).mean()))
    assert view.comparisons.reached == errors.rates.fmr(threshold)


def test_without_mates_the_histogram_and_the_trade_off_say_so() -> None:
    errors = some_errors(mated=0)
    view = ScoreHistograms(errors).at(errors.default_threshold)
    assert view.mated.n == 0
    assert view.mated.reached is None
    assert "two captures" in score_figure(view, errors.kind).caption
    figure = trade_off_figure(TradeOff(errors).at(0.5))
    assert "there are 0" in figure.empty
    assert not figure.lines


def test_the_trade_off_stands_on_measured_rates(errors: GalleryErrors) -> None:
    threshold = errors.curve.threshold_for(0.05)
    view = TradeOff(errors).at(threshold)
    assert view.fnir == errors.rates.fnir(threshold)
    figure = trade_off_figure(view)
    (point,) = figure.points
    assert (point.x, point.y) == (view.fpir.value, view.fnir.value)  # type: ignore[union-attr]
    assert figure.x.log
    assert figure.y.log
    assert (figure.lines[0].x > 0).all()
    assert (figure.areas[0].low <= figure.lines[0].y).all()
    assert (figure.lines[0].y <= figure.areas[0].high).all()


def test_a_rate_of_nothing_stands_hollow_at_its_bound(errors: GalleryErrors) -> None:
    view = TradeOff(errors).at(0.97)
    assert view.fpir.events == 0
    (point,) = trade_off_figure(view).points
    assert not point.filled
    assert point.x == view.fpir.high


def test_sizes_are_exact_to_the_measured_one_and_modelled_beyond(errors: GalleryErrors) -> None:
    threshold = errors.curve.threshold_for(0.1)
    view = GallerySizes(errors).at(threshold, 25_000)
    assert view.sizes[-1] == PEOPLE - 1
    assert view.exact[-1] == pytest.approx(errors.rates.fpir(threshold).value)
    assert view.model_sizes[-1] == 1_000_000
    assert (np.diff(view.modelled) >= 0).all()
    assert view.what_if is not None
    assert view.what_if.model
    assert view.what_if.fpir == pytest.approx(1 - (1 - errors.rates.fmr(threshold)) ** 25_000)
    assert view.known[-1].modelled != view.known[-1].fpir
    figure = gallery_size_figure(view)
    assert "not a measurement" in figure.caption
    rows = {row[0]: row for row in figure.table.rows}
    assert rows[PEOPLE - 1][1] == view.exact[-1]
    assert rows[25_000][1] is None
    assert rows[25_000][2] == view.what_if.fpir


def test_a_smaller_size_is_counted_not_modelled(errors: GalleryErrors) -> None:
    threshold = errors.curve.threshold_for(0.1)
    guess = GallerySizes(errors).at(threshold, 50).what_if
    assert guess is not None
    assert not guess.model
    assert guess.fpir is not None
    assert guess.fpir < errors.rates.fpir(threshold).value
    assert "counted on this gallery" in gallery_size_figure(GallerySizes(errors).at(threshold, 50)).caption


def test_no_model_where_no_comparison_reached_the_threshold(errors: GalleryErrors) -> None:
    view = GallerySizes(errors).at(0.97, 25_000)
    assert len(view.modelled) == 0
    assert view.what_if is not None
    assert view.what_if.fpir is None
    assert "nothing to go on" in gallery_size_figure(view).caption


def test_group_lines_are_the_measured_rates_and_small_groups_are_named(errors: GalleryErrors) -> None:
    assert first_grouping(errors) == "sex"
    threshold = errors.curve.threshold_for(0.2)
    view = GroupLines(errors, "sex").at(threshold)
    assert [line.group for line in view.lines] == ["F", "M"]
    assert view.left_out == (("X", 10),)
    assert view.worst == "M"
    table = errors.group_curves[0].at(threshold)
    for line in view.lines:
        assert line.rate == table.row(line.group).rate  # type: ignore[union-attr]
        at = int(np.searchsorted(line.thresholds, threshold))
        assert line.fpir[at] == pytest.approx(line.rate.value), "the curve passes through the point"
    assert "X (n=10)" in group_figure(view, errors.kind).caption


def test_groups_differ_without_colour(errors: GalleryErrors) -> None:
    figure = group_figure(GroupLines(errors, "sex").at(0.5), errors.kind)
    looks = {(line.dash, line.symbol) for line in figure.lines}
    assert len(looks) == len(figure.lines) == 2
    assert [label.text.split(":")[0] for label in figure.labels if label.sample] != []


def test_an_unknown_grouping_has_no_lines(errors: GalleryErrors) -> None:
    figure = group_figure(GroupLines(errors, "shoe size").at(0.5), errors.kind)
    assert figure.empty
    assert not figure.lines


def test_axes_stay_while_the_threshold_moves(errors: GalleryErrors) -> None:
    def axes(figure: Figure) -> tuple[object, object]:
        return figure.x, figure.y

    models = (
        lambda t, m=ScoreHistograms(errors): score_figure(m.at(t), errors.kind),
        lambda t, m=TradeOff(errors): trade_off_figure(m.at(t)),
        lambda t, m=GallerySizes(errors): gallery_size_figure(m.at(t)),
        lambda t, m=GroupLines(errors, "sex"): group_figure(m.at(t), errors.kind),
    )
    for make in models:
        assert axes(make(0.45)) == axes(make(0.6))


@pytest.mark.parametrize("kind", [ScorePlot, TradeOffPlot, GallerySizePlot, GroupCurvesPlot])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_plot_draws_and_speaks(
    kind: type, theme: str, errors: GalleryErrors, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, theme)  # type: ignore[arg-type]
    plot = kind()
    qtbot.addWidget(plot)
    assert plot.figure is None
    plot.set_errors(errors)
    if isinstance(plot, GroupCurvesPlot):
        plot.set_grouping("sex")
    plot.set_threshold(0.5)
    plot.resize(640, 480)
    plot.show()
    qapp.processEvents()
    empty = plot.grab().toImage()
    first = plot.caption
    plot.set_threshold(0.42)
    assert plot.caption != first
    qapp.processEvents()
    assert plot.grab().toImage() != empty
    canvas = plot.focusProxy()
    assert canvas.accessibleName()
    assert canvas.accessibleDescription()
    plot.set_type_scale(2.0)
    qapp.processEvents()
    apply_theme(qapp, "light")
    plot.set_errors(None)
    assert plot.figure is None


def test_the_mouse_zooms_nothing(errors: GalleryErrors, qtbot: QtBot, qapp: QApplication) -> None:
    from PySide6.QtCore import QPoint, QPointF, Qt

    plot = ScorePlot()
    qtbot.addWidget(plot)
    plot.set_errors(errors)
    plot.set_threshold(0.5)
    plot.resize(600, 400)
    plot.show()
    canvas = plot.focusProxy()
    before = canvas.getViewBox().viewRange()
    wheel = QWheelEvent(
        QPointF(200, 150),
        QPointF(200, 150),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(canvas.viewport(), wheel)
    assert canvas.getViewBox().viewRange() == before
    assert not wheel.isAccepted()


def test_pyqtgraph_waits_for_the_first_plot() -> None:
    code = (
        "import sys\n"
        "import desktop.ui.threshold_lab.score_plot, desktop.ui.threshold_lab.handout\n"
        "import desktop.ui.threshold_lab.lab_slider\n"
        "print('pyqtgraph' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_both_handles_move_one_threshold(errors: GalleryErrors, qtbot: QtBot) -> None:
    slider = LabSlider()
    qtbot.addWidget(slider)
    assert not slider.isEnabled()
    slider.set_errors(errors)
    assert slider.threshold == errors.default_threshold
    heard: list[float] = []
    slider.threshold_changed.connect(heard.append)
    slider._by_score.threshold_changed.emit(0.5)
    slider._by_confidence.threshold_wanted.emit(0.55)
    assert heard == [0.5, 0.55]
    assert slider._by_score.threshold == pytest.approx(0.55)
    slider.set_threshold(0.6)
    assert heard == [0.5, 0.55], "only a person is heard"
    low = lab_range(errors)[0]
    slider.set_threshold(low - 0.2)
    assert slider._by_score.threshold == pytest.approx(low - 0.2), "a preset below the scale widens it"


def test_sizes_of_a_normalised_gallery_are_reckoned_with_raw_scores() -> None:
    """Normalised scores rise as the gallery shrinks, so that counting them would say far too little."""
    rng = np.random.default_rng(5)
    n = 160
    templates = rng.standard_normal((n, 24)).astype(np.float32)
    templates /= np.linalg.norm(templates, axis=1, keepdims=True)
    snapshot = GallerySnapshot(
        1,
        "Sphere",
        "pack",
        "hash",
        templates,
        np.arange(n, dtype=np.int64),
        np.arange(n, dtype=np.int32),
        tuple(f"s{i}" for i in range(n)),
        "snapshot",
    )
    found = leave_one_out(snapshot, Cells((), ((),), np.zeros(n, np.int32)))
    measurement = Measurement(
        1,
        "snapshot",
        "hash",
        datetime(2026, 1, 1, tzinfo=UTC),
        1.0,
        snapshot.subject_ids,
        snapshot.face_ids,
        found.first_faces,
        found.raw,
        found.normalised,
        found.cohort,
    )
    normalised = errors_from(measurement, ScoreKind.NORMALISED, {})
    raw = errors_from(measurement, ScoreKind.RAW, {})
    threshold = normalised.curve.threshold_for(0.2)
    view = GallerySizes(normalised).at(threshold)
    same = GallerySizes(raw).at(raw.curve.threshold_for(normalised.rates.fpir(threshold).value))
    assert (view.by_raw, same.by_raw) == (True, False)
    assert view.threshold == threshold
    np.testing.assert_array_equal(view.exact, same.exact)
    np.testing.assert_array_equal(view.modelled, same.modelled)
    assert "raw scores" in gallery_size_figure(view).caption
    assert "raw scores" not in gallery_size_figure(same).caption
