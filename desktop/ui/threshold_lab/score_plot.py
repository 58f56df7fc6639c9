"""Scores of people compared with others and with themselves, and what the threshold parts."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.error_sentences import frequency_sentence
from desktop.domain.glossary_term import Topic
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.threshold_lab.figure import (
    Area,
    Axis,
    Column,
    Dash,
    Figure,
    Floats,
    Guide,
    Ink,
    Label,
    Line,
    Side,
    Table,
)
from desktop.ui.threshold_lab.plot_frame import PlotFrame
from desktop.ui.threshold_lab.plot_models import Distribution, ScoreHistograms, ScoreHistogramView
from desktop.ui.threshold_lab.plot_texts import (
    interval_text,
    linear_ticks,
    score_axis_title,
    share_text,
    threshold_text,
    whole_text,
)
from desktop.workflow.gallery_errors import GalleryErrors

HEADROOM = 1.5
"""Height of the axis over the highest bar, for the key."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ScorePlot", text)


def title() -> str:
    return _tr("Comparison scores")


def score_figure(view: ScoreHistogramView, kind: ScoreKind) -> Figure:
    edges = view.edges
    x = np.repeat(edges, 2)
    named = [
        (_tr("Different people, every comparison"), view.comparisons, Ink.MUTED, Dash.DOTTED),
        (_tr("Different people, best of each search"), view.best, Ink.CAUTION, Dash.SOLID),
        (_tr("Two captures of one subject"), view.mated, Ink.ACCENT, Dash.DASHED),
    ]
    present = [one for one in named if one[1].n]
    top = max(float(d.shares.max()) for _, d, _, _ in present)
    low, high = float(edges[0]), float(edges[-1])
    lines, labels, areas = [], [], []
    for name, found, ink, dash in present:
        y = np.concatenate([[0.0], np.repeat(found.shares, 2), [0.0]])
        line = Line(x, y, ink, dash)
        lines.append(line)
        text = f"{name}\n{_reached_line(found)}"
        # A key in the corner of the low scores: over the curves it would hide what it names.
        labels.append(Label(low, top * HEADROOM, text, ink, Side.RIGHT, sample=line, leader=False))
    areas.append(_above(view.best, edges, view.threshold, Ink.CAUTION))
    if view.mated.n:
        areas.insert(0, _above(view.mated, edges, view.threshold, Ink.ACCENT))
    t = threshold_text(view.threshold)
    return Figure(
        "scores",
        title(),
        Axis(score_axis_title(kind), low, high, False, linear_ticks(low, high)),
        Axis(_tr("Share per step"), 0.0, top * HEADROOM, False, _shares(top)),
        _caption(view),
        _description(view, low, high),
        view.threshold,
        Table(
            (
                Column("score_from", "score"),
                Column("score_to", "score"),
                Column("non_mated_comparisons", "share 0..1"),
                Column("best_non_mated_of_each_search", "share 0..1"),
                Column("mated", "share 0..1"),
            ),
            tuple(
                (
                    float(edges[i]),
                    float(edges[i + 1]),
                    float(view.comparisons.shares[i]),
                    float(view.best.shares[i]),
                    float(view.mated.shares[i]) if view.mated.n else None,
                )
                for i in range(len(edges) - 1)
            ),
        ),
        areas=tuple(areas),
        lines=tuple(lines),
        guides=(Guide(view.threshold, f"T = {t}"),),
        labels=tuple(labels),
    )


def _shares(top: float) -> tuple[tuple[float, str], ...]:
    return linear_ticks(0.0, top * HEADROOM, 4, percent=True)


def _above(found: Distribution, edges: Floats, threshold: float, ink: Ink) -> Area:
    """The part of a histogram at or above the threshold, cut within its bin."""
    start = min(max(threshold, float(edges[0])), float(edges[-1]))
    inside = edges[1:] > start
    left = np.maximum(edges[:-1][inside], start)
    x = np.stack([left, edges[1:][inside]], axis=1).ravel()
    high = np.repeat(found.shares[inside], 2)
    return Area(x, np.zeros_like(high), high, ink, 0.3)


def _share_line(found: Distribution) -> str:
    """How many of the scores reach the threshold."""
    return _tr("{share} of {n} at or above T").format(share=_reached(found), n=whole_text(found.n))


def _reached_line(found: Distribution) -> str:
    return _tr("{share} at or above T").format(share=_reached(found))


def _reached(found: Distribution) -> str:
    return interval_text(found.interval) if found.interval is not None else share_text(found.reached or 0.0)


def _caption(view: ScoreHistogramView) -> str:
    assert view.best.interval is not None
    parts = [frequency_sentence(view.best.interval, ui_words())]
    if view.mated.interval is None:
        parts.append(
            _tr("Nobody in this gallery has two captures, so no score of one subject with itself is known.")
        )
    else:
        parts.append(
            _tr("Two captures of one subject reach T in {share} of {n} cases.").format(
                share=share_text(view.mated.interval.value), n=whole_text(view.mated.n)
            )
        )
    return " ".join(parts)


def _description(view: ScoreHistogramView, low: float, high: float) -> str:
    return _tr(
        "Histogram of scores from {low} to {high} with the threshold at {threshold}. Comparisons of "
        "different people: {comparisons}. Best of each search for somebody not enrolled: {best}. {caption}"
    ).format(
        low=threshold_text(low),
        high=threshold_text(high),
        threshold=threshold_text(view.threshold),
        comparisons=_share_line(view.comparisons),
        best=_share_line(view.best),
        caption=_caption(view),
    )


class ScorePlot(PlotFrame):
    """`set_errors`, then `set_threshold` at every move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(title(), parent)
        self._explain(Topic.SCORE_DISTRIBUTION, Topic.RAW_SCORE, Topic.NORMALISED_SCORE)
        self._model: ScoreHistograms | None = None
        self._kind = ScoreKind.RAW

    def set_errors(self, errors: GalleryErrors | None) -> None:
        """None: nothing was measured."""
        self._model = ScoreHistograms(errors) if errors is not None else None
        if errors is None:
            self.show_nothing(_tr("No error rate has been measured for this gallery yet."))
        else:
            self._kind = errors.kind

    def set_threshold(self, threshold: float) -> None:
        if self._model is not None:
            self.show_figure(score_figure(self._model.at(threshold), self._kind))
