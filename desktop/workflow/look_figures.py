"""The tables about looks by another person: how often they disagreed, and how often a filler was chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.conclusions import Conclusion
from desktop.domain.figures import Cell, FigureTable, Period, median_text, share_text
from desktop.domain.looks import Look, LookState
from desktop.storage.stores import Stores

_COLUMNS = (
    "Looks completed",
    "Candidates: not called a lead",
    "Fillers: called a lead",
    "Looks in which a filler was called a lead",
    "Median time of a look",
)
NOT_A_RANKING = (
    "A candidate in a look is one that the first examiner called a lead: whoever does not agree may be the "
    "safeguard that worked. A filler is another person of the gallery: calling one a lead is most likely "
    "an error. Few looks say little: read the intervals, and rank nobody by these figures."
)


@dataclass(frozen=True, slots=True)
class LookCounts:
    """What a number of completed looks add up to."""

    looks: int
    candidates: int
    disagreed: int
    fillers: int
    fillers_chosen: int
    looks_with_filler_chosen: int
    seconds: tuple[float, ...]

    def cells(self) -> tuple[Cell, ...]:
        """For `_COLUMNS`."""
        return (
            self.looks,
            share_text(self.disagreed, self.candidates),
            share_text(self.fillers_chosen, self.fillers),
            share_text(self.looks_with_filler_chosen, self.looks),
            median_text(self.seconds),
        )


def count_looks(looks: Iterable[Look]) -> LookCounts:
    """Faces that were taken out of a look before they were answered do not count."""
    done = [look for look in looks if look.state is LookState.COMPLETED]
    answered = [(item, look.answer(item.face_id)) for look in done for item in look.items]
    candidates = [answer for item, answer in answered if answer is not None and not item.is_filler]
    return LookCounts(
        looks=len(done),
        candidates=len(candidates),
        disagreed=sum(answer.conclusion is not Conclusion.LEAD for answer in candidates),
        fillers=sum(answer is not None and item.is_filler for item, answer in answered),
        fillers_chosen=sum(len(look.fillers_chosen) for look in done),
        looks_with_filler_chosen=sum(bool(look.fillers_chosen) for look in done),
        seconds=tuple(sum(answer.seconds for answer in look.answers) for look in done if look.answers),
    )


def look_tables(stores: Stores, period: Period, *, reviewers: bool) -> tuple[FigureTable, ...]:
    """Looks that ended in the period. Each reviewer's own only for whoever may see them."""
    all_looks = stores.looks.all()
    ended = [look for look in all_looks if look.ended_at is not None and period.holds(look.ended_at)]
    tables = [_states(all_looks, ended, period), _whole(ended, reviewers)]
    if reviewers:
        tables.append(_by_reviewer(ended))
    return tuple(tables)


def _states(all_looks: list[Look], ended: list[Look], period: Period) -> FigureTable:
    asked = [look for look in all_looks if period.holds(look.asked_at)]
    return FigureTable(
        "look_states",
        "Looks asked for and ended",
        ("What", "Looks"),
        (
            ("Second looks asked for in the period", sum(look.ordinal == 2 for look in asked)),
            ("Third looks asked for in the period", sum(look.ordinal > 2 for look in asked)),
            ("Completed in the period", sum(look.state is LookState.COMPLETED for look in ended)),
            ("Withdrawn in the period", sum(look.state is LookState.WITHDRAWN for look in ended)),
            ("Waiting or begun now, of all", sum(look.ended_at is None for look in all_looks)),
        ),
    )


def _whole(ended: list[Look], reviewers: bool) -> FigureTable:
    kinds = (
        ("Second looks", [look for look in ended if look.ordinal == 2]),
        ("Third looks", [look for look in ended if look.ordinal > 2]),
        ("All", ended),
    )
    notes = [
        "Intervals take the answers as independent. Those of one look and of one person are not quite so: "
        "the true intervals are wider.",
    ]
    if not reviewers:
        notes.append("Only the whole is shown: each reviewer's figures are for supervisors.")
    return FigureTable(
        "looks",
        "Looks completed",
        ("Look", *_COLUMNS),
        tuple((name, *count_looks(looks).cells()) for name, looks in kinds),
        tuple(notes),
    )


def _by_reviewer(ended: list[Look]) -> FigureTable:
    """By account, under the name that it signs in with."""
    done: dict[tuple[str, str], list[Look]] = {}
    for look in ended:
        if look.state is LookState.COMPLETED and look.examiner is not None:
            done.setdefault((look.examiner, look.account_id or ""), []).append(look)
    return FigureTable(
        "reviewers",
        "Looks completed, by reviewer",
        ("Reviewer", *_COLUMNS),
        tuple((name, *count_looks(looks).cells()) for (name, _), looks in sorted(done.items())),
        (NOT_A_RANKING,),
    )
