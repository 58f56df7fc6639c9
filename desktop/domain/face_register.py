"""What is recorded about every face of a gallery, by columns: a million are filtered and sorted in
milliseconds. About 100 bytes a face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from desktop.domain.face_filters import FaceFilter, FaceOrder, FaceSorting
from desktop.domain.progress import CancelToken

NO_YEAR, NO_DAY, NO_MEASURE = 0, 0, -1
SEPARATOR = "\x1e"
"""Between the texts of two faces: it is white space, so that no word holds it."""

_MANY = 500
"""Faces of a stretch that hold a word: with more, going through all of its texts is quicker."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column with few different texts: face i has `texts[codes[i]]`."""

    texts: tuple[str, ...]
    codes: NDArray[np.int32]

    def is_one_of(self, wanted: Sequence[bool]) -> NDArray[np.bool_]:
        """For each face whether its text is wanted; `wanted` goes by `texts`."""
        return np.asarray(np.array(wanted, np.bool_)[self.codes])

    def equal(self, text: str) -> NDArray[np.bool_]:
        return self.is_one_of([one == text for one in self.texts])


@dataclass(frozen=True, slots=True)
class Texts:
    """A stretch of faces: what words are looked for in, folded, `SEPARATOR` between two faces."""

    first: int
    """Number of its first face."""
    joined: str

    def holding(self, word: str) -> list[int]:
        """Numbers of the faces whose text holds the word, ascending."""
        joined, times = self.joined, self.joined.count(word)
        if times == 0:
            return []
        if times > _MANY:  # then nearly every text has to be looked at anyway
            return [n for n, text in enumerate(joined.split(SEPARATOR), self.first) if word in text]
        found, face, counted = [], self.first, 0
        at = joined.find(word)
        while at >= 0:
            face += joined.count(SEPARATOR, counted, at)
            found.append(face)
            counted = joined.find(SEPARATOR, at)  # on with the next face
            at = joined.find(word, counted) if counted >= 0 else -1
        return found


@dataclass(frozen=True, slots=True)
class FaceMeasures:
    """Of each face the value of its weakest measure (int16, `NO_MEASURE` where nothing was measured) and
    the pixels between its eyes (float32)."""

    weakest: NDArray[np.int16]
    eye_distance: NDArray[np.float32]


