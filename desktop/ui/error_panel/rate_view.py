"""What the rates panel and the threshold slider show, computed without a widget."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain import error_sentences
from desktop.domain.error_rates import ErrorRates
from desktop.domain.error_sentences import Words, missed_sentence
from desktop.domain.rates import Rate
from desktop.ui.shell.by_locale import percent_by_locale

DECIMALS = 4
"""Of a threshold on the screen, where scores spread over tenths as cosines do."""
_MOST_DECIMALS = 6


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("RateView", text, None, n)


def ui_words() -> Words:
    """The sentences of the domain in the language and the numbers of the window."""
    locale = QLocale()
    return Words(
        lambda text: QCoreApplication.translate("error_sentences", text),
        locale.toString,
        lambda value: locale.toString(value, "f", 1),
    )


def decimals_for(span: float) -> int:
    """So many that a hundredth of the scores' spread can still be told: 4 for cosines, 5 for a spread of
    0.03 to 0.3."""
    if span <= 0:
        return DECIMALS
    return min(max(DECIMALS, DECIMALS - math.floor(math.log10(span / 0.3) - 1e-9)), _MOST_DECIMALS)


@dataclass(frozen=True, slots=True)
class RateView:
    """What is known about error at one threshold of one gallery.

    `fpir` and `sel` are None where nothing was measured; `n` is the number of non-mated searches behind
    them. `fnir` is None where fewer than 30 of the `mated` subjects it takes are there.
    `candidates_count` is None while no search is open.
    """

    threshold: float
    candidates_count: int | None
    fpir: Rate | None
    n: int
    gallery_name: str
    pack: str
    stale: bool = False
    demo: bool = False
    default_threshold: float | None = None
    candidates_exact: bool = True
    sel: float | None = None
    fnir: Rate | None = None
    mated: int = 0
    decimals: int = DECIMALS


def rate_view(
    threshold: float,
    rates: ErrorRates | None,
    *,
    candidates_count: int | None,
    gallery_name: str,
    pack: str,
    stale: bool = False,
    demo: bool = False,
    default_threshold: float | None = None,
    candidates_exact: bool = True,
    decimals: int = DECIMALS,
) -> RateView:
    """Reads the rates at `threshold`: a few binary searches, cheap enough for every step of a slider."""
    known = rates if rates is not None and rates.n > 0 else None
    return RateView(
        threshold,
        candidates_count,
        known.fpir(threshold) if known is not None else None,
        known.n if known is not None else 0,
        gallery_name,
        pack,
        stale,
        demo,
        default_threshold,
        candidates_exact,
        known.sel(threshold) if known is not None else None,
        known.fnir(threshold) if known is not None else None,
        known.mated_searches if known is not None else 0,
        decimals,
    )


def lowered_sentence(view: RateView) -> str:
    """A caution where the threshold stands below the default and lets more people through; else empty."""
    default = view.default_threshold
    if view.fpir is None or default is None or view.threshold >= default or not view.fpir.events:
        return ""
    return _tr(
        "Lowered from the default {default}: about 1 in {people} people who are not in this gallery would "
        "get a candidate."
    ).format(
        default=QLocale().toString(default, "f", view.decimals),
        people=QLocale().toString(max(1, round(1 / view.fpir.value))),
    )


def percent_text(share: float) -> str:
    """A share as a percentage with a useful number of decimals: 43.0%, 2.0%, 0.3%, 0.0042%."""
    percent = float(share * 100)
    if 99.95 <= percent < 100:
        return "> " + percent_by_locale(QLocale().toString(99.9, "f", 1))
    decimals = 1
    if percent in (0, 100):
        decimals = 0
    elif percent < 0.0995:
        decimals = min(6, 1 - math.floor(math.log10(percent)))
    return percent_by_locale(QLocale().toString(percent, "f", decimals))


def frequency_sentence(rate: Rate) -> str:
    """The rate in natural frequencies, as a juror could read it, and what it rests on."""
    return f"{natural_sentence(rate)} {measured_sentence(rate)}"


def natural_sentence(rate: Rate) -> str:
    """Of 100 people who are not in this gallery, about 5 (3 to 7) would get a candidate here."""
    return error_sentences.frequency_sentence(rate, ui_words())


def measured_sentence(rate: Rate) -> str:
    """The figure with its interval, and how it was measured."""
    people = QLocale().toString(rate.n)
    if rate.events == 0:
        return _tr(
            "FPIR at most {high} (one-sided 95% bound), measured by leaving out each of {people} people."
        ).format(people=people, high=percent_text(rate.high))
    if rate.events == rate.n:
        return _tr(
            "FPIR at least {low} (one-sided 95% bound), measured by leaving out each of {people} people."
        ).format(people=people, low=percent_text(rate.low))
    return _tr(
        "FPIR {value}, 95% interval {low} to {high}, measured by leaving out each of {people} people."
    ).format(
        people=people,
        value=percent_text(rate.value),
        low=percent_text(rate.low),
        high=percent_text(rate.high),
    )


def false_candidates_sentence(sel: float) -> str:
    """SEL(N, T), the mean number of candidates of a search for somebody who is not there."""
    if sel <= 0:
        return _tr("No search for somebody who is not here returned a candidate (SEL 0).")
    return _tr("A search for somebody who is not here returns {count} candidates on average (SEL).").format(
        count=mean_text(sel)
    )


def mean_text(value: float) -> str:
    """Two digits that count: 0.0034, 0.11, 2.3, 410."""
    decimals = min(8, max(0, 1 - math.floor(math.log10(value)))) if value > 0 else 0
    return QLocale().toString(float(value), "f", decimals)


def missed_text(view: RateView) -> str:
    """FNIR with its interval, or why it cannot be measured; empty where nothing is."""
    if view.fpir is None:
        return ""
    sentence = missed_sentence(view.fnir, view.mated, ui_words())
    if view.fnir is None:
        return sentence
    rate = view.fnir
    return _tr("{sentence} FNIR {value}, 95% interval {low} to {high}.").format(
        sentence=sentence,
        value=headline(rate),
        low=percent_text(rate.low),
        high=percent_text(rate.high),
    )


def headline(rate: Rate) -> str:
    """The rate alone, large: “2.0%”, or the bound “≤ 1.0%” when nothing happened."""
    if rate.events == 0:
        return f"≤ {percent_text(rate.high)}"
    return percent_text(rate.value)


@dataclass(frozen=True, slots=True)
class IntervalScale:
    """An interval on an axis from 0 to `top`; positions are shares of the axis, 0..1."""

    top: float
    low: float
    value: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    """position and text"""


_TOPS = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


def interval_scale(rate: Rate) -> IntervalScale:
    """The smallest round axis that holds the interval; it starts at 0, always."""
    top = next((t for t in _TOPS if t >= min(rate.high, 1.0) * 1.02), 1.0)
    parts = 5 if round(top / 10 ** math.floor(math.log10(top) + 1e-9)) in (1, 5) else 4
    ticks = tuple(
        (i / parts, percent_by_locale(QLocale().toString(top * i / parts * 100, "g", 6)))
        for i in range(parts + 1)
    )
    return IntervalScale(top, rate.low / top, rate.value / top, min(1.0, rate.high / top), ticks)


def strip_heights(counts: NDArray[np.int64] | NDArray[np.float64]) -> NDArray[np.float64]:
    """Heights 0..1 of histogram bars, linear in the counts; all zero when there is nothing."""
    values = np.asarray(counts, dtype=np.float64)
    largest = float(values.max()) if len(values) else 0.0
    return values / largest if largest > 0 else np.zeros(len(values))


def score_histogram(
    best: NDArray[np.float32], low: float, high: float, bins: int = 96
) -> NDArray[np.int64]:
    """Counts of non-mated best scores in equal bins; scores outside go into the end bins."""
    clipped = np.clip(best, np.float32(low), np.float32(high))
    return np.histogram(clipped, bins=bins, range=(low, high))[0].astype(np.int64)
