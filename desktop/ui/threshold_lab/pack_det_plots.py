"""DET curves of several packs in one plot: searches, and 1:1."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.comparison_sentences import needed_sentence
from desktop.domain.glossary_term import Topic
from desktop.domain.rates import Rate
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.shell.by_locale import listed, pair
from desktop.ui.threshold_lab.figure import (
    Area,
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
from desktop.ui.threshold_lab.pack_comparison_model import FMR, ComparisonModel, ComparisonReading
from desktop.ui.threshold_lab.plot_frame import PlotFrame
from desktop.ui.threshold_lab.plot_texts import (
    interval_text,
    rate_text,
    share_floor,
    share_text,
    share_ticks,
)

_INKS = (Ink.ACCENT, Ink.SECOND, Ink.THIRD, Ink.FOURTH)
_DASHES = (Dash.SOLID, Dash.DASHED, Dash.DOTTED, Dash.DASH_DOT)
_SYMBOLS = (Symbol.CIRCLE, Symbol.SQUARE, Symbol.TRIANGLE, Symbol.DIAMOND)
_LEAST_FMR = 1e-6
_LABEL_ROOM = 0.42
"""Of the axis, kept free for the names at the ends of the lines."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("PackDetPlots", text)


def search_title() -> str:
    return _tr("Searches: found against wrongly returned")


def single_title() -> str:
    return _tr("1:1: rejected mates against accepted strangers")


def search_figure(model: ComparisonModel, shown: ComparisonReading) -> Figure:
    names = model.names(ui_words())
    n = max(at.fpir.n for at in shown.figures)
    people = max(model.comparison.people, model.comparison.pool_people)
    x_low, y_low = share_floor(n), share_floor(people)
    x = Axis(
        _tr("FPIR: searches that wrongly return somebody"),
        x_low,
        1.0,
        True,
        share_ticks(x_low, 1.0),
        _LABEL_ROOM,
    )
    y = Axis(_tr("FNIR: mates missed"), y_low, 1.0, True, share_ticks(y_low, 1.0), 0.04)
    table = _search_table(names, shown)
    if not shown.pairs:
        reason = needed_sentence(model.comparison.people, ui_words())
        return _empty("packs-search", search_title(), x, y, reason, table)
    lines, edges, areas, points, labels = [], [], [], [], []
    for number, (name, curve, at) in enumerate(zip(names, shown.curves, shown.figures, strict=True)):
        seen = [p for p in reversed(curve) if p.fpir.events and p.fnir.events]
        ink, symbol = _INKS[number], _SYMBOLS[number]
        text = name if at.fnir is None else pair(name, rate_text(at.fnir))
        if seen:
            across = np.array([p.fpir.value for p in seen])
            line = _line(number, across, np.array([p.fnir.value for p in seen]), x_low)
            low, high = np.array([(p.fnir.low, p.fnir.high) for p in seen]).T
            if len(names) <= 2:  # more bands than two hide each other
                areas.append(Area(across, low, high, ink, 0.14))
                edges += _edges(across, low, high, ink)
            lines.append(line)
            labels.append(_label(text, line, ink, 1.0))
        if at.fnir is not None:
            points.append(_point(at.fpir, at.fnir, symbol, ink))
            if not seen:  # nobody missed at any threshold: it stands at its bound alone
                labels.append(_bound_label(text, points[-1]))
    # The names move down where it is crowded: from the top, so that leading lines do not cross.
    labels.sort(key=lambda label: -label.y)
    wanted = share_text(shown.wanted)
    figures = listed(
        _tr("{name} misses {fnir} at an FPIR of {fpir}").format(
            name=name, fnir=interval_text(at.fnir), fpir=interval_text(at.fpir)
        )
        for name, at in zip(names, shown.figures, strict=True)
        if at.fnir is not None
    )
    rank = _tr("at any rank") if shown.reading.any_rank else _tr("at rank 1")
    return Figure(
        "packs-search",
        search_title(),
        x,
        y,
        _tr("Lower is better. Marks: where at most {wanted} of searches wrongly return somebody.").format(
            wanted=wanted
        ),
        _tr("One falling line a pack on logarithmic axes, mates found {rank}. {figures}.").format(
            rank=rank, figures=figures
        ),
        float("nan"),
        table,
        areas=tuple(areas),
        lines=(*edges, *lines),
        guides=(Guide(shown.wanted, _tr("FPIR {wanted}").format(wanted=wanted), Ink.MUTED, Dash.DOTTED),),
        points=tuple(points),
        labels=tuple(labels),
    )