@dataclass(frozen=True)
class FaceRegister:
    """Face i is the i-th that was enrolled."""

    face_ids: NDArray[np.int64]
    subjects: NDArray[np.int32]
    """Number of the subject; numbers follow the order of their ids."""
    sex: Coded
    race_ethnicity: Coded
    source: Coded
    born_first: NDArray[np.int16]
    """`NO_YEAR` where none is recorded"""
    born_last: NDArray[np.int16]
    captured: NDArray[np.int32]
    """Day number (`date.toordinal`), `NO_DAY` where none is recorded"""
    texts: tuple[Texts, ...]
    _orders: dict[FaceOrder, NDArray[np.int32]] = field(default_factory=dict, compare=False)
    """Of the whole gallery, ascending; made when first asked for."""

    def __len__(self) -> int:
        return len(self.face_ids)

    def choose(
        self,
        wanted: FaceFilter,
        sorting: FaceSorting,
        measures: FaceMeasures | None = None,
        cancel: CancelToken | None = None,
    ) -> NDArray[np.int64]:
        """Ids of the faces that are wanted, in their order. Raises `Cancelled`.

        `measures` must be there where the filter or the order reads them (`ValueError`).
        """
        cancel = cancel or CancelToken()
        if measures is None and (wanted.reads_measures or sorting.reads_measures):
            raise ValueError("this filter or order needs the measures")
        kept = None if wanted.is_empty else self._kept(wanted, measures, cancel)
        cancel.raise_if_cancelled()
        if sorting.by is FaceOrder.ENROLLED:
            found = self.face_ids if kept is None else self.face_ids[kept]
            return found[::-1] if sorting.descending else found
        order = self._ordered(sorting, measures)
        cancel.raise_if_cancelled()
        return self.face_ids[order if kept is None else order[kept[order]]]

    # Filtering

    def _kept(
        self, wanted: FaceFilter, measures: FaceMeasures | None, cancel: CancelToken
    ) -> NDArray[np.bool_]:
        kept = np.ones(len(self), np.bool_)
        for column, text in ((self.sex, wanted.sex), (self.race_ethnicity, wanted.race_ethnicity)):
            if text is not None:
                kept &= column.equal(text)
        if wanted.birth_not_recorded:
            kept &= self.born_first == NO_YEAR
        if wanted.born is not None:
            first, last = wanted.born
            kept &= (self.born_first != NO_YEAR) & (self.born_first <= last) & (self.born_last >= first)
        if measures is not None and wanted.quality is not None:
            least, greatest = wanted.quality
            kept &= (measures.weakest >= max(least, 0)) & (measures.weakest <= greatest)
        if measures is not None and wanted.eye_distance is not None:
            near, far = wanted.eye_distance
            kept &= (measures.eye_distance >= max(near, 0)) & (measures.eye_distance < far)
        if wanted.several_captures:
            kept &= np.bincount(self.subjects, minlength=1)[self.subjects] > 1
        for word in wanted.words:
            kept &= self._holding(word, cancel)
        return kept

    def _holding(self, word: str, cancel: CancelToken) -> NDArray[np.bool_]:
        found = np.zeros(len(self), np.bool_)
        for column in (self.sex, self.race_ethnicity, self.source):
            holding = [word in text.casefold() for text in column.texts]
            if any(holding):
                found |= column.is_one_of(holding)
        for texts in self.texts:
            cancel.raise_if_cancelled()
            numbers = texts.holding(word)
            if numbers:
                found[numbers] = True
        return found

    # Sorting

    def _ordered(self, sorting: FaceSorting, measures: FaceMeasures | None) -> NDArray[np.int32]:
        """Numbers of all faces; equal ones stand in the order of enrolment, those without at the end."""
        values, nothing = self._values(sorting.by, measures)
        order = self._orders.get(sorting.by)
        if order is None:
            order = np.argsort(values, kind="stable").astype(np.int32)
            self._orders[sorting.by] = order
        # What has no value is less than all others, and stands first.
        without = int(np.searchsorted(values[order], nothing, side="right")) if nothing is not None else 0
        known = order[without:]
        return np.concatenate((known[::-1] if sorting.descending else known, order[:without]))

    def _values(
        self, by: FaceOrder, measures: FaceMeasures | None
    ) -> tuple[NDArray[np.int16] | NDArray[np.int32] | NDArray[np.float32], int | None]:
        if by is FaceOrder.SUBJECT:
            return self.subjects, None
        if by is FaceOrder.CAPTURED:
            return self.captured, NO_DAY
        if measures is None:
            raise ValueError("this order needs the measures")
        return (measures.weakest if by is FaceOrder.QUALITY else measures.eye_distance), NO_MEASURE

    # What there is

    def choices(self, column: Coded) -> list[tuple[str, int]]:
        """Each text that faces have with how many have it, by text; what is not recorded is left out."""
        counts = np.bincount(column.codes, minlength=len(column.texts))
        return sorted((text, int(n)) for text, n in zip(column.texts, counts, strict=True) if text and n)

    def decades_of_birth(self) -> list[int]:
        """First years of the decades in which somebody's recorded year or band lies."""
        known = self.born_first != NO_YEAR
        first, last = self.born_first[known] // 10, self.born_last[known] // 10
        if not len(first):
            return []
        # A band counts in each of its decades.
        edges = np.zeros(int(last.max()) + 2, np.int64)
        np.add.at(edges, first, 1)
        np.add.at(edges, last + 1, -1)
        return [int(decade) * 10 for decade in np.flatnonzero(np.cumsum(edges) > 0)]

    def gaps(self) -> dict[str, int]:
        """Of how many subjects sex, race or ethnicity, year of birth and capture date are not recorded,
        by their first face, and how many there are."""
        firsts = np.unique(self.subjects, return_index=True)[1]
        return {
            "sex": int(self.sex.equal("")[firsts].sum()),
            "race_ethnicity": int(self.race_ethnicity.equal("")[firsts].sum()),
            "year_of_birth": int((self.born_first[firsts] == NO_YEAR).sum()),
            "capture_date": int((self.captured[firsts] == NO_DAY).sum()),
            "subjects": len(firsts),
        }
