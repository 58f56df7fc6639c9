"""The DET curve: what a threshold costs either way."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.error_sentences import frequency_sentence, missed_sentence
from desktop.domain.glossary_term import Topic
from desktop.domain.rates import Rate
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.threshold_lab.figure import (
    Area,
    Axis,
    Column,
    Dash,
    Figure,
    Ink,
    Label,
    Line,
    Point,
    Side,
    Symbol,
    Table,
)
from desktop.ui.threshold_lab.plot_frame import PlotFrame
from desktop.ui.threshold_lab.plot_models import TradeOff, TradeOffView
from desktop.ui.threshold_lab.plot_texts import (
    interval_text,
    rate_text,
    share_floor,
    share_ticks,
    threshold_text,
)
from desktop.workflow.gallery_errors import GalleryErrors


def _tr(text: str) -> str:
    return QCoreApplication.translate("TradeOffPlot", text)


def title() -> str:
    return _tr("Found against wrongly returned")


def trade_off_figure(view: TradeOffView) -> Figure:
    shown = [p for p in view.points if p.fpir.events and p.fnir.events]
    x_low, y_low = share_floor(view.fpir.n), share_floor(view.mated_searches)
    if shown:
        y_low = max(y_low, 0.5 * min(p.fnir.low for p in shown))
    x = Axis(
        _tr("FPIR: searches that wrongly return somebody"),
        x_low,
        1.0,
        True,
        share_ticks(x_low, 1.0),
        0.05,
    )
    y = Axis(_tr("FNIR: mates missed"), y_low, 1.0, True, share_ticks(y_low, 1.0), 0.04)
    table = _table(view)
    if view.fnir is None:
        reason = missed_sentence(None, view.mated_searches, ui_words())
        return Figure("trade-off", title(), x, y, reason, reason, view.threshold, table, empty=reason)
    fpir = np.array([p.fpir.value for p in shown])
    fnir = np.array([p.fnir.value for p in shown])
    band = np.array([(p.fnir.low, p.fnir.high) for p in shown]).reshape(-1, 2)
    at = _point(view.fpir, view.fnir)
    caption = f"{frequency_sentence(view.fpir, ui_words())} {missed_sentence(view.fnir, 0, ui_words())}"
    text = _tr("T = {threshold}\nFPIR {fpir}\nFNIR {fnir}").format(
        threshold=threshold_text(view.threshold), fpir=rate_text(view.fpir), fnir=rate_text(view.fnir)
    )
    middle = len(shown) // 3
    labels = [Label(at.x, at.y, text, Ink.ACCENT, Side.ABOVE_RIGHT, True)]
    if shown:
        labels.append(
            Label(
                float(fpir[middle]),
                float(band[middle, 0]),
                _tr("band: 95% interval of FNIR"),
                Ink.MUTED,
                Side.BELOW,
            )
        )
    return Figure(
        "trade-off",
        title(),
        x,
        y,
        caption,
        _tr(
            "Curve on logarithmic axes, FNIR rising as FPIR falls. At threshold {threshold}: FPIR {fpir}, "
            "FNIR {fnir}."
        ).format(
            threshold=threshold_text(view.threshold),
            fpir=interval_text(view.fpir),
            fnir=interval_text(view.fnir),
        ),
        view.threshold,
        table,
        areas=(Area(fpir, band[:, 0], band[:, 1], Ink.ACCENT, 0.16),),
        lines=(
            Line(fpir, fnir, Ink.TEXT),
            Line(np.array([at.x, at.x]), np.array([y_low, at.y]), Ink.MUTED, Dash.DOTTED, 1.2),
            Line(np.array([x_low, at.x]), np.array([at.y, at.y]), Ink.MUTED, Dash.DOTTED, 1.2),
        ),
        points=(at,),
        labels=tuple(labels),
    )


def _point(fpir: Rate, fnir: Rate) -> Point:
    """Where nothing happened the point stands hollow at the bound: a logarithmic axis has no 0."""
    measured = bool(fpir.events and fnir.events)
    return Point(
        fpir.value if fpir.events else fpir.high,
        fnir.value if fnir.events else fnir.high,
        Symbol.CIRCLE if measured else Symbol.DIAMOND,
        Ink.ACCENT,
        (max(fpir.low, 1e-9), fpir.high),
        (max(fnir.low, 1e-9), fnir.high),
        measured,
    )


def _table(view: TradeOffView) -> Table:
    share = "share 0..1"
    columns = (
        Column("threshold", "score"),
        Column("fpir", share),
        Column("fpir_low", share),
        Column("fpir_high", share),
        Column("fnir", share),
        Column("fnir_low", share),
        Column("fnir_high", share),
    )
    rows = tuple(
        (p.threshold, p.fpir.value, p.fpir.low, p.fpir.high, p.fnir.value, p.fnir.low, p.fnir.high)
        for p in view.points
    )
    return Table(columns, rows)


class TradeOffPlot(PlotFrame):
    """`set_errors`, then `set_threshold` at every move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(title(), parent)
        self._explain(Topic.DET_CURVE, Topic.FPIR, Topic.FNIR)
        self._model: TradeOff | None = None

    def set_errors(self, errors: GalleryErrors | None) -> None:
        """None: nothing was measured."""
        self._model = TradeOff(errors) if errors is not None else None
        if errors is None:
            self.show_nothing(_tr("No error rate has been measured for this gallery yet."))

    def set_threshold(self, threshold: float) -> None:
        if self._model is not None:
            self.show_figure(trade_off_figure(self._model.at(threshold)))
