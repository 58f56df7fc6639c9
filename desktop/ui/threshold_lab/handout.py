"""One page for a class: plots without colour, the threshold in plain numbers, the caveats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QPdfWriter

from desktop.domain.error_sentences import frequency_sentence, missed_sentence, sampled_people
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.shell.by_locale import day_by_locale
from desktop.ui.threshold_lab.figure import Figure
from desktop.ui.threshold_lab.gallery_size_plot import gallery_size_figure
from desktop.ui.threshold_lab.group_curves_plot import group_figure
from desktop.ui.threshold_lab.plot_export import page_font
from desktop.ui.threshold_lab.plot_models import (
    gallery_size_view,
    group_curves_view,
    score_histogram_view,
    trade_off_view,
)
from desktop.ui.threshold_lab.plot_style import handout_style
from desktop.ui.threshold_lab.plot_texts import kind_text, threshold_text
from desktop.ui.threshold_lab.score_plot import score_figure
from desktop.ui.threshold_lab.trade_off_plot import trade_off_figure
from desktop.workflow.export_file import write_export
from desktop.workflow.gallery_errors import GalleryErrors

RESOLUTION = 96
"""Units an inch: those of a screen, so that the plots' fonts and lines have their usual proportions."""
PAGE = QRectF(0, 0, 793, 1122)
"""A4 in these units."""
MARGIN = 44.0
GAP = 10.0
LEAST_PLOT = 190.0
_SIZES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Handout", text)


@dataclass(frozen=True, slots=True)
class HandoutText:
    """The words of the page, from top to bottom; the plots stand between `rates` and `caveats`."""

    title: str
    source: str
    rates: tuple[str, ...]
    caveats: tuple[str, ...]


def handout_text(
    errors: GalleryErrors,
    threshold: float,
    by: str,
    gallery_name: str,
    pack: str,
    synthetic: bool,
    what_if: int | None = None,
) -> HandoutText:
    rates = errors.rates
    source = _tr("Gallery: {gallery} · model pack: {pack} · {people} · {kind} · measured {date}").format(
        gallery=gallery_name,
        pack=pack,
        people=sampled_people(errors.n, errors.enrolled, ui_words()),
        kind=kind_text(errors.kind),
        date=day_by_locale(errors.measurement.measured_at.date()),
    )
    said = [
        _tr("Threshold {threshold}.").format(threshold=threshold_text(threshold))
        + " "
        + frequency_sentence(rates.fpir(threshold), ui_words()),
        _tr("Such a search returns {sel} candidates on average (SEL).").format(
            sel=_few(rates.sel(threshold))
        )
        + " "
        + missed_sentence(rates.fnir(threshold), rates.mated_searches, ui_words()),
    ]
    groups = group_figure(group_curves_view(errors, by, threshold), errors.kind)
    said.append(groups.empty or groups.caption)
    said.append(gallery_size_figure(gallery_size_view(errors, threshold, what_if)).caption)
    caveats = [
        _tr("A candidate is a lead, never an identification."),
        _tr("These rates are a floor: gallery portraits are easier than pictures under investigation."),
        _tr(
            "They were measured on the gallery named above and say nothing about your casework gallery, "
            "another model pack or other people."
        ),
    ]
    if synthetic:
        caveats.append(
            _tr("The faces are synthetic: they show how error behaves, not how often it happens to people.")
        )
    return HandoutText(_tr("What a threshold does"), source, tuple(said), tuple(caveats))


def handout_figures(
    errors: GalleryErrors, threshold: float, by: str, what_if: int | None = None
) -> tuple[Figure, ...]:
    """The four plots in the order of reading."""
    return (
        score_figure(score_histogram_view(errors, threshold), errors.kind),
        trade_off_figure(trade_off_view(errors, threshold)),
        gallery_size_figure(gallery_size_view(errors, threshold, what_if)),
        group_figure(group_curves_view(errors, by, threshold), errors.kind),
    )


def write_handout(
    path: Path,
    errors: GalleryErrors,
    threshold: float,
    by: str,
    gallery_name: str,
    pack: str,
    synthetic: bool,
    what_if: int | None = None,
) -> None:
    """One A4 page as PDF. `by` is a grouping of `errors`, `what_if` a size to mark, 1 or more.

    Uses the window system's fonts: main thread only. Raises `FolderNotWritable`, `StorageFull`.
    """
    words_of_it = handout_text(errors, threshold, by, gallery_name, pack, synthetic, what_if)
    figures = handout_figures(errors, threshold, by, what_if)
    write_export(path, handout_bytes(words_of_it, figures))


