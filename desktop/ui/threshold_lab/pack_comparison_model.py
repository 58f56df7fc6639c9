"""A comparison of packs, worked out for every way to read it before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from desktop.domain.comparison_sentences import (
    common_sentence,
    lack_sentence,
    needed_sentence,
    otherwise_sentence,
    paired_sentence,
    side_names,
)
from desktop.domain.error_sentences import Words
from desktop.domain.pack_comparison import ComparedSide, PackComparison, Reading, SideFigures
from desktop.domain.paired_finding import PairedFinding
from desktop.domain.rates import Rate
from desktop.domain.trade_off import TradeOffPoint, trade_off_of
from desktop.workflow.gallery_errors import DEFAULT_FPIR

FMR = 0.001
"""Of the 1:1 figure in the table."""


@dataclass(frozen=True, slots=True, eq=False)
class ComparisonReading:
    """By side: its figures and the points of its DET curve; by pair: (first, second, who was found)."""

    wanted: float
    reading: Reading
    figures: tuple[SideFigures, ...]
    curves: tuple[tuple[TradeOffPoint, ...], ...]
    pairs: tuple[tuple[int, int, PairedFinding], ...]


class ComparisonModel:
    """Made beside the window (a large gallery takes a moment); read on the main thread."""

    def __init__(self, comparison: PackComparison, floor: float) -> None:
        """`floor` is the policy's lowest confidence, 0..1; 0 where there is none."""
        self.comparison = comparison
        floor_fpir = round(1.0 - floor, 9)
        self.wanted = tuple(
            dict.fromkeys((DEFAULT_FPIR, floor_fpir if 0 < floor_fpir < 0.5 else DEFAULT_FPIR))
        )
        self.single = tuple(tuple(side.single.points()) for side in comparison.sides)
        self.fnmr = tuple(_fnmr(side) for side in comparison.sides)
        self._readings: dict[tuple[float, Reading], ComparisonReading] = {}
        for any_rank, refused in product((False, True), repeat=2):
            reading = Reading(any_rank, refused and comparison.common.anything_refused)
            searches = [side.searches(reading) for side in comparison.sides]
            curves = tuple(tuple(trade_off_of(one.curve, one.found)) for one in searches)
            for wanted in self.wanted:
                key = (wanted, reading)
                if key not in self._readings:
                    self._readings[key] = ComparisonReading(
                        wanted,
                        reading,
                        tuple(comparison.figures(side, wanted, reading) for side in comparison.sides),
                        curves,
                        tuple(comparison.pairs(wanted, reading)),
                    )

    @property
    def sides(self) -> tuple[ComparedSide, ...]:
        return self.comparison.sides

    def at(self, wanted: float, reading: Reading) -> ComparisonReading:
        """`wanted` is one of `self.wanted`."""
        counted = reading.refused_missed and self.comparison.common.anything_refused
        return self._readings[wanted, Reading(reading.any_rank, counted)]

    def names(self, words: Words) -> list[str]:
        return side_names(self.sides, words)

    def verdicts(self, shown: ComparisonReading, words: Words) -> list[str]:
        """Who finds whom, one sentence a pair; why there is none where there are too few people."""
        people = self.comparison.pool_people if shown.reading.refused_missed else self.comparison.people
        if not shown.pairs:
            return [needed_sentence(people, words)]
        names = self.names(words)
        return [
            paired_sentence(names[first], names[second], found, words, pairs=len(shown.pairs))
            for first, second, found in shown.pairs
        ]

    def basis(self, words: Words) -> str:
        """What was compared, and what each side lacks."""
        names = self.names(words)
        parts = [common_sentence(self.comparison, words)]
        parts += [
            lack_sentence(name, side.captures, words) for name, side in zip(names, self.sides, strict=True)
        ]
        parts.append(otherwise_sentence(self.comparison, words))
        return " ".join(part for part in parts if part)


def _fnmr(side: ComparedSide) -> Rate | None:
    return side.single.fnmr(side.single.threshold_for(FMR)) if side.single.enough else None
