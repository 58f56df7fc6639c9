"""Numbers and words that the plots of the lab have in common, in the window's language."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.error_sentences import grouping_text
from desktop.domain.rates import Rate
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.error_panel.rate_view import DECIMALS, percent_text, ui_words
from desktop.ui.shell.by_locale import percent_by_locale


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlotTexts", text)


def whole_text(number: int) -> str:
    return QLocale().toString(int(number))


def threshold_text(threshold: float) -> str:
    """Four decimals, five where the fifth says something: distances lie too close together for four."""
    decimals = DECIMALS if round(threshold, DECIMALS + 1) == round(threshold, DECIMALS) else DECIMALS + 1
    return QLocale().toString(float(threshold), "f", decimals)


def share_text(share: float) -> str:
    """A percentage with two figures that mean something: 43%, 1.0%, 0.0024%; below 1 in 10 million so."""
    if 0 < share < 1e-7:
        return "< " + percent_by_locale(QLocale().toString(0.00001, "f", 5))
    if 0 < share < 0.001:
        decimals = 1 - math.floor(math.log10(share * 100))
        return percent_by_locale(QLocale().toString(share * 100, "f", decimals))
    return percent_text(share)


def rate_text(rate: Rate) -> str:
    """The rate, or its bound where nothing happened."""
    return share_text(rate.value) if rate.events else f"≤ {share_text(rate.high)}"


def interval_text(rate: Rate) -> str:
    """“1.0% (0.6% to 1.6%)”."""
    if not rate.events:
        return rate_text(rate)
    return _tr("{value} ({low} to {high})").format(
        value=share_text(rate.value), low=share_text(rate.low), high=share_text(rate.high)
    )


def kind_text(kind: ScoreKind) -> str:
    """At the start of a line."""
    return _tr("Cohort-normalised score") if kind is ScoreKind.NORMALISED else _tr("Raw score")


def score_axis_title(kind: ScoreKind) -> str:
    if kind is ScoreKind.NORMALISED:
        return _tr("Cohort-normalised score (higher is more alike)")
    return _tr("Raw score of the model pack (higher is more alike)")


def group_axis_text(by: str) -> str:
    return grouping_text(by, ui_words())


def share_ticks(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Of a logarithmic axis of shares: numbers at the powers of ten, with 2 and 5 where there is room."""
    decades = math.log10(high / low)
    ticks = []
    for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1):
        for lead in range(1, 10):
            value = lead * 10.0**power
            if not low * 0.999 <= value <= high * 1.001:
                continue
            named = lead == 1 or (decades < 2.5 and lead in (2, 5))
            ticks.append((value, _tick_percent(value) if named else ""))
    return tuple(ticks)


def _tick_percent(share: float) -> str:
    decimals = max(0, -math.floor(math.log10(share * 100) + 1e-9))
    return percent_by_locale(QLocale().toString(share * 100, "f", decimals))


def size_ticks(low: int, high: int) -> tuple[tuple[float, str], ...]:
    """Of a logarithmic axis of numbers of people."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    values = [(lead, lead * 10.0**power) for power in powers for lead in range(1, 10)]
    return tuple(
        (value, whole_text(round(value)) if lead == 1 else "")
        for lead, value in values
        if low <= value <= high
    )


def linear_ticks(
    low: float, high: float, about: int = 6, *, percent: bool = False
) -> tuple[tuple[float, str], ...]:
    """Round values within the ends, 1, 2 or 5 times a power of ten apart."""
    if not high > low:
        return ()
    rough = (high - low) / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(lead * power for lead in (1, 2, 5, 10) if lead * power >= rough)
    values = np.arange(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1) * step
    shown = step * 100 if percent else step
    decimals = max(0, -math.floor(math.log10(shown) + 1e-9))
    sign = "%" if percent else ""
    return tuple(
        (float(v), QLocale().toString(float(v * 100 if percent else v) + 0.0, "f", decimals) + sign)
        for v in values
    )


def share_floor(n: int) -> float:
    """Where a logarithmic axis of rates measured on `n` begins: somewhat below one of them."""
    return 0.6 / max(n, 1)