def single_figure(model: ComparisonModel) -> Figure:
    names = model.names(ui_words())
    fmr = [point[1] for points in model.single for point in points]
    drawn = [point[1] for points in model.single for point in points if point[2].events]
    x_high = min(1.0, 10.0 ** math.ceil(math.log10(max(10 * FMR, *drawn, 1e-9))))
    x_low = max(_LEAST_FMR, 0.8 * min(fmr, default=1e-3))
    people = max((len(side.single.mated) for side in model.sides), default=1)
    y_low = share_floor(people)
    x = Axis(
        _tr("FMR: strangers at or above T"),
        x_low,
        x_high,
        True,
        share_ticks(x_low, x_high),
        _LABEL_ROOM,
    )
    y = Axis(_tr("FNMR: mates below T"), y_low, 1.0, True, share_ticks(y_low, 1.0), 0.04)
    table = _single_table(names, model)
    if not all(model.single):
        reason = needed_sentence(people, ui_words())
        return _empty("packs-single", single_title(), x, y, reason, table)
    lines, edges, areas, points, labels = [], [], [], [], []
    for number, (name, measured) in enumerate(zip(names, model.single, strict=True)):
        seen = [p for p in reversed(measured) if p[2].events and p[1] >= x_low]
        fnmr = model.fnmr[number]
        text = name if fnmr is None else pair(name, rate_text(fnmr))
        if not seen:
            if fnmr is not None:
                points.append(Point(FMR, fnmr.high, _SYMBOLS[number], _INKS[number], filled=False))
                labels.append(_bound_label(text, points[-1]))
            continue
        across = np.array([p[1] for p in seen])
        line = _line(number, across, np.array([p[2].value for p in seen]), x_low)
        if len(names) <= 2:
            low, high = np.array([(p[2].low, p[2].high) for p in seen]).T
            areas.append(Area(across, low, high, _INKS[number], 0.14))
            edges += _edges(across, low, high, _INKS[number])
        lines.append(line)
        labels.append(_label(text, line, _INKS[number], x_high))
    labels.sort(key=lambda label: -label.y)
    figures = listed(
        _tr("{name}: FNMR {fnmr}").format(name=name, fnmr=interval_text(fnmr))
        for name, fnmr in zip(names, model.fnmr, strict=True)
        if fnmr is not None
    )
    wanted = share_text(FMR)
    return Figure(
        "packs-single",
        single_title(),
        x,
        y,
        _tr("Raw scores; one comparison a person, the first picture with the second."),
        _tr("One falling line a pack on logarithmic axes. At an FMR of {wanted}: {figures}.").format(
            wanted=wanted, figures=figures
        ),
        float("nan"),
        table,
        areas=tuple(areas),
        lines=(*edges, *lines),
        guides=(Guide(FMR, _tr("FMR {wanted}").format(wanted=wanted), Ink.MUTED, Dash.DOTTED),),
        points=tuple(points),
        labels=tuple(labels),
    )


def _empty(name: str, title: str, x: Axis, y: Axis, reason: str, table: Table) -> Figure:
    return Figure(name, title, x, y, reason, reason, float("nan"), table, empty=reason)


def _line(number: int, across: np.ndarray, up: np.ndarray, low: float) -> Line:
    return Line(
        across,
        up,
        _INKS[number],
        _DASHES[number],
        2.2,
        _SYMBOLS[number],
        _marks(across, low),
    )


def _edges(across: np.ndarray, low: np.ndarray, high: np.ndarray, ink: Ink) -> list[Line]:
    """Of a band: where two overlap, the one below is seen by its edges."""
    return [Line(across, np.maximum(end, 1e-9), ink, Dash.DOTTED, 0.8) for end in (low, high)]


def _marks(across: np.ndarray, low: float) -> tuple[int, ...]:
    """Five symbols along the line, evenly over the logarithm of the axis."""
    at = np.searchsorted(across, np.geomspace(low, 1.0, 7)[1:-1])
    return tuple(sorted({int(i) for i in at if 0 < i < len(across) - 1} | {len(across) - 1}))


def _label(text: str, line: Line, ink: Ink, right: float) -> Label:
    return Label(right, float(line.y[-1]), text, ink, Side.RIGHT, True, line)


def _bound_label(text: str, point: Point) -> Label:
    return Label(point.x, point.y, text, point.ink, Side.ABOVE_RIGHT, True)


def _point(fpir: Rate, fnir: Rate, symbol: Symbol, ink: Ink) -> Point:
    """Where nothing happened the mark stands hollow at the bound: a logarithmic axis has no 0."""
    measured = bool(fpir.events and fnir.events)
    return Point(
        fpir.value if fpir.events else fpir.high,
        fnir.value if fnir.events else fnir.high,
        symbol,
        ink,
        None,
        (max(fnir.low, 1e-9), fnir.high),
        measured,
    )


def _search_table(names: Sequence[str], shown: ComparisonReading) -> Table:
    share = "share 0..1"
    columns = (
        Column("pack"),
        Column("threshold", "score"),
        *(
            Column(name, share)
            for name in ("fpir", "fpir_low", "fpir_high", "fnir", "fnir_low", "fnir_high")
        ),
    )
    rows = tuple(
        (
            name,
            p.threshold,
            *(p.fpir.value, p.fpir.low, p.fpir.high),
            *(p.fnir.value, p.fnir.low, p.fnir.high),
        )
        for name, curve in zip(names, shown.curves, strict=True)
        for p in curve
    )
    return Table(columns, rows)


def _single_table(names: Sequence[str], model: ComparisonModel) -> Table:
    share = "share 0..1"
    columns = (
        Column("pack"),
        Column("threshold", "score"),
        *(Column(name, share) for name in ("fmr", "fnmr", "fnmr_low", "fnmr_high")),
    )
    rows = tuple(
        (name, threshold, fmr, fnmr.value, fnmr.low, fnmr.high)
        for name, points in zip(names, model.single, strict=True)
        for threshold, fmr, fnmr in points
    )
    return Table(columns, rows)


class SearchDetPlot(PlotFrame):
    """`show_reading` at every change of what is counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(search_title(), parent)
        self._explain(Topic.DET_CURVE, Topic.FPIR, Topic.FNIR)

    def show_reading(self, model: ComparisonModel, shown: ComparisonReading) -> None:
        self.show_figure(search_figure(model, shown))


class SingleDetPlot(PlotFrame):
    """`show_model` once a comparison."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(single_title(), parent)
        self._explain(Topic.DET_CURVE, Topic.FMR, Topic.FNMR)

    def show_model(self, model: ComparisonModel) -> None:
        self.show_figure(single_figure(model))
