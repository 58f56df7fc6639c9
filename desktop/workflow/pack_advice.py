"""Which pack is better on this user's own gallery, from what was measured here and from nothing else.

Published figures are about other people and other pictures: none of them decides anything here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from desktop.domain.licence_terms import keeps_casework_out
from desktop.domain.paired_finding import PairedFinding
from desktop.recognition.packs import PackCatalogue
from desktop.storage.workspace import Workspace
from desktop.workflow.kept_comparisons import KeptComparison, KeptSide, current_comparisons

MOST_SHOWN = 3


class Outcome(Enum):
    RECOMMENDED = auto()
    """One finds more than another, beyond chance, and none finds more than it."""
    WITHIN_CHANCE = auto()
    LICENCE = auto()
    """The one that finds more is kept out of casework by its licence."""
    TOO_FEW = auto()
    """Not enough people with two pictures for any figure."""


@dataclass(frozen=True, slots=True)
class PackTerms:
    """What the manifest says; empty where the pack is not installed any more. `kept_out`: see
    `licence_terms`."""

    licence: str
    training_data: str
    kept_out: bool


@dataclass(frozen=True, slots=True)
class PackAdvice:
    """One comparison whose galleries are still what was compared. `best` is the place of the side that is
    spoken of (recommended, or kept out by its licence), `other` that of the worst it was told from."""

    comparison: KeptComparison
    outcome: Outcome
    best: int | None
    other: int | None
    terms: tuple[PackTerms, ...]
    """By side."""

    def finding(self) -> PairedFinding | None:
        """Of `best` and `other`, the best first; of the first two sides where nothing is told apart."""
        wanted = (0, 1) if self.best is None or self.other is None else (self.best, self.other)
        for first, second, found in self.comparison.pairs:
            if (first, second) == wanted:
                return found
            if (second, first) == wanted:
                return _turned(found)
        return None


def pack_advice(workspace: Workspace, catalogue: PackCatalogue) -> list[PackAdvice]:
    """The newest comparison of each choice of galleries that is still current."""
    packs = {pack.id: pack for pack in (*catalogue.recipes(), *catalogue.installed())}
    advice: dict[tuple[int, ...], PackAdvice] = {}
    # Each pack by one score, where there is such a comparison: two scores of one pack are no two packs.
    kept = sorted(current_comparisons(workspace), key=lambda one: not _one_side_a_pack(one))
    for comparison in kept:
        sides = comparison.sides
        key = tuple(sorted({side.gallery_id for side in sides}))
        if key in advice or len({side.pack_hash for side in sides}) < 2:
            continue
        terms = []
        for side in sides:
            pack = packs.get(side.pack_id)
            terms.append(
                PackTerms("", "", False)
                if pack is None
                else PackTerms(pack.licence, pack.training_data, keeps_casework_out(pack.licence))
            )
        advice[key] = _advice(comparison, tuple(terms))
    return list(advice.values())[:MOST_SHOWN]


def _one_side_a_pack(comparison: KeptComparison) -> bool:
    return len({side.pack_hash for side in comparison.sides}) == len(comparison.sides)


def _advice(comparison: KeptComparison, terms: tuple[PackTerms, ...]) -> PackAdvice:
    if not comparison.pairs:
        return PackAdvice(comparison, Outcome.TOO_FEW, None, None, terms)
    beats: dict[int, set[int]] = {place: set() for place in range(len(comparison.sides))}
    for first, second, found in comparison.pairs:
        if found.differs:
            better, worse = (first, second) if found.first_finds_more else (second, first)
            beats[better].add(worse)
    beaten = set().union(*beats.values())
    leaders = [place for place, worse in beats.items() if worse and place not in beaten]
    if not leaders:
        return PackAdvice(comparison, Outcome.WITHIN_CHANCE, None, None, terms)
    best = min(leaders, key=lambda place: _missed(comparison.sides[place]))
    other = max(beats[best], key=lambda place: _missed(comparison.sides[place]))
    outcome = Outcome.LICENCE if terms[best].kept_out else Outcome.RECOMMENDED
    return PackAdvice(comparison, outcome, best, other, terms)


def _missed(side: KeptSide) -> float:
    return side.missed.value if side.missed is not None else 1.0


def _turned(found: PairedFinding) -> PairedFinding:
    """The other side first."""
    return PairedFinding(
        found.n,
        found.both,
        found.second_only,
        found.first_only,
        found.chance,
        -found.high,
        -found.low,
        found.differs,
    )
