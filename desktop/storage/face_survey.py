"""Columns of all faces of a gallery, by stretches of their ids.

SQLite joins the values of a stretch, so that hardly any Python runs for a face and the window's thread is
not kept waiting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.face_register import NO_MEASURE, NO_YEAR, SEPARATOR
from desktop.domain.faces import QualityComponent
from desktop.storage.session import Session

STRETCH = 5000
"""Faces read at a time; the work looks at its token between two."""
_PIECE = 1 << 16

_SIGN = f"char({ord(SEPARATOR)})"
_JOINED = f"group_concat(replace({{}}, {_SIGN}, ' '), {_SIGN})"
_TEXTS = (
    "sex",
    "race_ethnicity",
    "source",
    "coalesce(capture_date, '')",
    # Most paths hold the subject's id.
    "CASE WHEN instr(relative_path, subject_id) THEN '' ELSE subject_id || char(10) END"
    " || relative_path || CASE extra WHEN '{}' THEN '' ELSE char(10) || extra END",
)
_NUMBERS = ("face_id", f"coalesce(birth_first, {NO_YEAR})", f"coalesce(birth_last, {NO_YEAR})")
_WEAKEST = ", ".join(
    f"coalesce(json_extract(quality, '$.{component.value}.value'), 101)" for component in QualityComponent
)
_EYES = f"'$.{QualityComponent.INTER_EYE_DISTANCE.value}.native'"
_MEASURED = (
    # 101, more than any value, stands for a component that was not measured.
    f"coalesce(nullif(min({_WEAKEST}), 101), {NO_MEASURE})",
    f"coalesce(json_extract(quality, {_EYES}), {NO_MEASURE})",
)


@dataclass(frozen=True, slots=True)
class RecordStretch:
    """What is recorded about some faces, in the order of enrolment. Numbers are int64 [n]."""

    face_ids: NDArray[np.int64]
    born_first: NDArray[np.int64]
    born_last: NDArray[np.int64]
    sex: list[str]
    race_ethnicity: list[str]
    source: list[str]
    captured: list[str]
    """ISO dates, empty where none is recorded"""
    folded: str
    """What words are looked for in, `SEPARATOR` between two faces"""


@dataclass(frozen=True, slots=True)
class MeasureStretch:
    """Weakest value and pixels between the eyes of some faces, float64 [n]; `NO_MEASURE` for none."""

    weakest: NDArray[np.float64]
    eye_distance: NDArray[np.float64]


class FaceSurvey:
    def __init__(self, session: Session) -> None:
        self._session = session

    def newest_row(self, gallery_id: int) -> int:
        """Grows with every face that is enrolled; -1 for an empty gallery."""
        found = self._session.value("SELECT max(row) FROM face WHERE gallery_id = ?", (int(gallery_id),))
        return -1 if found is None else int(found)

    def ids(self, gallery_id: int) -> NDArray[np.int64]:
        """Of all faces in the order of enrolment."""
        sql = (
            "SELECT group_concat(face_id) FROM (SELECT face_id FROM face"
            " WHERE gallery_id = ? AND row >= ? AND row < ? ORDER BY row)"
        )
        parts = []
        for first in range(0, self.newest_row(gallery_id) + 1, STRETCH):
            (joined,) = self._session.rows(sql, (int(gallery_id), first, first + STRETCH))[0]
            if joined is not None:
                parts.append(_numbers(joined, np.int64))
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    def by_subject(self, gallery_id: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Ids of all faces by subject id, and how many faces each subject has, in the same order."""
        where = "FROM face WHERE gallery_id = ?"
        ids, counts = (
            self._session.value(f"SELECT group_concat(n) FROM ({inner})", (int(gallery_id),))  # noqa: S608
            for inner in (
                f"SELECT face_id AS n {where} ORDER BY subject_id, row",
                f"SELECT count(*) AS n {where} GROUP BY subject_id ORDER BY subject_id",
            )
        )
        return _numbers(ids or "", np.int64), _numbers(counts or "", np.int64)

    def records(self, gallery_id: int) -> Iterator[RecordStretch]:
        """What is recorded about all faces, in the order of enrolment."""
        columns = [f"group_concat({n})" for n in _NUMBERS] + [_JOINED.format(text) for text in _TEXTS]
        for count, row in self._stretches(gallery_id, columns):
            ids, first, last = (_numbers(text, np.int64) for text in row[:3])
            sex, race, source, captured = (text.split(SEPARATOR) for text in row[3:7])
            folded = row[7].casefold()
            lengths = {len(one) for one in (ids, first, last, sex, race, source, captured)}
            if lengths | {folded.count(SEPARATOR) + 1} != {count}:
                raise RuntimeError("what is recorded would stand beside the wrong face")
            yield RecordStretch(ids, first, last, sex, race, source, captured, folded)

    def measures(self, gallery_id: int) -> Iterator[MeasureStretch]:
        """What was measured on all faces, in the order of enrolment."""
        for count, row in self._stretches(gallery_id, [f"group_concat({m})" for m in _MEASURED]):
            weakest, eyes = (_numbers(text, np.float64) for text in row)
            if {len(weakest), len(eyes)} != {count}:
                raise RuntimeError("a measure would stand beside the wrong face")
            yield MeasureStretch(weakest, eyes)

    def _stretches(self, gallery_id: int, columns: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        # Face ids of a gallery ascend with its rows. The sign keeps SQLite from an index on the gallery:
        # it would go through all of it for each stretch.
        where = "FROM face WHERE face_id BETWEEN ? AND ? AND +gallery_id = ?"
        sql = f"SELECT count(*), {', '.join(columns)} {where}"
        ends = "SELECT min(face_id), max(face_id) FROM face WHERE gallery_id = ? AND row IN ({})"
        rows = self._session.rows(
            "SELECT min(row), max(row) FROM face WHERE gallery_id = ?", (int(gallery_id),)
        )[0]
        if rows[0] is None:
            return
        lowest, highest = self._session.rows(ends.format("?, ?"), (int(gallery_id), *rows))[0]
        for first in range(lowest, highest + 1, STRETCH):
            parameters = (first, min(first + STRETCH - 1, highest), int(gallery_id))
            count, *texts = self._session.rows(sql, parameters)[0]
            if count:
                yield int(count), tuple(texts)


def _numbers(joined: str, kind: type) -> NDArray:  # type: ignore[type-arg]
    """The numbers of a text, piece by piece: reading one keeps every other thread waiting."""
    parts: list[NDArray] = []  # type: ignore[type-arg]
    at = 0
    while at < len(joined):
        end = joined.find(",", at + _PIECE)
        end = len(joined) if end < 0 else end
        parts.append(np.fromstring(joined[at:end], kind, sep=","))
        at = end + 1
    return np.concatenate(parts) if parts else np.empty(0, kind)
