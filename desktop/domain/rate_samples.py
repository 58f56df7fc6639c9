"""Whom the rates of a very large gallery are measured on: people drawn at random from everybody in it.

Leave-one-out over n people costs n x n comparisons; at a million that is hours. A simple random sample of
them, each searched against the whole gallery, estimates the same FPIR: every person is as likely to be
drawn as any other, so that no weights are needed, and N, the size of the gallery, stays what it is. What
grows is the uncertainty: the intervals are those of as many searches as were made, and the confidence scale
ends where they end. Searches of a sample are closer to independent ones than those of everybody, too, since
of two people who resemble each other rarely both are drawn (`design_effect`).

A recorded group that is small in the gallery would be all but absent from the sample. So many more of its
members are searched in addition that it has `group_size` of them, or all that there are. They count for the
rate of this group alone: in the rate of the whole they would weigh too much, and in that of another group
they would be too many of one kind (of women searched for their small age band, not those of women).
Everybody's place in one random order decides about both, so that the members of a group that count are a
simple random sample of the group. This is done for sex, race, age and sex x race; other groupings have what
the sample brings.

The order comes from the snapshot's hash: nobody chooses it, and whoever has the gallery can draw the same
people again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EVERYBODY_UP_TO = 50_000
"""Subjects. To search for all of them takes about a minute on two cores; it grows as their square."""
SAMPLE_SIZE = 10_000
"""Confidence can be told up to 99.97%, and FPIR of 1% to within 0.2 points (95%)."""
GROUP_SIZE = 1_000
"""FPIR of 1% to within 0.6 points."""

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RateSample:
    """`size` of `of` subjects, and `group_size` of a recorded group that has fewer in it."""

    seed: int
    size: int
    of: int
    group_size: int

    @classmethod
    def of_snapshot(
        cls, snapshot_hash: str, subjects: int, size: int = SAMPLE_SIZE, group_size: int = GROUP_SIZE
    ) -> RateSample:
        """`snapshot_hash` is hexadecimal; 48 bits of it are the seed."""
        return cls(int(snapshot_hash[:12], 16), min(size, subjects), subjects, group_size)

    def ranks(self) -> Places:
        """Place of every subject in the random order, int64 [of]: those under `size` are the sample."""
        ranks = np.empty(self.of, np.int64)
        ranks[np.argsort(_scrambled(self.seed, self.of), kind="stable")] = np.arange(self.of)
        return ranks

    def drawn(self) -> Places:
        """Places of the sample's subjects, ascending, int64 [size]."""
        return np.flatnonzero(self.ranks() < self.size)

    def of_group(self, members: Places, ranks: Places) -> Places:
        """The members (places of subjects) that count for their group's rate, ascending."""
        order = members[np.argsort(ranks[members], kind="stable")]
        in_sample = int((ranks[members] < self.size).sum())
        return np.sort(order[: max(in_sample, self.group_size)])


def _scrambled(seed: int, count: int) -> NDArray[np.uint64]:
    """A number for each place, as good as random: SplitMix64 (Steele, Lea & Flood 2014, "Fast splittable
    pseudorandom number generators", OOPSLA). Not numpy's generators: their streams may change."""
    step = np.uint64(0x9E3779B97F4A7C15)
    state = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * step
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))
