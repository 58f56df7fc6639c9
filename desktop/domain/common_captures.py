"""Which captures several galleries have in common, and what each of them lacks.

Packs are compared on exactly the pictures that all of them enrolled. A pack that finds no face in the hard
ones would look better for it, so that what it refused is counted as well: failure to enrol (ISO/IEC
19795-1), and a second reading in which every refused capture is a miss.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.rates import Rate, wilson_rate
from desktop.domain.refusals import RefusalReason

REFUSED_BY_THE_PACK = frozenset(
    (
        RefusalReason.NO_FACE,
        RefusalReason.SEVERAL_FACES,
        RefusalReason.TOO_SMALL,
        RefusalReason.FACE_ELSEWHERE,
    )
)
"""What its detector decides. A damaged file, or one that the table does not name, is nobody's failure."""


@dataclass(frozen=True, slots=True)
class Captures:
    """The captures that one gallery was given, by the SHA-256 of the picture.

    `enrolled` names the subject of each, in the order of enrolment; `refused` are those of which the pack
    made no template.
    """

    enrolled: Mapping[str, str]
    refused: frozenset[str]

    @property
    def offered(self) -> frozenset[str]:
        return self.refused.union(self.enrolled)


@dataclass(frozen=True, slots=True)
class SideCaptures:
    """What one gallery has of the common captures, and what it lacks.

    Of the `offered` captures, those that all galleries were given, this one's pack `refused` so many.
    `not_offered` were enrolled by another gallery and never given to this one; `otherwise` were enrolled
    by all, but not as the same subject everywhere. `refused_unseen` were refused here and never given to
    some other gallery: of these nobody knows what the other pack would have made.
    """

    enrolled: int
    offered: int
    refused: int
    not_offered: int
    otherwise: int
    refused_unseen: int

    @property
    def failure_to_enrol(self) -> Rate | None:
        """FTE over the captures that all were given; None where there are none."""
        return wilson_rate(self.refused, self.offered) if self.offered else None


@dataclass(frozen=True, slots=True)
class CommonCaptures:
    """(SHA-256, subject) of captures in the order of the first gallery, then of the next ones.

    `shared` were enrolled by all galleries as the same subject. `pool` were given to all and enrolled by
    one or more, by no two as different subjects; all of `shared` are among them.
    """

    shared: tuple[tuple[str, str], ...]
    pool: tuple[tuple[str, str], ...]
    sides: tuple[SideCaptures, ...]

    @property
    def subjects(self) -> int:
        return len({subject for _, subject in self.shared})

    @property
    def anything_refused(self) -> bool:
        return len(self.pool) != len(self.shared)


def common_captures(galleries: Sequence[Captures]) -> CommonCaptures:
    """Raises `ValueError` for no gallery."""
    if not galleries:
        raise ValueError("no gallery")
    offered = frozenset.intersection(*(one.offered for one in galleries))
    order = dict.fromkeys(sha256 for one in galleries for sha256 in one.enrolled)
    shared, pool, otherwise = [], [], 0
    for sha256 in order:
        if sha256 not in offered:
            continue
        subjects = [one.enrolled[sha256] for one in galleries if sha256 in one.enrolled]
        everywhere = len(subjects) == len(galleries)
        if len(set(subjects)) > 1:
            otherwise += everywhere
            continue
        pool.append((sha256, subjects[0]))
        if everywhere:
            shared.append((sha256, subjects[0]))
    sides = []
    for one in galleries:
        refused = one.refused.difference(one.enrolled)
        sides.append(
            SideCaptures(
                enrolled=len(one.enrolled),
                offered=len(offered),
                refused=len(offered & refused),
                not_offered=sum(1 for sha256 in order if sha256 not in one.offered),
                otherwise=otherwise,
                refused_unseen=len(refused - offered),
            )
        )
    return CommonCaptures(tuple(shared), tuple(pool), tuple(sides))
