"""FPIR of each recorded group against the threshold."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.glossary_term import Topic
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.threshold_lab.figure import (
    Axis,
    Column,
    Dash,
    Figure,
    Guide,
    Ink,
    Label,
    Line,
    Point,
    Side,
    Symbol,
    Table,
)
from desktop.ui.threshold_lab.plot_frame import PlotFrame
from desktop.ui.threshold_lab.plot_models import GroupCurvesView, GroupLine, GroupLines
from desktop.ui.threshold_lab.plot_texts import (
    group_axis_text,
    interval_text,
    linear_ticks,
    rate_text,
    score_axis_title,
    share_floor,
    share_ticks,
    threshold_text,
    whole_text,
)
from desktop.workflow.gallery_errors import GalleryErrors

_INKS = (Ink.ACCENT, Ink.SECOND, Ink.THIRD, Ink.FOURTH, Ink.FIFTH)
_DASHES = (Dash.SOLID, Dash.DASHED, Dash.DOTTED, Dash.DASH_DOT, Dash.LONG)
_SYMBOLS = tuple(Symbol)
"""5 dashes and 8 symbols: 40 groups before two look alike without colour."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("GroupCurvesPlot", text)


def title() -> str:
    return _tr("Recorded groups")


def group_figure(view: GroupCurvesView, kind: ScoreKind) -> Figure:
    most = max((line.n for line in view.lines), default=1)
    low, high = _ends(view)
    y_low = share_floor(most)
    x = Axis(score_axis_title(kind), low, high, False, linear_ticks(low, high), 0.42)
    y = Axis(_tr("FPIR of the group"), y_low, 1.0, True, share_ticks(y_low, 1.0), 0.06)
    table = _table(view)
    if not view.lines:
        reason = _no_lines(view)
        return Figure("groups", title(), x, y, reason, reason, view.threshold, table, empty=reason)
    lines, points, labels = [], [], []
    for number, line in enumerate(view.lines):
        ink, dash = _INKS[number % len(_INKS)], _DASHES[number % len(_DASHES)]
        symbol = _SYMBOLS[number % len(_SYMBOLS)]
        worst = line.group == view.worst
        across = np.repeat(line.thresholds, 2)
        up = np.repeat(line.fpir, 2)
        across, up = across[:-1], up[1:]
        drawn = Line(across, up, ink, dash, 3.0 if worst else 2.0, symbol, _marks(across, low, high))
        lines.append(drawn)
        if line.rate.events:
            points.append(Point(view.threshold, line.rate.value, symbol, ink))
        labels.append(Label(high, float(up[-1]), _end_text(line), ink, Side.RIGHT, worst, drawn))
    # From the top down, and each moves down where it is crowded: the leading lines do not cross.
    labels.sort(key=lambda label: -float(label.sample.x[-1]) if label.sample is not None else 0.0)
    caption = _caption(view)
    return Figure(
        "groups",
        title(),
        x,
        y,
        caption,
        _description(view),
        view.threshold,
        table,
        lines=tuple(lines),
        guides=(Guide(view.threshold, f"T = {threshold_text(view.threshold)}"),),
        points=tuple(points),
        labels=tuple(labels),
    )


def _ends(view: GroupCurvesView) -> tuple[float, float]:
    if not view.lines:
        return 0.0, 1.0
    low = min(float(line.thresholds[0]) for line in view.lines)
    high = max(float(line.thresholds[-1]) for line in view.lines)
    return low, max(high, low + 1e-3)


def _marks(x: np.ndarray, low: float, high: float) -> tuple[int, ...]:
    """Six symbols along the line, evenly over the score."""
    at = np.searchsorted(x, np.linspace(low, high, 8)[1:-1])
    return tuple(sorted({int(i) for i in at if 0 < i < len(x) - 1} | {len(x) - 1}))


def _end_text(line: GroupLine) -> str:
    return _tr("{group}: {rate}").format(group=line.group, rate=rate_text(line.rate))


def _no_lines(view: GroupCurvesView) -> str:
    if not view.by:
        return _tr(
            "Nothing is recorded about the people in this gallery, so there are no groups to compare."
        )
    return (
        _tr("No group has the {needed} people that a rate takes. {left_out}")
        .format(needed=whole_text(view.needed), left_out=_left_out(view))
        .strip()
    )


def _left_out(view: GroupCurvesView) -> str:
    if not view.left_out:
        return ""
    return _tr("Left out, not enough data: {groups}.").format(
        groups="; ".join(f"{name} (n={whole_text(n)})" for name, n in view.left_out)
    )


def _caption(view: GroupCurvesView) -> str:
    worst = next(line for line in view.lines if line.group == view.worst)
    start = _tr("By {by}. Highest at T: {group}, FPIR {rate}, n={n}; everybody {whole}.").format(
        by=group_axis_text(view.by),
        group=worst.group,
        rate=interval_text(worst.rate),
        n=whole_text(worst.n),
        whole=rate_text(view.whole),
    )
    if worst.ratio is not None and worst.rate.events:
        start += " " + _tr("That is {ratio} times the rate of everybody.").format(
            ratio=ui_words().ratio(worst.ratio)
        )
    parts = [start, _left_out(view)]
    if view.unrecorded:
        parts.append(_tr("Nothing is recorded for {n} people.").format(n=whole_text(view.unrecorded)))
    return " ".join(part for part in parts if part)


def _description(view: GroupCurvesView) -> str:
    rates = "; ".join(
        _tr("{group}: FPIR {rate}, n={n}").format(
            group=line.group, rate=interval_text(line.rate), n=whole_text(line.n)
        )
        for line in view.lines
    )
    return _tr(
        "FPIR against the threshold, one falling line a group, logarithmic. At {threshold}: {rates}. "
        "{caption}"
    ).format(threshold=threshold_text(view.threshold), rates=rates, caption=_caption(view))


def _table(view: GroupCurvesView) -> Table:
    columns = (
        Column("group"),
        Column("n", "people"),
        Column("threshold", "score"),
        Column("fpir", "share 0..1"),
    )
    rows: list[tuple[str | float | int | None, ...]] = [
        (line.group, line.n, float(t), float(v))
        for line in view.lines
        for t, v in zip(line.thresholds, line.fpir, strict=True)
    ]
    rows += [(name, n, None, None) for name, n in view.left_out]
    return Table(columns, tuple(rows))


class GroupCurvesPlot(PlotFrame):
    """`set_errors`, `set_grouping`, then `set_threshold` at every move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(title(), parent)
        self._explain(Topic.GROUP_RATE, Topic.RATIO, Topic.INTERVAL)
        self._errors: GalleryErrors | None = None
        self._model: GroupLines | None = None
        self._by = ""
        self._threshold: float | None = None

    def set_errors(self, errors: GalleryErrors | None) -> None:
        """None: nothing was measured. The grouping is kept."""
        self._errors, self._threshold = errors, None
        self._build()
        if errors is None:
            self.show_nothing(_tr("No error rate has been measured for this gallery yet."))

    def set_grouping(self, by: str) -> None:
        """One of the names in `errors.groupings`."""
        self._by = by
        self._build()
        if self._threshold is not None:
            self.set_threshold(self._threshold)

    def _build(self) -> None:
        self._model = GroupLines(self._errors, self._by) if self._errors is not None else None

    def set_threshold(self, threshold: float) -> None:
        self._threshold = threshold
        if self._model is not None and self._errors is not None:
            self.show_figure(group_figure(self._model.at(threshold), self._errors.kind))
