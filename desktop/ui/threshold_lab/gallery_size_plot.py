"""What becomes of the same threshold in a smaller or a larger gallery."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.gallery_size import LARGEST
from desktop.domain.glossary_term import Topic
from desktop.ui.threshold_lab.figure import (
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
from desktop.ui.threshold_lab.plot_models import GallerySizes, GallerySizeView
from desktop.ui.threshold_lab.plot_texts import (
    rate_text,
    share_text,
    share_ticks,
    size_ticks,
    threshold_text,
    whole_text,
)
from desktop.workflow.gallery_errors import GalleryErrors


def _tr(text: str) -> str:
    return QCoreApplication.translate("GallerySizePlot", text)


def title() -> str:
    return _tr("The same threshold in a larger gallery")


def gallery_size_figure(view: GallerySizeView) -> Figure:
    floor = 10.0 ** np.floor(np.log10(0.3 / view.measured.n))
    x = Axis(_tr("People in the gallery"), 10, LARGEST, True, size_ticks(10, LARGEST), 0.1)
    y = Axis(_tr("FPIR"), float(floor), 1.0, True, share_ticks(float(floor), 1.0), 0.06)
    lines, points, labels = [], [], []
    exact = view.exact > 0
    if len(view.modelled):
        lines.append(Line(view.model_sizes.astype(float), view.modelled, Ink.CAUTION, Dash.DASHED))
        place = len(view.modelled) * 11 // 20
        labels.append(
            Label(
                float(view.model_sizes[place]),
                float(view.modelled[place]),
                _tr("model (dashed)"),
                Ink.CAUTION,
                Side.RIGHT,
            )
        )
    if exact.any():
        lines.append(Line(view.sizes[exact].astype(float), view.exact[exact], Ink.TEXT, Dash.SOLID, 2.5))
    if view.measured.events:
        points.append(
            Point(
                view.others,
                view.measured.value,
                Symbol.SQUARE,
                Ink.TEXT,
                None,
                (max(view.measured.low, 1e-9), view.measured.high),
            )
        )
    at = view.measured.value if view.measured.events else view.measured.high
    if not view.measured.events:
        points.append(Point(view.others, at, Symbol.DOWN, Ink.TEXT, filled=False))
    here = _tr("measured at {size}: {value}").format(
        size=whole_text(view.others), value=rate_text(view.measured)
    )
    labels.insert(0, Label(view.others, at, here, Ink.TEXT, Side.BELOW_RIGHT, True))
    guess = view.what_if
    if guess is not None and guess.fpir is not None:
        points.append(Point(guess.size, guess.fpir, Symbol.DIAMOND, Ink.CAUTION, filled=not guess.model))
        text = _tr("{size} people: {value} (model)") if guess.model else _tr("{size} people: {value}")
        labels.insert(
            0,
            Label(
                guess.size,
                guess.fpir,
                text.format(size=whole_text(guess.size), value=_modelled_text(guess.fpir)),
                Ink.CAUTION,
                Side.BELOW if guess.size > LARGEST / 4 else Side.LEFT,
                True,
            ),
        )
    caption = _caption(view)
    return Figure(
        "gallery-size",
        title(),
        x,
        y,
        caption,
        _tr(
            "FPIR at threshold {threshold} against the size of the gallery, logarithmic axes. {here}. "
            "{caption}"
        ).format(threshold=threshold_text(view.threshold), here=here, caption=caption),
        view.threshold,
        _table(view),
        lines=tuple(lines),
        points=tuple(points),
        labels=tuple(labels),
    )


def _modelled_text(share: float) -> str:
    """A model never gives certainty, though its arithmetic ends at 1."""
    return share_text(min(share, 0.9999))


def _caption(view: GallerySizeView) -> str:
    parts = []
    known = view.known[-1]
    if known.modelled is None:
        parts.append(_tr("No comparison reached this threshold, so the model has nothing to go on."))
    else:
        parts.append(
            _tr(
                "With {size} people: measured {measured}, model {model}; that is how far off it is here."
            ).format(
                size=whole_text(known.size),
                measured=rate_text(view.measured),
                model=_modelled_text(known.modelled),
            )
        )
    if view.by_raw:
        parts.append(
            _tr(
                "Reckoned with raw scores at the same FPIR: a normalised threshold means something else "
                "in a gallery of another size."
            )
        )
    if view.what_if is not None and view.what_if.fpir is not None:
        text = (
            _tr(
                "With {size} people the model gives {value}: a calculation, not a measurement, and it "
                "takes all comparisons of a search to be independent, which they are not."
            )
            if view.what_if.model
            else _tr("With {size} people it is {value}, counted on this gallery.")
        )
        parts.append(
            text.format(size=whole_text(view.what_if.size), value=_modelled_text(view.what_if.fpir))
        )
    if not view.complete:
        parts.append(_tr("At this low threshold the solid line below the measured size is a lower bound."))
    return " ".join(parts)


def _table(view: GallerySizeView) -> Table:
    exact = dict(zip(view.sizes.tolist(), view.exact.tolist(), strict=True))
    exact |= {known.size: known.fpir for known in view.known if known.fpir is not None}
    modelled = dict(zip(view.model_sizes.tolist(), view.modelled.tolist(), strict=True))
    for guess in (*view.known, *((view.what_if,) if view.what_if is not None else ())):
        if guess.modelled is not None:
            modelled[guess.size] = guess.modelled
        if not guess.model and guess.fpir is not None:
            exact[guess.size] = guess.fpir
    columns = (
        Column("gallery_size", "people"),
        Column("fpir_exact" if view.complete else "fpir_exact_lower_bound", "share 0..1"),
        Column("fpir_model", "share 0..1"),
    )
    sizes = sorted({*exact, *modelled})
    return Table(columns, tuple((size, exact.get(size), modelled.get(size)) for size in sizes))


class GallerySizePlot(PlotFrame):
    """`set_errors`, `set_what_if`, then `set_threshold` at every move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(title(), parent)
        self._explain(Topic.GALLERY_SIZE, Topic.FPIR, Topic.FMR)
        self._model: GallerySizes | None = None
        self._what_if: int | None = None
        self._threshold: float | None = None

    def set_errors(self, errors: GalleryErrors | None) -> None:
        """None: nothing was measured."""
        self._model = GallerySizes(errors) if errors is not None else None
        self._threshold = None
        if errors is None:
            self.show_nothing(_tr("No error rate has been measured for this gallery yet."))

    def set_what_if(self, size: int | None) -> None:
        """A size to mark, 1 or more; None for no mark."""
        self._what_if = size
        if self._threshold is not None:
            self.set_threshold(self._threshold)

    def set_threshold(self, threshold: float) -> None:
        self._threshold = threshold
        if self._model is not None:
            self.show_figure(gallery_size_figure(self._model.at(threshold, self._what_if)))
