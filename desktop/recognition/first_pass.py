"""The first pass of a search: approximate scores with a proven bound, and who can still be a candidate.

The approximation never decides anything. It says which faces are worth an exact score: those that may
reach the last place of the list. They are scored as the exact scan does, bit for bit, and ranked by that.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


class Disagreement(Exception):
    """An exact score lies outside its bound: what the first pass rests on is not these templates, or the
    device does not compute in float32. The exact scan answers instead."""


class OutOfRange(Disagreement):
    """A probe's numbers are outside of what the bounds hold for."""


class Approximation(Protocol):
    """One probe's scores in use against every face, known up to a bound."""

    def likely(self, count: int) -> Places:
        """The rows of about the `count` best, all of them if there are no more; ascending."""
        ...

    def reaching(self, level: float) -> Places:
        """Every row whose exact score may be `level` or more; ascending."""
        ...

    def check(self, rows: Places, scores: Floats) -> None:
        """Raises `Disagreement` where one of the exact `scores` of `rows` lies outside its bound."""
        ...


Scored = Generator[tuple[Approximation, Approximation], None, None]
"""Raw scores and scores in use, probe by probe."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`best`: subjects in the list. `offsets` float32 [faces] are added to every score in use, and then
    `cohort_subjects` of the best by raw score are wanted as well."""

    best: int
    offsets: Floats | None = None
    cohort_subjects: int = 0


class FirstPass(Protocol):
    """Of one snapshot and one comparator. Calls from several threads take turns."""

    @property
    def device(self) -> str:
        """For people."""
        ...

    def scores(self, probes: Floats, wanted: Wanted) -> Scored:
        """For each of `probes` float32 [m, d] its raw scores and its scores in use (raw + offset; the same
        object where there are no offsets). Valid until the next is asked for.

        Raises `OutOfRange`, and `Disagreement` where the device fails.
        """
        ...


@dataclass(frozen=True, slots=True)
class BestFaces:
    """Best first: `subjects` int64 [k], each one's best `faces` int64 [k] (rows) and its `scores`."""

    subjects: Places
    faces: Places
    scores: Floats


def best_subjects(
    approximation: Approximation,
    exact: Callable[[Places], Floats],
    subject_index: NDArray[np.int32],
    wanted: int,
    *,
    start: int,
    shift: np.float32 | None = None,
    before_shift: Callable[[float, float], float] | None = None,
) -> BestFaces:
    """The `wanted` best subjects by exact score, ties by enrolment, as the exact scan lists them.

    `wanted` is at most the number of subjects; `start` is how many faces are looked at first. `exact` gives
    the float32 scores of rows, by which is ranked after `shift` was taken off; `before_shift` says from
    which score on that can reach a level.

    Raises `Disagreement`.
    """
    if wanted == 0:
        return BestFaces(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32))
    count = max(start, wanted)
    while True:
        rows = approximation.likely(count)
        found = _by_subject(rows, _scored(approximation, exact, rows, shift), subject_index)
        if len(found.subjects) >= wanted:
            break
        count *= 4
    # So many subjects score this or more: whoever is in the list does, too, and nobody else matters.
    last = float(found.scores[wanted - 1])
    level = last if shift is None or before_shift is None else before_shift(last, float(shift))
    rows = approximation.reaching(level)
    scores = _scored(approximation, exact, rows, shift)
    enough = scores >= np.float32(last)
    found = _by_subject(rows[enough], scores[enough], subject_index)
    return BestFaces(found.subjects[:wanted], found.faces[:wanted], found.scores[:wanted])


def _scored(
    approximation: Approximation,
    exact: Callable[[Places], Floats],
    rows: Places,
    shift: np.float32 | None,
) -> Floats:
    scores = exact(rows)
    approximation.check(rows, scores)
    return scores if shift is None else scores - shift


def _by_subject(rows: Places, scores: Floats, subject_index: NDArray[np.int32]) -> BestFaces:
    """Each subject among `rows` (ascending) by the first face that reaches its best score."""
    subjects = subject_index[rows]
    order = np.lexsort((rows, -scores, subjects))
    first = order[np.flatnonzero(np.diff(subjects[order], prepend=-1))]
    first = first[np.lexsort((rows[first], -scores[first]))]
    return BestFaces(subjects[first].astype(np.int64), rows[first], scores[first])
