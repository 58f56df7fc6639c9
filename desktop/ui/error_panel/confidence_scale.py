"""The confidence of a search, 1 - FPIR, as a logarithmic scale that ends where n ends. No widget."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.rates import FpirCurve
from desktop.ui.shell.by_locale import percent_by_locale

FINE = 1 / 200
"""One arrow key, as a share of the scale."""
_MARKS = (0.5, 0.8, 0.95, 0.99, 0.999, 0.9999, 0.99999, 0.999999)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConfidenceScale", text)


@dataclass(frozen=True, slots=True)
class Mark:
    """A named confidence; `position` is its share of the scale, `note` what has to be known about it."""

    confidence: float
    position: float
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConfidenceReading:
    """Where a threshold stands: the measured confidence, held at the top of the scale."""

    confidence: float
    position: float
    at_top: bool
    """No more events than the end of the scale has: more confidence than n can tell is not shown."""
    beyond: bool
    """Fewer events than that."""


class ConfidenceScale:
    """From FPIR 1 (confidence 0%, position 0) to the least FPIR that n people can tell (the top, position
    1), evenly in log FPIR. By the rule of three that is 3/n (Hanley and Lippman-Hand 1983, JAMA 249:1743),
    and 6/n where events come in pairs; the curve knows which.

    Every reading costs a few binary searches.
    """

    def __init__(self, curve: FpirCurve) -> None:
        self._curve = curve
        self.n = curve.n
        self.top = curve.highest_supported_confidence
        self.usable = self.top > 0
        """With a handful of people there is no scale at all."""
        self._least = 1.0 - self.top
        self._events_at_top = round(self._least * self.n)
        self.decimals = max(1, math.ceil(math.log10(self.n)) - 2) if self.usable else 1
        """Of the confidence as a percentage: one more than one person makes."""
        self.marks = tuple(self._mark(c) for c in _MARKS if c <= self.top + 1e-12) if self.usable else ()

    def _mark(self, confidence: float) -> Mark:
        return Mark(
            confidence,
            self.position_of(confidence),
            short_percent(confidence),
            eighty_note() if confidence == 0.8 else "",
        )

    def position_of(self, confidence: float) -> float:
        """0..1; what lies beyond the top stands at the top."""
        if not self.usable or confidence <= 0:
            return 0.0
        if confidence >= self.top:
            return 1.0
        return math.log(1.0 - confidence) / math.log(self._least)

    def confidence_at(self, position: float) -> float:
        """The inverse of `position_of`, within the scale."""
        inside = min(max(position, 0.0), 1.0)
        return 1.0 - self._least**inside if self.usable else 0.0

    def reading(self, threshold: float) -> ConfidenceReading:
        """What was measured at `threshold`."""
        events = self._curve.events(threshold)
        confidence = min(1.0 - events / self.n, self.top)
        end = self._events_at_top
        return ConfidenceReading(confidence, self.position_of(confidence), events <= end, events < end)

    def threshold_for(self, confidence: float) -> float:
        """The lowest threshold with at least this confidence; with ties it may have more."""
        # 1 - 0.9 is a little less than 0.1, and the person behind that difference counts.
        return self._curve.threshold_for(round(1.0 - confidence, 12))

    def threshold_at(self, position: float, now: float) -> float:
        """For a handle that is dragged to `position` while the threshold is `now`."""
        if position >= 1.0 and self.reading(now).at_top:
            return now
        return self.threshold_for(self.confidence_at(position))

    def stepped(self, now: float, steps: int) -> float:
        """`steps` of `FINE` up or down, and always at least to the next confidence that was measured."""
        events = self._curve.events(now)
        position = min(max(self.reading(now).position + steps * FINE, 0.0), 1.0)
        wanted = math.floor(self._least**position * self.n + 1e-6)
        if steps > 0:
            if events <= self._events_at_top:
                return now
            return self._with_events(max(self._events_at_top, min(wanted, events - 1)))
        return self._with_events(max(wanted, self._next_events(events)))

    def paged(self, now: float, up: bool) -> float:
        """To the next mark or end of the scale that has another measured confidence."""
        events = self._curve.events(now)
        stops = {self._curve.events(t): t for t in map(self.threshold_for, self._stops())}
        beyond = [e for e in stops if (e < events if up else e > events)]
        if not beyond or (up and events <= self._events_at_top):
            return now
        return stops[max(beyond) if up else min(beyond)]

    def _stops(self) -> list[float]:
        return [0.0, *(mark.confidence for mark in self.marks), self.top]

    def _with_events(self, events: int) -> float:
        return self._curve.threshold_for(min(events, self.n) / self.n)

    def _next_events(self, events: int) -> int:
        """The smallest allowance that lets more than `events` happen: equal scores fall together."""
        low, high = events, self.n
        while high - low > 1:
            middle = (low + high) // 2
            if self._curve.events(self._with_events(middle)) > events:
                high = middle
            else:
                low = middle
        return high

    def near(self, position: float, within: float = 0.02) -> Mark | None:
        """The mark at `position`."""
        return next((mark for mark in self.marks if abs(mark.position - position) <= within), None)

    def end_text(self, at_top: bool) -> str:
        """What the end of the scale says."""
        fields = {"people": QLocale().toString(self.n), "top": self.text_of(self.top)}
        if not self.usable:
            return _tr("{people} people are too few to tell any confidence.").format(**fields)
        if at_top:
            return _tr("Top of the scale: {people} people can tell no more than {top}.").format(**fields)
        return _tr("Scale ends at {top}: {people} people tell no more.").format(**fields)

    def text_of(self, confidence: float) -> str:
        """As a percentage with the decimals of this scale."""
        return percent_by_locale(QLocale().toString(confidence * 100, "f", self.decimals))


def eighty_note() -> str:
    """The figure people know from the news is not on this scale."""
    return _tr(
        "The 80% in the ACLU's test of 2018 was a setting on another product's own scale. It is not this "
        "scale."
    )


def short_percent(confidence: float) -> str:
    """A confidence with only the decimals that it needs: 80%, 99.9%."""
    digits = f"{confidence * 100:.6f}".rstrip("0").rstrip(".")
    decimals = len(digits.partition(".")[2])
    return percent_by_locale(QLocale().toString(confidence * 100, "f", decimals))


def confidence_sentence(confidence: float, or_more: bool = False) -> str:
    """What a confidence says, in natural frequencies. It speaks of searches, never of a candidate."""
    if confidence <= 0:
        return _tr("Every search for somebody who is not in this gallery returns a candidate.")
    people = 100
    while min(confidence, 1.0 - confidence) * people < 1 - 1e-9 and people < 1_000_000_000:
        people *= 10
    nobody = people - round((1.0 - confidence) * people)
    words = (
        _tr("Of {people} searches for people who are not in this gallery, {nobody} or more return nobody.")
        if or_more
        else _tr("Of {people} searches for people who are not in this gallery, {nobody} return nobody.")
    )
    return words.format(people=QLocale().toString(people), nobody=QLocale().toString(nobody))


def room_for(
    wanted: list[tuple[float, float]], start: float, end: float, gap: float = 5.0
) -> list[float | None]:
    """Left edges for labels of (centre, width) from `start` to `end`, the first ones first; None where
    there is no room."""
    taken: list[tuple[float, float]] = []
    places: list[float | None] = []
    for centre, wide in wanted:
        left = min(max(start, centre - wide / 2), end - wide)
        free = all(left + wide + gap <= first or left >= last + gap for first, last in taken)
        places.append(left if free else None)
        if free:
            taken.append((left, left + wide))
    return places
