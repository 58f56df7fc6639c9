"""Fillers of a blind look: other people on record, chosen so that nothing but the faces tells them apart.

A filler is a real person whose face a search put near the candidates. Should the person of the probe be
among the fillers, whoever looks blind is free to say so, and that is an outcome of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedFace:
    """A row of a candidate list, with what the choice goes by. `sex` is as recorded, empty where not."""

    face_id: int
    subject_id: str
    score: float
    sex: str = ""
    shown_before: bool = False
    """Whether an earlier look of the search showed it as a filler."""


def choose_fillers(
    pool: Sequence[ListedFace], candidates: Sequence[ListedFace], wanted: int
) -> tuple[ListedFace, ...]:
    """At most `wanted` of the pool, each near in score to one of the candidates, taken in turn.

    A recorded sex that contradicts the candidate's gives the answer away: such a face comes last of all.
    Before it come faces that were shown before, and before those the ones of the candidate's recorded sex
    and then the ones of which it is not known. Nobody is chosen twice, and no candidate is a filler.
    """
    taken = {face.subject_id for face in candidates}
    left = [face for face in pool if face.subject_id not in taken]
    chosen: list[ListedFace] = []
    while left and candidates and len(chosen) < wanted:
        beside = candidates[len(chosen) % len(candidates)]
        best = min(left, key=lambda face: _order(face, beside))
        chosen.append(best)
        left = [face for face in left if face.subject_id != best.subject_id]
    return tuple(chosen)


def _order(face: ListedFace, beside: ListedFace) -> tuple[bool, bool, bool, float, int]:
    known = bool(face.sex and beside.sex)
    alike = known and face.sex.casefold() == beside.sex.casefold()
    return (
        known and not alike,
        face.shown_before,
        not alike,
        abs(face.score - beside.score),
        face.face_id,
    )
