"""The figures of compared packs as a table: a row a figure, a column a side."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.pack_comparison import Reading, SideFigures
from desktop.ui.error_panel.rate_view import ui_words
from desktop.ui.shell.said import said
from desktop.ui.threshold_lab.pack_comparison_model import FMR, ComparisonModel
from desktop.ui.threshold_lab.plot_texts import (
    group_axis_text,
    interval_text,
    kind_text,
    share_text,
    whole_text,
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PackTable", text)


def pack_rows(model: ComparisonModel, any_rank: bool) -> list[list[str]]:
    """Each begins with what it says. Where too few people have two pictures, no figure stands."""
    sides = model.sides
    rows = [
        [_tr("Gallery"), *(side.gallery_name for side in sides)],
        [_tr("Score"), *(kind_text(side.kind) for side in sides)],
    ]
    for wanted in model.wanted:
        plain = model.at(wanted, Reading(any_rank)).figures
        counted = model.at(wanted, Reading(any_rank, refused_missed=True)).figures
        share = share_text(wanted)
        rows.append(
            [
                _tr("Mates missed (FNIR) where FPIR is at most {share}").format(share=share),
                *map(_fnir, plain),
            ]
        )
        if model.comparison.common.anything_refused:
            rows.append(
                [
                    _tr("The same, refused pictures counted as missed").format(share=share),
                    *map(_fnir, counted),
                ]
            )
        rows.append([_tr("FPIR measured there"), *(interval_text(at.fpir) for at in plain)])
    first = model.at(model.wanted[0], Reading(any_rank)).figures
    rows.append(
        [
            _tr("Group with the highest FPIR at {share}").format(share=share_text(model.wanted[0])),
            *map(_worst, first),
        ]
    )
    rows.append([_tr("Its FPIR to that of everybody"), *map(_ratio, first)])
    rows.append(
        [
            _tr("1:1: FNMR where FMR is {share}").format(share=share_text(FMR)),
            *(_not_enough() if fnmr is None else interval_text(fnmr) for fnmr in model.fnmr),
        ]
    )
    rows.append(
        [_tr("Pictures refused (failure to enrol)"), *(_refused(model, n) for n in range(len(sides)))]
    )
    rows.append(
        [
            _tr("One template"),
            *(_tr("{count} bytes").format(count=whole_text(side.pack.template_bytes)) for side in sides),
        ]
    )
    if any(side.pack.templates_per_second is not None for side in sides):
        rows.append(
            [
                _tr("Templates a second on this machine"),
                *(_speed(s.pack.templates_per_second) for s in sides),
            ]
        )
    rows.append([_tr("Licence"), *(side.pack.licence for side in sides)])
    rows.append([_tr("Trained on"), *(said(side.pack.training_data) for side in sides)])
    return rows


def _not_enough() -> str:
    return _tr("not enough people")


def _fnir(at: SideFigures) -> str:
    return _not_enough() if at.fnir is None else interval_text(at.fnir)


def _worst(at: SideFigures) -> str:
    worst = at.worst
    if worst is None or worst.rate is None:
        return _tr("no group has enough people")
    return _tr("{group} ({by}): FPIR {rate}").format(
        group=worst.group, by=group_axis_text(worst.by), rate=interval_text(worst.rate)
    )


def _ratio(at: SideFigures) -> str:
    worst = at.worst
    if worst is None or worst.rate is None or worst.ratio is None or not worst.rate.events:
        return "–"
    ratio = ui_words().ratio
    text = _tr("{ratio} times").format(ratio=ratio(worst.ratio))
    if worst.ratio_low is None or worst.ratio_high is None:
        return text
    return _tr("{text} ({low} to {high})").format(
        text=text, low=ratio(worst.ratio_low), high=ratio(worst.ratio_high)
    )


def _refused(model: ComparisonModel, number: int) -> str:
    side = model.sides[number].captures
    rate = side.failure_to_enrol
    if rate is None:
        return ""
    return _tr("{refused} of {offered}: {rate}").format(
        refused=whole_text(side.refused),
        offered=whole_text(side.offered),
        rate=interval_text(rate),
    )


def _speed(speed: float | None) -> str:
    return "" if speed is None else _tr("about {count}").format(count=QLocale().toString(round(speed)))
