"""Rates by group in words and numbers, for the screen and for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.error_sentences import grouping_text
from desktop.domain.group_rates import GroupExposure
from desktop.domain.rates import MINIMUM_GROUP, Rate
from desktop.ui.error_panel.rate_view import decimals_for, percent_text, ui_words
from desktop.ui.error_rates.group_view import GroupRow, GroupView
from desktop.ui.shell.by_locale import percent_by_locale
from desktop.workflow.gallery_errors import GalleryErrors

FLAG = "▲"
"""Stands before the words and is the shape of the mark in the plot."""


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("GroupTexts", text, None, n)


def by_text(by: str) -> str:
    """A grouping in words; a column of the user's table is quoted."""
    return grouping_text(by, ui_words())


def whole_number(number: int) -> str:
    return QLocale().toString(number)


def ratio_number(ratio: float) -> str:
    """One decimal, two below 1, so that 0.04 does not read as nothing."""
    if ratio == 0:
        return QLocale().toString(0)
    return QLocale().toString(ratio, "f", 1 if ratio >= 0.995 else 2)


def rate_text(rate: Rate) -> str:
    """“15.6% (10.6% to 22.3%)”; the one-sided bound where nothing, or everything, happened."""
    if rate.events == 0:
        return _tr("none (at most {high})").format(high=percent_text(rate.high))
    if rate.events == rate.n:
        return _tr("100% (at least {low})").format(low=percent_text(rate.low))
    return _tr("{value} ({low} to {high})").format(
        value=percent_text(rate.value), low=percent_text(rate.low), high=percent_text(rate.high)
    )


def threshold_text(errors: GalleryErrors, threshold: float) -> str:
    """With as many decimals as tell the scores of this gallery apart."""
    decimals = decimals_for(errors.curve.highest - errors.curve.lowest)
    return QLocale().toString(threshold, "f", decimals)


def not_enough_text(n: int) -> str:
    return _tr("not enough data (n={n})").format(n=whole_number(n))


def ratio_text(ratio: float | None, low: float | None, high: float | None) -> str:
    """“1.5 (1.2 to 1.7)”; a dash where there is none."""
    if ratio is None or low is None or high is None:
        return "–"
    return _tr("{ratio} ({low} to {high})").format(
        ratio=ratio_number(ratio), low=ratio_number(low), high=ratio_number(high)
    )


def ratio_sentence(ratio: float | None, low: float | None, high: float | None) -> str:
    """“1.5 times everybody’s rate (1.2 to 1.7)”; empty where there is none."""
    if ratio is None or low is None or high is None:
        return ""
    return _tr("{ratio} times everybody’s rate ({low} to {high})").format(
        ratio=ratio_number(ratio), low=ratio_number(low), high=ratio_number(high)
    )


def flag_text() -> str:
    return f"{FLAG} " + _tr("more often than the others, beyond chance")


def tick_text(share: float) -> str:
    """A round share as a percentage without idle zeros."""
    percent = round(100.0 * share, 6)
    decimals = next((d for d in range(5) if round(percent, d) == percent), 5)
    return percent_by_locale(QLocale().toString(percent, "f", decimals))


def people_text(n: int) -> str:
    return _tr("%n people", n) if n < 1000 else _tr("{n} people").format(n=whole_number(n))


def row_lines(row: GroupRow) -> tuple[str, str, str]:
    """What stands beside a row: rate, ratio, and that it is flagged; empty where there is nothing."""
    if row.rate is None:
        needed = _tr("{count} people are needed").format(count=whole_number(MINIMUM_GROUP))
        return not_enough_text(row.n), needed, ""
    ratio = ""
    if row.ratio is not None:
        ratio = ratio_sentence(row.ratio, row.ratio_low, row.ratio_high)
    return rate_text(row.rate), ratio, flag_text() if row.flagged else ""


def row_sentence(row: GroupRow) -> str:
    """One row for a screen reader."""
    if row.rate is None:
        return _tr("{group}: {text}.").format(group=row.group, text=not_enough_text(row.n))
    sentence = _tr("{group}: FPIR {rate} of {n} people").format(
        group=row.group, rate=rate_text(row.rate), n=whole_number(row.n)
    )
    if row.ratio is not None:
        sentence += ", " + ratio_sentence(row.ratio, row.ratio_low, row.ratio_high)
    if row.flagged:
        sentence += ", " + _tr("more often than the others, beyond chance")
    if row.worst:
        sentence += ", " + _tr("the worst measured group")
    return sentence + "."


def plot_sentence(view: GroupView) -> str:
    """Everything the plot shows, in words."""
    start = _tr("FPIR by {by}. Whole gallery: {rate} of {n} people.").format(
        by=by_text(view.by), rate=rate_text(view.whole), n=whole_number(view.whole.n)
    )
    return " ".join([start, *(row_sentence(row) for row in view.rows)])


def worst_sentence(view: GroupView) -> str:
    worst = view.worst
    if worst is None or worst.rate is None:
        if not view.measured:
            return _tr(
                "No group has the {count} people that a rate takes. How errors differ between groups is "
                "not known here, which does not mean that they do not."
            ).format(count=whole_number(MINIMUM_GROUP))
        return _tr("No group had a false candidate at this threshold.")
    return _tr("Worst measured group: {group}, {rate}.").format(
        group=worst.group, rate=rate_text(worst.rate)
    )


def summary_sentence(view: GroupView) -> str:
    """The summary measure of NISTIR 8429, or why there is none."""
    value = view.max_over_geometric_mean
    if value is not None:
        return _tr(
            "Highest group rate over the geometric mean of all measured groups: {value} (1 would mean no "
            "difference; a measure of NISTIR 8429)."
        ).format(value=QLocale().toString(value, "f", 2))
    if len(view.measured) < 2:
        return _tr("With fewer than two measured groups there is no ratio between groups.")
    return _tr(
        "Highest rate over geometric mean: not defined while a group has no false candidate, because the "
        "mean is then zero."
    )


def unknown_sentence(view: GroupView) -> str:
    """What holds for people of whom the group is not recorded."""
    parts = []
    if view.unrecorded:
        parts.append(
            _tr("Of {count} of {n} people nothing is recorded here; they count in the whole only.").format(
                count=whole_number(view.unrecorded), n=whole_number(view.whole.n)
            )
        )
    worst = view.worst
    if worst is not None and worst.rate is not None and worst.rate.value < view.whole.value:
        parts.append(
            _tr(
                "For somebody whose group is unknown, the rate of everybody counts: it is higher than that "
                "of every measured group."
            )
        )
    elif worst is not None:
        parts.append(
            _tr("For somebody whose group is unknown, the worst measured one counts: {group}.").format(
                group=worst.group
            )
        )
    return " ".join(parts)


def per_hundred_text(one: GroupExposure) -> str:
    """False candidates of the group in 100 non-mated searches."""
    if one.per_search is None:
        return not_enough_text(one.n)
    per_hundred = 100 * one.per_search
    return QLocale().toString(per_hundred, "f", 2 if 0 < per_hundred < 10 else 1)


def exposure_ratio_text(one: GroupExposure) -> str:
    return ratio_text(one.per_member_ratio, one.low, one.high)