def handout_bytes(text: HandoutText, figures: tuple[Figure, ...]) -> bytes:
    """The page; text gets smaller until everything has its place."""
    buffer = QBuffer()
    buffer.setData(QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(f"{text.title}: {text.source}")
    writer.setCreator("Second Look")
    painter = QPainter(writer)
    try:
        size = next(
            (s for s in _SIZES if _layout(painter, text, s).plots.height() >= _least(s)), _SIZES[-1]
        )
        _paint(painter, text, figures, _layout(painter, text, size))
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _least(size: float) -> float:
    return 2 * (LEAST_PLOT + 28 * size) + GAP


@dataclass(frozen=True, slots=True)
class _Block:
    rect: QRectF
    text: str
    font: QFont


@dataclass(frozen=True, slots=True)
class _Layout:
    size: float
    blocks: tuple[_Block, ...]
    plots: QRectF


def _layout(painter: QPainter, text: HandoutText, size: float) -> _Layout:
    """Blocks from the top and from the bottom; what is between them is for the plots."""
    inside = PAGE.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    title = page_font(round(24 * size))
    title.setWeight(QFont.Weight.DemiBold)
    body, small = page_font(round(13 * size)), page_font(round(11.5 * size))
    strong = page_font(round(13 * size))
    strong.setWeight(QFont.Weight.DemiBold)
    blocks, y = [], inside.top()
    heads = [(text.title, title), (text.source, small), *((one, body) for one in text.rates)]
    for number, (words_of_it, font) in enumerate(heads):
        rect = _measured(painter, words_of_it, font, inside, y)
        blocks.append(_Block(rect, words_of_it, font))
        y = rect.bottom() + (GAP if number == 1 else 0.5 * GAP) * size
    top, y = y + 0.5 * GAP, inside.bottom()
    made = _tr("Made with Second Look, {date}").format(
        date=day_by_locale(date.today())  # noqa: DTZ011
    )
    feet = [(text.caveats[0], strong), *((one, body) for one in text.caveats[1:]), (made, small)]
    for words_of_it, font in reversed(feet):
        rect = _measured(painter, words_of_it, font, inside, 0)
        y -= rect.height()
        blocks.append(_Block(rect.translated(0, y), words_of_it, font))
        y -= 0.35 * GAP * size
    return _Layout(size, tuple(blocks), QRectF(inside.left(), top, inside.width(), y - top))


def _measured(painter: QPainter, text: str, font: QFont, inside: QRectF, top: float) -> QRectF:
    painter.setFont(font)
    found = painter.boundingRect(QRectF(inside.left(), 0, inside.width(), 4000), _WRAP, text)
    return QRectF(inside.left(), top, inside.width(), found.height())


def _paint(painter: QPainter, text: HandoutText, figures: tuple[Figure, ...], layout: _Layout) -> None:
    style = handout_style()
    painter.setPen(QColor(style.text))
    for block in layout.blocks:
        painter.setFont(block.font)
        painter.drawText(block.rect, _WRAP, block.text)
    painter.setPen(QColor(style.grid))
    painter.drawLine(layout.plots.bottomLeft(), layout.plots.bottomRight())
    wide = (layout.plots.width() - GAP) / 2
    high = (layout.plots.height() - 2 * GAP) / 2
    for number, figure in enumerate(figures):
        left = layout.plots.left() + (number % 2) * (wide + GAP)
        top = layout.plots.top() + (number // 2) * (high + GAP)
        _paint_plot(painter, figure, QRectF(left, top, wide, high), layout.size)


def _paint_plot(painter: QPainter, figure: Figure, rect: QRectF, size: float) -> None:
    from desktop.ui.threshold_lab.plot_canvas import paint_canvas

    style, head = handout_style(), page_font(round(12.5 * size))
    head.setWeight(QFont.Weight.DemiBold)
    painter.setPen(QColor(style.text))
    title = _measured(painter, figure.title, head, rect, rect.top())
    painter.setFont(head)
    painter.drawText(title, _WRAP, figure.title)
    room = QRectF(rect.left(), title.bottom() + 4, rect.width(), rect.bottom() - title.bottom() - 4)
    if figure.empty:
        painter.setFont(page_font(round(12 * size)))
        painter.drawText(
            room.adjusted(12, 0, -12, 0),
            int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter),
            figure.empty,
        )
        return
    painter.save()
    paint_canvas(painter, room, figure, style, page_font(round(11.5 * size)))
    painter.restore()


def _few(value: float) -> str:
    """A mean number of candidates with two figures that mean something."""
    decimals = 1 if value >= 1 else 2 if value >= 0.1 else 4
    return QLocale().toString(value, "f", decimals)
