"""What is not recorded about the people of a gallery, and what that hides (DESIGN section 6).

Nothing fills these gaps: race, sex and age are never inferred from a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.domain.error_sentences import ENGLISH, Words, grouping_text
from desktop.domain.groups import BASE_ATTRIBUTES, Grouping


@dataclass(frozen=True, slots=True)
class MetadataGap:
    """Of `n` subjects only `recorded` (fewer than `n`) have a group in the grouping `by`."""

    by: str
    recorded: int
    n: int


def metadata_gaps(groupings: Sequence[Grouping], n: int) -> tuple[MetadataGap, ...]:
    """The base attributes (sex, race or ethnicity, age) that are not recorded for all of `n` subjects.

    `groupings` as of `groups.all_groupings`, which leaves out what is recorded for nobody. No gap without
    subjects.
    """
    recorded = {one.by: one.recorded for one in groupings}
    found = (MetadataGap(by, recorded.get(by, 0), n) for by in BASE_ATTRIBUTES)
    return tuple(gap for gap in found if gap.recorded < gap.n)


def gap_sentences(gaps: Sequence[MetadataGap], words: Words = ENGLISH) -> tuple[str, ...]:
    """What is missing and what that hides: one sentence for what nobody has, one for what some have.

    Empty where nothing is missing.
    """
    found = []
    nobody = [gap for gap in gaps if not gap.recorded]
    if nobody:
        # NISTIR 8280 (2019), abstract: false positive rates vary between demographic groups "by factors
        # of 10 to beyond 100 times".
        template = words.translate(
            "Not recorded for any of {n} people: {names}. Differences in error between these groups stay "
            "hidden; elsewhere they were large."
        )
        found.append(_filled(template, nobody, words, lambda gap: grouping_text(gap.by, words)))
    some = [gap for gap in gaps if gap.recorded]
    if some:
        template = words.translate(
            "Recorded for a part of {n} people only: {names}. The others count in no group; what happens "
            "to them is hidden in the rate of everybody."
        )

        def with_count(gap: MetadataGap) -> str:
            return f"{grouping_text(gap.by, words)} ({words.whole(gap.recorded)})"

        found.append(_filled(template, some, words, with_count))
    return tuple(found)


def _filled(
    template: str, gaps: Sequence[MetadataGap], words: Words, name: Callable[[MetadataGap], str]
) -> str:
    # A list after a colon reads the same in every language, whatever its length.
    return template.format(n=words.whole(gaps[0].n), names=", ".join(map(name, gaps)))
