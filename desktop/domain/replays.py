"""A replay: people who are not in a gallery are searched in it, all at once, to see who is returned.

The form of the test that the ACLU of Northern California published on 26 July 2018: public portraits of
the 535 members of Congress, searched among 25,000 arrest photos; 28 of them got somebody else. Nobody has
a mate in a replay, so that everybody who is returned is a false candidate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.design_effect import DesignEffect
from desktop.domain.group_rates import GroupCurves, GroupTable
from desktop.domain.groups import Grouping
from desktop.domain.rates import FpirCurve, Rate
from desktop.domain.score_kinds import ScoreKind


@dataclass(frozen=True, slots=True)
class ReplaySide:
    """A gallery as it was when the replay ran."""

    gallery_id: int
    name: str
    snapshot_hash: str
    subjects: int


@dataclass(frozen=True, slots=True)
class FalseCandidate:
    """Somebody else who was returned: an enrolled face and its score."""

    face_id: int
    score: float


@dataclass(frozen=True, slots=True)
class ReplayPerson:
    """One person who was searched, with who is returned at the threshold it was asked for, best first.

    `more` says that the list was full: others may stand at or above the threshold too.
    """

    place: int
    subject_id: str
    face_id: int
    candidates: tuple[FalseCandidate, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ReplayOutcome:
    """What one setting does: `rate.events` of `rate.n` people get a false candidate.

    `tables` are the same by recorded group, one table a grouping. `people` int64 [events] are the places of
    those who get one, best score first.
    """

    threshold: float
    rate: Rate
    tables: tuple[GroupTable, ...]
    people: NDArray[np.int64]


class Replay:
    """Sorted once; every setting afterwards costs a few binary searches.

    For p people, k candidates each: `subject_ids` and `face_ids` int64 [p] say who was searched,
    `scores` float32 [p, k] (descending) and `candidate_faces` int64 [p, k] who was found, each person of
    the gallery by the best face. `left_out` people are enrolled in the gallery as well: each was searched
    among everybody else.
    """

    def __init__(
        self,
        *,
        gallery: ReplaySide,
        probes: ReplaySide,
        pack_id: str,
        pack_hash: str,
        kind: ScoreKind,
        subject_ids: tuple[str, ...],
        face_ids: NDArray[np.int64],
        scores: NDArray[np.float32],
        candidate_faces: NDArray[np.int64],
        left_out: int,
        groupings: Sequence[Grouping],
        design: DesignEffect | None = None,
    ) -> None:
        """`design` where everybody of one gallery was left out in turn: these searches are not independent.

        Raises `ValueError` where the shapes do not fit each other or nobody was searched."""
        people = len(subject_ids)
        if people == 0 or len(face_ids) != people or len(scores) != people or scores.shape[1] == 0:
            raise ValueError(f"{people} people, {len(face_ids)} faces, scores {scores.shape}")
        if candidate_faces.shape != scores.shape:
            raise ValueError(f"{candidate_faces.shape} candidates for scores {scores.shape}")
        self.gallery = gallery
        self.probes = probes
        self.pack_id = pack_id
        self.pack_hash = pack_hash
        self.kind = kind
        self.subject_ids = subject_ids
        self.face_ids = face_ids
        self.scores = scores
        self.candidate_faces = candidate_faces
        self.left_out = left_out
        self.groupings = tuple(groupings)
        best = scores[:, 0]
        self.curve = FpirCurve(best, design)
        self._groups = tuple(GroupCurves(g.by, g.names, best, design) for g in self.groupings)
        self._order = np.argsort(-scores[:, 0], kind="stable").astype(np.int64)

    @property
    def n(self) -> int:
        """How many people were searched."""
        return len(self.subject_ids)

    @property
    def is_one_gallery(self) -> bool:
        """Everybody of the gallery was left out in turn."""
        return self.gallery.gallery_id == self.probes.gallery_id

    def at(self, threshold: float) -> ReplayOutcome:
        """What happens at `threshold`."""
        rate = self.curve.rate(threshold)
        tables = tuple(curves.at(threshold) for curves in self._groups)
        return ReplayOutcome(threshold, rate, tables, self._order[: rate.events])

    def person(self, place: int, threshold: float) -> ReplayPerson:
        """One person with the false candidates at `threshold`. Raises `IndexError`."""
        row = self.scores[place]
        count = int((row >= np.float32(threshold)).sum())
        found = tuple(
            FalseCandidate(int(face), float(score))
            for face, score in zip(self.candidate_faces[place, :count], row[:count], strict=True)
        )
        everybody = self.gallery.subjects - (1 if self.left_out else 0)
        full = count == len(row) and count < everybody
        return ReplayPerson(place, self.subject_ids[place], int(self.face_ids[place]), found, full)

    def groups_of(self, place: int) -> dict[str, str]:
        """Recorded groups of a person who was searched (grouping -> group), if recorded."""
        return {g.by: g.names[place] for g in self.groupings if g.names[place]}
